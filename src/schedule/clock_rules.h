// SPDX-License-Identifier: GPL-3.0-or-later
// The law's clocks on EHC plans as data: what starts each, what stops it, how long it is and when it doesn't count.
// Read from resources/clocks/*.json and from files of the user's own (docs/file-formats.md); clocks.h works with them.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/codes.h"
#include "base/error.h"
#include "framework/pack.h"

namespace waymark::schedule {

/// What can start or stop a clock. Each belongs to one kind of strand (strandOf).
enum class ClockEvent : std::uint8_t {
  RequestReceived,
  RequestDecided,
  RequestWithdrawn,
  AssessmentDecided,
  DraftIssued,
  PlanIssued,
  AdviceAsked,
  AdviceReceived,
  PlanMade,           // the plan's first day, where reviews count from it
  LastMeeting,        // of the last review that there is
  LastDecided,
  ReviewMeeting,      // of the review under way or just ended
  ReviewDecided,
  AmendmentsProposed,
  AmendedPlanIssued,
  TransferOn,         // the day of the move
  TransferPlanIssued, // the plan names the new place
  DecisionLetter,     // one that can be appealed
  MediationAsked,
  MediationHeld,
  Certificate,
  AppealMade,
};

enum class StrandKind : std::uint8_t { Request, Advice, Review, Transfer, Letter };

enum class ClockUnit : std::uint8_t {
  Weeks,
  CalendarDays,
  Months,
  MonthsBefore,  // before the day that starts it
  FixedDate,     // a day of the year of the day that starts it
};

/// Whose the time is: the authority's, to be done within; the family's, to use or not; or time that the authority must
/// at least give before it goes on.
enum class ClockKind : std::uint8_t { Limit, Window, Least };

/// Which strands a clock is for.
enum class Applies : std::uint8_t {
  Always,
  PlanOwed,         // unless the authority said no
  NoPlan,           // a plan is not to be issued
  Amending,         // the review ended in a decision to amend
  SchoolTransfer,   // between phases of school, or into school
  ToPost16,
  BetweenPost16,
};

}  // namespace waymark::schedule

template <>
struct waymark::base::CodeSet<waymark::schedule::ClockEvent> {
  static constexpr std::array<std::string_view, 22> kCodes{
      "request_received", "request_decided", "request_withdrawn", "assessment_decided", "draft_issued",
      "plan_issued",      "advice_asked",    "advice_received",   "plan_made",          "last_meeting",
      "last_decided",     "review_meeting",  "review_decided",    "amendments_proposed", "amended_plan",
      "transfer_on",      "transfer_plan",   "decision_letter",   "mediation_asked",    "mediation_held",
      "certificate",      "appeal_made"};
};
template <>
struct waymark::base::CodeSet<waymark::schedule::ClockUnit> {
  static constexpr std::array<std::string_view, 5> kCodes{"weeks", "calendar_days", "months", "months_before",
                                                          "fixed_date"};
};
template <>
struct waymark::base::CodeSet<waymark::schedule::ClockKind> {
  static constexpr std::array<std::string_view, 3> kCodes{"limit", "window", "least"};
};
template <>
struct waymark::base::CodeSet<waymark::schedule::Applies> {
  static constexpr std::array<std::string_view, 7> kCodes{
      "always", "plan_owed", "no_plan", "amending", "school_transfer", "to_post_16", "between_post_16"};
};

namespace waymark::schedule {

StrandKind strandOf(ClockEvent event);

struct ClockLimit {
  int amount = 0;  // of a fixed date: unused
  ClockUnit unit = ClockUnit::Weeks;
  unsigned month = 0;  // of a fixed date
  unsigned day = 0;
  bool operator==(const ClockLimit&) const = default;
};

/// The day on which a limit that starts on `start` ends. Months end on the last day of a shorter month.
base::Day endOf(const ClockLimit& limit, base::Day start);
/// "6 weeks", "15 days", "12 months", "5 months before", "15 Feb".
std::string limitText(const ClockLimit& limit);

struct ClockException {
  std::string id;
  std::string title;
  framework::Provenance provenance;
};

struct ClockRule {
  std::string id;
  std::string title;
  std::string shortTitle;
  ClockKind kind = ClockKind::Limit;
  Applies applies = Applies::Always;
  std::vector<ClockEvent> starts;  // the first that is known
  std::vector<ClockEvent> stops;   // the first that is known
  ClockLimit limit;
  /// A second start with a limit of its own: the later end counts.
  std::optional<ClockEvent> orFrom;
  ClockLimit orLimit;
  int soonDays = 14;                     // due soon from so many days before
  std::vector<std::string> exceptions;   // ids
  std::string regulation;
  std::string note;
  framework::Provenance provenance;
};

struct ClockEventWords {
  ClockEvent event;
  std::string title;  // as it stands in "counted from …": "the request"
};

struct ClockRules {
  std::string id;
  std::string version;
  std::string title;
  std::string about;
  base::Day effectiveFrom;
  std::optional<base::Day> effectiveTo;
  std::vector<ClockEventWords> events;
  std::vector<ClockException> exceptions;
  std::vector<ClockRule> rules;
  framework::Provenance provenance;

  [[nodiscard]] const ClockRule* rule(std::string_view ruleId) const;
  /// The place of a rule in `rules`.
  [[nodiscard]] std::optional<std::size_t> place(std::string_view ruleId) const;
  [[nodiscard]] const ClockException* exception(std::string_view exceptionId) const;
  [[nodiscard]] std::string_view words(ClockEvent event) const;
};

constexpr std::string_view kFinalPlanClock = "final_plan";
constexpr std::string_view kStandardClocks = "england-2014";

/// A file's text as rules. Errors: BadText, BadJson, BadSchema {file, path, problem}.
base::Result<ClockRules> parseClockRules(std::string_view json, std::string_view file);
/// The built-in rules of an id; NotFound names it.
base::Result<ClockRules> builtInClockRules(std::string_view id);

}  // namespace waymark::schedule
