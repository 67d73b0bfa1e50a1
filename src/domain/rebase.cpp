// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/rebase.h"

namespace waymark::domain {

Change rebased(const Change& change, const Record& present, std::int64_t revision) {
  Change result{present, change.after, revision};
  if (!change.before || !change.after) return result;
  const auto names = fieldNames(kindOf(present));
  const auto old = cellsOf(*change.before);
  const auto wanted = cellsOf(*change.after);
  auto cells = cellsOf(present);
  std::vector<std::pair<std::string, Cell>> named;
  named.reserve(names.size());
  for (std::size_t i = 0; i < names.size(); ++i)
    named.emplace_back(names[i], old[i] != wanted[i] ? wanted[i] : std::move(cells[i]));
  if (auto merged = recordFrom(kindOf(present), named)) result.after = std::move(*merged);
  return result;
}

}  // namespace waymark::domain
