// SPDX-License-Identifier: GPL-3.0-or-later
// The Timeline as other programs get it: its rows as a sheet, what a saved view of it keeps, and what a printed page
// stands under. Values only; used by the Timeline page.
#pragma once

#include <QJsonObject>
#include <QStringList>
#include <optional>
#include <vector>

#include "app/list_file.h"
#include "app/plan_sheet.h"
#include "timeline/timeline_geometry.h"
#include "timeline/timeline_model.h"

namespace waymark::ui {

/// Every task that the filter and the grouping show, folded or not; or only those given, by taskUuid().
app::Sheet planRows(const TimelineModel& model, const std::optional<std::vector<base::Uuid>>& only);

struct PlanView {
  Span span = Span::ThreeWeeks;
  Grouping grouping = Grouping::Phase;
  bool criticalOnly = false;

  [[nodiscard]] QJsonObject state() const;
  /// What isn't known here is named in `unknown` and stays as usual.
  static PlanView from(const QJsonObject& state, QStringList& unknown);
  bool operator==(const PlanView&) const = default;
};

app::SheetGroups sheetGroups(Grouping grouping);

}  // namespace waymark::ui
