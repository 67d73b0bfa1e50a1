// SPDX-License-Identifier: GPL-3.0-or-later
// The first run by keyboard alone: five questions, answers kept on the way back, nothing made before the last.
#include <QComboBox>
#include <QFile>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include "app/backup.h"
#include "app/session.h"
#include "bridge/text.h"
#include "memory_port.h"
#include "shell/action_catalogue.h"
#include "shell/main_window.h"
#include "shell/restore_start.h"
#include "shell/restore_view.h"
#include "shell/start_form.h"
#include "widgets/style.h"

using namespace waymark;
using namespace waymark::ui;

namespace {

struct Shown {
  MemoryPort port;
  AppState state{port, framework::Library(), base::systemNow};
  ActionCatalogue actions;
  MainWindow window{state, actions};

  Shown() {
    window.resize(1440, 900);
    window.show();
    window.showStart();
    window.activateWindow();
    (void)QTest::qWaitForWindowActive(&window);
  }
  void startForm() {
    QTest::keyClick(&window, Qt::Key_N, Qt::ControlModifier | Qt::AltModifier);
    QVERIFY(form() != nullptr);
    QCOMPARE(form()->question(), 0);
  }
  [[nodiscard]] StartForm* form() const { return window.findChild<StartForm*>(); }
  void type(const QString& text) const { QTest::keyClicks(QApplication::focusWidget(), text); }
  void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier) const {
    QTest::keyClick(QApplication::focusWidget(), key, modifiers);
  }
  template <class T>
  [[nodiscard]] std::vector<T> all() const {
    std::vector<T> values;
    for (const auto& row : state.workspace().all<T>()) values.push_back(row.value);
    return values;
  }
};

}  // namespace

