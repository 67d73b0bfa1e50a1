// SPDX-License-Identifier: GPL-3.0-or-later
// Times a piece of work over several runs and prints minimum, median and maximum.
#pragma once

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <vector>

namespace waymark::bench {

template <class F>
void measure(const char* what, int runs, F work) {
  std::vector<double> milliseconds;
  for (int run = 0; run < runs; ++run) {
    const auto start = std::chrono::steady_clock::now();
    work();
    milliseconds.push_back(std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count());
  }
  std::sort(milliseconds.begin(), milliseconds.end());
  std::printf("%-58s min %8.3f  median %8.3f  max %8.3f ms  (%d runs)\n", what, milliseconds.front(),
              milliseconds[milliseconds.size() / 2], milliseconds.back(), runs);
  std::fflush(stdout);
}

}  // namespace waymark::bench
