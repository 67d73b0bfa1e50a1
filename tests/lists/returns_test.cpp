// SPDX-License-Identifier: GPL-3.0-or-later
#include "lists/returns.h"

#include "lists/support.h"

using namespace waymark::lists;

TEST_CASE("settings are told by their children; open ones of the area without any have returned nothing") {
  const SettingsRegister settings({{"100001", "A", "", "", "", true, {}, "888", false},
                                   {"100002", "B", "", "", "", true, {}, "888", false},
                                   {"100003", "C", "", "", "", false, {}, "888", false},
                                   {"100004", "D", "", "", "", true, {}, "888", true},
                                   {"100005", "E", "", "", "", true, {}, "999", false}});
  const std::vector<Table> tables{
      tableOf("List_1", {{{"unique_id", "1"}, {"main_urn", "100001"}}, {{"unique_id", "2"}, {"main_urn", "100003"}}}),
      tableOf("List_2", {{{"unique_id", "3"}, {"main_urn", "100001"}},
                         {{"unique_id", "4"}, {"main_urn", "654321"}},
                         {{"unique_id", "5"}}})};
  const auto returns = returnsOf(standard(), tables, settings, "888");
  REQUIRE(returns.named.size() == 2);
  CHECK(returns.named[0].setting->urn == "100001");
  CHECK(returns.named[0].children == 2);
  CHECK(returns.named[1].setting->urn == "100003");
  REQUIRE(returns.nothing.size() == 1);  // not the closed one, not the one that is only proposed
  CHECK(returns.nothing[0].setting->urn == "100002");
  CHECK(returns.notInRegister == 1);
  CHECK(returns.without == 1);
  CHECK(returnsOf(standard(), tables, settings, "").nothing.size() == 2);
}

TEST_CASE("where the register doesn't say whose its settings are, none is left out of those that returned nothing") {
  const SettingsRegister settings({{"100001", "A", "", "", "", true, {}, "", false},
                                   {"100002", "B", "", "", "", true, {}, "", false}});
  const std::vector<Table> tables{tableOf("List_1", {{{"unique_id", "1"}, {"main_urn", "100001"}}})};
  const auto returns = returnsOf(standard(), tables, settings, "888");
  REQUIRE(returns.nothing.size() == 1);
  CHECK(returns.nothing[0].setting->urn == "100002");
}
