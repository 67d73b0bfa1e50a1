// SPDX-License-Identifier: GPL-3.0-or-later
#include "children/clock_reader.h"

#include "app/own_clocks.h"

namespace waymark::ui {

namespace {

ReadClocks indexed(app::ClockReport report) {
  ReadClocks read{std::move(report), {}, {}};
  const auto& children = read.report.children;
  read.places.reserve(children.size());
  read.worst.reserve(children.size());
  for (std::size_t i = 0; i < children.size(); ++i) {
    read.places.emplace(children[i].child.uuid, i);
    read.worst.push_back(app::worstClock(children[i]));
  }
  return read;
}

}  // namespace

const app::ChildClocks* ReadClocks::find(const domain::ChildId& child) const {
  const auto at = places.find(child.uuid);
  return at == places.end() ? nullptr : &report.children[at->second];
}

const schedule::ChildClock* ReadClocks::worstOf(const domain::ChildId& child) const {
  const auto at = places.find(child.uuid);
  return at == places.end() ? nullptr : worst[at->second];
}

ClockReader::ClockReader(AppState& state, QObject* parent) : QObject(parent), m_state(state) {
  connect(&state, &AppState::loaded, this, &ClockReader::drop);
  connect(&state, &AppState::clockChanged, this, [this] {
    if (m_read && m_read->report.today != m_state.now().today) drop();
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
  if (!m_read && m_job == 0) start();
}

std::shared_ptr<const app::ClockReport> ClockReader::report() const {
  return m_read ? std::shared_ptr<const app::ClockReport>(m_read, &m_read->report) : nullptr;
}

void ClockReader::drop() {
  if (m_job != 0) m_state.cancel(m_job);
  m_job = 0;
  m_read.reset();
  m_error.reset();
  if (m_isWanted) start();
  emit changed();
}

void ClockReader::start() {
  if (!m_state.isOpen()) return;
  m_error.reset();
  // The extracts alone: what else the workspace holds isn't looked at.
  domain::Workspace extracts;
  for (const auto& row : m_state.workspace().all<domain::ListExtract>()) extracts.table<domain::ListExtract>().put(row);
  const auto today = m_state.now().today;
  m_job = m_state.use<ReadClocks>(
      tr("Reading clocks"), app::SessionUse::Reading,
      [extracts = std::move(extracts), library = m_state.library(), today](
          app::Session& session, base::Stamp, const app::WorkControl& control) -> base::Result<ReadClocks> {
        auto clocks = app::clocksInUse(library);
        if (!clocks) return tl::make_unexpected(clocks.error());
        return app::clockReport(session, extracts, std::move(*clocks), today, control).map(indexed);
      },
      this, [this](base::Result<ReadClocks> read) {
        m_job = 0;
        if (!read) {
          if (read.error().code == base::Code::Cancelled) return;
          m_error = read.error();
          emit failed(read.error());
        } else {
          m_read = std::make_shared<const ReadClocks>(std::move(*read));
        }
        emit changed();
      });
}

}  // namespace waymark::ui
