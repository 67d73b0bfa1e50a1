// SPDX-License-Identifier: GPL-3.0-or-later
// The page's words: the sentence, positions, confidence, reasons, moves. Outcomes are always named in full.
#pragma once

#include <QString>
#include <QStringList>
#include <vector>

#include "framework/pack.h"
#include "judgement/assess.h"
#include "judgement/compare.h"
#include "widgets/marks.h"

namespace waymark::ui {

/// "On the evidence logged, most like <b>…</b>, and closer to … than to …." HTML, everything else escaped.
QString outcomeSentence(const judgement::Assessment& assessment, const framework::Pack& pack);
/// "Enough evidence on 9 of 11 criteria."
QString enoughSentence(const judgement::Assessment& assessment);
/// The same two without markup, for screen readers and messages.
QString plainSentence(const judgement::Assessment& assessment, const framework::Pack& pack);

enum class PositionBand { None, MostlyConcern, LeaningConcern, Mixed, LeaningStrength, MostlyStrength };
PositionBand bandOf(const judgement::CriterionPosition& position);
PositionBand bandOf(double position);
QString bandText(PositionBand band);
Mark bandMark(PositionBand band);

struct ConfidenceWords {
  QString word;    // "Good"
  QString reason;  // "9 findings of 5 kinds, with children’s and parents’ voices"
};
ConfidenceWords confidenceWords(const judgement::CriterionPosition& position);

/// "12 findings, 3 more bear on it".
QString findingsText(const judgement::CriterionPosition& position);
QString sourceText(domain::SourceKind kind);
QString reachText(domain::Reach reach);
QString impactText(domain::Impact impact);

/// Translated, then filled.
QString reasonSentence(const judgement::Reason& reason);
enum class ReasonGroup { Why, NearlyChanges, Missing };
ReasonGroup groupOf(const judgement::Reason& reason);
Mark reasonMark(const judgement::Reason& reason);

/// What moved between two assessments, most important first.
QStringList moveSentences(const judgement::Comparison& comparison, const framework::Pack& pack);

/// "Needs identified and assessed (E1)".
QString criterionName(const framework::Pack& pack, base::ShortCode id);

}  // namespace waymark::ui
