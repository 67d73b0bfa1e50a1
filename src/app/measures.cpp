// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/measures.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>

#include "base/text.h"
#include "lists/cell_reading.h"

namespace waymark::app {
namespace {

constexpr std::array<std::string_view, 12> kMonths{"january", "february", "march",     "april",   "may",      "june",
                                                   "july",    "august",   "september", "october", "november", "december"};

void sortByMonth(MeasureSeries& series) {
  std::ranges::stable_sort(series.values, {}, [](const auto& row) { return row.value.month; });
}

base::Day lastDayOf(base::Day month) {
  const std::chrono::year_month_day first{month};
  return base::Day{first.year() / first.month() / std::chrono::last};
}

std::optional<base::Day> monthOf(int year, unsigned month) {
  if (year < 1990 || year > 2199 || month < 1 || month > 12) return std::nullopt;
  return base::dayOf(year, month, 1);
}

std::optional<int> integerFrom(std::string_view text) {
  int number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

}  // namespace

MeasureSeries seriesOf(const domain::Workspace& workspace, const domain::Stored<domain::Measure>& measure) {
  MeasureSeries series{measure, {}};
  for (const auto& row : workspace.all<domain::MeasureValue>())
    if (row.value.measure == measure.value.id) series.values.push_back(row);
  sortByMonth(series);
  return series;
}

std::vector<MeasureSeries> measureSeries(const domain::Workspace& workspace) {
  const auto& measures = workspace.all<domain::Measure>();
  std::vector<MeasureSeries> all;
  for (const auto& row : measures) all.push_back({row, {}});
  for (const auto& row : workspace.all<domain::MeasureValue>())
    if (const int at = measures.rowOf(row.value.measure.uuid); at >= 0)
      all[static_cast<std::size_t>(at)].values.push_back(row);
  for (auto& series : all) sortByMonth(series);
  return all;
}

const domain::MeasureValue* latestValue(const MeasureSeries& series) {
  for (auto at = series.values.rbegin(); at != series.values.rend(); ++at)
    if (!at->value.value.empty()) return &at->value;
  return nullptr;
}

std::optional<double> decimalNumber(const std::string& text) {
  if (!base::isDecimal(text)) return std::nullopt;
  double number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number, std::chars_format::fixed);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

AgainstTarget againstTarget(const domain::Measure& measure, const std::string& value) {
  const auto target = decimalNumber(measure.target);
  const auto number = decimalNumber(value);
  if (!target || !number || measure.better == domain::MeasureDirection::Neither) return AgainstTarget::CannotSay;
  const bool met = measure.better == domain::MeasureDirection::Higher ? *number >= *target : *number <= *target;
  return met ? AgainstTarget::Met : AgainstTarget::Missed;
}

std::string valueWithUnit(const domain::Measure& measure, const std::string& value) {
  if (value.empty() || measure.unit.empty()) return value;
  return measure.unit == "%" ? value + "%" : value + " " + measure.unit;
}

std::string monthText(base::Day month) {
  const std::chrono::year_month_day day{month};
  std::string name(kMonths[static_cast<unsigned>(day.month()) - 1]);
  name[0] = static_cast<char>(name[0] - 'a' + 'A');
  return fmt::format("{} {}", name, static_cast<int>(day.year()));
}

std::optional<base::Day> monthFrom(std::string_view text) {
  const auto clean = base::folded(base::trimmed(text));
  if (const auto day = lists::readDay(clean).day) {
    const std::chrono::year_month_day at{*day};
    return monthOf(static_cast<int>(at.year()), static_cast<unsigned>(at.month()));
  }
  const auto gap = clean.find_first_of(" -/");
  if (gap == std::string::npos) return std::nullopt;
  const auto first = std::string_view(clean).substr(0, gap);
  const auto second = base::trimmed(std::string_view(clean).substr(gap + 1));
  // 2026-09 and 09/2026.
  if (const auto a = integerFrom(first), b = integerFrom(second); a && b)
    return first.size() == 4 ? monthOf(*a, static_cast<unsigned>(*b))
                             : (second.size() == 4 ? monthOf(*b, static_cast<unsigned>(*a)) : std::nullopt);
  const auto month = std::ranges::find_if(kMonths, [&](std::string_view name) {
    return name == first || name.substr(0, 3) == first || (first == "sept" && name == "september");
  });
  auto year = integerFrom(second);
  if (month == kMonths.end() || !year) return std::nullopt;
  if (second.size() == 2) *year += 2000;  // Sep-26
  return monthOf(*year, static_cast<unsigned>(month - kMonths.begin()) + 1);
}

domain::Evidence evidenceOf(const domain::Measure& measure, const domain::MeasureValue& value,
                            const base::ShortCode& criterion, base::Day today) {
  domain::Evidence evidence;
  const auto target = measure.target.empty() ? "" : fmt::format(" (target {})", valueWithUnit(measure, measure.target));
  evidence.summary = fmt::format("{}: {} in {}{}.", measure.title, valueWithUnit(measure, value.value),
                                 monthText(value.month), target);
  const auto add = [&](const std::string& words) {
    if (words.empty()) return;
    if (!evidence.detail.empty()) evidence.detail += "\n";
    evidence.detail += words;
  };
  add(measure.definition);
  add(value.note);
  if (!value.source.empty()) add("Source: " + value.source);
  switch (againstTarget(measure, value.value)) {
    case AgainstTarget::Met:
      evidence.finding = domain::Finding::Strength;
      break;
    case AgainstTarget::Missed:
      evidence.finding = domain::Finding::Concern;
      break;
    case AgainstTarget::CannotSay:
      evidence.finding = domain::Finding::Mixed;
  }
  evidence.criterion = criterion;
  for (const auto& id : measure.criteria)
    if (const auto code = base::ShortCode::make(id); code && *code != criterion) evidence.also.push_back(*code);
  evidence.source = domain::SourceKind::Data;
  evidence.coversFrom = value.month;
  evidence.coversTo = lastDayOf(value.month);
  evidence.partner = measure.provider;
  evidence.givenBy = measure.owner;
  evidence.loggedOn = today;
  return evidence;
}

}  // namespace waymark::app
