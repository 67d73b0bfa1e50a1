// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "lists/support.h"
#include "lists/text_key.h"

using namespace waymark;
using namespace waymark::lists;

namespace {

std::string listOf(const Mapping& mapping) {
  return standard().lists[mapping.list].id;
}

std::size_t mapped(const Mapping& mapping) {
  return static_cast<std::size_t>(std::ranges::count_if(mapping.columns, [](const auto& one) { return one.column.has_value(); }));
}

}  // namespace

TEST_CASE("each list is known by its header, though one has all columns of the other") {
  for (const auto* list : {"List_1", "List_2"}) {
    const auto mapping = mapSheet(standard(), headOf({titlesOf(list)}));
    REQUIRE(mapping);
    CHECK(listOf(*mapping) == list);
    CHECK(mapped(*mapping) == titlesOf(list).size());
    CHECK(mapping->missing.empty());
    CHECK(mapping->firstRow == 2);
    for (const auto& column : mapping->columns) CHECK(column.match == Match::Exact);
  }
}

TEST_CASE("case, spacing, dashes, punctuation and order of headers don't matter") {
  auto header = titlesOf("List_1");
  for (auto& title : header) {
    std::ranges::transform(title, title.begin(), [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
    for (auto at = title.find("–"); at != std::string::npos; at = title.find("–")) title.replace(at, 3, "  - ");
    std::ranges::replace(title, '?', '\n');
  }
  std::ranges::reverse(header);
  const auto mapping = mapSheet(standard(), headOf({header}));
  REQUIRE(mapping);
  CHECK(listOf(*mapping) == "List_1");
  CHECK(mapped(*mapping) == 21);
  CHECK(mapping->columns.front().column == col("disability"));
  CHECK(mapping->columns.front().match == Match::Tolerant);
}

TEST_CASE("a header that lacks most of what parts the lists is still the list whose columns it has") {
  auto header = titlesOf("List_1");
  for (const auto* gone : {"Date initial EHC plan issued", "Date updated EHC plan issued", "Elective home education"})
    std::erase(header, gone);
  const auto mapping = mapSheet(standard(), headOf({header}));
  REQUIRE(mapping);
  CHECK(listOf(*mapping) == "List_1");
  CHECK(mapping->missing == std::vector<std::size_t>{col("initial_plan"), col("updated_plan"), col("home_education")});
}

TEST_CASE("titles above the header are passed over, and known other headers understood") {
  auto header = titlesOf("List_2");
  header[3] = "DOB";
  const auto mapping = mapSheet(standard(), headOf({{"Person-level data"}, {"", "as at 1 November"}, header, {"S1"}}));
  REQUIRE(mapping);
  CHECK(mapping->headerRow == 3);
  CHECK(mapping->firstRow == 4);
  CHECK(mapping->columns[3].match == Match::Known);
}

TEST_CASE("a header of two rows with merged cells is read as one") {
  auto lower = titlesOf("List_1");
  std::vector<std::string> upper(lower.size());
  upper[0] = "Unique ID";  // merged downwards
  lower[0] = "";
  upper[10] = "Main education establishment";  // merged over two
  lower[10] = "URN";
  lower[11] = "phase";
  upper[12] = "Subsidiary education establishment";
  lower[12] = "phase (dual registration)";
  const auto mapping = mapSheet(standard(), headOf({{"List"}, upper, lower, {"E1"}}));
  REQUIRE(mapping);
  CHECK(mapping->twoRows);
  CHECK(mapping->headerRow == 3);
  CHECK(mapped(*mapping) == 21);
  CHECK(mapping->missing.empty());
}

TEST_CASE("a second header row below the first is left out") {
  const auto header = titlesOf("List_1");
  const auto mapping = mapSheet(standard(), headOf({header, header, {"E1"}}));
  REQUIRE(mapping);
  CHECK(mapping->repeated);
  CHECK(mapping->firstRow == 3);
  CHECK(!mapSheet(standard(), headOf({header, {"E1", "UPN"}}))->repeated);
}

TEST_CASE("a header that is there twice is told, and the first keeps the column") {
  auto header = titlesOf("List_1");
  header.push_back("upn");
  const auto mapping = mapSheet(standard(), headOf({header}));
  REQUIRE(mapping);
  REQUIRE(mapping->twice.size() == 1);
  CHECK(mapping->twice.front() == std::pair<std::uint32_t, std::size_t>{21, col("upn")});
  CHECK(mapping->columns[1].column == col("upn"));
  CHECK(!mapping->columns[21].column);
}

TEST_CASE("a misspelt header is suggested and never taken, unless the user says so") {
  auto header = titlesOf("List_1");
  header[5] = "Ethnicty";
  header[6] = "Begun";
  const auto mapping = mapSheet(standard(), headOf({header}));
  REQUIRE(mapping);
  CHECK(!mapping->columns[5].column);
  CHECK(mapping->columns[5].perhaps == col("ethnicity"));
  CHECK(!mapping->columns[6].perhaps);
  const auto given = mapSheet(standard(), headOf({header}), {{"begun", "initial_plan"}});
  REQUIRE(given);
  CHECK(given->columns[6].column == col("initial_plan"));
  CHECK(given->columns[6].match == Match::Given);
}

TEST_CASE("the column that the user names wins over a header that says so itself") {
  auto header = titlesOf("List_1");
  header.push_back("Begun");
  const auto given = mapSheet(standard(), headOf({header}), {{"begun", "ethnicity"}});
  REQUIRE(given);
  CHECK(given->columns[21].column == col("ethnicity"));
  CHECK(!given->columns[5].column);
  REQUIRE(given->twice.size() == 1);
  CHECK(given->twice.front() == std::pair<std::uint32_t, std::size_t>{5, col("ethnicity")});
}

TEST_CASE("a column that the user leaves out is not read, whatever its header says") {
  const auto given = mapSheet(standard(), headOf({titlesOf("List_1")}), {{"upn", ""}});
  REQUIRE(given);
  CHECK(!given->columns[1].column);
  CHECK(given->missing == std::vector<std::size_t>{col("upn")});
}

TEST_CASE("a sheet without half of a list's columns is none of the lists") {
  CHECK(!mapSheet(standard(), headOf({{"UPN", "Surname", "Forename", "Year group", "Attendance"}})));
  CHECK(!mapSheet(standard(), {}));
  const auto nearest = nearestList(standard(), headOf({{"Guidance"}, {"UPN", "ULN", "Gender", "x"}}));
  REQUIRE(nearest);
  CHECK(nearest->found == 3);
  CHECK(nearest->row == 2);
}

TEST_CASE("one slip is a changed, added or missing character or two swapped ones") {
  for (const auto* near : {"A124", "A12", "A1234", "A132", "B123", "1A23"}) CHECK(oneSlipApart("A123", near));
  for (const auto* far : {"A123", "A1", "B124", "A321", "123A"}) CHECK(!oneSlipApart("A123", far));
  CHECK(changesApart("ethnicity", "ethnicty", 3) == 1);
  CHECK(changesApart("kitten", "sitting", 3) == 3);
  CHECK(changesApart("a", "abcdefgh", 3) == 4);
}

TEST_CASE("a sheet that a person says what it is is read by the row they name, its columns as far as they are known") {
  const auto head = headOf({{"Pupils with a plan"}, {"Pupil no", "Born on", "UPN", "Bus pass"}, {"A1", "09/03/2014", "x", "y"}});
  CHECK_FALSE(mapSheet(standard(), head));
  const auto mapping = mapSaid(standard(), 0, head, 2, {{"Pupil no", "unique_id"}, {"Born on", "date_of_birth"}});
  REQUIRE(mapping);
  CHECK(mapping->said);
  CHECK(listOf(*mapping) == "List_1");
  CHECK(mapping->headerRow == 2);
  CHECK(mapping->firstRow == 3);
  CHECK(mapped(*mapping) == 3);
  CHECK(mapping->columns[0].match == Match::Given);
  CHECK(mapping->columns[2].match != Match::None);
  CHECK(mapping->missing.size() == standard().statutoryColumns(0).size() - 3);
  CHECK_FALSE(mapSaid(standard(), 0, head, 9));
  // A child's row is no header: headers are kept in the open.
  CHECK_FALSE(mapSaid(standard(), 0, head, 3));
  for (const char* value : {"H801200001001", "2014-03-09", "09/03/2014 00:00", "1000000043", "123456"})
    CHECK_FALSE(canBeHeader(headOf({{"Anna", "Baker", value}})[0]));
  CHECK(canBeHeader(headOf({{"Pupil no", "Absence 2025/26", "Since 01/09/2025", "2025"}})[0]));
  CHECK_FALSE(canBeHeader(headOf({{"Pupils with a plan"}})[0]));
}

TEST_CASE("a sheet is known again by half of the headers that were said, and two at least") {
  const GivenHeaders said{{"Pupil no", "unique_id"}, {"Born on", "date_of_birth"}, {"Need", "primary_need"}, {"Bus pass", ""}};
  CHECK(rowOfHeaders(headOf({{"Pupils"}, {"Bus pass", "PUPIL-NO", "Born  on"}}), said) == 2U);
  CHECK_FALSE(rowOfHeaders(headOf({{"Pupil no", "Bus pass"}}), said));
  CHECK_FALSE(rowOfHeaders(headOf({{"Pupil no"}}), {{"Pupil no", "upn"}}));
  CHECK_FALSE(rowOfHeaders(headOf({{"Pupil no"}}), {}));
}
