// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/store.h"

#include <catch2/catch.hpp>

#include "base/message.h"
#include "storage/support.h"
#include "support/one_of_each.h"

using namespace waymark;
using base::Code;
using test::kNow;
using test::making;
using test::must;

namespace {

const storage::Author kPriya{"Priya Shah"};

/// Runs a test on each engine there is.
template <class F>
void onEachEngine(const F& test) {
  for (const auto kind : test::engines()) {
    test::Engine engine(kind);
    CAPTURE(engine.isSqlite());
    test(engine);
  }
}

domain::Change edit(const domain::Evidence& before, std::int64_t revision, const std::string& summary) {
  auto after = before;
  after.summary = summary;
  return domain::edited(domain::Stored<domain::Evidence>{before, revision}, after);
}

}  // namespace

TEST_CASE("a record of every kind comes back as it was stored, every field filled") {
  onEachEngine([](test::Engine& engine) {
    auto store = engine.open();
    const auto records = samples::oneOfEach();
    const auto applied = must(store.apply(making("everything", records), kPriya, kNow));
    CHECK(applied.number == 1);
    CHECK(applied.changes.name == "everything");
    for (const auto& change : applied.changes.changes) CHECK(change.revision == 1);
    const auto workspace = must(store.load());
    std::size_t found = 0;
    for (const auto& record : records) {
      std::visit(
          [&]<class T>(const T& entity) {
            const auto* row = workspace.all<T>().find(entity.id);
            REQUIRE(row != nullptr);
            CHECK(row->value == entity);
            CHECK(row->revision == 1);
            ++found;
          },
          record);
    }
    CHECK(found == std::variant_size_v<domain::Record>);
  });
}

TEST_CASE("a record whose optional fields are empty comes back as it was stored") {
  onEachEngine([](test::Engine& engine) {
    auto store = engine.open();
    base::IdMaker ids(1);
    const auto plain = test::finding(ids, "Only what must be there");
    must(store.apply(making("log", {plain}), kPriya, kNow));
    CHECK(must(store.load()).all<domain::Evidence>().rows().front().value == plain);
  });
}

TEST_CASE("text with quotes, line ends and other scripts survives, and isn't taken for SQL") {
  onEachEngine([](test::Engine& engine) {
    auto store = engine.open();
    base::IdMaker ids(1);
    auto odd = test::finding(ids, "O’Brien said “no”'; DROP TABLE evidence; -- :name $1 ?1");
    odd.detail = "Zeile\r\n\tנוסח 漢字 \"q\" \\ %_ \x01";
    must(store.apply(making("log", {odd}), kPriya, kNow));
    CHECK(must(store.load()).all<domain::Evidence>().rows().front().value == odd);
  });
}

TEST_CASE("every code of every closed set is one that the tables take") {
  onEachEngine([](test::Engine& engine) {
    auto store = engine.open();
    base::IdMaker ids(1);
    std::vector<domain::Record> records;
    const auto each = []<class E>(E, const auto& use) {
      for (std::size_t i = 0; i < base::codeCount<E>(); ++i) use(static_cast<E>(i));
    };
    const auto evidenceWith = [&](auto member) {
      return [&, member](auto value) {
        auto evidence = test::finding(ids, "x");
        evidence.*member = value;
        records.emplace_back(evidence);
      };
    };
    each(domain::Finding{}, evidenceWith(&domain::Evidence::finding));
    each(domain::Reach{}, evidenceWith(&domain::Evidence::reach));
    each(domain::Impact{}, evidenceWith(&domain::Evidence::impact));
    each(domain::SourceKind{}, evidenceWith(&domain::Evidence::source));
    each(domain::ReviewState{}, evidenceWith(&domain::Evidence::review));
    auto inspection = samples::inspection();
    each(domain::InspectionKind{}, [&](auto value) {
      inspection.id = ids.makeId<domain::InspectionTag>(kNow);
      inspection.kind = value;
      records.emplace_back(inspection);
    });
    each(domain::PartnerKind{}, [&](auto value) {
      auto partner = samples::partner();
      partner.id = ids.makeId<domain::PartnerTag>(kNow);
      partner.kind = value;
      records.emplace_back(partner);
    });
    each(domain::TaskState{}, [&](auto value) {
      domain::Task task;
      task.id = ids.makeId<domain::TaskTag>(kNow);
      task.inspection = inspection.id;
      task.packTask = "x";
      task.state = value;
      records.emplace_back(task);
    });
    each(domain::EarlierFindingKind{}, [&](auto value) {
      domain::EarlierFinding earlier;
      earlier.id = ids.makeId<domain::EarlierFindingTag>(kNow);
      earlier.text = "x";
      earlier.kind = value;
      records.emplace_back(earlier);
    });
    each(domain::OverrideSubject{}, [&](auto value) {
      domain::Override item;
      item.id = ids.makeId<domain::OverrideTag>(kNow);
      item.inspection = inspection.id;
      item.reason = "x";
      item.subject = value;
      records.emplace_back(item);
    });
    must(store.apply(making("all codes", records), kPriya, kNow));
    CHECK(must(store.load()).all<domain::Evidence>().size() == 24);
  });
}

