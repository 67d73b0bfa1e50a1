// SPDX-License-Identifier: GPL-3.0-or-later
// Before children's data is deleted for good: what goes, which backups still hold it, and the workspace's name typed.
#pragma once

#include <QWidget>

class QLabel;
class QLineEdit;

namespace waymark::ui {

class AppState;
class Button;
class FormRow;

class PurgeView final : public QWidget {
  Q_OBJECT
 public:
  explicit PurgeView(AppState& state, QWidget* parent = nullptr);
  void open();

 signals:
  void confirmed(const QString& reason);
  void cancelled();

 private:
  void confirm();
  void showWords();

  AppState& m_state;
  QLabel* m_goes;
  QLabel* m_backups;
  QLineEdit* m_name;
  FormRow* m_nameRow;
  QLineEdit* m_reason;
  FormRow* m_reasonRow;
};

/// The backups that still hold children's data, one a line, or that there is none. "" before the list has come.
QString backupsHoldingText(const AppState& state);

}  // namespace waymark::ui
