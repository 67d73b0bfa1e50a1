// SPDX-License-Identifier: GPL-3.0-or-later
#include "framework/pack_checks.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

namespace waymark::framework {
namespace {

using base::Code;
using base::Result;

std::string idText(const std::string& id) {
  return id;
}
std::string idText(const base::ShortCode& id) {
  return id.text();
}

class Checker {
 public:
  Checker(const Pack& pack, std::string_view file) : m_pack(pack), m_file(file) {}

  Result<void> run() {
    unique("outcome", m_pack.outcomes);
    unique("criterion", m_pack.criteria);
    unique("criteria group", m_pack.criteriaGroups);
    unique("owner role", m_pack.ownerRoles);
    unique("anchor", m_pack.anchors);
    unique("phase", m_pack.phases);
    unique("task", m_pack.tasks);
    unique("information group", m_pack.informationGroups);
    unique("information item", m_pack.information);
    unique("survey audience", m_pack.surveyAudiences);
    references();
    anchors();
    outcomes();
    judgedAreas();
    if (!m_error) order();
    if (m_error) return tl::make_unexpected(*m_error);
    return {};
  }

 private:
  void bad(std::string path, std::string problem) {
    if (!m_error)
      m_error = base::Error{
          Code::BadSchema, {}, {{"file", m_file}, {"path", std::move(path)}, {"problem", std::move(problem)}}};
  }

  template <class Row>
  void unique(const char* what, const std::vector<Row>& rows) {
    std::set<std::string> seen;
    for (const auto& row : rows)
      if (!seen.insert(idText(row.id)).second && !m_error)
        m_error = base::Error{Code::DuplicateId, {}, {{"what", what}, {"id", idText(row.id)}, {"file", m_file}}};
  }

  void when(const std::string& path, const When& point) {
    if (m_pack.anchor(point.anchor) == nullptr) bad(path + "/anchor", "there is no anchor “" + point.anchor + "”");
  }
  void owner(const std::string& path, const std::string& role) {
    if (m_pack.ownerRole(role) == nullptr) bad(path + "/owner", "there is no owner role “" + role + "”");
  }
  void criteria(const std::string& path, const std::vector<base::ShortCode>& codes) {
    for (const auto& code : codes)
      if (m_pack.criterion(code) == nullptr) bad(path + "/criteria", "there is no criterion “" + code.text() + "”");
  }

  void references() {
    for (std::size_t i = 0; i < m_pack.criteria.size(); ++i)
      if (std::ranges::none_of(m_pack.criteriaGroups,
                               [&](const auto& group) { return group.id == m_pack.criteria[i].group; }))
        bad(fmt::format("/criteria/{}/group", i), "there is no group “" + m_pack.criteria[i].group + "”");
    for (std::size_t i = 0; i < m_pack.phases.size(); ++i) {
      if (m_pack.phases[i].start) when(fmt::format("/phases/{}/start", i), *m_pack.phases[i].start);
      if (m_pack.phases[i].end) when(fmt::format("/phases/{}/end", i), *m_pack.phases[i].end);
    }
    for (std::size_t i = 0; i < m_pack.tasks.size(); ++i) {
      const auto& task = m_pack.tasks[i];
      const auto path = fmt::format("/tasks/{}", i);
      when(path + "/when", task.when);
      owner(path, task.owner);
      criteria(path, task.criteria);
      if (m_pack.phase(task.phase) == nullptr) bad(path + "/phase", "there is no phase “" + task.phase + "”");
      for (const auto& outcome : task.outcomes)
        if (m_pack.outcome(outcome) == nullptr) bad(path + "/outcomes", "there is no outcome “" + outcome + "”");
      for (const auto& before : task.after)
        if (m_pack.task(before) == nullptr) bad(path + "/after", "there is no task “" + before + "”");
      for (const auto& rows : task.follows) follows(path + "/follows", rows);
    }
    for (std::size_t i = 0; i < m_pack.information.size(); ++i) {
      const auto& item = m_pack.information[i];
      const auto path = fmt::format("/information/{}", i);
      when(path + "/due", item.due);
      owner(path, item.owner);
      criteria(path, item.criteria);
      if (std::ranges::none_of(m_pack.informationGroups, [&](const auto& group) { return group.id == item.group; }))
        bad(path + "/group", "there is no information group “" + item.group + "”");
    }
    for (std::size_t i = 0; i < m_pack.surveyAudiences.size(); ++i) {
      when(fmt::format("/survey_audiences/{}/opens", i), m_pack.surveyAudiences[i].opens);
      when(fmt::format("/survey_audiences/{}/closes", i), m_pack.surveyAudiences[i].closes);
    }
  }

