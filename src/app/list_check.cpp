// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/list_check.h"

#include <algorithm>
#include <deque>
#include <iterator>
#include <optional>
#include <utility>

#include "app/list_definitions.h"
#include "base/file.h"
#include "base/text.h"
#include "exchange/settings_file.h"
#include "exchange/sheet_rows.h"
#include "lists/text_key.h"

namespace waymark::app {
namespace {

constexpr std::size_t kRowsBetweenLooks = 512;
constexpr std::size_t kMostHeaderMerges = 1000;
constexpr std::size_t kMostColumnsNamed = 12;

/// A row that outlives the reader's.
class KeptRow {
 public:
  explicit KeptRow(const lists::SheetRow& row) : m_number(row.number), m_cells(row.cells.begin(), row.cells.end()) {
    for (auto& cell : m_cells) {
      m_texts.emplace_back(cell.text);
      cell.text = m_texts.back();
    }
  }
  // A copy's cells would look into the texts of the first.
  KeptRow(const KeptRow&) = delete;
  KeptRow(KeptRow&&) = default;
  KeptRow& operator=(const KeptRow&) = delete;
  KeptRow& operator=(KeptRow&&) = default;
  ~KeptRow() = default;
  [[nodiscard]] lists::SheetRow row() const { return {m_number, m_cells}; }

 private:
  std::uint32_t m_number;
  std::vector<lists::SheetCell> m_cells;
  std::deque<std::string> m_texts;  // stable addresses
};

std::string shortHeader(std::string_view text) {
  return base::elided(text, 80);
}

/// Takes the sheets of one file: looks at a sheet's first rows, then goes on row by row or passes it over.
class Collector {
 public:
  /// `part`: the sheets hold columns of this list, to be joined on.
  Collector(const lists::Definition& definition, const lists::GivenHeaders& given, std::string file, ReadLists& out,
            const storage::WorkControl& control, std::optional<std::size_t> part = {},
            std::span<const SaidSheet> said = {})
      : m_definition(definition),
        m_given(given),
        m_file(std::move(file)),
        m_out(out),
        m_control(control),
        m_part(part),
        m_said(said) {}

  base::Result<void> read(std::string_view bytes) {
    const auto done = exchange::eachSheetRow(bytes, m_file,
                                             {[&](const exchange::SheetHead& head) {
                                                finishSheet();
                                                m_head = head;
                                                m_sheetOpen = true;
                                                return !m_problem;
                                              },
                                              [&](const lists::SheetRow& row) { return take(row); },
                                              [&](const exchange::SheetMerge& merge) { keepMerge(merge); }});
    if (!done) return tl::make_unexpected(done.error());
    finishSheet();
    if (m_problem) return tl::make_unexpected(*m_problem);
    if (done->macros) remark("macros", "");
    if (m_found == 0)
      return base::fail(base::Code::FileUnreadable,
                        {{"file", m_file}, {"problem", nothingFound()}, {kNoListFound, m_part ? "part" : "list"}});
    return {};
  }

 private:
  bool take(const lists::SheetRow& row) {
    if (++m_rows % kRowsBetweenLooks == 0 && !goesOn()) return false;
    if (m_builder) {
      m_builder->add(row);
      return true;
    }
    m_kept.emplace_back(row);
    return m_kept.size() < lists::kHeadRows || settle();
  }

  /// A header's alone, and of one only as many as a header can have.
  void keepMerge(const exchange::SheetMerge& merge) {
    if (merge.lastColumn > merge.firstColumn && merge.firstRow <= m_headerRow.value_or(merge.firstRow) &&
        m_merges.size() < kMostHeaderMerges)
      m_merges.push_back(merge);
  }

  bool goesOn() {
    if (m_control.stop.stop_requested()) {
      m_problem = base::Error{base::Code::Cancelled, {}, {}};
      m_builder.reset();
      return false;
    }
    if (m_control.progress) m_control.progress(m_rows, 0);
    return true;
  }

