// SPDX-License-Identifier: GPL-3.0-or-later
// Where the area stands and the partnership's measures: geometry, then the two views by keyboard.
#include <QApplication>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include "app/session.h"
#include "base/file.h"
#include "bridge/text.h"
#include "children/caseload_source.h"
#include "children/dot_strip.h"
#include "children/measure_form.h"
#include "children/measures_model.h"
#include "children/measures_view.h"
#include "children/standing_view.h"
#include "children/standing_words.h"
#include "memory_port.h"
#include "shell/action_catalogue.h"
#include "widgets/choice.h"
#include "widgets/data_table.h"
#include "widgets/id_combo.h"
#include "widgets/style.h"

using namespace waymark;
using namespace waymark::ui;

namespace {

const QString kSeeds = QStringLiteral(WAYMARK_SOURCE_DIR "/tests/fuzz/seeds/release/");

domain::ChangeSet areaOf(const char* code) {
  domain::Area area;
  area.id = {base::namedUuid("area")};
  area.name = "Testshire";
  area.laCode = code;
  area.frameworkId = "area-send-2025";
  return {"start", {domain::made(domain::Record{area})}};
}

template <class V>
struct ShownView {
  QTemporaryDir folder;
  std::optional<app::Session> session;
  MemoryPort port;
  AppState state{port, framework::Library(), base::systemNow};
  ActionCatalogue actions;
  Navigator navigator;
  CaseloadSource source{state};
  QStringList said;
  std::unique_ptr<V> view;

  explicit ShownView(const domain::ChangeSet& first) {
    auto made = app::Session::create(pathFrom(folder.filePath(QStringLiteral("t.waymark"))), "tester", {}, first);
    if (!made) qFatal("no workspace");
    session.emplace(std::move(*made));
    port.session = &*session;
    state.create("test.waymark", first);
    port.deliver();
    QObject::connect(&navigator, &Navigator::said, &navigator,
                     [this](MessageKind, const QString& sentence) { said << sentence; });
    view = std::make_unique<V>(ViewContext{{state, navigator, actions}, source});
    view->resize(1200, 800);
    view->show();
    view->activateWindow();
    if (!QTest::qWaitForWindowActive(view.get())) qFatal("no window");
    view->activated();
    deliver();
  }
  /// What the second thread and the storage thread have to say, until nothing comes any more.
  void deliver() {
    for (int i = 0; i < 4; ++i) {
      QTest::qWait(20);
      port.deliver();
    }
  }
  template <class P>
  bool soon(P holds) {
    for (int i = 0; i < 100 && !holds(); ++i) deliver();
    return holds();
  }
  [[nodiscard]] QWidget* named(const QString& name) const {
    for (auto* widget : view->template findChildren<QWidget*>())
      if (widget->accessibleName() == name && widget->isVisible()) return widget;
    return nullptr;
  }
  [[nodiscard]] QPushButton* button(const QString& text) const {
    for (auto* one : view->template findChildren<QPushButton*>())
      if (one->text() == text && one->isVisible()) return one;
    return nullptr;
  }
};

lists::Figure known(double value) {
  return {lists::FigureState::Value, value, ""};
}

app::MeasureSeries seriesOf(std::initializer_list<std::pair<base::Day, const char*>> months) {
  app::MeasureSeries series;
  for (const auto& [month, value] : months) {
    domain::Stored<domain::MeasureValue> row;
    row.value.month = month;
    row.value.value = value;
    series.values.push_back(row);
  }
  return series;
}

void type(QWidget* field, const QString& text) {
  field->setFocus();
  QTest::keyClick(field, Qt::Key_A, Qt::ControlModifier);
  QTest::keyClicks(field, text);
}

QString cellText(const DataTable* table, int row, int column) {
  return table->model()->index(row, column).data().toString();
}

}  // namespace

