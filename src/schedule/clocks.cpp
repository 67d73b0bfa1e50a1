// SPDX-License-Identifier: GPL-3.0-or-later
#include "schedule/clocks.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/message.h"

namespace waymark::schedule {
namespace {

using base::Day;
using Event = ClockEvent;

int daysBetween(Day from, Day to) {
  return static_cast<int>((to - from).count());
}

class CaseReader {
 public:
  CaseReader(const ClockCase& aCase, const ClockRules& rules, Day today)
      : m_case(aCase), m_rules(rules), m_today(today) {}

  CaseClocks read() {
    for (std::size_t i = 0; i < m_case.strands.size(); ++i)
      for (std::size_t rule = 0; rule < m_rules.rules.size(); ++rule)
        if (strandOf(m_rules.rules[rule].starts.front()) == m_case.strands[i].kind) addClock(rule, i);
    for (std::size_t i = 0; i < m_case.strands.size(); ++i) checkStrand(i);
    checkOpenRequests();
    return std::move(m_out);
  }

 private:
  /// What has happened by today.
  [[nodiscard]] std::optional<Day> happened(const Strand& strand, Event event) const {
    const auto& day = strand.day(event);
    return day && *day <= m_today ? day : std::nullopt;
  }

  [[nodiscard]] bool isFor(const ClockRule& rule, const Strand& strand) const {
    // Plans from before the return was by person have no request of their own.
    if (strand.request == Answer::Historical) return false;
    const bool refused = strand.request == Answer::No || strand.assessment == Answer::No;
    const bool issued = happened(strand, Event::PlanIssued).has_value();
    switch (rule.applies) {
      case Applies::Always:
        return true;
      case Applies::PlanOwed:
        return issued || !refused;
      case Applies::NoPlan:
        return strand.assessment == Answer::No ||
               (!issued && strand.request != Answer::No && strand.request != Answer::Withdrawn &&
                strand.assessment != Answer::Yes && strand.assessment != Answer::Withdrawn);
      case Applies::Amending:
        return strand.review == ReviewAnswer::Amend;
      default:
        return strand.transfer == rule.applies;
    }
  }

  [[nodiscard]] std::string exceptionFor(const ClockRule& rule, const Strand& strand) const {
    if (strand.exception.empty() || (strand.finalPlanException && rule.id != kFinalPlanClock)) return {};
    return std::ranges::find(rule.exceptions, strand.exception) == rule.exceptions.end() ? std::string()
                                                                                         : strand.exception;
  }

  void addClock(std::size_t place, std::size_t at) {
    const auto& rule = m_rules.rules[place];
    const auto& strand = m_case.strands[at];
    if (!strand.held.contains(rule.stops.front()) || !isFor(rule, strand)) return;
    ChildClock clock;
    clock.rule = place;
    clock.strand = at;
    clock.subject = strand.subject;
    for (const auto event : rule.starts) {
      if (!strand.day(event)) continue;
      clock.startedBy = event;
      clock.started = strand.day(event);
      break;
    }
    if (!clock.started && !strand.dueGiven) {
      // An agency that is listed and hasn't been asked is told; a review or letter that isn't there is nothing.
      if (strand.kind != StrandKind::Advice || strand.day(Event::AdviceReceived)) return;
      m_out.clocks.push_back(std::move(clock));
      return;
    }
    clock.due = strand.dueGiven ? strand.dueGiven : std::optional(endOf(rule.limit, *clock.started));
    if (rule.orFrom)
      if (const auto second = happened(strand, *rule.orFrom)) clock.due = std::max(*clock.due, endOf(rule.orLimit, *second));
    std::optional<Event> stoppedBy;
    for (const auto event : rule.stops) {
      if (!happened(strand, event)) continue;
      stoppedBy = event;
      clock.stopped = strand.day(event);
      break;
    }
    clock.exception = exceptionFor(rule, strand);
    settle(rule, strand, stoppedBy, clock);
    if (clock.state == ClockState::Late || clock.state == ClockState::Exempt || clock.state == ClockState::DueSoon ||
        clock.state == ClockState::Running)
      if (!clock.stopped) findCause(rule, clock);
    m_out.clocks.push_back(std::move(clock));
  }

