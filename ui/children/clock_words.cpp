// SPDX-License-Identifier: GPL-3.0-or-later
#include "children/clock_words.h"

#include <QCoreApplication>
#include <QLocale>

#include "bridge/dates.h"
#include "bridge/text.h"

namespace waymark::ui {

using schedule::ClockState;

namespace {

QString clockTr(const char* text) {
  return QCoreApplication::translate("clocks", text);
}

}  // namespace

Mark clockMark(ClockState state) {
  switch (state) {
    case ClockState::Late:
      return Mark::Late;
    case ClockState::Unclear:
      return Mark::Mixed;
    case ClockState::CutShort:
      return Mark::Concern;
    case ClockState::DueSoon:
      return Mark::Due;
    case ClockState::Running:
      return Mark::InProgress;
    case ClockState::Met:
    case ClockState::MetLate:
      return Mark::Done;
    case ClockState::Exempt:
    case ClockState::Closed:
      return Mark::NotNeeded;
    case ClockState::NotStarted:
      break;
  }
  return Mark::NotStarted;
}

QString clockStateWord(ClockState state) {
  switch (state) {
    case ClockState::NotStarted:
      return clockTr("Not started");
    case ClockState::Running:
      return clockTr("Running");
    case ClockState::DueSoon:
      return clockTr("Due soon");
    case ClockState::Late:
      return clockTr("Late");
    case ClockState::Met:
      return clockTr("Met");
    case ClockState::MetLate:
      return clockTr("Met late");
    case ClockState::Exempt:
      return clockTr("Excused");
    case ClockState::CutShort:
      return clockTr("Cut short");
    case ClockState::Closed:
      return clockTr("Closed");
    case ClockState::Unclear:
      return clockTr("Unclear");
  }
  return {};
}

QString clockPressing(const schedule::ChildClock& clock) {
  const QString days = clock.days == 1 ? clockTr("1 day") : clockTr("%L1 days").arg(clock.days);
  const auto with = [&](const char* how) {
    return clockTr("%1: %2").arg(clockStateWord(clock.state), clockTr(how).arg(days));
  };
  switch (clock.state) {
    case ClockState::Late:
      return with("%1");
    case ClockState::DueSoon:
    case ClockState::Running:
      return clock.days == 0 ? clockTr("%1: today").arg(clockStateWord(clock.state)) : with("in %1");
    case ClockState::CutShort:
      return with("by %1");
    case ClockState::Exempt:
      return with("%1 over");
    default:
      return clockStateWord(clock.state);
  }
}

QString clockTold(const app::ClockReport& report, const schedule::ChildClock& clock) {
  QString told = clockTr("%1: %2").arg(toQt(app::clockName(report, clock)), toQt(app::clockHowLate(clock)));
  if (clock.due) told += clockTr(", due %1").arg(longDate(clock.due));
  QString why = toQt(app::clockWhy(report, clock));
  if (why.isEmpty()) return told;
  why[0] = why[0].toUpper();
  return clockTr("%1. %2").arg(told, why);
}

QString shareWords(const schedule::Share& share) {
  const auto percent = share.percent();
  if (!percent) return clockTr("none issued yet");
  return clockTr("%1% (%2 of %3)")
      .arg(QLocale().toString(*percent, 'f', 1), QLocale().toString(share.inTime), QLocale().toString(share.issued));
}

}  // namespace waymark::ui
