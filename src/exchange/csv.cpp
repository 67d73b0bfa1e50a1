// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/csv.h"

#include <iconv.h>

#include <algorithm>
#include <array>

#include "base/text.h"

namespace waymark::exchange {
namespace {

/// iconv in one go; nothing if a byte has no meaning in the code page.
base::Result<std::string> converted(std::string_view bytes, const char* from, std::string_view where) {
  const auto bad = [&] { return base::fail(base::Code::BadText, {{"where", std::string(where)}}); };
  const iconv_t handle = iconv_open("UTF-8", from);
  if (handle == reinterpret_cast<iconv_t>(-1)) return bad();
  std::string in(bytes);
  std::string out(bytes.size() * 3 + 4, '\0');  // one byte of Windows-1252 or two of UTF-16 make at most three
  char* source = in.data();
  char* target = out.data();
  std::size_t left = in.size();
  std::size_t room = out.size();
  const bool done = iconv(handle, &source, &left, &target, &room) != static_cast<std::size_t>(-1) && left == 0;
  iconv_close(handle);
  if (!done) return bad();
  out.resize(out.size() - room);
  if (!base::isCleanText(out)) return bad();
  return out;
}

/// UTF-16 without a mark: in Western text every other byte is 0.
const char* unmarkedUtf16(std::string_view bytes) {
  const auto sample = bytes.substr(0, 200);
  std::array<std::size_t, 2> zeros{};
  for (std::size_t i = 0; i < sample.size(); ++i) zeros[i % 2] += static_cast<std::size_t>(sample[i] == '\0');
  const auto most = sample.size() / 4;
  if (zeros[1] > most && zeros[0] == 0) return "UTF-16LE";
  if (zeros[0] > most && zeros[1] == 0) return "UTF-16BE";
  return nullptr;
}

bool startsFormula(char first) {
  constexpr std::string_view kFirst = "=+-@\t\r'";
  return kFirst.find(first) != std::string_view::npos;
}

/// The reader's state: one cell and one row grow, and are handed on when they end.
class Walker {
 public:
  Walker(std::string_view text, char separator, std::string_view file, CsvLimits limits)
      : m_text(text), m_separator(separator), m_file(file), m_limits(limits) {}

  base::Result<void> walk(const std::function<bool(const CsvRow&)>& visit) {
    while (m_at < m_text.size()) {
      m_row.line = m_line;
      m_row.cells.clear();
      const bool blank = atLineEnd();
      for (bool more = true; more;) {
        if (auto cell = readCell(); !cell) return tl::make_unexpected(cell.error());
        more = m_at < m_text.size() && m_text[m_at] == m_separator;
        if (more) ++m_at;
      }
      skipLineEnd();
      if (!blank && !visit(m_row)) return {};
    }
    return {};
  }

 private:
  [[nodiscard]] bool atLineEnd() const { return m_text[m_at] == '\n' || m_text[m_at] == '\r'; }
  void skipLineEnd() {
    if (m_at < m_text.size() && m_text[m_at] == '\r') ++m_at;
    if (m_at < m_text.size() && m_text[m_at] == '\n') ++m_at;
    ++m_line;
  }
  [[nodiscard]] tl::unexpected<base::Error> bad(std::size_t line, const char* problem) const {
    return base::fail(base::Code::BadRow,
                      {{"file", std::string(m_file)}, {"row", std::to_string(line)}, {"problem", problem}});
  }

  base::Result<void> readCell() {
    std::string cell;
    if (m_at < m_text.size() && m_text[m_at] == '"') {
      const auto line = m_line;
      ++m_at;
      for (;;) {
        const auto quote = m_text.find('"', m_at);
        if (quote == std::string_view::npos) return bad(line, "a quotation mark is opened and never closed");
        const auto part = m_text.substr(m_at, quote - m_at);
        m_line += static_cast<std::size_t>(std::ranges::count(part, '\n'));
        cell += part;
        m_at = quote + 1;
        if (cell.size() > m_limits.cellBytes) return bad(line, "a cell is too long");
        if (m_at >= m_text.size() || m_text[m_at] != '"') break;
        cell += '"';  // two quotes are one
        ++m_at;
      }
      if (m_at < m_text.size() && m_text[m_at] != m_separator && !atLineEnd())
        return bad(m_line, "there is text after a closing quotation mark");
    } else {
      const char ends[] = {m_separator, '\n', '\r', '\0'};
      const auto end = std::min(m_text.find_first_of(ends, m_at), m_text.size());
      cell = m_text.substr(m_at, end - m_at);
      m_at = end;
      if (cell.size() > m_limits.cellBytes) return bad(m_line, "a cell is too long");
    }
    if (m_row.cells.size() == m_limits.cells) return bad(m_line, "there are too many columns");
    m_row.cells.push_back(std::move(cell));
    return {};
  }

  std::string_view m_text;
  char m_separator;
  std::string_view m_file;
  CsvLimits m_limits;
  std::size_t m_at = 0;
  std::size_t m_line = 1;
  CsvRow m_row;
};

}  // namespace

base::Result<std::string> utf8From(std::string_view bytes, std::string_view where) {
  if (bytes.starts_with("\xEF\xBB\xBF")) return base::cleanText(bytes.substr(3), where);
  if (bytes.starts_with("\xFF\xFE")) return converted(bytes.substr(2), "UTF-16LE", where);
  if (bytes.starts_with("\xFE\xFF")) return converted(bytes.substr(2), "UTF-16BE", where);
  if (base::isCleanText(bytes)) return std::string(bytes);
  if (const auto* page = unmarkedUtf16(bytes)) return converted(bytes, page, where);
  return converted(bytes, "WINDOWS-1252", where);
}

char separatorOf(std::string_view text, std::size_t lines) {
  constexpr std::array<char, 3> kSeparators{',', ';', '\t'};
  std::array<std::size_t, 3> counts{};
  bool quoted = false;
  for (const char c : text) {
    if (c == '"') quoted = !quoted;
    if (quoted) continue;
    if ((c == '\n' || c == '\r') && --lines == 0) break;
    for (std::size_t i = 0; i < kSeparators.size(); ++i) counts[i] += static_cast<std::size_t>(c == kSeparators[i]);
  }
  return kSeparators[static_cast<std::size_t>(std::ranges::max_element(counts) - counts.begin())];
}

base::Result<void> eachCsvRow(std::string_view text, char separator, std::string_view file,
                              const std::function<bool(const CsvRow&)>& visit, CsvLimits limits) {
  return Walker(text, separator, file, limits).walk(visit);
}

std::string csvLine(const std::vector<std::string>& cells, char separator) {
  std::string out;
  const std::string special{separator, '"', '\r', '\n', '\0'};
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (i > 0) out += separator;
    auto cell = cells[i];
    if (!cell.empty() && startsFormula(cell.front())) cell.insert(0, 1, '\'');
    // A row of one empty cell would read back as a blank line.
    const bool quote = cell.find_first_of(special.c_str()) != std::string::npos || (cells.size() == 1 && cell.empty());
    if (!quote) {
      out += cell;
      continue;
    }
    out += '"';
    for (const char c : cell) {
      if (c == '"') out += '"';
      out += c;
    }
    out += '"';
  }
  return out + "\r\n";
}

std::string csvCell(std::string_view cell) {
  if (cell.size() > 1 && cell.front() == '\'' && startsFormula(cell[1])) cell.remove_prefix(1);
  return std::string(cell);
}

}  // namespace waymark::exchange
