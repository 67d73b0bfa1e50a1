// SPDX-License-Identifier: GPL-3.0-or-later
#include "schedule/timeline.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <climits>
#include <cstdlib>

#include "base/message.h"

namespace waymark::schedule {
namespace {

using base::Day;
using base::Result;
using framework::Unit;
using framework::When;

constexpr std::array<const char*, 7> kWeekdayNames{"Monday", "Tuesday",  "Wednesday", "Thursday",
                                                   "Friday", "Saturday", "Sunday"};

Result<Day> moved(const calendar::Calendar& calendar, Day from, int offset, Unit unit) {
  switch (unit) {
    case Unit::WorkingDays:
      return calendar.addWorkingDays(from, offset);
    case Unit::CalendarDays:
      return from + std::chrono::days{offset};
    case Unit::Weeks:
      return from + std::chrono::weeks{offset};
    case Unit::Months:
      return base::addMonths(from, offset);
    case Unit::Years:
      return base::addMonths(from, 12 * offset);
  }
  return from;
}

int mondayFirst(Day day) {
  return static_cast<int>(std::chrono::weekday{day}.iso_encoding()) - 1;
}

std::string counted(int count, const char* unit) {
  return fmt::format("{} {}{}", count, unit, count == 1 ? "" : "s");
}

const char* unitName(Unit unit) {
  switch (unit) {
    case Unit::WorkingDays:
      return "working day";
    case Unit::CalendarDays:
      return "day";
    case Unit::Weeks:
      return "week";
    case Unit::Months:
      return "month";
    case Unit::Years:
      return "year";
  }
  return "";
}

/// Working days from the notification to an anchor where every step is in working days; how D-labels add up.
struct DCount {
  bool fromNotification = false;
  int days = 0;
};

std::string dLabel(int days) {
  if (days == 0) return "D0";
  return days > 0 ? fmt::format("D+{}", days) : fmt::format("D−{}", -days);
}

class Planner {
 public:
  Planner(const framework::Pack& pack, const calendar::Calendar& calendar, const Inputs& inputs)
      : m_pack(pack), m_calendar(calendar), m_inputs(inputs) {}

  Timeline run() {
    m_plan.framework = m_pack.id;
    m_plan.notified = m_inputs.notified;
    for (const auto& anchor : m_pack.anchors) placeAnchor(anchor);
    checkAnchors();
    for (const auto& phase : m_pack.phases) {
      const auto dated = [&](const std::optional<When>& when) {
        return when ? dayOf(*when, phase.title) : std::nullopt;
      };
      m_plan.phases.push_back({phase.id, phase.title, phase.shortTitle, dated(phase.start), dated(phase.end)});
    }
    m_order.resize(m_pack.tasks.size());
    for (std::size_t i = 0; i < m_pack.tasks.size(); ++i)
      if (belongs(m_pack.tasks[i])) placeTask(m_pack.tasks[i], i);
    std::ranges::stable_sort(m_plan.tasks, {}, [this](const DatedTask& task) { return sortKey(task); });
    warnOfComputedHolidays();
    return std::move(m_plan);
  }

 private:
  void warn(const char* rule, base::Context parameters) { m_plan.warnings.push_back({rule, std::move(parameters)}); }

  /// By due day and time where dated; else by the day that the same plan would have from a fixed Monday.
  [[nodiscard]] std::array<int, 2> sortKey(const DatedTask& task) const {
    const int minutes = task.dueTime ? task.dueTime->minutes : 24 * 60;
    if (task.due) return {static_cast<int>(task.due->time_since_epoch().count()), minutes};
    if (m_inputs.notified) return {INT_MAX, minutes};
    return {m_order.at(static_cast<std::size_t>(task.packIndex)), minutes};
  }

  std::optional<Day> dayOf(const When& when, const std::string& what) {
    const auto* anchor = m_plan.anchor(when.anchor);
    if (anchor == nullptr || !anchor->day) return std::nullopt;
    const auto day = moved(m_calendar, *anchor->day, when.offset, when.unit);
    if (day) return *day;
    warn(
        "beyond_calendar",
        {{"what", what}, {"from", std::to_string(m_calendar.fromYear())}, {"to", std::to_string(m_calendar.toYear())}});
    return std::nullopt;
  }

  [[nodiscard]] DCount dCount(const std::string& anchorId) const {
    const auto* anchor = m_pack.anchor(anchorId);
    if (anchor == nullptr) return {};
    if (!anchor->from) return {true, 0};
    const auto base = dCount(anchor->from->anchor);
    if (!base.fromNotification || anchor->from->unit != Unit::WorkingDays) return {};
    return {true, base.days + anchor->from->offset};
  }

