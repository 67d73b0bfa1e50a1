// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/plan_history.h"

#include <algorithm>
#include <limits>

#include "app/list_definitions.h"

namespace waymark::app {
namespace {

constexpr auto kNoDay = std::numeric_limits<std::int32_t>::min();

}  // namespace

std::vector<PlanHistory::Line> PlanHistory::of(const domain::ChildId& child) const {
  std::vector<Line> lines;
  for (std::size_t i = 0; i < m_read.size(); ++i) {
    const auto& rows = m_read[i].rows;
    const auto at = std::ranges::lower_bound(rows, child, {}, &Row::child);
    if (at == rows.end() || at->child != child) continue;
    Line line{i, {}};
    for (std::size_t column = 0; column < columns.size(); ++column) {
      const auto day = m_read[i].days[at->place + column];
      line.dates.push_back(day == kNoDay ? std::nullopt : std::optional(base::Day{std::chrono::days{day}}));
    }
    lines.push_back(std::move(line));
  }
  return lines;
}

void PlanHistory::add(const OpenedList& opened) {
  auto& extract = m_read.emplace_back();
  const auto& table = opened.table;
  // A list without the dates, as SEN support is, says nothing of them: an empty line would look like a change.
  if (std::ranges::none_of(columns, [&](std::size_t column) { return table.has(column); })) return;
  extract.rows.reserve(table.size());
  extract.days.reserve(table.size() * columns.size());
  for (std::size_t row = 0; row < table.size(); ++row) {
    extract.rows.push_back({opened.children[row], static_cast<std::uint32_t>(extract.days.size())});
    for (const auto column : columns)
      extract.days.push_back(table.state(column, row) == lists::CellState::Filled
                                 ? static_cast<std::int32_t>(table.columns[column].day(row).time_since_epoch().count())
                                 : kNoDay);
  }
  std::ranges::stable_sort(extract.rows, {}, &Row::child);
}

base::Result<PlanHistory> readPlanHistory(Session& session, const std::string& definition,
                                          std::vector<domain::ListExtract> extracts, const std::stop_token& stop) {
  auto lists = lists::builtInDefinition(definition);
  if (!lists) {
    const auto workspace = session.load();
    if (!workspace) return tl::make_unexpected(workspace.error());
    lists = definitionOf(session, *workspace, definition);
  }
  if (!lists) return tl::make_unexpected(lists.error());
  std::ranges::stable_sort(extracts, {}, [](const domain::ListExtract& one) { return std::pair(one.asAt, one.importedAt); });
  PlanHistory history;
  for (std::size_t i = 0; i < lists->columns.size(); ++i)
    if (lists->columns[i].kind == lists::ColumnKind::Date && !lists->columns[i].identity) history.columns.push_back(i);
  history.extracts = std::move(extracts);
  for (const auto& extract : history.extracts) {
    if (stop.stop_requested()) return base::fail(base::Code::Cancelled);
    const auto opened = openList(session, *lists, extract, nullptr);
    if (!opened) return tl::make_unexpected(opened.error());
    history.add(*opened);
  }
  return history;
}

}  // namespace waymark::app
