// SPDX-License-Identifier: GPL-3.0-or-later
#include "requests/ready_bar.h"

#include <QPainter>

#include "widgets/style.h"
#include "widgets/theme.h"

namespace waymark::ui {

namespace {
constexpr int kBarHeight = 10;
constexpr int kBarWidth = 480;
}  // namespace

ReadyBar::ReadyBar(QWidget* parent) : QWidget(parent) {
  setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
  setMaximumWidth(scaled(kBarWidth));
  setFixedHeight(kBarHeight);
}

QSize ReadyBar::sizeHint() const {
  return {scaled(kBarWidth), kBarHeight};
}

void ReadyBar::set(std::size_t done, std::size_t all, const QString& sentence) {
  m_done = done;
  m_all = all;
  setAccessibleName(sentence);
  setToolTip(sentence);
  update();
}

void ReadyBar::paintEvent(QPaintEvent*) {
  const Theme& theme = themeOf(this);
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  const QRectF all = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
  painter.setPen(theme.color(Role::Border));
  painter.setBrush(theme.color(Role::Field));
  painter.drawRoundedRect(all, 3, 3);
  if (m_all == 0 || m_done == 0) return;
  QRectF done = all;
  done.setWidth(all.width() * static_cast<double>(m_done) / static_cast<double>(m_all));
  painter.setPen(Qt::NoPen);
  painter.setBrush(theme.color(Role::Accent));
  painter.drawRoundedRect(done, 3, 3);
}

}  // namespace waymark::ui
