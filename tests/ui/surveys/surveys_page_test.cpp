// SPDX-License-Identifier: GPL-3.0-or-later
// The Surveys page by keyboard: links on their way out, answers as told, our own results and comments, you said we did.
#include "surveys/surveys_page.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QClipboard>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include "app/demonstration_children.h"
#include "app/demonstration_surveys.h"
#include "app/inspector_surveys.h"
#include "app/kept_lists.h"
#include "app/own_survey.h"
#include "bridge/text.h"
#include "exchange/settings_file.h"
#include "memory_port.h"
#include "shell/action_catalogue.h"
#include "surveys/links_view.h"
#include "surveys/own_view.h"
#include "surveys/results_view.h"
#include "surveys/said_view.h"
#include "surveys/survey_bars.h"
#include "surveys/survey_import.h"
#include "widgets/button.h"
#include "widgets/choice.h"
#include "widgets/data_table.h"
#include "widgets/field.h"
#include "widgets/id_combo.h"
#include "widgets/style.h"

using namespace waymark;
using namespace waymark::ui;

namespace {

/// The demonstration on disk once, with its register and its surveys: every test copies it.
const QString& demonstrationFile() {
  static const QTemporaryDir folder;
  static const QString file = [] {
    const QString path = folder.filePath(QStringLiteral("demonstration.waymark"));
    const auto at = base::Stamp{base::dayOf(2026, 11, 11)};
    auto session = app::Session::create(pathFrom(path), "tester", at, demonstration());
    if (!session) qFatal("no workspace");
    const auto files = app::demonstrationFiles(1);
    const auto settings = exchange::readSettings(files->settings, "settings.csv");
    if (!app::keepSettings(*session, *settings, "settings.csv", base::dayOf(2026, 11, 9), at)) qFatal("no register");
    if (!app::addDemonstrationSurveys(*session, at)) qFatal("no surveys");
    return path;
  }();
  return file;
}

domain::ChangeSet everythingIn(const domain::Workspace& workspace) {
  domain::ChangeSet all{"start", {}};
  domain::forEachKind([&]<class T>() {
    for (const auto& row : workspace.all<T>()) all.changes.push_back(domain::made(domain::Record{row.value}));
  });
  return all;
}

struct SurveysShown {
  QTemporaryDir folder;
  std::optional<app::Session> session;
  MemoryPort port;
  AppState state{port, framework::Library(), base::systemNow};
  ActionCatalogue actions;
  Navigator navigator;
  QStringList said;
  std::unique_ptr<SurveysPage> page;

