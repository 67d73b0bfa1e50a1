// SPDX-License-Identifier: GPL-3.0-or-later
#include "bridge/inspection_words.h"

#include <QCoreApplication>

#include "bridge/dates.h"
#include "bridge/text.h"

namespace waymark::ui {

namespace {

QString words(const char* text) {
  return QCoreApplication::translate("inspection", text);
}

}  // namespace

QString toldText(const domain::Told& told) {
  const auto at = base::nowAt(told.at);
  const QString when = dueText(at.today, at.time);
  return told.by.empty() ? words("told by the lead inspector, %1").arg(when)
                         : words("told by %1, %2").arg(toQt(told.by), when);
}

QString standingText(const app::StandingSince& standing) {
  const QString since = longDate(standing.since);
  switch (standing.standing) {
    case app::Standing::Running:
      return {};
    case app::Standing::DeferralRequested:
      return words("Deferral requested on %1").arg(since);
    case app::Standing::Deferred:
      return words("Deferred since %1").arg(since);
    case app::Standing::Paused:
      return words("Paused since %1").arg(since);
    case app::Standing::Closed:
      return words("Ended on %1").arg(since);
  }
  return {};
}

QString eventWord(domain::InspectionEventKind kind) {
  using Kind = domain::InspectionEventKind;
  switch (kind) {
    case Kind::DeferralRequested:
      return words("Deferral requested");
    case Kind::DeferralGranted:
      return words("Deferral granted");
    case Kind::DeferralRefused:
      return words("Deferral refused");
    case Kind::Paused:
      return words("Paused");
    case Kind::Resumed:
      return words("Resumed");
    case Kind::Reanchored:
      return words("Dates moved");
    case Kind::Closed:
      return words("Ended");
  }
  return {};
}

}  // namespace waymark::ui
