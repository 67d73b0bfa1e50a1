// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/clock_cases.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <unordered_map>

#include "app/list_definitions.h"
#include "app/list_import.h"

namespace waymark::app {
namespace {

using base::Day;
using lists::CellState;
using schedule::Answer;
using schedule::ClockFault;
using schedule::ReviewAnswer;
using schedule::Strand;
using schedule::StrandKind;
using Event = schedule::ClockEvent;

/// One list, opened, read by column id.
class ClockList {
 public:
  ClockList(const lists::Definition& definition, domain::ListExtract extract, OpenedList opened)
      : m_definition(definition), m_extract(std::move(extract)), m_opened(std::move(opened)) {}

  [[nodiscard]] std::size_t size() const { return m_opened.table.size(); }
  [[nodiscard]] const domain::ChildId& child(std::size_t row) const { return m_opened.children[row]; }
  [[nodiscard]] const domain::ListExtract& extract() const { return m_extract; }
  [[nodiscard]] bool has(std::string_view id) const {
    const auto column = m_definition.column(id);
    return column && m_opened.table.has(*column);
  }
  [[nodiscard]] std::string text(std::size_t row, std::string_view id) const {
    const auto column = m_definition.column(id);
    return column ? m_opened.table.text(m_definition, *column, row) : std::string();
  }
  /// What can't be used is told among `faults` and counts as not recorded.
  std::optional<Day> day(std::size_t row, std::string_view id, std::vector<ClockFault>& faults) const {
    const auto column = m_definition.column(id);
    if (!column) return std::nullopt;
    const auto state = m_opened.table.state(*column, row);
    if (state == CellState::Unread) tell("unread_day", *column, row, faults);
    if (state != CellState::Filled || m_definition.columns[*column].kind != lists::ColumnKind::Date) return std::nullopt;
    const auto day = m_opened.table.columns[*column].day(row);
    if (day > m_extract.asAt && id != "transfer_on" && id != "transfer_due")
      faults.push_back({"future_day", 0, {{"column", title(*column)}, {"day", base::longText(day)}}});
    return day;
  }
  std::string code(std::size_t row, std::string_view id, std::vector<ClockFault>& faults) const {
    const auto column = m_definition.column(id);
    if (!column || m_opened.table.state(*column, row) == CellState::Empty || !m_opened.table.has(*column)) return {};
    const auto& codes = m_definition.codeLists[m_definition.columns[*column].codeList].codes;
    if (m_opened.table.state(*column, row) == CellState::Filled) {
      const auto place = static_cast<std::size_t>(m_opened.table.columns[*column].code(row));
      if (place < codes.size()) return codes[place].code;
    }
    tell("unknown_code", *column, row, faults);
    return std::string(kUnknown);
  }

  static constexpr std::string_view kUnknown = "?";

 private:
  [[nodiscard]] std::string title(std::size_t column) const { return m_definition.columns[column].title; }
  void tell(const char* kind, std::size_t column, std::size_t row, std::vector<ClockFault>& faults) const {
    faults.push_back(
        {kind, 0, {{"value", m_opened.table.text(m_definition, column, row)}, {"column", title(column)}}});
  }

  const lists::Definition& m_definition;
  domain::ListExtract m_extract;
  OpenedList m_opened;
};

Answer answerOf(std::string_view code) {
  if (code.empty()) return Answer::NotRecorded;
  constexpr std::array<std::pair<std::string_view, Answer>, 5> kAnswers{{{"Y", Answer::Yes},
                                                                         {"N", Answer::No},
                                                                         {"A", Answer::NotYet},
                                                                         {"W", Answer::Withdrawn},
                                                                         {"H", Answer::Historical}}};
  for (const auto& [text, answer] : kAnswers)
    if (text == code) return answer;
  return Answer::Unknown;
}

ReviewAnswer reviewAnswerOf(std::string_view code) {
  if (code.empty()) return ReviewAnswer::NotRecorded;
  if (code == "M") return ReviewAnswer::Maintain;
  if (code == "A") return ReviewAnswer::Amend;
  return code == "C" ? ReviewAnswer::Cease : ReviewAnswer::Unknown;
}

/// A review as the extracts tell of it.
struct Review {
  std::optional<Day> meeting;
  std::optional<Day> decided;
  bool decisionHeld = false;  // the source would say if there were a decision
  ReviewAnswer answer = ReviewAnswer::NotRecorded;
  std::optional<Day> proposed;
  bool proposedHeld = false;
  std::optional<Day> amended;
  bool amendedHeld = false;
  [[nodiscard]] Day day() const { return meeting ? *meeting : *decided; }
};

struct ChildParts {
  std::vector<Strand> requests;
  std::pair<Day, base::Stamp> requestsOf{};  // the extract they came from
  std::vector<Strand> advice;
  std::vector<Strand> transfers;
  std::pair<Day, base::Stamp> transfersOf{};
  std::vector<Strand> letters;
  std::vector<Review> reviews;
  std::optional<Day> planMade;
  std::optional<Day> ceased;
  std::vector<ClockFault> faults;
};

class CaseBuilder {
 public:
  CaseBuilder(Session& session, const domain::Workspace& workspace, const storage::WorkControl& control)
      : m_session(session), m_workspace(workspace), m_control(control) {}

