// SPDX-License-Identifier: GPL-3.0-or-later
#include "lists/corrections.h"

#include <unordered_map>

namespace waymark::lists {

Overlay overlayOf(const Definition& definition, const KnownRows& rows, std::span<const Correction> corrections) {
  std::unordered_map<base::Uuid, std::vector<std::uint32_t>> rowsOf;
  for (const auto& correction : corrections) rowsOf.try_emplace(correction.child.uuid);
  for (std::size_t row = 0; row < rows.children.size() && !rowsOf.empty(); ++row)
    if (const auto at = rowsOf.find(rows.children[row].uuid); at != rowsOf.end())
      at->second.push_back(static_cast<std::uint32_t>(row));

  Overlay out;
  for (const auto& correction : corrections) {
    const auto& found = rowsOf[correction.child.uuid];
    auto state = CorrectionState::Overtaken;
    if (!rows.table.has(correction.column)) {
      state = CorrectionState::CannotTell;
    } else if (found.empty()) {
      state = CorrectionState::ChildGone;
    } else {
      bool fixed = false;
      for (const auto row : found) {
        const auto says = rows.table.text(definition, correction.column, row);
        fixed = fixed || says == correction.corrected;
        if (says != correction.was) continue;
        state = CorrectionState::Standing;
        out.cells.push_back({row, correction.column, correction.corrected});
      }
      if (fixed && state != CorrectionState::Standing) state = CorrectionState::Fixed;
    }
    out.states.push_back(state);
  }
  return out;
}

}  // namespace waymark::lists
