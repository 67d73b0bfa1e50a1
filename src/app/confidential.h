// SPDX-License-Identifier: GPL-3.0-or-later
// Concerns about a child and points from keeping in touch: codes, states in order, what a point becomes, and who is let
// into a restricted part. Keys of the sealed texts: a concern's are "what", "by", "told", "assurance"; a point's "what",
// "by", "criteria", "answer", "file", "sha256".
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/restricted.h"
#include "app/session.h"

namespace waymark::app {

/// Those that aren't closed, the most pressing first: by the day assurance is due, then as they came. For Today.
std::vector<const domain::Stored<domain::Concern>*> openConcerns(const domain::Workspace& workspace,
                                                                 const domain::InspectionId& inspection);
/// The assurance isn't back and its time has passed; or nobody told the duty team by the end of the day it came.
bool isLate(const domain::Concern& concern, const base::Now& now);
/// The next one in order: told, assured, closed. The moment is written down where there is none.
domain::Concern withState(domain::Concern concern, domain::ConcernState state, base::Stamp at);

/// By day of the meeting, then code.
std::vector<const domain::Stored<domain::InspectionPoint>*> pointsOf(const domain::Workspace& workspace,
                                                                     const domain::InspectionId& inspection);
bool isLate(const domain::InspectionPoint& point, const base::Now& now);

/// "SC-3", "K-07", "R-012": one more than the highest there is with that letter, of one inspection.
std::string nextConcernCode(const domain::Workspace& workspace, const domain::InspectionId& inspection);
std::string nextPointCode(const domain::Workspace& workspace, const domain::InspectionId& inspection);

/// What a point becomes, as one step: the new record and the point that names it. The words are the person's own: none
/// of the point's go along. MissingField without a title; BadUse where the point became one before.
base::Result<domain::ChangeSet> requestFromPoint(const domain::Workspace& workspace,
                                                 const domain::Stored<domain::InspectionPoint>& point,
                                                 const std::string& title, base::IdMaker& ids, const base::Now& now);
base::Result<domain::ChangeSet> taskFromPoint(const domain::Stored<domain::InspectionPoint>& point,
                                              const std::string& title, base::IdMaker& ids, const base::Now& now);
/// Evidence under the embargo in its turn.
base::Result<domain::ChangeSet> evidenceFromPoint(const domain::Stored<domain::InspectionPoint>& point,
                                                  const std::string& summary, domain::Finding finding,
                                                  base::ShortCode criterion, base::IdMaker& ids, const base::Now& now);

/// "Tracked children", "Concerns about a child", "Keeping in touch".
std::string partTitle(domain::RestrictedPart part);
/// Lets a person into a part and logs it: who sits there, as whom, which part, why. BadUse where they aren't named, or
/// nobody is; MissingField without a reason.
base::Result<void> enterPart(Session& session, const domain::Workspace& workspace,
                             const domain::InspectionId& inspection, domain::RestrictedPart part,
                             const domain::PersonId& person, const std::string& reason, base::Stamp at);
/// What the log says of it.
std::string entryReason(domain::RestrictedPart part, const std::string& person, const std::string& reason);
/// The change that names a person; nothing where they are named already. noteAccess goes before it: an entry of that log
/// is never taken back, and this can be.
std::optional<domain::ChangeSet> namePerson(const domain::Workspace& workspace,
                                            const domain::InspectionId& inspection, domain::RestrictedPart part,
                                            const domain::PersonId& person, const std::string& who, base::IdMaker& ids,
                                            base::Stamp at);
/// The person with that name, address or id; nothing where there are none or two.
std::optional<domain::PersonId> personCalled(const domain::Workspace& workspace, const std::string& name);

}  // namespace waymark::app
