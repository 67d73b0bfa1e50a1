// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases/chronology_part.h"

#include <algorithm>

#include "bridge/messages.h"
#include "bridge/text.h"
#include "cases/case_fields.h"
#include "shell/restricted_door.h"
#include "widgets/choice.h"
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
  void focusFirst() override { day->setFocus(Qt::OtherFocusReason); }

  DateField* day;
  FormCombo* agency;
  NotesField* what;
  ChipSet* criteria;
  FormRow* dayRow;
  FormRow* whatRow;
};

ChronologyPart::ChronologyPart(CaseDesk& desk)
    : ChronologyPart(desk, new EventModel, new EventForm(desk.state())) {}

ChronologyPart::ChronologyPart(CaseDesk& desk, EventModel* model, EventForm* form)
    : RecordPart(desk,
                 {"cases.chronology", tr("Chronology across agencies"), EventModel::What, 200,
                  tr("Add a line")},
                 model, form),
      m_model(model),
      m_form(form) {}

void ChronologyPart::empty() {
  RecordPart::empty();
  m_model->setRows({});
  m_form->what->setText({});
}

void ChronologyPart::fillRows() {
  std::vector<EventRow> rows;
  if (desk().child() != nullptr)
    for (const auto* row : app::chronologyOf(desk().state().workspace(), desk().id())) {
      const auto texts = desk().texts(row->value.id.uuid, row->value.sealed);
      rows.push_back({row->value, texts ? toQt(sealedText(*texts, "what")) : messageText(texts.error())});
    }
  followRows(*m_model, std::move(rows), [](const EventRow& row) { return row.event.id.uuid; });
}

std::optional<base::Result<app::SealedTexts>> ChronologyPart::openedWords(const base::Uuid& id) const {
  const auto* row = desk().state().find<CaseEvent>({id});
  if (row == nullptr || row->value.trackedChild != desk().id()) return std::nullopt;
  return desk().texts(id, row->value.sealed);
}

void ChronologyPart::fillForm(const base::Uuid& id, const app::SealedTexts& words, bool isOther) {
  const auto& event = desk().state().find<CaseEvent>({id})->value;
  for (auto* field : {m_form->dayRow, m_form->whatRow}) field->setError({});
  m_form->day->setToday(desk().state().now().today);
  fillDay(m_form->day, event.day, isOther);
  setAgency(m_form->agency, event.agency);
  fillNotes(m_form->what, sealedText(words, "what"), isOther);
  fillCriteria(event.criteria, isOther);
}

void ChronologyPart::fillNew() {
  for (auto* field : {m_form->dayRow, m_form->whatRow}) field->setError({});
  fillDay(m_form->day, {}, true);
  fillNotes(m_form->what, {}, true);
  fillCriteria({}, true);
}

void ChronologyPart::fillCriteria(const std::vector<base::ShortCode>& chosen, bool isOther) {
  std::vector<Choice> choices;
  std::vector<int> places;
  for (const auto& criterion : desk().state().pack().criteria) {
    const int place = static_cast<int>(choices.size());
    choices.push_back({toQt(criterion.id.text()), place, toQt(criterion.shortTitle)});
    if (std::ranges::count(chosen, criterion.id) > 0) places.push_back(place);
  }
  if (isOther) m_form->criteria->setChoices(std::move(choices));
  m_form->criteria->setValues(places);
}

std::optional<domain::ChangeSet> ChronologyPart::edit(const base::Uuid& id) {
  const auto* row = desk().state().find<CaseEvent>({id});
  auto after = row == nullptr ? std::nullopt : taken(row->value);
  if (!after || *after == row->value) return std::nullopt;
  return domain::ChangeSet{fromQt(tr("edit the chronology of %1").arg(desk().code())),
                           {domain::edited(*row, std::move(*after))}};
}

void ChronologyPart::remove() {
  desk().write([this, id = shownId()]() -> std::optional<domain::ChangeSet> {
    const auto* row = desk().state().find<CaseEvent>({id});
    if (row == nullptr) return std::nullopt;
    return domain::ChangeSet{fromQt(tr("take a line out of %1’s chronology").arg(desk().code())),
                             {domain::removed(*row)}};
  });
  desk().navigator().sayUndoable(tr("The line was taken out."));
}

std::optional<CaseEvent> ChronologyPart::taken(CaseEvent one) {
  const auto before = desk().texts(one.id.uuid, one.sealed);
  if (!before) return std::nullopt;
  const auto what = typed(m_form->what);
  m_form->dayRow->setError(m_form->day->day() ? QString() : tr("Say on which day."));
  m_form->whatRow->setError(what.empty() ? tr("Say what happened.") : QString());
  if (!m_form->day->day() || what.empty()) return std::nullopt;
  one.day = *m_form->day->day();
  one.agency = agencyOf(m_form->agency);
  one.criteria.clear();
  for (const int place : m_form->criteria->values())
    one.criteria.push_back(desk().state().pack().criteria[static_cast<std::size_t>(place)].id);
  auto texts = *before;
  texts["what"] = what;
  if (texts != *before) one.sealed = desk().sealed(one.id.uuid, texts);
  return one;
}

void ChronologyPart::save() {
  CaseEvent made;
  made.id = desk().state().newId<domain::CaseEventTag>();
  made.trackedChild = desk().id();
  auto after = taken(std::move(made));
  if (!after)
    return (m_form->day->day() ? static_cast<QWidget*>(m_form->what) : m_form->day)->setFocus(Qt::OtherFocusReason);
  await(after->id.uuid);
  desk().write([this, after = *after]() -> std::optional<domain::ChangeSet> {
    return domain::ChangeSet{fromQt(tr("add to the chronology of %1").arg(desk().code())),
                             {domain::made(domain::Record{after})}};
  });
}

}  // namespace waymark::ui
