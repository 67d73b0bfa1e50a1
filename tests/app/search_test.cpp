// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>

#include "app/case_codes.h"
#include "app/demonstration.h"
#include "app/search_entries.h"
#include "app/search_index.h"
#include "app/search_words.h"
#include "framework/pack_loader.h"
#include "support/samples.h"

using namespace waymark;
using namespace waymark::app;
using Titles = std::vector<std::string>;

namespace {

SearchEntry entry(const std::string& title, const std::string& note = {}, SearchKind kind = SearchKind::Evidence) {
  return {kind, title, title, note, {}, {}};
}

Titles found(const SearchIndex& index, std::string_view query, std::size_t limit = 20) {
  Titles titles;
  const std::array indexes{&index};
  for (const auto& group : search(indexes, query, limit))
    for (const auto& hit : group.hits) titles.push_back(hit.entry->title);
  return titles;
}

std::string marked(const SearchIndex& index, std::string_view query) {
  const std::array indexes{&index};
  const auto hit = search(indexes, query, 1).at(0).hits.at(0);
  std::string text = hit.entry->title;
  for (auto mark = hit.marks.rbegin(); mark != hit.marks.rend(); ++mark) {
    text.insert(mark->end, "]");
    text.insert(mark->begin, "[");
  }
  return text;
}

}  // namespace

TEST_CASE("words are cut at what is neither letter nor digit, and apostrophes fall out") {
  CHECK(wordsOf("Child’s EHC-plan: D+2 (E1) – café…") == Titles{"childs", "ehc", "plan", "d", "2", "e1", "cafe"});
  CHECK(wordsOf("cafe\u0301 Łukasz Ŵyn") == Titles{"cafe", "lukasz", "wyn"});
  CHECK(wordsOf(" – · ").empty());
}

TEST_CASE("edits are counted to the beginning of a word, a swap of neighbours as one") {
  CHECK(editsToBegin("safegau", "safeguarding", 2) == 1);
  CHECK(editsToBegin("safeguarding", "safeguarding", 2) == 0);
  CHECK(editsToBegin("attendnace", "attendance", 2) == 1);
  CHECK(editsToBegin("atendence", "attendance", 2) == 2);
  CHECK(editsToBegin("lnao", "lano", 1) == 1);
  CHECK(editsToBegin("speeech", "speech", 2) == 1);
  CHECK(editsToBegin("lano", "language", 1) == 2);
  CHECK(editsToBegin("xyzzy", "lano", 2) == 3);
  CHECK(editsToBegin(std::string(500, 'a'), "a", 2) == 3);
}

TEST_CASE("the better a title answers, the further up it stands") {
  const SearchIndex index({entry("Plans for waiting lists"), entry("Waiting for plans, seen often"),
                           entry("Health", "Waits: see the plan"), entry("Waits are long"),
                           entry("Long waits for therapy"), entry("A long list of waits")});
  CHECK(found(index, "waits") == Titles{"Waits are long", "A long list of waits", "Long waits for therapy", "Health"});
  CHECK(found(index, "long waits") == Titles{"Long waits for therapy", "Waits are long", "A long list of waits"});
  CHECK(found(index, "list of") == Titles{"A long list of waits"});
  CHECK(found(index, "PLANS wait") ==
        Titles{"Plans for waiting lists", "Waiting for plans, seen often", "Health"});  // "plan" is one letter short
}

TEST_CASE("a word that is spelt nearly so is found where nothing is spelt so") {
  const SearchIndex index({entry("Safeguarding concern"), entry("Attendance at tracking meetings"), entry("Speech")});
  CHECK(found(index, "safegaurding") == Titles{"Safeguarding concern"});
  CHECK(found(index, "safegau") == Titles{"Safeguarding concern"});
  CHECK(found(index, "atendence traking") == Titles{"Attendance at tracking meetings"});
  CHECK(found(index, "spech") == Titles{"Speech"});
  CHECK(found(index, "sp3ch").empty());
  CHECK(found(index, "zzzz").empty());
}

TEST_CASE("nearly spelt words don't dilute what was found as typed") {
  const SearchIndex index({entry("Plan one"), entry("Plan two"), entry("Plan three"), entry("Plane")});
  const SearchIndex other({entry("Plain English")});
  const std::array both{&index, &other};
  CHECK(search(both, "plan", 9).size() == 1);
  CHECK(search(both, "plan", 9).front().total == 4);
}

TEST_CASE("case, accents and a query without letters") {
  const SearchIndex index({entry("Zoë Łukasiewicz"), entry("École for deaf children")});
  CHECK(found(index, "ZOE lukas") == Titles{"Zoë Łukasiewicz"});
  CHECK(found(index, "ecole") == Titles{"École for deaf children"});
  CHECK(found(index, "…").empty());
  CHECK(found(index, "").empty());
  CHECK(found(index, std::string(5000, 'z') + " \xff\xc3").empty());
}

TEST_CASE("newer comes first among equals, and a page before a finding of the same words") {
  auto older = entry("Waits grew");
  older.day = base::dayOf(2025, 1, 1);
  auto newer = entry("Waits fell");
  newer.day = base::dayOf(2026, 1, 1);
  const SearchIndex index({older, newer, entry("Waits", "", SearchKind::Page)});
  CHECK(found(index, "waits") == Titles{"Waits", "Waits fell", "Waits grew"});
}

TEST_CASE("what was found is marked in the title as it is written") {
  const SearchIndex index({entry("Zoë’s safeguarding plan")});
  CHECK(marked(index, "zoes safe") == "[Zoë’s] [safe]guarding plan");
  CHECK(marked(index, "safegaurding") == "Zoë’s [safeguarding] plan");
}