  /// The sheet's first rows are known: which list is it?
  bool settle() {
    std::vector<lists::HeadRow> head;
    for (const auto& kept : m_kept) head.push_back(lists::headRow(kept.row()));
    auto mapping = mappingOf(head);
    if (!mapping) {
      passOver(head);
      return false;
    }
    const auto list = mapping->list;
    const auto same = std::ranges::find(m_out.tables, list, [](const auto& table) { return table.mapping.list; });
    if (!m_part && same != m_out.tables.end()) {
      m_problem = base::Error{
          base::Code::FileUnreadable,
          {},
          {{"file", m_file},
           {"problem", place(m_head.name) + " holds " + m_definition.lists[list].id + ", and so does " +
                           (same->file == m_file ? "" : same->file + ", ") + place(same->sheet) +
                           "; give each list once"}}};
      return false;
    }
    ++m_found;
    remarkHeader(*mapping);
    m_headerRow = mapping->headerRow;
    m_builder.emplace(m_definition, *std::move(mapping), m_file, m_head.name);
    for (const auto& kept : m_kept) m_builder->add(kept.row());
    m_kept.clear();
    return true;
  }

  /// A person's word on this sheet counts first; what was said of earlier files where the header doesn't tell.
  [[nodiscard]] std::optional<lists::Mapping> mappingOf(const std::vector<lists::HeadRow>& head) const {
    if (m_part)
      if (auto part = lists::mapPart(m_definition, *m_part, head, m_given)) return part;
    for (const auto& said : m_said)
      if (said.file == m_file && said.sheet == m_head.name && said.list == m_part.value_or(said.list))
        return lists::mapSaid(m_definition, said.list, head, said.headerRow, m_given);
    if (m_part) return std::nullopt;
    auto mapping = lists::mapSheet(m_definition, head, m_given);
    for (const auto& said : m_said)
      if (!mapping && said.file.empty())
        if (const auto row = lists::rowOfHeaders(head, said.headers))
          mapping = lists::mapSaid(m_definition, said.list, head, *row, m_given);
    return mapping;
  }

  void finishSheet() {
    if (!m_sheetOpen) return;
    m_sheetOpen = false;
    if (!m_builder && !m_problem && !m_passed) settle();
    m_passed = false;
    m_kept.clear();
    const auto merges = std::exchange(m_merges, {});
    m_headerRow.reset();
    if (!m_builder) return;
    auto table = m_builder->finish();
    m_builder.reset();
    remarkCells(table);
    remarkStrays(table, merges);
    m_out.tables.push_back(std::move(table));
  }

  void passOver(const std::vector<lists::HeadRow>& head) {
    m_passed = true;
    if (m_part) return remark("not_a_list", m_head.name);
    const auto nearest = lists::nearestList(m_definition, head);
    if (!nearest || nearest->found <= 1) return remark("not_a_list", m_head.name);
    remark("not_a_list", m_head.name,
           {{"row", std::to_string(nearest->row)},
            {"found", std::to_string(nearest->found)},
            {"wanted", std::to_string(m_definition.statutoryColumns(nearest->list).size())},
            {"list", m_definition.lists[nearest->list].id}});
    if (m_nearest && nearest->found <= m_nearest->found) return;
    m_nearest = nearest;
    m_nearestSheet = m_head.name;
  }

  [[nodiscard]] std::string nothingFound() const {
    if (m_part)
      return "none of its first rows has a UPN, ULN or the source's own id and another column of " +
             m_definition.lists[*m_part].id + "; say with --join-column which column is which";
    if (!m_nearest) return "no header of " + m_definition.id + " is in its first rows; is it another file?";
    return place(m_nearestSheet) + ", row " + std::to_string(m_nearest->row) + " has only " +
           std::to_string(m_nearest->found) + " of the " +
           std::to_string(m_definition.statutoryColumns(m_nearest->list).size()) + " columns of " +
           m_definition.lists[m_nearest->list].id + "; check the header, or say with --column which column is which";
  }

  static std::string place(std::string_view sheet) {
    return sheet.empty() ? "the file" : "sheet “" + shortHeader(sheet) + "”";
  }

  void remark(std::string kind, std::string sheet, base::Context parameters = {}) {
    m_out.remarks.push_back({std::move(kind), m_file, std::move(sheet), std::move(parameters)});
  }

