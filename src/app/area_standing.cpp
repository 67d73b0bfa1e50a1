// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/area_standing.h"

#include <fmt/format.h>

#include <map>
#include <nlohmann/json.hpp>

#include "app/clock_report.h"
#include "app/corrections.h"
#include "base/file.h"
#include "exchange/release_file.h"
#include "lists/caseload.h"
#include "storage/seal.h"

namespace waymark::app {
namespace {

using base::Result;

constexpr const char* kReleaseDefinition = "ehc-plans-england";
constexpr const char* kReleaseList = "release";
/// A saved view of the table "Where the area stands" that says whom the area stands beside.
constexpr std::string_view kComparedList = "children.standing.beside";
constexpr const char* kComparedName = "Areas to compare with";
constexpr std::string_view kTwentyWeeks = "plans_in_20_weeks";
constexpr std::string_view kTwentyWeeksWithExceptions = "plans_in_20_weeks_with_exceptions";

struct WeeksSoFar {
  std::optional<OwnFigure> excluding;
  std::optional<OwnFigure> including;
};

/// The calendar year to date on DfE's count, where an extract holds the days of requests and plans.
Result<WeeksSoFar> twentyWeeksSoFar(Session& session, const domain::Workspace& workspace, base::Day today) {
  auto rules = schedule::builtInClockRules(schedule::kStandardClocks);
  if (!rules) return tl::make_unexpected(rules.error());
  const auto report = clockReport(session, workspace, std::move(*rules), today);
  if (!report) return tl::make_unexpected(report.error());
  WeeksSoFar out;
  if (!report->tellsTwentyWeeks) return out;
  const auto figure = [&](const schedule::Share& share) -> std::optional<OwnFigure> {
    const auto percent = share.percent();
    if (!percent) return std::nullopt;
    return OwnFigure{*percent, today,
                     fmt::format("{} of {} plans issued in {} so far", share.inTime, share.issued,
                                 report->twentyWeeks.year)};
  };
  out.excluding = figure(report->twentyWeeks.soFar.excluding);
  out.including = figure(report->twentyWeeks.soFar.including);
  return out;
}

/// The shares of the newest lists that measures are made of; each list is opened once.
Result<std::vector<std::optional<OwnFigure>>> ownFigures(Session& session, const domain::Workspace& workspace,
                                                         const lists::BenchmarkDefinition& benchmarks,
                                                         base::Day today) {
  const auto definition = lists::builtInDefinition(lists::kStandardDefinition);
  if (!definition) return tl::make_unexpected(definition.error());
  struct Opened {
    OpenedList list;
    domain::ListExtract extract;
  };
  const auto weeks = twentyWeeksSoFar(session, workspace, today);
  if (!weeks) return tl::make_unexpected(weeks.error());
  std::map<std::string, std::optional<Opened>> lists;
  std::vector<std::optional<OwnFigure>> own(benchmarks.measures.size());
  for (std::size_t i = 0; i < own.size(); ++i) {
    const auto& source = benchmarks.measures[i].own;
    if (source.from == kTwentyWeeks) own[i] = weeks->excluding;
    if (source.from == kTwentyWeeksWithExceptions) own[i] = weeks->including;
    const auto place = definition->list(source.list);
    if (source.from != "list" || !place) continue;
    auto [at, fresh] = lists.try_emplace(source.list);
    if (fresh)
      if (const auto* extract = latestExtract(workspace, definition->id, source.list)) {
        auto opened = openCorrectedList(session, workspace, *definition, *extract, nullptr);
        if (!opened) return tl::make_unexpected(opened.error());
        at->second.emplace(Opened{std::move(opened->list), *extract});
      }
    if (!at->second) continue;
    const auto share = lists::shareOf(*definition, at->second->list.table, source.column, source.code);
    if (!share) continue;
    const auto& extract = at->second->extract;
    own[i] = OwnFigure{*share, extract.asAt, fmt::format("{}, {}", definition->lists[*place].title, extract.source)};
  }
  return own;
}

}  // namespace

Result<lists::ReleaseFigures> readReleaseFile(const std::filesystem::path& file) {
  const auto definition = lists::builtInBenchmarks();
  if (!definition) return tl::make_unexpected(definition.error());
  const auto bytes = base::readFile(file, exchange::kLargestRelease);
  if (!bytes) return tl::make_unexpected(bytes.error());
  return exchange::readRelease(*bytes, file.filename().string(), *definition);
}

Result<domain::ListExtract> keepRelease(Session& session, const lists::ReleaseFigures& figures, base::Day today,
                                        base::Stamp at) {
  const auto stored = storage::storeBytes(session.store(), exchange::releaseText(figures));
  if (!stored) return tl::make_unexpected(stored.error());
  base::IdMaker ids;
  domain::ListExtract extract;
  extract.id = ids.makeId<domain::ListExtractTag>(at);
  extract.definition = kReleaseDefinition;
  extract.list = kReleaseList;
  extract.source = "DfE";
  extract.fileName = figures.file;
  extract.asAt = today;
  extract.rows = static_cast<int>(figures.areas.size());
  extract.openSha256 = stored->sha256;
  extract.importedBy = session.who();
  extract.importedAt = at;
  const auto applied =
      session.apply({"take in DfE’s release", {domain::made(domain::Record{extract})}}, at);
  if (!applied) return tl::make_unexpected(applied.error().error);
  return extract;
}

Result<std::optional<lists::ReleaseFigures>> keptRelease(Session& session, const domain::Workspace& workspace) {
  const auto* extract = latestExtract(workspace, kReleaseDefinition, kReleaseList);
  if (extract == nullptr) return std::optional<lists::ReleaseFigures>();
  const auto text = storage::readBytes(session.store(), extract->openSha256);
  if (!text) return tl::make_unexpected(text.error());
  auto figures = exchange::parseReleaseText(*text, extract->fileName);
  if (!figures) return tl::make_unexpected(figures.error());
  return std::optional(std::move(*figures));
}

bool isComparedWith(const domain::SavedView& view) {
  return view.list == kComparedList;
}

std::vector<std::string> comparedWith(const domain::Workspace& workspace) {
  std::vector<std::string> codes;
  for (const auto& row : workspace.all<domain::SavedView>()) {
    if (!isComparedWith(row.value)) continue;
    const auto kept = nlohmann::json::parse(row.value.state, nullptr, false);
    if (!kept.is_array()) continue;
    for (const auto& code : kept)
      if (code.is_string()) codes.push_back(code.get<std::string>());
    break;
  }
  return codes;
}

std::optional<domain::Change> compareWith(const domain::Workspace& workspace, std::span<const std::string> codes,
                                          base::IdMaker& ids, base::Stamp at) {
  const auto& views = workspace.all<domain::SavedView>();
  const auto known = std::ranges::find_if(views, [](const auto& row) { return isComparedWith(row.value); });
  if (codes.empty()) return known == views.end() ? std::nullopt : std::optional(domain::removed(*known));
  const auto state = nlohmann::json(std::vector<std::string>(codes.begin(), codes.end())).dump();
  if (known == views.end())
    return domain::made(domain::SavedView{ids.makeId<domain::SavedViewTag>(at), std::string(kComparedList),
                                          kComparedName, state});
  if (known->value.state == state) return std::nullopt;
  auto after = known->value;
  after.state = state;
  return domain::edited(*known, std::move(after));
}

Result<lists::AreaStanding> standingBesideChosen(const lists::BenchmarkDefinition& definition,
                                                 const lists::ReleaseFigures& figures, lists::Neighbours neighbours,
                                                 const std::string& wanted, std::span<const std::string> others) {
  const auto place = wanted.empty() ? std::nullopt : figures.area(wanted);
  if (!place && !others.empty()) return lists::standingBeside(definition, figures, wanted, others);
  if (place && !others.empty()) neighbours.of[figures.areas[*place].code] = {others.begin(), others.end()};
  return lists::standingOf(definition, figures, neighbours, wanted);
}

Result<std::optional<AreaStandingReport>> areaStanding(Session& session, const domain::Workspace& workspace,
                                                       base::Day today, const std::string& wanted) {
  auto figures = keptRelease(session, workspace);
  if (!figures) return tl::make_unexpected(figures.error());
  if (!*figures) return std::optional<AreaStandingReport>();
  auto definition = lists::builtInBenchmarks();
  if (!definition) return tl::make_unexpected(definition.error());
  const auto neighbours = lists::builtInNeighbours();
  if (!neighbours) return tl::make_unexpected(neighbours.error());
  const auto& area = workspace.area();
  const auto& own = area.laCode.empty() ? area.name : area.laCode;
  AreaStandingReport report;
  if (wanted.empty()) report.comparedWith = comparedWith(workspace);
  if (auto standing = standingBesideChosen(*definition, **figures, *neighbours, wanted.empty() ? own : wanted,
                                           report.comparedWith))
    report.standing = std::move(*standing);
  report.own.resize(definition->measures.size());
  const auto ownPlace = own.empty() ? std::nullopt : (*figures)->area(own);
  report.knowsOwn = ownPlace.has_value();
  report.isBeside = wanted.empty() && !ownPlace && !report.comparedWith.empty();
  if (report.isBeside) report.standing->area.name = area.name;
  const bool isOwn = report.standing && ownPlace && (*figures)->areas[*ownPlace].code == report.standing->area.code;
  if (isOwn || report.isBeside) {
    auto held = ownFigures(session, workspace, *definition, today);
    if (!held) return tl::make_unexpected(held.error());
    report.own = std::move(*held);
  }
  report.definition = std::move(*definition);
  report.file = (*figures)->file;
  report.neighboursSource = neighbours->source;
  report.authorities = std::move((*figures)->areas);
  return std::optional(std::move(report));
}

}  // namespace waymark::app
