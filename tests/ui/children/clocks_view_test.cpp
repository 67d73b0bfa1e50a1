// SPDX-License-Identifier: GPL-3.0-or-later
// The clocks of Children & plans on a workspace in a real file, by keyboard.
#include <QAbstractItemModelTester>
#include <QApplication>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QScrollBar>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

#include "app/identities.h"
#include "app/list_check.h"
#include "app/list_links.h"
#include "bridge/text.h"
#include "bridge/workbench_bridge.h"
#include "children/clock_figure.h"
#include "children/clocks_model.h"
#include "children/caseload_source.h"
#include "children/clocks_view.h"
#include "shell/action_catalogue.h"
#include "widgets/data_table.h"
#include "widgets/field.h"
#include "widgets/filter_chip.h"
#include "widgets/marks.h"
#include "widgets/style.h"

using namespace waymark;
using namespace waymark::ui;

namespace {

constexpr base::Day kToday = base::dayOf(2026, 7, 1);
constexpr const char* kCases =
    "Unique ID,Request received,Decision to assess,Request outcome,Final plan issued,Draft plan issued,Exception\r\n"
    "K1,05/01/2026,02/02/2026,Y,25/05/2026,,\r\n"
    "K2,05/01/2026,02/02/2026,Y,26/05/2026,,\r\n"
    "K3,05/01/2026,02/02/2026,Y,,,\r\n"
    "K4,05/01/2026,02/01/2026,Y,,,Personal circumstances\r\n"
    "K5,08/06/2026,,,,,\r\n";
constexpr const char* kAdvice =
    "Unique ID,Agency,Asked,Received\r\nK3,Health,09/02/2026,\r\n";

base::Now standingNow() {
  return {base::Stamp{kToday}, kToday, {}};
}

/// The view on a workspace that lists came into.
struct ClocksShown {
  QTemporaryDir folder;
  WorkbenchBridge bridge{QStringLiteral("Priya Shah")};
  AppState state{bridge, framework::Library(), standingNow};
  ActionCatalogue actions;
  Navigator navigator;
  CaseloadSource source{state};
  std::unique_ptr<ClocksView> view;

  explicit ClocksShown(const std::vector<const char*>& lists) {
    const auto file = pathFrom(folder.filePath(QStringLiteral("area.waymark")));
    domain::Area area;
    area.id = {base::namedUuid("area")};
    area.name = "Testshire";
    area.frameworkId = "area-send-2025";
    {
      auto session = app::Session::create(file, "Priya Shah", base::Stamp{kToday}, {"start", {domain::made(area)}}).value();
      const app::Opener opener{"four words are easy", ""};
      app::setUpSeal(session, opener.passphrase, base::Stamp{kToday}, seal::Cost{1, std::uint64_t{1} << 20U}).value();
      const auto key = app::openSeal(session, opener).value();
      const auto definition = app::listDefinition("ehc-cases").value();
      for (const auto* list : lists) {
        const auto read = app::readListBytes(definition, list, "list.csv").value();
        const auto links =
            app::ListLinks::stored(session, session.load().value(), key, definition, "case system").value();
        app::importList(session, session.load().value(), key, definition, read.tables.at(0), {"case system", kToday},
                        base::Stamp{kToday}, &links)
            .value();
      }
    }
    state.open(file);
    (void)QTest::qWaitFor([this] { return state.isOpen(); });
    view = std::make_unique<ClocksView>(ViewContext{{state, navigator, actions}, source});
    view->resize(1300, 900);
    view->show();
    view->activateWindow();
    (void)QTest::qWaitForWindowActive(view.get());
    view->activated();
  }
  DataTable* table() const { return view->findChild<DataTable*>(); }
  ClocksModel* model() const { return view->findChild<ClocksModel*>(); }
  bool reads(int rows) const {
    return QTest::qWaitFor([&] { return model()->rowCount() == rows; });
  }
  QString cell(int row, int column) const { return model()->index(row, column).data().toString(); }
  FilterChip* chip(const QString& name) const {
    for (auto* found : view->findChildren<FilterChip*>())
      if (found->accessibleName().startsWith(name)) return found;
    return nullptr;
  }
  void choose(const QString& chipName, const QString& words) const {
    auto* found = chip(chipName);
    QVERIFY(found != nullptr);
    QTimer::singleShot(0, qApp, [words] {
      auto* menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
      if (menu == nullptr) return;
      for (auto* action : menu->actions())
        if (action->text() == words) menu->setActiveAction(action);
      QTest::keyClick(menu, Qt::Key_Return);
    });
    found->setFocus();
    QTest::keyClick(found, Qt::Key_Space);
    QTest::qWait(20);
  }
  bool says(const QString& words) const {
    for (auto* label : view->findChildren<QLabel*>())
      if (label->isVisible() && label->text().contains(words)) return true;
    return false;
  }
};

}  // namespace

