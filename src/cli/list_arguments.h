// SPDX-License-Identifier: GPL-3.0-or-later
// What the commands on person-level lists in a workspace share: how the seal is opened, which definition, which headers.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/identities.h"
#include "app/list_import.h"
#include "cli/command.h"
#include "domain/workspace.h"
#include "lists/mapping.h"

namespace waymark::cli {

// A passphrase comes from a file or from standard input, never from the command line, which other users of the machine
// can read.
inline constexpr Option kPassphrase{"passphrase-file", "a file whose first line is the passphrase; - for standard input"};
inline constexpr Option kRecoveryKey{"recovery-key-file", "instead of it: a file whose first line is the recovery key"};
inline constexpr Option kListDefinition{"definition",
                                        "a list definition's id, built in or kept in the workspace, or a .json file; annex-a-2023 by default"};
inline constexpr Option kListColumn{"column", "what a header stands for, as “Born=date_of_birth”; may be repeated"};

/// The first line of the file that an option names, or of standard input. BadUse where it isn't given.
base::Result<std::string> secretArgument(const Arguments& arguments, const char* option);
base::Result<app::Opener> openerArgument(const Arguments& arguments);

/// The key where a passphrase or a recovery key was given; nothing where neither was. openSeal's errors.
base::Result<std::optional<seal::Key>> keyArgument(app::Session& session, const Arguments& arguments);

enum class Access { Reading, Writing };
enum class SealNeed { Never, WhereGiven, Needed };

/// What a command on a workspace's lists works with.
struct ListPlace {
  lists::Definition definition;
  app::Session session;
  domain::Workspace workspace;
  std::optional<seal::Key> key;  // there where it is Needed
};
/// The definition, the workspace and the key, as the options say. BadUse where a key is needed and not given.
base::Result<ListPlace> openListPlace(const Arguments& arguments, const Console& console, Access access,
                                      SealNeed seal = SealNeed::Never);

base::Result<lists::Definition> definitionArgument(const Arguments& arguments);
base::Result<lists::GivenHeaders> headersArgument(const Arguments& arguments, const lists::Definition& definition,
                                                  const char* option = "column");
std::vector<std::filesystem::path> filesArgument(const Arguments& arguments, const char* option = "file");

/// "C-00421"; "" for a child that isn't there.
std::string caseCodeOf(const domain::Workspace& workspace, const domain::ChildId& id);

}  // namespace waymark::cli
