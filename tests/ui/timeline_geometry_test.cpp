// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "framework/pack_loader.h"
#include "timeline/timeline_geometry.h"

using namespace waymark;
using namespace waymark::ui;

namespace {

using std::chrono::days;
const base::Day kMonday = base::dayOf(2026, 11, 9);

DayAxis axisOf(int dayCount) {
  return {kMonday, dayCount, 100, 20.0 * dayCount};
}

}  // namespace

class TimelineGeometryTest : public QObject {
  Q_OBJECT

 private slots:
  void everyWeekdayHasItsMonday() {
    for (int i = 0; i < 7; ++i) QVERIFY(mondayOf(kMonday + days{i}) == kMonday);
    QVERIFY(mondayOf(kMonday - days{1}) == kMonday - days{7});
  }

  void aDayAndItsPlaceAreTheSameThing() {
    const auto axis = axisOf(21);
    for (int i = 0; i < 21; ++i) {
      const auto day = kMonday + days{i};
      QVERIFY(axis.dayAt(axis.x(day) + 1) == day);
    }
    QVERIFY(!axis.dayAt(99));
    QVERIFY(!axis.dayAt(100 + 21 * 20));
  }

  void aTaskOfOneDayFillsItsDay() {
    QVERIFY(barFor(axisOf(21), {kMonday, kMonday, false}) == (Bar{BarKind::Bar, 100, 120}));
  }

  void aTaskThatBeganEarlierIsCutAtTheEdge() {
    QVERIFY(barFor(axisOf(21), {kMonday - days{9}, kMonday + days{1}, false}) == (Bar{BarKind::Bar, 100, 140}));
  }

  void aMilestoneIsADiamondOnItsDueDay() {
    QVERIFY(barFor(axisOf(21), {kMonday, kMonday + days{2}, true}) == (Bar{BarKind::Diamond, 140, 160}));
  }

  void whatLiesBesideTheAxisPointsThere() {
    QCOMPARE(barFor(axisOf(21), {kMonday - days{3}, kMonday - days{2}, false}).kind, BarKind::PointsBefore);
    QCOMPARE(barFor(axisOf(21), {kMonday + days{40}, kMonday + days{41}, false}).kind, BarKind::PointsAfter);
    QCOMPARE(barFor(axisOf(21), {kMonday, kMonday + days{41}, true}).kind, BarKind::PointsAfter);
  }

  void withoutADateThereIsNoBar() { QCOMPARE(barFor(axisOf(21), {}).kind, BarKind::None); }

  void anOpenPhaseReachesToTheEdge() {
    const auto axis = axisOf(21);
    QVERIFY(bandFor(axis, std::nullopt, kMonday) == (Bar{BarKind::Bar, 100, 120}));
    QVERIFY(bandFor(axis, kMonday + days{20}, std::nullopt) == (Bar{BarKind::Bar, 500, 520}));
    QCOMPARE(bandFor(axis, kMonday + days{30}, std::nullopt).kind, BarKind::None);
  }

  void weekendsAreOneBlockEachAndBankHolidaysTheirOwn() {
    QCOMPARE(offDays(axisOf(21), calendar::england()).size(), std::size_t{3});
    const DayAxis christmas{base::dayOf(2026, 12, 21), 14, 0, 140};
    const auto blocks = offDays(christmas, calendar::england());
    QVERIFY(std::ranges::count(blocks, true, &OffDays::holiday) >= 2);
  }

  void threeWeeksBeginOnTheMondayOfTheCall() {
    const auto pack = framework::Library().load("area-send-2025").value();
    const auto timeline = schedule::compute(pack, calendar::england(), {base::dayOf(2026, 11, 11), {}, {}});
    const auto range = daysOf(Span::ThreeWeeks, timeline, kMonday);
    QVERIFY(range && range->from == kMonday && range->to == kMonday + days{20});
    const auto before = daysOf(Span::Before, timeline, kMonday);
    QVERIFY(before && before->from < kMonday - days{20} && mondayOf(before->from) == before->from);
    QVERIFY(!daysOf(Span::ThreeWeeks, schedule::compute(pack, calendar::england(), {}), kMonday));
  }

