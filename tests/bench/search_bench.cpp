// SPDX-License-Identifier: GPL-3.0-or-later
// bench_search: what a key costs in Ctrl+K over 50,000 findings with a vocabulary as large as a county's.
#include <fmt/format.h>

#include <array>
#include <cstdio>
#include <random>

#include "app/case_codes.h"
#include "app/search_entries.h"
#include "app/session.h"
#include "bench/many_findings.h"
#include "bench/measure.h"

using namespace waymark;

namespace {

constexpr std::size_t kFindings = 50'000;
constexpr std::size_t kMadeUpWords = 40'000;

/// Words of two to four syllables: names, places and slips that real findings add to the words of the field.
std::vector<std::string> madeUpWords(std::mt19937& random) {
  constexpr std::array kSyllables{"ba",  "cor", "den", "el",  "fi",   "gan", "har",   "im",
                                  "jo",  "kel", "lo",  "mer", "nor",  "os",  "pre",   "ra",
                                  "sto", "ten", "ul",  "ver", "wick", "ya",  "thorn", "sing"};
  std::vector<std::string> words;
  for (std::size_t i = 0; i < kMadeUpWords; ++i) {
    std::string word;
    for (auto syllables = 2 + random() % 3; syllables > 0; --syllables)
      word += kSyllables[random() % kSyllables.size()];
    words.push_back(std::move(word));
  }
  return words;
}

domain::Workspace workspaceOf(const framework::Pack& pack) {
  std::mt19937 random(7);
  const auto words = madeUpWords(random);
  auto set = bench::demonstrationWith(kFindings, pack);
  for (auto& change : set.changes) {
    auto* evidence = std::get_if<domain::Evidence>(&*change.after);
    if (evidence == nullptr) continue;
    for (int i = 0; i < 6; ++i) evidence->detail += ' ' + words[random() % words.size()];
    evidence->summary += ' ' + words[random() % words.size()];
  }
  domain::Workspace workspace;
  workspace.follow(set);
  return workspace;
}

}  // namespace

int main() {
  const auto pack = *framework::Library().load(app::kDemonstrationPack);
  const auto workspace = workspaceOf(pack);
  app::SearchIndex evidence;
  bench::measure("index 50,000 findings", 5, [&] {
    std::vector<app::SearchEntry> entries;
    for (const auto& row : workspace.all<domain::Evidence>())
      entries.push_back(app::evidenceEntry(row.value, workspace, pack));
    evidence = app::SearchIndex(std::move(entries));
  });
  app::SearchIndex near;
  bench::measure("index everything else", 20, [&] {
    std::vector<app::SearchEntry> entries;
    app::addPack(entries, pack);
    app::addRecords(entries, workspace, pack);
    const auto* inspection = app::currentInspection(workspace);
    app::addPlan(entries, app::planFor(workspace, inspection->value, pack, app::calendarFor(workspace)), pack,
                 workspace);
    near = app::SearchIndex(std::move(entries));
  });
  auto changed = app::evidenceEntry(workspace.all<domain::Evidence>().rows().front().value, workspace, pack);
  changed.title += " neverseenbefore";
  bench::measure("follow one changed finding", 50, [&] { evidence.put(changed); });

  const std::array indexes{&std::as_const(near), &std::as_const(evidence)};
  std::size_t sink = 0;
  for (const std::string text : {"s", "sp", "speech", "speech and language", "the plan of a child for the",
                                 "safegaurding", "spech langauge therpy", "corverthornx", "zzzzzzzz"}) {
    const std::string what = "a key: “" + text + "”";
    bench::measure(what.c_str(), 30, [&] { sink += app::search(indexes, text, 6).size(); });
  }
  std::vector<std::string> children;
  for (int i = 1; i <= 38'300; ++i) children.push_back(fmt::format("C-{:05}", i));
  app::CaseCodes codes;
  bench::measure("index 38,300 case codes", 10, [&] { codes = app::CaseCodes(children); });
  for (const std::string text : {"C-", "C-0", "1", "C-00421", "421"}) {
    const std::string what = "a key over them: “" + text + "”";
    bench::measure(what.c_str(), 100, [&] { sink += codes.find(text, 5) ? 1U : 0U; });
  }
  return sink == 0 ? 1 : 0;
}
