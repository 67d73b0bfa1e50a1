// SPDX-License-Identifier: GPL-3.0-or-later
#include "bridge/dates.h"

#include <QDateTime>
#include <QStringList>
#include <array>
#include <cstdlib>

#include "bridge/text.h"

namespace waymark::ui {

namespace {

constexpr qint64 kJulianDayOf1970 = 2440588;

constexpr std::array kMonths{"january", "february", "march",     "april",   "may",      "june",
                             "july",    "august",   "september", "october", "november", "december"};
constexpr std::array kWeekdays{"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"};

/// The place of a name or its first three or more letters, or -1.
template <std::size_t N>
int indexOfName(const std::array<const char*, N>& names, const QString& word) {
  if (word.size() < 3) return -1;
  for (std::size_t i = 0; i < N; ++i)
    if (QLatin1String(names[i]).startsWith(word)) return static_cast<int>(i);
  return -1;
}

struct Parts {
  int year = 0;
  int month = 0;
  int day = 0;
};

std::optional<base::Day> dayFrom(const Parts& parts) {
  const QDate date(parts.year, parts.month, parts.day);
  if (!date.isValid() || parts.year < 1900 || parts.year > 2199) return std::nullopt;
  return fromQt(date);
}

/// The year in which day and month lie nearest to today.
std::optional<base::Day> nearest(Parts parts, base::Day today) {
  std::optional<base::Day> best;
  for (int year = base::yearOf(today) - 1; year <= base::yearOf(today) + 1; ++year) {
    parts.year = year;
    const auto day = dayFrom(parts);
    if (!day) continue;
    if (!best || std::abs((*day - today).count()) < std::abs((*best - today).count())) best = day;
  }
  return best;
}

}  // namespace

QDate toQt(base::Day day) {
  return QDate::fromJulianDay(kJulianDayOf1970 + day.time_since_epoch().count());
}

base::Day fromQt(QDate date) {
  return base::Day{std::chrono::days{date.toJulianDay() - kJulianDayOf1970}};
}

QString longDate(std::optional<base::Day> day) {
  return day ? toQt(base::longText(*day)) : QString();
}
QString shortDate(std::optional<base::Day> day) {
  return day ? toQt(base::shortText(*day)) : QString();
}
QString timeOfDay(std::optional<base::TimeOfDay> time) {
  return time ? toQt(base::timeText(*time)) : QString();
}

QString dueText(std::optional<base::Day> day, std::optional<base::TimeOfDay> time) {
  if (!day) return {};
  return time ? shortDate(day) + QStringLiteral(", ") + timeOfDay(time) : shortDate(day);
}

QString stampText(base::Stamp stamp) {
  const QDateTime local = QDateTime::fromSecsSinceEpoch(stamp.time_since_epoch().count());
  return longDate(fromQt(local.date())) + QStringLiteral(", ") + local.time().toString(QStringLiteral("HH:mm"));
}

std::optional<base::Day> typedDate(const QString& text, base::Day today) {
  QString simple = text.trimmed().toLower();
  if (simple == QLatin1String("today")) return today;
  if (simple == QLatin1String("tomorrow")) return today + std::chrono::days{1};
  if (simple == QLatin1String("yesterday")) return today - std::chrono::days{1};
  simple.replace(u',', u' ').replace(u'/', u' ').replace(u'.', u' ').replace(u'-', u' ');
  QStringList words = simple.split(u' ', Qt::SkipEmptyParts);
  if (!words.isEmpty() && indexOfName(kWeekdays, words.first()) >= 0) words.removeFirst();
  if (words.size() < 2 || words.size() > 3) return std::nullopt;

  std::array<int, 3> numbers{};
  for (qsizetype i = 0; i < words.size(); ++i) {
    QString word = words[i];
    if (i == 0)
      for (const char* ending : {"st", "nd", "rd", "th"})
        if (word.size() > 2 && word.endsWith(QLatin1String(ending))) word.chop(2);
    bool isNumber = false;
    int number = word.toInt(&isNumber);
    if (!isNumber) {
      if (i == 0) return std::nullopt;
      number = indexOfName(kMonths, word) + 1;
      if (i != 1 || number == 0) return std::nullopt;
    }
    numbers[static_cast<std::size_t>(i)] = number;
  }
  if (words.size() == 2) return nearest({0, numbers[1], numbers[0]}, today);
  if (words.first().size() == 4) return dayFrom({numbers[0], numbers[1], numbers[2]});
  const bool twoDigits = words[2].size() == 2;
  if (!twoDigits && words[2].size() != 4) return std::nullopt;
  return dayFrom({numbers[2] + (twoDigits ? 2000 : 0), numbers[1], numbers[0]});
}

std::optional<base::TimeOfDay> typedTime(const QString& text) {
  QString simple = text.trimmed().toLower().remove(u' ');
  if (simple == QLatin1String("noon") || simple == QLatin1String("12noon")) return base::TimeOfDay{12 * 60};
  int afternoon = -1;
  if (simple.endsWith(QLatin1String("am"))) afternoon = 0;
  if (simple.endsWith(QLatin1String("pm"))) afternoon = 1;
  if (afternoon >= 0) simple.chop(2);
  simple.replace(u'.', u':');
  if (!simple.contains(u':') && (simple.size() == 3 || simple.size() == 4)) simple.insert(simple.size() - 2, u':');
  const QStringList words = simple.split(u':');
  if (words.size() > 2) return std::nullopt;
  bool hoursRight = false;
  bool minutesRight = true;
  int hours = words[0].toInt(&hoursRight);
  const int minutes = words.size() == 2 ? words[1].toInt(&minutesRight) : 0;
  if (!hoursRight || !minutesRight || (words.size() == 2 && words[1].size() != 2)) return std::nullopt;
  if (afternoon >= 0) {
    if (hours < 1 || hours > 12) return std::nullopt;
    hours = hours % 12 + 12 * afternoon;
  }
  if (hours < 0 || hours > 23 || minutes < 0 || minutes > 59) return std::nullopt;
  return base::TimeOfDay{hours * 60 + minutes};
}

}  // namespace waymark::ui
