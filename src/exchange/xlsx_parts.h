// SPDX-License-Identifier: GPL-3.0-or-later
// What an .xlsx workbook says beside its sheets: their names and parts, the date system, shared texts and which styles
// show a date or a percentage. For xlsx.cpp.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "exchange/zip_archive.h"

namespace waymark::exchange {

struct XlsxSheet {
  std::string name;
  std::string part;  // "" where the workbook names none
  bool hidden = false;
};

enum class NumberShape : std::uint8_t { Plain, Date, Percent };

class SharedTexts {
 public:
  void append(std::string_view piece) { m_bytes += piece; }
  void close() { m_ends.push_back(m_bytes.size()); }
  [[nodiscard]] std::size_t bytes() const { return m_bytes.size(); }
  [[nodiscard]] std::size_t size() const { return m_ends.size(); }
  [[nodiscard]] std::string_view at(std::size_t index) const {
    const auto begin = index == 0 ? 0 : m_ends[index - 1];
    return std::string_view(m_bytes).substr(begin, m_ends[index] - begin);
  }

 private:
  std::string m_bytes;
  std::vector<std::size_t> m_ends;
};

struct XlsxBook {
  std::vector<XlsxSheet> sheets;
  bool from1904 = false;
  SharedTexts texts;
  std::vector<NumberShape> styles;  // by a cell's style number
  bool macros = false;
};

base::Result<XlsxBook> readXlsxParts(const ZipArchive& archive, std::string_view file, const SheetLimits& limits);

/// "dd/mm/yyyy" shows a date, "0.0%" a percentage, "[Red]General" neither.
NumberShape shapeOf(std::string_view formatCode);

/// Excel writes characters that XML can't hold, and line ends, as _x000D_: the text with these undone.
std::string withoutEscapes(std::string_view text);

}  // namespace waymark::exchange
