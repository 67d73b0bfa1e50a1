// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/fill_field.h"

#include <QLineEdit>

#include "bridge/text.h"
#include "widgets/field.h"

namespace waymark::ui {

namespace {

bool isTypedIn(const QLineEdit* line) {
  return line->hasFocus() && line->isModified();
}

}  // namespace

void fillLine(QLineEdit* line, const std::string& text, bool isOther) {
  if (!isOther && isTypedIn(line)) return;
  line->setText(toQt(text));
  line->setCursorPosition(0);
}

void fillNotes(NotesField* notes, const std::string& text, bool isOther) {
  const bool isSame = notes->toPlainText().trimmed() == toQt(text);
  if (!isOther && !isSame && notes->hasFocus() && notes->document()->isModified()) return;
  notes->setText(isSame ? notes->toPlainText() : toQt(text));
  notes->document()->setModified(false);
}

void fillDay(DateField* field, std::optional<base::Day> day, bool isOther) {
  if (!isOther && isTypedIn(field)) return;
  field->setDay(day);
}

void fillTime(TimeField* field, std::optional<base::TimeOfDay> time, bool isOther) {
  if (!isOther && isTypedIn(field)) return;
  field->setTime(time);
}

std::string typed(const QLineEdit* line) {
  return fromQt(line->text().trimmed());
}

std::string typed(const NotesField* notes) {
  return fromQt(notes->toPlainText().trimmed());
}

}  // namespace waymark::ui
