// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/list_import.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <unordered_map>

#include "base/text.h"
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
constexpr std::string_view kCasePrefix = "C-";

std::vector<std::size_t> columnsOf(const Definition& definition, const Table& table, bool identity) {
  std::vector<std::size_t> columns;
  for (std::size_t i = 0; i < definition.columns.size(); ++i)
    if (table.has(i) && definition.columns[i].identity == identity) columns.push_back(i);
  return columns;
}

/// What tells who a child is, folded so that a digest finds it however it was written.
struct Names {
  std::string upn;
  std::string uln;
  std::string local;
};

class Importer {
 public:
  Importer(const domain::Workspace& workspace, const seal::Key& key, const Definition& definition, const Table& table,
           const ListSource& source)
      : m_key(key), m_definition(definition), m_table(table), m_source(source) {
    for (const auto& row : workspace.all<domain::Child>()) {
      know(row.value);
      m_lastNumber = std::max(m_lastNumber, numberOf(row.value.caseCode));
    }
    for (std::size_t i = 0; i < definition.columns.size(); ++i) {
      if (!table.has(i)) continue;
      const auto kind = definition.columns[i].kind;
      if (kind == lists::ColumnKind::Upn && !m_upn) m_upn = i;
      if (kind == lists::ColumnKind::Uln && !m_uln) m_uln = i;
      if (kind == lists::ColumnKind::Identifier && definition.columns[i].identity && !m_local) m_local = i;
      if (kind == lists::ColumnKind::Date && definition.columns[i].identity && !m_birthday) m_birthday = i;
    }
    for (const auto& cell : table.unread)
      m_unread[cell.column].emplace(cell.row, &cell.text);
  }

  /// The two halves as CSV, by column id, in the same order of children.
  void write(base::IdMaker& ids, base::Stamp at) {
    const auto openColumns = columnsOf(m_definition, m_table, false);
    const auto sealedColumns = columnsOf(m_definition, m_table, true);
    open = header(openColumns, true);
    sealed = header(sealedColumns, false);
    for (std::size_t row = 0; row < m_table.size(); ++row) {
      const auto child = base::uuidText(childOf(row, ids, at).uuid);
      std::vector<std::string> cells{child, std::to_string(m_table.rows[row]), age(row)};
      for (const auto column : openColumns) cells.push_back(text(column, row));
      open += exchange::csvLine(cells);
      cells.assign({child});
      for (const auto column : sealedColumns) cells.push_back(text(column, row));
      sealed += exchange::csvLine(cells);
    }
  }

  std::string open;
  std::string sealed;
  domain::ChangeSet changes;
  std::size_t known = 0;

 private:
  static int numberOf(const std::string& caseCode) {
    if (!caseCode.starts_with(kCasePrefix)) return 0;
    int number = 0;
    for (const char c : caseCode.substr(kCasePrefix.size())) {
      if (c < '0' || c > '9' || number > 100'000'000) return 0;
      number = number * 10 + (c - '0');
    }
    return number;
  }

  void know(const domain::Child& child) {
    for (const auto* key : {&child.upnKey, &child.ulnKey, &child.localKey})
      if (!key->empty()) m_known.emplace(*key, child.id);
  }

  std::string header(const std::vector<std::size_t>& columns, bool withAge) const {
    std::vector<std::string> names{kChild};
    if (withAge) names.insert(names.end(), {kRow, kAge});
    for (const auto column : columns) names.push_back(m_definition.columns[column].id);
    return exchange::csvLine(names);
  }

  std::string text(std::size_t column, std::size_t row) const {
    if (m_table.state(column, row) != lists::CellState::Unread) return m_table.text(m_definition, column, row);
    const auto cells = m_unread.find(column);
    if (cells == m_unread.end()) return {};
    const auto cell = cells->second.find(m_table.rows[row]);
    return cell == cells->second.end() ? std::string() : *cell->second;
  }

  std::string age(std::size_t row) const {
    if (!m_birthday || !m_table.columns[*m_birthday].filled(row)) return {};
    return std::to_string(lists::ageOn(m_source.asAt, m_table.columns[*m_birthday].day(row)));
  }

  std::string digest(const char* kind, const std::optional<std::size_t>& column, std::size_t row) const {
    if (!column || !m_table.columns[*column].filled(row)) return {};
    return m_key.digest(kind, base::folded(base::trimmed(text(*column, row))));
  }

  /// A row with nothing to know it by is a child of its own.
  domain::ChildId childOf(std::size_t row, base::IdMaker& ids, base::Stamp at) {
    const std::array<std::string, 3> keys{digest("upn", m_upn, row), digest("uln", m_uln, row),
                                          digest(("local " + base::folded(m_source.name)).c_str(), m_local, row)};
    for (const auto& key : keys) {
      const auto found = key.empty() ? m_known.end() : m_known.find(key);
      if (found == m_known.end()) continue;
      // Twice in one list is for the checks to say; here it is the same child.
      ++known;
      return found->second;
    }
    domain::Child child;
    child.id = domain::ChildId{ids.make(at)};
    child.caseCode = fmt::format("{}{:05}", kCasePrefix, ++m_lastNumber);
    child.upnKey = keys[0];
    child.ulnKey = keys[1];
    child.localKey = keys[2];
    know(child);
    const auto id = child.id;
    changes.changes.push_back(domain::made(std::move(child)));
    return id;
  }

