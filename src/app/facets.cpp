// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/facets.h"

#include <algorithm>
#include <numeric>
#include <unordered_map>

namespace waymark::app {
namespace {

using lists::ColumnKind;

/// What is asked of the columns first, where a definition has them.
constexpr std::array<std::string_view, 3> kFirstColumns{"primary_need", "main_phase", "main_urn"};

/// Values by their text, in the order in which they are met; sorted afterwards.
class KeyPlaces {
 public:
  std::uint32_t of(std::string_view text) {
    const auto found = m_places.find(std::string(text));
    if (found != m_places.end()) return found->second;
    const auto place = static_cast<std::uint32_t>(m_keys.size());
    m_places.emplace(text, place);
    m_keys.emplace_back(text);
    return place;
  }
  /// KeyPlaces in alphabetical order, nothing last, and the places moved with them.
  void give(Facet& facet) {
    std::vector<std::uint32_t> order(m_keys.size());
    std::iota(order.begin(), order.end(), 0U);
    std::ranges::sort(order, [this](std::uint32_t a, std::uint32_t b) {
      if (m_keys[a].empty() != m_keys[b].empty()) return m_keys[b].empty();
      return m_keys[a] < m_keys[b];
    });
    std::vector<std::uint32_t> now(order.size());
    for (std::uint32_t i = 0; i < order.size(); ++i) {
      now[order[i]] = i;
      facet.keys.push_back(std::move(m_keys[order[i]]));
    }
    for (auto& value : facet.values) value = now[value];
  }

