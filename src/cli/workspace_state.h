// SPDX-License-Identifier: GPL-3.0-or-later
// Where a workspace's inspection stands, as text: what `info` prints, and tools/run without a display.
#pragma once

#include <iosfwd>
#include <string>

#include "app/dues.h"
#include "app/session.h"
#include "calendar/calendar.h"
#include "cli/command.h"
#include "domain/workspace.h"
#include "framework/pack.h"

namespace waymark::cli {

base::Result<app::Session> openForReading(const Arguments& arguments, const Console& console);

/// A session that can write; one that can only read is an error that says why.
base::Result<app::Session> openForWriting(const Arguments& arguments, const Console& console);

base::Result<storage::Applied> apply(app::Session& session, const domain::ChangeSet& set, const Console& console);

/// Says what was saved.
base::Result<Exit> saved(const base::Result<storage::Applied>& applied, Console& console);

/// What a command about the inspection's clock works with.
struct ClockState {
  domain::Workspace workspace;
  domain::InspectionId id;  // the real inspection
  framework::Pack pack;
  calendar::Calendar calendar;
  base::Now now;

  [[nodiscard]] const domain::Stored<domain::Inspection>& inspection() const {
    return *workspace.all<domain::Inspection>().find(id);
  }
};

/// NotFound where the workspace has no inspection.
base::Result<ClockState> clockState(app::Session& session, const Console& console);

void printState(const domain::Workspace& workspace, const framework::Pack& pack, Console& console);

/// "31 of 45 requests answered · 1 concern open"; "" where there is nothing of all that.
std::string countsText(const app::DueCounts& counts);

/// The counts, then concerns, what is late and what is due today.
void printToday(const domain::Workspace& workspace, const app::DueToday& due, const app::DueCounts& counts,
                std::ostream& out);

/// The pack of an inspection: its own where it can be read, else the workspace's.
framework::Pack packOf(const domain::Stored<domain::Inspection>* inspection, const framework::Pack& pack,
                       const framework::Library& library);

/// The pack that evidence is logged against. Where its version isn't there the nearest stands in, and text says so.
base::Result<framework::Pack> packOfArea(const domain::Workspace& workspace, Console& console);

/// Each earlier finding that the pack judges, with its verdict; nothing where it judges none.
void printAreaProgress(const domain::Workspace& workspace, const framework::Pack& pack, const Console& console);

/// A sentence without its full stop, to stand inside another.
std::string withoutStop(std::string sentence);

}  // namespace waymark::cli
