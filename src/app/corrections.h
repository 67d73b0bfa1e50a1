// SPDX-License-Identifier: GPL-3.0-or-later
// Cells of a list put right here until their source is: made, laid over the list when it is opened, closed by themselves
// once an extract has the corrected value. For the children's page, waymark-cli and imports.
#pragma once

#include <string>
#include <vector>

#include "app/list_import.h"
#include "domain/workspace.h"
#include "lists/corrections.h"

namespace waymark::app {

struct ShownCorrection {
  domain::Stored<domain::ListCorrection> stored;
  lists::Correction value;  // the texts are "" while they lie under the seal
  lists::CorrectionState state = lists::CorrectionState::CannotTell;
};

/// The corrections of a list against rows of it as they came in. Without the key those of columns that tell who a child
/// is can't be told. SealDamaged.
base::Result<std::vector<ShownCorrection>> correctionsOf(const domain::Workspace& workspace, const seal::Key* key,
                                                         const lists::Definition& definition,
                                                         const lists::KnownRows& rows);

struct CorrectedList {
  OpenedList list;  // with what stands laid over; ages by the corrected birthday where the key is there
  std::vector<ShownCorrection> corrections;
};
/// openList with the corrections laid over it.
base::Result<CorrectedList> openCorrectedList(Session& session, const domain::Workspace& workspace,
                                              const lists::Definition& definition, const domain::ListExtract& extract,
                                              const seal::Key* key);

struct NewCorrection {
  domain::ChildId child;
  std::size_t column = 0;  // in Definition::columns
  std::string value;       // as somebody writes it; "" empties the cell
  std::string note;
  std::optional<std::size_t> row = {};  // of a child who is on the list more than once; else its first
};
/// The change that corrects a cell: made, edited where there is one for the cell already, taken away where the value is
/// what the source says. `rows` are as they came in. BadUse: the list hasn't the column, the column can't read the
/// value, or another row of the child is corrected there; NotFound: the child isn't on the list; Locked: the column lies under the seal and there is no key. Nothing
/// where nothing would change.
base::Result<std::optional<domain::Change>> correction(const domain::Workspace& workspace, const seal::Key* key,
                                                       const lists::Definition& definition,
                                                       const lists::KnownRows& rows, const NewCorrection& wanted,
                                                       const std::string& who, base::IdMaker& ids, base::Stamp at);

/// Corrections of what children are known by: an extract that has the corrected number is of the same child. SealDamaged.
base::Result<std::vector<lists::Correction>> keyCorrections(const domain::Workspace& workspace, const seal::Key& key,
                                                            const lists::Definition& definition, std::size_t list);

/// The correction of a cell; null where there is none.
const domain::Stored<domain::ListCorrection>* correctionAt(const domain::Workspace& workspace,
                                                           const std::string& definition, const std::string& list,
                                                           const domain::ChildId& child, const std::string& column);

}  // namespace waymark::app
