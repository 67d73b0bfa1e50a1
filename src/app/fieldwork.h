// SPDX-License-Identifier: GPL-3.0-or-later
// An inspection's fieldwork timetable as numbers for schedule/fieldwork_*.h, and the way back: what was arranged as one
// change. Used by the Fieldwork page and waymark-cli fieldwork.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "calendar/calendar.h"
#include "domain/workspace.h"
#include "schedule/fieldwork_arrange.h"
#include "schedule/fieldwork_kinds.h"
#include "schedule/timeline.h"

namespace waymark::app {

/// From the first day of fieldwork (D0+8) to the last on site; nothing before there is a notification day.
std::optional<base::DateRange> fieldworkWindow(const schedule::Timeline& timeline);

/// What arrange may move: what has no time yet, or what has one and isn't pinned or agreed too.
enum class ArrangeScope { Unplaced, Proposed };

/// The problem with the ids behind its numbers. Cancelled sessions are left out.
struct FieldworkView {
  base::DateRange window;
  schedule::FieldworkProblem problem;
  std::vector<domain::FieldworkSessionId> sessions;  // by the problem's number of a session
  std::vector<domain::PersonId> people;
  std::vector<domain::InspectorId> inspectors;
  std::vector<domain::PlaceId> places;

  [[nodiscard]] int slotOf(const domain::FieldworkSessionId& session) const;
};
FieldworkView fieldworkView(const domain::Workspace& workspace, const domain::InspectionId& inspection,
                            const base::DateRange& window, const calendar::Calendar& calendar,
                            ArrangeScope scope = ArrangeScope::Unplaced);

/// "S-12", or the title of one without a code.
std::string sessionLabel(const domain::FieldworkSession& session);
/// "Thu 19 Nov, 10:00 to 11:00"; "not placed".
std::string sessionTime(const domain::FieldworkSession& session);

/// What is wrong, in a sentence: who or what, with which other session, how much is missing.
std::string clashSentence(const domain::Workspace& workspace, const FieldworkView& view, const schedule::Clash& clash);
/// Why arrange left a session out, in a sentence.
std::string notPlacedSentence(const domain::Workspace& workspace, const FieldworkView& view,
                              const schedule::NotPlaced& notPlaced);
/// A rule in two or three words: "travel time".
std::string ruleWords(schedule::ClashRule rule);

/// What was arranged, as one undo step: sessions whose day, time or room is another now.
domain::ChangeSet arrangedChanges(const domain::Workspace& workspace, const FieldworkView& view,
                                  const schedule::Arrangement& arrangement);

/// The next free code: "S-61".
std::string nextSessionCode(const domain::Workspace& workspace, const domain::InspectionId& inspection);

}  // namespace waymark::app
