// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/workbook_writer.h"

#include <stdlib.h>

#include <filesystem>

#include "base/file.h"
#include "base/text.h"

namespace waymark::exchange {
namespace {

constexpr std::size_t kLongestCell = 32'767;  // UTF-16 units: what a workbook's cell holds
constexpr std::size_t kLongestName = 30;      // and the "…" of one that was cut
constexpr std::size_t kBiggestBook = 1'000'000'000;

/// libxlsxwriter prints a complaint about a name it doesn't take, so it gets none.
std::string pageName(const std::string& wanted) {
  constexpr std::string_view kRefused = "[]:*?/\\'";
  std::string name;
  for (const char c : wanted) name += kRefused.find(c) == std::string_view::npos ? c : ' ';
  name = std::string(base::trimmed(base::elided(name, kLongestName)));
  return name.empty() ? "List" : name;
}

}  // namespace

WorkbookWriter::WorkbookWriter(Memory memory) {
  std::error_code ignored;
  auto name = (std::filesystem::temp_directory_path(ignored) / "waymark-XXXXXX").string();
  if (mkdtemp(name.data()) == nullptr) return;
  m_folder = name;
  m_file = m_folder + "/list.xlsx";
  lxw_workbook_options options{};
  options.tmpdir = m_folder.data();
  options.constant_memory = memory == Memory::RowByRow ? LXW_TRUE : LXW_FALSE;
  m_book = workbook_new_opt(m_file.c_str(), &options);
}

WorkbookWriter::~WorkbookWriter() {
  if (m_book != nullptr) workbook_close(m_book);
  std::error_code ignored;
  if (!m_folder.empty()) std::filesystem::remove_all(m_folder, ignored);
}

lxw_worksheet* WorkbookWriter::addPage(const std::string& name) {
  return workbook_add_worksheet(m_book, pageName(name).c_str());
}

lxw_format* WorkbookWriter::addDateFormat(const char* format) {
  auto* made = workbook_add_format(m_book);
  format_set_num_format(made, format);
  return made;
}

lxw_format* WorkbookWriter::addBold() {
  auto* made = workbook_add_format(m_book);
  format_set_bold(made);
  return made;
}

void WorkbookWriter::setCreated(base::Stamp at) {
  lxw_doc_properties properties{};
  properties.created = static_cast<time_t>(at.time_since_epoch().count());
  workbook_set_properties(m_book, &properties);
}

base::Result<std::string> WorkbookWriter::finish(const std::stop_token& stop) {
  const auto closed = workbook_close(m_book);  // frees it, whatever it says
  m_book = nullptr;
  if (stop.stop_requested()) return base::fail(base::Code::Cancelled);
  if (closed != LXW_NO_ERROR) return base::fail(base::Code::NotWritable, {{"file", m_file}});
  return base::readFile(m_file, kBiggestBook);
}

std::string fittingCell(const std::string& cell) {
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

lxw_datetime workbookDay(base::Day day) {
  const std::chrono::year_month_day parts(day);
  lxw_datetime out{};
  out.year = static_cast<int>(parts.year());
  out.month = static_cast<int>(static_cast<unsigned>(parts.month()));
  out.day = static_cast<int>(static_cast<unsigned>(parts.day()));
  return out;
}

}  // namespace waymark::exchange