  void follows(const std::string& path, std::string_view rows) {
    if (rows == "survey_opens" || rows == "survey_closes") return;
    constexpr std::string_view kInformation = "information:";
    const bool isGroup = rows.starts_with(kInformation) &&
                         std::ranges::any_of(m_pack.informationGroups, [&](const auto& group) {
                           return group.id == rows.substr(kInformation.size());
                         });
    if (!isGroup)
      bad(path, "“" + std::string(rows) + "” is not survey_opens, survey_closes or information: and a group");
  }

  void anchors() {
    if (m_pack.anchors.empty()) return bad("/anchors", "there must be at least one anchor");
    for (std::size_t i = 0; i < m_pack.anchors.size(); ++i) {
      const auto& anchor = m_pack.anchors[i];
      if (!anchor.from) continue;
      const auto earlier = std::ranges::find_if(m_pack.anchors.begin(), m_pack.anchors.begin() + static_cast<long>(i),
                                                [&](const Anchor& other) { return other.id == anchor.from->anchor; });
      if (earlier == m_pack.anchors.begin() + static_cast<long>(i))
        bad(fmt::format("/anchors/{}/from", i), "“" + anchor.from->anchor + "” is not an anchor earlier in the list");
    }
  }

  void outcomes() {
    for (std::size_t i = 0; i < m_pack.outcomes.size(); ++i)
      if (m_pack.outcomes[i].rank != static_cast<int>(i) + 1)
        bad("/outcomes", "ranks must be 1, 2, 3 … without a gap or a repeat");
    if (m_pack.judgement.model == OutcomeModel::None) return;
    const auto& cuts = m_pack.judgement.cuts;
    if (!m_pack.outcomes.empty() && cuts.size() + 1 != m_pack.outcomes.size())
      bad("/judgement/cuts", "there must be one fewer than outcomes");
    if (!std::ranges::is_sorted(cuts)) bad("/judgement/cuts", "they must ascend");
    if (m_pack.judgement.slope <= 0 || m_pack.judgement.slope > m_pack.judgement.slopeBound)
      bad("/judgement/slope", "it must be above 0 and at most slope_bound");
    const auto& rates = m_pack.judgement.outcomeRates;
    if (!rates.empty() && (rates.size() != m_pack.outcomes.size() || std::ranges::count(rates, 0.0) > 0))
      bad("/judgement/outcome_rates", "there must be one above 0 for each outcome");
  }

  void judgedAreas() {
    if (!m_pack.judgedAreas) return;
    const auto& areas = *m_pack.judgedAreas;
    unique("verdict", areas.verdicts);
    for (std::size_t i = 0; i < areas.verdicts.size(); ++i)
      if (static_cast<std::size_t>(areas.verdicts[i].means) != i)
        bad(fmt::format("/judged_areas/verdicts/{}/means", i),
            "there must be one verdict each for made, not_made and not_enough_evidence, in this order");
    if (areas.verdicts.size() != base::CodeSet<Progress>::kCodes.size())
      bad("/judged_areas/verdicts", "there must be three");
    if (areas.notMadeTo >= areas.madeFrom) bad("/judged_areas/made_from", "it must be above not_made_to");
  }

  /// Depth-first over "after"; a task met again on its own path closes a circle.
  void order() {
    std::map<std::string_view, int> state;  // 1 on the path, 2 done
    std::vector<std::string_view> path;
    const auto visit = [&](const auto& self, const PackTask& task) -> void {
      if (m_error || state[task.id] == 2) return;
      path.push_back(task.id);
      if (state[task.id] == 1) {
        std::string circle;
        for (auto at = std::ranges::find(path, path.back()); at != path.end(); ++at)
          circle += (circle.empty() ? "" : " → ") + std::string(*at);
        m_error = base::Error{Code::CyclicOrder, {}, {{"path", circle}, {"file", m_file}}};
        return;
      }
      state[task.id] = 1;
      for (const auto& before : task.after) self(self, *m_pack.task(before));
      state[task.id] = 2;
      path.pop_back();
    };
    for (const auto& task : m_pack.tasks) visit(visit, task);
  }

  const Pack& m_pack;
  std::string m_file;
  std::optional<base::Error> m_error;
};

}  // namespace

Result<void> checkPack(const Pack& pack, std::string_view file) {
  return Checker(pack, file).run();
}

}  // namespace waymark::framework
