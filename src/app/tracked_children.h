// SPDX-License-Identifier: GPL-3.0-or-later
// Tracked children as they stand: places, agreement, documents by agency against the pack's checklist, replacement.
// Pure, by case code; what is sealed stays sealed (app/restricted.h). Keys of the sealed texts: a child's are
// "names", "child_view", "interpreter", "advocate", "notes"; a document's "file", "sha256", "notes"; a practitioner's
// "name", "contact"; an event's "what".
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/practice_sample.h"
#include "app/session.h"
#include "calendar/calendar.h"
#include "domain/workspace.h"
#include "framework/pack.h"
#include "seal/seal.h"

namespace waymark::app {

using StoredTracked = domain::Stored<domain::TrackedChild>;

/// Those inspectors follow, by place, replaced ones after the one that took their place. Pointers live as long as the
/// workspace isn't changed.
std::vector<const StoredTracked*> trackedChildren(const domain::Workspace& workspace,
                                                  const domain::InspectionId& inspection);
std::vector<const StoredTracked*> practiceChildren(const domain::Workspace& workspace,
                                                   const domain::InspectionId& inspection);
/// By case code among both; nullptr where there is none. One in a place comes before a replaced one.
const StoredTracked* trackedByCode(const domain::Workspace& workspace, const domain::InspectionId& inspection,
                                   const std::string& caseCode);

/// The lowest place from 1 that nobody has.
int freePlace(const domain::Workspace& workspace, const domain::InspectionId& inspection);
/// More children than the pack expects: worth asking the lead inspector about, never refused.
bool isBeyondPlaces(const framework::Pack& pack, int place);

/// Who can usually agree: from 16 on the young person, if they have capacity; for a looked-after child the local
/// authority; else who has parental responsibility. A person decides: this is what the form begins with.
domain::AgreementGiver usualGiver(const std::optional<int>& age, bool isLookedAfter);

/// The child with that agreement since `day`; a day before it that isn't known is the same. Going back clears what came
/// after.
domain::TrackedChild withAgreement(domain::TrackedChild child, domain::Agreement agreement, base::Day day);

/// Where a document's day comes from.
enum class DocumentsDue { None, Own, Child, Told, PackDefault };

/// One line of a child's documents.
struct CaseDocumentLine {
  const domain::Stored<domain::CaseDocument>* record = nullptr;  // nothing recorded yet: Wanted
  std::string packDocument;                                      // "" for a further one
  std::string title;
  std::string agency;
  domain::CaseDocumentState state = domain::CaseDocumentState::Wanted;
  std::optional<base::Day> due;
  std::optional<base::TimeOfDay> dueTime;
  DocumentsDue dueFrom = DocumentsDue::None;
  bool assumed = false;  // the pack's default, which nobody has confirmed
  bool waits = false;    // for the agreement, because the LANO says so
  [[nodiscard]] bool isOutstanding() const {
    return state == domain::CaseDocumentState::Wanted || state == domain::CaseDocumentState::Asked;
  }
  [[nodiscard]] bool isLate(const base::Now& now) const {
    if (!isOutstanding() || waits || !due) return false;
    return *due < now.today || (*due == now.today && dueTime && *dueTime < now.time);
  }
};
/// By agency in the pack's order, further ones last. `groups` tells which of the pack's documents apply; empty: all.
std::vector<CaseDocumentLine> documentsOf(const domain::Workspace& workspace, const StoredTracked& child,
                                          const base::EnumSet<domain::Group>& groups, const framework::Pack& pack,
                                          const calendar::Calendar& calendar);
inline constexpr std::array<std::string_view, 3> kCaseAgencies{"education", "health", "social_care"};
/// The agency as people write it: "Social care".
std::string agencyTitle(const std::string& agency);

std::vector<const domain::Stored<domain::CasePractitioner>*> practitionersOf(const domain::Workspace& workspace,
                                                                             const domain::TrackedChildId& child);
/// By day.
std::vector<const domain::Stored<domain::CaseEvent>*> chronologyOf(const domain::Workspace& workspace,
                                                                   const domain::TrackedChildId& child);

/// What Today and the page's head count. Replaced and practice children don't count.
struct TrackedCounts {
  int children = 0;
  int agreed = 0;
  int agreementAsked = 0;
  int refused = 0;               // or withdrawn
  int documentsOutstanding = 0;  // wanted or asked for
  int documentsLate = 0;
};
TrackedCounts trackedCounts(const domain::Workspace& workspace, const domain::InspectionId& inspection,
                            const framework::Pack& pack, const calendar::Calendar& calendar, const base::Now& now);

/// The checklist of a new tracked child as records, one a document that applies. Which apply is known from them later,
/// when the lists aren't read.
std::vector<domain::CaseDocument> checklistFor(const domain::TrackedChildId& child,
                                               const base::EnumSet<domain::Group>& groups,
                                               const framework::TrackedChildren& rules, base::IdMaker& ids,
                                               base::Stamp at);

/// A child inspectors chose, before there is a record of it.
struct ChosenChild {
  std::string caseCode;
  base::Day on;
  std::string why = {};  // by case code only
  std::optional<base::Day> documentsDue = {};
  std::optional<base::TimeOfDay> documentsDueTime = {};
};
/// The record with its checklist, in the lowest free place; the pool says what the lists know of the child, who doesn't
/// have to be on them. With `replaced`, in that child's place for the reason. The new record comes first or follows the
/// replaced one. BadUse for what isn't a case code, DuplicateId where it is tracked already, MissingField without a
/// reason.
base::Result<domain::ChangeSet> trackChild(const domain::Workspace& workspace, const domain::InspectionId& inspection,
                                           const framework::TrackedChildren& rules, const SamplePool& pool,
                                           const ChosenChild& chosen, const StoredTracked* replaced,
                                           const std::string& why, base::IdMaker& ids, base::Stamp at);
/// The sample as records, in place of the one before and all that hangs on it.
domain::ChangeSet keepSample(const domain::Workspace& workspace, const domain::InspectionId& inspection,
                             const framework::TrackedChildren& rules, const SamplePool& pool,
                             const PracticeSample& sample, base::IdMaker& ids, const base::Now& now);

/// The document in that state, with the moment it came or went where there is none yet.
domain::CaseDocument withState(domain::CaseDocument document, domain::CaseDocumentState state, base::Stamp at);
/// What to change for a line of the checklist: its record, or a new one of it.
domain::CaseDocument documentOf(const domain::TrackedChildId& child, const CaseDocumentLine& line, base::IdMaker& ids,
                                base::Stamp at);

/// Whether open words hold one of the names that are sealed: those go by case code.
bool holdsName(const std::string& words, const std::string& names);
/// BadUse where words for an open field hold one of the child's sealed names; `what` begins the sentence ("The title").
base::Result<void> namesNobody(const seal::Key& key, const domain::TrackedChild& child, std::string_view what,
                               const std::string& words);

/// Another child takes the place. MissingField without a reason.
base::Result<domain::ChangeSet> replaceTracked(const StoredTracked& old, domain::TrackedChild with,
                                               const std::string& why);

/// Takes a child out with all that hangs on it, and the marks that evidence and meetings carry of it.
domain::ChangeSet removeTracked(const domain::Workspace& workspace, const StoredTracked& child);

/// Draft evidence of a case: by case code only. `names` are the sealed texts of the child: BadUse where the words hold
/// one of the names.
base::Result<domain::Evidence> evidenceFromCase(const domain::TrackedChild& child, const std::string& names,
                                                const std::string& summary, domain::Finding finding,
                                                base::ShortCode criterion, base::Day loggedOn);

/// An original under the seal: its bytes as they are. FileMissing, FileTooBig, storeBytes's.
struct SealedOriginal {
  std::string sealedSha256;  // of what is stored
  std::string sha256;        // of the file
};
base::Result<SealedOriginal> sealOriginal(Session& session, const seal::Key& key, const base::Uuid& record,
                                          const std::string& bytes);
/// The bytes as they came in: compared with their hash. SealDamaged, Damaged.
base::Result<std::string> openOriginal(Session& session, const seal::Key& key, const base::Uuid& record,
                                       const std::string& sealedSha256, const std::string& sha256);

inline constexpr std::size_t kLargestOriginal = std::size_t{200} << 20U;

}  // namespace waymark::app