class ClocksViewTest : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase() {
    QStandardPaths::setTestModeEnabled(true);
    applyTheme(*static_cast<QApplication*>(QCoreApplication::instance()), ThemeKind::Light);
  }

  void theWorstClockIsFirstWithItsStateAndReason() {
    ClocksShown shown({kCases, kAdvice});
    const QAbstractItemModelTester tester(shown.model());
    QVERIFY(shown.reads(8));
    QCOMPARE(shown.cell(0, ClocksModel::Case), QStringLiteral("C-00003"));
    QCOMPARE(shown.cell(0, ClocksModel::Clock), QStringLiteral("Advice: Health"));
    QCOMPARE(shown.cell(0, ClocksModel::State), QStringLiteral("Late"));
    QCOMPARE(shown.model()->index(0, ClocksModel::State).data(MarkRole).toInt(), static_cast<int>(Mark::Late));
    QCOMPARE(shown.cell(1, ClocksModel::Clock), QStringLiteral("Final plan"));
    QCOMPARE(shown.cell(1, ClocksModel::HowLate), QStringLiteral("37 days late"));
    QCOMPARE(shown.cell(1, ClocksModel::Due), QStringLiteral("Mon 25 May 2026"));
    QCOMPARE(shown.cell(1, ClocksModel::Why), QStringLiteral("advice not in: Health (100 days over)"));
    QCOMPARE(shown.view->summary(), QStringLiteral("2 late, 0 due soon"));
  }

  void theFigureSaysBothWaysWhatTheYearEndsOnAndIsATableToo() {
    ClocksShown shown({kCases, kAdvice});
    QVERIFY(shown.reads(8));
    auto* figure = shown.view->findChild<ClockFigure*>();
    QVERIFY(figure->words().startsWith(QStringLiteral("50.0% (1 of 2) of the plans issued in 2026 so far")));
    QVERIFY(figure->words().contains(QStringLiteral("1 open past 20 weeks, the longest by 37 days; 1 more excused.")));
    QVERIFY(figure->words().contains(QStringLiteral("takes the year’s end from 66.7% (2 of 3) to 50.0% (2 of 4)")));
    auto* bars = shown.view->findChild<ClockBars*>();
    QVERIFY(bars->isVisible());
    QVERIFY(bars->accessibleDescription().contains(QStringLiteral("backlog cleared: 50.0% (2 of 4)")));
    for (auto* button : figure->findChildren<QPushButton*>()) QTest::keyClick(button, Qt::Key_Space);
    QVERIFY(!bars->isVisible());
    QVERIFY(shown.says(QStringLiteral("Without excused cases")));
  }

  void theListIsFilteredByStateAndByClock() {
    ClocksShown shown({kCases, kAdvice});
    QVERIFY(shown.reads(8));
    shown.choose(QStringLiteral("State"), QStringLiteral("Excused"));
    QVERIFY(shown.reads(1));
    QCOMPARE(shown.cell(0, ClocksModel::Case), QStringLiteral("C-00004"));
    QVERIFY(shown.cell(0, ClocksModel::Why).contains(QStringLiteral("Exceptional personal circumstances")));
    shown.choose(QStringLiteral("State"), QStringLiteral("Everything open"));
    QVERIFY(shown.reads(8));
    shown.choose(QStringLiteral("Clock"), QStringLiteral("Final plan"));
    QVERIFY(shown.reads(3));
    shown.view->setFilter(QStringLiteral("health"));
    QVERIFY(shown.reads(1));
    shown.view->setFilter({});
  }

  void aReasonIsNotedByKeyboardAndTakenBack() {
    ClocksShown shown({kCases, kAdvice});
    QVERIFY(shown.reads(8));
    // The list took the focus when it was read, on its worst line.
    QCOMPARE(QApplication::focusWidget(), shown.table());
    QCOMPARE(shown.table()->currentIndex().row(), 0);
    QTest::keyClick(shown.table(), Qt::Key_Down);
    QTest::keyClick(shown.table(), Qt::Key_Return);
    auto* note = qobject_cast<NotesField*>(QApplication::focusWidget());
    QVERIFY(note != nullptr);
    QVERIFY(shown.says(QStringLiteral("Regulations 2014 r.13(2)")));
    QTest::keyClicks(note, QStringLiteral("Waiting for the paediatrician"));
    QTest::keyClick(note, Qt::Key_Tab);
    QVERIFY(QTest::qWaitFor(
        [&] { return shown.cell(1, ClocksModel::Note) == QStringLiteral("Waiting for the paediatrician"); }));
    const auto& notes = shown.state.workspace().all<domain::ClockNote>();
    QCOMPARE(notes.size(), std::size_t{1});
    QCOMPARE(notes.rows()[0].value.clock, std::string("final_plan"));
    QCOMPARE(notes.rows()[0].value.due, base::dayOf(2026, 5, 25));
    QCOMPARE(shown.state.undoName(), QStringLiteral("note a reason on “Final plan” of C-00003"));
    shown.state.undo();
    QVERIFY(QTest::qWaitFor([&] { return shown.cell(1, ClocksModel::Note).isEmpty(); }));
  }

  void whyIsInSightBesideTheOpenPanel() {
    ClocksShown shown({kCases, kAdvice});
    QVERIFY(shown.reads(8));
    shown.view->resize(1232, 700);  // what a window of 1440 leaves the page
    QTest::keyClick(shown.table(), Qt::Key_Return);
    QTRY_VERIFY(shown.table()->width() < 850);
    QCOMPARE(shown.table()->horizontalScrollBar()->maximum(), 0);
    QVERIFY(!shown.table()->isColumnHidden(ClocksModel::Why));
    QVERIFY(!shown.table()->isColumnHidden(ClocksModel::HowLate));
    QVERIFY(shown.table()->columnWidth(ClocksModel::Why) >= 300);
  }

  void datesThatContradictEachOtherAreToldBesideTheList() {
    ClocksShown shown({kCases});
    QVERIFY(QTest::qWaitFor([&] { return shown.model()->rowCount() > 0; }));
    shown.choose(QStringLiteral("Dates"), QStringLiteral("That contradict each other or can’t be read"));
    QVERIFY(QTest::qWaitFor([&] { return shown.cell(0, ClocksModel::Case) == QStringLiteral("C-00004"); }));
    shown.table()->setFocus();
    shown.table()->setCurrentIndex(shown.model()->index(0, 0));
    QTest::keyClick(shown.table(), Qt::Key_Return);
    QVERIFY(QTest::qWaitFor([&] { return shown.says(QStringLiteral("(Fri 2 Jan 2026) is before the request (Mon 5 Jan 2026)")); }));
  }

  void withoutAnyListTheViewSaysWhatItIsFor() {
    ClocksShown shown({});
    QVERIFY(shown.says(QStringLiteral("No clocks yet")));
    QVERIFY(shown.view->summary().isEmpty() || QTest::qWaitFor([&] { return shown.view->summary().isEmpty(); }));
  }
};

QTEST_MAIN(ClocksViewTest)
#include "clocks_view_test.moc"
