// SPDX-License-Identifier: GPL-3.0-or-later
// Lists in a workspace: what comes back is what was read, and what is damaged says so.
#include "app/list_import.h"

#include <unistd.h>

#include <algorithm>
#include <catch2/catch.hpp>

#include "app/identities.h"
#include "app/list_check.h"
#include "app/list_compare.h"
#include "app/list_mapping.h"
#include "app/submission.h"
#include "lists/check.h"
#include "storage/support.h"

using namespace waymark;
using base::Code;
using test::kNow;
using test::must;

namespace {

const seal::Cost kCheap{1, std::uint64_t{1} << 20U};
const app::Opener kOpener{"four words are easy", ""};

constexpr const char* kList =
    "Unique ID,UPN,ULN,Date of birth,Gender,Ethnicity,SEN primary need,Main education establishment - URN,"
    "Main education establishment - phase,Suspensions,Permanent exclusions,Absence,School's own code\r\n"
    "A1,H801200001001,,09/03/2014,1,WBRI,ASD,123456,2,0,0,1.5,0042\r\n"
    "A2,H801200001001,,31/02/2015,9,XXXX,ASDF,12345,2,x,0,2.5,\"two\r\nlines\"\r\n"
    "A3,,1000000043,2031-01-01,2,\"W,BRI\",SLCN,123456,2,1.5,0,n/a,+44\r\n";

struct Sealed {
  explicit Sealed(test::Engine::Kind kind)
      : engine(kind), session(engine.open(), app::Outcome::Current, "Priya Shah"), definition(must(app::listDefinition("annex-a-2023"))) {
    must(app::setUpSeal(session, kOpener.passphrase, kNow, kCheap));
    table = must(app::readListBytes(definition, kList, "support.csv")).tables.at(0);
  }
  app::ImportedList imported() {
    const auto key = must(app::openSeal(session, kOpener));
    return must(app::importList(session, must(session.load()), key, definition, table, source, kNow));
  }
  std::vector<std::string> texts(const lists::Table& from) const {
    std::vector<std::string> all;
    for (std::size_t column = 0; column < definition.columns.size(); ++column)
      for (std::size_t row = 0; row < from.size(); ++row) all.push_back(from.text(definition, column, row));
    return all;
  }

  test::Engine engine;
  app::Session session;
  lists::Definition definition;
  lists::Table table;
  app::ListSource source{"Census", base::dayOf(2025, 9, 1)};
};

}  // namespace

TEST_CASE("a list comes back from the workspace as it was read, faults and all, on both engines") {
  for (const auto kind : test::engines()) {
    Sealed place(kind);
    const auto imported = place.imported();
    const auto key = must(app::openSeal(place.session, kOpener));
    const auto opened = must(app::openList(place.session, place.definition, imported.extract, &key));
    CHECK(place.texts(opened.table) == place.texts(place.table));
    CHECK(opened.table.rows == place.table.rows);
    CHECK(opened.table.unread.size() == place.table.unread.size());
    const auto before = lists::checkLists(place.definition, std::span(&place.table, 1), place.source.asAt);
    const auto after = lists::checkLists(place.definition, std::span(&opened.table, 1), place.source.asAt);
    CHECK_FALSE(before.problems.empty());
    CHECK(after.problems == before.problems);
    CHECK(opened.children[0] == opened.children[1]);  // one UPN is one child
    CHECK(opened.ages[0] == 11);
    CHECK(opened.ages[2] == -6);
  }
}

TEST_CASE("without the key the same rows come back without what names a child") {
  Sealed place(test::Engine::Kind::Sqlite);
  const auto imported = place.imported();
  const auto opened = must(app::openList(place.session, place.definition, imported.extract, nullptr));
  CHECK(opened.table.size() == 3);
  for (std::size_t column = 0; column < place.definition.columns.size(); ++column)
    CHECK(opened.table.has(column) == (place.table.has(column) && !place.definition.columns[column].identity));
}