  SurveysShown() {
    const QString file = folder.filePath(QStringLiteral("t.waymark"));
    QFile::copy(demonstrationFile(), file);
    auto opened = app::Session::open(pathFrom(file), "tester", base::Stamp{base::dayOf(2026, 11, 11)});
    if (!opened) qFatal("no workspace");
    session.emplace(std::move(*opened));
    start(everythingIn(*session->load()));
  }
  explicit SurveysShown(const domain::ChangeSet& first) { start(first); }
  void start(const domain::ChangeSet& first) {
    if (session) port.session = &*session;
    QObject::connect(&navigator, &Navigator::said, &navigator,
                     [this](MessageKind, const QString& sentence) { said << sentence; });
    state.create("test.waymark", first);
    port.deliver();
    page = std::make_unique<SurveysPage>(PageContext{state, navigator, actions});
    page->resize(1400, 860);
    page->show();
    page->activateWindow();
    if (!QTest::qWaitForWindowActive(page.get())) qFatal("no window");
    page->activated();
    deliver();
  }
  void deliver() {
    for (int i = 0; i < 3; ++i) {
      QTest::qWait(10);
      port.deliver();
    }
  }
  template <class P>
  bool soon(P holds) {
    for (int i = 0; i < 100 && !holds(); ++i) deliver();
    return holds();
  }
  template <class T>
  [[nodiscard]] T* named(const QString& name) const {
    for (auto* widget : page->findChildren<T*>())
      if (widget->accessibleName() == name && widget->isVisible()) return widget;
    return nullptr;
  }
  [[nodiscard]] QAbstractButton* button(const QString& text) const {
    for (auto* one : page->findChildren<QAbstractButton*>())
      if (one->text() == text && one->isVisible()) return one;
    return nullptr;
  }
  void press(const QString& text) {
    auto* found = button(text);
    QVERIFY2(found != nullptr && found->isEnabled(), qPrintable(text));
    found->setFocus();
    QTest::keyClick(found, Qt::Key_Space);
    deliver();
  }
  void type(const QString& name, const QString& text, Qt::Key end = Qt::Key_Tab) {
    auto* field = named<QLineEdit>(name);
    QVERIFY2(field != nullptr, qPrintable(name));
    field->setFocus();
    field->selectAll();
    QTest::keyClicks(field, text);
    QTest::keyClick(field, end);
    deliver();
  }
  [[nodiscard]] bool says(const QString& words) const {
    for (auto* label : page->findChildren<QLabel*>())
      if (label->isVisible() && label->text().contains(words)) return true;
    return false;
  }
  [[nodiscard]] DataTable* table(const char* name) const { return page->findChild<DataTable*>(QLatin1String(name)); }
  void key(DataTable* table, Qt::Key key, Qt::KeyboardModifiers modifiers = {}) {
    table->setFocus();
    QTest::keyClick(table, key, modifiers);
    deliver();
  }
  [[nodiscard]] app::InspectorSurvey survey(std::string_view audience) const {
    for (auto& one : app::inspectorSurveys(state.workspace(), state.inspection()->value, state.planPack(), state.calendar()))
      if (one.audience->id == audience) return one;
    qFatal("no such survey");
  }
};

std::size_t evidenceIn(const SurveysShown& shown) {
  return shown.state.workspace().all<domain::Evidence>().size();
}

}  // namespace

