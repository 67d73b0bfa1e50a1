// SPDX-License-Identifier: GPL-3.0-or-later
#include "lists/caseload.h"

#include <catch2/catch.hpp>

#include "lists/support.h"

using namespace waymark;
using namespace waymark::lists;

namespace {

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
  const std::vector<CaseloadList> lists{{0, &plans, ages}, {1, &support, others}};
  const auto byAge = caseloadBreakdown(standard(), lists, CaseloadBy::Age);
  CHECK(countsText(byAge, "Autistic spectrum disorder") == "Under 5 1; 5 to 10 2; 11 to 15 1; ");
  CHECK(countsText(byAge, "Another code") == "20 and over 1; ");
  CHECK(countsText(byAge, "Not recorded") == "Not recorded 1; ");
  CHECK(countsText(byAge, "Hearing impairment") == "16 to 19 1; ");
  CHECK(countsText(byAge, "Vision impairment").empty());
  CHECK(withTotals(byAge).cells.back().back().count == 7);
  const auto byList = caseloadBreakdown(standard(), lists, CaseloadBy::List);
  CHECK(countsText(byList, "Autistic spectrum disorder") == "List 1: EHC plans 3; List 2: SEN support 1; ");
  const auto byPhase = caseloadBreakdown(standard(), std::span(lists).first(1), CaseloadBy::Phase);
  CHECK(withTotals(byPhase).cells.back().back().count == 5);
  CHECK(!hasRow(caseloadBreakdown(standard(), std::span(lists).subspan(1), CaseloadBy::Age), "Not recorded"));
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
