// SPDX-License-Identifier: GPL-3.0-or-later
#include "judgement/outcome_words.h"

#include <QCoreApplication>
#include <algorithm>

#include "base/message.h"
#include "bridge/text.h"
#include "judgement/reasons.h"

namespace waymark::ui {

namespace {

constexpr double kMixedBand = 0.15;
constexpr double kMostlyBand = 0.5;

QString words(const char* text) {
  return QCoreApplication::translate("outcome", text);
}

QString title(const framework::Pack& pack, int place) {
  return toQt(pack.outcomes[static_cast<std::size_t>(place)].title);
}

enum class Markup { Plain, Html };

QString sentence(const judgement::Assessment& assessment, const framework::Pack& pack, Markup markup) {
  const auto shown = [markup](const QString& text) { return markup == Markup::Html ? text.toHtmlEscaped() : text; };
  const auto strong = [markup](const QString& text) {
    return markup == Markup::Html ? QStringLiteral("<b>") + text.toHtmlEscaped() + QStringLiteral("</b>") : text;
  };
  if (!pack.givesOutcome()) return words("Inspections of this kind give no graded outcome, so there is none to expect.");
  if (assessment.outcome == judgement::kUnknown) {
    const auto with = std::ranges::count_if(assessment.criteria, [](const auto& at) { return at.findings > 0; });
    return words(
               "There is not enough evidence for a provisional outcome: %1 of %2 criteria have findings, and at "
               "least %3 need some.")
        .arg(with)
        .arg(assessment.criteria.size())
        .arg(pack.judgement.criteriaNeeded);
  }
  const QString likely = strong(title(pack, assessment.outcome));
  if (assessment.runnerUp == judgement::kUnknown) return words("On the evidence logged, most like %1.").arg(likely);
  const QString runnerUp = shown(title(pack, assessment.runnerUp));
  const int last = static_cast<int>(pack.outcomes.size()) - 1;
  if (assessment.outcome > 0 && assessment.outcome < last && last == 2) {
    const int other = last - assessment.runnerUp;
    return words("On the evidence logged, most like %1, and closer to %2 than to %3.")
        .arg(likely, runnerUp, shown(title(pack, other)));
  }
  return words("On the evidence logged, most like %1, and next most like %2.").arg(likely, runnerUp);
}

}  // namespace

QString outcomeSentence(const judgement::Assessment& assessment, const framework::Pack& pack) {
  return sentence(assessment, pack, Markup::Html);
}

QString plainSentence(const judgement::Assessment& assessment, const framework::Pack& pack) {
  return sentence(assessment, pack, Markup::Plain) + QLatin1Char(' ') + enoughSentence(assessment);
}

QString enoughSentence(const judgement::Assessment& assessment) {
  const auto enough = std::ranges::count_if(assessment.criteria, [](const auto& at) { return at.enough; });
  return words("Enough evidence on %1 of %2 criteria.").arg(enough).arg(assessment.criteria.size());
}

PositionBand bandOf(double position) {
  if (position <= -kMostlyBand) return PositionBand::MostlyConcern;
  if (position <= -kMixedBand) return PositionBand::LeaningConcern;
  if (position < kMixedBand) return PositionBand::Mixed;
  if (position < kMostlyBand) return PositionBand::LeaningStrength;
  return PositionBand::MostlyStrength;
}

PositionBand bandOf(const judgement::CriterionPosition& position) {
  return position.weight <= 0 ? PositionBand::None : bandOf(position.position);
}

QString bandText(PositionBand band) {
  switch (band) {
    case PositionBand::None:
      return words("no findings yet");
    case PositionBand::MostlyConcern:
      return words("mostly concern");
    case PositionBand::LeaningConcern:
      return words("leaning to concern");
    case PositionBand::Mixed:
      return words("mixed");
    case PositionBand::LeaningStrength:
      return words("leaning to strength");
    case PositionBand::MostlyStrength:
      return words("mostly strength");
  }
  return {};
}

Mark bandMark(PositionBand band) {
  switch (band) {
    case PositionBand::None:
      return Mark::NotStarted;
    case PositionBand::MostlyConcern:
    case PositionBand::LeaningConcern:
      return Mark::Concern;
    case PositionBand::Mixed:
      return Mark::Mixed;
    case PositionBand::LeaningStrength:
    case PositionBand::MostlyStrength:
      return Mark::Strength;
  }
  return Mark::None;
}

ConfidenceWords confidenceWords(const judgement::CriterionPosition& position) {
  const int all = position.findings + position.also;
  if (all == 0) return {words("None"), words("Nothing is logged on it.")};
  if (!position.enough) return {words("Low"), words("Too few findings to rely on.")};
  QStringList reasons;
  if (position.sourceKinds < 2) reasons << words("one kind of source at most");
  if (!position.childVoice) reasons << words("no child’s voice");
  if (!position.parentVoice) reasons << words("no parent’s voice");
  if (reasons.isEmpty()) return {words("Good"), words("Several kinds of source, with children’s and parents’ voices.")};
  return {words("Fair"), words("Held back by: %1.").arg(reasons.join(QStringLiteral(", ")))};
}

QString findingsText(const judgement::CriterionPosition& position) {
  const QString first = position.findings == 1 ? words("1 finding") : words("%1 findings").arg(position.findings);
  return position.also == 0 ? first : words("%1, %2 more bear on it").arg(first).arg(position.also);
}

QString sourceText(domain::SourceKind kind) {
  constexpr const char* kNames[] = {
      QT_TRANSLATE_NOOP("outcome", "data"),
      QT_TRANSLATE_NOOP("outcome", "records"),
      QT_TRANSLATE_NOOP("outcome", "practice"),
      QT_TRANSLATE_NOOP("outcome", "child’s voice"),
      QT_TRANSLATE_NOOP("outcome", "parent’s voice"),
      QT_TRANSLATE_NOOP("outcome", "practitioner’s voice"),
      QT_TRANSLATE_NOOP("outcome", "complaints and tribunals"),
      QT_TRANSLATE_NOOP("outcome", "external review"),
      QT_TRANSLATE_NOOP("outcome", "documents"),
  };
  return words(kNames[static_cast<std::size_t>(kind)]);
}

QString reachText(domain::Reach reach) {
  constexpr const char* kNames[] = {
      QT_TRANSLATE_NOOP("outcome", "few children"), QT_TRANSLATE_NOOP("outcome", "some children"),
      QT_TRANSLATE_NOOP("outcome", "many children"), QT_TRANSLATE_NOOP("outcome", "most children")};
  return words(kNames[static_cast<std::size_t>(reach)]);
}

QString impactText(domain::Impact impact) {
  constexpr const char* kNames[] = {
      QT_TRANSLATE_NOOP("outcome", "low impact"), QT_TRANSLATE_NOOP("outcome", "moderate impact"),
      QT_TRANSLATE_NOOP("outcome", "high impact"), QT_TRANSLATE_NOOP("outcome", "severe impact")};
  return words(kNames[static_cast<std::size_t>(impact)]);
}

QString reasonSentence(const judgement::Reason& reason) {
  const std::string english(judgement::reasonTemplate(reason.rule));
  return toQt(base::filled(fromQt(QCoreApplication::translate("reasons", english.c_str())), reason.parameters));
}

ReasonGroup groupOf(const judgement::Reason& reason) {
  if (reason.rule.starts_with("nearly_changes")) return ReasonGroup::NearlyChanges;
  for (const char* rule : {"not_enough", "no_findings", "few_findings", "no_child", "no_parent", "source_unknown",
                           "weight_unknown", "no_model"})
    if (reason.rule.starts_with(rule)) return ReasonGroup::Missing;
  return ReasonGroup::Why;
}

Mark reasonMark(const judgement::Reason& reason) {
  if (reason.rule.find("_up") != std::string::npos) return Mark::Strength;
  if (reason.rule.find("_down") != std::string::npos) return Mark::Concern;
  if (reason.rule == "close_call" || reason.rule == "position_set") return Mark::Mixed;
  return Mark::NotStarted;
}

QString criterionName(const framework::Pack& pack, base::ShortCode id) {
  const auto* criterion = pack.criterion(id);
  if (criterion == nullptr) return toQt(id.text());
  return words("%1 (%2)").arg(toQt(criterion->shortTitle.empty() ? criterion->title : criterion->shortTitle),
                              toQt(id.text()));
}

QStringList moveSentences(const judgement::Comparison& comparison, const framework::Pack& pack) {
  constexpr double kLeastMove = 0.005;
  const auto outcome = [&](int place) {
    return place == judgement::kUnknown ? words("not enough evidence") : title(pack, place);
  };
  QStringList lines;
  if (comparison.outcomeChanged())
    lines << words("The provisional outcome changed from “%1” to “%2”.")
                 .arg(outcome(comparison.outcomeBefore), outcome(comparison.outcomeAfter));
  else if (comparison.scoreChange > kLeastMove)
    lines << words("The provisional outcome is the same; the picture is better than it was.");
  else if (comparison.scoreChange < -kLeastMove)
    lines << words("The provisional outcome is the same; the picture is worse than it was.");
  else
    lines << words("The provisional outcome is the same, and so is the picture as a whole.");
  for (const auto& move : comparison.moves) {
    const int more = move.findingsAfter - move.findingsBefore;
    const QString why = more > 0   ? words("%1 more findings").arg(more)
                        : more < 0 ? words("%1 fewer findings").arg(-more)
                                   : words("findings were changed");
    const auto before = bandText(bandOf(move.before));
    const auto after = bandText(bandOf(move.after));
    const QString way = move.after > move.before ? words("moved up") : words("moved down");
    if (before == after)
      lines << words("%1 %2, still %3: %4.").arg(criterionName(pack, move.id), way, after, why);
    else
      lines << words("%1 %2 from %3 to %4: %5.").arg(criterionName(pack, move.id), way, before, after, why);
  }
  return lines;
}

}  // namespace waymark::ui
