// SPDX-License-Identifier: GPL-3.0-or-later
// Children & plans by keyboard: the list, its facets, a child's panel, the problems; and that nothing of who the
// children are comes onto the page or leaves it.
#include <QAbstractItemModelTester>
#include <QApplication>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTimer>
#include <QTreeView>
#include <fstream>
#include <nlohmann/json.hpp>

#include "base/file.h"
#include "children/child_detail.h"
#include "children/children_model.h"
#include "children/facet_model.h"
#include "children/problem_models.h"
#include "children_shown.h"
#include "shell/finder.h"
#include "shell/found_model.h"
#include "shell/list_tools.h"
#include "shell/search_palette.h"
#include "widgets/choice.h"
#include "widgets/label.h"
#include "widgets/list_columns.h"
#include "widgets/marks.h"
#include "widgets/style.h"

using namespace waymark;
using namespace waymark::ui;

namespace {

const std::vector<QString> kWhoTheyAre{QStringLiteral("H801200001001"), QStringLiteral("1000000043"),
                                       QStringLiteral("31/02/2016"), QStringLiteral("Mar 2014"), QStringLiteral("09/03/2014"),
                                       QStringLiteral("Q1")};

QPushButton* visibleButton(const QWidget& in, const QString& part) {
  for (auto* button : in.findChildren<QPushButton*>())
    if (button->isVisible() && (button->text().contains(part) || button->accessibleName().contains(part)))
      return button;
  return nullptr;
}

/// Every text that a model can give away.
QString allOf(const QAbstractItemModel& model) {
  QString all;
  for (int row = 0; row < model.rowCount(); ++row)
    for (int column = 0; column < model.columnCount(); ++column)
      for (const int role : {int(Qt::DisplayRole), int(Qt::ToolTipRole), int(Qt::AccessibleTextRole)})
        all += model.index(row, column).data(role).toString() + u'\n';
  return all;
}

QModelIndex answerOf(const QTreeView& tree, const QString& question, const QString& answer) {
  for (int row = 0; row < tree.model()->rowCount(); ++row) {
    const auto at = tree.model()->index(row, 0);
    if (at.data().toString() != question) continue;
    for (int i = 0; i < tree.model()->rowCount(at); ++i)
      if (const auto found = tree.model()->index(i, 0, at); found.data().toString() == answer) return found;
  }
  return {};
}

int countOf(const QTreeView& tree, const QString& question, const QString& answer) {
  return answerOf(tree, question, answer).siblingAtColumn(FacetModel::Count).data().toString().toInt();
}

/// By id and the plan's first day. On the demonstration's day one of kClockRows has months left for its review, one is
/// due soon, one late; the last has no clock.
std::string plansOf(const std::vector<std::pair<std::string, std::string>>& issued) {
  const std::string plans = kPlanRows;
  std::string rows = plans.substr(0, plans.find("Q1"));
  for (const auto& [id, day] : issued) rows += id + ",,,09/03/2014,1,WBRI," + day + ",,,ASD,123456,primary,North,Yes\r\n";
  return rows;
}
const std::string kClockRows = plansOf({{"R1", "01/02/2026"}, {"R2", "01/12/2025"}, {"R3", "01/10/2025"}, {"R4", ""}});

bool anyLabelSays(const QWidget& in, const QString& text) {
  for (const auto* label : in.findChildren<QLabel*>())
    if (label->isVisible() && label->text().contains(text)) return true;
  return false;
}

}  // namespace

