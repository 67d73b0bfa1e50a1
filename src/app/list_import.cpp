// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/list_import.h"

#include <fmt/format.h>

#include <unordered_map>
#include <utility>

#include "app/corrections.h"
#include "app/list_children.h"
#include "app/list_links.h"
#include "base/text.h"

namespace waymark::app {

using base::Result;
using lists::Definition;
using lists::Table;

namespace {

struct Prepared {
  ImportedList imported;
  std::vector<domain::Change> changes;
};

/// Stores the two halves; the changes are the caller's to apply.
Result<Prepared> prepared(Session& session, const domain::Workspace& workspace, const seal::Key& key,
                          const Definition& definition, const Table& table, const ListSource& source, base::Stamp at,
                          const ListLinks* links) {
  base::IdMaker ids;
  const auto corrected = keyCorrections(workspace, key, definition, table.mapping.list);
  if (!corrected) return tl::make_unexpected(corrected.error());
  auto rows = rowChildren(workspace, key, definition, table, source.name, ids, at, links, *corrected);
  const auto corrections = correctionsOf(workspace, &key, definition, {table, rows.children});
  if (!corrections) return tl::make_unexpected(corrections.error());
  const auto stored = storeHalves(session, key, definition, table, rows.children, source.asAt);
  if (!stored) return tl::make_unexpected(stored.error());

  Prepared made;
  auto& imported = made.imported;
  imported.newChildren = rows.made;
  imported.knownChildren = rows.known;
  imported.unlinked = rows.unlinked;
  imported.children = std::move(rows.children);
  auto& extract = imported.extract;
  extract.id = domain::ListExtractId{ids.make(at)};
  extract.definition = stored->definition;
  extract.list = stored->list;
  extract.source = source.name;
  extract.fileName = std::filesystem::path(table.file).filename().string();
  extract.asAt = source.asAt;
  extract.rows = static_cast<int>(table.size());
  extract.openSha256 = stored->openSha256;
  extract.sealedSha256 = stored->sealedSha256;
  extract.importedBy = session.who();
  extract.importedAt = at;
  made.changes = std::move(rows.changes);
  made.changes.push_back(domain::made(extract));
  const auto* newest = latestExtract(workspace, extract.definition, extract.list);
  if (newest == nullptr || newest->asAt <= extract.asAt)
    for (const auto& one : *corrections)
      if (one.state == lists::CorrectionState::Fixed) {
        made.changes.push_back(domain::removed(one.stored));
        ++made.imported.closedCorrections;
      }
  return made;
}

std::string importName(const Definition& definition, const Table& table) {
  return fmt::format("import “{}” ({} rows)", definition.lists[table.mapping.list].title, table.size());
}

/// Changes of one set, in which a record may stand once: a child that two lists say something of has one change.
class OneSet {
 public:
  explicit OneSet(std::vector<domain::Change> first) {
    for (auto& change : first) add(std::move(change));
  }
  void add(domain::Change change) {
    const auto [at, isNew] = m_places.try_emplace(domain::idOf(change.after ? *change.after : *change.before), set.size());
    if (isNew)
      set.push_back(std::move(change));
    else
      set[at->second].after = std::move(change.after);
  }
  std::vector<domain::Change> set;

 private:
  std::unordered_map<base::Uuid, std::size_t> m_places;
};

}  // namespace

Result<ImportedList> importList(Session& session, const domain::Workspace& workspace, const seal::Key& key,
                                const Definition& definition, const Table& table, const ListSource& source,
                                base::Stamp at, const ListLinks* links) {
  auto made = prepared(session, workspace, key, definition, table, source, at, links);
  if (!made) return tl::make_unexpected(made.error());
  const auto applied = session.apply({importName(definition, table), std::move(made->changes)}, at);
  if (!applied) return tl::make_unexpected(applied.error().error);
  return std::move(made->imported);
}

Result<std::vector<ImportedList>> importLists(Session& session, domain::Workspace workspace, const seal::Key& key,
                                              const Definition& definition, std::span<const Table> tables,
                                              const ListSource& source, std::vector<domain::Change> kept,
                                              base::Stamp at) {
  auto links = ListLinks::stored(session, workspace, key, definition, source.name);
  if (!links) return tl::make_unexpected(links.error());
  std::vector<ImportedList> lists;
  OneSet all(std::move(kept));
  for (const auto& table : tables) {
    auto made = prepared(session, workspace, key, definition, table, source, at, &*links);
    if (!made) return tl::make_unexpected(made.error());
    links->learn(definition, table, made->imported.children);
    for (auto& change : made->changes) {
      workspace.follow(change);  // the next list finds its children
      all.add(std::move(change));
    }
    lists.push_back(std::move(made->imported));
  }
  const auto name = tables.size() == 1 ? importName(definition, tables.front())
                                       : fmt::format("import {} lists from “{}”", tables.size(), source.name);
  const auto applied = session.apply({name, std::move(all.set)}, at);
  if (!applied) return tl::make_unexpected(applied.error().error);
  return lists;
}

const domain::ListExtract* latestExtract(const domain::Workspace& workspace, const std::string& definition,
                                         const std::string& list, const std::string& source) {
  const domain::ListExtract* latest = nullptr;
  for (const auto& row : workspace.all<domain::ListExtract>()) {
    if (row.value.definition != definition || row.value.list != list) continue;
    if (!source.empty() && base::folded(row.value.source) != base::folded(source)) continue;
    const auto rank = [](const domain::ListExtract& one) { return std::pair(one.asAt, one.importedAt); };
    if (latest == nullptr || rank(*latest) <= rank(row.value)) latest = &row.value;
  }
  return latest;
}

Result<OpenedList> openList(Session& session, const Definition& definition, const domain::ListExtract& extract,
                            const seal::Key* key) {
  return openHalves(session, definition,
                    {extract.definition, extract.list, extract.fileName, extract.openSha256, extract.sealedSha256}, key);
}

}  // namespace waymark::app
