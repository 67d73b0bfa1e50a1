// SPDX-License-Identifier: GPL-3.0-or-later
// Where corrections stand against an extract: which cells they are laid over, which the source has put right itself, and
// which it has overtaken. Pure.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "lists/compare.h"
#include "lists/overlay.h"

namespace waymark::lists {

/// A cell of a child put right, as texts that the column keeps (keptText).
struct Correction {
  domain::ChildId child;
  std::size_t column = 0;  // in Definition::columns
  std::string was;
  std::string corrected;
};

enum class CorrectionState : std::uint8_t {
  Standing,    // the source still has the old value: laid over, and to be fixed there
  Fixed,       // the source has the corrected value
  Overtaken,   // the source has a third value: not laid over, somebody has to look
  ChildGone,   // the child isn't on the list
  CannotTell,  // the extract hasn't the column, or it lies under the seal
};

}  // namespace waymark::lists

template <>
struct waymark::base::CodeSet<waymark::lists::CorrectionState> {
  static constexpr std::array<std::string_view, 5> kCodes{"standing", "fixed", "overtaken", "child_gone", "cannot_tell"};
};

namespace waymark::lists {

struct Overlay {
  std::vector<CorrectionState> states;  // of the corrections, in their order
  std::vector<CellText> cells;          // what withTexts lays over
};

/// `rows` are as they came in, without corrections. A child with several rows: those that still say the old value.
Overlay overlayOf(const Definition& definition, const KnownRows& rows, std::span<const Correction> corrections);

}  // namespace waymark::lists
