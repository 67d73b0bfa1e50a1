// SPDX-License-Identifier: GPL-3.0-or-later
// Statutory clocks of 38,000 children: read from their extracts, worked out, and put in order.
#include <sys/resource.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <string>

#include "app/clock_report.h"
#include "app/identities.h"
#include "app/list_check.h"
#include "app/list_import.h"
#include "bench/measure.h"

using namespace waymark;

namespace {

constexpr base::Day kToday = base::dayOf(2026, 11, 23);

std::string madeCases(std::size_t children) {
  std::string text = "Unique ID,Request received,Decision to assess,Request outcome,Final plan issued,Draft plan issued\r\n";
  for (std::size_t i = 0; i < children; ++i) {
    const auto received = kToday - std::chrono::days(10 + (i * 37) % 900);
    const auto after = [&](int days) {
      const auto day = received + std::chrono::days(days);
      return day < kToday ? base::isoText(day) : std::string();
    };
    text += "K" + std::to_string(i) + ',' + base::isoText(received) + ',' + after(35 + static_cast<int>(i % 14)) + ",Y," +
            after(120 + static_cast<int>(i % 60)) + ',' + after(100) + "\r\n";
  }
  return text;
}

std::string madeReviews(std::size_t children) {
  std::string text = "Unique ID,Review meeting,Review decision,Review outcome,Amended plan issued\r\n";
  for (std::size_t i = 0; i < children; ++i) {
    const auto meeting = kToday - std::chrono::days((i * 53) % 500);
    text += "K" + std::to_string(i) + ',' + base::isoText(meeting) + ',' +
            (i % 4 == 0 ? "" : base::isoText(meeting + std::chrono::days(20 + i % 20))) + (i % 3 == 0 ? ",A," : ",M,") + "\r\n";
  }
  return text;
}

}  // namespace

int main(int count, char** arguments) {
  const std::size_t children = count > 1 ? std::strtoul(arguments[1], nullptr, 10) : 38'000;
  const auto folder = std::filesystem::temp_directory_path() / ("bench-clocks-" + std::to_string(::getpid()));
  std::filesystem::create_directory(folder);
  const auto definition = app::listDefinition("ehc-cases").value();
  auto session = app::Session::create(folder / "bench.waymark", "bench", {}, {}).value();
  const app::Opener opener{"four words are easy", ""};
  app::setUpSeal(session, opener.passphrase, {}).value();
  const auto key = app::openSeal(session, opener).value();
  for (const auto& file : {madeCases(children), madeReviews(children)}) {
    const auto read = app::readListBytes(definition, file, "bench.csv").value();
    app::importList(session, session.load().value(), key, definition, read.tables.at(0), {"bench", kToday}, {}).value();
  }
  const auto workspace = session.load().value();
  const auto rules = schedule::builtInClockRules(schedule::kStandardClocks).value();
  std::size_t sink = 0;
  app::ClockCases cases;
  bench::measure("put the cases together from two extracts", 5,
                 [&] { cases = app::clockCases(session, workspace).value(); });
  bench::measure("work out every clock", 11, [&] {
    for (const auto& one : cases.cases) sink += schedule::clocksOf(one, rules, kToday).clocks.size();
  });
  bench::measure("the figure of plans within 20 weeks", 11,
                 [&] { sink += static_cast<std::size_t>(schedule::twentyWeeks(cases.cases, rules, kToday).openLate); });
  app::ClockReport report;
  bench::measure("both: the whole report", 5,
                 [&] { report = app::clockReport(session, workspace, rules, kToday).value(); });
  std::size_t rows = 0;
  bench::measure("put the worklist in order", 11, [&] { rows = app::clockRows(report).size(); });
  std::size_t clocks = 0;
  for (const auto& child : report.children) clocks += child.clocks.size();
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  std::printf("%zu children, %zu clocks, %zu on the worklist, %d open past 20 weeks; peak memory %ld MB\n", children, clocks,
              rows, report.twentyWeeks.openLate, usage.ru_maxrss / 1024);
  std::filesystem::remove_all(folder);
  return sink == 0 ? 1 : 0;
}
