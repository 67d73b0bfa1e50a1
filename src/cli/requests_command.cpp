// SPDX-License-Identifier: GPL-3.0-or-later
// waymark-cli requests and request …: the readiness register and request log, as a list and as a sheet; adding,
// changing, sending and returning.
#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <nlohmann/json.hpp>
#include <ostream>

#include "app/attachments.h"
#include "app/list_file.h"
#include "app/request_sheet.h"
#include "app/sheet_table.h"
#include "base/file.h"
#include "base/text.h"
#include "cli/json_values.h"
#include "cli/request_log.h"
#include "storage/attachments.h"

namespace waymark::cli {
namespace {

using app::RequestRow;
using base::Code;
using base::fail;
using base::Result;
using domain::RequestState;
using Json = RequestJson;
using Kind = Option::Kind;
using Need = Option::Need;

constexpr std::size_t kLargestRequestSheet = 50'000'000;
const Option kRequest{"request", "its code (R-014, I-07), its id, or the framework item's", Kind::Positional,
                      Need::Required};

template <class T>
std::string nameOf(const domain::Workspace& workspace, const std::optional<decltype(T::id)>& id) {
  const auto* row = id ? workspace.all<T>().find(*id) : nullptr;
  return row == nullptr ? "" : row->value.name;
}

/// The record that `wanted` names, by id or by name; capitals don't matter.
template <class T>
Result<decltype(T::id)> recordNamed(const domain::Workspace& workspace, const std::string& wanted, const char* what) {
  const auto id = base::parseUuid(wanted);
  for (const auto& row : workspace.all<T>())
    if (id ? row.value.id.uuid == *id : base::folded(row.value.name) == base::folded(wanted)) return row.value.id;
  return fail(Code::NotFound, {{"what", what}, {"id", wanted}});
}

Json orNull(const std::string& text) {
  return text.empty() ? Json() : Json(text);
}

Json rowJson(const RequestLog& state, const RequestRow& row) {
  const auto& workspace = state.clock.workspace;
  Json json{{"id", base::uuidText(row.id().uuid)},
            {"code", row.code},
            {"item", orNull(row.request.packItem)},
            {"under_embargo", row.underEmbargo}};
  if (!row.underEmbargo) {
    json["title"] = row.title;
    json["why"] = row.request.why;
    json["asked_by"] = row.request.askedBy;
  }
  json["group"] = row.group;
  json["received"] = dayOrNull(row.received);
  json["received_time"] = row.receivedTime ? Json(base::timeText(*row.receivedTime)) : Json();
  json["due"] = dayOrNull(row.due);
  json["due_time"] = row.dueTime ? Json(base::timeText(*row.dueTime)) : Json();
  json["due_label"] = orNull(row.label);
  json["due_from"] = base::codeText(row.dueFrom);
  json["assumed"] = row.assumed;
  json["owner"] = orNull(nameOf<domain::Person>(workspace, row.owner));
  json["deputy"] = orNull(nameOf<domain::Person>(workspace, row.request.deputy));
  json["partner"] = orNull(nameOf<domain::Partner>(workspace, row.partner));
  json["criteria"] = Json::array();
  for (const auto code : row.criteria) json["criteria"].push_back(code.text());
  json["state"] = base::codeText(row.state());
  json["sign_off"] = orNull(nameOf<domain::Person>(workspace, row.request.signOff));
  json["late"] = app::isLate(row, state.clock.now);
  json["due_soon"] = app::isDueWithin(row, state.clock.now, app::kSoonHours);
  json["ready"] = app::isReady(row);
  json["lacks"] = Json::array();
  for (std::size_t i = 0; app::isOpen(row) && i < base::codeCount<app::ReadyCheck>(); ++i)
    if (const auto check = static_cast<app::ReadyCheck>(i); !row.met.contains(check))
      json["lacks"].push_back(base::codeText(check));
  if (!row.underEmbargo) {
    json["location"] = row.request.location;
    json["working_days"] = row.request.workingDays > 0 ? Json(row.request.workingDays) : Json();
    json["refreshed"] = dayOrNull(row.request.refreshed);
    json["gap"] = row.request.gap;
    json["returned_reason"] = row.request.returnedReason;
    json["notes"] = row.request.notes;
    json["versions"] = Json::array();
    for (const auto& version : row.versions) json["versions"].push_back(versionJson(version));
  }
  return json;
}

void rowText(const RequestLog& state, const RequestRow& row, std::ostream& out) {
  std::string when = row.due ? base::shortText(*row.due) : row.label;
  if (row.dueTime && (row.due || !row.label.empty())) when += " " + base::timeText(*row.dueTime);
  const auto owner = nameOf<domain::Person>(state.clock.workspace, row.owner);
  std::string marks;
  if (app::isLate(row, state.clock.now)) marks = "  LATE";
  if (app::isDueWithin(row, state.clock.now, app::kSoonHours)) marks = "  due soon";
  out << fmt::format("{:<7} {:<17} {:<18} {:<22} {}{}\n", row.code, when, app::requestStateWords(row.state()),
                     base::elided(owner.empty() ? "nobody yet" : owner, 22),
                     row.underEmbargo ? "(under the embargo: see keeping in touch)" : row.title, marks);
}

/// "4h", "4".
Result<int> hoursArgument(const std::string& text) {
  auto digits = text;
  if (digits.ends_with('h')) digits.pop_back();
  int hours = 0;
  const auto [end, problem] = std::from_chars(digits.data(), digits.data() + digits.size(), hours);
  if (problem != std::errc{} || end != digits.data() + digits.size() || hours < 0 || hours > 1000)
    return fail(Code::BadNumber, {{"field", "--due-within"}, {"value", text}, {"allowed", "0h to 1000h"}});
  return hours;
}

Result<std::vector<const RequestRow*>> filtered(const Arguments& arguments, const RequestLog& state) {
  std::optional<RequestState> wanted;
  if (const auto text = arguments.value("state")) {
    wanted = base::parseCode<RequestState>(*text);
    if (!wanted)
      return fail(Code::UnknownCode, {{"field", "--state"},
                                      {"value", *text},
                                      {"allowed", base::joinedCodes(base::CodeSet<RequestState>::kCodes)}});
  }
  std::optional<domain::PersonId> owner;
  if (const auto name = arguments.value("owner")) {
    const auto id = recordNamed<domain::Person>(state.clock.workspace, *name, "person");
    if (!id) return tl::make_unexpected(id.error());
    owner = *id;
  }
  std::optional<domain::PartnerId> partner;
  if (const auto name = arguments.value("partner")) {
    const auto id = recordNamed<domain::Partner>(state.clock.workspace, *name, "partner");
    if (!id) return tl::make_unexpected(id.error());
    partner = *id;
  }
  int hours = 0;
  if (const auto text = arguments.value("due-within")) {
    const auto given = hoursArgument(*text);
    if (!given) return tl::make_unexpected(given.error());
    hours = *given;
  }
  const auto group = base::folded(arguments.text("group"));
  std::vector<const RequestRow*> rows;
  for (const auto& row : state.rows) {
    if (wanted && row.state() != *wanted) continue;
    if (owner && row.owner != owner) continue;
    if (partner && row.partner != partner) continue;
    if (!group.empty() && base::folded(row.group).find(group) == std::string::npos) continue;
    if (arguments.has("late") && !app::isLate(row, state.clock.now)) continue;
    if (arguments.has("due-within") && !app::isDueWithin(row, state.clock.now, hours)) continue;
    if (arguments.has("not-ready") && app::isReady(row)) continue;
    rows.push_back(&row);
  }
  return rows;
}

Result<Exit> writeSheet(const Arguments& arguments, const RequestLog& state, Console& console) {
  const std::filesystem::path file = arguments.text("out");
  const auto type = base::folded(file.extension().string());
  if (type != ".xlsx" && type != ".csv")
    return fail(Code::BadUse, {{"problem", "--out must end in .xlsx or .csv"}});
  if (std::filesystem::exists(file)) return fail(Code::FileExists, {{"file", file.string()}});
  const auto sheet = app::requestSheet(state.clock.workspace, state.rows);
  if (auto written = app::writeList(file, sheet); !written) return tl::make_unexpected(written.error());
  if (console.format == Format::Json)
    console.out << Json{{"file", file.string()}, {"requests", sheet.rows.size()}}.dump(2) << '\n';
  else
    console.out << fmt::format("Wrote {} requests to {}.\n", sheet.rows.size(), file.string());
  return Exit::Done;
}

Result<Exit> readSheet(const Arguments& arguments, Console& console) {
  const bool only = arguments.has("preview");
  auto session = only ? openForReading(arguments, console) : openForWriting(arguments, console);
  if (!session) return tl::make_unexpected(session.error());
  const auto state = requestState(*session, console);
  if (!state) return tl::make_unexpected(state.error());
  const std::filesystem::path file = arguments.text("in");
  const auto bytes = base::readFile(file, kLargestRequestSheet);
  if (!bytes) return tl::make_unexpected(bytes.error());
  base::IdMaker ids;
  const auto import =
      app::previewRequests(*bytes, file.filename().string(), state->clock.workspace, state->clock.inspection().value,
                           state->clock.pack, state->rows, ids, state->clock.now);
  if (!import) return tl::make_unexpected(import.error());
  if (!only && !import->changes.changes.empty())
    if (auto applied = apply(*session, import->changes, console); !applied)
      return tl::make_unexpected(applied.error());
  printSheetImport(*import, only ? "Would save" : "Saved", console);
  return arguments.has("strict") && import->refused > 0 ? Exit::HasFindings : Exit::Done;
}

Result<Exit> requests(const Arguments& arguments, Console& console) {
  if (arguments.has("in") && arguments.has("out"))
    return fail(Code::BadUse, {{"problem", "Give --in or --out, not both"}});
  if (arguments.has("in")) return readSheet(arguments, console);
  auto session = openForReading(arguments, console);
  if (!session) return tl::make_unexpected(session.error());
  const auto state = requestState(*session, console);
  if (!state) return tl::make_unexpected(state.error());
  if (arguments.has("out")) return writeSheet(arguments, *state, console);
  const auto rows = filtered(arguments, *state);
  if (!rows) return tl::make_unexpected(rows.error());
  const auto counts = app::countRequests(state->rows, state->clock.now);
  if (console.format == Format::Json) {
    Json json{{"requests", counts.all}, {"ready", counts.ready}, {"open", counts.open},
              {"late", counts.late},    {"due_soon", counts.soon}};
    json["rows"] = Json::array();
    for (const auto* row : *rows) json["rows"].push_back(rowJson(*state, *row));
    console.out << json.dump(2, ' ', false, Json::error_handler_t::replace) << '\n';
    return Exit::Done;
  }
  for (const auto* row : *rows) rowText(*state, *row, console.out);
  if (rows->size() < state->rows.size()) console.out << fmt::format("{} of {} shown. ", rows->size(), state->rows.size());
  console.out << app::requestsSentence(counts, state->clock.inspection().value.notified.has_value()) << '\n';
  return Exit::Done;
}

/// A request by the first positional; NotFound.
Result<const RequestRow*> rowArgument(const Arguments& arguments, const RequestLog& state) {
  const auto* row = app::findRequest(state.rows, arguments.text("request"));
  if (row == nullptr) return fail(Code::NotFound, {{"what", "request"}, {"id", arguments.text("request")}});
  return row;
}

/// "2025-09-08", "2025-09-08T14:30"; "" takes it back.
Result<void> takeMoment(const std::string& field, const std::string& text, std::optional<base::Day>& day,
                        std::optional<base::TimeOfDay>& time) {
  day.reset();
  time.reset();
  if (text.empty()) return {};
  const auto t = text.find('T');
  day = base::parseDay(text.substr(0, t));
  if (t != std::string::npos) time = base::parseTime(text.substr(t + 1));
  if (!day || (t != std::string::npos && !time)) return fail(Code::BadDate, {{"field", field}, {"value", text}});
  return {};
}

template <class T>
Result<void> takeName(const domain::Workspace& workspace, const std::string& name, const char* what,
                      std::optional<decltype(T::id)>& out) {
  out.reset();
  if (name.empty()) return {};
  const auto id = recordNamed<T>(workspace, name, what);
  if (!id) return tl::make_unexpected(id.error());
  out = *id;
  return {};
}

Result<void> takeCriteria(const framework::Pack& pack, const std::string& text, std::vector<base::ShortCode>& out) {
  out.clear();
  for (const auto part : base::splitOn(text, ',')) {
    if (base::trimmed(part).empty()) continue;
    const auto code = base::ShortCode::make(base::trimmed(part));
    if (!code || pack.criterion(*code) == nullptr)
      return fail(Code::NotFound, {{"what", "criterion"}, {"id", std::string(part)}});
    out.push_back(*code);
  }
  return {};
}

/// What the options of `request set` and `request add` say.
Result<void> takeFields(const Arguments& arguments, const RequestLog& state, domain::Request& request) {
  const auto& workspace = state.clock.workspace;
  struct Text {
    const char* option;
    std::string* field;
  };
  for (const auto& [option, field] :
       {Text{"title", &request.title}, Text{"why", &request.why}, Text{"asked-by", &request.askedBy},
        Text{"place", &request.location}, Text{"gap", &request.gap}, Text{"notes", &request.notes},
        Text{"code", &request.code}})
    if (const auto value = arguments.value(option)) *field = *value;
  Result<void> done;
  const auto when = [&](const char* option, std::optional<base::Day>& day, std::optional<base::TimeOfDay>& time) {
    if (const auto value = arguments.value(option); value && done)
      done = takeMoment(std::string("--") + option, *value, day, time);
  };
  when("due", request.due, request.dueTime);
  when("received", request.received, request.receivedTime);
  std::optional<base::TimeOfDay> noTime;
  when("refreshed", request.refreshed, noTime);
  const auto person = [&](const char* option, std::optional<domain::PersonId>& out) {
    if (const auto value = arguments.value(option); value && done)
      done = takeName<domain::Person>(workspace, *value, "person", out);
  };
  person("owner", request.owner);
  person("deputy", request.deputy);
  person("officer", request.signOff);
  if (const auto value = arguments.value("partner"); value && done)
    done = takeName<domain::Partner>(workspace, *value, "partner", request.partner);
  if (const auto value = arguments.value("criteria"); value && done)
    done = takeCriteria(state.clock.pack, *value, request.criteria);
  if (const auto value = arguments.value("working-days"); value && done) {
    int days = 0;
    const auto [end, problem] = std::from_chars(value->data(), value->data() + value->size(), days);
    if (problem != std::errc{} || end != value->data() + value->size() || days < 0)
      done = fail(Code::BadNumber, {{"field", "--working-days"}, {"value", *value}, {"allowed", "0 and more"}});
    else
      request.workingDays = days;
  }
  return done;
}

Result<Exit> setRequest(const Arguments& arguments, Console& console) {
  auto session = openForWriting(arguments, console);
  if (!session) return tl::make_unexpected(session.error());
  const auto state = requestState(*session, console);
  if (!state) return tl::make_unexpected(state.error());
  const auto row = rowArgument(arguments, *state);
  if (!row) return tl::make_unexpected(row.error());
  auto with = **row;
  if (auto taken = takeFields(arguments, *state, with.request); !taken) return tl::make_unexpected(taken.error());
  auto after = with.request;
  if (const auto text = arguments.value("state")) {
    const auto wanted = base::parseCode<RequestState>(*text);
    if (!wanted)
      return fail(Code::UnknownCode, {{"field", "--state"},
                                      {"value", *text},
                                      {"allowed", base::joinedCodes(base::CodeSet<RequestState>::kCodes)}});
    const auto moved = app::inState(with, *wanted);
    if (!moved) return tl::make_unexpected(moved.error());
    after = *moved;
  }
  if (auto ordered = app::checkDays(**row, after); !ordered) return tl::make_unexpected(ordered.error());
  auto change = app::requestChange(**row, std::move(after));
  if (!change) {
    if (console.format == Format::Json)
      console.out << Json{{"number", nullptr}, {"changes", 0}}.dump(2) << '\n';
    else
      console.out << "Nothing to change: it is so already.\n";
    return Exit::Done;
  }
  return saved(apply(*session, {"change " + (*row)->code, {*std::move(change)}}, console), console);
}

Result<Exit> addRequest(const Arguments& arguments, Console& console) {
  auto session = openForWriting(arguments, console);
  if (!session) return tl::make_unexpected(session.error());
  const auto state = requestState(*session, console);
  if (!state) return tl::make_unexpected(state.error());
  base::IdMaker ids;
  auto request = app::newRequest(state->clock.workspace, state->clock.inspection().value,
                                 ids.makeId<domain::RequestTag>(state->clock.now.utc), arguments.text("title"), {},
                                 std::nullopt, std::nullopt, std::nullopt, state->clock.now);
  if (!request) return tl::make_unexpected(request.error());
  if (auto taken = takeFields(arguments, *state, *request); !taken) return tl::make_unexpected(taken.error());
  const auto code = request->code;
  const auto applied = apply(*session, {"log " + code, {domain::made(domain::Record{*std::move(request)})}}, console);
  if (!applied) return tl::make_unexpected(applied.error());
  if (console.format == Format::Json)
    console.out << Json{{"number", applied->number}, {"code", code}}.dump(2) << '\n';
  else
    console.out << fmt::format("Logged as {}.\n", code);
  return Exit::Done;
}

Result<Exit> signOffRequest(const Arguments& arguments, Console& console) {
  auto session = openForWriting(arguments, console);
  if (!session) return tl::make_unexpected(session.error());
  const auto state = requestState(*session, console);
  if (!state) return tl::make_unexpected(state.error());
  const auto row = rowArgument(arguments, *state);
  if (!row) return tl::make_unexpected(row.error());
  auto with = **row;
  if (auto taken = takeName<domain::Person>(state->clock.workspace, arguments.text("by"), "person", with.request.signOff);
      !taken)
    return tl::make_unexpected(taken.error());
  const auto after = app::inState(with, RequestState::AwaitingSignOff);
  if (!after) return tl::make_unexpected(after.error());
  auto change = app::requestChange(**row, *after);
  if (!change) return fail(Code::BadUse, {{"problem", (*row)->code + " awaits that sign-off already"}});
  return saved(apply(*session, {"send " + (*row)->code + " for sign-off", {*std::move(change)}}, console), console);
}

Result<Exit> sendRequest(const Arguments& arguments, Console& console) {
  const std::filesystem::path file = arguments.text("file");
  auto session = openForWriting(arguments, console);
  if (!session) return tl::make_unexpected(session.error());
  const auto state = requestState(*session, console);
  if (!state) return tl::make_unexpected(state.error());
  const auto row = rowArgument(arguments, *state);
  if (!row) return tl::make_unexpected(row.error());
  base::IdMaker ids;
  domain::RequestVersion version;
  version.id = ids.makeId<domain::RequestVersionTag>(state->clock.now.utc);
  version.name = app::safeFileName(file.filename().string());
  version.sentTo = arguments.value("to").value_or("The lead inspector");
  version.sentBy = console.user;
  version.sentAt = state->clock.now.utc;
  version.note = arguments.text("note");
  app::Sending sending{version, arguments.has("signed-off")};
  // What is missing is said before bytes are taken in.
  if (auto fine = app::sendChanges(state->clock.workspace, **row, sending); !fine)
    return tl::make_unexpected(fine.error());
  const auto content = storage::importFile(session->store(), file);
  if (!content) return tl::make_unexpected(content.error());
  sending.version.sha256 = content->sha256;
  sending.version.bytes = static_cast<int>(content->bytes);
  const auto set = app::sendChanges(state->clock.workspace, **row, sending);
  if (!set) return tl::make_unexpected(set.error());
  return saved(apply(*session, *set, console), console);
}

Result<Exit> returnRequest(const Arguments& arguments, Console& console) {
  auto session = openForWriting(arguments, console);
  if (!session) return tl::make_unexpected(session.error());
  const auto state = requestState(*session, console);
  if (!state) return tl::make_unexpected(state.error());
  const auto row = rowArgument(arguments, *state);
  if (!row) return tl::make_unexpected(row.error());
  const auto after = app::inState(**row, RequestState::Returned, arguments.text("because"));
  if (!after) return tl::make_unexpected(after.error());
  auto change = app::requestChange(**row, *after);
  if (!change) return fail(Code::BadUse, {{"problem", (*row)->code + " was returned for that reason already"}});
  return saved(apply(*session, {"return " + (*row)->code, {*std::move(change)}}, console), console);
}

std::vector<Option> withFields(std::vector<Option> options) {
  for (const Option& field : {Option{"why", "why it is asked"}, Option{"asked-by", "a name; without it, the lead inspector"},
                              Option{"received", "when it came, as 2025-09-08 or 2025-09-08T09:40"},
                              Option{"due", "when it is due, likewise; \"\" goes back to what was told, or the framework"},
                              Option{"owner", "a person's name or id"}, Option{"deputy", "likewise"},
                              Option{"partner", "an organisation's name or id"},
                              Option{"criteria", "criteria, as E1,L3"}, Option{"officer", "who is to sign it off"},
                              Option{"place", "where it is"}, Option{"working-days", "how many it takes to produce"},
                              Option{"refreshed", "when it was last made new"}, Option{"gap", "what is missing"},
                              Option{"notes", "anything else"}, Option{"code", "another code"}})
    options.push_back(field);
  return options;
}

}  // namespace

std::vector<Command> requestsCommands() {
  std::vector<Command> all{
      {"requests",
       "The information list and what inspectors asked for; as a sheet out and in again",
       {kWorkspace,
        {"state", "only those: to_do, drafting, awaiting_sign_off, sent, no_further_query, returned"},
        {"owner", "only this person's: a name or an id"},
        {"partner", "only this organisation's: a name or an id"},
        {"group", "only of groups whose title holds this"},
        {"late", "only late ones", Kind::Flag},
        {"due-within", "only those due within so many hours, as 4h"},
        {"not-ready", "only what isn't ready yet", Kind::Flag},
        {"out", "write all as a sheet, .xlsx or .csv; it must not exist"},
        {"in", "read such a sheet back"},
        {"preview", "with --in: say what would change, change nothing", Kind::Flag},
        {"strict", "with --in: exit 1 if a row is refused", Kind::Flag}},
       requests},
      {"request add",
       "Log a further ask, received now",
       withFields({kWorkspace, {"title", "what is asked", Kind::Positional, Need::Required}}),
       addRequest,
       "One request: log it, change it, send it, note that it came back"},
      {"request set",
       "Change a request",
       withFields({kWorkspace, kRequest, {"title", "what is asked"},
                   {"state", "to_do, drafting, awaiting_sign_off, sent, no_further_query"}}),
       setRequest},
      {"request sign-off",
       "Put a request to a named officer for signing off",
       {kWorkspace, kRequest, {"by", "the officer: a name or an id", Kind::Value, Need::Required}},
       signOffRequest},
      {"request send",
       "Keep a file as a version that was sent",
       {kWorkspace,
        kRequest,
        {"file", "the file", Kind::Positional, Need::Required},
        {"to", "to whom; without it, the lead inspector"},
        {"note", "a note beside it"},
        {"signed-off", "the named officer has signed it off", Kind::Flag}},
       sendRequest},
      {"request return",
       "Note that inspectors sent a request back",
       {kWorkspace, kRequest, {"because", "why it came back", Kind::Value, Need::Required}},
       returnRequest},
  };
  for (auto& command : sentCommands()) all.push_back(std::move(command));
  return all;
}

}  // namespace waymark::cli
