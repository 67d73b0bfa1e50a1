// SPDX-License-Identifier: GPL-3.0-or-later
// A quiet button whose words wrap where there is little room: a fault in the child's panel, a finding. Enter clicks it.
#pragma once

#include <QPushButton>

namespace waymark::ui {

class WrappedLink final : public QPushButton {
 public:
  explicit WrappedLink(const QString& text, QWidget* parent = nullptr);
  [[nodiscard]] QSize sizeHint() const override;
  [[nodiscard]] QSize minimumSizeHint() const override;
  [[nodiscard]] bool hasHeightForWidth() const override { return true; }
  [[nodiscard]] int heightForWidth(int width) const override;

 protected:
  void paintEvent(QPaintEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;

 private:
  QString m_words;  // as they are shown: text() marks what would be a key
};

}  // namespace waymark::ui
