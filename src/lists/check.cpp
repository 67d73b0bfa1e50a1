// SPDX-License-Identifier: GPL-3.0-or-later
// Condition by condition over whole columns: each narrows the rows that may still fail.
#include "lists/check.h"

#include <algorithm>
#include <map>
#include <unordered_map>
#include <unordered_set>

#include "lists/identifiers.h"
#include "lists/text_key.h"

namespace waymark::lists {
namespace {

using Rows = std::vector<std::uint8_t>;

class Checker {
 public:
  Checker(const Definition& definition, std::span<const Table> tables, base::Day asAt, const SettingsRegister* settings,
          std::span<const std::string> off)
      : m_definition(definition),
        m_tables(tables),
        m_asAt(asAt),
        m_settings(settings),
        m_off(off),
        m_ages(tables.size()) {}

  Checked run() {
    Checked out;
    for (std::size_t table = 0; table < m_tables.size(); ++table)
      for (std::size_t rule = 0; rule < m_definition.rules.size(); ++rule) {
        const auto& places = m_definition.rules[rule].places;
        const auto place = std::ranges::find(places, m_tables[table].mapping.list, &Rule::Place::list);
        if (place == places.end()) continue;
        RuleRun run{rule, table, static_cast<std::size_t>(place - places.begin()), true, out.problems.size(), 0, false};
        run.off = std::ranges::find(m_off, place->code) != m_off.end();
        run.ran = !run.off && canRun(m_definition.rules[rule], table);
        if (run.ran) addFailing(run, out.problems);
        out.runs.push_back(run);
      }
    return out;
  }

 private:
  [[nodiscard]] bool canRun(const Rule& rule, std::size_t table) const {
    return std::ranges::all_of(rule.when, [&](const Condition& condition) {
      const bool register_ = condition.check == Check::NotInRegister || condition.check == Check::ClosedInRegister;
      if (register_ && m_settings == nullptr) return false;
      if (condition.check == Check::OnAnotherList && m_tables.size() < 2) return false;
      if (condition.than != kAsAt && !m_tables[table].place(condition.than)) return false;
      return std::ranges::all_of(condition.columns,
                                 [&](std::size_t column) { return m_tables[table].place(column).has_value(); });
    });
  }

  void addFailing(RuleRun& run, std::vector<Problem>& problems) {
    Rows failing(m_tables[run.table].size(), 1);
    for (const auto& condition : m_definition.rules[run.rule].when) narrow(condition, run.table, failing);
    for (std::size_t row = 0; row < failing.size(); ++row) {
      if (failing[row] == 0) continue;
      problems.push_back({static_cast<std::uint32_t>(run.rule), static_cast<std::uint32_t>(run.table),
                          static_cast<std::uint32_t>(row)});
      ++run.rows;
    }
  }

  template <class Holds>
  static void keep(Rows& failing, Holds holds) {
    for (std::size_t row = 0; row < failing.size(); ++row)
      if (failing[row] != 0) failing[row] = holds(row) ? 1 : 0;
  }

  /// Whole years on the as-at date; kNoAge where the date isn't known.
  const std::vector<int>& ages(std::size_t table, std::size_t column) {
    auto& ages = m_ages[table][column];
    const auto& values = m_tables[table].columns[column];
    if (!ages.empty() || values.size() == 0) return ages;
    ages.resize(values.size(), kNoAge);
    for (std::size_t row = 0; row < ages.size(); ++row)
      if (values.filled(row)) ages[row] = ageOn(m_asAt, values.day(row));
    return ages;
  }

  void narrow(const Condition& condition, std::size_t table, Rows& failing) {
    const auto at = condition.columns.front();
    const auto& values = m_tables[table].columns[at];
    if (values.size() == 0) return;
    const auto filled = [&](auto&& holds) {
      keep(failing, [&](std::size_t row) { return values.filled(row) && holds(row); });
    };
    switch (condition.check) {
      case Check::Empty:
        return keep(failing, [&](std::size_t row) { return values.state(row) == CellState::Empty; });
      case Check::Present:
        return keep(failing, [&](std::size_t row) { return values.state(row) != CellState::Empty; });
      case Check::After:
        if (condition.than == kAsAt) return filled([&](std::size_t row) { return values.day(row) > m_asAt; });
        return filled([&, &other = m_tables[table].columns[condition.than]](std::size_t row) {
          return other.filled(row) && values.day(row) > other.day(row);
        });
      case Check::OlderThan:
        return filled(
            [&](std::size_t row) { return base::addMonths(values.day(row), condition.amount) < m_asAt; });
      case Check::AgeAtLeast:
        return keep(failing, [&, &all = ages(table, at)](std::size_t row) {
          return all[row] != kNoAge && all[row] >= condition.amount;
        });
      case Check::AgeUnder:
        return keep(failing, [&, &all = ages(table, at)](std::size_t row) {
          return all[row] != kNoAge && all[row] < condition.amount;
        });
      case Check::CodeIs:
        return filled([&](std::size_t row) {
          return std::ranges::find(condition.codes, values.code(row)) != condition.codes.end();
        });
      case Check::CodeUnknown: {
        const auto known =
            static_cast<std::int32_t>(m_definition.codeLists[m_definition.columns[at].codeList].codes.size());
        return filled([&](std::size_t row) { return values.code(row) >= known; });
      }
      case Check::NumberOutside:
        return filled([&](std::size_t row) {
          return values.number(row) < condition.from || values.number(row) > condition.to;
        });
      case Check::Duplicate:
        return duplicates(condition, table, failing);
      case Check::NearDuplicate:
        return nearDuplicates(values, m_tables[table].columns[condition.than], failing);
      case Check::OnAnotherList:
        return onAnotherList(at, table, failing);
      case Check::UpnShapeWrong:
        return filled([&](std::size_t row) { return upnShape(values.text(row)) == UpnShape::Wrong; });
      case Check::UpnLetterWrong:
        return filled([&](std::size_t row) {
          return upnShape(values.text(row)) != UpnShape::Wrong && !upnLetterFits(values.text(row));
        });
      case Check::UpnTemporary:
        return filled([&](std::size_t row) { return upnShape(values.text(row)) == UpnShape::Temporary; });
      case Check::UlnDigitWrong:
        return filled([&](std::size_t row) { return !ulnFits(values.text(row)); });
      case Check::UrnShapeWrong:
        return filled([&](std::size_t row) { return !urnShapeFits(values.text(row)); });
      case Check::NotInRegister:
        return filled([&](std::size_t row) { return m_settings->find(values.text(row)) == nullptr; });
      case Check::ClosedInRegister:
        return filled([&](std::size_t row) {
          const auto* setting = m_settings->find(values.text(row));
          return setting != nullptr && !setting->open && (!setting->closedOn || *setting->closedOn <= m_asAt);
        });
    }
  }

