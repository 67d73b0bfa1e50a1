// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases/chronology_part.h"

#include <QVBoxLayout>
#include <algorithm>

#include "bridge/messages.h"
#include "bridge/text.h"
#include "cases/case_fields.h"
#include "shell/restricted_door.h"
#include "widgets/choice.h"
#include "widgets/data_table.h"
#include "widgets/field.h"
#include "widgets/follow_rows.h"
#include "widgets/id_combo.h"
#include "widgets/label.h"
#include "widgets/record_form.h"

namespace waymark::ui {

using domain::CaseEvent;

struct EventForm final : RecordForm {
  explicit EventForm(AppState& state)
      : RecordForm(ChronologyPart::tr("Line of the chronology"), ChronologyPart::tr("Take out the line"), nullptr),
        day(new DateField(state.now().today)),
        agency(makeAgencyCombo()),
        what(new NotesField(3)),
        criteria(new ChipSet(ChronologyPart::tr("Criteria"))) {
    day->setObjectName(QStringLiteral("event-day"));
    what->setObjectName(QStringLiteral("event-what"));
    dayRow = add(ChronologyPart::tr("Day"), day);
    add(ChronologyPart::tr("Agency"), agency);
    whatRow = add(ChronologyPart::tr("What happened"), what, ChronologyPart::tr("Sealed."));
    add(ChronologyPart::tr("Criteria it bears on"), criteria);
  }
  using RecordForm::setMode;
  void focusFirst() override { day->setFocus(Qt::OtherFocusReason); }

