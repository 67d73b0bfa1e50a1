// SPDX-License-Identifier: GPL-3.0-or-later
// Evidence: one finding a record, and what it can be linked to.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/codes.h"
#include "base/date.h"
#include "base/id.h"
#include "domain/codes.h"
#include "domain/field.h"
#include "domain/ids.h"
#include "domain/inspection.h"
#include "domain/partnership.h"

namespace waymark::domain {

using EvidenceId = base::Id<struct EvidenceTag>;
using FileLinkId = base::Id<struct FileLinkTag>;
using EarlierFindingId = base::Id<struct EarlierFindingTag>;
using PriorityId = base::Id<struct PriorityTag>;
using AttachmentId = base::Id<struct AttachmentTag>;

struct Evidence {
  EvidenceId id;
  std::string reference;  // the id it came in with ("R02-07"), else ""
  std::string summary;    // what we found, one finding
  std::string detail;
  Finding finding = Finding::Mixed;
  std::optional<Reach> reach;    // none: not said, counts as neutral
  std::optional<Impact> impact;  // likewise
  base::ShortCode criterion;
  std::vector<base::ShortCode> also;
  base::EnumSet<Service> services;
  base::EnumSet<AgePhase> agePhase;
  base::EnumSet<Group> groups;
  std::optional<SourceKind> source;
  std::optional<base::Day> coversFrom;
  std::optional<base::Day> coversTo;
  std::optional<PersonId> givenBy;
  std::optional<PartnerId> partner;
  ReviewState review = ReviewState::Draft;
  std::optional<base::Day> reviewBy;
  base::Day loggedOn;
  std::vector<EarlierFindingId> earlierFindings;
  std::vector<PriorityId> priorities;
  // Where it came from, if it was made of something else here.
  std::optional<SurveyCommentId> fromComment;
  std::optional<TrackedChildId> fromCase;
  std::optional<InspectionPointId> fromPoint;  // restricted until publication: what it says stands in the point
  bool operator==(const Evidence&) const = default;
};

/// A file where it lies: a path or an address. The file itself isn't in the workspace.
struct FileLink {
  FileLinkId id;
  EvidenceId evidence;
  std::string title;
  std::string location;
  bool operator==(const FileLink&) const = default;
};

/// A file inside the workspace. Its bytes lie apart, found by their SHA-256 (storage/attachments.h).
struct Attachment {
  AttachmentId id;
  std::optional<EvidenceId> evidence;
  std::string name;       // the file's, with its ending
  std::string mediaType;  // "application/pdf"
  int bytes = 0;
  std::string sha256;  // 64 hex digits
  std::string addedBy;
  base::Stamp addedAt;
  bool operator==(const Attachment&) const = default;
};

/// The area's own earlier finding from an inspection, with who must act on it.
struct EarlierFinding {
  EarlierFindingId id;
  EarlierFindingKind kind = EarlierFindingKind::Improvement;
  std::string text;
  std::string fromInspection;  // in words, where the workspace doesn't hold the inspection
  std::optional<base::Day> publishedOn;
  std::optional<base::ShortCode> criterion;
  std::vector<PartnerId> responsible;
  std::optional<InspectionId> inspection;  // whose letter it stood in
  bool operator==(const EarlierFinding&) const = default;
};

/// A priority the partnership has stated for itself.
struct Priority {
  PriorityId id;
  std::string title;
  std::string detail;
  std::optional<PartnerId> lead;
  std::vector<base::ShortCode> criteria;
  bool operator==(const Priority&) const = default;
};

template <>
struct Fields<Evidence> {
  static constexpr std::string_view kKind = "evidence";
  static constexpr std::tuple kList{Field{"id", &Evidence::id},
                                    Field{"reference", &Evidence::reference},
                                    Field{"summary", &Evidence::summary},
                                    Field{"detail", &Evidence::detail},
                                    Field{"finding", &Evidence::finding},
                                    Field{"reach", &Evidence::reach},
                                    Field{"impact", &Evidence::impact},
                                    Field{"criterion", &Evidence::criterion},
                                    Field{"also", &Evidence::also},
                                    Field{"services", &Evidence::services},
                                    Field{"age_phase", &Evidence::agePhase},
                                    Field{"groups", &Evidence::groups},
                                    Field{"source", &Evidence::source},
                                    Field{"covers_from", &Evidence::coversFrom},
                                    Field{"covers_to", &Evidence::coversTo},
                                    Field{"given_by", &Evidence::givenBy},
                                    Field{"partner", &Evidence::partner},
                                    Field{"review", &Evidence::review},
                                    Field{"review_by", &Evidence::reviewBy},
                                    Field{"logged_on", &Evidence::loggedOn},
                                    Field{"earlier_findings", &Evidence::earlierFindings},
                                    Field{"priorities", &Evidence::priorities},
                                    Field{"from_comment", &Evidence::fromComment},
                                    Field{"from_case", &Evidence::fromCase},
                                    Field{"from_point", &Evidence::fromPoint}};
};

template <>
struct Fields<FileLink> {
  static constexpr std::string_view kKind = "file_link";
  static constexpr std::tuple kList{Field{"id", &FileLink::id}, Field{"evidence", &FileLink::evidence},
                                    Field{"title", &FileLink::title}, Field{"location", &FileLink::location}};
};

template <>
struct Fields<Attachment> {
  static constexpr std::string_view kKind = "attachment";
  static constexpr std::tuple kList{Field{"id", &Attachment::id},
                                    Field{"evidence", &Attachment::evidence},
                                    Field{"name", &Attachment::name},
                                    Field{"media_type", &Attachment::mediaType},
                                    Field{"bytes", &Attachment::bytes},
                                    Field{"sha256", &Attachment::sha256},
                                    Field{"added_by", &Attachment::addedBy},
                                    Field{"added_at", &Attachment::addedAt}};
};

template <>
struct Fields<EarlierFinding> {
  static constexpr std::string_view kKind = "earlier_finding";
  static constexpr std::tuple kList{Field{"id", &EarlierFinding::id},
                                    Field{"finding_kind", &EarlierFinding::kind},
                                    Field{"text", &EarlierFinding::text},
                                    Field{"from_inspection", &EarlierFinding::fromInspection},
                                    Field{"published_on", &EarlierFinding::publishedOn},
                                    Field{"criterion", &EarlierFinding::criterion},
                                    Field{"responsible", &EarlierFinding::responsible},
                                    Field{"inspection", &EarlierFinding::inspection}};
};

template <>
struct Fields<Priority> {
  static constexpr std::string_view kKind = "priority";
  static constexpr std::tuple kList{Field{"id", &Priority::id}, Field{"title", &Priority::title},
                                    Field{"detail", &Priority::detail}, Field{"lead", &Priority::lead},
                                    Field{"criteria", &Priority::criteria}};
};

}  // namespace waymark::domain