TEST_CASE("a sealed half that was changed says so; another key opens nothing") {
  Sealed place(test::Engine::Kind::Sqlite);
  const auto imported = place.imported();
  const auto stranger = seal::Key::random();
  const auto refused = app::openList(place.session, place.definition, imported.extract, &stranger);
  REQUIRE_FALSE(refused);
  CHECK(refused.error().code == Code::SealDamaged);

  place.engine.tamper("UPDATE attachment_chunk SET bytes = zeroblob(length(bytes)) WHERE sha256 = '" +
                      imported.extract.sealedSha256 + "'");
  const auto key = must(app::openSeal(place.session, kOpener));
  const auto damaged = app::openList(place.session, place.definition, imported.extract, &key);
  REQUIRE_FALSE(damaged);
  CHECK(damaged.error().code == Code::Damaged);
  CHECK(app::openList(place.session, place.definition, imported.extract, nullptr));
}

TEST_CASE("halves of two lists don't go together") {
  Sealed place(test::Engine::Kind::Sqlite);
  auto first = place.imported().extract;
  place.table = must(app::readListBytes(place.definition, std::string(kList) + "A4,,,,1,WBRI,MLD,123456,2,0,0,1,\r\n", "b.csv")).tables.at(0);
  const auto second = place.imported().extract;
  first.sealedSha256 = second.sealedSha256;
  const auto key = must(app::openSeal(place.session, kOpener));
  const auto mixed = app::openList(place.session, place.definition, first, &key);
  REQUIRE_FALSE(mixed);
  CHECK(mixed.error().code == Code::Damaged);
}

TEST_CASE("a purge takes the history's steps too") {
  Sealed place(test::Engine::Kind::Sqlite);
  place.imported();
  REQUIRE(place.session.history().undoName);
  const auto purged = must(app::purgeChildren(place.session, "Retention", kNow));
  CHECK(purged.children == 2);
  CHECK(purged.lists == 1);
  CHECK_FALSE(place.session.history().undoName);
  CHECK(app::sealOf(place.session).error().code == Code::NotSealed);
  CHECK(must(place.session.load()).all<domain::Child>().empty());
  must(place.session.store().verifyLog());
}

namespace {

/// A list of one row, by column id.
std::string listOf(const lists::Definition& definition, const std::string& list,
                   const std::vector<std::pair<std::string, std::string>>& cells) {
  std::string header;
  std::string row;
  for (const auto column : definition.lists[*definition.list(list)].columns) {
    const auto& about = definition.columns[column];
    header += header.empty() ? about.title : "," + about.title;
    const auto cell = std::ranges::find(cells, about.id, [](const auto& one) { return one.first; });
    row += (row.empty() ? "" : ",") + (cell == cells.end() ? std::string(" ") : cell->second);
  }
  return header + "\r\n" + row + "\r\n";
}

}  // namespace

TEST_CASE("several lists are one undo step, with one change for a child that two of them say something of") {
  Sealed place(test::Engine::Kind::Sqlite);
  const auto key = must(app::openSeal(place.session, kOpener));
  const auto read = [&](const std::string& list, const std::vector<std::pair<std::string, std::string>>& cells) {
    return must(app::readListBytes(place.definition, listOf(place.definition, list, cells), list + ".csv")).tables.at(0);
  };
  const std::vector first{read("List_2", {{"upn", "H801200001001"}, {"primary_need", "ASD"}})};
  must(app::importLists(place.session, must(place.session.load()), key, place.definition, first,
                        {"Other system", place.source.asAt}, {}, kNow));
  const auto before = must(place.session.load());
  REQUIRE(before.all<domain::Child>().size() == 1);
  CHECK(before.all<domain::Child>().rows().front().value.ulnKey.empty());

  const std::vector both{read("List_1", {{"upn", "H801200001001"}, {"uln", "1000000043"}}),
                         read("List_2", {{"upn", "H801200001001"}, {"unique_id", "A1"}, {"primary_need", "SLCN"}})};
  const auto taken = must(app::importLists(place.session, before, key, place.definition, both, place.source, {}, kNow));
  REQUIRE(taken.size() == 2);
  const auto after = must(place.session.load());
  REQUIRE(after.all<domain::Child>().size() == 1);
  const auto& child = after.all<domain::Child>().rows().front().value;
  CHECK_FALSE(child.ulnKey.empty());
  CHECK_FALSE(child.localKey.empty());
  CHECK(after.all<domain::ListExtract>().size() == 3);
  CHECK(place.session.history().undoName == "import 2 lists from “Census”");
  REQUIRE(place.session.undo(kNow));
  const auto undone = must(place.session.load());
  CHECK(undone.all<domain::ListExtract>().size() == 1);
  CHECK(undone.all<domain::Child>().rows().front().value.ulnKey.empty());
}

