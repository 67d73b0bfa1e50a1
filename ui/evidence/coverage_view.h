// SPDX-License-Identifier: GPL-3.0-or-later
// The coverage map: criteria by source, service or age phase, a number in each cell, holes hatched and named. It is a
// table (arrow keys, screen readers); Enter or a click shows a cell's findings or, in a hole, opens the form.
#pragma once

#include <QAbstractTableModel>
#include <QWidget>

#include "evidence/evidence_model.h"
#include "judgement/coverage.h"

class QLabel;
class QTableView;
class QTimer;

namespace waymark::ui {

class ChoiceStrip;

class CoverageModel final : public QAbstractTableModel {
  Q_OBJECT
 public:
  enum class By { Source, Service, AgePhase };
  /// HoleRole: bool. ShareRole: 0 to 1 of the fullest cell.
  enum CoverageRole { HoleRole = Qt::UserRole + 1, ShareRole };

  explicit CoverageModel(AppState& state, QObject* parent = nullptr);
  void setBy(By by);
  void recompute();
  [[nodiscard]] const judgement::Coverage& coverage() const { return m_coverage; }
  /// What the findings of a cell have in common; what a form for it starts with.
  [[nodiscard]] EvidenceFilter filterOf(const QModelIndex& index) const;
  [[nodiscard]] bool isHole(const QModelIndex& index) const;

  [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
  [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

 private:
  [[nodiscard]] const judgement::CoverageGrid& grid() const;
  [[nodiscard]] int kinds() const;  // without "not stated"
  [[nodiscard]] QString columnName(int column) const;
  [[nodiscard]] int count(int row, int column) const;

  AppState& m_state;
  By m_by = By::Source;
  judgement::Coverage m_coverage;
  int m_most = 1;
};

class CoverageView final : public QWidget {
  Q_OBJECT
 public:
  explicit CoverageView(AppState& state, QWidget* parent = nullptr);
  void focusMap();

 signals:
  void findingsAsked(const waymark::ui::EvidenceFilter& filter);
  void newAsked(const waymark::ui::EvidenceFilter& preset);

 protected:
  void showEvent(QShowEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  void refresh();
  void open(const QModelIndex& index);
  void fitColumns();

  AppState& m_state;
  CoverageModel* m_model;
  ChoiceStrip* m_by;
  QLabel* m_sentence;
  QTableView* m_map;
  QTimer* m_soon;
};

}  // namespace waymark::ui
