// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <map>
#include <set>
#include <unordered_map>
#include <unordered_set>

#include "base/text.h"
#include "storage/apply.h"
#include "storage/change_log.h"
#include "storage/references.h"
#include "storage/table_sql.h"

namespace waymark::storage {
namespace {

using base::Code;
using base::fail;
using base::Uuid;
using domain::Change;
using domain::Record;

constexpr std::size_t kLongestName = 400;

const Record& recordOf(const Change& change) {
  return change.after ? *change.after : *change.before;
}

const RecordTable& tableOf(std::string_view kind) {
  const auto tables = recordTables();
  const auto found = std::ranges::find(tables, kind, [](const RecordTable* table) { return table->name; });
  WAYMARK_ASSERT(found != tables.end());
  return **found;
}

/// Runs `SELECT … WHERE column IN (ids)` in batches. `visit` gets the text of the first column and a number.
template <class Visit>
void selectByIds(Connection& connection, const std::string& head, const std::vector<std::string>& ids,
                 const Visit& visit) {
  std::size_t from = 0;
  while (from < ids.size()) {
    const auto size = std::min(ids.size() - from, batchRows(connection.engine(), 1));
    std::string text;
    long long number = 0;
    Query query(connection, head + " IN " + valuesRows(connection.engine(), 1, size));
    query.out(text).out(number);
    for (std::size_t i = 0; i < size; ++i) query.in(ids[from + i]);
    for (bool more = query.run(); more; more = query.next()) visit(text, number);
    from += size;
  }
}

/// SELECT id, revision FROM <table> WHERE id IN (…)
std::string selectRevisions(std::string_view table) {
  return "SELECT id, revision FROM " + std::string(table) + " WHERE id";
}
/// SELECT <field>, revision FROM <table> WHERE <field> IN (…)
std::string selectReferring(const ReferenceField& from) {
  return "SELECT " + std::string(from.field) + ", revision FROM " + std::string(from.table) + " WHERE " +
         std::string(from.field);
}
std::string deleteByIds(std::string_view table) {
  return "DELETE FROM " + std::string(table) + " WHERE id IN ";
}

[[noreturn]] void abortOnConflict(Connection& connection, const Change& change) {
  const auto& record = recordOf(change);
  const auto& table = tableOf(domain::kindOf(record));
  domain::Conflict conflict{change, std::nullopt, 0};
  if (auto stored = table.find(connection, table, domain::idOf(record))) {
    conflict.stored = std::move(stored->record);
    conflict.revision = stored->revision;
  }
  throw Abort{
      {base::Error{
           Code::Conflict, "", {{"what", std::string(table.name)}, {"id", base::uuidText(domain::idOf(record))}}},
       std::move(conflict)}};
}

/// The changes of a set by table, so that each table is asked and written in batches.
using ByKind = std::map<std::string_view, std::vector<std::size_t>>;

void checkRevisions(Connection& connection, const domain::ChangeSet& set, const ByKind& byKind) {
  for (const auto& [kind, indexes] : byKind) {
    std::vector<std::string> ids;
    ids.reserve(indexes.size());
    for (const auto i : indexes) ids.push_back(base::uuidText(domain::idOf(recordOf(set.changes[i]))));
    std::unordered_map<Uuid, long long> stored;
    selectByIds(connection, selectRevisions(kind), ids, [&](const std::string& id, long long revision) {
      if (const auto uuid = base::parseUuid(id)) stored.emplace(*uuid, revision);
    });
    for (const auto i : indexes) {
      const auto& change = set.changes[i];
      const auto id = domain::idOf(recordOf(change));
      const auto found = stored.find(id);
      if (!change.before) {
        if (found != stored.end())
          abortWith(Code::DuplicateId, {{"what", std::string(kind)}, {"id", base::uuidText(id)}});
      } else if (found == stored.end() || found->second != change.revision) {
        abortOnConflict(connection, change);
      }
    }
  }
}

void writeRows(Connection& connection, const Applied& applied, const ByKind& byKind, Counted& counted) {
  for (const auto* table : recordTables()) {
    const auto found = byKind.find(table->name);
    if (found == byKind.end()) continue;
    std::vector<RowToPut> puts;
    std::vector<std::string> gone;
    for (const auto i : found->second) {
      const auto& change = applied.changes.changes[i];
      if (change.after)
        puts.push_back({&*change.after, change.revision});
      else
        gone.push_back(base::uuidText(domain::idOf(*change.before)));
    }
    table->put(connection, *table, puts, counted);
    for (std::size_t from = 0; from < gone.size();) {
      const auto size = std::min(gone.size() - from, batchRows(connection.engine(), 1));
      Query query(connection, deleteByIds(table->name) + valuesRows(connection.engine(), 1, size));
      for (std::size_t i = 0; i < size; ++i) query.in(gone[from + i]);
      query.run();
      counted.add(size);
      from += size;
    }
  }
}

/// The foreign keys would refuse it at the commit, without saying which.
void checkWhatIsNamed(Connection& connection, const domain::ChangeSet& set) {
  struct Wanted {
    std::string_view field;
    bool found = false;
  };
  std::map<std::string_view, std::map<std::string, Wanted>> wanted;
  for (const auto& change : set.changes)
    if (change.after)
      for (const auto& reference : referencesOf(*change.after))
        wanted[reference.target].try_emplace(base::uuidText(reference.id), Wanted{reference.field});
  for (auto& [target, ids] : wanted) {
    std::vector<std::string> texts;
    for (const auto& [id, _] : ids) texts.push_back(id);
    selectByIds(connection, selectRevisions(target), texts,
                [&](const std::string& id, long long) { ids.at(id).found = true; });
    for (const auto& [id, want] : ids)
      if (!want.found) abortWith(Code::UnknownReference, {{"field", std::string(want.field)}, {"value", id}});
  }
}

void checkWhatNamesTheGone(Connection& connection, const domain::ChangeSet& set) {
  std::map<std::string_view, std::vector<std::string>> gone;
  for (const auto& change : set.changes)
    if (!change.after) gone[domain::kindOf(*change.before)].push_back(base::uuidText(domain::idOf(*change.before)));
  for (const auto& from : referenceFields()) {
    const auto ids = gone.find(from.target);
    if (ids == gone.end()) continue;
    selectByIds(connection, selectReferring(from), ids->second, [&](const std::string& id, long long) {
      std::string by(from.table);
      std::ranges::replace(by, '_', ' ');
      abortWith(Code::StillUsed, {{"what", std::string(from.target)}, {"by", "a " + by}, {"id", id}});
    });
  }
}

base::Result<void> badUse(std::string problem) {
  return fail(Code::BadUse, {{"problem", std::move(problem)}});
}

}  // namespace

base::Result<void> checkSet(const domain::ChangeSet& set, const Author& author) {
  if (set.changes.empty()) return badUse("There is nothing to change");
  for (const auto& [text, where] : {std::pair{&set.name, "name"}, std::pair{&author.name, "author"}}) {
    if (!base::isCleanText(*text)) return fail(Code::BadText, {{"where", where}});
    if (text->size() > kLongestName)
      return fail(Code::TooLong, {{"field", where}, {"limit", std::to_string(kLongestName)}});
  }
  std::unordered_set<Uuid> seen;
  seen.reserve(set.changes.size());
  for (const auto& change : set.changes) {
    if (!change.before && !change.after) return badUse("A change needs a record before or after");
    const auto& record = recordOf(change);
    const auto id = domain::idOf(record);
    if (id.isNull()) return fail(Code::MissingField, {{"field", "id"}});
    if (change.before && change.after &&
        (change.before->index() != change.after->index() || domain::idOf(*change.before) != id))
      return badUse("A change can't turn a record into another one");
    if (change.revision < 0) return badUse("A revision can't be negative");
    if (change.before && std::holds_alternative<domain::IdentityAccess>(*change.before))
      return badUse("Who saw identities is written once: it is never changed or taken back");
    if (!seen.insert(id).second)
      return fail(Code::DuplicateId, {{"what", std::string(domain::kindOf(record))}, {"id", base::uuidText(id)}});
    if (change.after)
      if (auto valid = domain::validate(*change.after); !valid) return valid;
  }
  return {};
}

Applied applyInside(Connection& connection, const domain::ChangeSet& set, const Author& author, base::Stamp at,
                    const WorkControl& control) {
  ByKind byKind;
  for (std::size_t i = 0; i < set.changes.size(); ++i) byKind[domain::kindOf(recordOf(set.changes[i]))].push_back(i);
  checkRevisions(connection, set, byKind);
  Applied applied{set, 0};
  for (auto& change : applied.changes.changes) ++change.revision;
  Counted counted{control, set.changes.size()};
  writeRows(connection, applied, byKind, counted);
  checkWhatIsNamed(connection, set);
  checkWhatNamesTheGone(connection, set);
  applied.number = appendToLog(connection, applied.changes, author, at);
  return applied;
}

}  // namespace waymark::storage
