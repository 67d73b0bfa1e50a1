// SPDX-License-Identifier: GPL-3.0-or-later
// Facets over a caseload made here: against a count by hand of every answer under every choice.
#include "app/facets.h"

#include <catch2/catch.hpp>

#include "app/caseload_words.h"
#include "app/list_check.h"

using namespace waymark;

namespace {

constexpr const char* kRows =
    "Unique ID,UPN,Date of birth,Gender,Ethnicity,Date initial EHC plan issued,Date updated EHC plan issued,"
    "Date EHC plan last reviewed,SEN primary need,Main education establishment - URN,"
    "Main education establishment - phase,Locality,Disability\r\n"
    "A1,,09/03/2014,1,WBRI,01/02/2026,,,ASD,123456,2,North,Yes\r\n"
    "A2,,09/03/2009,1,WBRI,01/02/2026,,,ASD,123457,4,South,Yes\r\n"
    "A3,,01/09/2016,2,,01/02/2026,,,SLCN,123456,2,South,No\r\n"
    "A4,,01/09/2002,2,WBRI,31/04/2026,,,QQQ,,6,,Yes\r\n"
    "A5,,01/09/2024,1,WBRI,01/02/2030,,,,,1,North,No\r\n";

app::Caseload caseload(lists::SettingsRegister settings = {}) {
  app::Caseload made;
  made.settings = std::move(settings);
  made.definition = app::listDefinition("annex-a-2023").value();
  made.asAt = base::dayOf(2026, 11, 23);
  auto table = app::readListBytes(made.definition, kRows, "rows.csv").value().tables.at(0);
  auto checked = lists::checkLists(made.definition, std::span(&table, 1), made.asAt);
  made.problems = std::move(checked.problems);
  made.runs = std::move(checked.runs);
  app::CaseloadList list;
  list.extract.list = "List_1";
  const auto birthday = *made.definition.column("date_of_birth");
  for (std::size_t row = 0; row < table.size(); ++row) {
    list.children.push_back({base::namedUuid(std::to_string(row))});
    list.ages.push_back(lists::ageOn(made.asAt, table.columns[birthday].day(row)));
  }
  list.table = std::move(table);
  made.lists.push_back(std::move(list));
  made.index();
  return made;
}

const app::Facet& named(const std::vector<app::Facet>& facets, std::string_view id) {
  const auto at = std::ranges::find(facets, id, &app::Facet::id);
  REQUIRE(at != facets.end());
  return *at;
}

std::vector<std::string> keysOf(const app::Facet& facet, std::size_t row) {
  std::vector<std::string> keys;
  for (const auto value : facet.of(row)) keys.push_back(facet.keys[value]);
  return keys;
}

}  // namespace

TEST_CASE("each row answers each question with what its cells and problems say") {
  const auto rows = caseload();
  const auto facets = app::facetsOf(rows);
  using Keys = std::vector<std::string>;
  CHECK(keysOf(named(facets, "age"), 0) == Keys{"11-15"});
  CHECK(keysOf(named(facets, "age"), 1) == Keys{"16-18"});
  CHECK(keysOf(named(facets, "age"), 3) == Keys{"19-25"});
  CHECK(keysOf(named(facets, "age"), 4) == Keys{"under 5"});
  CHECK(keysOf(named(facets, "primary_need"), 2) == Keys{"SLCN"});
  CHECK(keysOf(named(facets, "primary_need"), 3) == Keys{"QQQ"});  // not a code, and still to be found
  CHECK(keysOf(named(facets, "primary_need"), 4) == Keys{""});
  CHECK(keysOf(named(facets, "main_urn"), 1) == Keys{"123457"});
  CHECK(keysOf(named(facets, "locality"), 3) == Keys{""});
  CHECK(keysOf(named(facets, "problems"), 2) == Keys{"errors"});  // no ethnicity
  CHECK(std::ranges::count(keysOf(named(facets, "rule"), 3), std::string(app::kUnreadKey)) == 1);
  CHECK(std::ranges::count(keysOf(named(facets, "rule"), 0), std::string(app::kUnreadKey)) == 0);
  CHECK(std::ranges::find(facets, "list", &app::Facet::id) == facets.end());  // one list tells nobody apart
  for (const auto& facet : facets) {
    if (facet.kind == app::Facet::Kind::Column) CHECK_FALSE(rows.definition.columns[facet.column].identity);
  }
}

