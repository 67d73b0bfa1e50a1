// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/kept_join.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

namespace waymark::app {
namespace {

using base::Code;
using base::Result;

bool isFilled(const ReadJoined& all, std::size_t table) {
  return std::ranges::any_of(all.joined, [&](const JoinedFile& one) { return one.table == table && one.told.filled > 0; });
}

/// Stores the list with what was joined on; the changes are the caller's to apply.
Result<ImportedList> storeJoined(Session& session, const domain::Workspace& workspace, const seal::Key& key,
                                 const lists::Definition& definition, const KeptList& kept, const lists::Table& table,
                                 std::vector<domain::Change>& changes, base::Stamp at) {
  const auto corrections = correctionsOf(workspace, &key, definition, {table, kept.opened.children});
  if (!corrections) return tl::make_unexpected(corrections.error());
  const auto stored = storeHalves(session, key, definition, table, kept.opened.children, kept.extract.asAt);
  if (!stored) return tl::make_unexpected(stored.error());
  base::IdMaker ids;
  ImportedList made;
  made.children = kept.opened.children;
  made.knownChildren = made.children.size();
  made.extract = kept.extract;
  made.extract.id = ids.makeId<domain::ListExtractTag>(at);
  made.extract.fileName = std::filesystem::path(table.file).filename().string();
  made.extract.openSha256 = stored->openSha256;
  made.extract.sealedSha256 = stored->sealedSha256;
  made.extract.importedBy = session.who();
  // Stamps have seconds: within the one of its own import the list would be as new as what it came from.
  made.extract.importedAt = std::max(at, kept.extract.importedAt + std::chrono::seconds{1});
  changes.push_back(domain::made(made.extract));
  for (const auto& one : *corrections)
    if (one.state == lists::CorrectionState::Fixed) {
      changes.push_back(domain::removed(one.stored));
      ++made.closedCorrections;
    }
  return made;
}

}  // namespace

Result<std::vector<KeptList>> listsToJoin(Session& session, const domain::Workspace& workspace,
                                          const lists::Definition& definition, const std::string& list,
                                          const seal::Key& key) {
  if (!list.empty() && !definition.list(list)) return base::fail(Code::NotFound, {{"what", "list"}, {"id", list}});
  std::vector<KeptList> kept;
  for (const auto& one : definition.lists) {
    const auto* extract = latestExtract(workspace, definition.id, one.id);
    if (extract == nullptr || (!list.empty() && one.id != list)) continue;
    auto opened = openList(session, definition, *extract, &key);
    if (!opened) return tl::make_unexpected(opened.error());
    kept.push_back({*extract, std::move(*opened)});
  }
  if (kept.empty())
    return base::fail(Code::TooLittle, {{"problem", "No list of children that columns could be added to has been taken in yet"}});
  return kept;
}

Result<ReadJoined> readOnto(const lists::Definition& definition, std::span<const KeptList> kept,
                            std::span<const JoinFile> joins, std::span<const SaidSheet> said,
                            const storage::WorkControl& control) {
  ReadLists lists;
  for (const auto& one : kept) lists.tables.push_back(one.opened.table);
  return joinOnto(definition, std::move(lists), joins, said, control);
}

Result<std::vector<ListPreview>> previewOnto(const domain::Workspace& workspace, const seal::Key& key,
                                             const lists::Definition& definition, std::span<const KeptList> kept,
                                             const ReadJoined& all) {
  std::vector<ListPreview> previews;
  for (std::size_t i = 0; i < kept.size(); ++i) {
    const auto& table = all.lists.tables[i];
    auto corrections = correctionsOf(workspace, &key, definition, {table, kept[i].opened.children});
    if (!corrections) return tl::make_unexpected(corrections.error());
    ListPreview preview;
    preview.list = table.mapping.list;
    preview.earlier = kept[i].extract;
    preview.before = kept[i].opened;
    preview.children = kept[i].opened.children;
    preview.knownChildren = preview.children.size();
    preview.corrections = std::move(*corrections);
    // A column that the list lacked is compared as one that it left empty: each cell that is filled is seen.
    for (const auto& one : all.joined)
      for (const auto column : one.told.columns)
        if (auto& cells = preview.before.table.columns[column]; one.table == i && !preview.before.table.has(column))
          for (std::size_t row = 0; row < table.size(); ++row) cells.addEmpty();
    preview.changes = lists::compareLists(definition, {preview.before.table, preview.before.children},
                                          {table, preview.children});
    previews.push_back(std::move(preview));
  }
  return previews;
}

Result<std::vector<ImportedList>> importOnto(Session& session, const domain::Workspace& workspace,
                                             const seal::Key& key, const lists::Definition& definition,
                                             std::span<const KeptList> kept, const ReadJoined& all,
                                             std::vector<domain::Change> further, base::Stamp at) {
  std::vector<ImportedList> lists;
  for (std::size_t i = 0; i < kept.size(); ++i) {
    if (!isFilled(all, i)) continue;
    const auto* newest = latestExtract(workspace, definition.id, kept[i].extract.list);
    if (newest == nullptr || newest->id != kept[i].extract.id)
      return base::fail(Code::Conflict, {{"what", "list"}, {"id", kept[i].extract.list}});
    auto made = storeJoined(session, workspace, key, definition, kept[i], all.lists.tables[i], further, at);
    if (!made) return tl::make_unexpected(made.error());
    lists.push_back(std::move(*made));
  }
  if (lists.empty())
    return base::fail(Code::TooLittle, {{"problem", "The file says nothing that the lists don’t have"}});
  std::string titles;
  for (const auto& list : lists)
    titles += (titles.empty() ? "“" : ", “") + definition.lists[*definition.list(list.extract.list)].title + "”";
  const auto applied = session.apply({"add columns to " + titles, std::move(further)}, at);
  if (!applied) return tl::make_unexpected(applied.error().error);
  return lists;
}

}  // namespace waymark::app
