// SPDX-License-Identifier: GPL-3.0-or-later
#include "children/rule_switch.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QVBoxLayout>

#include "app/kept_lists.h"
#include "bridge/messages.h"
#include "bridge/text.h"
#include "children/problem_models.h"
#include "widgets/button.h"
#include "widgets/choice.h"
#include "widgets/field.h"

namespace waymark::ui {

namespace {

constexpr int kLongestSwitchReason = 500;
constexpr int kSwitchFormWidth = 640;

}  // namespace

RuleSwitchBar::RuleSwitchBar(AppState& state, Navigator& navigator, CaseloadSource& source)
    : m_state(state),
      m_navigator(navigator),
      m_source(source),
      m_button(new Button(ButtonKind::Secondary, {})),
      m_form(new QWidget),
      m_reason(new QLineEdit),
      m_reasonRow(new FormRow(tr("Why it is switched off"), m_reason,
                              tr("Kept with your name and the time, and shown wherever the checks are."))) {
  m_reason->setMaxLength(kLongestSwitchReason);
  auto* off = new Button(ButtonKind::Primary, tr("Switch off"));
  auto* cancel = new Button(ButtonKind::Quiet, tr("Cancel"));
  auto* buttons = new FlowBox(kInside, kInside);
  buttons->add(off);
  buttons->add(cancel);
  auto* inside = new QVBoxLayout(m_form);
  inside->setContentsMargins(0, 0, 0, 0);
  inside->setSpacing(kInside);
  inside->addWidget(m_reasonRow);
  inside->addWidget(buttons);
  m_form->setMaximumWidth(kSwitchFormWidth);
  m_form->hide();
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(kInside);
  column->addWidget(m_button, 0, Qt::AlignLeft);
  column->addWidget(m_form);
  connect(m_button, &QPushButton::clicked, this, &RuleSwitchBar::ask);
  connect(off, &QPushButton::clicked, this, &RuleSwitchBar::switchOff);
  connect(cancel, &QPushButton::clicked, this, &RuleSwitchBar::closeForm);
  connect(m_reason, &QLineEdit::textEdited, this, [this] { m_reasonRow->setError({}); });
  show(nullptr);
}

void RuleSwitchBar::show(const RuleRow* rule) {
  const std::string code = rule == nullptr || rule->code == app::kUnreadKey ? std::string() : rule->code;
  if (code != m_rule) m_form->hide();
  m_rule = code;
  m_isOff = rule != nullptr && !rule->off.isEmpty();
  m_button->setVisible(!m_rule.empty() && !m_form->isVisibleTo(this));
  m_button->setText(actionWords());
  m_button->setEnabled(!m_state.readOnlyWhy());
}

QString RuleSwitchBar::actionWords() const {
  return m_isOff ? tr("Switch rule %1 on again").arg(toQt(m_rule)) : tr("Switch rule %1 off…").arg(toQt(m_rule));
}

void RuleSwitchBar::ask() {
  if (m_rule.empty()) return;
  if (const auto& why = m_state.readOnlyWhy()) return m_navigator.say(MessageKind::Warning, messageText(*why));
  if (m_isOff) return switchOn();
  m_reason->clear();
  m_reasonRow->setError({});
  m_button->hide();
  m_form->show();
  m_reason->setFocus(Qt::OtherFocusReason);
}

void RuleSwitchBar::switchOff() {
  const auto& read = m_source.read();
  if (read == nullptr) return;
  auto change = app::ruleOff(m_state.workspace(), read->caseload.definition, m_rule, fromQt(m_reason->text().trimmed()),
                             m_state.author(), m_state.ids(), m_state.now().utc);
  if (!change) {
    m_reasonRow->setError(change.error().code == base::Code::MissingField
                              ? tr("Say why: everybody who sees the checks sees it.")
                              : messageText(change.error()));
    m_reason->setFocus(Qt::OtherFocusReason);
    return;
  }
  m_state.apply(tr("switch rule %1 off").arg(toQt(m_rule)), std::move(*change));
  m_navigator.sayUndoable(tr("Rule %1 is switched off. It stays in the list of rules, with your reason.").arg(toQt(m_rule)));
  closeForm();
}

void RuleSwitchBar::switchOn() {
  const auto& read = m_source.read();
  if (read == nullptr) return;
  auto change = app::ruleOn(m_state.workspace(), read->caseload.definition, m_rule);
  if (!change) return m_navigator.say(MessageKind::Error, messageText(change.error()));
  m_state.apply(tr("switch rule %1 on").arg(toQt(m_rule)), std::move(*change));
  m_navigator.sayUndoable(tr("Rule %1 is switched on again.").arg(toQt(m_rule)));
  emit done();
}

void RuleSwitchBar::closeForm() {
  m_form->hide();
  m_button->setVisible(!m_rule.empty());
  emit done();
}

void RuleSwitchBar::keyPressEvent(QKeyEvent* event) {
  if (m_form->isVisible() && event->key() == Qt::Key_Escape) return closeForm();
  if (m_form->isVisible() && (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)) return switchOff();
  QWidget::keyPressEvent(event);
}

}  // namespace waymark::ui
