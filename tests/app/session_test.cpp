// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session.h"

#include <catch2/catch.hpp>

#include <random>

#include "base/text.h"
#include "storage/support.h"
#include "support/samples.h"

using namespace waymark;
using base::Code;
using test::kNow;
using test::making;
using test::must;

namespace {

app::Session sessionOn(test::Engine& engine) {
  return {engine.open(), app::Outcome::Current, "Priya Shah"};
}

/// The records without revisions: what undo and redo must bring back exactly.
std::string values(const domain::Workspace& workspace) {
  auto text = test::contents(workspace);
  std::string out;
  for (const auto line : base::splitOn(text, '\n'))
    out += std::string(line.substr(std::min(line.size(), line.find(' ') + 1))) + "\n";
  return out;
}

template <class T>
domain::Change summaryEdit(const domain::Stored<T>& row, const std::string& summary) {
  auto after = row.value;
  after.summary = summary;
  return domain::edited(row, after);
}

}  // namespace

TEST_CASE("undo and redo go back and forth over making, editing and deleting") {
  for (const auto kind : test::engines()) {
    test::Engine engine(kind);
    auto session = sessionOn(engine);
    base::IdMaker ids(1);
    auto workspace = must(session.load());
    std::vector<std::string> states{values(workspace)};
    const auto doing = [&](const domain::ChangeSet& set) {
      workspace.follow(must(session.apply(set, kNow)).changes);
      states.push_back(values(workspace));
    };
    const auto one = test::finding(ids, "one");
    doing(making("log one", {one}));
    doing({"edit one", {summaryEdit(*workspace.all<domain::Evidence>().find(one.id), "one, edited")}});
    doing({"delete one", {domain::removed(*workspace.all<domain::Evidence>().find(one.id))}});
    CHECK(session.history() == app::History{"delete one", std::nullopt});
    for (int round = 0; round < 3; ++round) {
      for (std::size_t i = states.size() - 1; i > 0; --i) {
        workspace.follow(must(session.undo(kNow)).changes);
        CHECK(values(workspace) == states[i - 1]);
      }
      CHECK(session.history() == app::History{std::nullopt, "log one"});
      for (std::size_t i = 1; i < states.size(); ++i) {
        workspace.follow(must(session.redo(kNow)).changes);
        CHECK(values(workspace) == states[i]);
      }
    }
    CHECK(test::contents(workspace) == test::contents(must(session.load())));
    must(session.store().verifyLog());
  }
}

TEST_CASE("with nothing to undo or redo both say so") {
  test::Engine engine(test::Engine::Kind::Sqlite);
  auto session = sessionOn(engine);
  CHECK(session.undo(kNow).error().error.code == Code::NotFound);
  CHECK(session.redo(kNow).error().error.code == Code::NotFound);
}

TEST_CASE("a new change forgets what could be redone") {
  test::Engine engine(test::Engine::Kind::Sqlite);
  auto session = sessionOn(engine);
  base::IdMaker ids(1);
  must(session.apply(making("first", test::findings(1, ids)), kNow));
  must(session.undo(kNow));
  must(session.apply(making("second", test::findings(1, ids)), kNow));
  CHECK(session.history() == app::History{"second", std::nullopt});
}

TEST_CASE("a refused change leaves the history as it was") {
  test::Engine engine(test::Engine::Kind::Sqlite);
  auto session = sessionOn(engine);
  base::IdMaker ids(1);
  const auto one = test::finding(ids, "one");
  must(session.apply(making("log one", {one}), kNow));
  must(session.apply(making("log two", test::findings(1, ids)), kNow));
  must(session.undo(kNow));
  const auto before = session.history();
  CHECK(
      session.apply({"stale", {summaryEdit(domain::Stored<domain::Evidence>{one, 7}, "x")}}, kNow).error().error.code ==
      Code::Conflict);
  CHECK(session.history() == before);
  CHECK(session.redo(kNow));
}

