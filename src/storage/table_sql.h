// SPDX-License-Identifier: GPL-3.0-or-later
// What a field list is enough for: reading and writing the records of one table. Each <aggregate>_sql.cpp names its
// tables and columns and asks makeTable for the rest, so that adding a field touches no other file here.
#pragma once

#include <algorithm>
#include <array>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "base/text.h"
#include "domain/cell.h"
#include "domain/workspace.h"
#include "storage/connection.h"

namespace waymark::storage {

/// A record to be written, with the revision it gets.
struct RowToPut {
  const domain::Record* record = nullptr;
  long long revision = 0;
};

struct StoredRecord {
  domain::Record record;
  std::int64_t revision = 0;
};

/// Counts rows over several tables for one progress report.
struct Counted {
  const WorkControl& control;
  std::size_t total = 0;
  std::size_t done = 0;
  void add(std::size_t rows) {
    checkStop(control);
    done += rows;
    if (control.progress) control.progress(done, total);
  }
};

/// One table of records. The names are SQL texts, in the order of the entity's field list; `revision` comes last.
struct RecordTable {
  std::string_view name;
  std::string_view columns;
  void (*load)(Connection&, const RecordTable&, domain::Workspace&, const WorkControl&);
  /// Inserts, or updates what has the id already.
  void (*put)(Connection&, const RecordTable&, std::span<const RowToPut>, Counted&);
  std::optional<StoredRecord> (*find)(Connection&, const RecordTable&, const base::Uuid&);
};

/// Every table in the order of domain::Record.
std::span<const RecordTable* const> recordTables();

// Defined in the *_sql.cpp beside this.
extern const RecordTable kAreaTable;
extern const RecordTable kPartnerTable;
extern const RecordTable kPersonTable;
extern const RecordTable kCalendarEntryTable;
extern const RecordTable kInspectionTable;
extern const RecordTable kInspectorTable;
extern const RecordTable kToldTable;
extern const RecordTable kInspectionEventTable;
extern const RecordTable kEarlierFindingTable;
extern const RecordTable kPriorityTable;
extern const RecordTable kEvidenceTable;
extern const RecordTable kFileLinkTable;
extern const RecordTable kAttachmentTable;
extern const RecordTable kTaskTable;
extern const RecordTable kOverrideTable;
extern const RecordTable kSnapshotTable;
extern const RecordTable kSavedViewTable;
extern const RecordTable kChildTable;
extern const RecordTable kListExtractTable;
extern const RecordTable kIdentityAccessTable;
extern const RecordTable kListMappingTable;
extern const RecordTable kListCorrectionTable;
extern const RecordTable kRuleSwitchTable;
extern const RecordTable kListSubmissionTable;
extern const RecordTable kClockNoteTable;
extern const RecordTable kMeasureTable;
extern const RecordTable kMeasureValueTable;
extern const RecordTable kRequestTable;
extern const RecordTable kRequestVersionTable;
extern const RecordTable kReturnRowTable;
extern const RecordTable kSurveySendingTable;
extern const RecordTable kSurveyTotalTable;
extern const RecordTable kOwnSurveyTable;
extern const RecordTable kSurveyCommentTable;
extern const RecordTable kYouSaidTable;
extern const RecordTable kTrackedChildTable;
extern const RecordTable kCaseDocumentTable;
extern const RecordTable kCasePractitionerTable;
extern const RecordTable kCaseEventTable;
extern const RecordTable kNamedPersonTable;
extern const RecordTable kConcernTable;
extern const RecordTable kInspectionPointTable;
extern const RecordTable kPlaceTable;
extern const RecordTable kJourneyTable;
extern const RecordTable kFieldworkHoursTable;
extern const RecordTable kUnavailableTable;
extern const RecordTable kFieldworkSessionTable;
extern const RecordTable kSessionGuestTable;
extern const RecordTable kTextTemplateTable;

std::string selectSql(const RecordTable& table);
/// INSERT … VALUES of `rows` rows that updates every column of a row that is there.
std::string putSql(Engine engine, const RecordTable& table, std::size_t rows);
std::vector<std::string_view> columnsOf(const RecordTable& table);

/// Where one value of a row stands while it is bound: its address is kept by the statement.
struct Slot {
  std::string text;
  long long number = 0;
  soci::indicator present = soci::i_ok;
};

// Filling a slot with a field's value.
template <class T>
void fill(Slot& slot, const T& value) {
  slot.text = domain::toText(value);
}
inline void fill(Slot& slot, int value) {
  slot.number = value;
}
inline void fill(Slot& slot, const std::string& value) {
  slot.text = value;
}
template <class T>
void fill(Slot& slot, const std::optional<T>& value) {
  slot.present = value ? soci::i_ok : soci::i_null;
  if (value) fill(slot, *value);
}
template <class T>
void fill(Slot& slot, const std::vector<T>& values) {
  slot.text.clear();
  for (const auto& value : values) {
    if (!slot.text.empty()) slot.text += ' ';
    slot.text += domain::toText(value);
  }
}
template <base::Coded E>
void fill(Slot& slot, const base::EnumSet<E>& values) {
  slot.text.clear();
  for (std::size_t i = 0; i < base::codeCount<E>(); ++i) {
    if (!values.contains(static_cast<E>(i))) continue;
    if (!slot.text.empty()) slot.text += ' ';
    slot.text += base::codeText(static_cast<E>(i));
  }
}

// Reading it back. What doesn't parse was not written by us: the caller makes Damaged of it.
template <class T>
base::Result<void> read(const Slot& slot, std::string_view field, T& out) {
  return domain::fromText(slot.text, field, out);
}
inline base::Result<void> read(const Slot& slot, std::string_view field, int& out) {
  return domain::fromCell(domain::Cell{std::int64_t{slot.number}}, field, out);
}
inline base::Result<void> read(const Slot& slot, std::string_view field, base::ShortCode& out) {
  if (slot.text.empty()) return {};
  return domain::fromText(slot.text, field, out);
}
template <class T>
base::Result<void> read(const Slot& slot, std::string_view field, std::optional<T>& out) {
  if (slot.present == soci::i_null) return {};
  return read(slot, field, out.emplace());
}
template <class Take>
base::Result<void> readWords(std::string_view words, const Take& take) {
  while (!words.empty()) {
    const auto space = words.find(' ');
    if (auto done = take(words.substr(0, space)); !done) return done;
    if (space == std::string_view::npos) break;
    words.remove_prefix(space + 1);
  }
  return {};
}
template <class T>
base::Result<void> read(const Slot& slot, std::string_view field, std::vector<T>& out) {
  return readWords(slot.text, [&](std::string_view word) { return domain::fromText(word, field, out.emplace_back()); });
}
template <base::Coded E>
base::Result<void> read(const Slot& slot, std::string_view field, base::EnumSet<E>& out) {
  return readWords(slot.text, [&](std::string_view word) -> base::Result<void> {
    E value{};
    if (auto done = domain::fromText(word, field, value); !done) return done;
    out.insert(value);
    return {};
  });
}

[[noreturn]] void abortOnBadValue(const Connection& connection, const RecordTable& table, std::string_view field);

/// The slots of one row of T, bound once to a statement and used for every row.
template <class T>
class Row {
 public:
  void bindColumns(Query& query) {
    std::size_t i = 0;
    domain::forEachField<T>([&](const auto& field) {
      using Value = std::remove_cvref_t<decltype(std::declval<T>().*field.member)>;
      auto& slot = m_slots[i++];
      if constexpr (std::is_same_v<Value, int>)
        query.out(slot.number, slot.present);
      else
        query.out(slot.text, slot.present);
    });
    query.out(m_revision);
  }
  void bindValues(Query& query) const {
    std::size_t i = 0;
    domain::forEachField<T>([&](const auto& field) {
      using Value = std::remove_cvref_t<decltype(std::declval<T>().*field.member)>;
      const auto& slot = m_slots[i++];
      if constexpr (std::is_same_v<Value, int>)
        query.in(slot.number, slot.present);
      else
        query.in(slot.text, slot.present);
    });
    query.in(m_revision);
  }
  void set(const T& value, long long revision) {
    std::size_t i = 0;
    domain::forEachField<T>([&](const auto& field) { fill(m_slots[i++], value.*field.member); });
    m_revision = revision;
  }
  [[nodiscard]] domain::Stored<T> get(const Connection& connection, const RecordTable& table) const {
    domain::Stored<T> row{T{}, m_revision};
    std::size_t i = 0;
    domain::forEachField<T>([&](const auto& field) {
      if (!read(m_slots[i++], field.name, row.value.*field.member)) abortOnBadValue(connection, table, field.name);
    });
    return row;
  }

