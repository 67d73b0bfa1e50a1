// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/caseload_report.h"

#include <fmt/format.h>

#include <deque>

#include "app/list_import.h"

namespace waymark::app {
namespace {

using base::Code;

std::string sharingNote(const lists::SharedTable& table) {
  if (table.below <= 1) return "For sharing. No count is hidden: the area’s threshold is off.";
  return fmt::format(
      "For sharing. “{}” stands for a count that is hidden: it is below {}, or it would give one away that is. Zeros are "
      "shown. Share one breakdown of these children, not several side by side.",
      lists::kHiddenCount, table.below);
}

}  // namespace

base::Result<CaseloadReport> caseloadReport(Session& session, const domain::Workspace& workspace,
                                            const lists::Definition& definition, lists::CaseloadBy by,
                                            const std::string& list, Shown shown) {
  if (!list.empty() && !definition.list(list)) return base::fail(Code::NotFound, {{"what", "list"}, {"id", list}});
  std::deque<OpenedList> opened;
  std::vector<lists::CaseloadList> counted;
  CaseloadReport report;
  for (std::size_t i = 0; i < definition.lists.size(); ++i) {
    const auto& one = definition.lists[i];
    if (!list.empty() && one.id != list) continue;
    const auto* extract = latestExtract(workspace, definition.id, one.id);
    if (extract == nullptr) continue;
    auto content = openList(session, definition, *extract, nullptr);
    if (!content) return tl::make_unexpected(content.error());
    opened.push_back(std::move(*content));
    counted.push_back({i, &opened.back().table, opened.back().ages});
    if (!report.about.empty()) report.about += "; ";
    report.about += fmt::format("{}, {}, as at {}", one.title, extract->source, base::longText(extract->asAt));
    if (by != lists::CaseloadBy::List) break;
  }
  if (counted.empty())
    return base::fail(Code::TooLittle, {{"problem", "No list of children has been taken in yet"}});
  const auto counts = lists::caseloadBreakdown(definition, counted, by);
  const int below = workspace.area().suppressBelow;
  report.table = shown == Shown::Sharing ? lists::suppressed(counts, below) : lists::withTotals(counts);
  report.shown = shown;
  report.area = workspace.area().name;
  report.note = shown == Shown::Sharing ? sharingNote(report.table)
                                        : "Working version with true numbers. Not for sharing: small counts can tell "
                                          "who a child is.";
  return report;
}

exchange::Sheet caseloadSheet(const CaseloadReport& report) {
  exchange::Sheet sheet{"Caseload", {{report.table.rowTitle, 260, false}}, {}};
  for (const auto& column : report.table.columns) sheet.columns.push_back({column, 100, true});
  for (std::size_t row = 0; row < report.table.rows.size(); ++row) {
    std::vector<std::string> cells{report.table.rows[row]};
    for (const auto& cell : report.table.cells[row]) cells.push_back(lists::sharedText(cell));
    sheet.rows.push_back(std::move(cells));
  }
  for (const auto& text : {report.area + ". " + report.about + ".", report.note}) {
    std::vector<std::string> cells(sheet.columns.size());
    cells.front() = text;
    sheet.rows.push_back(std::move(cells));
  }
  return sheet;
}

}  // namespace waymark::app