  void remarkHeader(const lists::Mapping& mapping) {
    const auto& sheet = m_head.name;
    const auto& list = m_definition.lists[mapping.list];
    const auto title = [&](std::size_t column) { return shortHeader(m_definition.columns[column].title); };
    for (std::size_t i = 0; i < m_definition.lists.size(); ++i)
      if (i != mapping.list && lists::textKey(sheet) == lists::textKey(m_definition.lists[i].id))
        remark("other_name", sheet, {{"list", list.id}});
    if (m_head.hidden) remark("hidden_sheet", sheet);
    if (mapping.twoRows)
      remark("two_header_rows", sheet,
             {{"first", std::to_string(mapping.headerRow - 1)}, {"row", std::to_string(mapping.headerRow)}});
    if (mapping.repeated) remark("header_repeated", sheet, {{"row", std::to_string(mapping.firstRow - 1)}});
    for (const auto column : mapping.missing) remark("missing_column", sheet, {{"title", title(column)}});
    for (const auto& [at, column] : mapping.twice)
      remark("column_twice", sheet, {{"column", lists::columnLetters(at)}, {"title", title(column)}});
    for (const auto& mapped : mapping.columns) {
      const bool twice = std::ranges::any_of(mapping.twice, [&](const auto& one) { return one.first == mapped.place; });
      if (mapped.column || twice) continue;
      base::Context words{{"column", lists::columnLetters(mapped.place)}, {"header", shortHeader(mapped.header)}};
      if (mapped.perhaps) words.emplace_back("perhaps", title(*mapped.perhaps));
      remark("unknown_column", sheet, std::move(words));
    }
  }

  void remarkCells(const lists::Table& table) {
    const auto count = [&](std::size_t number, const char* kind) {
      if (number > 0) remark(kind, table.sheet, {{"count", std::to_string(number)}});
    };
    count(table.formulas, "formulas");
    count(table.emptyWords, "empty_words");
    if (table.size() == 0) return remark("no_rows", table.sheet);
    for (const auto& mapped : table.mapping.columns) {
      if (!mapped.column) continue;
      bool empty = true;
      for (std::size_t row = 0; row < table.size() && empty; ++row)
        empty = table.state(*mapped.column, row) == lists::CellState::Empty;
      if (empty)
        remark("empty_column", table.sheet,
               {{"column", lists::columnLetters(mapped.place)}, {"header", shortHeader(mapped.header)}});
    }
  }

  /// What a merged header covers besides its first column goes apart: there somebody can split it.
  void remarkStrays(const lists::Table& table, std::span<const exchange::SheetMerge> merges) {
    auto left = table.strays;
    const auto header = table.mapping.headerRow;
    for (const auto& merge : merges) {
      if (merge.firstRow > header || merge.lastRow + (table.mapping.twoRows ? 1 : 0) < header) continue;
      const auto isUnder = [&](const lists::StrayColumn& one) {
        return one.place > merge.firstColumn && one.place <= merge.lastColumn;
      };
      std::vector<lists::StrayColumn> under;
      std::ranges::copy_if(left, std::back_inserter(under), isUnder);
      if (under.empty()) continue;
      std::erase_if(left, isUnder);
      auto words = strayWords(under);
      words.emplace_back("merge", lists::cellAddress(merge.firstColumn, merge.firstRow) + ":" +
                                      lists::cellAddress(merge.lastColumn, merge.lastRow));
      remark("merged_header", table.sheet, std::move(words));
    }
    if (!left.empty()) remark("stray_cells", table.sheet, strayWords(left));
  }

  static base::Context strayWords(std::span<const lists::StrayColumn> strays) {
    std::size_t cells = 0;
    std::string columns;
    for (std::size_t i = 0; i < strays.size(); ++i) {
      cells += strays[i].cells;
      if (i < kMostColumnsNamed) columns += (i == 0 ? "" : ", ") + lists::columnLetters(strays[i].place);
    }
    if (strays.size() > kMostColumnsNamed) columns += " and " + std::to_string(strays.size() - kMostColumnsNamed) + " more";
    return {{"count", std::to_string(cells)},
            {"columns", std::move(columns)},
            {"cell", lists::cellAddress(strays.front().place, strays.front().row)}};
  }

