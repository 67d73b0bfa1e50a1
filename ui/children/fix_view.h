// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Problems: what is corrected here and to be fixed where the lists come from. Sheets go out for each source
// system or school, and come back filled in: shown row by row first, then taken in as one step.
#pragma once

#include "app/fix_at_source.h"
#include "children/caseload_source.h"
#include "children/caseload_view.h"

class QCheckBox;
class QFileDialog;
class QLabel;
class QLineEdit;
class QStackedWidget;

namespace waymark::ui {

class Button;
class ChoiceStrip;
class CorrectionModel;
class DataTable;
class EmptyState;
class FormRow;
class ListTools;
class TakenModel;

class FixView final : public QWidget {
  Q_OBJECT
 public:
  explicit FixView(const ViewContext& context);
  void show(const std::shared_ptr<const ReadCaseload>& read);
  void setFilter(const QString& text);
  [[nodiscard]] ListTools& tools() const { return *m_tools; }
  [[nodiscard]] QString summary() const;
  void openForm();

  /// What the file dialogs end in.
  void writeTo(const QString& place);
  void takeFrom(const QString& file);

 signals:
  void summaryChanged();
  /// To find what to correct.
  void problemsAsked();
  /// A cell of the caseload, to look at or to correct.
  void cellAsked(std::size_t row, std::size_t column, bool toCorrect);

 protected:
  void keyPressEvent(QKeyEvent* event) override;

 private:
  QWidget* makeList();
  QWidget* makeForm();
  QWidget* makeTaken();
  void openCell(bool toCorrect);
  void takeCorrectionBack();
  void askPlace();
  void askFile();
  void showTaken(const QString& file);
  void apply();
  void onApplied(const domain::ChangeSet& changes);
  void leaveTaken();
  void followSeal();
  void closeForm();
  [[nodiscard]] bool isReady();

  ViewContext m_context;
  std::shared_ptr<const ReadCaseload> m_read;
  std::shared_ptr<const app::TakenBack> m_taken;
  QStackedWidget* m_stack;
  CorrectionModel* m_model;
  DataTable* m_table;
  ListTools* m_tools;
  QLabel* m_words;
  EmptyState* m_empty;
  Button* m_write;
  Button* m_take;
  QWidget* m_form = nullptr;
  ChoiceStrip* m_each;
  ChoiceStrip* m_what;
  QCheckBox* m_identities;
  QLineEdit* m_why;
  FormRow* m_whyRow;
  Button* m_choose;
  TakenModel* m_lines;
  DataTable* m_takenTable;
  ListTools* m_takenTools;
  QLabel* m_takenTitle;
  QLabel* m_takenWords;
  Button* m_apply;
  Button* m_leave;
  bool m_isApplying = false;
};

}  // namespace waymark::ui
