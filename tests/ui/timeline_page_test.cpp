// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractItemModelTester>
#include <QLabel>
#include <QSignalSpy>
#include <QTest>

#include "bridge/text.h"
#include "memory_port.h"
#include "shell/action_catalogue.h"
#include "shell/due_words.h"
#include "timeline/anchor_strip.h"
#include "timeline/due_detail.h"
#include "timeline/many_tasks.h"
#include "timeline/plan_rows.h"
#include "timeline/reanchor_view.h"
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

domain::ChangeSet calledOnEighthOfSeptember() {
  auto set = beforeTheCall();
  std::get<domain::Inspection>(*set.changes.back().after).notified = base::dayOf(2025, 9, 8);
  return set;
}

bool saysSomewhere(const QWidget* widget, const QString& words) {
  const auto labels = widget->findChildren<QLabel*>();
  return std::ranges::any_of(labels, [&](const QLabel* label) { return label->text().contains(words); });
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

  void whatIsDueBesideThePlanStandsInAGroupOfItsOwnAndIsMarkedDoneAsOnToday() {
    auto first = calledOnEighthOfSeptember();
    const auto inspection = std::get<domain::Inspection>(*first.changes.back().after).id;
    domain::InspectionPoint point;
    point.id = {base::namedUuid("point")};
    point.inspection = inspection;
    point.code = "K-03";
    point.day = base::dayOf(2025, 9, 16);
    point.due = base::dayOf(2025, 9, 17);
    domain::Concern concern;
    concern.id = {base::namedUuid("concern")};
    concern.inspection = inspection;
    concern.code = "SC-1";
    concern.receivedAt = base::Stamp{base::dayOf(2025, 9, 16)};
    first.changes.push_back(domain::made(domain::Record{point}));
    first.changes.push_back(domain::made(domain::Record{concern}));
    Window window(std::move(first));
    TimelinePage page(window.context());
    page.resize(1200, 800);
    page.show();
    auto* view = page.findChild<TimelineView*>();
    const auto& model = view->timelineModel();
    const QAbstractItemModelTester tester(view->model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    auto* groups = page.findChildren<ChoiceStrip*>().at(0);
    for (auto* strip : page.findChildren<ChoiceStrip*>())
      if (strip->accessibleName() == QLatin1String("Group by")) groups = strip;
    // The framework's information items are due too.
    const auto also = static_cast<std::size_t>(
        std::ranges::count_if(model.tasks(), [](const PlanTask& task) { return task.also.has_value(); }));
    QVERIFY(also > 2);
    for (const auto grouping : {Grouping::Owner, Grouping::Partner, Grouping::State, Grouping::Phase}) {
      emit groups->chosen(static_cast<int>(grouping));
      QVERIFY(model.phases().back().isAlso);
      QCOMPARE(model.phases().back().tasks.size(), also);
      for (const auto& phase : model.phases())
        if (!phase.isAlso)
          for (const int place : phase.tasks) QVERIFY(!model.tasks()[static_cast<std::size_t>(place)].also);
    }
    QVERIFY(page.accessibleSummary().contains(QStringLiteral("%1 due beside the plan").arg(also)));
    const auto rowOf = [&](app::DueKind kind) -> const PlanTask* {
      for (const auto& task : model.tasks())
        if (task.also && task.also->due.kind == kind) return &task;
      return nullptr;
    };
    const std::string pointKey = rowOf(app::DueKind::Point)->key;
    const std::string concernKey = rowOf(app::DueKind::Concern)->key;

    QStringList said;
    connect(&window.navigator, &Navigator::said, this, [&](MessageKind, const QString& text) { said << text; });
    QSignalSpy asked(&window.navigator, &Navigator::requested);
    page.openArgument(toQt(pointKey));
    QVERIFY(saysSomewhere(page.findChild<DueDetail*>(), QStringLiteral("K-03 Answer the point inspectors raised")));
    QCOMPARE(page.place(), QString());  // it is found on its own page again, not here
    // Nothing of a task is done to it.
    QTest::keyClick(view, Qt::Key_Right, Qt::AltModifier);
    QVERIFY(said.last().contains(QStringLiteral("no task of the plan")));
    for (const auto& field : taskFields(window.state, model))
      QVERIFY(field.change({taskUuid(*rowOf(app::DueKind::Point))}, 2).changes.empty());
    QVERIFY(window.port.applied.empty());

    // What is restricted is done by who came in.
    QTest::keyClick(view, Qt::Key_Space);
    QVERIFY(window.port.applied.empty());
    QVERIFY(said.last().contains(QStringLiteral("for the people named for “Keeping in touch”")));
    QCOMPARE(asked.last().first().toString(), QStringLiteral("touch"));

    // What takes more than a key is done where it belongs.
    const auto applied = window.port.applied.size();
    page.openArgument(toQt(concernKey));
    QTest::keyClick(view, Qt::Key_Space);
    window.port.deliver();
    QCOMPARE(window.port.applied.size(), applied);
    QVERIFY(said.contains(QStringLiteral("That takes more than a key, so it is done where it belongs.")));
    QCOMPARE(asked.count(), 2);
    const auto sheet = planRows(model, std::nullopt);
    QVERIFY(std::ranges::any_of(sheet.rows, [](const auto& row) { return row[1].find("K-03") == 0; }));
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

  void anotherDayOfTheCallShowsWhatMovesBeforeItIsDone() {
    Window window(calledOnEighthOfSeptember());
    TimelinePage page(window.context());
    page.resize(1200, 800);
    page.show();
    auto* splitter = page.findChild<DetailSplitter*>();
    auto* field = page.findChild<AnchorStrip*>()->findChild<DateField*>();
    const auto onSite = window.state.timeline().day("on_site");
    const auto type = [&](const char* text) {
      field->setFocus();
      field->setText(QLatin1String(text));
      QTest::keyClick(field, Qt::Key_Return);
      window.port.deliver();
    };
    type("15 Sep 2025");
    QVERIFY(splitter->isOpen());
    QVERIFY(window.state.timeline().day("on_site") == onSite);  // nothing has moved yet
    auto* view = page.findChild<ReanchorView*>();
    QVERIFY(view != nullptr);
    QVERIFY(view->reanchoring().moves.size() > 50);
    QVERIFY(saysSomewhere(view, QStringLiteral("Moving the call from Mon 8 Sep to Mon 15 Sep 2025 moves ")));

    QTest::keyClick(view, Qt::Key_Escape);
    QVERIFY(!splitter->isOpen());
    QVERIFY(field->day() == base::dayOf(2025, 9, 8));
    QVERIFY(window.port.applied.empty());

    type("15 Sep 2025");
    view = page.findChild<ReanchorView*>();
    auto* reason = view->findChild<QLineEdit*>();
    QTest::keyClicks(reason, QStringLiteral("Schools closed by flooding"));
    QTest::keyClick(reason, Qt::Key_Return);
    window.port.deliver();
    QVERIFY(!splitter->isOpen());
    QVERIFY(window.state.timeline().notified == base::dayOf(2025, 9, 15));
    QCOMPARE(window.port.applied.size(), std::size_t{1});
    const auto& events = window.state.workspace().all<domain::InspectionEvent>();
    QCOMPARE(events.size(), std::size_t{1});
    QCOMPARE(events.rows().front().value.reason, std::string("Schools closed by flooding"));
    window.state.undo();
    window.port.deliver();
    QVERIFY(window.state.timeline().notified == base::dayOf(2025, 9, 8));
    QVERIFY(window.state.workspace().all<domain::InspectionEvent>().empty());
  }

  void aHandSetDateThatWouldBeTooLateComesFirstAndIsMarkedInThePlan() {
    Window window(calledOnEighthOfSeptember());
    TimelinePage page(window.context());
    page.resize(1200, 800);
    page.show();
    // Checked lists serve "Person-level lists sent", Wed 10 Sep; a call a week earlier leaves them behind it.
    const auto& model = page.findChild<TimelineView*>()->timelineModel();
    domain::Task task;
    task.id = window.state.newId<domain::TaskTag>();
    task.inspection = window.state.inspection()->value.id;
    task.packTask = "lists-checked";
    task.due = base::dayOf(2025, 9, 10);
    window.state.apply(QStringLiteral("move"), domain::made(task));
    window.port.deliver();
    QVERIFY(!model.find("lists-checked")->tooLate);
    auto* field = page.findChild<AnchorStrip*>()->findChild<DateField*>();
    field->setFocus();
    field->setText(QStringLiteral("1 Sep 2025"));
    QTest::keyClick(field, Qt::Key_Return);
    auto* view = page.findChild<ReanchorView*>();
    QVERIFY(saysSomewhere(view, QStringLiteral("comes after “Person-level lists sent” on Wed 3 Sep.")));
    QTest::keyClick(view->findChild<QLineEdit*>(), Qt::Key_Return);
    window.port.deliver();
    QVERIFY(model.find("lists-checked")->tooLate);
    QVERIFY(model.indexOf("lists-checked").data(Qt::AccessibleTextRole).toString().contains(QStringLiteral("too late")));
  }

  void aDateThatCannotBeMeantIsRefusedBesideItsField() {
    Window window(calledOnEighthOfSeptember());
    TimelinePage page(window.context());
    page.resize(1200, 800);
    page.show();
    auto* strip = page.findChild<AnchorStrip*>();
    const auto fields = strip->findChildren<DateField*>();
    const auto type = [&](DateField* field, const char* text) {
      field->setFocus();
      field->setText(QLatin1String(text));
      QTest::keyClick(field, Qt::Key_Return);
      window.port.deliver();
    };
    type(fields[0], "30 Feb 2025");
    QVERIFY(!fields[0]->isRight());
    type(fields[0], "8 Sep 2095");
    QVERIFY(saysSomewhere(strip, QStringLiteral("Nothing was changed.")));
    type(fields[0], "8 Sep 2025");
    type(fields[2], "1 Sep 2025");
    QVERIFY(saysSomewhere(strip, QStringLiteral("before the day of the call, Mon 8 Sep 2025")));
    QVERIFY(window.port.applied.empty());
    QVERIFY(!page.findChild<DetailSplitter*>()->isOpen());
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
