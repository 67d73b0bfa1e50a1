// SPDX-License-Identifier: GPL-3.0-or-later
// The sheets of an .xlsx workbook, one row in memory at a time. Inline and shared texts, numbers, dates in both
// systems, formula results, errors and booleans; places are optional in the format and counted where they are missing.
#include <charconv>

#include "exchange/workbook.h"
#include "exchange/xlsx_parts.h"
#include "exchange/xml.h"

namespace waymark::exchange {
namespace {

using lists::SheetCell;

/// "BC12" as its column, from 0; nothing if it isn't an address.
std::optional<std::uint32_t> columnOf(std::string_view address) {
  std::uint32_t column = 0;
  std::size_t i = 0;
  for (; i < address.size() && address[i] >= 'A' && address[i] <= 'Z'; ++i) {
    column = column * 26 + static_cast<std::uint32_t>(address[i] - 'A') + 1;
    if (column > kLastColumn) return std::nullopt;
  }
  if (i == 0 || i == address.size()) return std::nullopt;
  return column - 1;
}

std::optional<std::uint32_t> unsignedOf(std::string_view text) {
  std::uint32_t value = 0;
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (problem != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return value;
}

/// "B3:D6"; nothing for what is no such place.
std::optional<SheetMerge> mergeOf(std::string_view text) {
  const auto colon = text.find(':');
  if (colon == std::string_view::npos) return std::nullopt;
  const auto cell = [](std::string_view address) -> std::optional<std::pair<std::uint32_t, std::uint32_t>> {
    const auto column = columnOf(address);
    const auto digits = address.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ");
    if (!column || digits == std::string_view::npos) return std::nullopt;
    const auto row = unsignedOf(address.substr(digits));
    if (!row || *row == 0 || *row > kLastRow) return std::nullopt;
    return std::pair(*row, *column);
  };
  const auto first = cell(text.substr(0, colon));
  const auto last = cell(text.substr(colon + 1));
  if (!first || !last || last->first < first->first || last->second < first->second) return std::nullopt;
  return SheetMerge{first->first, last->first, first->second, last->second};
}

enum class CellType : std::uint8_t { Number, Shared, Text, Boolean, Error, Day };

CellType typeNamed(std::string_view name) {
  if (name == "s") return CellType::Shared;
  if (name == "inlineStr" || name == "str") return CellType::Text;
  if (name == "b") return CellType::Boolean;
  if (name == "e") return CellType::Error;
  return name == "d" ? CellType::Day : CellType::Number;
}

class SheetPart : public XmlVisitor {
 public:
  SheetPart(const XlsxBook& book, const SheetVisitor& visitor, const SheetLimits& limits, std::size_t& cells)
      : m_book(book), m_visitor(visitor), m_limits(limits), m_seen(cells) {}

  void start(std::string_view name, const XmlAttributes& attributes) override {
    if (!m_inData) {
      m_inData = name == "sheetData";  // controls and extensions have rows and cells of their own
      if (name == "mergeCell" && m_visitor.merged)
        if (const auto merge = mergeOf(attributes.text("ref"))) m_visitor.merged(*merge);
      return;
    }
    if (name.size() == 1) {
      const char letter = name.front();
      if (letter == 'c') return startCell(attributes);
      if (letter == 'v' || (letter == 't' && m_inline && !m_phonetic)) m_collecting = true;
      if (letter == 'f') m_cell.formula = true;
      return;
    }
    if (name == "row") return startRow(attributes);
    if (name == "is") m_inline = true;
    if (name == "rPh") m_phonetic = true;
  }

  void end(std::string_view name) override {
    if (!m_inData) return;
    if (name.size() == 1) {
      const char letter = name.front();
      if (letter == 'c') return endCell();
      if (letter == 'v' || letter == 't') m_collecting = false;
      if (letter == 'v') m_hasValue = true;
      return;
    }
    if (name == "row") return endRow();
    if (name == "sheetData") m_inData = false;
    if (name == "is") m_inline = false;
    if (name == "rPh") m_phonetic = false;
  }

  void text(std::string_view piece) override {
    if (!m_collecting) return;
    m_text += piece;
    if (m_text.size() > m_limits.cellBytes)
      fail("cell " + lists::cellAddress(m_cell.column, m_row) + " is longer than " +
           std::to_string(m_limits.cellBytes) + " bytes");
  }

  [[nodiscard]] std::string where() const override {
    return m_row == 0 ? "before its first row" : "in row " + std::to_string(m_row) + " or after it";
  }
  [[nodiscard]] const std::string& problem() const { return m_problem; }
  [[nodiscard]] bool tooManyCells() const { return m_tooMany; }

 private:
  void fail(std::string problem) {
    m_problem = std::move(problem);
    stop();
  }

  void startRow(const XmlAttributes& attributes) {
    const auto* place = attributes.get("r");
    const auto next = place == nullptr ? std::optional(m_row + 1) : unsignedOf(place);
    if (!next || *next <= m_row || *next > kLastRow)
      return fail("a row after row " + std::to_string(m_row) + " is out of order");
    m_row = *next;
    m_nextColumn = 0;
    m_buffer.clear();
  }

  void startCell(const XmlAttributes& attributes) {
    m_cell = {};
    m_text.clear();
    m_hasValue = m_collecting = m_inline = m_phonetic = false;
    const auto* place = attributes.letter('r');
    const auto column = place == nullptr ? std::optional(m_nextColumn) : columnOf(place);
    if (!column || *column >= kLastColumn) return fail("row " + std::to_string(m_row) + " has a cell without a place");
    m_cell.column = *column;
    m_nextColumn = *column + 1;
    const auto* type = attributes.letter('t');
    m_type = type == nullptr ? CellType::Number : typeNamed(type);
    const auto* style = attributes.letter('s');
    m_style = style == nullptr ? std::nullopt : unsignedOf(style);
  }

  [[nodiscard]] NumberShape shape() const {
    return m_style && *m_style < m_book.styles.size() ? m_book.styles[*m_style] : NumberShape::Plain;
  }

  void endCell() {
    if (m_type == CellType::Shared) return endShared();
    if (m_cell.formula && !m_hasValue && m_text.empty()) {
      m_cell.kind = SheetCell::Kind::Error;
      return add("a formula that was never worked out");
    }
    if (m_text.empty()) return;
    switch (m_type) {
      case CellType::Text:
        return add(m_text.find("_x") == std::string::npos ? m_text : withoutEscapes(m_text));
      case CellType::Error:
        m_cell.kind = SheetCell::Kind::Error;
        break;
      case CellType::Boolean:
        m_text = m_text == "1" || m_text == "true" ? "TRUE" : "FALSE";
        break;
      case CellType::Day:
        if (const auto day = isoDayPart(m_text)) setDay(*day);
        break;
      case CellType::Number:
      case CellType::Shared:
        number();
        break;
    }
    add(m_text);
  }

  void endShared() {
    if (!m_hasValue) return;
    const auto index = unsignedOf(m_text);
    if (!index || *index >= m_book.texts.size())
      return fail("cell " + lists::cellAddress(m_cell.column, m_row) + " names a shared text that isn't there");
    m_cell.text = m_book.texts.at(*index);
    if (!m_cell.text.empty()) count([&] { m_buffer.addStable(m_cell); });
  }

  void setDay(base::Day day) {
    m_cell.kind = SheetCell::Kind::Date;
    m_cell.day = day;
    m_cell.hasDay = true;
  }

  void number() {
    const auto value = plainNumber(m_text);
    if (!value) {
      m_cell.kind = SheetCell::Kind::Error;
      return;
    }
    m_cell.kind = SheetCell::Kind::Number;
    m_cell.number = *value;
    const auto day = daySerial(*value, m_book.from1904);
    if (day) {
      m_cell.day = *day;
      m_cell.hasDay = true;
    }
    if (shape() == NumberShape::Date && day) m_cell.kind = SheetCell::Kind::Date;
    m_cell.percent = shape() == NumberShape::Percent;
  }

  void add(std::string_view text) {
    count([&] { m_buffer.add(m_cell, text); });
  }
  template <class F>
  void count(F put) {
    if (++m_seen > m_limits.cells) {
      m_tooMany = true;
      return stop();
    }
    put();
  }

  void endRow() {
    if (m_buffer.empty()) return;
    const auto row = m_buffer.finish(m_row);
    if (!row) return fail("row " + std::to_string(m_row) + " has two cells in one place");
    if (!m_visitor.row(*row)) stop();
    m_buffer.clear();
  }

  const XlsxBook& m_book;
  const SheetVisitor& m_visitor;
  const SheetLimits& m_limits;
  std::size_t& m_seen;
  RowBuffer m_buffer;
  SheetCell m_cell;
  std::string m_text;
  CellType m_type = CellType::Number;
  std::optional<std::uint32_t> m_style;
  std::uint32_t m_row = 0;
  std::uint32_t m_nextColumn = 0;
  bool m_inData = false;
  bool m_hasValue = false;
  bool m_collecting = false;
  bool m_inline = false;
  bool m_phonetic = false;
  bool m_tooMany = false;
  std::string m_problem;
};

}  // namespace

base::Result<SheetsRead> readXlsx(const ZipArchive& archive, std::string_view file, const SheetVisitor& visitor,
                                  const SheetLimits& limits) {
  const auto book = readXlsxParts(archive, file, limits);
  if (!book) return tl::make_unexpected(book.error());
  std::size_t cells = 0;
  for (const auto& sheet : book->sheets) {
    if (!visitor.sheet({sheet.name, sheet.hidden})) continue;
    // A sheet of a chart only has no rows; a sheet without its part is damage.
    if (sheet.part.empty() || !archive.has(sheet.part)) return unreadable(file, quotedSheet(sheet.name) + " is missing");
    SheetPart part(*book, visitor, limits, cells);
    if (auto walked = walkXml(archive, sheet.part, file, quotedSheet(sheet.name), part); !walked)
      return tl::make_unexpected(walked.error());
    if (!part.problem().empty()) return unreadable(file, quotedSheet(sheet.name) + ": " + part.problem());
    if (part.tooManyCells())
      return base::fail(base::Code::FileTooBig,
                        {{"file", std::string(file)}, {"limit", std::to_string(limits.cells) + " cells"}});
  }
  return SheetsRead{book->macros};
}

}  // namespace waymark::exchange
