// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/sheet.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

#include "base/date.h"
#include "base/text.h"
#include "exchange/csv.h"
#include "exchange/workbook_writer.h"

namespace waymark::exchange {
namespace {

constexpr double kPixelsPerWidth = 7.0;
constexpr int kWidest = 80;
constexpr std::size_t kRowsBetweenLooks = 500;

std::optional<double> wholeNumber(std::string_view cell) {
  std::string digits;
  for (const char c : cell)
    if (c != ',') digits += c;
  if (digits.empty() || digits.size() > 15) return {};  // beyond that a workbook rounds
  long long value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (error != std::errc() || end != digits.data() + digits.size()) return {};
  return static_cast<double>(value);
}

/// "Mon 8 Sep 2025", and nothing but that.
std::optional<base::Day> dayIn(std::string_view cell) {
  constexpr std::array<std::string_view, 12> kMonths{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                     "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  if (cell.size() < 14 || cell.size() > 15) return {};
  const auto parts = base::splitOn(cell, ' ');
  if (parts.size() != 4 || parts[3].size() != 4) return {};
  const auto month = std::ranges::find(kMonths, parts[2]);
  if (month == kMonths.end()) return {};
  const auto two = [](std::size_t number) { return (number < 10 ? "0" : "") + std::to_string(number); };
  const auto day =
      base::parseDay(std::string(parts[3]) + '-' + two(static_cast<std::size_t>(month - kMonths.begin()) + 1) + '-' +
                     (parts[1].size() == 1 ? "0" : "") + std::string(parts[1]));
  return day && base::longText(*day) == cell ? day : std::nullopt;
}

void writeRows(lxw_worksheet* page, lxw_format* date, const Sheet& sheet, const std::stop_token& stop) {
  for (std::size_t row = 0; row < sheet.rows.size(); ++row) {
    if (row % kRowsBetweenLooks == 0 && stop.stop_requested()) return;
    const auto& cells = sheet.rows[row];
    for (std::size_t column = 0; column < cells.size() && column < sheet.columns.size(); ++column) {
      const auto& cell = cells[column];
      const auto at = static_cast<lxw_row_t>(row + 1);
      const auto in = static_cast<lxw_col_t>(column);
      if (cell.empty()) continue;
      if (const auto number = sheet.columns[column].isNumber ? wholeNumber(cell) : std::nullopt) {
        worksheet_write_number(page, at, in, *number, nullptr);
      } else if (const auto day = dayIn(cell); day && base::yearOf(*day) >= 1901) {
        auto value = workbookDay(*day);
        worksheet_write_datetime(page, at, in, &value, date);
      } else {
        worksheet_write_string(page, at, in, fittingCell(cell).c_str(), nullptr);
      }
    }
  }
}

/// A cell of one line, without what a spreadsheet would run.
std::string pasted(const std::string& cell) {
  auto line = cell;
  std::ranges::replace_if(
      line, [](char c) { return c == '\t' || c == '\r' || c == '\n'; }, ' ');
  if (line.starts_with('=') || line.starts_with('+') || line.starts_with('-') || line.starts_with('@'))
    line.insert(0, 1, '\'');
  return line;
}

std::string escaped(const std::string& text) {
  std::string out;
  out.reserve(text.size());
  for (const char c : text) {
    if (c == '&')
      out += "&amp;";
    else if (c == '<')
      out += "&lt;";
    else if (c == '>')
      out += "&gt;";
    else if (c == '"')
      out += "&quot;";
    else
      out += c;
  }
  return out;
}

std::vector<std::string> titles(const Sheet& sheet) {
  std::vector<std::string> cells;
  for (const auto& column : sheet.columns) cells.push_back(column.title);
  return cells;
}

}  // namespace

std::string sheetCsv(const Sheet& sheet) {
  std::string out = "\xEF\xBB\xBF" + csvLine(titles(sheet));
  for (const auto& row : sheet.rows) out += csvLine(row);
  return out;
}

base::Result<std::string> sheetXlsx(const Sheet& sheet, const std::stop_token& stop) {
  if (sheet.rows.size() > kMostBookRows)
    return base::fail(base::Code::FileTooBig, {{"file", sheet.name}, {"limit", std::to_string(kMostBookRows)}});
  WorkbookWriter writer(WorkbookWriter::Memory::Whole);
  auto* page = writer.book() == nullptr ? nullptr : writer.addPage(sheet.name);
  if (page == nullptr) return base::fail(base::Code::NotWritable, {{"file", sheet.name}});
  auto* strong = writer.addBold();
  auto* date = writer.addDateFormat("ddd d mmm yyyy");
  if (!sheet.columns.empty()) {
    for (std::size_t i = 0; i < sheet.columns.size(); ++i) {
      const auto column = static_cast<lxw_col_t>(i);
      const double width = std::clamp(sheet.columns[i].width / kPixelsPerWidth, 8.0, static_cast<double>(kWidest));
      worksheet_set_column(page, column, column, width, nullptr);
      worksheet_write_string(page, 0, column, fittingCell(sheet.columns[i].title).c_str(), strong);
    }
    writeRows(page, date, sheet, stop);
    worksheet_freeze_panes(page, 1, 0);
    worksheet_autofilter(page, 0, 0, static_cast<lxw_row_t>(sheet.rows.size()),
                         static_cast<lxw_col_t>(sheet.columns.size() - 1));
  }
  return writer.finish(stop);
}

std::string sheetText(const Sheet& sheet) {
  std::string out;
  const auto line = [&out](const std::vector<std::string>& cells) {
    for (std::size_t i = 0; i < cells.size(); ++i) {
      if (i > 0) out += '\t';
      out += pasted(cells[i]);
    }
    out += '\n';
  };
  line(titles(sheet));
  for (const auto& row : sheet.rows) line(row);
  return out;
}

std::string sheetHtml(const Sheet& sheet) {
  std::string out = "<table><thead><tr>";
  for (const auto& title : titles(sheet)) out += "<th>" + escaped(pasted(title)) + "</th>";
  out += "</tr></thead><tbody>";
  for (const auto& row : sheet.rows) {
    out += "<tr>";
    for (const auto& cell : row) out += "<td>" + escaped(pasted(cell)) + "</td>";
    out += "</tr>";
  }
  return out + "</tbody></table>";
}

}  // namespace waymark::exchange
