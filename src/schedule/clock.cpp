// SPDX-License-Identifier: GPL-3.0-or-later
#include "schedule/timeline.h"

namespace waymark::schedule {

Clock clockAt(const Timeline& timeline, const calendar::Calendar& calendar, base::Day today) {
  constexpr int kWorkingWeek = 5;
  Clock clock;
  for (const auto& anchor : timeline.anchors) {
    if (!anchor.day || *anchor.day <= today) continue;
    clock.nextAnchor = anchor.id;
    if (const auto days = calendar.workingDaysBetween(today, *anchor.day)) clock.workingDaysToNext = *days;
    break;
  }
  if (!timeline.notified) return clock;
  const auto count = calendar.workingDaysBetween(*timeline.notified, today);
  if (!count) return clock;
  clock.workingDay = *count;
  // A meeting or a visit has no weeks of its own: nothing ends on site.
  const auto last = timeline.day("on_site_end");
  if (*count < 0 || !last) return clock;
  const auto lastCount = calendar.workingDaysBetween(*timeline.notified, *last);
  if (!lastCount || *count >= (*lastCount / kWorkingWeek + 1) * kWorkingWeek) return clock;
  clock.week = *count / kWorkingWeek + 1;
  if (calendar.isWorkingDay(today)) clock.day = *count % kWorkingWeek + 1;
  return clock;
}

}  // namespace waymark::schedule
