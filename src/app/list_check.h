// SPDX-License-Identifier: GPL-3.0-or-later
// Files of person-level lists, read by a definition: which sheet is which list, each child's row, and what a person
// must be told of the reading. For waymark-cli check-lists and the window's import.
#pragma once

#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "app/list_remark.h"
#include "base/error.h"
#include "lists/draft.h"
#include "lists/settings_register.h"
#include "lists/table.h"
#include "storage/store.h"

namespace waymark::app {

struct ReadLists {
  std::vector<lists::Table> tables;  // in the definition's order of lists
  std::vector<ListRemark> remarks;
};

/// What a person says a sheet is, where its header doesn't tell.
struct SaidSheet {
  std::string file;   // as it was given; "" for any
  std::string sheet;  // with `file`
  std::size_t list = 0;
  std::uint32_t headerRow = 1;  // with `file`
  lists::GivenHeaders headers;  // without it: those that it is known by again
};

/// In the error's context where none of the sheets is a list: a person can say what they are.
inline constexpr const char* kNoListFound = "no_list";

/// Every list in the files; a list is known by its header, whatever sheets and files are called. Fails where a file
/// can't be read, holds none of the lists, or a list is there twice: nothing is taken in part. Progress is in rows, of an
/// unknown number.
base::Result<ReadLists> readLists(const lists::Definition& definition, std::span<const std::filesystem::path> files,
                                  const lists::GivenHeaders& given = {}, const storage::WorkControl& control = {},
                                  std::span<const SaidSheet> said = {});

/// Extracts that have some columns of one list, to be joined on (lists/join.h): a table for each sheet with a column to
/// know children by and one more. Fails where a file can't be read or has none.
base::Result<ReadLists> readListParts(const lists::Definition& definition, std::size_t list,
                                      std::span<const std::filesystem::path> files,
                                      const lists::GivenHeaders& given = {}, std::span<const SaidSheet> said = {});

/// False where no column tells which child a row is of: each import would make all of them anew.
bool knowsChildren(const lists::Definition& definition, const lists::Table& table);

/// The same for bytes in memory, one file: for tests and fuzzers.
base::Result<ReadLists> readListBytes(const lists::Definition& definition, std::string_view bytes,
                                      std::string_view file, const lists::GivenHeaders& given = {});

/// The first rows of each sheet of a template, for a draft of a definition.
base::Result<std::vector<lists::TemplateSheet>> readHeads(const std::filesystem::path& file);

/// Get Information about Schools' file (exchange/settings_file.h).
base::Result<lists::SettingsRegister> readSettings(const std::filesystem::path& file);

/// The built-in definition of an id, or the definition in a file where the name ends in .json.
base::Result<lists::Definition> listDefinition(const std::string& idOrFile);

}  // namespace waymark::app
