// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes as a release's zip, as each of its tables, as a table of neighbours, and as figures kept in a workspace.
#include <cstdint>
#include <cstdlib>

#include "base/message.h"
#include "exchange/csv.h"
#include "exchange/release_file.h"
#include "lists/release_table.h"

using namespace waymark;

namespace {

/// Whatever was read can be asked for any area, kept as text and read again.
void checkFigures(const lists::BenchmarkDefinition& definition, const lists::ReleaseFigures& figures) {
  static const auto neighbours = lists::builtInNeighbours().value();
  for (const auto& area : figures.areas) {
    const auto standing = lists::standingOf(definition, figures, neighbours, area.code);
    if (!standing || standing->measures.size() != definition.measures.size()) std::abort();
    for (const auto& measure : standing->measures)
      for (const auto& period : measure.periods)
        if (period.rank && (period.rank->place < 1 || period.rank->place > period.rank->of)) std::abort();
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const auto definition = lists::builtInBenchmarks().value();
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const auto release = exchange::readRelease(bytes, "fuzz", definition);
  if (release) checkFigures(definition, *release);
  if (!release && base::sentence(release.error()).empty()) std::abort();
  const auto neighbours = exchange::readNeighbours(bytes, "fuzz");
  if (!neighbours && base::sentence(neighbours.error()).empty()) std::abort();
  if (const auto kept = exchange::parseReleaseText(bytes, "fuzz")) {
    checkFigures(definition, *kept);
    if (!exchange::parseReleaseText(exchange::releaseText(*kept), "fuzz")) std::abort();
  }
  for (std::size_t table = 0; table < definition.tables.size(); ++table) {
    lists::ReleaseFigures figures;
    lists::ReleaseTableReader reader(definition, table, "fuzz.csv", figures);
    const auto walked = exchange::eachCsvRow(
        bytes, ',', "fuzz", [&](const exchange::CsvRow& row) { return reader.row(row.line, row.cells); });
    if (!walked) reader.broken("fuzz");
    reader.finish();
    checkFigures(definition, figures);
  }
  return 0;
}
