// SPDX-License-Identifier: GPL-3.0-or-later
// How the timeline's header and rows are painted.
#include <QPainter>
#include <QPainterPath>

#include "bridge/dates.h"
#include "bridge/text.h"
#include "shell/app_state.h"
#include "timeline/timeline_view.h"
#include "widgets/label.h"
#include "widgets/marks.h"
#include "widgets/style.h"
#include "widgets/table_model.h"

namespace waymark::ui {

namespace {

constexpr int kHeaderHeight = 60;
constexpr int kPlainHeaderHeight = 36;
constexpr double kBarHeight = 14;

struct BarLook {
  Role line;
  Role fill;
};

BarLook lookOf(const PlanTask& task) {
  if (task.late) return {Role::Late, Role::LateSoft};
  switch (task.state) {
    case domain::TaskState::Done:
      return {Role::Done, Role::DoneSoft};
    case domain::TaskState::InProgress:
      return {Role::Accent, Role::AccentSoft};
    case domain::TaskState::NotStarted:
      return {Role::NotStarted, Role::Surface};
    case domain::TaskState::NotNeeded:
      return {Role::Border, Role::Window};
  }
  return {Role::NotStarted, Role::Surface};
}

enum class Ground { Plain, Selected };

void paintOffDays(QPainter& painter, const QRect& rect, const DayAxis& axis, const AppState& state, const Theme& theme,
                  Ground ground) {
  for (const auto& off : offDays(axis, state.calendar())) {
    const QRectF area(off.left, rect.top(), off.right - off.left, rect.height());
    if (ground == Ground::Plain) painter.fillRect(area, theme.color(Role::Weekend));
    painter.save();
    painter.setBrushOrigin(0, 0);
    painter.fillRect(area, QBrush(theme.color(Role::Hatch), off.holiday ? Qt::DiagCrossPattern : Qt::BDiagPattern));
    painter.restore();
  }
}

/// A hollow dotted ring: this row isn't stated by inspectors.
void paintAssumed(QPainter& painter, const QPointF& centre, const Theme& theme) {
  painter.save();
  painter.setRenderHint(QPainter::Antialiasing);
  QPen line(theme.color(Role::Border), 1.5);
  line.setDashPattern({1.2, 1.6});
  painter.setPen(line);
  painter.setBrush(Qt::NoBrush);
  painter.drawEllipse(centre, 5, 5);
  painter.restore();
}

constexpr int kAssumedRoom = 20;
constexpr int kApart = 3;  // between the numbers of two days

/// The line of today: the middle of its day, or the hour on an axis of hours.
double nowX(const DayAxis& axis, const base::Now& now) {
  return axis.days == 1 ? hourX(axis, now.time) : axis.x(now.today) + axis.dayWidth() / 2;
}

/// "08:00" and so on, as many as can be read.
void paintHours(QPainter& painter, const QRectF& rect, const DayAxis& axis, const Theme& theme) {
  painter.setFont(textFont(TextSize::Small));
  const double hour = axis.width / (kLastHour - kFirstHour);
  const int step = hour >= painter.fontMetrics().horizontalAdvance(QStringLiteral("08:00")) + 8 ? 1 : 2;
  for (int at = kFirstHour; at < kLastHour; at += step) {
    const double x = hourX(axis, {at * 60});
    painter.fillRect(QRectF(x, rect.top() + scaled(18), 1, rect.height() - scaled(18)), theme.color(Role::Hairline));
    painter.setPen(theme.color(Role::Muted));
    painter.drawText(QRectF(x + 4, rect.top(), hour * step, rect.height() - 4), Qt::AlignBottom | Qt::AlignLeft,
                     timeOfDay(base::TimeOfDay{at * 60}));
  }
}

}  // namespace

DayHeader::DayHeader(const TimelineView& view, QWidget* parent) : QHeaderView(Qt::Horizontal, parent), m_view(view) {
  setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
}

QSize DayHeader::sizeHint() const {
  // Not Qt's width: it measures every title in a bold font that nothing else needs.
  return {length(), scaled(m_view.days() ? kHeaderHeight : kPlainHeaderHeight)};
}

void DayHeader::paintSection(QPainter* painter, const QRect& rect, int section) const {
  const Theme& theme = themeOf(this);
  painter->save();
  painter->fillRect(rect, theme.color(Role::Window));
  if (section == TimelineModel::Chart && m_view.days()) {
    paintAxis(*painter, rect);
  } else {
    painter->setFont(textFont(TextSize::Small, TextWeight::Strong));
    painter->setPen(theme.color(Role::Muted));
    const int left = section == TimelineModel::Title ? 20 : kInside;
    const QRect room = rect.adjusted(left, 0, -kInside, -10);
    painter->drawText(room, Qt::AlignBottom | Qt::AlignLeft | Qt::TextSingleLine,
                      model()->headerData(section, Qt::Horizontal).toString());
    if (section == TimelineModel::Title) {  // what the ring in the rows means
      painter->setFont(textFont(TextSize::Small));
      const QString legend = TimelineView::tr("assumed: check against the handbook");
      const int width = painter->fontMetrics().horizontalAdvance(legend);
      if (width + 100 < room.width()) {
        painter->drawText(room, Qt::AlignBottom | Qt::AlignRight | Qt::TextSingleLine, legend);
        paintAssumed(*painter, QPointF(room.right() - width - 11, room.bottom() - 7), theme);
      }
    }
  }
  painter->fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), theme.color(Role::Hairline));
  painter->restore();
}

