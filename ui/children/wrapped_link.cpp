// SPDX-License-Identifier: GPL-3.0-or-later
#include "children/wrapped_link.h"

#include <QKeyEvent>
#include <QPainter>

#include "widgets/style.h"

namespace waymark::ui {

namespace {

constexpr int kLinkPadding = 6;
constexpr int kLinkFlags = static_cast<int>(Qt::AlignLeft | Qt::AlignVCenter) | Qt::TextWordWrap;

}  // namespace

WrappedLink::WrappedLink(const QString& text, QWidget* parent) : QPushButton(QString(text).replace(u'&', QLatin1String("&&")), parent), m_words(text) {
  setAutoDefault(false);
  setAttribute(Qt::WA_Hover);
  QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Fixed);
  policy.setHeightForWidth(true);
  setSizePolicy(policy);
}

QSize WrappedLink::sizeHint() const {
  const int width = fontMetrics().horizontalAdvance(m_words) + 2 * kLinkPadding + 1;
  return {width, heightForWidth(width)};
}

QSize WrappedLink::minimumSizeHint() const {
  return {fontMetrics().averageCharWidth() * 12, fontMetrics().height() + 2 * kLinkPadding};
}

int WrappedLink::heightForWidth(int width) const {
  const QRect room(0, 0, width - 2 * kLinkPadding, 10'000);
  return fontMetrics().boundingRect(room, kLinkFlags, m_words).height() + 2 * kLinkPadding;
}

void WrappedLink::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  const auto& theme = themeOf(this);
  if ((underMouse() || isDown()) && isEnabled()) {
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.color(Role::Hover));
    painter.drawRoundedRect(rect(), kRadius, kRadius);
  }
  if (hasFocus()) paintFocusRing(painter, rect(), theme);
  painter.setPen(theme.color(isEnabled() ? Role::Text : Role::Muted));
  painter.drawText(rect().adjusted(kLinkPadding, 0, -kLinkPadding, 0), kLinkFlags, m_words);
}

void WrappedLink::keyPressEvent(QKeyEvent* event) {
  if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) return click();
  QPushButton::keyPressEvent(event);
}

}  // namespace waymark::ui
