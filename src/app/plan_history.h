// SPDX-License-Identifier: GPL-3.0-or-later
// What each extract says of a child's dates (plan issued, updated, reviewed): read once for all children.
#pragma once

#include <optional>
#include <stop_token>
#include <vector>

#include "app/list_import.h"

namespace waymark::app {

class PlanHistory {
 public:
  /// A child's dates in one extract; of the first row where it has several.
  struct Line {
    std::size_t extract = 0;                      // in `extracts`
    std::vector<std::optional<base::Day>> dates;  // as `columns`
  };
  std::vector<domain::ListExtract> extracts;  // oldest first
  std::vector<std::size_t> columns;           // the definition's dates, without those that tell who a child is
  /// The extracts that have the child and one of the columns, oldest first.
  [[nodiscard]] std::vector<Line> of(const domain::ChildId& child) const;

  /// The next of `extracts`, in their order.
  void add(const OpenedList& opened);

 private:
  struct Row {
    domain::ChildId child;
    std::uint32_t place = 0;  // of its dates, in `days`
  };
  struct Extract {
    std::vector<Row> rows;             // by child
    std::vector<std::int32_t> days;    // as many as `columns` for each row
  };
  std::vector<Extract> m_read;
};

/// Over all extracts of the definition's lists in `workspace`. Errors: openList's; Cancelled; NotFound where the
/// definition isn't built in.
base::Result<PlanHistory> readPlanHistory(Session& session, const std::string& definition,
                                          std::vector<domain::ListExtract> extracts, const std::stop_token& stop);

}  // namespace waymark::app