void DayHeader::paintAxis(QPainter& painter, const QRect& rect) const {
  const Theme& theme = themeOf(this);
  const AppState& state = m_view.state();
  const DayAxis axis = m_view.axis(rect.left(), rect.width());
  const bool days = showsDays(axis);
  painter.setClipRect(rect);
  const int line = scaled(24);  // of the weeks; the days are below
  const QRectF lower(rect.left(), rect.top() + line, rect.width(), rect.height() - line);
  if (days) paintOffDays(painter, lower.toRect(), axis, state, theme, Ground::Plain);
  const base::Day today = state.now().today;
  for (const auto& week : weekLabels(axis)) {
    painter.fillRect(QRectF(week.x, rect.top() + (week.isMonth ? 0 : line), 1, rect.height()),
                     theme.color(Role::Hairline));
    const QRectF upper(week.x + 6, rect.top() + 4, std::max(0.0, week.width - 8), line - 6);
    if (axis.days == 1) {
      painter.setFont(textFont(TextSize::Small, TextWeight::Strong));
      painter.setPen(theme.color(Role::Text));
      painter.drawText(upper, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine, longDate(axis.first));
      continue;
    }
    if (days) {
      const auto notified = state.timeline().notified;
      const auto number = notified ? (week.day - mondayOf(*notified)).count() / 7 + 1 : 0;
      QString text = shortDate(week.day);
      if (notified && number >= 1 && number <= 3)
        text = TimelineView::tr("Week %1 · %2").arg(number).arg(text.mid(text.indexOf(u' ') + 1));
      painter.setFont(textFont(TextSize::Small, TextWeight::Strong));
      painter.setPen(theme.color(Role::Text));
      painter.drawText(upper, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine,
                       painter.fontMetrics().elidedText(text, Qt::ElideRight, static_cast<int>(upper.width())));
      continue;
    }
    const QString date = shortDate(week.day);  // "Mon 8 Sep"
    if (week.isMonth) {
      painter.setFont(textFont(TextSize::Small, TextWeight::Strong));
      painter.setPen(theme.color(Role::Text));
      painter.drawText(QRectF(upper.left(), upper.top(), scaled(60), upper.height()), Qt::AlignVCenter | Qt::AlignLeft,
                       date.section(u' ', 2));
    }
    if (week.width >= scaled(20)) {
      painter.setFont(textFont(TextSize::Small));
      painter.setPen(theme.color(Role::Muted));
      painter.drawText(QRectF(week.x + 4, lower.top(), line, lower.height() - 4), Qt::AlignBottom | Qt::AlignLeft,
                       date.section(u' ', 1, 1));
    }
  }
  if (axis.days == 1) {
    paintHours(painter, lower, axis, theme);
  } else if (days) {
    constexpr int kNamedDay = 64;  // "Mon 9"
    const bool named = axis.dayWidth() >= scaled(kNamedDay);
    painter.setFont(textFont(TextSize::Small, TextWeight::Strong));
    // Where numbers would run together, every second day has one.
    const int step = axis.dayWidth() >= painter.fontMetrics().horizontalAdvance(QStringLiteral("28")) + kApart ? 1 : 2;
    painter.setFont(textFont(TextSize::Small));
    for (base::Day day = axis.first; day <= axis.last(); day += std::chrono::days{1}) {
      const QRectF column(axis.x(day), lower.top(), axis.dayWidth(), lower.height());
      const QString text = shortDate(day);
      const bool isToday = day == today;
      painter.setPen(theme.color(isToday ? Role::Accent : Role::Muted));
      painter.drawText(column.adjusted(0, 0, 0, -scaled(18)), Qt::AlignCenter,
                       named ? text.section(u' ', 0, 0) : text.left(1));
      QFont font = textFont(TextSize::Small, isToday ? TextWeight::Strong : TextWeight::Regular);
      painter.setFont(font);
      if (!isToday) painter.setPen(theme.color(Role::Text));
      const auto place = (day - axis.first).count();
      if (place % step == 0)
        painter.drawText(column.adjusted(-2, scaled(14), 2, -2), Qt::AlignCenter, text.section(u' ', 1, 1));
      painter.setFont(textFont(TextSize::Small));
    }
  }
  if (axis.shows(today)) {
    const double x = nowX(axis, state.now());
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.color(Role::Accent));
    const double y = rect.bottom();
    painter.drawPolygon(QPolygonF{QPointF(x - 5, y - 6), QPointF(x + 5, y - 6), QPointF(x, y)});
  }
}