TEST_CASE("records load in the order of their ids, whatever order they came in") {
  onEachEngine([](test::Engine& engine) {
    auto store = engine.open();
    base::IdMaker ids(1);
    auto records = test::findings(1200, ids);
    const auto inOrder = records;
    std::reverse(records.begin(), records.end());
    must(store.apply(making("import", records), kPriya, kNow));
    const auto workspace = must(store.load());
    REQUIRE(workspace.all<domain::Evidence>().size() == 1200);
    for (std::size_t i = 0; i < inOrder.size(); ++i)
      REQUIRE(workspace.all<domain::Evidence>().rows()[i].value.id == std::get<domain::Evidence>(inOrder[i]).id);
  });
}

TEST_CASE("each edit gives a record the next revision") {
  onEachEngine([](test::Engine& engine) {
    auto store = engine.open();
    base::IdMaker ids(1);
    const auto first = test::finding(ids, "first");
    must(store.apply(making("log", {first}), kPriya, kNow));
    const auto applied = must(store.apply({"edit", {edit(first, 1, "second")}}, kPriya, kNow));
    CHECK(applied.changes.changes.front().revision == 2);
    CHECK(applied.number == 2);
    const auto workspace = must(store.load());
    CHECK(workspace.all<domain::Evidence>().rows().front().revision == 2);
    CHECK(workspace.all<domain::Evidence>().rows().front().value.summary == "second");
  });
}

TEST_CASE("an edit from an old revision is refused and both versions are handed over") {
  onEachEngine([](test::Engine& engine) {
    auto store = engine.open();
    base::IdMaker ids(1);
    const auto first = test::finding(ids, "first");
    const auto other = test::finding(ids, "other");
    must(store.apply(making("log", {first, other}), kPriya, kNow));
    must(store.apply({"theirs", {edit(first, 1, "theirs")}}, {"Tom"}, kNow));
    const auto before = test::contents(must(store.load()));
    const auto refused = store.apply({"ours", {edit(other, 1, "goes with it"), edit(first, 1, "ours")}}, kPriya, kNow);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().error.code == Code::Conflict);
    CHECK(refused.error().error.value("what") == "evidence");
    CHECK(refused.error().error.value("id") == base::uuidText(first.id.uuid));
    REQUIRE(refused.error().conflict);
    CHECK(std::get<domain::Evidence>(*refused.error().conflict->asked.after).summary == "ours");
    REQUIRE(refused.error().conflict->stored);
    CHECK(std::get<domain::Evidence>(*refused.error().conflict->stored).summary == "theirs");
    CHECK(refused.error().conflict->revision == 2);
    CHECK(test::contents(must(store.load())) == before);
    CHECK(must(store.logHead()).number == 2);
  });
}

TEST_CASE("an edit of a record that somebody deleted is a conflict with nothing on their side") {
  onEachEngine([](test::Engine& engine) {
    auto store = engine.open();
    base::IdMaker ids(1);
    const auto first = test::finding(ids, "first");
    must(store.apply(making("log", {first}), kPriya, kNow));
    must(store.apply({"delete", {domain::removed(domain::Stored<domain::Evidence>{first, 1})}}, kPriya, kNow));
    CHECK(must(store.load()).all<domain::Evidence>().empty());
    const auto refused = store.apply({"ours", {edit(first, 1, "ours")}}, kPriya, kNow);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().error.code == Code::Conflict);
    REQUIRE(refused.error().conflict);
    CHECK_FALSE(refused.error().conflict->stored);
  });
}

