// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractButton>
#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QLabel>
#include <QSettings>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTest>

#include "app/data_errors.h"
#include "bridge/text.h"
#include "made_lists.h"
#include "memory_port.h"
#include "shell/action_catalogue.h"
#include "today/clock_strip.h"
#include "today/count_link.h"
#include "today/task_list.h"
#include "today/today_page.h"
#include "today/today_words.h"
#include "widgets/label.h"
#include "widgets/style.h"

using namespace waymark;
using namespace waymark::ui;

namespace {

struct Window {
  MemoryPort port;
  AppState state{port, framework::Library(), base::systemNow};
  ActionCatalogue actions;
  Navigator navigator;

  explicit Window(domain::ChangeSet first) {
    state.create("test.waymark", std::move(first));
    port.deliver();
  }
  PageContext context() { return {state, navigator, actions}; }
};

domain::Area emptyArea() {
  domain::Area area;
  area.id = {base::namedUuid("area")};
  area.name = "Testshire";
  area.frameworkId = "area-send-2025";
  return area;
}

domain::ChangeSet beforeTheCall() {
  domain::Inspection inspection;
  inspection.id = {base::namedUuid("inspection")};
  inspection.title = "Next inspection";
  inspection.frameworkId = "area-send-2025";
  return {"start", {domain::made(emptyArea()), domain::made(inspection)}};
}

void show(TodayPage& page) {
  page.resize(1200, 800);
  page.show();
  page.activated();
}

int headings(const TaskList& list) {
  int count = 0;
  for (int i = 0; i < list.taskModel()->rowCount(); ++i) count += list.taskModel()->row(i).isHeading ? 1 : 0;
  return count;
}

double sixPerLetter(const QString& text) {
  return 6.0 * static_cast<double>(text.size());
}

}  // namespace

