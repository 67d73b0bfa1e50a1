// SPDX-License-Identifier: GPL-3.0-or-later
#include "lists/compare.h"

#include "lists/support.h"

using namespace waymark;
using namespace waymark::lists;

namespace {

/// "a" is the same child everywhere.
std::vector<domain::ChildId> childrenOf(const std::string& letters) {
  std::vector<domain::ChildId> out;
  for (const char letter : letters) out.push_back({base::namedUuid(std::string(1, letter))});
  return out;
}

struct Extract {
  Table table;
  std::vector<domain::ChildId> children;
  [[nodiscard]] KnownRows rows() const { return {table, children}; }
};

Extract extract(const std::string& letters, const std::vector<Child>& cells,
                const std::vector<std::string>& local = {}) {
  return {tableOf("List_1", cells, local), childrenOf(letters)};
}

ListChanges changes(const Extract& before, const Extract& after) {
  return compareLists(standard(), before.rows(), after.rows());
}

std::vector<std::string> columnIds(std::span<const std::size_t> columns) {
  std::vector<std::string> ids;
  for (const auto column : columns) ids.push_back(standard().columns[column].id);
  return ids;
}

using Rows = std::vector<std::uint32_t>;
using Ids = std::vector<std::string>;

}  // namespace

TEST_CASE("a later extract is told child by child: new, gone, changed with its fields, the same") {
  const auto before = extract("abc", {{{"unique_id", "1"}, {"primary_need", "ASD"}, {"upn", "H801200001001"}},
                                      {{"unique_id", "2"}, {"primary_need", "MLD"}},
                                      {{"unique_id", "3"}, {"initial_plan", "04/03/2025"}, {"absence", "4.5"}}});
  const auto after = extract("dca", {{{"unique_id", "4"}},
                                     {{"unique_id", "3"}, {"initial_plan", "2025-03-04"}, {"absence", "4.50%"}},
                                     {{"unique_id", "1"}, {"primary_need", "SEMH"}, {"upn", "H801200001002"}}});
  const auto found = changes(before, after);
  CHECK(found.added == Rows{0});
  CHECK(found.gone == Rows{1});
  CHECK(found.same == 1);  // the same day and number, written otherwise
  REQUIRE(found.changed.size() == 1);
  CHECK(found.changed[0].before == 0);
  CHECK(found.changed[0].after == 2);
  CHECK(columnIds(found.columns(found.changed[0])) == Ids{"upn", "primary_need"});
  CHECK(found.byColumn(standard())[col("primary_need")] == 1);
  CHECK_FALSE(found.nothing());
}

TEST_CASE("a cell that was emptied, filled or can't be read any more has changed") {
  const auto before = extract("abcd", {{{"unique_id", "1"}, {"gender", "M"}},
                                       {{"unique_id", "2"}},
                                       {{"unique_id", "3"}, {"date_of_birth", "04/03/2011"}},
                                       {{"unique_id", "4"}, {"date_of_birth", "31/02/2011"}, {"gender", "Q"}}});
  const auto after = extract("abcd", {{{"unique_id", "1"}},
                                      {{"unique_id", "2"}, {"gender", "2"}},
                                      {{"unique_id", "3"}, {"date_of_birth", "34/03/2011"}},
                                      {{"unique_id", "4"}, {"date_of_birth", "31/02/2011"}, {"gender", "Q"}}});
  const auto found = changes(before, after);
  CHECK(found.changed.size() == 3);
  CHECK(found.same == 1);  // unread and outside the set, the same both times
}

TEST_CASE("codes outside the set are compared by what stands there, not by their order") {
  const auto before = extract("ab", {{{"unique_id", "1"}, {"gender", "Q"}}, {{"unique_id", "2"}, {"gender", "Z"}}});
  const auto after = extract("ba", {{{"unique_id", "2"}, {"gender", "Z"}}, {{"unique_id", "1"}, {"gender", "Q"}}});
  CHECK(changes(before, after).same == 2);
  const auto swapped = extract("ba", {{{"unique_id", "2"}, {"gender", "Q"}}, {{"unique_id", "1"}, {"gender", "Z"}}});
  CHECK(changes(before, swapped).changed.size() == 2);
}

TEST_CASE("rows of one child that are alike belong together; what is left over is told") {
  const auto before = extract("aab", {{{"unique_id", "1"}, {"primary_need", "ASD"}},
                                      {{"unique_id", "1"}, {"primary_need", "MLD"}},
                                      {{"unique_id", "2"}}});
  const auto after = extract("baa", {{{"unique_id", "2"}},
                                     {{"unique_id", "1"}, {"primary_need", "MLD"}},
                                     {{"unique_id", "1"}, {"primary_need", "PD"}}});
  auto found = changes(before, after);
  CHECK(found.same == 2);
  REQUIRE(found.changed.size() == 1);
  CHECK(found.changed[0].before == 0);
  CHECK(found.changed[0].after == 2);

  const auto once = extract("ab", {{{"unique_id", "1"}, {"primary_need", "MLD"}}, {{"unique_id", "2"}}});
  found = changes(before, once);
  CHECK(found.goneAgain == Rows{0});
  CHECK(found.gone.empty());
  CHECK(changes(once, before).addedAgain == Rows{0});
  CHECK(changes(before, before).nothing());
}

TEST_CASE("columns that only one extract has are named and not compared") {
  const auto before = extract("a", {{{"unique_id", "1"}, {"locality", "North"}}}, {"locality"});
  const auto after = extract("a", {{{"unique_id", "1"}, {"caseworker", "Jo"}}}, {"caseworker"});
  const auto found = changes(before, after);
  CHECK(found.same == 1);
  CHECK(columnIds(found.onlyBefore) == Ids{"locality"});
  CHECK(columnIds(found.onlyAfter) == Ids{"caseworker"});
}

TEST_CASE("an empty list against a full one is all new, or all gone") {
  const auto none = extract("", {});
  const auto some = extract("ab", {{{"unique_id", "1"}}, {{"unique_id", "2"}}});
  CHECK(changes(none, some).added.size() == 2);
  CHECK(changes(some, none).gone.size() == 2);
  CHECK(changes(none, some).onlyAfter.empty());
  CHECK(changes(none, none).nothing());
}

TEST_CASE("a filler that stands for thousands is compared in its order, and quickly") {
  const std::vector<Child> many(2'000, Child{{"unique_id", "UNKNOWN"}});
  const auto before = extract(std::string(2'000, 'a'), many);
  const auto after = extract(std::string(1'999, 'a'), {many.begin(), many.end() - 1});
  const auto found = changes(before, after);
  CHECK(found.same == 1'999);
  CHECK(found.goneAgain == Rows{1'999});
}
