// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/seal_section.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QVBoxLayout>
#include <algorithm>
#include <variant>

#include "app/session.h"
#include "bridge/dates.h"
#include "bridge/messages.h"
#include "bridge/text.h"
#include "settings/access_rows.h"
#include "settings/passphrase_form.h"
#include "settings/purge_view.h"
#include "settings/recovery_key_view.h"
#include "shell/backups.h"
#include "shell/list_tools.h"
#include "widgets/choice.h"
#include "widgets/data_table.h"
#include "widgets/field.h"
#include "widgets/label.h"
#include "widgets/secret_field.h"
#include "widgets/style.h"

namespace waymark::ui {

namespace {

constexpr int kAccessesShown = 6;
constexpr int kSealWidth = 720;
constexpr int kFieldWidth = 420;

QWidget* boxOf(QVBoxLayout*& column) {
  auto* box = new QWidget;
  column = new QVBoxLayout(box);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(kInside);
  return box;
}

}  // namespace

SealSection::SealSection(AppState& state, Navigator& navigator, QWidget* parent)
    : QWidget(parent),
      m_state(state),
      m_navigator(navigator),
      m_words(makeLabel({})),
      m_setUp(nullptr),
      m_new(new PassphraseForm),
      m_seal(new Button(ButtonKind::Primary, "lock", tr("Set up the seal"))),
      m_recoveryKey(new RecoveryKeyView(state, navigator)),
      m_sealed(nullptr),
      m_changePassphrase(new Button(ButtonKind::Secondary, tr("Change the passphrase…"))),
      m_newRecovery(new Button(ButtonKind::Secondary, tr("New recovery key…"))),
      m_change(nullptr),
      m_present(new SecretField),
      m_presentRow(new FormRow(tr("Present passphrase"), m_present)),
      m_other(new PassphraseForm),
      m_confirm(new Button(ButtonKind::Secondary, QString())),
      m_byOther(new Button(ButtonKind::Quiet, QString())),
      m_idle(new ChoiceStrip(tr("Lock after, without use"), {{tr("5 minutes"), 5},
                                                              {tr("10 minutes"), 10},
                                                              {tr("15 minutes"), 15},
                                                              {tr("30 minutes"), 30},
                                                              {tr("1 hour"), 60}})),
      m_purgeOn(new DateField(state.now().today)),
      m_purgeRow(new FormRow(tr("Delete children’s data on"), m_purgeOn)),
      m_purge(new Button(ButtonKind::Secondary, "trash", tr("Delete all children’s data now…"))),
      m_purgeView(new PurgeView(state)),
      m_backups(makeLabel({})),
      m_accesses(new AccessModel(this)) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(kInside);
  m_words->setMaximumWidth(kSealWidth);
  m_backups->setMaximumWidth(kSealWidth);
  column->addWidget(m_words);
  addSetUp(*column);
  column->addWidget(m_recoveryKey);
  addChange(*column);
  addTerms(*column);
  column->addWidget(m_backups);
  auto* table = new DataTable(tr("Who saw identities"));
  table->setTableModel(m_accesses, AccessModel::Why);
  fixTextHeight(table, (kAccessesShown + 1) * kRowHeight);
  auto* tools = new ListTools(m_state, m_navigator, {"settings.identities", table, {}, false});
  auto* head = new QHBoxLayout;
  head->addWidget(makeLabel(tr("Who saw identities, when and why"), {TextSize::Small, TextWeight::Strong}), 1);
  head->addWidget(tools->button());
  column->addLayout(head);
  column->addWidget(table);

  connect(&m_state.seal(), &SealKeeper::changed, this, &SealSection::refresh);
  connect(&m_state.backups(), &Backups::changed, this, &SealSection::showWords);
  connect(&m_state, &AppState::clockChanged, this, &SealSection::showTerms);
  connect(&m_state, &AppState::applied, this, [this](const domain::ChangeSet& set) {
    const auto isAccess = [](const domain::Change& change) {
      return change.after && std::holds_alternative<domain::IdentityAccess>(*change.after);
    };
    if (std::ranges::any_of(set.changes, isAccess)) showAccesses();
  });
  connect(&m_state, &AppState::loaded, this, [this] {
    m_recoveryKey->wipe();
    m_change->hide();
    m_purgeView->hide();
    refresh();
  });
  refresh();
}

