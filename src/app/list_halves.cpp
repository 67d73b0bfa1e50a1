// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/list_halves.h"

#include <algorithm>
#include <charconv>

#include "exchange/csv.h"
#include "lists/check.h"
#include "storage/seal.h"

namespace waymark::app {
namespace {

using base::Code;
using base::Result;
using lists::Definition;
using lists::Table;

constexpr const char* kChild = "child";
constexpr const char* kRow = "row";
constexpr const char* kAge = "age";

std::vector<std::size_t> columnsOf(const Definition& definition, const Table& table, bool identity) {
  std::vector<std::size_t> columns;
  for (std::size_t i = 0; i < definition.columns.size(); ++i)
    if (table.has(i) && definition.columns[i].identity == identity) columns.push_back(i);
  return columns;
}

std::string headerLine(const Definition& definition, const std::vector<std::size_t>& columns, bool withAge) {
  std::vector<std::string> names{kChild};
  if (withAge) names.insert(names.end(), {kRow, kAge});
  for (const auto column : columns) names.push_back(definition.columns[column].id);
  return exchange::csvLine(names);
}

struct Halves {
  std::string open;
  std::string sealed;
};

Halves written(const Definition& definition, const Table& table, std::span<const domain::ChildId> children,
               base::Day asAt) {
  const auto openColumns = columnsOf(definition, table, false);
  const auto sealedColumns = columnsOf(definition, table, true);
  const auto ages = agesOf(definition, table, asAt);
  Halves out{headerLine(definition, openColumns, true), headerLine(definition, sealedColumns, false)};
  for (std::size_t row = 0; row < table.size(); ++row) {
    const auto child = base::uuidText(children[row].uuid);
    std::vector<std::string> cells{child, std::to_string(table.rows[row]),
                                   ages[row] ? std::to_string(*ages[row]) : std::string()};
    for (const auto column : openColumns) cells.push_back(table.text(definition, column, row));
    out.open += exchange::csvLine(cells);
    cells.assign({child});
    for (const auto column : sealedColumns) cells.push_back(table.text(definition, column, row));
    out.sealed += exchange::csvLine(cells);
  }
  return out;
}

std::optional<int> wholeNumber(std::string_view text) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

/// Puts the two halves of a list together again, line by line.
class HalvesReader {
 public:
  HalvesReader(const Definition& definition, std::size_t list, std::string file)
      : m_definition(definition), m_list(list), m_file(std::move(file)) {}

  /// False where they don't fit: then finish() gives nothing. The first line is the header.
  bool add(const std::vector<std::string>& open, std::span<const std::string> sealed) {
    m_fits = open.size() >= kOwnColumns && (sealed.empty() || sealed.front() == open.front());
    if (!m_fits) return false;
    std::vector<std::string> cells;
    for (auto at = open.begin() + kOwnColumns; at != open.end(); ++at) cells.push_back(exchange::csvCell(*at));
    for (std::size_t i = 1; i < sealed.size(); ++i) cells.push_back(exchange::csvCell(sealed[i]));
    if (m_builder) return addChild(open, cells);
    lists::Mapping mapping;
    mapping.list = m_list;
    for (std::size_t i = 0; i < cells.size(); ++i)
      mapping.columns.push_back({static_cast<std::uint32_t>(i), cells[i], lists::Match::Given,
                                 m_definition.column(cells[i]), std::nullopt});
    m_builder.emplace(m_definition, std::move(mapping), m_file, "");
    return true;
  }

  std::optional<OpenedList> finish() {
    if (!m_fits || !m_builder) return std::nullopt;
    OpenedList opened{m_builder->finish(), {}, {}};
    // A line that holds nothing without its sealed half is no row of the table.
    std::size_t at = 0;
    for (const auto row : opened.table.rows) {
      while (at < m_rows.size() && m_rows[at] != row) ++at;
      if (at == m_rows.size()) return std::nullopt;
      opened.children.push_back(m_children[at]);
      opened.ages.push_back(m_ages[at]);
      ++at;
    }
    return opened;
  }

 private:
  static constexpr std::ptrdiff_t kOwnColumns = 3;

