// SPDX-License-Identifier: GPL-3.0-or-later
#include "fieldwork/timetable_view.h"

#include <QAccessible>
#include <QApplication>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>
#include <algorithm>
#include <cmath>

#include "bridge/dates.h"
#include "bridge/text.h"
#include "shell/app_state.h"
#include "widgets/marks.h"
#include "widgets/theme.h"

namespace waymark::ui {

namespace {

constexpr int kQuarterHour = 15;
constexpr int kPadding = 4;

TimetableScale scaleNow() {
  TimetableScale scale;
  const double factor = textScale();
  scale.lane *= factor;
  scale.hour *= factor;
  scale.head *= factor;
  scale.hours *= factor;
  return scale;
}

}  // namespace

TimetableView::TimetableView(AppState& state, QWidget* parent) : QWidget(parent), m_state(state) {
  setAccessibleName(tr("Timetable"));
  setFocusPolicy(Qt::StrongFocus);
  setMouseTracking(true);
}

void TimetableView::show(const app::FieldworkView* view, TimetableLanes lanes, std::set<int> clashing) {
  m_view = view;
  m_lanes = lanes;
  m_clashing = std::move(clashing);
  relay();
}

void TimetableView::relay() {
  m_geometry = m_view == nullptr ? TimetableGeometry{}
                                 : timetableGeometry(m_state.workspace(), *m_view, m_lanes, scaleNow());
  setFixedSize(sizeHint());
  update();
}

QSize TimetableView::sizeHint() const {
  return {static_cast<int>(std::ceil(m_geometry.width)) + kPadding, static_cast<int>(std::ceil(m_geometry.height)) + kPadding};
}

int TimetableView::currentSlot() const {
  return m_view == nullptr ? -1 : m_view->slotOf(m_current);
}

const domain::FieldworkSession* TimetableView::sessionOf(int slot) const {
  const auto* row = m_state.find<domain::FieldworkSession>(m_view->sessions[static_cast<std::size_t>(slot)]);
  return row == nullptr ? nullptr : &row->value;
}

QString TimetableView::wordsOf(int slot) const {
  const auto* session = sessionOf(slot);
  if (session == nullptr) return {};
  QString text = tr("%1, %2, %3").arg(toQt(session->code), toQt(session->title), toQt(app::sessionTime(*session)));
  if (session->pin == domain::SessionPin::Pinned) text += tr(", pinned");
  if (session->pin == domain::SessionPin::Inspectors) text += tr(", the inspectors’ own");
  if (m_clashing.contains(slot)) text += tr(", in a clash");
  return text;
}

void TimetableView::setCurrent(const domain::FieldworkSessionId& session) {
  if (session == m_current) return;
  m_current = session;
  if (const int slot = currentSlot(); slot >= 0) {
    setAccessibleDescription(wordsOf(slot));
    QAccessibleEvent changed(this, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&changed);
    if (const auto* box = m_geometry.boxOf(slot))
      for (auto* parent = parentWidget(); parent != nullptr; parent = parent->parentWidget())
        if (auto* scroll = qobject_cast<QScrollArea*>(parent)) {
          scroll->ensureVisible(static_cast<int>(box->left + box->width / 2), static_cast<int>(box->top + box->height / 2),
                                static_cast<int>(box->width), static_cast<int>(box->height));
          break;
        }
  }
  update();
}

void TimetableView::choose(int slot) {
  setCurrent(m_view->sessions[static_cast<std::size_t>(slot)]);
  emit currentChanged(m_current);
}

/// The nearest box in the direction of an arrow key.
void TimetableView::step(int key) {
  if (m_geometry.boxes.empty()) return;
  const auto* from = m_geometry.boxOf(currentSlot());
  if (from == nullptr) return choose(m_geometry.boxes.front().slot);
  const TimetableBox* best = nullptr;
  double bestCost = 0;
  for (const auto& box : m_geometry.boxes) {
    if (box.slot == from->slot) continue;
    const double across = box.left - from->left;
    const double down = box.top - from->top;
    const bool isAcross = key == Qt::Key_Left || key == Qt::Key_Right;
    const double along = key == Qt::Key_Left ? -across : key == Qt::Key_Right ? across : key == Qt::Key_Up ? -down : down;
    if (along <= 0) continue;
    const double cost = along + 4 * std::abs(isAcross ? down : across);
    if (best == nullptr || cost < bestCost) {
      best = &box;
      bestCost = cost;
    }
  }
  if (best != nullptr) choose(best->slot);
}

void TimetableView::moveByKey(int key) {
  const int slot = currentSlot();
  if (slot < 0) return;
  const auto& days = m_view->problem.days;
  const auto& at = m_view->problem.sessions[static_cast<std::size_t>(slot)].at;
  const bool isAcross = key == Qt::Key_Left || key == Qt::Key_Right;
  const int sign = key == Qt::Key_Left || key == Qt::Key_Up ? -1 : 1;
  int day = at ? at->day : -1;
  int minute = at ? at->start : m_geometry.firstMinute;
  if (isAcross || !at) {
    // To the next day that is open; what isn't placed comes onto the first.
    do day += at ? sign : 1;
    while (day >= 0 && day < static_cast<int>(days.size()) && !days[static_cast<std::size_t>(day)].isOpen);
    if (day < 0 || day >= static_cast<int>(days.size())) return;
    if (!at) minute = days[static_cast<std::size_t>(day)].opens;
  } else {
    minute += sign * kQuarterHour;
  }
  emit moveWanted(m_current, day, minute);
}

void TimetableView::keyPressEvent(QKeyEvent* event) {
  const int key = event->key();
  const bool isArrow = key == Qt::Key_Left || key == Qt::Key_Right || key == Qt::Key_Up || key == Qt::Key_Down;
  if (m_view == nullptr) return QWidget::keyPressEvent(event);
  if (isArrow && event->modifiers().testFlag(Qt::AltModifier)) return moveByKey(key);
  if (isArrow) return step(key);
  if ((key == Qt::Key_Return || key == Qt::Key_Enter) && currentSlot() >= 0) {
    emit openedSession(m_current);
    return;
  }
  if (key == Qt::Key_Escape && m_drag) {
    m_drag.reset();
    update();
    return;
  }
  QWidget::keyPressEvent(event);
}

void TimetableView::mousePressEvent(QMouseEvent* event) {
  const auto* box = m_view == nullptr ? nullptr : m_geometry.boxAt(event->position().x(), event->position().y());
  if (box == nullptr || event->button() != Qt::LeftButton) return;
  choose(box->slot);
  m_drag = Drag{box->slot, event->position(), event->position().y() - box->top, false, 0, 0};
}

void TimetableView::mouseMoveEvent(QMouseEvent* event) {
  if (!m_drag) return;
  if (!m_drag->moving && (event->position() - m_drag->pressed).manhattanLength() < QApplication::startDragDistance()) return;
  m_drag->moving = true;
  m_drag->day = m_geometry.dayAt(event->position().x());
  m_drag->minute = m_geometry.minuteAt(event->position().y() - m_drag->offset);
  setCursor(Qt::ClosedHandCursor);
  update();
}

void TimetableView::mouseReleaseEvent(QMouseEvent* event) {
  Q_UNUSED(event);
  unsetCursor();
  if (!m_drag) return;
  const Drag done = *m_drag;
  m_drag.reset();
  update();
  if (!done.moving || done.day < 0) return;
  const auto& at = m_view->problem.sessions[static_cast<std::size_t>(done.slot)].at;
  if (!at || at->day != done.day || at->start != done.minute) emit moveWanted(m_current, done.day, done.minute);
}

void TimetableView::mouseDoubleClickEvent(QMouseEvent* event) {
  if (m_view != nullptr && m_geometry.boxAt(event->position().x(), event->position().y()) != nullptr)
    emit openedSession(m_current);
}

void TimetableView::focusInEvent(QFocusEvent* event) {
  QWidget::focusInEvent(event);
  if (currentSlot() < 0 && !m_geometry.boxes.empty()) choose(m_geometry.boxes.front().slot);
  update();
}

void TimetableView::focusOutEvent(QFocusEvent* event) {
  m_drag.reset();
  QWidget::focusOutEvent(event);
  update();
}

void TimetableView::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange) relay();
}

