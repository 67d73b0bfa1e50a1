// SPDX-License-Identifier: GPL-3.0-or-later
#include "judgement/reasons.h"

#include <algorithm>
#include <array>
#include <numeric>
#include <optional>
#include <utility>

#include "base/message.h"

namespace waymark::judgement {
namespace {

constexpr std::size_t kCriteriaNamed = 3;     // each way
constexpr std::size_t kFindingsNamed = 3;     // each way, and on a criterion
constexpr std::size_t kMostTurned = 5;        // more findings than that isn't "nearly"
constexpr double kCloseCall = 0.2;            // between the two most probable outcomes
constexpr double kLeastContribution = 0.005;  // to the score; below that a criterion doesn't pull

constexpr std::array<std::pair<std::string_view, std::string_view>, 23> kReasonTemplates{{
    {"not_enough_evidence",
     "There is not enough evidence for a provisional outcome: {with_findings} of {of} criteria have findings and at "
     "least {needed} need some."},
    {"close_call", "This is a close call between “{outcome}” and “{runner_up}”."},
    {"pulls_down",
     "{title} ({criterion}) pulls the outcome down. Concerns: {concerns}, mixed: {mixed}, strengths: {strengths}."},
    {"pulls_up",
     "{title} ({criterion}) pulls the outcome up. Strengths: {strengths}, mixed: {mixed}, concerns: {concerns}."},
    {"finding_pulls_down",
     "This concern about {title} ({criterion}) pulls the outcome down. Reach: {reach}, impact: {impact}."},
    {"finding_pulls_up",
     "This strength in {title} ({criterion}) pulls the outcome up. Reach: {reach}, impact: {impact}."},
    {"nearly_changes_up",
     "If {count} concerns about {title} ({criterion}) were resolved to mixed, the provisional outcome would be "
     "“{outcome}”."},
    {"nearly_changes_up_one",
     "If one concern about {title} ({criterion}) were resolved to mixed, the provisional outcome would be "
     "“{outcome}”."},
    {"nearly_changes_up_anywhere",
     "If the {count} concerns that weigh most were resolved to mixed, the provisional outcome would be “{outcome}”."},
    {"nearly_changes_down",
     "If {count} strengths in {title} ({criterion}) turned out to be mixed, the provisional outcome would be "
     "“{outcome}”."},
    {"nearly_changes_down_one",
     "If one strength in {title} ({criterion}) turned out to be mixed, the provisional outcome would be “{outcome}”."},
    {"nearly_changes_down_anywhere",
     "If the {count} strengths that weigh most turned out to be mixed, the provisional outcome would be “{outcome}”."},
    {"no_findings", "No findings yet on: {criteria}."},
    {"few_findings", "Too few findings to rely on (fewer than {needed}) on: {criteria}."},
    {"no_child_voice", "No child or young person’s voice on: {criteria}."},
    {"no_child_voice_at_all", "No finding rests on what children and young people say."},
    {"no_parent_voice", "No parent or carer’s voice on: {criteria}."},
    {"no_parent_voice_at_all", "No finding rests on what parents and carers say."},
    {"source_unknown", "The kind of source is not stated for {count} of {of} findings."},
    {"source_unknown_all",
     "No finding states its kind of source, so whose voice is heard is not known. The outcome does not depend on it."},
    {"weight_unknown", "Reach or impact is not stated for {count} of {of} findings. They count as average."},
    {"position_set", "{title} ({criterion}) was set by hand to {position}."},
    {"no_model", "Inspections under this framework give no graded outcome, so there is no provisional one. The position on each "
     "criterion still says where the evidence points."},
}};

class Maker {
 public:
  Maker(const Evaluation& evaluation, const Assessment& assessment, const Bank& bank, const framework::Pack& pack)
      : m_eval(evaluation), m_assessment(assessment), m_bank(bank), m_pack(pack) {}

  std::vector<Reason> all() {
    if (m_assessment.status == Status::NotEnoughEvidence) notEnough();
    closeCall();
    criteriaThatPull();
    findingsThatPull();
    nearlyChanges(Way::Up);
    nearlyChanges(Way::Down);
    missing();
    return std::move(m_reasons);
  }

 private:
  enum class Way { Up, Down };

  void say(std::string rule, base::Context parameters, std::vector<std::uint32_t> rows = {}) {
    m_reasons.push_back({std::move(rule), std::move(parameters), std::move(rows)});
  }

  [[nodiscard]] const std::string& title(std::size_t place) const {
    const auto& criterion = m_pack.criteria[place];
    return criterion.shortTitle.empty() ? criterion.title : criterion.shortTitle;
  }
  [[nodiscard]] const std::string& outcomeTitle(int place) const {
    return m_pack.outcomes[static_cast<std::size_t>(place)].title;
  }
  void addCriterion(base::Context& to, std::size_t place) const {
    to.emplace_back("criterion", m_pack.criteria[place].id.text());
    to.emplace_back("title", title(place));
  }

