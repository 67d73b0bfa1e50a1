// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/practice_sample.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <random>
#include <set>
#include <tuple>
#include <unordered_map>

#include "app/list_definitions.h"
#include "base/text.h"

namespace waymark::app {
namespace {

constexpr std::size_t kMostLocalValues = 12;  // a column with more tells single children apart, not groups

/// The columns of a definition that say where a child stands, found once.
struct SampleColumns {
  explicit SampleColumns(const lists::Definition& definition)
      : need(definition.column("primary_need")),
        phase(definition.column("main_phase")),
        subsidiary(definition.column("subsidiary_phase")),
        home(definition.column("home_education")),
        care(definition.column("social_care")),
        careTeam(definition.column("social_care_team")),
        plan(definition.column("initial_plan")) {}
  std::optional<std::size_t> need, phase, subsidiary, home, care, careTeam, plan;
};

std::string cellWordsOf(const lists::Definition& definition, const lists::Table& table,
                    const std::optional<std::size_t>& column, std::size_t row) {
  if (!column || table.state(*column, row) != lists::CellState::Filled) return {};
  const auto text = table.text(definition, *column, row);
  if (definition.columns[*column].kind != lists::ColumnKind::Code) return text;
  const auto& codes = definition.codeLists[definition.columns[*column].codeList].codes;
  const auto code = std::ranges::find(codes, text, &lists::CodeDefinition::code);
  return code == codes.end() ? text : code->title;
}

bool isCode(const lists::Definition& definition, const lists::Table& table, const std::optional<std::size_t>& column,
            std::size_t row, std::string_view code) {
  return column && table.state(*column, row) == lists::CellState::Filled &&
         table.text(definition, *column, row) == code;
}

std::string agePhaseOf(const std::optional<int>& age) {
  if (!age) return {};
  return *age < 5 ? "under 5" : *age < 16 ? "5 to 15" : "16 and over";
}

base::EnumSet<domain::Group> groupsOf(const lists::Definition& definition, const CaseloadList& list, const SampleColumns& at,
                              std::size_t row) {
  base::EnumSet<domain::Group> groups;
  const auto where = definition.list(list.extract.list);
  const bool hasPlans = at.plan && where && std::ranges::count(definition.lists[*where].columns, *at.plan) > 0;
  groups.insert(hasPlans ? domain::Group::EhcPlan : domain::Group::SenSupport);
  if (isCode(definition, list.table, at.phase, row, "ap") || isCode(definition, list.table, at.subsidiary, row, "ap"))
    groups.insert(domain::Group::AlternativeProvision);
  if (isCode(definition, list.table, at.home, row, "yes")) groups.insert(domain::Group::HomeEducated);
  // The team is free text in every template: what areas write of a looked-after child.
  const auto team = base::folded(cellWordsOf(definition, list.table, at.careTeam, row));
  const auto isOf = [&](std::initializer_list<std::string_view> words) {
    return std::ranges::any_of(words, [&](std::string_view word) {
      return team == word || (team.starts_with(word) && team[word.size()] == ' ');
    });
  };
  if (isOf({"in care", "looked after", "children looked after", "cla", "lac"})) groups.insert(domain::Group::LookedAfter);
  if (isOf({"child in need", "child protection", "cin", "cp"})) groups.insert(domain::Group::ChildInNeedOrProtection);
  return groups;
}

struct PoolColumns {
  std::vector<SampleDimension> dimensions;
  std::vector<std::size_t> local;  // columns of the dimensions after the three
};

/// The area's own columns that hold two to a dozen different words.
PoolColumns poolColumns(const Caseload& caseload) {
  PoolColumns found{{{"need", "need"}, {"age_phase", "age"}, {"setting", "setting"}}, {}};
  const auto& columns = caseload.definition.columns;
  for (std::size_t column = 0; column < columns.size(); ++column) {
    const auto kind = columns[column].kind;
    if (!columns[column].local || columns[column].identity) continue;
    if (kind != lists::ColumnKind::Text && kind != lists::ColumnKind::Code) continue;
    std::set<std::string> values;
    for (const auto& list : caseload.lists)
      for (std::size_t row = 0; row < list.table.size() && values.size() <= kMostLocalValues; ++row)
        if (auto text = cellWordsOf(caseload.definition, list.table, column, row); !text.empty()) values.insert(text);
    if (values.size() < 2 || values.size() > kMostLocalValues) continue;
    found.local.push_back(column);
    found.dimensions.push_back({columns[column].id, columns[column].title});
  }
  return found;
}

SampleCandidate candidateOf(const Caseload& caseload, const CaseloadList& list, const SampleColumns& at,
                            const std::vector<std::size_t>& local, std::size_t row) {
  SampleCandidate made;
  made.child = list.children[row];
  made.groups = groupsOf(caseload.definition, list, at, row);
  made.age = list.ages[row];
  made.values = {cellWordsOf(caseload.definition, list.table, at.need, row), agePhaseOf(list.ages[row]),
                 cellWordsOf(caseload.definition, list.table, at.phase, row)};
  for (const auto column : local) made.values.push_back(cellWordsOf(caseload.definition, list.table, column, row));
  return made;
}

void merge(SampleCandidate& into, const SampleCandidate& other) {
  for (std::size_t i = 0; i < base::codeCount<domain::Group>(); ++i)
    if (other.groups.contains(static_cast<domain::Group>(i))) into.groups.insert(static_cast<domain::Group>(i));
  if (into.groups.contains(domain::Group::EhcPlan)) into.groups.remove(domain::Group::SenSupport);
  if (!into.age) into.age = other.age;
  for (std::size_t i = 0; i < into.values.size(); ++i)
    if (into.values[i].empty()) into.values[i] = other.values[i];
}

/// The same numbers on every machine: std::shuffle's aren't.
std::vector<std::size_t> shuffledPlaces(std::size_t count, std::uint64_t seed) {
  std::vector<std::size_t> places(count);
  for (std::size_t i = 0; i < count; ++i) places[i] = i;
  std::mt19937_64 random(seed);
  for (std::size_t i = count; i > 1; --i) {
    const std::uint64_t limit = std::mt19937_64::max() - std::mt19937_64::max() % i;
    auto drawn = random();
    while (drawn >= limit) drawn = random();
    std::swap(places[i - 1], places[drawn % i]);
  }
  return places;
}

constexpr std::size_t kStratumDimensions = 3;

class SampleDraw {
 public:
  SampleDraw(const SamplePool& pool, const framework::TrackedChildren& rules, std::uint64_t seed)
      : m_pool(pool), m_rules(rules), m_order(shuffledPlaces(pool.children.size(), seed)), m_seen(pool.dimensions.size()) {
    for (std::size_t i = 0; i < rules.rules.size(); ++i) {
      const auto& rule = rules.rules[i];
      const auto group = base::parseCode<domain::Group>(rule.group);
      if (group && rule.kind == "at_least") m_least.emplace_back(i, *group);
      if (group && rule.kind == "at_most") m_most.emplace_back(*group, rule.count);
    }
    for (const auto& child : pool.children) ++m_strata[stratumOf(child)];
  }

