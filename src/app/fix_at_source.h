// SPDX-License-Identifier: GPL-3.0-or-later
// What is to be put right where the lists come from: corrections that the source hasn't made and cells that fail a rule
// or can't be read, as a sheet with an empty column that somebody fills in, and the filled sheet on its way back. One row a child and
// column, known by its reference, whatever else becomes of the sheet.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/kept_lists.h"
#include "app/list_file.h"

namespace waymark::app {

enum class FixGroup { Source, School };

struct FixWanted {
  std::optional<FixGroup> each;  // a sheet for each source system or school; one of all without it
  bool problems = true;          // cells that fail a rule or can't be read, beside the corrections
  bool identities = false;       // UPN, the source's id and the birthday in front: without them only case codes
};

struct FixSheet {
  std::string group;  // the source, or the school's URN; "" where it is one sheet of all
  Sheet sheet;
  std::size_t children = 0;
};

/// Opened without corrections laid over would show the wrong faults: `kept` is openKeptLists's, `checked` of its tables.
std::vector<FixSheet> fixSheets(const domain::Workspace& workspace, const lists::Definition& definition,
                                const KeptLists& kept, const lists::Checked& checked,
                                const lists::SettingsRegister* settings, const FixWanted& wanted);

enum class TakenFate { Correct, Blank, Same, Refused };

struct TakenRow {
  std::uint32_t row = 0;   // of the sheet
  std::string reference;   // "List_1/C-00012/primary_need"
  TakenFate fate = TakenFate::Refused;
  std::string problem;     // of a refused one: a sentence without a child's data
  // As the sheet has them (now: the extract, where the sheet doesn't say); "" of columns that tell who a child is, and where the reference names nothing here:
  std::string now;
  std::string correction;
  std::string becomes;  // as the cell will say: a code for its title, a date as 2011-03-04
};

struct TakenBack {
  std::vector<TakenRow> rows;  // every row of the sheet that holds something
  domain::ChangeSet changes;   // one step; empty where nothing is corrected
  [[nodiscard]] std::size_t count(TakenFate fate) const;
};

/// Reads a filled sheet and says row by row what becomes of it; writes nothing. A row whose cell has changed in the
/// extract since the sheet went out is refused. Errors: eachSheetRow's; FileUnreadable without a reference and a
/// correction column; openList's.
base::Result<TakenBack> takeBack(Session& session, const domain::Workspace& workspace,
                                 const lists::Definition& definition, const seal::Key* key, std::string_view bytes,
                                 const std::string& file, base::Stamp at);
base::Result<TakenBack> takeBackFile(Session& session, const domain::Workspace& workspace,
                                     const lists::Definition& definition, const seal::Key* key,
                                     const std::filesystem::path& file, base::Stamp at);

}  // namespace waymark::app

template <>
struct waymark::base::CodeSet<waymark::app::TakenFate> {
  static constexpr std::array<std::string_view, 4> kCodes{"correct", "blank", "same", "refused"};
};
