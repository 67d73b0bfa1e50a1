// SPDX-License-Identifier: GPL-3.0-or-later
// Runs waymark-cli in this process: what it prints, says on stderr, and its exit code.
#pragma once

#include <sstream>
#include <string>
#include <vector>

#include "cli/command.h"

namespace waymark::cli {

struct Ran {
  int exit = -1;
  std::string out;
  std::string err;
};

inline Ran ran(const std::vector<std::string>& arguments) {
  std::ostringstream out;
  std::ostringstream err;
  const base::Now now{base::Stamp{base::dayOf(2026, 11, 11)}, base::dayOf(2026, 11, 11), base::TimeOfDay{620}};
  const int exit = run(arguments, Console{out, Format::Text, framework::Library(), now, "tester"}, err);
  return {exit, out.str(), err.str()};
}

}  // namespace waymark::cli
