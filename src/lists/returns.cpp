// SPDX-License-Identifier: GPL-3.0-or-later
#include "lists/returns.h"

#include <algorithm>
#include <map>

namespace waymark::lists {

std::optional<std::size_t> urnColumn(const Definition& definition, std::size_t list) {
  const auto& columns = definition.lists[list].columns;
  const auto at = std::ranges::find_if(columns, [&](std::size_t column) {
    return definition.columns[column].kind == ColumnKind::Urn;
  });
  return at == columns.end() ? std::nullopt : std::optional(*at);
}

Returns returnsOf(const Definition& definition, std::span<const Table> tables, const SettingsRegister& settings,
                  const std::string& authority) {
  Returns out;
  std::map<std::string, std::size_t, std::less<>> rows;
  for (const auto& table : tables) {
    const auto column = urnColumn(definition, table.mapping.list);
    if (!column) continue;
    for (std::size_t row = 0; row < table.size(); ++row) {
      if (table.state(*column, row) != CellState::Filled) {
        ++out.without;
        continue;
      }
      const auto urn = table.columns[*column].text(row);
      if (const auto at = rows.find(urn); at != rows.end())
        ++at->second;
      else
        rows.emplace(urn, 1);
    }
  }
  for (const auto& [urn, children] : rows) {
    if (const auto* setting = settings.find(urn))
      out.named.push_back({setting, children});
    else
      out.notInRegister += children;
  }
  for (const auto& setting : settings.settings()) {
    if (!setting.open || setting.proposed || rows.contains(setting.urn)) continue;
    // A register that doesn't say whose a setting is leaves none out: it would look as if all had returned.
    if (authority.empty() || setting.authority.empty() || setting.authority == authority)
      out.nothing.push_back({&setting, 0});
  }
  return out;
}

}  // namespace waymark::lists
