// SPDX-License-Identifier: GPL-3.0-or-later
// The area's threshold in Settings: counts of children below it are hidden in what is marked for sharing.
#pragma once

#include <QWidget>

class QLineEdit;

namespace waymark::ui {

class AppState;
class FormRow;

class SuppressionRow final : public QWidget {
  Q_OBJECT
 public:
  explicit SuppressionRow(AppState& state, QWidget* parent = nullptr);

 private:
  void refresh();
  void commit();

  AppState& m_state;
  QLineEdit* m_below;
  FormRow* m_row;
};

}  // namespace waymark::ui