TEST_CASE("what was said of a source's headers is kept for it alone, and goes when it is taken back") {
  Sealed place(test::Engine::Kind::Sqlite);
  const auto key = must(app::openSeal(place.session, kOpener));
  const auto take = [&](const lists::GivenHeaders& given) {
    const auto workspace = must(place.session.load());
    must(app::importLists(place.session, workspace, key, place.definition, std::span(&place.table, 1), place.source,
                          app::keepHeaders(workspace, place.definition, std::span(&place.table, 1), place.source.name,
                                           given, "Priya Shah", kNow),
                          kNow));
    return must(place.session.load());
  };
  const auto kept = [&](const domain::Workspace& workspace, const char* source) {
    return app::keptHeaders(workspace, place.definition.id, source);
  };
  auto now = take({{"Gender", "gender"}, {"SCHOOL'S OWN CODE", ""}, {"Elsewhere", "upn"}});
  CHECK(now.all<domain::ListMapping>().size() == 1);
  CHECK(kept(now, "census") == lists::GivenHeaders{{"Gender", "gender"}, {"SCHOOL'S OWN CODE", ""}});
  CHECK(kept(now, "Case system").empty());
  now = take({{"Gender", "gender"}, {"SCHOOL'S OWN CODE", ""}});
  CHECK(now.all<domain::ListMapping>().rows().front().revision == 1);  // nothing new, nothing written
  now = take({});
  CHECK(now.all<domain::ListMapping>().empty());
}

TEST_CASE("backups hold children's data from the seal to the purge") {
  Sealed place(test::Engine::Kind::Sqlite);
  must(app::noteAccess(place.session, domain::IdentityAccessKind::Unsealed, "To look", 0, kNow + std::chrono::hours(2)));
  must(app::purgeChildren(place.session, "Retention", kNow + std::chrono::hours(48)));
  const auto workspace = must(place.session.load());
  const auto backup = [](std::chrono::hours after, app::Backup::State state = app::Backup::State::Good) {
    app::Backup made;
    made.head.at = kNow + after;
    made.state = state;
    return made;
  };
  const std::vector all{backup(std::chrono::hours(-1)), backup(std::chrono::hours(0)), backup(std::chrono::hours(47)),
                        backup(std::chrono::hours(48)), backup(std::chrono::hours(49)),
                        backup(std::chrono::hours(-2), app::Backup::State::NoHead)};
  const auto held = app::backupsHolding(workspace, all);
  REQUIRE(held.size() == 4);  // in doubt, of what lies in one second, a backup holds them
  CHECK(held[0].head.at == kNow);
  CHECK(held[1].head.at == kNow + std::chrono::hours(47));
  CHECK(held[2].head.at == kNow + std::chrono::hours(48));
  CHECK(held[3].state == app::Backup::State::NoHead);
}

