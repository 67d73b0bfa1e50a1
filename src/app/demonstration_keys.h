// SPDX-License-Identifier: GPL-3.0-or-later
// What the parts of the demonstration that come in behind its first records share: people and organisations by the keys
// of resources/demo/area.json, and its moments.
#pragma once

#include <map>
#include <optional>
#include <string>

#include "base/json_reader.h"
#include "domain/workspace.h"

namespace waymark::app {

class DemonstrationKeys {
 public:
  /// `workspace` must outlive it.
  explicit DemonstrationKeys(const domain::Workspace& workspace);
  [[nodiscard]] std::optional<domain::PersonId> person(const std::string& key) const;
  [[nodiscard]] std::optional<domain::PartnerId> partner(const std::string& key) const;
  /// "" for a key that there isn't.
  [[nodiscard]] std::string nameOf(const std::string& key) const;

 private:
  const domain::Workspace& m_workspace;
  std::map<std::string, std::string> m_names;
};

/// "2026-11-09T09:25": the demonstration lies in November, when England is on UTC.
void readMoment(base::JsonReader& in, const base::Json& row, const char* name, base::Stamp& out);

}  // namespace waymark::app
