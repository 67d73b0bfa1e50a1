// SPDX-License-Identifier: GPL-3.0-or-later
// The requests as two lists over the same rows, the readiness register and the request log, with the filters they
// share, their tools, and what is set on several at once.
#pragma once

#include "requests/requests_model.h"
#include "shell/page.h"

class QJsonObject;
class QStackedWidget;

namespace waymark::ui {

class Button;
class DataTable;
class FilterChip;
class FlowBox;
class ListTools;

class RequestList final : public QWidget {
  Q_OBJECT
 public:
  enum View { Register, Log };
  enum When { Late, Soon, NotReady, Open };

  RequestList(AppState& state, Navigator& navigator);

  /// What is selected and current stays where the rows are the same ones.
  void setRows(const std::vector<app::RequestRow>& rows);
  [[nodiscard]] const std::vector<app::RequestRow>& rows() const { return m_models[Register]->rows(); }
  /// nullptr for an id that isn't there.
  [[nodiscard]] const app::RequestRow* row(const base::Uuid& id) const;

  [[nodiscard]] View view() const;
  void showView(View view);
  [[nodiscard]] DataTable* table() const { return m_tables[view()]; }
  /// Shows a saved view's list as it has it; false if it is neither's.
  bool open(const domain::SavedViewId& id);
  void setWords(const QString& text);
  /// This filter and no other.
  void showOnly(When when);
  /// Makes it the current row of both lists, without a signal; a filter that hides it is taken away.
  void setCurrent(const base::Uuid& id);

 signals:
  void currentChanged(const waymark::base::Uuid& id);
  void opened(const waymark::base::Uuid& id);

 private:
  DataTable* makeTable(View view, const QString& name, const char* id, std::vector<int> byImportance);
  void refreshChoices();
  void applyFilters();
  void clearFilters();
  [[nodiscard]] QJsonObject filterState() const;
  QStringList setFilterState(const QJsonObject& filter);

  AppState& m_state;
  Navigator& m_navigator;
  RequestsModel* m_models[2];
  FlowBox* m_chips;
  FilterChip* m_stateChip;
  FilterChip* m_owner;
  FilterChip* m_partner;
  FilterChip* m_group;
  FilterChip* m_when;
  Button* m_clear;
  ListTools* m_tools[2] = {};
  DataTable* m_tables[2] = {};
  QStackedWidget* m_stack;
  std::vector<domain::PersonId> m_people;
  std::vector<domain::PartnerId> m_partners;
  QStringList m_groups;
  bool m_quiet = false;
};

}  // namespace waymark::ui
