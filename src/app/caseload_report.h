// SPDX-License-Identifier: GPL-3.0-or-later
// The breakdown of a workspace's newest lists, as it is worked with or as it may be shared: one value for the window,
// for waymark-cli and for what is printed. No key is needed.
#pragma once

#include <string>
#include <vector>

#include "app/caseload.h"
#include "exchange/sheet.h"
#include "lists/caseload.h"

namespace waymark::app {

enum class Shown { Working, Sharing };

struct CaseloadReport {
  lists::SharedTable table;  // of a working report nothing is hidden; without the column of totals where it counts by
                             // one thing alone
  Shown shown = Shown::Working;
  std::string area;
  std::string about;  // "List 1: EHC plans, case system, as at Mon 23 Nov 2026"
  std::string mark;   // stands on every copy: "For sharing, small numbers suppressed"
  std::string note;   // what is hidden and why, or why it isn't for sharing
};

/// Of lists that were opened already, in memory. `list` is one list's id; "" for the first that came in, or for all of
/// them where it is broken down by list. Below the area's own threshold counts are hidden. NotFound for a list or a part
/// that the definition hasn't, TooLittle where no such list came in.
base::Result<CaseloadReport> caseloadReport(const Caseload& caseload, const domain::Area& area,
                                            const lists::Breakdown& by, const std::string& list, Shown shown);

/// The same of a workspace's newest extracts, with the corrections that stand. Errors: openCorrectedList's besides.
base::Result<CaseloadReport> caseloadReport(Session& session, const domain::Workspace& workspace,
                                            const lists::Definition& definition, const lists::Breakdown& by,
                                            const std::string& list, Shown shown);

/// With the mark and the note under it, so that no copy goes without.
exchange::Sheet caseloadSheet(const CaseloadReport& report);

}  // namespace waymark::app
