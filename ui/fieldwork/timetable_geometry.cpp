// SPDX-License-Identifier: GPL-3.0-or-later
#include "fieldwork/timetable_geometry.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace waymark::ui {

namespace {

constexpr int kMinutesInHour = 60;
constexpr int kQuarter = 15;
constexpr double kBoxGap = 3;

template <class T, class Ids>
std::string laneName(const domain::Workspace& workspace, const Ids& ids, int index) {
  const auto* row = workspace.all<T>().find(ids[static_cast<std::size_t>(index)]);
  return row == nullptr ? std::string() : row->value.name;
}

class Laying {
 public:
  Laying(const domain::Workspace& workspace, const app::FieldworkView& view, TimetableLanes lanes,
         const TimetableScale& scale)
      : m_workspace(workspace), m_view(view), m_lanes(lanes) {
    m_out.scale = scale;
  }

  TimetableGeometry run() {
    fitHours();
    m_x = m_out.scale.hours;
    layUnplaced();
    for (int day = 0; day < static_cast<int>(m_view.problem.days.size()); ++day) layDay(day);
    m_out.width = m_x;
    m_out.height = std::max(m_out.y(m_out.lastMinute) + kBoxGap, m_lowest);
    return std::move(m_out);
  }

 private:
  /// From the earliest opening or session to the latest end, by whole hours.
  void fitHours() {
    int first = 9 * kMinutesInHour;
    int last = 17 * kMinutesInHour;
    for (const auto& day : m_view.problem.days) {
      if (!day.isOpen) continue;
      first = std::min(first, day.opens);
      last = std::max(last, day.closes);
    }
    for (const auto& slot : m_view.problem.sessions)
      if (slot.at) {
        first = std::min(first, slot.at->start);
        last = std::max(last, slot.at->start + slot.minutes);
      }
    m_out.firstMinute = first / kMinutesInHour * kMinutesInHour;
    m_out.lastMinute = (last + kMinutesInHour - 1) / kMinutesInHour * kMinutesInHour;
  }

  std::vector<int> lanesOf(int slot) const {
    const auto& session = m_view.problem.sessions[static_cast<std::size_t>(slot)];
    if (m_lanes == TimetableLanes::Inspectors) return session.inspectors.empty() ? std::vector{-1} : session.inspectors;
    if (m_lanes == TimetableLanes::People) return session.people.empty() ? std::vector{-1} : session.people;
    return {session.at ? session.at->place : -1};
  }

  std::string titleOf(int index) const {
    if (m_lanes == TimetableLanes::Inspectors) return laneName<domain::Inspector>(m_workspace, m_view.inspectors, index);
    if (m_lanes == TimetableLanes::People) return laneName<domain::Person>(m_workspace, m_view.people, index);
    return laneName<domain::Place>(m_workspace, m_view.places, index);
  }

  /// A tray at the left: whatever has no time, one under the other.
  void layUnplaced() {
    double top = m_out.scale.head;
    const double left = m_x;
    for (int slot = 0; slot < static_cast<int>(m_view.sessions.size()); ++slot) {
      if (m_view.problem.sessions[static_cast<std::size_t>(slot)].at) continue;
      const double height = m_out.scale.hour * 0.75;
      m_out.boxes.push_back({slot, m_out.lanes.size(), left, top, m_out.scale.lane - kBoxGap, height});
      top += height + kBoxGap;
    }
    if (top == m_out.scale.head) return;
    m_out.lanes.push_back({{}, -1, -1, left});
    m_out.days.push_back({-1, left, m_out.scale.lane});
    m_lowest = top;
    m_x += m_out.scale.lane + m_out.scale.gap;
  }

  void layDay(int day) {
    std::vector<int> here;
    std::set<int> indexes;
    for (int slot = 0; slot < static_cast<int>(m_view.sessions.size()); ++slot) {
      const auto& at = m_view.problem.sessions[static_cast<std::size_t>(slot)].at;
      if (!at || at->day != day) continue;
      here.push_back(slot);
      for (const int lane : lanesOf(slot)) indexes.insert(lane);
    }
    if (!m_view.problem.days[static_cast<std::size_t>(day)].isOpen && here.empty()) return;
    if (m_lanes == TimetableLanes::Inspectors)
      for (int lane = 0; lane < static_cast<int>(m_view.inspectors.size()); ++lane) indexes.insert(lane);
    if (indexes.empty()) indexes.insert(-1);
    const double left = m_x;
    // Nobody's sessions stand last.
    std::vector<int> order(indexes.begin(), indexes.end());
    if (order.front() == -1) std::ranges::rotate(order, order.begin() + 1);
    for (const int index : order) {
      m_out.lanes.push_back({index < 0 ? std::string() : titleOf(index), day, index, m_x});
      layLane(here, index);
      m_x += m_out.scale.lane;
    }
    m_out.days.push_back({day, left, m_x - left});
    m_x += m_out.scale.gap;
  }

  void layLane(const std::vector<int>& here, int index) {
    std::vector<int> inLane;
    for (const int slot : here)
      if (const auto lanes = lanesOf(slot); std::ranges::find(lanes, index) != lanes.end()) inLane.push_back(slot);
    const auto start = [&](int slot) { return m_view.problem.sessions[static_cast<std::size_t>(slot)].at->start; };
    const auto end = [&](int slot) { return start(slot) + m_view.problem.sessions[static_cast<std::size_t>(slot)].minutes; };
    std::ranges::stable_sort(inLane, {}, start);
    for (std::size_t from = 0; from < inLane.size();) {
      // A run of sessions each of which overlaps one before it shares the lane's width.
      std::size_t to = from + 1;
      for (int latest = end(inLane[from]); to < inLane.size() && start(inLane[to]) < latest; ++to)
        latest = std::max(latest, end(inLane[to]));
      const double width = m_out.scale.lane / static_cast<double>(to - from);
      for (std::size_t i = from; i < to; ++i) {
        const double top = m_out.y(start(inLane[i]));
        m_out.boxes.push_back({inLane[i], m_out.lanes.size() - 1, m_x + width * static_cast<double>(i - from), top,
                               width - kBoxGap, m_out.y(end(inLane[i])) - top - 1});
      }
      from = to;
    }
  }

  const domain::Workspace& m_workspace;
  const app::FieldworkView& m_view;
  TimetableLanes m_lanes;
  TimetableGeometry m_out;
  double m_x = 0;
  double m_lowest = 0;
};

}  // namespace

int TimetableGeometry::minuteAt(double atY) const {
  const double minute = firstMinute + (atY - scale.head) * kMinutesInHour / scale.hour;
  return static_cast<int>(std::lround(minute / kQuarter)) * kQuarter;
}

int TimetableGeometry::dayAt(double x) const {
  for (const auto& day : days)
    if (x >= day.left && x < day.left + day.width + scale.gap) return day.day;
  return -1;
}

const TimetableBox* TimetableGeometry::boxAt(double x, double atY) const {
  for (auto box = boxes.rbegin(); box != boxes.rend(); ++box)
    if (x >= box->left && x < box->left + box->width && atY >= box->top && atY < box->top + box->height) return &*box;
  return nullptr;
}

const TimetableBox* TimetableGeometry::boxOf(int slot) const {
  const auto at = std::ranges::find(boxes, slot, &TimetableBox::slot);
  return at == boxes.end() ? nullptr : &*at;
}

TimetableGeometry timetableGeometry(const domain::Workspace& workspace, const app::FieldworkView& view,
                                    TimetableLanes lanes, const TimetableScale& scale) {
  return Laying(workspace, view, lanes, scale).run();
}

}  // namespace waymark::ui