  PracticeSample draw(std::size_t count) {
    PracticeSample sample;
    for (const auto& [rule, group] : m_least)
      while (has(group) < m_rules.rules[rule].count && sample.children.size() < count)
        if (!take(sample, rule, group)) break;
    while (sample.children.size() < count && take(sample, std::nullopt, std::nullopt)) {
    }
    for (const auto& [rule, group] : m_least)
      if (has(group) < m_rules.rules[rule].count) sample.unmet.push_back({rule, has(group)});
    return sample;
  }

 private:
  static std::string stratumOf(const SampleCandidate& child) {
    std::string key;
    for (std::size_t i = 0; i < kStratumDimensions; ++i) key += child.values[i] + '\n';
    return key;
  }
  [[nodiscard]] int has(domain::Group group) const {
    return static_cast<int>(std::ranges::count_if(
        m_taken, [&](std::size_t place) { return m_pool.children[place].groups.contains(group); }));
  }
  [[nodiscard]] bool isAllowed(const SampleCandidate& child) const {
    return std::ranges::none_of(
        m_most, [&](const auto& most) { return child.groups.contains(most.first) && has(most.first) >= most.second; });
  }
  /// Better first: what is new of the three, then what was drawn least often, then what is new of the area's own.
  [[nodiscard]] std::tuple<int, int, int> gainOf(const SampleCandidate& child) const {
    int fresh = 0;
    int repeats = 0;
    int local = 0;
    for (std::size_t i = 0; i < child.values.size(); ++i) {
      const auto& value = child.values[i];
      const auto at = m_seen[i].find(value);
      const int times = at == m_seen[i].end() ? 0 : at->second;
      const bool isNew = !value.empty() && times == 0;
      if (i < kStratumDimensions) {
        fresh += isNew;
        repeats += value.empty() ? 1 : times;
      } else {
        local += isNew;
      }
    }
    return {fresh, -repeats, local};
  }
  bool take(PracticeSample& sample, std::optional<std::size_t> rule, std::optional<domain::Group> group) {
    std::optional<std::size_t> best;
    std::tuple<int, int, int> bestGain;
    for (const auto place : m_order) {
      const auto& child = m_pool.children[place];
      if (group && !child.groups.contains(*group)) continue;
      if (std::ranges::count(m_taken, place) > 0 || !isAllowed(child)) continue;
      const auto gain = gainOf(child);
      if (best && gain <= bestGain) continue;
      best = place;
      bestGain = gain;
    }
    if (!best) return false;
    const auto& child = m_pool.children[*best];
    SampledChild taken{*best, rule, {}, m_strata[stratumOf(child)]};
    for (std::size_t i = 0; i < child.values.size(); ++i)
      if (!child.values[i].empty() && m_seen[i][child.values[i]]++ == 0) taken.firstOf.push_back(i);
    m_taken.push_back(*best);
    sample.children.push_back(std::move(taken));
    return true;
  }

