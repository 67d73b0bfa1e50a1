// SPDX-License-Identifier: GPL-3.0-or-later
// waymark-cli tracked …: the practice sample before the call and the children inspectors follow, by case code. Changing
// anything, and reading what is sealed, needs the passphrase and a person who is named for the part.
#include <fmt/format.h>

#include <nlohmann/json.hpp>
#include <ostream>

#include "app/tracked_children.h"
#include "base/file.h"
#include "cli/json_values.h"
#include "cli/practice_sample_command.h"
#include "cli/restricted_access.h"

namespace waymark::cli {
namespace {

using base::Code;
using base::Result;
using domain::RestrictedPart;
using Json = nlohmann::ordered_json;
using Kind = Option::Kind;
using Need = Option::Need;

Json timeOf(const std::optional<base::TimeOfDay>& time) {
  return time ? Json(base::timeText(*time)) : Json();
}

Result<const app::StoredTracked*> childArgument(const ClockState& clock, const Arguments& arguments) {
  const auto code = arguments.text("case");
  if (const auto* child = app::trackedByCode(clock.workspace, clock.id, code)) return child;
  return base::fail(Code::NotFound, {{"what", "tracked child"}, {"id", code}});
}

/// A session that writes, and where the clock stands.
struct TrackedWriting {
  app::Session session;
  ClockState clock;
  /// For a person who is named, whatever is written: who changes what is open could else make a refusal an agreement.
  Result<seal::Key> entered(const Arguments& arguments, const Console& console) {
    return enter(session, clock, RestrictedPart::TrackedChildren, arguments, console);
  }
};
Result<TrackedWriting> trackedWriting(const Arguments& arguments, const Console& console) {
  auto session = openForWriting(arguments, console);
  if (!session) return tl::make_unexpected(session.error());
  auto clock = clockState(*session, console);
  if (!clock) return tl::make_unexpected(clock.error());
  return TrackedWriting{std::move(*session), std::move(*clock)};
}

// --- reading

Json documentJson(const app::CaseDocumentLine& line, const base::Now& now) {
  constexpr std::array kFrom{"none", "own", "child", "told", "pack_default"};
  return {{"id", line.record == nullptr ? Json() : Json(base::uuidText(line.record->value.id.uuid))},
          {"document", line.packDocument},
          {"title", line.title},
          {"agency", line.agency},
          {"state", base::codeText(line.state)},
          {"due", dayOrNull(line.due)},
          {"due_time", timeOf(line.dueTime)},
          {"due_from", kFrom[static_cast<std::size_t>(line.dueFrom)]},
          {"assumed", line.assumed},
          {"waits_for_agreement", line.waits},
          {"late", line.isLate(now)}};
}

Result<Exit> trackedList(const Arguments& arguments, Console& console) {
  auto session = openForReading(arguments, console);
  if (!session) return tl::make_unexpected(session.error());
  const auto clock = clockState(*session, console);
  if (!clock) return tl::make_unexpected(clock.error());
  const auto rows = arguments.has("practice") ? app::practiceChildren(clock->workspace, clock->id)
                                              : app::trackedChildren(clock->workspace, clock->id);
  auto json = Json::array();
  for (const auto* row : rows) {
    const auto& child = row->value;
    auto documents = Json::array();
    int outstanding = 0;
    for (const auto& line : app::documentsOf(clock->workspace, *row, {}, clock->pack, clock->calendar)) {
      outstanding += line.isOutstanding();
      documents.push_back(documentJson(line, clock->now));
    }
    json.push_back({{"case", child.caseCode},
                    {"place", child.place},
                    {"state", base::codeText(child.state)},
                    {"chosen_on", dayOrNull(child.chosenOn)},
                    {"why", child.why},
                    {"replaced_why", child.replacedWhy},
                    {"giver", child.giver ? Json(base::codeText(*child.giver)) : Json()},
                    {"agreement", base::codeText(child.agreement)},
                    {"asked_on", dayOrNull(child.askedOn)},
                    {"answered_on", dayOrNull(child.answeredOn)},
                    {"withdrawn_on", dayOrNull(child.withdrawnOn)},
                    {"records_wait", base::codeText(child.recordsWait)},
                    {"beyond_places", app::isBeyondPlaces(clock->pack, child.place)},
                    {"documents", std::move(documents)}});
    if (console.format == Format::Text)
      console.out << fmt::format("{}. {:<10} {:<9} agreement {:<10} {} documents outstanding{}\n", child.place,
                                 child.caseCode, base::codeText(child.state), base::codeText(child.agreement),
                                 outstanding,
                                 app::isBeyondPlaces(clock->pack, child.place)
                                     ? fmt::format("  (more than the usual {})", clock->pack.trackedChildren.usual)
                                     : "");
  }
  if (console.format == Format::Json)
    console.out << json.dump(2) << '\n';
  else if (rows.empty())
    console.out << "No children are tracked yet.\n";
  return Exit::Done;
}

Result<Exit> show(const Arguments& arguments, Console& console) {
  auto at = trackedWriting(arguments, console);
  if (!at) return tl::make_unexpected(at.error());
  const auto child = childArgument(at->clock, arguments);
  if (!child) return tl::make_unexpected(child.error());
  const auto key = at->entered(arguments, console);
  if (!key) return tl::make_unexpected(key.error());
  const auto opened = [&](const base::Uuid& id, const std::string& sealed) { return app::openTexts(&*key, id, sealed); };
  const auto texts = opened((*child)->value.id.uuid, (*child)->value.sealed);
  if (!texts) return tl::make_unexpected(texts.error());
  Json json{{"case", (*child)->value.caseCode}, {"texts", *texts}, {"practitioners", Json::array()},
            {"chronology", Json::array()}, {"originals", Json::array()}};
  for (const auto* row : app::practitionersOf(at->clock.workspace, (*child)->value.id)) {
    const auto who = opened(row->value.id.uuid, row->value.sealed);
    if (!who) return tl::make_unexpected(who.error());
    json["practitioners"].push_back({{"id", base::uuidText(row->value.id.uuid)},
                                     {"agency", row->value.agency},
                                     {"role", row->value.role},
                                     {"attendance", base::codeText(row->value.attendance)},
                                     {"texts", *who}});
  }
  for (const auto* row : app::chronologyOf(at->clock.workspace, (*child)->value.id)) {
    const auto what = opened(row->value.id.uuid, row->value.sealed);
    if (!what) return tl::make_unexpected(what.error());
    json["chronology"].push_back(
        {{"day", base::isoText(row->value.day)}, {"agency", row->value.agency}, {"texts", *what}});
  }
  for (const auto& row : at->clock.workspace.all<domain::CaseDocument>()) {
    if (row.value.trackedChild != (*child)->value.id || row.value.sealedSha256.empty()) continue;
    const auto file = opened(row.value.id.uuid, row.value.sealed);
    if (!file) return tl::make_unexpected(file.error());
    json["originals"].push_back({{"id", base::uuidText(row.value.id.uuid)}, {"texts", *file}});
  }
  if (console.format == Format::Json) {
    console.out << json.dump(2) << '\n';
    return Exit::Done;
  }
  console.out << (*child)->value.caseCode << '\n';
  for (const auto& [name, text] : *texts) console.out << fmt::format("  {}: {}\n", name, text);
  for (const auto& line : json["chronology"])
    console.out << fmt::format("  {}  {:<12} {}\n", line["day"].get<std::string>(), line["agency"].get<std::string>(),
                               line["texts"].value("what", ""));
  return Exit::Done;
}

// --- writing

Result<Exit> add(const Arguments& arguments, Console& console) {
  auto at = trackedWriting(arguments, console);
  if (!at) return tl::make_unexpected(at.error());
  const auto& clock = at->clock;
  const auto key = at->entered(arguments, console);
  if (!key) return tl::make_unexpected(key.error());
  const auto pool = app::openSamplePool(at->session, clock.workspace);
  if (!pool) return tl::make_unexpected(pool.error());
  const auto due = dayAndTime(arguments, "documents-due");
  if (!due) return tl::make_unexpected(due.error());
  const auto chosen = optionalDay(arguments, "chosen");
  if (!chosen) return tl::make_unexpected(chosen.error());
  const app::StoredTracked* replaced = nullptr;
  if (const auto old = arguments.value("replaces")) {
    replaced = app::trackedByCode(clock.workspace, clock.id, *old);
    if (replaced == nullptr) return base::fail(Code::NotFound, {{"what", "tracked child"}, {"id", *old}});
  }
  const int place = app::freePlace(clock.workspace, clock.id);
  base::IdMaker ids;
  const auto set = app::trackChild(clock.workspace, clock.id, clock.pack.trackedChildren, *pool,
                                   {arguments.text("case"), *chosen ? **chosen : clock.now.today,
                                    arguments.text("why"), due->day, due->time},
                                   replaced, arguments.text("replaced-why"), ids, clock.now.utc);
  if (!set) return tl::make_unexpected(set.error());
  if (replaced != nullptr)
    if (auto free = app::namesNobody(*key, replaced->value, "The reason", arguments.text("replaced-why")); !free)
      return tl::make_unexpected(free.error());
  const auto done = apply(at->session, *set, console);
  if (done && console.format == Format::Text && replaced == nullptr && app::isBeyondPlaces(clock.pack, place))
    console.out << fmt::format("This is child {}; inspectors usually follow {}. Ask the lead inspector.\n", place,
                               clock.pack.trackedChildren.usual);
  return saved(done, console);
}

Result<Exit> agree(const Arguments& arguments, Console& console) {
  auto at = trackedWriting(arguments, console);
  if (!at) return tl::make_unexpected(at.error());
  const auto child = childArgument(at->clock, arguments);
  if (!child) return tl::make_unexpected(child.error());
  const auto day = optionalDay(arguments, "on");
  if (!day) return tl::make_unexpected(day.error());
  if (*day && **day > at->clock.now.today)
    return base::fail(Code::BadUse, {{"problem", base::longText(**day) + " is still to come. Nothing was saved"}});
  auto after = (*child)->value;
  auto state = Result<domain::Agreement>(after.agreement);
  if (arguments.has("state")) state = codeArgument<domain::Agreement>(arguments, "state");
  if (!state) return tl::make_unexpected(state.error());
  if (*day || *state != after.agreement)
    after = app::withAgreement(std::move(after), *state, day->value_or(at->clock.now.today));
  if (arguments.has("giver")) {
    const auto giver = codeArgument<domain::AgreementGiver>(arguments, "giver");
    if (!giver) return tl::make_unexpected(giver.error());
    after.giver = *giver;
  }
  if (arguments.has("records-wait")) {
    const auto wait = codeArgument<domain::Answer>(arguments, "records-wait");
    if (!wait) return tl::make_unexpected(wait.error());
    after.recordsWait = *wait;
  }
  if (const auto key = at->entered(arguments, console); !key) return tl::make_unexpected(key.error());
  return saved(apply(at->session, {"agreement of " + after.caseCode, {domain::edited(**child, after)}}, console), console);
}

Result<Exit> note(const Arguments& arguments, Console& console) {
  auto at = trackedWriting(arguments, console);
  if (!at) return tl::make_unexpected(at.error());
  const auto child = childArgument(at->clock, arguments);
  if (!child) return tl::make_unexpected(child.error());
  const auto key = at->entered(arguments, console);
  if (!key) return tl::make_unexpected(key.error());
  auto texts = app::openTexts(&*key, (*child)->value.id.uuid, (*child)->value.sealed);
  if (!texts) return tl::make_unexpected(texts.error());
  constexpr std::array<std::pair<const char*, const char*>, 5> kTexts{{{"names", "names"},
                                                                       {"child-view", "child_view"},
                                                                       {"interpreter", "interpreter"},
                                                                       {"advocate", "advocate"},
                                                                       {"notes", "notes"}}};
  for (const auto& [option, name] : kTexts)
    if (const auto text = arguments.value(option)) (*texts)[name] = *text;
  auto after = (*child)->value;
  after.sealed = app::sealTexts(*key, after.id.uuid, *texts);
  return saved(apply(at->session, {"note on " + after.caseCode, {domain::edited(**child, after)}}, console), console);
}

/// UnknownCode for another agency than those that the checklist is kept by.
Result<void> takeAgency(const Arguments& arguments, std::string& agency) {
  const auto given = arguments.value("agency");
  if (!given) return {};
  if (std::ranges::count(app::kCaseAgencies, *given) == 0)
    return base::fail(Code::UnknownCode,
                      {{"field", "--agency"}, {"value", *given}, {"allowed", base::joinedCodes(app::kCaseAgencies)}});
  agency = *given;
  return {};
}

Result<Exit> document(const Arguments& arguments, Console& console) {
  auto at = trackedWriting(arguments, console);
  if (!at) return tl::make_unexpected(at.error());
  const auto& clock = at->clock;
  const auto child = childArgument(clock, arguments);
  if (!child) return tl::make_unexpected(child.error());
  const auto wanted = arguments.text("document");
  const domain::Stored<domain::CaseDocument>* old = nullptr;
  for (const auto& row : clock.workspace.all<domain::CaseDocument>())
    if (row.value.trackedChild == (*child)->value.id &&
        (row.value.packDocument == wanted || row.value.title == wanted || base::uuidText(row.value.id.uuid) == wanted))
      old = &row;
  base::IdMaker ids;
  domain::CaseDocument after;
  if (old != nullptr) {
    after = old->value;
  } else {
    const auto& documents = clock.pack.trackedChildren.documents;
    const auto known = std::ranges::find(documents, wanted, &framework::TrackedDocument::id);
    after.id = ids.makeId<domain::CaseDocumentTag>(clock.now.utc);
    after.trackedChild = (*child)->value.id;
    (known == documents.end() ? after.title : after.packDocument) = wanted;
    if (known != documents.end()) after.agency = known->agency;
  }
  if (auto agency = takeAgency(arguments, after.agency); !agency) return tl::make_unexpected(agency.error());
  const auto due = optionalDay(arguments, "due");
  if (!due) return tl::make_unexpected(due.error());
  if (*due) after.due = *due;
  if (arguments.has("state")) {
    const auto state = codeArgument<domain::CaseDocumentState>(arguments, "state");
    if (!state) return tl::make_unexpected(state.error());
    after.state = *state;
  }
  if (arguments.has("sent-to")) after.sentTo = arguments.text("sent-to");
  if (arguments.has("file") && !after.sealedSha256.empty() && !arguments.has("replace"))
    return base::fail(Code::BadUse, {{"problem", "This document has an original. --replace puts this file in its place"}});
  const auto key = at->entered(arguments, console);
  if (!key) return tl::make_unexpected(key.error());
  for (const auto& [what, words] : {std::pair("The title", after.title), std::pair("--sent-to", after.sentTo)})
    if (auto free = app::namesNobody(*key, (*child)->value, what, words); !free) return tl::make_unexpected(free.error());
  if (const auto file = arguments.value("file")) {
    const auto bytes = base::readFile(*file, app::kLargestOriginal);
    if (!bytes) return tl::make_unexpected(bytes.error());
    const auto stored = app::sealOriginal(at->session, *key, after.id.uuid, *bytes);
    if (!stored) return tl::make_unexpected(stored.error());
    auto texts = app::openTexts(&*key, after.id.uuid, after.sealed);
    if (!texts) return tl::make_unexpected(texts.error());
    (*texts)["file"] = std::filesystem::path(*file).filename().string();
    (*texts)["sha256"] = stored->sha256;
    after.sealed = app::sealTexts(*key, after.id.uuid, *texts);
    after.sealedSha256 = stored->sealedSha256;
    if (!arguments.has("state")) after.state = domain::CaseDocumentState::Received;
  }
  after = app::withState(std::move(after), after.state, clock.now.utc);
  const auto change = old == nullptr ? domain::made(domain::Record{after}) : domain::edited(*old, after);
  return saved(apply(at->session, {"document of " + (*child)->value.caseCode, {change}}, console), console);
}

Result<Exit> practitioner(const Arguments& arguments, Console& console) {
  auto at = trackedWriting(arguments, console);
  if (!at) return tl::make_unexpected(at.error());
  const auto child = childArgument(at->clock, arguments);
  if (!child) return tl::make_unexpected(child.error());
  base::IdMaker ids;
  domain::CasePractitioner made;
  made.id = ids.makeId<domain::CasePractitionerTag>(at->clock.now.utc);
  made.trackedChild = (*child)->value.id;
  if (auto agency = takeAgency(arguments, made.agency); !agency) return tl::make_unexpected(agency.error());
  made.role = arguments.text("role");
  if (const auto name = arguments.value("person")) {
    const auto person = personArgument(at->clock.workspace, *name);
    if (!person) return tl::make_unexpected(person.error());
    made.person = *person;
  }
  if (arguments.has("attendance")) {
    const auto attendance = codeArgument<domain::Attendance>(arguments, "attendance");
    if (!attendance) return tl::make_unexpected(attendance.error());
    made.attendance = *attendance;
  }
  const auto key = at->entered(arguments, console);
  if (!key) return tl::make_unexpected(key.error());
  if (auto free = app::namesNobody(*key, (*child)->value, "The role", made.role); !free)
    return tl::make_unexpected(free.error());
  made.sealed =
      app::sealTexts(*key, made.id.uuid, {{"name", arguments.text("name")}, {"contact", arguments.text("contact")}});
  return saved(apply(at->session, {"practitioner of " + (*child)->value.caseCode, {domain::made(domain::Record{made})}}, console), console);
}

Result<Exit> event(const Arguments& arguments, Console& console) {
  auto at = trackedWriting(arguments, console);
  if (!at) return tl::make_unexpected(at.error());
  const auto child = childArgument(at->clock, arguments);
  if (!child) return tl::make_unexpected(child.error());
  const auto day = dayArgument(arguments, "day");
  if (!day) return tl::make_unexpected(day.error());
  const auto criteria = criteriaArgument(arguments, at->clock.pack, "criteria");
  if (!criteria) return tl::make_unexpected(criteria.error());
  const auto key = at->entered(arguments, console);
  if (!key) return tl::make_unexpected(key.error());
  base::IdMaker ids;
  domain::CaseEvent made;
  made.id = ids.makeId<domain::CaseEventTag>(at->clock.now.utc);
  made.trackedChild = (*child)->value.id;
  made.day = *day;
  if (auto agency = takeAgency(arguments, made.agency); !agency) return tl::make_unexpected(agency.error());
  made.criteria = *criteria;
  made.sealed = app::sealTexts(*key, made.id.uuid, {{"what", arguments.text("what")}});
  return saved(apply(at->session, {"chronology of " + (*child)->value.caseCode, {domain::made(domain::Record{made})}}, console), console);
}

/// One original, as it came in, to a file of its own. Logged before the first byte leaves.
Result<Exit> giveOut(const Arguments& arguments, Console& console) {
  auto at = trackedWriting(arguments, console);
  if (!at) return tl::make_unexpected(at.error());
  const auto id = base::parseUuid(arguments.text("id"));
  const auto* row = id ? at->clock.workspace.all<domain::CaseDocument>().find({*id}) : nullptr;
  if (row == nullptr || row->value.sealedSha256.empty())
    return base::fail(Code::NotFound, {{"what", "original"}, {"id", arguments.text("id")}});
  const std::filesystem::path file = arguments.text("out");
  if (std::filesystem::exists(file)) return base::fail(Code::FileExists, {{"file", file.string()}});
  const auto key = at->entered(arguments, console);
  if (!key) return tl::make_unexpected(key.error());
  const auto texts = app::openTexts(&*key, row->value.id.uuid, row->value.sealed);
  if (!texts) return tl::make_unexpected(texts.error());
  const auto sha256 = texts->find("sha256");
  if (sha256 == texts->end()) return base::fail(Code::SealDamaged, {{"what", "an original's note"}});
  auto bytes = app::openOriginal(at->session, *key, row->value.id.uuid, row->value.sealedSha256, sha256->second);
  if (!bytes) return tl::make_unexpected(bytes.error());
  const auto* child = at->clock.workspace.all<domain::TrackedChild>().find(row->value.trackedChild);
  const auto noted = app::noteAccess(
      at->session, domain::IdentityAccessKind::Exported,
      "An original of " + (child == nullptr ? std::string("a tracked child") : child->value.caseCode) +
          " was given out: " + arguments.value("reason").value_or("waymark-cli"),
      1, console.now.utc);
  if (!noted) return tl::make_unexpected(noted.error());
  const auto written = base::writeFileSafely(file, *bytes);
  const auto size = bytes->size();
  seal::wipe(*bytes);
  if (!written) return tl::make_unexpected(written.error());
  if (console.format == Format::Json)
    console.out << Json{{"file", file.string()}, {"bytes", size}, {"sha256", sha256->second}}.dump(2) << '\n';
  else
    console.out << fmt::format("Wrote {} ({} bytes), as it came in. It isn’t sealed there.\n", file.string(), size);
  return Exit::Done;
}

Result<Exit> finding(const Arguments& arguments, Console& console) {
  auto at = trackedWriting(arguments, console);
  if (!at) return tl::make_unexpected(at.error());
  const auto child = childArgument(at->clock, arguments);
  if (!child) return tl::make_unexpected(child.error());
  const auto kind = codeArgument<domain::Finding>(arguments, "finding");
  if (!kind) return tl::make_unexpected(kind.error());
  const auto criteria = criteriaArgument(arguments, at->clock.pack, "criterion");
  if (!criteria) return tl::make_unexpected(criteria.error());
  if (criteria->size() != 1) return base::fail(Code::BadUse, {{"problem", "--criterion is one criterion, such as E1"}});
  const auto key = at->entered(arguments, console);
  if (!key) return tl::make_unexpected(key.error());
  const auto texts = app::openTexts(&*key, (*child)->value.id.uuid, (*child)->value.sealed);
  if (!texts) return tl::make_unexpected(texts.error());
  const auto names = texts->find("names");
  auto made = app::evidenceFromCase((*child)->value, names == texts->end() ? std::string() : names->second,
                                    arguments.text("summary"), *kind, criteria->front(), at->clock.now.today);
  if (!made) return tl::make_unexpected(made.error());
  base::IdMaker ids;
  made->id = ids.makeId<domain::EvidenceTag>(at->clock.now.utc);
  return saved(apply(at->session, {"log evidence from " + (*child)->value.caseCode, {domain::made(domain::Record{*made})}}, console), console);
}

}  // namespace

std::vector<Command> trackedCommands() {
  return {
      {"tracked sample",
       "Draw a practice sample over need, age and setting by the pack’s rules; the same seed draws the same children",
       {kWorkspace,
        {"seed", "a number; 1 without it"},
        {"children", "how many; as many as inspectors usually follow without it"},
        {"keep", "keep it in the workspace in place of the one before, as somebody who is named", Kind::Flag},
        kAs,
        kReason,
        kPassphrase,
        kRecoveryKey},
       drawPracticeSample,
       "The practice sample and the children inspectors follow"},
      {"tracked list", "The tracked children by case code, with agreement and documents",
       {kWorkspace, {"practice", "those of the practice sample instead", Kind::Flag}}, trackedList},
      {"tracked show", "What is sealed of one child; logged",
       {kWorkspace, kCase, kAs, kReason, kPassphrase, kRecoveryKey}, show},
      {"tracked add",
       "A child inspectors chose, in the next place or in another’s",
       {kWorkspace,
        kCase,
        {"chosen", "the day; today without it"},
        {"why", "why this child, by case code only"},
        {"documents-due", "when inspectors want the documents, as 2026-11-13T12:00"},
        {"replaces", "the case code of the child whose place it takes"},
        {"replaced-why", "why"},
        kAs,
        kReason,
        kPassphrase,
        kRecoveryKey},
       add},
      {"tracked agree",
       "The agreement to take part: who can give it, and how it stands",
       {kWorkspace,
        kCase,
        {"state", "not_asked, asked, given, refused or withdrawn"},
        {"on", "the day; today without it"},
        {"giver", "parental_responsibility, local_authority or young_person"},
        {"records-wait", "yes where the LANO says that records wait for the agreement; else no"},
        kAs,
        kReason,
        kPassphrase,
        kRecoveryKey},
       agree},
      {"tracked note",
       "Sealed notes on a child",
       {kWorkspace,
        kCase,
        {"names", "who they are"},
        {"child-view", "how the child’s view was had"},
        {"interpreter", "who interprets"},
        {"advocate", "who speaks for the child"},
        {"notes", "anything else"},
        kAs,
        kReason,
        kPassphrase,
        kRecoveryKey},
       note},
      {"tracked document",
       "A document of a child: its state, its day, or the original itself, which is sealed",
       {kWorkspace,
        kCase,
        {"document", "its id in the pack, or a title without a name", Kind::Value, Need::Required},
        {"state", "wanted, asked, received, not_held or sent"},
        {"due", "its own day"},
        {"agency", "education, health or social_care"},
        {"sent-to", "to whom"},
        {"file", "the original"},
        {"replace", "put the file in the place of an original that is there", Kind::Flag},
        kAs,
        kReason,
        kPassphrase,
        kRecoveryKey},
       document},
      {"tracked practitioner",
       "Somebody who works with the child",
       {kWorkspace,
        kCase,
        {"agency", "education, health or social_care"},
        {"role", "“Health visitor”", Kind::Value, Need::Required},
        {"person", "who, where they are in the workspace"},
        {"attendance", "not_asked, asked, coming or not_coming"},
        {"name", "sealed"},
        {"contact", "sealed"},
        kAs,
        kReason,
        kPassphrase,
        kRecoveryKey},
       practitioner},
      {"tracked event",
       "A line of the chronology; sealed",
       {kWorkspace,
        kCase,
        {"day", "when", Kind::Value, Need::Required},
        {"what", "what happened", Kind::Value, Need::Required},
        {"agency", "education, health or social_care"},
        {"criteria", "as E1, E2"},
        kAs,
        kReason,
        kPassphrase,
        kRecoveryKey},
       event},
      {"tracked finding",
       "Log a finding of a case as evidence, by case code",
       {kWorkspace,
        kCase,
        {"summary", "what was found, without a name", Kind::Value, Need::Required},
        {"finding", "strength, mixed or concern", Kind::Value, Need::Required},
        {"criterion", "as E1", Kind::Value, Need::Required},
        kAs,
        kReason,
        kPassphrase,
        kRecoveryKey},
       finding},
      {"tracked give-out",
       "Write one original to a file, unaltered; logged",
       {kWorkspace,
        {"id", "the document’s id, as tracked list --format json has it", Kind::Value, Need::Required},
        {"out", "the file", Kind::Value, Need::Required},
        kAs,
        kReason,
        kPassphrase,
        kRecoveryKey},
       giveOut},
  };
}

}  // namespace waymark::cli
