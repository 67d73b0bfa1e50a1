// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/list_mapping.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/text.h"
#include "lists/text_key.h"

namespace waymark::app {
namespace {

using Columns = nlohmann::ordered_json;

const domain::Stored<domain::ListMapping>* keptFor(const domain::Workspace& workspace, const std::string& definition,
                                                   const std::string& list, const std::string& source) {
  for (const auto& row : workspace.all<domain::ListMapping>())
    if (row.value.definition == definition && row.value.list == list &&
        base::folded(row.value.source) == base::folded(source))
      return &row;
  return nullptr;
}

bool stands(const lists::Table& table, const std::string& header) {
  return std::ranges::any_of(table.mapping.columns, [&](const lists::MappedColumn& column) {
    return lists::textKey(column.header) == lists::textKey(header);
  });
}

}  // namespace

lists::GivenHeaders keptHeaders(const domain::Workspace& workspace, const std::string& definition,
                                const std::string& source) {
  lists::GivenHeaders given;
  for (const auto& row : workspace.all<domain::ListMapping>()) {
    if (row.value.definition != definition || base::folded(row.value.source) != base::folded(source)) continue;
    const auto columns = Columns::parse(row.value.columns, nullptr, false);
    if (!columns.is_object()) continue;  // of a newer Waymark: the headers speak for themselves
    for (const auto& [header, column] : columns.items())
      if (column.is_string()) given.emplace_back(header, column.get<std::string>());
  }
  return given;
}

std::vector<domain::Change> keepHeaders(const domain::Workspace& workspace, const lists::Definition& definition,
                                        std::span<const lists::Table> tables, const std::string& source,
                                        const lists::GivenHeaders& given, const std::string& who, base::Stamp at) {
  base::IdMaker ids;
  std::vector<domain::Change> changes;
  for (const auto& table : tables) {
    const auto& list = definition.lists[table.mapping.list].id;
    Columns columns = Columns::object();
    for (const auto& [header, column] : given)
      if (stands(table, header)) columns[header] = column;
    const auto* kept = keptFor(workspace, definition.id, list, source);
    if (kept == nullptr && columns.empty()) continue;
    if (kept != nullptr && columns.empty()) {
      changes.push_back(domain::removed(*kept));
      continue;
    }
    if (kept != nullptr && kept->value.columns == columns.dump()) continue;
    domain::ListMapping mapping = kept == nullptr ? domain::ListMapping() : kept->value;
    if (kept == nullptr) mapping.id = domain::ListMappingId{ids.make(at)};
    mapping.definition = definition.id;
    mapping.list = list;
    mapping.source = source;
    mapping.columns = columns.dump();
    mapping.madeBy = who;
    mapping.madeAt = at;
    changes.push_back(kept == nullptr ? domain::made(std::move(mapping)) : domain::edited(*kept, std::move(mapping)));
  }
  return changes;
}

}  // namespace waymark::app
