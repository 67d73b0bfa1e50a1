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

/// One person-level list as it came in, never edited afterwards: corrections lie beside it. Both contents are bytes in
/// the store of attachments (storage/attachments.h), as CSV by column id, one line a child.
struct ListExtract {
  ListExtractId id;
  std::string definition;  // "annex-a-2023"
  std::string list;        // "List_1"
  std::string source;      // "case system", in the area's own words
  std::string fileName;
  base::Day asAt;
  int rows = 0;
  std::string openSha256;    // what can be used by case code
  std::string sealedSha256;  // who they are, sealed
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

}  // namespace waymark::domain
