// SPDX-License-Identifier: GPL-3.0-or-later
// bench_benchmark: DfE's release read from its zip, kept as text and read back, and one area's standing.
// usage: bench_benchmark RELEASE.zip
#include <sys/resource.h>

#include "base/file.h"
#include "bench/measure.h"
#include "exchange/release_file.h"

using namespace waymark;

int main(int count, char** arguments) {
  if (count != 2) {
    std::printf("usage: bench_benchmark RELEASE.zip\n");
    return 2;
  }
  const auto bytes = base::readFile(arguments[1], exchange::kLargestRelease).value();
  const auto definition = lists::builtInBenchmarks().value();
  const auto neighbours = lists::builtInNeighbours().value();
  lists::ReleaseFigures figures;
  std::string kept;
  std::size_t sink = 0;
  bench::measure("read the release", 9, [&] { figures = exchange::readRelease(bytes, "r", definition).value(); });
  bench::measure("its figures as text", 9, [&] { kept = exchange::releaseText(figures); });
  bench::measure("read that text", 9, [&] { sink += exchange::parseReleaseText(kept, "kept").value().series.size(); });
  bench::measure("one area's standing", 99, [&] {
    sink += lists::standingOf(definition, figures, neighbours, figures.areas.front().code).value().measures.size();
  });
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  std::printf("%zu figures a period and measure, kept in %.0f kB; peak memory %ld MB\n", figures.areas.size(),
              static_cast<double>(kept.size()) / 1e3, usage.ru_maxrss / 1024);
  return sink == 0 ? 1 : 0;
}
