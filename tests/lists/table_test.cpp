// SPDX-License-Identifier: GPL-3.0-or-later
#include "lists/support.h"

using namespace waymark;
using namespace waymark::lists;

TEST_CASE("each cell becomes the value that its column asks for") {
  const auto table = tableOf("List_1", {{{"unique_id", "E1"},
                                         {"upn", "h801200001001"},
                                         {"date_of_birth", "04/03/2011"},
                                         {"gender", "a) Male"},
                                         {"main_phase", "4"},
                                         {"suspensions", "2"},
                                         {"absence", "12.5%"},
                                         {"pupil_premium", "TRUE"}}});
  REQUIRE(table.size() == 1);
  const auto text = [&](std::string_view id) { return table.text(standard(), col(id), 0); };
  CHECK(text("unique_id") == "E1");
  CHECK(text("upn") == "H801200001001");
  CHECK(text("date_of_birth") == "2011-03-04");
  CHECK(text("gender") == "male");
  CHECK(text("main_phase") == "secondary");
  CHECK(text("suspensions") == "2");
  CHECK(text("absence") == "12.5");
  CHECK(text("pupil_premium") == "yes");
  CHECK(table.state(col("uln"), 0) == CellState::Empty);
  CHECK(table.state(col("caseworker"), 0) == CellState::Absent);
  CHECK(table.unread.empty());
}

TEST_CASE("what can't be read is kept with its place and as it stands") {
  const auto table = tableOf("List_1", {{{"unique_id", "E1"}, {"date_of_birth", "31/02/2011"}, {"suspensions", "1.5"}},
                                        {{"unique_id", "1.0E+12"}, {"upn", "#N/A"}}});
  REQUIRE(table.unread.size() == 4);
  CHECK(cellAddress(table.unread[0].place, table.unread[0].row) == "D2");
  CHECK(table.unread[0].reason == Unread::NoSuchDay);
  CHECK(table.unread[0].text == "31/02/2011");
  CHECK(table.unread[1].reason == Unread::NotWhole);
  CHECK(table.unread[2].reason == Unread::DigitsLost);
  CHECK(table.unread[3].reason == Unread::ErrorCell);
  CHECK(table.state(col("date_of_birth"), 0) == CellState::Unread);
  CHECK(table.text(standard(), col("date_of_birth"), 0) == "31/02/2011");
}

TEST_CASE("words that stand for nothing are empty and counted") {
  const auto table = tableOf("List_1", {{{"unique_id", "E1"}, {"uln", "N/A"}, {"gender", "null"}, {"social_care_team", "None"}}});
  CHECK(table.emptyWords == 3);
  CHECK(table.state(col("uln"), 0) == CellState::Empty);
  CHECK(table.state(col("gender"), 0) == CellState::Empty);
}

TEST_CASE("codes outside their set are kept as they stand") {
  const auto table = tableOf("List_1", {{{"unique_id", "E1"}, {"gender", "Q"}}, {{"unique_id", "E2"}, {"gender", "Q"}},
                                        {{"unique_id", "E3"}, {"gender", "2.0"}}});
  CHECK(table.text(standard(), col("gender"), 0) == "Q");
  CHECK(table.text(standard(), col("gender"), 1) == "Q");
  CHECK(table.text(standard(), col("gender"), 2) == "female");
  CHECK(table.otherCodes[col("gender")].size() == 1);
}

TEST_CASE("rows of spaces and notes beside the list are no children; rows keep their numbers") {
  auto mapping = mapSheet(standard(), headOf({titlesOf("List_1")}));
  REQUIRE(mapping);
  TableBuilder builder(standard(), *mapping, "f", "");
  builder.add(TextRow(1, titlesOf("List_1")).row());
  builder.add(TextRow(2, {"  ", " "}).row());
  builder.add(TextRow(3, {"E1"}).row());
  std::vector<std::string> aside(30);
  aside[29] = "checked by A";
  builder.add(TextRow(4, aside).row());
  builder.add(TextRow(5, aside).row());
  builder.add(TextRow(9, {"E2"}).row());
  const auto table = builder.finish();
  CHECK(table.rows == std::vector<std::uint32_t>{3, 9});
  REQUIRE(table.strays.size() == 1);
  CHECK(table.strays[0].place == 29);
  CHECK(table.strays[0].row == 4);
  CHECK(table.strays[0].cells == 2);
  CHECK(table.text(standard(), col("unique_id"), 1) == "E2");
}
