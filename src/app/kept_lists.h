// SPDX-License-Identifier: GPL-3.0-or-later
// The lists that a workspace works on: the newest extract of each with its corrections laid over, the settings register,
// and which rules are switched off here. For checks, submissions and what goes back to the sources.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/corrections.h"
#include "lists/check.h"
#include "lists/settings_register.h"

namespace waymark::app {

struct KeptLists {
  std::vector<domain::ListExtract> extracts;
  std::vector<CorrectedList> lists;  // as many
  std::vector<lists::Table> tables;  // theirs, as checkLists takes them; `lists` keep none
};
/// In the definition's order; none where nothing came in. With `asAt` the newest of those that show that day or an
/// earlier one. Errors: openCorrectedList's.
base::Result<KeptLists> openKeptLists(Session& session, const domain::Workspace& workspace,
                                      const lists::Definition& definition, const seal::Key* key,
                                      const std::optional<base::Day>& asAt = {});

/// The codes of the rules that are switched off.
std::vector<std::string> rulesOff(const domain::Workspace& workspace, const std::string& definition);
/// The change that switches a rule off, or one that is off already with another reason. NotFound; MissingField.
base::Result<domain::Change> ruleOff(const domain::Workspace& workspace, const lists::Definition& definition,
                                     const std::string& rule, const std::string& reason, const std::string& who,
                                     base::IdMaker& ids, base::Stamp at);
/// … on again. NotFound where it isn't off.
base::Result<domain::Change> ruleOn(const domain::Workspace& workspace, const lists::Definition& definition,
                                    const std::string& rule);

/// The register that is kept, of the newest day; nothing where none is.
const domain::ListExtract* settingsExtract(const domain::Workspace& workspace);
base::Result<std::optional<lists::SettingsRegister>> keptSettings(Session& session, const domain::Workspace& workspace);
/// Takes a register in as a list that tells of no child, one undo step. The earlier ones stay. storeBytes's errors.
base::Result<domain::ListExtract> keepSettings(Session& session, const lists::SettingsRegister& settings,
                                               const std::string& fileName, base::Day asAt, base::Stamp at);

/// The lists' checks: with the register where one is kept, without the rules that are off.
base::Result<lists::Checked> checkKeptLists(Session& session, const domain::Workspace& workspace,
                                            const lists::Definition& definition, std::span<const lists::Table> tables,
                                            base::Day asAt);

}  // namespace waymark::app
