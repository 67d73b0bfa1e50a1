// SPDX-License-Identifier: GPL-3.0-or-later
// What a purge takes beside the lists, and the seal's terms: who may change them, and what the log says of it.
#include <algorithm>
#include <catch2/catch.hpp>

#include "app/identities.h"
#include "domain/record_json.h"
#include "storage/support.h"
#include "support/one_of_each.h"

using namespace waymark;
using base::Code;
using test::kNow;
using test::must;

namespace {

const seal::Cost kCheapSeal{1, std::uint64_t{1} << 20U};
const app::Opener kPurgeOpener{"four words are easy", ""};

/// A record of every kind, and what the purge must find: whatever is of one child says Zebra or C-0421.
std::vector<domain::Record> withChildren() {
  auto records = samples::oneOfEach();
  const auto of = [&]<class T>() -> T& {
    const auto at = std::ranges::find_if(records, [](const auto& one) { return std::holds_alternative<T>(one); });
    return std::get<T>(*at);
  };
  records.reserve(records.size() + 3);  // what follows holds references
  auto& meeting = of.operator()<domain::FieldworkSession>();
  meeting.title = "Tracking meeting C-0421: the family";
  meeting.link = "https://meet.example/zebra";
  meeting.needs = "An interpreter for Zebra";
  meeting.notes = "Zebra comes too";
  auto& home = of.operator()<domain::Place>();
  home.kind = domain::PlaceKind::Other;
  home.name = "Zebra at home";
  home.address = "12 Zebra Lane";
  home.access = "Zebra’s ramp";
  domain::ReturnRow line;
  line.id = domain::ReturnRowId{base::namedUuid("a child’s line")};
  line.inspection = samples::inspection().id;
  line.form = "residential-special-schools";
  line.position = 1;
  line.cells = R"({"case_code":"C-0421","school":"Zebra School"})";
  line.author = "Priya Shah";
  line.at = kNow;
  records.emplace_back(line);
  domain::Place room;
  room.id = domain::PlaceId{base::namedUuid("a room")};
  room.name = "Committee room";
  room.kind = domain::PlaceKind::Other;
  records.emplace_back(room);
  auto other = meeting;
  other.id = domain::FieldworkSessionId{base::namedUuid("a session of no child")};
  other.code = "R-015";
  other.title = "Panel";
  other.link = "https://meet.example/panel";
  other.needs.clear();
  other.notes.clear();
  other.trackedChild.reset();
  other.place = room.id;
  other.after = {meeting.id};
  records.emplace_back(other);
  return records;
}

struct SealedTerms {
  SealedTerms() : session(engine.open(), app::Outcome::Current, "Priya Shah") {
    must(app::setUpSeal(session, kPurgeOpener.passphrase, kNow, kCheapSeal));
  }
  [[nodiscard]] seal::Header header() { return must(app::sealOf(session)); }
  [[nodiscard]] std::vector<std::string> reasons() {
    std::vector<std::string> all;
    const auto workspace = must(session.load());
    for (const auto& row : workspace.all<domain::IdentityAccess>()) all.push_back(row.value.reason);
    return all;
  }
  bool logged(const std::string& reason) {
    const auto all = reasons();
    return std::ranges::count(all, reason) == 1;
  }

  test::Engine engine{test::Engine::Kind::Sqlite};
  app::Session session;
};

}  // namespace

