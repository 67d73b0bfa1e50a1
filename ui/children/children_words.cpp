// SPDX-License-Identifier: GPL-3.0-or-later
#include "children/children_words.h"

#include <QCoreApplication>
#include <algorithm>

#include "bridge/dates.h"
#include "bridge/text.h"
#include "children/clock_words.h"

namespace waymark::ui {

namespace {

QString childrenTr(const char* text) {
  return QCoreApplication::translate("ChildrenWords", text);
}

QString oneYear(int group) {
  if (group < -1) return childrenTr("Before nursery");
  if (group == -1) return childrenTr("Nursery");
  if (group == 0) return childrenTr("Reception");
  return group > 14 ? childrenTr("After Year 14") : childrenTr("Year %1").arg(group);
}

/// A code's letters, and its title where that says more.
QString codeWords(const lists::CodeDefinition& code) {
  return toQt(code.title.empty() ? code.code : code.title);
}

}  // namespace

QString yearWords(const std::optional<lists::YearGroups>& years) {
  if (!years) return {};
  const QString first = oneYear(years->first);
  const QString last = oneYear(years->last);
  if (first == last) return first;
  if (years->first > 0 && years->last < 15) return childrenTr("Year %1 or %2").arg(years->first).arg(years->last);
  return childrenTr("%1 or %2").arg(first, last);
}

QString cellWords(const app::Caseload& caseload, const lists::Table& table, std::size_t column, std::size_t row) {
  const auto& definition = caseload.definition;
  if (table.state(column, row) != lists::CellState::Filled) return toQt(table.text(definition, column, row));
  const auto& values = table.columns[column];
  switch (definition.columns[column].kind) {
    case lists::ColumnKind::Date:
      return longDate(values.day(row));
    case lists::ColumnKind::Code: {
      const auto& codes = definition.codeLists[definition.columns[column].codeList].codes;
      const auto code = static_cast<std::size_t>(values.code(row));
      return code < codes.size() ? codeWords(codes[code]) : toQt(table.text(definition, column, row));
    }
    default:
      return toQt(table.text(definition, column, row));
  }
}

QString listWords(const app::Caseload& caseload, std::size_t list) {
  return toQt(caseload.definition.lists[caseload.lists[list].table.mapping.list].title);
}

ProblemCount problemsOf(const app::Caseload& caseload, std::size_t row) {
  ProblemCount count;
  for (const auto run : caseload.failedRuns(row))
    ++(caseload.definition.rules[caseload.runs[run].rule].severity == lists::Severity::Error ? count.errors
                                                                                             : count.queries);
  count.errors += static_cast<int>(caseload.unread(row).size());
  return count;
}

QString problemWords(const ProblemCount& count) {
  const QString errors = count.errors == 1 ? childrenTr("1 error") : childrenTr("%L1 errors").arg(count.errors);
  const QString queries = count.queries == 1 ? childrenTr("1 query") : childrenTr("%L1 queries").arg(count.queries);
  if (count.errors == 0) return count.queries == 0 ? QString() : queries;
  return count.queries == 0 ? errors : childrenTr("%1, %2").arg(errors, queries);
}

Mark problemMark(const ProblemCount& count) {
  if (count.errors > 0) return severityMark(lists::Severity::Error);
  return count.queries > 0 ? severityMark(lists::Severity::Query) : Mark::None;
}

Mark severityMark(lists::Severity severity) {
  return severity == lists::Severity::Error ? Mark::Late : Mark::Mixed;
}

QString severityWord(lists::Severity severity) {
  return severity == lists::Severity::Error ? childrenTr("Error") : childrenTr("Query");
}

std::size_t cellToMend(const app::Caseload& caseload, const lists::Table& table, std::uint32_t run) {
  const auto& columns = caseload.definition.rules[caseload.runs[run].rule].columns;
  const auto at = std::ranges::find_if(columns, [&](std::size_t column) { return table.place(column).has_value(); });
  return at == columns.end() ? columns.front() : *at;
}

QString settingPartTitle(std::string_view id) {
  if (id == "setting_phase") return childrenTr("Setting’s phase");
  if (id == "setting_type") return childrenTr("Setting’s type");
  return id == "setting_locality" ? childrenTr("Setting’s locality") : QString();
}

QString facetTitle(const app::Caseload& caseload, const app::Facet& facet) {
  switch (facet.kind) {
    case app::Facet::Kind::List:
      return childrenTr("List");
    case app::Facet::Kind::Problems:
      return childrenTr("Problems");
    case app::Facet::Kind::Rule:
      return childrenTr("Rule");
    case app::Facet::Kind::Age:
      return childrenTr("Age");
    case app::Facet::Kind::Clock:
      return childrenTr("Most pressing clock");
    case app::Facet::Kind::Setting:
      return settingPartTitle(facet.id);
    case app::Facet::Kind::Column:
      break;
  }
  return toQt(caseload.definition.columns[facet.column].title);
}

QString facetAnswer(const app::Caseload& caseload, const app::Facet& facet, std::uint32_t value) {
  const auto& key = facet.keys[value];
  switch (facet.kind) {
    case app::Facet::Kind::List:
      return listWords(caseload, value);
    case app::Facet::Kind::Problems:
      return value == 0   ? childrenTr("No problems")
             : value == 1 ? childrenTr("Queries alone")
                          : childrenTr("Errors");
    case app::Facet::Kind::Rule:
      if (key == app::kUnreadKey) return childrenTr("Cells that couldn’t be read");
      return childrenTr("%1 %2").arg(toQt(key), toQt(caseload.definition.rules[caseload.runs[value].rule].title));
    case app::Facet::Kind::Age:
      if (key == app::kAgeBands.front().key) return childrenTr("Under 5");
      if (key == app::kAgeBands.back().key) return childrenTr("Not known");
      if (value + 2 == app::kAgeBands.size()) return childrenTr("26 and over");
      return childrenTr("%1 to %2").arg(app::kAgeBands[value].from).arg(app::kAgeBands[value + 1].from - 1);
    case app::Facet::Kind::Clock: {
      const auto state = base::parseCode<schedule::ClockState>(key);
      return state ? clockStateWord(*state) : childrenTr("No clock runs");
    }
    case app::Facet::Kind::Setting:
      return key.empty() ? childrenTr("Not in the register") : toQt(key);
    case app::Facet::Kind::Column:
      break;
  }
  if (key.empty()) return childrenTr("Nothing given");
  const auto& column = caseload.definition.columns[facet.column];
  if (column.kind == lists::ColumnKind::Code) {
    const auto& codes = caseload.definition.codeLists[column.codeList].codes;
    if (value < codes.size()) return codeWords(codes[value]);
    return childrenTr("“%1”, not a code").arg(toQt(key));
  }
  return toQt(key);
}

}  // namespace waymark::ui
