// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/followed_letter.h"

namespace waymark::app {

FollowedLetter followedLetter(const domain::Workspace& workspace, const domain::Inspection* followUp,
                              const framework::Pack& pack, const KindOf& kindOf) {
  FollowedLetter letter;
  if (!pack.judgedAreas) return letter;
  int candidates = 0;
  base::Day newest;
  for (const auto& [inspection, revision] : workspace.all<domain::Inspection>()) {
    if (inspection.kind == domain::InspectionKind::Rehearsal || !inspection.notified) continue;
    if (followUp != nullptr && (inspection.id == followUp->id ||
                                (followUp->notified && *inspection.notified >= *followUp->notified)))
      continue;
    if (kindOf(inspection.frameworkId) != framework::PackKind::FullInspection) continue;
    if (++candidates > 1 && *inspection.notified < newest) continue;
    newest = *inspection.notified;
    letter.inspection = inspection.id;
  }
  for (const auto& [finding, revision] : workspace.all<domain::EarlierFinding>()) {
    if (finding.kind != pack.judgedAreas->kind) continue;
    if (candidates == 0 || finding.inspection == letter.inspection || (!finding.inspection && candidates == 1))
      letter.findings.push_back(finding);
    else if (!finding.inspection)
      ++letter.unplaced;
  }
  return letter;
}

}  // namespace waymark::app
