// SPDX-License-Identifier: GPL-3.0-or-later
#include "lists/caseload.h"

#include <catch2/catch.hpp>

#include "lists/support.h"

using namespace waymark;
using namespace waymark::lists;

namespace {

CountTable brokenDown(std::span<const CountedList> lists, const Breakdown& by, int fewest = 0) {
  auto table = caseloadBreakdown(standard(), lists, by, fewest);
  REQUIRE(table.has_value());
  return *std::move(table);
}

std::string countsText(const CountTable& table, std::string_view need) {
  for (std::size_t row = 0; row < table.rows.size(); ++row) {
    if (table.rows[row] != need) continue;
    std::string out;
    for (std::size_t column = 0; column < table.columns.size(); ++column)
      if (table.cells[row][column] > 0)
        out += table.columns[column] + " " + std::to_string(table.cells[row][column]) + "; ";
    return out;
  }
  return "no such row";
}

bool hasRow(const CountTable& table, std::string_view title) {
  return std::ranges::find(table.rows, title) != table.rows.end();
}

}  // namespace

TEST_CASE("children are counted by need and by age, phase or list, and nobody is left out") {
  const auto plans = tableOf("List_1", {{{"primary_need", "ASD"}, {"main_phase", "primary"}},
                                        {{"primary_need", "ASD"}, {"main_phase", "4"}},
                                        {{"primary_need", "ASD"}},
                                        {{"primary_need", "XYZ"}},
                                        {{"gender", "1"}}});
  const auto support = tableOf("List_2", {{{"primary_need", "ASD"}}, {{"primary_need", "HI"}}});
  const std::vector<std::optional<int>> ages{4, 10, 11, 25, std::nullopt};
  const std::vector<std::optional<int>> others{5, 19};
  const std::vector<CountedList> lists{{0, &plans, ages}, {1, &support, others}};
  const auto byAge = brokenDown(lists, {});
  CHECK(countsText(byAge, "Autistic spectrum disorder") == "Under 5 1; 5 to 10 2; 11 to 15 1; ");
  CHECK(countsText(byAge, "Another code") == "20 and over 1; ");
  CHECK(countsText(byAge, "Not recorded") == "Not recorded 1; ");
  CHECK(countsText(byAge, "Hearing impairment") == "16 to 19 1; ");
  CHECK(countsText(byAge, "Vision impairment").empty());
  CHECK(withTotals(byAge).cells.back().back().count == 7);
  const auto byList = brokenDown(lists, {"primary_need", "list"});
  CHECK(countsText(byList, "Autistic spectrum disorder") == "List 1: EHC plans 3; List 2: SEN support 1; ");
  const auto byPhase = brokenDown(std::span(lists).first(1), {"primary_need", "main_phase"});
  CHECK(withTotals(byPhase).cells.back().back().count == 5);
  CHECK(!hasRow(brokenDown(std::span(lists).subspan(1), {}), "Not recorded"));
}

TEST_CASE("children are counted by any two columns of codes or text, or by one; who they are and numbers are no part") {
  const auto plans = tableOf("List_1", {{{"gender", "1"}, {"locality", "North"}},
                                        {{"gender", "2"}, {"locality", "South"}},
                                        {{"gender", "1"}, {"locality", "North"}},
                                        {{"gender", "1"}}},
                             {"locality"});
  const std::vector<std::optional<int>> ages(4);
  const std::vector<CountedList> lists{{0, &plans, ages}};
  const auto two = brokenDown(lists, {"locality", "gender"});
  CHECK(two.rowTitle == "Locality");
  CHECK(two.title == "Locality by gender");
  CHECK(two.rows == std::vector<std::string>{"North", "South", "Not recorded"});
  CHECK(countsText(two, "North") == "Male 2; ");
  const auto one = brokenDown(lists, {"locality", ""});
  CHECK(one.columns == std::vector<std::string>{"Children"});
  CHECK(countsText(one, "Not recorded") == "Children 1; ");
  CHECK(brokenDown(lists, {"locality", "locality"}).cells == one.cells);
  const auto parts = breakdownParts(standard());
  REQUIRE(parts.size() > 6);
  CHECK(parts[0].id == "primary_need");
  CHECK(parts[1].id == "age");
  for (const auto& part : parts) {
    CHECK(caseloadBreakdown(standard(), lists, {part.id, ""}, 0).has_value());
    const auto column = standard().column(part.id);
    CHECK((!column || !standard().columns[*column].identity));
  }
  for (const char* none : {"upn", "date_of_birth", "absence", "main_urn", "colour"})
    CHECK(!caseloadBreakdown(standard(), lists, {none, ""}, 0));
}

TEST_CASE("what was typed of fewer children than the threshold becomes no heading of a table for sharing") {
  std::vector<Child> rows(6, {{"locality", "North"}});
  rows.push_back({{"locality", "With the Bakers"}});
  rows.push_back({{"locality", "South"}});
  const auto plans = tableOf("List_1", rows, {"locality"});
  const std::vector<std::optional<int>> ages(rows.size());
  const std::vector<CountedList> lists{{0, &plans, ages}};
  CHECK(hasRow(brokenDown(lists, {"locality", ""}), "With the Bakers"));
  const auto shared = brokenDown(lists, {"locality", ""}, 5);
  CHECK(shared.rows == std::vector<std::string>{"North", "All others"});
  CHECK(countsText(shared, "All others") == "Children 2; ");
}

TEST_CASE("a share is of all rows, those without a code among them") {
  const auto plans = tableOf("List_1", {{{"primary_need", "ASD"}}, {{"primary_need", "ASD"}}, {{"primary_need", "XYZ"}}, {{"gender", "1"}}});
  CHECK(shareOf(standard(), plans, "primary_need", "ASD") == 50);
  CHECK(shareOf(standard(), plans, "primary_need", "HI") == 0);
  CHECK(shareOf(standard(), plans, "primary_need", "") == 50);
  CHECK(!shareOf(standard(), plans, "primary_need", "no such code"));
  CHECK(!shareOf(standard(), plans, "no_such_column", "ASD"));
  CHECK(!shareOf(standard(), tableOf("List_1", {}), "primary_need", "ASD"));
}
