// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>

#include "schedule/clocks.h"

using namespace waymark;
using namespace waymark::schedule;
using base::Day;
using base::dayOf;
using std::chrono::days;
using Event = ClockEvent;

namespace {

const ClockRules& rules() {
  static const auto kRules = *builtInClockRules(kStandardClocks);
  return kRules;
}

Strand strand(StrandKind kind) {
  Strand out;
  out.kind = kind;
  for (std::size_t i = 0; i < base::codeCount<Event>(); ++i)
    if (strandOf(static_cast<Event>(i)) == kind) out.held.insert(static_cast<Event>(i));
  return out;
}

Strand request(Day received) {
  auto out = strand(StrandKind::Request);
  out.set(Event::RequestReceived, received);
  return out;
}

const ChildClock* find(const CaseClocks& clocks, std::string_view rule) {
  for (const auto& clock : clocks.clocks)
    if (rules().rules[clock.rule].id == rule) return &clock;
  return nullptr;
}

ChildClock clockOf(const ClockCase& aCase, std::string_view rule, Day today) {
  const auto read = clocksOf(aCase, rules(), today);
  const auto* found = find(read, rule);
  CAPTURE(rule);
  REQUIRE(found != nullptr);
  return *found;
}

std::vector<std::string> faultsOf(const ClockCase& aCase, Day today = dayOf(2026, 11, 23)) {
  std::vector<std::string> kinds;
  for (const auto& fault : clocksOf(aCase, rules(), today).faults) {
    kinds.push_back(fault.kind);
    CHECK_FALSE(faultText(fault).empty());
    CHECK(faultText(fault).find('{') == std::string::npos);
  }
  return kinds;
}

constexpr Day kAsked = dayOf(2026, 3, 2);

}  // namespace

TEST_CASE("the decision whether to assess is late from the day after six weeks") {
  const ClockCase open{{request(kAsked)}};
  const auto due = kAsked + days(42);
  CHECK(clockOf(open, "decide_to_assess", due - days(11)).state == ClockState::Running);
  const auto soon = clockOf(open, "decide_to_assess", due);
  CHECK(soon.state == ClockState::DueSoon);
  CHECK(soon.due == due);
  CHECK(soon.days == 0);
  const auto late = clockOf(open, "decide_to_assess", due + days(1));
  CHECK(late.state == ClockState::Late);
  CHECK(late.days == 1);
  CHECK(late.heldBy == HeldBy::DecisionToAssess);
  CHECK(heldByText(late) == "no decision whether to assess since Mon 2 Mar 2026");
  CHECK(startedText(late, rules()) == "from the request, Mon 2 Mar 2026");
}

TEST_CASE("a clock that was stopped is met on its last day and met late after it") {
  auto done = request(kAsked);
  done.request = Answer::Yes;
  done.set(Event::RequestDecided, kAsked + days(42));
  CHECK(clockOf({{done}}, "decide_to_assess", dayOf(2026, 11, 23)).state == ClockState::Met);
  done.set(Event::RequestDecided, kAsked + days(45));
  const auto late = clockOf({{done}}, "decide_to_assess", dayOf(2026, 11, 23));
  CHECK(late.state == ClockState::MetLate);
  CHECK(late.days == 3);
  // As it stood before the decision was made.
  CHECK(clockOf({{done}}, "decide_to_assess", kAsked + days(44)).state == ClockState::Late);
}

TEST_CASE("a late plan says which stage holds it up") {
  auto one = request(kAsked);
  const auto today = kAsked + days(150);
  CHECK(clockOf({{one}}, "final_plan", today).heldBy == HeldBy::DecisionToAssess);
  one.request = Answer::Yes;
  one.set(Event::RequestDecided, kAsked + days(40));
  CHECK(clockOf({{one}}, "final_plan", today).heldBy == HeldBy::DecisionToIssue);
  one.assessment = Answer::Yes;
  one.set(Event::AssessmentDecided, kAsked + days(100));
  CHECK(clockOf({{one}}, "final_plan", today).heldBy == HeldBy::Draft);
  one.set(Event::DraftIssued, kAsked + days(110));
  const auto drafted = clockOf({{one}}, "final_plan", today);
  CHECK(drafted.heldBy == HeldBy::FinalPlan);
  CHECK(drafted.state == ClockState::Late);
  CHECK(drafted.days == 10);
  CHECK(drafted.since == kAsked + days(110));
}