TimelineDelegate::TimelineDelegate(const TimelineView& view, QObject* parent)
    : QStyledItemDelegate(parent), m_view(view) {}

QSize TimelineDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const {
  return {100, std::max(kControlHeight, option.fontMetrics.height() + 12)};
}

void TimelineDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
  const Theme& theme = themeOf(&m_view);
  const bool isPhase = m_view.timelineModel().phaseAt(index) != nullptr;
  painter->save();
  painter->setRenderHint(QPainter::Antialiasing);
  if (option.state & QStyle::State_Selected)
    painter->fillRect(option.rect, theme.color(Role::Selected));
  else if (m_view.isHovered(option.rect))
    painter->fillRect(option.rect, theme.color(Role::Hover));
  else if (isPhase)
    painter->fillRect(option.rect, theme.color(Role::Window));
  painter->fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1),
                    theme.color(Role::Hairline));
  if (index.column() == TimelineModel::Chart) {
    paintChart(*painter, option.rect, index);
  } else {
    QFont font = option.font;
    if (isPhase && index.column() == TimelineModel::Title) font.setWeight(QFont::DemiBold);
    paintWords(*painter, option.rect.adjusted(index.column() == 0 ? 4 : kInside, 0, -kInside, -1), index, font);
  }
  painter->restore();
}

