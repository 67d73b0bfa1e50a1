// SPDX-License-Identifier: GPL-3.0-or-later
// The Timeline as a list like every other: saved views, copy, export, the row's menu; and what leaves it as files.
#include <QApplication>
#include <QClipboard>
#include <QFile>
#include <QFileDialog>
#include <QInputDialog>
#include <QMenu>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include "bridge/text.h"
#include "memory_port.h"
#include "shell/action_catalogue.h"
#include "shell/list_tools.h"
#include "timeline/page_preview.h"
#include "timeline/plan_rows.h"
#include "timeline/timeline_page.h"
#include "timeline/timeline_view.h"
#include "widgets/button.h"
#include "widgets/choice.h"
#include "widgets/style.h"

using namespace waymark;
using namespace waymark::ui;

namespace {

struct Shown {
  MemoryPort port;
  AppState state{port, framework::Library(), base::systemNow};
  ActionCatalogue actions;
  Navigator navigator;
  QStringList said;
  std::unique_ptr<TimelinePage> page;

  Shown() {
    QObject::connect(&navigator, &Navigator::said, &navigator,
                     [this](MessageKind, const QString& text) { said << text; });
    state.create("test.waymark", demonstration());
    port.deliver();
    page = std::make_unique<TimelinePage>(PageContext{state, navigator, actions});
    QObject::connect(&navigator, &Navigator::requested, page.get(), [this](const QString&, const QString& argument) {
      if (argument.startsWith(QLatin1String("search:"))) page->setFilter(argument.mid(7));  // as the window does
    });
    page->resize(1400, 900);
    page->show();
    page->activateWindow();
    if (!QTest::qWaitForWindowActive(page.get())) qFatal("no window");
  }
  [[nodiscard]] TimelineView* view() const { return page->findChild<TimelineView*>(); }
  [[nodiscard]] const TimelineModel& model() const { return view()->timelineModel(); }
  [[nodiscard]] ListTools* tools() const { return view()->findChild<ListTools*>(); }
  [[nodiscard]] ChoiceStrip* strip(const QString& name) const {
    for (auto* strip : page->findChildren<ChoiceStrip*>())
      if (strip->accessibleName() == name) return strip;
    return nullptr;
  }
  [[nodiscard]] Button* button(const QString& text) const {
    for (auto* button : page->findChildren<Button*>())
      if (button->text() == text) return button;
    return nullptr;
  }
  void groupBy(Grouping grouping) { emit strip(QStringLiteral("Group by"))->chosen(static_cast<int>(grouping)); }
};

QAction* entry(QMenu* menu, const QString& text) {
  emit menu->aboutToShow();
  for (auto* action : menu->actions())
    if (action->text() == text) return action;
  return nullptr;
}

QByteArray contents(const QString& path) {
  QFile file(path);
  return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

}  // namespace

class TimelineListTest : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase() {
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setOrganizationName(QStringLiteral("waymark-test"));
    QCoreApplication::setApplicationName(QStringLiteral("timeline-list"));
    applyTheme(*static_cast<QApplication*>(QCoreApplication::instance()), ThemeKind::Light);
  }
  void init() { QSettings().clear(); }

  void aSavedViewKeepsWordsGroupingDaysAndTheCriticalOrder() {
    Shown shown;
    shown.page->setFilter(QStringLiteral("survey"));
    shown.groupBy(Grouping::Owner);
    emit shown.strip(QStringLiteral("Days shown"))->chosen(static_cast<int>(Span::Week));
    const auto rows = planRows(shown.model(), std::nullopt).rows;
    QVERIFY(!rows.empty());
    entry(shown.tools()->menu(), QStringLiteral("Save as a view…"))->trigger();
    auto* dialog = shown.page->findChild<QInputDialog*>();
    dialog->setTextValue(QStringLiteral("Surveys by owner"));
    dialog->accept();
    shown.port.deliver();
    const auto& kept = shown.state.workspace().all<domain::SavedView>().rows().back().value;
    QCOMPARE(kept.list, std::string("timeline"));

    shown.page->setFilter({});
    shown.groupBy(Grouping::Phase);
    emit shown.strip(QStringLiteral("Days shown"))->chosen(static_cast<int>(Span::ThreeWeeks));
    const auto [page, argument] = placeOfView(kept);
    QCOMPARE(page, QStringLiteral("timeline"));
    shown.page->openArgument(argument);
    QVERIFY(shown.model().grouping() == Grouping::Owner);
    QCOMPARE(shown.strip(QStringLiteral("Days shown"))->value(), static_cast<int>(Span::Week));
    QVERIFY(planRows(shown.model(), std::nullopt).rows == rows);
    QVERIFY(shown.view()->hasFocus());
  }

  void whatAViewAsksForAndIsNotKnownIsNamed() {
    QStringList unknown;
    const auto view = PlanView::from({{QStringLiteral("days"), QStringLiteral("fortnight")},
                                      {QStringLiteral("group"), QStringLiteral("state")},
                                      {QStringLiteral("colour"), QStringLiteral("red")}},
                                     unknown);
    QVERIFY(view.grouping == Grouping::State);
    QVERIFY(view.span == Span::ThreeWeeks);
    QCOMPARE(unknown.size(), 2);
    QStringList none;
    QVERIFY((PlanView::from(PlanView{Span::After, Grouping::Partner, true}.state(), none) ==
             PlanView{Span::After, Grouping::Partner, true}));
    QVERIFY(none.isEmpty());
  }

