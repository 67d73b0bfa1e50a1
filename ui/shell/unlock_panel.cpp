// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/unlock_panel.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QVBoxLayout>

#include "bridge/messages.h"
#include "shell/seal_keeper.h"
#include "widgets/field.h"
#include "widgets/label.h"
#include "widgets/secret_field.h"
#include "widgets/style.h"

namespace waymark::ui {

namespace {

constexpr int kFormWidth = 560;
constexpr int kLongestReason = 300;

}  // namespace

UnlockPanel::UnlockPanel(SealKeeper& keeper, QWidget* parent)
    : QWidget(parent),
      m_keeper(keeper),
      m_title(makeLabel({}, {TextSize::Body, TextWeight::Strong})),
      m_secret(new SecretField),
      m_secretRow(new FormRow(tr("Passphrase"), m_secret)),
      m_reason(new QLineEdit),
      m_reasonRow(new FormRow(tr("Why"), m_reason, tr("Kept in the workspace with your name and the time."))),
      m_unlock(new Button(ButtonKind::Primary, "unlock", tr("Unlock"))),
      m_other(new Button(ButtonKind::Quiet, QString())),
      m_cancel(new Button(ButtonKind::Secondary, tr("Cancel"))) {
  setAccessibleName(tr("Unlock who the children are"));
  m_reason->setMaxLength(kLongestReason);
  auto* form = new QWidget;
  form->setMaximumWidth(scaled(kFormWidth));
  auto* column = new QVBoxLayout(form);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(kInside);
  column->addWidget(m_title);
  column->addWidget(m_secretRow);
  column->addWidget(m_reasonRow);
  auto* buttons = new QHBoxLayout;
  buttons->setSpacing(kInside);
  buttons->addWidget(m_unlock);
  buttons->addWidget(m_cancel);
  buttons->addWidget(m_other);
  buttons->addStretch(1);
  column->addLayout(buttons);
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(kAround, kBetween, kAround, kBetween);
  row->addWidget(form, 1);
  row->addStretch(0);
  useRecoveryKey(false);
  hide();
  connect(m_unlock, &QPushButton::clicked, this, &UnlockPanel::unlock);
  connect(m_secret, &QLineEdit::returnPressed, this, [this] {
    if (m_reason->text().trimmed().isEmpty())
      m_reason->setFocus(Qt::TabFocusReason);
    else
      unlock();
  });
  connect(m_reason, &QLineEdit::returnPressed, this, &UnlockPanel::unlock);
  connect(m_cancel, &QPushButton::clicked, this, &UnlockPanel::shut);
  connect(m_other, &QPushButton::clicked, this, [this] {
    useRecoveryKey(!m_byRecoveryKey);
    m_secret->setFocus(Qt::OtherFocusReason);
  });
  connect(m_secret, &SecretField::capsLock, this,
          [this](bool on) { m_secretRow->setHint(on && !m_byRecoveryKey ? tr("Caps Lock is on.") : hint()); });
  connect(m_secret, &QLineEdit::textEdited, m_secretRow, [this] { m_secretRow->setError({}); });
  connect(m_reason, &QLineEdit::textEdited, m_reasonRow, [this] { m_reasonRow->setError({}); });
  connect(&keeper, &SealKeeper::asked, this, &UnlockPanel::open);
  connect(&keeper, &SealKeeper::refused, this,
          [this](const base::Error& error) { onRefused(messageText(error)); });
  connect(&keeper, &SealKeeper::changed, this, [this] {
    if (m_keeper.standing() != SealKeeper::Standing::Locked) shut();
  });
}

void UnlockPanel::open(const QString& what) {
  if (m_keeper.standing() != SealKeeper::Standing::Locked) return;
  if (!isVisible()) m_before = QApplication::focusWidget();
  m_title->setText(what.isEmpty() ? tr("Unlock who the children are") : tr("Unlock who the children are, %1").arg(what));
  useRecoveryKey(false);
  m_reasonRow->setError({});
  m_unlock->setEnabled(true);
  show();
  m_secret->setFocus(Qt::OtherFocusReason);
}

void UnlockPanel::shut() {
  m_secret->wipe();
  m_reason->clear();
  useRecoveryKey(false);
  if (!isVisible()) return;
  const bool hadFocus = isAncestorOf(QApplication::focusWidget());
  hide();
  if (hadFocus && m_before != nullptr && m_before->isVisible()) m_before->setFocus(Qt::OtherFocusReason);
}

void UnlockPanel::useRecoveryKey(bool use) {
  m_byRecoveryKey = use;
  m_secret->wipe();
  m_secretRow->setCaption(use ? tr("Recovery key") : tr("Passphrase"));
  m_secretRow->setError({});
  m_secretRow->setHint(hint());
  m_secret->setReadable(use);  // it is read off a sheet of paper
  m_other->setText(use ? tr("Use the passphrase") : tr("Use the recovery key"));
}

QString UnlockPanel::hint() const {
  if (m_byRecoveryKey) return tr("The 32 characters that were printed. Dashes and capitals don’t matter.");
  const QString known = m_keeper.knownPassphrase();
  return known.isEmpty() ? QString() : tr("No child here is real. In the demonstration it is “%1”.").arg(known);
}

void UnlockPanel::unlock() {
  if (!m_unlock->isEnabled()) return;
  if (m_secret->text().isEmpty()) {
    m_secretRow->setError(m_byRecoveryKey ? tr("Type the recovery key.") : tr("Type the passphrase."));
    m_secret->setFocus(Qt::OtherFocusReason);
    return;
  }
  const QString reason = m_reason->text().trimmed();
  if (reason.isEmpty()) {
    m_reasonRow->setError(tr("Say why you need to see who the children are."));
    m_reason->setFocus(Qt::OtherFocusReason);
    return;
  }
  auto held = std::make_shared<HeldOpener>();
  m_secret->takeInto(m_byRecoveryKey ? held->opener.recoveryKey : held->opener.passphrase);
  m_unlock->setEnabled(false);  // until the answer is there
  m_keeper.unlock(std::move(held), reason);
}

void UnlockPanel::onRefused(const QString& sentence) {
  m_unlock->setEnabled(true);
  if (!isVisible()) return;
  m_secretRow->setError(sentence);
  m_secret->setFocus(Qt::OtherFocusReason);
}

void UnlockPanel::keyPressEvent(QKeyEvent* event) {
  if (event->key() == Qt::Key_Escape)
    shut();
  else
    QWidget::keyPressEvent(event);
}

void UnlockPanel::paintEvent(QPaintEvent*) {
  const Theme& theme = themeOf(this);
  QPainter painter(this);
  painter.fillRect(rect(), theme.color(Role::Surface));
  painter.fillRect(QRect(0, 0, 4, height()), theme.color(Role::Accent));
  painter.fillRect(QRect(0, height() - 1, width(), 1), theme.color(Role::Hairline));
}

}  // namespace waymark::ui
