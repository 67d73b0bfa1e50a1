// SPDX-License-Identifier: GPL-3.0-or-later
#include "lists/join.h"

#include "lists/support.h"

using namespace waymark;
using namespace waymark::lists;

namespace {

constexpr const char* kUpnA = "H801200001001";
constexpr const char* kUpnB = "H801200001002";

Table list() {
  return tableOf("List_1", {{{"unique_id", "1"}, {"upn", kUpnA}, {"absence", "4"}, {"social_care", "No"}},
                            {{"unique_id", "2"}, {"upn", kUpnB}},
                            {{"unique_id", "3"}, {"uln", "1000000043"}, {"social_care", "Yes"}},
                            {{"unique_id", "4"}}});
}

/// An extract that has some columns of the first list only.
Table part(const std::vector<std::vector<std::string>>& rows) {
  const auto head = headOf(rows);
  const auto mapping = mapPart(standard(), 0, head);
  REQUIRE(mapping);
  TableBuilder builder(standard(), *mapping, "care.csv", "");
  for (std::size_t i = 0; i < rows.size(); ++i)
    builder.add(TextRow(static_cast<std::uint32_t>(i + 1), rows[i]).row());
  return builder.finish();
}

JoinedList joined(const std::vector<std::vector<std::string>>& rows) {
  const auto one = part(rows);
  return joinLists(standard(), list(), std::span(&one, 1));
}

std::vector<std::string> texts(const Table& table, std::string_view column) {
  std::vector<std::string> out;
  for (std::size_t row = 0; row < table.size(); ++row) out.push_back(table.text(standard(), col(column), row));
  return out;
}

using Texts = std::vector<std::string>;
using Rows = std::vector<std::uint32_t>;

}  // namespace

TEST_CASE("an extract with a few columns is known by a child's number and one column more") {
  CHECK(mapPart(standard(), 0, headOf({{"Absence by pupil"}, {"UPN", "Absence (%)"}}))->headerRow == 2);
  CHECK_FALSE(mapPart(standard(), 0, headOf({{"UPN", "Shoe size"}})));
  CHECK_FALSE(mapPart(standard(), 0, headOf({{"Absence", "Gender"}})));
  CHECK(mapPart(standard(), 0, headOf({{"Child no", "Team"}}),
                {{"Child no", "unique_id"}, {"Team", "social_care_team"}}));
}

TEST_CASE("a part fills what the list leaves empty, by UPN, ULN or the source's own id") {
  const auto out = joined({{"UPN", "ULN", "Unique ID", "Absence", "Locality"},
                           {kUpnB, "", "", "7.5", "North"},
                           {"", "1000000043", "", "8", "South"},
                           {"", "", "4", "9", "West"}});
  CHECK(texts(out.table, "absence") == Texts{"4", "7.5", "8", "9"});
  CHECK(texts(out.table, "locality") == Texts{"", "North", "South", "West"});
  CHECK(texts(out.table, "upn") == texts(list(), "upn"));
  REQUIRE(out.parts.size() == 1);
  CHECK(out.parts[0].byKey == std::vector<std::size_t>{1, 1, 1});
  CHECK(out.parts[0].filled == 6);
  CHECK(out.parts[0].notGiven == Rows{0});
  CHECK(out.parts[0].unmatched.empty());
  CHECK(out.parts[0].conflicts.empty());
  CHECK(out.table.has(col("locality")));
  CHECK(out.table.place(col("locality")) == 21U);
}

TEST_CASE("where both say something else, the list's own value is kept and both are told") {
  const auto out = joined({{"UPN", "Known to social care"}, {kUpnA, "Yes"}, {kUpnB, "Y"}});
  CHECK(texts(out.table, "social_care") == Texts{"no", "yes", "yes", ""});
  REQUIRE(out.parts[0].conflicts.size() == 1);
  CHECK(out.parts[0].conflicts[0].row == 0);
  CHECK(out.parts[0].conflicts[0].from == 0);
  CHECK(out.parts[0].conflicts[0].column == col("social_care"));
  // The same said in another spelling is no conflict.
  CHECK(joined({{"UPN", "Known to social care"}, {kUpnA, "0"}}).parts[0].conflicts.empty());
}

TEST_CASE("where the part counts, it replaces what the list says, but not by what it couldn't say itself") {
  const auto one = part({{"UPN", "Known to social care", "Absence"}, {kUpnA, "Yes", "many"}, {kUpnB, "Y", "3"}});
  const auto out = joinLists(standard(), list(), std::span(&one, 1), JoinRule::PartCounts);
  CHECK(texts(out.table, "social_care") == Texts{"yes", "yes", "yes", ""});
  CHECK(texts(out.table, "absence") == Texts{"4", "3", "", ""});
  CHECK(out.parts[0].filled == 3);
  CHECK(out.parts[0].conflicts.size() == 2);  // told, the one that was replaced and the one that wasn't
  CHECK(out.table.unread.empty());
}

TEST_CASE("rows without a child on the list, and a child's second row, are told and not taken") {
  const auto out = joined({{"UPN", "Absence"}, {"H801200001999", "1"}, {kUpnB, "2"}, {kUpnB, "3"}, {"", "5"}});
  CHECK(texts(out.table, "absence") == Texts{"4", "2", "", ""});
  CHECK(out.parts[0].unmatched == Rows{0, 3});
  CHECK(out.parts[0].repeated == Rows{2});
  CHECK(out.parts[0].notGiven == Rows{0, 2, 3});
}

TEST_CASE("the same id under another UPN is another child") {
  const auto out = joined({{"Unique ID", "UPN", "Absence"}, {"2", kUpnA, "50"}, {"2", "H801200001999", "60"}});
  // The first row is child 1 by its UPN, whatever its id; the second fits child 2 by its id only.
  CHECK(texts(out.table, "absence") == Texts{"4", "", "", ""});
  REQUIRE(out.parts[0].conflicts.size() == 1);
  CHECK(out.parts[0].conflicts[0].row == 0);
  CHECK_FALSE(out.parts[0].doubtful.empty());
}

TEST_CASE("what a part couldn't say stays unread, with the list's row") {
  const auto out = joined({{"UPN", "Absence", "Gender"}, {kUpnB, "much", "Q"}});
  REQUIRE(out.table.unread.size() == 1);
  CHECK(out.table.unread[0].row == 3);
  CHECK(out.table.text(standard(), col("absence"), 1) == "much");
  CHECK(out.table.text(standard(), col("gender"), 1) == "Q");
}

TEST_CASE("several parts are joined one after the other; an earlier one's value is kept") {
  const std::vector<Table> parts{part({{"UPN", "Absence"}, {kUpnB, "7"}}),
                                 part({{"UPN", "Absence", "Suspensions"}, {kUpnB, "8", "2"}})};
  const auto out = joinLists(standard(), list(), parts);
  CHECK(texts(out.table, "absence")[1] == "7");
  CHECK(texts(out.table, "suspensions")[1] == "2");
  CHECK(out.parts[1].conflicts.size() == 1);
}
