// SPDX-License-Identifier: GPL-3.0-or-later
// Days and times as people read and type them, and as QDate. Used by fields, tables and the timeline.
#pragma once

#include <QDate>
#include <QString>
#include <optional>

#include "base/date.h"

namespace waymark::ui {

/// By Julian day: QDate::fromStdSysDays is compiled out with this compiler.
QDate toQt(base::Day day);
base::Day fromQt(QDate date);

/// "Mon 8 Sep 2025"; "" for none.
QString longDate(std::optional<base::Day> day);
/// "Mon 8 Sep"; "" for none.
QString shortDate(std::optional<base::Day> day);
/// "09:40"; "" for none.
QString timeOfDay(std::optional<base::TimeOfDay> time);
/// "Tue 10 Nov, 12:00", without the time where there is none; "" without a day.
QString dueText(std::optional<base::Day> day, std::optional<base::TimeOfDay> time);
/// UTC stamp in the system's time zone: "Mon 8 Sep 2025, 09:40".
QString stampText(base::Stamp stamp);

/// What people type: "8 Sep 2025", "Mon 8 September", "2025-09-08", "8/9/25", "8.9.2025", "8 9", "today", "tomorrow".
/// Without a year: the one that is nearest to `today`. Nothing if it is not a day.
std::optional<base::Day> typedDate(const QString& text, base::Day today);
/// "9:40", "09.40", "0940", "9", "9am", "12 noon", "2.30 pm".
std::optional<base::TimeOfDay> typedTime(const QString& text);

}  // namespace waymark::ui