TEST_CASE("advice that is outstanding is told by agency with its days over, the longest first") {
  auto one = request(kAsked);
  one.request = Answer::Yes;
  one.set(Event::RequestDecided, kAsked + days(40));
  const auto asked = [](const char* agency, Day day, std::optional<Day> received = {}) {
    auto advice = strand(StrandKind::Advice);
    advice.subject = agency;
    advice.ofRequest = 0;
    advice.set(Event::AdviceAsked, day);
    advice.set(Event::AdviceReceived, received);
    return advice;
  };
  const auto today = kAsked + days(145);
  const ClockCase both{{one, asked("School", kAsked + days(41), kAsked + days(60)),
                        asked("Health", today - days(44)), asked("Educational psychology", today - days(52)),
                        asked("Social care", today - days(10))}};
  const auto late = clockOf(both, "final_plan", today);
  CHECK(late.heldBy == HeldBy::Advice);
  CHECK(heldByText(late) == "advice not in: Educational psychology (10 days over), Health (2 days over), Social care");
  const auto read = clocksOf(both, rules(), today);
  std::vector<ClockState> states;
  for (const auto& clock : read.clocks)
    if (rules().rules[clock.rule].id == "advice") states.push_back(clock.state);
  CHECK(states == std::vector{ClockState::Met, ClockState::Late, ClockState::Late, ClockState::Running});
  auto unasked = strand(StrandKind::Advice);
  unasked.subject = "Health";
  CHECK(clockOf({{unasked}}, "advice", today).state == ClockState::NotStarted);
}

TEST_CASE("an exception takes a case past its day out of the late ones and names itself") {
  auto one = request(kAsked);
  one.exception = "closure";
  const auto past = kAsked + days(141);
  const auto clock = clockOf({{one}}, "final_plan", past);
  CHECK(clock.state == ClockState::Exempt);
  CHECK(clock.exception == "closure");
  CHECK(clock.days == 1);
  CHECK(clockOf({{one}}, "final_plan", kAsked + days(1)).state == ClockState::Running);
  // A missed appointment is no exception to the six weeks.
  one.exception = "missed_appointment";
  CHECK(clockOf({{one}}, "decide_to_assess", past).state == ClockState::Late);
  CHECK(clockOf({{one}}, "final_plan", past).state == ClockState::Exempt);
  // SEN2's flag is about the twenty weeks alone.
  one.exception = "not_named";
  one.finalPlanException = true;
  CHECK(clockOf({{one}}, "decide_to_assess", past).state == ClockState::Late);
  CHECK(clockOf({{one}}, "final_plan", past).state == ClockState::Exempt);
  one.set(Event::PlanIssued, past);
  CHECK(clockOf({{one}}, "final_plan", past).state == ClockState::Exempt);
}

TEST_CASE("the sixteen weeks are for refusals: a conditional day before the decision, and never late for a plan") {
  auto one = request(kAsked);
  one.request = Answer::Yes;
  one.set(Event::RequestDecided, kAsked + days(40));
  CHECK(clockOf({{one}}, "refuse_to_issue", kAsked + days(112)).state == ClockState::DueSoon);
  const auto past = clockOf({{one}}, "refuse_to_issue", kAsked + days(113));
  CHECK(past.state == ClockState::Closed);
  CHECK(past.heldBy == HeldBy::PastRefusal);
  one.assessment = Answer::No;
  one.set(Event::AssessmentDecided, kAsked + days(115));
  const auto refused = clocksOf({{one}}, rules(), kAsked + days(200));
  CHECK(find(refused, "refuse_to_issue")->state == ClockState::MetLate);
  CHECK(find(refused, "refuse_to_issue")->days == 3);
  CHECK(find(refused, "final_plan") == nullptr);
  one.assessment = Answer::Yes;
  CHECK(find(clocksOf({{one}}, rules(), kAsked + days(200)), "refuse_to_issue") == nullptr);
}

TEST_CASE("a refused or withdrawn request runs no further") {
  auto one = request(kAsked);
  one.request = Answer::No;
  one.set(Event::RequestDecided, kAsked + days(30));
  const auto refused = clocksOf({{one}}, rules(), kAsked + days(300));
  CHECK(find(refused, "decide_to_assess")->state == ClockState::Met);
  CHECK(find(refused, "final_plan") == nullptr);
  CHECK(find(refused, "refuse_to_issue") == nullptr);
  auto gone = request(kAsked);
  gone.request = Answer::Withdrawn;
  CHECK(clockOf({{gone}}, "final_plan", kAsked + days(300)).state == ClockState::Closed);
}

