// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>
#include <cstdlib>

#include "base/file.h"
#include "base/resources.h"
#include "schedule/clock_rules.h"

using namespace waymark;
using namespace waymark::schedule;
using base::dayOf;
using namespace std::chrono;

namespace {

ClockRules rules() {
  auto read = builtInClockRules(kStandardClocks);
  REQUIRE(read);
  return std::move(*read);
}

std::string builtInText() {
  return std::string(*base::embeddedFile("clocks/england-2014.json"));
}

std::string replaced(std::string text, const std::string& what, const std::string& with) {
  const auto at = text.find(what);
  REQUIRE(at != std::string::npos);
  return text.replace(at, what.size(), with);
}

std::string problemOf(const std::string& text) {
  const auto read = parseClockRules(text, "clocks.json");
  REQUIRE_FALSE(read);
  CHECK(read.error().code == base::Code::BadSchema);
  return std::string(read.error().value("path")) + ": " + std::string(read.error().value("problem"));
}

}  // namespace

TEST_CASE("the built-in clocks hold the limits of the law, each with its regulation and source") {
  const auto read = rules();
  const auto limit = [&](const char* id) {
    REQUIRE(read.rule(id) != nullptr);
    return limitText(read.rule(id)->limit);
  };
  CHECK(limit("decide_to_assess") == "6 weeks");
  CHECK(limit("advice") == "6 weeks");
  CHECK(limit("refuse_to_issue") == "16 weeks");
  CHECK(limit("final_plan") == "20 weeks");
  CHECK(limit("comments_on_draft") == "15 days");
  CHECK(limit("annual_review") == "12 months");
  CHECK(limit("review_decision") == "4 weeks");
  CHECK(limit("amended_plan") == "12 weeks");
  CHECK(limit("transfer_school") == "15 Feb");
  CHECK(limit("transfer_post_16") == "31 Mar");
  CHECK(limit("move_post_16") == "5 months before");
  CHECK(limit("appeal_window") == "2 months");
  CHECK(limitText(read.rule("appeal_window")->orLimit) == "1 month");
  for (const auto& rule : read.rules) {
    CAPTURE(rule.id);
    CHECK_FALSE(rule.regulation.empty());
    CHECK_FALSE(rule.provenance.source.empty());
  }
  // What no source states is marked, so that every view can say so.
  CHECK(read.rule("refuse_to_issue")->provenance.certainty == framework::Certainty::Assumed);
  CHECK(read.rule("final_plan")->provenance.certainty == framework::Certainty::Stated);
}

TEST_CASE("a limit in weeks is exact days, and one in months ends on a day of the month meant, on every day of 14 years") {
  const ClockLimit twenty{20, ClockUnit::Weeks, 0, 0};
  const ClockLimit fifteen{15, ClockUnit::CalendarDays, 0, 0};
  const ClockLimit year{12, ClockUnit::Months, 0, 0};
  const ClockLimit before{5, ClockUnit::MonthsBefore, 0, 0};
  const ClockLimit february{0, ClockUnit::FixedDate, 2, 15};
  const auto inMonth = [](base::Day from, int shift, base::Day to) {
    const year_month_day start{from};
    const year_month_day end{to};
    const int month = static_cast<int>(start.year()) * 12 + static_cast<int>(static_cast<unsigned>(start.month())) - 1 + shift;
    if (static_cast<int>(end.year()) != month / 12) return false;
    if (static_cast<int>(static_cast<unsigned>(end.month())) != month % 12 + 1) return false;
    const auto last = year_month_day_last{end.year(), month_day_last{end.month()}}.day();
    return end.day() == std::min(start.day(), last);
  };
  base::Day earlier = endOf(year, dayOf(2015, 12, 31));
  for (auto day = dayOf(2016, 1, 1); day <= dayOf(2029, 12, 31); day += days(1)) {
    if (endOf(twenty, day) - day != days(140) || endOf(fifteen, day) - day != days(15)) FAIL(base::isoText(day));
    if (weekday{endOf(twenty, day)} != weekday{day}) FAIL(base::isoText(day));
    if (!inMonth(day, 12, endOf(year, day)) || !inMonth(day, -5, endOf(before, day))) FAIL(base::isoText(day));
    const year_month_day fixed{endOf(february, day)};
    if (fixed.month() != February || unsigned(fixed.day()) != 15 || int(fixed.year()) != base::yearOf(day))
      FAIL(base::isoText(day));
    // A later start never ends earlier.
    if (endOf(year, day) < earlier) FAIL(base::isoText(day));
    earlier = endOf(year, day);
  }
  CHECK(endOf(year, dayOf(2024, 2, 29)) == dayOf(2025, 2, 28));
  CHECK(endOf(year, dayOf(2027, 2, 28)) == dayOf(2028, 2, 28));
  CHECK(endOf(before, dayOf(2026, 7, 31)) == dayOf(2026, 2, 28));
}

TEST_CASE("the last day of every clock is as it was") {
  const auto read = rules();
  std::string text;
  for (const auto start : {dayOf(2016, 2, 29), dayOf(2019, 8, 31), dayOf(2024, 2, 29), dayOf(2024, 10, 7),
                           dayOf(2025, 9, 8), dayOf(2025, 12, 31), dayOf(2028, 1, 31)}) {
    text += base::isoText(start) + "\n";
    for (const auto& rule : read.rules) text += "  " + rule.id + " " + base::isoText(endOf(rule.limit, start)) + "\n";
  }
  const auto file = std::string(WAYMARK_TEST_DATA) + "/golden/clocks-england-2014.txt";
  if (std::getenv("WAYMARK_WRITE_GOLDEN") != nullptr) {
    REQUIRE(base::writeFileSafely(file, text));
  } else {
    const auto golden = base::readFile(file, 1'000'000);
    REQUIRE(golden);
    CHECK(text == *golden);
  }
}

TEST_CASE("a set of clocks that is wrong is refused with the place") {
  const auto text = builtInText();
  CHECK(problemOf(replaced(text, R"("unit": "weeks")", R"("unit": "fortnights")")).find("/clocks/0/limit/unit") == 0);
  CHECK(problemOf(replaced(text, R"("amount": 6)", R"("amount": 0)")).find("1 to 1200") != std::string::npos);
  CHECK(problemOf(replaced(text, R"("stops": ["advice_received"])", R"("stops": ["plan_issued"])"))
            .find("/clocks/1/stops: “plan_issued” is not of the strand") == 0);
  CHECK(problemOf(replaced(text, R"("exceptions": ["absence",)", R"("exceptions": ["holiday",)"))
            .find("there is no exception “holiday”") != std::string::npos);
  CHECK(problemOf(replaced(text, R"("id": "advice", "title")", R"("id": "final_plan", "title")"))
            .find("is there twice") != std::string::npos);
  CHECK(problemOf(replaced(text, R"("month": 2, "day": 15)", R"("month": 2, "day": 29)")).find("no such day") !=
        std::string::npos);
  CHECK(problemOf(replaced(text, R"({"id": "appeal_made", "title": "the appeal"})", R"({"id": "certificate", "title": "x"})"))
            .find("the words for “appeal_made” are missing") != std::string::npos);
  CHECK(problemOf(replaced(text, R"("format": 1)", R"("format": 2)")).find("format 2 is not known") != std::string::npos);
  CHECK_FALSE(parseClockRules("{", "clocks.json"));
  CHECK(builtInClockRules("england-1996").error().code == base::Code::NotFound);
}