  void aWeekHasALabelAndAMonthItsFirst() {
    const auto labels = weekLabels({base::dayOf(2026, 11, 9), 35, 0, 350});
    QCOMPARE(labels.size(), std::size_t{5});
    QVERIFY(labels[0].isMonth && !labels[1].isMonth && !labels[2].isMonth && !labels[3].isMonth && labels[4].isMonth);
  }

  void aDragOfWholeDaysLandsOnAWorkingDayOnTheWay() {
    const auto& calendar = calendar::england();
    QVERIFY(draggedDay(kMonday, 0, calendar) == kMonday);
    QVERIFY(draggedDay(kMonday, 3, calendar) == kMonday + days{3});
    QVERIFY(draggedDay(kMonday, 5, calendar) == kMonday + days{7});   // Saturday: on to Monday
    QVERIFY(draggedDay(kMonday, -1, calendar) == kMonday - days{3});  // Sunday: back to Friday
    const auto christmasEve = base::dayOf(2026, 12, 24);
    QVERIFY(draggedDay(christmasEve, 1, calendar) == base::dayOf(2026, 12, 29));  // Boxing Day's substitute is the 28th
    const auto closed = calendar.withClosures({{{kMonday + days{1}, kMonday + days{2}}, "Closed"}});
    QVERIFY(draggedDay(kMonday, 1, closed) == kMonday + days{3});
    QVERIFY(nextWorkingDay(kMonday + days{3}, Direction::Earlier, closed) == kMonday);
  }

  void pixelsAreRoundedToWholeDays() {
    const auto axis = axisOf(21);
    QCOMPARE(daysAcross(axis, 9), 0);
    QCOMPARE(daysAcross(axis, 11), 1);
    QCOMPARE(daysAcross(axis, -31), -2);
    QCOMPARE(daysAcross({}, 50), 0);
  }

  void onAnAxisOfOneDayATaskEndsAtItsHour() {
    const DayAxis axis{kMonday, 1, 100, 500};  // 50 an hour from 08:00
    QCOMPARE(hourX(axis, {8 * 60}), 100.0);
    QCOMPARE(hourX(axis, {13 * 60}), 350.0);
    QCOMPARE(hourX(axis, {22 * 60}), 600.0);
    const base::TimeOfDay noon{12 * 60};
    QVERIFY((barFor(axis, {kMonday, kMonday, false, noon}) == Bar{BarKind::Bar, 275, 300}));
    QVERIFY((barFor(axis, {kMonday - days{3}, kMonday, false, noon}) == Bar{BarKind::Bar, 100, 300}));
    QVERIFY((barFor(axis, {kMonday, kMonday, false, {}}) == Bar{BarKind::Bar, 100, 600}));
    QCOMPARE(barFor(axis, {kMonday, kMonday, true, noon}).right, 300.0);
    const auto early = barFor(axis, {kMonday, kMonday, false, base::TimeOfDay{6 * 60}});
    QVERIFY(early.left >= 100 && early.right > early.left);
  }

  void theDayAndTheWeekAreTodaysAndOutsideThePlanTheCalls() {
    const auto pack = *framework::Library().load("area-send-2025");
    schedule::Inputs inputs;
    inputs.notified = kMonday;
    const auto timeline = schedule::compute(pack, calendar::england(), inputs);
    QVERIFY((daysOf(Span::Day, timeline, kMonday + days{9}) == base::DateRange{kMonday + days{9}, kMonday + days{9}}));
    QVERIFY(
        (daysOf(Span::Week, timeline, kMonday + days{9}) == base::DateRange{kMonday + days{7}, kMonday + days{13}}));
    QVERIFY((daysOf(Span::Day, timeline, kMonday - days{400}) == base::DateRange{kMonday, kMonday}));
  }
};

QTEST_MAIN(TimelineGeometryTest)
#include "timeline_geometry_test.moc"
