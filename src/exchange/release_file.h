// SPDX-License-Identifier: GPL-3.0-or-later
// DfE's release as it is published: the zip itself, its tables by name. And tables of statistical neighbours.
#pragma once

#include <string_view>

#include "base/error.h"
#include "lists/benchmark.h"

namespace waymark::exchange {

/// Files larger than this aren't read (base::readFile's limit); the release of 2025 has 4 MB.
constexpr std::size_t kLargestRelease = 100'000'000;

/// The figures of every authority. A table that is missing or wrong is said for its measures; FileUnreadable
/// {file, problem} and FileTooBig {file, limit} only where it is no zip, or none of its tables can be used.
base::Result<lists::ReleaseFigures> readRelease(std::string_view bytes, std::string_view file,
                                                const lists::BenchmarkDefinition& definition);

/// A table with the columns la_code and statistical_neighbours (ten codes with spaces between them).
base::Result<lists::Neighbours> readNeighbours(std::string_view bytes, std::string_view file);

/// Read figures as text that is kept in a workspace, and back.
std::string releaseText(const lists::ReleaseFigures& figures);
base::Result<lists::ReleaseFigures> parseReleaseText(std::string_view text, std::string_view file);

}  // namespace waymark::exchange
