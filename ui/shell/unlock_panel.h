// SPDX-License-Identifier: GPL-3.0-or-later
// Above the page, when somebody asks to see who the children are: the passphrase (or the recovery key) and why. Never
// a box in the way; Esc shuts it.
#pragma once

#include <QPointer>
#include <QWidget>

class QLabel;
class QLineEdit;

namespace waymark::ui {

class Button;
class FormRow;
class SealKeeper;
class SecretField;

class UnlockPanel final : public QWidget {
  Q_OBJECT
 public:
  explicit UnlockPanel(SealKeeper& keeper, QWidget* parent = nullptr);

 protected:
  void keyPressEvent(QKeyEvent* event) override;
  void paintEvent(QPaintEvent* event) override;

 private:
  void open(const QString& what);
  void shut();
  void unlock();
  void useRecoveryKey(bool use);
  [[nodiscard]] QString hint() const;
  void onRefused(const QString& sentence);

  SealKeeper& m_keeper;
  QLabel* m_title;
  SecretField* m_secret;
  FormRow* m_secretRow;
  QLineEdit* m_reason;
  FormRow* m_reasonRow;
  Button* m_unlock;
  Button* m_other;
  Button* m_cancel;
  QPointer<QWidget> m_before;  // had the focus
  bool m_byRecoveryKey = false;
};

}  // namespace waymark::ui