  void settle(const ClockRule& rule, const Strand& strand, std::optional<Event> stoppedBy, ChildClock& clock) const {
    const bool isTransfer = strand.kind == StrandKind::Transfer;
    if (clock.stopped && !isTransfer && *clock.stopped < *clock.started) {
      clock.state = ClockState::Unclear;
      return;
    }
    if (stoppedBy == Event::RequestWithdrawn || strand.request == Answer::Withdrawn ||
        strand.assessment == Answer::Withdrawn) {
      clock.state = ClockState::Closed;
      return;
    }
    if (clock.stopped) return settleStopped(rule, clock);
    if (isDone(rule, strand)) {
      clock.state = ClockState::Unclear;
      clock.heldBy = HeldBy::DayMissing;
      return;
    }
    const int left = daysBetween(m_today, *clock.due);
    clock.days = std::abs(left);
    if (left >= 0) {
      clock.state = left <= rule.soonDays ? ClockState::DueSoon : ClockState::Running;
    } else if (rule.kind != ClockKind::Limit) {
      clock.state = ClockState::Closed;
    } else if (rule.applies == Applies::NoPlan) {
      // Undecided: a refusal could only be late now, and the twenty weeks go on.
      clock.state = ClockState::Closed;
      clock.heldBy = HeldBy::PastRefusal;
    } else {
      clock.state = clock.exception.empty() ? ClockState::Late : ClockState::Exempt;
    }
  }

  static void settleStopped(const ClockRule& rule, ChildClock& clock) {
    const int over = daysBetween(*clock.due, *clock.stopped);
    clock.days = std::abs(over);
    if (rule.kind == ClockKind::Least) {
      clock.state = over < 0 ? ClockState::CutShort : ClockState::Met;
    } else if (over <= 0 || rule.kind == ClockKind::Window) {
      clock.state = ClockState::Met;
      clock.days = 0;
    } else {
      clock.state = clock.exception.empty() ? ClockState::MetLate : ClockState::Exempt;
    }
  }

  /// The answer is there and its day isn't.
  static bool isDone(const ClockRule& rule, const Strand& strand) {
    const auto answered = [](Answer answer) { return answer == Answer::Yes || answer == Answer::No; };
    switch (rule.stops.front()) {
      case Event::RequestDecided:
        return answered(strand.request) && !strand.day(Event::RequestDecided);
      case Event::AssessmentDecided:
        return answered(strand.assessment) && !strand.day(Event::AssessmentDecided);
      case Event::ReviewDecided:
        return strand.review != ReviewAnswer::NotRecorded && !strand.day(Event::ReviewDecided);
      default:
        return false;
    }
  }

  void findCause(const ClockRule& rule, ChildClock& clock) const {
    const auto& strand = m_case.strands[clock.strand];
    const auto since = [&](HeldBy what, std::optional<Day> day) {
      clock.heldBy = what;
      clock.since = day;
    };
    switch (rule.stops.front()) {
      case Event::RequestDecided:
        return since(HeldBy::DecisionToAssess, clock.started);
      case Event::AssessmentDecided:
      case Event::PlanIssued:
        return findStage(strand, clock);
      case Event::AdviceReceived:
        return since(HeldBy::Advice, clock.started);
      case Event::ReviewDecided:
        return happened(strand, Event::ReviewMeeting) ? since(HeldBy::ReviewDecision, strand.day(Event::ReviewMeeting))
                                                      : since(HeldBy::ReviewMeeting, clock.started);
      case Event::AmendmentsProposed:
        return since(HeldBy::Amendments, strand.day(Event::ReviewDecided));
      case Event::AmendedPlanIssued:
        return happened(strand, Event::AmendmentsProposed)
                   ? since(HeldBy::AmendedPlan, strand.day(Event::AmendmentsProposed))
                   : since(HeldBy::Amendments, strand.day(Event::ReviewDecided));
      case Event::TransferPlanIssued:
        return since(HeldBy::Place, std::nullopt);
      default:
        return;
    }
  }

  /// The first stage on the way to a plan that isn't done.
  void findStage(const Strand& strand, ChildClock& clock) const {
    if (strand.held.contains(Event::RequestDecided) && strand.request != Answer::Yes &&
        !happened(strand, Event::RequestDecided)) {
      clock.heldBy = HeldBy::DecisionToAssess;
      clock.since = strand.day(Event::RequestReceived);
      return;
    }
    const auto place = m_rules.place("advice");
    for (const auto& other : m_case.strands) {
      if (other.kind != StrandKind::Advice || other.ofRequest != static_cast<int>(clock.strand)) continue;
      const auto asked = happened(other, Event::AdviceAsked);
      if (!asked || happened(other, Event::AdviceReceived) || !place) continue;
      clock.advice.push_back({other.subject, daysBetween(endOf(m_rules.rules[*place].limit, *asked), m_today)});
    }
    std::ranges::sort(clock.advice, [](const auto& a, const auto& b) {
      return std::pair(-a.daysOver, a.agency) < std::pair(-b.daysOver, b.agency);
    });
    if (!clock.advice.empty()) {
      clock.heldBy = HeldBy::Advice;
    } else if (strand.held.contains(Event::AssessmentDecided) && strand.assessment != Answer::Yes &&
               !happened(strand, Event::AssessmentDecided)) {
      clock.heldBy = HeldBy::DecisionToIssue;
      clock.since = happened(strand, Event::RequestDecided);
    } else if (strand.held.contains(Event::DraftIssued) && !happened(strand, Event::DraftIssued)) {
      clock.heldBy = HeldBy::Draft;
      clock.since = happened(strand, Event::AssessmentDecided);
    } else {
      clock.heldBy = HeldBy::FinalPlan;
      clock.since = happened(strand, Event::DraftIssued);
    }
  }

