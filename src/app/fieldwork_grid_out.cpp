// SPDX-License-Identifier: GPL-3.0-or-later
// The grid as it goes back (app/fieldwork_grid.h).
#include <algorithm>
#include <nlohmann/json.hpp>

#include "app/fieldwork_grid_parts.h"

namespace waymark::app {
namespace {

using domain::FieldworkSession;
using Columns = nlohmann::ordered_json;

/// The sheet that goes back: what came in decides its columns.
class GridWriter {
 public:
  GridWriter(const domain::Workspace& workspace, const domain::InspectionId& inspection)
      : m_workspace(workspace), m_inspection(inspection) {}

  exchange::Sheet run() {
    readShape();
    exchange::Sheet sheet{"Fieldwork", {}, {}};
    for (const auto& [header, column] : m_shape)
      sheet.columns.push_back({header, gridNames(column).width, column == GridColumn::Minutes});
    std::vector<const FieldworkSession*> sessions;
    for (const auto& row : m_workspace.all<FieldworkSession>())
      if (row.value.inspection == m_inspection && row.value.state != domain::SessionState::Cancelled)
        sessions.push_back(&row.value);
    std::ranges::stable_sort(sessions, {}, [](const FieldworkSession* one) {
      return std::tuple(one->day.value_or(base::Day::max()), one->start.value_or(base::TimeOfDay{}), one->code);
    });
    for (const auto* session : sessions) {
      auto& cells = sheet.rows.emplace_back();
      for (const auto& [header, column] : m_shape) cells.push_back(cell(*session, header, column));
    }
    return sheet;
  }

 private:
  void readShape() {
    const auto* row = gridMapping(m_workspace);
    const auto columns = row == nullptr ? Columns() : Columns::parse(row->value.columns, nullptr, false);
    if (columns.is_object())
      for (const auto& [header, code] : columns.items())
        if (code.is_string())
          m_shape.emplace_back(header, base::parseCode<GridColumn>(code.get<std::string>()).value_or(GridColumn::Keep));
    // A grid with a column for each inspector goes back as one row a session.
    if (hasShape(GridColumn::OneInspector)) m_shape.clear();
    const bool isOurs = m_shape.empty();
    for (std::size_t i = static_cast<std::size_t>(GridColumn::Code); isOurs && i < base::codeCount<GridColumn>(); ++i)
      if (const char* header = gridNames(static_cast<GridColumn>(i)).header; *header != '\0')
        m_shape.emplace_back(header, static_cast<GridColumn>(i));
    for (const auto column : {GridColumn::People, GridColumn::Id})  // without them nothing is filled in, or found again
      if (!hasShape(column)) m_shape.emplace_back(gridNames(column).header, column);
  }
  [[nodiscard]] bool hasShape(GridColumn column) const {
    return std::ranges::any_of(m_shape, [&](const auto& one) { return one.second == column; });
  }
  [[nodiscard]] std::string headerIn(GridColumn column) const {
    const auto at = std::ranges::find(m_shape, column, &std::pair<std::string, GridColumn>::second);
    return at == m_shape.end() ? std::string() : at->first;
  }

  template <class T, class Ids>
  std::string names(const FieldworkSession& session, const Ids& ids, GridColumn column) const {
    std::string text;
    for (const auto& id : ids)
      if (const auto* row = m_workspace.all<T>().find(id)) text += (text.empty() ? "" : "; ") + row->value.name;
    if (const auto unknown = keptText(session, headerIn(column)); !unknown.empty())
      text += (text.empty() ? "" : "; ") + unknown;
    return text;
  }

  std::string cell(const FieldworkSession& session, const std::string& header, GridColumn column) const {
    const auto end = [&] {
      return base::timeText({std::min(session.start->minutes + session.minutes, schedule::kMinutesInDay - 1)});
    };
    switch (column) {
      case GridColumn::Keep:
        return keptText(session, header);
      case GridColumn::LeaveOut:
        return {};
      case GridColumn::Id:
        return base::uuidText(session.id.uuid);
      case GridColumn::Code:
        return session.code;
      case GridColumn::Day:
        if (session.day) return base::longText(*session.day);
        return session.earliest && session.earliest == session.latest ? base::longText(*session.earliest) : std::string();
      case GridColumn::Start:
        if (!session.start) return {};
        return hasShape(GridColumn::End) || hasShape(GridColumn::Minutes)
                   ? base::timeText(*session.start)
                   : base::timeText(*session.start) + " to " + end();
      case GridColumn::End:
        return session.start ? end() : std::string();
      case GridColumn::Minutes:
        return std::to_string(session.minutes);
      case GridColumn::Title:
        return session.title;
      case GridColumn::Kind: {
        if (auto kept = keptText(session, header); !kept.empty()) return kept;
        const auto* kind = schedule::sessionKind(session.kind);
        return kind == nullptr ? session.kind : kind->title;
      }
      case GridColumn::Inspectors:
        return names<domain::Inspector>(session, session.inspectors, column);
      case GridColumn::People:
        return names<domain::Person>(session, session.people, column);
      case GridColumn::Place: {
        const auto* place = session.place ? m_workspace.all<domain::Place>().find(*session.place) : nullptr;
        return place != nullptr ? place->value.name : keptText(session, header);
      }
      case GridColumn::Link:
        return session.link;
      case GridColumn::Partner: {
        const auto* partner = session.partner ? m_workspace.all<domain::Partner>().find(*session.partner) : nullptr;
        return partner != nullptr ? partner->value.name : keptText(session, header);
      }
      case GridColumn::Needs:
        return session.needs;
      case GridColumn::OneInspector:
        return {};
      case GridColumn::Fixed:
        return session.pin == domain::SessionPin::Free ? "No" : "Yes";
    }
    return {};
  }

  const domain::Workspace& m_workspace;
  domain::InspectionId m_inspection;
  std::vector<std::pair<std::string, GridColumn>> m_shape;
};

}  // namespace

exchange::Sheet gridSheet(const domain::Workspace& workspace, const domain::InspectionId& inspection) {
  return GridWriter(workspace, inspection).run();
}

}  // namespace waymark::app