void SealSection::addSetUp(QVBoxLayout& column) {
  QVBoxLayout* inside = nullptr;
  m_setUp = boxOf(inside);
  m_new->setMaximumWidth(kFieldWidth);
  inside->addWidget(m_new);
  inside->addWidget(m_seal);
  column.addWidget(m_setUp);
  connect(m_seal, &QPushButton::clicked, this, &SealSection::setUp);
  connect(m_new, &PassphraseForm::entered, this, &SealSection::setUp);
}

void SealSection::addChange(QVBoxLayout& column) {
  QVBoxLayout* inside = nullptr;
  m_sealed = boxOf(inside);
  column.addWidget(m_sealed);
  auto* buttons = new FlowBox(kInside, kInside);
  for (auto* button : {m_changePassphrase, m_newRecovery}) buttons->add(button);
  inside->addWidget(buttons);
  QVBoxLayout* form = nullptr;
  m_change = boxOf(form);
  for (QWidget* part : {static_cast<QWidget*>(m_presentRow), static_cast<QWidget*>(m_other)}) {
    part->setMaximumWidth(kFieldWidth);
    form->addWidget(part);
  }
  auto* cancel = new Button(ButtonKind::Secondary, tr("Cancel"));
  auto* answers = new FlowBox(kInside, kInside);
  for (auto* button : {m_confirm, cancel, m_byOther}) answers->add(button);
  form->addWidget(answers);
  m_change->hide();
  inside->addWidget(m_change);
  connect(m_changePassphrase, &QPushButton::clicked, this, [this] { askChange(Change::Passphrase); });
  connect(m_newRecovery, &QPushButton::clicked, this, [this] { askChange(Change::RecoveryKey); });
  connect(m_confirm, &QPushButton::clicked, this, &SealSection::change);
  connect(m_other, &PassphraseForm::entered, this, &SealSection::change);
  connect(m_present, &QLineEdit::returnPressed, this, [this] {
    if (m_changing == Change::Passphrase)
      m_other->focusFirst();
    else
      change();
  });
  connect(m_present, &QLineEdit::textEdited, m_presentRow, [this] { m_presentRow->setError({}); });
  connect(m_byOther, &QPushButton::clicked, this, [this] {
    byRecoveryKey(!m_withRecoveryKey);
    m_present->setFocus(Qt::OtherFocusReason);
  });
  connect(cancel, &QPushButton::clicked, this, [this] {
    m_present->wipe();
    m_other->wipe();
    m_change->hide();
    m_changePassphrase->setFocus(Qt::OtherFocusReason);
  });
}

void SealSection::addTerms(QVBoxLayout& column) {
  auto* inside = static_cast<QVBoxLayout*>(m_sealed->layout());
  inside->addWidget(new FormRow(tr("Lock after, without use"), m_idle,
                                tr("Nobody touched a key or the mouse. Ctrl+L locks at once.")));
  m_purgeOn->setMaximumWidth(kFieldWidth);
  inside->addWidget(m_purgeRow);
  inside->addWidget(m_purge, 0, Qt::AlignLeft);
  inside->addWidget(m_purgeView);
  connect(m_idle, &ChoiceStrip::chosen, this, [this](int minutes) {
    if (m_state.seal().header()) setTerms(m_state.seal().header()->purgeOn, minutes);
  });
  connect(m_purgeOn, &DateField::dayChanged, this, [this](std::optional<base::Day> day) {
    if (m_state.seal().header()) setTerms(day, m_state.seal().header()->idleMinutes);
  });
  connect(m_purge, &QPushButton::clicked, this, [this] { m_purgeView->open(); });
  connect(m_purgeView, &PurgeView::cancelled, m_purge, [this] { m_purge->setFocus(Qt::OtherFocusReason); });
  connect(m_purgeView, &PurgeView::confirmed, this, &SealSection::purge);
  Q_UNUSED(column);
}