  [[nodiscard]] std::string labelOf(const When& when) const {
    const auto count = dCount(when.anchor);
    if (count.fromNotification && when.unit == Unit::WorkingDays) return dLabel(count.days + when.offset);
    const auto* anchor = m_pack.anchor(when.anchor);
    const std::string name = count.fromNotification ? dLabel(count.days) : anchor->title;
    if (when.offset == 0) return name;
    return fmt::format("{} {} {}", counted(std::abs(when.offset), unitName(when.unit)),
                       when.offset > 0 ? "after" : "before", name);
  }

  void placeAnchor(const framework::Anchor& anchor) {
    DatedAnchor dated{anchor.id, anchor.title, std::nullopt, anchor.from ? labelOf(*anchor.from) : "D0", false,
                      anchor.note};
    if (const auto set = m_inputs.anchors.find(anchor.id); set != m_inputs.anchors.end() && anchor.from) {
      dated.day = set->second;
      dated.overridden = true;
    } else {
      dated.day = anchor.from ? dayOf(*anchor.from, anchor.title) : m_inputs.notified;
    }
    m_plan.anchors.push_back(std::move(dated));
  }

  void checkAnchors() {
    std::optional<Day> earlier;
    std::string earlierTitle;
    for (std::size_t i = 0; i < m_pack.anchors.size(); ++i) {
      const auto& dated = m_plan.anchors[i];
      if (!dated.day) continue;
      const auto usual = m_pack.anchors[i].usualWeekday;
      if (usual && mondayFirst(*dated.day) != static_cast<int>(*usual))
        warn("unusual_weekday", {{"what", dated.title},
                                 {"day", base::longText(*dated.day)},
                                 {"usual", kWeekdayNames.at(static_cast<std::size_t>(*usual))}});
      if (const auto* holiday = m_calendar.holidayOn(*dated.day))
        warn("on_holiday", {{"what", dated.title}, {"day", base::longText(*dated.day)}, {"name", holiday->name}});
      else if (calendar::Calendar::isWeekend(*dated.day))
        warn("on_weekend", {{"what", dated.title}, {"day", base::longText(*dated.day)}});
      if (const auto* closure = m_calendar.closureOn(*dated.day))
        warn("on_closure", {{"what", dated.title}, {"day", base::longText(*dated.day)}, {"name", closure->name}});
      if (m_calendar.isBetweenTerms(*dated.day))
        warn("outside_term", {{"what", dated.title}, {"day", base::longText(*dated.day)}});
      if (earlier && *dated.day < *earlier) warn("anchor_order", {{"what", dated.title}, {"other", earlierTitle}});
      earlier = dated.day;
      earlierTitle = dated.title;
    }
  }

  /// The last day on or before `day` on which our own people work.
  [[nodiscard]] Day backToOpenDay(Day day) const {
    while (!m_calendar.isWorkingDay(day) || m_calendar.closureOn(day) != nullptr) day -= std::chrono::days{1};
    return day;
  }

  [[nodiscard]] bool belongs(const framework::PackTask& task) const {
    return m_inputs.outcome.empty() || task.outcomes.empty() ||
           std::ranges::find(task.outcomes, m_inputs.outcome) != task.outcomes.end();
  }

  void placeTask(const framework::PackTask& task, std::size_t index) {
    DatedTask dated;
    dated.id = task.id;
    dated.title = task.title;
    dated.phase = task.phase;
    dated.label = labelOf(task.when);
    dated.dueTime = task.when.time;
    dated.owner = task.owner;
    dated.milestone = task.milestone;
    dated.external = task.external;
    dated.packIndex = static_cast<int>(index);
    dated.provenance = task.provenance;
    dated.note = task.note;
    dated.conditional = !task.outcomes.empty() && m_inputs.outcome.empty();
    const auto told = m_inputs.told.find(task.id);
    dated.told = told != m_inputs.told.end();
    if (dated.told && told->second.time) dated.dueTime = told->second.time;
    const bool dayTold = dated.told && told->second.day;
    dated.due = dayTold ? told->second.day : dayOf(task.when, task.title);
    m_order[index] = roughDay(task.when);
    if (dated.due) {
      const auto* closure = m_calendar.closureOn(*dated.due);
      if (task.external || dayTold) {
        if (closure != nullptr)
          warn("on_closure", {{"what", task.title}, {"day", base::longText(*dated.due)}, {"name", closure->name}});
      } else if (const auto open = backToOpenDay(*dated.due); open != *dated.due) {
        if (closure != nullptr)
          warn("shifted", {{"what", task.title}, {"day", base::longText(open)}, {"name", closure->name}});
        dated.due = open;
        dated.shifted = true;
      }
      dated.start = *dated.due;
      if (task.durationDays > 1) {
        if (const auto start = m_calendar.addWorkingDays(*dated.due, 1 - task.durationDays)) dated.start = *start;
      }
    }
    m_plan.tasks.push_back(std::move(dated));
  }