bool TimetableView::event(QEvent* event) {
  if (event->type() == QEvent::ToolTip && m_view != nullptr) {
    auto* help = static_cast<QHelpEvent*>(event);
    const auto* box = m_geometry.boxAt(help->pos().x(), help->pos().y());
    if (box != nullptr)
      QToolTip::showText(help->globalPos(), wordsOf(box->slot), this);
    else
      QToolTip::hideText();
    return true;
  }
  return QWidget::event(event);
}

void TimetableView::paintHead(QPainter& painter) {
  const Theme& theme = themeOf(this);
  const auto& geometry = m_geometry;
  const double bottom = geometry.height;
  painter.setFont(textFont(TextSize::Small));
  for (const auto& day : geometry.days) {
    if (day.day < 0) continue;
    const auto& hours = m_view->problem.days[static_cast<std::size_t>(day.day)];
    const QRectF whole(day.left, geometry.scale.head, day.width, geometry.y(geometry.lastMinute) - geometry.scale.head);
    painter.fillRect(whole, theme.color(Role::Weekend));
    if (hours.isOpen) {
      painter.fillRect(QRectF(day.left, geometry.y(hours.opens), day.width, geometry.y(hours.closes) - geometry.y(hours.opens)),
                       theme.color(Role::Surface));
      if (hours.breakTo > hours.breakFrom)
        painter.fillRect(QRectF(day.left, geometry.y(hours.breakFrom), day.width,
                                geometry.y(hours.breakTo) - geometry.y(hours.breakFrom)),
                         theme.color(Role::Weekend));
    }
  }
  for (int minute = geometry.firstMinute; minute <= geometry.lastMinute; minute += 60) {
    const double y = geometry.y(minute);
    painter.fillRect(QRectF(geometry.scale.hours, y, geometry.width - geometry.scale.hours, 1), theme.color(Role::Hairline));
    painter.setPen(theme.color(Role::Muted));
    painter.drawText(QRectF(0, y - 1, geometry.scale.hours - kPadding, geometry.scale.hour / 2), Qt::AlignRight | Qt::AlignTop,
                     timeOfDay(base::TimeOfDay{minute}));
  }
  const QFontMetricsF metrics(painter.font());
  for (const auto& lane : geometry.lanes) {
    painter.fillRect(QRectF(lane.left, geometry.scale.head, 1, bottom - geometry.scale.head), theme.color(Role::Hairline));
    if (lane.day < 0) continue;
    const QString nobody = m_lanes == TimetableLanes::Inspectors ? tr("No inspector")
                           : m_lanes == TimetableLanes::Places   ? tr("Online or no room")
                                                                 : tr("Nobody yet");
    const QString name = lane.index < 0 ? nobody : toQt(lane.title);
    painter.setPen(theme.color(Role::Muted));
    const QRectF place(lane.left + kPadding, geometry.scale.head / 2, geometry.scale.lane - 2 * kPadding, geometry.scale.head / 2);
    painter.drawText(place, Qt::AlignLeft | Qt::AlignVCenter, metrics.elidedText(name, Qt::ElideRight, place.width()));
  }
  painter.setFont(textFont(TextSize::Body, TextWeight::Strong));
  painter.setPen(theme.color(Role::Text));
  for (const auto& day : geometry.days) {
    const QString title = day.day < 0 ? tr("Not placed")
                                      : shortDate(m_view->window.from + std::chrono::days(day.day));
    painter.drawText(QRectF(day.left + kPadding, 0, day.width - kPadding, geometry.scale.head / 2),
                     Qt::AlignLeft | Qt::AlignVCenter, title);
  }
}

