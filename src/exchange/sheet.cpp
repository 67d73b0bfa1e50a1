// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/sheet.h"

#include <stdlib.h>
#include <xlsxwriter.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <filesystem>
#include <optional>

#include "base/date.h"
#include "base/file.h"
#include "base/text.h"
#include "exchange/csv.h"

namespace waymark::exchange {
namespace {

constexpr std::size_t kLongestCell = 32'767;  // UTF-16 units: what a workbook's cell holds
constexpr std::size_t kMostRows = 1'048'575;  // beneath the heading
constexpr std::size_t kLongestName = 30;      // and the "…" of one that was cut
constexpr std::size_t kBiggestBook = 1'000'000'000;
constexpr double kPixelsPerWidth = 7.0;
constexpr int kWidest = 80;
constexpr std::size_t kRowsBetweenLooks = 500;

/// A folder of one's own, gone with everything in it at the end.
class OwnFolder {
 public:
  OwnFolder() {
    std::error_code ignored;
    auto name = (std::filesystem::temp_directory_path(ignored) / "waymark-XXXXXX").string();
    if (mkdtemp(name.data()) != nullptr) m_path = name;
  }
  ~OwnFolder() {
    std::error_code ignored;
    if (!m_path.empty()) std::filesystem::remove_all(m_path, ignored);
  }
  OwnFolder(const OwnFolder&) = delete;
  OwnFolder& operator=(const OwnFolder&) = delete;
  [[nodiscard]] const std::string& path() const { return m_path; }

 private:
  std::string m_path;
};

/// libxlsxwriter prints a complaint about a name it doesn't take, so it gets none.
std::string sheetName(const std::string& wanted) {
  constexpr std::string_view kRefused = "[]:*?/\\'";
  std::string name;
  for (const char c : wanted) name += kRefused.find(c) == std::string_view::npos ? c : ' ';
  name = std::string(base::trimmed(base::elided(name, kLongestName)));
  return name.empty() ? "List" : name;
}

/// Cut where a workbook would refuse it.
std::string fitting(const std::string& cell) {
  if (cell.size() <= kLongestCell) return cell;
  std::size_t units = 0;
  std::size_t end = 0;
  while (end < cell.size()) {
    const auto lead = static_cast<unsigned char>(cell[end]);
    const std::size_t bytes = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    const std::size_t more = bytes == 4 ? 2 : 1;
    if (units + more > kLongestCell - 1) return cell.substr(0, end) + "…";
    units += more;
    end += bytes;
  }
  return cell;
}

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

lxw_datetime datetime(base::Day day) {
  const std::chrono::year_month_day parts(day);
  lxw_datetime out{};
  out.year = static_cast<int>(parts.year());
  out.month = static_cast<int>(static_cast<unsigned>(parts.month()));
  out.day = static_cast<int>(static_cast<unsigned>(parts.day()));
  return out;
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
        auto value = datetime(*day);
        worksheet_write_datetime(page, at, in, &value, date);
      } else {
        worksheet_write_string(page, at, in, fitting(cell).c_str(), nullptr);
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
  if (sheet.rows.size() > kMostRows)
    return base::fail(base::Code::FileTooBig, {{"file", sheet.name}, {"limit", std::to_string(kMostRows)}});
  const OwnFolder folder;
  const auto file = folder.path() + "/list.xlsx";
  const auto failed = [&] { return base::fail(base::Code::NotWritable, {{"file", file}}); };
  if (folder.path().empty()) return failed();
  auto tmp = folder.path();
  lxw_workbook_options options{};
  options.tmpdir = tmp.data();
  auto* book = workbook_new_opt(file.c_str(), &options);
  if (book == nullptr) return failed();
  auto* page = workbook_add_worksheet(book, sheetName(sheet.name).c_str());
  auto* strong = workbook_add_format(book);
  format_set_bold(strong);
  auto* date = workbook_add_format(book);
  format_set_num_format(date, "ddd d mmm yyyy");
  if (page != nullptr && !sheet.columns.empty()) {
    for (std::size_t i = 0; i < sheet.columns.size(); ++i) {
      const auto column = static_cast<lxw_col_t>(i);
      const double width = std::clamp(sheet.columns[i].width / kPixelsPerWidth, 8.0, static_cast<double>(kWidest));
      worksheet_set_column(page, column, column, width, nullptr);
      worksheet_write_string(page, 0, column, fitting(sheet.columns[i].title).c_str(), strong);
    }
    writeRows(page, date, sheet, stop);
    worksheet_freeze_panes(page, 1, 0);
    worksheet_autofilter(page, 0, 0, static_cast<lxw_row_t>(sheet.rows.size()),
                         static_cast<lxw_col_t>(sheet.columns.size() - 1));
  }
  const auto closed = workbook_close(book);  // frees it, whatever it says
  if (stop.stop_requested()) return base::fail(base::Code::Cancelled);
  if (closed != LXW_NO_ERROR || page == nullptr) return failed();
  return base::readFile(file, kBiggestBook);
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