void SealSection::refresh() {
  using Standing = SealKeeper::Standing;
  const auto standing = m_state.seal().standing();
  const bool hasSeal = standing == Standing::Locked || standing == Standing::Unlocked;
  const bool canWrite = !m_state.readOnlyWhy();
  m_setUp->setVisible(standing == Standing::NoSeal && canWrite);
  m_sealed->setVisible(hasSeal);
  for (QWidget* part : {static_cast<QWidget*>(m_changePassphrase), static_cast<QWidget*>(m_newRecovery),
                        static_cast<QWidget*>(m_idle), static_cast<QWidget*>(m_purgeOn),
                        static_cast<QWidget*>(m_purge)})
    part->setEnabled(canWrite);
  if (!hasSeal) m_change->hide();
  showWords();
  showTerms();
  showAccesses();
}

void SealSection::showWords() {
  using Standing = SealKeeper::Standing;
  const auto standing = m_state.seal().standing();
  switch (standing) {
    case Standing::Unread:
      m_words->setText(tr("Looking at the seal…"));
      break;
    case Standing::NoSeal:
      m_words->setText(
          tr("There is no seal yet. It comes before any list of children: names, dates of birth and pupil numbers are "
             "encrypted under a key that only a passphrase opens, or the recovery key that is shown once. Everything "
             "else works by case code, without them."));
      break;
    case Standing::Locked:
      m_words->setText(tr("Who the children are is locked. Everything else works by case code."));
      break;
    case Standing::Unlocked:
      m_words->setText(tr("Who the children are can be seen in this window until it locks."));
      break;
  }
  // After a purge the backups are what is left to do.
  const auto& rows = m_state.workspace().all<domain::IdentityAccess>();
  const bool wasPurged = standing == Standing::NoSeal && !rows.empty();
  m_backups->setText(wasPurged ? backupsHoldingText(m_state) : QString());
  m_backups->setVisible(!m_backups->text().isEmpty());
}

void SealSection::showTerms() {
  const auto& header = m_state.seal().header();
  if (!header) return;
  m_idle->setValue(header->idleMinutes);
  m_purgeOn->setToday(m_state.now().today);
  if (!m_purgeOn->hasFocus()) m_purgeOn->setDay(header->purgeOn);
  m_purgeRow->setHint(header->purgeOn
                          ? purgeCountdown(*header->purgeOn, m_state.now().today) + u' ' +
                                tr("Nothing is deleted by itself: on that day somebody presses the button below.")
                          : tr("No day is set. A council usually has one: ask your data protection lead."));
}

void SealSection::showAccesses() {
  std::vector<domain::IdentityAccess> rows;
  for (const auto& row : m_state.workspace().all<domain::IdentityAccess>()) rows.push_back(row.value);
  std::ranges::reverse(rows);  // the latest first
  if (rows.size() != m_accesses->rows().size() || rows != m_accesses->rows()) m_accesses->setRows(std::move(rows));
}

void SealSection::failed(const base::Error& error) {
  m_navigator.say(MessageKind::Error, messageText(error));
}

void SealSection::setUp() {
  if (!m_seal->isEnabled() || !m_new->isRight()) return;
  auto held = std::make_shared<HeldOpener>();
  m_new->takeInto(held->opener.passphrase);
  m_seal->setEnabled(false);  // once
  m_state.use<std::string>(
      tr("Setting up the seal"), app::SessionUse::Writing,
      [held](app::Session& session, base::Stamp now, const app::WorkControl&) {
        return app::setUpSeal(session, held->opener.passphrase, now);
      },
      this, [this](base::Result<std::string> key) {
        m_seal->setEnabled(true);
        m_state.seal().refresh();
        showKey(std::move(key));
      });
}

void SealSection::showKey(base::Result<std::string> key) {
  if (!key) {
    failed(key.error());
    return;
  }
  m_recoveryKey->show(*key);
  seal::wipe(*key);
}

void SealSection::askChange(Change change) {
  m_changing = change;
  byRecoveryKey(false);
  m_other->wipe();
  m_other->setVisible(change == Change::Passphrase);
  m_confirm->setText(change == Change::Passphrase ? tr("Change the passphrase") : tr("Make a new recovery key"));
  m_confirm->setEnabled(true);
  m_change->show();
  m_present->setFocus(Qt::OtherFocusReason);
}

void SealSection::byRecoveryKey(bool use) {
  m_withRecoveryKey = use;
  m_present->wipe();
  m_present->setReadable(use);
  m_presentRow->setCaption(use ? tr("Recovery key") : tr("Present passphrase"));
  m_presentRow->setError({});
  m_byOther->setText(use ? tr("Use the passphrase") : tr("Use the recovery key"));
}

