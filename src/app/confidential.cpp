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

bool hasCase(const domain::Workspace& workspace, const std::string& code) {
  const auto has = [&](const auto& row) { return row.value.caseCode == code; };
  return std::ranges::any_of(workspace.all<domain::Child>(), has) ||
         std::ranges::any_of(workspace.all<domain::TrackedChild>(), has);
}

/// Sealed anew only where a text differs, because the same words sealed twice are other bytes.
template <class T>
Result<domain::ChangeSet> kept(std::string name, const domain::Stored<T>* before, T after, const SealedTexts& texts,
                               const seal::Key& key) {
  const auto what = texts.find("what");
  if (what == texts.end() || base::trimmed(what->second).empty())
    return base::fail(Code::MissingField, {{"field", "what"}});
  auto wanted = texts;
  std::erase_if(wanted, [](const auto& text) { return text.second.empty(); });
  bool isSame = false;
  if (before != nullptr) {
    const auto stored = openTexts(&key, after.id.uuid, before->value.sealed);
    if (!stored) return tl::make_unexpected(stored.error());
    isSame = *stored == wanted;
  }
  after.sealed = isSame ? before->value.sealed : sealTexts(key, after.id.uuid, wanted);
  if (auto valid = domain::validate(domain::Record{after}); !valid) return tl::make_unexpected(valid.error());
  domain::ChangeSet set{std::move(name), {}};
  if (before == nullptr)
    set.changes.push_back(domain::made(domain::Record{std::move(after)}));
  else if (after != before->value)
    set.changes.push_back(domain::edited(*before, std::move(after)));
  return set;
}

std::string stepOf(const domain::Stored<InspectionPoint>* before, const InspectionPoint& point) {
  if (before == nullptr) return "write down " + point.code;
  if (before->value.state == point.state) return "change " + point.code;
  switch (point.state) {
    case PointState::Open:
      return "open " + point.code + " again";
    case PointState::Answered:
      return "answer " + point.code;
    case PointState::Closed:
      return "close " + point.code;
  }
  return {};
}

std::string stepOf(const domain::Stored<Concern>* before, const Concern& concern) {
  if (before == nullptr) return "write down concern " + concern.code;
  return (before->value.state == concern.state ? "change concern " : "move on concern ") + concern.code;
}

}  // namespace

std::vector<const domain::Stored<Concern>*> concernsOf(const domain::Workspace& workspace,
                                                       const domain::InspectionId& inspection) {
  std::vector<const domain::Stored<Concern>*> concerns;
  for (const auto& row : workspace.all<Concern>())
    if (row.value.inspection == inspection) concerns.push_back(&row);
  std::ranges::sort(concerns, {}, [](const auto* row) {
    return std::tuple(row->value.receivedAt, row->value.code.size(), row->value.code);  // "SC-9" before "SC-10"
  });
  return concerns;
}

