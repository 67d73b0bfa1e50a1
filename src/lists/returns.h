// SPDX-License-Identifier: GPL-3.0-or-later
// Which settings the children of the lists are at, and which have returned nothing. Pure.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "lists/settings_register.h"
#include "lists/table.h"

namespace waymark::lists {

struct SettingReturn {
  const Setting* setting = nullptr;  // of the register, which must outlive it
  std::size_t children = 0;          // rows of all the lists
};

struct Returns {
  std::vector<SettingReturn> named;    // by children on the lists, by URN; closed ones and other areas' too
  std::vector<SettingReturn> nothing;  // open settings of the authority that no child is at, by URN
  std::size_t notInRegister = 0;       // rows with a URN that the register hasn't
  std::size_t without = 0;             // rows without a URN
};

/// The column of a list that says where the children are; nothing where it has none.
std::optional<std::size_t> urnColumn(const Definition& definition, std::size_t list);

/// `authority` is a local authority's code; "" takes the settings of all of them.
Returns returnsOf(const Definition& definition, std::span<const Table> tables, const SettingsRegister& settings,
                  const std::string& authority);

}  // namespace waymark::lists
