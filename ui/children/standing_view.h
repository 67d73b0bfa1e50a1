// SPDX-License-Identifier: GPL-3.0-or-later
// "Where the area stands": DfE's release, chosen once as the zip it comes in, with the area beside its neighbours, its
// region and England; as pictures with words, or as a table.
#pragma once

#include <memory>

#include "app/area_standing.h"
#include "app/background.h"
#include "children/caseload_view.h"
#include "widgets/choice.h"

class QLabel;
class QStackedWidget;
class QVBoxLayout;

namespace waymark::ui {

class Button;
class ColumnScroll;
class CompareBar;
class DataTable;
class EmptyState;
class IdCombo;
class ListTools;
class StandingModel;

class StandingView final : public CaseloadView {
  Q_OBJECT
 public:
  explicit StandingView(const ViewContext& context);
  ~StandingView() override;
  void activated() override;
  void setFilter(const QString& text) override;
  [[nodiscard]] QString summary() const override;
  void openArgument(const QString& argument) override;
  /// Reads the zip on a second thread, then keeps its figures.
  void takeIn(const QString& file);

 protected:
  bool event(QEvent* event) override;

 private:
  void chooseFile();
  void keep(base::Result<lists::ReleaseFigures> figures);
  void load();
  void take(base::Result<std::optional<app::AreaStandingReport>> report);
  void showRows();
  void showState();
  QWidget* makeRow(std::size_t place);
  [[nodiscard]] QString aboutText() const;
  /// Which authorities the area is compared with, kept in the workspace.
  void keepCompared();

  EmptyState* m_empty;
  EmptyState* m_unknown;  // the release doesn't know this area
  Button* m_choose;
  Button* m_columns;
  ChoiceStrip* m_form;
  IdCombo* m_authority;
  QLabel* m_about;
  Button* m_others;       // other areas than the statistical neighbours
  CompareBar* m_compare;  // where the release doesn't know this area, or others are chosen
  QWidget* m_top;
  QStackedWidget* m_stack;
  ColumnScroll* m_scroll;
  DataTable* m_table;
  StandingModel* m_model;
  ListTools* m_tools;
  std::shared_ptr<const app::AreaStandingReport> m_report;
  std::string m_wanted;         // another authority's code
  bool m_asksOthers = false;    // the bar stands open though none are chosen yet
  QString m_filter;
  bool m_stale = true;
  app::Background m_background;  // last: it ends before what its results go to
};

}  // namespace waymark::ui
