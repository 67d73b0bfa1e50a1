// SPDX-License-Identifier: GPL-3.0-or-later
#include "lists/release_table.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "lists/text_key.h"

namespace waymark::lists {
namespace {

// A release has some 160 authorities and ten years: more is another kind of file, and memory stays bounded.
constexpr std::size_t kMostAreas = 1'000;
constexpr std::size_t kMostRegions = 100;
constexpr std::size_t kMostPeriods = 60;
constexpr std::size_t kNowhere = static_cast<std::size_t>(-1);

bool onlyDigits(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, isDigit);
}

/// "2024", or the academic year "202425".
bool isPeriod(std::string_view text) {
  return onlyDigits(text) && (text.size() == 4 || text.size() == 6);
}

/// "Total Appealable Decisions1,9" without the numbers of its footnotes.
std::string_view withoutFootnotes(std::string_view text) {
  text = base::trimmed(text);
  while (!text.empty() && (isDigit(text.back()) || text.back() == ',')) text.remove_suffix(1);
  return base::trimmed(text);
}

std::string_view cellAt(std::span<const std::string> cells, std::size_t at) {
  return at < cells.size() ? base::trimmed(cells[at]) : std::string_view();
}

}  // namespace

ReleaseTableReader::ReleaseTableReader(const BenchmarkDefinition& definition, std::size_t table, std::string file,
                                       ReleaseFigures& out)
    : m_definition(definition), m_table(table), m_file(std::move(file)), m_out(out) {
  for (std::size_t i = 0; i < definition.measures.size(); ++i)
    if (definition.measures[i].table == table) m_sought.push_back({i, "", {}});
  for (std::size_t i = 0; i < out.areas.size(); ++i) m_areaPlaces.emplace(out.areas[i].code, i);
}

void ReleaseTableReader::tableFault(std::string why) {
  if (m_fault.empty()) m_fault = std::move(why);
}

void ReleaseTableReader::broken(const std::string& why) {
  tableFault(why);
}

bool ReleaseTableReader::row(std::size_t line, std::span<const std::string> cells) {
  if (!m_fault.empty()) return false;
  const bool blocks = m_definition.tables[m_table].layout == Layout::YearBlocks;
  if (!m_header) {
    if (blocks)
      m_header = blockHeaders(cells);
    else
      headerRow(cells);
  } else if (blocks) {
    blockRow(line, cells);
  } else {
    dataRow(line, cells);
  }
  return m_fault.empty();
}

const ReleaseTableReader::Places* ReleaseTableReader::placesOf(const std::string& column) const {
  const auto at = m_columns.find(textKey(column));
  return at == m_columns.end() ? nullptr : &at->second;
}

void ReleaseTableReader::headerRow(std::span<const std::string> cells) {
  m_header = true;
  for (std::size_t i = 0; i < cells.size(); ++i) m_columns[textKey(cells[i])].push_back(i);
  const auto need = [&](const char* name) {
    const auto* places = placesOf(name);
    if (places != nullptr) return places->front();
    tableFault(fmt::format("{} has no column “{}”", m_file, name));
    return kNowhere;
  };
  const auto may = [&](const char* name) {
    const auto* places = placesOf(name);
    return places == nullptr ? kNowhere : places->front();
  };
  m_at = {need("time_period"), need("geographic_level"), need("old_la_code"), may("new_la_code"),
          need("la_name"),     may("region_code"),       may("region_name"),  may("country_name")};
  for (const auto& filter : m_definition.tables[m_table].only) m_filters.emplace_back(need(filter.column.c_str()), &filter);
}

bool ReleaseTableReader::wanted(std::span<const std::string> cells) const {
  return std::ranges::all_of(m_filters, [&](const auto& filter) {
    const auto text = cellAt(cells, filter.first);
    return std::ranges::any_of(filter.second->values,
                               [&](const auto& pattern) { return matchesPattern(pattern, text); });
  });
}

Figure ReleaseTableReader::cell(Sought& sought, const std::string& column, std::span<const std::string> cells) {
  const auto* places = placesOf(column);
  if (places == nullptr) {
    if (sought.fault.empty()) sought.fault = fmt::format("{} has no column “{}”", m_file, column);
    return {};
  }
  const auto text = cellAt(cells, places->front());
  for (const auto place : *places)
    if (cellAt(cells, place) != text && sought.fault.empty())
      sought.fault = fmt::format("{} has the column “{}” twice, with different figures", m_file, column);
  return readFigure(text, m_definition.marks);
}