TEST_CASE("a new record with an id that is there already is refused") {
  onEachEngine([](test::Engine& engine) {
    auto store = engine.open();
    base::IdMaker ids(1);
    const auto first = test::finding(ids, "first");
    must(store.apply(making("log", {first}), kPriya, kNow));
    const auto refused = store.apply(making("again", {first}), kPriya, kNow);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().error.code == Code::DuplicateId);
    CHECK(refused.error().error.value("id") == base::uuidText(first.id.uuid));
    const auto twice = store.apply(making("twice", {test::finding(ids, "a"), first, first}), kPriya, kNow);
    REQUIRE_FALSE(twice);
    CHECK(twice.error().error.code == Code::DuplicateId);
    CHECK(must(store.load()).all<domain::Evidence>().size() == 1);
  });
}

TEST_CASE("a record that names somebody who isn't there is refused with the field and the id") {
  onEachEngine([](test::Engine& engine) {
    auto store = engine.open();
    base::IdMaker ids(1);
    auto orphan = test::finding(ids, "orphan");
    orphan.givenBy = ids.makeId<domain::PersonTag>(kNow);
    const auto refused = store.apply(making("log", {test::finding(ids, "fine"), orphan}), kPriya, kNow);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().error.code == Code::UnknownReference);
    CHECK(refused.error().error.value("field") == "given_by");
    CHECK(refused.error().error.value("value") == base::uuidText(orphan.givenBy->uuid));
    CHECK(must(store.load()).all<domain::Evidence>().empty());
    CHECK(must(store.logHead()).number == 0);
  });
}

TEST_CASE("records that name each other may come in any order in one set") {
  onEachEngine([](test::Engine& engine) {
    auto store = engine.open();
    auto records = samples::oneOfEach();
    std::reverse(records.begin(), records.end());
    CHECK(store.apply(making("backwards", records), kPriya, kNow));
  });
}

TEST_CASE("what something still names can't be deleted, and the refusal says by what") {
  onEachEngine([](test::Engine& engine) {
    auto store = engine.open();
    must(store.apply(making("everything", samples::oneOfEach()), kPriya, kNow));
    const domain::Stored<domain::Inspection> inspection{samples::inspection(), 1};
    const auto refused = store.apply({"delete", {domain::removed(inspection)}}, kPriya, kNow);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().error.code == Code::StillUsed);
    CHECK(refused.error().error.value("what") == "inspection");
    CHECK(refused.error().error.value("id") == base::uuidText(inspection.value.id.uuid));
    CHECK(must(store.load()).all<domain::Inspection>().size() == 1);
  });
}

TEST_CASE("everything can be deleted in one set, but for who saw identities") {
  onEachEngine([](test::Engine& engine) {
    auto store = engine.open();
    const auto applied = must(store.apply(making("everything", samples::oneOfEach()), kPriya, kNow));
    auto back = domain::inverse(applied.changes);
    const auto refused = store.apply(back, kPriya, kNow);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().error.code == Code::BadUse);
    std::erase_if(back.changes, [](const domain::Change& change) {
      return std::holds_alternative<domain::IdentityAccess>(*change.before);
    });
    const auto gone = must(store.apply(back, kPriya, kNow));
    CHECK(gone.number == 2);
    const auto left = must(store.load());
    CHECK(left.all<domain::IdentityAccess>().size() == 1);
    CHECK(left.all<domain::Evidence>().empty());
    CHECK(left.all<domain::Child>().empty());
  });
}

TEST_CASE("who saw identities can't be rewritten") {
  onEachEngine([](test::Engine& engine) {
    auto store = engine.open();
    must(store.apply(making("note", {samples::identityAccess()}), kPriya, kNow));
    auto other = samples::identityAccess();
    other.reason = "Nobody asked";
    const auto refused = store.apply(
        {"rewrite", {domain::edited(domain::Stored<domain::IdentityAccess>{samples::identityAccess(), 1}, other)}}, kPriya,
        kNow);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().error.code == Code::BadUse);
  });
}

TEST_CASE("broken UTF-8, NUL bytes and fields without a value are refused at the door") {
  onEachEngine([](test::Engine& engine) {
    auto store = engine.open();
    base::IdMaker ids(1);
    const auto codeOf = [&](const domain::ChangeSet& set, const storage::Author& author) {
      const auto refused = store.apply(set, author, kNow);
      REQUIRE_FALSE(refused);
      return refused.error().error.code;
    };
    CHECK(codeOf(making("log", {test::finding(ids, std::string("a\0b", 3))}), kPriya) == Code::BadText);
    CHECK(codeOf(making("log", {test::finding(ids, "a\xC3")}), kPriya) == Code::BadText);
    CHECK(codeOf(making("log", {test::finding(ids, "  ")}), kPriya) == Code::MissingField);
    CHECK(codeOf(making("lo\xFFg", {test::finding(ids, "fine")}), kPriya) == Code::BadText);
    CHECK(codeOf(making("log", {test::finding(ids, "fine")}), {"Pri\xC0ya"}) == Code::BadText);
    CHECK(codeOf(making("nothing", {}), kPriya) == Code::BadUse);
    CHECK(codeOf({"neither", {domain::Change{}}}, kPriya) == Code::BadUse);
    const auto one = test::finding(ids, "one");
    const auto two = test::finding(ids, "two");
    CHECK(codeOf({"swap", {domain::Change{one, two, 1}}}, kPriya) == Code::BadUse);
    CHECK(codeOf({"swap", {domain::Change{one, samples::partner(), 1}}}, kPriya) == Code::BadUse);
    CHECK(must(store.logHead()).number == 0);
  });
}

