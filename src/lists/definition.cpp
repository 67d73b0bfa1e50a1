// SPDX-License-Identifier: GPL-3.0-or-later
#include "lists/definition.h"

#include <algorithm>

#include "base/resources.h"

namespace waymark::lists {
namespace {

template <class Row>
std::optional<std::size_t> placeOf(const std::vector<Row>& rows, std::string_view id) {
  const auto at = std::ranges::find(rows, id, &Row::id);
  if (at == rows.end()) return std::nullopt;
  return static_cast<std::size_t>(at - rows.begin());
}

}  // namespace

std::optional<std::size_t> Definition::column(std::string_view columnId) const {
  return placeOf(columns, columnId);
}

std::optional<std::size_t> Definition::list(std::string_view listId) const {
  return placeOf(lists, listId);
}

std::vector<std::size_t> Definition::statutoryColumns(std::size_t place) const {
  std::vector<std::size_t> out;
  std::ranges::copy_if(lists[place].columns, std::back_inserter(out), [&](auto at) { return !columns[at].local; });
  return out;
}

bool Definition::isRowNumber(std::size_t place) const {
  return std::ranges::any_of(lists, [&](const ListDefinition& one) { return one.key == place; });
}

base::Result<Definition> builtInDefinition(std::string_view id) {
  const auto name = "lists/" + std::string(id) + ".json";
  if (const auto bytes = base::embeddedFile(name)) return parseDefinition(*bytes, name);
  return base::fail(base::Code::NotFound, {{"what", "list definition"}, {"id", std::string(id)}});
}

std::vector<std::string> builtInDefinitions() {
  std::vector<std::string> ids;
  for (const auto& file : base::embeddedUnder("lists/")) {
    auto name = file.name.substr(6);
    ids.emplace_back(name.substr(0, name.rfind('.')));
  }
  return ids;
}

}  // namespace waymark::lists
