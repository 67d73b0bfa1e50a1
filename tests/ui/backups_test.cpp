// SPDX-License-Identifier: GPL-3.0-or-later
// Backups in the window: said in words, made by hand, refused with a sentence, previewed and restored by keyboard.
#include <QLabel>
#include <QPushButton>
#include <QTest>

#include "memory_port.h"
#include "shell/action_catalogue.h"
#include "shell/backups.h"
#include "shell/main_window.h"
#include "shell/message_bar.h"
#include "shell/restore_view.h"
#include "shell/status_bar.h"
#include "widgets/data_table.h"
#include "widgets/style.h"

using namespace waymark;
using namespace waymark::ui;

namespace {

app::Backup backupOf(int day, std::int64_t number, app::Backup::State state = app::Backup::State::Good) {
  app::Backup backup;
  backup.file = "backups/area-2026110" + std::to_string(day) + "T090000Z.waymark";
  backup.head.at = base::Stamp{base::dayOf(2026, 11, static_cast<unsigned>(day))} + std::chrono::hours(9);
  backup.head.sequence = number;
  backup.head.log = {number, "chain " + std::to_string(number)};
  backup.head.size = 1'234'567;
  backup.state = state;
  return backup;
}

struct Shown {
  MemoryPort port;
  AppState state{port, framework::Library(), base::systemNow};
  ActionCatalogue actions;
  MainWindow window{state, actions};

  Shown() {
    port.backupList.place = {"/home/priya/backups", true, std::nullopt, std::nullopt};
    port.backupList.backups = {backupOf(1, 3), backupOf(2, 5), backupOf(3, 8)};
    port.backupList.log = {8, "chain 8"};
    port.restorePreview.backup = backupOf(2, 5).file;
    port.restorePreview.then = {5, "chain 5"};
    port.restorePreview.now = storage::LogHead{8, "chain 8"};
    port.restorePreview.lost = {{6, kAt, "Tom Reed", "log the audit", 3}, {7, kAt, "Ana Ferreira", "move a task", 1}};
    port.restorePreview.counts = {{"evidence", 203, 200}, {"partner", 8, 8}};
    window.resize(1440, 900);
    window.show();
    state.create("demonstration.waymark", demonstration());
    port.deliver();
    window.showPage(QStringLiteral("settings"));
  }
  /// By its words or its accessible name, as somebody with a screen reader finds it.
  template <class T>
  T* named(const QString& name) {
    for (auto* widget : window.findChildren<T*>())
      if (widget->accessibleName() == name) return widget;
    return nullptr;
  }
  QPushButton* button(const QString& text) {
    for (auto* candidate : window.findChildren<QPushButton*>())
      if (candidate->text() == text) return candidate;
    return nullptr;
  }
  void press(const QString& text) {
    auto* found = button(text);
    QVERIFY2(found != nullptr && found->isEnabled(), qPrintable(text));
    found->setFocus();
    QTest::keyClick(found, Qt::Key_Space);
    port.deliver();
  }
  void rename(const std::string& name) {
    const auto& stored = state.workspace().all<domain::Area>().rows().front();
    domain::Area area = stored.value;
    area.name = name;
    state.apply(QStringLiteral("rename the area"), domain::edited(stored, area));
    port.deliver();
  }
  bool says(const QString& words) {
    for (auto* label : window.currentPage()->findChildren<QLabel*>())
      if (label->text().contains(words)) return true;
    return false;
  }
  QString message() { return window.findChild<MessageBar*>()->text(); }

  static constexpr base::Stamp kAt{base::dayOf(2026, 11, 2)};
};

}  // namespace