class StartPageTest : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase() { applyTheme(*static_cast<QApplication*>(QCoreApplication::instance()), ThemeKind::Light); }

  void fiveQuestionsMakeAWorkspaceByKeyboardAlone() {
    Shown shown;
    shown.startForm();
    shown.type(QStringLiteral("Harrowmere"));
    shown.press(Qt::Key_Tab);
    shown.type(QStringLiteral("999"));
    shown.press(Qt::Key_Return);
    QCOMPARE(shown.form()->question(), 1);
    QCOMPARE(static_cast<QComboBox*>(QApplication::focusWidget())->currentData().toString(),
             QStringLiteral("area-send-2025"));
    shown.press(Qt::Key_Return);
    QCOMPARE(shown.form()->question(), 2);
    shown.type(QStringLiteral("Amal Kerr"));
    shown.press(Qt::Key_Return);
    QCOMPARE(shown.form()->question(), 3);
    shown.press(Qt::Key_Return);
    QCOMPARE(shown.form()->question(), 4);
    auto* file = qobject_cast<QLineEdit*>(QApplication::focusWidget());
    QVERIFY(file != nullptr);
    QVERIFY(file->text().endsWith(QStringLiteral("/harrowmere.waymark")));
    QVERIFY(!shown.state.isOpen());
    shown.press(Qt::Key_Return);
    shown.port.deliver();

    QVERIFY(shown.state.isOpen());
    QCOMPARE(shown.state.area().name, std::string("Harrowmere"));
    QCOMPARE(shown.state.area().laCode, std::string("999"));
    QCOMPARE(shown.state.area().frameworkId, std::string("area-send-2025"));
    QVERIFY(shown.state.inspection() != nullptr);
    const auto people = shown.all<domain::Person>();
    QCOMPARE(people.size(), std::size_t(1));
    QCOMPARE(people[0].name, std::string("Amal Kerr"));
    QCOMPARE(people[0].roles, std::vector<std::string>{"lano"});
    const auto partners = shown.all<domain::Partner>();
    QCOMPARE(partners.size(), std::size_t(4));
    QCOMPARE(partners[0].name, std::string("Harrowmere Council"));
    QVERIFY(people[0].partner == partners[0].id);
    QVERIFY(shown.window.currentPage() != nullptr);
    QVERIFY(!shown.form() || !shown.form()->isVisible());
  }

  void backKeepsAnswersAndMakesNothing() {
    Shown shown;
    shown.startForm();
    shown.type(QStringLiteral("Marsh"));
    shown.press(Qt::Key_Return);
    shown.press(Qt::Key_Return);
    shown.type(QStringLiteral("Amal Kerr"));
    for (const int question : {1, 0}) {
      shown.press(Qt::Key_Escape);
      QCOMPARE(shown.form()->question(), question);
    }
    QCOMPARE(static_cast<QLineEdit*>(QApplication::focusWidget())->text(), QStringLiteral("Marsh"));
    shown.press(Qt::Key_Escape);  // to the start page
    QVERIFY(!shown.form()->isVisible());
    shown.port.deliver();
    QVERIFY(!shown.state.isOpen());
    shown.startForm();
    shown.press(Qt::Key_Return);
    shown.press(Qt::Key_Return);
    QCOMPARE(static_cast<QLineEdit*>(QApplication::focusWidget())->text(), QStringLiteral("Amal Kerr"));
  }

  void aMissingAnswerIsSaidAndHoldsTheQuestion() {
    Shown shown;
    shown.startForm();
    shown.press(Qt::Key_Return);
    QCOMPARE(shown.form()->question(), 0);
    shown.type(QStringLiteral("Marsh"));
    shown.press(Qt::Key_Tab);
    shown.type(QStringLiteral("9x"));
    shown.press(Qt::Key_Return);
    QCOMPARE(shown.form()->question(), 0);
    QVERIFY(QApplication::focusWidget()->accessibleDescription().contains(QStringLiteral("three digits")));
    static_cast<QLineEdit*>(QApplication::focusWidget())->clear();
    shown.press(Qt::Key_Return);
    QCOMPARE(shown.form()->question(), 1);
  }

  void aRoleOfAnotherBodyBringsItsOrganisation() {
    Shown shown;
    shown.startForm();
    shown.type(QStringLiteral("Marsh"));
    shown.press(Qt::Key_Return);
    shown.press(Qt::Key_Return);
    shown.type(QStringLiteral("Amal Kerr"));
    shown.press(Qt::Key_Tab);
    auto* role = qobject_cast<QComboBox*>(QApplication::focusWidget());
    QVERIFY(role != nullptr);
    role->setCurrentIndex(role->findData(QStringLiteral("health_lead")));
    shown.press(Qt::Key_Tab);
    QCOMPARE(static_cast<QLineEdit*>(QApplication::focusWidget())->text(), QStringLiteral("Health provider"));
    static_cast<QLineEdit*>(QApplication::focusWidget())->selectAll();
    shown.type(QStringLiteral("Marsh Health Trust"));
    for (int i = 0; i < 3; ++i) shown.press(Qt::Key_Return);
    shown.port.deliver();
    QVERIFY(shown.state.isOpen());
    const auto people = shown.all<domain::Person>();
    const auto* home = shown.state.find<domain::Partner>(*people.at(0).partner);
    QCOMPARE(home->value.name, std::string("Marsh Health Trust"));
    QVERIFY(home->value.kind == domain::PartnerKind::HealthProvider);
  }

  void aDamagedWorkspaceIsPutBackFromItsBackup() {
    const QTemporaryDir folder;
    const auto file = pathFrom(folder.filePath(QStringLiteral("harrowmere.waymark")));
    const base::Stamp at{base::dayOf(2026, 11, 11)};
    std::filesystem::path backup;
    {
      auto session = app::Session::create(file, "Priya Shah", at, demonstration());
      QVERIFY(session);
      const auto made = app::backUp(session->store(), {}, at, app::BackupWhy::Asked);
      QVERIFY(made);
      backup = made->backup.file;
    }
    QFile damaged(pathText(file));
    QVERIFY(damaged.open(QIODevice::ReadWrite));
    QVERIFY(damaged.write(QByteArray(4096, 'x')) == 4096);
    damaged.close();
    QVERIFY(!app::Session::open(file, "Priya Shah", at));

    Shown shown;
    RestoreStart restoring(shown.state);
    restoring.show();
    QSignalSpy done(&restoring, &RestoreStart::restored);
    QSignalSpy failed(&restoring, &RestoreStart::failed);
    restoring.take(pathText(backup));
    QCOMPARE(restoring.target(), pathText(file));
    auto* view = restoring.findChild<RestoreView*>();
    QTRY_VERIFY(view->isVisible());
    QString said;
    for (const auto* label : view->findChildren<QLabel*>()) said += label->text();
    QVERIFY2(said.contains(QStringLiteral("can’t be read")), qPrintable(said));
    QVERIFY2(said.contains(QStringLiteral("kept aside")), qPrintable(said));
    for (auto* button : view->findChildren<QPushButton*>())
      if (button->text().startsWith(QStringLiteral("Put this"))) button->click();
    QTRY_COMPARE(done.count(), 1);
    QCOMPARE(failed.count(), 0);
    auto again = app::Session::open(file, "Priya Shah", at);
    QVERIFY(again);
    QVERIFY(again->load().value().all<domain::Evidence>().size() > 100);
  }

  void theStartPageOffersARestore() {
    Shown shown;
    for (auto* button : shown.window.findChildren<QPushButton*>())
      if (button->text() == QStringLiteral("Restore a backup…")) button->click();
    auto* dialog = shown.window.findChild<QFileDialog*>();
    QVERIFY(dialog != nullptr);
    dialog->reject();
    QVERIFY(shown.window.findChild<RestoreStart*>() == nullptr ||
            !shown.window.findChild<RestoreStart*>()->isVisible());
  }

  void nobodyAndNoPartnersIsAllowed() {
    Shown shown;
    shown.startForm();
    shown.type(QStringLiteral("Marsh"));
    for (int i = 0; i < 3; ++i) shown.press(Qt::Key_Return);
    QCOMPARE(shown.form()->question(), 3);
    shown.press(Qt::Key_Space);  // the council's tick, taken away
    shown.press(Qt::Key_Return);
    shown.press(Qt::Key_Return);
    shown.port.deliver();
    QVERIFY(shown.state.isOpen());
    QVERIFY(shown.all<domain::Person>().empty());
    QCOMPARE(shown.all<domain::Partner>().size(), std::size_t(3));
  }
};

QTEST_MAIN(StartPageTest)
#include "start_page_test.moc"
