// SPDX-License-Identifier: GPL-3.0-or-later
// Children on the person-level lists, without who they are: a case code, keyed hashes to find them by, and the extracts
// they came in. Names, dates of birth and pupil numbers lie sealed in an extract's content (src/seal, docs/privacy.md).
#pragma once

#include <string>

#include "base/date.h"
#include "base/id.h"
#include "domain/codes.h"
#include "domain/field.h"

namespace waymark::domain {

using ChildId = base::Id<struct ChildTag>;
using ListExtractId = base::Id<struct ListExtractTag>;
using IdentityAccessId = base::Id<struct IdentityAccessTag>;
using ListMappingId = base::Id<struct ListMappingTag>;
using ListCorrectionId = base::Id<struct ListCorrectionTag>;
using RuleSwitchId = base::Id<struct RuleSwitchTag>;
using ListSubmissionId = base::Id<struct ListSubmissionTag>;
using ClockNoteId = base::Id<struct ClockNoteTag>;

/// The same child over all lists and extracts. The keys are seal::Key::digest of the folded value: equal for equal
/// values, and worth nothing without the key. "" where a source gave no value.
struct Child {
  ChildId id;
  std::string caseCode;   // "C-0421": what working screens, tracked children and evidence say
  std::string upnKey;
  std::string ulnKey;
  std::string localKey;  // the source's own id, together with the source
  bool operator==(const Child&) const = default;
};

/// One list as it came in, never edited afterwards: corrections lie beside it. Both contents are bytes in the store of
/// attachments (storage/attachments.h), as CSV by column id, one line a child. A list that tells of no child (the
/// settings register, published figures) has no sealed half, and stays when children's data are deleted.
struct ListExtract {
  ListExtractId id;
  std::string definition;  // "annex-a-2023"
  std::string list;        // "List_1"
  std::string source;      // "case system", in the area's own words
  std::string fileName;
  base::Day asAt;
  int rows = 0;
  std::string openSha256;    // what can be used by case code
  std::string sealedSha256;  // who they are, sealed; "" where the list tells of no child
  std::string importedBy;
  base::Stamp importedAt;
  bool operator==(const ListExtract&) const = default;
};

/// Who had identities on screen, on paper or in a file, and why. Written once, never undone.
struct IdentityAccess {
  IdentityAccessId id;
  IdentityAccessKind kind = IdentityAccessKind::Unsealed;
  std::string who;
  std::string reason;
  int children = 0;  // how many; 0 where it is the whole seal
  base::Stamp at;
  bool operator==(const IdentityAccess&) const = default;
};

/// Which header of a source's files is which column, as somebody approved it: offered again with the next file.
struct ListMapping {
  ListMappingId id;
  std::string definition;
  std::string list;
  std::string source;
  std::string columns;  // JSON: {"header": "column id", …}; "" for a header that is left out
  std::string madeBy;
  base::Stamp madeAt;
  bool operator==(const ListMapping&) const = default;
};

/// A cell of a list put right here until its source is. Both values of a column that tells who a child is are sealed.
struct ListCorrection {
  ListCorrectionId id;
  std::string definition;
  std::string list;
  ChildId child;
  std::string column;  // its id
  std::string was;     // what the extract said, "" for nothing
  std::string corrected;
  std::string note;
  std::string correctedBy;
  base::Stamp correctedAt;
  bool operator==(const ListCorrection&) const = default;
};

/// A rule that isn't checked here, and why. Taking the record away switches it on again.
struct RuleSwitch {
  RuleSwitchId id;
  std::string definition;
  std::string rule;  // its code: "101a"
  std::string reason;
  std::string author;
  base::Stamp at;
  bool operator==(const RuleSwitch&) const = default;
};

/// A list as it went out, kept as it was: the two halves as in ListExtract, and the hash of the file that was sent.
struct ListSubmission {
  ListSubmissionId id;
  std::string definition;
  std::string list;
  base::Day asAt;
  int rows = 0;
  std::string openSha256;
  std::string sealedSha256;
  std::string fileName;
  std::string fileSha256;
  std::string checks;  // JSON: {"rule code": rows failing, …} on that day
  std::string sentTo;
  std::string note;
  std::string submittedBy;
  base::Stamp submittedAt;
  bool operator==(const ListSubmission&) const = default;
};

/// Why a statutory clock of a child runs late, or ran late, in words.
struct ClockNote {
  ClockNoteId id;
  ChildId child;
  std::string clock;  // its id in resources/clocks
  base::Day due;      // which of its runs
  std::string reason;
  std::string author;
  base::Stamp at;
  bool operator==(const ClockNote&) const = default;
};

template <>
struct Fields<Child> {
  static constexpr std::string_view kKind = "child";
  static constexpr std::tuple kList{Field{"id", &Child::id}, Field{"case_code", &Child::caseCode},
                                    Field{"upn_key", &Child::upnKey}, Field{"uln_key", &Child::ulnKey},
                                    Field{"local_key", &Child::localKey}};
};

template <>
struct Fields<ListExtract> {
  static constexpr std::string_view kKind = "list_extract";
  static constexpr std::tuple kList{Field{"id", &ListExtract::id},
                                    Field{"definition", &ListExtract::definition},
                                    Field{"list", &ListExtract::list},
                                    Field{"source", &ListExtract::source},
                                    Field{"file_name", &ListExtract::fileName},
                                    Field{"as_at", &ListExtract::asAt},
                                    Field{"row_count", &ListExtract::rows},
                                    Field{"open_sha256", &ListExtract::openSha256},
                                    Field{"sealed_sha256", &ListExtract::sealedSha256},
                                    Field{"imported_by", &ListExtract::importedBy},
                                    Field{"imported_at", &ListExtract::importedAt}};
};

template <>
struct Fields<IdentityAccess> {
  static constexpr std::string_view kKind = "identity_access";
  static constexpr std::tuple kList{Field{"id", &IdentityAccess::id},          Field{"access_kind", &IdentityAccess::kind},
                                    Field{"who", &IdentityAccess::who},        Field{"reason", &IdentityAccess::reason},
                                    Field{"children", &IdentityAccess::children}, Field{"at", &IdentityAccess::at}};
};

template <>
struct Fields<ListMapping> {
  static constexpr std::string_view kKind = "list_mapping";
  static constexpr std::tuple kList{Field{"id", &ListMapping::id},           Field{"definition", &ListMapping::definition},
                                    Field{"list", &ListMapping::list},       Field{"source", &ListMapping::source},
                                    Field{"columns", &ListMapping::columns}, Field{"made_by", &ListMapping::madeBy},
                                    Field{"made_at", &ListMapping::madeAt}};
};

template <>
struct Fields<ListCorrection> {
  static constexpr std::string_view kKind = "list_correction";
  static constexpr std::tuple kList{Field{"id", &ListCorrection::id},
                                    Field{"definition", &ListCorrection::definition},
                                    Field{"list", &ListCorrection::list},
                                    Field{"child", &ListCorrection::child},
                                    Field{"column_id", &ListCorrection::column},
                                    Field{"was", &ListCorrection::was},
                                    Field{"corrected", &ListCorrection::corrected},
                                    Field{"note", &ListCorrection::note},
                                    Field{"corrected_by", &ListCorrection::correctedBy},
                                    Field{"corrected_at", &ListCorrection::correctedAt}};
};

template <>
struct Fields<RuleSwitch> {
  static constexpr std::string_view kKind = "rule_switch";
  static constexpr std::tuple kList{Field{"id", &RuleSwitch::id},         Field{"definition", &RuleSwitch::definition},
                                    Field{"rule", &RuleSwitch::rule},     Field{"reason", &RuleSwitch::reason},
                                    Field{"author", &RuleSwitch::author}, Field{"at", &RuleSwitch::at}};
};

template <>
struct Fields<ListSubmission> {
  static constexpr std::string_view kKind = "list_submission";
  static constexpr std::tuple kList{Field{"id", &ListSubmission::id},
                                    Field{"definition", &ListSubmission::definition},
                                    Field{"list", &ListSubmission::list},
                                    Field{"as_at", &ListSubmission::asAt},
                                    Field{"row_count", &ListSubmission::rows},
                                    Field{"open_sha256", &ListSubmission::openSha256},
                                    Field{"sealed_sha256", &ListSubmission::sealedSha256},
                                    Field{"file_name", &ListSubmission::fileName},
                                    Field{"file_sha256", &ListSubmission::fileSha256},
                                    Field{"checks", &ListSubmission::checks},
                                    Field{"sent_to", &ListSubmission::sentTo},
                                    Field{"note", &ListSubmission::note},
                                    Field{"submitted_by", &ListSubmission::submittedBy},
                                    Field{"submitted_at", &ListSubmission::submittedAt}};
};

template <>
struct Fields<ClockNote> {
  static constexpr std::string_view kKind = "clock_note";
  static constexpr std::tuple kList{Field{"id", &ClockNote::id},         Field{"child", &ClockNote::child},
                                    Field{"clock", &ClockNote::clock},   Field{"due", &ClockNote::due},
                                    Field{"reason", &ClockNote::reason}, Field{"author", &ClockNote::author},
                                    Field{"at", &ClockNote::at}};
};

}  // namespace waymark::domain
