// SPDX-License-Identifier: GPL-3.0-or-later
#include "requests/request_form.h"

#include <QCheckBox>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QIntValidator>
#include <QLabel>
#include <QLocale>
#include <QVBoxLayout>
#include <algorithm>

#include "bridge/dates.h"
#include "bridge/messages.h"
#include "bridge/text.h"
#include "widgets/button.h"
#include "widgets/clear_layout.h"
#include "widgets/field.h"
#include "widgets/fill_field.h"
#include "widgets/id_combo.h"
#include "widgets/label.h"
#include "widgets/style.h"

namespace waymark::ui {

namespace {

constexpr int kLongestDays = 999;

template <class Id>
std::optional<base::Uuid> uuidIn(const std::optional<Id>& id) {
  return id ? std::optional(id->uuid) : std::nullopt;
}

template <class Id>
std::optional<Id> idIn(const IdCombo* combo) {
  const auto id = combo->id();
  return id ? std::optional(Id{*id}) : std::nullopt;
}

QString criteriaWords(const std::vector<base::ShortCode>& criteria) {
  QStringList codes;
  for (const auto code : criteria) codes << toQt(code.text());
  return codes.join(QStringLiteral(", "));
}

}  // namespace

RequestForm::RequestForm(AppState& state, QWidget* parent)
    : RecordForm(tr("Request"), tr("Delete"), parent),
      m_state(state),
      m_about(makeLabel({}, {TextSize::Small, TextWeight::Regular, Role::Muted})),
      m_lacks(makeLabel({})),
      m_title(new QLineEdit),
      m_code(new QLineEdit),
      m_requestState(new FormCombo),
      m_returned(new NotesField(2)),
      m_owner(new IdCombo(tr("Nobody named"))),
      m_deputy(new IdCombo(tr("No deputy"))),
      m_partner(new IdCombo(tr("The owner’s"))),
      m_due(new DateField(state.now().today)),
      m_dueTime(new TimeField),
      m_officer(new IdCombo(tr("Nobody has to"))),
      m_location(new NotesField(2)),
      m_days(new QLineEdit),
      m_refreshed(new DateField(state.now().today)),
      m_gap(new NotesField(2)),
      m_why(new NotesField(2)),
      m_askedBy(new QLineEdit),
      m_received(new DateField(state.now().today)),
      m_receivedTime(new TimeField),
      m_criteria(new QLineEdit),
      m_notes(new NotesField(3)),
      m_versions(new QWidget),
      m_send(new Button(ButtonKind::Secondary, "file", tr("Send a version…"))),
      m_sending(new QWidget),
      m_sendFile(makeLabel({}, {TextSize::Body, TextWeight::Strong})),
      m_sendTo(new QLineEdit),
      m_sendNote(new QLineEdit),
      m_signedOff(new QCheckBox),
      m_sendProblem(makeLabel({}, {TextSize::Small, TextWeight::Regular, Role::Late})),
      m_sendNow(new Button(ButtonKind::Primary, tr("It was sent"))),
      m_sendCancel(new Button(ButtonKind::Secondary, tr("Cancel"))) {
  addPart(m_about);
  addPart(m_lacks);
  for (std::size_t i = 0; i < base::codeCount<domain::RequestState>(); ++i)
    m_requestState->addItem(requestStateWord(static_cast<domain::RequestState>(i)));
  m_stateRow = add(tr("State"), m_requestState);
  m_returnedRow = add(tr("Why it came back"), m_returned);
  m_dueRow = add(tr("Due"), m_due);
  add(tr("Due by the hour"), m_dueTime);
  add(tr("Owner"), m_owner);
  add(tr("Deputy"), m_deputy);
  add(tr("To be signed off by"), m_officer, tr("The named officer without whom it doesn’t go out."));
  auto* versions = new QVBoxLayout(m_versions);
  versions->setContentsMargins(0, 0, 0, 0);
  versions->setSpacing(kInside);
  versions->addWidget(new SectionHeader(tr("Sent")));
  m_versionLines = new QVBoxLayout;
  m_versionLines->setSpacing(kInside);
  versions->addLayout(m_versionLines);
  auto* sendLine = new QHBoxLayout;
  sendLine->addWidget(m_send);
  sendLine->addStretch(1);
  versions->addLayout(sendLine);
  auto* sending = new QVBoxLayout(m_sending);
  sending->setContentsMargins(0, 0, 0, 0);
  sending->setSpacing(kInside);
  sending->addWidget(m_sendFile);
  sending->addWidget(new FormRow(tr("Sent to"), m_sendTo));
  sending->addWidget(new FormRow(tr("Note"), m_sendNote));
  sending->addWidget(m_signedOff);
  sending->addWidget(m_sendProblem);
  auto* answers = new QHBoxLayout;
  answers->addWidget(m_sendNow);
  answers->addWidget(m_sendCancel);
  answers->addStretch(1);
  sending->addLayout(answers);
  m_sending->hide();
  versions->addWidget(m_sending);
  addPart(m_versions);
  add(tr("Where it is"), m_location, tr("The place it is fetched from: a folder, a system, a person’s desk."));
  add(tr("Working days to produce"), m_days);
  add(tr("Last refreshed"), m_refreshed, tr("When what lies there was last made new."));
  add(tr("Gap"), m_gap, tr("What is missing of it. Empty: nothing is."));
  m_titleRow = add(tr("What is asked"), m_title);
  add(tr("Why"), m_why);
  add(tr("Asked by"), m_askedBy, tr("Empty: the lead inspector."));
  add(tr("Received"), m_received);
  add(tr("Received at"), m_receivedTime);
  add(tr("Organisation"), m_partner);
  m_criteriaRow = add(tr("Criteria"), m_criteria, tr("Codes, as E1, L3."));
  add(tr("Notes"), m_notes);
  m_codeRow = add(tr("Code"), m_code);
  m_days->setValidator(new QIntValidator(0, kLongestDays, m_days));
  connect(m_dueTime, &TimeField::timeChanged, this, &RequestForm::onField);
  connect(m_receivedTime, &TimeField::timeChanged, this, &RequestForm::onField);
  connect(m_send, &QPushButton::clicked, this, &RequestForm::fileWanted);
  connect(m_sendCancel, &QPushButton::clicked, this, [this] {
    endSending();
    m_send->setFocus(Qt::OtherFocusReason);
  });
  connect(m_sendNow, &QPushButton::clicked, this, [this] {
    const bool needsOfficer = m_row.request.signOff.has_value();
    if (m_sendTo->text().trimmed().isEmpty()) {
      m_sendProblem->setText(tr("Say to whom it went."));
      m_sendProblem->show();
      m_sendTo->setFocus(Qt::OtherFocusReason);
      return;
    }
    if (needsOfficer && !m_signedOff->isChecked()) {
      m_sendProblem->setText(tr("It doesn’t go out before it is signed off. Tick it once it is."));
      m_sendProblem->show();
      m_signedOff->setFocus(Qt::OtherFocusReason);
      return;
    }
    emit sendAsked(m_file, m_sendTo->text().trimmed(), m_sendNote->text().trimmed(), m_signedOff->isChecked());
    endSending();
  });
  setMode(Mode::Edit);
}

void RequestForm::fillChoices() {
  std::vector<std::pair<base::Uuid, QString>> people;
  for (const auto& row : m_state.workspace().all<domain::Person>())
    people.emplace_back(row.value.id.uuid, toQt(row.value.name));
  std::ranges::sort(people, {}, [](const auto& entry) { return entry.second; });
  m_owner->setEntries(people);
  m_deputy->setEntries(people);
  m_officer->setEntries(std::move(people));
  std::vector<std::pair<base::Uuid, QString>> partners;
  for (const auto& row : m_state.workspace().all<domain::Partner>())
    partners.emplace_back(row.value.id.uuid, toQt(row.value.name));
  m_partner->setEntries(std::move(partners));
}

void RequestForm::show(const app::RequestRow& row) {
  const bool isSame = m_row.id() == row.id();
  m_row = row;
  fillChoices();
  const auto& request = row.request;
  m_about->setText(toQt(row.detail));
  m_about->setVisible(!row.detail.empty());
  m_lacks->setText(requestReadiness(row) + QStringLiteral("."));
  m_lacks->setVisible(app::isOpen(row));
  fillLine(m_title, row.request.title);
  m_title->setPlaceholderText(row.packIndex >= 0 ? toQt(row.title) : QString());
  fillLine(m_code, row.code);
  m_requestState->setCurrentIndex(static_cast<int>(request.state));
  fillNotes(m_returned, request.returnedReason, !isSame);
  m_returnedRow->setVisible(request.state == domain::RequestState::Returned || !request.returnedReason.empty());
  m_due->setDay(row.due);
  m_dueTime->setTime(row.dueTime);
  m_dueRow->setHint(requestDueFrom(row));
  m_owner->setId(uuidIn(row.owner));
  m_deputy->setId(uuidIn(request.deputy));
  m_partner->setId(uuidIn(row.partner));
  m_officer->setId(uuidIn(request.signOff));
  fillNotes(m_location, request.location, !isSame);
  fillLine(m_days, request.workingDays > 0 ? std::to_string(request.workingDays) : std::string());
  m_refreshed->setDay(request.refreshed);
  fillNotes(m_gap, request.gap, !isSame);
  fillNotes(m_why, request.why, !isSame);
  fillLine(m_askedBy, request.askedBy);
  m_received->setDay(row.received);
  m_receivedTime->setTime(row.receivedTime);
  fillLine(m_criteria, fromQt(criteriaWords(row.criteria)));
  fillNotes(m_notes, request.notes, !isSame);
  m_titleRow->setError({});
  m_stateRow->setError({});
  m_dueRow->setError({});
  m_criteriaRow->setError({});
  m_codeRow->setError({});
  m_returnedRow->setError({});
  if (!isSame) endSending();
  showVersions();
}

void RequestForm::showVersions() {
  clearLayout(m_versionLines);
  if (m_row.versions.empty())
    m_versionLines->addWidget(makeLabel(tr("Nothing has been sent yet."), {TextSize::Body, TextWeight::Regular, Role::Muted}));
  int number = 0;
  for (const auto& version : m_row.versions) {
    ++number;
    auto* line = new QWidget;
    auto* column = new QVBoxLayout(line);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    auto* name = new ElidedLabel({TextSize::Body, TextWeight::Strong});
    name->setText(tr("%1. %2").arg(number).arg(toQt(version.name)));
    column->addWidget(name);
    auto* save = new Button(ButtonKind::Quiet, "file", tr("Save a copy…"));
    save->setAccessibleName(tr("Save a copy of %1").arg(toQt(version.name)));
    connect(save, &QPushButton::clicked, this, [this, version] { emit saveVersionAsked(version); });
    column->addWidget(save, 0, Qt::AlignLeft);
    column->addWidget(makeLabel(tr("%1, %2 bytes, to %3 by %4")
                                    .arg(stampText(version.sentAt), QLocale().toString(version.bytes),
                                         toQt(version.sentTo), toQt(version.sentBy)),
                                {TextSize::Small, TextWeight::Regular, Role::Muted}));
    if (!version.note.empty())
      column->addWidget(makeLabel(toQt(version.note), {TextSize::Small, TextWeight::Regular, Role::Muted}));
    auto* hash = makeLabel(tr("SHA-256 %1…").arg(toQt(version.sha256.substr(0, 16))),
                           {TextSize::Small, TextWeight::Regular, Role::Muted});
    hash->setToolTip(toQt(version.sha256));
    column->addWidget(hash);
    m_versionLines->addWidget(line);
  }
  const auto& why = m_state.readOnlyWhy();
  m_send->setEnabled(!why);
}

void RequestForm::askSending(const QString& file) {
  m_file = file;
  m_sendFile->setText(QFileInfo(file).fileName());
  m_sendTo->setText(tr("The lead inspector"));
  m_sendNote->clear();
  m_signedOff->setChecked(false);
  m_signedOff->setVisible(m_row.request.signOff.has_value());
  if (m_row.request.signOff) {
    const auto* officer = m_state.find<domain::Person>(*m_row.request.signOff);
    m_signedOff->setText(tr("%1 has signed it off").arg(officer == nullptr ? tr("The officer") : toQt(officer->value.name)));
  }
  m_sendProblem->hide();
  m_sending->show();
  m_sendTo->setFocus(Qt::OtherFocusReason);
}

void RequestForm::endSending() {
  m_sending->hide();
  m_file.clear();
}

domain::Request RequestForm::value() const {
  auto request = m_row.request;
  request.title = typed(m_title);
  if (!typed(m_code).empty() && typed(m_code) != m_row.code) request.code = typed(m_code);
  request.returnedReason = fromQt(m_returned->toPlainText().trimmed());
  // What is shown and wasn't touched stays the framework's, or what was told.
  if (m_due->day() != m_row.due || m_dueTime->time() != m_row.dueTime) {
    request.due = m_due->day();
    request.dueTime = m_due->day() ? m_dueTime->time() : std::nullopt;
  }
  if (idIn<domain::PersonId>(m_owner) != m_row.owner) request.owner = idIn<domain::PersonId>(m_owner);
  if (idIn<domain::PartnerId>(m_partner) != m_row.partner) request.partner = idIn<domain::PartnerId>(m_partner);
  request.deputy = idIn<domain::PersonId>(m_deputy);
  request.signOff = idIn<domain::PersonId>(m_officer);
  request.location = fromQt(m_location->toPlainText().trimmed());
  request.workingDays = m_days->text().toInt();
  request.refreshed = m_refreshed->day();
  request.gap = fromQt(m_gap->toPlainText().trimmed());
  request.why = fromQt(m_why->toPlainText().trimmed());
  request.askedBy = typed(m_askedBy);
  if (m_received->day() != m_row.received || m_receivedTime->time() != m_row.receivedTime) {
    request.received = m_received->day();
    request.receivedTime = m_received->day() ? m_receivedTime->time() : std::nullopt;
  }
  request.notes = fromQt(m_notes->toPlainText().trimmed());
  return request;
}

std::optional<domain::Request> RequestForm::checked() {
  auto request = value();
  m_titleRow->setError({});
  m_stateRow->setError({});
  m_dueRow->setError({});
  m_criteriaRow->setError({});
  m_codeRow->setError({});
  if (request.code != m_row.request.code && m_isTaken && m_isTaken(request.code)) {
    m_codeRow->setError(tr("%1 is another request’s code.").arg(toQt(request.code)));
    return std::nullopt;
  }
  if (request.packItem.empty() && request.title.empty()) {
    m_titleRow->setError(tr("Say what is asked."));
    return std::nullopt;
  }
  if (m_criteria->text() != criteriaWords(m_row.criteria)) {
    request.criteria.clear();
    for (const auto& part : m_criteria->text().split(u',', Qt::SkipEmptyParts)) {
      const auto code = base::ShortCode::make(fromQt(part.trimmed()));
      if (!code || m_state.planPack().criterion(*code) == nullptr) {
        m_criteriaRow->setError(tr("“%1” is no criterion.").arg(part.trimmed()));
        return std::nullopt;
      }
      request.criteria.push_back(*code);
    }
  }
  const auto state = static_cast<domain::RequestState>(m_requestState->currentIndex());
  if (state != m_row.state()) {
    if (state == domain::RequestState::Returned && request.returnedReason.empty() && !m_row.versions.empty()) {
      m_returnedRow->show();
      m_returnedRow->setError(tr("Say why it came back."));
      m_returned->setFocus(Qt::OtherFocusReason);
      return std::nullopt;
    }
    auto with = m_row;
    with.request = request;
    const auto moved = app::inState(with, state, request.returnedReason);
    if (!moved) {
      const bool noVersion = state == domain::RequestState::Sent || state == domain::RequestState::Returned;
      m_stateRow->setError(noVersion ? tr("No file of it was sent yet: use “Send a version”.")
                                     : tr("Name who is to sign it off first."));
      m_requestState->setCurrentIndex(static_cast<int>(m_row.state()));
      return std::nullopt;
    }
    request = *moved;
  }
  m_returnedRow->setError({});
  auto fine = domain::validate(domain::Record{request});
  if (fine) fine = app::checkDays(m_row, request);
  if (!fine) {
    const bool isOrder = fine.error().code == base::Code::WrongOrder;
    (isOrder ? m_dueRow : m_titleRow)->setError(messageText(fine.error()));
    return std::nullopt;
  }
  return request;
}

void RequestForm::focusFirst() {
  m_requestState->setFocus(Qt::OtherFocusReason);
}

}  // namespace waymark::ui
