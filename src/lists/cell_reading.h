// SPDX-License-Identifier: GPL-3.0-or-later
// One cell as the value that its column asks for. What can't be read says why and is kept as it stands; nothing is
// guessed at, and nothing dropped.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/date.h"
#include "lists/definition.h"
#include "lists/sheet_row.h"

namespace waymark::lists {

enum class Unread : std::uint8_t {
  ErrorCell,       // #N/A, #REF! …
  NeverWorkedOut,  // a formula without a result
  NotADate,
  MonthFirst,      // 12/25/2025: dates are read day first
  NoSuchDay,       // 31/02/2025
  NotANumber,
  NotWhole,        // a count with a fraction
  DigitsLost,      // an identifier that a spreadsheet wrote as 1.0E+12
};
/// "a date with the month first (dates are read day first)": for sentences, without a value in it.
std::string_view unreadText(Unread reason);

/// A day as people and programs write it: 04/03/2011 and 4.3.11 (day first), 4 Mar 2011, 2011-03-04, 20110304, each
/// also with a time behind it, and a spreadsheet's serial number. Two-digit years are 1950 to 2049.
struct ReadDay {
  std::optional<base::Day> day;
  Unread reason = Unread::NotADate;  // where there is no day
};
ReadDay readDay(std::string_view text);
ReadDay readDay(const SheetCell& cell);

struct ReadNumber {
  std::optional<double> number;
  Unread reason = Unread::NotANumber;
};
/// "1,250", "12.5" and "12.5%"; a cell shown as a percentage counts in hundreds.
ReadNumber readNumber(const SheetCell& cell);

struct ReadText {
  std::string text;
  std::optional<Unread> reason;
};
/// An identifier as text: a number's digits, whole numbers written as 114488.0 without their end.
ReadText readIdentifier(const SheetCell& cell, ColumnKind kind);

/// The reason why no column can read this cell: an error, or a formula without a result.
std::optional<Unread> neverReadable(const SheetCell& cell);

}  // namespace waymark::lists