void TimetableView::paintBox(QPainter& painter, const TimetableBox& box) {
  const Theme& theme = themeOf(this);
  const auto* session = sessionOf(box.slot);
  if (session == nullptr) return;
  const bool clash = m_clashing.contains(box.slot);
  const bool current = session->id == m_current;
  const bool inspectors = session->pin == domain::SessionPin::Inspectors;
  const QRectF rect(box.left + 1, box.top + 1, box.width - 1, std::max(box.height - 1, 12.0));
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setBrush(theme.color(clash ? Role::LateSoft : inspectors ? Role::Rail : Role::AccentSoft));
  QPen pen(theme.color(clash ? Role::Late : current ? Role::Accent : Role::Border), current ? 2 : 1);
  if (session->state == domain::SessionState::Proposed && !clash && !current) pen.setStyle(Qt::DashLine);
  painter.setPen(pen);
  painter.drawRoundedRect(rect, 4, 4);
  if (current && hasFocus()) {
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(theme.color(Role::Focus), 2));
    painter.drawRoundedRect(rect.adjusted(-1.5, -1.5, 1.5, 1.5), 5, 5);
  }
  painter.setRenderHint(QPainter::Antialiasing, false);
  painter.save();
  painter.setClipRect(rect);
  const QRectF inside = rect.adjusted(kPadding, 1, -kPadding, -1);
  painter.setFont(textFont(TextSize::Small, TextWeight::Strong));
  painter.setPen(theme.color(Role::Text));
  const double line = QFontMetricsF(painter.font()).height();
  QString head = toQt(session->code);
  if (session->pin == domain::SessionPin::Pinned) head += QStringLiteral(" · ") + tr("pinned");
  if (inspectors) head += QStringLiteral(" · ") + tr("fixed");  // their own slot, as its panel says in full
  if (clash) head.prepend(QStringLiteral("! "));
  painter.drawText(QRectF(inside.left(), inside.top(), inside.width(), line), Qt::AlignLeft | Qt::AlignTop,
                   QFontMetricsF(painter.font()).elidedText(head, Qt::ElideRight, inside.width()));
  if (inside.height() > line * 1.8) {
    painter.setFont(textFont(TextSize::Small));
    painter.drawText(inside.adjusted(0, line, 0, 0), static_cast<int>(Qt::AlignLeft | Qt::AlignTop) | Qt::TextWordWrap,
                     toQt(session->title));
  }
  painter.restore();
}

