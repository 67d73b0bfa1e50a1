// SPDX-License-Identifier: GPL-3.0-or-later
// The fieldwork timetable on paper: a briefing sheet for a session, a timetable for a person or an inspector. Values
// for ui/render/fieldwork_pdf.h and waymark-cli fieldwork. By case code only; of what is restricted when and where.
#pragma once

#include "app/fieldwork_calendar.h"

namespace waymark::app {

struct PaperLine {
  std::string label;
  std::string text;
};
struct PaperTable {
  std::string heading;
  std::vector<std::string> columns;
  std::vector<std::vector<std::string>> rows;
};
struct FieldworkPaper {
  std::string title;
  std::string under;
  std::vector<PaperLine> lines;
  std::vector<PaperTable> tables;
  std::string foot;
};

/// When, where and how to get in, who comes and who must not, what is needed, the criteria with their titles. NotFound.
base::Result<FieldworkPaper> briefingSheet(const domain::Workspace& workspace, const framework::Pack& pack,
                                           const domain::FieldworkSessionId& session, const base::Now& now);
/// A table a day, with what is cancelled struck out in words. TooLittle where nothing of theirs has a time.
base::Result<FieldworkPaper> timetablePaper(const domain::Workspace& workspace, const domain::InspectionId& inspection,
                                            const FieldworkAudience& audience, const base::Now& now);
/// For the command line.
std::string paperText(const FieldworkPaper& paper);

}  // namespace waymark::app