  base::Result<ClockCases> build() {
    auto ids = lists::builtInDefinitions();
    for (const auto& own : keptDefinitions(m_workspace)) ids.push_back(own.id);
    for (const auto& id : ids) {
      bool isUsed = false;
      for (const auto& row : m_workspace.all<domain::ListExtract>()) isUsed = isUsed || row.value.definition == id;
      if (!isUsed) continue;
      auto definition = definitionOf(m_session, m_workspace, id);
      if (!definition) return tl::make_unexpected(definition.error());
      if (auto read = readDefinition(*definition); !read) return tl::make_unexpected(read.error());
    }
    finish();
    return std::move(m_out);
  }

 private:
  base::Result<void> readDefinition(const lists::Definition& definition) {
    std::unordered_map<std::string, ClockList> open;
    for (const auto& list : definition.lists) {
      if (m_control.stop.stop_requested()) return base::fail(base::Code::Cancelled);
      if (!tellsOfClocks(definition, list)) continue;
      const auto* extract = latestExtract(m_workspace, definition.id, list.id);
      if (extract == nullptr) continue;
      auto opened = openList(m_session, definition, *extract, nullptr);
      if (!opened) return tl::make_unexpected(opened.error());
      m_out.sources.push_back(
          {definition.id, list.id, list.title, extract->source, extract->asAt, extract->rows});
      open.emplace(list.id, ClockList(definition, *extract, std::move(*opened)));
    }
    const auto find = [&](const char* id) -> const ClockList* {
      const auto at = open.find(id);
      return at == open.end() ? nullptr : &at->second;
    };
    for (const auto& list : definition.lists) {
      const auto* one = find(list.id.c_str());
      if (one == nullptr) continue;
      if (one->has("request_received")) readRequests(*one, find("assessment"), find("named_plan"), find("active_plans"));
      if (one->has("agency")) readAdvice(*one);
      if (one->has("decision_letter") && one->has("letter")) readLetters(*one);
      if (one->has("transfer_plan") || one->has("transfer_due")) readTransfers(*one);
      if (one->has("review_meeting") || one->has("review_decided")) readReviews(*one, false);
      if (one->has("last_review")) readReviews(*one, true);
    }
    return {};
  }

  static bool tellsOfClocks(const lists::Definition& definition, const lists::ListDefinition& list) {
    constexpr std::array kColumns{"request_received", "assessment_decided", "plan_issued",  "agency",
                                  "letter",           "transfer_plan",      "last_review",  "review_decided"};
    return std::ranges::any_of(kColumns, [&](const char* id) {
      const auto column = definition.column(id);
      return column && std::ranges::find(list.columns, *column) != list.columns.end();
    });
  }

  ChildParts& partsOf(const domain::ChildId& id) {
    const auto [at, isNew] = m_placeOf.try_emplace(id.uuid, m_parts.size());
    if (isNew) {
      m_out.children.push_back(id);
      m_parts.emplace_back();
    }
    return m_parts[at->second];
  }

