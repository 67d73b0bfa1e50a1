// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/list_definitions.h"

#include <algorithm>

#include "storage/seal.h"

namespace waymark::app {
namespace {

using base::Result;

/// Kept as lists are that tell of no child: they stay when children's data are deleted.
constexpr std::string_view kDefinitions = "list-definition";

const domain::ListExtract* keptAs(const domain::Workspace& workspace, const std::string& id) {
  const domain::ListExtract* last = nullptr;
  for (const auto& row : workspace.all<domain::ListExtract>())
    if (row.value.definition == kDefinitions && row.value.list == id &&
        (last == nullptr || last->importedAt <= row.value.importedAt))
      last = &row.value;
  return last;
}

}  // namespace

std::vector<KeptDefinition> keptDefinitions(const domain::Workspace& workspace) {
  std::vector<KeptDefinition> kept;
  for (const auto& row : workspace.all<domain::ListExtract>())
    if (row.value.definition == kDefinitions && keptAs(workspace, row.value.list) == &row.value)
      kept.push_back({row.value.list, row.value.source});
  std::ranges::sort(kept, {}, &KeptDefinition::title);
  return kept;
}

Result<std::optional<domain::Change>> keepDefinition(Session& session, const domain::Workspace& workspace,
                                                     const std::string& json, const std::string& fileName,
                                                     base::Stamp at) {
  const auto definition = lists::parseDefinition(json, fileName);
  if (!definition) return tl::make_unexpected(definition.error());
  if (lists::builtInDefinition(definition->id))
    return base::fail(base::Code::BadUse, {{"problem", "“" + definition->id + "” is the id of a definition that is built "
                                                       "in: give yours another title"}});
  const auto stored = storage::storeBytes(session.store(), json);
  if (!stored) return tl::make_unexpected(stored.error());
  if (const auto* known = keptAs(workspace, definition->id); known != nullptr && known->openSha256 == stored->sha256)
    return std::optional<domain::Change>();
  base::IdMaker ids;
  domain::ListExtract extract;
  extract.id = ids.makeId<domain::ListExtractTag>(at);
  extract.definition = kDefinitions;
  extract.list = definition->id;
  extract.source = definition->title;
  extract.fileName = fileName;
  extract.asAt = definition->effectiveFrom;
  extract.rows = static_cast<int>(definition->columns.size());
  extract.openSha256 = stored->sha256;
  extract.importedBy = session.who();
  extract.importedAt = at;
  return std::optional(domain::made(std::move(extract)));
}

Result<lists::Definition> definitionOf(Session& session, const domain::Workspace& workspace, const std::string& id) {
  auto builtIn = lists::builtInDefinition(id);
  if (builtIn) return builtIn;
  const auto* kept = keptAs(workspace, id);
  if (kept == nullptr) return builtIn;
  const auto json = storage::readBytes(session.store(), kept->openSha256);
  if (!json) return tl::make_unexpected(json.error());
  return lists::parseDefinition(*json, kept->fileName);
}

}  // namespace waymark::app