TEST_CASE("a set of more rows than a batch holds is written whole") {
  onEachEngine([](test::Engine& engine) {
    auto store = engine.open();
    base::IdMaker ids(1);
    for (const std::size_t count : {499U, 500U, 501U, 1500U}) {
      std::size_t told = 0;
      const storage::WorkControl control{{}, [&](std::size_t done, std::size_t total) {
                                           CHECK(total == count);
                                           told = done;
                                         }};
      const auto applied = must(store.apply(making("import", test::findings(count, ids)), kPriya, kNow, control));
      CHECK(told == count);
      CHECK(must(store.load()).all<domain::Evidence>().size() == count);
      must(store.apply(domain::inverse(applied.changes), kPriya, kNow));
      CHECK(must(store.load()).all<domain::Evidence>().empty());
    }
  });
}

TEST_CASE("a cancelled import leaves no trace") {
  onEachEngine([](test::Engine& engine) {
    auto store = engine.open();
    base::IdMaker ids(1);
    std::stop_source stop;
    const storage::WorkControl control{stop.get_token(), [&](std::size_t done, std::size_t) {
                                         if (done >= 1000) stop.request_stop();
                                       }};
    const auto refused = store.apply(making("import", test::findings(3000, ids)), kPriya, kNow, control);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().error.code == Code::Cancelled);
    CHECK(must(store.load()).all<domain::Evidence>().empty());
    CHECK(must(store.logHead()).number == 0);
    CHECK(store.apply(making("after it", test::findings(3, ids)), kPriya, kNow));
  });
}

TEST_CASE("a cancelled load says so and the next one works") {
  onEachEngine([](test::Engine& engine) {
    auto store = engine.open();
    base::IdMaker ids(1);
    must(store.apply(making("import", test::findings(2000, ids)), kPriya, kNow));
    std::stop_source stop;
    stop.request_stop();
    const auto loaded = store.load({stop.get_token(), {}});
    REQUIRE_FALSE(loaded);
    CHECK(loaded.error().code == Code::Cancelled);
    CHECK(must(store.load()).all<domain::Evidence>().size() == 2000);
  });
}

TEST_CASE("two stores on one server give change numbers without gaps and follow each other") {
  for (const auto kind : test::engines()) {
    if (kind == test::Engine::Kind::Sqlite) continue;  // a file has one writer
    test::Engine engine(kind);
    auto ours = engine.open();
    auto theirs = engine.open();
    base::IdMaker ids(1);
    auto followed = must(ours.load());
    std::int64_t seen = 0;
    for (int i = 0; i < 10; ++i) {
      auto& writer = i % 2 == 0 ? ours : theirs;
      CHECK(must(writer.apply(making("log", test::findings(2, ids)), kPriya, kNow)).number == i + 1);
    }
    for (const auto& line : must(ours.changesAfter(seen))) {
      CHECK(line.number == ++seen);
      followed.follow(*must(ours.payload(line.number)));
    }
    CHECK(test::contents(followed) == test::contents(must(theirs.load())));
  }
}

TEST_CASE("the log says who did what and when, and gives the changes back") {
  onEachEngine([](test::Engine& engine) {
    auto store = engine.open();
    const auto applied = must(store.apply(making("everything", samples::oneOfEach()), kPriya, kNow));
    base::IdMaker ids(1);
    must(store.apply(making("log evidence", test::findings(1, ids)), {"Tom"}, kNow + std::chrono::hours{1}));
    const auto lines = must(store.changesAfter(0));
    REQUIRE(lines.size() == 2);
    CHECK(lines[0] == storage::LoggedChange{1, kNow, "Priya Shah", "everything", std::ssize(samples::oneOfEach())});
    CHECK(lines[1] == storage::LoggedChange{2, kNow + std::chrono::hours{1}, "Tom", "log evidence", 1});
    CHECK(must(store.changesAfter(1)).size() == 1);
    CHECK(must(store.changesAfter(2)).empty());
    CHECK(must(store.payload(1)) == applied.changes);
    const auto none = store.payload(3);
    REQUIRE_FALSE(none);
    CHECK(none.error().code == Code::NotFound);
  });
}

