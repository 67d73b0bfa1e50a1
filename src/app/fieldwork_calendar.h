// SPDX-License-Identifier: GPL-3.0-or-later
// The fieldwork timetable as calendar files, and invitations of others as sessions. What goes out names people who work
// for the partnership and inspectors; of children it has case codes at most, and of what is said in confidence nothing.
// Used by the Fieldwork page and waymark-cli fieldwork.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/fieldwork.h"
#include "exchange/ics.h"
#include "exchange/ics_reader.h"

namespace waymark::app {

/// Whose sessions. All empty: everybody's.
struct FieldworkAudience {
  std::optional<domain::PersonId> person;
  std::optional<domain::InspectorId> inspector;
  std::optional<domain::FieldworkSessionId> session;  // only this one
};

/// What stands at the head of a session on paper and in calendars: "S-16 Tracking meeting: the family, SC-1". A session
/// about a child is named by its kind and case code, whatever its own title says.
std::string sessionPaperTitle(const domain::Workspace& workspace, const domain::FieldworkSession& session);
/// Sessions that belong to an audience and have a time, by day and start; cancelled ones too.
std::vector<const domain::Stored<domain::FieldworkSession>*> sessionsFor(const domain::Workspace& workspace,
                                                                         const domain::InspectionId& inspection,
                                                                         const FieldworkAudience& audience);
/// Where it is held, for papers and calendars; of a meeting about a child no address that could be a home.
std::string sessionPlace(const domain::Workspace& workspace, const domain::FieldworkSession& session);

/// One event a session: its id as UID, its revision as SEQUENCE, cancelled where it is.
std::vector<exchange::CalendarEvent> fieldworkEvents(const domain::Workspace& workspace,
                                                     const domain::InspectionId& inspection,
                                                     const FieldworkAudience& audience = {});
/// With a cancellation for each session of ours in an earlier file that is no longer among these.
std::vector<exchange::CalendarEvent> withCancelled(std::vector<exchange::CalendarEvent> events,
                                                   const std::vector<exchange::CalendarEvent>& earlier);
/// As a file's text. `earlier` is the text of the file that was given out before; "" for none. TooLittle where there is
/// nothing to write.
base::Result<std::string> fieldworkCalendar(const domain::Workspace& workspace, const domain::Inspection& inspection,
                                            const FieldworkAudience& audience, const std::string& earlier,
                                            base::Stamp written);

enum class InvitationFate { New, Changed, Same, Cancelled, Refused };
struct InvitationRow {
  InvitationFate fate = InvitationFate::Same;
  std::string code;
  std::string title;
  std::string when;
  std::string problem;  // of a refused one
};
struct InvitationImport {
  std::string file;
  std::vector<InvitationRow> rows;
  std::vector<std::string> remarks;  // the reader's too: a time zone that is broken, an event that repeats
  std::size_t wanted = 0;            // rows that come in
  domain::ChangeSet changes;         // one undo step
};
/// Each event as a session of the inspectors', fixed. The same invitation sent again, or with another time, is the same
/// session; a cancelled one is cancelled. People and places that are known by name are taken; the rest stands in the
/// notes. Errors: readCalendar's; TooLittle for a file without an event.
base::Result<InvitationImport> previewInvitations(std::string_view bytes, const std::string& file,
                                                  const domain::Workspace& workspace,
                                                  const domain::InspectionId& inspection, const base::DateRange& window);

}  // namespace waymark::app