TEST_CASE("a plan that comes before the family’s fifteen days are over cuts them short") {
  auto one = request(kAsked);
  const auto draft = kAsked + days(100);
  one.set(Event::DraftIssued, draft);
  CHECK(clockOf({{one}}, "comments_on_draft", draft).state == ClockState::Running);
  CHECK(clockOf({{one}}, "comments_on_draft", draft + days(15)).state == ClockState::DueSoon);
  CHECK(clockOf({{one}}, "comments_on_draft", draft + days(16)).state == ClockState::Closed);
  one.set(Event::PlanIssued, draft + days(12));
  const auto early = clockOf({{one}}, "comments_on_draft", draft + days(40));
  CHECK(early.state == ClockState::CutShort);
  CHECK(early.days == 3);
  one.set(Event::PlanIssued, draft + days(15));
  CHECK(clockOf({{one}}, "comments_on_draft", draft + days(40)).state == ClockState::Met);
}

TEST_CASE("the annual review counts from the decision letter, else from the meeting, else from the plan, and says which") {
  auto one = strand(StrandKind::Review);
  one.set(Event::PlanMade, dayOf(2023, 5, 31));
  CHECK(clockOf({{one}}, "annual_review", dayOf(2024, 5, 31)).state == ClockState::DueSoon);
  CHECK(clockOf({{one}}, "annual_review", dayOf(2024, 6, 1)).state == ClockState::Late);
  CHECK(startedText(clockOf({{one}}, "annual_review", dayOf(2024, 6, 1)), rules()) ==
        "from the plan’s first issue, Wed 31 May 2023");
  one.set(Event::LastMeeting, dayOf(2025, 2, 3));
  const auto met = clockOf({{one}}, "annual_review", dayOf(2026, 2, 4));
  CHECK(met.startedBy == Event::LastMeeting);
  CHECK(met.due == dayOf(2026, 2, 3));
  CHECK(met.state == ClockState::Late);
  one.set(Event::LastDecided, dayOf(2025, 3, 10));
  const auto decided = clockOf({{one}}, "annual_review", dayOf(2026, 2, 4));
  CHECK(decided.startedBy == Event::LastDecided);
  CHECK(decided.due == dayOf(2026, 3, 10));
  CHECK(decided.state == ClockState::DueSoon);
  // A meeting without its decision doesn't end the review.
  one.set(Event::ReviewMeeting, dayOf(2026, 2, 20));
  const auto held = clockOf({{one}}, "annual_review", dayOf(2026, 3, 11));
  CHECK(held.state == ClockState::Late);
  CHECK(held.heldBy == HeldBy::ReviewDecision);
}

TEST_CASE("after a review meeting the decision is due in 4 weeks and the amended plan in 12") {
  auto one = strand(StrandKind::Review);
  one.set(Event::ReviewMeeting, dayOf(2026, 2, 2));
  const ClockCase waiting{{one}};
  CHECK(clockOf(waiting, "review_decision", dayOf(2026, 3, 2)).state == ClockState::DueSoon);
  CHECK(clockOf(waiting, "review_decision", dayOf(2026, 3, 3)).state == ClockState::Late);
  CHECK(find(clocksOf(waiting, rules(), dayOf(2026, 3, 3)), "amended_plan") == nullptr);
  one.review = ReviewAnswer::Amend;
  one.set(Event::ReviewDecided, dayOf(2026, 2, 20));
  const auto late = clockOf({{one}}, "amended_plan", dayOf(2026, 4, 28));
  CHECK(late.due == dayOf(2026, 4, 27));
  CHECK(late.state == ClockState::Late);
  CHECK(late.heldBy == HeldBy::Amendments);
  one.review = ReviewAnswer::Maintain;
  CHECK(find(clocksOf({{one}}, rules(), dayOf(2026, 4, 28)), "amended_plan") == nullptr);
}

TEST_CASE("a transfer is due on 15 February, on 31 March, or five months before, in the year of the move") {
  auto one = strand(StrandKind::Transfer);
  one.set(Event::TransferOn, dayOf(2026, 9, 1));
  one.transfer = Applies::SchoolTransfer;
  const auto school = clocksOf({{one}}, rules(), dayOf(2026, 2, 16));
  REQUIRE(school.clocks.size() == 1);
  CHECK(school.clocks[0].due == dayOf(2026, 2, 15));
  CHECK(school.clocks[0].state == ClockState::Late);
  one.transfer = Applies::ToPost16;
  CHECK(clockOf({{one}}, "transfer_post_16", dayOf(2026, 2, 16)).due == dayOf(2026, 3, 31));
  one.transfer = Applies::BetweenPost16;
  CHECK(clockOf({{one}}, "move_post_16", dayOf(2026, 2, 16)).due == dayOf(2026, 4, 1));
  // The day that the source itself gives counts; a plan on that day is in time.
  one.dueGiven = dayOf(2026, 3, 20);
  one.set(Event::TransferOn, std::nullopt);
  one.set(Event::TransferPlanIssued, dayOf(2026, 3, 20));
  CHECK(clockOf({{one}}, "move_post_16", dayOf(2026, 9, 16)).state == ClockState::Met);
  one.set(Event::TransferPlanIssued, dayOf(2026, 3, 21));
  CHECK(clockOf({{one}}, "move_post_16", dayOf(2026, 9, 16)).state == ClockState::MetLate);
}

