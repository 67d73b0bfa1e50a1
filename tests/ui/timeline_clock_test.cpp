// SPDX-License-Identifier: GPL-3.0-or-later
// The clock of the inspection on the Timeline, by keyboard: what inspectors told us, deferral and pause, rehearsals.
#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QPushButton>
#include <QTest>
#include <algorithm>

#include "app/today.h"
#include "bridge/inspection_words.h"
#include "bridge/text.h"
#include "memory_port.h"
#include "shell/action_catalogue.h"
#include "shell/rehearsal_band.h"
#include "shell/top_bar.h"
#include "timeline/history_view.h"
#include "timeline/plan_task.h"
#include "timeline/rehearsal_view.h"
#include "timeline/timeline_page.h"
#include "timeline/told_form.h"
#include "widgets/choice.h"
#include "widgets/detail_panel.h"
#include "widgets/field.h"
#include "widgets/style.h"

using namespace waymark;
using namespace waymark::ui;

namespace {

struct Window {
  MemoryPort port;
  base::Now now = base::nowAt(base::Stamp{base::dayOf(2025, 9, 10)} + std::chrono::hours{9});
  AppState state{port, framework::Library(), [this] { return now; }};
  ActionCatalogue actions;
  Navigator navigator;
  TimelinePage page{{state, navigator, actions}};

  Window() {
    domain::Area area;
    area.id = {base::namedUuid("area")};
    area.name = "Testshire";
    area.frameworkId = "area-send-2025";
    domain::Inspection inspection;
    inspection.id = {base::namedUuid("inspection")};
    inspection.title = "This inspection";
    inspection.frameworkId = "area-send-2025";
    inspection.notified = base::dayOf(2025, 9, 8);
    state.create("test.waymark", {"start", {domain::made(area), domain::made(inspection)}});
    port.deliver();
    page.resize(1300, 900);
    page.show();
    page.activateWindow();
    if (!QTest::qWaitForWindowActive(&page)) qWarning("the window has no focus");
  }
  [[nodiscard]] const app::PlannedTask* task(const std::string& key) const {
    for (const auto& one : state.plan().tasks)
      if (one.key == key) return &one;
    return nullptr;
  }
  /// As typed and left with Enter.
  void type(QLineEdit* field, const QString& text) {
    field->setFocus();
    field->selectAll();
    QTest::keyClicks(field, text);
    QTest::keyClick(field, Qt::Key_Return);
    port.deliver();
    QCoreApplication::processEvents();
  }
  void press(QWidget* within, const QString& text) {
    for (auto* button : within->findChildren<QPushButton*>()) {
      if (button->text() != text || button->isHidden()) continue;
      button->setFocus();
      QTest::keyClick(button, Qt::Key_Space);
      port.deliver();
      QCoreApplication::processEvents();
      return;
    }
    QFAIL(qPrintable(QStringLiteral("no button says ") + text));
  }
};

bool says(const QWidget* widget, const QString& words) {
  for (const auto* label : widget->findChildren<QLabel*>())
    if (label->text().contains(words)) return true;
  return false;
}

ToldRow* rowOf(const ToldForm* form, const QString& title) {
  for (auto* row : form->findChildren<ToldRow*>())
    if (row->title() == title) return row;
  return nullptr;
}

}  // namespace