TEST_CASE("a correction under the seal that was moved or changed says so, and nothing is taken in over it") {
  Sealed place(test::Engine::Kind::Sqlite);
  const auto imported = place.imported();
  const auto key = must(app::openSeal(place.session, kOpener));
  const auto opened = must(app::openList(place.session, place.definition, imported.extract, &key));
  const auto upn = must(app::listDefinition("annex-a-2023")).column("upn").value();
  base::IdMaker ids;
  const auto correct = [&](const seal::Key* with, const domain::ChildId& child, const char* value) {
    return app::correction(must(place.session.load()), with, place.definition, {opened.table, opened.children},
                           {child, upn, value, ""}, "Priya Shah", ids, kNow);
  };
  CHECK(correct(nullptr, opened.children[0], "H801200001002").error().code == Code::Locked);
  CHECK(correct(&key, {base::namedUuid("nobody")}, "H801200001002").error().code == Code::NotFound);
  auto change = must(correct(&key, opened.children[0], "H801200001002"));
  REQUIRE(change);
  auto made = std::get<domain::ListCorrection>(*change->after);
  REQUIRE(place.session.apply({"correct", {*change}}, kNow));
  CHECK(must(app::correctionsOf(must(place.session.load()), &key, place.definition, {opened.table, opened.children}))[0]
            .state == lists::CorrectionState::Standing);
  CHECK(must(app::correctionsOf(must(place.session.load()), nullptr, place.definition,
                                {opened.table, opened.children}))[0]
            .state == lists::CorrectionState::CannotTell);

  // The sealed value of one child, put on another.
  const auto stored = must(place.session.load()).all<domain::ListCorrection>().rows()[0];
  made = stored.value;
  made.child = opened.children[2];
  REQUIRE(place.session.apply({"move", {domain::edited(stored, made)}}, kNow));
  const auto workspace = must(place.session.load());
  CHECK(app::openCorrectedList(place.session, workspace, place.definition, imported.extract, &key).error().code ==
        Code::SealDamaged);
  CHECK(app::previewList(place.session, workspace, key, place.definition, place.table, place.source).error().code ==
        Code::SealDamaged);
  CHECK(app::importList(place.session, workspace, key, place.definition, place.table, place.source, kNow).error().code ==
        Code::SealDamaged);
  CHECK(must(place.session.load()).all<domain::ListExtract>().size() == 1);
  CHECK(app::openCorrectedList(place.session, workspace, place.definition, imported.extract, nullptr));
}

TEST_CASE("a submission that can't be written leaves no entry, but that somebody tried") {
  Sealed place(test::Engine::Kind::Sqlite);
  place.imported();
  const auto key = must(app::openSeal(place.session, kOpener));
  const auto draft = must(app::draftSubmission(place.session, must(place.session.load()), place.definition, key,
                                               place.source.asAt));
  const auto accesses = must(place.session.load()).all<domain::IdentityAccess>().size();
  const auto refused = app::submitLists(place.session, place.definition, key, draft,
                                        {"/nowhere/at all/list.csv", "Ofsted", "", "Week 1"}, kNow);
  REQUIRE_FALSE(refused);
  const auto workspace = must(place.session.load());
  CHECK(workspace.all<domain::ListSubmission>().empty());
  CHECK(workspace.all<domain::IdentityAccess>().size() == accesses + 1);
}

TEST_CASE("a submission whose sealed half was changed says so; what is open can still be compared") {
  Sealed place(test::Engine::Kind::Sqlite);
  place.imported();
  const auto key = must(app::openSeal(place.session, kOpener));
  const auto draft = must(app::draftSubmission(place.session, must(place.session.load()), place.definition, key,
                                               place.source.asAt));
  const auto file = std::filesystem::temp_directory_path() / ("waymark-submission-" + std::to_string(::getpid()) + ".csv");
  const auto made = must(app::submitLists(place.session, place.definition, key, draft, {file, "", "", "Week 1"}, kNow));
  std::filesystem::remove(file);
  const auto workspace = must(place.session.load());
  CHECK(must(app::compareSubmission(place.session, workspace, place.definition, made[0], &key)).changes.nothing());
  const auto stranger = seal::Key::random();
  CHECK(app::openSubmission(place.session, place.definition, made[0], &stranger).error().code == Code::SealDamaged);
  place.engine.tamper("UPDATE attachment_chunk SET bytes = zeroblob(length(bytes)) WHERE sha256 = '" +
                      made[0].sealedSha256 + "'");
  CHECK(app::openSubmission(place.session, place.definition, made[0], &key).error().code == Code::Damaged);
  CHECK(must(app::compareSubmission(place.session, workspace, place.definition, made[0], nullptr)).changes.nothing());
}
