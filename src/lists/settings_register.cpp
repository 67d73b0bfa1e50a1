// SPDX-License-Identifier: GPL-3.0-or-later
#include "lists/settings_register.h"

#include <algorithm>

namespace waymark::lists {

SettingsRegister::SettingsRegister(std::vector<Setting> settings) : m_settings(std::move(settings)) {
  std::ranges::stable_sort(m_settings, {}, &Setting::urn);
  const auto first = std::unique(m_settings.rbegin(), m_settings.rend(),
                                 [](const Setting& a, const Setting& b) { return a.urn == b.urn; });
  m_settings.erase(m_settings.begin(), first.base());
}

const Setting* SettingsRegister::find(std::string_view urn) const {
  const auto at = std::ranges::lower_bound(m_settings, urn, {}, [](const Setting& one) { return std::string_view(one.urn); });
  return at != m_settings.end() && at->urn == urn ? &*at : nullptr;
}

}  // namespace waymark::lists
