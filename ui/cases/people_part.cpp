// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases/people_part.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QVBoxLayout>
#include <algorithm>

#include "app/fieldwork.h"
#include "bridge/dates.h"
#include "bridge/messages.h"
#include "bridge/text.h"
#include "cases/case_fields.h"
#include "cases/case_words.h"
#include "shell/restricted_door.h"
#include "widgets/clear_layout.h"
#include "widgets/field.h"
#include "widgets/follow_rows.h"
#include "widgets/id_combo.h"
#include "widgets/label.h"
#include "widgets/record_form.h"

namespace waymark::ui {

using domain::CasePractitioner;

struct PractitionerForm final : RecordForm {
  PractitionerForm()
      : RecordForm(PeoplePart::tr("Practitioner"), PeoplePart::tr("Take out the practitioner"), nullptr),
        role(new QLineEdit),
        agency(makeAgencyCombo()),
        person(new IdCombo(PeoplePart::tr("Not in this workspace"))),
        attendance(new FormCombo),
        name(new QLineEdit),
        contact(new QLineEdit) {
    role->setObjectName(QStringLiteral("practitioner-role"));
    attendance->setObjectName(QStringLiteral("practitioner-attendance"));
    name->setObjectName(QStringLiteral("practitioner-name"));
    for (std::size_t i = 0; i < base::codeCount<domain::Attendance>(); ++i)
      attendance->addItem(attendanceWord(static_cast<domain::Attendance>(i)));
    roleRow = add(PeoplePart::tr("Role"), role, PeoplePart::tr("“Health visitor”: without a name."));
    add(PeoplePart::tr("Agency"), agency);
    add(PeoplePart::tr("Comes to the meeting"), attendance);
    add(PeoplePart::tr("Name"), name, PeoplePart::tr("Sealed."));
    add(PeoplePart::tr("Contact"), contact, PeoplePart::tr("Sealed."));
    add(PeoplePart::tr("Person in this workspace"), person);
  }
  void focusFirst() override { role->setFocus(Qt::OtherFocusReason); }

