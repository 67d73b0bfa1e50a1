// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/list_mapping.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <nlohmann/json.hpp>

#include "base/text.h"
#include "lists/text_key.h"

namespace waymark::app {
namespace {

using Columns = nlohmann::ordered_json;

/// A record's `list` begins with it where its headers are of extracts that were joined on.
constexpr std::string_view kJoinPlace = "join:";
/// No header is empty: under it stands that somebody said what the sheet is.
constexpr const char* kSaidMark = "";

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

bool isOf(const domain::ListMapping& mapping, const std::string& definition, const std::string& source) {
  return mapping.definition == definition && base::folded(mapping.source) == base::folded(source);
}

/// The change that makes the record for a list and source hold these columns.
std::optional<domain::Change> keptRecord(const domain::Workspace& workspace, domain::ListMapping wanted, const Columns& columns,
                                   base::IdMaker& ids) {
  const auto* known = keptFor(workspace, wanted.definition, wanted.list, wanted.source);
  if (columns.empty()) return known == nullptr ? std::nullopt : std::optional(domain::removed(*known));
  wanted.columns = columns.dump();
  if (known == nullptr) {
    wanted.id = domain::ListMappingId{ids.make(wanted.madeAt)};
    return domain::made(std::move(wanted));
  }
  if (known->value.columns == wanted.columns) return std::nullopt;
  wanted.id = known->value.id;
  return domain::edited(*known, std::move(wanted));
}

}  // namespace

lists::GivenHeaders headersIn(const domain::ListMapping& mapping) {
  lists::GivenHeaders given;
  const auto columns = Columns::parse(mapping.columns, nullptr, false);
  if (!columns.is_object()) return given;
  for (const auto& [header, column] : columns.items())
    if (column.is_string()) given.emplace_back(header, column.get<std::string>());
  return given;
}

bool saysWhatItIs(const domain::ListMapping& mapping) {
  const auto columns = Columns::parse(mapping.columns, nullptr, false);
  return columns.is_object() && columns.contains(kSaidMark);
}

lists::GivenHeaders keptHeaders(const domain::Workspace& workspace, const std::string& definition,
                                const std::string& source) {
  lists::GivenHeaders given;
  for (const auto& row : workspace.all<domain::ListMapping>())
    if (isOf(row.value, definition, source) && !row.value.list.starts_with(kJoinPlace))
      std::ranges::move(headersIn(row.value), std::back_inserter(given));
  return given;
}

lists::GivenHeaders keptJoinHeaders(const domain::Workspace& workspace, const std::string& definition,
                                    const std::string& source, const std::string& list) {
  lists::GivenHeaders given;
  for (const auto& row : workspace.all<domain::ListMapping>())
    if (isOf(row.value, definition, source) && row.value.list.starts_with(kJoinPlace) &&
        (list.empty() || row.value.list.substr(kJoinPlace.size()) == list))
      std::ranges::move(headersIn(row.value), std::back_inserter(given));
  return given;
}

std::vector<SaidSheet> keptSheets(const domain::Workspace& workspace, const lists::Definition& definition,
                                  const std::string& source) {
  std::vector<SaidSheet> said;
  for (const auto& row : workspace.all<domain::ListMapping>()) {
    const auto list = definition.list(row.value.list);
    if (!list || !isOf(row.value, definition.id, source) || !saysWhatItIs(row.value)) continue;
    said.push_back({"", "", *list, 1, headersIn(row.value)});
  }
  return said;
}

std::vector<domain::Change> keepHeaders(const domain::Workspace& workspace, const lists::Definition& definition,
                                        std::span<const lists::Table> tables, const std::string& source,
                                        const lists::GivenHeaders& given, const std::string& who, base::Stamp at) {
  base::IdMaker ids;
  std::vector<domain::Change> changes;
  for (const auto& table : tables) {
    Columns columns = Columns::object();
    if (table.mapping.said) {
      columns[kSaidMark] = true;
      for (const auto& mapped : table.mapping.columns)
        if (mapped.column && !mapped.joined) columns[mapped.header] = definition.columns[*mapped.column].id;
    }
    for (const auto& [header, column] : given)
      if (stands(table, header)) columns[header] = column;
    if (auto change = keptRecord(workspace, {{}, definition.id, definition.lists[table.mapping.list].id, source, {}, who, at},
                           columns, ids))
      changes.push_back(std::move(*change));
  }
  return changes;
}

std::vector<domain::Change> keepJoinHeaders(const domain::Workspace& workspace, const lists::Definition& definition,
                                            std::span<const JoinedFile> joined, const std::string& who,
                                            base::Stamp at) {
  base::IdMaker ids;
  // Several files of one source have one record; what an earlier file taught isn't lost with a later one.
  std::map<std::pair<std::string, std::string>, std::pair<domain::ListMapping, Columns>> wanted;
  for (const auto& one : joined) {
    const auto place = std::string(kJoinPlace) + definition.lists[one.part.mapping.list].id;
    auto [entry, isNew] = wanted.try_emplace({place, base::folded(one.asked.source)});
    auto& [mapping, columns] = entry->second;
    if (isNew) {
      mapping = {{}, definition.id, place, one.asked.source, {}, who, at};
      columns = Columns::object();
      if (const auto* known = keptFor(workspace, definition.id, place, one.asked.source)) {
        auto before = Columns::parse(known->value.columns, nullptr, false);
        if (before.is_object()) columns = std::move(before);
      }
    }
    for (const auto& mapped : one.part.mapping.columns) columns.erase(mapped.header);
    for (const auto& [header, column] : one.asked.given)
      if (stands(one.part, header)) columns[header] = column;
  }
  std::vector<domain::Change> changes;
  for (auto& [place, record] : wanted)
    if (auto change = keptRecord(workspace, std::move(record.first), record.second, ids)) changes.push_back(std::move(*change));
  return changes;
}

}  // namespace waymark::app
