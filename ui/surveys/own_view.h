// SPDX-License-Identifier: GPL-3.0-or-later
// "Our own surveys": what the answers come to by question and group, and the comments, which become evidence.
#pragma once

#include "app/own_survey.h"
#include "surveys/survey_view.h"
#include "widgets/table_model.h"

class QLabel;
class QStackedWidget;

namespace waymark::ui {

class Button;
class ChipSet;
class ChoiceStrip;
class DataTable;
class DetailSplitter;
class EmptyState;
class FormCombo;
class ListTools;
class NotesField;
class SurveyImportView;
class SurveyResultsView;

class CommentsModel final : public VectorModel<domain::Stored<domain::SurveyComment>> {
  Q_OBJECT
 public:
  enum ColumnPlace { Text, Question, Voice, MayQuote, Criteria, Made, Answer };
  explicit CommentsModel(const AppState& state, QObject* parent = nullptr);
  void setMapping(lists::SurveyMapping mapping) { m_mapping = std::move(mapping); }

 protected:
  [[nodiscard]] QVariant cell(int sourceRow, int column, int role) const override;
  [[nodiscard]] base::Uuid rowId(const domain::Stored<domain::SurveyComment>& row) const override {
    return row.value.id.uuid;
  }
  [[nodiscard]] bool less(int sourceA, int sourceB, int column) const override;

 private:
  const AppState& m_state;
  lists::SurveyMapping m_mapping;
};

class OwnSurveyView final : public SurveyView {
  Q_OBJECT
 public:
  explicit OwnSurveyView(const PageContext& context);
  void activated() override;
  void setFilter(const QString& text) override;
  void openArgument(const QString& argument) override;
  [[nodiscard]] QString place() const override;
  [[nodiscard]] QString summary() const override;
  [[nodiscard]] SurveyImportView* import() const { return m_import; }

 private:
  [[nodiscard]] QWidget* makeCoding();
  [[nodiscard]] const domain::OwnSurvey* survey() const;
  void refresh();
  void showSurvey();
  void openComment(const base::Uuid& id);
  void code();
  void deleteSurvey();
  /// Where the words were found goes along, the words don't.
  void raiseConcern();

  QStackedWidget* m_stack;
  EmptyState* m_empty;
  SurveyImportView* m_import;
  FormCombo* m_which;
  Button* m_bring;
  Button* m_delete;
  QLabel* m_facts;
  ChoiceStrip* m_part;
  QStackedWidget* m_parts;
  SurveyResultsView* m_results;
  CommentsModel* m_comments;
  DataTable* m_commentTable;
  DetailSplitter* m_splitter;
  ListTools* m_commentTools;
  QLabel* m_text;
  QLabel* m_mayQuote;
  FormCombo* m_criterion;
  ChipSet* m_also;
  ChoiceStrip* m_finding;
  NotesField* m_summary;
  Button* m_code;
  Button* m_made;  // the evidence it became
  Button* m_raise;
  base::Uuid m_shown;
  base::Uuid m_comment;
  base::Uuid m_read;  // whose answers are shown
};

}  // namespace waymark::ui
