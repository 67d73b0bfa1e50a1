// SPDX-License-Identifier: GPL-3.0-or-later
// bench_attachment [MEGABYTES]: importing and exporting a large attachment, and how long saves beside it wait.
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <random>
#include <thread>
#include <vector>

#include "app/workbench.h"
#include "base/message.h"

using namespace waymark;
using Clock = std::chrono::steady_clock;

namespace {

constexpr base::Stamp kNow{base::dayOf(2026, 11, 11)};

double millisecondsSince(Clock::time_point began) {
  return std::chrono::duration<double, std::milli>(Clock::now() - began).count();
}

domain::ChangeSet oneFinding(base::IdMaker& ids) {
  domain::Evidence evidence;
  evidence.id = ids.makeId<domain::EvidenceTag>(kNow);
  evidence.summary = "A finding";
  evidence.criterion = *base::ShortCode::make("E1");
  evidence.loggedOn = base::dayOf(2026, 11, 11);
  return {"log", {domain::made(domain::Record{evidence})}};
}

/// Waits for a job to end; gives its event.
template <class E>
E ended(app::Workbench& workbench, app::JobId job, std::vector<app::Event>& told) {
  for (;;) {
    for (auto& event : workbench.drain()) told.push_back(std::move(event));
    for (auto& event : told) {
      if (auto* done = std::get_if<E>(&event); done != nullptr && done->job == job) return *done;
      if (auto* failed = std::get_if<app::Failed>(&event); failed != nullptr && failed->job == job) {
        std::fprintf(stderr, "%s\n", base::sentence(failed->error).c_str());
        std::exit(3);
      }
    }
    std::this_thread::sleep_for(std::chrono::microseconds(100));
  }
}

}  // namespace

int main(int argc, char** argv) {
  const std::size_t megabytes = argc > 1 ? static_cast<std::size_t>(std::atoi(argv[1])) : 250;
  std::string name = (std::filesystem::temp_directory_path() / "waymark-bench-XXXXXX").string();
  if (::mkdtemp(name.data()) == nullptr) return 3;
  const std::filesystem::path folder = name;
  {
    std::ofstream out(folder / "film.mp4", std::ios::binary);
    std::mt19937_64 random(1);
    std::vector<std::uint64_t> block((std::size_t{1} << 20U) / 8);
    for (std::size_t i = 0; i < megabytes; ++i) {
      for (auto& word : block) word = random();
      out.write(reinterpret_cast<const char*>(block.data()), std::streamsize{1} << 20U);
    }
  }
  base::IdMaker ids(1);
  std::vector<app::Event> told;
  app::Workbench workbench{{"bench", [] {}, [] { return kNow; }}};
  ended<app::Opened>(workbench, workbench.create(folder / "a.waymark", oneFinding(ids)), told);

  const auto measureSaves = [&](const char* what, const auto& isOver) {
    std::vector<double> times;
    while (!isOver()) {
      const auto began = Clock::now();
      const auto job = workbench.apply(oneFinding(ids));
      ended<app::Applied>(workbench, job, told);
      times.push_back(millisecondsSince(began));
    }
    std::ranges::sort(times);
    std::printf("%-28s %4zu saves: median %.2f ms, longest %.2f ms\n", what, times.size(), times[times.size() / 2],
                times.back());
  };
  int left = 200;
  measureSaves("alone", [&] { return left-- == 0; });

  auto began = Clock::now();
  const auto alone = workbench.importFile(folder / "film.mp4");
  const auto stored = ended<app::FileStored>(workbench, alone, told);
  std::printf("import of %zu MB: %.0f ms\n", megabytes, millisecondsSince(began));
  began = Clock::now();
  ended<app::FileWritten>(workbench, workbench.exportFile(stored.sha256, {folder / "out.mp4"}), told);
  std::printf("export: %.0f ms\n", millisecondsSince(began));

  // Another content, with saves beside it.
  std::ofstream(folder / "film.mp4", std::ios::binary | std::ios::in | std::ios::out) << "another beginning";
  began = Clock::now();
  const auto job = workbench.importFile(folder / "film.mp4");
  measureSaves("beside an import", [&] {
    return std::ranges::any_of(told, [&](const auto& event) {
      const auto* done = std::get_if<app::FileStored>(&event);
      return done != nullptr && done->job == job;
    });
  });
  std::printf("import with saves beside it: %.0f ms\n", millisecondsSince(began));
  workbench.close();
  workbench.waitUntilIdle();
  std::filesystem::remove_all(folder);
  return 0;
}