class TimelineClockTest : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase() { applyTheme(*static_cast<QApplication*>(QCoreApplication::instance()), ThemeKind::Light); }

  void aRowIsFoundByTypingAndEnterSavesItAndGoesToTheNext() {
    Window window;
    window.page.openArgument(QStringLiteral("told"));
    auto* form = window.page.findChild<ToldForm*>();
    QVERIFY(form != nullptr);
    auto* filter = form->findChild<QLineEdit*>();
    for (auto* field : form->findChildren<QLineEdit*>())
      if (field->placeholderText().startsWith(QStringLiteral("Type to find"))) filter = field;
    QCOMPARE(QApplication::focusWidget(), filter);
    window.type(filter, QStringLiteral("carers: closes"));
    auto* row = rowOf(form, QStringLiteral("Parents and carers: closes"));
    QVERIFY(row->isVisible());
    QVERIFY(!rowOf(form, QStringLiteral("Practitioners: closes"))->isVisible());
    auto* day = row->findChild<DateField*>();
    QCOMPARE(QApplication::focusWidget(), day);                // the first row that fits
    for (const auto* field : row->findChildren<QLineEdit*>())  // nothing that looks like something told
      for (const QChar c : field->placeholderText() + field->text()) QVERIFY(!c.isDigit());
    QVERIFY(says(row, QStringLiteral("Framework: Fri 12 Sep, 17:00")));

    filter->clear();
    window.type(day, QStringLiteral("15 Sep"));
    QCOMPARE(window.port.applied.size(), std::size_t{1});
    QVERIFY(says(row, QStringLiteral("told by the lead inspector, Wed 10 Sep")));
    QVERIFY(window.task("survey-close")->due == base::dayOf(2025, 9, 15));
    QVERIFY(window.task("survey-close")->told.has_value());
    auto* next = rowOf(form, QStringLiteral("Practitioners: opens"));
    QVERIFY(next->isAncestorOf(QApplication::focusWidget()));

    window.press(row, QString());  // the arrow back
    QVERIFY(window.task("survey-close")->due == base::dayOf(2025, 9, 12));
    QVERIFY(!says(row, QStringLiteral("told by")));
    window.state.undo();
    window.port.deliver();
    QVERIFY(window.task("survey-close")->due == base::dayOf(2025, 9, 15));
  }

  void oneEntrySetsAllSurveysInOneStep() {
    Window window;
    window.page.openArgument(QStringLiteral("told"));
    auto* form = window.page.findChild<ToldForm*>();
    window.type(rowOf(form, QStringLiteral("All surveys: close"))->findChild<DateField*>(), QStringLiteral("16 Sep"));
    QCOMPARE(window.port.applied.size(), std::size_t{1});
    QCOMPARE(window.state.workspace().all<domain::Told>().size(), std::size_t{3});
    QVERIFY(rowOf(form, QStringLiteral("Practitioners: closes"))->findChild<DateField*>()->day() ==
            base::dayOf(2025, 9, 16));
    window.state.undo();
    window.port.deliver();
    QVERIFY(window.state.workspace().all<domain::Told>().empty());
  }

  void aSurveyToldToCloseBeforeItOpensIsRefusedWithItsSentence() {
    Window window;
    QStringList said;
    connect(&window.navigator, &Navigator::said, this, [&](MessageKind, const QString& text) { said << text; });
    window.page.openArgument(QStringLiteral("told"));
    auto* form = window.page.findChild<ToldForm*>();
    window.type(rowOf(form, QStringLiteral("Practitioners: opens"))->findChild<DateField*>(), QStringLiteral("11 Sep"));
    QCOMPARE(window.state.workspace().all<domain::Told>().size(), std::size_t{1});
    auto* closes = rowOf(form, QStringLiteral("Practitioners: closes"));
    window.type(closes->findChild<DateField*>(), QStringLiteral("10 Sep"));
    QCOMPARE(window.state.workspace().all<domain::Told>().size(), std::size_t{1});
    QVERIFY(!said.isEmpty());
    QVERIFY2(said.last().contains(QStringLiteral("lies before its opening")), qPrintable(said.last()));
    window.type(closes->findChild<DateField*>(), QStringLiteral("12 Sep"));
    QCOMPARE(window.state.workspace().all<domain::Told>().size(), std::size_t{2});
  }

  void aDateThatDoesNotExistIsSaidBesideTheRowAndTheFocusStays() {
    Window window;
    window.page.openArgument(QStringLiteral("told"));
    auto* form = window.page.findChild<ToldForm*>();
    auto* row = rowOf(form, QStringLiteral("Person-level lists sent"));
    auto* day = row->findChild<DateField*>();
    window.type(day, QStringLiteral("31 Sep 2025"));
    QVERIFY(window.port.applied.empty());
    QCOMPARE(QApplication::focusWidget(), day);
    QCOMPARE(day->text(), QStringLiteral("31 Sep 2025"));
    window.type(day, QStringLiteral("11 Sep 2025"));
    QVERIFY(window.task("lists-sent")->due == base::dayOf(2025, 9, 11));
  }

  void factsAndTheTeamAreKept() {
    Window window;
    window.page.openArgument(QStringLiteral("told"));
    auto* form = window.page.findChild<ToldForm*>();
    window.type(rowOf(form, QStringLiteral("Upload route"))->findChild<QLineEdit*>(), QStringLiteral("Secure portal"));
    window.type(rowOf(form, QStringLiteral("Daily meeting with the lead inspector"))->findChild<QLineEdit*>(),
                QStringLiteral("16.30"));
    const auto facts =
        app::toldRows(window.state.workspace(), window.state.inspection()->value.id, domain::ToldSubject::Fact);
    QCOMPARE(facts.at("upload_route")->value.value, std::string("Secure portal"));
    QVERIFY(facts.at("daily_meeting")->value.time == base::TimeOfDay{16 * 60 + 30});
    for (const auto& [key, row] : facts) QVERIFY(domain::validate(domain::Record{row->value}));

    const auto nextName = [&]() -> QLineEdit* {
      for (auto* field : form->findChildren<QLineEdit*>())
        if (field->accessibleName() == QStringLiteral("Name of the next inspector") && field->isVisible()) return field;
      return nullptr;
    };
    window.type(nextName(), QStringLiteral("Jo Lark"));
    window.type(nextName(), QStringLiteral("Sam Reed"));
    const auto& team = window.state.workspace().all<domain::Inspector>();
    QCOMPARE(team.size(), std::size_t{2});
    std::vector<domain::InspectorRole> roles;
    for (const auto& one : team) roles.push_back(one.value.role);
    QCOMPARE(std::ranges::count(roles, domain::InspectorRole::LeadInspector), 1);
    window.state.undo();
    window.port.deliver();
    QCOMPARE(window.state.workspace().all<domain::Inspector>().size(), std::size_t{1});
  }

  void whilePausedTheClockSaysSoAndNothingIsLate() {
    Window window;
    window.now = base::nowAt(base::Stamp{base::dayOf(2025, 9, 16)} + std::chrono::hours{9});
    const auto late = [&] {
      int count = 0;
      for (const auto& task : window.state.plan().tasks) count += app::isLate(task, window.state.now()) ? 1 : 0;
      return count;
    };
    QVERIFY(late() > 10);
    window.page.openArgument(QStringLiteral("history"));
    auto* view = window.page.findChild<HistoryView*>();
    window.press(view, QStringLiteral("Write it down"));
    QVERIFY(window.port.applied.empty());
    QVERIFY(says(view, QStringLiteral("Choose what happened.")));
    view->findChild<ChoiceStrip*>()->setValue(static_cast<int>(domain::InspectionEventKind::Paused));
    auto* day = view->findChild<DateField*>();
    window.type(day, QStringLiteral("17 Sep 2025"));
    window.press(view, QStringLiteral("Write it down"));
    QVERIFY(says(view, QStringLiteral("is still to come")));
    window.type(day, QStringLiteral("10 Sep 2025"));
    window.press(view, QStringLiteral("Write it down"));
    QCOMPARE(late(), 0);
    QCOMPARE(clockWords(window.state).now, QStringLiteral("Paused since Wed 10 Sep 2025"));
    QVERIFY(says(view, QStringLiteral("Wed 10 Sep 2025 · Paused")));
    // The clock of the computer goes back: what is written stays, and so does what it comes to.
    window.now = base::nowAt(base::Stamp{base::dayOf(2025, 9, 9)});
    QCOMPARE(clockWords(window.state).now, QStringLiteral("Paused since Wed 10 Sep 2025"));
    window.now = base::nowAt(base::Stamp{base::dayOf(2025, 9, 16)} + std::chrono::hours{9});
    window.state.undo();
    window.port.deliver();
    QVERIFY(late() > 10);
  }

  void aRehearsalRunsBesideTheRealPlanAndEndsInAListOfSlips() {
    Window window;
    RehearsalBand band(window.state);
    const auto realOnSite = window.state.timeline().day("on_site");
    window.page.openArgument(QStringLiteral("rehearsals"));
    auto* view = window.page.findChild<RehearsalView*>();
    window.type(view->findChild<DateField*>(), QStringLiteral("1 Sep 2205"));
    window.press(view, QStringLiteral("Start the rehearsal"));
    QVERIFY(window.port.applied.empty());
    window.type(view->findChild<DateField*>(), QStringLiteral("1 Sep 2025"));
    window.press(view, QStringLiteral("Start the rehearsal"));
    QVERIFY(window.state.showsRehearsal());
    QVERIFY(window.state.timeline().notified == base::dayOf(2025, 9, 1));
    QVERIFY(!band.isHidden());
    QCOMPARE(band.text(), QStringLiteral("Rehearsal 1: the real plan is untouched"));

    // Work in the rehearsal is the rehearsal's.
    const auto tasks = planTasks(window.state.plan(), window.state.workspace(), window.state.planPack(),
                                 window.state.calendar(), window.state.now());
    for (const auto& task : tasks)
      if (task.key == "call-log")
        window.state.apply({"done",
                            {app::stateChange(window.state.workspace(), window.state.inspection()->value, task,
                                              domain::TaskState::Done, window.state.now().utc,
                                              window.state.newId<domain::TaskTag>())}});
    window.port.deliver();
    QCOMPARE(window.task("call-log")->state, domain::TaskState::Done);

    window.press(view, QStringLiteral("End it"));
    QVERIFY(says(view, QStringLiteral("What slipped in Rehearsal 1")));
    QLineEdit* why = nullptr;
    for (auto* field : view->findChildren<QLineEdit*>())
      if (field->isVisible() && field->accessibleName().contains(QStringLiteral("Person-level lists sent")))
        why = field;
    QVERIFY(why != nullptr);
    window.type(why, QStringLiteral("The extract failed twice"));
    QVERIFY(view->slipText().contains(QStringLiteral("The extract failed twice")));
    QGuiApplication::clipboard()->clear();
    window.press(view, QStringLiteral("Copy the list"));
    QVERIFY(QGuiApplication::clipboard()->text().contains(QStringLiteral("Person-level lists sent\t")));

    window.press(&band, QStringLiteral("Back to the real plan"));
    QVERIFY(!window.state.showsRehearsal());
    QVERIFY(band.isHidden());
    QVERIFY(window.state.timeline().day("on_site") == realOnSite);
    QCOMPARE(window.task("call-log")->state, domain::TaskState::NotStarted);
    QVERIFY(view->slipText().contains(QStringLiteral("The extract failed twice")));  // stays readable

    window.type(view->findChild<DateField*>(), QStringLiteral("8 Sep 2025"));
    window.press(view, QStringLiteral("Start the rehearsal"));
    QCOMPARE(window.state.inspection()->value.title, std::string("Rehearsal 2"));
    window.state.undo();  // the one that is shown goes away: the real plan is there again
    window.port.deliver();
    QVERIFY(!window.state.showsRehearsal());
    QVERIFY(window.state.timeline().day("on_site") == realOnSite);
  }
};

QTEST_MAIN(TimelineClockTest)
#include "timeline_clock_test.moc"
