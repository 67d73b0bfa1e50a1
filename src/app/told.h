// SPDX-License-Identifier: GPL-3.0-or-later
// What inspectors told us, row by row beside the pack's defaults: the form of the call and the set-up discussion.
// Used by the plan, the Timeline page and waymark-cli told.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "calendar/calendar.h"
#include "domain/workspace.h"
#include "framework/pack.h"
#include "schedule/timeline.h"

namespace waymark::app {

using ToldByKey = std::map<std::string, const domain::Stored<domain::Told>*, std::less<>>;

/// The newest statement on each row of one subject. The pointers live as long as the workspace isn't changed.
ToldByKey toldRows(const domain::Workspace& workspace, const domain::InspectionId& inspection,
                   domain::ToldSubject subject);

/// A row that inspectors may set: what the pack says and what was told.
struct TellableRow {
  domain::ToldSubject subject = domain::ToldSubject::Task;
  std::string key;
  std::string title;
  std::string group;  // of an information item: its group's title; else ""
  std::optional<base::Day> packDay;
  std::optional<base::TimeOfDay> packTime;
  framework::Provenance provenance;
  const domain::Stored<domain::Told>* told = nullptr;

  [[nodiscard]] std::optional<base::Day> day() const { return told && told->value.day ? told->value.day : packDay; }
  [[nodiscard]] std::optional<base::TimeOfDay> time() const {
    return told && told->value.time ? told->value.time : packTime;
  }
};

/// Every information item, survey opening and closing, and task that others date, in the pack's order. `timeline` is
/// the plan's; a task's own pack day is computed without what was told.
std::vector<TellableRow> tellableRows(const domain::Workspace& workspace, const domain::Inspection& inspection,
                                      const framework::Pack& pack, const calendar::Calendar& calendar);

/// A task that takes over the day of other rows (PackTask::follows), because one of them was told and it wasn't.
struct Followed {
  schedule::ToldTime time;
  const domain::Stored<domain::Told>* told = nullptr;  // the newest of the rows it follows
};
/// By task id. `timeline` gives the pack's days for the rows that weren't told.
std::map<std::string, Followed, std::less<>> followedRows(const domain::Workspace& workspace,
                                                          const domain::InspectionId& inspection,
                                                          const framework::Pack& pack,
                                                          const calendar::Calendar& calendar,
                                                          const schedule::Timeline& timeline);

/// Something inspectors say that has no row in the pack.
struct ToldFact {
  enum class Kind { Words, Time };
  std::string key;  // Told::key
  std::string title;
  Kind kind = Kind::Words;
  const domain::Stored<domain::Told>* told = nullptr;
};
std::vector<ToldFact> toldFacts(const domain::Workspace& workspace, const domain::InspectionId& inspection,
                                const framework::Pack& pack);

/// The change that writes down what was told on one row, in place of what was told before. Day, time and value all
/// empty take it back. Nothing where that changes nothing. `newId` is used where nothing was told so far.
std::optional<domain::Change> tellChange(const domain::Workspace& workspace, const domain::Told& told);

}  // namespace waymark::app
