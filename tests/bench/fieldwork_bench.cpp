// SPDX-License-Identifier: GPL-3.0-or-later
// What arranging a fieldwork timetable, and looking for clashes at each key, cost. docs/performance.md has the figures.
#include <algorithm>
#include <cstdio>
#include <thread>

#include "measure.h"
#include "schedule/fieldwork_arrange.h"
#include "support/fieldwork_maker.h"

namespace {

using namespace waymark;

double milliseconds(std::chrono::steady_clock::duration took) {
  return std::chrono::duration<double, std::milli>(took).count();
}

void arrangeOnce(const char* name, const samples::FieldworkSize& size) {
  const auto full = samples::fullFieldwork(size);
  const auto problem = samples::takenApart(full, size);
  const auto start = std::chrono::steady_clock::now();
  const auto done = schedule::arrange(problem, {}, {});
  const auto took = milliseconds(std::chrono::steady_clock::now() - start);
  const auto clashStart = std::chrono::steady_clock::now();
  const auto broken = schedule::clashes(problem, done.at).size();
  const auto clashTook = milliseconds(std::chrono::steady_clock::now() - clashStart);
  std::printf("%-44s %8.1f ms  %zu of %zu placed, %zu rules broken, %d steps, %d min idle; clashes %.2f ms\n", name, took,
              problem.sessions.size() - done.unplaced.size(), problem.sessions.size(), broken, done.steps, done.idleMinutes,
              clashTook);
}

void cancelOnce() {
  samples::FieldworkSize size;
  size.sessions = 200;
  size.inspectors = 8;
  size.packed = true;
  auto problem = samples::takenApart(samples::fullFieldwork(size), size);
  for (std::size_t i = 0, count = problem.sessions.size(); i < count; ++i)
    if (!problem.sessions[i].fixed) problem.sessions.push_back(problem.sessions[i]);
  std::stop_source source;
  std::chrono::steady_clock::time_point asked;
  std::jthread asker([&] {
    std::this_thread::sleep_for(std::chrono::milliseconds(500));
    asked = std::chrono::steady_clock::now();
    source.request_stop();
  });
  schedule::arrange(problem, {1, 10'000'000}, source.get_token());
  std::printf("%-44s %8.1f ms\n", "cancel, 400 sessions", milliseconds(std::chrono::steady_clock::now() - asked));
}

}  // namespace

int main() {
  samples::FieldworkSize size;
  for (std::uint64_t seed = 1; seed <= 3; ++seed) {
    size.seed = seed;
    size.packed = false;
    arrangeOnce("arrange, 60 sessions over 7 days", size);
    size.packed = true;
    arrangeOnce("arrange, 60 sessions packed tight", size);
  }
  size.sessions = 200;
  size.inspectors = 8;
  for (std::uint64_t seed = 1; seed <= 3; ++seed) {
    size.seed = seed;
    arrangeOnce("arrange, 200 sessions packed tight", size);
  }
  cancelOnce();
}