  /// Modules are joined by the numbers of their rows, which hold within one set of files.
  const ClockList* ofSameSet(const ClockList& requests, const ClockList* other) {
    if (other == nullptr) return nullptr;
    const auto& one = requests.extract();
    const auto& two = other->extract();
    if (one.source == two.source && one.asAt == two.asAt) return other;
    m_out.remarks.push_back(fmt::format(
        "“{}” ({}, as at {}) is not of the same set of files as “{}” ({}, as at {}), so the two aren’t joined. Take in "
        "all the modules of one export.",
        two.list, two.source, base::longText(two.asAt), one.list, one.source, base::longText(one.asAt)));
    return nullptr;
  }

  void readRequests(const ClockList& list, const ClockList* assessment, const ClockList* plans, const ClockList* active) {
    const bool isSet = !list.has("plan_issued");
    assessment = isSet ? ofSameSet(list, assessment) : nullptr;
    plans = assessment == nullptr ? nullptr : ofSameSet(list, plans);
    active = isSet ? ofSameSet(list, active) : nullptr;
    base::EnumSet<Event> held{Event::RequestReceived, Event::RequestWithdrawn};
    const auto holds = [&](Event event, bool is) {
      if (is) held.insert(event);
    };
    holds(Event::RequestDecided, list.has("request_decided"));
    holds(Event::AssessmentDecided, list.has("assessment_decided") || assessment != nullptr);
    holds(Event::DraftIssued, list.has("draft_issued"));
    holds(Event::PlanIssued, list.has("plan_issued") || plans != nullptr);
    const std::pair rank{list.extract().asAt, list.extract().importedAt};

    struct Place {
      std::size_t child;
      std::size_t strand;
    };
    std::unordered_map<std::string, Place> requestAt;
    for (std::size_t row = 0; row < list.size(); ++row) {
      auto& parts = partsOf(list.child(row));
      if (parts.requestsOf > rank) continue;
      if (parts.requestsOf < rank) {
        parts.requests.clear();
        parts.requestsOf = rank;
      }
      auto& strand = parts.requests.emplace_back();
      strand.kind = StrandKind::Request;
      strand.held = held;
      for (const auto& [event, id] : {std::pair{Event::RequestReceived, "request_received"},
                                      std::pair{Event::RequestDecided, "request_decided"},
                                      std::pair{Event::RequestWithdrawn, "request_withdrawn"},
                                      std::pair{Event::AssessmentDecided, "assessment_decided"},
                                      std::pair{Event::DraftIssued, "draft_issued"},
                                      std::pair{Event::PlanIssued, "plan_issued"}})
        strand.set(event, list.day(row, id, parts.faults));
      strand.request = answerOf(list.code(row, "request_outcome", parts.faults));
      strand.assessment = answerOf(list.code(row, "assessment_outcome", parts.faults));
      const auto exception = list.code(row, "exception", parts.faults);
      if (exception != "none" && exception != ClockList::kUnknown) strand.exception = exception;
      strand.transferredIn = !list.text(row, "transferred_from").empty();
      // Moved away before the assessment was completed: nobody here owes a plan.
      if (!list.text(row, "exported").empty() && strand.request != Answer::Historical) strand.request = Answer::Withdrawn;
      // Withdrawn and dated by the outcome's day.
      if (strand.request == Answer::Withdrawn && !strand.day(Event::RequestWithdrawn)) {
        strand.set(Event::RequestWithdrawn, strand.day(Event::RequestDecided));
        strand.set(Event::RequestDecided, std::nullopt);
      }
      if (const auto ceased = list.day(row, "plan_ceased", parts.faults)) parts.ceased = std::max(parts.ceased, ceased);
      if (const auto number = list.text(row, "request_row"); isSet && !number.empty())
        requestAt.emplace(number, Place{m_placeOf.at(list.child(row).uuid), parts.requests.size() - 1});
    }

    std::unordered_map<std::string, Place> assessmentAt;
    if (assessment != nullptr) {
      for (std::size_t row = 0; row < assessment->size(); ++row) {
        const auto at = requestAt.find(assessment->text(row, "request_row"));
        if (at == requestAt.end()) continue;
        auto& parts = m_parts[at->second.child];
        auto& strand = parts.requests[at->second.strand];
        strand.assessment = answerOf(assessment->code(row, "assessment_outcome", parts.faults));
        strand.set(Event::AssessmentDecided, assessment->day(row, "assessment_decided", parts.faults));
        if (assessment->code(row, "twenty_week_exception", parts.faults) == "yes") {
          strand.exception = "not_named";
          strand.finalPlanException = true;
        }
        assessmentAt.emplace(assessment->text(row, "assessment_row"), at->second);
      }
    }
    if (plans != nullptr) {
      for (std::size_t row = 0; row < plans->size(); ++row) {
        const auto at = assessmentAt.find(plans->text(row, "assessment_row"));
        if (at == assessmentAt.end()) continue;
        auto& parts = m_parts[at->second.child];
        auto& strand = parts.requests[at->second.strand];
        const auto issued = plans->day(row, "plan_issued", parts.faults);
        const auto& known = strand.day(Event::PlanIssued);
        if (issued && (!known || *issued < *known)) strand.set(Event::PlanIssued, issued);
        if (const auto ceased = plans->day(row, "plan_ceased", parts.faults)) parts.ceased = std::max(parts.ceased, ceased);
      }
    }
    if (active != nullptr) {
      for (std::size_t row = 0; row < active->size(); ++row) {
        const auto at = requestAt.find(active->text(row, "request_row"));
        if (at != requestAt.end() && !active->text(row, "transferred_from").empty())
          m_parts[at->second.child].requests[at->second.strand].transferredIn = true;
      }
    }
  }

