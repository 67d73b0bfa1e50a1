// SPDX-License-Identifier: GPL-3.0-or-later
#include "today/clock_strip.h"

#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

#include "bridge/dates.h"
#include "bridge/text.h"
#include "widgets/theme.h"

namespace waymark::ui {

namespace {

constexpr double kCellHeight = 12;
constexpr double kCellGap = 3;
constexpr double kWeekGap = 14;
constexpr double kLabelGap = 16;
constexpr int kTop = 22;  // room for the week's name

}  // namespace

StripGeometry stripGeometry(const schedule::Timeline& timeline, const calendar::Calendar& calendar, base::Day today,
                            double width, const std::function<double(const QString&)>& lengthOf) {
  StripGeometry geometry;
  if (!timeline.notified) return geometry;
  constexpr int kWeek = 5;
  const double cell = (width - 2 * kWeekGap - (kStripDays - 3) * kCellGap) / kStripDays;
  double x = 0;
  for (int i = 0; i < kStripDays; ++i) {
    const auto day = calendar.addWorkingDays(*timeline.notified, i);
    if (!day) break;
    geometry.days.push_back({*day, QRectF(x, scaled(kTop), cell, kCellHeight), *day < today, *day == today});
    if (i % kWeek == 0) geometry.weeks.push_back(QRectF(x, 0, kWeek * cell + (kWeek - 1) * kCellGap, scaled(kTop)));
    x += cell + (i % kWeek == kWeek - 1 ? kWeekGap : kCellGap);
  }
  double free[2] = {0, 0};  // each line's first free place
  for (const auto& anchor : timeline.anchors)
    for (std::size_t i = 0; i < geometry.days.size(); ++i) {
      if (!anchor.day || geometry.days[i].day != *anchor.day) continue;
      StripMark mark{toQt(anchor.title) + QStringLiteral(", ") + shortDate(anchor.day), geometry.days[i].cell.left(), 0,
                     static_cast<int>(i), 0};
      const double length = lengthOf(mark.text);
      mark.left = std::max(0.0, std::min(mark.x, width - length));
      mark.line = mark.left >= free[0] ? 0 : 1;
      if (mark.line == 1) mark.left = std::max(mark.left, free[1]);
      free[mark.line] = mark.left + length + kLabelGap;
      if (mark.left + length <= width) geometry.marks.push_back(std::move(mark));
    }
  return geometry;
}

ClockStrip::ClockStrip(QWidget* parent) : QWidget(parent) {
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void ClockStrip::set(const schedule::Timeline* timeline, const calendar::Calendar* calendar, base::Day today) {
  m_timeline = timeline;
  m_calendar = calendar;
  m_today = today;
  const auto geometry = geometryNow();
  setVisible(!geometry.days.empty());
  QStringList parts;
  for (const auto& mark : geometry.marks) parts << mark.text;
  setAccessibleName(tr("The three weeks"));
  setAccessibleDescription(parts.join(QStringLiteral("; ")));
  updateGeometry();
  update();
}

StripGeometry ClockStrip::geometryNow() const {
  if (m_timeline == nullptr || m_calendar == nullptr) return {};
  const QFontMetricsF metrics(textFont(TextSize::Small));
  return stripGeometry(*m_timeline, *m_calendar, m_today, width(),
                       [&](const QString& text) { return metrics.horizontalAdvance(text) + 2; });
}

QSize ClockStrip::sizeHint() const {
  const QFontMetrics small(textFont(TextSize::Small));
  return {640, static_cast<int>(scaled(kTop) + kCellHeight) + 6 + 2 * small.height() + 2};
}

bool ClockStrip::event(QEvent* event) {
  if (event->type() == QEvent::ToolTip) {
    const auto* help = static_cast<QHelpEvent*>(event);
    for (const auto& day : geometryNow().days)
      if (day.cell.adjusted(0, -8, 0, 8).contains(help->pos())) {
        QToolTip::showText(help->globalPos(), longDate(day.day), this);
        return true;
      }
    QToolTip::hideText();
    return true;
  }
  return QWidget::event(event);
}

void ClockStrip::paintEvent(QPaintEvent*) {
  const auto geometry = geometryNow();
  const auto& theme = themeOf(this);
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setFont(textFont(TextSize::Small));
  painter.setPen(theme.color(Role::Muted));
  int week = 1;
  for (const auto& rect : geometry.weeks)
    painter.drawText(rect.adjusted(0, 0, 0, -4), Qt::AlignBottom | Qt::AlignLeft, tr("Week %1").arg(week++));
  for (const auto& day : geometry.days) {
    painter.setPen(day.past || day.today ? Qt::NoPen : QPen(theme.color(Role::Border), 1));
    painter.setBrush(theme.color(day.today ? Role::Accent : day.past ? Role::NotStarted : Role::Surface));
    const QRectF cell = day.today ? day.cell.adjusted(0, -3, 0, 3) : day.cell.adjusted(0.5, 0.5, -0.5, -0.5);
    painter.drawRoundedRect(cell, 3, 3);
  }
  const QFontMetrics metrics(painter.font());
  for (const auto& mark : geometry.marks) {
    const double y = scaled(kTop) + kCellHeight + 6 + mark.line * metrics.height();
    painter.setPen(theme.color(Role::Text));
    painter.drawText(QRectF(mark.left, y, width() - mark.left, metrics.height()), Qt::AlignLeft | Qt::AlignTop,
                     mark.text);
    painter.setPen(QPen(theme.color(Role::Border), 1));
    painter.drawLine(QPointF(mark.x + 0.5, scaled(kTop) + kCellHeight),
                     QPointF(mark.x + 0.5, scaled(kTop) + kCellHeight + 6));
  }
}

}  // namespace waymark::ui
