// SPDX-License-Identifier: GPL-3.0-or-later
// The sheets of an .ods workbook (OpenDocument 1.3 part 3, chapter 9): all in content.xml, with repeated rows and
// cells, and comments inside of cells that are not their text.
#include <charconv>

#include "exchange/workbook.h"
#include "exchange/xml.h"

namespace waymark::exchange {
namespace {

using lists::SheetCell;

std::uint32_t repeated(const XmlAttributes& attributes, std::string_view name) {
  const auto text = attributes.text(name);
  if (text.empty()) return 1;
  std::uint32_t value = 0;
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
  return problem == std::errc{} && end == text.data() + text.size() && value > 0 ? value : 1;
}

class ContentPart : public XmlVisitor {
 public:
  ContentPart(const SheetVisitor& visitor, const SheetLimits& limits) : m_visitor(visitor), m_limits(limits) {}

  void start(std::string_view name, const XmlAttributes& attributes) override {
    if (m_aside > 0 || isAside(name)) {
      ++m_aside;
      return;
    }
    if (name == "null-date") return nullDate(attributes);
    if (name == "table") return startTable(attributes);
    if (!m_wanted) return;
    if (name == "table-row") {
      m_rowRepeats = repeated(attributes, "number-rows-repeated");
      m_column = 0;
      m_buffer.clear();
    } else if (name == "table-cell" || name == "covered-table-cell") {
      startCell(attributes);
    } else if (m_inCell) {
      startText(name, attributes);
    }
  }

  void end(std::string_view name) override {
    if (m_aside > 0) {
      --m_aside;
      return;
    }
    if (name == "table") {
      m_wanted = false;
    } else if (!m_wanted) {
      return;
    } else if (name == "table-row") {
      endRow();
    } else if (name == "table-cell" || name == "covered-table-cell") {
      endCell();
    } else if (name == "p") {
      m_inParagraph = false;
    }
  }

  void text(std::string_view piece) override {
    if (m_aside == 0 && m_inParagraph) append(piece);
  }

  [[nodiscard]] std::string where() const override {
    return m_sheet.empty() ? "" : "in " + quotedSheet(m_sheet) + " after row " + std::to_string(m_row);
  }
  [[nodiscard]] const std::string& problem() const { return m_problem; }
  [[nodiscard]] const std::string& sheet() const { return m_sheet; }
  [[nodiscard]] bool tooManyCells() const { return m_tooMany; }

 private:
  /// Comments, drawings and the record of changes hold paragraphs and cells that are not the sheet's.
  static bool isAside(std::string_view name) {
    return name == "annotation" || name == "tracked-changes" || name == "shapes" || name == "frame" ||
           name == "custom-shape" || name == "forms" || name == "dde-links" || name == "ruby-text";
  }

  void fail(std::string problem) {
    m_problem = std::move(problem);
    stop();
  }

  void nullDate(const XmlAttributes& attributes) {
    m_from1904 = attributes.text("date-value") == "1904-01-01";
  }

  void startTable(const XmlAttributes& attributes) {
    m_sheet = attributes.text("name");
    m_row = 0;
    m_wanted = m_visitor.sheet({m_sheet, false});
  }

  void startCell(const XmlAttributes& attributes) {
    m_cell = {};
    m_text.clear();
    m_paragraphs = 0;
    m_inCell = true;
    m_inParagraph = false;
    m_columnRepeats = repeated(attributes, "number-columns-repeated");
    if (m_visitor.merged) startMerge(repeated(attributes, "number-rows-spanned"), repeated(attributes, "number-columns-spanned"));
    m_cell.formula = attributes.get("formula") != nullptr;
    m_error = attributes.exact("calcext:value-type") == "error";
    m_type = attributes.exact("office:value-type");
    if (m_type.empty()) m_type = m_error ? std::string_view{} : attributes.text("value-type");
    m_value = m_type == "date"      ? attributes.text("date-value")
              : m_type == "boolean" ? attributes.text("boolean-value")
              : m_type == "string"  ? attributes.text("string-value")
                                    : attributes.text("value");
  }

  void startMerge(std::uint32_t rows, std::uint32_t columns) {
    const auto row = m_row + 1;
    if (rows == 1 && columns == 1) return;
    if (rows > kLastRow - std::min(row, kLastRow) || columns > kLastColumn - std::min(m_column, kLastColumn))
      return;
    m_visitor.merged({row, row + rows - 1, m_column, m_column + columns - 1});
  }

  void startText(std::string_view name, const XmlAttributes& attributes) {
    if (name == "p") {
      if (m_paragraphs++ > 0) append("\n");
      m_inParagraph = true;
    } else if (m_inParagraph && name == "s") {
      append(std::string(std::min<std::size_t>(repeated(attributes, "c"), m_limits.cellBytes), ' '));
    } else if (m_inParagraph && name == "tab") {
      append("\t");
    } else if (m_inParagraph && name == "line-break") {
      append("\n");
    }
  }