class TodayPageTest : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase() {
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setOrganizationName(QStringLiteral("waymark-test"));
    QCoreApplication::setApplicationName(QStringLiteral("today"));
    applyTheme(*static_cast<QApplication*>(QCoreApplication::instance()), ThemeKind::Light);
  }
  void init() { QSettings().clear(); }

  void lateDueTodayAndNextStandUnderTheirHeadings() {
    Window window(demonstration());
    TodayPage page(window.context());
    show(page);
    auto* list = page.findChild<TaskList*>();
    const QAbstractItemModelTester tester(list->taskModel(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    QVERIFY(headings(*list) >= 3);
    QVERIFY(list->taskModel()->row(0).isHeading);
    QVERIFY(page.accessibleSummary().startsWith(QStringLiteral("Week 1, day 3")));
  }

  void arrowsPassOverHeadingsAndSpaceMarksDoneWithUndo() {
    Window window(demonstration());
    TodayPage page(window.context());
    show(page);
    page.activateWindow();
    auto* list = page.findChild<TaskList*>();
    list->setFocus();
    QTRY_VERIFY(list->currentTask() != nullptr);
    for (int i = 0; i < list->taskModel()->rowCount(); ++i) {
      QVERIFY(list->currentTask() != nullptr);
      QTest::keyClick(list, Qt::Key_Down);
    }
    QTest::keyClick(list, Qt::Key_Home);
    while (list->currentTask()->due.kind != app::DueKind::Task) QTest::keyClick(list, Qt::Key_Down);
    const std::string key = list->currentTask()->key;
    const QString title = list->currentTask()->text;
    QTest::keyClick(list, Qt::Key_Space);
    window.port.deliver();
    QCOMPARE(list->taskModel()->find(key), -1);
    QVERIFY(list->currentTask() != nullptr);
    QVERIFY(window.state.undoName().contains(title));
    window.state.undo();
    window.port.deliver();
    QVERIFY(list->taskModel()->find(key) >= 0);
  }

  void enterGoesToTheTimelineWithThatTask() {
    Window window(demonstration());
    TodayPage page(window.context());
    show(page);
    auto* list = page.findChild<TaskList*>();
    list->setFocus();
    int task = 0;
    while (list->taskModel()->row(task).isHeading || list->taskModel()->row(task).due.kind != app::DueKind::Task) ++task;
    list->setCurrentIndex(list->taskModel()->index(task));
    QSignalSpy went(&window.navigator, &Navigator::requested);
    QTest::keyClick(list, Qt::Key_Return);
    QCOMPARE(went.count(), 1);
    QCOMPARE(went.front()[0].toString(), QStringLiteral("timeline"));
    QCOMPARE(went.front()[1].toString(), toQt(list->currentTask()->key));
  }

  void concernsStandFirstRequestsAmongTasksAndEachOpensItsOwnPage() {
    Window window(demonstration());
    const auto& inspection = window.state.inspection()->value;
    const auto now = window.state.now();
    domain::Concern concern;
    concern.id = {base::namedUuid("a concern of this test")};
    concern.inspection = inspection.id;
    concern.code = "SC-9";
    concern.caseCode = "C-0421";
    concern.receivedAt = now.utc;
    concern.sealed = "U2VhbGVk";
    domain::TrackedChild child;
    child.id = {base::namedUuid("a child of this test")};
    child.inspection = inspection.id;
    child.caseCode = "C-0999";
    child.chosenOn = now.today;
    window.state.apply({"test", {domain::made(concern), domain::made(child)}});
    window.port.deliver();
    TodayPage page(window.context());
    show(page);
    auto* list = page.findChild<TaskList*>();
    const auto* model = list->taskModel();
    int at = 0;
    while (at < model->rowCount() && model->row(at).due.code != "SC-9") ++at;
    QVERIFY(at < model->rowCount());
    for (int i = 0; i < at; ++i) QVERIFY(model->row(i).isHeading || model->row(i).due.kind == app::DueKind::Concern);
    QCOMPARE(model->row(at).text, QStringLiteral("SC-9: tell the duty team now (C-0421)"));
    // A concern is moved on where it is recorded who did it: Space goes there and changes nothing.
    QSignalSpy went(&window.navigator, &Navigator::requested);
    QSignalSpy said(&window.navigator, &Navigator::said);
    list->setFocus();
    list->setCurrentIndex(model->index(at));
    QTest::keyClick(list, Qt::Key_Space);
    QCOMPARE(went.count(), 1);
    QCOMPARE(went.front()[0].toString(), QStringLiteral("touch"));
    QCOMPARE(went.front()[1].toString(), toQt(base::uuidText(concern.id.uuid)));
    QVERIFY(said.back()[1].toString().contains(QStringLiteral("takes more than a key")));
    QCOMPARE(window.state.undoName(), QStringLiteral("test"));
    // Who isn't in can't say from here that an agreement was asked for.
    at = 0;
    while (at < model->rowCount() && model->row(at).due.code != "C-0999") ++at;
    QVERIFY(at < model->rowCount());
    list->setCurrentIndex(model->index(at));
    QTest::keyClick(list, Qt::Key_Space);
    window.port.deliver();
    QVERIFY(window.state.find<domain::TrackedChild>(child.id)->value.agreement == domain::Agreement::NotAsked);
    QVERIFY(said.back()[1].toString().contains(QStringLiteral("named for “Tracked children”")));
    QCOMPARE(went.back()[0].toString(), QStringLiteral("cases"));
  }

  void oneLineSaysHowFarItAllIsAndLeadsThere() {
    Window window(demonstration());
    TodayPage page(window.context());
    show(page);
    QLabel* counts = nullptr;
    for (auto* label : page.findChildren<QLabel*>())
      if (label->text().contains(QStringLiteral("requests answered"))) counts = label;
    QVERIFY(counts != nullptr);
    QVERIFY(counts->accessibleName().contains(QStringLiteral("requests answered")));
    QSignalSpy went(&window.navigator, &Navigator::requested);
    QVERIFY(!counts->text().contains(QStringLiteral("left in the lists")));  // there are none
    QVERIFY(counts->text().contains(QStringLiteral("href=\"requests\"")));
    emit counts->linkActivated(QStringLiteral("requests"));
    QCOMPARE(went.front()[0].toString(), QStringLiteral("requests"));
  }

  void errorsLeftInTheListsAreCountedAndLeadToThem() {
    MadeLists lists;
    lists.import(kPlanRows);
    auto first = demonstration();
    lists.addTo(first);
    Window window(std::move(first));
    window.port.session = lists.session.get();
    TodayPage page(window.context());
    show(page);
    window.port.deliver();
    const auto found = app::dataErrors(*lists.session, app::newestExtracts(window.state.workspace()), nullptr);
    QVERIFY(found.has_value() && found->has_value());
    QVERIFY((*found)->errors > 1);
    QLabel* counts = nullptr;
    for (auto* label : page.findChildren<QLabel*>())
      if (label->text().contains(QStringLiteral("left in the lists"))) counts = label;
    QVERIFY(counts != nullptr);
    QVERIFY(counts->accessibleName().contains(QStringLiteral("%1 errors left in the lists").arg((*found)->errors)));
    QVERIFY(counts->text().contains(QStringLiteral("href=\"children:problems\"")));
    QSignalSpy went(&window.navigator, &Navigator::requested);
    emit counts->linkActivated(QStringLiteral("children:problems"));
    QCOMPARE(went.front()[0].toString(), QStringLiteral("children"));
    QCOMPARE(went.front()[1].toString(), QStringLiteral("problems"));
  }

  void surveyLinksOnTheListOpenTheirAudience() {
    auto first = demonstration();
    Window window(std::move(first));
    domain::SurveySending sending;
    sending.id = {base::namedUuid("a sending of this test")};
    sending.inspection = window.state.inspection()->value.id;
    sending.audience = "parents_carers";
    sending.recipient = "Ashby Primary";
    window.state.apply(QStringLiteral("test"), domain::made(domain::Record{sending}));
    window.port.deliver();
    TodayPage page(window.context());
    show(page);
    auto* list = page.findChild<TaskList*>();
    const auto* model = list->taskModel();
    int at = 0;
    while (at < model->rowCount() && model->row(at).due.kind != app::DueKind::SurveyLinks) ++at;
    QVERIFY(at < model->rowCount());
    QSignalSpy went(&window.navigator, &Navigator::requested);
    list->setFocus();
    list->setCurrentIndex(model->index(at));
    QTest::keyClick(list, Qt::Key_Return);
    QCOMPARE(went.front()[0].toString(), QStringLiteral("surveys"));
    QCOMPARE(went.front()[1].toString(), QStringLiteral("parents_carers"));
  }

  void oneOwnersTasksAreShownAndTheChoiceIsRemembered() {
    Window window(demonstration());
    {
      TodayPage page(window.context());
      show(page);
      auto* list = page.findChild<TaskList*>();
      const int all = list->taskModel()->rowCount();
      auto* owner = page.findChild<QComboBox*>();
      owner->setCurrentIndex(owner->count() - 1);
      emit owner->activated(owner->currentIndex());
      QVERIFY(list->taskModel()->rowCount() < all);
      for (int i = 0; i < list->taskModel()->rowCount(); ++i)
        if (!list->taskModel()->row(i).isHeading) QCOMPARE(list->taskModel()->row(i).owner, owner->currentText());
    }
    TodayPage again(window.context());
    show(again);
    auto* owner = again.findChild<QComboBox*>();
    QCOMPARE(owner->currentIndex(), owner->count() - 1);
  }

  void everyCountIsALinkToItsList() {
    Window window(demonstration());
    TodayPage page(window.context());
    show(page);
    QSignalSpy went(&window.navigator, &Navigator::requested);
    for (auto* link : page.findChildren<CountLink*>()) {
      QVERIFY(!link->accessibleName().isEmpty());
      link->setFocus();
      QTest::keyClick(link, Qt::Key_Space);
    }
    QCOMPARE(went.count(), static_cast<int>(page.findChildren<CountLink*>().size()));
  }

  void theStepsSayTheirReasonAndNoPercentage() {
    Window window(demonstration());
    TodayPage page(window.context());
    show(page);
    int steps = 0;
    for (auto* step : page.findChildren<StepLink*>()) {
      if (step->isHidden()) continue;
      ++steps;
      QVERIFY(!step->accessibleName().isEmpty());
      QVERIFY(!step->accessibleDescription().isEmpty());
      QVERIFY(!step->accessibleDescription().contains(QStringLiteral("probab")));
    }
    QCOMPARE(steps, 3);
  }

  void anAreaWithoutAPlanHasTheOneButtonThatStartsIt() {
    Window window({"start", {domain::made(emptyArea())}});
    TodayPage page(window.context());
    show(page);
    auto* empty = page.findChild<EmptyState*>();
    QVERIFY(empty->isVisible());
    QTest::keyClick(empty->button(), Qt::Key_Space);
    window.port.deliver();
    QVERIFY(window.state.inspection() != nullptr);
    QVERIFY(!empty->isVisible());
    QVERIFY(page.accessibleSummary().startsWith(QStringLiteral("Before the call")));
  }

  void beforeTheCallTodayIsWhatIsStillToPrepare() {
    Window window(beforeTheCall());
    TodayPage page(window.context());
    show(page);
    auto* list = page.findChild<TaskList*>();
    QCOMPARE(headings(*list), 1);
    QVERIFY(list->taskModel()->rowCount() > 10);
    QVERIFY(!page.findChild<ClockStrip*>()->isVisible());
  }

  void everyRowReadsAloudWithItsOwnerAndState() {
    Window window(demonstration());
    TodayPage page(window.context());
    show(page);
    const auto* model = page.findChild<TaskList*>()->taskModel();
    for (int i = 0; i < model->rowCount(); ++i) {
      if (model->row(i).isHeading) continue;
      const QString text = model->index(i).data(Qt::AccessibleTextRole).toString();
      QVERIFY2(text.contains(model->row(i).text) && text.contains(model->row(i).owner), qPrintable(text));
    }
  }

  void theStripHasFifteenDaysAndLabelsThatKeepClear() {
    const auto pack = framework::Library().load("area-send-2025").value();
    const auto& calendar = calendar::england();
    const auto plan = schedule::compute(pack, calendar, {base::dayOf(2025, 9, 8), {}, {}});
    for (const double width : {300.0, 640.0, 1140.0}) {
      const auto g = stripGeometry(plan, calendar, base::dayOf(2025, 9, 10), width, sixPerLetter);
      QCOMPARE(g.days.size(), std::size_t{15});
      QCOMPARE(g.weeks.size(), std::size_t{3});
      QVERIFY(g.days.back().cell.right() <= width + 0.01);
      QVERIFY(g.days[0].past && g.days[1].past && g.days[2].today && !g.days[3].past);
      for (std::size_t i = 0; i < g.marks.size(); ++i) {
        QVERIFY(g.marks[i].left + sixPerLetter(g.marks[i].text) <= width + 0.01);
        for (std::size_t j = 0; j < i; ++j)
          if (g.marks[i].line == g.marks[j].line)
            QVERIFY(g.marks[i].left >= g.marks[j].left + sixPerLetter(g.marks[j].text));
      }
    }
    const auto undated = schedule::compute(pack, calendar, {});
    QVERIFY(stripGeometry(undated, calendar, base::dayOf(2025, 9, 10), 640, sixPerLetter).days.empty());
  }
};

QTEST_MAIN(TodayPageTest)
#include "today_page_test.moc"