 private:
  std::array<Slot, domain::fieldCount<T>()> m_slots;
  long long m_revision = 0;
};

template <class T>
void loadTable(Connection& connection, const RecordTable& table, domain::Workspace& into, const WorkControl& control) {
  std::vector<domain::Stored<T>> rows;
  Row<T> row;
  Query query(connection, selectSql(table));
  row.bindColumns(query);
  for (bool more = query.run(); more; more = query.next()) {
    if (rows.size() % 1024 == 0) checkStop(control);
    rows.push_back(row.get(connection, table));
  }
  // By id, which is the order of making. Sorted here and not by the engine: rows lie in that order already, and
  // ORDER BY would fetch each through the index.
  std::vector<std::size_t> order(rows.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  const auto byId = [&](std::size_t a, std::size_t b) { return rows[a].value.id < rows[b].value.id; };
  if (!std::ranges::is_sorted(order, byId)) std::ranges::sort(order, byId);
  auto& records = into.table<T>();
  records.reserve(rows.size());
  for (const auto i : order) records.put(std::move(rows[i]));
}

template <class T>
void putRows(Connection& connection, const RecordTable& table, std::span<const RowToPut> rows, Counted& counted) {
  while (!rows.empty()) {
    // One statement serves all full batches; what is left over has its own.
    const auto size = std::min(rows.size(), batchRows(connection.engine(), domain::fieldCount<T>() + 1));
    std::vector<Row<T>> batch(size);
    Query query(connection, putSql(connection.engine(), table, size));
    for (const auto& row : batch) row.bindValues(query);
    for (; rows.size() >= size; rows = rows.subspan(size)) {
      for (std::size_t i = 0; i < size; ++i) batch[i].set(std::get<T>(*rows[i].record), rows[i].revision);
      query.run();
      counted.add(size);
    }
  }
}

template <class T>
std::optional<StoredRecord> findRow(Connection& connection, const RecordTable& table, const base::Uuid& id) {
  const auto idText = base::uuidText(id);
  Row<T> row;
  Query query(connection, selectSql(table) + " WHERE id = :id");
  row.bindColumns(query);
  query.in(idText);
  if (!query.run()) return std::nullopt;
  auto found = row.get(connection, table);
  return StoredRecord{domain::Record{std::move(found.value)}, found.revision};
}

template <class T>
constexpr RecordTable makeTable(std::string_view columns) {
  return {domain::Fields<T>::kKind, columns, &loadTable<T>, &putRows<T>, &findRow<T>};
}

}  // namespace waymark::storage
