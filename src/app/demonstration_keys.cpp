// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demonstration_keys.h"

#include "base/resources.h"

namespace waymark::app {

namespace {

template <class T>
std::optional<decltype(T::id)> idOfKey(const domain::Workspace& workspace,
                                       const std::map<std::string, std::string>& names, const std::string& key) {
  const auto name = names.find(key);
  if (name == names.end()) return std::nullopt;
  for (const auto& row : workspace.all<T>())
    if (row.value.name == name->second) return row.value.id;
  return std::nullopt;
}

}  // namespace

DemonstrationKeys::DemonstrationKeys(const domain::Workspace& workspace) : m_workspace(workspace) {
  const auto area = base::parseJson(*base::embeddedFile("demo/area.json"), "demo/area.json");
  WAYMARK_ASSERT(area.has_value());
  for (const auto* list : {"people", "partners"})
    for (const auto& row : area->at(list)) m_names[row.at("key")] = row.at("name");
}

std::optional<domain::PersonId> DemonstrationKeys::person(const std::string& key) const {
  return idOfKey<domain::Person>(m_workspace, m_names, key);
}

std::optional<domain::PartnerId> DemonstrationKeys::partner(const std::string& key) const {
  return idOfKey<domain::Partner>(m_workspace, m_names, key);
}

std::string DemonstrationKeys::nameOf(const std::string& key) const {
  const auto name = m_names.find(key);
  return name == m_names.end() ? std::string() : name->second;
}

void readMoment(base::JsonReader& in, const base::Json& row, const char* name, base::Stamp& out) {
  std::string text;
  in.field(row, name, text);
  const auto stamp = base::parseStamp(text + ":00Z");
  if (stamp)
    out = *stamp;
  else
    in.problem("“" + text + "” is not a moment such as 2026-11-11T10:20");
}

}  // namespace waymark::app
