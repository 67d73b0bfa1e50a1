// SPDX-License-Identifier: GPL-3.0-or-later
// What happened, what is kept, what to do: a strip above the page, never a box in the way. After a change it can offer
// to take it back.
#pragma once

#include <QWidget>

#include "shell/page.h"

class QLabel;
class QTimer;

namespace waymark::ui {

class Button;

class MessageBar final : public QWidget {
  Q_OBJECT
 public:
  explicit MessageBar(QWidget* parent = nullptr);
  /// Info and Done go by themselves after a while, Warning and Error stay until they are dismissed.
  void show(MessageKind kind, const QString& sentence);
  /// The present message has an Undo button, or has it no longer; "" takes it away. `what`: what it takes back.
  void offerUndo(const QString& what);
  [[nodiscard]] QString text() const;

 signals:
  void undoAsked();

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  MessageKind m_kind = MessageKind::Info;
  QLabel* m_label;
  Button* m_undo;
  QTimer* m_timer;
};

}  // namespace waymark::ui
