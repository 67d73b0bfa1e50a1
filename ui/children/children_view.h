// SPDX-License-Identifier: GPL-3.0-or-later
// The first view of Children & plans: every child and young person on the lists, by case code, with facets at the left
// and the child's panel at the right.
#pragma once

#include <QJsonArray>
#include <QJsonObject>

#include "children/caseload_source.h"
#include "children/caseload_view.h"

class QSplitter;
class QStackedWidget;

namespace waymark::ui {

class Button;
class ChildDetail;
class ChildrenModel;
class DataTable;
class DetailSplitter;
class ElidedLabel;
class FacetPanel;
class FlowBox;
class ListTools;
class CaseloadStanding;

class ChildrenView final : public CaseloadView {
  Q_OBJECT
 public:
  explicit ChildrenView(const ViewContext& context);
  ~ChildrenView() override;

  void activated() override;
  void setFilter(const QString& text) override;
  /// A case code; "rule:101a", the children who fail it; "filter:problems=errors;clock=late"; "cell:<row's
  /// id>:<column>", or "correct:…" with the form for it; "view:<id>" of a saved view.
  void openArgument(const QString& argument) override;
  [[nodiscard]] QString place() const override;
  [[nodiscard]] QString summary() const override;

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;

 private:
  void goTo(const QString& argument, bool takesFocus);
  void onSource();
  void build();
  QWidget* makeList();
  void takeUp();
  void takeClocks();
  void showNote();
  void fitNote();
  void showRow(int sourceRow);
  bool stepTo(const base::Uuid& was, int place);
  void onCurrent(const base::Uuid& id);
  void showFilters(bool shown);
  void fitFilters();
  void choose(const app::FacetChoice& choice);
  void follow();
  void showChips();
  [[nodiscard]] QJsonObject filterState() const;
  QStringList setFilterState(const QJsonObject& kept);
  app::FacetChoice choiceOf(const QJsonObject& kept, const std::vector<app::Facet>& facets, QStringList* unknown);

  QStackedWidget* m_stack;
  CaseloadStanding* m_standing;
  ChildrenModel* m_model = nullptr;  // with the parts below, once there is a list
  DetailSplitter* m_splitter = nullptr;
  QSplitter* m_sides = nullptr;
  FacetPanel* m_facets = nullptr;
  Button* m_filters = nullptr;
  FlowBox* m_bar = nullptr;
  QWidget* m_chips = nullptr;
  ElidedLabel* m_note = nullptr;  // where the list is low, the summary says it
  DataTable* m_table = nullptr;
  ListTools* m_tools = nullptr;
  ChildDetail* m_detail = nullptr;
  QString m_words;
  QString m_waiting;  // an argument that came before the lists
  const QWidget* m_focusWas = nullptr;  // when it came; only compared
  QJsonArray m_waitingClocks;  // answers of the clocks' facet that were asked for before those were read
  bool m_wantsFilters = true;
  bool m_quiet = false;
};

}  // namespace waymark::ui