TEST_CASE("a child is found by what the register says of the setting, and by nothing where it says nothing") {
  const auto rows = caseload(lists::SettingsRegister({{"123456", "Oak Primary", "Community school", "Primary", "Preston", true, {}},
                                                      {"123457", "Élan Academy", "Academy converter", "", "Leyland", true, {}}}));
  const auto facets = app::facetsOf(rows);
  using Keys = std::vector<std::string>;
  CHECK(keysOf(named(facets, "setting_phase"), 0) == Keys{"Primary"});
  CHECK(keysOf(named(facets, "setting_phase"), 1) == Keys{""});  // the register doesn't say
  CHECK(keysOf(named(facets, "setting_type"), 1) == Keys{"Academy converter"});
  CHECK(keysOf(named(facets, "setting_type"), 2) == Keys{"Community school"});
  CHECK(keysOf(named(facets, "setting_locality"), 1) == Keys{"Leyland"});
  CHECK(keysOf(named(facets, "setting_locality"), 3) == Keys{""});  // no URN
  CHECK(named(facets, "setting_type").keys == Keys{"Academy converter", "Community school", ""});
  app::FacetChoice choice(facets);
  const auto at = static_cast<std::size_t>(&named(facets, "setting_locality") - facets.data());
  choice.set(at, *facets[at].find("Preston"), true);
  std::vector<std::size_t> shown;
  for (std::size_t row = 0; row < rows.size(); ++row)
    if (choice.passes(facets, row)) shown.push_back(row);
  CHECK(shown == std::vector<std::size_t>{0, 2});
  const auto words = app::rowWordsOf(rows);
  CHECK(words.of(1).find("elan academy") != std::string_view::npos);
  CHECK(words.of(0).find("preston") != std::string_view::npos);
  CHECK(words.of(3).find("preston") == std::string_view::npos);
  // Without a register nothing is asked of it.
  for (const auto& facet : app::facetsOf(caseload())) CHECK(facet.kind != app::Facet::Kind::Setting);
}

TEST_CASE("the numbers follow the other facets and the words, for every pair of choices") {
  const auto rows = caseload();
  const auto facets = app::facetsOf(rows);
  const auto matches = [](std::size_t row) { return row != 1; };
  for (std::size_t a = 0; a < facets.size(); ++a)
    for (std::uint32_t valueA = 0; valueA < facets[a].keys.size(); ++valueA)
      for (std::size_t b = a; b < facets.size(); ++b)
        for (std::uint32_t valueB = 0; valueB < facets[b].keys.size(); ++valueB) {
          app::FacetChoice choice(facets);
          choice.set(a, valueA, true);
          choice.set(b, valueB, true);
          const auto counts = choice.counts(facets, rows.size(), matches);
          for (std::size_t facet = 0; facet < facets.size(); ++facet)
            for (std::uint32_t value = 0; value < facets[facet].keys.size(); ++value) {
              auto alone = choice;
              for (std::uint32_t other = 0; other < facets[facet].keys.size(); ++other)
                alone.set(facet, other, other == value);
              std::uint32_t expected = 0;
              for (std::size_t row = 0; row < rows.size(); ++row)
                expected += matches(row) && alone.passes(facets, row) ? 1U : 0U;
              if (counts[facet][value] != expected) {
                CAPTURE(facets[a].id, valueA, facets[b].id, valueB, facets[facet].id, value);
                CHECK(counts[facet][value] == expected);
              }
            }
        }
}

TEST_CASE("nothing chosen shows all; clearing takes every choice back") {
  const auto rows = caseload();
  const auto facets = app::facetsOf(rows);
  app::FacetChoice choice(facets);
  CHECK(choice.isEmpty());
  choice.set(0, 0, true);
  choice.set(0, 0, true);
  CHECK(choice.asks(0));
  choice.set(0, 0, false);
  CHECK(choice.isEmpty());
  choice.set(1, 0, true);
  choice.clear();
  CHECK(choice.isEmpty());
  for (std::size_t row = 0; row < rows.size(); ++row) CHECK(choice.passes(facets, row));
}

TEST_CASE("a row is found by its codes, their titles, its setting and its rules, and never by who the child is") {
  const auto rows = caseload();
  const auto words = app::rowWordsOf(rows);
  const auto has = [&](std::size_t row, std::string_view text) { return words.of(row).find(text) != std::string_view::npos; };
  CHECK(has(0, "asd"));
  CHECK(has(2, "speech, language"));
  CHECK(has(1, "123457"));
  CHECK(has(1, "south"));
  CHECK(has(3, "qqq"));
  CHECK(has(2, "101c"));
  CHECK_FALSE(has(0, "101c"));
  CHECK_FALSE(has(0, "a1"));
}