Figure ReleaseTableReader::figureOf(Sought& sought, const std::string& period, std::span<const std::string> cells) {
  const auto& measure = m_definition.measures[sought.measure];
  const auto named = [&](std::string column) {
    if (const auto at = column.find("{yy}"); at != std::string::npos) column.replace(at, 4, period.substr(period.size() - 2));
    return column;
  };
  // A release that lacks the ready column may still have what it is worked out from.
  if (!measure.value.empty() && (measure.numerator.empty() || placesOf(named(measure.value)) != nullptr))
    return cell(sought, named(measure.value), cells);
  const auto above = cell(sought, named(measure.numerator), cells);
  const auto below = cell(sought, named(measure.denominator), cells);
  if (!above.known()) return above;
  if (!below.known()) return below;
  if (below.value <= 0) return {FigureState::NotApplicable, 0, ""};  // of nobody
  return {FigureState::Value, 100 * above.value / below.value, ""};
}

FigureSeries& ReleaseTableReader::seriesOf(Sought& sought, const std::string& period) {
  const auto at = std::ranges::find(sought.series, period, &FigureSeries::period);
  if (at != sought.series.end()) return *at;
  if (sought.series.size() == kMostPeriods) tableFault(fmt::format("{} has more than {} years", m_file, kMostPeriods));
  return sought.series.emplace_back(FigureSeries{m_definition.measures[sought.measure].id, period, {}, {}, {}});
}

void ReleaseTableReader::put(Sought& sought, Figure& at, Figure figure, std::size_t line) {
  if (at.state != FigureState::NoRow && !(at == figure) && sought.fault.empty())
    sought.fault = fmt::format("{} has two rows for the same place and year (row {})", m_file, line);
  at = std::move(figure);
}

void ReleaseTableReader::put(Sought& sought, std::vector<Figure>& all, std::size_t at, Figure figure,
                             std::size_t line) {
  if (all.size() <= at) all.resize(at + 1);
  put(sought, all[at], std::move(figure), line);
}

std::size_t ReleaseTableReader::areaAt(std::string_view code) {
  const auto [at, fresh] = m_areaPlaces.emplace(code, m_out.areas.size());
  if (!fresh) return at->second;
  if (m_out.areas.size() == kMostAreas) {
    tableFault(fmt::format("{} has more than {} authorities", m_file, kMostAreas));
    return 0;
  }
  m_out.areas.push_back({std::string(code), "", "", "", ""});
  return at->second;
}

std::size_t ReleaseTableReader::regionAt(const std::string& code, const std::string& name) {
  const auto at = std::ranges::find(m_out.regions, code, &Region::code);
  if (at != m_out.regions.end()) return static_cast<std::size_t>(at - m_out.regions.begin());
  if (m_out.regions.size() == kMostRegions) {
    tableFault(fmt::format("{} has more than {} regions", m_file, kMostRegions));
    return 0;
  }
  m_out.regions.push_back({code, name});
  return m_out.regions.size() - 1;
}

void ReleaseTableReader::dataRow(std::size_t line, std::span<const std::string> cells) {
  if (!wanted(cells)) return;
  const std::string period(cellAt(cells, m_at.period));
  if (!isPeriod(period))
    return tableFault(fmt::format("{}, row {}: “{}” is no year", m_file, line, base::elided(period, 20)));
  const auto level = textKey(cellAt(cells, m_at.level));
  const std::string regionCode(m_at.region == kNowhere ? "" : cellAt(cells, m_at.region));
  const auto region = [&] {
    return regionAt(regionCode, std::string(m_at.regionName == kNowhere ? regionCode : cellAt(cells, m_at.regionName)));
  };
  std::optional<std::size_t> place;
  enum class Level { England, Region, Area } kind = Level::England;
  if (level == "national") {
    // Great Britain or the United Kingdom in the same file would be another row.
    if (m_at.country != kNowhere && textKey(cellAt(cells, m_at.country)) != "england") return;
  } else if (level == "regional") {
    if (regionCode.empty()) return;
    kind = Level::Region;
    place = region();
  } else if (level == "localauthority") {
    const auto code = cellAt(cells, m_at.area);
    if (!onlyDigits(code)) return;
    kind = Level::Area;
    place = areaAt(code);
    if (!regionCode.empty()) region();
    if (!m_fault.empty()) return;
    auto& area = m_out.areas[*place];
    // The newest row has the name and region of today; "2024" and "202324" stand in order by their first year.
    if (area.lastPeriod.substr(0, 4) <= period.substr(0, 4)) {
      area.name = cellAt(cells, m_at.areaName);
      area.newCode = m_at.newArea == kNowhere ? "" : cellAt(cells, m_at.newArea);
      area.region = regionCode;
      area.lastPeriod = period;
    }
  } else {
    return;
  }
  for (auto& sought : m_sought) {
    if (!sought.fault.empty()) continue;
    auto figure = figureOf(sought, period, cells);
    auto& series = seriesOf(sought, period);
    if (kind == Level::England)
      put(sought, series.england, std::move(figure), line);
    else
      put(sought, kind == Level::Region ? series.regions : series.areas, *place, std::move(figure), line);
  }
}

