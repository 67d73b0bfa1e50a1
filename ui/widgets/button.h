// SPDX-License-Identifier: GPL-3.0-or-later
// Push buttons in three weights: one primary at most on a page, secondary beside it, quiet for what is in a row.
#pragma once

#include <QPushButton>

namespace waymark::ui {

enum class ButtonKind { Primary, Secondary, Quiet };

class Button final : public QPushButton {
  Q_OBJECT
 public:
  Button(ButtonKind kind, const QString& text, QWidget* parent = nullptr);
  /// With an icon of ours (icons.h).
  Button(ButtonKind kind, const char* icon, const QString& text, QWidget* parent = nullptr);

  [[nodiscard]] ButtonKind kind() const { return m_kind; }

 private:
  ButtonKind m_kind;
};

/// A square button of an icon alone; `name` is its tooltip and accessible name.
Button* makeIconButton(const char* icon, const QString& name, QWidget* parent = nullptr);

}  // namespace waymark::ui
