// SPDX-License-Identifier: GPL-3.0-or-later
// Filter chips above the evidence list, one a question; what is set combines.
#pragma once

#include <vector>

#include "evidence/evidence_model.h"
#include "widgets/filter_chip.h"

namespace waymark::ui {

class FlowBox;

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
  /// After the chips, and wraps with them.
  void addTool(QWidget* tool);

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
