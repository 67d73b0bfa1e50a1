// SPDX-License-Identifier: GPL-3.0-or-later
// Concerns about a child and points from keeping in touch: codes, states in order, what a point becomes, and who is let
// into a restricted part. Keys of the sealed texts: a concern's are "what", "by", "where" (it was found), "told",
// "assurance"; a point's "what", "by", "criteria", "answer", "file", "sha256".
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/restricted.h"
#include "app/session.h"

namespace waymark::app {

/// All of an inspection's, as they were written down: ids of one second come in no order, so the code decides.
std::vector<const domain::Stored<domain::Concern>*> concernsOf(const domain::Workspace& workspace,
                                                               const domain::InspectionId& inspection);
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

/// With the next code, of today and without words: to be filled in and kept.
domain::InspectionPoint newPoint(const domain::Workspace& workspace, const domain::InspectionId& inspection,
                                 base::IdMaker& ids, const base::Now& now);
domain::Concern newConcern(const domain::Workspace& workspace, const domain::InspectionId& inspection,
                           base::IdMaker& ids, const base::Now& now);
/// The step that keeps a record with its texts under the seal; `before` is nullptr for a new one. Without a change
/// where nothing differs. MissingField without "what", the errors of domain::validate, SealDamaged; NotFound for the
/// case code of a child that is neither on the lists nor tracked: what is typed there is open, so it can't be a name.
base::Result<domain::ChangeSet> keptPoint(const domain::Stored<domain::InspectionPoint>* before,
                                          domain::InspectionPoint point, const SealedTexts& texts,
                                          const seal::Key& key);
base::Result<domain::ChangeSet> keptConcern(const domain::Workspace& workspace,
                                            const domain::Stored<domain::Concern>* before, domain::Concern concern,
                                            const SealedTexts& texts, const seal::Key& key);
/// Takes out what was written down by mistake. BadUse where it became something, which is held back by the point.
base::Result<domain::ChangeSet> withoutPoint(const domain::Workspace& workspace,
                                             const domain::Stored<domain::InspectionPoint>& point);

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

std::vector<const domain::Stored<domain::Evidence>*> evidenceOf(const domain::Workspace& workspace,
                                                                const domain::InspectionPointId& point);

/// What the embargo of an inspection keeps back.
struct HeldBack {
  int findings = 0;
  int requests = 0;
  int actions = 0;
  bool operator==(const HeldBack&) const = default;
};
HeldBack heldBack(const domain::Workspace& workspace, const domain::InspectionId& inspection);
/// The step that lifts the embargo: the report was published that day. WrongOrder for a day before the call, BadUse for
/// one still to come, because the embargo ends with the step.
base::Result<domain::ChangeSet> published(const domain::Stored<domain::Inspection>& inspection, base::Day on,
                                          const base::Now& now);

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
/// What the log has on a part, the latest first: who came in as whom and why, who was named, what was taken along.
std::vector<const domain::IdentityAccess*> openingsOf(const domain::Workspace& workspace, domain::RestrictedPart part);
/// The person with that name, address or id; nothing where there are none or two.
std::optional<domain::PersonId> personCalled(const domain::Workspace& workspace, const std::string& name);

}  // namespace waymark::app
