// SPDX-License-Identifier: GPL-3.0-or-later
// Everything wrong with a pack, not only the first thing: for `waymark-cli framework check` and the editor in Settings.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"

namespace waymark::framework {

struct PackProblem {
  base::Code code = base::Code::BadSchema;
  std::string path;     // in the file: "/tasks/12/when/unit"
  std::string problem;  // what is wrong; of a circle and of an id that is there twice, which
  std::string fix;      // what to do, as a sentence without its full stop
  bool operator==(const PackProblem&) const = default;
};

struct PackCheck {
  std::vector<PackProblem> problems;
  bool isCutShort = false;  // there are more than were asked for
};

/// Text, JSON, schema and what a schema can't say. Takes any bytes, in bounded time; names at most `most` problems.
PackCheck checkPackText(std::string_view json, std::size_t most = 200);

/// "at /tasks/12/when/unit: … . Give one of: …." as one line.
std::string problemText(const PackProblem& problem);
/// As the readers' errors: BadSchema {file, path, problem}, DuplicateId or CyclicOrder.
base::Error asError(const PackProblem& problem, std::string_view file);

}  // namespace waymark::framework
