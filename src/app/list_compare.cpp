// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/list_compare.h"

#include "app/list_children.h"
#include "app/list_links.h"

namespace waymark::app {

base::Result<ListPreview> previewList(Session& session, const domain::Workspace& workspace, const seal::Key& key,
                                      const lists::Definition& definition, const lists::Table& table,
                                      const ListSource& source, const ListLinks* links) {
  ListPreview preview;
  preview.list = table.mapping.list;
  const auto& list = definition.lists[preview.list].id;
  base::IdMaker ids;
  const auto corrected = keyCorrections(workspace, key, definition, preview.list);
  if (!corrected) return tl::make_unexpected(corrected.error());
  auto rows =
      rowChildren(workspace, key, definition, table, source.name, ids, base::Stamp{}, links, *corrected);
  preview.children = std::move(rows.children);
  preview.newChildren = rows.made;
  preview.knownChildren = rows.known;
  preview.unlinked = rows.unlinked;
  const auto* newest = latestExtract(workspace, definition.id, list);
  const auto* earlier = latestExtract(workspace, definition.id, list, source.name);
  if (earlier == nullptr) earlier = newest;
  if (earlier != nullptr) {
    auto opened = openList(session, definition, *earlier, &key);
    if (!opened) return tl::make_unexpected(opened.error());
    preview.before = std::move(*opened);
    preview.earlier = *earlier;
    preview.isOlder = newest->asAt > source.asAt;
  }
  auto corrections = correctionsOf(workspace, &key, definition, {table, preview.children});
  if (!corrections) return tl::make_unexpected(corrections.error());
  preview.corrections = std::move(*corrections);
  preview.changes = lists::compareLists(definition, {preview.before.table, preview.before.children},
                                        {table, preview.children});
  return preview;
}

base::Result<std::vector<ListPreview>> previewLists(Session& session, const domain::Workspace& workspace,
                                                    const seal::Key& key, const lists::Definition& definition,
                                                    std::span<const lists::Table> tables, const ListSource& source,
                                                    const storage::WorkControl& control) {
  auto links = ListLinks::stored(session, workspace, key, definition, source.name);
  if (!links) return tl::make_unexpected(links.error());
  std::vector<ListPreview> previews;
  for (const auto& table : tables) {
    if (control.stop.stop_requested()) return base::fail(base::Code::Cancelled);
    auto preview = previewList(session, workspace, key, definition, table, source, &*links);
    if (!preview) return tl::make_unexpected(preview.error());
    links->learn(definition, table, preview->children);
    previews.push_back(std::move(*preview));
  }
  return previews;
}

}  // namespace waymark::app
