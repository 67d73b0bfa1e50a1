// SPDX-License-Identifier: GPL-3.0-or-later
// Runs a definition's rules over the lists. Pure: the as-at date is an argument.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "lists/definition.h"
#include "lists/settings_register.h"
#include "lists/table.h"

namespace waymark::lists {

struct Problem {
  std::uint32_t rule = 0;   // in Definition::rules
  std::uint32_t table = 0;  // of those given
  std::uint32_t row = 0;    // of the table, from 0
  bool operator==(const Problem&) const = default;
};

struct RuleRun {
  std::size_t rule = 0;   // in Definition::rules
  std::size_t table = 0;  // of those given
  std::size_t place = 0;  // in Rule::places: the code for this list
  bool ran = true;        // not where the sheet lacks a column that the rule looks at, no register was given, or it is off
  std::size_t first = 0;  // in Checked::problems
  std::size_t rows = 0;   // failing rows, each once; as many problems from `first` on
  bool off = false;       // switched off here
};

struct Checked {
  std::vector<Problem> problems;  // by table, then in the definition's order of rules, then by row
  std::vector<RuleRun> runs;      // the same order
  [[nodiscard]] std::size_t rows(Severity severity, const Definition& definition) const;
};

/// `tables` must be of different lists of `definition`. Without a register the checks against it don't run; rules whose
/// codes are in `off` don't either.
Checked checkLists(const Definition& definition, std::span<const Table> tables, base::Day asAt,
                   const SettingsRegister* settings = nullptr, std::span<const std::string> off = {});

/// Whole years on a day, as birthdays count: 29 February comes on the 28th in other years. Negative before birth.
int ageOn(base::Day day, base::Day birthday);

}  // namespace waymark::lists