  DateField* day;
  FormCombo* agency;
  NotesField* what;
  ChipSet* criteria;
  FormRow* dayRow;
  FormRow* whatRow;
};

ChronologyPart::ChronologyPart(CaseDesk& desk)
    : m_desk(desk),
      m_model(new EventModel(this)),
      m_table(new DataTable(tr("Chronology across agencies"))),
      m_new(new Button(ButtonKind::Quiet, "add", tr("Add a line"))),
      m_form(new EventForm(desk.state())) {
  m_table->setObjectName(QStringLiteral("chronology"));
  m_table->setTableModel(m_model, EventModel::What);
  m_table->setMinimumHeight(scaled(200));
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(kInside);
  column->addWidget(m_table, 1);
  column->addWidget(m_new, 0, Qt::AlignLeft);
  column->addWidget(m_form, 1);
  m_form->hide();
  connect(m_table, &DataTable::currentIdChanged, this, [this](const base::Uuid& id) {
    if (!m_quiet && !id.isNull()) open(id, true);
  });
  connect(m_table, &DataTable::opened, this, [this](const base::Uuid& id) {
    open(id, true);
    m_form->focusFirst();
  });
  connect(m_new, &QPushButton::clicked, this, &ChronologyPart::startNew);
  connect(m_form, &RecordForm::saveAsked, this, &ChronologyPart::save);
  connect(m_form, &RecordForm::edited, this, [this] {
    m_desk.write([this, id = m_shown]() -> std::optional<domain::ChangeSet> {
      const auto* row = id == m_shown ? m_desk.state().find<CaseEvent>({id}) : nullptr;
      auto after = row == nullptr ? std::nullopt : taken(row->value);
      if (!after || *after == row->value) return std::nullopt;
      return domain::ChangeSet{fromQt(tr("edit the chronology of %1").arg(m_desk.code())),
                               {domain::edited(*row, std::move(*after))}};
    });
  });
  connect(m_form, &RecordForm::removeAsked, this, [this] {
    m_desk.write([this, id = m_shown]() -> std::optional<domain::ChangeSet> {
      const auto* row = m_desk.state().find<CaseEvent>({id});
      if (row == nullptr) return std::nullopt;
      return domain::ChangeSet{fromQt(tr("take a line out of %1’s chronology").arg(m_desk.code())),
                               {domain::removed(*row)}};
    });
    m_desk.navigator().sayUndoable(tr("The line was taken out."));
  });
}

void ChronologyPart::empty() {
  m_model->setRows({});
  m_form->hide();
  m_form->what->setText({});
  m_shown = m_awaited = {};
}

void ChronologyPart::refresh(bool isOther) {
  std::vector<EventRow> rows;
  if (m_desk.child() != nullptr)
    for (const auto* row : app::chronologyOf(m_desk.state().workspace(), m_desk.id())) {
      const auto texts = m_desk.texts(row->value.id.uuid, row->value.sealed);
      rows.push_back({row->value, texts ? toQt(sealedText(*texts, "what")) : messageText(texts.error())});
    }
  m_quiet = true;
  followRows(*m_model, std::move(rows), [](const EventRow& row) { return row.event.id.uuid; });
  m_quiet = false;
  m_new->setEnabled(m_desk.canWrite());
  if (isOther) {
    m_shown = m_awaited = {};
    m_form->hide();
  }
  if (!m_awaited.isNull() && m_desk.state().find<CaseEvent>({m_awaited}) != nullptr) {
    m_table->setCurrentId(m_awaited);
    open(std::exchange(m_awaited, {}), true);
  } else if (m_form->isVisibleTo(this) && m_form->mode() == RecordForm::Mode::Edit) {
    open(m_shown, false);
  }
}

void ChronologyPart::open(const base::Uuid& id, bool isOther) {
  const auto* row = m_desk.state().find<CaseEvent>({id});
  if (row == nullptr || row->value.trackedChild != m_desk.id()) {
    m_shown = {};
    m_form->hide();
    return;
  }
  m_shown = id;
  const auto texts = m_desk.texts(id, row->value.sealed);
  const auto& why = m_desk.state().readOnlyWhy();
  m_form->setReadOnlyReason(!texts ? messageText(texts.error()) : why ? messageText(*why) : QString());
  m_form->setMode(RecordForm::Mode::Edit);
  for (auto* field : {m_form->dayRow, m_form->whatRow}) field->setError({});
  m_form->day->setToday(m_desk.state().now().today);
  fillDay(m_form->day, row->value.day, isOther);
  setAgency(m_form->agency, row->value.agency);
  fillNotes(m_form->what, sealedText(texts.value_or(app::SealedTexts{}), "what"), isOther);
  std::vector<Choice> choices;
  std::vector<int> chosen;
  for (const auto& criterion : m_desk.state().pack().criteria) {
    const int place = static_cast<int>(choices.size());
    choices.push_back({toQt(criterion.id.text()), place, toQt(criterion.shortTitle)});
    if (std::ranges::count(row->value.criteria, criterion.id) > 0) chosen.push_back(place);
  }
  if (isOther) m_form->criteria->setChoices(std::move(choices));
  m_form->criteria->setValues(chosen);
  m_form->show();
}

void ChronologyPart::startNew() {
  if (!m_desk.canWrite()) return;
  m_shown = {};
  m_form->setReadOnlyReason({});
  m_form->setMode(RecordForm::Mode::New);
  for (auto* field : {m_form->dayRow, m_form->whatRow}) field->setError({});
  fillDay(m_form->day, {}, true);
  fillNotes(m_form->what, {}, true);
  std::vector<Choice> choices;
  for (const auto& criterion : m_desk.state().pack().criteria)
    choices.push_back({toQt(criterion.id.text()), static_cast<int>(choices.size()), toQt(criterion.shortTitle)});
  m_form->criteria->setChoices(std::move(choices));
  m_form->criteria->setValues({});
  m_form->show();
  m_form->focusFirst();
}

std::optional<CaseEvent> ChronologyPart::taken(CaseEvent one) {
  const auto before = m_desk.texts(one.id.uuid, one.sealed);
  if (!before) return std::nullopt;
  const auto what = typed(m_form->what);
  m_form->dayRow->setError(m_form->day->day() ? QString() : tr("Say on which day."));
  m_form->whatRow->setError(what.empty() ? tr("Say what happened.") : QString());
  if (!m_form->day->day() || what.empty()) return std::nullopt;
  one.day = *m_form->day->day();
  one.agency = agencyOf(m_form->agency);
  one.criteria.clear();
  for (const int place : m_form->criteria->values())
    one.criteria.push_back(m_desk.state().pack().criteria[static_cast<std::size_t>(place)].id);
  auto texts = *before;
  texts["what"] = what;
  if (texts != *before) one.sealed = m_desk.sealed(one.id.uuid, texts);
  return one;
}

void ChronologyPart::save() {
  CaseEvent made;
  made.id = m_desk.state().newId<domain::CaseEventTag>();
  made.trackedChild = m_desk.id();
  auto after = taken(std::move(made));
  if (!after)
    return (m_form->day->day() ? static_cast<QWidget*>(m_form->what) : m_form->day)->setFocus(Qt::OtherFocusReason);
  m_awaited = after->id.uuid;
  m_desk.write([this, after = *after]() -> std::optional<domain::ChangeSet> {
    return domain::ChangeSet{fromQt(tr("add to the chronology of %1").arg(m_desk.code())),
                             {domain::made(domain::Record{after})}};
  });
}

}  // namespace waymark::ui
