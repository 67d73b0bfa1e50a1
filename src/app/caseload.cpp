// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/caseload.h"

#include <algorithm>
#include <unordered_map>

#include "app/kept_lists.h"
#include "app/list_definitions.h"

namespace waymark::app {
namespace {

using base::Result;

/// The date of birth, where a list was opened with the key.
std::optional<std::size_t> birthdayOf(const lists::Definition& definition, const lists::Table& table) {
  for (std::size_t i = 0; i < definition.columns.size(); ++i)
    if (definition.columns[i].identity && definition.columns[i].kind == lists::ColumnKind::Date && table.has(i))
      return i;
  return std::nullopt;
}

std::vector<std::optional<lists::YearGroups>> yearsOf(const lists::Definition& definition, const OpenedList& opened,
                                                      base::Day asAt) {
  const auto birthday = birthdayOf(definition, opened.table);
  std::vector<std::optional<lists::YearGroups>> years(opened.table.size());
  for (std::size_t row = 0; row < years.size(); ++row) {
    if (birthday && opened.table.columns[*birthday].filled(row)) {
      const int group = lists::yearGroupOn(asAt, opened.table.columns[*birthday].day(row));
      years[row] = lists::YearGroups{group, group};
    } else if (opened.ages[row]) {
      years[row] = lists::yearGroupsOfAge(asAt, *opened.ages[row]);
    }
  }
  return years;
}

/// Extracts of other sorts (a case system's dates, a register) lie beside the lists, under definitions without rules.
const std::vector<std::string>& checkedDefinitions() {
  static const auto ids = [] {
    std::vector<std::string> checked;
    for (const auto& id : lists::builtInDefinitions())
      if (const auto definition = lists::builtInDefinition(id); definition && !definition->rules.empty())
        checked.push_back(id);
    return checked;
  }();
  return ids;
}

/// What the checks needed and nobody else may keep.
void dropIdentities(const lists::Definition& definition, lists::Table& table) {
  for (std::size_t i = 0; i < definition.columns.size(); ++i) {
    if (!definition.columns[i].identity) continue;
    table.columns[i] = {};
    table.otherCodes[i].clear();
  }
  for (auto& cell : table.unread)
    if (definition.columns[cell.column].identity) std::string().swap(cell.text);
}

void dropIdentities(const lists::Definition& definition, std::vector<ShownCorrection>& corrections) {
  for (auto& one : corrections)
    if (definition.columns[one.value.column].identity) one.value.was = one.value.corrected = "";
}

constexpr std::uint32_t kNoSetting = static_cast<std::uint32_t>(-1);

/// By row, the place of the child's setting: found once, not by each cell that is shown.
std::vector<std::uint32_t> settingPlaces(const Caseload& caseload) {
  std::vector<std::uint32_t> places;
  places.reserve(caseload.size());
  for (const auto& list : caseload.lists) {
    const auto& table = list.table;
    const auto column = lists::urnColumn(caseload.definition, table.mapping.list);
    for (std::size_t row = 0; row < table.size(); ++row) {
      const auto* setting = column && table.state(*column, row) == lists::CellState::Filled
                                ? caseload.settings.find(table.columns[*column].text(row))
                                : nullptr;
      places.push_back(setting == nullptr
                           ? kNoSetting
                           : static_cast<std::uint32_t>(setting - caseload.settings.settings().data()));
    }
  }
  return places;
}

/// What is shown of the register: it has every setting of England.
void takeSettings(Caseload& caseload, std::span<const lists::Table> tables, const lists::SettingsRegister& settings,
                  const domain::Workspace& workspace) {
  const auto returns = lists::returnsOf(caseload.definition, tables, settings, workspace.area().laCode);
  std::vector<lists::Setting> named;
  for (const auto& one : returns.named) named.push_back(*one.setting);
  for (const auto& one : returns.nothing) caseload.returnedNothing.push_back(*one.setting);
  caseload.settings = lists::SettingsRegister(std::move(named));
  caseload.registerAsAt = settingsExtract(workspace)->asAt;
}

}  // namespace

NewestExtracts newestExtracts(const domain::Workspace& workspace) {
  const auto& known = checkedDefinitions();
  const auto own = keptDefinitions(workspace);
  const auto isList = [&](const domain::ListExtract& extract) {
    return std::ranges::find(known, extract.definition) != known.end() ||
           std::ranges::find(own, extract.definition, &KeptDefinition::id) != own.end();
  };
  const domain::ListExtract* newest = nullptr;
  const auto rank = [](const domain::ListExtract& one) { return std::pair(one.asAt, one.importedAt); };
  for (const auto& row : workspace.all<domain::ListExtract>())
    if (isList(row.value) && (newest == nullptr || rank(*newest) <= rank(row.value))) newest = &row.value;
  if (newest == nullptr) return {};
  NewestExtracts found{newest->definition, {}};
  for (const auto& row : workspace.all<domain::ListExtract>()) {
    if (row.value.definition != found.definition) continue;
    if (std::ranges::find(found.extracts, row.value.list, &domain::ListExtract::list) != found.extracts.end()) continue;
    found.extracts.push_back(*latestExtract(workspace, found.definition, row.value.list));
  }
  std::ranges::sort(found.extracts, {}, &domain::ListExtract::list);
  return found;
}

Caseload::Place Caseload::place(std::size_t row) const {
  const auto after = std::ranges::upper_bound(m_starts, row);
  const auto list = static_cast<std::size_t>(after - m_starts.begin()) - 1;
  return {list, row - m_starts[list]};
}

std::span<const std::uint32_t> Caseload::failedRuns(std::size_t row) const {
  return std::span(m_failedRuns).subspan(m_runStarts[row], m_runStarts[row + 1] - m_runStarts[row]);
}

std::span<const lists::UnreadCell> Caseload::unread(std::size_t row) const {
  const auto at = place(row);
  const auto& table = lists[at.list].table;
  const auto found = std::ranges::equal_range(table.unread, table.rows[at.row], {}, &lists::UnreadCell::row);
  return {found.begin(), found.end()};
}

void Caseload::index() {
  m_starts.assign(1, 0);
  for (const auto& list : lists) m_starts.push_back(m_starts.back() + list.table.size());
  m_rowIds.clear();
  m_rowIds.reserve(size());
  for (std::size_t list = 0; list < lists.size(); ++list) {
    std::unordered_map<base::Uuid, std::uint8_t> turns;
    turns.reserve(lists[list].children.size());
    for (const auto& child : lists[list].children) {
      auto& id = m_rowIds.emplace_back(child.uuid);
      id.bytes[14] ^= static_cast<std::uint8_t>(list + 1);  // beside random bits, in an id that is no record's
      id.bytes[15] ^= turns[child.uuid]++;
    }
  }
  m_runStarts.assign(size() + 1, 0);
  for (const auto& problem : problems) ++m_runStarts[rowOf({problem.table, problem.row}) + 1];
  for (std::size_t i = 1; i < m_runStarts.size(); ++i) m_runStarts[i] += m_runStarts[i - 1];
  m_failedRuns.resize(problems.size());
  auto next = m_runStarts;
  for (std::uint32_t run = 0; run < runs.size(); ++run)
    for (std::size_t i = runs[run].first; i < runs[run].first + runs[run].rows; ++i)
      m_failedRuns[next[rowOf({problems[i].table, problems[i].row})]++] = run;
  m_settings.clear();
  if (settings.size() > 0) m_settings = settingPlaces(*this);
}

const lists::Setting* Caseload::setting(std::size_t row) const {
  if (m_settings.empty() || m_settings[row] == kNoSetting) return nullptr;
  return &settings.settings()[m_settings[row]];
}

Result<Caseload> openCaseload(Session& session, const NewestExtracts& newest, const seal::Key* key) {
  Caseload caseload;
  if (newest.extracts.empty()) {
    caseload.index();
    return caseload;
  }
  const auto workspace = session.load();
  if (!workspace) return tl::make_unexpected(workspace.error());
  auto definition = definitionOf(session, *workspace, newest.definition);
  if (!definition) return tl::make_unexpected(definition.error());
  caseload.definition = *std::move(definition);
  caseload.withIdentities = key != nullptr;
  std::vector<lists::Table> tables;
  for (const auto& list : caseload.definition.lists) {
    const auto extract = std::ranges::find(newest.extracts, list.id, &domain::ListExtract::list);
    if (extract == newest.extracts.end()) continue;
    auto corrected = openCorrectedList(session, *workspace, caseload.definition, *extract, key);
    if (!corrected) return tl::make_unexpected(corrected.error());
    auto* opened = &corrected->list;
    auto years = yearsOf(caseload.definition, *opened, extract->asAt);
    caseload.asAt = std::max(caseload.asAt, extract->asAt);
    tables.push_back(std::move(opened->table));
    dropIdentities(caseload.definition, corrected->corrections);
    caseload.lists.push_back({*extract, {}, std::move(corrected->corrections), std::move(opened->children),
                              std::move(opened->ages), std::move(years)});
  }
  const auto settings = keptSettings(session, *workspace);
  if (!settings) return tl::make_unexpected(settings.error());
  const auto* known = *settings ? &**settings : nullptr;
  auto checked = lists::checkLists(caseload.definition, tables, caseload.asAt, known,
                                   rulesOff(*workspace, caseload.definition.id));
  caseload.problems = std::move(checked.problems);
  caseload.runs = std::move(checked.runs);
  if (known != nullptr) takeSettings(caseload, tables, *known, *workspace);
  for (std::size_t i = 0; i < tables.size(); ++i) {
    dropIdentities(caseload.definition, tables[i]);
    caseload.lists[i].table = std::move(tables[i]);
  }
  caseload.index();
  return caseload;
}

Result<std::vector<ListedIdentity>> identityOf(Session& session, const NewestExtracts& newest,
                                               const domain::ChildId& child, const seal::Key& key) {
  const auto workspace = session.load();
  if (!workspace) return tl::make_unexpected(workspace.error());
  const auto definition = definitionOf(session, *workspace, newest.definition);
  if (!definition) return tl::make_unexpected(definition.error());
  std::vector<ListedIdentity> found;
  for (const auto& list : definition->lists) {
    const auto extract = std::ranges::find(newest.extracts, list.id, &domain::ListExtract::list);
    if (extract == newest.extracts.end()) continue;
    const auto corrected = openCorrectedList(session, *workspace, *definition, *extract, &key);
    if (!corrected) return tl::make_unexpected(corrected.error());
    const auto* opened = &corrected->list;
    for (std::size_t row = 0; row < opened->children.size(); ++row) {
      if (opened->children[row] != child) continue;
      ListedIdentity identity{list.id, row, {}, {}};
      for (std::size_t i = 0; i < definition->columns.size(); ++i)
        if (definition->columns[i].identity && opened->table.has(i))
          identity.cells.emplace_back(i, opened->table.text(*definition, i, row));
      for (const auto& one : corrected->corrections)
        if (one.value.child == child && definition->columns[one.value.column].identity)
          identity.corrections.push_back(one);
      found.push_back(std::move(identity));
    }
  }
  return found;
}

}  // namespace waymark::app
