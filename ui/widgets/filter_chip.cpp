// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/filter_chip.h"

#include <QActionGroup>
#include <QKeyEvent>
#include <QMenu>
#include <QPainter>
#include <algorithm>

#include "widgets/style.h"

namespace waymark::ui {

namespace {

constexpr int kChipHeight = 28;
constexpr int kLongestChip = 240;

}  // namespace

FilterChip::FilterChip(const QString& name, const QString& any, QWidget* parent)
    : QPushButton(parent), m_name(name), m_any(any) {
  setFocusPolicy(Qt::StrongFocus);
  setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
  setMenu(new QMenu(this));
  setValue(std::nullopt);
}

void FilterChip::setEntries(std::vector<Entry> entries) {
  m_entries = std::move(entries);
  menu()->clear();
  const bool asks = m_any.isEmpty();
  auto* group = new QActionGroup(menu());
  const auto addEntry = [&](const QString& text, std::optional<int> value) {
    auto* action = menu()->addAction(text);
    action->setCheckable(!asks);
    action->setActionGroup(group);
    action->setChecked(value == m_value);
    connect(action, &QAction::triggered, this, [this, value] { choose(value); });
  };
  if (!asks) {
    addEntry(m_any, std::nullopt);
    menu()->addSeparator();
  }
  for (const auto& entry : m_entries) addEntry(entry.text, entry.value);
  updateGeometry();
}

void FilterChip::setValue(std::optional<int> value) {
  m_value = m_any.isEmpty() ? std::nullopt : value;
  std::size_t place = 0;
  for (auto* action : menu()->actions()) {
    if (action->isSeparator()) continue;
    action->setChecked(place == 0 ? !m_value : m_value && m_entries[place - 1].value == *m_value);
    ++place;
  }
  setText(words());
  setToolTip(m_value ? QStringLiteral("%1: %2").arg(m_name, words()) : words());
  setAccessibleName(m_any.isEmpty() ? words() : QStringLiteral("%1: %2").arg(m_name, m_value ? words() : m_any));
  updateGeometry();
  update();
}

void FilterChip::setNow(const QString& now) {
  m_now = now;
  setValue(m_value);
}

void FilterChip::choose(std::optional<int> value) {
  setValue(value);
  emit chosen(value);
}

QString FilterChip::words() const {
  for (const auto& entry : m_entries)
    if (m_value && entry.value == *m_value) return entry.text;
  return m_now.isEmpty() ? m_name : QStringLiteral("%1: %2").arg(m_name, m_now);
}

QSize FilterChip::sizeHint() const {
  QFont strong = font();
  strong.setWeight(QFont::DemiBold);
  return {std::min(scaled(kLongestChip), QFontMetrics(strong).horizontalAdvance(words()) + 44),
          std::max(kChipHeight, fontMetrics().height() + 8)};
}

void FilterChip::keyPressEvent(QKeyEvent* event) {
  const int key = event->key();
  if ((key == Qt::Key_Delete || key == Qt::Key_Backspace) && m_value) {
    choose(std::nullopt);
  } else if (key == Qt::Key_Down || key == Qt::Key_Return || key == Qt::Key_Enter) {
    showMenu();
  } else {
    QPushButton::keyPressEvent(event);
  }
}

void FilterChip::paintEvent(QPaintEvent*) {
  const auto& theme = themeOf(this);
  const bool on = m_value.has_value();
  const qreal radius = height() / 2.0;
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(QPen(theme.color(!isEnabled() ? Role::Hairline : on ? Role::Accent : Role::Border), on ? 1.5 : 1));
  painter.setBrush(theme.color(on ? Role::AccentSoft : underMouse() && isEnabled() ? Role::Hover : Role::Surface));
  painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
  const QColor ink = theme.color(!isEnabled() ? Role::Disabled : on ? Role::Accent : Role::Text);
  QFont font = painter.font();
  if (on) font.setWeight(QFont::DemiBold);
  painter.setFont(font);
  painter.setPen(ink);
  const QRect text = rect().adjusted(12, 0, -28, 0);
  painter.drawText(text, static_cast<int>(Qt::AlignVCenter | Qt::AlignLeft) | Qt::TextSingleLine,
                   painter.fontMetrics().elidedText(words(), Qt::ElideRight, text.width() + 1));
  painter.setPen(QPen(ink, 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
  const QPointF tip(width() - 16, height() / 2.0 + 2);
  painter.drawPolyline(QPolygonF{{tip + QPointF(-4, -4), tip, tip + QPointF(4, -4)}});
  if (hasFocus()) paintFocusRing(painter, rect(), theme, radius);
}

}  // namespace waymark::ui
