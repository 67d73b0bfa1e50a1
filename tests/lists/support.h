// SPDX-License-Identifier: GPL-3.0-or-later
// The standard definition, and rows and tables made of texts.
#pragma once

#include <catch2/catch.hpp>
#include <deque>
#include <map>
#include <string>
#include <vector>

#include "lists/check.h"
#include "lists/definition.h"
#include "lists/table.h"

namespace waymark::lists {

inline const Definition& standard() {
  static const Definition definition = builtInDefinition(kStandardDefinition).value();
  return definition;
}

inline std::size_t col(std::string_view id) {
  return standard().column(id).value();
}

/// One row of a sheet; empty texts are no cells.
class TextRow {
 public:
  TextRow(std::uint32_t number, std::vector<std::string> texts) : m_number(number), m_texts(std::move(texts)) {
    for (std::size_t i = 0; i < m_texts.size(); ++i) {
      if (m_texts[i].empty()) continue;
      SheetCell cell;
      cell.column = static_cast<std::uint32_t>(i);
      cell.text = m_texts[i];
      m_cells.push_back(cell);
    }
  }
  TextRow(const TextRow&) = delete;
  TextRow& operator=(const TextRow&) = delete;
  [[nodiscard]] SheetRow row() const { return {m_number, m_cells}; }

 private:
  std::uint32_t m_number;
  std::vector<std::string> m_texts;
  std::vector<SheetCell> m_cells;
};

inline std::vector<HeadRow> headOf(const std::vector<std::vector<std::string>>& rows) {
  std::vector<HeadRow> head;
  for (std::size_t i = 0; i < rows.size(); ++i)
    head.push_back(headRow(TextRow(static_cast<std::uint32_t>(i + 1), rows[i]).row()));
  return head;
}

inline std::vector<std::string> titlesOf(std::string_view list) {
  std::vector<std::string> titles;
  for (const auto column : standard().statutoryColumns(standard().list(list).value()))
    titles.push_back(standard().columns[column].title);
  return titles;
}

/// A child as column id and text; what isn't given is empty.
using Child = std::map<std::string, std::string>;

inline Table tableOf(std::string_view list, const std::vector<Child>& children,
                     const std::vector<std::string>& localColumns = {}) {
  auto header = titlesOf(list);
  auto columns = standard().statutoryColumns(standard().list(list).value());
  for (const auto& id : localColumns) {
    columns.push_back(col(id));
    header.push_back(standard().columns[col(id)].title);
  }
  auto mapping = mapSheet(standard(), headOf({header}));
  REQUIRE(mapping);
  TableBuilder builder(standard(), *mapping, "f.csv", std::string(list));
  std::uint32_t number = 2;
  for (const auto& child : children) {
    std::vector<std::string> texts;
    for (const auto column : columns) {
      const auto at = child.find(standard().columns[column].id);
      texts.push_back(at == child.end() ? "" : at->second);
    }
    builder.add(TextRow(number++, texts).row());
  }
  return builder.finish();
}

/// The sheet rows that fail a rule: "2,4". "not run" where it didn't.
inline std::string failing(const std::vector<Table>& tables, std::string_view code, base::Day asAt,
                           const SettingsRegister* settings = nullptr) {
  const auto checked = checkLists(standard(), tables, asAt, settings);
  for (const auto& run : checked.runs) {
    if (standard().rules[run.rule].places[run.place].code != code) continue;
    if (!run.ran) return "not run";
    std::string rows;
    for (std::size_t i = 0; i < run.rows; ++i)
      rows += (i == 0 ? "" : ",") + std::to_string(tables[run.table].rows[checked.problems[run.first + i].row]);
    return rows;
  }
  return "no such rule";
}

}  // namespace waymark::lists
