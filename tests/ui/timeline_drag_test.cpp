// SPDX-License-Identifier: GPL-3.0-or-later
// The Timeline page: bars that are dragged, grouping, the day and the week, the critical order.
#include <QSignalSpy>
#include <QTest>

#include "bridge/text.h"
#include "memory_port.h"
#include "shell/action_catalogue.h"
#include "timeline/task_detail.h"
#include "timeline/timeline_page.h"
#include "timeline/timeline_view.h"
#include "widgets/choice.h"
#include "widgets/style.h"

using namespace waymark;
using namespace waymark::ui;

namespace {

struct Window {
  MemoryPort port;
  AppState state{port, framework::Library(), base::systemNow};
  ActionCatalogue actions;
  Navigator navigator;
  std::unique_ptr<TimelinePage> page;
  TimelineView* view = nullptr;

  Window() {
    state.create("test.waymark", demonstration());
    port.deliver();
    page = std::make_unique<TimelinePage>(PageContext{state, navigator, actions});
    page->resize(1400, 900);
    page->show();
    view = page->findChild<TimelineView*>();
    QTest::qWait(1);
  }
  const TimelineModel& model() const { return view->timelineModel(); }

  /// An open task whose bar can be dragged and is in view, on a Tuesday or a Wednesday.
  const PlanTask& movable() const {
    for (const auto& task : model().tasks()) {
      if (!task.due || task.external || task.told || task.movedByHand || !app::isOpen(task)) continue;
      const auto weekday = std::chrono::weekday{*task.due};
      if (!view->days()->contains(*task.due) || (weekday != std::chrono::Tuesday && weekday != std::chrono::Wednesday))
        continue;
      return task;
    }
    qFatal("no task can be dragged");
  }
  const PlanTask& external() const {
    for (const auto& task : model().tasks())
      if (task.external && task.due && view->days()->contains(*task.due)) return task;
    qFatal("no task is set by others");
  }
  QPoint barOf(const std::string& key) const {
    const auto row = model().indexOf(key);
    view->expand(row.parent());
    view->scrollTo(row);
    const QRect cell = view->visualRect(row.siblingAtColumn(TimelineModel::Chart));
    const auto axis = view->axis(cell.left(), cell.width());
    return {static_cast<int>(axis.x(*model().find(key)->due) + axis.dayWidth() / 2), cell.center().y()};
  }
  int dayWidth() const {
    return static_cast<int>(view->axis(0, view->header()->sectionSize(TimelineModel::Chart)).dayWidth());
  }
  ChoiceStrip* strip(const QString& name) const {
    for (auto* strip : page->findChildren<ChoiceStrip*>())
      if (strip->accessibleName() == name) return strip;
    qFatal("no such strip");
  }
  void choose(const QString& name, int value) const {
    strip(name)->setValue(value);
    emit strip(name)->chosen(value);
  }
  void drag(const QPoint& from, int days) const {
    auto* area = view->viewport();
    QTest::mousePress(area, Qt::LeftButton, {}, from);
    const int sign = days < 0 ? -1 : 1;
    QTest::mouseMove(area, from + QPoint(sign * (QApplication::startDragDistance() + 1), 0));
    QTest::mouseMove(area, from + QPoint(days * dayWidth() + sign, 0));
  }
};

}  // namespace

