// SPDX-License-Identifier: GPL-3.0-or-later
// Requests as a sheet that goes out, is filled in elsewhere and comes back: ids that don't change, row by row what
// would change and what is refused. And the log of what was sent, as a sheet. Pure.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "app/requests.h"
#include "exchange/sheet.h"

namespace waymark::app {

/// Every request but those under the embargo, with its id in the first column.
exchange::Sheet requestSheet(const domain::Workspace& workspace, std::span<const RequestRow> rows);

enum class RequestFate { New, Changed, Same, Refused };

struct RequestImportRow {
  std::uint32_t row = 0;  // of the sheet
  RequestFate fate = RequestFate::Same;
  std::string code;  // of a new ask: the code it will get
  std::string title;
  std::vector<std::string> changed;  // the titles of the columns that differ
  std::string problem;               // of a refused one, a sentence without its full stop
};

struct RequestImport {
  std::string file;
  std::vector<std::string> unknownColumns;
  std::vector<RequestImportRow> rows;
  std::size_t added = 0;
  std::size_t changed = 0;
  std::size_t same = 0;
  std::size_t refused = 0;
  domain::ChangeSet changes;  // what the rows that weren't refused come to: one undo step
};

/// A cell that says what the sheet said when it went out changes nothing, so that a day of the framework doesn't become
/// one set by hand. Requests that the sheet hasn't stay as they are. A row with an id that this workspace hasn't is
/// refused; one without an id is a new ask. Errors: readSheetTable's.
base::Result<RequestImport> previewRequests(std::string_view bytes, const std::string& file,
                                            const domain::Workspace& workspace, const domain::Inspection& inspection,
                                            const framework::Pack& pack, std::span<const RequestRow> rows,
                                            base::IdMaker& ids, const base::Now& now);

/// A line of the submission log: one version that went out.
struct SubmissionLine {
  std::string code;
  std::string title;
  int number = 1;  // of the request's versions, from 1
  domain::RequestVersion version;
  std::string state;  // of the request today, in words
};
struct SubmissionLog {
  std::string area;
  std::string inspection;
  base::Now printed;
  std::vector<SubmissionLine> lines;  // by the time they were sent
  std::size_t leftOut = 0;            // versions of requests under the embargo
};
SubmissionLog submissionLog(const domain::Workspace& workspace, const domain::Inspection& inspection,
                            std::span<const RequestRow> rows, const base::Now& now);
exchange::Sheet submissionSheet(const SubmissionLog& log);
/// "Mon 8 Sep 2025, 09:40", local time.
std::string stampWords(base::Stamp stamp);

/// "Awaiting sign-off": English, for files and waymark-cli; the window has its own.
std::string_view requestStateWords(domain::RequestState state);

}  // namespace waymark::app
