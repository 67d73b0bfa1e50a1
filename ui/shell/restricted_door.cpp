// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/restricted_door.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QTimer>
#include <QVBoxLayout>
#include <algorithm>

#include "app/confidential.h"
#include "app/identities.h"
#include "bridge/messages.h"
#include "bridge/text.h"
#include "shell/list_tools.h"
#include "shell/seal_keeper.h"
#include "widgets/data_table.h"
#include "widgets/field.h"
#include "widgets/icons.h"
#include "widgets/id_combo.h"
#include "widgets/label.h"
#include "widgets/theme.h"

namespace waymark::ui {

namespace {

using domain::RestrictedPart;

constexpr std::array kDoorParts{RestrictedPart::TrackedChildren, RestrictedPart::Concerns,
                                RestrictedPart::KeepingInTouch};
constexpr int kDoorWidth = 480;
constexpr int kLongestEntryReason = 300;

std::size_t partPlace(RestrictedPart part) {
  return static_cast<std::size_t>(part);
}

}  // namespace

std::string sealedText(const app::SealedTexts& texts, const char* name) {
  const auto at = texts.find(name);
  return at == texts.end() ? std::string() : at->second;
}

QString restrictedTitle(RestrictedPart part) {
  switch (part) {
    case RestrictedPart::TrackedChildren:
      return RestrictedDoor::tr("Tracked children");
    case RestrictedPart::Concerns:
      return RestrictedDoor::tr("Concerns about a child");
    case RestrictedPart::KeepingInTouch:
      return RestrictedDoor::tr("Keeping in touch");
  }
  return {};
}

// --- who came in

RestrictedDoors& RestrictedDoors::of(AppState& state) {
  if (auto* doors = state.seal().findChild<RestrictedDoors*>(QString(), Qt::FindDirectChildrenOnly)) return *doors;
  return *new RestrictedDoors(state);
}

RestrictedDoors::RestrictedDoors(AppState& state) : QObject(&state.seal()), m_state(state) {
  connect(&state.seal(), &SealKeeper::changed, this, [this] {
    if (m_state.seal().standing() != SealKeeper::Standing::Unlocked) shutAll();
  });
  connect(&state, &AppState::loaded, this, &RestrictedDoors::shutAll);
  connect(&state, &AppState::applied, this, &RestrictedDoors::shutToUnnamed);
}

bool RestrictedDoors::isOpen(RestrictedPart part) const {
  return m_as[partPlace(part)].has_value();
}

QString RestrictedDoors::openAs(RestrictedPart part) const {
  const auto& as = m_as[partPlace(part)];
  const auto* person = as ? m_state.find<domain::Person>(*as) : nullptr;
  return person == nullptr ? QString() : toQt(person->value.name);
}

bool RestrictedDoors::isNamed(RestrictedPart part, const domain::PersonId& person) const {
  const auto* inspection = m_state.realInspection();
  return inspection != nullptr && app::isNamedFor(m_state.workspace(), inspection->value.id, part, person);
}

void RestrictedDoors::shutAll() {
  ++m_number;
  for (const auto part : kDoorParts) shut(part);
}

/// Somebody who is taken off the list is out at once.
void RestrictedDoors::shutToUnnamed() {
  for (const auto part : kDoorParts)
    if (const auto as = m_as[partPlace(part)]; as && !isNamed(part, *as)) shut(part);
}

void RestrictedDoors::shut(RestrictedPart part) {
  if (!m_as[partPlace(part)]) return;
  m_as[partPlace(part)].reset();
  emit changed(part);
}

void RestrictedDoors::noteWhatLeaves(RestrictedPart part, DataTable* table, ListTools* tools, Navigator& navigator) {
  connect(table, &DataTable::copied, this, [this, part, &navigator](int rows) {
    note(part, std::to_string(rows) + (rows == 1 ? " row copied" : " rows copied"), navigator);
  });
  connect(tools, &ListTools::exported, this, [this, part, &navigator](bool written) {
    if (written) note(part, "the list written to a file", navigator);
  });
}

void RestrictedDoors::note(RestrictedPart part, const std::string& words, Navigator& navigator) {
  if (!isOpen(part)) return;  // codes, states and days only
  m_state.use<bool>(
      {}, app::SessionUse::Writing,
      [reason = app::entryReason(part, fromQt(openAs(part)), words)](app::Session& session, base::Stamp now,
                                                                     const app::WorkControl&) -> base::Result<bool> {
        const auto noted = app::noteAccess(session, domain::IdentityAccessKind::Exported, reason, 0, now);
        if (!noted) return tl::make_unexpected(noted.error());
        return true;
      },
      this,
      [&navigator](const base::Result<bool>& noted) {
        if (!noted) navigator.say(MessageKind::Error, messageText(noted.error()));
      });
}

void RestrictedDoors::enter(RestrictedPart part, const domain::PersonId& person, const QString& reason) {
  const auto* known = m_state.find<domain::Person>(person);
  if (known == nullptr || m_state.seal().key() == nullptr) return;
  if (!isNamed(part, person)) {
    emit refused(
        part, tr("%1 isn’t among the people named for this. One of them can add a name.").arg(toQt(known->value.name)));
    return;
  }
  m_state.use<bool>(
      tr("Opening a restricted part"), app::SessionUse::Writing,
      [words = app::entryReason(part, known->value.name, fromQt(reason.trimmed()))](
          app::Session& session, base::Stamp now, const app::WorkControl&) -> base::Result<bool> {
        const auto noted = app::noteAccess(session, domain::IdentityAccessKind::Unsealed, words, 0, now);
        if (!noted) return tl::make_unexpected(noted.error());
        return true;
      },
      this,
      [this, part, person, number = m_number](base::Result<bool> noted) {
        if (number != m_number || m_state.seal().key() == nullptr) return;
        if (!noted) {
          emit refused(part, messageText(noted.error()));
          return;
        }
        if (!isNamed(part, person)) return;  // taken off the list meanwhile
        m_as[partPlace(part)] = person;
        emit changed(part);
      });
}

void RestrictedDoors::name(RestrictedPart part, const domain::PersonId& person) {
  const auto* inspection = m_state.realInspection();
  const auto* known = m_state.find<domain::Person>(person);
  if (inspection == nullptr || known == nullptr || m_state.seal().key() == nullptr) return;
  if (!isOpen(part) && !app::namedFor(m_state.workspace(), inspection->value.id, part).empty()) {
    emit refused(part, tr("Only somebody who is named can name another."));
    return;
  }
  auto set = app::namePerson(m_state.workspace(), inspection->value.id, part, person, m_state.author(), m_state.ids(),
                             m_state.now().utc);
  if (!set) return;
  m_state.use<bool>(
      {}, app::SessionUse::Writing,
      [words = app::partTitle(part) + ": " + known->value.name + " was named"](
          app::Session& session, base::Stamp now, const app::WorkControl&) -> base::Result<bool> {
        const auto noted = app::noteAccess(session, domain::IdentityAccessKind::Unsealed, words, 0, now);
        if (!noted) return tl::make_unexpected(noted.error());
        return true;
      },
      this,
      [this, part, set = std::move(*set), number = m_number](base::Result<bool> noted) {
        if (number != m_number) return;
        if (noted)
          m_state.apply(set);
        else
          emit refused(part, messageText(noted.error()));
      });
}

// --- the way in

RestrictedDoor::RestrictedDoor(AppState& state, Navigator& navigator, RestrictedPart part, const QString& what,
                               QWidget* parent)
    : QWidget(parent),
      m_state(state),
      m_navigator(navigator),
      m_part(part),
      m_form(new QWidget),
      m_standing(makeLabel({})),
      m_who(new IdCombo(tr("Choose a name"))),
      m_whoRow(new FormRow(tr("Who you are"), m_who)),
      m_reason(new QLineEdit),
      m_reasonRow(new FormRow(tr("Why"), m_reason, tr("Kept in the workspace with your name and the time."))),
      m_button(new Button(ButtonKind::Primary, "unlock", QString())),
      m_openLine(new QWidget),
      m_openAs(makeLabel({}, {TextSize::Small, TextWeight::Regular, Role::Muted})),
      m_shut(new Button(ButtonKind::Quiet, "lock", tr("Close this part"))) {
  m_button->setObjectName(QStringLiteral("door-open"));
  m_shut->setObjectName(QStringLiteral("door-shut"));
  m_reason->setObjectName(QStringLiteral("door-reason"));
  m_who->setObjectName(QStringLiteral("door-who"));
  m_reason->setMaxLength(kLongestEntryReason);
  m_reason->setText(tr("To work on the inspection"));
  m_shut->setToolTip(tr("Who you said you are is forgotten; the seal stays as it is"));

  auto* picture = new QLabel;
  picture->setPixmap(themedIcon("lock", Role::Muted).pixmap(32, 32));
  auto* form = new QVBoxLayout(m_form);
  form->setContentsMargins(0, 0, 0, 0);
  form->setSpacing(kInside);
  form->addStretch(1);
  form->addWidget(picture);
  form->addWidget(
      makeLabel(tr("%1: for named people").arg(restrictedTitle(part)), {TextSize::Heading, TextWeight::Strong}));
  form->addWidget(makeLabel(what, {TextSize::Body, TextWeight::Regular, Role::Muted}));
  form->addWidget(m_standing);
  form->addSpacing(kInside);
  form->addWidget(m_whoRow);
  form->addWidget(m_reasonRow);
  form->addSpacing(kInside);
  form->addWidget(m_button, 0, Qt::AlignLeft);
  form->addStretch(2);
  m_form->setMaximumWidth(scaled(kDoorWidth));

  auto* line = new QHBoxLayout(m_openLine);
  line->setContentsMargins(0, 0, 0, 0);
  line->setSpacing(kInside);
  line->addWidget(m_openAs, 1);
  line->addWidget(m_shut);

  auto* across = new QHBoxLayout;
  across->addStretch(1);
  across->addWidget(m_form, 100);
  across->addStretch(1);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  column->addWidget(m_openLine);
  column->addLayout(across, 1);

  auto& doors = RestrictedDoors::of(state);
  connect(m_button, &QPushButton::clicked, this, &RestrictedDoor::enter);
  connect(m_reason, &QLineEdit::returnPressed, this, &RestrictedDoor::enter);
  connect(m_reason, &QLineEdit::textEdited, this, [this] { m_reasonRow->setError({}); });
  connect(m_who, &QComboBox::activated, this, [this] { m_whoRow->setError({}); });
  connect(m_shut, &QPushButton::clicked, this, [this] {
    RestrictedDoors::of(m_state).shut(m_part);
    focusFirst();
  });
  connect(&doors, &RestrictedDoors::changed, this, [this](RestrictedPart changed) {
    if (changed == m_part) follow();
  });
  connect(&doors, &RestrictedDoors::refused, this, [this](RestrictedPart refused, const QString& sentence) {
    if (refused == m_part) m_whoRow->setError(sentence);
  });
  connect(&state.seal(), &SealKeeper::changed, this, &RestrictedDoor::follow);
  connect(&state, &AppState::applied, this, &RestrictedDoor::follow);
  connect(&state, &AppState::loaded, this, &RestrictedDoor::follow);
  follow();
}

void RestrictedDoor::focusFirst() {
  m_focusWaits = m_openLine->isHidden() && m_button->isHidden();
  if (!m_openLine->isHidden())
    m_shut->setFocus(Qt::OtherFocusReason);
  else if (!m_whoRow->isHidden() && !m_who->id())
    m_who->setFocus(Qt::TabFocusReason);
  else
    m_button->setFocus(Qt::OtherFocusReason);
}

/// The people named; everybody while there are none.
void RestrictedDoor::followPeople(bool isFirst) {
  const auto* inspection = m_state.realInspection();
  std::vector<std::pair<base::Uuid, QString>> people;
  std::optional<base::Uuid> likely;
  for (const auto& row : m_state.workspace().all<domain::Person>()) {
    if (!isFirst && !app::isNamedFor(m_state.workspace(), inspection->value.id, m_part, row.value.id)) continue;
    people.emplace_back(row.value.id.uuid, toQt(row.value.name));
    if (row.value.name == m_state.author()) likely = row.value.id.uuid;
  }
  if (people == m_people) return;  // somebody may be typing a name
  m_people = people;
  m_who->setEntries(std::move(people));
  if (!m_who->id() && !isFirst) m_who->setId(likely);
}

void RestrictedDoor::follow() {
  showStanding();
  if (!m_focusWaits || m_button->isHidden()) return;
  m_focusWaits = false;
  // Unless the keyboard went somewhere else meanwhile.
  const auto* now = QApplication::focusWidget();
  if (isVisible() && (now == nullptr || now->isAncestorOf(this))) focusFirst();
}

void RestrictedDoor::showStanding() {
  const auto standing = m_state.seal().standing();
  const auto* inspection = m_state.realInspection();
  const bool isOpen = RestrictedDoors::of(m_state).isOpen(m_part);
  const bool isUnlocked = standing == SealKeeper::Standing::Unlocked && inspection != nullptr;
  const bool isFirst =
      inspection == nullptr || app::namedFor(m_state.workspace(), inspection->value.id, m_part).empty();
  const bool canWrite = !m_state.readOnlyWhy();  // naming and entering are written to the log
  m_form->setVisible(!isOpen);
  m_openLine->setVisible(isOpen);
  m_openAs->setText(
      tr("Open as %1. It closes with the seal: Ctrl+L.").arg(RestrictedDoors::of(m_state).openAs(m_part)));
  if (inspection != nullptr) followPeople(isFirst);
  m_whoRow->setVisible(isUnlocked && canWrite);
  m_whoRow->setCaption(isFirst ? tr("First person named") : tr("Who you are"));
  m_reasonRow->setVisible(isUnlocked && canWrite && !isFirst);
  m_button->setVisible(inspection != nullptr && canWrite && standing != SealKeeper::Standing::Unread);
  if (!isUnlocked || isOpen) m_whoRow->setError({});
  if (inspection == nullptr) return m_standing->setText(tr("There is no inspection in this workspace yet."));
  if (!canWrite)
    return m_standing->setText(
        tr("This workspace can only be read. Opening this part is written to its log, so it "
           "stays closed."));
  switch (standing) {
    case SealKeeper::Standing::Unread:
      m_standing->setText({});
      break;
    case SealKeeper::Standing::NoSeal:
      m_standing->setText(tr("What is written here lies under a seal, and this workspace has none yet."));
      m_button->setText(tr("Set up the seal"));
      break;
    case SealKeeper::Standing::Locked:
      m_standing->setText(tr("Locked. It opens with the passphrase, to the people who are named."));
      m_button->setText(tr("Unlock…"));
      break;
    case SealKeeper::Standing::Unlocked:
      m_standing->setText(isFirst ? tr("Nobody is named yet. Name the first person; it is written to the log.")
                                  : tr("The seal is open. Say which of the named people you are."));
      m_button->setText(isFirst ? tr("Name this person") : tr("Open"));
      break;
  }
}

void RestrictedDoor::enter() {
  auto& seal = m_state.seal();
  if (seal.standing() == SealKeeper::Standing::NoSeal)
    return m_navigator.go(QStringLiteral("settings"), QStringLiteral("privacy"));
  if (seal.standing() != SealKeeper::Standing::Unlocked) {
    // The next question has the keyboard, after the panel that asked for the passphrase gave it back to the button.
    connect(
        &seal, &SealKeeper::changed, this,
        [this] {
          QTimer::singleShot(0, this, [this] {
            if (isVisible()) focusFirst();
          });
        },
        Qt::SingleShotConnection);
    return seal.ask(tr("to open “%1”").arg(restrictedTitle(m_part)));
  }
  const auto who = m_who->id();
  if (!who) {
    m_whoRow->setError(tr("Choose a name."));
    return m_who->setFocus(Qt::OtherFocusReason);
  }
  const auto* inspection = m_state.realInspection();
  auto& doors = RestrictedDoors::of(m_state);
  if (inspection != nullptr && app::namedFor(m_state.workspace(), inspection->value.id, m_part).empty())
    return doors.name(m_part, {*who});
  if (m_reason->text().trimmed().isEmpty()) {
    m_reasonRow->setError(tr("Say why: it is written to the log."));
    return m_reason->setFocus(Qt::OtherFocusReason);
  }
  doors.enter(m_part, {*who}, m_reason->text());
}

}  // namespace waymark::ui