void SealSection::change() {
  if (!m_confirm->isEnabled()) return;
  if (m_present->text().isEmpty()) {
    m_presentRow->setError(m_withRecoveryKey ? tr("Type the recovery key.") : tr("Type the present passphrase."));
    m_present->setFocus(Qt::OtherFocusReason);
    return;
  }
  if (m_changing == Change::Passphrase && !m_other->isRight()) return;
  auto held = std::make_shared<HeldOpener>();
  auto next = std::make_shared<HeldOpener>();
  m_present->takeInto(m_withRecoveryKey ? held->opener.recoveryKey : held->opener.passphrase);
  if (m_changing == Change::Passphrase) m_other->takeInto(next->opener.passphrase);
  m_confirm->setEnabled(false);
  const auto which = m_changing;
  m_state.use<std::string>(
      which == Change::Passphrase ? tr("Changing the passphrase") : tr("Making a new recovery key"),
      app::SessionUse::Writing,
      [held, next, which](app::Session& session, base::Stamp now, const app::WorkControl&) {
        if (which == Change::RecoveryKey) return app::renewRecoveryKey(session, held->opener, now);
        return app::changePassphrase(session, held->opener, next->opener.passphrase, now).map([] {
          return std::string();
        });
      },
      this, [this, which](base::Result<std::string> key) {
        m_confirm->setEnabled(true);
        if (!key) {
          m_presentRow->setError(messageText(key.error()));
          if (m_change->isVisible()) m_present->setFocus(Qt::OtherFocusReason);
          return;
        }
        m_state.seal().refresh();
        m_change->hide();
        if (which == Change::RecoveryKey) return showKey(std::move(key));
        m_changePassphrase->setFocus(Qt::OtherFocusReason);
        m_navigator.say(MessageKind::Done,
                        tr("The passphrase was changed. Backups made before still open with the old one."));
      });
}

void SealSection::setTerms(std::optional<base::Day> purgeOn, int idleMinutes) {
  m_purgeRow->setError({});
  m_state.use<std::monostate>(
      {}, app::SessionUse::Writing,
      [key = m_state.seal().key(), purgeOn, idleMinutes](app::Session& session, base::Stamp now,
                                                         const app::WorkControl&) {
        return app::setSealTerms(session, key.get(), purgeOn, idleMinutes, now).map([] { return std::monostate(); });
      },
      this, [this, purgeOn](base::Result<std::monostate> done) {
        if (!done) return termsRefused(done.error(), purgeOn);
        m_state.seal().refresh();
      });
}

/// What loosens the seal needs the passphrase, and is chosen again once it is open.
void SealSection::termsRefused(const base::Error& error, std::optional<base::Day> purgeOn) {
  const auto& header = m_state.seal().header();
  if (!header) return;  // it was taken away meanwhile
  m_idle->setValue(header->idleMinutes);
  const bool isDay = purgeOn != header->purgeOn;
  if (error.code == base::Code::Locked) {
    if (isDay) m_purgeOn->setDay(header->purgeOn);
    m_state.seal().ask(isDay ? tr("to put the deletion off; then set the day again")
                             : tr("to lock later; then choose the time again"));
  } else if (isDay) {
    m_purgeRow->setError(messageText(error));
  } else {
    failed(error);
  }
}

void SealSection::purge(const QString& reason) {
  m_state.seal().lock();
  m_purge->setEnabled(false);
  m_state.use<app::Purged>(
      tr("Deleting children’s data"), app::SessionUse::Writing,
      [reason = fromQt(reason)](app::Session& session, base::Stamp now, const app::WorkControl&) {
        return app::purgeChildren(session, reason, now);
      },
      this, [this](base::Result<app::Purged> purged) {
        m_purge->setEnabled(true);
        if (!purged) return failed(purged.error());
        m_state.open(m_state.file());  // everything that is shown is built from what is left
        m_navigator.say(MessageKind::Done,
                        tr("Deleted for good: %L1 children and young people, %L2 lists, and the key to them. Backups "
                           "that still hold them are named in Settings, Privacy and the seal.")
                            .arg(purged->children)
                            .arg(purged->lists));
      });
}

}  // namespace waymark::ui