  /// The row's value in several columns as one text; nothing where one of them isn't filled.
  [[nodiscard]] std::optional<std::string> joined(const Condition& condition, const Table& table,
                                                  std::size_t row) const {
    std::string out;
    for (const auto at : condition.columns) {
      const auto& values = table.columns[at];
      if (!values.filled(row)) return std::nullopt;
      switch (m_definition.columns[at].kind) {
        case ColumnKind::Date:
          out += std::to_string(values.day(row).time_since_epoch().count());
          break;
        case ColumnKind::Code:
          out += std::to_string(values.code(row));
          break;
        case ColumnKind::Count:
        case ColumnKind::Percent:
          out += std::to_string(values.number(row));
          break;
        default:
          out += values.text(row);
      }
      out += '\x1F';
    }
    return out;
  }

  void duplicates(const Condition& condition, std::size_t place, Rows& failing) const {
    const auto& table = m_tables[place];
    Rows again(failing.size(), 0);
    const auto mark = [&](auto& first, auto&& key, std::size_t row) {
      const auto [at, isNew] = first.try_emplace(std::forward<decltype(key)>(key), row);
      if (!isNew) again[at->second] = again[row] = 1;
    };
    const auto only = condition.columns.front();
    const auto kind = m_definition.columns[only].kind;
    const bool text = kind == ColumnKind::Identifier || kind == ColumnKind::Upn || kind == ColumnKind::Uln ||
                      kind == ColumnKind::Urn || kind == ColumnKind::Text;
    if (condition.columns.size() == 1 && text) {
      std::unordered_map<std::string_view, std::size_t> first(failing.size());
      for (std::size_t row = 0; row < failing.size(); ++row)
        if (table.columns[only].filled(row)) mark(first, table.columns[only].text(row), row);
    } else {
      std::unordered_map<std::string, std::size_t> first(failing.size());
      for (std::size_t row = 0; row < failing.size(); ++row)
        if (auto key = joined(condition, table, row)) mark(first, std::move(*key), row);
    }
    keep(failing, [&](std::size_t row) { return again[row] != 0; });
  }

  /// Children with the same birthday are few; each pair of them is compared.
  static void nearDuplicates(const Column& values, const Column& days, Rows& failing) {
    std::vector<std::pair<base::Day, std::size_t>> byDay;
    for (std::size_t row = 0; row < failing.size(); ++row)
      if (values.filled(row) && days.filled(row)) byDay.emplace_back(days.day(row), row);
    std::ranges::sort(byDay);
    Rows near(failing.size(), 0);
    // Where thousands share one date (a filler such as 1 January 1900), each is compared with its neighbours only.
    constexpr std::size_t kMostCompared = 200;
    for (std::size_t i = 0; i < byDay.size(); ++i)
      for (auto j = i + 1; j < byDay.size() && j - i <= kMostCompared && byDay[j].first == byDay[i].first; ++j)
        if (oneSlipApart(values.text(byDay[i].second), values.text(byDay[j].second)))
          near[byDay[i].second] = near[byDay[j].second] = 1;
    keep(failing, [&](std::size_t row) { return near[row] != 0; });
  }

  void onAnotherList(std::size_t column, std::size_t table, Rows& failing) const {
    std::unordered_set<std::string_view> others;
    for (std::size_t other = 0; other < m_tables.size(); ++other) {
      if (other == table) continue;
      const auto& values = m_tables[other].columns[column];
      for (std::size_t row = 0; row < values.size(); ++row)
        if (values.filled(row)) others.insert(values.text(row));
    }
    const auto& values = m_tables[table].columns[column];
    keep(failing, [&](std::size_t row) { return values.filled(row) && others.contains(values.text(row)); });
  }

  static constexpr int kNoAge = -10'000;

  const Definition& m_definition;
  std::span<const Table> m_tables;
  base::Day m_asAt;
  const SettingsRegister* m_settings;
  std::span<const std::string> m_off;
  std::vector<std::map<std::size_t, std::vector<int>>> m_ages;
};

}  // namespace

std::size_t Checked::rows(Severity severity, const Definition& definition) const {
  std::size_t rows = 0;
  for (const auto& run : runs)
    if (definition.rules[run.rule].severity == severity) rows += run.rows;
  return rows;
}

int ageOn(base::Day day, base::Day birthday) {
  int age = base::yearOf(day) - base::yearOf(birthday);
  if (base::addMonths(birthday, 12 * age) > day) --age;
  return age;
}

Checked checkLists(const Definition& definition, std::span<const Table> tables, base::Day asAt,
                   const SettingsRegister* settings, std::span<const std::string> off) {
  return Checker(definition, tables, asAt, settings, off).run();
}

}  // namespace waymark::lists