  void notEnough() {
    if (!m_pack.givesOutcome()) return say("no_model", {});
    say("not_enough_evidence", {{"with_findings", std::to_string(m_eval.withFindings)},
                                {"needed", std::to_string(m_pack.judgement.criteriaNeeded)},
                                {"of", std::to_string(m_pack.criteria.size())}});
  }

  void closeCall() {
    if (m_assessment.outcome == kUnknown || m_assessment.runnerUp == kUnknown) return;
    const auto chance = [&](int place) { return m_assessment.probabilities[static_cast<std::size_t>(place)]; };
    if (chance(m_assessment.outcome) - chance(m_assessment.runnerUp) < kCloseCall)
      say("close_call",
          {{"outcome", outcomeTitle(m_assessment.outcome)}, {"runner_up", outcomeTitle(m_assessment.runnerUp)}});
  }

  /// What speaks for the outcome first: a good one is explained by its strengths.
  [[nodiscard]] std::array<Way, 2> waysInOrder() const {
    if (m_assessment.outcome == 0) return {Way::Up, Way::Down};
    return {Way::Down, Way::Up};
  }

  void criteriaThatPull() {
    std::vector<std::size_t> order(m_eval.criteria.size());
    std::iota(order.begin(), order.end(), 0);
    for (const auto way : waysInOrder()) {
      const double sign = way == Way::Up ? 1 : -1;
      const auto pull = [&](std::size_t place) { return sign * m_eval.criteria[place].contribution; };
      std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) { return pull(a) > pull(b); });
      for (std::size_t i = 0; i < std::min(kCriteriaNamed, order.size()); ++i)
        if (pull(order[i]) > kLeastContribution)
          criterionPulls(way == Way::Up ? "pulls_up" : "pulls_down", order[i], way);
    }
  }

  void criterionPulls(const char* rule, std::size_t place, Way way) {
    const auto& position = m_eval.criteria[place];
    base::Context parameters;
    addCriterion(parameters, place);
    parameters.emplace_back("concerns", std::to_string(position.concerns));
    parameters.emplace_back("mixed", std::to_string(position.mixed));
    parameters.emplace_back("strengths", std::to_string(position.strengths));
    const auto& pullers = m_eval.pullers[place];
    say(rule, std::move(parameters), rowsOf(way == Way::Up ? pullers.up : pullers.down, kFindingsNamed));
  }

  [[nodiscard]] std::vector<std::uint32_t> rowsOf(const TopRows& top, std::size_t count) const {
    std::vector<std::uint32_t> rows;
    for (const auto& entry : top.entries().first(std::min(count, top.entries().size())))
      rows.push_back(m_bank.items[entry.place].row);
    return rows;
  }

  void findingsThatPull() {
    for (const auto way : waysInOrder()) {
      const auto entries = (way == Way::Up ? m_eval.overall.up : m_eval.overall.down).entries();
      for (const auto& entry : entries.first(std::min(kFindingsNamed, entries.size()))) {
        const auto& item = m_bank.items[entry.place];
        base::Context parameters;
        addCriterion(parameters, static_cast<std::size_t>(item.criterion));
        parameters.emplace_back("reach", levelText<domain::Reach>(item.reach));
        parameters.emplace_back("impact", levelText<domain::Impact>(item.impact));
        say(way == Way::Up ? "finding_pulls_up" : "finding_pulls_down", std::move(parameters), {item.row});
      }
    }
  }

  template <class E>
  static std::string levelText(std::int8_t level) {
    return level == kUnknown ? "not stated" : std::string(base::codeText(static_cast<E>(level)));
  }

  struct Turn {
    std::vector<std::uint32_t> rows;
    int outcome = kUnknown;
    double goodness = 0;
  };
  /// Turns the hardest findings to mixed, one after the other, until the outcome is another.
  [[nodiscard]] std::optional<Turn> turned(const TopRows& top, Way way) const {
    const double mixed = m_eval.weights.sign[1];
    const double step = mixed - m_eval.weights.sign[way == Way::Up ? 2 : 0];
    auto balance = m_eval.balance;
    Turn turn;
    for (const auto& entry : top.entries()) {
      if (turn.rows.size() == kMostTurned) break;
      balance.turn(m_bank.items[entry.place], m_eval.weights, step);
      turn.rows.push_back(m_bank.items[entry.place].row);
      const auto chances = m_eval.model.probabilities(balance.score());
      const int outcome = mostProbable(chances);
      if (way == Way::Up ? outcome < m_assessment.outcome : outcome > m_assessment.outcome) {
        turn.outcome = outcome;
        turn.goodness = expectedGoodness(chances);
        return turn;
      }
    }
    return std::nullopt;
  }

