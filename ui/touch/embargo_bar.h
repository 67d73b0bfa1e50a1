// SPDX-License-Identifier: GPL-3.0-or-later
// What the embargo holds back and what lifts it; publication is written down here by somebody who is let in.
#pragma once

#include "shell/page.h"

class QLabel;

namespace waymark::ui {

class Button;
class DateField;
class FormRow;

class EmbargoBar final : public QWidget {
  Q_OBJECT
 public:
  EmbargoBar(AppState& state, Navigator& navigator, QWidget* parent);
  ~EmbargoBar() override;

 private:
  void refresh();
  void ask();
  void lift();

  AppState& m_state;
  Navigator& m_navigator;
  QLabel* m_words;
  DateField* m_on;
  FormRow* m_onRow;
  Button* m_ask;
  QWidget* m_form;
  QWidget* m_question;
  QLabel* m_asked;
  Button* m_keep;
  Button* m_lift;
};

}  // namespace waymark::ui
