// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases/case_words.h"

#include <QCoreApplication>

#include "bridge/dates.h"

namespace waymark::ui {

namespace {

QString caseWord(const char* text) {
  return QCoreApplication::translate("cases", text);
}

}  // namespace

QString agreementWord(domain::Agreement agreement) {
  switch (agreement) {
    case domain::Agreement::NotAsked:
      return caseWord(QT_TRANSLATE_NOOP("cases", "Not asked"));
    case domain::Agreement::Asked:
      return caseWord(QT_TRANSLATE_NOOP("cases", "Asked"));
    case domain::Agreement::Given:
      return caseWord(QT_TRANSLATE_NOOP("cases", "Given"));
    case domain::Agreement::Refused:
      return caseWord(QT_TRANSLATE_NOOP("cases", "Refused"));
    case domain::Agreement::Withdrawn:
      return caseWord(QT_TRANSLATE_NOOP("cases", "Withdrawn"));
  }
  return {};
}

QString giverWord(domain::AgreementGiver giver) {
  switch (giver) {
    case domain::AgreementGiver::ParentalResponsibility:
      return caseWord(QT_TRANSLATE_NOOP("cases", "A person with parental responsibility"));
    case domain::AgreementGiver::LocalAuthority:
      return caseWord(QT_TRANSLATE_NOOP("cases", "The local authority, for a looked-after child"));
    case domain::AgreementGiver::YoungPerson:
      return caseWord(QT_TRANSLATE_NOOP("cases", "The young person, 16 or over, with capacity"));
  }
  return {};
}

QString documentStateWord(domain::CaseDocumentState state) {
  switch (state) {
    case domain::CaseDocumentState::Wanted:
      return caseWord(QT_TRANSLATE_NOOP("cases", "Wanted"));
    case domain::CaseDocumentState::Asked:
      return caseWord(QT_TRANSLATE_NOOP("cases", "Asked for"));
    case domain::CaseDocumentState::Received:
      return caseWord(QT_TRANSLATE_NOOP("cases", "Received"));
    case domain::CaseDocumentState::NotHeld:
      return caseWord(QT_TRANSLATE_NOOP("cases", "Not held"));
    case domain::CaseDocumentState::Sent:
      return caseWord(QT_TRANSLATE_NOOP("cases", "Sent"));
  }
  return {};
}

QString attendanceWord(domain::Attendance attendance) {
  switch (attendance) {
    case domain::Attendance::NotAsked:
      return caseWord(QT_TRANSLATE_NOOP("cases", "Not asked yet"));
    case domain::Attendance::Asked:
      return caseWord(QT_TRANSLATE_NOOP("cases", "Asked"));
    case domain::Attendance::Coming:
      return caseWord(QT_TRANSLATE_NOOP("cases", "Coming"));
    case domain::Attendance::NotComing:
      return caseWord(QT_TRANSLATE_NOOP("cases", "Not coming"));
  }
  return {};
}

QString dueHint(const app::CaseDocumentLine& line) {
  if (line.waits) return caseWord(QT_TRANSLATE_NOOP("cases", "It waits for the agreement, because the LANO says so."));
  const QString due = dueText(line.due, line.dueTime);
  switch (line.dueFrom) {
    case app::DocumentsDue::Own:
      return {};
    case app::DocumentsDue::Child:
      return caseWord(QT_TRANSLATE_NOOP("cases", "Empty: %1, as inspectors said for this child.")).arg(due);
    case app::DocumentsDue::Told:
      return caseWord(QT_TRANSLATE_NOOP("cases", "Empty: %1, as inspectors said for all.")).arg(due);
    case app::DocumentsDue::PackDefault:
      return caseWord(QT_TRANSLATE_NOOP("cases", "Empty: %1, the framework’s day, which is assumed.")).arg(due);
    case app::DocumentsDue::None:
      return caseWord(QT_TRANSLATE_NOOP("cases", "Empty: no day yet."));
  }
  return {};
}

}  // namespace waymark::ui
