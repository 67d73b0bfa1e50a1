// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases/replacing_part.h"

#include <QLineEdit>
#include <QVBoxLayout>

#include "bridge/messages.h"
#include "bridge/text.h"
#include "cases/case_fields.h"
#include "widgets/field.h"
#include "widgets/label.h"

namespace waymark::ui {

ReplacingPart::ReplacingPart(CaseDesk& desk)
    : m_desk(desk),
      m_history(makeLabel({}, {TextSize::Body, TextWeight::Regular, Role::Muted})),
      m_code(new QLineEdit),
      m_codeRow(new FormRow(tr("Case code of the child who takes the place"), m_code)),
      m_why(new QLineEdit),
      m_whyRow(new FormRow(tr("Why"), m_why, tr("By case code only: never a name."))),
      m_replace(new Button(ButtonKind::Primary, tr("Replace"))) {
  m_code->setObjectName(QStringLiteral("replacing-code"));
  m_code->setPlaceholderText(tr("C-00421"));
  m_why->setObjectName(QStringLiteral("replacing-why"));
  m_replace->setObjectName(QStringLiteral("replacing-replace"));
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(kAround, kInside, kAround, kAround);
  column->setSpacing(kBetween);
  column->addWidget(new SectionHeader(tr("Another child in this place")));
  column->addWidget(m_history);
  column->addWidget(m_codeRow);
  column->addWidget(m_whyRow);
  column->addWidget(m_replace, 0, Qt::AlignLeft);
  column->addStretch(1);
  connect(m_replace, &QPushButton::clicked, this, &ReplacingPart::replace);
  connect(m_why, &QLineEdit::returnPressed, this, &ReplacingPart::replace);
}

void ReplacingPart::empty() {
  for (auto* line : {m_code, m_why}) line->clear();
  m_history->clear();
}

void ReplacingPart::refresh(bool isOther) {
  const auto* row = m_desk.child();
  if (row == nullptr) return;
  if (isOther) {
    empty();
    for (auto* field : {m_codeRow, m_whyRow}) field->setError({});
  }
  const auto& one = row->value;
  QStringList history;
  if (const auto* old = one.replaces ? m_desk.state().find<domain::TrackedChild>(*one.replaces) : nullptr)
    history << tr("%1 took the place of %2: %3")
                   .arg(toQt(one.caseCode), toQt(old->value.caseCode), toQt(old->value.replacedWhy));
  if (one.state == domain::TrackedState::Replaced)
    history << tr("%1 was replaced: %2").arg(toQt(one.caseCode), toQt(one.replacedWhy));
  history << tr("What is recorded of the child who is replaced stays with them.");
  m_history->setText(history.join(u'\n'));
  const bool canReplace = one.state == domain::TrackedState::Chosen;
  m_codeRow->setVisible(canReplace);
  m_whyRow->setVisible(canReplace);
  m_replace->setVisible(canReplace);
  m_replace->setEnabled(m_desk.canWrite());
}

void ReplacingPart::replace() {
  if (!m_desk.canWrite()) return;
  m_codeRow->setError({});
  m_whyRow->setError({});
  if (m_code->text().trimmed().isEmpty()) {
    m_codeRow->setError(tr("Type the case code."));
    return m_code->setFocus(Qt::OtherFocusReason);
  }
  const bool isNamed = m_desk.holdsName(m_why->text());
  if (m_why->text().trimmed().isEmpty() || isNamed) {
    m_whyRow->setError(isNamed
                           ? tr("This holds a name of the child. Say %1 instead; nothing was saved.").arg(m_desk.code())
                           : tr("Say why: it stands with the child who is replaced."));
    return m_why->setFocus(Qt::OtherFocusReason);
  }
  const QString old = m_desk.code();
  m_desk.track(m_code->text(), m_desk.id(), m_why->text(), [this, old](base::Result<domain::TrackedChildId> by) {
    if (!by) return m_codeRow->setError(messageText(by.error()));
    m_desk.navigator().sayUndoable(tr("%1 was replaced.").arg(old));
    emit replaced(*by);
  });
}

}  // namespace waymark::ui
