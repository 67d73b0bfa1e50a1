// SPDX-License-Identifier: GPL-3.0-or-later
// Which list definition an extract was read by: a built-in one, or one of the area's own that the workspace keeps, so
// that its lists can be opened wherever it goes. For both programs.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/session.h"
#include "lists/definition.h"

namespace waymark::app {

/// Bytes of a definition's file.
inline constexpr std::size_t kLargestDefinition = 4'000'000;

struct KeptDefinition {
  std::string id;
  std::string title;
};
/// Those of the area's own, by title; of one that was kept anew the last.
std::vector<KeptDefinition> keptDefinitions(const domain::Workspace& workspace);

/// The change that keeps it, once its text is stored; nothing where the same is kept already. Exists where a built-in one
/// has its id; storage::storeBytes's errors, parseDefinition's.
base::Result<std::optional<domain::Change>> keepDefinition(Session& session, const domain::Workspace& workspace,
                                                           const std::string& json, const std::string& fileName,
                                                           base::Stamp at);

/// Built in, or kept here. NotFound; storage::readBytes's.
base::Result<lists::Definition> definitionOf(Session& session, const domain::Workspace& workspace,
                                             const std::string& id);

}  // namespace waymark::app
