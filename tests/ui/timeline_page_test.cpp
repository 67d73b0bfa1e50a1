// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

#include "bridge/text.h"
#include "memory_port.h"
#include "shell/action_catalogue.h"
#include "timeline/anchor_strip.h"
#include "timeline/task_detail.h"
#include "timeline/timeline_page.h"
#include "timeline/timeline_view.h"
#include "widgets/choice.h"
#include "widgets/detail_panel.h"
#include "widgets/field.h"
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

domain::ChangeSet beforeTheCall() {
  domain::Area area;
  area.id = {base::namedUuid("area")};
  area.name = "Testshire";
  area.frameworkId = "area-send-2025";
  domain::Inspection inspection;
  inspection.id = {base::namedUuid("inspection")};
  inspection.title = "Next inspection";
  inspection.frameworkId = "area-send-2025";
  return {"start", {domain::made(area), domain::made(inspection)}};
}

const PlanTask* firstWith(const TimelineModel& model, domain::TaskState state) {
  for (const auto& task : model.tasks())
    if (task.state == state) return &task;
  return nullptr;
}

}  // namespace

class TimelinePageTest : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase() { applyTheme(*static_cast<QApplication*>(QCoreApplication::instance()), ThemeKind::Light); }

  void theModelKeepsTheRulesOfModels() {
    Window window(demonstration());
    TimelineModel model(window.state);
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QVERIFY(model.rowCount() >= 6);
    model.setFilterText(QStringLiteral("survey"));
    QVERIFY(model.rowCount() > 0);
    model.setFilterText({});
    const auto* task = firstWith(model, domain::TaskState::NotStarted);
    QVERIFY(task != nullptr);
    window.state.apply(taskStateChange(window.state, *task, domain::TaskState::Done));
    window.port.deliver();
    QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    model.refresh();
    QCOMPARE(reset.count(), 0);
    QVERIFY(changed.count() > 0);
  }

  void spaceMovesTheStateAndUndoTakesItBack() {
    Window window(demonstration());
    TimelinePage page(window.context());
    page.resize(1200, 800);
    page.show();
    auto* view = page.findChild<TimelineView*>();
    const auto& model = view->timelineModel();
    const auto* task = firstWith(model, domain::TaskState::NotStarted);
    const std::string key = task->key;
    page.openArgument(toQt(key));
    QTest::keyClick(view, Qt::Key_Space);
    window.port.deliver();
    QCOMPARE(model.find(key)->state, domain::TaskState::InProgress);
    QVERIFY(window.state.undoName().contains(toQt(model.find(key)->title)));
    window.state.undo();
    window.port.deliver();
    QCOMPARE(model.find(key)->state, domain::TaskState::NotStarted);
  }

  void enterOpensTheDetailsBesideTheList() {
    Window window(demonstration());
    TimelinePage page(window.context());
    page.resize(1200, 800);
    page.show();
    auto* view = page.findChild<TimelineView*>();
    auto* splitter = page.findChild<DetailSplitter*>();
    QVERIFY(!splitter->isOpen());
    view->setCurrentIndex(view->timelineModel().indexOf(view->timelineModel().tasks().front().key));
    QTest::keyClick(view, Qt::Key_Return);
    QVERIFY(splitter->isOpen());
    QTest::keyClick(splitter, Qt::Key_Escape);
    QVERIFY(!splitter->isOpen());
  }

  void typingTheDayOfTheCallDatesThePlan() {
    Window window(beforeTheCall());
    TimelinePage page(window.context());
    page.resize(1200, 800);
    page.show();
    auto* view = page.findChild<TimelineView*>();
    QVERIFY(view->isColumnHidden(TimelineModel::Chart));
    const auto labelled = view->timelineModel().index(1, 0);
    QVERIFY(view->timelineModel().index(0, TimelineModel::Due, labelled).data().toString().startsWith(u'D'));
    auto* field = page.findChild<AnchorStrip*>()->findChild<DateField*>();
    field->setFocus();
    field->setText(QStringLiteral("8 Sep 2025"));
    QTest::keyClick(field, Qt::Key_Return);
    window.port.deliver();
    QVERIFY(!view->isColumnHidden(TimelineModel::Chart));
    QVERIFY(window.state.timeline().day("fieldwork") == base::dayOf(2025, 9, 18));
    QVERIFY(window.state.timeline().day("on_site") == base::dayOf(2025, 9, 22));
    window.state.undo();
    window.port.deliver();
    QVERIFY(view->isColumnHidden(TimelineModel::Chart));
  }

  void aTaskMovedByHandIsMarkedAndCanBePutBack() {
    Window window(demonstration());
    TimelinePage page(window.context());
    page.resize(1200, 800);
    page.show();
    auto* view = page.findChild<TimelineView*>();
    const auto& model = view->timelineModel();
    const std::string key = firstWith(model, domain::TaskState::NotStarted)->key;
    const auto planned = model.find(key)->due;
    page.openArgument(toQt(key));
    auto* detail = page.findChild<TaskDetail*>();
    auto* field = detail->findChild<DateField*>();
    field->setText(QStringLiteral("20 Nov 2026"));
    QTest::keyClick(field, Qt::Key_Return);
    window.port.deliver();
    QVERIFY(model.find(key)->movedByHand);
    QVERIFY(model.find(key)->due == base::dayOf(2026, 11, 20));
    window.state.undo();
    window.port.deliver();
    QVERIFY(!model.find(key)->movedByHand);
    QVERIFY(model.find(key)->due == planned);
  }

  void everyTaskReadsAloudWithItsStateAndDueDay() {
    Window window(demonstration());
    TimelineModel model(window.state);
    for (const auto& task : model.tasks()) {
      const QString text = model.indexOf(task.key).data(Qt::AccessibleTextRole).toString();
      QVERIFY2(text.contains(toQt(task.title)) && text.contains(stateWord(task)), qPrintable(text));
    }
  }
};

QTEST_MAIN(TimelinePageTest)
#include "timeline_page_test.moc"
