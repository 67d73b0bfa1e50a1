// SPDX-License-Identifier: GPL-3.0-or-later
// Lists with several rows a child, whose rows name each other: every module's rows end at the right child.
#include "app/list_links.h"

#include <catch2/catch.hpp>

#include "app/identities.h"
#include "app/list_check.h"
#include "sen2_files.h"
#include "storage/support.h"

using namespace waymark;
using test::kNow;
using test::must;

namespace {

const app::Opener kKeyOpener{"four words are easy", ""};

struct Sets {
  Sets() { must(app::setUpSeal(session, kKeyOpener.passphrase, kNow, seal::Cost{1, std::uint64_t{1} << 20U})); }

  std::vector<app::ImportedList> take(const char* definitionId, const std::vector<const char*>& files,
                                      const char* source = "SEN2", base::Day asAt = base::dayOf(2026, 1, 15)) {
    const auto definition = must(app::listDefinition(definitionId));
    std::vector<lists::Table> tables;
    for (const auto* file : files) {
      auto read = must(app::readListBytes(definition, file, "file.csv"));
      tables.push_back(std::move(read.tables.at(0)));
    }
    std::ranges::sort(tables, {}, [](const lists::Table& table) { return table.mapping.list; });
    const auto key = must(app::openSeal(session, kKeyOpener));
    auto links = must(app::ListLinks::stored(session, must(session.load()), key, definition, source));
    std::vector<app::ImportedList> all;
    for (const auto& table : tables) {
      all.push_back(
          must(app::importList(session, must(session.load()), key, definition, table, {source, asAt}, kNow, &links)));
      links.learn(definition, table, all.back().children);
    }
    return all;
  }
  std::string codeOf(const domain::ChildId& id) {
    return must(session.load()).all<domain::Child>().find(id)->value.caseCode;
  }
  std::string codes(const std::vector<domain::ChildId>& children) {
    std::string all;
    for (const auto& child : children) all += (all.empty() ? "" : " ") + codeOf(child);
    return all;
  }

  test::Engine engine{test::Engine::Kind::Sqlite};
  app::Session session{engine.open(), app::Outcome::Current, "Priya Shah"};
};

const std::vector<const char*> kAll{test::kSen2Person,     test::kSen2Requests,    test::kSen2Assessment,
                                    test::kSen2NamedPlan,  test::kSen2PlanDetail,  test::kSen2ActivePlans,
                                    test::kSen2Placement, test::kSen2Need};

}  // namespace

TEST_CASE("each module of a SEN2 return is known by its header") {
  const auto definition = must(app::listDefinition("sen2-2025"));
  std::size_t list = 0;
  for (const auto* file : kAll) {
    const auto read = must(app::readListBytes(definition, file, "Blade-Export.csv"));
    CHECK(read.tables.at(0).mapping.list == list);
    CHECK(read.tables.at(0).mapping.missing.empty());
    CHECK(read.tables.at(0).unread.empty());
    for (const auto& remark : read.remarks) CHECK(remark.kind == "empty_column");
    for (const auto& codes : read.tables.at(0).otherCodes) CHECK(codes.empty());
    ++list;
  }
  CHECK(list == definition.lists.size());
  // The older return's headers: gender, and placements' flags on the active plan.
  const auto old = must(app::readListBytes(
      definition,
      "activeplanstableid,NativeId,activeplansorderseqcolumn,sourceid,requeststableid,transferla,res,wbp,lastreview\r\n"
      "61,888,1,S1,21,,,,2022-Sep-28 00:00:00\r\n",
      "old.csv"));
  CHECK(definition.lists[old.tables.at(0).mapping.list].id == "active_plans");
  CHECK(old.tables.at(0).columns[*definition.column("review_decided")].day(0) == base::dayOf(2022, 9, 28));
}

TEST_CASE("rows of all modules end at the child that the person module names, several rows a child") {
  Sets place;
  const auto done = place.take("sen2-2025", kAll);
  REQUIRE(done.size() == 8);
  CHECK(done[0].newChildren == 3);
  CHECK(place.codes(done[1].children) == "C-00001 C-00002 C-00003 C-00003");
  CHECK(done[1].newChildren == 0);
  CHECK(done[1].knownChildren == 3);
  CHECK(place.codes(done[2].children) == "C-00001 C-00002");
  CHECK(place.codes(done[3].children) == "C-00001");
  CHECK(place.codes(done[7].children) == "C-00001 C-00001");
  for (const auto& one : done) CHECK(one.unlinked == 0);
  CHECK(must(place.session.load()).all<domain::Child>().size() == 3);
}

TEST_CASE("the next return, numbered anew, finds the same children, and never another by a row's number") {
  Sets place;
  place.take("sen2-2025", kAll);
  std::string person = test::kSen2Person;
  // Alba is now row 13 and the child without a UPN row 11; requests follow the new numbers.
  for (auto* row : {"\n11,", "\n13,"}) person.replace(person.find(row), 4, row[2] == '1' ? "\n93," : "\n11,");
  std::string requests = test::kSen2Requests;
  requests.replace(requests.find("S1,11,"), 6, "S1,93,");
  for (int i = 0; i < 2; ++i) requests.replace(requests.find("S1,13,"), 6, "S1,11,");
  const auto done = place.take("sen2-2025", {person.c_str(), requests.c_str()}, "SEN2", base::dayOf(2027, 1, 21));
  CHECK(done[0].newChildren == 0);
  CHECK(place.codes(done[0].children) == "C-00001 C-00002 C-00003");
  CHECK(place.codes(done[1].children) == "C-00001 C-00002 C-00003 C-00003");
}

TEST_CASE("a module that comes later belongs to the person module that the same source gave before") {
  Sets place;
  place.take("sen2-2025", {test::kSen2Person, test::kSen2Requests});
  const auto later = place.take("sen2-2025", {test::kSen2Assessment});
  CHECK(place.codes(later[0].children) == "C-00001 C-00002");
  CHECK(later[0].unlinked == 0);
}

TEST_CASE("rows whose request isn't there are kept under one case code for each request and are counted") {
  Sets place;
  const auto done = place.take("sen2-2025", {test::kSen2Assessment, test::kSen2Need});
  CHECK(done[0].unlinked == 2);
  CHECK(done[0].newChildren == 2);
  CHECK(done[1].unlinked == 2);
  CHECK(done[1].newChildren == 1);
}

TEST_CASE("a case system's own id finds the child that another source's UPN made") {
  Sets place;
  place.take("sen2-2025", kAll);
  const auto cases = place.take("ehc-cases",
                                {"Unique ID,UPN,Request received,Decision to assess,Request outcome,Final plan issued\r\n"
                                 "K7,H801200001001,04/03/2024,02/04/2024,Y,22/07/2024\r\n"},
                                "case system");
  CHECK(place.codes(cases[0].children) == "C-00001");
  const auto advice = place.take("ehc-cases",
                                 {"Unique ID,Agency,Asked,Received\r\n"
                                  "k7,Health,09/04/2024,\r\nK7,Educational psychology,09/04/2024,01/05/2024\r\n"},
                                 "case system");
  CHECK(place.codes(advice[0].children) == "C-00001 C-00001");
  CHECK(advice[0].newChildren == 0);
  // The same id of another source is another child's.
  const auto stranger = place.take("ehc-cases", {"Unique ID,Agency,Asked,Received\r\nK7,Health,09/04/2024,\r\n"}, "health");
  CHECK(stranger[0].newChildren == 1);
}
