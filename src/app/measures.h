// SPDX-License-Identifier: GPL-3.0-or-later
// The partnership's own measures as they are looked at, and one of their figures as a piece of evidence. Pure.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "domain/workspace.h"

namespace waymark::app {

struct MeasureSeries {
  domain::Stored<domain::Measure> measure;
  std::vector<domain::Stored<domain::MeasureValue>> values;  // by month
};

/// In load order.
std::vector<MeasureSeries> measureSeries(const domain::Workspace& workspace);
MeasureSeries seriesOf(const domain::Workspace& workspace, const domain::Stored<domain::Measure>& measure);

/// The newest month that has a figure; nothing where none has.
const domain::MeasureValue* latestValue(const MeasureSeries& series);
/// A decimal as a number; nothing for "" and what is no decimal.
std::optional<double> decimalNumber(const std::string& text);

/// Where the newest figure stands against the target: only where there are both and the measure has a direction.
enum class AgainstTarget { CannotSay, Met, Missed };
AgainstTarget againstTarget(const domain::Measure& measure, const std::string& value);

/// "31.5 weeks", "84%".
std::string valueWithUnit(const domain::Measure& measure, const std::string& value);
/// "November 2026".
std::string monthText(base::Day month);
/// The first day of the month that the text names ("2026-09", "Sep 2026", "September 2026", or any day in it), day
/// first.
std::optional<base::Day> monthFrom(std::string_view text);

/// A finding that states the figure, its month, definition and note; its source is data. Strength, mixed or concern by
/// the target where one can say, else mixed. Without an id.
domain::Evidence evidenceOf(const domain::Measure& measure, const domain::MeasureValue& value,
                            const base::ShortCode& criterion, base::Day today);

}  // namespace waymark::app
