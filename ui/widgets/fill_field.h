// SPDX-License-Identifier: GPL-3.0-or-later
// Bringing a form's fields up to date with what is stored, while what somebody is typing stays theirs until they leave
// the field.
#pragma once

#include <optional>
#include <string>

#include "base/date.h"

class QLineEdit;

namespace waymark::ui {

class DateField;
class NotesField;
class TimeField;

/// `isOther`: another record is shown, and what is typed belonged to the one before.
void fillLine(QLineEdit* line, const std::string& text, bool isOther = false);
void fillNotes(NotesField* notes, const std::string& text, bool isOther = false);
void fillDay(DateField* field, std::optional<base::Day> day, bool isOther = false);
void fillTime(TimeField* field, std::optional<base::TimeOfDay> time, bool isOther = false);
/// Without spaces at its ends.
[[nodiscard]] std::string typed(const QLineEdit* line);
[[nodiscard]] std::string typed(const NotesField* notes);

}  // namespace waymark::ui
