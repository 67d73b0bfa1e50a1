// SPDX-License-Identifier: GPL-3.0-or-later
// A number and what it counts as one quiet link to the list behind it. Used by the Today page's side.
#pragma once

#include <QAbstractButton>
#include <utility>
#include <vector>

#include "widgets/theme.h"

namespace waymark::ui {

class CountLink final : public QAbstractButton {
  Q_OBJECT
 public:
  explicit CountLink(QWidget* parent = nullptr);
  /// `role` colours a number that isn't 0: Late for what has passed, else Text.
  void set(int count, const QString& words, Role role = Role::Text);
  [[nodiscard]] QSize sizeHint() const override;
  [[nodiscard]] QSize minimumSizeHint() const override;

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  int m_count = 0;
  Role m_role = Role::Text;
};

/// A title with its reason beneath, wrapped, as one link: a step to take, a person to ring.
class StepLink final : public QAbstractButton {
  Q_OBJECT
 public:
  explicit StepLink(int number, QWidget* parent = nullptr);
  void set(const QString& title, const QString& reason);
  [[nodiscard]] QSize sizeHint() const override;
  [[nodiscard]] QSize minimumSizeHint() const override;
  [[nodiscard]] bool hasHeightForWidth() const override { return true; }
  [[nodiscard]] int heightForWidth(int width) const override;

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  int m_number;  // 0: none is shown
  QString m_title;
  QString m_reason;
  mutable std::vector<std::pair<int, int>> m_measured;  // width, height: layouts ask for the same few many times
};

}  // namespace waymark::ui
