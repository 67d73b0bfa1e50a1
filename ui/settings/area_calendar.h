// SPDX-License-Identifier: GPL-3.0-or-later
// The area's own calendar in Settings: closures, which shift our own tasks, and school terms, which only warn.
#pragma once

#include <QWidget>
#include <optional>

#include "domain/partnership.h"
#include "widgets/table_model.h"

class QLineEdit;

namespace waymark::ui {

class AppState;
class Button;
class ChoiceStrip;
class DataTable;
class DateField;
class FormRow;

class CalendarEntryModel final : public VectorModel<domain::CalendarEntry> {
  Q_OBJECT
 public:
  enum Column { Kind, Name, First, Last, Source };
  explicit CalendarEntryModel(QObject* parent = nullptr);

 protected:
  [[nodiscard]] QVariant cell(int sourceRow, int column, int role) const override;
  [[nodiscard]] bool less(int sourceA, int sourceB, int column) const override;
  [[nodiscard]] base::Uuid rowId(const domain::CalendarEntry& row) const override { return row.id.uuid; }
};

class AreaCalendar final : public QWidget {
  Q_OBJECT
 public:
  explicit AreaCalendar(AppState& state, QWidget* parent = nullptr);

 private:
  void refresh();
  void add();
  void removeCurrent();

  AppState& m_state;
  CalendarEntryModel* m_model;
  DataTable* m_table;
  ChoiceStrip* m_kind;
  QLineEdit* m_name;
  DateField* m_first;
  DateField* m_last;
  FormRow* m_nameRow;
  FormRow* m_firstRow;
  FormRow* m_lastRow;
  Button* m_add;
  Button* m_remove;
};

}  // namespace waymark::ui
