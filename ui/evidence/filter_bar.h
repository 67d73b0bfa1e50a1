// SPDX-License-Identifier: GPL-3.0-or-later
// Filter chips above the evidence list, one a question; what is set combines. And the chip itself: a button with a
// menu of one choice, which bulk changes use too.
#pragma once

#include <QPushButton>
#include <functional>
#include <vector>

#include "evidence/evidence_model.h"

namespace waymark::ui {

class FlowBox;

/// "Criterion ▾", or the chosen one's words on the accent. Space, Enter and Down open it; Delete takes it back.
class FilterChip final : public QPushButton {
  Q_OBJECT
 public:
  struct Entry {
    QString text;
    int value = 0;
  };
  /// `any`: the menu's first entry, which takes the choice back; "" for a chip that only asks (bulk changes).
  FilterChip(const QString& name, const QString& any, QWidget* parent = nullptr);
  void setEntries(std::vector<Entry> entries);
  [[nodiscard]] std::optional<int> value() const { return m_value; }
  /// Without a signal.
  void setValue(std::optional<int> value);
  [[nodiscard]] QSize sizeHint() const override;
  [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

 signals:
  void chosen(std::optional<int> value);

 protected:
  void paintEvent(QPaintEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;

 private:
  void choose(std::optional<int> value);
  [[nodiscard]] QString words() const;

  QString m_name;
  QString m_any;
  std::vector<Entry> m_entries;
  std::optional<int> m_value;
};

class EvidenceFilterBar final : public QWidget {
  Q_OBJECT
 public:
  explicit EvidenceFilterBar(AppState& state, QWidget* parent = nullptr);
  [[nodiscard]] EvidenceFilter filter() const;
  /// Without a signal.
  void setFilter(const EvidenceFilter& filter);
  /// Partners, criteria, earlier findings and priorities: what the menus offer. A choice whose record is gone is taken
  /// back; without a signal.
  void refresh();

 signals:
  void changed();

 protected:
  void resizeEvent(QResizeEvent* event) override;

 private:
  FilterChip* add(const QString& name, const QString& any);
  void onChip();
  void showChips(int width);

  AppState& m_state;
  FlowBox* m_chips;
  FilterChip* m_finding;
  FilterChip* m_criterion;
  FilterChip* m_source;
  FilterChip* m_review;
  FilterChip* m_partner;
  FilterChip* m_service;
  FilterChip* m_agePhase;
  FilterChip* m_linked;
  FilterChip* m_dates;
  QPushButton* m_clear;
  // What the entries stand for. The workspace's own rows move on before the menus do.
  std::vector<domain::PartnerId> m_partners;
  std::vector<base::Uuid> m_links;  // earlier findings, then priorities
};

}  // namespace waymark::ui