void TimelineDelegate::paintWords(QPainter& painter, const QRect& rect, const QModelIndex& index,
                                  const QFont& font) const {
  const Theme& theme = themeOf(&m_view);
  painter.setFont(font);
  const QString text = index.data(Qt::DisplayRole).toString();
  const QVariant mark = index.data(MarkRole);
  if (mark.isValid()) {
    paintMarkAndWord(painter, rect, static_cast<Mark>(mark.toInt()), text, theme);
    return;
  }
  const QString pill = index.data(PillRole).toString();
  const QSize pillBox = pill.isEmpty() ? QSize(0, 0) : pillSize(pill);
  const bool assumed = index.column() == TimelineModel::Title && index.data(TimelineModel::AssumedRole).toBool();
  const int room = rect.width() - (pill.isEmpty() ? 0 : pillBox.width() + kInside) - (assumed ? kAssumedRoom : 0);
  const QVariant role = index.data(TextRole);
  painter.setPen(theme.color(role.isValid() ? static_cast<Role>(role.toInt()) : Role::Text));
  const QString shown = painter.fontMetrics().elidedText(text, Qt::ElideRight, room);
  painter.drawText(rect, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine, shown);
  if (assumed)
    paintAssumed(painter,
                 QPointF(rect.left() + painter.fontMetrics().horizontalAdvance(shown) + 14, rect.center().y() + 1.5),
                 theme);
  if (!pill.isEmpty())
    paintPill(painter,
              QRectF(rect.right() - pillBox.width() + 1, rect.center().y() - pillBox.height() / 2 + 1, pillBox.width(),
                     pillBox.height()),
              pill, PillKind::Dotted, theme);
}

void TimelineDelegate::paintChart(QPainter& painter, const QRect& rect, const QModelIndex& index) const {
  const Theme& theme = themeOf(&m_view);
  const AppState& state = m_view.state();
  const DayAxis axis = m_view.axis(rect.left(), rect.width());
  if (axis.days <= 0) return;
  painter.setClipRect(rect);
  const bool selected = m_view.selectionModel()->isRowSelected(index.row(), index.parent());
  const Ground ground = selected ? Ground::Selected : Ground::Plain;
  if (showsDays(axis)) paintOffDays(painter, rect.adjusted(0, 0, 0, -1), axis, state, theme, ground);
  for (const auto& week : weekLabels(axis))
    painter.fillRect(QRectF(week.x, rect.top(), 1, rect.height()), theme.color(Role::Hairline));
  for (int hour = kFirstHour + 1; axis.days == 1 && hour < kLastHour; ++hour)
    painter.fillRect(QRectF(hourX(axis, {hour * 60}), rect.top(), 1, rect.height()), theme.color(Role::Hairline));
  const auto& model = m_view.timelineModel();
  if (const auto* phase = model.phaseAt(index)) {
    const Bar band = bandFor(axis, phase->start, phase->end);
    if (band.kind != BarKind::None) {
      const QRectF bar(band.left + 1, rect.center().y() - 3, band.right - band.left - 2, 8);
      painter.setPen(Qt::NoPen);
      painter.setBrush(theme.color(Role::Accent));
      painter.drawRoundedRect(bar, 3, 3);
    }
  } else if (const auto* task = model.taskAt(index)) {
    paintBar(painter, rect, *task, axis);
  }
  const base::Day today = state.now().today;
  if (axis.shows(today)) {
    const double x = nowX(axis, state.now());
    painter.fillRect(QRectF(x - 1, rect.top(), 2, rect.height()), theme.color(Role::Accent));
  }
}

