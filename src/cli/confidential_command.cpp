// SPDX-License-Identifier: GPL-3.0-or-later
// waymark-cli named, concerns and points: who may see the restricted parts, concerns about a child, and what inspectors
// say in confidence. Codes, states and days are open; the words need the passphrase and a named person.
#include <fmt/format.h>

#include <nlohmann/json.hpp>
#include <ostream>

#include "base/file.h"
#include "cli/json_values.h"
#include "cli/restricted_access.h"
#include "app/tracked_children.h"

namespace waymark::cli {
namespace {

using base::Code;
using base::Result;
using domain::RestrictedPart;
using Json = nlohmann::ordered_json;
using Kind = Option::Kind;
using Need = Option::Need;

struct OpenedForWriting {
  app::Session session;
  ClockState clock;
};
Result<OpenedForWriting> openedForWriting(const Arguments& arguments, const Console& console) {
  auto session = openForWriting(arguments, console);
  if (!session) return tl::make_unexpected(session.error());
  auto clock = clockState(*session, console);
  if (!clock) return tl::make_unexpected(clock.error());
  return OpenedForWriting{std::move(*session), std::move(*clock)};
}

std::string nameOf(const domain::Workspace& workspace, const std::optional<domain::PersonId>& id) {
  const auto* person = id ? workspace.all<domain::Person>().find(*id) : nullptr;
  return person == nullptr ? std::string() : person->value.name;
}

template <class T>
Result<const domain::Stored<T>*> byCode(const ClockState& clock, const Arguments& arguments, const char* what) {
  const auto code = arguments.text("code");
  for (const auto& row : clock.workspace.all<T>())
    if (row.value.inspection == clock.id && row.value.code == code) return &row;
  return base::fail(Code::NotFound, {{"what", what}, {"id", code}});
}

Json stampOrNull(const std::optional<base::Stamp>& stamp) {
  return stamp ? Json(base::stampText(*stamp)) : Json();
}

// --- named people

Result<Exit> namedList(const Arguments& arguments, Console& console) {
  auto session = openForReading(arguments, console);
  if (!session) return tl::make_unexpected(session.error());
  const auto clock = clockState(*session, console);
  if (!clock) return tl::make_unexpected(clock.error());
  auto json = Json::array();
  for (const auto& row : clock->workspace.all<domain::NamedPerson>()) {
    if (row.value.inspection != clock->id) continue;
    const auto name = nameOf(clock->workspace, row.value.person);
    json.push_back({{"part", base::codeText(row.value.part)},
                    {"person", name},
                    {"added_by", row.value.addedBy},
                    {"added_at", base::stampText(row.value.addedAt)}});
    if (console.format == Format::Text)
      console.out << fmt::format("{:<24} {}\n", app::partTitle(row.value.part), name);
  }
  if (console.format == Format::Json)
    console.out << json.dump(2) << '\n';
  else if (json.empty())
    console.out << "Nobody is named yet. Whoever can unlock may name the first person.\n";
  return Exit::Done;
}

/// Whoever can unlock may name the first; from then on somebody who is named.
Result<Exit> namedChange(const Arguments& arguments, Console& console, bool removes) {
  const auto part = codeArgument<RestrictedPart>(arguments, "part");
  if (!part) return tl::make_unexpected(part.error());
  auto at = openedForWriting(arguments, console);
  if (!at) return tl::make_unexpected(at.error());
  const auto person = personArgument(at->clock.workspace, arguments.text("person"));
  if (!person) return tl::make_unexpected(person.error());
  if (app::namedFor(at->clock.workspace, at->clock.id, *part).empty()) {
    const auto by = openerArgument(arguments);
    if (!by) return tl::make_unexpected(by.error());
    if (const auto key = app::openSeal(at->session, *by); !key) return tl::make_unexpected(key.error());
  } else if (const auto key = enter(at->session, at->clock, *part, arguments, console); !key) {
    return tl::make_unexpected(key.error());
  }
  if (removes) {
    for (const auto& row : at->clock.workspace.all<domain::NamedPerson>())
      if (row.value.inspection == at->clock.id && row.value.part == *part && row.value.person == *person)
        return saved(apply(at->session,
                           {"take " + nameOf(at->clock.workspace, *person) + " off " + app::partTitle(*part),
                            {domain::removed(row)}},
                           console),
                     console);
    return base::fail(Code::NotFound, {{"what", "person named"}, {"id", arguments.text("person")}});
  }
  base::IdMaker ids;
  const auto set =
      app::namePerson(at->clock.workspace, at->clock.id, *part, *person, console.user, ids, console.now.utc);
  if (!set) return base::fail(Code::DuplicateId, {{"what", "person named"}, {"id", arguments.text("person")}});
  if (auto noted = app::noteAccess(at->session, domain::IdentityAccessKind::Unsealed,
                                   app::partTitle(*part) + ": " + nameOf(at->clock.workspace, *person) + " was named", 0,
                                   console.now.utc);
      !noted)
    return tl::make_unexpected(noted.error());
  return saved(apply(at->session, *set, console), console);
}
Result<Exit> namedAdd(const Arguments& arguments, Console& console) {
  return namedChange(arguments, console, false);
}
Result<Exit> namedRemove(const Arguments& arguments, Console& console) {
  return namedChange(arguments, console, true);
}

// --- concerns about a child

Result<Exit> concernList(const Arguments& arguments, Console& console) {
  const bool opens = arguments.has("as");
  auto session = opens ? openForWriting(arguments, console) : openForReading(arguments, console);
  if (!session) return tl::make_unexpected(session.error());
  const auto clock = clockState(*session, console);
  if (!clock) return tl::make_unexpected(clock.error());
  std::optional<seal::Key> key;
  if (opens) {
    auto entered = enter(*session, *clock, RestrictedPart::Concerns, arguments, console);
    if (!entered) return tl::make_unexpected(entered.error());
    key = std::move(*entered);
  }
  auto json = Json::array();
  for (const auto* row : app::concernsOf(clock->workspace, clock->id)) {
    const auto& one = row->value;
    Json line{{"code", one.code},
              {"case", one.caseCode},
              {"origin", base::codeText(one.origin)},
              {"received_at", base::stampText(one.receivedAt)},
              {"state", base::codeText(one.state)},
              {"told_at", stampOrNull(one.toldAt)},
              {"assurance_due", dayOrNull(one.assuranceDue)},
              {"assured_at", stampOrNull(one.assuredAt)},
              {"closed_at", stampOrNull(one.closedAt)},
              {"owner", nameOf(clock->workspace, one.owner)},
              {"late", app::isLate(one, clock->now)}};
    std::string what;
    if (key) {
      const auto texts = app::openTexts(&*key, one.id.uuid, one.sealed);
      if (!texts) return tl::make_unexpected(texts.error());
      line["texts"] = *texts;
      if (const auto at = texts->find("what"); at != texts->end()) what = at->second;
    }
    if (console.format == Format::Text)
      console.out << fmt::format("{:<6} {:<10} {:<15} {}{}{}\n", one.code, one.caseCode, base::codeText(one.state),
                                 one.assuranceDue ? "assurance by " + base::longText(*one.assuranceDue) : "",
                                 app::isLate(one, clock->now) ? ", late" : "", what.empty() ? "" : "  " + what);
    json.push_back(std::move(line));
  }
  if (console.format == Format::Json)
    console.out << json.dump(2) << '\n';
  else if (json.empty())
    console.out << "No concerns about a child are written down.\n";
  return Exit::Done;
}

Result<Exit> concernAdd(const Arguments& arguments, Console& console) {
  auto at = openedForWriting(arguments, console);
  if (!at) return tl::make_unexpected(at.error());
  const auto due = dayAndTime(arguments, "assurance-due");
  if (!due) return tl::make_unexpected(due.error());
  base::IdMaker ids;
  auto made = app::newConcern(at->clock.workspace, at->clock.id, ids, at->clock.now);
  made.caseCode = arguments.text("case");
  made.assuranceDue = due->day;
  made.assuranceDueTime = due->time;
  if (arguments.has("origin")) {
    const auto origin = codeArgument<domain::ConcernOrigin>(arguments, "origin");
    if (!origin) return tl::make_unexpected(origin.error());
    made.origin = *origin;
  }
  if (const auto name = arguments.value("owner")) {
    const auto owner = personArgument(at->clock.workspace, *name);
    if (!owner) return tl::make_unexpected(owner.error());
    made.owner = *owner;
  }
  const auto key = enter(at->session, at->clock, RestrictedPart::Concerns, arguments, console);
  if (!key) return tl::make_unexpected(key.error());
  const app::SealedTexts texts{
      {"what", arguments.text("what")}, {"by", arguments.text("by")}, {"where", arguments.text("where")}};
  const auto set = app::keptConcern(at->clock.workspace, nullptr, std::move(made), texts, *key);
  if (!set) return tl::make_unexpected(set.error());
  return saved(apply(at->session, *set, console), console);
}

Result<Exit> concernState(const Arguments& arguments, Console& console) {
  auto at = openedForWriting(arguments, console);
  if (!at) return tl::make_unexpected(at.error());
  const auto row = byCode<domain::Concern>(at->clock, arguments, "concern");
  if (!row) return tl::make_unexpected(row.error());
  const auto state = codeArgument<domain::ConcernState>(arguments, "state");
  if (!state) return tl::make_unexpected(state.error());
  auto after = app::withState((*row)->value, *state, at->clock.now.utc);
  const auto key = enter(at->session, at->clock, RestrictedPart::Concerns, arguments, console);
  if (!key) return tl::make_unexpected(key.error());
  auto texts = app::openTexts(&*key, after.id.uuid, after.sealed);
  if (!texts) return tl::make_unexpected(texts.error());
  for (const char* name : {"told", "assurance"})
    if (const auto text = arguments.value(name)) (*texts)[name] = *text;
  const auto set = app::keptConcern(at->clock.workspace, *row, std::move(after), *texts, *key);
  if (!set) return tl::make_unexpected(set.error());
  if (set->changes.empty()) return base::fail(Code::BadUse, {{"problem", "Nothing to change: it is so already"}});
  return saved(apply(at->session, *set, console), console);
}

// --- points from keeping in touch

Result<Exit> pointList(const Arguments& arguments, Console& console) {
  const bool opens = arguments.has("as");
  auto session = opens ? openForWriting(arguments, console) : openForReading(arguments, console);
  if (!session) return tl::make_unexpected(session.error());
  const auto clock = clockState(*session, console);
  if (!clock) return tl::make_unexpected(clock.error());
  std::optional<seal::Key> key;
  if (opens) {
    auto entered = enter(*session, *clock, RestrictedPart::KeepingInTouch, arguments, console);
    if (!entered) return tl::make_unexpected(entered.error());
    key = std::move(*entered);
  }
  auto json = Json::array();
  for (const auto* row : app::pointsOf(clock->workspace, clock->id)) {
    const auto& one = row->value;
    Json line{{"code", one.code},       {"kind", base::codeText(one.kind)},  {"day", base::isoText(one.day)},
              {"state", base::codeText(one.state)}, {"owner", nameOf(clock->workspace, one.owner)},
              {"due", dayOrNull(one.due)}, {"late", app::isLate(one, clock->now)},
              {"request", one.request.has_value()}, {"action", one.task.has_value()}};
    std::string what;
    if (key) {
      const auto texts = app::openTexts(&*key, one.id.uuid, one.sealed);
      if (!texts) return tl::make_unexpected(texts.error());
      line["texts"] = *texts;
      if (const auto at = texts->find("what"); at != texts->end()) what = at->second;
    }
    if (console.format == Format::Text)
      console.out << fmt::format("{:<6} {:<12} {:<17} {:<9}{}{}\n", one.code, base::shortText(one.day),
                                 base::codeText(one.kind), base::codeText(one.state),
                                 app::isLate(one, clock->now) ? ", late" : "", what.empty() ? "" : "  " + what);
    json.push_back(std::move(line));
  }
  if (console.format == Format::Json)
    console.out << json.dump(2) << '\n';
  else if (json.empty())
    console.out << "No points are written down.\n";
  return Exit::Done;
}

Result<Exit> pointAdd(const Arguments& arguments, Console& console) {
  auto at = openedForWriting(arguments, console);
  if (!at) return tl::make_unexpected(at.error());
  const auto due = dayAndTime(arguments, "due");
  if (!due) return tl::make_unexpected(due.error());
  const auto day = optionalDay(arguments, "day");
  if (!day) return tl::make_unexpected(day.error());
  const auto criteria = criteriaArgument(arguments, at->clock.pack, "criteria");
  if (!criteria) return tl::make_unexpected(criteria.error());
  base::IdMaker ids;
  auto made = app::newPoint(at->clock.workspace, at->clock.id, ids, at->clock.now);
  if (*day) made.day = **day;
  made.due = due->day;
  made.dueTime = due->time;
  if (arguments.has("kind")) {
    const auto kind = codeArgument<domain::PointKind>(arguments, "kind");
    if (!kind) return tl::make_unexpected(kind.error());
    made.kind = *kind;
  }
  if (const auto name = arguments.value("owner")) {
    const auto owner = personArgument(at->clock.workspace, *name);
    if (!owner) return tl::make_unexpected(owner.error());
    made.owner = *owner;
  }
  const auto key = enter(at->session, at->clock, RestrictedPart::KeepingInTouch, arguments, console);
  if (!key) return tl::make_unexpected(key.error());
  app::SealedTexts texts{{"what", arguments.text("what")}, {"by", arguments.text("by")}};
  for (const auto& code : *criteria) texts["criteria"] += (texts["criteria"].empty() ? "" : ", ") + code.text();
  if (const auto file = arguments.value("file")) {
    const auto bytes = base::readFile(*file, app::kLargestOriginal);
    if (!bytes) return tl::make_unexpected(bytes.error());
    const auto stored = app::sealOriginal(at->session, *key, made.id.uuid, *bytes);
    if (!stored) return tl::make_unexpected(stored.error());
    texts["file"] = std::filesystem::path(*file).filename().string();
    texts["sha256"] = stored->sha256;
    made.sealedSha256 = stored->sealedSha256;
  }
  const auto set = app::keptPoint(nullptr, std::move(made), texts, *key);
  if (!set) return tl::make_unexpected(set.error());
  return saved(apply(at->session, *set, console), console);
}

Result<Exit> pointAnswer(const Arguments& arguments, Console& console) {
  auto at = openedForWriting(arguments, console);
  if (!at) return tl::make_unexpected(at.error());
  const auto row = byCode<domain::InspectionPoint>(at->clock, arguments, "point");
  if (!row) return tl::make_unexpected(row.error());
  const auto key = enter(at->session, at->clock, RestrictedPart::KeepingInTouch, arguments, console);
  if (!key) return tl::make_unexpected(key.error());
  auto after = (*row)->value;
  auto texts = app::openTexts(&*key, after.id.uuid, after.sealed);
  if (!texts) return tl::make_unexpected(texts.error());
  if (const auto answer = arguments.value("answer")) (*texts)["answer"] = *answer;
  after.state = domain::PointState::Answered;
  if (arguments.has("state")) {
    const auto state = codeArgument<domain::PointState>(arguments, "state");
    if (!state) return tl::make_unexpected(state.error());
    after.state = *state;
  }
  const auto set = app::keptPoint(*row, std::move(after), *texts, *key);
  if (!set) return tl::make_unexpected(set.error());
  if (set->changes.empty()) {
    if (console.format == Format::Json)
      console.out << Json{{"number", nullptr}, {"changes", 0}}.dump(2) << '\n';
    else
      console.out << "Nothing to change: it says so already.\n";
    return Exit::Done;
  }
  return saved(apply(at->session, *set, console), console);
}

Result<Exit> pointTurn(const Arguments& arguments, Console& console) {
  auto at = openedForWriting(arguments, console);
  if (!at) return tl::make_unexpected(at.error());
  const auto row = byCode<domain::InspectionPoint>(at->clock, arguments, "point");
  if (!row) return tl::make_unexpected(row.error());
  const auto into = arguments.text("into");
  const auto words = arguments.text("words");
  if (const auto key = enter(at->session, at->clock, RestrictedPart::KeepingInTouch, arguments, console); !key)
    return tl::make_unexpected(key.error());
  base::IdMaker ids;
  Result<domain::ChangeSet> set;
  if (into == "request") {
    set = app::requestFromPoint(at->clock.workspace, **row, words, ids, at->clock.now);
  } else if (into == "action") {
    set = app::taskFromPoint(**row, words, ids, at->clock.now);
  } else if (into == "evidence") {
    const auto kind = codeArgument<domain::Finding>(arguments, "finding");
    if (!kind) return tl::make_unexpected(kind.error());
    const auto criteria = criteriaArgument(arguments, at->clock.pack, "criterion");
    if (!criteria) return tl::make_unexpected(criteria.error());
    if (criteria->size() != 1)
      return base::fail(Code::BadUse, {{"problem", "--criterion is one criterion, such as E1"}});
    set = app::evidenceFromPoint(**row, words, *kind, criteria->front(), ids, at->clock.now);
  } else {
    return base::fail(Code::UnknownCode, {{"field", "--into"}, {"value", into}, {"allowed", "request, action, evidence"}});
  }
  if (!set) return tl::make_unexpected(set.error());
  return saved(apply(at->session, *set, console), console);
}

}  // namespace

std::vector<Command> confidentialCommands() {
  constexpr Option kPart{"part", "tracked_children, concerns or keeping_in_touch", Kind::Value, Need::Required};
  constexpr Option kPerson{"person", "a person of the workspace, by name or address", Kind::Value, Need::Required};
  constexpr Option kCode{"code", "its code", Kind::Value, Need::Required};
  return {
      {"named list", "Who may see the restricted parts", {kWorkspace}, namedList,
       "Who may see tracked children, concerns and keeping in touch"},
      {"named add", "Name a person; whoever can unlock may name the first",
       {kWorkspace, kPart, kPerson, kAs, kReason, kPassphrase, kRecoveryKey}, namedAdd},
      {"named remove", "Take a person off",
       {kWorkspace, kPart, kPerson, kAs, kReason, kPassphrase, kRecoveryKey}, namedRemove},
      {"concerns list", "Concerns about a child: codes, states and days; with --as, the words too",
       {kWorkspace, kAs, kReason, kPassphrase, kRecoveryKey}, concernList, "Concerns about a child"},
      {"concerns add",
       "Write a concern down",
       {kWorkspace,
        {"what", "what was said", Kind::Value, Need::Required},
        {"by", "by whom"},
        {"where", "where it was found, of one found in text; sealed"},
        {"case", "the child’s case code, where they are on the lists"},
        {"origin", "inspectors, found_in_text or other"},
        {"assurance-due", "by when the duty team’s assurance is due, as 2026-11-11T16:00"},
        {"owner", "who sees to it"},
        kAs,
        kReason,
        kPassphrase,
        kRecoveryKey},
       concernAdd},
      {"concerns state",
       "Move a concern on: the duty team was told, their assurance is back, it is closed",
       {kWorkspace,
        kCode,
        {"state", "received, duty_team_told, assured or closed", Kind::Value, Need::Required},
        {"told", "who was told; sealed"},
        {"assurance", "what they said; sealed"},
        kAs,
        kReason,
        kPassphrase,
        kRecoveryKey},
       concernState},
      {"points list", "Points from keeping in touch: codes, states and days; with --as, the words too",
       {kWorkspace, kAs, kReason, kPassphrase, kRecoveryKey}, pointList, "What inspectors say in confidence"},
      {"points add",
       "Write a point down",
       {kWorkspace,
        {"what", "what was raised", Kind::Value, Need::Required},
        {"by", "by whom"},
        {"kind", "keeping_in_touch, feedback or draft_report"},
        {"day", "of the meeting; today without it"},
        {"criteria", "as E1, E2; sealed"},
        {"due", "when the answer is due, as 2026-11-12T09:00"},
        {"owner", "who answers"},
        {"file", "a file that is sealed with it: a draft report"},
        kAs,
        kReason,
        kPassphrase,
        kRecoveryKey},
       pointAdd},
      {"points answer",
       "What was answered",
       {kWorkspace,
        kCode,
        {"answer", "the words; sealed"},
        {"state", "open, answered or closed; answered without it"},
        kAs,
        kReason,
        kPassphrase,
        kRecoveryKey},
       pointAnswer},
      {"points turn",
       "Make a request, an action or evidence of a point, in words of your own",
       {kWorkspace,
        kCode,
        {"into", "request, action or evidence", Kind::Value, Need::Required},
        {"words", "the request’s or action’s title, the finding’s summary", Kind::Value, Need::Required},
        {"finding", "of evidence: strength, mixed or concern"},
        {"criterion", "of evidence: as E1"},
        kAs,
        kReason,
        kPassphrase,
        kRecoveryKey},
       pointTurn},
  };
}

}  // namespace waymark::cli
