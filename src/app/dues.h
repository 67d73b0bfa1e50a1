// SPDX-License-Identifier: GPL-3.0-or-later
// One list of what is due, whatever it is: concerns, tasks, requests, survey links, agreements, documents, points and
// the sessions of the day; with the counts that go with it. Pure; used by Today, the Timeline and waymark-cli today.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/plan.h"
#include "app/today.h"
#include "base/codes.h"

namespace waymark::app {

/// The order in which things that are due at the same moment stand.
enum class DueKind { Concern, Task, Request, SurveyLinks, Agreement, CaseDocuments, Point, Session };

/// What is to be done about it.
enum class DueStep {
  DoTask,
  TellDutyTeam,
  GetAssurance,
  CloseConcern,
  ProduceRequest,
  SignOffRequest,
  AnswerReturned,
  PassLinksOn,
  ConfirmLinks,
  AskAgreement,
  AwaitAgreement,
  SendDocuments,
  AnswerPoint,
  GoToSession,
};

/// Something that is due. By code only where it is about a child or was said in confidence.
struct Due {
  DueKind kind = DueKind::Task;
  DueStep step = DueStep::DoTask;
  std::string key;   // the task's key, the record's id, the survey's audience; with `kind` its own
  std::string code;  // "R-014", "SC-1", "C-0421"; "" for a task
  std::string what;  // the task's title, what is asked, the session's title
  int left = 0;      // of what stands for several records (links, documents): still to do …
  int all = 0;       // … of these
  std::optional<base::Day> due;
  std::optional<base::TimeOfDay> time;  // of a session: when it starts
  int minutes = 0;                      // of a session
  std::optional<domain::PersonId> owner;
  bool assumed = false;  // its day is the framework's default, or ours
  bool late = false;
  bool operator==(const Due&) const = default;
};

/// The English words, with {code}, {what}, {left} and {all}; the window translates the template itself.
const char* dueTemplate(const Due& due);
std::string dueText(const Due& due);

/// Every open thing but the tasks (Plan has those), by day and hour; the undated (concerns without a day) first.
/// Nothing is late while the clock stands still (deferred, paused, closed).
std::vector<Due> duesOf(const domain::Workspace& workspace, const domain::Inspection& inspection,
                        const framework::Pack& pack, const calendar::Calendar& calendar, const Plan& plan,
                        const base::Now& now);
/// A task as one of them.
Due dueOf(const PlannedTask& task, const base::Now& now);

/// What Today lists: concerns until they are closed, then late, today and next with the plan's tasks among them.
/// Sessions only on their own day, until they are over.
struct DueToday {
  std::vector<Due> concerns;
  std::vector<Due> late;
  std::vector<Due> today;
  std::vector<Due> next;  // within kNextWorkingDays
};
DueToday dueToday(const domain::Workspace& workspace, const std::vector<Due>& dues, const Today& tasks,
                  const calendar::Calendar& calendar, const base::Now& now, const OwnerFilter& filter);

/// How far the three weeks are, for everybody together.
struct DueCounts {
  int requests = 0;
  int requestsAnswered = 0;  // sent, or sent with no further query
  int links = 0;
  int linksConfirmed = 0;
  int trackedChildren = 0;
  int agreements = 0;  // given
  int documents = 0;
  int documentsSent = 0;  // or found not to be held
  int concerns = 0;       // open
  int points = 0;         // open
  int sessionsToday = 0;
  bool operator==(const DueCounts&) const = default;
};
DueCounts dueCounts(const domain::Workspace& workspace, const domain::Inspection& inspection,
                    const framework::Pack& pack, const calendar::Calendar& calendar, const base::Now& now);

/// The change that Space on Today makes: a request is sent (or goes to whoever signs it off), an agreement is asked
/// for, a point is answered. Nothing where it takes more than a key: a request without a file, concerns, links and
/// documents of several, an answer that somebody gives, a session. Tasks: stateChange().
std::optional<domain::Change> dueDone(const domain::Workspace& workspace, const domain::Inspection& inspection,
                                      const framework::Pack& pack, const calendar::Calendar& calendar, const Due& due,
                                      const base::Now& now);

}  // namespace waymark::app

namespace waymark::base {

template <>
struct CodeSet<app::DueKind> {
  static constexpr std::array<std::string_view, 8> kCodes{"concern",   "task",           "request", "survey_links",
                                                          "agreement", "case_documents", "point",   "session"};
};

}  // namespace waymark::base
