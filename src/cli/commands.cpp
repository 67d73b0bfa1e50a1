// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/command.h"

#include "cli/restricted_access.h"

namespace waymark::cli {

std::vector<Command> commands() {
  std::vector<Command> all;
  for (auto* group : {frameworkCommands, benchmarkCommands, caseloadCommands, measureCommands, moveCommands, timelineCommands, judgeCommands, calibrateCommands, workspaceCommands,
                      backupCommands, progressCommands, exchangeCommands, searchCommands,
                      reportCommands, calendarCommands, textsCommands, todayCommands,
                      attachmentCommands, reanchorCommands, toldCommands, rehearsalCommands,
                      checkListsCommands, listsCommands, childrenCommands, importListsCommands, clocksCommands,
                      keptListsCommands, correctionsCommands, submissionCommands, fieldworkCommands, trackedCommands,
                      confidentialCommands, surveyLinksCommands, ownSurveyCommands, requestsCommands,
                      returnCommands})
    for (auto& command : group()) all.push_back(std::move(command));
  return all;
}

}  // namespace waymark::cli