  void readAdvice(const ClockList& list) {
    for (std::size_t row = 0; row < list.size(); ++row) {
      auto& parts = partsOf(list.child(row));
      auto& strand = parts.advice.emplace_back();
      strand.kind = StrandKind::Advice;
      strand.held = {Event::AdviceAsked, Event::AdviceReceived};
      strand.subject = list.text(row, "agency");
      strand.set(Event::AdviceAsked, list.day(row, "advice_asked", parts.faults));
      strand.set(Event::AdviceReceived, list.day(row, "advice_received", parts.faults));
    }
  }

  void readLetters(const ClockList& list) {
    for (std::size_t row = 0; row < list.size(); ++row) {
      auto& parts = partsOf(list.child(row));
      auto& strand = parts.letters.emplace_back();
      strand.kind = StrandKind::Letter;
      strand.subject = list.text(row, "letter");
      strand.held = {Event::DecisionLetter};
      for (const auto& [event, id] :
           {std::pair{Event::DecisionLetter, "decision_letter"}, std::pair{Event::MediationAsked, "mediation_asked"},
            std::pair{Event::MediationHeld, "mediation_held"}, std::pair{Event::Certificate, "certificate"},
            std::pair{Event::AppealMade, "appeal_made"}}) {
        strand.set(event, list.day(row, id, parts.faults));
        if (list.has(id)) strand.held.insert(event);
      }
    }
  }

  void readTransfers(const ClockList& list) {
    const std::pair rank{list.extract().asAt, list.extract().importedAt};
    for (std::size_t row = 0; row < list.size(); ++row) {
      auto& parts = partsOf(list.child(row));
      Strand strand;
      strand.kind = StrandKind::Transfer;
      strand.held = {Event::TransferOn};
      if (list.has("transfer_plan")) strand.held.insert(Event::TransferPlanIssued);
      strand.set(Event::TransferOn, list.day(row, "transfer_on", parts.faults));
      strand.set(Event::TransferPlanIssued, list.day(row, "transfer_plan", parts.faults));
      strand.dueGiven = list.day(row, "transfer_due", parts.faults);
      if (!strand.dueGiven && !strand.day(Event::TransferOn)) continue;
      const auto kind = list.code(row, "move", parts.faults);
      strand.transfer = transferOf(kind, strand.dueGiven);
      if (parts.transfersOf > rank) continue;
      if (parts.transfersOf < rank) {
        parts.transfers.clear();
        parts.transfersOf = rank;
      }
      parts.transfers.push_back(std::move(strand));
    }
  }

  static schedule::Applies transferOf(std::string_view code, const std::optional<Day>& due) {
    using schedule::Applies;
    if (code == "school") return Applies::SchoolTransfer;
    if (code == "to_post_16") return Applies::ToPost16;
    if (code == "between_post_16" || !due) return Applies::BetweenPost16;
    // The return gives the day alone: the law has one for schools and one for post-16.
    const std::chrono::year_month_day date{*due};
    if (date.month() == std::chrono::February && date.day() == std::chrono::day{15}) return Applies::SchoolTransfer;
    if (date.month() == std::chrono::March && date.day() == std::chrono::day{31}) return Applies::ToPost16;
    return Applies::BetweenPost16;
  }

