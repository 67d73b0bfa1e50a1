// SPDX-License-Identifier: GPL-3.0-or-later
// Each rule on children made for it: those that fail, those just beside.
#include "lists/support.h"

using namespace waymark;
using namespace waymark::lists;

namespace {

constexpr base::Day kDay = base::dayOf(2026, 11, 23);

std::string failing(const std::vector<Child>& children, std::string_view code,
                    const std::vector<std::string>& local = {}) {
  return lists::failing({tableOf("List_1", children, local)}, code, kDay);
}

/// Children who differ in one field, each with an id so that no row is empty.
std::vector<Child> each(const std::string& field, const std::vector<std::string>& values, const Child& all = {}) {
  std::vector<Child> children;
  for (const auto& value : values) {
    auto child = all;
    child["unique_id"] = "E" + std::to_string(children.size());
    child[field] = value;
    children.push_back(child);
  }
  return children;
}

}  // namespace

TEST_CASE("a missing value fails, an unreadable or unknown one doesn't count as missing") {
  CHECK(failing(each("date_of_birth", {"", "04/03/2011", "soon"}), "101a") == "2");
  CHECK(failing(each("gender", {"1", "", "Q", "n/a"}), "101b") == "3,5");
  CHECK(failing(each("ethnicity", {"", "WBRI"}), "101c") == "2");
  CHECK(failing(each("primary_need", {"", "ASD"}), "101d") == "2");
  CHECK(failing(each("disability", {"", "No"}), "103") == "2");
}

TEST_CASE("ages count from the birthday, on the as-at date itself as well") {
  CHECK(failing(each("date_of_birth", {"24/11/2001", "23/11/2001", "24/11/2000", "23/11/2000", ""}), "102a") == "3,4");
  CHECK(failing(each("date_of_birth", {"24/11/2000", "23/11/2000", "01/01/1990"}), "102b") == "3,4");
  CHECK(ageOn(base::dayOf(2025, 2, 28), base::dayOf(2000, 2, 29)) == 25);
  CHECK(ageOn(base::dayOf(2025, 2, 27), base::dayOf(2000, 2, 29)) == 24);
  CHECK(ageOn(kDay, base::dayOf(2026, 11, 24)) == -1);
}

TEST_CASE("a date after the as-at date is in the future, the as-at date isn't") {
  const std::vector<std::string> days{"23/11/2026", "24/11/2026", ""};
  CHECK(failing(each("date_of_birth", days), "105a") == "3");
  CHECK(failing(each("initial_plan", days), "105b") == "3");
  CHECK(failing(each("updated_plan", days), "105c") == "3");
  CHECK(failing(each("last_review", days), "105d") == "3");
}

TEST_CASE("an initial plan after the updated plan or the review fails where both are given") {
  const Child plan{{"initial_plan", "10/05/2025"}};
  CHECK(failing(each("updated_plan", {"09/05/2025", "10/05/2025", ""}, plan), "106a") == "2");
  CHECK(failing(each("last_review", {"09/05/2025", "10/05/2025", ""}, plan), "106b") == "2");
}

TEST_CASE("from the sixth birthday on a child has a UPN or a ULN") {
  CHECK(failing(each("date_of_birth", {"23/11/2020", "24/11/2020", ""}), "107") == "2");
  CHECK(failing(each("date_of_birth", {"23/11/2010"}, {{"upn", "A1"}}), "107").empty());
  CHECK(failing(each("date_of_birth", {"23/11/2010"}, {{"uln", "1"}}), "107").empty());
}

TEST_CASE("from the fifth to the sixteenth birthday a child has a main setting") {
  const std::vector<std::string> days{"24/11/2021", "23/11/2021", "24/11/2010", "23/11/2010"};
  CHECK(failing(each("date_of_birth", days), "108a") == "3,4");
  CHECK(failing(each("date_of_birth", days), "108b").empty());
  CHECK(failing(each("date_of_birth", days, {{"subsidiary_phase", "4"}}), "108b") == "3,4");
  CHECK(failing(each("date_of_birth", days, {{"subsidiary_phase", "4"}}), "108a").empty());
  CHECK(failing(each("date_of_birth", days, {{"main_urn", "114488"}}), "108a").empty());
}

