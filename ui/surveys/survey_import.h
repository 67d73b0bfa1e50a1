// SPDX-License-Identifier: GPL-3.0-or-later
// Answers of a survey on their way in: first what each column is, then the comments that may say who somebody is, one by
// one. Nothing is kept before both are approved.
#pragma once

#include <memory>

#include "app/background.h"
#include "app/own_survey.h"
#include "shell/page.h"
#include "widgets/table_model.h"

class QLabel;
class QLineEdit;
class QStackedWidget;

namespace waymark::ui {

class Button;
class DataTable;
class DateField;
class FormCombo;

class ColumnsOfSurveyModel final : public VectorModel<lists::SurveyQuestion> {
  Q_OBJECT
 public:
  enum ColumnPlace { Header, Use, Options, Sample, Title };
  explicit ColumnsOfSurveyModel(QObject* parent = nullptr);
  void setSheet(std::shared_ptr<const lists::SurveySheet> sheet) { m_sheet = std::move(sheet); }

 protected:
  [[nodiscard]] QVariant cell(int sourceRow, int column, int role) const override;
  [[nodiscard]] base::Uuid rowId(const lists::SurveyQuestion& row) const override { return base::namedUuid(row.id); }

 private:
  std::shared_ptr<const lists::SurveySheet> m_sheet;
};

class FoundCommentsModel final : public VectorModel<app::FoundComment> {
  Q_OBJECT
 public:
  enum ColumnPlace { Row, Fate, Text, Redacted, Why };
  explicit FoundCommentsModel(QObject* parent = nullptr);

 protected:
  [[nodiscard]] QVariant cell(int sourceRow, int column, int role) const override;
  [[nodiscard]] base::Uuid rowId(const app::FoundComment& row) const override {
    return base::namedUuid(std::to_string(row.row) + row.question);
  }
};

class SurveyImportView final : public QWidget {
  Q_OBJECT
 public:
  explicit SurveyImportView(const PageContext& context);
  ~SurveyImportView() override;
  /// Asks for the file.
  void choose();
  /// Reads it on a second thread and shows the suggested mapping.
  void readFile(const QString& file);

 signals:
  void shown();
  void finished(const waymark::base::Uuid& survey);
  void cancelled();

 protected:
  bool event(QEvent* event) override;

 private:
  [[nodiscard]] QWidget* makeColumns();
  [[nodiscard]] QWidget* makeComments();
  void take(base::Result<lists::SurveySheet> sheet);
  void setUse(lists::SurveyColumn use);
  void recount(int row, lists::SurveyQuestion question);
  void setSeparator();
  void setQuestion();
  void showUse();
  void goOn();
  void decide(app::CommentFate fate);
  void showOpen();
  void keep();

  PageContext m_context;
  std::shared_ptr<const lists::SurveySheet> m_sheet;
  app::SurveyImport m_import;
  QStackedWidget* m_steps;
  QLabel* m_words;
  QLineEdit* m_title;
  QLineEdit* m_audience;
  DateField* m_opened;
  DateField* m_closed;
  QLineEdit* m_invited;
  FormCombo* m_voice;
  ColumnsOfSurveyModel* m_columns;
  DataTable* m_columnTable;
  FormCombo* m_use;
  QLineEdit* m_separator;
  QLineEdit* m_question;
  Button* m_approve;
  FoundCommentsModel* m_comments;
  DataTable* m_commentTable;
  QLabel* m_open;
  Button* m_keep;
  app::Background m_background;  // last: it ends before what its results go to
};

}  // namespace waymark::ui
