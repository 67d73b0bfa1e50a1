// SPDX-License-Identifier: GPL-3.0-or-later
// The seal in the window, on a real file: set up, unlocked with a reason, locked by time, key and another workspace,
// changed, and purged. By keyboard.
#include <QCheckBox>
#include <QClipboard>
#include <QFile>
#include <QRegularExpression>
#include <QTest>
#include <algorithm>

#include "settings/recovery_key_view.h"
#include "shell/backups.h"
#include "shell/status_bar.h"
#include "shell/unlock_panel.h"
#include "widgets/choice.h"
#include "widgets/data_table.h"
#include "widgets/field.h"
#include "widgets/secret_field.h"
#include "widgets/style.h"
#include "workspace_shown.h"

using namespace waymark;
using namespace waymark::ui;
using Standing = SealKeeper::Standing;

namespace {

const QString kPassphrase = QStringLiteral("four words are easy");

struct Sealed : WorkspaceShown {
  std::chrono::milliseconds time{1'000'000};
  QString recoveryKey;

  Sealed() {
    state.seal().setTicks([this] { return time; });
    if (!make()) qFatal("no workspace");
  }
  void toPrivacy() { window.showPage(QStringLiteral("settings"), QStringLiteral("privacy")); }
  bool setUp() {
    toPrivacy();
    if (!type(QStringLiteral("New passphrase"), kPassphrase) || !type(QStringLiteral("The same again"), kPassphrase) ||
        !press(QStringLiteral("Set up the seal")) || !stands(Standing::Locked))
      return false;
    auto* key = named<QLabel>(QStringLiteral("Recovery key"));
    if (key == nullptr) return false;
    recoveryKey = key->text();
    window.findChild<QCheckBox*>()->setChecked(true);
    return press(QStringLiteral("Done"));
  }
  bool unlock(const QString& passphrase = kPassphrase, const QString& reason = QStringLiteral("To check the lists")) {
    QTest::keyClick(&window, Qt::Key_L, Qt::ControlModifier | Qt::ShiftModifier);
    if (!type(QStringLiteral("Passphrase"), passphrase) || !type(QStringLiteral("Why"), reason)) return false;
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    return stands(Standing::Unlocked);
  }
  [[nodiscard]] bool choose(const QString& minutes) const {
    auto* choice = named<QAbstractButton>(QStringLiteral("Lock after, without use: ") + minutes);
    if (choice == nullptr) return false;
    choice->setFocus();
    QTest::keyClick(choice, Qt::Key_Space);
    return true;
  }
  [[nodiscard]] bool logged(const char* reason) const {
    return std::ranges::any_of(state.workspace().all<domain::IdentityAccess>(),
                               [&](const auto& row) { return row.value.reason == reason; });
  }
  QString padlock() const {
    for (auto* found : window.findChild<StatusBar*>()->findChildren<QPushButton*>())
      if (found->isVisible() && found->text().contains(QStringLiteral("ocked"))) return found->text();
    return {};
  }
};

}  // namespace

