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
constexpr double kTop = 22;  // room for the week's name

}  // namespace

StripGeometry stripGeometry(const schedule::Timeline& timeline, const calendar::Calendar& calendar, base::Day today,
                            double width) {
  StripGeometry geometry;
  if (!timeline.notified) return geometry;
  constexpr int kWeek = 5;
  const double cell = (width - 2 * kWeekGap - (kStripDays - 3) * kCellGap) / kStripDays;
  double x = 0;
  for (int i = 0; i < kStripDays; ++i) {
    const auto day = calendar.addWorkingDays(*timeline.notified, i);
    if (!day) break;
    geometry.days.push_back({*day, QRectF(x, kTop, cell, kCellHeight), *day < today, *day == today});
    if (i % kWeek == 0) geometry.weeks.push_back(QRectF(x, 0, kWeek * cell + (kWeek - 1) * kCellGap, kTop));
    x += cell + (i % kWeek == kWeek - 1 ? kWeekGap : kCellGap);
  }
  for (const auto& anchor : timeline.anchors)
    for (std::size_t i = 0; i < geometry.days.size(); ++i)
      if (anchor.day && geometry.days[i].day == *anchor.day)
        geometry.marks.push_back({toQt(anchor.title) + QStringLiteral(", ") + shortDate(anchor.day),
                                  geometry.days[i].cell.left(), static_cast<int>(i)});
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
  return stripGeometry(*m_timeline, *m_calendar, m_today, width());
}

QSize ClockStrip::sizeHint() const {
  const QFontMetrics small(textFont(TextSize::Small));
  return {640, static_cast<int>(kTop + kCellHeight) + 6 + small.height() + 2};
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
  // Labels under their cells; one that would run into the one before is left to the tooltip.
  const QFontMetrics metrics(painter.font());
  double free = 0;
  const double y = kTop + kCellHeight + 6;
  for (const auto& mark : geometry.marks) {
    const double length = metrics.horizontalAdvance(mark.text);
    double x = mark.x;
    if (x + length > width()) x = width() - length;
    if (x < free) continue;
    painter.setPen(theme.color(Role::Text));
    painter.drawText(QRectF(x, y, length + 2, metrics.height()), Qt::AlignLeft | Qt::AlignTop, mark.text);
    painter.setPen(QPen(theme.color(Role::Border), 1));
    painter.drawLine(QPointF(mark.x + 0.5, kTop + kCellHeight), QPointF(mark.x + 0.5, y + 2));
    free = x + length + 16;
  }
}

}  // namespace waymark::ui
