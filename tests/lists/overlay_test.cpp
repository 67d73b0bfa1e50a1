// SPDX-License-Identifier: GPL-3.0-or-later
#include "lists/overlay.h"

#include "lists/support.h"

using namespace waymark;
using namespace waymark::lists;

namespace {

Table someList() {
  return tableOf("List_1", {{{"unique_id", "1"}, {"date_of_birth", "31/02/2011"}, {"gender", "Q"}, {"primary_need", "ASD"}},
                            {{"unique_id", "2"}, {"date_of_birth", "05/06/2012"}, {"gender", "Z"}, {"suspensions", "x"}},
                            {{"unique_id", "3"}, {"gender", "M"}, {"suspensions", "2"}, {"absence", "1.5"}}});
}

std::vector<std::string> texts(const Table& table, std::string_view column) {
  std::vector<std::string> out;
  for (std::size_t row = 0; row < table.size(); ++row) out.push_back(table.text(standard(), col(column), row));
  return out;
}

using Texts = std::vector<std::string>;

}  // namespace

TEST_CASE("a correction is read as a sheet's cell would be, and nothing else changes") {
  const auto before = someList();
  const auto after = withTexts(standard(), before, {{0, col("date_of_birth"), "28/02/2011"},
                                                   {1, col("gender"), "a) Male"},
                                                   {2, col("suspensions"), "3"},
                                                   {2, col("unique_id"), "3a"}});
  CHECK(texts(after, "date_of_birth") == Texts{"2011-02-28", "2012-06-05", ""});
  CHECK(after.columns[col("date_of_birth")].day(0) == base::dayOf(2011, 2, 28));
  CHECK(texts(after, "gender") == Texts{"Q", "male", "male"});
  CHECK(texts(after, "suspensions") == Texts{"", "x", "3"});
  CHECK(texts(after, "unique_id") == Texts{"1", "2", "3a"});
  CHECK(texts(after, "primary_need") == texts(before, "primary_need"));
  CHECK(texts(after, "absence") == texts(before, "absence"));
  REQUIRE(after.unread.size() == 1);  // the date can be read now, the count still can't
  CHECK(after.unread[0].column == col("suspensions"));
  CHECK(after.unread[0].row == 3);
}

TEST_CASE("a correction can empty a cell, and one that can't be read says so in its place") {
  const auto after = withTexts(standard(), someList(), {{0, col("date_of_birth"), "soon"}, {2, col("gender"), ""}});
  CHECK(after.state(col("gender"), 2) == CellState::Empty);
  CHECK(after.state(col("date_of_birth"), 0) == CellState::Unread);
  CHECK(texts(after, "date_of_birth")[0] == "soon");
  REQUIRE(after.unread.size() == 2);
  CHECK(after.unread[0].row == 2);
  CHECK(cellAddress(after.unread[0].place, after.unread[0].row) == "D2");
}

TEST_CASE("the last of two corrections of one cell counts; one that has no place is passed over") {
  const auto after = withTexts(standard(), someList(), {{0, col("primary_need"), "MLD"},
                                                       {0, col("primary_need"), "PD"},
                                                       {0, col("locality"), "North"},
                                                       {7, col("primary_need"), "PD"}});
  CHECK(texts(after, "primary_need") == Texts{"PD", "", ""});
  CHECK_FALSE(after.has(col("locality")));
}

TEST_CASE("a text is kept in one form, and that form is kept as it is") {
  const auto kept = [](std::string_view column, std::string_view text) { return keptText(standard(), col(column), text); };
  CHECK(kept("date_of_birth", "4 March 2011") == "2011-03-04");
  CHECK(kept("gender", "Boy") == "male");
  CHECK(kept("gender", "Q") == "Q");
  CHECK(kept("upn", " h801200001001 ") == "H801200001001");
  CHECK(kept("social_care_team", "n/a") == "");
  CHECK(kept("suspensions", "1,250") == "1250");
  CHECK_FALSE(kept("date_of_birth", "31/02/2011"));
  CHECK_FALSE(kept("suspensions", "some"));
  for (const auto* text : {"2011-03-04", ""}) CHECK(kept("date_of_birth", text) == text);
}