TEST_CASE("an undo over a colleague's change is a conflict that keeps the history and their change") {
  for (const auto kind : test::engines()) {
    test::Engine engine(kind);
    auto session = sessionOn(engine);
    base::IdMaker ids(1);
    const auto one = test::finding(ids, "one");
    must(session.apply(making("log one", {one}), kNow));
    const auto edited =
        must(session.apply({"edit one", {summaryEdit(domain::Stored<domain::Evidence>{one, 1}, "ours")}}, kNow));
    const auto after = std::get<domain::Evidence>(*edited.changes.changes.front().after);
    // Past the session, as another program on the same store would.
    must(session.store().apply({"theirs", {summaryEdit(domain::Stored<domain::Evidence>{after, 2}, "theirs")}}, {"Tom"},
                               kNow));
    const auto refused = session.undo(kNow);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().error.code == Code::Conflict);
    REQUIRE(refused.error().conflict);
    CHECK(std::get<domain::Evidence>(*refused.error().conflict->stored).summary == "theirs");
    CHECK(session.history() == app::History{"edit one", std::nullopt});
    CHECK(must(session.load()).all<domain::Evidence>().rows().front().value.summary == "theirs");
  }
}

TEST_CASE("any sequence of edits, undo and redo leaves what a plain model of it has") {
  for (const auto kind : test::engines()) {
    const std::uint64_t seeds = kind == test::Engine::Kind::Sqlite ? 12 : 2;
    for (std::uint64_t seed = 1; seed <= seeds; ++seed) {
      CAPTURE(seed);
      test::Engine engine(kind);
      auto session = sessionOn(engine);
      base::IdMaker ids(seed);
      std::mt19937_64 random(seed);
      const auto upTo = [&](std::size_t n) { return static_cast<std::size_t>(random() % n); };

      // The model: every state of values there has been, and where we stand.
      auto workspace = must(session.load());
      std::vector<std::string> states{values(workspace)};
      std::size_t at = 0;
      for (int step = 0; step < 120; ++step) {
        const auto what = upTo(10);
        if (what < 3 && at > 0) {
          workspace.follow(must(session.undo(kNow)).changes);
          --at;
        } else if (what < 5 && at + 1 < states.size()) {
          workspace.follow(must(session.redo(kNow)).changes);
          ++at;
        } else {
          domain::ChangeSet set{"step " + std::to_string(step), {}};
          for (std::size_t i = 0; i < 1 + upTo(3); ++i) set.changes.push_back(domain::made(test::finding(ids, "new")));
          for (const auto& row : workspace.all<domain::Evidence>()) {
            const auto die = upTo(8);
            if (die == 0) set.changes.push_back(domain::removed(row));
            if (die == 1 || die == 2) set.changes.push_back(summaryEdit(row, "edit " + std::to_string(random())));
          }
          workspace.follow(must(session.apply(set, kNow)).changes);
          states.resize(at + 1);
          states.push_back({});
          ++at;
          // Order after an undone deletion differs in the window until the next load; compare what is loaded.
          states[at] = values(must(session.load()));
        }
        REQUIRE(values(must(session.load())) == states[at]);
        REQUIRE(session.history().undoName.has_value() == (at > 0));
        REQUIRE(session.history().redoName.has_value() == (at + 1 < states.size()));
      }
      must(session.store().verifyLog());
      // What was followed change by change is what a fresh load gives, revisions too.
      const auto loaded = must(session.load());
      REQUIRE(workspace.all<domain::Evidence>().size() == loaded.all<domain::Evidence>().size());
      for (const auto& row : loaded.all<domain::Evidence>())
        REQUIRE(*workspace.all<domain::Evidence>().find(row.value.id) == row);
    }
  }
}

TEST_CASE("a second session on a file reads, says who has it, and refuses to write") {
  const test::Folder folder;
  const auto file = folder / "a.waymark";
  base::IdMaker ids(1);
  auto first = must(app::Session::create(file, "Priya Shah", kNow, making("start", test::findings(2, ids))));
  auto second = must(app::Session::open(file, "Tom Reed", kNow));
  REQUIRE(second.readOnlyWhy());
  CHECK(second.readOnlyWhy()->code == Code::InUse);
  CHECK(second.readOnlyWhy()->value("who").find("Priya Shah") == 0);
  CHECK(must(second.load()).all<domain::Evidence>().size() == 2);
  const auto refused = second.apply(making("log", test::findings(1, ids)), kNow);
  REQUIRE_FALSE(refused);
  CHECK(refused.error().error.code == Code::ReadOnly);
  CHECK(refused.error().error.value("why").find("Priya Shah") == 0);
  CHECK_FALSE(second.history().undoName);
  // It sees what the writer commits.
  must(first.apply(making("log", test::findings(1, ids)), kNow));
  CHECK(must(second.load()).all<domain::Evidence>().size() == 3);
}