class BackupsTest : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase() { applyTheme(*static_cast<QApplication*>(QCoreApplication::instance()), ThemeKind::Light); }

  void theListAndItsStateAreSaidInWords() {
    Shown shown;
    auto* table = shown.named<DataTable>(QStringLiteral("Backups of this workspace"));
    QVERIFY(table != nullptr);
    QCOMPARE(table->model()->rowCount(), 3);
    QCOMPARE(table->model()->index(0, 1).data().toString(), QStringLiteral("Checked"));
    QVERIFY(table->model()->index(0, 0).data().toString().startsWith(QStringLiteral("Tue 3 Nov 2026")));
    QVERIFY(shown.says(QStringLiteral("Last backup: Tue 3 Nov 2026")));
    QVERIFY(shown.says(QStringLiteral("Nothing has changed since.")));
    QVERIFY(shown.says(QStringLiteral("That is the same disk as the workspace")));
  }

  void aChangeMakesTheLastBackupOld() {
    Shown shown;
    shown.rename("Otherfield");
    QVERIFY(shown.says(QStringLiteral("There are changes since.")));
    QVERIFY(shown.state.backups().words().contains(QStringLiteral("There are changes since.")));
  }

  void closingWaitsForALastBackupAndSaysWhyThereIsNone() {
    Shown shown;
    shown.state.backups().setSettings({});
    shown.port.deliver();
    shown.rename("Otherfield");
    shown.port.refuseBackup = base::Error{base::Code::BackupNoRoom, {}, {{"folder", "/media/stick"}}};
    shown.window.close();
    QVERIFY(shown.port.backupsAsked.back() == app::BackupWhy::Closing);
    shown.port.deliver();
    QVERIFY(shown.window.isVisible());
    QVERIFY(shown.message().contains(QStringLiteral("no room left in /media/stick")));
    QVERIFY(shown.message().contains(QStringLiteral("Close again to leave without a backup.")));
    shown.rename("Thirdfield");  // going on: the next close tries again
    shown.port.refuseBackup.reset();
    shown.window.close();
    QVERIFY(shown.window.isVisible());
    shown.port.deliver();
    QVERIFY(!shown.window.isVisible());
  }

  void closingASecondTimeLeavesAtOnceAndSoDoesClosingWithoutChanges() {
    Shown shown;
    shown.state.backups().setSettings({});
    shown.port.deliver();
    shown.rename("Otherfield");
    shown.window.close();
    QVERIFY(shown.window.isVisible());
    shown.window.close();
    QVERIFY(!shown.window.isVisible());
    Shown unchanged;
    unchanged.state.backups().setSettings({});
    unchanged.port.deliver();
    unchanged.window.close();
    QVERIFY(!unchanged.window.isVisible());
  }

  void backUpNowIsDoneByKeyboardAndSaid() {
    Shown shown;
    shown.press(QStringLiteral("Back up now"));
    QCOMPARE(shown.port.backupsAsked.size(), 1U);
    QVERIFY(shown.port.backupsAsked.front() == app::BackupWhy::Asked);
    QVERIFY(shown.message().contains(QStringLiteral("made and checked")));
  }

  void aFailureIsSaidInTheMessageBarTheStatusAndSettingsUntilOneWorks() {
    Shown shown;
    shown.port.refuseBackup = base::Error{base::Code::BackupNoRoom, {}, {{"folder", "/media/stick"}}};
    shown.press(QStringLiteral("Back up now"));
    QVERIFY(shown.message().contains(QStringLiteral("no room left in /media/stick")));
    QVERIFY(shown.message().contains(QStringLiteral("Your work is saved")));
    QVERIFY(shown.says(QStringLiteral("no room left")));
    auto* status = shown.window.findChild<StatusBar*>();
    const auto troubleShown = [&] {
      for (auto* part : status->findChildren<QWidget*>())
        if (part->isVisible() && part->accessibleDescription().contains(QStringLiteral("no room left"))) return true;
      return false;
    };
    QVERIFY(troubleShown());
    QVERIFY(shown.state.isOpen());
    shown.port.refuseBackup.reset();
    shown.press(QStringLiteral("Back up now"));
    QVERIFY(!troubleShown());
    QVERIFY(!shown.says(QStringLiteral("no room left")));
  }

  void aRestoreIsPreviewedAndEnterAloneRestoresNothing() {
    Shown shown;
    auto* table = shown.named<DataTable>(QStringLiteral("Backups of this workspace"));
    table->setFocus();
    QTest::keyClick(table, Qt::Key_Down);
    QTest::keyClick(table, Qt::Key_Return);
    shown.port.deliver();
    QCOMPARE(shown.port.previewsAsked.size(), 1U);
    auto* view = shown.window.findChild<RestoreView*>();
    QVERIFY(view->isVisible());
    QVERIFY(shown.says(QStringLiteral("log the audit, Tom Reed")));
    QVERIFY(shown.says(QStringLiteral("evidence: 203 now, 200 in the backup")));
    QVERIFY(shown.says(QStringLiteral("kept as a backup first")));
    QVERIFY(shown.window.focusWidget() == shown.button(QStringLiteral("Keep the workspace as it is")));
    QTest::keyClick(shown.button(QStringLiteral("Keep the workspace as it is")), Qt::Key_Space);
    QVERIFY(!view->isVisible());
    QVERIFY(shown.port.restoresAsked.empty());
  }

  void aRestoreIsDoneAndSaysWhereTheOldStateIs() {
    Shown shown;
    auto* table = shown.named<DataTable>(QStringLiteral("Backups of this workspace"));
    table->setFocus();
    QTest::keyClick(table, Qt::Key_Down);
    shown.press(QStringLiteral("Restore…"));
    shown.press(QStringLiteral("Put this backup in place"));
    QCOMPARE(shown.port.restoresAsked.size(), 1U);
    QVERIFY(shown.port.restoresAsked.front() == shown.port.restorePreview.backup);
    QVERIFY(shown.message().contains(QStringLiteral("aside.waymark")));
    QVERIFY(shown.state.isOpen());
  }

  void aWorkspaceOpenForReadingOffersNeither() {
    Shown shown;
    shown.port.readOnlyWhy = base::Error{base::Code::InUse, {}, {{"file", "a.waymark"}, {"who", "Priya Shah"}}};
    shown.state.open("demonstration.waymark");
    shown.port.deliver();
    for (const auto* text : {"Back up now", "Restore…", "Restore from another file…"})
      QVERIFY(!shown.button(QString::fromUtf8(text))->isEnabled());
  }

  void settingsAreToldToTheStorageThread() {
    Shown shown;
    app::BackupSettings settings;
    settings.everyMinutes = 15;
    settings.folder = "/media/stick";
    shown.state.backups().setSettings(settings);
    shown.port.deliver();
    QVERIFY(shown.port.backupSettings == settings);
    QVERIFY(shown.button(QStringLiteral("Use the folder beside the workspace"))->isVisible());
    shown.press(QStringLiteral("Use the folder beside the workspace"));
    QVERIFY(shown.port.backupSettings.folder.empty());
  }
};

QTEST_MAIN(BackupsTest)
#include "backups_test.moc"
