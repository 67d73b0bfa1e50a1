// SPDX-License-Identifier: GPL-3.0-or-later
// The page's pictures without a window: the scale, a row's columns, the strip plot, the bars; and its words.
#include <QTest>
#include <cmath>

#include "framework/pack_loader.h"
#include "judgement/criterion_row.h"
#include "judgement/outcome_words.h"
#include "judgement/reasons.h"
#include "judgement/scale.h"
#include "judgement/strip_plot.h"
#include "judgement/sureness.h"

using namespace waymark;
using namespace waymark::ui;

namespace {

judgement::CriterionPosition positionAt(double position, double spread = 0.4) {
  judgement::CriterionPosition out;
  out.position = position;
  out.spread = spread;
  out.weight = 3;
  return out;
}

judgement::Assessment assessed(int outcome, int runnerUp) {
  judgement::Assessment assessment;
  assessment.status = judgement::Status::Provisional;
  assessment.outcome = outcome;
  assessment.runnerUp = runnerUp;
  assessment.criteria.resize(11);
  for (std::size_t i = 0; i < 9; ++i) assessment.criteria[i].enough = true;
  return assessment;
}

const framework::Pack& pack() {
  static const auto loaded = framework::Library().load("area-send-2025").value();
  return loaded;
}

}  // namespace

class OutcomeGeometryTest : public QObject {
  Q_OBJECT

 private slots:
  void theMarkerLiesWhereThePositionIs() {
    const QRectF rect(10, 0, 214, 24);
    const auto middle = scaleGeometry(rect, positionAt(0));
    QCOMPARE(middle.marker, middle.middle);
    QCOMPARE(scaleGeometry(rect, positionAt(-1)).marker, middle.left);
    QCOMPARE(scaleGeometry(rect, positionAt(1)).marker, middle.right);
    QVERIFY(scaleGeometry(rect, positionAt(0.5)).marker > middle.marker);
  }

  void theSpreadIsCutAtTheEndsOfTheScale() {
    const auto g = scaleGeometry(QRectF(0, 0, 200, 24), positionAt(0.9, 1.0));
    QCOMPARE(g.spreadTo, g.right);
    QVERIFY(g.spreadFrom < g.marker);
  }

  void aSupposedPositionShowsWhereItReallyStands() {
    const QRectF rect(0, 0, 200, 24);
    const auto g = scaleGeometry(rect, positionAt(0.5), -0.5);
    QVERIFY(g.ghost && *g.ghost < g.marker);
    QVERIFY(!scaleGeometry(rect, positionAt(0.5), 0.5).ghost);
    QVERIFY(!scaleGeometry(rect, judgement::CriterionPosition{}).hasMarker);
  }

  void nothingInARowOverlapsOrLeavesIt() {
    for (const int width : {300, 420, 519, 520, 700, 859, 860, 1140, 1800})
      for (const int scale : {1, 2})
        for (const bool whatIf : {false, true}) {
          const RowMetrics metrics{20 * scale, 16 * scale, 26 * scale};
          const auto g = rowGeometry(width, metrics, whatIf);
          QCOMPARE(g.wide, width >= kWideRow);
          const QRect all(0, 0, width, g.height);
          const QRect parts[] = {g.title, g.heading, g.scale, g.band, g.evidence, g.up, g.down};
          for (std::size_t i = 0; i < std::size(parts); ++i) {
            QVERIFY2(all.contains(parts[i]), qPrintable(QStringLiteral("part %1 at %2").arg(i).arg(width)));
            for (std::size_t j = 0; j < i; ++j)
              QVERIFY2(!parts[i].intersects(parts[j]),
                       qPrintable(QStringLiteral("%1 and %2 at %3").arg(i).arg(j).arg(width)));
          }
        }
  }

  void dotsLieInTheirOutcomesLaneInTheOrderOfTheirScores() {
    std::vector<app::PublishedScore> scores;
    for (int i = 0; i < 12; ++i) scores.push_back({"R", "Area", i / 4, 0.6 - 0.1 * i, 5});
    const auto g = stripPlotGeometry(scores, 0.1, 3, QSizeF(380, 200), 16);
    QCOMPARE(g.lanes.size(), std::size_t{3});
    QCOMPARE(g.dots.size(), scores.size());
    for (const auto& dot : g.dots) {
      const auto& lane = g.lanes[static_cast<std::size_t>(scores[static_cast<std::size_t>(dot.place)].outcome)];
      QVERIFY(lane.rect.adjusted(0, -0.01, 0, 0.01).contains(dot.at));
    }
    for (std::size_t i = 1; i < g.dots.size(); ++i) QVERIFY(g.dots[i].at.x() < g.dots[i - 1].at.x());
    QVERIFY(g.own && *g.own > 0 && *g.own < 380);
  }