class TimelineDragTest : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase() { applyTheme(*static_cast<QApplication*>(QCoreApplication::instance()), ThemeKind::Light); }

  void aDraggedBarMovesItsTaskByWholeDaysAsOneNamedStep() {
    const Window window;
    const auto task = window.movable();
    window.drag(window.barOf(task.key), 1);
    QVERIFY(window.view->drag() != nullptr);
    QVERIFY(window.view->drag()->to == *task.due + std::chrono::days{1});
    QTest::mouseRelease(window.view->viewport(), Qt::LeftButton, {}, window.barOf(task.key));
    const_cast<MemoryPort&>(window.port).deliver();
    const auto* moved = window.model().find(task.key);
    QVERIFY(moved->due == *task.due + std::chrono::days{1});
    QVERIFY(moved->movedByHand);
    QVERIFY(window.state.undoName().contains(toQt(task.title)));
    const_cast<AppState&>(window.state).undo();
    const_cast<MemoryPort&>(window.port).deliver();
    QVERIFY(window.model().find(task.key)->due == task.due);
    QVERIFY(!window.model().find(task.key)->movedByHand);
  }

  void escapeLeavesADraggedTaskWhereItWas() {
    const Window window;
    const auto task = window.movable();
    window.drag(window.barOf(task.key), 1);
    QTest::keyClick(window.view, Qt::Key_Escape);
    QVERIFY(window.view->drag() == nullptr);
    const QSignalSpy wanted(window.view, &TimelineView::moveWanted);
    QTest::mouseRelease(window.view->viewport(), Qt::LeftButton, {}, window.barOf(task.key));
    QCOMPARE(wanted.count(), 0);
  }

  void aTaskThatOthersSetIsNotDraggedAndASentenceSaysWhy() {
    const Window window;
    const auto task = window.external();
    QSignalSpy said(&window.navigator, &Navigator::said);
    const QSignalSpy wanted(window.view, &TimelineView::moveWanted);
    window.drag(window.barOf(task.key), 2);
    QVERIFY(window.view->drag() == nullptr);
    QTest::mouseRelease(window.view->viewport(), Qt::LeftButton, {}, window.barOf(task.key));
    QCOMPARE(wanted.count(), 0);
    QCOMPARE(said.count(), 1);
    QVERIFY(said.front().at(1).toString().contains(toQt(task.title)));
    window.view->setCurrentIndex(window.model().indexOf(task.key));
    QTest::keyClick(window.view, Qt::Key_Right, Qt::AltModifier);
    QCOMPARE(wanted.count(), 0);
    QCOMPARE(said.count(), 2);
  }

  void altWithAnArrowMovesATaskByAWorkingDayAndBack() {
    Window window;
    const auto task = window.movable();
    window.view->setCurrentIndex(window.model().indexOf(task.key));
    for (int i = 0; i < 4; ++i) {
      QTest::keyClick(window.view, Qt::Key_Right, Qt::AltModifier);
      window.port.deliver();
    }
    QVERIFY(window.model().find(task.key)->due == *window.state.calendar().addWorkingDays(*task.due, 4));
    QCOMPARE(window.model().taskAt(window.view->currentIndex())->key, task.key);
    for (int i = 0; i < 4; ++i) {
      QTest::keyClick(window.view, Qt::Key_Left, Qt::AltModifier);
      window.port.deliver();
    }
    QVERIFY(window.model().find(task.key)->due == task.due);
    QVERIFY2(!window.model().find(task.key)->movedByHand, "on the plan's own day it isn't moved any more");
  }

  void aMovedTaskKeepsItsLength() {
    Window window;
    const auto& tasks = window.model().tasks();
    const auto at = std::ranges::find_if(tasks, [&](const PlanTask& task) {
      return task.due && *task.start < *task.due && !task.external && !task.movedByHand && app::isOpen(task);
    });
    QVERIFY(at != tasks.end());
    const PlanTask before = *at;
    const auto length = window.state.calendar().workingDaysBetween(*before.start, *before.due);
    const auto to = *window.state.calendar().addWorkingDays(*before.due, 7);
    window.state.apply(taskMoveChange(window.state, before, to));
    window.port.deliver();
    const auto* after = window.model().find(before.key);
    QVERIFY(after->due == to);
    QVERIFY(window.state.calendar().workingDaysBetween(*after->start, *after->due) == length);
  }

  void groupsHoldEveryTaskOnceAndCountThem() {
    const Window window;
    for (const auto grouping : {Grouping::Owner, Grouping::Partner, Grouping::State, Grouping::Phase}) {
      window.choose(QStringLiteral("Group by"), static_cast<int>(grouping));
      std::size_t rows = 0;
      int counted = 0;
      for (const auto& group : window.model().phases()) {
        rows += group.tasks.size();
        counted += group.total;
        QVERIFY(!group.title.empty());
      }
      QCOMPARE(rows, window.model().tasks().size());
      const auto needed = std::ranges::count_if(
          window.model().tasks(), [](const PlanTask& task) { return task.state != domain::TaskState::NotNeeded; });
      QCOMPARE(counted, static_cast<int>(needed));
    }
  }

  void groupingKeepsTheSelectionAndTheFilter() {
    const Window window;
    window.page->setFilter(QStringLiteral("survey"));
    const auto first = window.model().index(0, 0, window.model().index(0, 0));
    window.view->setCurrentIndex(first);
    const std::string key = window.model().taskAt(first)->key;
    window.choose(QStringLiteral("Group by"), static_cast<int>(Grouping::State));
    QCOMPARE(window.model().taskAt(window.view->currentIndex())->key, key);
    for (const auto& group : window.model().phases())
      for (const int place : group.tasks) {
        const auto& task = window.model().tasks()[static_cast<std::size_t>(place)];
        QVERIFY(toQt(task.title + task.ownerText).contains(QStringLiteral("survey"), Qt::CaseInsensitive));
      }
  }

  void aTaskThatIsDoneGoesToTheGroupOfItsStateAndStaysSelected() {
    Window window;
    window.choose(QStringLiteral("Group by"), static_cast<int>(Grouping::State));
    const std::string key = window.movable().key;
    window.page->openArgument(toQt(key));
    window.state.apply(taskStateChange(window.state, *window.model().find(key), domain::TaskState::Done));
    window.port.deliver();
    const auto row = window.model().indexOf(key);
    QCOMPARE(window.model().phaseAt(row.parent())->title, std::string("Done"));
    QCOMPARE(window.model().taskAt(window.view->currentIndex())->key, key);
  }

  void aGroupThatIsFoldedStaysFoldedWhenATaskChanges() {
    Window window;
    window.choose(QStringLiteral("Group by"), static_cast<int>(Grouping::State));
    const auto key = window.movable().key;
    const auto folded = window.model().index(window.model().rowCount() - 1, 0);
    const auto title = window.model().phaseAt(folded)->title;
    window.view->setExpanded(folded, false);
    window.state.apply(taskStateChange(window.state, *window.model().find(key), domain::TaskState::InProgress));
    window.port.deliver();
    for (int row = 0; row < window.model().rowCount(); ++row) {
      const auto index = window.model().index(row, 0);
      if (window.model().phaseAt(index)->title == title) QVERIFY(!window.view->isExpanded(index));
    }
  }

  void theDayAndTheWeekShowWhatIsAtWorkThenAndWhatIsLate() {
    const Window window;
    for (const auto span : {Span::Day, Span::Week}) {
      window.choose(QStringLiteral("Days shown"), static_cast<int>(span));
      const auto days = *window.view->days();
      QCOMPARE((days.to - days.from).count() + 1, span == Span::Day ? 1 : 7);
      QVERIFY(days.contains(window.state.now().today));
      std::size_t shown = 0;
      for (const auto& group : window.model().phases())
        for (const int place : group.tasks) {
          const auto& task = window.model().tasks()[static_cast<std::size_t>(place)];
          QVERIFY(task.late || (*task.due >= days.from && *task.start <= days.to));
          ++shown;
        }
      QVERIFY(shown > 0 && shown < window.model().tasks().size());
    }
    window.choose(QStringLiteral("Days shown"), static_cast<int>(Span::ThreeWeeks));
    std::size_t all = 0;
    for (const auto& group : window.model().phases()) all += group.tasks.size();
    QCOMPARE(all, window.model().tasks().size());
  }

  void theCriticalOrderShowsItsChainAloneAndEachRowSaysSo() {
    const Window window;
    auto* chip = window.page->findChild<ChipSet*>();
    chip->setValues({1});
    emit chip->changed();
    std::size_t shown = 0;
    for (const auto& group : window.model().phases())
      for (const int place : group.tasks) {
        const auto& task = window.model().tasks()[static_cast<std::size_t>(place)];
        QVERIFY(task.critical && task.slack.has_value());
        QVERIFY(window.model().indexOf(task.key).data(Qt::AccessibleTextRole).toString().contains("critical"));
        QVERIFY(!roomText(task).isEmpty());
        ++shown;
      }
    QVERIFY(shown > 0);
    chip->setValues({});
    emit chip->changed();
    QVERIFY(window.model().phases().size() > 1);
  }

  void aTaskThatIsNotAmongTheRowsIsShownWhenSomebodyGoesToIt() {
    const Window window;
    window.choose(QStringLiteral("Days shown"), static_cast<int>(Span::Day));
    const auto& last = window.model().tasks().back();
    QVERIFY(!window.model().indexOf(last.key).isValid());
    window.page->openArgument(toQt(last.key));
    QCOMPARE(window.model().taskAt(window.view->currentIndex())->key, last.key);
  }

  void aFrameOfADragRepaintsOneRow() {
    const Window window;
    const auto task = window.movable();
    window.drag(window.barOf(task.key), 1);
    QBENCHMARK {
      window.view->viewport()->repaint(QRect(0, window.barOf(task.key).y() - 20, window.view->viewport()->width(), 40));
    }
  }
};

QTEST_MAIN(TimelineDragTest)
#include "timeline_drag_test.moc"