 private:
  std::unordered_map<std::string, std::uint32_t> m_places;
  std::vector<std::string> m_keys;
};

Facet listFacet(const Caseload& caseload) {
  Facet facet{Facet::Kind::List, "list", 0, {}, {}, {}};
  for (std::size_t i = 0; i < caseload.lists.size(); ++i) {
    facet.keys.push_back(caseload.lists[i].extract.list);
    facet.values.insert(facet.values.end(), caseload.lists[i].table.size(), static_cast<std::uint32_t>(i));
  }
  return facet;
}

Facet problemsFacet(const Caseload& caseload) {
  Facet facet{Facet::Kind::Problems, "problems", 0, {kProblemKeys.begin(), kProblemKeys.end()}, {}, {}};
  for (std::size_t row = 0; row < caseload.size(); ++row) {
    std::uint32_t worst = caseload.unread(row).empty() ? 0 : 2;
    for (const auto run : caseload.failedRuns(row))
      worst = std::max(worst, caseload.definition.rules[caseload.runs[run].rule].severity == lists::Severity::Error
                                  ? 2U
                                  : 1U);
    facet.values.push_back(worst);
  }
  return facet;
}

Facet ruleFacet(const Caseload& caseload) {
  Facet facet{Facet::Kind::Rule, "rule", 0, {}, {}, {}};
  for (const auto& run : caseload.runs) facet.keys.push_back(caseload.ruleCode(run));
  const auto unread = static_cast<std::uint32_t>(facet.keys.size());
  facet.keys.emplace_back(kUnreadKey);
  for (std::size_t row = 0; row < caseload.size(); ++row) {
    for (const auto run : caseload.failedRuns(row)) facet.values.push_back(run);
    if (!caseload.unread(row).empty()) facet.values.push_back(unread);
    facet.ends.push_back(static_cast<std::uint32_t>(facet.values.size()));
  }
  return facet;
}

Facet ageFacet(const Caseload& caseload) {
  Facet facet{Facet::Kind::Age, "age", 0, {}, {}, {}};
  for (const auto& band : kAgeBands) facet.keys.emplace_back(band.key);
  for (const auto& list : caseload.lists)
    for (const auto& age : list.ages) {
      std::uint32_t value = kAgeBands.size() - 1;
      while (age && value > 0 && *age < kAgeBands[value].from) --value;
      facet.values.push_back(value);
    }
  return facet;
}

Facet codeFacet(const Caseload& caseload, std::size_t column) {
  Facet facet{Facet::Kind::Column, caseload.definition.columns[column].id, column, {}, {}, {}};
  const auto& codes = caseload.definition.codeLists[caseload.definition.columns[column].codeList].codes;
  for (const auto& code : codes) facet.keys.push_back(code.code);
  const auto empty = static_cast<std::uint32_t>(codes.size());
  facet.keys.emplace_back();
  for (const auto& list : caseload.lists)
    for (std::size_t row = 0; row < list.table.size(); ++row) {
      if (list.table.state(column, row) != lists::CellState::Filled) {
        facet.values.push_back(empty);
        continue;
      }
      const auto code = static_cast<std::uint32_t>(list.table.columns[column].code(row));
      if (code < codes.size()) {
        facet.values.push_back(code);
        continue;
      }
      const auto text = list.table.otherCodes[column][code - codes.size()];
      const auto known = std::ranges::find(facet.keys, text);
      facet.values.push_back(static_cast<std::uint32_t>(known - facet.keys.begin()));
      if (known == facet.keys.end()) facet.keys.push_back(text);
    }
  return facet;
}

Facet textFacet(const Caseload& caseload, std::size_t column) {
  Facet facet{Facet::Kind::Column, caseload.definition.columns[column].id, column, {}, {}, {}};
  KeyPlaces keys;
  for (const auto& list : caseload.lists)
    for (std::size_t row = 0; row < list.table.size(); ++row)
      facet.values.push_back(keys.of(list.table.state(column, row) == lists::CellState::Filled
                                         ? list.table.columns[column].text(row)
                                         : std::string_view()));
  keys.give(facet);
  return facet;
}

/// Each setting's key is looked for once: children share them.
Facet settingFacet(const Caseload& caseload, const SettingPart& part) {
  Facet facet{Facet::Kind::Setting, std::string(part.id), 0, {}, {}, {}};
  KeyPlaces keys;
  constexpr auto kUnseen = static_cast<std::uint32_t>(-1);
  const auto& settings = caseload.settings.settings();
  std::vector<std::uint32_t> placeOf(settings.size(), kUnseen);
  facet.values.reserve(caseload.size());
  for (std::size_t row = 0; row < caseload.size(); ++row) {
    const auto* setting = caseload.setting(row);
    if (setting == nullptr) {
      facet.values.push_back(keys.of({}));
      continue;
    }
    auto& place = placeOf[static_cast<std::size_t>(setting - settings.data())];
    if (place == kUnseen) place = keys.of(setting->*part.text);
    facet.values.push_back(place);
  }
  keys.give(facet);
  return facet;
}

bool tellsApart(const Facet& facet) {
  return facet.kind == Facet::Kind::Rule ? !facet.values.empty()
                                         : std::ranges::adjacent_find(facet.values, std::not_equal_to<>()) != facet.values.end();
}

}  // namespace

std::optional<std::uint32_t> Facet::find(std::string_view key) const {
  const auto at = std::ranges::find(keys, key);
  return at == keys.end() ? std::nullopt : std::optional(static_cast<std::uint32_t>(at - keys.begin()));
}

std::vector<Facet> facetsOf(const Caseload& caseload) {
  if (caseload.size() == 0) return {};
  const auto& definition = caseload.definition;
  std::vector<Facet> facets;
  const auto add = [&](Facet facet) {
    if (tellsApart(facet)) facets.push_back(std::move(facet));
  };
  const auto addColumn = [&](std::size_t column) {
    const bool there = std::ranges::any_of(caseload.lists, [&](const CaseloadList& list) { return list.table.has(column); });
    if (!there || definition.columns[column].identity) return;
    const auto kind = definition.columns[column].kind;
    if (kind == ColumnKind::Code) add(codeFacet(caseload, column));
    if (kind == ColumnKind::Text || kind == ColumnKind::Identifier || kind == ColumnKind::Urn)
      add(textFacet(caseload, column));
  };
  const auto isFirst = [&](std::size_t column) {
    return std::ranges::find(kFirstColumns, definition.columns[column].id) != kFirstColumns.end();
  };
  add(listFacet(caseload));
  add(problemsFacet(caseload));
  add(ruleFacet(caseload));
  if (const auto need = definition.column(kFirstColumns[0])) addColumn(*need);
  add(ageFacet(caseload));
  for (const auto id : {kFirstColumns[1], kFirstColumns[2]})
    if (const auto column = definition.column(id)) addColumn(*column);
  for (const auto& part : kSettingParts) add(settingFacet(caseload, part));
  for (const bool local : {true, false})
    for (std::size_t column = 0; column < definition.columns.size(); ++column)
      if (definition.columns[column].local == local && !isFirst(column)) addColumn(column);
  return facets;
}

Facet clockFacet(const std::vector<const schedule::ChildClock*>& clocks) {
  using schedule::ClockState;
  constexpr std::array kOpenStates{ClockState::Late,    ClockState::Unclear,    ClockState::CutShort, ClockState::DueSoon,
                                   ClockState::Running, ClockState::NotStarted, ClockState::Exempt};
  std::array<std::uint32_t, base::codeCount<ClockState>()> places{};
  places.fill(kOpenStates.size());
  Facet facet{Facet::Kind::Clock, "clock", 0, {}, {}, {}};
  for (const auto state : kOpenStates) {
    places[static_cast<std::size_t>(state)] = static_cast<std::uint32_t>(facet.keys.size());
    facet.keys.emplace_back(base::codeText(state));
  }
  facet.keys.emplace_back(kNoClockKey);
  facet.values.reserve(clocks.size());
  for (const auto* clock : clocks)
    facet.values.push_back(clock == nullptr ? static_cast<std::uint32_t>(kOpenStates.size())
                                            : places[static_cast<std::size_t>(clock->state)]);
  return facet;
}

FacetChoice::FacetChoice(const std::vector<Facet>& facets) : m_counts(facets.size()) {
  for (const auto& facet : facets) m_chosen.emplace_back(facet.keys.size());
}

void FacetChoice::set(std::size_t facet, std::uint32_t value, bool chosen) {
  auto& now = m_chosen[facet][value];
  if ((now != 0) == chosen) return;
  now = chosen ? 1 : 0;
  chosen ? ++m_counts[facet] : --m_counts[facet];
}

bool FacetChoice::isEmpty() const {
  return std::ranges::all_of(m_counts, [](std::size_t count) { return count == 0; });
}

void FacetChoice::clear() {
  for (auto& chosen : m_chosen) std::ranges::fill(chosen, std::uint8_t{0});
  std::ranges::fill(m_counts, std::size_t{0});
}

bool FacetChoice::passes(const Facet& facet, std::size_t at, std::size_t row) const {
  if (m_counts[at] == 0) return true;
  return std::ranges::any_of(facet.of(row), [&](std::uint32_t value) { return m_chosen[at][value] != 0; });
}

bool FacetChoice::passes(const std::vector<Facet>& facets, std::size_t row) const {
  for (std::size_t i = 0; i < facets.size(); ++i)
    if (!passes(facets[i], i, row)) return false;
  return true;
}

std::vector<std::vector<std::uint32_t>> FacetChoice::counts(const std::vector<Facet>& facets, std::size_t rows,
                                                            const std::function<bool(std::size_t)>& matches) const {
  std::vector<std::vector<std::uint32_t>> counts;
  for (const auto& facet : facets) counts.emplace_back(facet.keys.size());
  const auto add = [&](std::size_t facet, std::size_t row) {
    for (const auto value : facets[facet].of(row)) ++counts[facet][value];
  };
  for (std::size_t row = 0; row < rows; ++row) {
    // A row that one facet alone turns away counts in that one; a row that two turn away counts nowhere.
    std::size_t failing = facets.size();
    bool twice = false;
    for (std::size_t i = 0; i < facets.size() && !twice; ++i) {
      if (passes(facets[i], i, row)) continue;
      twice = failing != facets.size();
      failing = i;
    }
    if (twice || !matches(row)) continue;
    if (failing != facets.size()) {
      add(failing, row);
      continue;
    }
    for (std::size_t i = 0; i < facets.size(); ++i) add(i, row);
  }
  return counts;
}

}  // namespace waymark::app
