// SPDX-License-Identifier: GPL-3.0-or-later
// What the page Children & plans says of values: year groups, problems, cells, facets' answers.
#pragma once

#include <QString>

#include "app/facets.h"
#include "widgets/marks.h"

namespace waymark::ui {

/// "Year 6", "Reception", "Year 5 or 6", "" for none.
QString yearWords(const std::optional<lists::YearGroups>& years);
/// A cell as people read it: a date with its weekday, a code by its title, "" for nothing.
QString cellWords(const app::Caseload& caseload, const lists::Table& table, std::size_t column, std::size_t row);
/// "List 1: EHC plans".
QString listWords(const app::Caseload& caseload, std::size_t list);

struct ProblemCount {
  int errors = 0;   // with cells that couldn't be read
  int queries = 0;
  [[nodiscard]] int all() const { return errors + queries; }
};
ProblemCount problemsOf(const app::Caseload& caseload, std::size_t row);
/// "2 errors, 1 query"; "" for none.
QString problemWords(const ProblemCount& count);
Mark problemMark(const ProblemCount& count);
Mark severityMark(lists::Severity severity);
/// "Error", "Query".
QString severityWord(lists::Severity severity);

/// The first column that a rule looks at and this list has: where to mend.
std::size_t cellToMend(const app::Caseload& caseload, const lists::Table& table, std::uint32_t run);

/// "Setting’s phase", as a column and a filter are headed; "" of what is none of app::kSettingParts.
QString settingPartTitle(std::string_view id);
/// "Primary need", and what one of its answers is called: "ASD Autistic spectrum disorder".
QString facetTitle(const app::Caseload& caseload, const app::Facet& facet);
QString facetAnswer(const app::Caseload& caseload, const app::Facet& facet, std::uint32_t value);

}  // namespace waymark::ui