  /// The criterion that needs fewest; else the findings that weigh most wherever they are.
  void nearlyChanges(Way way) {
    if (m_assessment.outcome == kUnknown) return;
    std::optional<Turn> best;
    std::size_t where = 0;
    for (std::size_t place = 0; place < m_eval.pullers.size(); ++place) {
      const auto& pullers = m_eval.pullers[place];
      auto turn = turned(way == Way::Up ? pullers.down : pullers.up, way);
      if (!turn) continue;
      const auto further = [&](const Turn& one) { return way == Way::Up ? one.goodness : -one.goodness; };
      if (!best || turn->rows.size() < best->rows.size() ||
          (turn->rows.size() == best->rows.size() && further(*turn) > further(*best))) {
        best = std::move(turn);
        where = place;
      }
    }
    std::string rule = way == Way::Up ? "nearly_changes_up" : "nearly_changes_down";
    base::Context parameters;
    if (best) {
      addCriterion(parameters, where);
      if (best->rows.size() == 1) rule += "_one";
    } else {
      best = turned(way == Way::Up ? m_eval.overall.down : m_eval.overall.up, way);
      if (!best) return;
      rule += "_anywhere";
    }
    parameters.emplace_back("count", std::to_string(best->rows.size()));
    parameters.emplace_back("outcome", outcomeTitle(best->outcome));
    say(std::move(rule), std::move(parameters), std::move(best->rows));
  }

  template <class Test>
  [[nodiscard]] std::pair<std::string, std::size_t> criteriaWhere(Test&& test) const {
    std::string text;
    std::size_t count = 0;
    for (std::size_t place = 0; place < m_eval.criteria.size(); ++place) {
      if (!test(m_eval.criteria[place])) continue;
      if (count++ > 0) text += ", ";
      text += title(place) + " (" + m_pack.criteria[place].id.text() + ")";
    }
    return {text, count};
  }

  void missing() {
    if (const auto [criteria, count] = criteriaWhere([](const auto& at) { return at.findings + at.also == 0; });
        count > 0)
      say("no_findings", {{"criteria", criteria}});
    const auto few = [](const auto& at) { return !at.enough && at.findings + at.also > 0; };
    if (const auto [criteria, count] = criteriaWhere(few); count > 0)
      say("few_findings", {{"criteria", criteria}, {"needed", std::to_string(m_pack.judgement.enoughFindings)}});
    if (m_eval.stated > 0) {
      voice("no_child_voice", [](const auto& at) { return at.childVoice; });
      voice("no_parent_voice", [](const auto& at) { return at.parentVoice; });
    }
    const auto of = std::to_string(m_eval.findings);
    if (m_eval.stated == 0 && m_eval.findings > 0)
      say("source_unknown_all", {{"count", of}, {"of", of}});
    else if (m_eval.stated < m_eval.findings)
      say("source_unknown", {{"count", std::to_string(m_eval.findings - m_eval.stated)}, {"of", of}});
    if (m_eval.unweighted > 0) say("weight_unknown", {{"count", std::to_string(m_eval.unweighted)}, {"of", of}});
  }

  template <class Heard>
  void voice(const std::string& rule, Heard&& heard) {
    const auto [criteria, count] =
        criteriaWhere([&](const auto& at) { return at.findings + at.also > 0 && !heard(at); });
    if (count == 0) return;
    const bool anywhere = std::ranges::any_of(m_eval.criteria, heard);
    say(anywhere ? rule : rule + "_at_all", {{"criteria", criteria}});
  }

  const Evaluation& m_eval;
  const Assessment& m_assessment;
  const Bank& m_bank;
  const framework::Pack& m_pack;
  std::vector<Reason> m_reasons;
};

}  // namespace

std::vector<Reason> reasonsFor(const Evaluation& evaluation, const Assessment& assessment, const Bank& bank,
                               const framework::Pack& pack) {
  return Maker(evaluation, assessment, bank, pack).all();
}

std::string_view reasonTemplate(std::string_view rule) {
  for (const auto& [name, text] : kReasonTemplates)
    if (name == rule) return text;
  return "";
}

std::vector<std::string_view> reasonRules() {
  std::vector<std::string_view> names;
  for (const auto& [name, text] : kReasonTemplates) names.push_back(name);
  return names;
}

std::string reasonText(const Reason& reason) {
  return base::filled(reasonTemplate(reason.rule), reason.parameters);
}

}  // namespace waymark::judgement
