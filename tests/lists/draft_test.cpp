// SPDX-License-Identifier: GPL-3.0-or-later
#include "lists/draft.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/message.h"
#include "lists/support.h"

using namespace waymark;
using namespace waymark::lists;
using Json = nlohmann::json;

namespace {

Json drafted() {
  const std::vector<TemplateSheet> sheets{
      {"Guidance", headOf({{"How to fill this in"}})},
      {"EHC plans", headOf({{"Template", "June"}, {"Unique ID", "UPN", "Date of birth", "Gender", "Hours of support", "UPN"}})},
      {"SEN support", headOf({{"Unique ID", "date-of-birth", "Hours of support"}})}};
  const auto draft = draftDefinition(sheets, "template.ods", base::dayOf(2026, 11, 23));
  REQUIRE(draft);
  CHECK(draft->columns == 5);
  CHECK(draft->known == 4);
  return Json::parse(draft->json);
}

Json filledIn() {
  auto json = drafted();
  json["id"] = "own";
  for (auto& column : json["columns"]) {
    const auto perhaps = column.value("perhaps", Json{{"kind", "count"}});
    column["kind"] = perhaps["kind"];
    if (perhaps.contains("codes")) column["codes"] = perhaps["codes"];
    column.erase("perhaps");
  }
  return json;
}

}  // namespace

TEST_CASE("a draft has a list for each sheet with headers, and shares the columns that they share") {
  const auto json = drafted();
  REQUIRE(json["lists"].size() == 2);
  CHECK(json["lists"][0]["id"] == "ehc_plans");
  CHECK(json["lists"][0]["columns"] == Json{"unique_id", "upn", "date_of_birth", "gender", "hours_of_support"});
  CHECK(json["lists"][1]["columns"] == Json{"unique_id", "date_of_birth", "hours_of_support"});
  CHECK(json["columns"][3]["perhaps"] == Json{{"kind", "code"}, {"codes", "gender"}});
  CHECK(!json["columns"][4].contains("perhaps"));
}

TEST_CASE("a draft is no definition until somebody has said what each column is") {
  const auto refused = parseDefinition(drafted().dump(), "draft.json");
  REQUIRE(!refused);
  CHECK(refused.error().value("path") == "/columns/0/kind");
}

TEST_CASE("a filled-in draft is a definition, with the rules whose columns are there") {
  const auto definition = parseDefinition(filledIn().dump(), "own.json");
  CAPTURE(definition ? "" : base::sentence(definition.error()));
  REQUIRE(definition);
  CHECK(definition->lists.size() == 2);
  std::vector<std::string> codes;
  for (const auto& rule : definition->rules)
    for (const auto& place : rule.places) codes.push_back(place.code);
  for (const auto* code : {"L1-101a", "L2-101a", "L1-101b", "L1-109"})
    CHECK(std::ranges::find(codes, code) != codes.end());
  for (const auto* code : {"L2-101b", "L1-107", "L2-109"}) CHECK(std::ranges::find(codes, code) == codes.end());
}

TEST_CASE("a draft is asked column by column, and what tells who a child is, is said beforehand") {
  const std::vector<TemplateSheet> sheets{
      {"Plans", headOf({{"Unique ID", "Forename", "Date of birth", "Gender", "Hours of support"}})}};
  const auto draft = draftDefinition(sheets, "template.ods", base::dayOf(2026, 11, 23)).value();
  auto columns = draftColumns(draft.json).value();
  REQUIRE(columns.size() == 5);
  CHECK(columns[0].identity);  // as the standard definition has it
  CHECK(columns[0].suggested);
  CHECK(columns[1].identity);  // by its name
  CHECK_FALSE(columns[1].kind);
  CHECK(columns[2].identity);
  CHECK(columns[3].codes == "gender");
  CHECK_FALSE(columns[3].identity);
  CHECK_FALSE(columns[4].identity);
  CHECK(columns[4].lists == std::vector<std::string>{"Plans"});
  CHECK(std::ranges::count(draftCodeSets(draft.json), "gender", &DraftCodeSet::id) == 1);

  const auto day = base::dayOf(2025, 6, 6);
  CHECK(filledDraft(draft.json, "Own", day, columns).error().code == base::Code::MissingField);
  columns[1].kind = ColumnKind::Text;
  columns[4].kind = ColumnKind::Count;
  CHECK(filledDraft(draft.json, "  ", day, columns).error().code == base::Code::MissingField);
  auto filled = filledDraft(draft.json, "Lists of June 2025", day, columns);
  CAPTURE(filled ? "" : base::sentence(filled.error()));
  REQUIRE(filled);
  CHECK(filled->definition.id == "lists-of-june-2025");
  CHECK(filled->definition.effectiveFrom == day);
  CHECK(filled->definition.columns[1].identity);
  CHECK(filled->dropped.empty());
  const auto rules = filled->definition.rules.size();
  CHECK(rules > 0);
  CHECK(parseDefinition(filled->json, "again.json"));

  // A kind that rules can't look at takes those rules out, and says which.
  columns[2].kind = ColumnKind::Text;
  filled = filledDraft(draft.json, "Lists of June 2025", day, columns);
  REQUIRE(filled);
  CHECK_FALSE(filled->dropped.empty());
  CHECK(filled->definition.rules.size() + filled->dropped.size() == rules);
  CHECK_FALSE(draftColumns("{}"));
}

TEST_CASE("sheets without headers make no draft") {
  const std::vector<TemplateSheet> sheets{{"Notes", headOf({{"a"}, {"b", "c"}})}};
  CHECK(draftDefinition(sheets, "x.ods", base::dayOf(2026, 1, 1)).error().code == base::Code::BadUse);
}