  /// `asked`: the inspectors' list, whose last review is the meeting and whose decision letter is a local column.
  void readReviews(const ClockList& list, bool asked) {
    const char* meetingId = asked ? "last_review" : "review_meeting";
    const char* decidedId = asked ? "decision_letter" : "review_decided";
    const bool isReturn = !asked && list.has("active_plan_row");
    for (std::size_t row = 0; row < list.size(); ++row) {
      auto& parts = partsOf(list.child(row));
      if (asked) {
        const auto made = list.day(row, "initial_plan", parts.faults);
        if (made && (!parts.planMade || *made < *parts.planMade)) parts.planMade = made;
      }
      Review review;
      review.meeting = list.day(row, meetingId, parts.faults);
      review.decided = list.day(row, decidedId, parts.faults);
      review.decisionHeld = list.has(decidedId);
      review.answer = reviewAnswerOf(list.code(row, "review_outcome", parts.faults));
      review.proposed = list.day(row, "amendments_proposed", parts.faults);
      review.proposedHeld = list.has("amendments_proposed");
      review.amended = list.day(row, "amended_plan", parts.faults);
      review.amendedHeld = list.has("amended_plan");
      if (!review.meeting && !review.decided) continue;
      // One row holds the last meeting and the last decision: a later meeting waits for its own.
      if ((isReturn || asked) && review.meeting && review.decided && *review.decided < *review.meeting) {
        Review before;
        before.decided = review.decided;
        before.decisionHeld = true;
        bringIn(parts.reviews, before);
        review.decided.reset();
        review.answer = ReviewAnswer::NotRecorded;
        review.proposed.reset();
      }
      bringIn(parts.reviews, review);
    }
  }

  /// Two extracts' words on one review become one.
  static void bringIn(std::vector<Review>& reviews, const Review& review) {
    const auto same = std::ranges::find_if(reviews, [&](const Review& one) {
      if (one.meeting && review.meeting) return *one.meeting == *review.meeting;
      return one.decided && review.decided && *one.decided == *review.decided;
    });
    if (same == reviews.end()) {
      reviews.push_back(review);
      return;
    }
    if (!same->meeting) same->meeting = review.meeting;
    if (!same->decided) same->decided = review.decided;
    if (same->answer == ReviewAnswer::NotRecorded) same->answer = review.answer;
    if (!same->proposed) same->proposed = review.proposed;
    if (!same->amended) same->amended = review.amended;
    same->decisionHeld = same->decisionHeld || review.decisionHeld;
    same->proposedHeld = same->proposedHeld || review.proposedHeld;
    same->amendedHeld = same->amendedHeld || review.amendedHeld;
  }

  static Strand strandOf(const Review& review) {
    Strand strand;
    strand.kind = StrandKind::Review;
    strand.held = {Event::ReviewMeeting};
    if (review.decisionHeld) strand.held.insert(Event::ReviewDecided);
    if (review.proposedHeld) strand.held.insert(Event::AmendmentsProposed);
    if (review.amendedHeld) strand.held.insert(Event::AmendedPlanIssued);
    strand.set(Event::ReviewMeeting, review.meeting);
    strand.set(Event::ReviewDecided, review.decided);
    strand.set(Event::AmendmentsProposed, review.proposed);
    strand.set(Event::AmendedPlanIssued, review.amended);
    strand.review = review.answer;
    return strand;
  }