TEST_CASE("an index follows what is put and removed") {
  SearchIndex index({entry("Waits are long")});
  auto edited = entry("Waits are long");
  edited.title = "Waits are shorter";
  index.put(edited);
  CHECK(index.size() == 1);
  CHECK(found(index, "long").empty());
  CHECK(found(index, "shorter") == Titles{"Waits are shorter"});
  index.put(entry("Aardvark words sort first"));
  CHECK(found(index, "aard") == Titles{"Aardvark words sort first"});
  index.remove(SearchKind::Evidence, "Waits are long");
  CHECK(found(index, "shorter").empty());
  CHECK(index.size() == 1);
}

TEST_CASE("at most so many of a kind, and how many there were") {
  std::vector<SearchEntry> entries;
  for (int i = 0; i < 30; ++i) entries.push_back(entry("Wait " + std::to_string(i)));
  const SearchIndex index(std::move(entries));
  const auto groups = index.find("wait", Spelling::AsTyped, 5);
  REQUIRE(groups.size() == 1);
  CHECK(groups.front().total == 30);
  CHECK(groups.front().hits.size() == 5);
}

TEST_CASE("everything of a workspace can be found by its words") {
  const auto pack = *framework::Library().load("area-send-2025");
  domain::Workspace workspace;
  workspace.table<domain::Partner>().put({samples::partner(), 1});
  workspace.table<domain::Person>().put({samples::person(), 1});
  workspace.table<domain::Priority>().put({samples::priority(), 1});
  workspace.table<domain::EarlierFinding>().put({samples::earlierFinding(), 1});
  workspace.table<domain::Evidence>().put({samples::evidence(), 1});
  auto inspection = samples::inspection();
  workspace.table<domain::Inspection>().put({inspection, 1});
  std::vector<SearchEntry> entries;
  addPack(entries, pack);
  addRecords(entries, workspace, pack);
  addPlan(entries, planFor(workspace, inspection, pack, calendar::england()), pack, workspace);
  addPacks(entries, framework::Library().list().packs);
  entries.push_back(evidenceEntry(samples::evidence(), workspace, pack));
  const SearchIndex index(std::move(entries));

  const auto firstKind = [&](std::string_view query) {
    const std::array indexes{&index};
    const auto groups = search(indexes, query, 3);
    return groups.empty() ? std::string("nothing") : std::string(base::codeText(groups.front().kind));
  };
  CHECK(firstKind("amal oneill") == "person");
  CHECK(firstKind("marsh community") == "organisation");
  CHECK(firstKind("shorter waits") == "priority");
  CHECK(firstKind("waits for therapies too long") == "earlier_finding");
  CHECK(firstKind("two in three") == "evidence");
  CHECK(firstKind("R02 07") == "evidence");
  CHECK(firstKind("E1") == "criterion");
  CHECK(firstKind("embargo") == "task");
  CHECK(firstKind("jsna") == "term");
  CHECK(firstKind("handbook june 2025") == "pack");
}

namespace {

/// The codes that a query finds, with what of each is marked.
Titles codesFound(const CaseCodes& codes, std::string_view query, std::size_t limit = 20) {
  Titles titles;
  const auto group = codes.find(query, limit);
  if (!group) return titles;
  for (const auto& hit : group->hits) {
    std::string text = hit.entry->title;
    text.insert(hit.marks.at(0).end, "]");
    text.insert(hit.marks.at(0).begin, "[");
    titles.push_back(text);
  }
  return titles;
}

}  // namespace

TEST_CASE("a child is found by how its case code begins, or its number without the zeros") {
  const CaseCodes codes({"C-00421", "C-04210", "C-00004", "C-42100", "C-00042", "D-00421", "Ash"});
  CHECK(codesFound(codes, "C-0042") == Titles{"[C-0042]1"});
  CHECK(codesFound(codes, "c-00421") == Titles{"[C-00421]"});
  CHECK(codesFound(codes, " C 00421 ") == Titles{"[C-00421]"});
  CHECK(codesFound(codes, "421") == Titles{"C-00[421]", "D-00[421]", "C-0[421]0", "C-[421]00"});
  CHECK(codesFound(codes, "d421") == Titles{"D-00[421]"});
  CHECK(codesFound(codes, "c-421") == Titles{"[C-421]00", "C-00[421]", "C-0[421]0"});
  CHECK(codesFound(codes, "00042") == Titles{});  // no code begins so, and a number has no zeros before it
}

TEST_CASE("letters alone find no child, and hits are as many as asked for with all counted") {
  const CaseCodes codes({"C-00001", "C-00010", "C-00011", "C-00100"});
  CHECK_FALSE(codes.find("c", 5));
  CHECK_FALSE(codes.find("C-", 5));
  CHECK_FALSE(codes.find("", 5));
  CHECK_FALSE(codes.find("9", 5));
  CHECK_FALSE(CaseCodes().find("1", 5));
  const auto group = codes.find("1", 2);
  REQUIRE(group);
  CHECK(group->kind == SearchKind::Child);
  CHECK(group->total == 4);
  CHECK(group->hits.size() == 2);
}

TEST_CASE("a whole case code stands before findings that name it") {
  const SearchIndex index({entry("C-00421 has waited"), entry("The plan of C-00421 is late")});
  const CaseCodes codes({"C-00421"});
  const std::array indexes{&index};
  const auto groups = search(indexes, "C-00421", 5, codes.find("C-00421", 5));
  REQUIRE(groups.size() == 2);
  CHECK(groups[0].kind == SearchKind::Child);
  CHECK(groups[1].total == 2);
}

TEST_CASE("every kind of find has a word of its own for scripts") {
  for (std::size_t kind = 0; kind < kSearchKindCount; ++kind)
    CHECK_FALSE(base::codeText(static_cast<SearchKind>(kind)).empty());
}
