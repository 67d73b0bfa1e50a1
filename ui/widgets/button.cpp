// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/button.h"

#include "widgets/icons.h"

namespace waymark::ui {

Button::Button(ButtonKind kind, const QString& text, QWidget* parent) : QPushButton(text, parent), m_kind(kind) {
  setAutoDefault(false);
  setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

Button::Button(ButtonKind kind, const char* icon, const QString& text, QWidget* parent) : Button(kind, text, parent) {
  setIcon(themedIcon(icon, kind == ButtonKind::Primary ? Role::OnAccent : Role::Text));
}

Button* makeIconButton(const char* icon, const QString& name, QWidget* parent) {
  auto* button = new Button(ButtonKind::Quiet, icon, QString(), parent);
  button->setToolTip(name);
  button->setAccessibleName(name);
  return button;
}

}  // namespace waymark::ui
