// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/area_calendar.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QVBoxLayout>

#include "bridge/dates.h"
#include "bridge/text.h"
#include "shell/app_state.h"
#include "widgets/button.h"
#include "widgets/choice.h"
#include "widgets/data_table.h"
#include "widgets/field.h"
#include "widgets/label.h"
#include "widgets/style.h"

namespace waymark::ui {

using domain::CalendarEntry;
using domain::CalendarEntryKind;

namespace {

constexpr int kDaysShown = 5;

QString kindWord(CalendarEntryKind kind) {
  switch (kind) {
    case CalendarEntryKind::BankHoliday:
      return AreaCalendar::tr("Bank holiday");
    case CalendarEntryKind::Closure:
      return AreaCalendar::tr("Closure");
    case CalendarEntryKind::SchoolTerm:
      return AreaCalendar::tr("School term");
  }
  return {};
}

}  // namespace

CalendarEntryModel::CalendarEntryModel(QObject* parent)
    : VectorModel(
          {{tr("Kind"), 130}, {tr("Name"), 240}, {tr("First day"), 140}, {tr("Last day"), 140}, {tr("Source"), 240}},
          parent) {}

QVariant CalendarEntryModel::cell(int sourceRow, int column, int role) const {
  if (role != Qt::DisplayRole) return {};
  const auto& entry = at(sourceRow);
  switch (column) {
    case Kind:
      return kindWord(entry.kind);
    case Name:
      return toQt(entry.name);
    case First:
      return longDate(entry.firstDay);
    case Last:
      return longDate(entry.lastDay);
    case Source:
      return toQt(entry.source);
    default:
      return {};
  }
}

bool CalendarEntryModel::less(int sourceA, int sourceB, int column) const {
  const auto& a = at(sourceA);
  const auto& b = at(sourceB);
  switch (column) {
    case Kind:
      return a.kind < b.kind;
    case Name:
      return a.name < b.name;
    case Last:
      return a.lastDay < b.lastDay;
    case Source:
      return a.source < b.source;
    default:
      return a.firstDay < b.firstDay;
  }
}

AreaCalendar::AreaCalendar(AppState& state, QWidget* parent)
    : QWidget(parent),
      m_state(state),
      m_model(new CalendarEntryModel(this)),
      m_table(new DataTable(tr("The area’s own calendar"))),
      m_kind(
          new ChoiceStrip(tr("Kind of days"), {{tr("Closure"), static_cast<int>(CalendarEntryKind::Closure)},
                                               {tr("School term"), static_cast<int>(CalendarEntryKind::SchoolTerm)}})),
      m_name(new QLineEdit),
      m_first(new DateField(state.now().today)),
      m_last(new DateField(state.now().today)),
      m_nameRow(new FormRow(tr("Name"), m_name)),
      m_firstRow(new FormRow(tr("First day"), m_first)),
      m_lastRow(new FormRow(tr("Last day"), m_last)),
      m_add(new Button(ButtonKind::Secondary, "add", tr("Add days"))),
      m_remove(new Button(ButtonKind::Secondary, "trash", tr("Take out"))) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(8);
  column->addWidget(
      makeLabel(tr("The area’s own days. A closure brings our own tasks forward; a day outside the school "
                   "terms warns. Neither moves a date that inspectors or the law set."),
                {TextSize::Body, TextWeight::Regular, Role::Muted}));
  m_table->setTableModel(m_model, CalendarEntryModel::Name);
  fixTextHeight(m_table, (kDaysShown + 1) * kRowHeight);
  column->addWidget(m_table);
  m_kind->setValue(static_cast<int>(CalendarEntryKind::Closure));
  auto* kind = new QHBoxLayout;
  kind->addWidget(m_kind, 0, Qt::AlignLeft);
  kind->addStretch(1);
  column->addLayout(kind);
  auto* fields = new QHBoxLayout;
  fields->setSpacing(16);
  fields->addWidget(m_nameRow, 2, Qt::AlignTop);
  fields->addWidget(m_firstRow, 1, Qt::AlignTop);
  fields->addWidget(m_lastRow, 1, Qt::AlignTop);
  column->addLayout(fields);
  auto* buttons = new QHBoxLayout;
  buttons->addWidget(m_add);
  buttons->addWidget(m_remove);
  buttons->addStretch(1);
  column->addLayout(buttons);
  connect(m_add, &QPushButton::clicked, this, &AreaCalendar::add);
  connect(m_remove, &QPushButton::clicked, this, &AreaCalendar::removeCurrent);
  connect(m_first, &DateField::problem, m_firstRow, &FormRow::setError);
  connect(m_last, &DateField::problem, m_lastRow, &FormRow::setError);
  connect(m_table, &DataTable::currentIdChanged, this,
          [this](const base::Uuid& id) { m_remove->setEnabled(!id.isNull() && !m_state.readOnlyWhy()); });
  connect(&m_state, &AppState::loaded, this, &AreaCalendar::refresh);
  connect(&m_state, &AppState::applied, this, [this](const domain::ChangeSet& set) {
    for (const auto& change : set.changes)
      if (std::holds_alternative<CalendarEntry>(change.after ? *change.after : *change.before)) return refresh();
  });
  refresh();
}

void AreaCalendar::refresh() {
  std::vector<CalendarEntry> rows;
  for (const auto& row : m_state.workspace().all<CalendarEntry>()) rows.push_back(row.value);
  m_model->setRows(std::move(rows));
  const bool canWrite = m_state.isOpen() && !m_state.readOnlyWhy();
  m_add->setEnabled(canWrite);
  m_remove->setEnabled(canWrite && !m_table->currentId().isNull());
}

void AreaCalendar::add() {
  const bool named = !m_name->text().trimmed().isEmpty();
  const auto first = m_first->day();
  const auto last = m_last->day() ? m_last->day() : first;
  m_nameRow->setError(named ? QString() : tr("Give the days a name."));
  m_firstRow->setError(first ? QString() : tr("Give the first day."));
  m_lastRow->setError(first && last && *last < *first ? tr("The last day is before the first.") : QString());
  if (!named || !first || *last < *first) return;
  CalendarEntry entry;
  entry.id = m_state.newId<domain::CalendarEntryTag>();
  entry.kind = static_cast<CalendarEntryKind>(m_kind->value().value_or(0));
  entry.name = fromQt(m_name->text().trimmed());
  entry.firstDay = *first;
  entry.lastDay = *last;
  m_state.apply(tr("add days to the calendar"), domain::made(domain::Record{entry}));
  m_name->clear();
  m_first->setDay(std::nullopt);
  m_last->setDay(std::nullopt);
  m_name->setFocus();
}

void AreaCalendar::removeCurrent() {
  const auto* row = m_state.find<CalendarEntry>({m_table->currentId()});
  if (row != nullptr) m_state.apply(tr("take days out of the calendar"), domain::removed(*row));
}

}  // namespace waymark::ui