  const SamplePool& m_pool;
  const framework::TrackedChildren& m_rules;
  std::vector<std::size_t> m_order;
  std::vector<std::map<std::string, int>> m_seen;  // by dimension
  std::vector<std::pair<std::size_t, domain::Group>> m_least;
  std::vector<std::pair<domain::Group, int>> m_most;
  std::unordered_map<std::string, std::size_t> m_strata;
  std::vector<std::size_t> m_taken;
};

}  // namespace

SamplePool samplePool(const domain::Workspace& workspace, const Caseload& caseload) {
  const SampleColumns at(caseload.definition);
  const auto columns = poolColumns(caseload);
  SamplePool pool{columns.dimensions, {}};
  std::unordered_map<base::Uuid, std::size_t> places;
  for (const auto& list : caseload.lists)
    for (std::size_t row = 0; row < list.table.size(); ++row) {
      const auto* child = workspace.all<domain::Child>().find(list.children[row]);
      if (child == nullptr) continue;
      auto candidate = candidateOf(caseload, list, at, columns.local, row);
      candidate.caseCode = child->value.caseCode;
      const auto [known, isNew] = places.try_emplace(candidate.child.uuid, pool.children.size());
      if (isNew)
        pool.children.push_back(std::move(candidate));
      else
        merge(pool.children[known->second], candidate);
    }
  std::ranges::sort(pool.children, {}, &SampleCandidate::caseCode);
  return pool;
}

base::Result<SamplePool> openSamplePool(Session& session, const domain::Workspace& workspace) {
  const auto newest = newestExtracts(workspace);
  if (newest.extracts.empty()) return SamplePool{};
  auto definition = definitionOf(session, workspace, newest.definition);
  if (!definition) return tl::make_unexpected(definition.error());
  Caseload caseload;
  caseload.definition = std::move(*definition);
  for (const auto& extract : newest.extracts) {
    auto opened = openCorrectedList(session, workspace, caseload.definition, extract, nullptr);
    if (!opened) return tl::make_unexpected(opened.error());
    caseload.lists.push_back({extract, std::move(opened->list.table), {}, std::move(opened->list.children),
                              std::move(opened->list.ages), {}});
  }
  return samplePool(workspace, caseload);
}

PracticeSample practiceSample(const SamplePool& pool, const framework::TrackedChildren& rules, std::size_t count,
                              std::uint64_t seed) {
  auto sample = SampleDraw(pool, rules, seed).draw(count);
  sample.seed = seed;
  return sample;
}

std::string whySampled(const PracticeSample& sample, std::size_t place, const SamplePool& pool,
                       const framework::TrackedChildren& rules) {
  const auto& drawn = sample.children[place];
  const auto& child = pool.children[drawn.candidate];
  std::string strata;
  for (std::size_t i = 0; i < kStratumDimensions; ++i)
    strata += (i == 0 ? "" : ", ") +
              (child.values[i].empty() ? pool.dimensions[i].title + " not recorded" : child.values[i]);
  auto text = fmt::format("Drawn with seed {} as child {} of {}: one of {} with {}.", sample.seed, place + 1,
                          sample.children.size(), drawn.stratum, strata);
  if (drawn.rule) return text + " Asked for by the rule: " + rules.rules[*drawn.rule].text + ".";
  if (drawn.firstOf.empty()) return text + " Nothing new: all that differ were drawn before.";
  text += " For the range: the first with this ";
  for (std::size_t i = 0; i < drawn.firstOf.size(); ++i)
    text += (i == 0 ? "" : i + 1 == drawn.firstOf.size() ? " and " : ", ") +
            base::folded(pool.dimensions[drawn.firstOf[i]].title);
  return text + ".";
}

}  // namespace waymark::app