TEST_CASE("a purge takes what returns and meetings say of single children, and leaves the rest of both") {
  SealedTerms place;
  must(place.session.apply(test::making("everything", withChildren()), kNow));
  must(app::purgeChildren(place.session, "Retention", kNow));
  const auto workspace = must(place.session.load());
  domain::forEachKind([&]<class T>() {
    for (const auto& row : workspace.all<T>()) {
      const auto text = domain::jsonText(domain::Record{row.value});
      CAPTURE(text);
      CHECK(text.find("Zebra") == std::string::npos);
      CHECK(text.find("zebra") == std::string::npos);
      if constexpr (std::is_same_v<T, domain::FieldworkSession> || std::is_same_v<T, domain::ReturnRow>)
        CHECK(text.find("C-0421") == std::string::npos);
    }
  });
  REQUIRE(workspace.all<domain::ReturnRow>().size() == 1);
  CHECK(workspace.all<domain::ReturnRow>().rows().front().value == samples::returnRow());
  const auto* meeting = workspace.all<domain::FieldworkSession>().find(samples::fieldworkSession().id);
  REQUIRE(meeting != nullptr);  // its time stays, and what comes after it
  CHECK(meeting->value.start == samples::fieldworkSession().start);
  CHECK(meeting->value.people == samples::fieldworkSession().people);
  const auto* other = workspace.all<domain::FieldworkSession>().find(
      domain::FieldworkSessionId{base::namedUuid("a session of no child")});
  REQUIRE(other != nullptr);
  CHECK(other->value.title == "Panel");
  CHECK(other->value.link == "https://meet.example/panel");
  CHECK(workspace.all<domain::Place>().find(*other->value.place)->value.name == "Committee room");
}

TEST_CASE("what loosens the seal’s terms needs the key, and the log says what differs") {
  SealedTerms place;
  const auto key = must(app::openSeal(place.session, kPurgeOpener));
  const auto day = base::dayOf(2027, 3, 31);
  const auto later = app::setSealTerms(place.session, nullptr, {}, 60, kNow);
  REQUIRE_FALSE(later);
  CHECK(later.error().code == Code::Locked);
  CHECK(place.header().idleMinutes == 10);
  CHECK(place.reasons().size() == 1);  // that it was set up

  must(app::setSealTerms(place.session, nullptr, {}, 5, kNow));
  CHECK(place.logged("Locks after 5 minutes without use, before after 10"));
  must(app::setSealTerms(place.session, &key, {}, 60, kNow));
  CHECK(place.logged("Locks after 60 minutes without use, before after 5"));
  must(app::setSealTerms(place.session, nullptr, day, 60, kNow));
  CHECK(place.logged("Children’s data is to be deleted on 2027-03-31"));
  CHECK(app::setSealTerms(place.session, nullptr, day + std::chrono::days(1), 60, kNow).error().code == Code::Locked);
  CHECK(app::setSealTerms(place.session, nullptr, {}, 60, kNow).error().code == Code::Locked);
  must(app::setSealTerms(place.session, nullptr, day, 60, kNow));  // nothing differs, nothing is written
  CHECK(place.reasons().size() == 4);
  must(app::setSealTerms(place.session, &key, {}, 15, kNow));
  CHECK(place.logged("No day is set any more to delete children’s data; locks after 15 minutes without use, before "
                     "after 60"));
  CHECK(place.header().purgeOn == std::nullopt);
  CHECK(place.header().idleMinutes == 15);
}

TEST_CASE("neither a day that is over nor a time that nobody could keep becomes a term of the seal") {
  SealedTerms place;
  const auto key = must(app::openSeal(place.session, kPurgeOpener));
  const auto today = base::dayOf(2025, 9, 8);
  const auto past = app::setSealTerms(place.session, &key, today - std::chrono::days(1), 10, kNow);
  REQUIRE_FALSE(past);
  CHECK(past.error().value("problem").find("Sun 7 Sep 2025 is over") == 0);
  for (const int minutes : {0, -1, 1441}) {
    const auto bad = app::setSealTerms(place.session, &key, {}, minutes, kNow);
    REQUIRE_FALSE(bad);
    CHECK(bad.error().code == Code::BadNumber);
    CHECK(bad.error().value("allowed") == "1 to 1440");
  }
  CHECK(place.reasons().size() == 1);
  must(app::setSealTerms(place.session, &key, today, 10, kNow));
  // A day that has gone by since doesn't stand in the way of the rest.
  must(app::setSealTerms(place.session, nullptr, today, 5, kNow + std::chrono::hours(72)));
  CHECK(place.header().purgeOn == today);
}
