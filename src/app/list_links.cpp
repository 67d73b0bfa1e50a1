// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/list_links.h"

#include <map>

#include "app/list_definitions.h"
#include "base/text.h"

namespace waymark::app {

base::Result<ListLinks> ListLinks::stored(Session& session, const domain::Workspace& workspace, const seal::Key& key,
                                          const lists::Definition& definition, const std::string& source) {
  std::map<std::pair<std::string, std::string>, const domain::ListExtract*> latest;
  for (const auto& row : workspace.all<domain::ListExtract>()) {
    if (row.value.source != source || row.value.sealedSha256.empty()) continue;
    auto& one = latest[{row.value.definition, row.value.list}];
    if (one == nullptr || std::pair(one->asAt, one->importedAt) <= std::pair(row.value.asAt, row.value.importedAt))
      one = &row.value;
  }
  ListLinks links;
  for (const auto& [place, extract] : latest) {
    // A definition in a file of the user's own isn't at hand here: what it told is found again by UPN.
    const auto other = extract->definition == definition.id ? base::Result<lists::Definition>(definition)
                                                            : definitionOf(session, workspace, extract->definition);
    if (!other) continue;
    const auto opened = openList(session, *other, *extract, &key);
    if (!opened) return tl::make_unexpected(opened.error());
    if (other->id == definition.id)
      links.learn(*other, opened->table, opened->children);
    else
      links.learnNames(*other, opened->table, opened->children);
  }
  return links;
}

std::optional<std::size_t> ownIdColumn(const lists::Definition& definition, const lists::Table& table) {
  const auto& list = definition.lists[table.mapping.list];
  if (!list.knownBy.empty() || list.belongsTo) return std::nullopt;
  for (const auto column : list.columns)
    if (table.has(column) && definition.columns[column].kind == lists::ColumnKind::Identifier &&
        definition.columns[column].identity && !definition.isRowNumber(column))
      return column;
  return std::nullopt;
}

void ListLinks::learnNames(const lists::Definition& definition, const lists::Table& table,
                           std::span<const domain::ChildId> children) {
  const auto column = ownIdColumn(definition, table);
  if (!column) return;
  for (std::size_t row = 0; row < table.size(); ++row)
    if (table.columns[*column].filled(row))
      m_byOwnId.emplace(base::folded(base::trimmed(table.columns[*column].text(row))), children[row]);
}

void ListLinks::learn(const lists::Definition& definition, const lists::Table& table,
                      std::span<const domain::ChildId> children) {
  learnNames(definition, table, children);
  const auto& key = definition.lists[table.mapping.list].key;
  if (!key || !table.has(*key)) return;
  // The newest files number their rows anew.
  auto& known = m_lists[table.mapping.list];
  known.clear();
  for (std::size_t row = 0; row < table.size(); ++row)
    if (table.columns[*key].filled(row)) known.emplace(std::string(table.columns[*key].text(row)), children[row]);
}

std::optional<domain::ChildId> ListLinks::childOf(std::size_t list, const std::string& key) const {
  const auto known = m_lists.find(list);
  if (known == m_lists.end()) return std::nullopt;
  const auto at = known->second.find(key);
  return at == known->second.end() ? std::nullopt : std::optional(at->second);
}

std::optional<domain::ChildId> ListLinks::childNamed(std::string_view ownId) const {
  const auto at = m_byOwnId.find(base::folded(base::trimmed(ownId)));
  return at == m_byOwnId.end() ? std::nullopt : std::optional(at->second);
}

}  // namespace waymark::app