  void fault(std::string kind, std::size_t strand, base::Context parameters) {
    m_out.faults.push_back({std::move(kind), strand, std::move(parameters)});
  }

  void checkStrand(std::size_t at) {
    struct Order {
      Event first;
      Event then;
      const char* kind;
    };
    // What must not come before what.
    static constexpr std::array<Order, 10> kOrders{{
        {Event::RequestReceived, Event::RequestDecided, "decision_before_request"},
        {Event::RequestReceived, Event::AssessmentDecided, "assessment_before_request"},
        {Event::RequestDecided, Event::AssessmentDecided, "assessment_before_decision"},
        {Event::RequestReceived, Event::PlanIssued, "plan_before_request"},
        {Event::DraftIssued, Event::PlanIssued, "draft_after_plan"},
        {Event::AdviceAsked, Event::AdviceReceived, "advice_before_asked"},
        {Event::ReviewMeeting, Event::ReviewDecided, "review_decided_before_meeting"},
        {Event::ReviewMeeting, Event::AmendmentsProposed, "amendments_before_meeting"},
        {Event::ReviewMeeting, Event::AmendedPlanIssued, "amended_before_meeting"},
        {Event::MediationAsked, Event::MediationHeld, "mediation_before_asked"},
    }};
    const auto& strand = m_case.strands[at];
    for (const auto& order : kOrders) {
      const auto& first = strand.day(order.first);
      const auto& then = strand.day(order.then);
      if (first && then && *then < *first)
        fault(order.kind, at, {{"first", base::longText(*first)}, {"then", base::longText(*then)}});
    }
    if (strand.kind == StrandKind::Request && !strand.day(Event::RequestReceived) &&
        strand.request != Answer::Historical)
      fault("request_without_day", at, {});
    if (strand.kind == StrandKind::Advice && !strand.day(Event::AdviceAsked) && strand.day(Event::AdviceReceived))
      fault("advice_never_asked", at, {{"agency", strand.subject}});
    const auto answered = [](Answer answer) { return answer == Answer::Yes || answer == Answer::No; };
    if (strand.kind == StrandKind::Request && strand.held.contains(Event::RequestDecided) &&
        answered(strand.request) && !strand.day(Event::RequestDecided))
      fault("decision_without_day", at, {});
    if (strand.kind == StrandKind::Request && strand.held.contains(Event::AssessmentDecided) &&
        answered(strand.assessment) && !strand.day(Event::AssessmentDecided))
      fault("assessment_without_day", at, {});
  }

  [[nodiscard]] bool isOpenRequest(const Strand& strand) const {
    if (strand.kind != StrandKind::Request || !happened(strand, Event::RequestReceived)) return false;
    for (const auto answer : {strand.request, strand.assessment})
      if (answer == Answer::No || answer == Answer::Withdrawn || answer == Answer::Historical) return false;
    return !happened(strand, Event::PlanIssued) && !happened(strand, Event::RequestWithdrawn);
  }

  void checkOpenRequests() {
    std::optional<std::size_t> first;
    for (std::size_t i = 0; i < m_case.strands.size(); ++i) {
      if (!isOpenRequest(m_case.strands[i])) continue;
      if (!first) {
        first = i;
        continue;
      }
      fault("two_open_requests", i,
            {{"first", base::longText(*m_case.strands[*first].day(Event::RequestReceived))},
             {"then", base::longText(*m_case.strands[i].day(Event::RequestReceived))}});
    }
  }

