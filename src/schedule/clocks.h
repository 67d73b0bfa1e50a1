// SPDX-License-Identifier: GPL-3.0-or-later
// A child's statutory clocks: what happened and when goes in, what is due, late, met and why comes out. Pure; today is
// an argument, and what is dated after it hasn't happened yet.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/codes.h"
#include "base/date.h"
#include "schedule/clock_rules.h"

namespace waymark::schedule {

/// What the authority answered. Unknown: the extract says something that is none of its codes.
enum class Answer : std::uint8_t { NotRecorded, NotYet, Yes, No, Withdrawn, Historical, Unknown };
enum class ReviewAnswer : std::uint8_t { NotRecorded, Maintain, Amend, Cease, Unknown };

/// One request, one agency's advice, one review, one transfer or one letter: the days of what happened in it.
struct Strand {
  StrandKind kind = StrandKind::Request;
  std::array<std::optional<base::Day>, base::codeCount<ClockEvent>()> days{};
  /// What its source has a column for. A clock whose stop isn't held can't be told, and isn't.
  base::EnumSet<ClockEvent> held;
  std::string subject;  // the agency; what a letter says
  Answer request = Answer::NotRecorded;
  Answer assessment = Answer::NotRecorded;
  ReviewAnswer review = ReviewAnswer::NotRecorded;
  std::string exception;            // an id of the rules; "" for none
  bool finalPlanException = false;  // it is told of the final plan's clock alone
  bool transferredIn = false;       // the plan came from another authority
  Applies transfer = Applies::Always;
  std::optional<base::Day> dueGiven;  // the source's own due day, of a transfer
  int ofRequest = -1;                 // of advice: the place of its request in the case

  [[nodiscard]] const std::optional<base::Day>& day(ClockEvent event) const {
    return days[static_cast<std::size_t>(event)];
  }
  void set(ClockEvent event, std::optional<base::Day> day) { days[static_cast<std::size_t>(event)] = day; }
};

struct ClockCase {
  std::vector<Strand> strands;
};

enum class ClockState : std::uint8_t {
  NotStarted,
  Running,
  DueSoon,
  Late,
  Met,
  MetLate,
  Exempt,    // past its day, and an exception applies
  CutShort,  // less time was given than must be
  Closed,    // it no longer runs
  Unclear,   // the dates contradict each other
};

/// What holds a clock up: the first stage that isn't done.
enum class HeldBy : std::uint8_t {
  Nothing,
  DecisionToAssess,
  Advice,
  DecisionToIssue,
  Draft,
  FinalPlan,
  ReviewMeeting,
  ReviewDecision,
  Amendments,
  AmendedPlan,
  Place,
  PastRefusal,  // only issuing a plan can be in time now
  DayMissing,   // it was done, and the extract has no day
};

struct LateAdvice {
  std::string agency;
  int daysOver = 0;  // past its own day; 0 or less where there is still time
  bool operator==(const LateAdvice&) const = default;
};

struct ChildClock {
  std::size_t rule = 0;    // in ClockRules::rules
  std::size_t strand = 0;  // in ClockCase::strands
  std::string subject;     // the strand's
  std::optional<ClockEvent> startedBy;  // which day it is counted from
  std::optional<base::Day> started;
  std::optional<base::Day> due;
  std::optional<base::Day> stopped;
  ClockState state = ClockState::NotStarted;
  int days = 0;  // late by, short by, or still left, by state
  HeldBy heldBy = HeldBy::Nothing;
  std::optional<base::Day> since;  // of what holds it up: the day it was to be done, or the last stage's day
  std::vector<LateAdvice> advice;
  std::string exception;  // that applies to this clock, whatever its state
};

/// Something in a child's dates that can't be as it stands. Kept and told; never mended or left out.
struct ClockFault {
  std::string kind;  // "decision_before_request" …; docs/cli.md has all
  std::size_t strand = 0;
  base::Context parameters;
};

struct CaseClocks {
  std::vector<ChildClock> clocks;  // by strand, then the rules' order
  std::vector<ClockFault> faults;
};

CaseClocks clocksOf(const ClockCase& aCase, const ClockRules& rules, base::Day today);

/// Worse first: late, unclear, cut short, due soon, running, not started, exempt, met late, met, closed.
int urgency(ClockState state);

/// English sentences; the window translates the templates.
const char* faultTemplate(std::string_view kind);
std::string faultText(const ClockFault& fault);
/// What holds it up, "" where nothing does.
std::string heldByText(const ChildClock& clock);
/// "from the decision letter of the last review, Mon 3 Mar 2025".
std::string startedText(const ChildClock& clock, const ClockRules& rules);

}  // namespace waymark::schedule

template <>
struct waymark::base::CodeSet<waymark::schedule::ClockState> {
  static constexpr std::array<std::string_view, 10> kCodes{"not_started", "running", "due_soon",  "late",   "met",
                                                           "met_late",    "exempt",  "cut_short", "closed", "unclear"};
};
template <>
struct waymark::base::CodeSet<waymark::schedule::HeldBy> {
  static constexpr std::array<std::string_view, 13> kCodes{
      "nothing",         "decision_to_assess", "advice",     "decision_to_issue", "draft", "final_plan",   "review_meeting",
      "review_decision", "amendments",         "amended_plan", "place",           "past_refusal", "day_missing"};
};
