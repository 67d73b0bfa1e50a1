// SPDX-License-Identifier: GPL-3.0-or-later
// waymark-cli benchmark: where an area stands in DfE's release, beside its neighbours, its region and England.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <ostream>

#include "app/area_standing.h"
#include "base/file.h"
#include "cli/command.h"
#include "cli/workspace_state.h"
#include "exchange/release_file.h"
#include "lists/benchmark.h"

namespace waymark::cli {
namespace {

using base::Result;
using Json = nlohmann::ordered_json;
using Kind = Option::Kind;
using Need = Option::Need;

constexpr std::size_t kLargestNeighbours = 5'000'000;

/// A release's percentages have one decimal; what is worked out here gets two.
Json number(double value) {
  return std::round(value * 100) / 100;
}

Json figureJson(const lists::Figure& figure) {
  return figure.known() ? number(figure.value) : Json();
}

/// Names the state where there is no number.
void putFigure(Json& json, const char* name, const lists::Figure& figure) {
  json[name] = figureJson(figure);
  if (!figure.known()) json[std::string(name) + "_state"] = base::codeText(figure.state);
}

Json periodJson(const lists::BenchmarkDefinition& definition, const lists::BenchmarkMeasure& measure,
                const lists::PeriodStanding& period) {
  Json row{{"id", measure.id},
           {"title", measure.title},
           {"period", period.period},
           {"period_text", lists::periodText(definition, measure, period.period)}};
  putFigure(row, "area", period.area);
  row["neighbours"] = period.neighbourMean ? number(*period.neighbourMean) : Json();
  row["neighbours_known"] = period.neighboursKnown;
  putFigure(row, "region", period.region);
  putFigure(row, "england", period.england);
  row["rank"] = period.rank ? Json(period.rank->place) : Json();
  row["of"] = period.rank ? Json(period.rank->of) : Json();
  row["better"] = measure.better == lists::Better::None ? Json() : Json(base::codeText(measure.better));
  row["neighbour_values"] = Json::array();
  for (const auto& neighbour : period.neighbours) {
    Json one{{"code", neighbour.code}, {"name", neighbour.name}};
    putFigure(one, "value", neighbour.figure);
    row["neighbour_values"].push_back(std::move(one));
  }
  return row;
}

Json standingJson(const lists::BenchmarkDefinition& definition, const lists::ReleaseFigures& figures,
                  const lists::AreaStanding& standing, const lists::Neighbours& neighbours) {
  Json json{{"area", standing.area.name},
            {"code", standing.area.code},
            {"region", standing.region},
            {"release", figures.file},
            {"neighbours_source", neighbours.source},
            {"measures", Json::array()},
            {"breaks", Json::array()},
            {"missing", Json::array()}};
  for (const auto& one : standing.measures) {
    const auto& measure = definition.measures[one.measure];
    for (const auto& period : one.periods) json["measures"].push_back(periodJson(definition, measure, period));
    for (const auto& at : measure.breaks)
      json["breaks"].push_back({{"id", measure.id}, {"from", at.from}, {"text", at.about}});
    if (!one.missing.empty()) json["missing"].push_back({{"id", measure.id}, {"text", one.missing}});
  }
  return json;
}

std::string rankText(const lists::BenchmarkMeasure& measure, const lists::PeriodStanding& period) {
  if (measure.better == lists::Better::None) return "";
  if (!period.rank) return "no rank";
  return fmt::format("{} of {}", period.rank->place, period.rank->of);
}

void printMeasure(const lists::BenchmarkDefinition& definition, const lists::MeasureStanding& one,
                  const lists::AreaStanding& standing, bool chosen, std::ostream& out) {
  const auto& measure = definition.measures[one.measure];
  out << fmt::format("\n{} (%)\n", measure.title);
  if (!measure.about.empty()) out << "  " << measure.about << "\n";
  if (!one.missing.empty()) {
    out << "  Not in this release: " << one.missing << ".\n";
    return;
  }
  out << fmt::format("  {:<13} {:>15} {:>22} {:>15} {:>15}  {}\n", "", "area", chosen ? "chosen areas’ mean" : "neighbours’ mean", "region", "England",
                     measure.better == lists::Better::Higher  ? "rank (1 is highest, and best)"
                     : measure.better == lists::Better::Lower ? "rank (1 is lowest, and best)"
                                                              : "");
  bool first = true;
  for (const auto& period : one.periods) {
    // Years in which nobody has a figure are said once, by what the measure is about.
    if (!period.area.known() && !period.neighbourMean && !period.region.known() && !period.england.known()) continue;
    for (const auto& at : measure.breaks)
      if (at.from == period.period && !first) out << "  -- " << at.about << "\n";
    first = false;
    const auto mean = period.neighbourMean
                          ? fmt::format("{:.1f} ({} of {})", *period.neighbourMean, period.neighboursKnown,
                                        period.neighbours.size())
                          : std::string("no figure");
    out << fmt::format("  {:<13} {:>15} {:>22} {:>15} {:>15}  {}\n",
                       lists::periodText(definition, measure, period.period), lists::figureText(period.area), mean,
                       standing.region.empty() ? "no figure" : lists::figureText(period.region),
                       lists::figureText(period.england), rankText(measure, period));
  }
}

Result<lists::Neighbours> neighboursFor(const Arguments& arguments) {
  const auto file = arguments.value("neighbours");
  if (!file) return lists::builtInNeighbours();
  const auto bytes = base::readFile(*file, kLargestNeighbours);
  if (!bytes) return tl::make_unexpected(bytes.error());
  return exchange::readNeighbours(*bytes, *file);
}

/// "888,383" or "888 383", each an authority that the release knows.
Result<std::vector<std::string>> codesIn(const std::string& text, const lists::ReleaseFigures& figures) {
  std::vector<std::string> codes;
  for (auto rest = std::string_view(text); !rest.empty();) {
    const auto end = rest.find_first_of(", ");
    const auto code = rest.substr(0, end);
    rest = end == std::string_view::npos ? std::string_view() : rest.substr(end + 1);
    if (code.empty()) continue;
    const auto at = std::ranges::find(figures.areas, code, &lists::Authority::code);
    if (at == figures.areas.end())
      return base::fail(base::Code::NotFound, {{"what", "authority in the release with the three-digit code"},
                                               {"id", std::string(code)}});
    if (std::ranges::find(codes, code) == codes.end()) codes.emplace_back(code);
  }
  return codes;
}

/// Whose standing is asked for, in which release: of a workspace, what it keeps, where nothing else is said.
struct Asked {
  lists::ReleaseFigures figures;
  std::string area;
  std::string name;  // of the workspace's
  std::vector<std::string> others;
};
Result<Asked> askedFor(const Arguments& arguments, const Console& console) {
  Asked asked{{}, arguments.text("area"), {}, {}};
  std::optional<lists::ReleaseFigures> kept;
  if (const auto file = arguments.value("workspace")) {
    auto session = openForReading(arguments, console);
    if (!session) return tl::make_unexpected(session.error());
    const auto workspace = session->load();
    if (!workspace) return tl::make_unexpected(workspace.error());
    const auto& area = workspace->area();
    if (asked.area.empty()) {
      asked.area = area.laCode.empty() ? area.name : area.laCode;
      asked.name = area.name;
      asked.others = app::comparedWith(*workspace);
    }
    if (!arguments.has("release")) {
      auto found = app::keptRelease(*session, *workspace);
      if (!found) return tl::make_unexpected(found.error());
      kept = std::move(*found);
      if (!kept) return base::fail(base::Code::NotFound, {{"what", "release kept in"}, {"id", *file}});
    }
  }
  if (!kept && !arguments.has("release"))
    return base::fail(base::Code::BadUse, {{"problem", "Say which release: --release ZIP, or --workspace with one that is kept"}});
  if (asked.area.empty())
    return base::fail(base::Code::BadUse, {{"problem", "Say which authority: --area, or --workspace"}});
  if (!kept) {
    auto read = app::readReleaseFile(arguments.text("release"));
    if (!read) return tl::make_unexpected(read.error());
    kept = std::move(*read);
  }
  asked.figures = std::move(*kept);
  if (const auto given = arguments.value("compare")) {
    auto codes = codesIn(*given, asked.figures);
    if (!codes) return tl::make_unexpected(codes.error());
    asked.others = std::move(*codes);
  }
  return asked;
}

Result<Exit> benchmark(const Arguments& arguments, Console& console) {
  const auto definition = lists::builtInBenchmarks();
  if (!definition) return tl::make_unexpected(definition.error());
  auto neighbours = neighboursFor(arguments);
  if (!neighbours) return tl::make_unexpected(neighbours.error());
  const auto asked = askedFor(arguments, console);
  if (!asked) return tl::make_unexpected(asked.error());
  const auto* figures = &asked->figures;
  if (!asked->others.empty()) neighbours->source = "chosen in place of the statistical neighbours";
  auto standing = app::standingBesideChosen(*definition, *figures, *neighbours, asked->area, asked->others);
  if (!standing) return tl::make_unexpected(standing.error());
  if (standing->area.code.empty() && !asked->name.empty()) standing->area.name = asked->name;
  if (console.format == Format::Json) {
    console.out << standingJson(*definition, *figures, *standing, *neighbours).dump(2) << '\n';
    return Exit::Done;
  }
  auto& out = console.out;
  out << standing->area.name << (standing->area.code.empty() ? "" : " (" + standing->area.code + ")")
      << (standing->region.empty() ? "" : ", region " + standing->region) << "\n";
  const auto codes = neighbours->codes(standing->area.code);
  if (!asked->others.empty())
    out << fmt::format("Beside {} areas, {}\n", asked->others.size(), neighbours->source);
  else if (codes.empty())
    out << "No statistical neighbours are known for this authority (" << neighbours->source << ").\n";
  else
    out << fmt::format("{} statistical neighbours: {}\n", codes.size(), neighbours->source);
  std::string group;
  for (const auto& one : standing->measures) {
    const auto& measure = definition->measures[one.measure];
    if (measure.group != group) {
      group = measure.group;
      for (const auto& known : definition->groups)
        if (known.id == group) out << "\n== " << known.title << "\n";
    }
    printMeasure(*definition, one, *standing, !asked->others.empty(), out);
  }
  return Exit::Done;
}

/// What the window does when a release is chosen: its figures are kept in the workspace.
Result<Exit> importRelease(const Arguments& arguments, Console& console) {
  const auto figures = app::readReleaseFile(arguments.text("release"));
  if (!figures) return tl::make_unexpected(figures.error());
  auto session = openForWriting(arguments, console);
  if (!session) return tl::make_unexpected(session.error());
  const auto kept = app::keepRelease(*session, *figures, console.now.today, console.now.utc);
  if (!kept) return tl::make_unexpected(kept.error());
  if (console.format == Format::Json) {
    console.out << Json{{"file", figures->file}, {"areas", figures->areas.size()}, {"missing", figures->missing.size()}}
                       .dump(2)
                << '\n';
    return Exit::Done;
  }
  console.out << fmt::format("The figures of {} authorities are kept.\n", figures->areas.size());
  for (const auto& missing : figures->missing) console.out << "  Not in this release: " << missing.measure << " (" << missing.why << ").\n";
  return Exit::Done;
}

/// The areas that the window's page stands the workspace's area beside.
Result<Exit> keepCompared(const Arguments& arguments, Console& console) {
  auto session = openForWriting(arguments, console);
  if (!session) return tl::make_unexpected(session.error());
  const auto workspace = session->load();
  if (!workspace) return tl::make_unexpected(workspace.error());
  const auto release = app::keptRelease(*session, *workspace);
  if (!release) return tl::make_unexpected(release.error());
  if (!*release)
    return base::fail(base::Code::NotFound, {{"what", "release kept in"}, {"id", arguments.text("workspace")}});
  const auto codes = codesIn(arguments.text("areas"), **release);
  if (!codes) return tl::make_unexpected(codes.error());
  base::IdMaker ids;
  auto change = app::compareWith(*workspace, *codes, ids, console.now.utc);
  if (!change) {
    if (console.format == Format::Text) console.out << "That is how it is already: nothing was changed.\n";
    return Exit::Done;
  }
  const auto* name = codes->empty() ? "compare with no chosen areas" : "choose areas to compare with";
  return saved(apply(*session, {name, {std::move(*change)}}, console), console);
}

}  // namespace

std::vector<Command> benchmarkCommands() {
  return {{"benchmark",
           "Where an area stands in DfE's release on EHC plans: neighbours, region, England, rank",
           {{"release", "the release's zip file as it was downloaded; without it the one that --workspace keeps"},
            {"area", "the authority's three-digit code, as 888, or its name; without it the area of --workspace"},
            {"workspace", "a .waymark file: its area, the release it keeps, the areas it is compared with"},
            {"compare", "areas in place of the statistical neighbours, by code, as 888,383"},
            {"neighbours", "a .csv of statistical neighbours (la_code, statistical_neighbours); built in without it"}},
           benchmark},
          {"import-release",
           "Keep the figures of DfE's release in a workspace, for where the area stands",
           {kWorkspace, {"release", "the release's zip file", Kind::Positional, Need::Required}},
           importRelease},
          {"compare-with",
           "Keep the areas that a workspace's own is compared with in place of its statistical neighbours",
           {kWorkspace, {"areas", "their codes, as 888,383; without it none are"}},
           keepCompared}};
}

}  // namespace waymark::cli
