// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Problems: the open schools, early years settings and colleges of the area that no child of the lists is at.
#pragma once

#include "app/caseload.h"
#include "children/caseload_view.h"

class QLabel;

namespace waymark::ui {

class DataTable;
class EmptyState;
class ListTools;
class ReturnsModel;

class ReturnsView final : public QWidget {
  Q_OBJECT
 public:
  explicit ReturnsView(const ViewContext& context);
  void show(const app::Caseload& caseload);
  void setFilter(const QString& text);
  [[nodiscard]] ListTools& tools() const { return *m_tools; }
  [[nodiscard]] QString summary() const;

 signals:
  void importAsked();

 private:
  AppState& m_state;
  ReturnsModel* m_model;
  QLabel* m_words;
  EmptyState* m_empty;
  DataTable* m_table;
  ListTools* m_tools;
};

}  // namespace waymark::ui
