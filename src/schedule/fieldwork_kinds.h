// SPDX-License-Identifier: GPL-3.0-or-later
// The kinds of fieldwork session as data: how long each usually is, the pause around it, when it may lie and who must
// not be there. Read from resources/fieldwork/session-kinds.json. Used by the timetable and its forms.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/error.h"
#include "framework/pack.h"

namespace waymark::schedule {

struct SessionKind {
  std::string id;
  std::string title;
  int minutes = 60;     // usual
  int pauseMinutes = 0; // kept free before and after it for its inspectors and its room
  std::optional<base::TimeOfDay> from;  // may begin so early, in place of the day's hours
  std::optional<base::TimeOfDay> to;    // may end so late
  bool inBreaks = false;    // the day's break doesn't hold for it
  bool needsPlace = false;  // a visit: somewhere of its own, never just any room
  bool isRestricted = false;  // what is said there is for named people only: papers and calendars say when and where
  std::vector<std::string> excludedRoles;  // a pack's owner roles whose people must not be there
  framework::Provenance provenance;
};

/// A file's text as kinds. Errors: BadText, BadJson, BadSchema {file, path, problem}.
base::Result<std::vector<SessionKind>> parseSessionKinds(std::string_view json, std::string_view file);
/// The kinds built into the program.
const std::vector<SessionKind>& sessionKinds();
/// One of them by its id; nullptr for a kind of a newer program's file, which has no rules here.
const SessionKind* sessionKind(std::string_view id);

}  // namespace waymark::schedule
