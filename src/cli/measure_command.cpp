// SPDX-License-Identifier: GPL-3.0-or-later
// waymark-cli measures, import-measures, log-measure: the partnership's own measures.
#include <fmt/format.h>

#include <filesystem>
#include <nlohmann/json.hpp>
#include <ostream>

#include "app/measure_import.h"
#include "app/measures.h"
#include "base/file.h"
#include "base/text.h"
#include "cli/command.h"
#include "cli/workspace_state.h"
#include "exchange/sheet_rows.h"

namespace waymark::cli {
namespace {

using base::Code;
using base::Result;
using Json = nlohmann::ordered_json;
using Kind = Option::Kind;
using Need = Option::Need;

std::string nameOf(const domain::Workspace& workspace, const std::optional<domain::PartnerId>& id) {
  const auto* row = id ? workspace.all<domain::Partner>().find(*id) : nullptr;
  return row == nullptr ? "" : row->value.name;
}
std::string nameOf(const domain::Workspace& workspace, const std::optional<domain::PersonId>& id) {
  const auto* row = id ? workspace.all<domain::Person>().find(*id) : nullptr;
  return row == nullptr ? "" : row->value.name;
}

Json seriesJson(const domain::Workspace& workspace, const app::MeasureSeries& series) {
  const auto& measure = series.measure.value;
  Json json{{"id", base::uuidText(measure.id.uuid)},
            {"title", measure.title},
            {"definition", measure.definition},
            {"unit", measure.unit},
            {"better", base::codeText(measure.better)},
            {"pathway", measure.pathway},
            {"provider", nameOf(workspace, measure.provider)},
            {"owner", nameOf(workspace, measure.owner)},
            {"target", measure.target},
            {"criteria", measure.criteria},
            {"note", measure.note},
            {"values", Json::array()}};
  for (const auto& row : series.values)
    json["values"].push_back({{"month", base::isoText(row.value.month).substr(0, 7)},
                              {"value", row.value.value},
                              {"note", row.value.note},
                              {"source", row.value.source}});
  return json;
}

const char* targetText(app::AgainstTarget against) {
  switch (against) {
    case app::AgainstTarget::Met:
      return ", target met";
    case app::AgainstTarget::Missed:
      return ", target not met";
    case app::AgainstTarget::CannotSay:
      break;
  }
  return "";
}

Result<Exit> measures(const Arguments& arguments, Console& console) {
  auto session = openForReading(arguments, console);
  if (!session) return tl::make_unexpected(session.error());
  const auto workspace = session->load();
  if (!workspace) return tl::make_unexpected(workspace.error());
  const auto all = app::measureSeries(*workspace);
  if (console.format == Format::Json) {
    Json json = Json::array();
    for (const auto& series : all) json.push_back(seriesJson(*workspace, series));
    console.out << json.dump(2) << '\n';
    return Exit::Done;
  }
  if (all.empty()) console.out << "No measures are kept yet; import-measures brings them in.\n";
  for (const auto& series : all) {
    const auto& measure = series.measure.value;
    console.out << measure.title << "\n";
    if (!measure.definition.empty()) console.out << "  " << measure.definition << "\n";
    const auto* latest = app::latestValue(series);
    if (latest == nullptr) {
      console.out << "  No figure yet.\n";
      continue;
    }
    console.out << fmt::format("  {}: {}", app::monthText(latest->month), app::valueWithUnit(measure, latest->value));
    if (!measure.target.empty())
      console.out << fmt::format(" (target {}{})", app::valueWithUnit(measure, measure.target),
                                 targetText(app::againstTarget(measure, latest->value)));
    console.out << fmt::format("; {} months\n", series.values.size());
  }
  return Exit::Done;
}

void printMeasureImport(const app::MeasureImport& import, bool check, Console& console) {
  if (console.format == Format::Json) {
    Json json{{"added", import.added},
              {"changed", import.changed},
              {"already_there", import.same},
              {"refused", import.refused},
              {"new_measures", import.newMeasures},
              {"columns", Json::object()},
              {"rows", Json::array()}};
    for (const auto& [header, column] : import.columns) json["columns"][header] = column.empty() ? Json() : Json(column);
    constexpr std::array<const char*, 4> kFates{"new", "changed", "same", "refused"};
    for (const auto& row : import.rows) {
      Json one{{"row", row.row}, {"fate", kFates[static_cast<std::size_t>(row.fate)]}, {"measure", row.measure}};
      if (row.fate == app::FigureFate::Refused) {
        one["problem"] = row.problem;
      } else {
        one["month"] = base::isoText(row.month).substr(0, 7);
        one["value"] = row.value;
        if (row.fate == app::FigureFate::Changed) one["was"] = row.was;
      }
      json["rows"].push_back(std::move(one));
    }
    console.out << json.dump(2, ' ', false, Json::error_handler_t::replace) << '\n';
    return;
  }
  console.out << fmt::format("{} {} figures, {} {}; {} there already; {} refused.\n", check ? "Would add" : "Added",
                             import.added, check ? "change" : "changed", import.changed, import.same, import.refused);
  for (const auto& title : import.newMeasures) console.out << "  New measure: " << title << "\n";
  for (const auto& row : import.rows) {
    if (row.fate == app::FigureFate::Changed)
      console.out << fmt::format("  {}, {}: {} becomes {}\n", row.measure, app::monthText(row.month),
                                 row.was.empty() ? "no figure" : row.was, row.value.empty() ? "no figure" : row.value);
    if (row.fate == app::FigureFate::Refused) console.out << fmt::format("  Row {}: {}.\n", row.row, row.problem);
  }
}

Result<Exit> importMeasures(const Arguments& arguments, Console& console) {
  app::MeasureMapping mapping;
  for (const auto& pair : arguments.values("column")) {
    const auto equals = pair.rfind('=');
    if (equals == std::string::npos)
      return base::fail(Code::BadUse, {{"problem", "--column wants HEADER=COLUMN, as “Indicator=measure”"}});
    mapping.given[pair.substr(0, equals)] = pair.substr(equals + 1);
  }
  const bool check = arguments.has("check");
  const std::filesystem::path file = arguments.text("file");
  const auto bytes = base::readFile(file, exchange::kLargestSheetFile);
  if (!bytes) return tl::make_unexpected(bytes.error());
  auto session = check ? openForReading(arguments, console) : openForWriting(arguments, console);
  if (!session) return tl::make_unexpected(session.error());
  const auto workspace = session->load();
  if (!workspace) return tl::make_unexpected(workspace.error());
  const auto import = app::previewMeasures(*bytes, file.filename().string(), *workspace, mapping);
  if (!import) return tl::make_unexpected(import.error());
  if (!check) {
    const auto set = app::measureChanges(*import, *workspace, console.now.utc);
    if (!set.changes.empty())
      if (const auto applied = apply(*session, set, console); !applied) return tl::make_unexpected(applied.error());
  }
  printMeasureImport(*import, check, console);
  return arguments.has("strict") && import->refused > 0 ? Exit::HasFindings : Exit::Done;
}

Result<Exit> logMeasure(const Arguments& arguments, Console& console) {
  auto session = openForWriting(arguments, console);
  if (!session) return tl::make_unexpected(session.error());
  const auto workspace = session->load();
  if (!workspace) return tl::make_unexpected(workspace.error());
  const auto pack = packOfArea(*workspace, console);
  if (!pack) return tl::make_unexpected(pack.error());
  const auto wanted = arguments.text("measure");
  const auto id = base::parseUuid(wanted);
  const auto all = app::measureSeries(*workspace);
  const auto series = std::ranges::find_if(all, [&](const app::MeasureSeries& one) {
    return id ? one.measure.value.id.uuid == *id : base::folded(one.measure.value.title) == base::folded(wanted);
  });
  if (series == all.end()) return base::fail(Code::NotFound, {{"what", "measure"}, {"id", wanted}});
  const auto& measure = series->measure.value;
  const auto code = arguments.value("criterion").value_or(measure.criteria.empty() ? "" : measure.criteria.front());
  const auto criterion = base::ShortCode::make(code);
  if (!criterion || std::ranges::find(pack->criteria, *criterion, &framework::Criterion::id) == pack->criteria.end())
    return base::fail(Code::NotFound, {{"what", "criterion"}, {"id", code}});
  const auto* value = app::latestValue(*series);
  if (const auto month = arguments.value("month")) {
    const auto day = app::monthFrom(*month);
    if (!day) return base::fail(Code::BadDate, {{"field", "--month"}, {"value", *month}});
    const auto at = std::ranges::find(series->values, *day, [](const auto& row) { return row.value.month; });
    value = at == series->values.end() || at->value.value.empty() ? nullptr : &at->value;
  }
  if (value == nullptr) return base::fail(Code::TooLittle, {{"problem", "The measure has no figure for that month"}});
  auto evidence = app::evidenceOf(measure, *value, *criterion, console.now.today);
  base::IdMaker ids;
  evidence.id = ids.makeId<domain::EvidenceTag>(console.now.utc);
  return saved(apply(*session, {fmt::format("log “{}” as evidence", measure.title), {domain::made(domain::Record{evidence})}},
                     console),
               console);
}

}  // namespace

std::vector<Command> measureCommands() {
  return {{"measures", "The partnership's own measures, with their figures by month", {kWorkspace}, measures},
          {"import-measures",
           "Bring figures of measures from .xlsx, .ods or .csv into a workspace; refused rows are listed and left out",
           {kWorkspace,
            {"file", "a sheet with columns for measure, month and value; note, unit and source where it has them",
             Kind::Positional, Need::Required},
            {"column", "HEADER=COLUMN: which column a header is, as “Indicator=measure”; may be repeated"},
            {"check", "say what would happen, change nothing", Kind::Flag},
            {"strict", "exit 1 if a row is refused", Kind::Flag}},
           importMeasures},
          {"log-measure",
           "Log a measure's figure as evidence",
           {kWorkspace,
            {"measure", "its id or title", Kind::Value, Need::Required},
            {"month", "as 2026-09; the newest without it"},
            {"criterion", "the criterion's id; the measure's first without it"}},
           logMeasure}};
}

}  // namespace waymark::cli