  const seal::Key& m_key;
  const Definition& m_definition;
  const Table& m_table;
  const ListSource& m_source;
  std::optional<std::size_t> m_upn;
  std::optional<std::size_t> m_uln;
  std::optional<std::size_t> m_local;
  std::optional<std::size_t> m_birthday;
  std::unordered_map<std::string, domain::ChildId> m_known;
  std::unordered_map<std::size_t, std::unordered_map<std::uint32_t, const std::string*>> m_unread;
  int m_lastNumber = 0;
};

std::string listTitle(const Definition& definition, const std::string& list) {
  const auto at = definition.list(list);
  return at ? definition.lists[*at].title : list;
}

std::optional<int> wholeNumber(std::string_view text) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

/// Puts the two halves of a list together again, line by line.
class OpenReader {
 public:
  OpenReader(const Definition& definition, std::size_t list, std::string file)
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
std::string boundTo(const domain::ListExtract& extract) {
  return extract.definition + " " + extract.list;
}

tl::unexpected<base::Error> halvesDiffer(const Session& session) {
  return base::fail(Code::Damaged, {{"file", session.file().string()}, {"problem", "the two halves of a list differ"}});
}

}  // namespace

Result<ImportedList> importList(Session& session, const domain::Workspace& workspace, const seal::Key& key,
                                const Definition& definition, const Table& table, const ListSource& source,
                                base::Stamp at) {
  base::IdMaker ids;
  Importer importer(workspace, key, definition, table, source);
  importer.write(ids, at);

  ImportedList imported;
  auto& extract = imported.extract;
  extract.id = domain::ListExtractId{ids.make(at)};
  extract.definition = definition.id;
  extract.list = definition.lists[table.mapping.list].id;
  extract.source = source.name;
  extract.fileName = std::filesystem::path(table.file).filename().string();
  extract.asAt = source.asAt;
  extract.rows = static_cast<int>(table.size());
  extract.importedBy = session.who();
  extract.importedAt = at;
  imported.newChildren = importer.changes.changes.size();
  imported.knownChildren = importer.known;

  const auto open = storage::storeBytes(session.store(), importer.open);
  if (!open) return tl::make_unexpected(open.error());
  const auto sealed = storage::storeBytes(session.store(), key.sealed(importer.sealed, boundTo(extract)));
  if (!sealed) return tl::make_unexpected(sealed.error());
  extract.openSha256 = open->sha256;
  extract.sealedSha256 = sealed->sha256;

  importer.changes.name =
      fmt::format("import “{}” ({} rows)", listTitle(definition, extract.list), table.size());
  importer.changes.changes.push_back(domain::made(extract));
  const auto applied = session.apply(importer.changes, at);
  if (!applied) return tl::make_unexpected(applied.error().error);
  return imported;
}

const domain::ListExtract* latestExtract(const domain::Workspace& workspace, const std::string& definition,
                                         const std::string& list) {
  const domain::ListExtract* latest = nullptr;
  for (const auto& row : workspace.all<domain::ListExtract>()) {
    if (row.value.definition != definition || row.value.list != list) continue;
    const auto rank = [](const domain::ListExtract& one) { return std::pair(one.asAt, one.importedAt); };
    if (latest == nullptr || rank(*latest) <= rank(row.value)) latest = &row.value;
  }
  return latest;
}

Result<OpenedList> openList(Session& session, const Definition& definition, const domain::ListExtract& extract,
                            const seal::Key* key) {
  const auto list = definition.list(extract.list);
  if (!list) return base::fail(Code::NotFound, {{"what", "list"}, {"id", extract.list}});
  const auto open = storage::readBytes(session.store(), extract.openSha256);
  if (!open) return tl::make_unexpected(open.error());
  std::vector<std::vector<std::string>> hidden;
  if (key != nullptr) {
    const auto sealed = storage::readBytes(session.store(), extract.sealedSha256);
    if (!sealed) return tl::make_unexpected(sealed.error());
    const auto plain = key->opened(*sealed, boundTo(extract));
    if (!plain) return tl::make_unexpected(plain.error());
    const auto read = exchange::eachCsvRow(*plain, ',', extract.fileName, [&](const exchange::CsvRow& row) {
      hidden.push_back(row.cells);
      return true;
    });
    if (!read) return tl::make_unexpected(read.error());
  }

  OpenReader reader(definition, *list, extract.fileName);
  std::size_t line = 0;
  const auto read = exchange::eachCsvRow(*open, ',', extract.fileName, [&](const exchange::CsvRow& row) {
    if (key == nullptr) return reader.add(row.cells, {});
    return line < hidden.size() && reader.add(row.cells, hidden[line++]);
  });
  if (!read) return tl::make_unexpected(read.error());
  auto opened = reader.finish();
  if (!opened || (key != nullptr && line != hidden.size())) return halvesDiffer(session);
  return std::move(*opened);
}

}  // namespace waymark::app
