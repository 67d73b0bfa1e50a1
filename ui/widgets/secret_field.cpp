// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/secret_field.h"

#include <QContextMenuEvent>
#include <QKeyEvent>
#include <algorithm>

namespace waymark::ui {

SecretField::SecretField(QWidget* parent) : QLineEdit(parent) {
  setReadable(false);
  setMaxLength(1024);
}

SecretField::~SecretField() {
  wipe();
}

void SecretField::takeInto(std::string& secret) {
  const QString typed = text();
  QByteArray bytes = typed.toUtf8();
  secret.assign(bytes.constData(), static_cast<std::size_t>(bytes.size()));
  bytes.fill('\0');
  wipe();
}

void SecretField::wipe() {
  const QString typed = text();
  // Through the shared characters on purpose: writing to a copy would leave the field's own behind.
  std::fill_n(const_cast<QChar*>(typed.constData()), typed.size(), QChar(u'\0'));
  setText({});
}

void SecretField::setReadable(bool readable) {
  setEchoMode(readable ? Normal : Password);
  setInputMethodHints(inputMethodHints() | Qt::ImhSensitiveData | Qt::ImhNoPredictiveText | Qt::ImhNoAutoUppercase);
}

void SecretField::keyPressEvent(QKeyEvent* event) {
  const QString typed = event->text();
  if (typed.size() == 1 && typed.front().isLetter()) {
    const bool shifted = event->modifiers().testFlag(Qt::ShiftModifier);
    emit capsLock(shifted ? typed.front().isLower() : typed.front().isUpper());
  }
  if (event->matches(QKeySequence::Copy) || event->matches(QKeySequence::Cut)) {
    event->accept();
    return;
  }
  QLineEdit::keyPressEvent(event);
}

void SecretField::contextMenuEvent(QContextMenuEvent* event) {
  event->accept();  // its Copy and Select all are what this field doesn't offer; pasting is Ctrl+V
}

}  // namespace waymark::ui
