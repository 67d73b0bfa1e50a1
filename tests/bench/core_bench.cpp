// SPDX-License-Identifier: GPL-3.0-or-later
// bench_core [make FILE COUNT]: times the core, or writes a workspace with COUNT findings for the window's benches.
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>

#include "app/session.h"
#include "base/message.h"
#include "base/resources.h"
#include "bench/many_findings.h"
#include "bench/measure.h"
#include "judgement/assess.h"
#include "schedule/timeline.h"

using namespace waymark;

namespace {

constexpr base::Stamp kNow{base::dayOf(2026, 11, 11)};

int makeWorkspace(const char* file, std::size_t count, const framework::Pack& pack) {
  const auto made = app::Session::create(file, "bench", kNow, bench::demonstrationWith(count, pack));
  if (made) return 0;
  std::fprintf(stderr, "%s\n", base::sentence(made.error()).c_str());
  return 3;
}

std::vector<domain::Evidence> findings(std::size_t count, const framework::Pack& pack) {
  std::vector<domain::Evidence> evidence;
  for (auto& change : bench::demonstrationWith(count, pack).changes)
    if (auto* one = std::get_if<domain::Evidence>(&*change.after)) evidence.push_back(std::move(*one));
  return evidence;
}

}  // namespace

int main(int argc, char** argv) {
  const auto pack = *framework::Library().load(app::kDemonstrationPack);
  if (argc == 4 && std::strcmp(argv[1], "make") == 0)
    return makeWorkspace(argv[2], static_cast<std::size_t>(std::atoll(argv[3])), pack);

  const auto packText = *base::embeddedFile("frameworks/area-send-2025.json");
  bench::measure("read the area-send-2025 pack", 50,
                 [&] { (void)framework::parsePack(packText, "area-send-2025.json"); });
  std::size_t sink = 0;
  bench::measure("timeline of area-send-2025", 200, [&] {
    sink += schedule::compute(pack, calendar::england(), {base::dayOf(2025, 9, 8), {}, {}}).tasks.size();
  });

  const auto evidence = findings(100'000, pack);
  judgement::Bank bank;
  bench::measure("make a bank of 100,000 findings", 20, [&] { bank = judgement::makeBank(evidence, pack); });
  bench::measure("assess 100,000 findings", 50, [&] { sink += judgement::assess(bank, pack).findings; });

  const auto folder = std::filesystem::temp_directory_path() / ("waymark-bench-" + std::to_string(::getpid()));
  std::filesystem::create_directories(folder);
  const auto file = (folder / "large.waymark").string();
  const auto set = bench::demonstrationWith(20'000, pack);
  bench::measure("create a workspace with 20,000 findings", 1,
                 [&] { (void)app::Session::create(file, "bench", kNow, set); });
  bench::measure("open and load it", 20, [&] {
    auto session = app::Session::open(file, "bench", kNow);
    sink += session->load()->all<domain::Evidence>().size();
  });
  auto session = app::Session::open(file, "bench", kNow);
  auto one = session->load()->all<domain::Evidence>().rows().front();
  bench::measure("save one edited finding", 50, [&] {
    auto after = one.value;
    after.detail += "x";
    const auto applied = session->apply({"edit evidence", {domain::edited(one, after)}}, kNow);
    one = {after, applied->changes.changes.front().revision};
  });
  std::filesystem::remove_all(folder);
  return sink == 0 ? 1 : 0;
}
