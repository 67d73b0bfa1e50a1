// SPDX-License-Identifier: GPL-3.0-or-later
// Returns with a form of their own (health commissioning, residential special schools): columns as data in
// resources/returns, lines that people fill in, and both as a sheet out and in. Pure; used by ui/requests and
// `waymark-cli return`.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "app/request_sheet.h"
#include "base/codes.h"
#include "domain/workspace.h"
#include "exchange/sheet.h"
#include "framework/pack.h"

namespace waymark::app {

enum class ReturnCell { Text, Choice, Number, Day, CaseCode };

struct ReturnColumn {
  std::string id;
  std::string title;
  std::string hint;
  ReturnCell kind = ReturnCell::Text;
  std::vector<std::string> choices;  // of a choice
  bool required = false;
  int width = 140;
};

struct ReturnForm {
  std::string id;
  std::string title;
  std::string about;
  std::string item;  // the framework's item that it answers
  framework::Provenance provenance;
  std::vector<ReturnColumn> columns;
};

/// Those that came with Waymark.
const std::vector<ReturnForm>& returnForms();
/// nullptr for an id that none has.
const ReturnForm* returnForm(std::string_view id);

struct ReturnLine {
  domain::ReturnRow row;
  std::int64_t revision = 0;
  std::vector<std::string> cells;  // by the form's columns, as people read them
};
/// By position.
std::vector<ReturnLine> returnLines(const domain::Workspace& workspace, const domain::InspectionId& inspection,
                                    const ReturnForm& form);

/// The cells of a line as they are kept: days and numbers read, choices in their own spelling. `cells` by the form's
/// columns. MissingField, UnknownCode, BadNumber, BadDate, BadUse (no case code) with the column's title.
base::Result<std::vector<std::string>> readReturnCells(const ReturnForm& form, std::span<const std::string> cells);

/// A new last line. readReturnCells's errors.
base::Result<domain::Change> newReturnLine(const domain::Workspace& workspace, const domain::InspectionId& inspection,
                                           const ReturnForm& form, domain::ReturnRowId id,
                                           std::span<const std::string> cells, const std::string& author,
                                           base::Stamp at);
/// Nothing where the line says that already. readReturnCells's errors.
base::Result<std::optional<domain::Change>> changedReturnLine(const ReturnForm& form, const ReturnLine& line,
                                                              std::span<const std::string> cells,
                                                              const std::string& author, base::Stamp at);
domain::Change removedReturnLine(const ReturnLine& line);

/// With the lines' ids in the first column.
exchange::Sheet returnSheet(const ReturnForm& form, std::span<const ReturnLine> lines);

/// Row by row what a sheet would change; `code` of a row is its line ("Line 3"), `title` its first cell. Columns that
/// the sheet hasn't stay as they are, and so do lines. Errors: readSheetTable's.
base::Result<RequestImport> previewReturn(std::string_view bytes, const std::string& file,
                                          const domain::Workspace& workspace, const domain::InspectionId& inspection,
                                          const ReturnForm& form, base::IdMaker& ids, const std::string& author,
                                          base::Stamp at);

}  // namespace waymark::app

namespace waymark::base {

template <>
struct CodeSet<app::ReturnCell> {
  static constexpr std::array<std::string_view, 5> kCodes{"text", "choice", "number", "day", "case_code"};
};

}  // namespace waymark::base
