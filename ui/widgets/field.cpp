// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/field.h"

#include <QKeyEvent>
#include <QLabel>
#include <QVBoxLayout>

#include "bridge/dates.h"
#include "widgets/label.h"

namespace waymark::ui {

namespace {

void markInvalid(QWidget* field, const QString& sentence) {
  field->setProperty("invalid", !sentence.isEmpty());
  field->setAccessibleDescription(sentence);
  field->update();
}

}  // namespace

FormRow::FormRow(const QString& label, QWidget* field, const QString& hint, QWidget* parent)
    : QWidget(parent),
      m_field(field),
      m_caption(makeLabel(label, {TextSize::Small, TextWeight::Strong})),
      m_note(makeLabel({}, {TextSize::Small, TextWeight::Regular, Role::Muted})),
      m_hint(hint) {
  m_caption->setBuddy(field);
  field->setAccessibleName(label);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(4);
  column->addWidget(m_caption);
  column->addWidget(field);
  column->addWidget(m_note);
  if (auto* date = qobject_cast<DateField*>(field)) connect(date, &DateField::problem, this, &FormRow::setError);
  if (auto* time = qobject_cast<TimeField*>(field)) connect(time, &TimeField::problem, this, &FormRow::setError);
  showNote();
}

void FormRow::setCaption(const QString& caption) {
  m_caption->setText(caption);
  m_field->setAccessibleName(caption);
}

void FormRow::setError(const QString& sentence) {
  m_error = sentence;
  markInvalid(m_field, sentence);
  showNote();
}

void FormRow::setHint(const QString& hint) {
  m_hint = hint;
  showNote();
}

void FormRow::showNote() {
  const QString& text = m_error.isEmpty() ? m_hint : m_error;
  m_note->setText(text);
  m_note->setForegroundRole(paletteRole(m_error.isEmpty() ? Role::Muted : Role::Late));
  m_note->setVisible(!text.isEmpty());
}

DateField::DateField(base::Day today, QWidget* parent) : QLineEdit(parent), m_today(today) {
  setPlaceholderText(tr("Day, such as 8 Sep"));
  connect(this, &QLineEdit::editingFinished, this, &DateField::commit);
}

void DateField::setDay(std::optional<base::Day> day) {
  m_day = day;
  m_isRight = true;
  setText(longDate(day));
  setCursorPosition(0);
  markInvalid(this, {});
  emit problem({});
}

void DateField::commit() {
  const QString typed = text().trimmed();
  if (typed == longDate(m_day)) {
    if (!m_isRight) setDay(m_day);
    return;
  }
  std::optional<base::Day> day;
  if (!typed.isEmpty()) {
    day = typedDate(typed, m_today);
    if (!day) {
      m_isRight = false;
      const QString sentence = tr("“%1” is not a day. Type it like 8 Sep 2025 or 8/9/25.").arg(typed);
      markInvalid(this, sentence);
      emit problem(sentence);
      return;
    }
  }
  const bool differs = day != m_day;
  setDay(day);
  if (differs) emit dayChanged(day);
}

void DateField::keyPressEvent(QKeyEvent* event) {
  const int step = event->key() == Qt::Key_Up ? 1 : event->key() == Qt::Key_Down ? -1 : 0;
  if (step == 0 || isReadOnly()) {
    QLineEdit::keyPressEvent(event);
    return;
  }
  const auto typed = typedDate(text(), m_today);
  const auto from = typed ? typed : m_day;
  setText(longDate(from ? *from + std::chrono::days{step} : m_today));
  selectAll();
}

TimeField::TimeField(QWidget* parent) : QLineEdit(parent) {
  setPlaceholderText(tr("hh:mm"));
  connect(this, &QLineEdit::editingFinished, this, &TimeField::commit);
}

void TimeField::setTime(std::optional<base::TimeOfDay> time) {
  m_time = time;
  setText(timeOfDay(time));
  markInvalid(this, {});
  emit problem({});
}

void TimeField::commit() {
  const QString typed = text().trimmed();
  std::optional<base::TimeOfDay> time;
  if (!typed.isEmpty()) {
    time = typedTime(typed);
    if (!time) {
      const QString sentence = tr("“%1” is not a time. Type it like 9:40.").arg(typed);
      markInvalid(this, sentence);
      emit problem(sentence);
      return;
    }
  }
  const bool differs = time != m_time;
  setTime(time);
  if (differs) emit timeChanged(time);
}

NotesField::NotesField(int lines, QWidget* parent) : QPlainTextEdit(parent), m_lines(lines) {
  setTabChangesFocus(true);
  document()->setDocumentMargin(7);
  fit();
}

void NotesField::fit() {
  setFixedHeight(fontMetrics().lineSpacing() * m_lines + 20);
}

void NotesField::changeEvent(QEvent* event) {
  QPlainTextEdit::changeEvent(event);
  if (event->type() == QEvent::FontChange) fit();
}

void NotesField::setText(const QString& text) {
  m_committed = text;
  if (toPlainText() != text) setPlainText(text);
}

void NotesField::commit() {
  const QString text = toPlainText();
  if (text == m_committed) return;
  m_committed = text;
  emit textCommitted(text);
}

void NotesField::focusInEvent(QFocusEvent* event) {
  QPlainTextEdit::focusInEvent(event);
  update();
}

void NotesField::focusOutEvent(QFocusEvent* event) {
  QPlainTextEdit::focusOutEvent(event);
  if (event->reason() != Qt::PopupFocusReason) commit();
  update();
}

void NotesField::keyPressEvent(QKeyEvent* event) {
  if (event->key() == Qt::Key_Return && (event->modifiers() & Qt::ControlModifier)) {
    commit();
    return;
  }
  QPlainTextEdit::keyPressEvent(event);
}

}  // namespace waymark::ui
