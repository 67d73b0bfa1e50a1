// SPDX-License-Identifier: GPL-3.0-or-later
// How many errors are left in the person-level lists: a figure of Today, which shows no child. Used by Today and
// waymark-cli today.
#pragma once

#include <cstddef>

#include "app/caseload.h"

namespace waymark::app {

struct DataErrors {
  std::size_t errors = 0;       // failing rows by rule, of rules that say error; corrections that stand are laid over
  bool withIdentities = false;  // the checks saw who the children are; else the rules that need it didn't run
};
/// openCaseload's errors. Nothing where no list came in.
base::Result<std::optional<DataErrors>> dataErrors(Session& session, const NewestExtracts& newest, const seal::Key* key);
/// The change may alter what dataErrors() gives.
bool touchesLists(const domain::Change& change);

}  // namespace waymark::app
