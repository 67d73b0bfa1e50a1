// SPDX-License-Identifier: GPL-3.0-or-later
// A field for a passphrase or a recovery key: dots, no copying, and its characters are overwritten when they are taken.
// What Qt and the input method keep of single key presses can't be reached from here (docs/privacy.md).
#pragma once

#include <QLineEdit>
#include <string>

namespace waymark::ui {

class SecretField final : public QLineEdit {
  Q_OBJECT
 public:
  explicit SecretField(QWidget* parent = nullptr);
  ~SecretField() override;
  /// Puts what was typed into `secret`, as UTF-8, and wipes the field.
  void takeInto(std::string& secret);
  void wipe();
  /// The field's own characters, readable or as dots.
  void setReadable(bool readable);

 signals:
  /// Whether the letters that come look as if Caps Lock were on.
  void capsLock(bool on);

 protected:
  void keyPressEvent(QKeyEvent* event) override;
  void contextMenuEvent(QContextMenuEvent* event) override;
};

}  // namespace waymark::ui
