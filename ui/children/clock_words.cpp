// SPDX-License-Identifier: GPL-3.0-or-later
#include "children/clock_words.h"

#include <QCoreApplication>
#include <QLocale>

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

QString clockSummary(const app::ClockReport& report, const app::ChildClocks& child) {
  const auto* worst = app::worstClock(child);
  if (worst == nullptr) return {};
  return QStringLiteral("%1: %2").arg(toQt(app::clockName(report, *worst)), toQt(app::clockHowLate(*worst)));
}

QString shareWords(const schedule::Share& share) {
  const auto percent = share.percent();
  if (!percent) return clockTr("none issued yet");
  return clockTr("%1% (%2 of %3)")
      .arg(QLocale().toString(*percent, 'f', 1), QLocale().toString(share.inTime), QLocale().toString(share.issued));
}

}  // namespace waymark::ui
