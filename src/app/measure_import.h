// SPDX-License-Identifier: GPL-3.0-or-later
// Figures of measures from a sheet (.xlsx, .ods, .csv), shown before anything is kept. Pure, so that it runs on a second
// thread.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "base/error.h"
#include "domain/workspace.h"

namespace waymark::app {

/// What a column of the sheet can be.
enum class MeasureColumn { Measure, Month, Value, Note, Unit, Source };

struct MeasureMapping {
  std::map<std::string, std::string> given;  // header to column ("Indicator" to "measure"), by the user; "" leaves out
};

enum class FigureFate { New, Changed, Same, Refused };

struct MeasureImportRow {
  std::uint32_t row = 0;  // of the sheet
  FigureFate fate = FigureFate::New;
  std::string measure;  // its title
  bool newMeasure = false;
  base::Day month{};
  std::string value;
  std::string was;      // of a changed one
  std::string note;
  std::string unit;     // of a new measure
  std::string source;
  std::string problem;  // of a refused one
};

struct MeasureImport {
  std::string file;
  std::vector<std::pair<std::string, std::string>> columns;  // header and what it was taken for; "" for nothing
  std::vector<MeasureImportRow> rows;
  std::size_t added = 0;
  std::size_t changed = 0;
  std::size_t same = 0;
  std::size_t refused = 0;
  std::vector<std::string> newMeasures;
};

/// Measures are known by their title, however it is spaced and written; a new title is a new measure. A second import of
/// the same file changes nothing. Errors: eachSheetRow's; FileUnreadable where the columns for measure, month and value
/// aren't found in the first rows; BadUse for a mapping that names no column.
base::Result<MeasureImport> previewMeasures(std::string_view bytes, const std::string& file,
                                            const domain::Workspace& workspace, const MeasureMapping& mapping = {});

/// What the rows that weren't refused come to: one undo step; no changes where all is there already.
domain::ChangeSet measureChanges(const MeasureImport& import, const domain::Workspace& workspace, base::Stamp at);

}  // namespace waymark::app

template <>
struct waymark::base::CodeSet<waymark::app::MeasureColumn> {
  static constexpr std::array<std::string_view, 6> kCodes{"measure", "month", "value", "note", "unit", "source"};
};
