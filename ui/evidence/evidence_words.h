// SPDX-License-Identifier: GPL-3.0-or-later
// The words that people read for the codes of evidence, and the short forms of what it refers to.
// Used by the Evidence page's list, form, coverage map and import preview.
#pragma once

#include <QString>

#include "domain/evidence.h"
#include "domain/workspace.h"
#include "framework/pack.h"

namespace waymark::ui {

QString wordOf(domain::Reach reach);
QString wordOf(domain::Impact impact);
QString wordOf(domain::Service service);
QString wordOf(domain::AgePhase phase);
QString wordOf(domain::Group group);
QString wordOf(domain::SourceKind source);
QString wordOf(domain::ReviewState state);
/// "Area for priority action", "Area for improvement", "Area of significant concern".
QString wordOf(domain::EarlierFindingKind kind);

/// "1 finding", "1,204 findings".
QString countedFindings(qsizetype count);
/// "1 piece of evidence", "12 pieces of evidence": beside earlier findings, which are findings too.
QString countedEvidence(qsizetype count);
/// "E1 Needs identified and assessed"; the code alone where the pack doesn't have it, "" for none.
QString criterionLabel(const framework::Pack& pack, base::ShortCode criterion);
/// The partner's short name, or its name; "" for none.
QString partnerText(const domain::Workspace& workspace, const std::optional<domain::PartnerId>& partner);
QString personText(const domain::Workspace& workspace, const std::optional<domain::PersonId>& person);
/// "Many · high": how far it reaches and what it means for children. A part that isn't stated is left out.
QString weightText(const domain::Evidence& evidence);
/// "1 Sep 2025 – 31 Jan 2026", "from 1 Sep 2025", one day alone, "" for none.
QString coversText(const domain::Evidence& evidence);
/// It should have been looked at again before today. Rejected evidence is never overdue.
bool isOverdue(const domain::Evidence& evidence, base::Day today);

}  // namespace waymark::ui