/// Where it was as a dotted outline, where it would be put down in the accent, and that day in words.
void TimelineDelegate::paintDrag(QPainter& painter, const QRect& rect, const PlanTask& task, const DayAxis& axis,
                                 const BarDrag& drag) const {
  const Theme& theme = themeOf(&m_view);
  const auto& calendar = m_view.state().calendar();
  const auto start = task.start.value_or(drag.from);
  const int length = calendar.workingDaysBetween(start, drag.from).value_or(0);
  const auto newStart = calendar.addWorkingDays(drag.to, -length).value_or(drag.to);
  const double y = rect.center().y() + 0.5;
  const auto box = [&](const Bar& bar) {
    return QRectF(bar.left + 2, y - kBarHeight / 2, std::max(6.0, bar.right - bar.left - 4), kBarHeight);
  };
  painter.setBrush(Qt::NoBrush);
  painter.setPen(QPen(theme.color(Role::Border), 1.5, Qt::DotLine));
  painter.drawRoundedRect(box(barFor(axis, {start, drag.from, false, {}})), 4, 4);
  const Bar bar = barFor(axis, {newStart, drag.to, false, {}});
  const QRectF there = box(bar);
  painter.setPen(QPen(theme.color(Role::Accent), 2));
  painter.setBrush(theme.color(Role::AccentSoft));
  painter.drawRoundedRect(there, 4, 4);
  const QString day = shortDate(drag.to);
  painter.setFont(textFont(TextSize::Small, TextWeight::Strong));
  const int width = painter.fontMetrics().horizontalAdvance(day) + 12;
  const bool isRoomRight = there.right() + 4 + width <= rect.right();
  const QRectF label(isRoomRight ? there.right() + 4 : there.left() - 4 - width, rect.top() + 4, width,
                     rect.height() - 8);
  painter.setPen(QPen(theme.color(Role::Accent), 1));
  painter.setBrush(theme.color(Role::Surface));
  painter.drawRoundedRect(label, 4, 4);
  painter.setPen(theme.color(Role::Text));
  painter.drawText(label, Qt::AlignCenter, day);
}

void TimelineDelegate::paintBar(QPainter& painter, const QRect& rect, const PlanTask& task, const DayAxis& axis) const {
  const Theme& theme = themeOf(&m_view);
  if (const auto* drag = m_view.drag(); drag != nullptr && drag->key == task.key) {
    paintDrag(painter, rect, task, axis, *drag);
    return;
  }
  const Bar bar = barFor(axis, {task.start, task.due, task.milestone, task.dueTime});
  const BarLook look = lookOf(task);
  const double y = rect.center().y() + 0.5;
  QPen line(theme.color(look.line), 1.5);
  if (task.state == domain::TaskState::NotNeeded) line.setStyle(Qt::DotLine);
  painter.setPen(line);
  painter.setBrush(theme.color(look.fill));
  switch (bar.kind) {
    case BarKind::None:
      break;
    case BarKind::Bar: {
      const double half = kBarHeight / 2;
      const QRectF box(bar.left + 2, y - half, std::max(6.0, bar.right - bar.left - 4), kBarHeight);
      painter.drawRoundedRect(box, 4, 4);
      const Mark mark = task.late ? Mark::Late : markOf(task.state);
      if ((mark == Mark::Done || mark == Mark::Late) && box.width() >= 12)
        paintMark(painter, QRectF(box.center().x() - 5, y - 5, 10, 10), mark, theme);
      break;
    }
    case BarKind::Diamond: {
      const QPointF c((bar.left + bar.right) / 2, y);
      const double r = std::min(8.0, std::max(5.0, (bar.right - bar.left) / 2));
      if (task.state == domain::TaskState::Done || task.late) painter.setBrush(theme.color(look.line));
      painter.drawPolygon(QPolygonF{c + QPointF(-r, 0), c + QPointF(0, -r), c + QPointF(r, 0), c + QPointF(0, r)});
      break;
    }
    case BarKind::PointsBefore:
    case BarKind::PointsAfter: {
      const double direction = bar.kind == BarKind::PointsBefore ? 1 : -1;
      const double x = bar.left + direction * 7;
      painter.setPen(QPen(theme.color(look.line), 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
      painter.setBrush(Qt::NoBrush);
      painter.drawPolyline(
          QPolygonF{QPointF(x + 3 * direction, y - 4), QPointF(x - direction, y), QPointF(x + 3 * direction, y + 4)});
      break;
    }
  }
}

}  // namespace waymark::ui
