// SPDX-License-Identifier: GPL-3.0-or-later
// Lists read with the extracts that are joined onto them, as one job: for waymark-cli and the window's import.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "app/list_check.h"
#include "lists/join.h"

namespace waymark::app {

/// An extract with some columns of a list, from a system of its own.
struct JoinFile {
  std::filesystem::path file;
  std::string list;    // its id; "" for each that is read
  std::string source;  // in the area's own words
  lists::GivenHeaders given;
  lists::JoinRule rule = lists::JoinRule::ListCounts;
};

/// One of its sheets, joined onto one list.
struct JoinedFile {
  JoinFile asked;
  std::size_t asking = 0;  // in the files that were asked for
  std::size_t table = 0;   // in ReadLists::tables
  lists::Table part;
  lists::JoinedPart told;
};

struct ReadJoined {
  ReadLists lists;  // the tables with what was joined on (MappedColumn::joined)
  std::vector<JoinedFile> joined;
};

/// The extracts joined onto lists that are in memory. Errors: readListParts's; NotFound for an extract of a list that
/// isn't there; Cancelled.
base::Result<ReadJoined> joinOnto(const lists::Definition& definition, ReadLists lists, std::span<const JoinFile> joins,
                                  std::span<const SaidSheet> said, const storage::WorkControl& control = {});

/// Errors: those of readLists and readListParts; NotFound for an extract of a list that isn't in the files.
base::Result<ReadJoined> readJoined(const lists::Definition& definition, std::span<const std::filesystem::path> files,
                                    const lists::GivenHeaders& given, std::span<const SaidSheet> said,
                                    std::span<const JoinFile> joins, const storage::WorkControl& control = {});

}  // namespace waymark::app
