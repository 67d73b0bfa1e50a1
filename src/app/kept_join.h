// SPDX-License-Identifier: GPL-3.0-or-later
// Columns from another system for lists that are in the workspace already: care status that comes days after the plans.
// The children stay who they are; the list with its new columns is an extract of its own. For the window and waymark-cli.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "app/list_compare.h"
#include "app/corrections.h"
#include "app/list_join.h"

namespace waymark::app {

/// The newest extract of a list, as it came in, with who the children are.
struct KeptList {
  domain::ListExtract extract;
  OpenedList opened;
};
/// Of one list, or of all that came in where `list` is "". Errors: openList's; TooLittle where none came in.
base::Result<std::vector<KeptList>> listsToJoin(Session& session, const domain::Workspace& workspace,
                                                const lists::Definition& definition, const std::string& list,
                                                const seal::Key& key);

/// The extracts joined onto them, in their order: nothing is written. joinOnto's errors.
base::Result<ReadJoined> readOnto(const lists::Definition& definition, std::span<const KeptList> kept,
                                  std::span<const JoinFile> joins, std::span<const SaidSheet> said,
                                  const storage::WorkControl& control = {});

/// What would change, by list. Errors: correctionsOf's.
base::Result<std::vector<ListPreview>> previewOnto(const domain::Workspace& workspace, const seal::Key& key,
                                                   const lists::Definition& definition, std::span<const KeptList> kept,
                                                   const ReadJoined& all);

/// Takes in the lists that something was filled in, as one undo step with `further`. A correction that the joined value
/// makes needless is closed. TooLittle where nothing was filled; Conflict where another extract came in since the lists
/// were opened; storage::storeBytes's, Session::apply's.
base::Result<std::vector<ImportedList>> importOnto(Session& session, const domain::Workspace& workspace,
                                                   const seal::Key& key, const lists::Definition& definition,
                                                   std::span<const KeptList> kept, const ReadJoined& all,
                                                   std::vector<domain::Change> further, base::Stamp at);

}  // namespace waymark::app
