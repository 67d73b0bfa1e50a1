// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/measure_import.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <set>

#include "app/measures.h"
#include "base/text.h"
#include "exchange/sheet_rows.h"
#include "lists/cell_reading.h"
#include "lists/text_key.h"

namespace waymark::app {
namespace {

using base::Code;
using base::Result;

constexpr std::size_t kColumns = 6;
constexpr std::size_t kHeaderRows = 10;  // titles above the header
constexpr std::size_t kMostRows = 100'000;
constexpr std::size_t kMostListed = 5'000;
constexpr std::size_t kLongestTitle = 300;

/// What people call them, as lists::textKey has it.
constexpr std::array<std::array<std::string_view, 6>, kColumns> kNames{{
    {"measure", "measurename", "indicator", "title", "metric", "kpi"},
    {"month", "date", "period", "monthending", "reportingmonth", "monthof"},
    {"value", "figure", "result", "actual", "number", "performance"},
    {"note", "notes", "comment", "comments", "commentary", "remarks"},
    {"unit", "units", "unitofmeasure", "", "", ""},
    {"source", "datasource", "system", "", "", ""},
}};

std::string titleKey(std::string_view title) {
  const auto folded = base::folded(title);
  std::string key;
  for (const auto word : base::splitOn(folded, ' '))
    if (!word.empty()) key += (key.empty() ? "" : " ") + std::string(word);
  return key;
}

/// A decimal that keeps its digits: "1,071" without its comma, "84%" without its sign; nothing where it is no number.
std::optional<std::string> exactValue(const lists::SheetCell& cell) {
  std::string text(base::trimmed(cell.text));
  if (cell.kind == lists::SheetCell::Kind::Number) {
    if (!cell.percent && base::isDecimal(text)) return text;
    // A percentage is kept as a fraction, and binary numbers have tails: twelve digits are what a sheet shows.
    auto number = fmt::format("{:.12g}", cell.percent ? cell.number * 100 : cell.number);
    return base::isDecimal(number) ? std::optional(number) : std::nullopt;
  }
  if (text.ends_with('%')) text.pop_back();
  while (text.ends_with(' ')) text.pop_back();
  const auto point = std::min(text.find('.'), text.size());
  for (std::size_t at = text.find(','); at != std::string::npos && at < point; at = text.find(',', at)) {
    const auto end = std::min(text.find_first_of(",.", at + 1), text.size());
    if (end - at != 4 || at == 0) return std::nullopt;
    text.erase(at, 1);
  }
  return base::isDecimal(text) ? std::optional(text) : std::nullopt;
}

class Reader {
 public:
  Reader(const domain::Workspace& workspace, const MeasureMapping& mapping, MeasureImport& out) : m_out(out) {
    for (const auto& series : measureSeries(workspace)) {
      auto& known = m_known[titleKey(series.measure.value.title)];
      known.title = series.measure.value.title;
      known.stored = true;
      for (const auto& value : series.values) known.values[value.value.month] = {value.value.value, value.value.note};
    }
    for (const auto& [header, column] : mapping.given) m_given[lists::textKey(header)] = column;
  }

  bool row(const lists::SheetRow& row) {
    if (!m_found) {
      m_found = header(row);
      return m_found || ++m_looked < kHeaderRows;
    }
    if (m_out.rows.size() == kMostListed || m_seen == kMostRows) {
      m_tooMany = true;
      return false;
    }
    ++m_seen;
    take(row);
    return true;
  }

  [[nodiscard]] bool found() const { return m_found; }
  [[nodiscard]] bool tooMany() const { return m_tooMany; }

 private:
  struct Known {
    std::string title;
    bool stored = false;
    struct Kept {
      std::string value;
      std::string note;
    };
    std::map<base::Day, Kept> values;
    std::set<base::Day> met;  // in this file
  };

  bool header(const lists::SheetRow& row) {
    std::array<std::optional<std::uint32_t>, kColumns> columns{};
    std::vector<std::pair<std::string, std::string>> named;
    for (const auto& cell : row.cells) {
      const auto key = lists::textKey(cell.text);
      std::optional<std::size_t> column;
      const auto given = m_given.find(key);
      for (std::size_t i = 0; i < kColumns; ++i) {
        const auto code = base::CodeSet<MeasureColumn>::kCodes[i];
        const bool fits = given != m_given.end()
                              ? given->second == code
                              : !key.empty() && std::ranges::find(kNames[i], key) != kNames[i].end();
        // The first of two that fit; one that the user named before any.
        if (fits && (!columns[i] || given != m_given.end())) column = i;
      }
      if (column) columns[*column] = cell.column;
      named.emplace_back(cell.text, column ? base::CodeSet<MeasureColumn>::kCodes[*column] : std::string_view());
    }
    if (!columns[0] || !columns[1] || !columns[2]) return false;
    m_columns = columns;
    m_out.columns = std::move(named);
    return true;
  }

  [[nodiscard]] const lists::SheetCell* cell(const lists::SheetRow& row, MeasureColumn column) const {
    const auto& place = m_columns[static_cast<std::size_t>(column)];
    if (!place) return nullptr;
    const auto at = std::ranges::lower_bound(row.cells, *place, {}, &lists::SheetCell::column);
    return at != row.cells.end() && at->column == *place ? &*at : nullptr;
  }
  [[nodiscard]] std::string text(const lists::SheetRow& row, MeasureColumn column) const {
    const auto* at = cell(row, column);
    return at == nullptr ? "" : std::string(base::trimmed(at->text));
  }

