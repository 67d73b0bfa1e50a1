// SPDX-License-Identifier: GPL-3.0-or-later
// The seal over who children are, as the window holds it: no seal, locked, or unlocked with the key in this process.
// It locks after the minutes without use that the workspace says, and whenever another workspace is shown. Pages ask
// with ask(), which opens the panel (unlock_panel.h), and follow changed().
#pragma once

#include <QObject>
#include <QString>
#include <chrono>
#include <functional>
#include <memory>
#include <optional>

#include "app/identities.h"

class QTimer;

namespace waymark::ui {

class AppState;

/// A passphrase or a recovery key on its way to the storage thread; overwritten when the last holder lets it go.
struct HeldOpener {
  app::Opener opener;
  HeldOpener() = default;
  HeldOpener(const HeldOpener&) = delete;
  HeldOpener& operator=(const HeldOpener&) = delete;
  ~HeldOpener();
};
using HeldOpenerPtr = std::shared_ptr<const HeldOpener>;

class SealKeeper final : public QObject {
  Q_OBJECT
 public:
  enum class Standing { Unread, NoSeal, Locked, Unlocked };
  /// A clock that goes on while the machine sleeps; tests have one of their own.
  using Ticks = std::function<std::chrono::milliseconds()>;

  explicit SealKeeper(AppState& state);
  ~SealKeeper() override;

  [[nodiscard]] Standing standing() const { return m_standing; }
  /// nullptr but while it is unlocked. Jobs may hold it; don't keep it: it is wiped when the last holder lets it go.
  [[nodiscard]] std::shared_ptr<const seal::Key> key() const { return m_key; }
  /// The purge date and the idle minutes; nothing without a seal.
  [[nodiscard]] const std::optional<seal::Header>& header() const { return m_header; }
  /// While unlocked: minutes until it locks by itself if nobody does anything, rounded up.
  [[nodiscard]] int minutesLeft() const;
  [[nodiscard]] bool isUnlocking() const { return m_isUnlocking; }
  /// "" but in the demonstration, whose passphrase guards nobody.
  [[nodiscard]] QString knownPassphrase() const;

  /// Somebody wants to see who the children are: `what` says for what ("to import lists"), or "".
  void ask(const QString& what = {});
  /// Opens the seal on the storage thread; written to the log with who and why before it counts as open. Ends in
  /// changed() or refused().
  void unlock(HeldOpenerPtr opener, const QString& reason);
  /// At once: the key is wiped here, whatever is shown by it is to go.
  void lock();
  /// Reads the header again, after it was set up or its terms were changed. An unlocked seal stays so.
  void refresh();

  void setTicks(Ticks ticks);
  /// What the timer does: locks if the time is over. For tests.
  void look();

 signals:
  /// The standing, or the header.
  void changed();
  /// minutesLeft() differs.
  void minutesChanged();
  void asked(const QString& what);
  void refused(const waymark::base::Error& error);
  /// It locked by itself after so many minutes.
  void lockedByItself(int minutes);
  /// This workspace lies in a folder that a program copies to its cloud ("OneDrive").
  void syncedFolder(const QString& program);

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  enum class Look { Keep, Lock };
  void read(Look look);
  void stand(Standing standing);
  [[nodiscard]] bool isOver() const;

  AppState& m_state;
  Ticks m_ticks;
  Standing m_standing = Standing::Unread;
  std::shared_ptr<const seal::Key> m_key;
  std::optional<seal::Header> m_header;
  std::chrono::milliseconds m_lastUse{};
  int m_shownMinutes = 0;
  bool m_isUnlocking = false;
  unsigned m_number = 0;  // of the workspace shown: an answer about an earlier one is dropped
  QTimer* m_timer;
};

/// "41 days left.", "That is today.", "That was 3 days ago: it is overdue."
QString purgeCountdown(base::Day purgeOn, base::Day today);

}  // namespace waymark::ui
