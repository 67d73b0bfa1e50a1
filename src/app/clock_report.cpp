// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/clock_report.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"

namespace waymark::app {

using schedule::ChildClock;
using schedule::ClockState;

namespace {

constexpr std::size_t kLongestReason = 2000;

std::string counted(int days) {
  return fmt::format("{} day{}", days, days == 1 ? "" : "s");
}

}  // namespace

base::Result<ClockReport> clockReport(Session& session, const domain::Workspace& workspace, schedule::ClockRules rules,
                                      base::Day today, const storage::WorkControl& control) {
  auto cases = clockCases(session, workspace, control);
  if (!cases) return tl::make_unexpected(cases.error());
  ClockReport report;
  report.today = today;
  report.rules = std::move(rules);
  report.sources = std::move(cases->sources);
  report.remarks = std::move(cases->remarks);
  report.twentyWeeks = schedule::twentyWeeks(cases->cases, report.rules, today);
  report.children.reserve(cases->children.size());
  for (std::size_t i = 0; i < cases->children.size(); ++i) {
    auto read = schedule::clocksOf(cases->cases[i], report.rules, today);
    auto& child = report.children.emplace_back();
    child.child = cases->children[i];
    child.clocks = std::move(read.clocks);
    child.faults = std::move(cases->faults[i]);
    std::ranges::move(read.faults, std::back_inserter(child.faults));
    for (const auto& strand : cases->cases[i].strands)
      report.tellsTwentyWeeks = report.tellsTwentyWeeks || (strand.held.contains(schedule::ClockEvent::RequestReceived) &&
                                                            strand.held.contains(schedule::ClockEvent::PlanIssued));
  }
  return report;
}

bool isOpen(const ChildClock& clock) {
  switch (clock.state) {
    case ClockState::Met:
    case ClockState::MetLate:
    case ClockState::Closed:
      return false;
    case ClockState::Exempt:
      return !clock.stopped;
    default:
      return true;
  }
}

bool isMorePressing(const ChildClock& clock, const ChildClock& than) {
  const auto rank = [](const ChildClock& one) {
    const bool hasLeft = one.state == ClockState::DueSoon || one.state == ClockState::Running;
    return std::pair(schedule::urgency(one.state), hasLeft ? one.days : -one.days);
  };
  return rank(clock) < rank(than);
}

const ChildClock* worstClock(const ChildClocks& child) {
  const ChildClock* worst = nullptr;
  for (const auto& clock : child.clocks)
    if (isOpen(clock) && (worst == nullptr || isMorePressing(clock, *worst))) worst = &clock;
  return worst;
}

std::vector<ClockRow> clockRows(const ClockReport& report, const ClockFilter& filter) {
  struct Ranked {
    int urgency;
    int days;
    ClockRow row;
  };
  std::vector<bool> wanted(report.rules.rules.size(), filter.rules.empty());
  for (const auto& id : filter.rules)
    if (const auto place = report.rules.place(id)) wanted[*place] = true;
  std::vector<Ranked> ranked;
  for (std::size_t child = 0; child < report.children.size(); ++child) {
    const auto& clocks = report.children[child].clocks;
    for (std::size_t i = 0; i < clocks.size(); ++i) {
      const auto& clock = clocks[i];
      if (!wanted[clock.rule]) continue;
      if (filter.states.empty() ? !isOpen(clock)
                                : std::ranges::find(filter.states, clock.state) == filter.states.end())
        continue;
      const bool hasLeft = clock.state == ClockState::DueSoon || clock.state == ClockState::Running;
      ranked.push_back({schedule::urgency(clock.state), hasLeft ? clock.days : -clock.days, {child, i}});
    }
  }
  std::ranges::stable_sort(ranked, [](const Ranked& a, const Ranked& b) {
    return std::pair(a.urgency, a.days) < std::pair(b.urgency, b.days);
  });
  std::vector<ClockRow> rows;
  rows.reserve(ranked.size());
  for (const auto& one : ranked) rows.push_back(one.row);
  return rows;
}

std::string clockWhy(const ClockReport& report, const ChildClock& clock) {
  std::string why = schedule::heldByText(clock);
  if (clock.state == ClockState::Unclear && why.empty()) why = "its days contradict each other";
  if (clock.state == ClockState::CutShort) why = "the final plan came before the time was over";
  if (clock.exception.empty()) return why;
  const auto* exception = report.rules.exception(clock.exception);
  return fmt::format("{}{}: {}", why.empty() ? "" : why + "; ", clock.state == ClockState::Exempt ? "excused" : "exception",
                     exception == nullptr ? clock.exception : exception->title);
}

std::string clockHowLate(const ChildClock& clock) {
  switch (clock.state) {
    case ClockState::NotStarted:
      return "not started";
    case ClockState::Running:
    case ClockState::DueSoon:
      return clock.days == 0 ? "due today" : "due in " + counted(clock.days);
    case ClockState::Late:
      return counted(clock.days) + " late";
    case ClockState::Met:
      return "met";
    case ClockState::MetLate:
      return "met " + counted(clock.days) + " late";
    case ClockState::Exempt:
      return counted(clock.days) + " over, excused";
    case ClockState::CutShort:
      return counted(clock.days) + " short";
    case ClockState::Closed:
      return "closed";
    case ClockState::Unclear:
      return "can’t be told";
  }
  return {};
}

std::string clockName(const ClockReport& report, const ChildClock& clock) {
  const auto& title = report.rule(clock).shortTitle;
  return clock.subject.empty() ? title : title + ": " + clock.subject;
}

const domain::Stored<domain::ClockNote>* clockNote(const domain::Workspace& workspace, const domain::ChildId& child,
                                                   std::string_view rule, base::Day due) {
  const auto& notes = workspace.all<domain::ClockNote>();
  const auto at = std::ranges::find_if(notes.rows(), [&](const auto& row) {
    return row.value.child == child && row.value.clock == rule && row.value.due == due;
  });
  return at == notes.rows().end() ? nullptr : &*at;
}

base::Result<domain::ChangeSet> noteClock(const domain::Workspace& workspace, base::IdMaker& ids,
                                          const domain::ChildId& child, const schedule::ClockRule& rule, base::Day due,
                                          std::string_view reason, const std::string& author, base::Stamp at) {
  const std::string text(base::trimmed(reason));
  if (text.size() > kLongestReason)
    return base::fail(base::Code::TooLong, {{"field", "the reason"}, {"limit", std::to_string(kLongestReason)}});
  const auto* stored = workspace.all<domain::Child>().find(child);
  const auto code = stored == nullptr ? std::string() : stored->value.caseCode;
  domain::ChangeSet set;
  const auto* there = clockNote(workspace, child, rule.id, due);
  if (there == nullptr) {
    if (text.empty()) return set;
    domain::ClockNote note;
    note.id = {ids.make(at)};
    note.child = child;
    note.clock = rule.id;
    note.due = due;
    note.reason = text;
    note.author = author;
    note.at = at;
    set.changes.push_back(domain::made(std::move(note)));
  } else if (text.empty()) {
    set.changes.push_back(domain::removed(*there));
  } else if (text != there->value.reason) {
    auto note = there->value;
    note.reason = text;
    note.author = author;
    note.at = at;
    set.changes.push_back(domain::edited(*there, std::move(note)));
  }
  if (!set.changes.empty())
    set.name = fmt::format("{} a reason on “{}” of {}", text.empty() ? "take away" : "note", rule.shortTitle, code);
  return set;
}

}  // namespace waymark::app
