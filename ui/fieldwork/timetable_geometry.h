// SPDX-License-Identifier: GPL-3.0-or-later
// Where days, lanes and sessions of the fieldwork timetable lie, as numbers; painted by timetable_view.h, tested
// without a window. Time runs down, days go across, and each day has a lane for each inspector, place or person.
#pragma once

#include <string>
#include <vector>

#include "app/fieldwork.h"

namespace waymark::ui {

enum class TimetableLanes { Inspectors, Places, People };

/// What a text size makes of the lengths.
struct TimetableScale {
  double lane = 112;
  double hour = 64;
  double head = 52;    // day and lane names above
  double hours = 52;   // the hours at the left
  double gap = 10;     // between days
};

struct TimetableLane {
  std::string title;
  int day = -1;    // from the window's first day; -1: the sessions that aren't placed
  int index = -1;  // of the inspector, place or person; -1: nobody
  double left = 0;
};

struct TimetableBox {
  int slot = 0;  // the view's number of the session
  std::size_t lane = 0;
  double left = 0;
  double top = 0;
  double width = 0;
  double height = 0;
};

struct TimetableDay {
  int day = 0;
  double left = 0;
  double width = 0;
};

struct TimetableGeometry {
  TimetableScale scale;
  int firstMinute = 480;
  int lastMinute = 1140;
  std::vector<TimetableDay> days;
  std::vector<TimetableLane> lanes;  // left to right
  std::vector<TimetableBox> boxes;
  double width = 0;
  double height = 0;

  [[nodiscard]] double y(int minute) const { return scale.head + (minute - firstMinute) * scale.hour / 60; }
  /// The minute at a height, on a quarter of an hour.
  [[nodiscard]] int minuteAt(double atY) const;
  /// The day at a place across; -1 for the sessions that aren't placed, or none.
  [[nodiscard]] int dayAt(double x) const;
  /// The box at a point, the one painted last; nullptr where there is none.
  [[nodiscard]] const TimetableBox* boxAt(double x, double atY) const;
  /// The first box of a session; nullptr where it isn't shown.
  [[nodiscard]] const TimetableBox* boxOf(int slot) const;
};

/// Inspectors have a lane on every open day; places and people where something of theirs lies. Sessions that overlap in
/// a lane stand side by side.
TimetableGeometry timetableGeometry(const domain::Workspace& workspace, const app::FieldworkView& view,
                                    TimetableLanes lanes, const TimetableScale& scale);

}  // namespace waymark::ui