class SealTest : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase() { applyTheme(*static_cast<QApplication*>(QCoreApplication::instance()), ThemeKind::Light); }

  void aSecretIsOverwrittenInTheFieldsOwnMemory() {
    SecretField field;
    QTest::keyClicks(&field, QStringLiteral("pass word"));
    const QString shared = field.text();  // the field's own characters
    QCOMPARE(shared, QStringLiteral("pass word"));
    std::string taken;
    field.takeInto(taken);
    QCOMPARE(QString::fromStdString(taken), QStringLiteral("pass word"));
    QVERIFY(field.text().isEmpty());
    QCOMPARE(shared, QString(9, QChar(u'\0')));
    QVERIFY(!field.isUndoAvailable());
    QTest::keyClicks(&field, QStringLiteral("again"));
    field.selectAll();
    QApplication::clipboard()->setText(QStringLiteral("before"));
    QTest::keyClick(&field, Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QApplication::clipboard()->text(), QStringLiteral("before"));
  }

  void capsLockIsSeenFromTheLettersThatCome() {
    SecretField field;
    std::vector<bool> seen;
    connect(&field, &SecretField::capsLock, &field, [&](bool on) { seen.push_back(on); });
    QTest::sendKeyEvent(QTest::Click, &field, Qt::Key_A, QStringLiteral("A"), Qt::NoModifier);
    QTest::sendKeyEvent(QTest::Click, &field, Qt::Key_A, QStringLiteral("A"), Qt::ShiftModifier);
    QTest::sendKeyEvent(QTest::Click, &field, Qt::Key_A, QStringLiteral("a"), Qt::ShiftModifier);
    QTest::sendKeyEvent(QTest::Click, &field, Qt::Key_1, QStringLiteral("1"), Qt::NoModifier);
    QCOMPARE(seen, (std::vector<bool>{true, false, true}));
  }

  void theSealIsSetUpOnceAndTheRecoveryKeyIsShownOnce() {
    Sealed shown;
    QCOMPARE(shown.state.seal().standing(), Standing::NoSeal);
    QVERIFY(shown.padlock().isEmpty());
    shown.toPrivacy();
    QVERIFY(shown.says(QStringLiteral("There is no seal yet.")));
    QVERIFY(shown.type(QStringLiteral("New passphrase"), QStringLiteral("short")));
    QVERIFY(shown.press(QStringLiteral("Set up the seal")));
    QVERIFY(shown.says(QStringLiteral("too short")));
    QVERIFY(shown.type(QStringLiteral("New passphrase"), kPassphrase));
    QVERIFY(shown.type(QStringLiteral("The same again"), QStringLiteral("four words are not")));
    QVERIFY(shown.press(QStringLiteral("Set up the seal")));
    QVERIFY(shown.says(QStringLiteral("aren’t the same")));
    QVERIFY(shown.type(QStringLiteral("The same again"), kPassphrase));
    QVERIFY(shown.press(QStringLiteral("Set up the seal")));
    QVERIFY(shown.stands(Standing::Locked));
    auto* key = shown.named<QLabel>(QStringLiteral("Recovery key"));
    QVERIFY(key != nullptr);
    const QString text = key->text();
    QVERIFY2(QRegularExpression(QStringLiteral("^([0-9A-Z]{4}-){7}[0-9A-Z]{4}$")).match(text).hasMatch(),
             qPrintable(text));
    QVERIFY(!shown.press(QStringLiteral("Done")));  // not before it is stored
    const QString sheet = shown.folder.filePath(QStringLiteral("sheet.pdf"));
    QVERIFY(saveRecoverySheet(text, QStringLiteral("Area"), QStringLiteral("Mon 8 Sep 2025"), sheet));
    QVERIFY(QFile(sheet).size() > 1000);
    QCOMPARE(QFile(sheet).permissions() & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
    auto* stored = shown.window.findChild<QCheckBox*>();
    stored->setFocus();
    QTest::keyClick(stored, Qt::Key_Space);
    QVERIFY(shown.press(QStringLiteral("Done")));
    QVERIFY(!shown.says(text));
    QVERIFY(key->text().isEmpty());
    QCOMPARE(shown.accesses(), std::size_t{1});
    QCOMPARE(shown.padlock(), QStringLiteral("Locked"));
  }

  void unlockingAsksWhyAndWritesItDownFirst() {
    Sealed shown;
    QVERIFY(shown.setUp());
    const auto before = shown.accesses();
    QTest::keyClick(&shown.window, Qt::Key_L, Qt::ControlModifier | Qt::ShiftModifier);
    auto* panel = shown.window.findChild<UnlockPanel*>();
    QVERIFY(panel->isVisible());
    QVERIFY(shown.type(QStringLiteral("Passphrase"), kPassphrase));
    QVERIFY(shown.press(QStringLiteral("Unlock")));
    QVERIFY(shown.says(QStringLiteral("Say why")));
    QVERIFY(shown.type(QStringLiteral("Why"), QStringLiteral("To check the lists")));
    std::size_t known = 0;
    connect(&shown.state.seal(), &SealKeeper::changed, panel, [&] {
      if (shown.state.seal().key() != nullptr) known = shown.accesses();
    });
    QVERIFY(shown.press(QStringLiteral("Unlock")));
    QVERIFY(shown.stands(Standing::Unlocked));
    QCOMPARE(known, before + 1);  // the window knows of the line when it has the key
    QVERIFY(!panel->isVisible());
    const auto& last = shown.state.workspace().all<domain::IdentityAccess>().rows().back().value;
    QCOMPARE(toQt(last.reason), QStringLiteral("To check the lists"));
    QCOMPARE(toQt(last.who), QStringLiteral("Priya Shah"));
    QVERIFY(last.kind == domain::IdentityAccessKind::Unsealed);
    QCOMPARE(shown.padlock(), QStringLiteral("Unlocked, locks in 10 min"));
  }

  void aWrongPassphraseHasItsSentenceAndWritesNothing() {
    Sealed shown;
    QVERIFY(shown.setUp());
    const auto before = shown.accesses();
    QTest::keyClick(&shown.window, Qt::Key_L, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(shown.type(QStringLiteral("Passphrase"), QStringLiteral("not the right one")));
    QVERIFY(shown.type(QStringLiteral("Why"), QStringLiteral("To look")));
    QVERIFY(shown.press(QStringLiteral("Unlock")));
    QTRY_VERIFY(shown.says(QStringLiteral("That is not the passphrase of this workspace.")));
    QCOMPARE(shown.state.seal().standing(), Standing::Locked);
    QVERIFY(shown.state.seal().key() == nullptr);
    QVERIFY(shown.named<QLineEdit>(QStringLiteral("Passphrase"))->text().isEmpty());
    QCOMPARE(shown.accesses(), before);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
    QVERIFY(!shown.window.findChild<UnlockPanel*>()->isVisible());
    QVERIFY(shown.unlock());
  }

  void theRecoveryKeyUnlocksToo() {
    Sealed shown;
    QVERIFY(shown.setUp());
    QTest::keyClick(&shown.window, Qt::Key_L, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(shown.press(QStringLiteral("Use the recovery key")));
    QVERIFY(shown.type(QStringLiteral("Recovery key"), shown.recoveryKey.toLower().remove(u'-')));
    QVERIFY(shown.type(QStringLiteral("Why"), QStringLiteral("The passphrase is lost")));
    QVERIFY(shown.press(QStringLiteral("Unlock")));
    QVERIFY(shown.stands(Standing::Unlocked));
  }

  void itLocksAfterTheMinutesWithoutUse() {
    Sealed shown;
    QVERIFY(shown.setUp());
    QVERIFY(shown.unlock());
    const std::weak_ptr<const seal::Key> key = shown.state.seal().key();
    shown.time += std::chrono::minutes(9);
    shown.state.seal().look();
    QCOMPARE(shown.padlock(), QStringLiteral("Unlocked, locks in 1 min"));
    QTest::keyClick(&shown.window, Qt::Key_Shift);  // somebody is there
    QCOMPARE(shown.padlock(), QStringLiteral("Unlocked, locks in 10 min"));
    shown.time += std::chrono::minutes(10) - std::chrono::milliseconds(1);
    shown.state.seal().look();
    QVERIFY(!key.expired());
    shown.time += std::chrono::milliseconds(1);
    shown.state.seal().look();
    QCOMPARE(shown.state.seal().standing(), Standing::Locked);
    QVERIFY(key.expired());
    QVERIFY(shown.message().contains(QStringLiteral("locked after 10 minutes without use")));
    QCOMPARE(shown.padlock(), QStringLiteral("Locked"));
  }

  void theFirstKeyAfterALongSleepLocksInsteadOfKeepingItOpen() {
    Sealed shown;
    QVERIFY(shown.setUp());
    QVERIFY(shown.unlock());
    shown.time += std::chrono::hours(8);
    QTest::keyClick(&shown.window, Qt::Key_Shift);
    QCOMPARE(shown.state.seal().standing(), Standing::Locked);
    QVERIFY(shown.state.seal().key() == nullptr);
  }

  void aKeyLocksAtOnceFromAField() {
    Sealed shown;
    QVERIFY(shown.setUp());
    QVERIFY(shown.unlock());
    const std::weak_ptr<const seal::Key> key = shown.state.seal().key();
    QTest::keyClick(&shown.window, Qt::Key_F, Qt::ControlModifier);
    QVERIFY(qobject_cast<QLineEdit*>(QApplication::focusWidget()) != nullptr);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_L, Qt::ControlModifier);
    QCOMPARE(shown.state.seal().standing(), Standing::Locked);
    QVERIFY(key.expired());
  }

  void anotherWorkspaceLocks() {
    Sealed shown;
    QVERIFY(shown.setUp());
    QVERIFY(shown.unlock());
    const std::weak_ptr<const seal::Key> key = shown.state.seal().key();
    QVERIFY(shown.make("other.waymark"));
    QVERIFY(key.expired());
    QCOMPARE(shown.state.seal().standing(), Standing::NoSeal);
    shown.state.open(shown.file());
    QVERIFY(shown.stands(Standing::Locked));
  }

  void thePassphraseIsChangedAndTheOldOneOpensNothing() {
    Sealed shown;
    QVERIFY(shown.setUp());
    shown.toPrivacy();
    QVERIFY(shown.press(QStringLiteral("Change the passphrase…")));
    const QString other = QStringLiteral("another four words");
    QVERIFY(shown.type(QStringLiteral("Present passphrase"), QStringLiteral("wrong wrong wrong")));
    QVERIFY(shown.type(QStringLiteral("New passphrase"), other));
    QVERIFY(shown.type(QStringLiteral("The same again"), other));
    QVERIFY(shown.press(QStringLiteral("Change the passphrase")));
    QTRY_VERIFY(shown.says(QStringLiteral("That is not the passphrase of this workspace.")));
    QVERIFY(shown.type(QStringLiteral("Present passphrase"), kPassphrase));
    QVERIFY(shown.type(QStringLiteral("New passphrase"), other));
    QVERIFY(shown.type(QStringLiteral("The same again"), other));
    QVERIFY(shown.press(QStringLiteral("Change the passphrase")));
    QTRY_VERIFY(shown.message().contains(QStringLiteral("The passphrase was changed")));
    QVERIFY(!shown.unlock());
    QTest::keyClick(&shown.window, Qt::Key_Escape);
    QVERIFY(shown.unlock(other));
  }

  void theTermsAreKeptAndTheDayIsCountedDown() {
    Sealed shown;
    QVERIFY(shown.setUp());
    shown.toPrivacy();
    const auto today = shown.state.now().today;
    auto* day = shown.named<DateField>(QStringLiteral("Delete children’s data on"));
    QVERIFY(day != nullptr);
    day->setFocus();
    QTest::keyClicks(day, QString::fromStdString(base::isoText(today + std::chrono::days(12))));
    QTest::keyClick(day, Qt::Key_Return);
    QTRY_VERIFY(shown.says(QStringLiteral("12 days left.")));
    QVERIFY(shown.state.seal().header()->purgeOn == today + std::chrono::days(12));
    shown.window.showPage(QStringLiteral("today"));
    bool isThere = false;
    for (auto* button : shown.window.currentPage()->findChildren<QAbstractButton*>())
      isThere = isThere || (button->isVisible() && button->accessibleName().contains(QStringLiteral("deleted soon")));
    QVERIFY(isThere);
    QCOMPARE(purgeCountdown(today - std::chrono::days(3), today), QStringLiteral("That was 3 days ago: it is overdue."));
  }

  void aDayThatIsOverIsntTaken() {
    Sealed shown;
    QVERIFY(shown.setUp());
    shown.toPrivacy();
    auto* day = shown.named<DateField>(QStringLiteral("Delete children’s data on"));
    QVERIFY(day != nullptr);
    day->setFocus();
    QTest::keyClicks(day, QStringLiteral("2020-01-01"));
    QTest::keyClick(day, Qt::Key_Return);
    QTRY_VERIFY(shown.says(QStringLiteral("Wed 1 Jan 2020 is over")));
    QVERIFY(!shown.state.seal().header()->purgeOn);
    QCOMPARE(shown.accesses(), std::size_t{1});
  }

  void lockingLaterNeedsThePassphraseAndTheLogSaysSo() {
    Sealed shown;
    QVERIFY(shown.setUp());
    shown.toPrivacy();
    auto* panel = shown.window.findChild<UnlockPanel*>();
    QVERIFY(shown.choose(QStringLiteral("1 hour")));
    QTRY_VERIFY(panel->isVisible());
    QVERIFY(shown.says(QStringLiteral("to lock later")));
    QCOMPARE(shown.state.seal().header()->idleMinutes, 10);
    QCOMPARE(shown.accesses(), std::size_t{1});
    QVERIFY(shown.type(QStringLiteral("Passphrase"), kPassphrase));
    QVERIFY(shown.type(QStringLiteral("Why"), QStringLiteral("A long meeting")));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    QVERIFY(shown.stands(Standing::Unlocked));
    QVERIFY(shown.named<QAbstractButton>(QStringLiteral("Lock after, without use: 10 minutes"))->isChecked());
    QVERIFY(shown.choose(QStringLiteral("1 hour")));
    QTRY_COMPARE(shown.state.seal().header()->idleMinutes, 60);
    QTRY_VERIFY(shown.logged("Locks after 60 minutes without use, before after 10"));
    QTest::keyClick(&shown.window, Qt::Key_L, Qt::ControlModifier);
    QCOMPARE(shown.state.seal().standing(), Standing::Locked);
    QVERIFY(shown.choose(QStringLiteral("5 minutes")));  // sooner: anybody may
    QTRY_COMPARE(shown.state.seal().header()->idleMinutes, 5);
    QVERIFY(!panel->isVisible());
  }

  void aPurgeAsksForTheNameNamesTheBackupsAndLeavesNothing() {
    Sealed shown;
    QVERIFY(shown.setUp());
    shown.state.backups().backUpNow();
    QTRY_VERIFY(shown.state.backups().list() && !shown.state.backups().list()->backups.empty());
    const QString backup = pathText(shown.state.backups().list()->backups.front().file.filename());
    QVERIFY(shown.unlock());
    domain::ListExtract settings;  // kept as an extract, and tells of no child
    settings.id = domain::ListExtractId{base::namedUuid("settings")};
    settings.definition = "settings";
    settings.list = "settings";
    settings.source = "GIAS";
    settings.fileName = "gias.csv";
    settings.asAt = shown.state.now().today;
    settings.openSha256 = std::string(64, 'a');
    settings.importedBy = "Priya Shah";
    settings.importedAt = shown.state.now().utc;
    shown.state.apply({"keep a register", {domain::made(settings)}});
    QTRY_COMPARE(shown.state.workspace().all<domain::ListExtract>().size(), std::size_t{1});
    shown.toPrivacy();
    QVERIFY(shown.press(QStringLiteral("Delete all children’s data now…")));
    QTRY_VERIFY(shown.says(backup));
    QVERIFY(shown.says(QStringLiteral("0 lists that were imported")));
    QVERIFY(shown.says(QStringLiteral("lines of returns that are about one child")));
    QVERIFY(shown.type(QStringLiteral("Type the name of the workspace"), QStringLiteral("Elsewhere")));
    QVERIFY(shown.press(QStringLiteral("Delete it for good")));
    QVERIFY(shown.says(QStringLiteral("Nothing was deleted.")));
    QVERIFY(shown.type(QStringLiteral("Type the name of the workspace"), toQt(shown.state.area().name)));
    QVERIFY(shown.press(QStringLiteral("Delete it for good")));
    QVERIFY(shown.says(QStringLiteral("Say why")));
    QVERIFY(shown.type(QStringLiteral("Why"), QStringLiteral("Retention")));
    QVERIFY(shown.press(QStringLiteral("Delete it for good")));
    QVERIFY(shown.stands(Standing::NoSeal));
    QVERIFY(shown.state.seal().key() == nullptr);
    QVERIFY(shown.state.workspace().all<domain::Child>().empty());
    QVERIFY(shown.state.undoName().isEmpty());
    QTRY_VERIFY(shown.says(backup));  // what is left to do
    // Not by place: ids made in one millisecond by two makers stand in any order.
    const auto isPurge = [](const auto& row) { return row.value.kind == domain::IdentityAccessKind::Purged; };
    QCOMPARE(std::ranges::count_if(shown.state.workspace().all<domain::IdentityAccess>(), isPurge), 1);
  }
};

QTEST_MAIN(SealTest)
#include "seal_test.moc"
