// SPDX-License-Identifier: GPL-3.0-or-later
// What tracked children's codes say in words.
#pragma once

#include <QString>

#include "app/tracked_children.h"

namespace waymark::ui {

QString agreementWord(domain::Agreement agreement);
QString giverWord(domain::AgreementGiver giver);
QString documentStateWord(domain::CaseDocumentState state);
QString attendanceWord(domain::Attendance attendance);
/// When it is due without a day of its own, and who says so: "Empty: Thu 12 Nov, 12:00, as inspectors said".
QString dueHint(const app::CaseDocumentLine& line);

}  // namespace waymark::ui
