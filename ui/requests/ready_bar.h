// SPDX-License-Identifier: GPL-3.0-or-later
// How many of all: a bar with its sentence, which screen readers get.
#pragma once

#include <QWidget>

namespace waymark::ui {

class ReadyBar final : public QWidget {
  Q_OBJECT
 public:
  explicit ReadyBar(QWidget* parent = nullptr);
  void set(std::size_t done, std::size_t all, const QString& sentence);
  [[nodiscard]] QSize sizeHint() const override;

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  std::size_t m_done = 0;
  std::size_t m_all = 0;
};

}  // namespace waymark::ui