  /// Days from the notification as if every week had five working days; only for the order of an undated plan.
  [[nodiscard]] int roughDay(const When& when) const {
    const auto* anchor = m_pack.anchor(when.anchor);
    const int base = anchor != nullptr && anchor->from ? roughDay(*anchor->from) : 0;
    switch (when.unit) {
      case Unit::WorkingDays:
        return base + when.offset * 7 / 5;
      case Unit::CalendarDays:
        return base + when.offset;
      case Unit::Weeks:
        return base + when.offset * 7;
      case Unit::Months:
        return base + when.offset * 30;
      case Unit::Years:
        return base + when.offset * 365;
    }
    return base;
  }

  void warnOfComputedHolidays() {
    if (!m_inputs.notified) return;
    const auto* last = m_plan.anchors.empty() ? nullptr : &m_plan.anchors.back();
    if (last == nullptr || !last->day) return;
    for (const auto& holiday : m_calendar.holidays())
      if (holiday.computed && *m_inputs.notified <= holiday.day && holiday.day <= *last->day) {
        warn("computed_holiday", {{"name", holiday.name}, {"day", base::longText(holiday.day)}});
        return;
      }
  }

  const framework::Pack& m_pack;
  const calendar::Calendar& m_calendar;
  const Inputs& m_inputs;
  Timeline m_plan;
  std::vector<int> m_order;  // by pack index
};

template <class Row>
const Row* found(const std::vector<Row>& rows, std::string_view id) {
  const auto at = std::ranges::find(rows, id, &Row::id);
  return at == rows.end() ? nullptr : &*at;
}

}  // namespace

const DatedAnchor* Timeline::anchor(std::string_view id) const {
  return found(anchors, id);
}
const DatedTask* Timeline::task(std::string_view id) const {
  return found(tasks, id);
}
std::optional<Day> Timeline::day(std::string_view anchorId) const {
  const auto* dated = anchor(anchorId);
  return dated == nullptr ? std::nullopt : dated->day;
}

Timeline compute(const framework::Pack& pack, const calendar::Calendar& calendar, const Inputs& inputs) {
  return Planner(pack, calendar, inputs).run();
}

Result<Day> notifiedFor(const framework::Pack& pack, const calendar::Calendar& calendar, std::string_view anchorId,
                        Day day) {
  const auto* anchor = pack.anchor(anchorId);
  if (anchor == nullptr) return base::fail(base::Code::NotFound, {{"what", "anchor"}, {"id", std::string(anchorId)}});
  Day at = day;
  while (anchor->from) {
    if (anchor->from->unit != Unit::WorkingDays)
      return base::fail(base::Code::BadUse,
                        {{"problem", "“" + anchor->title + "” isn't counted in working days from the notification"}});
    const auto earlier = calendar.addWorkingDays(at, -anchor->from->offset);
    if (!earlier) return earlier;
    at = *earlier;
    anchor = pack.anchor(anchor->from->anchor);
  }
  return at;
}

std::optional<Day> dayOf(const Timeline& timeline, const calendar::Calendar& calendar, const When& when) {
  const auto anchor = timeline.day(when.anchor);
  if (!anchor) return std::nullopt;
  const auto day = moved(calendar, *anchor, when.offset, when.unit);
  return day ? std::optional(*day) : std::nullopt;
}

const char* warningTemplate(std::string_view rule) {
  if (rule == "unusual_weekday") return "{what} falls on {day}; it is usually a {usual}. Check the date.";
  if (rule == "on_holiday") return "{what} falls on {day}, which is a bank holiday ({name}).";
  if (rule == "on_weekend") return "{what} falls on {day}, which is at a weekend.";
  if (rule == "on_closure") return "{what} falls on {day}, when the area is closed ({name}). The date stands.";
  if (rule == "outside_term") return "{what} falls on {day}, in the school holidays. Inspections run in term time.";
  if (rule == "shifted") return "“{what}” was brought forward to {day}, because of {name}.";
  if (rule == "anchor_order") return "{what} now comes before {other}. Check both dates.";
  if (rule == "beyond_calendar")
    return "“{what}” has no date: its working days run outside {from} to {to}, the years whose bank holidays are "
           "known. Import newer bank holidays to date it.";
  if (rule == "computed_holiday")
    return "The plan counts past a computed bank holiday ({name}, {day}) that GOV.UK has not published yet.";
  return "{what}";
}

std::string warningText(const Warning& warning) {
  return base::filled(warningTemplate(warning.rule), warning.parameters);
}

}  // namespace waymark::schedule