TEST_CASE("the log's chain holds, with its payloads and after retention has emptied them") {
  onEachEngine([](test::Engine& engine) {
    auto store = engine.open();
    base::IdMaker ids(1);
    CHECK(must(store.logHead()) == storage::LogHead{});
    CHECK(must(store.verifyLog()) == storage::LogHead{});
    for (int i = 0; i < 5; ++i) must(store.apply(making("log", test::findings(2, ids)), kPriya, kNow));
    const auto head = must(store.verifyLog());
    CHECK(head.number == 5);
    CHECK(head.chain.size() == 64);
    CHECK(head == must(store.logHead()));
    must(store.forgetPayloadsUpTo(3));
    CHECK(must(store.verifyLog()) == head);
    CHECK_FALSE(must(store.payload(3)));
    CHECK(must(store.payload(4)));
    CHECK(must(store.apply(making("log", test::findings(2, ids)), kPriya, kNow)).number == 6);
    must(store.verifyLog());
  });
}

TEST_CASE("an edited line, payload or order of the log shows") {
  const auto* sql = GENERATE(as<const char*>{}, "UPDATE change_log SET author = 'Somebody else' WHERE number = 2",
                             "UPDATE change_log SET name = name || '.' WHERE number = 1",
                             "UPDATE change_log SET at = '2025-09-08T09:00:01Z' WHERE number = 3",
                             "UPDATE change_log SET changes = 7 WHERE number = 3",
                             "UPDATE change_payload SET payload = payload || ' ' WHERE number = 2",
                             "DELETE FROM change_log WHERE number = 2", "DELETE FROM change_log WHERE number = 1",
                             "UPDATE change_log SET number = 9 WHERE number = 3");
  onEachEngine([&](test::Engine& engine) {
    base::IdMaker ids(1);
    {
      auto store = engine.open();
      for (int i = 0; i < 3; ++i) must(store.apply(making("log", test::findings(1, ids)), kPriya, kNow));
      must(store.forgetPayloadsUpTo(1));
    }
    if (!engine.isSqlite()) engine.tamper("ALTER TABLE change_payload DROP CONSTRAINT change_payload_number_fkey");
    engine.tamper(sql);
    auto store = engine.open();
    const auto verified = store.verifyLog();
    REQUIRE_FALSE(verified);
    CHECK(verified.error().code == Code::Damaged);
  });
}

TEST_CASE("a value that no Waymark writes is reported by its column, not by what it holds") {
  onEachEngine([](test::Engine& engine) {
    base::IdMaker ids(1);
    {
      auto store = engine.open();
      must(store.apply(making("log", {test::finding(ids, "one")}), kPriya, kNow));
    }
    engine.tamper("UPDATE evidence SET source = 'Secret Name'");
    const auto loaded = engine.open().load();
    REQUIRE_FALSE(loaded);
    CHECK(loaded.error().code == Code::Damaged);
    CHECK(loaded.error().value("problem").find("evidence.source") != std::string_view::npos);
    CHECK(base::filled("{problem}{file}", loaded.error().context).find("Secret") == std::string::npos);
    CHECK(loaded.error().detail.find("Secret") == std::string::npos);
  });
}

TEST_CASE("the tables refuse dates and codes that don't exist") {
  const auto* sql = GENERATE(
      as<const char*>{}, "UPDATE evidence SET logged_on = '2025-02-30'", "UPDATE evidence SET logged_on = '8 Sep 2025'",
      "UPDATE evidence SET covers_to = '2025-9-8'", "UPDATE evidence SET finding = 'nice'",
      "UPDATE evidence SET reach = 'all'", "UPDATE evidence SET given_by = '01890a5d-ac96-774b-bcce-b302099a8057'",
      "UPDATE task SET due_time = '24:00'", "UPDATE task SET done_at = '2025-09-08'", "UPDATE task SET due = ''",
      "UPDATE area SET clock_time = '9:40'");
  onEachEngine([&](test::Engine& engine) {
    {
      auto store = engine.open();
      must(store.apply(making("everything", samples::oneOfEach()), kPriya, kNow));
    }
    CHECK_THROWS(engine.tamper(sql, test::Engine::Keys::On));
  });
}
