// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/record.h"

#include <catch2/catch.hpp>

#include "support/one_of_each.h"

using namespace waymark;
using namespace waymark::domain;

namespace {

std::vector<std::pair<std::string, Cell>> named(const Record& record) {
  const auto names = fieldNames(kindOf(record));
  const auto cells = cellsOf(record);
  std::vector<std::pair<std::string, Cell>> pairs;
  for (std::size_t i = 0; i < cells.size(); ++i) pairs.emplace_back(names[i], cells[i]);
  return pairs;
}

}  // namespace

TEST_CASE("every kind of record comes back whole from its cells") {
  for (const auto& record : samples::oneOfEach()) {
    CAPTURE(kindOf(record));
    const auto back = recordFrom(kindOf(record), named(record));
    REQUIRE(back);
    CHECK(*back == record);
    CHECK(validate(record));
  }
}

TEST_CASE("the first field of every kind is its id") {
  forEachKind([]<class T>() { CHECK(std::get<0>(Fields<T>::kList).name == "id"); });
}

TEST_CASE("an unknown code names the field, the value and what is allowed") {
  auto cells = named(samples::evidence());
  for (auto& [name, cell] : cells)
    if (name == "reach") cell = std::string("lots");
  const auto made = recordFrom("evidence", cells);
  REQUIRE_FALSE(made);
  CHECK(made.error().code == base::Code::UnknownCode);
  CHECK(made.error().value("value") == "lots");
  CHECK(made.error().value("allowed") == "few, some, many, most");
}

TEST_CASE("a date that doesn't exist is refused by name") {
  auto cells = named(samples::evidence());
  for (auto& [name, cell] : cells)
    if (name == "review_by") cell = std::string("2026-02-30");
  CHECK(recordFrom("evidence", cells).error().code == base::Code::BadDate);
}

TEST_CASE("unknown kinds and fields are refused, not skipped") {
  CHECK(recordFrom("pupil", {}).error().code == base::Code::UnknownCode);
  CHECK(recordFrom("partner", {{"nmae", std::string("x")}}).error().value("value") == "nmae");
  CHECK(recordFrom("partner", {{"name", std::string("x")}}).error().code == base::Code::MissingField);
}

TEST_CASE("a record without what it can't be without is not valid") {
  auto evidence = samples::evidence();
  evidence.summary = "  \n";
  CHECK(validate(evidence).error().value("field") == "summary");
  evidence = samples::evidence();
  evidence.coversTo = *evidence.coversFrom - std::chrono::days{1};
  CHECK(validate(evidence).error().code == base::Code::BadDate);
  auto person = samples::person();
  person.deputy = person.id;
  CHECK(validate(person).error().code == base::Code::CyclicOrder);
  person = samples::person();
  person.name = std::string("a\0b", 3);
  CHECK(validate(person).error().code == base::Code::BadText);
  person.name = std::string(30'000, 'a');
  CHECK(validate(person).error().code == base::Code::TooLong);
}

TEST_CASE("the difference of two records names just the fields that differ") {
  auto after = samples::evidence();
  after.reach = Reach::Most;
  after.groups.insert(Group::HomeEducated);
  CHECK(changedFields(samples::evidence(), after) == std::vector<std::string_view>{"reach", "groups"});
  CHECK(changedFields(after, after).empty());
}
