// SPDX-License-Identifier: GPL-3.0-or-later
// A new passphrase, typed twice: says what is wrong beside the field, gives it once, and keeps nothing of it.
#pragma once

#include <QWidget>
#include <string>

namespace waymark::ui {

class FormRow;
class SecretField;

class PassphraseForm final : public QWidget {
  Q_OBJECT
 public:
  explicit PassphraseForm(QWidget* parent = nullptr);
  /// False, and a sentence at the field that has the focus then, unless it is long enough and twice the same.
  bool isRight();
  /// The fields are empty after it.
  void takeInto(std::string& passphrase);
  void wipe();
  void focusFirst();

 signals:
  /// Enter in the second field.
  void entered();

 private:
  SecretField* m_first;
  SecretField* m_again;
  FormRow* m_firstRow;
  FormRow* m_againRow;
};

}  // namespace waymark::ui
