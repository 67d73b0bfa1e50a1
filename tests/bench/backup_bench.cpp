// SPDX-License-Identifier: GPL-3.0-or-later
// bench_backup [MEGABYTES]: how long saves take while a backup of a large workspace runs beside them.
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <thread>
#include <vector>

#include "app/backup.h"
#include "app/session.h"
#include "base/message.h"

using namespace waymark;
using Clock = std::chrono::steady_clock;

namespace {

constexpr base::Stamp kNow{base::dayOf(2026, 11, 11)};

double millisecondsSince(Clock::time_point began) {
  return std::chrono::duration<double, std::milli>(Clock::now() - began).count();
}

[[noreturn]] void end(const base::Error& error) {
  std::fprintf(stderr, "%s\n", base::sentence(error).c_str());
  std::exit(3);
}

domain::Evidence finding(base::IdMaker& ids, std::size_t bytes) {
  domain::Evidence evidence;
  evidence.id = ids.makeId<domain::EvidenceTag>(kNow);
  evidence.summary = "A long one";
  evidence.detail = std::string(bytes, 'x');
  evidence.criterion = *base::ShortCode::make("E1");
  evidence.loggedOn = base::dayOf(2026, 11, 11);
  return evidence;
}

void save(app::Session& session, base::IdMaker& ids, std::size_t count, std::size_t bytes) {
  domain::ChangeSet set{"log", {}};
  for (std::size_t i = 0; i < count; ++i) set.changes.push_back(domain::made(domain::Record{finding(ids, bytes)}));
  if (const auto applied = session.apply(set, kNow); !applied) end(applied.error().error);
}

void report(const char* what, std::vector<double> times) {
  std::ranges::sort(times);
  std::printf("%-34s %4zu saves: median %.2f ms, longest %.2f ms\n", what, times.size(), times[times.size() / 2],
              times.back());
}

template <class F>
std::vector<double> savesWhile(app::Session& session, base::IdMaker& ids, F goesOn) {
  std::vector<double> times;
  while (goesOn()) {
    const auto began = Clock::now();
    save(session, ids, 1, 200);
    times.push_back(millisecondsSince(began));
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
  }
  return times;
}

}  // namespace

int main(int argc, char** argv) {
  const auto megabytes = argc > 1 ? static_cast<std::uintmax_t>(std::atoll(argv[1])) : 300;
  const auto folder = std::filesystem::temp_directory_path() / ("waymark-bench-" + std::to_string(::getpid()));
  std::filesystem::create_directories(folder);
  const auto file = folder / "large.waymark";
  base::IdMaker ids;
  auto session = app::Session::create(file, "bench", kNow, {});
  if (!session) end(session.error());
  while (std::filesystem::file_size(file) < megabytes * 1'000'000) save(*session, ids, 300, 15'000);
  std::printf("workspace of %ju MB\n", std::filesystem::file_size(file) / 1'000'000);

  int quiet = 300;
  report("with nothing beside", savesWhile(*session, ids, [&] { return quiet-- > 0; }));
  std::atomic<bool> isDone = false;
  double taken = 0;
  std::jthread beside([&] {
    const auto began = Clock::now();
    auto reader = storage::open(file, storage::Mode::ReadOnly, {});
    if (!reader) end(reader.error());
    const auto made = app::backUp(reader->store, {}, kNow, app::BackupWhy::Timer);
    if (!made) end(made.error());
    taken = millisecondsSince(began);
    isDone = true;
  });
  report("while a backup runs", savesWhile(*session, ids, [&] { return !isDone; }));
  beside.join();
  std::printf("the backup, checked and digested: %.0f ms\n", taken);
  std::filesystem::remove_all(folder);
  return 0;
}
