// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/confidential.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "app/identities.h"
#include "base/text.h"

namespace waymark::app {
namespace {

using base::Code;
using base::Result;
using domain::Concern;
using domain::ConcernState;
using domain::InspectionPoint;
using domain::PointState;

template <class T>
std::string nextCodeOf(const domain::Workspace& workspace, const domain::InspectionId& inspection,
                       std::string_view letters, int width) {
  int highest = 0;
  for (const auto& row : workspace.all<T>()) {
    const std::string_view code = row.value.code;
    if (row.value.inspection != inspection || !code.starts_with(letters)) continue;
    int number = 0;
    std::from_chars(code.data() + letters.size(), code.data() + code.size(), number);
    highest = std::max(highest, number);
  }
  return fmt::format("{}{:0{}}", letters, highest + 1, width);
}

Result<std::string> ownWords(const std::string& text, const char* field) {
  auto words = std::string(base::trimmed(text));
  if (words.empty()) return base::fail(Code::MissingField, {{"field", field}});
  return words;
}

Result<void> isFree(const InspectionPoint& point) {
  if (!point.request && !point.task) return {};
  return base::fail(Code::BadUse, {{"problem", point.code + " became " + (point.request ? "a request" : "an action") +
                                                   " before. Open that one; nothing was saved"}});
}

}  // namespace

std::vector<const domain::Stored<Concern>*> openConcerns(const domain::Workspace& workspace,
                                                         const domain::InspectionId& inspection) {
  std::vector<const domain::Stored<Concern>*> open;
  for (const auto& row : workspace.all<Concern>())
    if (row.value.inspection == inspection && row.value.state != ConcernState::Closed) open.push_back(&row);
  std::ranges::stable_sort(open, [](const auto* a, const auto* b) {
    const auto key = [](const Concern& concern) {
      return std::tuple(concern.assuranceDue.value_or(base::Day::max()),
                        concern.assuranceDueTime.value_or(base::TimeOfDay{24 * 60}), concern.receivedAt);
    };
    return key(a->value) < key(b->value);
  });
  return open;
}

bool isLate(const Concern& concern, const base::Now& now) {
  if (concern.state == ConcernState::Closed || concern.state == ConcernState::Assured) return false;
  if (concern.state == ConcernState::Received && base::nowAt(concern.receivedAt).today < now.today) return true;
  if (!concern.assuranceDue) return false;
  return *concern.assuranceDue < now.today || (*concern.assuranceDue == now.today && concern.assuranceDueTime &&
                                               *concern.assuranceDueTime < now.time);
}

Concern withState(Concern concern, ConcernState state, base::Stamp at) {
  concern.state = state;
  const auto stamp = [&](std::optional<base::Stamp>& moment, ConcernState from) {
    if (state < from)
      moment.reset();
    else if (!moment && (state == from || from == ConcernState::DutyTeamTold))
      moment = at;
  };
  stamp(concern.toldAt, ConcernState::DutyTeamTold);
  stamp(concern.assuredAt, ConcernState::Assured);
  stamp(concern.closedAt, ConcernState::Closed);
  return concern;
}

std::vector<const domain::Stored<InspectionPoint>*> pointsOf(const domain::Workspace& workspace,
                                                             const domain::InspectionId& inspection) {
  std::vector<const domain::Stored<InspectionPoint>*> points;
  for (const auto& row : workspace.all<InspectionPoint>())
    if (row.value.inspection == inspection) points.push_back(&row);
  std::ranges::stable_sort(points, {}, [](const auto* row) { return std::tuple(row->value.day, row->value.code); });
  return points;
}

bool isLate(const InspectionPoint& point, const base::Now& now) {
  if (point.state != PointState::Open || !point.due) return false;
  return *point.due < now.today || (*point.due == now.today && point.dueTime && *point.dueTime < now.time);
}

std::string nextConcernCode(const domain::Workspace& workspace, const domain::InspectionId& inspection) {
  return nextCodeOf<Concern>(workspace, inspection, "SC-", 1);
}
std::string nextPointCode(const domain::Workspace& workspace, const domain::InspectionId& inspection) {
  return nextCodeOf<InspectionPoint>(workspace, inspection, "K-", 2);
}

Result<domain::ChangeSet> requestFromPoint(const domain::Workspace& workspace,
                                           const domain::Stored<InspectionPoint>& point, const std::string& title,
                                           base::IdMaker& ids, const base::Now& now) {
  const auto words = ownWords(title, "title");
  if (!words) return tl::make_unexpected(words.error());
  if (auto free = isFree(point.value); !free) return tl::make_unexpected(free.error());
  domain::Request made;
  made.id = ids.makeId<domain::RequestTag>(now.utc);
  made.inspection = point.value.inspection;
  made.code = nextCodeOf<domain::Request>(workspace, point.value.inspection, "R-", 3);
  made.title = *words;
  made.why = "From " + point.value.code;
  made.received = now.today;
  made.receivedTime = now.time;
  made.due = point.value.due;
  made.dueTime = point.value.dueTime;
  if (made.due && (*made.due < now.today || (*made.due == now.today && made.dueTime && *made.dueTime < now.time))) {
    made.received = point.value.day;  // asked then, and late by now
    made.receivedTime.reset();
  }
  made.owner = point.value.owner;
  auto after = point.value;
  after.request = made.id;
  return domain::ChangeSet{"make a request of " + point.value.code,
                           {domain::made(domain::Record{std::move(made)}), domain::edited(point, std::move(after))}};
}

Result<domain::ChangeSet> taskFromPoint(const domain::Stored<InspectionPoint>& point, const std::string& title,
                                        base::IdMaker& ids, const base::Now& now) {
  const auto words = ownWords(title, "title");
  if (!words) return tl::make_unexpected(words.error());
  if (auto free = isFree(point.value); !free) return tl::make_unexpected(free.error());
  domain::Task made;
  made.id = ids.makeId<domain::TaskTag>(now.utc);
  made.inspection = point.value.inspection;
  made.title = *words;
  made.owner = point.value.owner;
  made.due = point.value.due ? point.value.due : std::optional(now.today);
  made.dueTime = point.value.dueTime;
  made.notes = "From " + point.value.code;
  auto after = point.value;
  after.task = made.id;
  return domain::ChangeSet{"make an action of " + point.value.code,
                           {domain::made(domain::Record{std::move(made)}), domain::edited(point, std::move(after))}};
}

Result<domain::ChangeSet> evidenceFromPoint(const domain::Stored<InspectionPoint>& point, const std::string& summary,
                                            domain::Finding finding, base::ShortCode criterion, base::IdMaker& ids,
                                            const base::Now& now) {
  const auto words = ownWords(summary, "summary");
  if (!words) return tl::make_unexpected(words.error());
  domain::Evidence made;
  made.id = ids.makeId<domain::EvidenceTag>(now.utc);
  made.summary = *words;
  made.finding = finding;
  made.criterion = criterion;
  made.source = domain::SourceKind::ExternalReview;
  made.loggedOn = now.today;
  made.fromPoint = point.value.id;
  return domain::ChangeSet{"log evidence from " + point.value.code, {domain::made(domain::Record{std::move(made)})}};
}

std::string partTitle(domain::RestrictedPart part) {
  switch (part) {
    case domain::RestrictedPart::TrackedChildren:
      return "Tracked children";
    case domain::RestrictedPart::Concerns:
      return "Concerns about a child";
    case domain::RestrictedPart::KeepingInTouch:
      return "Keeping in touch";
  }
  return {};
}

Result<void> enterPart(Session& session, const domain::Workspace& workspace, const domain::InspectionId& inspection,
                       domain::RestrictedPart part, const domain::PersonId& person, const std::string& reason,
                       base::Stamp at) {
  const auto* known = workspace.all<domain::Person>().find(person);
  const std::string name = known == nullptr ? "That person" : known->value.name;
  if (!isNamedFor(workspace, inspection, part, person))
    return base::fail(Code::BadUse, {{"problem", name + " isn’t among the people named for " + partTitle(part) +
                                                     ". One of them can add a name"}});
  const auto words = ownWords(reason, "reason");
  if (!words) return tl::make_unexpected(words.error());
  return noteAccess(session, domain::IdentityAccessKind::Unsealed, entryReason(part, name, *words), 0, at);
}

std::string entryReason(domain::RestrictedPart part, const std::string& person, const std::string& reason) {
  return partTitle(part) + ", opened as " + person + ": " + reason;
}

std::optional<domain::ChangeSet> namePerson(const domain::Workspace& workspace,
                                            const domain::InspectionId& inspection, domain::RestrictedPart part,
                                            const domain::PersonId& person, const std::string& who, base::IdMaker& ids,
                                            base::Stamp at) {
  const auto* known = workspace.all<domain::Person>().find(person);
  if (known == nullptr || isNamedFor(workspace, inspection, part, person)) return std::nullopt;
  domain::NamedPerson made;
  made.id = ids.makeId<domain::NamedPersonTag>(at);
  made.inspection = inspection;
  made.part = part;
  made.person = person;
  made.addedBy = who;
  made.addedAt = at;
  return domain::ChangeSet{"name " + known->value.name + " for " + partTitle(part),
                           {domain::made(domain::Record{std::move(made)})}};
}

std::optional<domain::PersonId> personCalled(const domain::Workspace& workspace, const std::string& name) {
  std::optional<domain::PersonId> found;
  const auto wanted = base::folded(base::trimmed(name));
  for (const auto& row : workspace.all<domain::Person>()) {
    const bool fits = base::folded(row.value.name) == wanted || base::folded(row.value.email) == wanted ||
                      base::uuidText(row.value.id.uuid) == wanted;
    if (!fits || wanted.empty()) continue;
    if (found) return std::nullopt;
    found = row.value.id;
  }
  return found;
}

}  // namespace waymark::app
