// SPDX-License-Identifier: GPL-3.0-or-later
// "Hours and ways": what sessions are placed within, as one list: working hours, absences, ways between places and the
// inspectors. Each opens its form.
#pragma once

#include <QWidget>

#include "domain/change.h"
#include "widgets/table_model.h"

namespace waymark::ui {

class AbsenceForm;
class AppState;
class Button;
class DataTable;
class DetailSplitter;
class HoursForm;
class InspectorForm;
class JourneyForm;
class Navigator;
class RecordForm;

enum class SetupKind { Inspector, Hours, Absence, Way };
struct SetupRow {
  base::Uuid id;
  SetupKind kind = SetupKind::Hours;
  QString who;
  QString when;
  QString more;
};

class SetupModel final : public VectorModel<SetupRow> {
  Q_OBJECT
 public:
  enum ColumnId { Kind, Who, When, More };
  explicit SetupModel(QObject* parent = nullptr);

 protected:
  [[nodiscard]] QVariant cell(int sourceRow, int column, int role) const override;
  [[nodiscard]] base::Uuid rowId(const SetupRow& row) const override { return row.id; }
};

class SetupView final : public QWidget {
  Q_OBJECT
 public:
  SetupView(AppState& state, Navigator& navigator, QWidget* parent = nullptr);
  ~SetupView() override;
  void refresh();
  void setFilter(const QString& text);
  void startNew(SetupKind kind);

 private:
  void follow(const domain::ChangeSet& changes);
  void open(const base::Uuid& id);
  void openForm(RecordForm* form, const QString& title);
  void save();
  void writeEdit();
  void remove();
  template <class T, class Form>
  bool writeFrom(Form* form);
  void apply(const QString& name, domain::Change change);

  AppState& m_state;
  Navigator& m_navigator;
  SetupModel* m_model;
  DataTable* m_table;
  DetailSplitter* m_splitter;
  HoursForm* m_hours;
  AbsenceForm* m_absence;
  JourneyForm* m_journey;
  InspectorForm* m_inspector;
  std::vector<RecordForm*> m_forms;
  RecordForm* m_open = nullptr;
  std::vector<Button*> m_new;
  base::Uuid m_shown;
  base::Uuid m_awaited;
  bool m_writing = false;
  bool m_editWaits = false;
  bool m_quiet = false;
};

}  // namespace waymark::ui
