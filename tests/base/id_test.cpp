// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/id.h"

#include <catch2/catch.hpp>
#include <set>

#include "base/codes.h"

using namespace waymark::base;

TEST_CASE("ids are UUIDs of version 7 that sort in the order they were made") {
  IdMaker maker(7);
  const Stamp at{std::chrono::seconds{1'795'327'262}};
  Uuid last;
  std::set<Uuid> all;
  for (int i = 0; i < 10'000; ++i) {
    const auto id = maker.make(at);
    REQUIRE(last < id);
    REQUIRE(all.insert(id).second);
    last = id;
  }
  CHECK(uuidText(last)[14] == '7');
  CHECK(std::string("89ab").find(uuidText(last)[19]) != std::string::npos);
}

TEST_CASE("ids keep their order when the clock goes back") {
  IdMaker maker(7);
  const auto first = maker.make(Stamp{std::chrono::seconds{2'000}});
  CHECK(first < maker.make(Stamp{std::chrono::seconds{1'000}}));
}

TEST_CASE("an id reads back from its text, and nothing else is one") {
  const auto id = IdMaker(1).make(Stamp{std::chrono::seconds{1}});
  CHECK(parseUuid(uuidText(id)) == id);
  for (const auto* text : {"", "0190", "01890a5d-ac96-774b-bcce-b302099a805", "01890a5d-ac96-774b-bcce-b302099a805g",
                           "01890a5dxac96-774b-bcce-b302099a8057", "01890a5d-ac96-774b-bcce-b302099a80577"})
    CHECK_FALSE(parseUuid(text).has_value());
}

TEST_CASE("the same name always has the same id") {
  CHECK(namedUuid("demo/partner/one") == namedUuid("demo/partner/one"));
  CHECK(namedUuid("demo/partner/one") != namedUuid("demo/partner/two"));
}

TEST_CASE("a short code holds up to eight letters and digits") {
  CHECK(ShortCode::make("E1")->text() == "E1");
  CHECK(ShortCode::make("ABCDEFGH")->text() == "ABCDEFGH");
  for (const auto* text : {"", "ABCDEFGHI", "E 1", "É1", "E-1"}) CHECK_FALSE(ShortCode::make(text).has_value());
  CHECK(*ShortCode::make("E1") < *ShortCode::make("E2"));
  CHECK(*ShortCode::make("E5") < *ShortCode::make("L1"));
}
