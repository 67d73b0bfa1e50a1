// SPDX-License-Identifier: GPL-3.0-or-later
// Under the list of rules: the chosen rule switched off for this workspace with a reason, or on again.
#pragma once

#include <QWidget>

#include "children/caseload_source.h"
#include "shell/page.h"

class QLineEdit;

namespace waymark::ui {

class Button;
class FormRow;
struct RuleRow;

class RuleSwitchBar final : public QWidget {
  Q_OBJECT
 public:
  RuleSwitchBar(AppState& state, Navigator& navigator, CaseloadSource& source);
  /// The rule that is chosen; nullptr for none, or for what is no rule.
  void show(const RuleRow* rule);
  /// What the button does: on again at once, or the reason is asked for.
  void ask();
  [[nodiscard]] QString actionWords() const;

 signals:
  /// The reason is given or isn't wanted any more: the focus goes back to the rules.
  void done();

 protected:
  void keyPressEvent(QKeyEvent* event) override;

 private:
  void switchOff();
  void switchOn();
  void closeForm();

  AppState& m_state;
  Navigator& m_navigator;
  CaseloadSource& m_source;
  std::string m_rule;
  bool m_isOff = false;
  Button* m_button;
  QWidget* m_form;
  QLineEdit* m_reason;
  FormRow* m_reasonRow;
};

}  // namespace waymark::ui