class SurveysPageTest : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase() {
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setOrganizationName(QStringLiteral("waymark-test"));
    QCoreApplication::setApplicationName(QStringLiteral("surveys"));
    applyTheme(*static_cast<QApplication*>(QCoreApplication::instance()), ThemeKind::Light);
  }

  void linksArePassedOnConfirmedAndRemindedByKeyboard() {
    SurveysShown shown;
    auto* table = shown.table("survey-links");
    const QAbstractItemModelTester tester(table->model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    QVERIFY(shown.page->accessibleSummary().contains(QStringLiteral("links confirmed as given out")));
    shown.press(QStringLiteral("Parents and carers"));
    const auto before = shown.survey("parents_carers");
    QCOMPARE(table->model()->rowCount(), static_cast<int>(before.sendings.size()));
    QVERIFY(before.toPassOn > 0);
    shown.press(QStringLiteral("Passed on"));
    QVERIFY(shown.said.last().contains(QStringLiteral("Select the places first")));
    shown.key(table, Qt::Key_A, Qt::ControlModifier);
    shown.press(QStringLiteral("Passed on"));
    QCOMPARE(shown.survey("parents_carers").toPassOn, std::size_t{0});
    QVERIFY(shown.state.undoName().contains(QStringLiteral("pass the link on to %L1 places").arg(before.toPassOn)));
    shown.press(QStringLiteral("Reminded"));
    QCOMPARE(shown.survey("parents_carers").reminded, before.unconfirmed + before.toPassOn);
    shown.press(QStringLiteral("Confirmed"));
    QCOMPARE(shown.survey("parents_carers").confirmed, before.sendings.size());
    shown.press(QStringLiteral("Confirmed"));
    QVERIFY(shown.said.last().contains(QStringLiteral("stands so already")));
    for (int i = 0; i < 3; ++i) shown.state.undo();
    shown.deliver();
    QCOMPARE(shown.survey("parents_carers").toPassOn, before.toPassOn);
    QCOMPARE(shown.survey("parents_carers").confirmed, before.confirmed);
  }

  void onePlaceIsCorrectedInItsFormAndTakenOffTheList() {
    SurveysShown shown;
    auto* table = shown.table("survey-links");
    const domain::Stored<domain::SurveySending>* row = nullptr;
    for (const auto* one : shown.survey("children").sendings)
      if (one->value.passedAt && !one->value.confirmedAt) row = one;
    QVERIFY(row != nullptr);
    const auto id = row->value.id;
    table->setCurrentId(id.uuid);
    shown.key(table, Qt::Key_Return);
    const auto applied = shown.port.applied.size();
    shown.type(QStringLiteral("Confirmed: day"), QStringLiteral("8 Nov 2026"));
    QVERIFY(shown.says(QStringLiteral("Give the day and the hour.")));
    shown.type(QStringLiteral("Confirmed: hour"), QStringLiteral("9:00"));
    QVERIFY(shown.says(QStringLiteral("It can’t be confirmed before it was passed on.")));
    QCOMPARE(shown.port.applied.size(), applied);  // nothing wrong is kept
    shown.type(QStringLiteral("Confirmed: day"), QStringLiteral("11 Nov 2026"));
    QVERIFY(shown.state.find<domain::SurveySending>(id)->value.confirmedAt.has_value());
    shown.type(QStringLiteral("Confirmed by"), QStringLiteral("Ms Fictional, office"));
    QCOMPARE(shown.state.find<domain::SurveySending>(id)->value.confirmedBy, std::string("Ms Fictional, office"));
    const auto rows = table->model()->rowCount();
    shown.press(QStringLiteral("Take it off the list"));
    QVERIFY(shown.state.find<domain::SurveySending>(id) == nullptr);
    QCOMPARE(table->model()->rowCount(), rows - 1);
    shown.state.undo();
    shown.deliver();
    QVERIFY(shown.state.find<domain::SurveySending>(id) != nullptr);
  }

  void placesComeFromTheSettingsRegisterAndFromWhatIsTypedAndNeverTwice() {
    SurveysShown shown;
    const auto places = [&] { return shown.survey("children").sendings.size(); };
    const auto before = places();
    shown.press(QStringLiteral("Add places"));
    QVERIFY(shown.soon([&] { return shown.says(QStringLiteral("open settings fit")); }));
    const auto addButton = [&]() -> QAbstractButton* {
      for (auto* one : shown.page->findChildren<QAbstractButton*>())
        if (one->isVisible() && one->text().startsWith(QStringLiteral("Add ")) && one->text().endsWith(QStringLiteral("settings")))
          return one;
      return nullptr;
    };
    auto* add = addButton();
    QVERIFY(add != nullptr);
    const auto offered = [&] { return add->text().section(u' ', 1, 1).remove(u',').toInt(); };
    const int all = offered();
    // A phase narrows what is offered, and takes it back.
    auto* phase = shown.named<ChipSet>(QStringLiteral("Phase"))->findChild<QAbstractButton*>();
    phase->setFocus();
    QTest::keyClick(phase, Qt::Key_Space);
    QVERIFY(offered() > 0 && offered() < all);
    QTest::keyClick(phase, Qt::Key_Space);
    QCOMPARE(offered(), all);
    shown.press(add->text());
    const auto after = places();
    QVERIFY(after > before);
    shown.press(add->text());
    QCOMPARE(places(), after);
    QVERIFY(shown.said.last().contains(QStringLiteral("on the list already")));
    shown.type(QStringLiteral("A place of your own"), QStringLiteral("Night owls club"), Qt::Key_Return);
    QCOMPARE(places(), after + 1);
    shown.state.undo();
    shown.deliver();
    QCOMPARE(places(), after);
  }

  void howManyHaveAnsweredIsOnlyAsToldWithItsTimeAndCanBeCorrected() {
    SurveysShown shown;
    shown.press(QStringLiteral("Practitioners"));
    const auto told = shown.survey("practitioners").totals.size();
    QVERIFY(shown.says(QStringLiteral("Answers: 466 (Wed 11 Nov, 09:05, told by the lead inspector); before that 301")));
    shown.press(QStringLiteral("Answers told…"));
    shown.type(QStringLiteral("Answers so far"), QStringLiteral("lots"));
    auto* number = shown.named<QLineEdit>(QStringLiteral("Answers so far"));
    QTest::keyClick(number, Qt::Key_Return, Qt::ControlModifier);
    shown.deliver();
    QVERIFY(shown.says(QStringLiteral("a whole number, 0 or more")));
    QCOMPARE(shown.survey("practitioners").totals.size(), told);
    shown.type(QStringLiteral("Told: hour"), QStringLiteral("10:15"));
    shown.type(QStringLiteral("Answers so far"), QStringLiteral("1,020"));
    QTest::keyClick(number, Qt::Key_Return, Qt::ControlModifier);
    shown.deliver();
    QCOMPARE(shown.survey("practitioners").totals.size(), told + 1);
    QVERIFY(shown.says(QStringLiteral("Answers: 1,020 (Wed 11 Nov, 10:15")));
    shown.type(QStringLiteral("Answers so far"), QStringLiteral("1002"));
    QCOMPARE(shown.survey("practitioners").totals.front()->value.responses, 1002);
    shown.press(QStringLiteral("Delete"));
    QCOMPARE(shown.survey("practitioners").totals.size(), told);
  }

  void aSurveyThatWouldCloseBeforeItOpensSaysSo() {
    SurveysShown shown;
    const auto tell = [&](domain::ToldSubject subject, base::Day day) {
      domain::Told told;
      told.id = shown.state.newId<domain::ToldTag>();
      told.inspection = shown.state.inspection()->value.id;
      told.subject = subject;
      told.key = "children";
      told.day = day;
      told.at = shown.state.now().utc;
      shown.state.apply(QStringLiteral("tell"), domain::made(domain::Record{told}));
      shown.deliver();
    };
    QVERIFY(!shown.says(QStringLiteral("close before it opens")));
    tell(domain::ToldSubject::SurveyOpens, base::dayOf(2026, 11, 16));
    QVERIFY(shown.says(QStringLiteral("close before it opens: ask the lead inspector")));
    tell(domain::ToldSubject::SurveyCloses, base::dayOf(2026, 11, 18));
    QVERIFY(!shown.says(QStringLiteral("close before it opens")));
    QVERIFY(shown.says(QStringLiteral("Closes Wed 18 Nov")));
  }

  void theTextsAreOneMenuAway() {
    SurveysShown shown;
    QSignalSpy asked(&shown.navigator, &Navigator::requested);
    auto* menu = static_cast<QPushButton*>(shown.button(QStringLiteral("Texts to send")))->menu();
    QCOMPARE(menu->actions().size(), 4);
    for (auto* action : menu->actions()) action->trigger();
    QStringList opened;
    for (const auto& call : asked) {
      QCOMPARE(call[0].toString(), QStringLiteral("texts"));
      opened << call[1].toString();
    }
    for (const char* id : {"survey_schools", "survey_parents", "survey_children", "survey_practitioners"})
      QVERIFY2(opened.contains(QLatin1String(id)), id);
  }

  void withoutSurveysOfInspectorsThePageSaysWhatItIsForAndWhereItStarts() {
    domain::Area area;
    area.id = {base::namedUuid("area")};
    area.name = "Testshire";
    area.frameworkId = "area-send-2025";
    SurveysShown shown({"start", {domain::made(domain::Record{area})}});
    QSignalSpy asked(&shown.navigator, &Navigator::requested);
    shown.press(QStringLiteral("What inspectors told us"));
    QCOMPARE(asked.count(), 1);
    QCOMPARE(asked.first()[1].toString(), QStringLiteral("told"));
    shown.press(QStringLiteral("Our own surveys"));
    QVERIFY(shown.button(QStringLiteral("Read answers…")) != nullptr);
    shown.press(QStringLiteral("You said, we did"));
    QVERIFY(shown.button(QStringLiteral("Add what was said")) != nullptr);
  }

  void resultsAreShownByQuestionAndByGroupAndSmallCountsAreHiddenWhereTheyAreShared() {
    SurveysShown shown;
    shown.press(QStringLiteral("Our own surveys"));
    auto* results = shown.page->findChild<SurveyResultsView*>();
    QVERIFY(shown.soon([&] { return results->report().has_value(); }));
    QVERIFY(shown.says(QStringLiteral("a rate of 29% (900 of 3120 invited)")));
    auto* bars = shown.page->findChild<SurveyBars*>();
    QCOMPARE(std::ranges::count_if(bars->lanes(), &SurveyLane::isHeading), 8);
    QVERIFY(bars->accessibleDescription().contains(QStringLiteral("I know whom to ask")));
    QVERIFY(shown.says(QStringLiteral("True numbers, for working; not for sharing")));

    auto area = shown.state.area();
    area.suppressBelow = 40;
    const auto* stored = shown.state.find<domain::Area>(area.id);
    shown.state.apply(QStringLiteral("threshold"), domain::edited(*stored, std::move(area)));
    shown.deliver();
    auto* group = shown.named<FormCombo>(QStringLiteral("By group"));
    group->setFocus();
    for (int i = 0; i < 3; ++i) QTest::keyClick(group, Qt::Key_Down);  // by main need: some are few
    shown.deliver();
    QVERIFY(results->report()->title.find(" by ") != std::string::npos);
    std::size_t small = 0;
    for (const auto& figure : results->report()->figures) small += figure.cell.count > 0 && figure.cell.count < 40;
    QVERIFY(small > 0);  // there is something to hide
    shown.press(QStringLiteral("For sharing"));
    QVERIFY(results->report()->hidden() > 0);
    for (const auto& figure : results->report()->figures) {
      if (figure.cell.hidden) QCOMPARE(figure.cell.count, 0);
      if (!figure.cell.hidden) QVERIFY(figure.cell.count == 0 || figure.cell.count >= 40);
    }
    for (const auto& lane : bars->lanes())
      if (lane.figure.contains(QStringLiteral("hidden"))) QCOMPARE(lane.part, 0.0);
    shown.press(QStringLiteral("As a table"));
    auto* table = shown.table("survey-results");
    QCOMPARE(table->model()->rowCount(), static_cast<int>(results->report()->figures.size()));
    table->selectRow(0);
    shown.key(table, Qt::Key_C, Qt::ControlModifier);
    const QString copied = QGuiApplication::clipboard()->text();
    QVERIFY(copied.contains(QStringLiteral("For sharing, small numbers suppressed.")));
    QVERIFY(copied.contains(QStringLiteral("\tc\t")));
    for (const QString& line : copied.split(u'\n'))
      if (const auto cells = line.split(u'\t'); cells.size() == 5)
        if (bool isNumber = false; cells[3].toInt(&isNumber) > 0 && isNumber) QVERIFY2(cells[3].toInt() >= 40, qPrintable(line));

    QSignalSpy saved(results, &SurveyResultsView::saved);
    results->saveTo(shown.folder.filePath(QStringLiteral("results.csv")));
    QVERIFY(shown.soon([&] { return saved.count() == 1; }));
    QFile file(shown.folder.filePath(QStringLiteral("results.csv")));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(file.readAll().contains("For sharing, small numbers suppressed."));
    QVERIFY(shown.said.last().contains(QStringLiteral("marked")));
  }

  void answersComeInOnlyOnceColumnsAndFlaggedCommentsAreDecided() {
    SurveysShown shown;
    shown.press(QStringLiteral("Our own surveys"));
    const QString path = shown.folder.filePath(QStringLiteral("carers.csv"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("I know whom to ask,Area,What helped?,What would help?\r\n");
    for (int i = 0; i < 12; ++i)
      file.write(i % 2 == 0 ? "Agree,North,Calls|Visits,A call back in " + QByteArray::number(i) + " days would do\r\n"
                            : QByteArray("Disagree,South,Calls,\r\n"));
    file.write("Agree,South,Visits,Ask Mrs Brown of the school for more\r\nAgree,North,Calls,Their number is 01632 960123 by the way\r\n");
    file.close();
    auto* import = shown.page->findChild<SurveyImportView*>();
    import->readFile(path);
    auto* columns = shown.table("survey-columns");
    QVERIFY(shown.soon([&] { return columns->isVisible(); }));
    QCOMPARE(QApplication::focusWidget(), columns);
    QTest::keyClick(columns, Qt::Key_Down);
    QTest::keyClick(columns, Qt::Key_Down);
    auto* use = shown.named<FormCombo>(QStringLiteral("The selected column is"));
    use->setCurrentIndex(static_cast<int>(lists::SurveyColumn::MultipleChoice));
    emit use->activated(use->currentIndex());
    shown.type(QStringLiteral("Between choices stands"), QStringLiteral("|"));
    QCOMPARE(columns->model()->index(2, ColumnsOfSurveyModel::Options).data().toString(), QStringLiteral("Calls · Visits"));
    shown.type(QStringLiteral("The question, as it is to be read"), QStringLiteral("What helped you?"));
    shown.type(QStringLiteral("How many were asked"), QStringLiteral("some"));
    shown.press(QStringLiteral("These columns are right"));
    QVERIFY(shown.said.last().contains(QStringLiteral("whole number")));
    shown.type(QStringLiteral("How many were asked"), QStringLiteral("28"));
    shown.press(QStringLiteral("These columns are right"));
    auto* flagged = shown.table("survey-flagged");
    QVERIFY(flagged->isVisible());
    QCOMPARE(flagged->model()->rowCount(), 2);
    QVERIFY(!shown.button(QStringLiteral("Keep the survey"))->isEnabled());
    const auto before = shown.state.workspace().all<domain::OwnSurvey>().size();
    flagged->selectRow(0);
    shown.press(QStringLiteral("Drop"));
    QVERIFY(!shown.button(QStringLiteral("Keep the survey"))->isEnabled());
    QVERIFY(shown.says(QStringLiteral("1 of 2 still to decide")));
    flagged->selectRow(1);
    shown.press(QStringLiteral("Redact"));
    shown.press(QStringLiteral("Keep the survey"));
    QVERIFY(shown.soon([&] { return shown.state.workspace().all<domain::OwnSurvey>().size() == before + 1; }));
    const auto& survey = shown.state.workspace().all<domain::OwnSurvey>().rows().back().value;
    QCOMPARE(survey.answers, 14);
    const auto mapping = app::mappingOf(survey);
    QCOMPARE(mapping->questions[2].title, std::string("What helped you?"));
    QCOMPARE(mapping->questions[2].options.size(), std::size_t{2});
    QCOMPARE(mapping->comments.dropped, 1);
    for (const auto& row : shown.state.workspace().all<domain::SurveyComment>())
      QVERIFY(row.value.text.find("960123") == std::string::npos && row.value.text.find("Brown") == std::string::npos);
    QVERIFY(shown.says(QStringLiteral("a rate of 50% (14 of 28 invited)")));

    // The same columns again: they are taken as they were.
    import->readFile(path);
    QVERIFY(shown.soon([&] { return columns->isVisible(); }));
    QVERIFY(shown.says(QStringLiteral("taken as they were there")));
    QCOMPARE(columns->model()->index(2, ColumnsOfSurveyModel::Options).data().toString(), QStringLiteral("Calls · Visits"));
  }

  void aFileThatIsNoSheetSaysSoAndNothingIsKept() {
    SurveysShown shown;
    shown.press(QStringLiteral("Our own surveys"));
    const auto before = shown.state.workspace().all<domain::OwnSurvey>().size();
    const QString path = shown.folder.filePath(QStringLiteral("broken.xlsx"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("PK\x03\x04 and then nothing of a workbook");
    file.close();
    const auto said = shown.said.size();
    shown.page->findChild<SurveyImportView*>()->readFile(path);
    QVERIFY(shown.soon([&] { return shown.said.size() > said; }));
    QVERIFY(shown.said.last().contains(QStringLiteral("broken.xlsx")));
    QCOMPARE(shown.state.workspace().all<domain::OwnSurvey>().size(), before);
  }

  void aCommentBecomesEvidenceWithItsVoiceAndItsWordsOnlyWhereThatWasAgreed() {
    SurveysShown shown;
    shown.press(QStringLiteral("Our own surveys"));
    shown.press(QStringLiteral("Comments"));
    const domain::SurveyComment* kept = nullptr;
    const domain::SurveyComment* quoted = nullptr;
    for (const auto& row : shown.state.workspace().all<domain::SurveyComment>()) {
      if (!row.value.criteria.empty()) continue;
      (row.value.mayQuote == domain::Answer::Yes ? quoted : kept) = &row.value;
    }
    QVERIFY(kept != nullptr && quoted != nullptr);
    const auto keptId = kept->id;
    const auto quotedId = quoted->id;
    const auto keptText = kept->text;
    const auto quotedText = quoted->text;
    auto* table = shown.table("survey-comments");
    table->setCurrentId(keptId.uuid);
    shown.key(table, Qt::Key_Return);
    const auto before = evidenceIn(shown);
    shown.press(QStringLiteral("Make it evidence"));
    QCOMPARE(evidenceIn(shown), before);  // theirs may not be quoted: ours are needed
    QVERIFY(!shown.said.isEmpty());
    auto* summary = shown.named<QPlainTextEdit>(QStringLiteral("In words of our own"));
    summary->setFocus();
    QTest::keyClicks(summary, toQt(keptText));
    shown.press(QStringLiteral("Make it evidence"));
    QCOMPARE(evidenceIn(shown), before);
    QVERIFY(shown.said.last().contains(QStringLiteral("hasn’t agreed to be quoted")));
    summary->selectAll();
    QTest::keyClicks(summary, QStringLiteral("Families wait too long"));
    shown.press(QStringLiteral("Make it evidence"));
    QCOMPARE(evidenceIn(shown), before + 1);
    const auto& ours = shown.state.workspace().all<domain::Evidence>().rows().back().value;
    QVERIFY(ours.source == domain::SourceKind::ParentVoice);
    QVERIFY(ours.fromComment == keptId);
    QVERIFY(ours.detail.find(keptText) == std::string::npos);

    table->setCurrentId(quotedId.uuid);
    shown.key(table, Qt::Key_Return);
    shown.press(QStringLiteral("Make it evidence"));
    const auto& theirs = shown.state.workspace().all<domain::Evidence>().rows().back().value;
    QVERIFY(theirs.detail.find(quotedText) != std::string::npos);
    QSignalSpy asked(&shown.navigator, &Navigator::requested);
    shown.press(QStringLiteral("Open the evidence"));
    QCOMPARE(asked.first()[1].toString(), toQt(base::uuidText(theirs.id.uuid)));
    // A child may be at risk in what was written: where it stands goes along, the words don't.
    shown.press(QStringLiteral("Raise a concern about a child…"));
    QCOMPARE(asked.last()[0].toString(), QStringLiteral("touch"));
    const QString found = asked.last()[1].toString();
    QVERIFY(found.startsWith(QStringLiteral("raise:“")) && found.contains(QStringLiteral(", answer ")));
    QVERIFY(!found.contains(toQt(quotedText)));
    shown.state.undo();
    shown.state.undo();
    shown.deliver();
    QCOMPARE(evidenceIn(shown), before);
    QVERIFY(shown.state.find<domain::SurveyComment>(quotedId)->value.criteria.empty());
  }

  void aSurveyThatCameInWronglyIsDeletedAndUndoBringsItBack() {
    SurveysShown shown;
    shown.press(QStringLiteral("Our own surveys"));
    const auto surveys = shown.state.workspace().all<domain::OwnSurvey>().size();
    const auto comments = shown.state.workspace().all<domain::SurveyComment>().size();
    QVERIFY(surveys > 0 && comments > 0);
    shown.press(QStringLiteral("Delete this survey"));
    shown.deliver();
    QCOMPARE(shown.state.workspace().all<domain::OwnSurvey>().size(), surveys - 1);
    QVERIFY(shown.state.workspace().all<domain::SurveyComment>().size() < comments);
    shown.state.undo();
    shown.deliver();
    QCOMPARE(shown.state.workspace().all<domain::OwnSurvey>().size(), surveys);
    QCOMPARE(shown.state.workspace().all<domain::SurveyComment>().size(), comments);
  }

  void whatWasSaidIsAddedAnsweredAndDeletedByKeyboard() {
    SurveysShown shown;
    shown.press(QStringLiteral("You said, we did"));
    const auto count = [&] { return shown.state.workspace().all<domain::YouSaid>().size(); };
    const auto before = count();
    auto* table = shown.table("you-said");
    QCOMPARE(table->model()->rowCount(), static_cast<int>(before));
    shown.press(QStringLiteral("Add what was said"));
    auto* said = qobject_cast<QPlainTextEdit*>(QApplication::focusWidget());
    QVERIFY(said != nullptr);
    QTest::keyClick(said, Qt::Key_Return, Qt::ControlModifier);
    shown.deliver();
    QVERIFY(shown.says(QStringLiteral("Write what was said.")));
    QTest::keyClicks(said, QStringLiteral("Letters are too long"));
    QTest::keyClick(said, Qt::Key_Return, Qt::ControlModifier);
    shown.deliver();
    QCOMPARE(count(), before + 1);
    QVERIFY(shown.page->accessibleSummary().contains(QStringLiteral("without an answer yet")));
    auto* did = shown.named<QPlainTextEdit>(QStringLiteral("We did"));
    did->setFocus();
    QTest::keyClicks(did, QStringLiteral("Letters are one page now"));
    QTest::keyClick(did, Qt::Key_Tab);
    shown.deliver();
    QCOMPARE(shown.state.workspace().all<domain::YouSaid>().rows().back().value.did, std::string("Letters are one page now"));
    shown.press(QStringLiteral("Delete"));
    QCOMPARE(count(), before);
    shown.state.undo();
    shown.deliver();
    QCOMPARE(count(), before + 1);
  }

  void aRecordsIdFindsItsViewAndThePlaceLeadsBack() {
    SurveysShown shown;
    const auto& workspace = shown.state.workspace();
    const auto sending = workspace.all<domain::SurveySending>().rows().back().value;
    shown.page->openArgument(toQt(base::uuidText(sending.id.uuid)));
    QCOMPARE(shown.page->place(), QStringLiteral("inspectors:") + toQt(sending.audience));
    QVERIFY(shown.table("survey-links")->currentId() == sending.id.uuid);
    const auto comment = workspace.all<domain::SurveyComment>().rows().front().value;
    shown.page->openArgument(toQt(base::uuidText(comment.id.uuid)));
    QVERIFY(shown.says(toQt(comment.text)));
    QCOMPARE(shown.page->place(), QStringLiteral("own:") + toQt(base::uuidText(comment.survey.uuid)));
    const auto item = workspace.all<domain::YouSaid>().rows().back().value;
    shown.page->openArgument(toQt(base::uuidText(item.id.uuid)));
    QCOMPARE(shown.page->place(), QStringLiteral("said:") + toQt(base::uuidText(item.id.uuid)));
    shown.page->openArgument(QStringLiteral("inspectors:practitioners"));
    QCOMPARE(shown.page->place(), QStringLiteral("inspectors:practitioners"));
  }

  void aWorkspaceThatIsOnlyReadSaysWhyAndOffersNothing() {
    SurveysShown shown;
    shown.port.readOnlyWhy = base::Error{base::Code::InUse, {}, {{"file", "a.waymark"}, {"who", "Priya Shah"}}};
    shown.state.open("test.waymark");
    shown.deliver();
    for (const char* text : {"Add places", "Passed on", "Confirmed", "Reminded"}) {
      auto* button = shown.button(QLatin1String(text));
      QVERIFY2(button != nullptr && !button->isEnabled(), text);
      QVERIFY(button->toolTip().contains(QStringLiteral("Priya Shah")));
    }
  }
};

QTEST_MAIN(SurveysPageTest)
#include "surveys_page_test.moc"