  const ClockCase& m_case;
  const ClockRules& m_rules;
  Day m_today;
  CaseClocks m_out;
};

struct FaultWords {
  std::string_view kind;
  const char* text;
};
constexpr std::array kFaultWords{
    FaultWords{"decision_before_request",
               "The decision whether to assess ({then}) is before the request ({first}). Its clock can’t be told."},
    FaultWords{"assessment_before_request",
               "The decision whether to issue a plan ({then}) is before the request ({first})."},
    FaultWords{"assessment_before_decision",
               "The decision whether to issue a plan ({then}) is before the decision to assess ({first})."},
    FaultWords{"plan_before_request",
               "The final plan ({then}) is before the request ({first}). Its clock can’t be told."},
    FaultWords{"draft_after_plan", "The draft ({first}) is after the final plan ({then})."},
    FaultWords{"advice_before_asked", "The advice came ({then}) before it was asked for ({first})."},
    FaultWords{"advice_never_asked", "Advice of {agency} is there, and no day on which it was asked for."},
    FaultWords{"review_decided_before_meeting",
               "The decision after the review ({then}) is before the review meeting ({first})."},
    FaultWords{"amendments_before_meeting",
               "The notice of amendments ({then}) is before the review meeting ({first})."},
    FaultWords{"amended_before_meeting", "The amended plan ({then}) is before the review meeting ({first})."},
    FaultWords{"mediation_before_asked", "The mediation ({then}) is before it was asked for ({first})."},
    FaultWords{"request_without_day", "A request has no day on which it was received. Its clocks can’t be told."},
    FaultWords{"decision_without_day", "There is a decision whether to assess, and no day for it."},
    FaultWords{"assessment_without_day", "There is a decision whether to issue a plan, and no day for it."},
    FaultWords{"two_open_requests",
               "Two requests are open, of {first} and of {then}. Both clocks run until one is closed."},
    FaultWords{"unknown_code", "“{value}” in {column} is none of the codes that are known. It counts as not recorded."},
    FaultWords{"unread_day", "{column} holds “{value}”, which can’t be read as a day. It counts as not recorded."},
    FaultWords{"future_day", "{column} is {day}, after the extract’s own day. It counts from that day on."},
};

struct HeldWords {
  HeldBy what;
  const char* with;     // with the day since when
  const char* without;  // without one
};
constexpr std::array kHeldWords{
    HeldWords{HeldBy::DecisionToAssess, "no decision whether to assess since {}", "no decision whether to assess"},
    HeldWords{HeldBy::Advice, "advice asked for on {} and not in", "advice not in"},
    HeldWords{HeldBy::DecisionToIssue, "no decision whether to issue a plan; assessment agreed {}",
              "no decision whether to issue a plan"},
    HeldWords{HeldBy::Draft, "no draft; decided on {} to issue a plan", "no draft yet"},
    HeldWords{HeldBy::FinalPlan, "draft out since {}, no final plan", "no final plan"},
    HeldWords{HeldBy::ReviewMeeting, "no review meeting since {}", "no review meeting"},
    HeldWords{HeldBy::ReviewDecision, "review meeting on {}, no decision since", "no decision after the review meeting"},
    HeldWords{HeldBy::Amendments, "to be amended, decided {}; no notice of amendments", "no notice of amendments"},
    HeldWords{HeldBy::AmendedPlan, "amendments sent on {}, no final amended plan", "no final amended plan"},
    HeldWords{HeldBy::Place, "the next place isn’t named", "the next place isn’t named"},
    HeldWords{HeldBy::PastRefusal, "refusing could only be late now", "refusing could only be late now"},
    HeldWords{HeldBy::DayMissing, "done, and no day is recorded", "done, and no day is recorded"},
};

}  // namespace

CaseClocks clocksOf(const ClockCase& aCase, const ClockRules& rules, base::Day today) {
  return CaseReader(aCase, rules, today).read();
}

int urgency(ClockState state) {
  constexpr std::array kOrder{ClockState::Late,       ClockState::Unclear, ClockState::CutShort, ClockState::DueSoon,
                              ClockState::Running,    ClockState::NotStarted, ClockState::Exempt, ClockState::MetLate,
                              ClockState::Met,        ClockState::Closed};
  return static_cast<int>(std::ranges::find(kOrder, state) - kOrder.begin());
}

const char* faultTemplate(std::string_view kind) {
  const auto at = std::ranges::find(kFaultWords, kind, &FaultWords::kind);
  return at == kFaultWords.end() ? "" : at->text;
}

std::string faultText(const ClockFault& fault) {
  return base::filled(faultTemplate(fault.kind), fault.parameters);
}

std::string heldByText(const ChildClock& clock) {
  const auto words = std::ranges::find(kHeldWords, clock.heldBy, &HeldWords::what);
  if (words == kHeldWords.end()) return {};
  if (!clock.advice.empty()) {
    std::string text = "advice not in: ";
    for (std::size_t i = 0; i < clock.advice.size(); ++i) {
      const auto& one = clock.advice[i];
      text += (i == 0 ? "" : ", ") + one.agency;
      if (one.daysOver > 0) text += fmt::format(" ({} day{} over)", one.daysOver, one.daysOver == 1 ? "" : "s");
    }
    return text;
  }
  return clock.since ? fmt::format(fmt::runtime(words->with), base::longText(*clock.since)) : words->without;
}

std::string startedText(const ChildClock& clock, const ClockRules& rules) {
  if (!clock.started || !clock.startedBy) return {};
  return fmt::format("from {}, {}", rules.words(*clock.startedBy), base::longText(*clock.started));
}

}  // namespace waymark::schedule