TEST_CASE("every row of a set of equal UPNs counts, whatever their case and spaces; empty ones never") {
  CHECK(failing(each("upn", {"H801200001001", "", "h801200001001", "", "A1", "H80120 0001001"}), "109") == "2,4,7");
}

TEST_CASE("the second list has the same rules under its own codes") {
  const auto list = tableOf("List_2", each("date_of_birth", {"", "23/11/2000", "24/11/2026"}));
  CHECK(lists::failing({list}, "201a", kDay) == "2");
  CHECK(lists::failing({list}, "202b", kDay) == "3");
  CHECK(lists::failing({list}, "205a", kDay) == "4");
  CHECK(lists::failing({list}, "101a", kDay) == "no such rule");
}

TEST_CASE("identifiers are checked by shape and check character") {
  CHECK(failing(each("upn", {"H801200001001", "A801200001001", "H80120000100B", "UN3", ""}), "W101") == "5");
  CHECK(failing(each("upn", {"H801200001001", "A801200001001", "H80120000100B", "UN3", ""}), "W102") == "3");
  CHECK(failing(each("upn", {"H801200001001", "A801200001001", "H80120000100B", "UN3", ""}), "W103") == "4");
  CHECK(failing(each("uln", {"1000000043", "1000000042", ""}), "W104") == "3");
  CHECK(failing(each("main_urn", {"114488", "1144", ""}), "W105") == "3");
}

TEST_CASE("URNs are checked against the register where there is one") {
  const SettingsRegister settings({{"114488", "A", "", "", "", true, {}},
                                   {"100001", "B", "", "", "", false, base::dayOf(2025, 8, 31)},
                                   {"100002", "C", "", "", "", false, base::dayOf(2027, 8, 31)},
                                   {"100003", "D", "", "", "", false, {}}});
  const std::vector<Table> tables{tableOf("List_1", each("main_urn", {"114488", "100001", "100002", "100003", "999999", ""}))};
  CHECK(lists::failing(tables, "W106", kDay, &settings) == "6");
  CHECK(lists::failing(tables, "W107", kDay, &settings) == "3,5");
  CHECK(lists::failing(tables, "W106", kDay) == "not run");
}

TEST_CASE("a code outside its set is a query of its column's rule") {
  CHECK(failing(each("gender", {"1", "Q", ""}), "W110") == "3");
  CHECK(failing(each("primary_need", {"ASD", "DS"}), "W112") == "3");
  CHECK(failing(each("home_education", {"Yes", "maybe"}), "W118") == "3");
}

TEST_CASE("the same child on both lists is found on both") {
  const std::vector<Table> both{tableOf("List_1", each("upn", {"A1", "B2", ""})), tableOf("List_2", each("upn", {"", "B2"}))};
  CHECK(lists::failing(both, "W120", kDay) == "3");
  CHECK(lists::failing(both, "W220", kDay) == "3");
  CHECK(lists::failing(both, "W121", kDay) == "2,3");
  CHECK(lists::failing({both.front()}, "W120", kDay) == "not run");
}

TEST_CASE("duplicates and near-duplicates are told apart") {
  CHECK(failing({{{"unique_id", "E1"}}, {{"unique_id", "E2"}}, {{"unique_id", "E1"}}}, "W122") == "2,4");
  CHECK(failing(each("uln", {"1000000043", "", "1000000043"}), "W123") == "2,4");
  const Child born{{"date_of_birth", "04/03/2011"}};
  CHECK(failing(each("upn", {"H801200001001", "H801200001010", "H801200009901", "H801200001001"}, born), "W124") == "2,3,5");
  const std::vector<Child> sameKeyOtherDay{{{"upn", "H801200001001"}, {"date_of_birth", "04/03/2011"}},
                                           {{"upn", "H801200001010"}, {"date_of_birth", "05/03/2011"}}};
  CHECK(failing(sameKeyOtherDay, "W124").empty());
  const Child twin{{"date_of_birth", "04/03/2011"}, {"gender", "1"}, {"ethnicity", "WBRI"}, {"primary_need", "ASD"}, {"main_urn", "114488"}};
  CHECK(failing(each("upn", {"H801200001001", ""}, twin), "W125") == "3");
}

