// SPDX-License-Identifier: GPL-3.0-or-later
// "You said, we did": what families and young people said, what was done, who acts, and when they were told.
#pragma once

#include "domain/survey.h"
#include "surveys/survey_view.h"
#include "widgets/record_form.h"
#include "widgets/table_model.h"

namespace waymark::ui {

class Button;
class ChipSet;
class DataTable;
class DateField;
class DetailSplitter;
class EmptyState;
class IdCombo;
class ListTools;
class NotesField;

class SaidModel final : public VectorModel<domain::Stored<domain::YouSaid>> {
  Q_OBJECT
 public:
  enum ColumnPlace { Said, Did, Who, Told, Criteria };
  explicit SaidModel(const AppState& state, QObject* parent = nullptr);

 protected:
  [[nodiscard]] QVariant cell(int sourceRow, int column, int role) const override;
  [[nodiscard]] base::Uuid rowId(const domain::Stored<domain::YouSaid>& row) const override { return row.value.id.uuid; }
  [[nodiscard]] bool less(int sourceA, int sourceB, int column) const override;

 private:
  const AppState& m_state;
};

class SaidForm final : public RecordForm {
  Q_OBJECT
 public:
  explicit SaidForm(AppState& state, QWidget* parent = nullptr);
  void show(Mode mode, const domain::YouSaid& item);
  [[nodiscard]] domain::YouSaid value() const;
  bool check();
  void focusFirst() override;

 private:
  AppState& m_state;
  domain::YouSaid m_given;
  NotesField* m_said;
  NotesField* m_did;
  IdCombo* m_survey;
  IdCombo* m_who;
  DateField* m_told;
  ChipSet* m_criteria;
  FormRow* m_saidRow;
};

class SaidView final : public SurveyView {
  Q_OBJECT
 public:
  explicit SaidView(const PageContext& context);
  void activated() override;
  void setFilter(const QString& text) override;
  void openArgument(const QString& argument) override;
  [[nodiscard]] QString place() const override;
  [[nodiscard]] QString summary() const override;

 private:
  void refresh();
  void open(const base::Uuid& id);
  void startNew();
  void save();
  void writeEdit();
  void remove();

  SaidModel* m_model;
  DataTable* m_table;
  SaidForm* m_form;
  DetailSplitter* m_splitter;
  EmptyState* m_empty;
  Button* m_new;
  ListTools* m_tools;
  base::Uuid m_shown;
  base::Uuid m_awaited;
};

}  // namespace waymark::ui
