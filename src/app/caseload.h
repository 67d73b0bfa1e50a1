// SPDX-License-Identifier: GPL-3.0-or-later
// The newest extract of every person-level list, opened and checked: what the page Children & plans shows. By case
// code: the columns that tell who a child is are looked at by the checks where there is a key, and then left behind.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "app/corrections.h"
#include "lists/check.h"
#include "lists/returns.h"
#include "lists/school_year.h"

namespace waymark::app {

/// The definition that the newest extract was read by, and the newest extract of each of its lists, in its order.
struct NewestExtracts {
  std::string definition;
  std::vector<domain::ListExtract> extracts;
  bool operator==(const NewestExtracts&) const = default;
};
NewestExtracts newestExtracts(const domain::Workspace& workspace);

struct CaseloadList {
  domain::ListExtract extract;
  lists::Table table;  // with the corrections that stand laid over
  std::vector<ShownCorrection> corrections;  // what tells who a child is, is "" here
  // A row each:
  std::vector<domain::ChildId> children;
  std::vector<std::optional<int>> ages;               // on the extract's day
  std::vector<std::optional<lists::YearGroups>> years;  // one group where the birthday was there, else perhaps two
};

/// Rows are counted through all lists, from 0.
class Caseload {
 public:
  struct Place {
    std::size_t list = 0;
    std::size_t row = 0;
  };
  lists::Definition definition;
  base::Day asAt;               // the checks' day: the latest extract's
  bool withIdentities = false;  // the checks saw who the children are
  std::vector<CaseloadList> lists;
  std::vector<lists::Problem> problems;  // Problem::table is a place in `lists`
  std::vector<lists::RuleRun> runs;
  std::optional<base::Day> registerAsAt;       // of the settings register that is kept; nothing where none is
  lists::SettingsRegister settings;            // those of it that the rows are at
  std::vector<lists::Setting> returnedNothing;  // open ones of the area's own authority that no row is at

  [[nodiscard]] std::size_t size() const { return m_starts.empty() ? 0 : m_starts.back(); }
  [[nodiscard]] Place place(std::size_t row) const;
  [[nodiscard]] std::size_t rowOf(Place place) const { return m_starts[place.list] + place.row; }
  /// Places in `runs`: a run is one rule on one list.
  [[nodiscard]] std::span<const std::uint32_t> failedRuns(std::size_t row) const;
  [[nodiscard]] const std::string& ruleCode(const lists::RuleRun& run) const {
    return definition.rules[run.rule].places[run.place].code;
  }
  /// The same id for the same child, list and turn (where a list has the child more than once) in a later extract.
  [[nodiscard]] const base::Uuid& rowId(std::size_t row) const { return m_rowIds[row]; }
  /// Cells of this row that hold what couldn't be read.
  [[nodiscard]] std::span<const lists::UnreadCell> unread(std::size_t row) const;

  /// Where the row's child is; nullptr where the list doesn't say, or the register hasn't it.
  [[nodiscard]] const lists::Setting* setting(std::size_t row) const;

  /// After `lists`, `problems`, `runs` and `settings` are set.
  void index();

 private:
  std::vector<std::size_t> m_starts;        // by list, and the end
  std::vector<base::Uuid> m_rowIds;
  std::vector<std::uint32_t> m_runStarts;   // by row, and the end
  std::vector<std::uint32_t> m_failedRuns;
  std::vector<std::uint32_t> m_settings;    // by row, places in `settings`; empty without a register
};

/// Without a key the rules that look at who a child is don't run, and say so (RuleRun::ran). Errors: openList's;
/// NotFound where the definition isn't built in.
base::Result<Caseload> openCaseload(Session& session, const NewestExtracts& newest, const seal::Key* key);

/// Who a child is on each list that has it: the columns under the seal, by their ids, with what they hold.
struct ListedIdentity {
  std::string list;
  std::size_t row = 0;  // of the list
  std::vector<std::pair<std::size_t, std::string>> cells;  // a place in Definition::columns, and its text
  std::vector<ShownCorrection> corrections;                // of those cells
};
/// Nothing is logged: follow it with noteAccess before it is shown.
base::Result<std::vector<ListedIdentity>> identityOf(Session& session, const NewestExtracts& newest,
                                                     const domain::ChildId& child, const seal::Key& key);

}  // namespace waymark::app
