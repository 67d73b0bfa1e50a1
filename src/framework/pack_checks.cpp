// SPDX-License-Identifier: GPL-3.0-or-later
#include "framework/pack_checks.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "framework/pack.h"

namespace waymark::framework {
namespace {

using base::Code;
using base::Json;

const Json kNothing;
const std::string kNoText;

const Json& member(const Json& object, const char* name) {
  if (!object.is_object()) return kNothing;
  const auto at = object.find(name);
  return at == object.end() ? kNothing : *at;
}
const std::string& textOf(const Json& value) {
  return value.is_string() ? value.get_ref<const std::string&>() : kNoText;
}
const std::string& textOf(const Json& object, const char* name) {
  return textOf(member(object, name));
}
double numberOf(const Json& object, const char* name, double otherwise) {
  const auto& value = member(object, name);
  return value.is_number() ? value.get<double>() : otherwise;
}

using Ids = std::set<std::string_view>;

class Checker {
 public:
  Checker(const Json& pack, std::size_t most) : m_pack(pack), m_most(most) {}

  std::vector<PackProblem> run() {
    const auto outcomes = ids("outcomes", "outcome");
    const auto criteria = ids("criteria", "criterion");
    const auto groups = ids("criteria_groups", "criteria group");
    const auto roles = ids("owner_roles", "owner role");
    m_anchors = ids("anchors", "anchor");
    const auto phases = ids("phases", "phase");
    const auto tasks = ids("tasks", "task");
    m_informationGroups = ids("information_groups", "information group");
    ids("information", "information item");
    ids("survey_audiences", "survey audience");
    rows("criteria", [&](const Json& row, const std::string& path) {
      name(groups, member(row, "group"), path + "/group", "group");
    });
    anchors();
    rows("phases", [&](const Json& row, const std::string& path) {
      when(member(row, "start"), path + "/start");
      when(member(row, "end"), path + "/end");
    });
    rows("tasks", [&](const Json& row, const std::string& path) {
      when(member(row, "when"), path + "/when");
      name(roles, member(row, "owner"), path + "/owner", "owner role");
      names(criteria, member(row, "criteria"), path + "/criteria", "criterion");
      name(phases, member(row, "phase"), path + "/phase", "phase");
      names(outcomes, member(row, "outcomes"), path + "/outcomes", "outcome");
      names(tasks, member(row, "after"), path + "/after", "task");
      follows(member(row, "follows"), path + "/follows");
    });
    rows("information", [&](const Json& row, const std::string& path) {
      when(member(row, "due"), path + "/due");
      name(roles, member(row, "owner"), path + "/owner", "owner role");
      names(criteria, member(row, "criteria"), path + "/criteria", "criterion");
      name(m_informationGroups, member(row, "group"), path + "/group", "information group");
    });
    rows("survey_audiences", [&](const Json& row, const std::string& path) {
      when(member(row, "opens"), path + "/opens");
      when(member(row, "closes"), path + "/closes");
    });
    ranks();
    judgement();
    judgedAreas();
    order();
    return std::move(m_problems);
  }

 private:
  void add(Code code, std::string path, std::string problem, std::string fix) {
    if (m_problems.size() < m_most)
      m_problems.push_back({code, std::move(path), std::move(problem), std::move(fix)});
  }
  void bad(std::string path, std::string problem, std::string fix) {
    add(Code::BadSchema, std::move(path), std::move(problem), std::move(fix));
  }

  template <class F>
  void rows(const char* list, F&& visit) {
    const auto& all = member(m_pack, list);
    if (!all.is_array()) return;
    for (std::size_t i = 0; i < all.size() && m_problems.size() < m_most; ++i)
      visit(all[i], fmt::format("/{}/{}", list, i));
  }

  Ids ids(const char* list, const char* what) {
    Ids seen;
    rows(list, [&](const Json& row, const std::string& path) {
      const auto& id = textOf(row, "id");
      if (!id.empty() && !seen.insert(id).second)
        add(Code::DuplicateId, path + "/id", std::string(what) + " “" + id + "” is there twice", "give it another id");
    });
    return seen;
  }

