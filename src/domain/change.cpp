// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/change.h"

namespace waymark::domain {

Change made(Record after) {
  return {std::nullopt, std::move(after), 0};
}

ChangeSet inverse(const ChangeSet& applied) {
  ChangeSet back{applied.name, {}};
  back.changes.reserve(applied.changes.size());
  for (auto change = applied.changes.rbegin(); change != applied.changes.rend(); ++change)
    back.changes.push_back({change->after, change->before, change->after ? change->revision : 0});
  return back;
}

}  // namespace waymark::domain
