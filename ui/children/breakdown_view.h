// SPDX-License-Identifier: GPL-3.0-or-later
// "Breakdown": how many children the lists have by need, age, phase, sex, ethnicity, locality …, by one thing or by two.
// True numbers for working; "For sharing" shows exactly what would leave, and that alone is copied, saved and printed.
#pragma once

#include <optional>

#include "app/background.h"
#include "app/caseload_report.h"
#include "children/caseload_view.h"

class QLabel;
class QStackedWidget;

namespace waymark::ui {

class BreakdownBars;
class BreakdownModel;
class Button;
class CaseloadStanding;
class ChoiceStrip;
class ColumnScroll;
class DataTable;
class FormCombo;

class BreakdownView final : public CaseloadView {
  Q_OBJECT
 public:
  explicit BreakdownView(const ViewContext& context);
  ~BreakdownView() override;
  void activated() override;
  void setFilter(const QString& text) override;
  [[nodiscard]] QString summary() const override;

  void copy();
  /// As PDF, workbook or CSV by the name's end; laid out and written on another thread.
  void saveTo(const QString& file);

 signals:
  /// The file is written, or the sentence says why not.
  void saved();

 protected:
  bool event(QEvent* event) override;
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  QWidget* makeContent();
  void onSource();
  /// The parts and lists that there are to choose among; what was chosen stays where it is still there.
  void fillChoices();
  void showReport();
  void askFile();

  QStackedWidget* m_stack;
  CaseloadStanding* m_standing;
  ColumnScroll* m_scroll;
  FormCombo* m_rows;
  FormCombo* m_across;
  FormCombo* m_list;
  ChoiceStrip* m_shown;
  ChoiceStrip* m_form;
  QLabel* m_mark;
  QLabel* m_note;
  QLabel* m_about;
  QStackedWidget* m_forms;
  DataTable* m_table;
  BreakdownModel* m_model = nullptr;
  BreakdownBars* m_bars;
  Button* m_copy;
  Button* m_save;
  std::optional<app::CaseloadReport> m_report;
  QString m_filter;
  app::Background m_background;  // last: it ends before what its results go to
};

}  // namespace waymark::ui
