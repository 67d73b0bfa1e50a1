// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/workbook.h"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "base/text.h"

namespace waymark::exchange {
namespace {

using namespace std::string_view_literals;

/// "E.n.c.r…": a name in an OLE file's directory is UTF-16.
std::string wide(std::string_view name) {
  std::string out;
  for (const char c : name) {
    out += c;
    out += '\0';
  }
  return out;
}

base::Result<SheetsRead> readZip(std::string_view bytes, std::string_view file, const SheetVisitor& visitor,
                                 const SheetLimits& limits) {
  auto archive = ZipArchive::open(bytes, file, limits);
  if (!archive) return tl::make_unexpected(archive.error());
  // Newer LibreOffice encrypts a document as one part.
  if (archive->has("encrypted-package")) return unreadable(file, kPassword);
  if (archive->has("content.xml")) return readOds(*archive, file, visitor, limits);
  if (archive->has("xl/workbook.bin"))
    return unreadable(file, "it is a binary workbook (.xlsb); save it as .xlsx and try again");
  if (archive->has("xl/workbook.xml") || archive->has("_rels/.rels")) return readXlsx(*archive, file, visitor, limits);
  return unreadable(file, "it is a zip file but no workbook; unpack it and give the workbook inside");
}

}  // namespace

void RowBuffer::add(lists::SheetCell cell, std::string_view text) {
  m_cells.push_back({cell, m_text.size(), text.size()});
  m_text += text;
}

std::optional<lists::SheetRow> RowBuffer::finish(std::uint32_t number) {
  m_finished.clear();
  for (auto& pending : m_cells) {
    if (pending.at != kStable) pending.cell.text = std::string_view(m_text).substr(pending.at, pending.length);
    m_finished.push_back(pending.cell);
  }
  if (!std::ranges::is_sorted(m_finished, {}, &lists::SheetCell::column))
    std::ranges::stable_sort(m_finished, {}, &lists::SheetCell::column);
  if (std::ranges::adjacent_find(m_finished, {}, &lists::SheetCell::column) != m_finished.end()) return std::nullopt;
  return lists::SheetRow{number, m_finished};
}

void RowBuffer::clear() {
  m_cells.clear();
  m_text.clear();
}

std::string quotedSheet(std::string_view name) {
  return "sheet “" + base::elided(name, 60) + "”";
}

std::optional<base::Day> daySerial(double serial, bool from1904) {
  constexpr double kLastSerial = 2'958'465;  // 31 December 9999
  if (!(serial >= 1) || serial >= kLastSerial + 1) return std::nullopt;
  const auto whole = std::chrono::days{static_cast<int>(std::floor(serial))};
  if (from1904) return base::dayOf(1904, 1, 1) + whole;
  if (whole.count() == 60) return std::nullopt;  // 29 February 1900
  return (whole.count() < 60 ? base::dayOf(1899, 12, 31) : base::dayOf(1899, 12, 30)) + whole;
}

std::optional<double> plainNumber(std::string_view text) {
  text = base::trimmed(text);
  if (text.starts_with('+')) text.remove_prefix(1);
  double value = 0;
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (problem != std::errc{} || end != text.data() + text.size() || !std::isfinite(value)) return std::nullopt;
  return value;
}

std::optional<base::Day> isoDayPart(std::string_view text) {
  text = base::trimmed(text);
  if (text.size() > 10 && text[10] != 'T' && text[10] != ' ') return std::nullopt;
  return base::parseDay(text.substr(0, 10));
}

base::Result<SheetsRead> eachSheetRow(std::string_view bytes, std::string_view file, const SheetVisitor& visitor,
                                      const SheetLimits& limits) {
  if (bytes.starts_with("PK\x03\x04"sv) || bytes.starts_with("PK\x05\x06"sv))
    return readZip(bytes, file, visitor, limits);
  if (bytes.starts_with("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv)) {
    if (bytes.find(wide("EncryptedPackage")) != std::string_view::npos)
      return unreadable(file, kPassword);
    return unreadable(file, "it is a workbook of the old kind (.xls); save it as .xlsx and try again");
  }
  if (bytes.starts_with("%PDF")) return unreadable(file, "it is a PDF; give the workbook or the CSV file");
  const auto first = base::trimmed(bytes.substr(0, 200));
  if (first.starts_with('<') || first.starts_with("\xEF\xBB\xBF<"))
    return unreadable(file, "it is a web page or XML, whatever its name says; save it as .xlsx or .csv and try again");
  return readDelimited(bytes, file, visitor, limits);
}

}  // namespace waymark::exchange
