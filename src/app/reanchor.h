// SPDX-License-Identifier: GPL-3.0-or-later
// What a changed notification day or anchor would move, before it is applied, and the one undo step that applies it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/plan.h"

namespace waymark::app {

/// What is proposed: the day and time of the call, and anchors set by hand (a day) or given back (nothing).
struct Proposal {
  std::optional<base::Day> notified;
  std::optional<base::TimeOfDay> notifiedTime;
  std::map<std::string, std::optional<base::Day>, std::less<>> anchors = {};  // those that change
  std::string reason = {};
  std::string by = {};
};

struct Move {
  std::string key;
  std::string title;
  std::optional<base::Day> from;
  std::optional<base::Day> to;
  std::optional<base::TimeOfDay> time;
  bool operator==(const Move&) const = default;
};

/// A date set by hand that falls after the deadline it serves.
struct HandLate {
  std::string key;
  std::string title;
  base::Day day;
  std::string serves;  // the title of what needs it: an external task that comes after it, or its own told day
  base::Day deadline;
  bool operator==(const HandLate&) const = default;
};

struct Reanchoring {
  std::vector<Move> anchors;  // those that move
  std::vector<Move> moves;    // open tasks that move, by their new day
  std::vector<Move> done;     // done: they stay done; `to` is where the plan would have had them
  std::vector<Move> byHand;   // set by hand: they stay
  std::vector<Move> told;     // set by inspectors: they stay, to be asked again
  std::vector<HandLate> handLate;
  std::vector<schedule::Warning> warnings;  // of the proposed plan, that the present one doesn't have
  [[nodiscard]] bool isNothing() const { return anchors.empty() && moves.empty(); }
};

/// Refuses what can't be meant: a call outside the calendar's years, an anchor before the call. Everything else is at
/// most a warning of the preview.
base::Result<void> checkProposal(const domain::Inspection& inspection, const framework::Pack& pack,
                                 const calendar::Calendar& calendar, const Proposal& proposal);

Reanchoring preview(const domain::Workspace& workspace, const domain::Inspection& inspection,
                    const framework::Pack& pack, const calendar::Calendar& calendar, const Proposal& proposal);

/// One set: the inspection, its anchors and a line of its history. The name is for the undo menu.
domain::ChangeSet reanchor(const domain::Workspace& workspace, const domain::Stored<domain::Inspection>& inspection,
                           const Proposal& proposal, std::string name, base::IdMaker& ids, const base::Now& now);

/// Dates set by hand that fall after what they serve, in the plan as it is.
std::vector<HandLate> handLate(const Plan& plan, const framework::Pack& pack);

}  // namespace waymark::app
