// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/list_import.h"

#include <fmt/format.h>

#include <utility>

#include "app/list_children.h"
#include "base/text.h"

namespace waymark::app {

using base::Result;
using lists::Definition;
using lists::Table;

Result<ImportedList> importList(Session& session, const domain::Workspace& workspace, const seal::Key& key,
                                const Definition& definition, const Table& table, const ListSource& source,
                                base::Stamp at, const ListLinks* links) {
  base::IdMaker ids;
  auto rows = rowChildren(workspace, key, definition, table, source.name, ids, at, links);
  const auto stored = storeHalves(session, key, definition, table, rows.children, source.asAt);
  if (!stored) return tl::make_unexpected(stored.error());

  ImportedList imported;
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

  domain::ChangeSet changes{
      fmt::format("import “{}” ({} rows)", definition.lists[table.mapping.list].title, table.size()),
      std::move(rows.changes)};
  changes.changes.push_back(domain::made(extract));
  const auto applied = session.apply(changes, at);
  if (!applied) return tl::make_unexpected(applied.error().error);
  return imported;
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
