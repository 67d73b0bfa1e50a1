// SPDX-License-Identifier: GPL-3.0-or-later
// What goes to inspectors, read back as another program would read it.
#include "exchange/list_form.h"

#include "exchange/sheets_support.h"
#include "lists/support.h"

using namespace waymark;
using namespace waymark::exchange;
using lists::standard;

namespace {

constexpr base::Stamp kMade{base::dayOf(2026, 11, 23)};

lists::Table plans() {
  return lists::tableOf("List_1",
                        {{{"unique_id", "007"}, {"upn", "H801200001001"}, {"date_of_birth", "2011-03-04"},
                          {"gender", "F"}, {"absence", "1.5"}, {"main_urn", "123456"}, {"social_care_team", "=1+1"},
                          {"locality", "North"}},
                         {{"unique_id", "8"}, {"date_of_birth", "31/02/2011"}, {"initial_plan", "04/03/1850"}}},
                        {"locality"});
}

}  // namespace

TEST_CASE("the workbook has the template's columns in its order, and no local ones") {
  const auto first = plans();
  const auto second = lists::tableOf("List_2", {{{"unique_id", "9"}}});
  const std::vector<const lists::Table*> tables{&first, &second};
  const auto sheets = sheetsOf(listFormXlsx(standard(), tables, kMade).value()).value();
  REQUIRE(sheets.size() == 2);
  CHECK(sheets[0].name == "List_1");
  CHECK(sheets[1].name == "List_2");
  const auto titles = lists::titlesOf("List_1");
  REQUIRE(sheets[0].rows.size() == 3);
  REQUIRE(sheets[0].rows[0].size() == titles.size());
  for (std::size_t i = 0; i < titles.size(); ++i) CHECK(sheets[0].rows[0][i].text == titles[i]);
  CHECK(sheets[1].rows[0].size() == lists::titlesOf("List_2").size());
  ReadSheet rows{"", false, {sheets[0].rows[1], sheets[0].rows[2]}};
  CHECK(told(rows) ==
        "A2 007; B2 H801200001001; D2 2011-03-04; E2 b) Female; K2 123456; Q2 1.5; T2 =1+1 / "
        "A3 8; D3 31/02/2011; G3 04/03/1850");
  using Kind = lists::SheetCell::Kind;
  CHECK(rows.rows[0][0].cell.kind == Kind::Text);
  CHECK(rows.rows[0][2].cell.kind == Kind::Date);
  CHECK(rows.rows[0][5].cell.kind == Kind::Number);
  CHECK_FALSE(rows.rows[0][6].cell.formula);
}

TEST_CASE("the same as comma-separated text") {
  const auto csv = listFormCsv(standard(), plans());
  CHECK(csv.starts_with("\xEF\xBB\xBFUnique ID,UPN,ULN,Date of birth,"));
  CHECK(csv.find("\r\n007,H801200001001,,04/03/2011,b) Female,,,,,,123456,,,,,,1.5,,,'=1+1,\r\n") != std::string::npos);
  CHECK(csv.find("North") == std::string::npos);
}

TEST_CASE("the same lists made at the same moment give the same bytes") {
  const auto first = plans();
  const std::vector<const lists::Table*> tables{&first};
  const auto once = listFormXlsx(standard(), tables, kMade).value();
  CHECK(once == listFormXlsx(standard(), tables, kMade).value());
  CHECK(once != listFormXlsx(standard(), tables, kMade + std::chrono::hours{1}).value());
}

TEST_CASE("a form asked to stop is not made") {
  std::stop_source stop;
  stop.request_stop();
  const auto first = plans();
  const std::vector<const lists::Table*> tables{&first};
  CHECK(listFormXlsx(standard(), tables, kMade, stop.get_token()).error().code == base::Code::Cancelled);
}
