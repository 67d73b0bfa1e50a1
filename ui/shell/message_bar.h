// SPDX-License-Identifier: GPL-3.0-or-later
// What happened, what is kept, what to do: a strip above the page, never a box in the way.
#pragma once

#include <QWidget>

#include "shell/page.h"

class QLabel;
class QTimer;

namespace waymark::ui {

class MessageBar final : public QWidget {
  Q_OBJECT
 public:
  explicit MessageBar(QWidget* parent = nullptr);
  /// Info and Done go by themselves after a while, Warning and Error stay until they are dismissed.
  void show(MessageKind kind, const QString& sentence);
  [[nodiscard]] QString text() const;

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  MessageKind m_kind = MessageKind::Info;
  QLabel* m_label;
  QTimer* m_timer;
};

}  // namespace waymark::ui
