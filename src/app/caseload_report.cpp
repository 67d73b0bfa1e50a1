// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/caseload_report.h"

#include <fmt/format.h>

#include <algorithm>
#include <deque>

#include "app/corrections.h"

namespace waymark::app {
namespace {

using base::Code;

struct Counted {
  const domain::ListExtract* extract;
  lists::CountedList list;
};

std::string sharingNote(const lists::SharedTable& table) {
  if (table.below <= 1) return "No count is hidden: the area’s threshold is off (Settings, Privacy and the seal).";
  return fmt::format(
      "“{}” stands for a count that is hidden: it is below {}, or it would give one away that is. Zeros are shown. Share "
      "one breakdown of these children, not several side by side.",
      lists::kHiddenCount, table.below);
}

bool byList(const lists::Breakdown& by) {
  return by.rows == "list" || by.columns == "list";
}

base::Result<void> checkParts(const lists::Definition& definition, const lists::Breakdown& by, const std::string& list) {
  if (!list.empty() && !definition.list(list)) return base::fail(Code::NotFound, {{"what", "list"}, {"id", list}});
  const auto parts = lists::breakdownParts(definition);
  for (const auto* part : {&by.rows, &by.columns}) {
    const auto& id = *part;
    if (std::ranges::find(parts, id, &lists::BreakdownPart::id) != parts.end()) continue;
    if (part == &by.columns && id.empty()) continue;
    std::string allowed;
    for (const auto& one : parts) allowed += (allowed.empty() ? "" : ", ") + one.id;
    return base::fail(Code::UnknownCode, {{"field", "the breakdown"}, {"value", id}, {"allowed", allowed}});
  }
  return {};
}

base::Result<CaseloadReport> reportOf(const lists::Definition& definition, const std::vector<Counted>& counted,
                                      const domain::Area& area, const lists::Breakdown& by, Shown shown) {
  if (counted.empty()) return base::fail(Code::TooLittle, {{"problem", "No list of children has been taken in yet"}});
  CaseloadReport report;
  std::vector<lists::CountedList> tables;
  for (const auto& one : counted) {
    tables.push_back(one.list);
    if (!report.about.empty()) report.about += "; ";
    report.about += fmt::format("{}, {}, as at {}", definition.lists[one.list.list].title, one.extract->source,
                                base::longText(one.extract->asAt));
  }
  const bool isShared = shown == Shown::Sharing;
  const auto counts = lists::caseloadBreakdown(definition, tables, by, isShared ? area.suppressBelow : 0);
  WAYMARK_ASSERT(counts.has_value());
  report.table = isShared ? lists::suppressed(*counts, area.suppressBelow) : lists::withTotals(*counts);
  if (counts->columns.size() == 1 && (by.columns.empty() || by.columns == by.rows)) {
    // It says what the counts say: neither is hidden without the other.
    report.table.columns.pop_back();
    for (auto& row : report.table.cells) row.pop_back();
  }
  report.shown = shown;
  report.area = area.name;
  report.mark = isShared ? "For sharing, small numbers suppressed" : "True numbers, for working; not for sharing";
  report.note = isShared ? sharingNote(report.table) : "Small counts can tell who a child is: what is shared hides them.";
  return report;
}

}  // namespace

base::Result<CaseloadReport> caseloadReport(const Caseload& caseload, const domain::Area& area,
                                            const lists::Breakdown& by, const std::string& list, Shown shown) {
  if (auto right = checkParts(caseload.definition, by, list); !right) return tl::make_unexpected(right.error());
  std::vector<Counted> counted;
  for (const auto& one : caseload.lists) {
    const auto place = caseload.definition.list(one.extract.list);
    if (!place || (!list.empty() && one.extract.list != list)) continue;
    counted.push_back({&one.extract, {*place, &one.table, one.ages}});
    if (!byList(by)) break;
  }
  return reportOf(caseload.definition, counted, area, by, shown);
}

base::Result<CaseloadReport> caseloadReport(Session& session, const domain::Workspace& workspace,
                                            const lists::Definition& definition, const lists::Breakdown& by,
                                            const std::string& list, Shown shown) {
  if (auto right = checkParts(definition, by, list); !right) return tl::make_unexpected(right.error());
  std::deque<CorrectedList> opened;
  std::vector<Counted> counted;
  for (std::size_t i = 0; i < definition.lists.size(); ++i) {
    if (!list.empty() && definition.lists[i].id != list) continue;
    const auto* extract = latestExtract(workspace, definition.id, definition.lists[i].id);
    if (extract == nullptr) continue;
    auto content = openCorrectedList(session, workspace, definition, *extract, nullptr);
    if (!content) return tl::make_unexpected(content.error());
    opened.push_back(std::move(*content));
    counted.push_back({extract, {i, &opened.back().list.table, opened.back().list.ages}});
    if (!byList(by)) break;
  }
  return reportOf(definition, counted, workspace.area(), by, shown);
}

exchange::Sheet caseloadSheet(const CaseloadReport& report) {
  const bool isShared = report.shown == Shown::Sharing;
  exchange::Sheet sheet{isShared ? "For sharing" : "True numbers", {{report.table.rowTitle, 260, false}}, {}};
  for (const auto& column : report.table.columns) sheet.columns.push_back({column, 100, true});
  for (std::size_t row = 0; row < report.table.rows.size(); ++row) {
    std::vector<std::string> cells{report.table.rows[row]};
    for (const auto& cell : report.table.cells[row]) cells.push_back(lists::sharedText(cell));
    sheet.rows.push_back(std::move(cells));
  }
  for (const auto& text : {report.mark + ".", report.note,
                           report.area + ": " + report.table.title + ". " + report.about + "."}) {
    std::vector<std::string> cells(sheet.columns.size());
    cells.front() = text;
    sheet.rows.push_back(std::move(cells));
  }
  return sheet;
}

}  // namespace waymark::app