TEST_CASE("a family’s time to appeal ends two months after the letter or a month after the certificate, whichever is later") {
  auto one = strand(StrandKind::Letter);
  one.set(Event::DecisionLetter, dayOf(2025, 12, 31));
  CHECK(clockOf({{one}}, "appeal_window", dayOf(2026, 1, 5)).due == dayOf(2026, 2, 28));
  CHECK(clockOf({{one}}, "appeal_window", dayOf(2026, 3, 1)).state == ClockState::Closed);
  one.set(Event::Certificate, dayOf(2026, 2, 10));
  CHECK(clockOf({{one}}, "appeal_window", dayOf(2026, 3, 1)).due == dayOf(2026, 3, 10));
  one.set(Event::Certificate, dayOf(2026, 1, 10));
  CHECK(clockOf({{one}}, "appeal_window", dayOf(2026, 2, 1)).due == dayOf(2026, 2, 28));
  one.set(Event::MediationAsked, dayOf(2026, 1, 12));
  CHECK(clockOf({{one}}, "mediation_meeting", dayOf(2026, 2, 12)).state == ClockState::Late);
}

TEST_CASE("a clock whose stop the extract has no column for isn't told") {
  auto one = request(kAsked);
  one.held = {Event::RequestReceived, Event::RequestDecided};
  const auto read = clocksOf({{one}}, rules(), kAsked + days(300));
  CHECK(find(read, "final_plan") == nullptr);
  CHECK(find(read, "decide_to_assess")->state == ClockState::Late);
}

TEST_CASE("dates that can't be are told in a sentence and nothing is lost") {
  auto one = request(kAsked);
  one.request = Answer::Yes;
  one.set(Event::RequestDecided, kAsked - days(3));
  CHECK(faultsOf({{one}}) == std::vector<std::string>{"decision_before_request"});
  CHECK(clockOf({{one}}, "decide_to_assess", dayOf(2026, 11, 23)).state == ClockState::Unclear);
  CHECK(faultText(clocksOf({{one}}, rules(), dayOf(2026, 11, 23)).faults[0]) ==
        "The decision whether to assess (Fri 27 Feb 2026) is before the request (Mon 2 Mar 2026). Its clock can’t be "
        "told.");
  auto drafted = request(kAsked);
  drafted.set(Event::DraftIssued, dayOf(2026, 6, 10));
  drafted.set(Event::PlanIssued, dayOf(2026, 6, 1));
  CHECK(faultsOf({{drafted}}) == std::vector<std::string>{"draft_after_plan"});
  CHECK(clockOf({{drafted}}, "comments_on_draft", dayOf(2026, 11, 23)).state == ClockState::Unclear);
  CHECK(faultsOf({{request(kAsked), request(kAsked + days(50))}}) == std::vector<std::string>{"two_open_requests"});
  auto refused = request(kAsked);
  refused.request = Answer::No;
  refused.set(Event::RequestDecided, kAsked + days(5));
  CHECK(faultsOf({{refused, request(kAsked + days(50))}}).empty());
  auto undated = request(kAsked);
  undated.request = Answer::Yes;
  CHECK(faultsOf({{undated}}) == std::vector<std::string>{"decision_without_day"});
  CHECK(clockOf({{undated}}, "decide_to_assess", dayOf(2026, 11, 23)).heldBy == HeldBy::DayMissing);
  CHECK(faultsOf({{strand(StrandKind::Request)}}) == std::vector<std::string>{"request_without_day"});
  auto advice = strand(StrandKind::Advice);
  advice.set(Event::AdviceReceived, kAsked);
  CHECK(faultsOf({{advice}}) == std::vector<std::string>{"advice_never_asked"});
}

TEST_CASE("an open clock is late exactly when today is past its day, on every day from 2016 to 2029") {
  for (auto day = dayOf(2016, 1, 1); day <= dayOf(2029, 12, 31); day += days(1)) {
    const ClockCase open{{request(day)}};
    for (const int after : {139, 140, 141}) {
      const auto read = clocksOf(open, rules(), day + days(after));
      const auto* clock = find(read, "final_plan");
      const bool isLate = clock->state == ClockState::Late;
      if (isLate != (after > 140) || clock->due != day + days(140)) FAIL(base::isoText(day));
    }
  }
}