bool ReleaseTableReader::blockHeaders(std::span<const std::string> cells) {
  if (m_years.empty()) {
    // The first of the two names the column of codes, and each year over the first column of its block.
    const auto code = std::ranges::find_if(cells, [](const auto& text) { return textKey(text) == "lacode"; });
    if (code == cells.end()) return false;
    m_codeColumn = static_cast<std::size_t>(code - cells.begin());
    std::string year;
    for (std::size_t i = 0; i < cells.size(); ++i) {
      const auto text = cellAt(cells, i);
      if (text.size() == 4 && onlyDigits(text)) year = text;
      m_years.push_back(year);
    }
    return false;
  }
  for (std::size_t i = 0; i < cells.size() && i < m_years.size(); ++i) {
    if (m_years[i].empty()) continue;
    const auto key = textKey(withoutFootnotes(cellAt(cells, i)));
    for (std::size_t sought = 0; sought < m_sought.size(); ++sought)
      if (textKey(m_definition.measures[m_sought[sought].measure].value) == key)
        m_blocks.push_back({sought, m_years[i], i});
  }
  for (std::size_t i = 0; i < m_sought.size(); ++i) {
    std::vector<std::string> years;
    for (const auto& block : m_blocks)
      if (block.sought == i) years.push_back(block.period);
    const auto& column = m_definition.measures[m_sought[i].measure].value;
    if (years.empty())
      m_sought[i].fault = fmt::format("{} has no column “{}”", m_file, column);
    else if (std::ranges::sort(years); std::ranges::adjacent_find(years) != years.end())
      m_sought[i].fault = fmt::format("{} has the column “{}” twice in one year", m_file, column);
  }
  return true;
}

void ReleaseTableReader::blockRow(std::size_t line, std::span<const std::string> cells) {
  const auto code = cellAt(cells, m_codeColumn);
  const bool england =
      textKey(withoutFootnotes(cellAt(cells, 0))) == textKey(m_definition.tables[m_table].england);
  if (!england && !onlyDigits(code)) return;  // regions' headings and notes
  std::size_t place = 0;
  if (!england) {
    place = areaAt(code);
    if (!m_fault.empty()) return;
    if (m_out.areas[place].name.empty()) m_out.areas[place].name = withoutFootnotes(cellAt(cells, 0));
  }
  for (const auto& block : m_blocks) {
    auto& sought = m_sought[block.sought];
    if (!sought.fault.empty()) continue;
    auto figure = readFigure(cellAt(cells, block.column), m_definition.marks);
    auto& series = seriesOf(sought, block.period);
    if (england)
      put(sought, series.england, std::move(figure), line);
    else
      put(sought, series.areas, place, std::move(figure), line);
  }
}

void ReleaseTableReader::finish() {
  if (m_fault.empty() && !m_header)
    tableFault(m_years.empty() ? fmt::format("{} has no header that is known", m_file)
                               : fmt::format("{} ends after its first header", m_file));
  for (auto& sought : m_sought) {
    const auto& why = m_fault.empty() ? sought.fault : m_fault;
    const auto& id = m_definition.measures[sought.measure].id;
    if (!why.empty()) {
      m_out.missing.push_back({id, why});
      continue;
    }
    if (sought.series.empty()) {
      m_out.missing.push_back({id, fmt::format("{} has no rows for all children together", m_file)});
      continue;
    }
    std::ranges::sort(sought.series, {}, &FigureSeries::period);
    for (auto& series : sought.series) m_out.series.push_back(std::move(series));
  }
}

}  // namespace waymark::lists