std::vector<const domain::Stored<Concern>*> openConcerns(const domain::Workspace& workspace,
                                                         const domain::InspectionId& inspection) {
  auto open = concernsOf(workspace, inspection);
  std::erase_if(open, [](const auto* row) { return row->value.state == ConcernState::Closed; });
  std::ranges::stable_sort(open, [](const auto* a, const auto* b) {
    const auto key = [](const Concern& concern) {
      return std::tuple(concern.assuranceDue.value_or(base::Day::max()),
                        concern.assuranceDueTime.value_or(base::TimeOfDay{24 * 60}));
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

InspectionPoint newPoint(const domain::Workspace& workspace, const domain::InspectionId& inspection,
                         base::IdMaker& ids, const base::Now& now) {
  InspectionPoint point;
  point.id = ids.makeId<domain::InspectionPointTag>(now.utc);
  point.inspection = inspection;
  point.code = nextPointCode(workspace, inspection);
  point.day = now.today;
  return point;
}

Concern newConcern(const domain::Workspace& workspace, const domain::InspectionId& inspection, base::IdMaker& ids,
                   const base::Now& now) {
  Concern concern;
  concern.id = ids.makeId<domain::ConcernTag>(now.utc);
  concern.inspection = inspection;
  concern.code = nextConcernCode(workspace, inspection);
  concern.receivedAt = now.utc;
  return concern;
}

Result<domain::ChangeSet> keptPoint(const domain::Stored<InspectionPoint>* before, InspectionPoint point,
                                    const SealedTexts& texts, const seal::Key& key) {
  auto name = stepOf(before, point);
  return kept(std::move(name), before, std::move(point), texts, key);
}

Result<domain::ChangeSet> keptConcern(const domain::Workspace& workspace, const domain::Stored<Concern>* before,
                                      Concern concern, const SealedTexts& texts, const seal::Key& key) {
  // One that was known when it was written down stays: the lists change.
  const bool isOld = before != nullptr && before->value.caseCode == concern.caseCode;
  if (!concern.caseCode.empty() && !isOld && !hasCase(workspace, concern.caseCode))
    return base::fail(Code::NotFound, {{"what", "child with the case code"}, {"id", concern.caseCode}});
  const auto received = base::nowAt(concern.receivedAt);
  if (concern.assuranceDue &&
      (*concern.assuranceDue < received.today || (*concern.assuranceDue == received.today && concern.assuranceDueTime &&
                                                  *concern.assuranceDueTime < received.time)))
    return base::fail(Code::WrongOrder, {{"earlier", "the concern came (" + base::longText(received.today) + ", " +
                                                         base::timeText(received.time) + ")"},
                                         {"later", "The assurance due (" + base::longText(*concern.assuranceDue) + ")"}});
  if (concern.state == ConcernState::Closed && !concern.assuredAt && (before == nullptr || before->value.state != concern.state))
    return base::fail(Code::BadUse, {{"problem", concern.code + " has no assurance from the duty team yet. Write that "
                                                                "down first; one that was a mistake is taken out"}});
  auto name = stepOf(before, concern);
  return kept(std::move(name), before, std::move(concern), texts, key);
}

Result<domain::ChangeSet> withoutPoint(const domain::Workspace& workspace,
                                       const domain::Stored<InspectionPoint>& point) {
  const char* became = point.value.request                              ? "a request"
                       : point.value.task                               ? "an action"
                       : !evidenceOf(workspace, point.value.id).empty() ? "evidence"
                                                                        : nullptr;
  if (became != nullptr)
    return base::fail(Code::BadUse, {{"problem", point.value.code + " became " + became +
                                                     ", which the embargo holds by it. Close it instead"}});
  return domain::ChangeSet{"take out " + point.value.code, {domain::removed(point)}};
}

std::vector<const domain::Stored<domain::Evidence>*> evidenceOf(const domain::Workspace& workspace,
                                                                const domain::InspectionPointId& point) {
  std::vector<const domain::Stored<domain::Evidence>*> found;
  for (const auto& row : workspace.all<domain::Evidence>())
    if (row.value.fromPoint == point) found.push_back(&row);
  return found;
}

HeldBack heldBack(const domain::Workspace& workspace, const domain::InspectionId& inspection) {
  HeldBack held;
  if (!isUnderEmbargo(workspace, inspection)) return held;
  for (const auto* row : pointsOf(workspace, inspection)) {
    held.requests += row->value.request ? 1 : 0;
    held.actions += row->value.task ? 1 : 0;
  }
  for (const auto& row : workspace.all<domain::Evidence>()) held.findings += isUnderEmbargo(workspace, row.value) ? 1 : 0;
  return held;
}

Result<domain::ChangeSet> published(const domain::Stored<domain::Inspection>& inspection, base::Day on,
                                    const base::Now& now) {
  if (on > now.today) return tl::make_unexpected(stillToCome(on));
  if (inspection.value.notified && on < *inspection.value.notified)
    return base::fail(Code::WrongOrder, {{"earlier", "the call (" + base::longText(*inspection.value.notified) + ")"},
                                         {"later", "publication (" + base::longText(on) + ")"}});
  auto after = inspection.value;
  after.publishedOn = on;
  return domain::ChangeSet{"lift the embargo", {domain::edited(inspection, std::move(after))}};
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

std::vector<const domain::IdentityAccess*> openingsOf(const domain::Workspace& workspace,
                                                      domain::RestrictedPart part) {
  const auto title = partTitle(part);
  std::vector<const domain::IdentityAccess*> found;
  for (const auto& row : workspace.all<domain::IdentityAccess>()) {
    const std::string_view reason = row.value.reason;
    if (!reason.starts_with(title)) continue;
    const auto rest = reason.substr(title.size());
    if (rest.starts_with(", ") || rest.starts_with(": ")) found.push_back(&row.value);
  }
  std::ranges::reverse(found);
  return found;
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