  QLineEdit* role;
  FormCombo* agency;
  IdCombo* person;
  FormCombo* attendance;
  QLineEdit* name;
  QLineEdit* contact;
  FormRow* roleRow;
};

PeoplePart::PeoplePart(CaseDesk& desk) : PeoplePart(desk, new PractitionerModel, new PractitionerForm) {}

PeoplePart::PeoplePart(CaseDesk& desk, PractitionerModel* model, PractitionerForm* form)
    : RecordPart(desk,
                 {"cases.practitioners", tr("Practitioners by agency"), PractitionerModel::Role, 140,
                  tr("Add a practitioner")},
                 model, form),
      m_model(model),
      m_form(form),
      m_meetings(new QVBoxLayout),
      m_session(new IdCombo(tr("Choose a session"))),
      m_link(new Button(ButtonKind::Secondary, tr("It is this child’s"))) {
  column()->addWidget(makeMeeting());
  connect(m_link, &QPushButton::clicked, this, [this] {
    if (const auto id = m_session->id())
      link(*id, true);
    else
      m_session->setFocus(Qt::OtherFocusReason);
  });
}

QWidget* PeoplePart::makeMeeting() {
  m_session->setObjectName(QStringLiteral("case-session"));
  m_session->setAccessibleName(tr("Session of the fieldwork timetable"));
  m_link->setObjectName(QStringLiteral("case-session-link"));
  m_meetings->setContentsMargins(0, 0, 0, 0);
  m_meetings->setSpacing(kInside);
  auto* linking = new QHBoxLayout;
  linking->setSpacing(kInside);
  linking->addWidget(m_session, 1);
  linking->addWidget(m_link);
  auto* meeting = new QWidget;
  auto* meetingColumn = new QVBoxLayout(meeting);
  meetingColumn->setContentsMargins(kAround, 0, kAround, kBetween);
  meetingColumn->setSpacing(kInside);
  meetingColumn->addWidget(new SectionHeader(tr("Meeting")));
  meetingColumn->addLayout(m_meetings);
  meetingColumn->addLayout(linking);
  return meeting;
}

void PeoplePart::empty() {
  RecordPart::empty();
  m_model->setRows({});
  for (auto* line : {m_form->name, m_form->contact}) line->clear();
  for (auto* button : findChildren<Button*>(QStringLiteral("meeting-button"))) button->disconnect(this);
  clearLayout(m_meetings);
  m_session->setEntries({});
  m_meetingsOf = {};
}

void PeoplePart::fillRows() {
  std::vector<PractitionerRow> rows;
  if (desk().child() != nullptr)
    for (const auto* row : app::practitionersOf(desk().state().workspace(), desk().id())) {
      const auto texts = desk().texts(row->value.id.uuid, row->value.sealed);
      rows.push_back({row->value, texts ? toQt(sealedText(*texts, "name")) : messageText(texts.error())});
    }
  followRows(*m_model, std::move(rows), [](const PractitionerRow& row) { return row.practitioner.id.uuid; });
  refreshMeeting();
}

void PeoplePart::refreshMeeting() {
  const bool isOther = std::exchange(m_meetingsOf, desk().id()) != desk().id();
  for (auto* button : findChildren<Button*>(QStringLiteral("meeting-button"))) button->disconnect(this);
  clearLayout(m_meetings);
  auto& state = desk().state();
  std::vector<std::pair<base::Uuid, QString>> others;
  bool hasOne = false;
  for (const auto& row : state.workspace().all<domain::FieldworkSession>()) {
    const auto& session = row.value;
    const auto* inspection = state.realInspection();
    if (inspection == nullptr || session.inspection != inspection->value.id) continue;
    const QString label = toQt(session.code.empty() ? session.title : session.code + " " + session.title);
    const QString when = session.day ? dueText(session.day, session.start) : tr("not placed yet");
    if (session.trackedChild != desk().id()) {
      if (!session.trackedChild && session.state != domain::SessionState::Cancelled)
        others.emplace_back(session.id.uuid, tr("%1, %2").arg(label, when));
      continue;
    }
    hasOne = true;
    auto* line = new QWidget;
    auto* across = new QHBoxLayout(line);
    across->setContentsMargins(0, 0, 0, 0);
    across->addWidget(makeLabel(tr("%1, %2").arg(label, when)), 1);
    auto* go = new Button(ButtonKind::Quiet, tr("Open"));
    go->setAccessibleName(tr("Open %1 on Fieldwork").arg(label));
    auto* off = new Button(ButtonKind::Quiet, tr("Not this child’s"));
    off->setAccessibleName(tr("%1 is not this child’s meeting").arg(label));
    off->setEnabled(desk().canWrite());
    for (auto* button : {go, off}) {
      button->setObjectName(QStringLiteral("meeting-button"));
      across->addWidget(button);
    }
    connect(go, &QPushButton::clicked, this, [this, id = session.id.uuid] {
      desk().navigator().go(QStringLiteral("fieldwork"), toQt(base::uuidText(id)));
    });
    connect(off, &QPushButton::clicked, this, [this, id = session.id.uuid] { link(id, false); });
    m_meetings->addWidget(line);
  }
  if (!hasOne)
    m_meetings->addWidget(makeLabel(tr("No session of the fieldwork timetable is this child’s meeting yet."),
                                    {TextSize::Body, TextWeight::Regular, Role::Muted}));
  if (isOther || !m_session->lineEdit()->hasFocus()) {
    std::ranges::sort(others, {}, &std::pair<base::Uuid, QString>::second);
    m_session->setEntries(std::move(others));
    if (isOther) m_session->setId(std::nullopt);
  }
  m_link->setEnabled(desk().canWrite());
}

std::optional<base::Result<app::SealedTexts>> PeoplePart::openedWords(const base::Uuid& id) const {
  const auto* row = desk().state().find<CasePractitioner>({id});
  if (row == nullptr || row->value.trackedChild != desk().id()) return std::nullopt;
  return desk().texts(id, row->value.sealed);
}

void PeoplePart::fillForm(const base::Uuid& id, const app::SealedTexts& words, bool isOther) {
  const auto& practitioner = desk().state().find<CasePractitioner>({id})->value;
  m_form->roleRow->setError({});
  fillLine(m_form->role, practitioner.role, isOther);
  setAgency(m_form->agency, practitioner.agency);
  m_form->attendance->setCurrentIndex(static_cast<int>(practitioner.attendance));
  fillPeople(m_form->person, desk().state(), practitioner.person, isOther);
  fillLine(m_form->name, sealedText(words, "name"), isOther);
  fillLine(m_form->contact, sealedText(words, "contact"), isOther);
}

void PeoplePart::fillNew() {
  m_form->roleRow->setError({});
  for (auto* line : {m_form->role, m_form->name, m_form->contact}) fillLine(line, {}, true);
  m_form->attendance->setCurrentIndex(0);
  fillPeople(m_form->person, desk().state(), {}, true);
}

std::optional<domain::ChangeSet> PeoplePart::edit(const base::Uuid& id) {
  const auto* row = desk().state().find<CasePractitioner>({id});
  auto after = row == nullptr ? std::nullopt : taken(row->value);
  if (!after || *after == row->value) return std::nullopt;
  return domain::ChangeSet{fromQt(tr("edit a practitioner of %1").arg(desk().code())),
                           {domain::edited(*row, std::move(*after))}};
}

void PeoplePart::remove() {
  desk().write([this, id = shownId()]() -> std::optional<domain::ChangeSet> {
    const auto* row = desk().state().find<CasePractitioner>({id});
    if (row == nullptr) return std::nullopt;
    return domain::ChangeSet{fromQt(tr("take out a practitioner of %1").arg(desk().code())), {domain::removed(*row)}};
  });
  desk().navigator().sayUndoable(tr("The practitioner was taken out."));
}

std::optional<CasePractitioner> PeoplePart::taken(CasePractitioner one) {
  const auto before = desk().texts(one.id.uuid, one.sealed);
  if (!before) return std::nullopt;
  one.role = typed(m_form->role);
  const bool isNamed = desk().holdsName(toQt(one.role));
  m_form->roleRow->setError(
      one.role.empty() ? tr("Say what they do.")
      : isNamed        ? tr("This holds a name of the child. Say %1 instead; nothing was saved.").arg(desk().code())
                       : QString());
  if (one.role.empty() || isNamed) return std::nullopt;
  one.agency = agencyOf(m_form->agency);
  one.attendance = static_cast<domain::Attendance>(m_form->attendance->currentIndex());
  one.person = personOf(m_form->person);
  auto texts = *before;
  texts["name"] = typed(m_form->name);
  texts["contact"] = typed(m_form->contact);
  std::erase_if(texts, [](const auto& text) { return text.second.empty(); });
  if (texts != *before) one.sealed = desk().sealed(one.id.uuid, texts);
  return one;
}

void PeoplePart::save() {
  CasePractitioner made;
  made.id = desk().state().newId<domain::CasePractitionerTag>();
  made.trackedChild = desk().id();
  auto after = taken(std::move(made));
  if (!after) return m_form->role->setFocus(Qt::OtherFocusReason);
  await(after->id.uuid);
  desk().write([this, after = *after]() -> std::optional<domain::ChangeSet> {
    return domain::ChangeSet{fromQt(tr("add a practitioner to %1").arg(desk().code())),
                             {domain::made(domain::Record{after})}};
  });
}

void PeoplePart::link(const base::Uuid& session, bool isLinked) {
  desk().write([this, session, isLinked]() -> std::optional<domain::ChangeSet> {
    const auto* row = desk().state().find<domain::FieldworkSession>({session});
    if (row == nullptr) return std::nullopt;
    auto after = row->value;
    after.trackedChild = isLinked ? std::optional(desk().id()) : std::nullopt;
    const QString label = toQt(app::sessionLabel(after));
    return domain::ChangeSet{fromQt(isLinked ? tr("make %1 the meeting of %2").arg(label, desk().code())
                                             : tr("take %1 off %2").arg(label, desk().code())),
                             {domain::edited(*row, std::move(after))}};
  });
}

}  // namespace waymark::ui
