// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/seal_keeper.h"

#include <QCoreApplication>
#include <QEvent>
#include <QTimer>
#include <ctime>
#include <utility>

#include "app/backup.h"
#include "app/demonstration_children.h"
#include "app/session.h"
#include "bridge/text.h"
#include "shell/app_state.h"

namespace waymark::ui {

namespace {

constexpr int kLookEvery = 5000;

/// CLOCK_BOOTTIME, which a lid that is shut doesn't stop: a machine that slept for an hour wakes up locked.
std::chrono::milliseconds sinceBoot() {
  timespec time{};
  clock_gettime(CLOCK_BOOTTIME, &time);
  return std::chrono::seconds(time.tv_sec) +
         std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::nanoseconds(time.tv_nsec));
}

bool isUse(const QEvent& event) {
  switch (event.type()) {
    case QEvent::KeyPress:
    case QEvent::MouseButtonPress:
    case QEvent::MouseMove:
    case QEvent::Wheel:
    case QEvent::TouchBegin:
    case QEvent::TouchUpdate:
    case QEvent::TabletPress:
    case QEvent::TabletMove:
    case QEvent::InputMethod:
      return event.spontaneous();  // by a person, not by a widget that moved under the pointer
    default:
      return false;
  }
}

}  // namespace

HeldOpener::~HeldOpener() {
  seal::wipe(opener.passphrase);
  seal::wipe(opener.recoveryKey);
}

SealKeeper::SealKeeper(AppState& state)
    : QObject(&state), m_state(state), m_ticks(sinceBoot), m_timer(new QTimer(this)) {
  m_timer->setInterval(kLookEvery);
  connect(m_timer, &QTimer::timeout, this, &SealKeeper::look);
  connect(&state, &AppState::loaded, this, [this] { read(Look::Lock); });
}

SealKeeper::~SealKeeper() = default;

void SealKeeper::setTicks(Ticks ticks) {
  m_ticks = std::move(ticks);
  m_lastUse = m_ticks();
}

bool SealKeeper::isOver() const {
  return m_ticks() - m_lastUse >= std::chrono::minutes(m_header ? m_header->idleMinutes : 0);
}

int SealKeeper::minutesLeft() const {
  if (m_standing != Standing::Unlocked) return 0;
  const auto left = std::chrono::minutes(m_header->idleMinutes) - (m_ticks() - m_lastUse);
  return std::max(0, static_cast<int>(std::chrono::ceil<std::chrono::minutes>(left).count()));
}

QString SealKeeper::knownPassphrase() const {
  return m_state.hasStandingClock() ? QString::fromLatin1(app::kDemonstrationPassphrase) : QString();
}

void SealKeeper::ask(const QString& what) {
  emit asked(what);
}

void SealKeeper::refresh() {
  read(Look::Keep);
}

void SealKeeper::read(Look look) {
  if (look == Look::Lock) {
    ++m_number;
    m_isUnlocking = false;
    m_header.reset();
    stand(Standing::Unread);
  }
  if (!m_state.isOpen()) return;
  struct Read {
    std::optional<seal::Header> header;
    std::optional<std::string> syncedBy;
  };
  m_state.use<Read>(
      {}, app::SessionUse::Reading,
      [](app::Session& session, base::Stamp, const app::WorkControl&) -> base::Result<Read> {
        auto header = app::sealOf(session);
        if (!header && header.error().code != base::Code::NotSealed) return tl::make_unexpected(header.error());
        Read found{{}, app::syncedBy(std::filesystem::absolute(session.file()).parent_path())};
        if (header) found.header = std::move(*header);
        return found;
      },
      this, [this, look, number = m_number](base::Result<Read> found) {
        if (number != m_number) return;
        if (!found) {
          if (found.error().code != base::Code::BadUse) emit m_state.failed(found.error());
          return;
        }
        m_header = std::move(found->header);
        if (!m_header)
          stand(Standing::NoSeal);
        else
          stand(m_standing == Standing::Unlocked ? Standing::Unlocked : Standing::Locked);
        if (look == Look::Lock && found->syncedBy) emit syncedFolder(toQt(*found->syncedBy));
      });
}

void SealKeeper::unlock(HeldOpenerPtr opener, const QString& reason) {
  if (m_isUnlocking || m_standing == Standing::Unlocked) return;
  m_isUnlocking = true;
  using Opened = std::shared_ptr<const seal::Key>;
  m_state.use<Opened>(
      tr("Unlocking who the children are"), app::SessionUse::Writing,
      [opener = std::move(opener), reason = fromQt(reason)](app::Session& session, base::Stamp now,
                                                            const app::WorkControl&) -> base::Result<Opened> {
        auto key = app::openSeal(session, opener->opener);
        if (!key) return tl::make_unexpected(key.error());
        // Nobody has the key before it is written down who asked for it, and why.
        const auto noted = app::noteAccess(session, domain::IdentityAccessKind::Unsealed, reason, 0, now);
        if (!noted) return tl::make_unexpected(noted.error());
        return std::make_shared<const seal::Key>(std::move(*key));
      },
      this, [this, number = m_number](base::Result<Opened> key) {
        if (number != m_number) return;
        m_isUnlocking = false;
        if (!key) {
          emit refused(key.error());
          return;
        }
        m_key = std::move(*key);
        stand(Standing::Unlocked);
      });
}

void SealKeeper::stand(Standing standing) {
  if (standing != Standing::Unlocked) m_key.reset();
  if (standing == Standing::Unlocked && m_standing != Standing::Unlocked) {
    m_lastUse = m_ticks();
    m_timer->start();
    QCoreApplication::instance()->installEventFilter(this);
  } else if (standing != Standing::Unlocked && m_standing == Standing::Unlocked) {
    m_timer->stop();
    QCoreApplication::instance()->removeEventFilter(this);
  }
  m_standing = standing;
  m_shownMinutes = minutesLeft();
  emit changed();
}

void SealKeeper::lock() {
  if (m_standing == Standing::Unlocked) stand(Standing::Locked);
}

void SealKeeper::look() {
  if (m_standing != Standing::Unlocked) return;
  if (isOver()) {
    const int minutes = m_header->idleMinutes;
    lock();
    emit lockedByItself(minutes);
  } else if (minutesLeft() != std::exchange(m_shownMinutes, minutesLeft())) {
    emit minutesChanged();
  }
}

bool SealKeeper::eventFilter(QObject* watched, QEvent* event) {
  if (m_standing == Standing::Unlocked && isUse(*event)) {
    // After the machine slept, the first movement comes before the timer: it is too late for it.
    if (isOver())
      look();
    else
      m_lastUse = m_ticks();
    if (m_standing == Standing::Unlocked && m_shownMinutes != minutesLeft()) look();
  }
  return QObject::eventFilter(watched, event);
}

QString purgeCountdown(base::Day purgeOn, base::Day today) {
  const auto days = (purgeOn - today).count();
  if (days == 0) return SealKeeper::tr("That is today.");
  if (days == 1) return SealKeeper::tr("1 day left.");
  if (days > 1) return SealKeeper::tr("%L1 days left.").arg(days);
  return days == -1 ? SealKeeper::tr("That was yesterday: it is overdue.")
                    : SealKeeper::tr("That was %L1 days ago: it is overdue.").arg(-days);
}

}  // namespace waymark::ui
