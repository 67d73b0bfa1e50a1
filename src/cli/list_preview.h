// SPDX-License-Identifier: GPL-3.0-or-later
// What import-lists and join-lists say before and after: how many rows, what changes, what became of what was joined on.
// Children are named by case code or by their row in the file; what tells who one is isn't printed.
#pragma once

#include <iosfwd>
#include <nlohmann/json_fwd.hpp>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "app/list_compare.h"
#include "app/list_join.h"
#include "cli/command.h"
#include "domain/workspace.h"

namespace waymark::cli {

struct PreviewOf {
  const lists::Definition& definition;
  const domain::Workspace& workspace;
  const lists::Table& table;
  const app::ListPreview& preview;
  [[nodiscard]] std::string before(const lists::ChangedRow& row, std::size_t column) const {
    return preview.before.table.text(definition, column, row.before);
  }
  [[nodiscard]] std::string after(const lists::ChangedRow& row, std::size_t column) const {
    return table.text(definition, column, row.after);
  }
};

nlohmann::ordered_json countsJson(const PreviewOf& of);
/// Each with the file's row, and the case code where the child has one already.
nlohmann::ordered_json changesJson(const PreviewOf& of);
void countsText(const PreviewOf& of, std::ostream& out);
void changesText(const PreviewOf& of, std::ostream& out);

/// How cells that couldn't be read are told.
struct UnreadShown {
  std::size_t most = 20;   // of all
  bool values = false;     // what stands in them: children's data
  bool addresses = true;   // "D3"; else by row and column, as of a list that the workspace keeps
};
/// Text says in `more` how to have the rest.
nlohmann::ordered_json unreadJson(const lists::Definition& definition, std::span<const lists::Table> tables,
                                  const UnreadShown& shown);
void unreadText(const lists::Definition& definition, std::span<const lists::Table> tables, const UnreadShown& shown,
                std::string_view more, std::ostream& out);

/// What became of an extract that was joined on, by rows of the files.
nlohmann::ordered_json joinedJson(const lists::Definition& definition, const lists::Table& list,
                                  const app::JoinedFile& joined);
void joinedText(const nlohmann::ordered_json& told, std::ostream& out);

/// join-lists (join_lists_command.cpp), among importListsCommands().
Command joinListsCommand();

/// The extracts of --join from this source, with what was said of its headers before; what is said now (--join-column)
/// counts more.
base::Result<std::vector<app::JoinFile>> joinsArgument(const Arguments& arguments, const lists::Definition& definition,
                                                       const domain::Workspace& workspace, const std::string& source);

}  // namespace waymark::cli