class ChildrenFiguresTest : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase() {
    QStandardPaths::setTestModeEnabled(true);
    applyTheme(*qApp, ThemeKind::Light);
  }

  void scaleEndsAtARoundNumber() {
    QCOMPARE(niceEnd(0.4), 0.5);
    QCOMPARE(niceEnd(17), 20.0);
    QCOMPARE(niceEnd(50), 50.0);
    QCOMPARE(niceEnd(67), 100.0);
    QCOMPARE(niceEnd(0), 1.0);
  }

  void stripPutsEachFigureInItsPlace() {
    lists::PeriodStanding period;
    period.area = known(50);
    period.england = known(100);
    period.region = {lists::FigureState::NotAvailable, 0, "x"};
    period.neighbours = {{"1", "A", known(20)}, {"2", "B", known(20)}, {"3", "C", {lists::FigureState::Suppressed, 0, "c"}}};
    period.neighbourMean = 20;
    const auto g = dotStripGeometry(period, {216, 36});
    QCOMPARE(g.to, 100.0);
    QCOMPARE(g.marks.size(), std::size_t{5});  // two neighbours, mean, England, area; what has no figure isn't drawn
    QCOMPARE(g.marks.back().kind, StandingMark::Kind::Area);
    QCOMPARE(g.marks.back().at.x(), g.axis.left() + g.axis.width() / 2);
    QCOMPARE(g.marks[0].at.x(), g.marks[1].at.x());
    QVERIFY(std::abs(g.marks[0].at.y() - g.marks[1].at.y()) >= 7);  // equal figures don't hide each other
  }

  void trendIsBrokenWhereTheSeriesIs() {
    std::vector<lists::PeriodStanding> periods(5);
    for (std::size_t i = 0; i < periods.size(); ++i) {
      periods[i].period = std::to_string(2020 + i);
      periods[i].england = known(10);
      if (i != 1) periods[i].area = known(10 + static_cast<double>(i));
    }
    const auto g = trendGeometry(periods, {{"2023", "counted otherwise"}}, {116, 36});
    QCOMPARE(g.breaks.size(), std::size_t{1});
    QCOMPARE(g.england.size(), std::size_t{2});
    QCOMPARE(g.england[0].size(), std::size_t{3});
    QCOMPARE(g.area.size(), std::size_t{3});  // 2020; 2022; 2023 and 2024
    QCOMPARE(g.area[2].size(), std::size_t{2});
    QVERIFY(g.area[1].back().x() < g.breaks[0]);
    QVERIFY(g.breaks[0] < g.area[2].front().x());
    QVERIFY(g.area[2][0].y() > g.area[2][1].y());  // more is higher up
  }

  void sparklineLeavesOutMonthsWithoutFigure() {
    const auto series = seriesOf({{base::dayOf(2026, 1, 1), "10"},
                                  {base::dayOf(2026, 2, 1), "12"},
                                  {base::dayOf(2026, 3, 1), ""},
                                  {base::dayOf(2026, 5, 1), "20"}});
    const auto g = sparklineGeometry(series, {126, 26});
    QCOMPARE(g.pieces.size(), std::size_t{2});
    QCOMPARE(g.pieces[0].size(), std::size_t{2});
    QCOMPARE(g.pieces[1].front(), QPointF(123, 3));
    QCOMPARE(seriesWords(series), QStringLiteral("From 10 in January 2026 to 20 in May 2026, lowest 10, highest 20; 3 months"));
    QVERIFY(sparklineGeometry({}, {126, 26}).pieces.empty());
    QCOMPARE(seriesWords({}), QStringLiteral("No figure yet"));
  }

  void releaseIsTakenInOnceAndTheAreaStandsInIt() {
    ShownView<StandingView> shown(areaOf("101"));
    QVERIFY(shown.button(QStringLiteral("Choose the release…")) != nullptr);
    shown.view->takeIn(kSeeds + QStringLiteral("packed.zip"));
    QVERIFY(shown.soon([&] { return shown.named(QStringLiteral("Annual review meetings held in the year")) != nullptr; }));
    auto* row = shown.named(QStringLiteral("Annual review meetings held in the year"));
    const QString words = row->accessibleDescription();
    QVERIFY2(words.contains(QStringLiteral("2024: this area not available")), qPrintable(words));
    QVERIFY2(words.contains(QStringLiteral("England 60.7%")), qPrintable(words));
    QVERIFY2(words.contains(QStringLiteral("no rank")), qPrintable(words));
    QVERIFY2(words.contains(QStringLiteral("No figure of today")), qPrintable(words));
    const auto* missing = shown.named(QStringLiteral("New plans issued within 20 weeks, exceptions left out"));
    QVERIFY(missing != nullptr);
    QVERIFY(missing->accessibleDescription().contains(QStringLiteral("the release has no file timeliness_20_week.csv")));
    QVERIFY(shown.said.last().contains(QStringLiteral("2 authorities")));
    // From one measure to the next by key.
    row->setFocus();
    QTest::keyClick(row, Qt::Key_Down);
    QVERIFY(QApplication::focusWidget() != row);
    // It is a record of the workspace, and one undo step takes it away.
    QCOMPARE(shown.session->load()->all<domain::ListExtract>().size(), std::size_t{1});
    QVERIFY(shown.session->undo({}));
    QVERIFY(shown.session->load()->all<domain::ListExtract>().empty());
  }

  void standingHasATable() {
    ShownView<StandingView> shown(areaOf("102"));
    shown.view->takeIn(kSeeds + QStringLiteral("packed.zip"));
    QVERIFY(shown.soon([&] { return shown.view->findChild<ChoiceStrip*>()->isVisible(); }));
    auto* form = shown.view->findChild<ChoiceStrip*>();
    emit form->chosen(1);
    form->setValue(1);
    emit form->chosen(1);
    auto* table = shown.view->findChild<DataTable*>(QStringLiteral("standing"));
    QVERIFY(table->isVisible());
    QCOMPARE(table->model()->rowCount(), 2);
    QCOMPARE(cellText(table, 0, StandingModel::England), QStringLiteral("60.7%"));
    QCOMPARE(cellText(table, 0, StandingModel::Area), QStringLiteral("60.0%"));
    QCOMPARE(cellText(table, 0, StandingModel::Ranked), QStringLiteral("1st of 1; higher is better"));
  }

  void anAreaThatTheReleaseDoesNotKnowCanLookAtOthers() {
    ShownView<StandingView> shown(areaOf("999"));
    shown.view->takeIn(kSeeds + QStringLiteral("packed.zip"));
    auto* combo = shown.view->findChild<IdCombo*>();
    QVERIFY(shown.soon([&] { return combo->isVisible(); }));
    bool told = false;
    for (auto* label : shown.view->findChildren<QLabel*>())
      told = told || (label->isVisible() && label->text().contains(QStringLiteral("no authority with the code “999”")));
    QVERIFY(told);
    combo->setId(base::namedUuid("101"));
    emit combo->activated(1);
    QVERIFY(shown.soon([&] { return shown.view->summary().startsWith(QStringLiteral("Anford")); }));
  }

  void anAreaThatTheReleaseDoesNotKnowIsComparedWithThoseThatAreChosen() {
    ShownView<StandingView> shown(areaOf("999"));
    shown.view->takeIn(kSeeds + QStringLiteral("packed.zip"));
    QVERIFY(shown.soon([&] { return shown.button(QStringLiteral("Choose areas to compare with")) != nullptr; }));
    QTest::keyClick(shown.button(QStringLiteral("Choose areas to compare with")), Qt::Key_Space);
    auto* add = dynamic_cast<IdCombo*>(shown.named(QStringLiteral("Add an area to compare with")));
    QVERIFY(add != nullptr && add->hasFocus());
    const QString second = add->itemText(2);
    add->lineEdit()->setText(second);
    QTest::keyClick(add->lineEdit(), Qt::Key_Return);
    const auto row = [&] { return shown.named(QStringLiteral("Annual review meetings held in the year")); };
    QVERIFY(shown.soon([&] { return row() != nullptr; }));
    const QString words = row()->accessibleDescription();
    QVERIFY2(words.startsWith(QStringLiteral("2024: mean of the chosen areas 60.0% (1 of 1 have a figure), England 60.7%.")),
             qPrintable(words));
    QVERIFY(!words.contains(QStringLiteral("rank")));
    QVERIFY(words.contains(QStringLiteral("No figure of today")));
    QVERIFY(shown.view->summary().startsWith(QStringLiteral("Testshire")));
    // They are the workspace's, as one undo step; taken out, the question is back.
    const auto& views = shown.state.workspace().all<domain::SavedView>();
    QCOMPARE(views.size(), std::size_t{1});
    QVERIFY(app::isComparedWith(views.rows().front().value));
    const auto out = [&] { return shown.named(QStringLiteral("Take %1 out of the comparison").arg(second)); };
    QVERIFY(out() != nullptr);
    QTest::keyClick(out(), Qt::Key_Space);
    QVERIFY(shown.soon([&] { return shown.button(QStringLiteral("Choose areas to compare with")) != nullptr; }));
    QVERIFY(views.empty());
    shown.state.undo();
    QVERIFY(shown.soon([&] { return row() != nullptr && out() != nullptr; }));
    QCOMPARE(views.size(), std::size_t{1});
  }

  void anAreaThatTheReleaseKnowsCanBeComparedWithOthersThanItsNeighbours() {
    ShownView<StandingView> shown(areaOf("101"));
    shown.view->takeIn(kSeeds + QStringLiteral("packed.zip"));
    QVERIFY(shown.soon([&] { return shown.view->summary().startsWith(QStringLiteral("Anford")); }));
    QVERIFY(shown.named(QStringLiteral("Add an area to compare with")) == nullptr);  // nobody has to
    QTest::keyClick(shown.button(QStringLiteral("Compare with other areas…")), Qt::Key_Space);
    auto* add = dynamic_cast<IdCombo*>(shown.named(QStringLiteral("Add an area to compare with")));
    QVERIFY(add != nullptr && add->hasFocus());
    add->lineEdit()->setText(add->itemText(2));
    QTest::keyClick(add->lineEdit(), Qt::Key_Return);
    const auto words = [&] {
      auto* row = shown.named(QStringLiteral("Annual review meetings held in the year"));
      return row == nullptr ? QString() : row->accessibleDescription();
    };
    QVERIFY(shown.soon([&] { return words().contains(QStringLiteral("mean of the chosen areas 60.0% (1 of 1)")); }));
    QVERIFY(words().contains(QStringLiteral("this area")));
    QVERIFY(!words().contains(QStringLiteral("neighbours")));
    shown.state.undo();
    QVERIFY(shown.soon([&] { return !words().contains(QStringLiteral("chosen")); }));
  }

  void whatIsNoReleaseIsMetWithASentence() {
    ShownView<StandingView> shown(areaOf("101"));
    shown.view->takeIn(kSeeds + QStringLiteral("reviews.csv"));
    QVERIFY(shown.soon([&] { return !shown.said.isEmpty(); }));
    QVERIFY(shown.said.last().contains(QStringLiteral("it is no zip file")));
    QVERIFY(shown.session->load()->all<domain::ListExtract>().empty());
  }

  void aMeasureIsMadeGivenAFigureAndLogged() {
    ShownView<MeasuresView> shown(areaOf("101"));
    QTest::mouseClick(shown.button(QStringLiteral("Add a measure")), Qt::LeftButton);
    auto* form = shown.view->findChild<MeasureForm*>();
    const auto field = [&](const QString& name) {
      for (auto* one : form->findChildren<QLineEdit*>())
        if (one->accessibleName() == name) return one;
      return static_cast<QLineEdit*>(nullptr);
    };
    QVERIFY(field(QStringLiteral("Measure")) != nullptr);
    QTest::mouseClick(shown.button(QStringLiteral("Save")), Qt::LeftButton);
    QVERIFY(shown.port.applied.empty());  // without a name it isn't kept
    type(field(QStringLiteral("Measure")), QStringLiteral("Autism wait"));
    type(field(QStringLiteral("Target")), QStringLiteral("18"));
    type(field(QStringLiteral("Unit")), QStringLiteral("weeks"));
    QTest::mouseClick(shown.button(QStringLiteral("Save")), Qt::LeftButton);
    shown.deliver();
    QCOMPARE(shown.state.workspace().all<domain::Measure>().size(), std::size_t{1});
    QCOMPARE(shown.view->summary(), QStringLiteral("1 measure"));

    type(field(QStringLiteral("Month")), QStringLiteral("Sep 2026"));
    type(field(QStringLiteral("Figure")), QStringLiteral("many"));
    QTest::keyClick(field(QStringLiteral("Figure")), Qt::Key_Return);
    QVERIFY(shown.state.workspace().all<domain::MeasureValue>().empty());
    type(field(QStringLiteral("Figure")), QStringLiteral("31.50"));
    QTest::keyClick(field(QStringLiteral("Figure")), Qt::Key_Return);
    shown.deliver();
    const auto& values = shown.state.workspace().all<domain::MeasureValue>().rows();
    QCOMPARE(values.size(), std::size_t{1});
    QCOMPARE(values[0].value.value, std::string("31.50"));
    QVERIFY(values[0].value.month == base::dayOf(2026, 9, 1));
    auto* table = shown.view->findChild<DataTable*>(QStringLiteral("measures"));
    QCOMPARE(cellText(table, 0, MeasuresModel::Latest), QStringLiteral("31.50 weeks"));
    QCOMPARE(table->model()->index(0, MeasuresModel::Target).data(Qt::AccessibleTextRole).toString(),
             QStringLiteral("18 weeks, not met"));
    QCOMPARE(table->model()->index(0, MeasuresModel::Line).data(Qt::AccessibleTextRole).toString(),
             QStringLiteral("31.50 in September 2026"));
    // The same month again is put right, not added.
    type(field(QStringLiteral("Figure")), QStringLiteral("30"));
    QTest::keyClick(field(QStringLiteral("Figure")), Qt::Key_Return);
    shown.deliver();
    QCOMPARE(shown.state.workspace().all<domain::MeasureValue>().size(), std::size_t{1});

    QTest::mouseClick(shown.button(QStringLiteral("Log as evidence")), Qt::LeftButton);
    shown.deliver();
    const auto& evidence = shown.state.workspace().all<domain::Evidence>().rows();
    QCOMPARE(evidence.size(), std::size_t{1});
    QCOMPARE(evidence[0].value.summary, std::string("Autism wait: 30 weeks in September 2026 (target 18 weeks)."));
    QVERIFY(evidence[0].value.finding == domain::Finding::Concern);
    QVERIFY(evidence[0].value.source == domain::SourceKind::Data);
    shown.state.undo();
    shown.deliver();
    QVERIFY(shown.state.workspace().all<domain::Evidence>().empty());
  }

  void figuresFromASheetAreShownBeforeTheyComeIn() {
    ShownView<MeasuresView> shown(areaOf("101"));
    const auto file = shown.folder.filePath(QStringLiteral("waits.csv"));
    QVERIFY(base::writeFileSafely(pathFrom(file),
                                  "Indicator,Period,Actual\nAutism wait,2026-09,31.5\nAutism wait,soon,30\n"));
    shown.view->readSheet(file);
    QVERIFY(shown.soon([&] { return shown.button(QStringLiteral("Bring in 1 figures")) != nullptr; }));
    auto* table = shown.view->findChild<DataTable*>(QStringLiteral("measure-import"));
    QCOMPARE(table->model()->rowCount(), 2);
    QVERIFY(cellText(table, 1, MeasureImportModel::Words).startsWith(QStringLiteral("“soon” is no month")));
    QVERIFY(shown.state.workspace().all<domain::Measure>().empty());
    QTest::keyClick(shown.button(QStringLiteral("Bring in 1 figures")), Qt::Key_Space);
    shown.deliver();
    QCOMPARE(shown.state.workspace().all<domain::Measure>().size(), std::size_t{1});
    QCOMPARE(shown.state.workspace().all<domain::MeasureValue>().size(), std::size_t{1});
    QVERIFY(shown.said.last().contains(QStringLiteral("1 rows were left out")));
    shown.state.undo();
    shown.deliver();
    QVERIFY(shown.state.workspace().all<domain::Measure>().empty());
    shown.view->readSheet(kSeeds + QStringLiteral("neighbours.csv"));
    QVERIFY(shown.soon([&] { return shown.said.last().contains(QStringLiteral("no columns for the measure")); }));
  }
};

QTEST_MAIN(ChildrenFiguresTest)
#include "children_figures_test.moc"