  /// The strands of reviews that ended, and one of the cycle under way.
  static void addReviews(ChildParts& parts, std::vector<Strand>& strands) {
    auto& reviews = parts.reviews;
    std::ranges::sort(reviews, {}, [](const Review& one) { return one.day(); });
    const Review* last = nullptr;
    const Review* pending = nullptr;
    for (const auto& one : reviews) {
      if (one.decided || !one.decisionHeld) {
        last = &one;
        pending = nullptr;
      } else {
        pending = &one;
      }
      if (one.meeting && one.decided) strands.push_back(strandOf(one));
    }
    if (parts.ceased || (!parts.planMade && reviews.empty())) return;
    Strand cycle;
    cycle.kind = StrandKind::Review;
    cycle.held = {Event::PlanMade, Event::LastMeeting, Event::LastDecided, Event::ReviewMeeting, Event::ReviewDecided};
    cycle.set(Event::PlanMade, parts.planMade);
    if (last != nullptr) {
      cycle.set(Event::LastDecided, last->decided);
      cycle.set(Event::LastMeeting, last->meeting);
    }
    if (pending != nullptr) {
      cycle.set(Event::ReviewMeeting, pending->meeting);
      // Earlier reviews of an older plan aren't on record: the twelve months can't be counted from its first day.
      const bool isFirst = parts.planMade && *pending->meeting <= base::addMonths(*parts.planMade, kMonthsToFirstReview);
      if (last == nullptr && !isFirst) cycle.set(Event::LastMeeting, pending->meeting);
    }
    strands.push_back(std::move(cycle));
  }

  void finish() {
    m_out.cases.reserve(m_parts.size());
    m_out.faults.reserve(m_parts.size());
    for (auto& parts : m_parts) {
      auto& strands = m_out.cases.emplace_back().strands;
      strands = std::move(parts.requests);
      for (const auto& strand : strands)
        if (const auto& issued = strand.day(Event::PlanIssued); issued && (!parts.planMade || *issued < *parts.planMade))
          parts.planMade = issued;
      const auto requests = strands.size();
      addLetters(parts, strands, requests);
      for (auto& advice : parts.advice) {
        advice.ofRequest = requestOf(advice, strands, requests);
        strands.push_back(std::move(advice));
      }
      addReviews(parts, strands);
      for (auto& transfer : parts.transfers)
        if (!parts.ceased) strands.push_back(std::move(transfer));
      m_out.faults.push_back(std::move(parts.faults));
    }
    m_parts.clear();
  }

  /// The newest request that was there when the advice was asked for.
  static int requestOf(const Strand& advice, const std::vector<Strand>& strands, std::size_t requests) {
    int best = requests == 1 ? 0 : -1;
    const auto& asked = advice.day(Event::AdviceAsked);
    for (std::size_t i = 0; i < requests; ++i) {
      const auto& received = strands[i].day(Event::RequestReceived);
      if (!received || !asked || *received > *asked) continue;
      if (best < 0 || !strands[static_cast<std::size_t>(best)].day(Event::RequestReceived) ||
          *received >= *strands[static_cast<std::size_t>(best)].day(Event::RequestReceived))
        best = static_cast<int>(i);
    }
    return best;
  }

  /// A refusal is a letter that can be appealed, whether or not an extract of letters came in.
  static void addLetters(ChildParts& parts, std::vector<Strand>& strands, std::size_t requests) {
    for (std::size_t i = 0; parts.letters.empty() && i < requests; ++i) {
      const auto& one = strands[i];
      const bool notAssessed = one.request == Answer::No && one.day(Event::RequestDecided);
      const bool notIssued = one.assessment == Answer::No && one.day(Event::AssessmentDecided);
      if (!notAssessed && !notIssued) continue;
      Strand letter;
      letter.kind = StrandKind::Letter;
      letter.subject = notAssessed ? "refusal to assess" : "refusal to issue a plan";
      letter.set(Event::DecisionLetter, notAssessed ? one.day(Event::RequestDecided) : one.day(Event::AssessmentDecided));
      letter.held = {Event::DecisionLetter, Event::MediationAsked, Event::AppealMade};
      parts.letters.push_back(std::move(letter));
    }
    for (auto& letter : parts.letters) strands.push_back(std::move(letter));
  }

  static constexpr int kMonthsToFirstReview = 15;  // twelve, and what a late first review takes

  Session& m_session;
  const domain::Workspace& m_workspace;
  const storage::WorkControl& m_control;
  std::unordered_map<base::Uuid, std::size_t> m_placeOf;
  std::vector<ChildParts> m_parts;
  ClockCases m_out;
};

}  // namespace

base::Result<ClockCases> clockCases(Session& session, const domain::Workspace& workspace,
                                    const storage::WorkControl& control) {
  return CaseBuilder(session, workspace, control).build();
}

}  // namespace waymark::app
