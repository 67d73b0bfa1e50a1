// SPDX-License-Identifier: GPL-3.0-or-later
// waymark-cli returns and return …: the returns with a form of their own, line by line and as a sheet out and in.
#include <fmt/format.h>

#include <charconv>
#include <nlohmann/json.hpp>
#include <ostream>

#include "app/list_file.h"
#include "app/return_forms.h"
#include "base/file.h"
#include "base/text.h"
#include "cli/request_log.h"

namespace waymark::cli {
namespace {

using app::ReturnForm;
using app::ReturnLine;
using base::Code;
using base::fail;
using base::Result;
using Json = nlohmann::ordered_json;
using Kind = Option::Kind;
using Need = Option::Need;

constexpr std::size_t kLargestReturnSheet = 50'000'000;
const Option kForm{"form", "its id, as `returns` lists it", Kind::Positional, Need::Required};
const Option kLine{"line", "its number or its id", Kind::Positional, Need::Required};
const Option kCell{"cell", "COLUMN=VALUE, by the column's id or title; as often as needed. \"COLUMN=\" empties it"};

Result<const ReturnForm*> formArgument(const Arguments& arguments) {
  if (const auto* form = app::returnForm(arguments.text("form"))) return form;
  std::string known;
  for (const auto& form : app::returnForms()) known += (known.empty() ? "" : ", ") + form.id;
  return fail(Code::UnknownCode, {{"field", "FORM"}, {"value", arguments.text("form")}, {"allowed", known}});
}

struct ReturnState {
  ClockState clock;
  const ReturnForm* form;
  std::vector<ReturnLine> lines;
};

Result<ReturnState> returnState(const Arguments& arguments, app::Session& session, const Console& console) {
  const auto form = formArgument(arguments);
  if (!form) return tl::make_unexpected(form.error());
  auto clock = clockState(session, console);
  if (!clock) return tl::make_unexpected(clock.error());
  auto lines = app::returnLines(clock->workspace, clock->id, **form);
  return ReturnState{*std::move(clock), *form, std::move(lines)};
}

Result<const ReturnLine*> lineArgument(const Arguments& arguments, const ReturnState& state) {
  const auto wanted = arguments.text("line");
  const auto id = base::parseUuid(wanted);
  int number = 0;
  std::from_chars(wanted.data(), wanted.data() + wanted.size(), number);
  for (const auto& line : state.lines)
    if (id ? line.row.id.uuid == *id : std::to_string(number) == wanted && line.row.position == number) return &line;
  return fail(Code::NotFound, {{"what", "line"}, {"id", wanted}});
}

/// Lays the --cell options over the cells of a line.
Result<std::vector<std::string>> withCells(const Arguments& arguments, const ReturnForm& form,
                                           std::vector<std::string> cells) {
  cells.resize(form.columns.size());
  for (const auto& given : arguments.values("cell")) {
    const auto equals = given.find('=');
    if (equals == std::string::npos)
      return fail(Code::BadUse, {{"problem", "--cell wants COLUMN=VALUE, not “" + base::elided(given, 60) + "”"}});
    const auto name = base::folded(base::trimmed(std::string_view(given).substr(0, equals)));
    bool isKnown = false;
    for (std::size_t i = 0; i < form.columns.size(); ++i)
      if (form.columns[i].id == name || base::folded(form.columns[i].title) == name) {
        cells[i] = given.substr(equals + 1);
        isKnown = true;
      }
    if (!isKnown) return fail(Code::NotFound, {{"what", "column"}, {"id", given.substr(0, equals)}});
  }
  return cells;
}

Result<Exit> listReturns(const Arguments& arguments, Console& console) {
  auto session = openForReading(arguments, console);
  if (!session) return tl::make_unexpected(session.error());
  const auto clock = clockState(*session, console);
  if (!clock) return tl::make_unexpected(clock.error());
  auto json = Json::array();
  for (const auto& form : app::returnForms()) {
    const auto lines = app::returnLines(clock->workspace, clock->id, form).size();
    if (console.format != Format::Json) {
      console.out << fmt::format("{:<28} {:<28} {} lines{}\n", form.id, form.title, lines,
                                 form.provenance.certainty == framework::Certainty::Assumed ? "  columns assumed" : "");
      continue;
    }
    Json columns = Json::array();
    for (const auto& column : form.columns)
      columns.push_back({{"id", column.id},
                         {"title", column.title},
                         {"kind", base::codeText(column.kind)},
                         {"required", column.required},
                         {"choices", column.choices},
                         {"hint", column.hint}});
    json.push_back({{"id", form.id},
                    {"title", form.title},
                    {"item", form.item},
                    {"certainty", base::codeText(form.provenance.certainty)},
                    {"source", form.provenance.source},
                    {"lines", lines},
                    {"columns", std::move(columns)}});
  }
  if (console.format == Format::Json) console.out << json.dump(2) << '\n';
  return Exit::Done;
}

Result<Exit> sheetOut(const Arguments& arguments, const ReturnState& state, Console& console) {
  const std::filesystem::path file = arguments.text("out");
  const auto type = base::folded(file.extension().string());
  if (type != ".xlsx" && type != ".csv") return fail(Code::BadUse, {{"problem", "--out must end in .xlsx or .csv"}});
  if (std::filesystem::exists(file)) return fail(Code::FileExists, {{"file", file.string()}});
  if (auto written = app::writeList(file, app::returnSheet(*state.form, state.lines)); !written)
    return tl::make_unexpected(written.error());
  if (console.format == Format::Json)
    console.out << Json{{"file", file.string()}, {"lines", state.lines.size()}}.dump(2) << '\n';
  else
    console.out << fmt::format("Wrote {} lines to {}.\n", state.lines.size(), file.string());
  return Exit::Done;
}

Result<Exit> showReturn(const Arguments& arguments, Console& console) {
  if (arguments.has("in") && arguments.has("out"))
    return fail(Code::BadUse, {{"problem", "Give --in or --out, not both"}});
  const bool writes = arguments.has("in") && !arguments.has("preview");
  auto session = writes ? openForWriting(arguments, console) : openForReading(arguments, console);
  if (!session) return tl::make_unexpected(session.error());
  const auto state = returnState(arguments, *session, console);
  if (!state) return tl::make_unexpected(state.error());
  if (arguments.has("out")) return sheetOut(arguments, *state, console);
  if (arguments.has("in")) {
    const std::filesystem::path file = arguments.text("in");
    const auto bytes = base::readFile(file, kLargestReturnSheet);
    if (!bytes) return tl::make_unexpected(bytes.error());
    base::IdMaker ids;
    const auto import = app::previewReturn(*bytes, file.filename().string(), state->clock.workspace, state->clock.id,
                                           *state->form, ids, console.user, state->clock.now.utc);
    if (!import) return tl::make_unexpected(import.error());
    if (writes && !import->changes.changes.empty())
      if (auto applied = apply(*session, import->changes, console); !applied)
        return tl::make_unexpected(applied.error());
    printSheetImport(*import, writes ? "Saved" : "Would save", console);
    return arguments.has("strict") && import->refused > 0 ? Exit::HasFindings : Exit::Done;
  }
  if (console.format == Format::Json) {
    Json json{{"form", state->form->id}, {"title", state->form->title}, {"lines", Json::array()}};
    for (const auto& line : state->lines) {
      Json cells = Json::object();
      for (std::size_t i = 0; i < line.cells.size(); ++i)
        if (!line.cells[i].empty()) cells[state->form->columns[i].id] = line.cells[i];
      json["lines"].push_back({{"line", line.row.position},
                               {"id", base::uuidText(line.row.id.uuid)},
                               {"cells", std::move(cells)},
                               {"author", line.row.author},
                               {"at", base::stampText(line.row.at)}});
    }
    console.out << json.dump(2, ' ', false, Json::error_handler_t::replace) << '\n';
    return Exit::Done;
  }
  if (state->lines.empty()) console.out << "No line yet.\n";
  for (const auto& line : state->lines) {
    console.out << fmt::format("{:>3}  {}\n", line.row.position, line.cells.front());
    for (std::size_t i = 1; i < line.cells.size(); ++i)
      if (!line.cells[i].empty())
        console.out << fmt::format("     {}: {}\n", state->form->columns[i].title, line.cells[i]);
  }
  return Exit::Done;
}

Result<Exit> addLine(const Arguments& arguments, Console& console) {
  auto session = openForWriting(arguments, console);
  if (!session) return tl::make_unexpected(session.error());
  const auto state = returnState(arguments, *session, console);
  if (!state) return tl::make_unexpected(state.error());
  const auto cells = withCells(arguments, *state->form, {});
  if (!cells) return tl::make_unexpected(cells.error());
  base::IdMaker ids;
  auto made = app::newReturnLine(state->clock.workspace, state->clock.id, *state->form,
                                 ids.makeId<domain::ReturnRowTag>(state->clock.now.utc), *cells, console.user,
                                 state->clock.now.utc);
  if (!made) return tl::make_unexpected(made.error());
  return saved(apply(*session, {"add a line to " + state->form->title, {*std::move(made)}}, console), console);
}

Result<Exit> setLine(const Arguments& arguments, Console& console) {
  auto session = openForWriting(arguments, console);
  if (!session) return tl::make_unexpected(session.error());
  const auto state = returnState(arguments, *session, console);
  if (!state) return tl::make_unexpected(state.error());
  const auto line = lineArgument(arguments, *state);
  if (!line) return tl::make_unexpected(line.error());
  const auto cells = withCells(arguments, *state->form, (*line)->cells);
  if (!cells) return tl::make_unexpected(cells.error());
  auto change = app::changedReturnLine(*state->form, **line, *cells, console.user, state->clock.now.utc);
  if (!change) return tl::make_unexpected(change.error());
  if (!*change) return fail(Code::BadUse, {{"problem", "The line says that already"}});
  return saved(apply(*session, {"change a line of " + state->form->title, {**std::move(change)}}, console), console);
}

Result<Exit> removeLine(const Arguments& arguments, Console& console) {
  auto session = openForWriting(arguments, console);
  if (!session) return tl::make_unexpected(session.error());
  const auto state = returnState(arguments, *session, console);
  if (!state) return tl::make_unexpected(state.error());
  const auto line = lineArgument(arguments, *state);
  if (!line) return tl::make_unexpected(line.error());
  return saved(
      apply(*session, {"take out a line of " + state->form->title, {app::removedReturnLine(**line)}}, console), console);
}

}  // namespace

std::vector<Command> returnCommands() {
  return {
      {"returns", "The returns with a form of their own, and how many lines they have", {kWorkspace}, listReturns},
      {"return show",
       "A return's lines; as a sheet out and in again",
       {kWorkspace,
        kForm,
        {"out", "write it as a sheet, .xlsx or .csv; it must not exist"},
        {"in", "read such a sheet back"},
        {"preview", "with --in: say what would change, change nothing", Kind::Flag},
        {"strict", "with --in: exit 1 if a row is refused", Kind::Flag}},
       showReturn,
       "One return: show it, add lines, change them"},
      {"return add", "Add a line", {kWorkspace, kForm, kCell}, addLine},
      {"return set", "Change cells of a line", {kWorkspace, kForm, kLine, kCell}, setLine},
      {"return remove", "Take a line out", {kWorkspace, kForm, kLine}, removeLine},
  };
}

}  // namespace waymark::cli