void TimetableView::paintEvent(QPaintEvent* event) {
  if (m_view == nullptr) return;
  QPainter painter(this);
  painter.fillRect(event->rect(), themeOf(this).color(Role::Window));
  paintHead(painter);
  for (const auto& box : m_geometry.boxes)
    if (event->rect().intersects(QRectF(box.left, box.top, box.width, box.height).toAlignedRect())) paintBox(painter, box);
  if (!m_drag || !m_drag->moving || m_drag->day < 0) return;
  // Where it would lie: across its day, with the hour it would begin at.
  const auto day = std::ranges::find(m_geometry.days, m_drag->day, &TimetableDay::day);
  if (day == m_geometry.days.end()) return;
  const auto& slot = m_view->problem.sessions[static_cast<std::size_t>(m_drag->slot)];
  const QRectF ghost(day->left, m_geometry.y(m_drag->minute), day->width, slot.minutes * m_geometry.scale.hour / 60);
  painter.setPen(QPen(themeOf(this).color(Role::Accent), 2, Qt::DashLine));
  painter.setBrush(Qt::NoBrush);
  painter.drawRect(ghost);
  painter.setFont(textFont(TextSize::Small, TextWeight::Strong));
  painter.drawText(ghost.adjusted(kPadding, 0, 0, 0), Qt::AlignLeft | Qt::AlignTop, timeOfDay(base::TimeOfDay{m_drag->minute}));
}

}  // namespace waymark::ui