  void name(const Ids& known, const Json& value, const std::string& path, const char* what) {
    const auto& id = textOf(value);
    if (!id.empty() && !known.contains(id))
      bad(path, std::string("there is no ") + what + " “" + id + "”",
          known.size() <= 20 && !known.empty() ? fmt::format("name one of: {}", fmt::join(known, ", "))
                                               : std::string("name one that is there, or add it"));
  }
  void names(const Ids& known, const Json& values, const std::string& path, const char* what) {
    if (!values.is_array()) return;
    for (const auto& value : values) {
      if (m_problems.size() >= m_most) return;
      name(known, value, path, what);
    }
  }
  void when(const Json& point, const std::string& path) {
    name(m_anchors, member(point, "anchor"), path + "/anchor", "anchor");
  }

  void follows(const Json& values, const std::string& path) {
    if (!values.is_array()) return;
    constexpr std::string_view kInformation = "information:";
    for (const auto& value : values) {
      const std::string_view rows = textOf(value);
      const bool isGroup =
          rows.starts_with(kInformation) && m_informationGroups.contains(rows.substr(kInformation.size()));
      if (!rows.empty() && rows != "survey_opens" && rows != "survey_closes" && !isGroup)
        bad(path, "“" + std::string(rows) + "” is not survey_opens, survey_closes or information: and a group",
            "name one of these");
    }
  }

  void anchors() {
    const auto& all = member(m_pack, "anchors");
    if (all.is_array() && all.empty()) bad("/anchors", "there must be at least one anchor", "add one");
    Ids earlier;
    rows("anchors", [&](const Json& row, const std::string& path) {
      const auto& from = textOf(row, "from");
      if (!from.empty() && !earlier.contains(from))
        bad(path + "/from", "“" + from + "” is not an anchor earlier in the list",
            "name an earlier one, or move this row down");
      earlier.insert(textOf(row, "id"));
    });
  }

  void ranks() {
    std::vector<double> all;
    rows("outcomes", [&](const Json& row, const std::string&) { all.push_back(numberOf(row, "rank", 0)); });
    std::ranges::sort(all);
    for (std::size_t i = 0; i < all.size(); ++i)
      if (all[i] != static_cast<double>(i + 1))
        return bad("/outcomes", "ranks must be 1, 2, 3 … without a gap or a repeat", "number the outcomes again");
  }

  void judgement() {
    const auto& model = member(m_pack, "judgement");
    if (!model.is_object() || textOf(model, "model") == "none") return;
    const auto& outcomes = member(m_pack, "outcomes");
    const auto& cuts = member(model, "cuts");
    const bool graded = outcomes.is_array() && !outcomes.empty();
    if (cuts.is_array()) {
      if (graded && cuts.size() + 1 != outcomes.size())
        bad("/judgement/cuts", "there must be one fewer than outcomes", fmt::format("give {}", outcomes.size() - 1));
      if (!std::is_sorted(cuts.begin(), cuts.end())) bad("/judgement/cuts", "they must ascend", "put them in order");
    }
    const auto slope = numberOf(model, "slope", 1);
    if (slope <= 0 || slope > numberOf(model, "slope_bound", slope))
      bad("/judgement/slope", "it must be above 0 and at most slope_bound", "change one of the two");
    const auto& rates = member(model, "outcome_rates");
    if (rates.is_array() && graded &&
        (rates.size() != outcomes.size() || std::ranges::any_of(rates, [](const Json& rate) { return rate == 0; })))
      bad("/judgement/outcome_rates", "there must be one above 0 for each outcome",
          fmt::format("give {}", outcomes.size()));
  }

