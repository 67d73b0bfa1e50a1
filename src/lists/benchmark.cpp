// SPDX-License-Identifier: GPL-3.0-or-later
#include "lists/benchmark.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>

#include "base/text.h"
#include "lists/text_key.h"

namespace waymark::lists {
namespace {

const Figure& figureAt(const std::vector<Figure>& figures, std::optional<std::size_t> at) {
  static const Figure kNoRow;
  return at && *at < figures.size() ? figures[*at] : kNoRow;
}

/// The place among all areas that have a figure.
std::optional<Rank> rankOf(const FigureSeries& series, const Figure& area, Better better) {
  if (better == Better::None || !area.known()) return std::nullopt;
  Rank rank{1, 0};
  for (const auto& other : series.areas) {
    if (!other.known()) continue;
    ++rank.of;
    rank.place += static_cast<int>(better == Better::Higher ? other.value > area.value : other.value < area.value);
  }
  return rank;
}

PeriodStanding periodOf(const BenchmarkMeasure& measure, const FigureSeries& series, const ReleaseFigures& figures,
                        std::optional<std::size_t> area, std::optional<std::size_t> region, std::span<const std::string> neighbours) {
  PeriodStanding out;
  out.period = series.period;
  out.area = figureAt(series.areas, area);
  out.region = figureAt(series.regions, region);
  out.england = series.england;
  double sum = 0;
  for (const auto& code : neighbours) {
    const auto place = figures.area(code);
    const auto& figure = figureAt(series.areas, place);
    out.neighbours.push_back({code, place ? figures.areas[*place].name : code, figure});
    if (!figure.known()) continue;
    sum += figure.value;
    ++out.neighboursKnown;
  }
  if (out.neighboursKnown > 0) out.neighbourMean = sum / out.neighboursKnown;
  out.rank = rankOf(series, out.area, measure.better);
  return out;
}

std::vector<MeasureStanding> measuresOf(const BenchmarkDefinition& definition, const ReleaseFigures& figures,
                                        std::optional<std::size_t> area, std::optional<std::size_t> region,
                                        std::span<const std::string> neighbours) {
  std::vector<MeasureStanding> out;
  for (std::size_t i = 0; i < definition.measures.size(); ++i) {
    const auto& measure = definition.measures[i];
    MeasureStanding standing{i, "", {}};
    for (const auto& missing : figures.missing)
      if (missing.measure == measure.id) standing.missing = missing.why;
    for (const auto& series : figures.series)
      if (series.measure == measure.id)
        standing.periods.push_back(periodOf(measure, series, figures, area, region, neighbours));
    if (standing.periods.empty() && standing.missing.empty()) standing.missing = "the release has no figures of it";
    out.push_back(std::move(standing));
  }
  return out;
}

}  // namespace

std::optional<std::size_t> BenchmarkDefinition::measure(std::string_view wanted) const {
  const auto at = std::ranges::find(measures, wanted, &BenchmarkMeasure::id);
  if (at == measures.end()) return std::nullopt;
  return static_cast<std::size_t>(at - measures.begin());
}

std::span<const std::string> Neighbours::codes(std::string_view area) const {
  const auto at = of.find(area);
  if (at == of.end()) return {};
  return at->second;
}

Figure readFigure(std::string_view text, std::span<const ReleaseMark> marks) {
  const auto cell = base::trimmed(text);
  if (cell.empty()) return {FigureState::Blank, 0, ""};
  const auto lower = base::folded(cell);
  auto bare = std::string_view(lower);
  if (bare.size() > 2 && bare.front() == '[' && bare.back() == ']') bare = bare.substr(1, bare.size() - 2);
  for (const auto& mark : marks)
    if (bare == mark.mark) return {mark.state, 0, std::string(cell)};
  const Figure unread{FigureState::Unread, 0, base::elided(cell, 20)};
  std::string digits(cell);
  if (digits.back() == '%') digits.pop_back();
  // A comma only where it parts thousands: "1,5" is no number of a British release.
  for (std::size_t at = digits.find(','); at != std::string::npos; at = digits.find(',', at)) {
    const auto end = std::min(digits.find_first_of(",.", at + 1), digits.size());
    if (end - at != 4) return unread;
    digits.erase(at, 1);
  }
  Figure out{FigureState::Value, 0, ""};
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), out.value,
                                            std::chars_format::fixed);
  if (error != std::errc() || end != digits.data() + digits.size() || !std::isfinite(out.value)) return unread;
  return out;
}

