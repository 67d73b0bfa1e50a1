// SPDX-License-Identifier: GPL-3.0-or-later
// waymark-cli clocks and clock-note: what the law's time limits say of each child, by case code. Needs no passphrase.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <ostream>

#include "app/own_clocks.h"
#include "app/plan.h"
#include "base/file.h"
#include "cli/command.h"
#include "cli/json_values.h"
#include "cli/list_arguments.h"
#include "cli/workspace_state.h"

namespace waymark::cli {
namespace {

using base::Code;
using base::Result;
using Json = nlohmann::ordered_json;
using Kind = Option::Kind;

constexpr std::size_t kBiggestRules = 1'000'000;
constexpr std::size_t kMostLinesInText = 60;

constexpr Option kToday{"today", "as at this day; today by default"};
constexpr Option kRules{"rules", "a file of clocks of your own for this once, in place of those that count"};

Result<app::ClocksInUse> clocksArgument(const Arguments& arguments, const Console& console) {
  const auto file = arguments.value("rules");
  if (!file) return app::clocksInUse(console.library);
  const auto text = base::readFile(*file, kBiggestRules);
  if (!text) return tl::make_unexpected(text.error());
  return schedule::parseClockRules(*text, *file).map([](schedule::ClockRules rules) {
    return app::ClocksInUse{std::move(rules), {}};
  });
}

/// "late", "due" for those due soon, or any state's code.
Result<std::vector<schedule::ClockState>> statesArgument(const Arguments& arguments) {
  std::vector<schedule::ClockState> states;
  for (const auto& text : arguments.values("state")) {
    const auto state = text == "due" ? std::optional(schedule::ClockState::DueSoon) : base::parseCode<schedule::ClockState>(text);
    if (!state)
      return base::fail(Code::UnknownCode, {{"field", "--state"},
                                            {"value", text},
                                            {"allowed", "due, " + base::joinedCodes(base::CodeSet<schedule::ClockState>::kCodes)}});
    states.push_back(*state);
  }
  return states;
}

Result<std::string> knownRule(const schedule::ClockRules& rules, const std::string& id, const char* option) {
  if (rules.rule(id) != nullptr) return id;
  std::vector<std::string_view> ids;
  for (const auto& rule : rules.rules) ids.emplace_back(rule.id);
  return base::fail(Code::UnknownCode, {{"field", option}, {"value", id}, {"allowed", base::joinedCodes(ids)}});
}

struct ReadClocks {
  domain::Workspace workspace;
  app::ClockReport clocks;
  base::Now now;
};

Result<ReadClocks> reportOf(app::Session& session, const Arguments& arguments, const Console& console) {
  auto rules = clocksArgument(arguments, console);
  if (!rules) return tl::make_unexpected(rules.error());
  auto workspace = session.load();
  if (!workspace) return tl::make_unexpected(workspace.error());
  ReadClocks report;
  report.now = app::nowFor(*workspace, console.now);
  auto today = report.now.today;
  if (arguments.has("today")) {
    const auto day = dayArgument(arguments, "today");
    if (!day) return tl::make_unexpected(day.error());
    today = *day;
  }
  auto clocks = app::clockReport(session, *workspace, std::move(*rules), today);
  if (!clocks) return tl::make_unexpected(clocks.error());
  report.workspace = std::move(*workspace);
  report.clocks = std::move(*clocks);
  return report;
}

Json shareJson(const schedule::Share& share) {
  const auto percent = share.percent();
  return {{"in_time", share.inTime}, {"issued", share.issued}, {"percent", percent ? Json(*percent) : Json()}};
}

Json bothJson(const schedule::BothShares& both) {
  return {{"excluding_exceptions", shareJson(both.excluding)}, {"including_exceptions", shareJson(both.including)}};
}

Json timelinessJson(const app::ClockReport& report) {
  const auto& figure = report.twentyWeeks;
  return {{"year", figure.year},
          {"today", base::isoText(report.today)},
          {"told", report.tellsTwentyWeeks},
          {"so_far", bothJson(figure.soFar)},
          {"open_late", figure.openLate},
          {"open_late_exempt", figure.openLateExempt},
          {"longest_overdue_days", figure.longestOverdueDays},
          {"open_in_time", figure.openInTime},
          {"open_in_time_exempt", figure.openInTimeExempt},
          {"not_counted", figure.notCounted},
          {"year_end", {{"backlog_untouched", bothJson(figure.untouched)}, {"backlog_cleared", bothJson(figure.cleared)}}}};
}

std::string shareText(const schedule::Share& share) {
  const auto percent = share.percent();
  return percent ? fmt::format("{:.1f}% ({} of {})", *percent, share.inTime, share.issued) : std::string("none issued yet");
}

void timelinessText(const app::ClockReport& report, std::ostream& out) {
  const auto& figure = report.twentyWeeks;
  if (!report.tellsTwentyWeeks) {
    out << "No extract holds the days of requests and of final plans, so the figure can’t be told.\n";
    return;
  }
  out << fmt::format("Plans issued within 20 weeks, {} so far (to {})\n", figure.year, base::longText(report.today));
  out << fmt::format("  without cases excused by an exception  {}\n", shareText(figure.soFar.excluding));
  out << fmt::format("  with them                              {}\n", shareText(figure.soFar.including));
  out << fmt::format("Open and past 20 weeks: {}{}; {} more excused by an exception.\n", figure.openLate,
                     figure.openLate == 0 ? "" : fmt::format(", the longest by {} days", figure.longestOverdueDays),
                     figure.openLateExempt);
  out << fmt::format("Open, in time, and due by 31 December: {}.\n", figure.openInTime + figure.openInTimeExempt);
  out << fmt::format("The year’s figure (without excused cases), if those still in time are issued in time and\n");
  out << fmt::format("  nothing of the backlog is issued   {}\n", shareText(figure.untouched.excluding));
  out << fmt::format("  all of the backlog is issued       {}\n", shareText(figure.cleared.excluding));
  if (figure.openLate > 0)
    out << "Plans that are issued late lower the figure: clearing the backlog is right, and will show.\n";
  if (figure.notCounted > 0)
    out << fmt::format("{} plans of the year aren’t counted: their request has no day, or comes after the plan.\n",
                       figure.notCounted);
}

Json sourcesJson(const app::ClockReport& report) {
  Json json = Json::array();
  for (const auto& one : report.sources)
    json.push_back({{"definition", one.definition},
                    {"list", one.list},
                    {"source", one.source},
                    {"as_at", base::isoText(one.asAt)},
                    {"rows", one.rows}});
  return json;
}

Json clockJson(const ReadClocks& report, const app::ChildClocks& child, const schedule::ChildClock& clock) {
  const auto& rules = report.clocks.rules;
  const auto& rule = rules.rules[clock.rule];
  Json advice = Json::array();
  for (const auto& one : clock.advice) advice.push_back({{"agency", one.agency}, {"days_over", one.daysOver}});
  const auto* note = clock.due ? app::clockNote(report.workspace, child.child, rule.id, *clock.due) : nullptr;
  return {{"case", caseCodeOf(report.workspace, child.child)},
          {"kind", rule.id},
          {"title", rule.title},
          {"subject", clock.subject},
          {"started_by", clock.startedBy ? Json(base::codeText(*clock.startedBy)) : Json()},
          {"started", dayOrNull(clock.started)},
          {"due", dayOrNull(clock.due)},
          {"stopped", dayOrNull(clock.stopped)},
          {"state", base::codeText(clock.state)},
          {"days", clock.days},
          {"held_by", base::codeText(clock.heldBy)},
          {"since", dayOrNull(clock.since)},
          {"why", app::clockWhy(report.clocks, clock)},
          {"advice", std::move(advice)},
          {"exception", clock.exception.empty() ? Json() : Json(clock.exception)},
          {"note", note == nullptr ? Json()
                                   : Json{{"reason", note->value.reason},
                                          {"author", note->value.author},
                                          {"at", base::stampText(note->value.at)}}},
          {"regulation", rule.regulation},
          {"certainty", base::codeText(rule.provenance.certainty)}};
}

struct Wanted {
  app::ClockFilter filter;
  std::vector<std::string> cases;
  [[nodiscard]] bool has(const std::string& code) const {
    return cases.empty() || std::ranges::find(cases, code) != cases.end();
  }
};

void asJson(const ReadClocks& report, const Wanted& wanted, std::ostream& out) {
  Json clocks = Json::array();
  std::map<std::string, int> counts;
  for (const auto& row : app::clockRows(report.clocks, wanted.filter)) {
    const auto& child = report.clocks.children[row.child];
    if (!wanted.has(caseCodeOf(report.workspace, child.child))) continue;
    const auto& clock = child.clocks[row.clock];
    ++counts[std::string(base::codeText(clock.state))];
    clocks.push_back(clockJson(report, child, clock));
  }
  Json faults = Json::array();
  for (const auto& child : report.clocks.children) {
    const auto code = caseCodeOf(report.workspace, child.child);
    if (!wanted.has(code)) continue;
    for (const auto& fault : child.faults)
      faults.push_back({{"case", code}, {"kind", fault.kind}, {"text", schedule::faultText(fault)}});
  }
  out << Json{{"today", base::isoText(report.clocks.today)},
              {"rules", report.clocks.rules.id},
              {"version", report.clocks.rules.version},
              {"sources", sourcesJson(report.clocks)},
              {"remarks", report.clocks.remarks},
              {"counts", counts},
              {"clocks", std::move(clocks)},
              {"faults", std::move(faults)}}
             .dump(2, ' ', false, Json::error_handler_t::replace)
      << '\n';
}

void asText(const ReadClocks& report, const Wanted& wanted, std::ostream& out) {
  const auto& clocks = report.clocks;
  if (clocks.sources.empty()) {
    out << "No extract tells of clocks yet. Take one in with import-lists: the lists for inspectors (annex-a-2023), a "
           "SEN2 return (sen2-2025), or a case system’s extracts (ehc-cases).\n";
    return;
  }
  out << fmt::format("As at {}, from\n", base::longText(clocks.today));
  for (const auto& one : clocks.sources)
    out << fmt::format("  {}: {} rows, {}, as at {}\n", one.title, one.rows, one.source, base::longText(one.asAt));
  for (const auto& remark : clocks.remarks) out << remark << "\n";
  std::size_t shown = 0;
  std::size_t all = 0;
  bool isAssumed = false;
  for (const auto& row : app::clockRows(clocks, wanted.filter)) {
    const auto& child = clocks.children[row.child];
    const auto code = caseCodeOf(report.workspace, child.child);
    if (!wanted.has(code)) continue;
    ++all;
    if (shown == kMostLinesInText) continue;
    ++shown;
    const auto& clock = child.clocks[row.clock];
    const auto& rule = clocks.rule(clock);
    const bool assumed = rule.provenance.certainty == framework::Certainty::Assumed;
    isAssumed = isAssumed || assumed;
    out << fmt::format("{:<9} {}{}: {}{}\n", code, app::clockName(clocks, clock), assumed ? " *" : "",
                       app::clockHowLate(clock), clock.due ? ", due " + base::longText(*clock.due) : std::string());
    const auto from = schedule::startedText(clock, clocks.rules);
    const auto why = app::clockWhy(clocks, clock);
    if (!from.empty()) out << "          " << from << "\n";
    if (!why.empty()) out << "          " << why << "\n";
    const auto* note = clock.due ? app::clockNote(report.workspace, child.child, rule.id, *clock.due) : nullptr;
    if (note != nullptr) out << fmt::format("          “{}” ({})\n", note->value.reason, note->value.author);
  }
  if (all > shown) out << fmt::format("and {} more (--format json lists every one)\n", all - shown);
  if (all == 0) out << "No clock of that kind.\n";
  if (isAssumed) out << "* from general knowledge: check against the regulations.\n";
  std::size_t told = 0;
  for (const auto& child : clocks.children) {
    const auto code = caseCodeOf(report.workspace, child.child);
    if (!wanted.has(code)) continue;
    for (const auto& fault : child.faults) {
      if (told == 0) out << "\nDates that can’t be as they stand, kept and to be put right:\n";
      if (told++ < kMostLinesInText) out << fmt::format("{:<9} {}\n", code, schedule::faultText(fault));
    }
  }
  if (told > kMostLinesInText) out << fmt::format("and {} more\n", told - kMostLinesInText);
}

Result<Exit> clocks(const Arguments& arguments, Console& console) {
  const auto states = statesArgument(arguments);
  if (!states) return tl::make_unexpected(states.error());
  auto session = openForReading(arguments, console);
  if (!session) return tl::make_unexpected(session.error());
  const auto report = reportOf(*session, arguments, console);
  if (!report) return tl::make_unexpected(report.error());
  if (arguments.has("timeliness")) {
    if (console.format == Format::Json)
      console.out << timelinessJson(report->clocks).dump(2) << '\n';
    else
      timelinessText(report->clocks, console.out);
    return Exit::Done;
  }
  Wanted wanted{{*states, {}}, arguments.values("case")};
  for (const auto& id : arguments.values("kind")) {
    auto rule = knownRule(report->clocks.rules, id, "--kind");
    if (!rule) return tl::make_unexpected(rule.error());
    wanted.filter.rules.push_back(std::move(*rule));
  }
  if (console.format == Format::Json)
    asJson(*report, wanted, console.out);
  else
    asText(*report, wanted, console.out);
  return Exit::Done;
}

Result<Exit> noteOnClock(const Arguments& arguments, Console& console) {
  auto session = openForWriting(arguments, console);
  if (!session) return tl::make_unexpected(session.error());
  const auto report = reportOf(*session, arguments, console);
  if (!report) return tl::make_unexpected(report.error());
  const auto id = knownRule(report->clocks.rules, arguments.text("kind"), "--kind");
  if (!id) return tl::make_unexpected(id.error());
  std::optional<base::Day> due;
  if (arguments.has("due")) {
    const auto day = dayArgument(arguments, "due");
    if (!day) return tl::make_unexpected(day.error());
    due = *day;
  }
  const auto wantedCase = arguments.text("case");
  const auto* rule = report->clocks.rules.rule(*id);
  const app::ChildClocks* found = nullptr;
  std::vector<base::Day> runs;
  for (const auto& child : report->clocks.children) {
    if (caseCodeOf(report->workspace, child.child) != wantedCase) continue;
    found = &child;
    for (const auto& clock : child.clocks)
      if (report->clocks.rules.rules[clock.rule].id == *id && clock.due && (!due || *due == *clock.due))
        runs.push_back(*clock.due);
  }
  if (found == nullptr) return base::fail(Code::NotFound, {{"what", "child with a clock"}, {"id", wantedCase}});
  std::ranges::sort(runs);
  runs.erase(std::ranges::unique(runs).begin(), runs.end());
  if (runs.empty()) return base::fail(Code::NotFound, {{"what", "clock of " + wantedCase}, {"id", *id}});
  if (runs.size() > 1) {
    std::string days;
    for (const auto day : runs) days += (days.empty() ? "" : ", ") + base::isoText(day);
    return base::fail(Code::BadUse, {{"problem", "this clock runs more than once; say --due with one of " + days}});
  }
  base::IdMaker ids;
  const auto set = app::noteClock(report->workspace, ids, found->child, *rule, runs.front(), arguments.text("reason"),
                                  session->who(), console.now.utc);
  if (!set) return tl::make_unexpected(set.error());
  if (!set->changes.empty()) return saved(apply(*session, *set, console), console);
  if (console.format == Format::Json)
    console.out << Json{{"number", nullptr}, {"changes", 0}}.dump(2) << '\n';
  else
    console.out << "Nothing to change: it says so already.\n";
  return Exit::Done;
}

}  // namespace

std::vector<Command> clocksCommands() {
  return {{"clocks",
           "The law's time limits by child: due, late, how late and why; or the figure of plans within 20 weeks",
           {kWorkspace,
            kToday,
            {"state", "only these: late, due, running, unclear …; may be repeated"},
            {"kind", "only this clock, as final_plan; may be repeated"},
            {"case", "only this child; may be repeated"},
            {"timeliness", "the figure of plans within 20 weeks, the backlog, and what clearing it does", Kind::Flag},
            kRules},
           clocks},
          {"clock-note",
           "Why a clock of a child runs late, in words; an empty reason takes it away",
           {kWorkspace,
            {"case", "the child's case code", Kind::Value, Option::Need::Required},
            {"kind", "which clock, as final_plan", Kind::Value, Option::Need::Required},
            {"reason", "why", Kind::Value, Option::Need::Required},
            {"due", "which run, by the day it is due, where there are several"},
            kToday,
            kRules},
           noteOnClock}};
}

}  // namespace waymark::cli