  const lists::Definition& m_definition;
  const lists::GivenHeaders& m_given;
  std::string m_file;
  ReadLists& m_out;
  const storage::WorkControl& m_control;
  std::optional<std::size_t> m_part;
  std::span<const SaidSheet> m_said;
  std::size_t m_rows = 0;
  exchange::SheetHead m_head;
  std::vector<KeptRow> m_kept;
  std::optional<lists::TableBuilder> m_builder;
  std::optional<base::Error> m_problem;
  std::optional<lists::Nearest> m_nearest;
  std::string m_nearestSheet;
  std::size_t m_found = 0;
  std::vector<exchange::SheetMerge> m_merges;  // of this sheet's header, as far as it is known
  std::optional<std::uint32_t> m_headerRow;    // once it is
  bool m_sheetOpen = false;
  bool m_passed = false;
};

void inOrder(ReadLists& lists) {
  std::ranges::sort(lists.tables, {}, [](const lists::Table& table) { return table.mapping.list; });
}

}  // namespace

base::Result<ReadLists> readListBytes(const lists::Definition& definition, std::string_view bytes,
                                      std::string_view file, const lists::GivenHeaders& given) {
  ReadLists out;
  if (auto read = Collector(definition, given, std::string(file), out, {}).read(bytes); !read)
    return tl::make_unexpected(read.error());
  inOrder(out);
  return out;
}

base::Result<ReadLists> readLists(const lists::Definition& definition, std::span<const std::filesystem::path> files,
                                  const lists::GivenHeaders& given, const storage::WorkControl& control,
                                  std::span<const SaidSheet> said) {
  ReadLists out;
  for (const auto& path : files) {
    if (control.stop.stop_requested()) return base::fail(base::Code::Cancelled);
    const auto bytes = base::readFile(path, exchange::kLargestSheetFile);
    if (!bytes) return tl::make_unexpected(bytes.error());
    if (auto read = Collector(definition, given, path.string(), out, control, {}, said).read(*bytes); !read)
      return tl::make_unexpected(read.error());
  }
  inOrder(out);
  return out;
}

base::Result<ReadLists> readListParts(const lists::Definition& definition, std::size_t list,
                                      std::span<const std::filesystem::path> files, const lists::GivenHeaders& given,
                                      std::span<const SaidSheet> said) {
  ReadLists out;
  for (const auto& path : files) {
    const auto bytes = base::readFile(path, exchange::kLargestSheetFile);
    if (!bytes) return tl::make_unexpected(bytes.error());
    if (auto read = Collector(definition, given, path.string(), out, {}, list, said).read(*bytes); !read)
      return tl::make_unexpected(read.error());
  }
  return out;
}

bool knowsChildren(const lists::Definition& definition, const lists::Table& table) {
  const auto& list = definition.lists[table.mapping.list];
  const auto has = [&](std::size_t column) { return table.place(column).has_value(); };
  const auto& owner = list.belongsTo ? definition.lists[*list.belongsTo].key : std::nullopt;
  return std::ranges::any_of(lists::keyColumns(definition, table.mapping.list), has) || (owner && has(*owner)) ||
         (!list.knownBy.empty() && std::ranges::all_of(list.knownBy, has));
}

base::Result<std::vector<lists::TemplateSheet>> readHeads(const std::filesystem::path& file) {
  const auto bytes = base::readFile(file, exchange::kLargestSheetFile);
  if (!bytes) return tl::make_unexpected(bytes.error());
  std::vector<lists::TemplateSheet> sheets;
  const auto read = exchange::eachSheetRow(*bytes, file.string(),
                                           {[&](const exchange::SheetHead& head) {
                                              sheets.push_back({head.name, {}});
                                              return true;
                                            },
                                            [&](const lists::SheetRow& row) {
                                              sheets.back().rows.push_back(lists::headRow(row));
                                              return sheets.back().rows.size() < lists::kHeadRows;
                                            }});
  if (!read) return tl::make_unexpected(read.error());
  return sheets;
}

base::Result<lists::SettingsRegister> readSettings(const std::filesystem::path& file) {
  return base::readFile(file, exchange::kLargestSheetFile).and_then([&](const std::string& bytes) {
    return exchange::readSettings(bytes, file.string());
  });
}

base::Result<lists::Definition> listDefinition(const std::string& idOrFile) {
  if (!idOrFile.ends_with(".json")) return lists::builtInDefinition(idOrFile);
  return base::readFile(idOrFile, kLargestDefinition).and_then([&](const std::string& bytes) {
    return lists::parseDefinition(bytes, idOrFile);
  });
}

}  // namespace waymark::app
