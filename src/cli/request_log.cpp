// SPDX-License-Identifier: GPL-3.0-or-later
// waymark-cli submission-log and bundle: what was sent, as a list, a page and a ZIP.
#include "cli/request_log.h"

#include <fmt/format.h>

#include <ostream>

#include "app/list_file.h"
#include "app/request_bundle.h"
#include "base/text.h"

namespace waymark::cli {

base::Result<RequestLog> requestState(app::Session& session, const Console& console) {
  auto clock = clockState(session, console);
  if (!clock) return tl::make_unexpected(clock.error());
  auto rows =
      app::requestsFor(clock->workspace, clock->inspection().value, clock->pack, clock->calendar, clock->now);
  return RequestLog{*std::move(clock), std::move(rows)};
}

RequestJson versionJson(const domain::RequestVersion& version) {
  return {{"id", base::uuidText(version.id.uuid)}, {"name", version.name},
          {"bytes", version.bytes},                {"sha256", version.sha256},
          {"sent_to", version.sentTo},             {"sent_by", version.sentBy},
          {"sent_at", base::stampText(version.sentAt)}, {"note", version.note}};
}

void printSheetImport(const app::RequestImport& import, const char* verb, Console& console) {
  if (console.format == Format::Json) {
    RequestJson json{{"added", import.added},
              {"changed", import.changed},
              {"same", import.same},
              {"refused", import.refused},
              {"unknown_columns", import.unknownColumns}};
    json["rows"] = RequestJson::array();
    for (const auto& row : import.rows)
      if (row.fate != app::RequestFate::Same)
        json["rows"].push_back({{"row", row.row},
                                {"code", row.code},
                                {"fate", row.fate == app::RequestFate::New       ? "new"
                                         : row.fate == app::RequestFate::Changed ? "changed"
                                                                                 : "refused"},
                                {"columns", row.changed},
                                {"problem", row.problem.empty() ? RequestJson() : RequestJson(row.problem)}});
    console.out << json.dump(2, ' ', false, RequestJson::error_handler_t::replace) << '\n';
    return;
  }
  console.out << fmt::format("{} {} new and {} changed; {} the same; {} refused.\n", verb, import.added,
                             import.changed, import.same, import.refused);
  for (const auto& name : import.unknownColumns) console.out << fmt::format("  The column “{}” isn’t read.\n", name);
  for (const auto& row : import.rows)
    if (row.fate == app::RequestFate::Refused)
      console.out << fmt::format("  Row {}: {}.\n", row.row, row.problem);
    else if (row.fate != app::RequestFate::Same)
      console.out << fmt::format("  Row {}: {} {}\n", row.row, row.code,
                                 row.fate == app::RequestFate::New ? "is new" : fmt::format("{}", fmt::join(row.changed, ", ")));
}

namespace {

using base::Code;
using base::fail;
using base::Result;
using Json = RequestJson;
using Kind = Option::Kind;
using Need = Option::Need;

Result<Exit> submissionLogCommand(const Arguments& arguments, Console& console) {
  auto session = openForReading(arguments, console);
  if (!session) return tl::make_unexpected(session.error());
  const auto state = requestState(*session, console);
  if (!state) return tl::make_unexpected(state.error());
  const auto log =
      app::submissionLog(state->clock.workspace, state->clock.inspection().value, state->rows, state->clock.now);
  if (arguments.has("out")) {
    const std::filesystem::path file = arguments.text("out");
    const auto type = base::folded(file.extension().string());
    if (std::filesystem::exists(file)) return fail(Code::FileExists, {{"file", file.string()}});
    Result<void> written;
    if (type == ".pdf" && !console.printSubmissions)
      return fail(Code::BadUse, {{"problem", "This program was built without the libraries that lay out PDFs"}});
    if (type == ".pdf")
      written = console.printSubmissions(log, file);
    else if (type == ".xlsx" || type == ".csv")
      written = app::writeList(file, app::submissionSheet(log));
    else
      return fail(Code::BadUse, {{"problem", "--out must end in .pdf, .xlsx or .csv"}});
    if (!written) return tl::make_unexpected(written.error());
    if (console.format == Format::Json)
      console.out << Json{{"file", file.string()}, {"versions", log.lines.size()}}.dump(2) << '\n';
    else
      console.out << fmt::format("Wrote {} versions to {}.\n", log.lines.size(), file.string());
    return Exit::Done;
  }
  Json json = Json::array();
  for (const auto& line : log.lines) {
    auto one = versionJson(line.version);
    one["code"] = line.code;
    one["title"] = line.title;
    one["version"] = line.number;
    json.push_back(std::move(one));
    if (console.format == Format::Text)
      console.out << fmt::format("{}  {} v{}  {}\n  {}, {} bytes, to {}, by {}{}\n  SHA-256 {}\n",
                                 app::stampWords(line.version.sentAt), line.code, line.number, line.title,
                                 line.version.name, line.version.bytes, line.version.sentTo, line.version.sentBy,
                                 line.version.note.empty() ? "" : ": " + line.version.note, line.version.sha256);
  }
  if (console.format == Format::Json)
    console.out << json.dump(2, ' ', false, Json::error_handler_t::replace) << '\n';
  else
    console.out << fmt::format("{} {} sent.{}\n", log.lines.size(), log.lines.size() == 1 ? "version" : "versions",
                               log.leftOut == 0 ? "" : fmt::format(" {} under the embargo left out.", log.leftOut));
  return Exit::Done;
}

Result<Exit> bundle(const Arguments& arguments, Console& console) {
  auto session = openForReading(arguments, console);
  if (!session) return tl::make_unexpected(session.error());
  const auto state = requestState(*session, console);
  if (!state) return tl::make_unexpected(state.error());
  const std::filesystem::path file = arguments.text("out");
  if (base::folded(file.extension().string()) != ".zip")
    return fail(Code::BadUse, {{"problem", "--out must end in .zip"}});
  const auto made =
      app::bundleOf(state->clock.workspace, state->clock.inspection().value, state->rows, state->clock.now);
  if (auto written = app::writeBundle(*session, made, file); !written) return tl::make_unexpected(written.error());
  if (console.format == Format::Json)
    console.out << Json{{"file", file.string()}, {"files", made.files.size()}, {"left_out", made.log.leftOut}}.dump(2)
                << '\n';
  else
    console.out << fmt::format("Wrote {} files to {}.{}\n", made.files.size(), file.string(),
                               made.log.leftOut == 0 ? "" : fmt::format(" {} under the embargo left out.", made.log.leftOut));
  return Exit::Done;
}

}  // namespace

std::vector<Command> sentCommands() {
  return {
      {"submission-log",
       "What was sent to inspectors, version by version",
       {kWorkspace, {"out", "write it as .pdf, .xlsx or .csv; it must not exist"}},
       submissionLogCommand},
      {"bundle",
       "Write what was sent as one ZIP with an index and checksums",
       {kWorkspace, {"out", "the .zip; it must not exist", Kind::Value, Need::Required}},
       bundle},
  };
}

}  // namespace waymark::cli
