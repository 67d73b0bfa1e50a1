// SPDX-License-Identifier: GPL-3.0-or-later
// Runs one fuzz target over its seeds, and over the seeds damaged in ways that are the same each time: what ctest can
// do without clang's fuzzer.   usage: seeds_TARGET FOLDER ROUNDS
#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <vector>

#include "support/damage.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

void runOn(const std::string& bytes) {
  LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size());
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 3) return 2;
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(arguments[1])) files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  const auto rounds = std::strtoul(arguments[2], nullptr, 10);
  std::mt19937 random(17);
  for (const auto& file : files) {
    std::ifstream stream(file, std::ios::binary);
    const std::string seed{std::istreambuf_iterator<char>(stream), {}};
    runOn(seed);
    for (unsigned long round = 0; round < rounds; ++round) runOn(waymark::damaged(seed, random));
  }
  std::printf("%zu seeds, each damaged %lu times\n", files.size(), rounds);
  return files.empty() ? 1 : 0;
}
