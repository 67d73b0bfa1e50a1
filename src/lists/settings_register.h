// SPDX-License-Identifier: GPL-3.0-or-later
// The settings of England as Get Information about Schools lists them: what a URN is checked against.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"

namespace waymark::lists {

struct Setting {
  std::string urn;
  std::string name;
  std::string type;      // "Community school"
  std::string phase;     // "Primary"
  std::string locality;  // district or town
  bool open = true;      // open, or open but proposed to close
  std::optional<base::Day> closedOn;
  std::string authority{};  // the local authority's code, "888"; "" where the file doesn't say
  bool proposed = false;  // proposed to open: not there yet
};

class SettingsRegister {
 public:
  SettingsRegister() = default;
  /// The last of two settings with one URN counts.
  explicit SettingsRegister(std::vector<Setting> settings);
  [[nodiscard]] const Setting* find(std::string_view urn) const;
  [[nodiscard]] std::size_t size() const { return m_settings.size(); }
  [[nodiscard]] const std::vector<Setting>& settings() const { return m_settings; }  // by URN

 private:
  std::vector<Setting> m_settings;  // by URN
};

}  // namespace waymark::lists