  void equalScoresDontHideEachOther() {
    const std::vector<app::PublishedScore> scores(3, app::PublishedScore{"R", "Area", 0, 0.2, 5});
    const auto g = stripPlotGeometry(scores, {}, 3, QSizeF(380, 200), 16);
    for (std::size_t i = 0; i < 3; ++i)
      for (std::size_t j = 0; j < i; ++j)
        QVERIFY(std::hypot(g.dots[i].at.x() - g.dots[j].at.x(), g.dots[i].at.y() - g.dots[j].at.y()) > kDotRadius);
    QVERIFY(!g.own);
  }

  void barsStartAtNothingAndEndAtTheWhole() {
    const auto bars = surenessGeometry({0.25, 0.75, 0.0}, {{0.1, 0.5}, {0.5, 0.9}, {0.0, 0.1}}, 400, 20);
    QCOMPARE(bars.size(), std::size_t{3});
    QCOMPARE(bars[0].bar.left(), 0.0);
    QCOMPARE(bars[0].bar.width(), 100.0);
    QCOMPARE(bars[1].bar.width(), 300.0);
    QCOMPARE(bars[0].rangeFrom, 40.0);
    QCOMPARE(bars[0].rangeTo, 200.0);
    QVERIFY(bars[1].label.top() > bars[0].track.bottom());
  }

  void noPercentageIsEverCertain() {
    QCOMPARE(surenessText(1.0, nullptr), QStringLiteral("about 99%"));
    const std::array<double, 2> range{0.0, 0.4};
    QCOMPARE(surenessText(0.2, &range), QStringLiteral("about 20%, range 1% to 40%"));
  }

  void theSentenceNamesOutcomesInFull() {
    const auto assessment = assessed(1, 0);
    QCOMPARE(plainSentence(assessment, pack()),
             QStringLiteral("On the evidence logged, most like inconsistent experiences and outcomes, and closer to "
                            "typically positive experiences and outcomes than to widespread and/or systemic failings. "
                            "Enough evidence on 9 of 11 criteria."));
    QVERIFY(plainSentence(assessed(2, 1), pack()).contains(QStringLiteral("next most like inconsistent experiences")));
    QVERIFY(
        outcomeSentence(assessment, pack()).contains(QStringLiteral("<b>inconsistent experiences and outcomes</b>")));
  }

  void withoutEnoughEvidenceNoOutcomeIsNamed() {
    const auto sentence = plainSentence(assessed(judgement::kUnknown, judgement::kUnknown), pack());
    QVERIFY(sentence.startsWith(QStringLiteral("There is not enough evidence")));
    for (const auto& outcome : pack().outcomes) QVERIFY(!sentence.contains(QString::fromStdString(outcome.title)));
  }

  void positionsHaveAWordAndAShape() {
    QCOMPARE(bandOf(-0.8), PositionBand::MostlyConcern);
    QCOMPARE(bandOf(-0.3), PositionBand::LeaningConcern);
    QCOMPARE(bandOf(0.0), PositionBand::Mixed);
    QCOMPARE(bandOf(0.3), PositionBand::LeaningStrength);
    QCOMPARE(bandOf(0.8), PositionBand::MostlyStrength);
    QCOMPARE(bandMark(PositionBand::LeaningConcern), Mark::Concern);
    QCOMPARE(bandOf(judgement::CriterionPosition{}), PositionBand::None);
  }

  void everyReasonHasASentenceAndAGroup() {
    for (const auto rule : judgement::reasonRules()) {
      judgement::Reason reason;
      reason.rule = std::string(rule);
      QVERIFY2(!reasonSentence(reason).isEmpty(), reason.rule.c_str());
      if (rule.starts_with("nearly")) QCOMPARE(groupOf(reason), ReasonGroup::NearlyChanges);
      if (rule.starts_with("no_") || rule.starts_with("few")) QCOMPARE(groupOf(reason), ReasonGroup::Missing);
      if (rule.starts_with("pulls")) QCOMPARE(groupOf(reason), ReasonGroup::Why);
    }
  }

  void confidenceSaysWhatHoldsItBack() {
    judgement::CriterionPosition position;
    position.findings = 5;
    position.enough = true;
    position.sourceKinds = 3;
    position.childVoice = true;
    position.parentVoice = true;
    QCOMPARE(confidenceWords(position).word, QStringLiteral("Good"));
    position.childVoice = false;
    QCOMPARE(confidenceWords(position).word, QStringLiteral("Fair"));
    QVERIFY(confidenceWords(position).reason.contains(QStringLiteral("child")));
    position.enough = false;
    QCOMPARE(confidenceWords(position).word, QStringLiteral("Low"));
  }
};

QTEST_APPLESS_MAIN(OutcomeGeometryTest)
#include "outcome_geometry_test.moc"