  void take(const lists::SheetRow& row) {
    MeasureImportRow one;
    one.row = row.number;
    one.measure = text(row, MeasureColumn::Measure);
    one.note = text(row, MeasureColumn::Note);
    one.unit = text(row, MeasureColumn::Unit);
    one.source = text(row, MeasureColumn::Source);
    const auto* month = cell(row, MeasureColumn::Month);
    const auto* value = cell(row, MeasureColumn::Value);
    if (one.measure.empty() && month == nullptr && value == nullptr) return;  // a note under the table
    one.problem = read(one, month, value);
    if (!one.problem.empty()) {
      one.fate = FigureFate::Refused;
      ++m_out.refused;
    }
    m_out.rows.push_back(std::move(one));
  }

  /// What is wrong with the row; "" where it counts.
  std::string read(MeasureImportRow& one, const lists::SheetCell* month, const lists::SheetCell* value) {
    if (one.measure.empty()) return "the measure has no name";
    if (one.measure.size() > kLongestTitle) return fmt::format("the measure’s name is longer than {} characters", kLongestTitle);
    if (month == nullptr) return "the month is missing";
    if (const auto never = lists::neverReadable(*month)) return fmt::format("the month is {}", lists::unreadText(*never));
    const auto day = month->hasDay ? monthFrom(base::isoText(month->day)) : monthFrom(month->text);
    if (!day) return fmt::format("“{}” is no month (2026-09, Sep 2026 or 01/09/2026)", base::elided(month->text, 40));
    one.month = *day;
    if (value != nullptr) {
      if (const auto never = lists::neverReadable(*value)) return fmt::format("the value is {}", lists::unreadText(*never));
      auto exact = exactValue(*value);
      if (!exact) return fmt::format("“{}” is no number", base::elided(value->text, 40));
      one.value = std::move(*exact);
    }
    auto [at, fresh] = m_known.try_emplace(titleKey(one.measure));
    auto& known = at->second;
    if (fresh) {
      known.title = one.measure;
      m_out.newMeasures.push_back(one.measure);
    }
    one.measure = known.title;
    one.newMeasure = !known.stored;
    if (!known.met.insert(one.month).second)
      return fmt::format("{} of “{}” is there twice", monthText(one.month), one.measure);
    const auto kept = known.values.find(one.month);
    if (kept == known.values.end()) {
      ++m_out.added;
    } else if (kept->second.value == one.value && (one.note.empty() || kept->second.note == one.note)) {
      one.fate = FigureFate::Same;
      ++m_out.same;
    } else {
      one.fate = FigureFate::Changed;
      one.was = kept->second.value;
      ++m_out.changed;
    }
    return "";
  }

  MeasureImport& m_out;
  std::map<std::string, Known> m_known;
  std::map<std::string, std::string> m_given;
  std::array<std::optional<std::uint32_t>, kColumns> m_columns{};
  std::size_t m_looked = 0;
  std::size_t m_seen = 0;
  bool m_found = false;
  bool m_tooMany = false;
};

}  // namespace

Result<MeasureImport> previewMeasures(std::string_view bytes, const std::string& file,
                                      const domain::Workspace& workspace, const MeasureMapping& mapping) {
  for (const auto& [header, column] : mapping.given)
    if (!column.empty() && !base::parseCode<MeasureColumn>(column))
      return base::fail(Code::UnknownCode, {{"field", "the column “" + header + "”"},
                                            {"value", column},
                                            {"allowed", base::joinedCodes(base::CodeSet<MeasureColumn>::kCodes)}});
  MeasureImport out;
  out.file = file;
  Reader reader(workspace, mapping, out);
  // The first sheet with the columns; those before it have none of them.
  const auto read = exchange::eachSheetRow(
      bytes, file,
      {[&](const exchange::SheetHead& head) { return !head.hidden && !reader.found(); },
       [&](const lists::SheetRow& row) { return reader.row(row); }});
  if (!read) return tl::make_unexpected(read.error());
  if (reader.tooMany())
    return base::fail(Code::FileTooBig, {{"file", file}, {"limit", std::to_string(kMostListed) + " figures"}});
  if (!reader.found())
    return base::fail(Code::FileUnreadable,
                      {{"file", file},
                       {"problem", "its first rows have no columns for the measure, the month and the value; say which "
                                   "column is which"}});
  return out;
}

domain::ChangeSet measureChanges(const MeasureImport& import, const domain::Workspace& workspace, base::Stamp at) {
  domain::ChangeSet set{fmt::format("import {} figures of measures", import.added + import.changed), {}};
  base::IdMaker ids;
  std::map<std::string, MeasureSeries> known;
  for (auto& series : measureSeries(workspace)) known.emplace(titleKey(series.measure.value.title), std::move(series));
  for (const auto& row : import.rows) {
    if (row.fate == FigureFate::Refused || row.fate == FigureFate::Same) continue;
    auto [found, fresh] = known.try_emplace(titleKey(row.measure));
    auto& series = found->second;
    if (fresh) {
      auto& measure = series.measure.value;
      measure.id = ids.makeId<domain::MeasureTag>(at);
      measure.title = row.measure;
      measure.unit = row.unit;
      set.changes.push_back(domain::made(domain::Record{measure}));
    }
    const auto stored = std::ranges::find(series.values, row.month, [](const auto& one) { return one.value.month; });
    domain::MeasureValue value;
    if (stored != series.values.end()) value = stored->value;
    value.value = row.value;
    if (!row.note.empty()) value.note = row.note;
    value.source = row.source.empty() ? import.file : row.source;
    if (stored != series.values.end()) {
      set.changes.push_back(domain::edited(*stored, value));
      continue;
    }
    value.id = ids.makeId<domain::MeasureValueTag>(at);
    value.measure = series.measure.value.id;
    value.month = row.month;
    set.changes.push_back(domain::made(domain::Record{std::move(value)}));
  }
  return set;
}

}  // namespace waymark::app