TEST_CASE("a new workspace starts with its first records and nothing to undo") {
  const test::Folder folder;
  base::IdMaker ids(1);
  auto session =
      must(app::Session::create(folder / "a.waymark", "Priya", kNow, making("start", test::findings(2, ids))));
  CHECK(session.history() == app::History{});
  CHECK(must(session.load()).all<domain::Evidence>().size() == 2);
}

TEST_CASE("a new workspace whose first records are refused leaves no file behind") {
  const test::Folder folder;
  base::IdMaker ids(1);
  const auto session =
      app::Session::create(folder / "a.waymark", "Priya", kNow, making("start", {test::finding(ids, "")}));
  REQUIRE_FALSE(session);
  CHECK(session.error().code == Code::MissingField);
  CHECK(std::filesystem::is_empty(folder.path()));
}

TEST_CASE("an edit made while the last one of the same record was being saved goes on top of it") {
  for (const auto kind : test::engines()) {
    test::Engine engine(kind);
    auto session = sessionOn(engine);
    base::IdMaker ids(1);
    auto workspace = must(session.load());
    const auto one = test::finding(ids, "one");
    const auto two = test::finding(ids, "two");
    workspace.follow(must(session.apply(making("log", {one, two}), kNow)).changes);
    const auto rowOf = [&](const domain::Evidence& evidence) {
      return *workspace.all<domain::Evidence>().find(evidence.id);
    };
    // Both are made on what the window shows; it hasn't heard of the first when the second is asked for.
    const domain::ChangeSet first{"edit", {summaryEdit(rowOf(one), "edited"), summaryEdit(rowOf(two), "two, edited")}};
    domain::ChangeSet second{"detail", {}};
    for (const auto& evidence : {one, two}) {
      auto detailed = rowOf(evidence).value;
      detailed.detail = "More of it";
      second.changes.push_back(domain::edited(rowOf(evidence), detailed));
    }
    workspace.follow(must(session.apply(first, kNow)).changes);
    workspace.follow(must(session.apply(second, kNow)).changes);
    CHECK(rowOf(one).value.summary == "edited");
    CHECK(rowOf(one).value.detail == "More of it");
    CHECK(rowOf(two).value.summary == "two, edited");
    CHECK(test::contents(must(session.load())) == test::contents(workspace));
    workspace.follow(must(session.undo(kNow)).changes);
    CHECK(rowOf(one).value.summary == "edited");
    CHECK(rowOf(one).value.detail.empty());
  }
}

TEST_CASE("an edit made before somebody else's change is a conflict, also after edits of our own") {
  for (const auto kind : test::engines()) {
    test::Engine engine(kind);
    auto ours = sessionOn(engine);
    base::IdMaker ids(1);
    auto workspace = must(ours.load());
    const auto one = test::finding(ids, "one");
    workspace.follow(must(ours.apply(making("log", {one}), kNow)).changes);
    const auto old = *workspace.all<domain::Evidence>().find(one.id);
    // A colleague's change between two of ours, put straight into the store under the session.
    workspace.follow(must(ours.apply({"edit", {summaryEdit(old, "ours")}}, kNow)).changes);
    auto theirs = summaryEdit(*workspace.all<domain::Evidence>().find(one.id), "theirs");
    workspace.follow(must(ours.store().apply({"edit", {theirs}}, {"Jo"}, kNow)).changes);
    const auto refused = ours.apply({"late", {summaryEdit(old, "late")}}, kNow);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().error.code == Code::Conflict);
    // Ours after theirs, then an edit from before theirs: still a conflict.
    auto again = summaryEdit(*workspace.all<domain::Evidence>().find(one.id), "ours again");
    workspace.follow(must(ours.apply({"edit", {again}}, kNow)).changes);
    CHECK_FALSE(ours.apply({"late", {summaryEdit(old, "late")}}, kNow));
    CHECK(must(ours.load()).all<domain::Evidence>().find(one.id)->value.summary == "ours again");
  }
}