  void copyingTakesTheSelectedTasksWithHeadingsAndAllWhereNoneIs() {
    Shown shown;
    shown.view()->clearSelection();
    shown.view()->setFocus();
    QTest::keyClick(shown.view(), Qt::Key_C, Qt::ControlModifier);
    const auto all = planRows(shown.model(), std::nullopt).rows.size();
    QCOMPARE(QApplication::clipboard()->text().trimmed().split(u'\n').size(), static_cast<qsizetype>(all) + 1);
    const auto& task = shown.model().tasks().front();
    shown.page->openArgument(toQt(task.key));
    QTest::keyClick(shown.view(), Qt::Key_C, Qt::ControlModifier);
    const auto lines = QApplication::clipboard()->text().trimmed().split(u'\n');
    QCOMPARE(lines.size(), 2);
    QVERIFY(lines.first().startsWith(QStringLiteral("Phase\tTask\tOwner")));
    QVERIFY(lines.last().contains(toQt(task.title)));
    QCOMPARE(shown.said.last(), QStringLiteral("Copied 1 row with the headings."));
  }

  void theExportHoldsWhatTheFilterShowsUnderItsGroups() {
    Shown shown;
    const QTemporaryDir folder;
    shown.page->setFilter(QStringLiteral("survey"));
    shown.groupBy(Grouping::State);
    QSignalSpy done(shown.tools(), &ListTools::exported);
    const QString file = folder.filePath(QStringLiteral("plan.csv"));
    shown.tools()->exportTo(file);
    QVERIFY(done.wait());
    const auto lines = contents(file).trimmed().split('\n');
    QCOMPARE(lines.size(), static_cast<qsizetype>(planRows(shown.model(), std::nullopt).rows.size()) + 1);
    QVERIFY(lines.size() > 2);
    QVERIFY(lines.first().contains("State of the group"));
    shown.tools()->exportTo(folder.filePath(QStringLiteral("plan.xlsx")));
    QVERIFY(done.wait());
    QVERIFY(contents(folder.filePath(QStringLiteral("plan.xlsx"))).startsWith("PK"));
  }

  void theMenuKeyOnATaskSetsItsState() {
    Shown shown;
    const std::string key = shown.state.plan().tasks.back().key;
    shown.page->openArgument(toQt(key));
    emit shown.view()->customContextMenuRequested({5, 5});
    QAction* done = nullptr;
    for (auto* action : shown.tools()->menu()->actions())
      if (action->text() == QLatin1String("Done")) done = action;
    QVERIFY(done != nullptr);
    shown.tools()->menu()->close();
    done->trigger();
    shown.port.deliver();
    QVERIFY(shown.model().find(key)->state == domain::TaskState::Done);
  }

  void theCalendarFileCanBeOnePersonsOrOneOrganisations() {
    Shown shown;
    const QTemporaryDir folder;
    auto* menu = shown.button(QStringLiteral("Calendar file…"))->menu();
    const auto eventsIn = [&](QAction* action, const QString& name) {
      action->trigger();
      auto* dialog = shown.page->findChild<QFileDialog*>();
      const QString file = folder.filePath(name);
      emit dialog->fileSelected(file);
      dialog->close();
      QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
      return contents(file).count("BEGIN:VEVENT");
    };
    const auto all = eventsIn(entry(menu, QStringLiteral("Everybody’s tasks…")), QStringLiteral("all.ics"));
    auto* people = entry(menu, QStringLiteral("One person’s tasks"))->menu();
    QVERIFY(!people->actions().isEmpty());
    const QString who = people->actions().first()->text();
    const auto one = eventsIn(people->actions().first(), QStringLiteral("one.ics"));
    QVERIFY(one > 0 && one < all);
    QCOMPARE(contents(folder.filePath(QStringLiteral("one.ics"))).count(("Owner: " + who).toUtf8()), one);
    auto* partners = entry(menu, QStringLiteral("One organisation’s tasks"))->menu();
    const auto theirs = eventsIn(partners->actions().first(), QStringLiteral("theirs.ics"));
    QVERIFY(theirs >= 1 && theirs <= all);
  }

  void printingShowsThePageFirstAndStandsUnderTheGroupingThatIsShown() {
    Shown shown;
    const QTemporaryDir folder;
    shown.groupBy(Grouping::State);
    emit shown.strip(QStringLiteral("Days shown"))->chosen(static_cast<int>(Span::Week));
    shown.button(QStringLiteral("Print…"))->click();
    auto* preview = shown.page->findChild<PagePreview*>();
    QVERIFY(preview != nullptr && preview->isVisible());
    QVERIFY(preview->sheet().rows.front().isGroup);
    QCOMPARE(preview->sheet().rows.front().title, std::string("Late"));
    const QImage picture = preview->grab().toImage();
    int black = 0;
    for (int x = 0; x < picture.width(); x += 2)
      for (int y = 0; y < picture.height(); y += 2) black += qGray(picture.pixel(x, y)) < 100 ? 1 : 0;
    QVERIFY2(black > 300, "the page is painted");
    const QString file = folder.filePath(QStringLiteral("week.pdf"));
    emit preview->saveAsked(file);
    QVERIFY(contents(file).startsWith("%PDF"));
    QVERIFY(shown.said.last().startsWith(QStringLiteral("The page is saved")));
    QTest::keyClick(preview, Qt::Key_Escape);
    QVERIFY(!preview->isVisible());
  }
};

QTEST_MAIN(TimelineListTest)
#include "timeline_list_test.moc"
