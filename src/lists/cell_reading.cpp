// SPDX-License-Identifier: GPL-3.0-or-later
#include "lists/cell_reading.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "base/text.h"
#include "lists/text_key.h"

namespace waymark::lists {
namespace {

using base::trimmed;

bool allDigits(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, isDigit);
}

int wholeOf(std::string_view digits) {
  int value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

/// 1 to 12 for "Mar", "march", "sept"; 0 for anything else.
int monthNamed(std::string_view text) {
  constexpr std::array<std::string_view, 12> kMonths{"january", "february", "march",     "april",   "may",      "june",
                                                     "july",    "august",   "september", "october", "november", "december"};
  const auto word = base::folded(text);
  if (word.size() < 3) return 0;
  for (std::size_t i = 0; i < kMonths.size(); ++i)
    if (kMonths[i].starts_with(word)) return static_cast<int>(i) + 1;
  return 0;
}

ReadDay dayFrom(int year, int month, int day) {
  if (month > 12) return {{}, day <= 12 ? Unread::MonthFirst : Unread::NotADate};
  const std::chrono::year_month_day date{std::chrono::year{year}, std::chrono::month{static_cast<unsigned>(month)},
                                         std::chrono::day{static_cast<unsigned>(day)}};
  if (month < 1 || day < 1 || day > 31 || year < 1000) return {{}, Unread::NotADate};
  if (!date.ok()) return {{}, Unread::NoSuchDay};
  return {base::Day{date}, {}};
}

int fullYear(std::string_view digits) {
  const int year = wholeOf(digits);
  return digits.size() == 2 ? (year < 50 ? 2000 : 1900) + year : year;
}

/// The parts of "4 Mar 2011", "04/03/2011", "2011-03-04": digits or letters, whatever stands between.
struct Parts {
  std::array<std::string_view, 3> part{};
  std::size_t count = 0;
};

bool separates(char c) {
  return c == '/' || c == '-' || c == '.' || c == ' ' || c == ',' || c == '\\';
}

Parts partsOf(std::string_view text) {
  Parts parts;
  while (!text.empty()) {
    const auto end = static_cast<std::size_t>(std::ranges::find_if(text, separates) - text.begin());
    if (end > 0) {
      if (parts.count == parts.part.size()) return {};
      parts.part[parts.count++] = text.substr(0, end);
    }
    text.remove_prefix(std::min(text.size(), end + 1));
  }
  return parts;
}

/// Without "T00:00:00", " 00:00", "Z" and the like at the end.
std::string_view withoutTime(std::string_view text) {
  const auto colon = text.find(':');
  if (colon == std::string_view::npos) return text;
  const auto before = text.substr(0, colon).find_last_of("T ");
  if (before == std::string_view::npos || before == 0) return text;
  return trimmed(text.substr(0, before));
}

/// A lower number is an age, a count or a year, not a day of the early twentieth century.
constexpr int kFirstSerial = 3'653;

/// Serial days of the system that begins in 1900, 1910 to 2099: longer numbers are dates as 20110304.
std::optional<base::Day> serialDay(std::string_view text) {
  const auto point = text.find('.');
  if (point != std::string_view::npos && !allDigits(text.substr(point + 1))) return std::nullopt;
  const auto whole = text.substr(0, point);
  if (!allDigits(whole) || whole.size() > 5) return std::nullopt;
  const int serial = wholeOf(whole);
  if (serial < kFirstSerial || serial > 73'050) return std::nullopt;
  return base::dayOf(1899, 12, 30) + std::chrono::days{serial};
}

/// "1.0E+12": a spreadsheet's way of writing a long number once it has lost its digits.
bool isScientific(std::string_view text) {
  const auto e = text.find_first_of("eE");
  if (e == std::string_view::npos || e + 2 >= text.size() || text[e + 1] != '+' || !allDigits(text.substr(e + 2)))
    return false;
  const auto front = text.substr(0, e);
  const auto point = front.find_first_of(".,");
  return point == std::string_view::npos ? allDigits(front)
                                         : allDigits(front.substr(0, point)) && allDigits(front.substr(point + 1));
}

/// "114488.0": what a program makes of a column of numbers with gaps.
std::string_view withoutZeroFraction(std::string_view text) {
  const auto point = text.find('.');
  if (point == std::string_view::npos || !allDigits(text.substr(0, point)) || point + 1 == text.size()) return text;
  const bool zeros = std::ranges::all_of(text.substr(point + 1), [](char c) { return c == '0'; });
  return zeros ? text.substr(0, point) : text;
}

}  // namespace

std::string_view unreadText(Unread reason) {
  switch (reason) {
    case Unread::ErrorCell:
      return "the cell holds a spreadsheet error";
    case Unread::NeverWorkedOut:
      return "the cell holds a formula that was never worked out; open the workbook, save it and try again";
    case Unread::NotADate:
      return "this is not a date";
    case Unread::MonthFirst:
      return "this date has its month first; dates are read day first";
    case Unread::NoSuchDay:
      return "there is no such day in the calendar";
    case Unread::NotANumber:
      return "this is not a number";
    case Unread::NotWhole:
      return "this is not a whole number";
    case Unread::DigitsLost:
      return "a spreadsheet has shortened this number and its digits are lost; draw it again as text";
  }
  return "";
}

std::optional<Unread> neverReadable(const SheetCell& cell) {
  constexpr std::array<std::string_view, 8> kErrors{"#N/A",   "#REF!",  "#VALUE!", "#NAME?",
                                                    "#DIV/0!", "#NULL!", "#NUM!",   "#SPILL!"};
  if (cell.kind == SheetCell::Kind::Error)
    return cell.text.starts_with("a formula") ? Unread::NeverWorkedOut : Unread::ErrorCell;
  if (cell.kind == SheetCell::Kind::Text && cell.text.starts_with('#') &&
      std::ranges::find(kErrors, trimmed(cell.text)) != kErrors.end())
    return Unread::ErrorCell;
  return std::nullopt;
}

ReadDay readDay(std::string_view text) {
  text = trimmed(text);
  if (const auto serial = serialDay(text)) return {*serial, {}};
  if (text.size() == 8 && allDigits(text))
    return dayFrom(wholeOf(text.substr(0, 4)), wholeOf(text.substr(4, 2)), wholeOf(text.substr(6, 2)));
  const auto [part, count] = partsOf(withoutTime(text));
  if (count != 3) return {};
  const auto& [first, second, third] = part;
  const auto yearFits = [](std::string_view year) { return allDigits(year) && (year.size() == 4 || year.size() == 2); };
  const auto smallFits = [](std::string_view number) { return allDigits(number) && number.size() <= 2; };
  if (allDigits(first) && first.size() == 4 && smallFits(third)) {
    const int named = monthNamed(second);
    if (named == 0 && !smallFits(second)) return {};
    return dayFrom(wholeOf(first), named != 0 ? named : wholeOf(second), wholeOf(third));
  }
  if (!yearFits(third)) return {};
  if (smallFits(first) && smallFits(second)) return dayFrom(fullYear(third), wholeOf(second), wholeOf(first));
  // "4th Mar 2011" and "March 4, 2011"; a month's name can't be mistaken for a day.
  const auto dayDigits = [&](std::string_view day) {
    const auto end = static_cast<std::size_t>(std::ranges::find_if_not(day, isDigit) - day.begin());
    const auto rest = base::folded(day.substr(end));
    const bool ordinal = rest.empty() || rest == "st" || rest == "nd" || rest == "rd" || rest == "th";
    return end > 0 && end <= 2 && ordinal ? wholeOf(day.substr(0, end)) : 0;
  };
  if (const int month = monthNamed(second); month != 0 && dayDigits(first) != 0)
    return dayFrom(fullYear(third), month, dayDigits(first));
  if (const int month = monthNamed(first); month != 0 && dayDigits(second) != 0)
    return dayFrom(fullYear(third), month, dayDigits(second));
  return {};
}

ReadDay readDay(const SheetCell& cell) {
  if (cell.kind == SheetCell::Kind::Text) return readDay(cell.text);
  if (cell.kind == SheetCell::Kind::Number && cell.text.size() == 8 && allDigits(cell.text)) return readDay(cell.text);
  if (cell.hasDay && (cell.kind == SheetCell::Kind::Date || cell.number >= kFirstSerial)) return {cell.day, {}};
  return {};
}

ReadNumber readNumber(const SheetCell& cell) {
  if (cell.kind == SheetCell::Kind::Number) return {cell.percent ? cell.number * 100 : cell.number, {}};
  if (cell.kind != SheetCell::Kind::Text) return {};
  auto text = trimmed(cell.text);
  if (text.ends_with('%')) text = trimmed(text.substr(0, text.size() - 1));
  std::string plain;
  for (std::size_t i = 0; i < text.size(); ++i) {
    // "1,250" has its comma before three digits; "12,5" is another country's 12.5 and isn't guessed at.
    if (text[i] == ',' && i > 0 && text.size() - i >= 4 && allDigits(text.substr(i + 1, 3)) &&
        (i + 4 == text.size() || !isDigit(text[i + 4])))
      continue;
    plain += text[i];
  }
  double value = 0;
  const auto* begin = plain.data();
  const auto [end, problem] = std::from_chars(begin, begin + plain.size(), value);
  if (plain.empty() || problem != std::errc{} || end != begin + plain.size() || !std::isfinite(value)) return {};
  return {value, {}};
}

ReadText readIdentifier(const SheetCell& cell, ColumnKind kind) {
  auto text = trimmed(cell.text);
  if (cell.kind == SheetCell::Kind::Number) {
    constexpr double kExact = 1e15;  // a spreadsheet keeps 15 digits
    if (std::floor(cell.number) == cell.number && std::abs(cell.number) < kExact) {
      const auto whole = static_cast<long long>(cell.number);
      if (std::abs(whole) >= 10'000'000'000 && whole % 1'000'000 == 0) return {std::string(text), Unread::DigitsLost};
      return {std::to_string(whole), {}};
    }
    if (std::abs(cell.number) >= kExact) return {std::string(text), Unread::DigitsLost};
    return {std::string(text), {}};
  }
  if (isScientific(text)) return {std::string(text), Unread::DigitsLost};
  std::string out(withoutZeroFraction(text));
  if (kind == ColumnKind::Identifier) return {std::move(out), {}};
  // UPN, ULN and URN are letters and digits; extracts space them and change their case.
  std::erase(out, ' ');
  std::ranges::transform(out, out.begin(),
                         [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
  return {std::move(out), {}};
}

}  // namespace waymark::lists