  void judgedAreas() {
    const auto& areas = member(m_pack, "judged_areas");
    const auto& verdicts = member(areas, "verdicts");
    if (!verdicts.is_array()) return;
    constexpr auto& kMeans = base::CodeSet<Progress>::kCodes;
    std::set<std::string_view> seen;
    for (std::size_t i = 0; i < verdicts.size(); ++i) {
      const auto path = fmt::format("/judged_areas/verdicts/{}", i);
      const auto& id = textOf(verdicts[i], "id");
      if (!id.empty() && !seen.insert(id).second)
        add(Code::DuplicateId, path + "/id", "verdict “" + id + "” is there twice", "give it another id");
      if (i < kMeans.size() && textOf(verdicts[i], "means") != kMeans[i])
        bad(path + "/means", "there must be one verdict each for made, not_made and not_enough_evidence, in this order",
            "put them in this order");
    }
    if (verdicts.size() != kMeans.size()) bad("/judged_areas/verdicts", "there must be three", "give three");
    if (numberOf(areas, "not_made_to", -1) >= numberOf(areas, "made_from", 1))
      bad("/judged_areas/made_from", "it must be above not_made_to", "change one of the two");
  }

  /// Depth-first over "after", without recursion: the chain is as long as a stranger made it. A task met again on its
  /// own path closes a circle.
  void order() {
    std::map<std::string_view, std::size_t> rowOf;
    const auto& tasks = member(m_pack, "tasks");
    if (!tasks.is_array()) return;
    for (std::size_t i = 0; i < tasks.size(); ++i) rowOf.try_emplace(textOf(tasks[i], "id"), i);
    enum class State : unsigned char { New, OnPath, Done };
    std::vector<State> state(tasks.size(), State::New);
    struct Step {
      std::size_t row;
      std::size_t next;
    };
    for (std::size_t first = 0; first < tasks.size(); ++first) {
      if (m_problems.size() >= m_most) return;
      std::vector<Step> path;
      const auto enter = [&](std::size_t row) {
        state[row] = State::OnPath;
        path.push_back({row, 0});
      };
      if (state[first] == State::New) enter(first);
      while (!path.empty()) {
        auto& step = path.back();
        const auto& after = member(tasks[step.row], "after");
        if (!after.is_array() || step.next == after.size()) {
          state[step.row] = State::Done;
          path.pop_back();
          continue;
        }
        const auto at = rowOf.find(textOf(after[step.next++]));
        if (at == rowOf.end() || state[at->second] == State::Done) continue;
        if (state[at->second] == State::New) {
          enter(at->second);
          continue;
        }
        std::string circle;
        constexpr std::size_t kNamed = 12;
        const auto begin = std::ranges::find(path, at->second, &Step::row);
        for (auto member = begin; member != path.end() && member < begin + kNamed; ++member)
          circle += textOf(tasks[member->row], "id") + " → ";
        if (static_cast<std::size_t>(path.end() - begin) > kNamed) circle += "… → ";
        add(Code::CyclicOrder, fmt::format("/tasks/{}/after", step.row), circle + textOf(tasks[at->second], "id"),
            "these wait for each other in a circle: take one link out");
      }
    }
  }

  const Json& m_pack;
  std::size_t m_most;
  Ids m_anchors;
  Ids m_informationGroups;
  std::vector<PackProblem> m_problems;
};

}  // namespace

std::vector<PackProblem> unsound(const Json& pack, std::size_t most) {
  return Checker(pack, most).run();
}

base::Error asError(const PackProblem& problem, std::string_view file) {
  const std::string name(file);
  if (problem.code == Code::CyclicOrder) return {problem.code, {}, {{"path", problem.problem}, {"file", name}}};
  if (problem.code == Code::DuplicateId) {
    // "task “x” is there twice": the sentence says the rest again.
    const auto open = problem.problem.find(" “");
    const auto close = problem.problem.rfind("”");
    const auto from = open + std::string_view(" “").size();
    return {problem.code,
            {},
            {{"what", problem.problem.substr(0, open)}, {"id", problem.problem.substr(from, close - from)},
             {"file", name}}};
  }
  return {problem.code, {}, {{"file", name}, {"path", problem.path}, {"problem", problem.problem}}};
}

}  // namespace waymark::framework