  bool addChild(const std::vector<std::string>& open, const std::vector<std::string>& cells) {
    const auto child = base::parseUuid(open[0]);
    const auto row = wholeNumber(open[1]);
    m_fits = child.has_value() && row.has_value() && *row > 0;
    if (!m_fits) return false;
    m_children.push_back({*child});
    m_rows.push_back(static_cast<std::uint32_t>(*row));
    m_ages.push_back(wholeNumber(exchange::csvCell(open[2])));
    std::vector<lists::SheetCell> sheet;
    for (std::size_t i = 0; i < cells.size(); ++i) {
      if (cells[i].empty()) continue;
      auto& cell = sheet.emplace_back();
      cell.column = static_cast<std::uint32_t>(i);
      cell.text = cells[i];
    }
    m_builder->add({m_rows.back(), sheet});
    return true;
  }

  const Definition& m_definition;
  std::size_t m_list;
  std::string m_file;
  std::optional<lists::TableBuilder> m_builder;
  std::vector<domain::ChildId> m_children;
  std::vector<std::uint32_t> m_rows;
  std::vector<std::optional<int>> m_ages;
  bool m_fits = true;
};

/// What the sealed bytes are bound to, so that they can't be moved to another list.
std::string boundTo(const std::string& definition, const std::string& list) {
  return definition + " " + list;
}

}  // namespace

std::vector<std::optional<int>> agesOf(const Definition& definition, const Table& table, base::Day asAt) {
  std::vector<std::optional<int>> ages(table.size());
  for (std::size_t column = 0; column < definition.columns.size(); ++column) {
    if (definition.columns[column].kind != lists::ColumnKind::Date || !definition.columns[column].identity) continue;
    if (!table.has(column)) continue;
    for (std::size_t row = 0; row < ages.size(); ++row)
      if (table.columns[column].filled(row)) ages[row] = lists::ageOn(asAt, table.columns[column].day(row));
    break;
  }
  return ages;
}

Result<HalvesAt> storeHalves(Session& session, const seal::Key& key, const Definition& definition, const Table& table,
                             std::span<const domain::ChildId> children, base::Day asAt) {
  const auto halves = written(definition, table, children, asAt);
  HalvesAt at{definition.id, definition.lists[table.mapping.list].id, table.file, "", ""};
  const auto open = storage::storeBytes(session.store(), halves.open);
  if (!open) return tl::make_unexpected(open.error());
  const auto sealed =
      storage::storeBytes(session.store(), key.sealed(halves.sealed, boundTo(at.definition, at.list)));
  if (!sealed) return tl::make_unexpected(sealed.error());
  at.openSha256 = open->sha256;
  at.sealedSha256 = sealed->sha256;
  return at;
}

Result<OpenedList> openHalves(Session& session, const Definition& definition, const HalvesAt& at,
                              const seal::Key* key) {
  const auto list = definition.list(at.list);
  if (!list) return base::fail(Code::NotFound, {{"what", "list"}, {"id", at.list}});
  const auto open = storage::readBytes(session.store(), at.openSha256);
  if (!open) return tl::make_unexpected(open.error());
  std::vector<std::vector<std::string>> hidden;
  if (key != nullptr) {
    const auto sealed = storage::readBytes(session.store(), at.sealedSha256);
    if (!sealed) return tl::make_unexpected(sealed.error());
    const auto plain = key->opened(*sealed, boundTo(at.definition, at.list));
    if (!plain) return tl::make_unexpected(plain.error());
    const auto read = exchange::eachCsvRow(*plain, ',', at.name, [&](const exchange::CsvRow& row) {
      hidden.push_back(row.cells);
      return true;
    });
    if (!read) return tl::make_unexpected(read.error());
  }

  HalvesReader reader(definition, *list, at.name);
  std::size_t line = 0;
  const auto read = exchange::eachCsvRow(*open, ',', at.name, [&](const exchange::CsvRow& row) {
    if (key == nullptr) return reader.add(row.cells, {});
    return line < hidden.size() && reader.add(row.cells, hidden[line++]);
  });
  if (!read) return tl::make_unexpected(read.error());
  auto opened = reader.finish();
  if (!opened || (key != nullptr && line != hidden.size()))
    return base::fail(Code::Damaged,
                      {{"file", session.file().string()}, {"problem", "the two halves of a list differ"}});
  return std::move(*opened);
}

}  // namespace waymark::app
