// SPDX-License-Identifier: GPL-3.0-or-later
#include "partners/contact_tree.h"

#include <QCoreApplication>
#include <algorithm>
#include <functional>
#include <set>

#include "bridge/dates.h"
#include "bridge/text.h"

namespace waymark::ui {

namespace {

constexpr std::chrono::days kThreeWeeks{20};  // the notification's day and twenty more

QString translated(const char* text) {
  return QCoreApplication::translate("partners", text);
}

std::vector<const domain::Person*> peopleInTree(const domain::Workspace& workspace) {
  std::vector<const domain::Person*> people;
  for (const auto& row : workspace.all<domain::Person>())
    if (row.value.callOrder > 0) people.push_back(&row.value);
  std::ranges::stable_sort(people, {}, [](const auto* person) { return person->callOrder; });
  return people;
}

void warnOfRoles(const AppState& state, std::vector<PartnerWarning>& warnings) {
  for (const auto& role : state.planPack().ownerRoles) {
    const bool held = std::ranges::any_of(state.workspace().all<domain::Person>(), [&](const auto& row) {
      return std::ranges::find(row.value.roles, role.id) != row.value.roles.end();
    });
    if (!held) warnings.push_back({translated("Nobody has the role “%1”.").arg(toQt(role.title)), {}});
  }
}

void warnOfLeave(const AppState& state, std::vector<PartnerWarning>& warnings) {
  const auto notified = state.timeline().notified;
  if (!notified) return;
  const base::DateRange weeks{*notified, *notified + kThreeWeeks};
  for (const auto& row : state.workspace().all<domain::Person>()) {
    const auto& person = row.value;
    if (person.deputy) continue;
    for (const auto& leave : person.leave) {
      if (leave.to < weeks.from || leave.from > weeks.to) continue;
      const auto tasks = std::ranges::count_if(state.plan().tasks, [&](const app::PlannedTask& task) {
        return task.owner == person.id && app::isOpen(task) && !task.conditional && task.due &&
               leave.contains(*task.due);
      });
      if (tasks == 0) continue;
      const QString days = leave.from == leave.to
                               ? shortDate(leave.from)
                               : translated("%1 to %2").arg(shortDate(leave.from), shortDate(leave.to));
      const QString due =
          tasks == 1 ? translated("a task falls due then") : translated("%L1 tasks fall due then").arg(tasks);
      warnings.push_back(
          {translated("%1 is on leave %2 with no deputy, and %3.").arg(toQt(person.name), days, due), person.id});
    }
  }
}

}  // namespace

std::vector<ContactRow> contactTree(const domain::Workspace& workspace) {
  const auto people = peopleInTree(workspace);
  std::vector<ContactRow> rows;
  std::set<domain::PersonId> placed;
  const std::function<void(const domain::Person&, int)> place = [&](const domain::Person& person, int depth) {
    if (!placed.insert(person.id).second) return;
    rows.push_back({person.id, depth});
    for (const auto* other : people)
      if (other->calledBy == person.id) place(*other, depth + 1);
  };
  const auto isCalled = [&](const domain::Person& person) {
    return person.calledBy &&
           std::ranges::any_of(people, [&](const auto* other) { return other->id == *person.calledBy; });
  };
  for (const auto* person : people)
    if (!isCalled(*person)) place(*person, 0);
  for (const auto* person : people) place(*person, 0);  // those who call each other in a circle
  return rows;
}

std::vector<domain::PersonId> outsideContactTree(const domain::Workspace& workspace) {
  std::vector<const domain::Person*> people;
  for (const auto& row : workspace.all<domain::Person>())
    if (row.value.callOrder <= 0) people.push_back(&row.value);
  std::ranges::sort(people, {}, [](const auto* person) { return person->name; });
  std::vector<domain::PersonId> ids;
  for (const auto* person : people) ids.push_back(person->id);
  return ids;
}

std::vector<PartnerWarning> partnerWarnings(const AppState& state) {
  std::vector<PartnerWarning> warnings;
  warnOfLeave(state, warnings);
  warnOfRoles(state, warnings);
  return warnings;
}

}  // namespace waymark::ui
