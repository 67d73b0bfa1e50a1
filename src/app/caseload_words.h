// SPDX-License-Identifier: GPL-3.0-or-later
// What a caseload's rows are searched by: their cells by code and title, what the register says of the setting, and the
// rules they fail, folded once.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/caseload.h"

namespace waymark::app {

struct RowWords {
  std::string all;                  // row after row
  std::vector<std::uint32_t> ends;  // by row
  [[nodiscard]] std::string_view of(std::size_t row) const {
    const std::size_t begin = row == 0 ? 0 : ends[row - 1];
    return std::string_view(all).substr(begin, ends[row] - begin);
  }
};

/// Without dates, numbers and case codes.
RowWords rowWordsOf(const Caseload& caseload);

}  // namespace waymark::app
