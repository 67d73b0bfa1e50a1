// SPDX-License-Identifier: GPL-3.0-or-later
// waymark-cli demo, info, log, records, put, remove, undo: a workspace from the command line.
#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <ostream>
#include <set>

#include "app/demonstration.h"
#include "app/demonstration_children.h"
#include "app/demonstration_requests.h"
#include "app/demonstration_surveys.h"
#include "app/plan.h"
#include "app/published_example.h"
#include "app/restricted.h"
#include "app/session.h"
#include "base/file.h"
#include "base/message.h"
#include "base/text.h"
#include "cli/command.h"
#include "cli/list_arguments.h"
#include "cli/restricted_access.h"
#include "cli/workspace_state.h"
#include "domain/record_json.h"
#include "storage/attachments.h"

namespace waymark::cli {
namespace {

using app::Session;
using base::Code;
using base::Result;
using Json = nlohmann::ordered_json;
using Kind = Option::Kind;
using Need = Option::Need;

constexpr std::size_t kLargestInput = 64'000'000;


/// The records that a new example workspace starts with.
Result<domain::ChangeSet> exampleRecords(const Arguments& arguments, const Console& console) {
  const auto published = arguments.value("published");
  const auto id =
      published ? app::publishedFramework(*published, console.library) : Result<std::string>(app::kDemonstrationPack);
  return id.and_then([&](const std::string& framework) {
           // The demonstration is on the pack that came with Waymark, not on a version of somebody's own.
           return published ? console.library.load(framework) : framework::Library().load(framework);
         })
      .and_then([&](const framework::Pack& pack) {
        return published ? app::publishedExample(*published, pack) : app::demonstrationArea(pack);
      });
}

Result<Exit> makeDemonstration(const Arguments& arguments, Console& console) {
  const auto records = exampleRecords(arguments, console);
  if (!records) return tl::make_unexpected(records.error());
  const auto file = arguments.text("workspace");
  auto session = Session::create(file, console.user, console.now.utc, *records);
  if (!session) return tl::make_unexpected(session.error());
  app::DemonstrationChildren added;
  if (!arguments.has("published") && !arguments.has("without-children")) {
    // First: what is made of a point among the restricted records gets the next code.
    if (const auto requests = app::addDemonstrationRequests(*session, console.now.utc); !requests)
      return tl::make_unexpected(requests.error());
    const auto children = app::addDemonstrationChildren(*session, console.now.utc);
    if (!children) return tl::make_unexpected(children.error());
    added = *children;
    if (const auto surveys = app::addDemonstrationSurveys(*session, console.now.utc); !surveys)
      return tl::make_unexpected(surveys.error());
  }
  if (console.format == Format::Json) {
    console.out << Json{{"workspace", file}, {"records", records->changes.size()}, {"children", added.children}}.dump(2)
                << '\n';
    return Exit::Done;
  }
  console.out << fmt::format("Made {} with {} records.{}\n", file, records->changes.size(),
                             arguments.has("published") ? "" : " It is fictional.");
  if (added.children > 0)
    console.out << fmt::format("With {} children, in {} lists; “{}” opens their seal.\n", added.children, added.lists,
                               app::kDemonstrationPassphrase);
  return Exit::Done;
}

Result<Exit> info(const Arguments& arguments, Console& console) {
  auto session = openForReading(arguments, console);
  if (!session) return tl::make_unexpected(session.error());
  const auto workspace = session->load();
  if (!workspace) return tl::make_unexpected(workspace.error());
  const auto head = session->store().verifyLog();
  if (!head) return tl::make_unexpected(head.error());
  if (auto contents = storage::checkContents(session->store()); !contents)
    return tl::make_unexpected(std::move(contents.error()));
  const auto pack = packOfArea(*workspace, console);
  if (console.format == Format::Json) {
    Json json;
    json["area"] = workspace->area().name;
    json["framework"] = workspace->area().frameworkId;
    json["counts"] = Json::object();
    domain::forEachKind(
        [&]<class T>() { json["counts"][std::string(domain::Fields<T>::kKind)] = workspace->all<T>().size(); });
    json["schema"] = storage::knownVersion();
    json["integrity"] = "whole";
    json["changes"] = head->number;
    json["log_head"] = head->chain;
    json["read_only"] = session->readOnlyWhy().has_value();
    console.out << json.dump(2) << '\n';
    return Exit::Done;
  }
  console.out << fmt::format("{}\n", workspace->area().name.empty() ? "(no area yet)" : workspace->area().name);
  if (pack) printState(*workspace, *pack, console);
  console.out << "\nRecords\n";
  domain::forEachKind([&]<class T>() {
    console.out << fmt::format("  {:<18} {:>6}\n", domain::Fields<T>::kKind, workspace->all<T>().size());
  });
  console.out << fmt::format("\n{} changes logged; the log, the file and every list and attachment in it are whole.\n", head->number);
  return Exit::Done;
}

Result<Exit> log(const Arguments& arguments, Console& console) {
  auto session = openForReading(arguments, console);
  if (!session) return tl::make_unexpected(session.error());
  const auto lines = session->store().changesAfter(0);
  if (!lines) return tl::make_unexpected(lines.error());
  auto json = Json::array();
  for (const auto& line : *lines) {
    if (console.format == Format::Json)
      json.push_back({{"number", line.number},
                      {"at", base::stampText(line.at)},
                      {"author", line.author},
                      {"name", line.name},
                      {"records", line.count}});
    else
      console.out << fmt::format("{:>6}  {}  {:<24} {} ({})\n", line.number, base::stampText(line.at), line.author,
                                 line.name, line.count);
  }
  if (console.format == Format::Json) console.out << json.dump(2) << '\n';
  return Exit::Done;
}

Result<Exit> records(const Arguments& arguments, Console& console) {
  auto session = openForReading(arguments, console);
  if (!session) return tl::make_unexpected(session.error());
  const auto workspace = session->load();
  if (!workspace) return tl::make_unexpected(workspace.error());
  const auto kind = arguments.text("kind");
  bool known = false;
  std::vector<std::string_view> kinds;
  domain::forEachKind([&]<class T>() {
    kinds.push_back(domain::Fields<T>::kKind);
    if (domain::Fields<T>::kKind != kind) return;
    known = true;
    for (const auto& row : workspace->all<T>()) {
      if constexpr (requires { app::isUnderEmbargo(*workspace, row.value); })
        if (app::isUnderEmbargo(*workspace, row.value)) continue;
      console.out << domain::jsonText(domain::Record{row.value}) << '\n';
    }
  });
  if (!known)
    return base::fail(Code::UnknownCode, {{"field", "kind"}, {"value", kind}, {"allowed", base::joinedCodes(kinds)}});
  return Exit::Done;
}

/// The change that brings a record in: new, or an edit of the one with its id. Nothing where it is the same already.
std::optional<domain::Change> changeTo(const domain::Workspace& workspace, const domain::Record& record) {
  return std::visit(
      [&]<class T>(const T& entity) -> std::optional<domain::Change> {
        const auto* old = workspace.all<T>().find(entity.id);
        if (old == nullptr) return domain::made(record);
        if (old->value == entity) return std::nullopt;
        return domain::edited(*old, entity);
      },
      record);
}

Result<Exit> put(const Arguments& arguments, Console& console) {
  const auto file = arguments.text("file");
  const auto bytes = base::readFile(file, kLargestInput);
  if (!bytes) return tl::make_unexpected(bytes.error());
  auto session = openForWriting(arguments, console);
  if (!session) return tl::make_unexpected(session.error());
  const auto workspace = session->load();
  if (!workspace) return tl::make_unexpected(workspace.error());
  domain::ChangeSet set{arguments.value("name").value_or("put records"), {}};
  std::set<base::Uuid> seen;
  int line = 0;
  for (const auto text : base::splitOn(*bytes, '\n')) {
    ++line;
    if (base::trimmed(text).empty()) continue;
    const auto record = domain::recordFromJson(text);
    if (!record)
      return base::fail(
          Code::BadRow,
          {{"file", file}, {"row", std::to_string(line)}, {"problem", withoutStop(base::sentence(record.error()))}});
    if (!seen.insert(domain::idOf(*record)).second)
      return base::fail(Code::DuplicateId, {{"what", std::string(domain::kindOf(*record))},
                                            {"id", base::uuidText(domain::idOf(*record))}});
    if (auto change = changeTo(*workspace, *record)) set.changes.push_back(*std::move(change));
  }
  if (set.changes.empty()) {
    if (console.format == Format::Json)
      console.out << Json{{"number", nullptr}, {"changes", 0}}.dump(2) << '\n';
    else
      console.out << "Nothing to change: every record is there as it is.\n";
    return Exit::Done;
  }
  if (auto may = enterWritten(*session, *workspace, set, arguments, console); !may)
    return tl::make_unexpected(may.error());
  return saved(apply(*session, set, console), console);
}

Result<Exit> remove(const Arguments& arguments, Console& console) {
  auto session = openForWriting(arguments, console);
  if (!session) return tl::make_unexpected(session.error());
  const auto workspace = session->load();
  if (!workspace) return tl::make_unexpected(workspace.error());
  domain::ChangeSet set{arguments.value("name").value_or("remove records"), {}};
  for (const auto& text : arguments.values("id")) {
    const auto id = base::parseUuid(text);
    const auto before = set.changes.size();
    if (id)
      domain::forEachKind([&]<class T>() {
        if (const auto* row = workspace->all<T>().find({*id})) set.changes.push_back(domain::removed(*row));
      });
    if (set.changes.size() == before) return base::fail(Code::NotFound, {{"what", "record"}, {"id", text}});
  }
  if (auto may = enterWritten(*session, *workspace, set, arguments, console); !may)
    return tl::make_unexpected(may.error());
  return saved(apply(*session, set, console), console);
}

Result<Exit> holidays(const Arguments& arguments, Console& console) {
  const auto file = arguments.text("file");
  const auto bytes = base::readFile(file, kLargestInput);
  if (!bytes) return tl::make_unexpected(bytes.error());
  auto session = openForWriting(arguments, console);
  if (!session) return tl::make_unexpected(session.error());
  const auto workspace = session->load();
  if (!workspace) return tl::make_unexpected(workspace.error());
  base::IdMaker ids;
  const auto set = app::importBankHolidays(*workspace, *bytes, file, ids, console.now);
  if (!set) return tl::make_unexpected(set.error());
  return saved(apply(*session, *set, console), console);
}

bool isAccessNote(const domain::Change& change) {
  return change.before && std::holds_alternative<domain::IdentityAccess>(*change.before);
}

/// Takes back the last change of the log, as a new one. Notes of who saw identities are passed over, as in the window:
/// they are no step of anybody's.
Result<Exit> undo(const Arguments& arguments, Console& console) {
  auto session = openForWriting(arguments, console);
  if (!session) return tl::make_unexpected(session.error());
  const auto head = session->store().logHead();
  if (!head) return tl::make_unexpected(head.error());
  domain::ChangeSet back;
  for (auto number = head->number; std::ranges::all_of(back.changes, isAccessNote); --number) {
    if (number == 0) return base::fail(Code::NotFound, {{"what", "change to take back, or"}, {"id", "undo"}});
    const auto last = session->store().payload(number);
    if (!last) return tl::make_unexpected(last.error());
    if (!*last) return base::fail(Code::NotFound, {{"what", "content left of change"}, {"id", std::to_string(number)}});
    back = domain::inverse(**last);
  }
  back.name = "undo: " + back.name;
  const auto workspace = session->load();
  if (!workspace) return tl::make_unexpected(workspace.error());
  if (auto may = enterWritten(*session, *workspace, back, arguments, console); !may)
    return tl::make_unexpected(may.error());
  return saved(apply(*session, back, console), console);
}

}  // namespace

std::vector<Command> workspaceCommands() {
  return {
      {"demo",
       "Make the demonstration workspace",
       {kWorkspace,
        {"published", "show a published inspection instead, by its code: R02"},
        {"without-children", "leave the fictional children out", Kind::Flag}},
       makeDemonstration},
      {"info", "What a workspace holds, where its inspection stands, and that it is whole", {kWorkspace}, info},
      {"log", "Every change: when, who, what", {kWorkspace}, log},
      {"records",
       "The records of one kind as JSON lines",
       {kWorkspace, {"kind", "evidence, partner, person, task …", Kind::Positional, Need::Required}},
       records},
      {"put",
       "Make or change records from JSON lines (as `records` prints them); all or none",
       {kWorkspace,
        {"file", "the JSON lines", Kind::Positional, Need::Required},
        {"name", "what the log and the undo menu call it"},
        kAs,
        kReason,
        kPassphrase,
        kRecoveryKey},
       put},
      {"remove",
       "Delete records by id; all or none",
       {kWorkspace,
        {"id", "ids of records", Kind::Positionals, Need::Required},
        {"name", "what the log and the undo menu call it"},
        kAs,
        kReason,
        kPassphrase,
        kRecoveryKey},
       remove},
      {"holidays",
       "Bring GOV.UK's bank-holidays JSON into a workspace's calendar",
       {kWorkspace, {"file", "the JSON", Kind::Positional, Need::Required}},
       holidays},
      {"undo", "Take back the last logged change, as a new change",
       {kWorkspace, kAs, kReason, kPassphrase, kRecoveryKey}, undo},
  };
}

}  // namespace waymark::cli
