// SPDX-License-Identifier: GPL-3.0-or-later
#include "today/count_link.h"

#include <QLocale>
#include <QPainter>
#include <QTextLayout>

#include "widgets/style.h"

namespace waymark::ui {

namespace {

constexpr int kNumberWidth = 44;
constexpr int kReasonLines = 3;

void paintGround(QPainter& painter, const QAbstractButton& button, const Theme& theme) {
  if (button.underMouse() || button.isDown()) {
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.color(Role::Hover));
    painter.drawRoundedRect(button.rect(), kRadius, kRadius);
  }
  if (button.hasFocus()) paintFocusRing(painter, button.rect(), theme);
}

/// At most `lines` lines of `text`; the rest is cut with "…". One layout: shaping is what start-up time goes into.
QString cutToLines(const QString& text, const QFont& font, int width, int lines) {
  QTextLayout layout(text, font);
  layout.beginLayout();
  qsizetype lastStart = 0;
  bool cut = false;
  for (int i = 0; i <= lines; ++i) {
    QTextLine line = layout.createLine();
    if (!line.isValid()) break;
    line.setLineWidth(width);
    if (i == lines - 1) lastStart = line.textStart();
    cut = i == lines;
  }
  layout.endLayout();
  if (!cut) return text;
  return text.left(lastStart) + QFontMetrics(font).elidedText(text.mid(lastStart), Qt::ElideRight, width);
}

}  // namespace

CountLink::CountLink(QWidget* parent) : QAbstractButton(parent) {
  setFocusPolicy(Qt::StrongFocus);
  setCursor(Qt::PointingHandCursor);
  setAttribute(Qt::WA_Hover);
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void CountLink::set(int count, const QString& words, Role role) {
  m_count = count;
  m_role = role;
  setText(words);
  setAccessibleName(QStringLiteral("%1 %2").arg(QLocale().toString(count), words));
  updateGeometry();
  update();
}

QSize CountLink::sizeHint() const {
  return {scaled(kNumberWidth) + fontMetrics().horizontalAdvance(text()) + 24,
          std::max(36, fontMetrics().height() + 14)};
}
QSize CountLink::minimumSizeHint() const {
  return {160, sizeHint().height()};
}

void CountLink::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  const auto& theme = themeOf(this);
  paintGround(painter, *this, theme);
  painter.setFont(textFont(TextSize::Heading, TextWeight::Strong));
  painter.setPen(theme.color(m_count == 0 ? Role::Muted : m_role));
  painter.drawText(QRect(0, 0, scaled(kNumberWidth) - 12, height()), Qt::AlignVCenter | Qt::AlignRight,
                   QLocale().toString(m_count));
  painter.setFont(font());
  painter.setPen(theme.color(m_count == 0 ? Role::Muted : Role::Text));
  const QRect words(scaled(kNumberWidth), 0, width() - scaled(kNumberWidth) - 20, height());
  painter.drawText(words, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine,
                   fontMetrics().elidedText(text(), Qt::ElideRight, words.width()));
  painter.setPen(QPen(theme.color(Role::Muted), 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
  const QPointF tip(width() - 8.0, height() / 2.0);
  painter.drawPolyline(QPolygonF{tip + QPointF(-4, -4), tip, tip + QPointF(-4, 4)});
}

StepLink::StepLink(int number, QWidget* parent) : QAbstractButton(parent), m_number(number) {
  setFocusPolicy(Qt::StrongFocus);
  setCursor(Qt::PointingHandCursor);
  setAttribute(Qt::WA_Hover);
  QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Minimum);
  policy.setHeightForWidth(true);
  setSizePolicy(policy);
}

void StepLink::set(const QString& title, const QString& reason) {
  m_title = title;
  m_reason = reason;
  m_measured.clear();
  setAccessibleName(title);
  setAccessibleDescription(reason);
  setToolTip(reason);
  updateGeometry();
  update();
}

QSize StepLink::sizeHint() const {
  return {320, heightForWidth(320)};
}
QSize StepLink::minimumSizeHint() const {
  return {200, heightForWidth(std::max(width(), 200))};
}

int StepLink::heightForWidth(int forWidth) const {
  for (const auto& [width, height] : m_measured)
    if (width == forWidth) return height;
  const int room = forWidth - (m_number > 0 ? scaled(kNumberWidth) : 8) - 8;
  const QFont smallFont = textFont(TextSize::Small);
  const QFontMetrics strong(textFont(TextSize::Body, TextWeight::Strong));
  const QFontMetrics small(smallFont);
  const int title = strong.boundingRect(QRect(0, 0, room, 10'000), Qt::TextWordWrap, m_title).height();
  const QString reason = cutToLines(m_reason, smallFont, room, kReasonLines);
  constexpr std::size_t kKept = 4;
  if (m_measured.size() >= kKept) m_measured.erase(m_measured.begin());
  m_measured.emplace_back(
      forWidth, 8 + title + 2 + small.boundingRect(QRect(0, 0, room, 10'000), Qt::TextWordWrap, reason).height() + 8);
  return m_measured.back().second;
}

void StepLink::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  const auto& theme = themeOf(this);
  paintGround(painter, *this, theme);
  const int left = m_number > 0 ? scaled(kNumberWidth) : 8;
  const QFont strongFont = textFont(TextSize::Body, TextWeight::Strong);
  const QFont smallFont = textFont(TextSize::Small);
  if (m_number > 0) {
    painter.setFont(textFont(TextSize::Heading, TextWeight::Strong));
    painter.setPen(theme.color(Role::Accent));
    painter.drawText(QRect(0, 6, scaled(kNumberWidth) - 12, QFontMetrics(painter.font()).height()),
                     Qt::AlignTop | Qt::AlignRight, QLocale().toString(m_number));
  }
  const int room = width() - left - 8;
  painter.setFont(strongFont);
  painter.setPen(theme.color(Role::Text));
  QRect used;
  painter.drawText(QRect(left, 8, room, height()), Qt::TextWordWrap, m_title, &used);
  painter.setFont(smallFont);
  painter.setPen(theme.color(Role::Muted));
  painter.drawText(QRect(left, used.bottom() + 3, room, height() - used.bottom()), Qt::TextWordWrap,
                   cutToLines(m_reason, smallFont, room, kReasonLines));
}

}  // namespace waymark::ui
