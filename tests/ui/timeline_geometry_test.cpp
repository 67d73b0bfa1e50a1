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
    const auto range = daysOf(Span::ThreeWeeks, timeline);
    QVERIFY(range && range->from == kMonday && range->to == kMonday + days{20});
    const auto before = daysOf(Span::Before, timeline);
    QVERIFY(before && before->from < kMonday - days{20} && mondayOf(before->from) == before->from);
    QVERIFY(!daysOf(Span::ThreeWeeks, schedule::compute(pack, calendar::england(), {})));
  }

  void aWeekHasALabelAndAMonthItsFirst() {
    const auto labels = weekLabels({base::dayOf(2026, 11, 9), 35, 0, 350});
    QCOMPARE(labels.size(), std::size_t{5});
    QVERIFY(labels[0].isMonth && !labels[1].isMonth && !labels[2].isMonth && !labels[3].isMonth && labels[4].isMonth);
  }
};

QTEST_MAIN(TimelineGeometryTest)
#include "timeline_geometry_test.moc"
