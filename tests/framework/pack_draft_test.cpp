// SPDX-License-Identifier: GPL-3.0-or-later
// A pack is copied, edited row by row with its source, and published: nothing else of it changes on the way.
#include "framework/pack_draft.h"

#include <catch2/catch.hpp>
#include <random>

#include "base/file.h"
#include "base/resources.h"
#include "framework/draft_folder.h"
#include "framework/draft_shape.h"
#include "framework/pack_problems.h"

using namespace waymark;
using namespace waymark::framework;
using base::Code;

namespace {

std::string packJson(const char* id = "area-send-2025") {
  return std::string(*base::embeddedFile(std::string("frameworks/") + id + ".json"));
}

PackDraft draftOf(const char* id = "area-send-2025") {
  auto draft = PackDraft::copyOf(packJson(id), id, id, "1.1");
  REQUIRE(draft);
  return std::move(*draft);
}

std::string textOf(const PackDraft& draft, std::string_view path, std::string_view field) {
  for (const auto& one : draft.fields(path))
    if (one.name == field) return one.text;
  return "no such field";
}

/// A folder of one's own for each test.
struct Folder {
  std::filesystem::path path;
  explicit Folder(const char* name)
      : path(std::filesystem::temp_directory_path() / (std::string("waymark-drafts-") + name)) {
    std::filesystem::remove_all(path);
    std::filesystem::create_directories(path);
  }
  ~Folder() { std::filesystem::remove_all(path); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
};

PackSummary summaryOf(const Library& library, std::string_view id, std::string_view version) {
  for (const auto& pack : library.list().packs)
    if (pack.id == id && pack.version == version) return pack;
  FAIL("no such pack");
  return {};
}

}  // namespace

TEST_CASE("a copy differs from its pack in its id, its version and in being a draft") {
  auto draft = PackDraft::copyOf(packJson(), "f", "area-send-2027", "1.0");
  REQUIRE(draft);
  CHECK(draft->id() == "area-send-2027");
  CHECK(draft->version() == "1.0");
  CHECK(draft->copiedFrom() == "area-send-2025 1.0");
  CHECK(draft->isDraft());
  auto back = OrderedJson::parse(draft->publishedText());
  CHECK_FALSE(back.contains("status"));
  back.erase("copied_from");
  back["id"] = "area-send-2025";
  // Members in the same order too: the text is the same.
  CHECK(back.dump() == OrderedJson::parse(packJson()).dump());
}

TEST_CASE("every row of every built-in pack has its fields, and each field's text says all of its value") {
  for (const auto& file : base::embeddedUnder("frameworks/")) {
    if (file.name.ends_with("schema.json")) continue;
    const auto pack = OrderedJson::parse(file.bytes);
    auto draft = PackDraft::read(file.bytes, file.name);
    REQUIRE(draft);
    std::size_t values = 0;
    for (const auto& row : draft->rows()) {
      INFO(file.name << row.path);
      CHECK_FALSE(row.source.empty());
      CHECK(base::parseDay(row.verifiedOn).has_value());
      const auto* shape = shapeAt(row.path);
      REQUIRE(shape != nullptr);
      const auto& value = pack.at(OrderedJson::json_pointer(row.path));
      for (const auto& field : draft->fields(row.path)) {
        INFO(field.name);
        auto again = value;
        REQUIRE(setField(*shape->node, again, field.name, field.text));
        if (again != value) CHECK(again.dump() == value.dump());
        ++values;
      }
    }
    CHECK(values > 100);
  }
}

TEST_CASE("the rows of a draft are all rows of its pack") {
  const auto pack = *Library().load("area-send-2025");
  const auto rows = draftOf().rows();
  const auto count = [&](std::string_view part) {
    return static_cast<std::size_t>(std::ranges::count(rows, part, &DraftRow::part));
  };
  CHECK(rows.front().path.empty());
  CHECK(count("criteria") == pack.criteria.size());
  CHECK(count("outcomes") == pack.outcomes.size());
  CHECK(count("tasks") == pack.tasks.size());
  CHECK(count("information") == pack.information.size());
  CHECK(count("tracked_children/rules") == pack.trackedChildren.rules.size());
  CHECK(count("tracked_children/documents") == pack.trackedChildren.documents.size());
  CHECK(count("glossary") == pack.glossary.size());
  CHECK(count("judgement") == 1);
}

TEST_CASE("an edited row must name its source, or say that the one named says this too") {
  auto draft = draftOf();
  const auto before = draft.text();
  const auto edit = [&](const DraftValues& values, SourceWord word) {
    return draft.edit("/criteria/0", values, word, "edit E1");
  };
  const auto refused = edit({{"title", "Needs are known early"}}, SourceWord::Named);
  REQUIRE_FALSE(refused);
  CHECK(refused.error().code == Code::MissingField);
  CHECK(refused.error().value("field") == "source");
  CHECK(edit({{"title", "x"}, {"source", " "}}, SourceWord::StillHolds).error().value("field") == "source");
  CHECK(edit({{"title", "x"}, {"verified_on", ""}}, SourceWord::StillHolds).error().value("field") == "verified_on");
  CHECK(edit({{"title", "x"}, {"certainty", ""}}, SourceWord::StillHolds).error().value("field") == "certainty");
  CHECK(draft.text() == before);
  CHECK(draft.undoName().empty());

  REQUIRE(edit({{"title", "Needs are known early"}, {"source", "HB 2027, page 12"}, {"verified_on", "2027-01-08"}},
               SourceWord::Named));
  CHECK(textOf(draft, "/criteria/0", "title") == "Needs are known early");
  CHECK(textOf(draft, "/criteria/0", "source") == "HB 2027, page 12");
  CHECK(draft.undoName() == "edit E1");
  REQUIRE(edit({{"title", "Needs known"}}, SourceWord::StillHolds));
  CHECK(checkPackText(draft.text()).problems.empty());
  const auto pack = parseForeignPack(draft.publishedText(), "f");
  REQUIRE(pack);
  CHECK(pack->criteria[0].title == "Needs known");
  CHECK(pack->criteria[0].provenance.verifiedOn == base::dayOf(2027, 1, 8));
}

TEST_CASE("every sort of field is written as the format has it") {
  auto draft = draftOf();
  const auto set = [&](std::string_view path, const char* field, const char* text) {
    return draft.edit(path, {{field, text}}, SourceWord::StillHolds, "edit");
  };
  REQUIRE(set("/tasks/0", "when/offset", "-15"));
  REQUIRE(set("/tasks/0", "when/time", "09:30"));
  REQUIRE(set("/tasks/0", "milestone", "yes"));
  REQUIRE(set("/tasks/0", "criteria", "E1\n\n E2 \n"));
  REQUIRE(set("/judgement", "cuts", "-4.5\n2"));
  REQUIRE(set("", "effective_to", "2027-08-31"));
  REQUIRE(set("/criteria/1", "replaces", "E9"));
  CHECK(set("/tasks/0", "when/offset", "soon").error().code == Code::BadNumber);
  CHECK(set("/judgement", "cuts", "1\nmany").error().code == Code::BadNumber);
  CHECK(set("", "effective_to", "31 August").error().code == Code::BadDate);
  CHECK(set("/tasks/0", "titel", "x").error().code == Code::NotFound);
  CHECK(set("/tasks/9999", "title", "x").error().code == Code::NotFound);
  CHECK(set("/tasks/0", "title", "a\xFF").error().code == Code::BadText);
  const auto pack = parseForeignPack(draft.text(), "f");
  REQUIRE(pack);
  CHECK(pack->tasks[0].when.offset == -15);
  CHECK(pack->tasks[0].when.time == base::parseTime("09:30"));
  CHECK(pack->tasks[0].milestone);
  CHECK(pack->tasks[0].criteria.size() == 2);
  CHECK(pack->judgement.cuts == std::vector<double>{-4.5, 2.0});
  CHECK(pack->effectiveTo == base::dayOf(2027, 8, 31));
  CHECK(pack->criteria[1].replaces.size() == 1);
  // And taken out again.
  REQUIRE(set("/tasks/0", "when/time", ""));
  REQUIRE(set("", "effective_to", ""));
  REQUIRE(set("/criteria/1", "replaces", ""));
  CHECK(checkPackText(draft.text()).problems.empty());
}

TEST_CASE("a field that names another row offers those that are there") {
  const auto draft = draftOf();
  for (const auto& field : draft.fields("/tasks/0")) {
    if (field.name == "phase") {
      CHECK(field.kind == DraftKind::Choice);
      CHECK(field.choices.front().value == "before");
      CHECK(field.choices.front().title == "Before the call: readiness");
    }
    if (field.name == "when/unit") CHECK(field.choices.size() == 5);
  }
}

TEST_CASE("undo takes edits, new rows and removed rows back, redo makes them again") {
  auto draft = draftOf();
  std::vector<std::string> states{draft.text()};
  const auto next = [&](bool done) {
    REQUIRE(done);
    states.push_back(draft.text());
    CHECK(states.back() != states[states.size() - 2]);
  };
  next(draft.edit("/criteria/0", {{"title", "A"}}, SourceWord::StillHolds, "one").has_value());
  next(draft.removeRow("/tasks/7", "two").has_value());
  const auto added = draft.addRow("tasks", base::dayOf(2027, 1, 8), "three");
  next(added.has_value());
  next(draft.edit(*added, {{"title", "B"}, {"source", "HB"}}, SourceWord::Named, "four").has_value());
  next(draft.edit("", {{"title", "C"}}, SourceWord::StillHolds, "five").has_value());
  next(draft.removeRow("/tracked_children/documents/0", "six").has_value());
  for (std::size_t at = states.size() - 1; at > 0; --at) {
    draft.undo();
    CHECK(draft.text() == states[at - 1]);
  }
  CHECK(draft.undo().empty());
  for (std::size_t at = 1; at < states.size(); ++at) {
    draft.redo();
    CHECK(draft.text() == states[at]);
  }
  CHECK(draft.redo().empty());
  CHECK(draft.undoName() == "six");
}

TEST_CASE("a new row is found wanting until it is filled in, and each problem leads to it") {
  auto draft = draftOf();
  const auto path = draft.addRow("criteria", base::dayOf(2027, 1, 8), "add");
  REQUIRE(path);
  const auto problems = checkPackText(draft.text()).problems;
  CHECK(problems.size() > 2);
  for (const auto& problem : problems) CHECK(draft.rowOf(problem.path) == *path);
  CHECK(draft.rowOf("/tasks/12/when/unit") == "/tasks/12");
  CHECK(draft.rowOf("/tracked_children/rules/0/count") == "/tracked_children/rules/0");
  CHECK(draft.rowOf("/judgement/cuts") == "/judgement");
  CHECK(draft.rowOf("/title").empty());
  CHECK(draft.rowOf("/tasks/100000").empty());
  CHECK_FALSE(draft.addRow("nothing", base::dayOf(2027, 1, 8), "add"));
  CHECK_FALSE(draft.removeRow("/judgement", "remove"));
}

TEST_CASE("a draft whose parts are of another shape is shown and edited as far as it goes, never a crash") {
  std::mt19937 random(20270108);
  const auto whole = OrderedJson::parse(packJson());
  const std::vector<OrderedJson> wrong{
      nullptr, 5, "x", OrderedJson::array(), OrderedJson::object(), OrderedJson::array({1, nullptr, "a"})};
  for (int round = 0; round < 60; ++round) {
    auto pack = whole;
    auto names = std::vector<std::string>();
    for (const auto& [name, value] : pack.items()) names.push_back(name);
    for (int i = 0; i < 4; ++i) {
      auto& value = pack[names[random() % names.size()]];
      if (value.is_array() && !value.empty() && random() % 2 == 0)
        value[random() % value.size()] = wrong[random() % wrong.size()];
      else
        value = wrong[random() % wrong.size()];
    }
    auto draft = PackDraft::read(pack.dump(), "f");
    REQUIRE(draft);
    for (const auto& row : draft->rows()) {
      const auto fields = draft->fields(row.path);
      if (random() % 20 != 0 || fields.empty()) continue;
      DraftValues values{{"source", "HB"}, {"certainty", "stated"}, {"verified_on", "2027-01-08"}};
      values.emplace_back(fields[random() % fields.size()].name, "1");
      CHECK_NOTHROW((void)draft->edit(row.path, values, SourceWord::Named, "edit"));
    }
    for (const auto& shape : rowShapes()) CHECK_NOTHROW((void)draft->addRow(shape.part(), base::dayOf(2027, 1, 8), ""));
    while (!draft->undoName().empty()) draft->undo();
    CHECK(OrderedJson::parse(draft->text()).size() >= pack.size());
  }
  CHECK(PackDraft::read("[]", "f").error().code == Code::BadSchema);
  CHECK(PackDraft::read("{", "f").error().code == Code::BadJson);
}

TEST_CASE("the version after one counts its second number up") {
  CHECK(versionAfter("1.0") == "1.1");
  CHECK(versionAfter("1.9") == "1.10");
  CHECK(versionAfter("2") == "2.1");
  CHECK(versionAfter("2.9.4") == "2.10");
}

TEST_CASE("a draft is copied, edited and published as a version that the library then gives") {
  const Folder folder("publish");
  const Library library(folder.path);
  const DraftFolder drafts(library);
  const auto file = drafts.copy(summaryOf(library, "area-send-2025", "1.0"), "area-send-2025", "1.1");
  REQUIRE(file);
  REQUIRE(drafts.list().drafts.size() == 1);
  CHECK(drafts.list().drafts[0].copiedFrom == "area-send-2025 1.0");
  CHECK(library.load("area-send-2025")->version == "1.0");  // nobody uses a draft

  auto draft = drafts.open(*file);
  REQUIRE(draft);
  REQUIRE(draft->edit("/criteria/0", {{"title", ""}}, SourceWord::StillHolds, "edit"));
  REQUIRE(drafts.save(*file, *draft));
  const auto refused = drafts.publish(*file);
  REQUIRE_FALSE(refused);
  CHECK(refused.error().code == Code::BadSchema);
  CHECK(refused.error().value("path") == "/criteria/0/title");

  REQUIRE(draft->edit("/criteria/0", {{"title", "Needs known"}}, SourceWord::StillHolds, "edit"));
  REQUIRE(drafts.save(*file, *draft));
  const auto published = drafts.publish(*file);
  REQUIRE(published);
  CHECK(drafts.list().drafts.empty());
  const auto newest = library.load("area-send-2025");
  REQUIRE(newest);
  CHECK(newest->version == "1.1");
  CHECK(newest->status == PackStatus::Published);
  CHECK(newest->copiedFrom == "area-send-2025 1.0");
  CHECK(newest->criteria[0].title == "Needs known");
  CHECK(library.load("area-send-2025", "1.0")->criteria[0].title != "Needs known");
}

TEST_CASE("no version is ever written over") {
  const Folder folder("over");
  const Library library(folder.path);
  const DraftFolder drafts(library);
  const auto pack = summaryOf(library, "area-send-2025", "1.0");
  CHECK(drafts.copy(pack, "area-send-2025", "1.0").error().code == Code::DuplicateId);
  CHECK(drafts.copy(pack, "area-send-2025", "1").error().code == Code::DuplicateId);  // the same number
  const auto file = drafts.copy(pack, "area-send-2025", "1.1");
  REQUIRE(file);
  CHECK(drafts.copy(pack, "area-send-2025", "1.1").error().code == Code::DuplicateId);
  // Its version was changed to one that is there.
  auto draft = drafts.open(*file);
  REQUIRE(draft->edit("", {{"version", "1.0"}}, SourceWord::StillHolds, "edit"));
  REQUIRE(drafts.save(*file, *draft));
  CHECK(drafts.publish(*file).error().code == Code::DuplicateId);
  CHECK(std::filesystem::exists(*file));
  // A file of that name that is no pack stays too.
  draft->undo();
  REQUIRE(drafts.save(*file, *draft));
  REQUIRE(base::writeFileSafely(folder.path / "area-send-2025@1.1.json", "mine"));
  CHECK(drafts.publish(*file).error().code == Code::FileExists);
  CHECK(*base::readFile(folder.path / "area-send-2025@1.1.json", 100) == "mine");
}

TEST_CASE("an id or version that can't be a file's name makes no file") {
  const Folder folder("names");
  const Library library(folder.path);
  const DraftFolder drafts(library);
  const auto pack = summaryOf(library, "area-send-2025", "1.0");
  CHECK(drafts.copy(pack, "../other", "1.1").error().code == Code::BadSchema);
  CHECK(drafts.copy(pack, "area-send-2025", "1/1").error().code == Code::BadSchema);
  CHECK(drafts.copy(pack, "", "1.1").error().code == Code::BadSchema);
  CHECK_FALSE(std::filesystem::exists(folder.path / "drafts"));
  CHECK(DraftFolder(Library()).copy(pack, "area-send-2025", "1.1").error().code == Code::NotFound);
}

TEST_CASE("drafts that can't be read are said and spoil no other") {
  const Folder folder("broken");
  const Library library(folder.path);
  const DraftFolder drafts(library);
  REQUIRE(drafts.copy(summaryOf(library, "area-send-2025", "1.0"), "area-send-2025", "1.1"));
  REQUIRE(base::writeFileSafely(folder.path / "drafts" / "b.json", "{"));
  CHECK(drafts.list().drafts.size() == 1);
  CHECK(drafts.list().problems.size() == 1);
  CHECK(library.list().problems.empty());
}
