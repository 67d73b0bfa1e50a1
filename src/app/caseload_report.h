// SPDX-License-Identifier: GPL-3.0-or-later
// The breakdown of a workspace's newest lists, as it is worked with or as it may be shared. For waymark-cli and the
// storage thread; no key is needed.
#pragma once

#include <optional>
#include <string>

#include "app/session.h"
#include "exchange/sheet.h"
#include "lists/caseload.h"

namespace waymark::app {

enum class Shown { Working, Sharing };

struct CaseloadReport {
  lists::SharedTable table;  // of a working report nothing is hidden
  Shown shown = Shown::Working;
  std::string area;
  std::string about;  // "List 1: EHC plans, case system, as at Mon 23 Nov 2026"
  std::string note;   // what the mark means, or that it isn't for sharing
};

/// `list` is one list's id, "" for the first that came in (by age or phase) or all of them (by list). Below the area's
/// own threshold counts are hidden. TooLittle where no list came in; NotFound for a list the definition hasn't.
base::Result<CaseloadReport> caseloadReport(Session& session, const domain::Workspace& workspace,
                                            const lists::Definition& definition, lists::CaseloadBy by,
                                            const std::string& list, Shown shown);

/// With the note under it, so that no copy goes without.
exchange::Sheet caseloadSheet(const CaseloadReport& report);

}  // namespace waymark::app