TEST_CASE("the review meeting and the decision letter are two dates with two rules") {
  const std::vector<std::string> days{"22/11/2025", "23/11/2025", "23/11/2026", ""};
  CHECK(failing(each("last_review", days), "W130") == "2");
  CHECK(failing(each("decision_letter", days), "W131") == "not run");
  CHECK(failing(each("decision_letter", days), "W131") == "not run");
  CHECK(failing(each("decision_letter", days), "W130", {"decision_letter"}).empty());
  CHECK(failing(each("decision_letter", days), "W131", {"decision_letter"}) == "2");
}

TEST_CASE("a plan over 12 months old without a review is a query") {
  CHECK(failing(each("initial_plan", {"22/11/2025", "23/11/2025"}), "W132") == "2");
  CHECK(failing(each("initial_plan", {"22/11/2025"}, {{"last_review", "01/11/2025"}}), "W132").empty());
}

TEST_CASE("dates before birth and ages that don't fit the phase are found") {
  const Child born{{"date_of_birth", "04/03/2011"}};
  CHECK(failing(each("initial_plan", {"03/03/2011", "04/03/2011", ""}, born), "W134") == "2");
  CHECK(failing(each("last_review", {"03/03/2011"}, born), "W136") == "2");
  CHECK(failing(each("main_phase", {"1", "2", "4", "6"}, {{"date_of_birth", "23/11/2020"}}), "W140") == "2");
  CHECK(failing(each("main_phase", {"1", "2", "4", "6"}, {{"date_of_birth", "23/11/2013"}}), "W141") == "3");
  CHECK(failing(each("main_phase", {"1", "2", "4", "6"}, {{"date_of_birth", "24/11/2016"}}), "W142") == "4");
  CHECK(failing(each("main_phase", {"1", "2", "4", "6"}, {{"date_of_birth", "24/11/2013"}}), "W144") == "5");
}

TEST_CASE("numbers out of any range are queries") {
  CHECK(failing(each("absence", {"0", "100", "100.1", "-1", ""}), "W150") == "4,5");
  CHECK(failing(each("suspensions", {"0", "201"}), "W151") == "3");
}

TEST_CASE("a rule whose column the sheet lacks doesn't run, and no row fails it") {
  auto header = titlesOf("List_1");
  std::erase(header, "Does the child or young person have a disability?");
  auto mapping = mapSheet(standard(), headOf({header}));
  REQUIRE(mapping);
  TableBuilder builder(standard(), *mapping, "f", "");
  builder.add(TextRow(2, {"E1"}).row());
  const std::vector<Table> tables{builder.finish()};
  CHECK(lists::failing(tables, "103", kDay) == "not run");
  CHECK(lists::failing(tables, "101a", kDay) == "2");
}

TEST_CASE("a rule that is switched off doesn't run, and says so; the other list's rule of the same kind does") {
  const std::vector<Table> tables{tableOf("List_1", each("date_of_birth", {""})),
                                  tableOf("List_2", each("date_of_birth", {""}))};
  const std::vector<std::string> off{"101a"};
  const auto checked = checkLists(standard(), tables, kDay, nullptr, off);
  std::size_t seen = 0;
  for (const auto& run : checked.runs) {
    const auto& code = standard().rules[run.rule].places[run.place].code;
    CHECK(run.off == (code == "101a"));
    if (code == "101a") {
      CHECK_FALSE(run.ran);
      CHECK(run.rows == 0);
      ++seen;
    }
    if (code == "201a") {
      CHECK(run.ran);
      CHECK(run.rows == 1);
      ++seen;
    }
  }
  CHECK(seen == 2);
}
