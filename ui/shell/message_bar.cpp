// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/message_bar.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QTimer>

#include "widgets/button.h"
#include "widgets/icons.h"
#include "widgets/label.h"

namespace waymark::ui {

namespace {

constexpr int kShownFor = 6000;

struct Look {
  Role line;
  Role fill;
  const char* icon;
};

Look lookOf(MessageKind kind) {
  switch (kind) {
    case MessageKind::Info:
      return {Role::Accent, Role::AccentSoft, "info"};
    case MessageKind::Done:
      return {Role::Done, Role::DoneSoft, "check"};
    case MessageKind::Warning:
      return {Role::Mixed, Role::MixedSoft, "warning"};
    case MessageKind::Error:
      return {Role::Late, Role::LateSoft, "warning"};
  }
  return {Role::Accent, Role::AccentSoft, "info"};
}

}  // namespace

MessageBar::MessageBar(QWidget* parent)
    : QWidget(parent),
      m_label(makeLabel({})),
      m_undo(new Button(ButtonKind::Secondary, "undo", tr("Undo"))),
      m_timer(new QTimer(this)) {
  setAccessibleName(tr("Message"));
  auto* close = makeIconButton("close", tr("Dismiss"));
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(kAround + 32, kInside, kInside, kInside);
  row->addWidget(m_label, 1);
  row->addWidget(m_undo, 0, Qt::AlignTop);
  row->addWidget(close, 0, Qt::AlignTop);
  m_undo->hide();
  connect(m_undo, &QPushButton::clicked, this, [this] {
    hide();
    emit undoAsked();
  });
  m_timer->setSingleShot(true);
  connect(m_timer, &QTimer::timeout, this, &QWidget::hide);
  connect(close, &QPushButton::clicked, this, &QWidget::hide);
  hide();
}

void MessageBar::offerUndo(const QString& what) {
  m_undo->setVisible(!what.isEmpty());
  m_undo->setToolTip(tr("Undo: %1  Ctrl+Z").arg(what));
  m_undo->setAccessibleName(tr("Undo: %1").arg(what));
}

QString MessageBar::text() const {
  return m_label->text();
}

void MessageBar::show(MessageKind kind, const QString& sentence) {
  m_kind = kind;
  m_label->setText(sentence);
  offerUndo({});
  setAccessibleDescription(sentence);
  setVisible(true);
  update();
  QAccessibleEvent event(this, QAccessible::Alert);
  QAccessible::updateAccessibility(&event);
  if (kind == MessageKind::Info || kind == MessageKind::Done)
    m_timer->start(kShownFor);
  else
    m_timer->stop();
}

void MessageBar::paintEvent(QPaintEvent*) {
  const Theme& theme = themeOf(this);
  const Look look = lookOf(m_kind);
  QPainter painter(this);
  painter.fillRect(rect(), theme.color(look.fill));
  painter.fillRect(QRect(0, 0, 4, height()), theme.color(look.line));
  painter.drawPixmap(kAround, kInside + 6,
                     iconPixmap(QLatin1String(look.icon), theme.color(look.line), 20, devicePixelRatioF()));
}

}  // namespace waymark::ui
