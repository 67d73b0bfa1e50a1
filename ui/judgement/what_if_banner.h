// SPDX-License-Identifier: GPL-3.0-or-later
// Says that what is shown is a what-if and that nothing of it is kept, and holds the two ways out of it.
#pragma once

#include <QWidget>

class QLabel;
class QLineEdit;

namespace waymark::ui {

class Button;

class WhatIfBanner final : public QWidget {
  Q_OBJECT
 public:
  explicit WhatIfBanner(QWidget* parent = nullptr);
  void setSupposals(std::size_t count);
  [[nodiscard]] Button* leaveButton() const { return m_leave; }

 signals:
  void left();
  void keepAsked(const QString& name);

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  QLabel* m_count;
  QLineEdit* m_name;
  Button* m_keep;
  Button* m_leave;
};

}  // namespace waymark::ui