std::optional<std::size_t> ReleaseFigures::area(std::string_view wanted) const {
  const auto place = [&](auto same) -> std::optional<std::size_t> {
    const auto at = std::ranges::find_if(areas, same);
    if (at == areas.end()) return std::nullopt;
    return static_cast<std::size_t>(at - areas.begin());
  };
  if (const auto at = place([&](const Authority& one) { return one.code == wanted; })) return at;
  const auto key = textKey(wanted);
  return place([&](const Authority& one) { return textKey(one.newCode) == key || textKey(one.name) == key; });
}

base::Result<AreaStanding> standingOf(const BenchmarkDefinition& definition, const ReleaseFigures& figures,
                                      const Neighbours& neighbours, std::string_view wanted) {
  const auto area = wanted.empty() ? std::nullopt : figures.area(wanted);
  if (!area)
    return base::fail(base::Code::NotFound,
                      {{"what", "authority with the code or name"},
                       {"id", std::string(wanted)},
                       {"instead", " Authorities are known by their three-digit code, as 888, or by name."}});
  AreaStanding out;
  out.area = figures.areas[*area];
  const auto at = std::ranges::find(figures.regions, out.area.region, &Region::code);
  std::optional<std::size_t> region;
  if (at != figures.regions.end()) {
    region = static_cast<std::size_t>(at - figures.regions.begin());
    out.region = at->name;
  }
  out.measures = measuresOf(definition, figures, area, region, neighbours.codes(out.area.code));
  return out;
}

AreaStanding standingBeside(const BenchmarkDefinition& definition, const ReleaseFigures& figures, std::string name,
                            std::span<const std::string> others) {
  AreaStanding out;
  out.area.name = std::move(name);
  out.measures = measuresOf(definition, figures, std::nullopt, std::nullopt, others);
  return out;
}

std::string periodText(const BenchmarkDefinition& definition, const BenchmarkMeasure& measure,
                       std::string_view period) {
  if (period.size() != 6) return std::string(period);
  if (definition.tables[measure.table].period == PeriodKind::January)
    return "January " + std::string(period.substr(0, 2)) + std::string(period.substr(4));
  return std::string(period.substr(0, 4)) + "/" + std::string(period.substr(4));
}

std::string_view figureStateText(FigureState state) {
  switch (state) {
    case FigureState::Value:
      return "";
    case FigureState::NotAvailable:
      return "not available";
    case FigureState::NotApplicable:
      return "not applicable";
    case FigureState::Suppressed:
      return "suppressed";
    case FigureState::Low:
      return "low, but not 0";
    case FigureState::Unreliable:
      return "not reliable";
    case FigureState::Blank:
      return "left blank";
    case FigureState::NoRow:
      return "no figure";
    case FigureState::Unread:
      return "not readable";
  }
  return "";
}

std::string figureText(const Figure& figure) {
  if (figure.known()) return fmt::format("{:.1f}", figure.value);
  if (figure.state == FigureState::Unread) return fmt::format("{} (“{}”)", figureStateText(figure.state), figure.mark);
  return std::string(figureStateText(figure.state));
}

bool matchesPattern(std::string_view pattern, std::string_view text) {
  const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
  // Goes back to the last star only: linear but for the product of the two lengths.
  std::size_t p = 0;
  std::size_t t = 0;
  std::size_t star = std::string_view::npos;
  std::size_t from = 0;
  while (t < text.size()) {
    if (p < pattern.size() && pattern[p] == '*') {
      star = p++;
      from = t;
    } else if (p < pattern.size() && lower(pattern[p]) == lower(text[t])) {
      ++p;
      ++t;
    } else if (star != std::string_view::npos) {
      p = star + 1;
      t = ++from;
    } else {
      return false;
    }
  }
  while (p < pattern.size() && pattern[p] == '*') ++p;
  return p == pattern.size();
}

}  // namespace waymark::lists