class ChildrenPageTest : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase() {
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setOrganizationName(QStringLiteral("waymark-test"));
    QCoreApplication::setApplicationName(QStringLiteral("children"));
    applyTheme(*static_cast<QApplication*>(QCoreApplication::instance()), ThemeKind::Light);
  }
  void init() { QSettings().clear(); }

  void withoutListsThePageSaysWhatItIsFor() {
    ChildrenShown shown;
    shown.show();
    auto* button = visibleButton(shown.window, QStringLiteral("Bring lists in"));
    QVERIFY(button != nullptr);
    QVERIFY(shown.table("children") == nullptr);
  }

  void everyRowIsThereByCaseCodeWithWhatIsWrong() {
    ChildrenShown shown;
    shown.import(kPlanRows);
    shown.show();
    auto* table = shown.table("children");
    QVERIFY(table != nullptr);
    const QAbstractItemModelTester tester(table->model(), QAbstractItemModelTester::FailureReportingMode::Fatal);
    QCOMPARE(table->model()->rowCount(), 6);
    QCOMPARE(shown.cell(table, 0, "case"), QStringLiteral("C-00001"));
    QCOMPARE(shown.cell(table, 0, "age"), QStringLiteral("12"));
    QCOMPARE(shown.cell(table, 0, "year_group"), QStringLiteral("Year 7 or 8"));
    QCOMPARE(shown.cell(table, 1, "wrong"), QStringLiteral("Ethnicity missing"));
    QCOMPARE(shown.cell(table, 1, "problems"), QStringLiteral("1 error"));
    QCOMPARE(shown.cell(table, 4, "problems"), QString());
    QCOMPARE(shown.cell(table, 0, "initial_plan"), QStringLiteral("Sun 1 Feb 2026"));
  }

  void nothingOnThePageOrInItsColumnsSaysWhoAChildIs() {
    ChildrenShown shown;
    shown.import(kPlanRows);
    shown.show();
    auto* table = shown.table("children");
    for (const auto& column : table->tableModel()->columns()) {
      const auto at = shown.definition.column(column.id);
      QVERIFY2(!at || !shown.definition.columns[*at].identity, column.id);
    }
    QString all = allOf(*table->model());
    for (int row = 0; row < 6; ++row) {
      table->setFocus();
      table->setCurrentIndex(table->model()->index(row, 0));
      shown.press(Qt::Key_Return);
      for (const auto* label : shown.window.findChildren<QLabel*>()) all += label->text() + u'\n';
      for (const auto* fields : shown.window.findChildren<DataTable*>()) all += allOf(*fields->model());
      for (const auto* button : shown.window.findChildren<QPushButton*>()) all += button->accessibleName() + u'\n';
    }
    shown.go("children", QStringLiteral("problems:child"));
    all += allOf(*shown.table("faults")->model());
    for (const auto& who : kWhoTheyAre) QVERIFY2(!all.contains(who), qPrintable(who));
  }

  void anExportHoldsCaseCodesAndNoIdentity() {
    ChildrenShown shown;
    shown.import(kPlanRows);
    shown.show();
    auto* table = shown.table("children");
    for (int column = 0; column < table->model()->columnCount(); ++column) table->findChild<ListColumns*>()->setSeen(column, true);
    const QString file = shown.folder.filePath(QStringLiteral("out.csv"));
    for (auto* tools : table->findChildren<ListTools*>()) {
      QSignalSpy exported(tools, &ListTools::exported);
      tools->exportTo(file);
      QVERIFY(exported.wait(5000));
    }
    const QString text = toQt(base::readFile(pathFrom(file), 1'000'000).value());
    QVERIFY(text.contains(QStringLiteral("C-00003")));
    QVERIFY(text.contains(QStringLiteral("last reviewed")));
    for (const auto& who : kWhoTheyAre) QVERIFY2(!text.contains(who), qPrintable(who));
  }

  void wordsAndFacetsNarrowTheListAndTheNumbersFollow() {
    ChildrenShown shown;
    shown.import(kPlanRows);
    shown.show();
    auto* table = shown.table("children");
    auto* tree = shown.window.findChild<QTreeView*>(QStringLiteral("facets"));
    const QAbstractItemModelTester tester(tree->model(), QAbstractItemModelTester::FailureReportingMode::Fatal);
    QCOMPARE(countOf(*tree, QStringLiteral("Locality"), QStringLiteral("North")), 3);
    QCOMPARE(countOf(*tree, QStringLiteral("Problems"), QStringLiteral("No problems")), 3);

    tree->setFocus();
    tree->setCurrentIndex(answerOf(*tree, QStringLiteral("Locality"), QStringLiteral("North")));
    shown.press(Qt::Key_Space);
    QCOMPARE(table->model()->rowCount(), 3);
    QCOMPARE(countOf(*tree, QStringLiteral("Locality"), QStringLiteral("South")), 2);  // its own question stays
    QCOMPARE(countOf(*tree, QStringLiteral("Main education establishment – phase"), QStringLiteral("Primary")), 1);
    QCOMPARE(QApplication::focusWidget(), tree);

    shown.window.currentPage()->setFilter(QStringLiteral("asd"));
    QCOMPARE(table->model()->rowCount(), 1);
    QCOMPARE(countOf(*tree, QStringLiteral("Locality"), QStringLiteral("South")), 1);
    shown.window.currentPage()->setFilter({});

    auto* chip = visibleButton(shown.window, QStringLiteral("Locality: North"));
    QVERIFY(chip != nullptr);
    chip->setFocus();
    shown.press(Qt::Key_Space);
    QCOMPARE(table->model()->rowCount(), 6);
    QVERIFY(visibleButton(shown.window, QStringLiteral("Clear filters")) == nullptr);
  }

  void enterOnAnAnswerTicksItAndClearTakesAllBack() {
    ChildrenShown shown;
    shown.import(kPlanRows);
    shown.show();
    auto* table = shown.table("children");
    auto* tree = shown.window.findChild<QTreeView*>(QStringLiteral("facets"));
    tree->setFocus();
    for (const auto* answer : {"Errors", "Queries alone"}) {
      tree->setCurrentIndex(answerOf(*tree, QStringLiteral("Problems"), QLatin1String(answer)));
      shown.press(Qt::Key_Return);
    }
    QCOMPARE(table->model()->rowCount(), 3);
    auto* clear = visibleButton(shown.window, QStringLiteral("Clear filters"));
    clear->setFocus();
    shown.press(Qt::Key_Space);
    QCOMPARE(table->model()->rowCount(), 6);
  }

  void columnsSortByWhatTheyHoldWithNothingLast() {
    ChildrenShown shown;
    shown.import(kPlanRows);
    shown.show();
    auto* table = shown.table("children");
    auto* model = static_cast<ChildrenModel*>(table->tableModel());
    model->sort(ChildrenModel::Age);
    QStringList ages;
    for (int row = 0; row < 6; ++row) ages << shown.cell(table, row, "age");
    QCOMPARE(ages, (QStringList{"3", "3", "12", "17", "24", ""}));
    model->sort(ChildrenModel::Problems, Qt::DescendingOrder);
    QVERIFY(shown.cell(table, 0, "problems").contains(QStringLiteral("error")));
  }

  void theClockColumnSaysStateAndDaysAndSortsByWhatPressesMost() {
    ChildrenShown shown;
    shown.import(kClockRows);
    shown.show();
    auto* table = shown.table("children");
    const QAbstractItemModelTester tester(table->model(), QAbstractItemModelTester::FailureReportingMode::Fatal);
    const auto clocks = [&] {
      QStringList words;
      for (int row = 0; row < table->model()->rowCount(); ++row) words << shown.cell(table, row, "clock");
      return words;
    };
    QTRY_COMPARE(clocks(), (QStringList{"Running: in 82 days", "Due soon: in 20 days", "Late: 41 days", ""}));
    const auto late = table->model()->index(2, ChildrenModel::Clock);
    QCOMPARE(late.data(MarkRole).toInt(), static_cast<int>(Mark::Late));
    QVERIFY(late.data(Qt::AccessibleTextRole).toString().startsWith(
        QStringLiteral("Annual review: 41 days late, due Thu 1 Oct 2026. No review")));
    table->tableModel()->sort(ChildrenModel::Clock);
    QCOMPARE(clocks(), (QStringList{"Late: 41 days", "Due soon: in 20 days", "Running: in 82 days", ""}));
    table->tableModel()->sort(ChildrenModel::Clock, Qt::DescendingOrder);
    QCOMPARE(clocks().first(), QString());
  }

  void childrenAreFoundByTheirMostPressingClockAlsoBeforeTheClocksAreRead() {
    ChildrenShown shown;
    shown.import(kClockRows);
    shown.show("today");
    // The lists are there with the first delivery, the clocks with the second.
    shown.window.showPage(QStringLiteral("children"), QStringLiteral("filter:clock=late;clock=due_soon"));
    for (int i = 0; i < 3; ++i) shown.settle();
    auto* table = shown.table("children");
    QTRY_COMPARE(table->model()->rowCount(), 2);
    auto* tree = shown.window.findChild<QTreeView*>(QStringLiteral("facets"));
    QCOMPARE(countOf(*tree, QStringLiteral("Most pressing clock"), QStringLiteral("Running")), 1);
    QCOMPARE(countOf(*tree, QStringLiteral("Most pressing clock"), QStringLiteral("No clock runs")), 1);
    tree->setFocus();
    tree->setCurrentIndex(answerOf(*tree, QStringLiteral("Most pressing clock"), QStringLiteral("Due soon")));
    shown.press(Qt::Key_Space);
    QCOMPARE(table->model()->rowCount(), 1);
    QCOMPARE(shown.cell(table, 0, "case"), QStringLiteral("C-00003"));
    QVERIFY(visibleButton(shown.window, QStringLiteral("Most pressing clock: Late")) != nullptr);
  }

  void anExtractThatComesInKeepsTheClocksThatWereAskedFor() {
    ChildrenShown shown;
    shown.import(kClockRows);
    shown.show();
    shown.go("children", QStringLiteral("filter:clock=late"));
    shown.settle();
    QCOMPARE(shown.table("children")->model()->rowCount(), 1);
    const auto table = app::readListBytes(shown.definition,
                                          plansOf({{"R1", "01/09/2025"}, {"R3", "01/10/2025"}}),
                                          "later.csv")
                           .value()
                           .tables.at(0);
    shown.state.use<bool>(
        {}, app::SessionUse::Writing,
        [&](app::Session& session, base::Stamp at, const app::WorkControl&) -> base::Result<bool> {
          const auto key = app::openSeal(session, kListWords).value();
          return app::importList(session, session.load().value(), key, shown.definition, table,
                                 {"case system", base::dayOf(2026, 11, 24)}, at)
              .map([](const auto&) { return true; });
        },
        &shown.window, [](base::Result<bool> done) { QVERIFY(done.has_value()); });
    for (int i = 0; i < 4; ++i) shown.settle();
    QCOMPARE(shown.table("children")->model()->rowCount(), 2);
    QVERIFY(visibleButton(shown.window, QStringLiteral("Most pressing clock: Late")) != nullptr);
  }

  void aChildsClocksAreInThePanelWithTheirRegulationAndLeadToTheWorklist() {
    ChildrenShown shown;
    shown.import(kClockRows);
    shown.show();
    shown.go("children", QStringLiteral("C-00003"));
    shown.settle();
    QVERIFY(anyLabelSays(shown.window, QStringLiteral("Annual review: Late: 41 days")));
    QVERIFY(anyLabelSays(shown.window, QStringLiteral("Due Thu 1 Oct 2026, from the plan’s first issue, Wed 1 Oct 2025")));
    QVERIFY(anyLabelSays(shown.window, QStringLiteral("Children and Families Act 2014 s.44")));
    auto* link = visibleButton(shown.window, QStringLiteral("Show C-00003 in Clocks"));
    QVERIFY(link != nullptr);
    link->setFocus();
    shown.press(Qt::Key_Space);
    QCOMPARE(shown.window.currentPage()->place(), QStringLiteral("clocks:C-00003"));
    shown.go("children", QStringLiteral("children:C-00004"));
    QVERIFY(anyLabelSays(shown.window, QStringLiteral("None runs, as far as the extracts tell.")));
    QVERIFY(visibleButton(shown.window, QStringLiteral("in Clocks")) == nullptr);
  }

  void aSavedViewKeepsTheFacetsAndNamesWhatIsGone() {
    ChildrenShown shown;
    shown.import(kPlanRows);
    shown.show();
    domain::SavedView view{shown.state.newId<domain::SavedViewTag>(), "children", "North, autism",
                           R"({"version":1,"filter":{"locality":["North"],"primary_need":["ASD","GONE"]}})"};
    const auto id = view.id;
    shown.state.apply(QStringLiteral("save"), domain::made(std::move(view)));
    shown.settle();
    shown.go("children", QStringLiteral("problems"));
    shown.go("children", QStringLiteral("view:") + toQt(base::uuidText(id.uuid)));
    QCOMPARE(shown.table("children")->model()->rowCount(), 1);
    QVERIFY(visibleButton(shown.window, QStringLiteral("Locality: North")) != nullptr);
    bool named = false;
    for (const auto* label : shown.window.findChildren<QLabel*>()) named = named || label->text().contains(QStringLiteral("GONE"));
    QVERIFY(named);
  }

  void enterOpensTheChildAndItsFirstProblemLeadsToTheCell() {
    ChildrenShown shown;
    shown.import(kPlanRows);
    shown.show();
    auto* table = shown.table("children");
    table->setFocus();
    table->setCurrentIndex(table->model()->index(1, 0));
    shown.press(Qt::Key_Return);
    auto* problem = qobject_cast<QPushButton*>(QApplication::focusWidget());
    QVERIFY(problem != nullptr);
    QVERIFY(problem->text().contains(QStringLiteral("Ethnicity missing")));
    shown.press(Qt::Key_Space);
    auto* fields = qobject_cast<DataTable*>(QApplication::focusWidget());
    QVERIFY(fields != nullptr);
    QCOMPARE(fields->objectName(), QStringLiteral("fields"));
    QCOMPARE(fields->currentIndex().siblingAtColumn(0).data().toString(), QStringLiteral("Ethnicity"));
    shown.press(Qt::Key_Escape);
    QCOMPARE(QApplication::focusWidget(), table);
    QVERIFY(shown.table("fields") == nullptr);
  }

  void aPlansDatesOverTheExtractsAreInThePanel() {
    ChildrenShown shown;
    const std::string rows = kPlanRows;
    shown.import(rows, base::dayOf(2026, 10, 1));
    auto later = rows;
    later.replace(later.find("01/02/2026,,,ASD"), 16, "01/02/2026,,01/11/2026,ASD");
    shown.import(later);
    shown.show();
    shown.go("children", QStringLiteral("C-00001"));
    const DatesModel* dates = nullptr;
    for (const auto* one : shown.window.findChildren<DataTable*>())
      if (one->isVisible() && qobject_cast<const DatesModel*>(one->model()) != nullptr)
        dates = qobject_cast<const DatesModel*>(one->model());
    QVERIFY(dates != nullptr);
    QCOMPARE(dates->rowCount(), 2);
    QCOMPARE(dates->index(0, 3).data().toString(), QStringLiteral("Sun 1 Nov 2026"));
    QCOMPARE(dates->index(0, 3).data(PillRole).toString(), QStringLiteral("changed"));
    QCOMPARE(dates->index(1, 3).data().toString(), QString());
  }

  void evidenceIsLinkedByTheWholeCaseCode() {
    domain::Workspace workspace;
    const auto add = [&](const char* name, const std::string& text) {
      domain::Evidence evidence;
      evidence.id = {base::namedUuid(name)};
      evidence.summary = text;
      workspace.follow(domain::made(evidence));
    };
    add("a", "The plan of C-00012 is late");
    add("b", "C-000123 isn't the same child");
    add("c", "Nobody");
    add("d", "(C-00012)");
    QCOMPARE(evidenceNaming(workspace, "C-00012").size(), std::size_t{2});
    QVERIFY(evidenceNaming(workspace, "").empty());
  }

  void aRuleLeadsToItsChildrenAndAFaultToItsCell() {
    ChildrenShown shown;
    shown.import(kPlanRows);
    shown.show();
    shown.go("children", QStringLiteral("problems"));
    auto* rules = shown.table("rules");
    const QAbstractItemModelTester tester(rules->model(), QAbstractItemModelTester::FailureReportingMode::Fatal);
    int at = -1;
    for (int row = 0; row < rules->model()->rowCount(); ++row)
      if (shown.cell(rules, row, "rule") == QLatin1String("101c")) at = row;
    QVERIFY(at >= 0);
    QCOMPARE(shown.cell(rules, at, "rows"), QStringLiteral("1"));
    rules->setFocus();
    rules->setCurrentIndex(rules->model()->index(at, 0));
    shown.press(Qt::Key_Return);
    auto* table = shown.table("children");
    QVERIFY(table != nullptr);
    QCOMPARE(table->model()->rowCount(), 1);
    QCOMPARE(shown.cell(table, 0, "case"), QStringLiteral("C-00002"));

    shown.go("children", QStringLiteral("problems:child"));
    auto* faults = shown.table("faults");
    const QAbstractItemModelTester faultTester(faults->model(), QAbstractItemModelTester::FailureReportingMode::Fatal);
    for (int row = 0; row < faults->model()->rowCount(); ++row)
      if (shown.cell(faults, row, "wrong") == QLatin1String("Initial plan in the future"))
        faults->setCurrentIndex(faults->model()->index(row, 0));
    faults->setFocus();
    shown.press(Qt::Key_Return);
    // Hidden by the rule's filter before: the filter goes, the child comes.
    QCOMPARE(shown.table("children")->model()->rowCount(), 6);
    auto* fields = qobject_cast<DataTable*>(QApplication::focusWidget());
    QVERIFY(fields != nullptr);
    QCOMPARE(fields->currentIndex().siblingAtColumn(0).data().toString(), QStringLiteral("Date initial EHC plan issued"));
  }

  void cleanChildrenAreNotAmongTheProblems() {
    ChildrenShown shown;
    shown.import(kPlanRows);
    shown.show();
    shown.go("children", QStringLiteral("problems:child"));
    auto* faults = shown.table("faults");
    QSet<QString> codes;
    for (int row = 0; row < faults->model()->rowCount(); ++row) codes << shown.cell(faults, row, "case");
    QVERIFY(!codes.contains(QStringLiteral("C-00004")));
    QVERIFY(codes.contains(QStringLiteral("C-00002")));
  }

  void theMadeListsHaveTheNumbersOfCheckListsByRule() {
    const std::filesystem::path made = WAYMARK_SOURCE_DIR "/../shared/data/person-lists";
    if (!std::filesystem::exists(made)) QSKIP("the made lists aren't here");
    ChildrenShown shown;
    const std::vector<std::filesystem::path> file{made / "person-lists-small.xlsx"};
    const auto read = app::readLists(shown.definition, file).value();
    shown.import(read);
    shown.show();
    shown.go("children", QStringLiteral("problems"));
    auto* rules = shown.table("rules");
    std::ifstream stream(made / "expected-small.json");
    const auto expected = nlohmann::json::parse(stream)["rows_failing_per_rule"];
    const auto checked = lists::checkLists(shown.definition, read.tables, ChildrenShown::kAsAt);
    int compared = 0;
    for (int row = 0; row < rules->model()->rowCount(); ++row) {
      const auto code = fromQt(shown.cell(rules, row, "rule"));
      const int rows = shown.cell(rules, row, "rows").remove(u',').toInt();
      for (const auto& run : checked.runs)
        if (shown.definition.rules[run.rule].places[run.place].code == code) QCOMPARE(rows, static_cast<int>(run.rows));
      if (expected.contains(code)) {
        ++compared;
        QCOMPARE(rows, expected[code].get<int>());
      }
    }
    QVERIFY(compared >= 10);
    // The same numbers in the facet, and the list behind each is as long.
    shown.go("children", QStringLiteral("rule:101c"));
    QCOMPARE(shown.table("children")->model()->rowCount(), expected["101c"].get<int>());
  }

  void anExtractThatComesInIsSeenAtOnceAndTheChildStaysOpen() {
    ChildrenShown shown;
    shown.import(kPlanRows);
    shown.show();
    shown.go("children", QStringLiteral("C-00002"));
    const std::string rows = kPlanRows;
    // As an import in the window does: through the storage thread, announced as applied.
    const auto table = app::readListBytes(shown.definition, rows.substr(0, rows.find("Q3,")), "later.csv").value().tables.at(0);
    shown.state.use<bool>(
        {}, app::SessionUse::Writing,
        [&](app::Session& session, base::Stamp at, const app::WorkControl&) -> base::Result<bool> {
          const auto key = app::openSeal(session, kListWords).value();
          return app::importList(session, session.load().value(), key, shown.definition, table,
                                 {"case system", base::dayOf(2026, 12, 1)}, at)
              .map([](const auto&) { return true; });
        },
        &shown.window, [](base::Result<bool> done) { QVERIFY(done.has_value()); });
    shown.settle();
    shown.settle();
    QCOMPARE(shown.table("children")->model()->rowCount(), 2);
    QVERIFY(shown.table("fields") != nullptr);
    QCOMPARE(shown.window.currentPage()->place(), QStringLiteral("children:C-00002"));
  }

  void aDamagedListSaysSoAndCanBeTriedAgain() {
    ChildrenShown shown;
    shown.import(kPlanRows);
    auto* session = std::exchange(shown.port.session, nullptr);
    shown.show();
    auto* again = visibleButton(shown.window, QStringLiteral("Try again"));
    QVERIFY(again != nullptr);
    shown.port.session = session;
    again->setFocus();
    shown.press(Qt::Key_Space);
    QCOMPARE(shown.table("children")->model()->rowCount(), 6);
  }

  void whoAChildIsIsShownWhenAskedForAndLoggedAndGoneWhenTheSealIsShut() {
    ChildrenShown shown;
    shown.import(kPlanRows);
    shown.show();
    shown.go("children", QStringLiteral("C-00001"));
    const auto seen = [&](const QString& text) {
      for (const auto* label : shown.window.findChildren<QLabel*>())
        if (label->isVisible() && label->text().contains(text)) return true;
      return false;
    };
    QVERIFY(visibleButton(shown.window, QStringLiteral("Unlock to see who C-00001 is")) != nullptr);
    shown.unlock();
    QVERIFY(!seen(QStringLiteral("H801200001001")));  // not before somebody asks for this child
    auto* show = visibleButton(shown.window, QStringLiteral("Show who C-00001 is"));
    QVERIFY(show != nullptr);
    const auto logged = shown.state.workspace().all<domain::IdentityAccess>().size();
    show->setFocus();
    shown.press(Qt::Key_Space);
    QVERIFY(seen(QStringLiteral("H801200001001")));
    QVERIFY(seen(QStringLiteral("Sun 9 Mar 2014")));
    QCOMPARE(shown.state.workspace().all<domain::IdentityAccess>().size(), logged + 1);
    QVERIFY(shown.state.workspace().all<domain::IdentityAccess>().rows().back().value.reason.find("C-00001") !=
            std::string::npos);
    shown.state.seal().lock();
    shown.settle();
    QVERIFY(!seen(QStringLiteral("H801200001001")));
    QVERIFY(!seen(QStringLiteral("Mar 2014")));
  }

  void openingTheSealChecksTheRestAndShuttingItKeepsTheNumbers() {
    ChildrenShown shown;
    shown.import(kPlanRows);
    shown.show();
    auto* table = shown.table("children");
    QCOMPARE(shown.cell(table, 0, "year_group"), QStringLiteral("Year 7 or 8"));
    const auto failing = [&] {
      int rows = 0;
      for (int row = 0; row < table->model()->rowCount(); ++row) rows += shown.cell(table, row, "problems").isEmpty() ? 0 : 1;
      return rows;
    };
    QCOMPARE(failing(), 3);
    QVERIFY(visibleButton(shown.window, QStringLiteral("Unlock to check the rest")) != nullptr);
    shown.unlock();
    QVERIFY(failing() > 3);  // the UPN of the wrong letter, the birthday that can't be read
    QCOMPARE(shown.cell(table, 0, "year_group"), QStringLiteral("Year 8"));
    QVERIFY(visibleButton(shown.window, QStringLiteral("Unlock to check the rest")) == nullptr);
    QVERIFY(!allOf(*table->model()).contains(QStringLiteral("H801200001001")));
    const int all = failing();
    shown.state.seal().lock();
    shown.settle();
    QCOMPARE(failing(), all);
  }

  void ctrlKStaysOpenWhenTheChildThatWasAskedForComes() {
    ChildrenShown shown;
    shown.import(kPlanRows);
    shown.show("today");
    // As when the window opens on the last page with the last selection, and the lists take a moment.
    shown.window.showPage(QStringLiteral("children"), QStringLiteral("C-00004"));
    QVERIFY(shown.table("children") == nullptr);
    QTest::keyClick(shown.window.focusWidget() == nullptr ? &shown.window : shown.window.focusWidget(), Qt::Key_K,
                    Qt::ControlModifier);
    auto* palette = shown.window.findChild<SearchPalette*>();
    QVERIFY(palette->isVisible());
    shown.settle();
    QVERIFY(shown.table("children") != nullptr);
    QVERIFY(palette->isVisible());
    QVERIFY(palette->isAncestorOf(QApplication::focusWidget()));
    QVERIFY(shown.table("fields") != nullptr);  // the child is there all the same
    shown.press(Qt::Key_Escape);
    QVERIFY(!palette->isVisible());
    // Nobody went anywhere: the keys are the list's.
    ChildrenShown other;
    other.import(kPlanRows);
    other.show("today");
    other.go("children", QStringLiteral("C-00004"));
    QCOMPARE(QApplication::focusWidget(), other.table("children"));
  }

  void ctrlKFindsACaseCodeAndOpensTheChildAndNothingElseOfChildren() {
    ChildrenShown shown;
    shown.import(kPlanRows);
    shown.show("today");
    const auto find = [&](const QString& text) {
      QTest::keyClick(QApplication::focusWidget(), Qt::Key_K, Qt::ControlModifier);
      auto* palette = shown.window.findChild<SearchPalette*>();
      QTRY_VERIFY(!palette->findChild<Finder*>()->isReading());
      QTest::keyClicks(QApplication::focusWidget(), text);
    };
    const auto childrenFound = [&] {
      QStringList titles;
      const auto* model = shown.window.findChild<FoundModel*>();
      for (int row = 0; row < model->rowCount(); ++row)
        if (model->row(row).kind == app::SearchKind::Child && model->row(row).sort == FoundRow::Sort::Hit)
          titles << model->row(row).title;
      return titles;
    };
    for (const auto* who : {"H801200001001", "A123456789012", "1000000043", "Q4", "2014"}) {
      find(QLatin1String(who));
      QVERIFY2(childrenFound().isEmpty(), who);
      shown.press(Qt::Key_Escape);
    }
    find(QStringLiteral("c-4"));
    QCOMPARE(childrenFound(), QStringList{QStringLiteral("C-00004")});
    shown.press(Qt::Key_Return);
    QCOMPARE(shown.window.currentPageId(), QStringLiteral("children"));
    QCOMPARE(shown.window.currentPage()->place(), QStringLiteral("children:C-00004"));
    QVERIFY(shown.table("fields") != nullptr);  // its panel is open
  }

  void aChildThatCameIsFoundAndOneThatWentIsNot() {
    ChildrenShown shown;
    shown.import(kPlanRows);
    shown.show("today");
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_K, Qt::ControlModifier);
    auto* finder = shown.window.findChild<Finder*>();
    QTRY_VERIFY(!finder->isReading());
    const auto finds = [&](const char* code) {
      for (const auto& group : finder->find(QLatin1String(code), 5))
        if (group.kind == app::SearchKind::Child) return true;
      return false;
    };
    QVERIFY(finds("C-00005"));
    domain::Child child;
    child.id = shown.state.newId<domain::ChildTag>();
    child.caseCode = "C-00777";
    shown.state.apply(QStringLiteral("a child"), domain::made(child));
    shown.settle();
    QTRY_VERIFY(finds("C-00777"));
    shown.go("children", QStringLiteral("C-00777"));
    QVERIFY(anyLabelSays(shown.window, QStringLiteral("C-00777 is on none of the newest lists.")));
    shown.state.apply(QStringLiteral("gone"), domain::removed(*shown.state.find<domain::Child>(child.id)));
    shown.settle();
    QVERIFY(!finds("C-00777"));
    QTRY_VERIFY(finds("C-00005"));
  }

  void aLowWindowGivesTheListTheRoomAndTheViewsAreInAMenu() {
    ChildrenShown shown;
    std::vector<std::pair<std::string, std::string>> many;
    for (int i = 1; i <= 12; ++i) many.emplace_back("R" + std::to_string(i), "01/02/2026");
    shown.import(plansOf(many));
    shown.window.resize(720, 450);  // 1440 by 900 with everything at 200%
    shown.show();
    auto* table = shown.table("children");
    const auto rowsInSight = [&] {
      int rows = 0;
      for (int row = 0; row < table->model()->rowCount(); ++row)
        if (const auto at = table->visualRect(table->model()->index(row, 0));
            !at.isEmpty() && table->viewport()->rect().contains(at.center()) &&
            at.bottom() <= table->viewport()->rect().bottom())
          ++rows;
      return rows;
    };
    QVERIFY2(rowsInSight() >= 6, qPrintable(QString::number(rowsInSight())));
    auto* views = visibleButton(shown.window, QStringLiteral("View: Children"));
    QVERIFY(views != nullptr);
    QTimer::singleShot(0, qApp, [] {
      auto* menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
      if (menu == nullptr) return;
      QTest::keyClick(menu, Qt::Key_Down);
      QTest::keyClick(menu, Qt::Key_Down);
      QTest::keyClick(menu, Qt::Key_Return);
    });
    views->setFocus();
    shown.press(Qt::Key_Space);
    QVERIFY(shown.table("rules") != nullptr);
    QCOMPARE(views->accessibleName(), QStringLiteral("View: Problems"));
    shown.window.resize(1440, 900);
    shown.settle();
    QVERIFY(!views->isVisible());
    const auto* strip = shown.window.currentPage()->findChild<ChoiceStrip*>();
    QVERIFY(strip != nullptr);
    QVERIFY(strip->isVisible());
    QCOMPARE(strip->value(), 1);
  }

  void thePlaceLeadsBackToTheChild() {
    ChildrenShown shown;
    shown.import(kPlanRows);
    shown.show();
    shown.go("children", QStringLiteral("C-00004"));
    QCOMPARE(shown.window.currentPage()->place(), QStringLiteral("children:C-00004"));
    shown.go("children", QStringLiteral("problems"));
    QCOMPARE(shown.window.currentPage()->place(), QStringLiteral("problems"));
  }
};

QTEST_MAIN(ChildrenPageTest)
#include "children_page_test.moc"