  void append(std::string_view piece) {
    m_text += piece;
    if (m_text.size() > m_limits.cellBytes)
      fail("cell " + lists::cellAddress(m_column, m_row + 1) + " is longer than " +
           std::to_string(m_limits.cellBytes) + " bytes");
  }

  /// The cell's kind, and its text as the file has it.
  void settle() {
    if (m_error) {
      m_cell.kind = SheetCell::Kind::Error;
    } else if (m_type == "date") {
      m_text = m_value;
      if (const auto day = isoDayPart(m_text)) {
        m_cell.kind = SheetCell::Kind::Date;
        m_cell.day = *day;
        m_cell.hasDay = true;
      }
    } else if (m_type == "float" || m_type == "percentage" || m_type == "currency") {
      m_text = m_value;
      const auto value = plainNumber(m_value);
      m_cell.kind = value ? SheetCell::Kind::Number : SheetCell::Kind::Error;
      m_cell.number = value.value_or(0);
      m_cell.percent = m_type == "percentage";
      if (const auto day = daySerial(m_cell.number, m_from1904)) {
        m_cell.day = *day;
        m_cell.hasDay = true;
      }
    } else if (m_type == "boolean") {
      m_text = m_value == "true" ? "TRUE" : "FALSE";
    } else if (m_cell.formula && m_text.empty() && m_value.empty() && m_type.empty()) {
      m_cell.kind = SheetCell::Kind::Error;
      m_text = "a formula that was never worked out";
    } else if (m_paragraphs == 0) {
      m_text = m_value;
    }
  }

  void endCell() {
    m_inCell = m_inParagraph = false;
    settle();
    if (m_columnRepeats > kLastColumn - std::min(m_column, kLastColumn)) {
      if (!m_text.empty()) return fail("row " + std::to_string(m_row + 1) + " has more columns than a sheet can have");
      m_columnRepeats = kLastColumn - std::min(m_column, kLastColumn);
    }
    if (!m_text.empty()) {
      for (std::uint32_t i = 0; i < m_columnRepeats; ++i) {
        m_cell.column = m_column + i;
        m_buffer.add(m_cell, m_text);
      }
      if (m_buffer.size() > m_limits.cells) return tooMany();
    }
    m_column += m_columnRepeats;
  }

  void tooMany() {
    m_tooMany = true;
    stop();
  }

  void endRow() {
    if (m_buffer.empty()) {
      m_row = m_rowRepeats > kLastRow - std::min(m_row, kLastRow) ? kLastRow : m_row + m_rowRepeats;
      return;
    }
    for (std::uint32_t i = 0; i < m_rowRepeats && !stopped(); ++i) {
      if (m_row >= kLastRow) return fail("it has more rows than a sheet can have");
      ++m_row;
      m_seen += m_buffer.size();
      if (m_seen > m_limits.cells) return tooMany();
      const auto row = m_buffer.finish(m_row);
      if (row && !m_visitor.row(*row)) m_wanted = false;
      if (!m_wanted) return;
    }
  }

  const SheetVisitor& m_visitor;
  const SheetLimits& m_limits;
  std::size_t m_seen = 0;
  RowBuffer m_buffer;
  SheetCell m_cell;
  std::string m_sheet;
  std::string m_text;
  std::string m_type;
  std::string m_value;
  std::uint32_t m_row = 0;
  std::uint32_t m_column = 0;
  std::uint32_t m_rowRepeats = 1;
  std::uint32_t m_columnRepeats = 1;
  int m_aside = 0;
  int m_paragraphs = 0;
  bool m_wanted = false;
  bool m_inCell = false;
  bool m_inParagraph = false;
  bool m_error = false;
  bool m_from1904 = false;
  bool m_tooMany = false;
  std::string m_problem;
};

/// The manifest says which parts are encrypted.
class Manifest : public XmlVisitor {
 public:
  void start(std::string_view name, const XmlAttributes&) override {
    if (name == "encryption-data") encrypted = true;
  }
  void end(std::string_view) override {}
  void text(std::string_view) override {}
  bool encrypted = false;
};

}  // namespace

base::Result<SheetsRead> readOds(const ZipArchive& archive, std::string_view file, const SheetVisitor& visitor,
                                 const SheetLimits& limits) {
  if (archive.has("META-INF/manifest.xml")) {
    Manifest manifest;
    if (auto walked = walkXml(archive, "META-INF/manifest.xml", file, "the list of parts", manifest); !walked)
      return tl::make_unexpected(walked.error());
    if (manifest.encrypted) return unreadable(file, kPassword);
  }
  ContentPart content(visitor, limits);
  if (auto walked = walkXml(archive, "content.xml", file, "the content", content); !walked)
    return tl::make_unexpected(walked.error());
  if (!content.problem().empty()) return unreadable(file, quotedSheet(content.sheet()) + ": " + content.problem());
  if (content.tooManyCells())
    return base::fail(base::Code::FileTooBig,
                      {{"file", std::string(file)}, {"limit", std::to_string(limits.cells) + " cells"}});
  return SheetsRead{archive.hasFolder("Basic/") || archive.hasFolder("Scripts/")};
}

}  // namespace waymark::exchange
