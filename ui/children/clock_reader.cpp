// SPDX-License-Identifier: GPL-3.0-or-later
#include "children/clock_reader.h"

namespace waymark::ui {

ClockReader::ClockReader(AppState& state, QObject* parent) : QObject(parent), m_state(state) {
  connect(&state, &AppState::loaded, this, &ClockReader::drop);
  connect(&state, &AppState::clockChanged, this, [this] {
    if (m_report && m_report->today != m_state.now().today) drop();
  });
  connect(&state, &AppState::applied, this, [this](const domain::ChangeSet& changes) {
    for (const auto& change : changes.changes) {
      const auto& record = change.after ? change.after : change.before;
      if (!std::holds_alternative<domain::ListExtract>(*record)) continue;
      drop();
      return;
    }
  });
}

void ClockReader::want() {
  m_isWanted = true;
  if (!m_report && m_job == 0) read();
}

const app::ChildClocks* ClockReader::find(const domain::ChildId& child) const {
  const auto at = m_places.find(child.uuid);
  return !m_report || at == m_places.end() ? nullptr : &m_report->children[at->second];
}

void ClockReader::drop() {
  if (m_job != 0) m_state.cancel(m_job);
  m_job = 0;
  m_report.reset();
  m_places.clear();
  emit changed();
  if (m_isWanted) read();
}

void ClockReader::read() {
  if (!m_state.isOpen()) return;
  // The extracts alone: what else the workspace holds isn't looked at.
  domain::Workspace extracts;
  for (const auto& row : m_state.workspace().all<domain::ListExtract>()) extracts.table<domain::ListExtract>().put(row);
  const auto today = m_state.now().today;
  m_job = m_state.use<app::ClockReport>(
      tr("Reading clocks"), app::SessionUse::Reading,
      [extracts = std::move(extracts), today](app::Session& session, base::Stamp,
                                              const app::WorkControl& control) -> base::Result<app::ClockReport> {
        auto rules = schedule::builtInClockRules(schedule::kStandardClocks);
        if (!rules) return tl::make_unexpected(rules.error());
        return app::clockReport(session, extracts, std::move(*rules), today, control);
      },
      this, [this](base::Result<app::ClockReport> read) {
        m_job = 0;
        if (!read) {
          if (read.error().code != base::Code::Cancelled) emit failed(read.error());
          return;
        }
        m_report = std::make_shared<const app::ClockReport>(std::move(*read));
        m_places.reserve(m_report->children.size());
        for (std::size_t i = 0; i < m_report->children.size(); ++i)
          m_places.emplace(m_report->children[i].child.uuid, i);
        emit changed();
      });
}

}  // namespace waymark::ui
