// SPDX-License-Identifier: GPL-3.0-or-later
// What a survey of our own comes to, by question and group, as bars or as a table. True numbers for working; "For
// sharing" shows exactly what would leave, and every copy carries its mark.
#pragma once

#include <optional>

#include "app/background.h"
#include "app/survey_report.h"
#include "shell/page.h"
#include "widgets/table_model.h"

class QLabel;
class QStackedWidget;

namespace waymark::ui {

class Button;
class ChoiceStrip;
class DataTable;
class FormCombo;
class SurveyBars;

class FiguresModel final : public VectorModel<app::SurveyReport::Figure> {
  Q_OBJECT
 public:
  enum ColumnPlace { Question, Answer, Group, Answers, Share };
  explicit FiguresModel(QObject* parent = nullptr);
  void setReport(const app::SurveyReport& report);

 protected:
  [[nodiscard]] QVariant cell(int sourceRow, int column, int role) const override;
  [[nodiscard]] base::Uuid rowId(const app::SurveyReport::Figure& row) const override;
  [[nodiscard]] bool less(int sourceA, int sourceB, int column) const override;

 private:
  std::vector<QString> m_questions;
};

class SurveyResultsView final : public QWidget {
  Q_OBJECT
 public:
  explicit SurveyResultsView(const PageContext& context);
  ~SurveyResultsView() override;
  /// Another survey: its groups are there to choose among.
  void setSurvey(const domain::OwnSurvey& survey, const lists::SurveyMapping& mapping);
  void setAnswers(lists::SurveyAnswers answers);
  void showReport();
  void setFilter(const QString& text);
  [[nodiscard]] const std::optional<app::SurveyReport>& report() const { return m_report; }

  void copy();
  /// As a workbook or CSV by the name's end; written on another thread.
  void saveTo(const QString& file);

 signals:
  /// The file is written, or the sentence says why not.
  void saved();

 protected:
  bool event(QEvent* event) override;
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  void askFile();

  PageContext m_context;
  FormCombo* m_group;
  ChoiceStrip* m_sharing;
  ChoiceStrip* m_form;
  QStackedWidget* m_forms;
  QLabel* m_mark;
  QLabel* m_note;
  Button* m_copy;
  Button* m_save;
  SurveyBars* m_bars;
  FiguresModel* m_figures;
  DataTable* m_table;
  domain::OwnSurvey m_survey;
  lists::SurveyMapping m_mapping;
  lists::SurveyAnswers m_answers;
  std::optional<app::SurveyReport> m_report;
  app::Background m_background;  // last: it ends before what its results go to
};

}  // namespace waymark::ui
