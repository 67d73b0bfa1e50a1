// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/data_errors.h"

namespace waymark::app {

base::Result<std::optional<DataErrors>> dataErrors(Session& session, const NewestExtracts& newest,
                                                   const seal::Key* key) {
  if (newest.extracts.empty()) return std::nullopt;
  const auto caseload = openCaseload(session, newest, key);
  if (!caseload) return tl::make_unexpected(caseload.error());
  DataErrors found;
  found.withIdentities = caseload->withIdentities;
  for (const auto& run : caseload->runs)
    if (caseload->definition.rules[run.rule].severity == lists::Severity::Error) found.errors += run.rows;
  return found;
}

bool touchesLists(const domain::Change& change) {
  const auto& record = change.after ? *change.after : *change.before;
  return std::holds_alternative<domain::ListExtract>(record) || std::holds_alternative<domain::ListCorrection>(record) ||
         std::holds_alternative<domain::RuleSwitch>(record);
}

}  // namespace waymark::app
