// SPDX-License-Identifier: GPL-3.0-or-later
// waymark-cli fieldwork: what comes in and goes out as files: the lead inspector's grid, invitations, briefing sheets
// and timetables.
#include <fmt/format.h>

#include <nlohmann/json.hpp>
#include <ostream>

#include "app/fieldwork_grid.h"
#include "app/fieldwork_papers.h"
#include "app/list_file.h"
#include "base/file.h"
#include "base/text.h"
#include "cli/fieldwork_state.h"

namespace waymark::cli {
namespace {

using base::Code;
using base::fail;
using base::Result;
using Json = nlohmann::ordered_json;
using Kind = Option::Kind;
using Need = Option::Need;

constexpr std::size_t kLargestGrid = 50'000'000;
constexpr std::size_t kLargestInvitation = 16 * 1024 * 1024;
constexpr std::array<const char*, 5> kGridFates{"new", "changed", "same", "gone", "refused"};
constexpr std::array<const char*, 5> kInvitationFates{"new", "changed", "same", "cancelled", "refused"};

void writeJson(const Json& json, Console& console) {
  console.out << json.dump(2, ' ', false, Json::error_handler_t::replace) << '\n';
}

/// "Slot=start", as often as it is given.
Result<app::GridMapping> mappingOf(const Arguments& arguments) {
  app::GridMapping mapping;
  for (const auto& text : arguments.values("column")) {
    const auto at = text.rfind('=');
    const auto code = at == std::string::npos ? std::string() : text.substr(at + 1);
    if (!base::parseCode<app::GridColumn>(code))
      return fail(Code::UnknownCode, {{"field", "--column"},
                                      {"value", text},
                                      {"allowed", "HEADER= and " + base::joinedCodes(base::CodeSet<app::GridColumn>::kCodes)}});
    mapping.given[text.substr(0, at)] = code;
  }
  return mapping;
}

void gridText(const app::GridImport& import, bool only, Console& console) {
  console.out << "Columns:";
  for (const auto& heading : import.columns)
    console.out << fmt::format(" {} “{}” is {};", heading.letters, heading.header, base::codeText(heading.is));
  console.out << fmt::format("\n{} {} new, {} changed, {} gone; {} the same; {} refused.\n", only ? "Would save" : "Saved",
                             import.added, import.changed, import.gone, import.same, import.refused);
  for (const auto& row : import.rows) {
    const auto name = row.code + " " + row.title + ", " + row.when;
    if (row.fate == app::GridFate::Refused)
      console.out << "  Refused: " << row.problem << '\n';
    else if (row.fate == app::GridFate::New)
      console.out << fmt::format("  {}: new: {}\n", row.where, name);
    else if (row.fate == app::GridFate::Changed)
      console.out << fmt::format("  {}: {} {}: {}\n", row.where, row.code, row.title, fmt::join(row.changed, ", "));
    else if (row.fate == app::GridFate::Gone)
      console.out << fmt::format("  Not in the grid any more, {}: {}\n", only ? "would be cancelled" : "cancelled", name);
  }
  for (const auto& remark : import.remarks) console.out << "  Look at: " << remark << '\n';
}

void gridJson(const app::GridImport& import, Console& console) {
  Json json{{"added", import.added}, {"changed", import.changed}, {"same", import.same},
            {"gone", import.gone},   {"refused", import.refused}};
  json["columns"] = Json::array();
  for (const auto& heading : import.columns)
    json["columns"].push_back({{"header", heading.header}, {"letters", heading.letters}, {"is", base::codeText(heading.is)}});
  json["rows"] = Json::array();
  for (const auto& row : import.rows)
    json["rows"].push_back({{"where", row.where.empty() ? Json() : Json(row.where)},
                            {"fate", kGridFates[static_cast<std::size_t>(row.fate)]},
                            {"code", row.code},
                            {"title", row.title},
                            {"when", row.when},
                            {"changed", row.changed},
                            {"problem", row.problem.empty() ? Json() : Json(row.problem)}});
  json["remarks"] = import.remarks;
  writeJson(json, console);
}

Result<Exit> gridIn(const Arguments& arguments, Console& console) {
  const bool only = arguments.has("preview");
  const auto mapping = mappingOf(arguments);
  if (!mapping) return tl::make_unexpected(mapping.error());
  auto session = only ? openForReading(arguments, console) : openForWriting(arguments, console);
  if (!session) return tl::make_unexpected(session.error());
  const auto state = fieldworkState(*session, console, app::ArrangeScope::Unplaced);
  if (!state) return tl::make_unexpected(state.error());
  const std::filesystem::path file = arguments.text("file");
  const auto bytes = base::readFile(file, kLargestGrid);
  if (!bytes) return tl::make_unexpected(bytes.error());
  const auto grid = app::readGrid(*bytes, file.filename().string());
  if (!grid) return tl::make_unexpected(grid.error());
  base::IdMaker ids;
  const auto import = app::previewGrid(*grid, state->clock.workspace, state->clock.id, state->view.window, *mapping, ids,
                                       console.user, state->clock.now);
  if (!only && !import.changes.changes.empty())
    if (const auto applied = apply(*session, import.changes, console); !applied)
      return tl::make_unexpected(applied.error());
  if (console.format == Format::Json)
    gridJson(import, console);
  else
    gridText(import, only, console);
  return arguments.has("strict") && (import.refused > 0 || !import.remarks.empty()) ? Exit::HasFindings : Exit::Done;
}

Result<Exit> gridOut(const Arguments& arguments, Console& console) {
  const std::filesystem::path file = arguments.text("file");
  const auto type = base::folded(file.extension().string());
  if (type != ".xlsx" && type != ".csv") return fail(Code::BadUse, {{"problem", "The file must end in .xlsx or .csv"}});
  if (std::filesystem::exists(file)) return fail(Code::FileExists, {{"file", file.string()}});
  auto session = openForReading(arguments, console);
  if (!session) return tl::make_unexpected(session.error());
  const auto state = clockState(*session, console);
  if (!state) return tl::make_unexpected(state.error());
  const auto sheet = app::gridSheet(state->workspace, state->id);
  if (auto written = app::writeList(file, sheet); !written) return tl::make_unexpected(written.error());
  if (console.format == Format::Json)
    writeJson({{"file", file.string()}, {"sessions", sheet.rows.size()}}, console);
  else
    console.out << fmt::format("Wrote {} sessions to {}.\n", sheet.rows.size(), file.string());
  return Exit::Done;
}

Result<Exit> invitation(const Arguments& arguments, Console& console) {
  const bool only = arguments.has("preview");
  auto session = only ? openForReading(arguments, console) : openForWriting(arguments, console);
  if (!session) return tl::make_unexpected(session.error());
  const auto state = fieldworkState(*session, console, app::ArrangeScope::Unplaced);
  if (!state) return tl::make_unexpected(state.error());
  const std::filesystem::path file = arguments.text("file");
  const auto bytes = base::readFile(file, kLargestInvitation);
  if (!bytes) return tl::make_unexpected(bytes.error());
  const auto import = app::previewInvitations(*bytes, file.filename().string(), state->clock.workspace, state->clock.id,
                                              state->view.window);
  if (!import) return tl::make_unexpected(import.error());
  if (!only && !import->changes.changes.empty())
    if (const auto applied = apply(*session, import->changes, console); !applied)
      return tl::make_unexpected(applied.error());
  Json json{{"rows", Json::array()}, {"remarks", import->remarks}};
  bool isRefused = false;
  for (const auto& row : import->rows) {
    const std::string fate = kInvitationFates[static_cast<std::size_t>(row.fate)];
    isRefused = isRefused || row.fate == app::InvitationFate::Refused;
    json["rows"].push_back({{"fate", fate},
                            {"code", row.code},
                            {"title", row.title},
                            {"when", row.when},
                            {"problem", row.problem.empty() ? Json() : Json(row.problem)}});
    if (console.format == Format::Text)
      console.out << (row.problem.empty() ? fmt::format("{}: {} {}, {}\n", fate, row.code, row.title, row.when)
                                          : "Refused: " + row.problem + "\n");
  }
  if (console.format == Format::Json) {
    writeJson(json, console);
  } else {
    for (const auto& remark : import->remarks) console.out << "Look at: " << remark << '\n';
    console.out << fmt::format("{} of {} invitations {} in.\n", import->wanted, import->rows.size(),
                               only ? "would come" : "came");
  }
  return arguments.has("strict") && (isRefused || !import->remarks.empty()) ? Exit::HasFindings : Exit::Done;
}

template <class T, class Keep>
Result<decltype(T::id)> called(const domain::Workspace& workspace, const std::string& wanted, const char* what, Keep keep) {
  const auto id = base::parseUuid(wanted);
  for (const auto& row : workspace.all<T>())
    if (keep(row.value) && (id ? row.value.id.uuid == *id : base::folded(row.value.name) == base::folded(wanted)))
      return row.value.id;
  return fail(Code::NotFound, {{"what", what}, {"id", wanted}});
}

/// --out as a PDF, --ics as a calendar file, else text; each may be given with the other.
Result<Exit> writePaper(const Arguments& arguments, const ClockState& state, const app::FieldworkPaper& paper,
                        const app::FieldworkAudience& audience, Console& console) {
  Json json{{"title", paper.title}, {"under", paper.under}};
  for (const char* option : {"out", "ics"})
    if (const auto file = arguments.value(option); file && std::filesystem::exists(*file))
      return fail(Code::FileExists, {{"file", *file}});
  if (const auto file = arguments.value("out")) {
    if (base::folded(std::filesystem::path(*file).extension().string()) != ".pdf")
      return fail(Code::BadUse, {{"problem", "--out must end in .pdf"}});
    if (!console.printFieldwork)
      return fail(Code::BadUse, {{"problem", "This program was built without the libraries that lay out PDFs"}});
    if (auto printed = console.printFieldwork(paper, *file); !printed) return tl::make_unexpected(printed.error());
    json["file"] = *file;
    if (console.format == Format::Text) console.out << "Wrote " << *file << ".\n";
  }
  if (const auto file = arguments.value("ics")) {
    std::string earlier;
    if (const auto before = arguments.value("earlier")) {
      const auto bytes = base::readFile(*before, kLargestInvitation);
      if (!bytes) return tl::make_unexpected(bytes.error());
      earlier = *bytes;
    }
    const auto text = app::fieldworkCalendar(state.workspace, state.inspection().value, audience, earlier, console.now.utc);
    if (!text) return tl::make_unexpected(text.error());
    if (auto written = base::writeFileSafely(*file, *text); !written) return tl::make_unexpected(written.error());
    json["ics"] = *file;
    if (console.format == Format::Text) console.out << "Wrote " << *file << ".\n";
  }
  if (console.format == Format::Json) {
    json["lines"] = Json::array();
    for (const auto& line : paper.lines) json["lines"].push_back({{"label", line.label}, {"text", line.text}});
    json["tables"] = Json::array();
    for (const auto& table : paper.tables)
      json["tables"].push_back({{"heading", table.heading}, {"columns", table.columns}, {"rows", table.rows}});
    writeJson(json, console);
  } else if (!arguments.has("out") && !arguments.has("ics")) {
    console.out << app::paperText(paper);
  }
  return Exit::Done;
}

Result<Exit> briefing(const Arguments& arguments, Console& console) {
  auto session = openForReading(arguments, console);
  if (!session) return tl::make_unexpected(session.error());
  const auto state = clockState(*session, console);
  if (!state) return tl::make_unexpected(state.error());
  const auto wanted = arguments.text("session");
  const auto id = base::parseUuid(wanted);
  for (const auto& row : state->workspace.all<domain::FieldworkSession>()) {
    if (row.value.inspection != state->id) continue;
    if (id ? row.value.id.uuid != *id : base::folded(row.value.code) != base::folded(wanted)) continue;
    const auto paper = app::briefingSheet(state->workspace, state->pack, row.value.id, state->now);
    if (!paper) return tl::make_unexpected(paper.error());
    return writePaper(arguments, *state, *paper, {{}, {}, row.value.id}, console);
  }
  return fail(Code::NotFound, {{"what", "session"}, {"id", wanted}});
}

Result<Exit> timetable(const Arguments& arguments, Console& console) {
  if (arguments.has("person") && arguments.has("inspector"))
    return fail(Code::BadUse, {{"problem", "Give --person or --inspector, not both"}});
  auto session = openForReading(arguments, console);
  if (!session) return tl::make_unexpected(session.error());
  const auto state = clockState(*session, console);
  if (!state) return tl::make_unexpected(state.error());
  app::FieldworkAudience audience;
  if (const auto name = arguments.value("person")) {
    const auto id = called<domain::Person>(state->workspace, *name, "person", [](const auto&) { return true; });
    if (!id) return tl::make_unexpected(id.error());
    audience.person = *id;
  }
  if (const auto name = arguments.value("inspector")) {
    const auto id = called<domain::Inspector>(state->workspace, *name, "inspector", [&](const domain::Inspector& one) {
      return one.inspection == state->id;
    });
    if (!id) return tl::make_unexpected(id.error());
    audience.inspector = *id;
  }
  const auto paper = app::timetablePaper(state->workspace, state->id, audience, state->now);
  // A calendar file takes back what an earlier one had, also where nothing is left.
  const bool onlyCalendar = arguments.has("ics") && !arguments.has("out") && arguments.has("earlier");
  if (!paper && !onlyCalendar) return tl::make_unexpected(paper.error());
  return writePaper(arguments, *state, paper ? *paper : app::FieldworkPaper{}, audience, console);
}

}  // namespace

std::vector<Command> fieldworkFileCommands() {
  const Option file{"file", "the file", Kind::Positional, Need::Required};
  const Option preview{"preview", "say what would change, change nothing", Kind::Flag};
  const Option strict{"strict", "exit 1 where something is refused or to be looked at", Kind::Flag};
  const Option out{"out", "write it as a .pdf; it must not exist"};
  const Option ics{"ics", "write it as a calendar file; it must not exist"};
  return {{"fieldwork grid-in",
           "Bring in the lead inspector’s grid (.xlsx, .ods, .csv: one row a session); what they gave a time is fixed",
           {kWorkspace, file, {"column", "HEADER=COLUMN: what a heading is, as “Slot=start”; may be repeated"}, preview, strict},
           gridIn},
          {"fieldwork grid-out",
           "Write the grid back in the columns it came in, with times and names filled in (.xlsx or .csv)",
           {kWorkspace, {"file", "the file to write; it must not exist", Kind::Positional, Need::Required}},
           gridOut},
          {"fieldwork invitation",
           "Bring in invitations (.ics) as sessions of the inspectors’",
           {kWorkspace, file, preview, strict},
           invitation},
          {"fieldwork briefing",
           "The briefing sheet of a session, as text, .pdf or .ics",
           {kWorkspace, {"session", "its code (S-16) or id", Kind::Positional, Need::Required}, out, ics},
           briefing},
          {"fieldwork timetable",
           "The timetable of a person, an inspector or everybody, as text, .pdf or .ics",
           {kWorkspace,
            {"person", "a person's name or id"},
            {"inspector", "an inspector's name or id"},
            out,
            ics,
            {"earlier", "with --ics: the file given out before; what it has and the new one hasn't is cancelled in it"}},
           timetable}};
}

}  // namespace waymark::cli
