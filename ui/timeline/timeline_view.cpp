// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/timeline_view.h"

#include <QApplication>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QToolTip>
#include <algorithm>
#include <cstdlib>

#include "bridge/dates.h"
#include "bridge/text.h"
#include "shell/app_state.h"
#include "timeline/many_tasks.h"
#include "widgets/style.h"

namespace waymark::ui {

namespace {

constexpr int kTitleLeast = 260;
constexpr int kTitleMost = 440;
constexpr int kOwner = 138;
constexpr int kDue = 150;  // "Wed 18 Nov, 16:00" in full
constexpr int kState = 122;
constexpr int kChartLeast = 21 * 20;  // day numbers stand apart
constexpr int kChartShortest = 200;

}  // namespace

TimelineView::TimelineView(AppState& state, TimelineModel& model, QWidget* parent)
    : QTreeView(parent), m_state(state), m_model(model) {
  setAccessibleName(tr("Plan: phases and tasks"));
  setHeader(new DayHeader(*this, this));
  setModel(&model);
  setItemDelegate(new TimelineDelegate(*this, this));
  setUniformRowHeights(true);
  setSelectionBehavior(SelectRows);
  setSelectionMode(ExtendedSelection);
  setEditTriggers(NoEditTriggers);
  setRootIsDecorated(true);
  setIndentation(16);
  setMouseTracking(true);
  setExpandsOnDoubleClick(false);
  setVerticalScrollMode(ScrollPerPixel);
  setHorizontalScrollMode(ScrollPerPixel);
  setAllColumnsShowFocus(true);
  setFrameShape(QFrame::NoFrame);
  header()->setStretchLastSection(true);
  header()->setSectionsMovable(false);
  header()->setMinimumSectionSize(60);
  header()->setFocusPolicy(Qt::NoFocus);
  header()->setAccessibleName(tr("Columns of the plan"));
  connect(this, &QTreeView::doubleClicked, this, [this](const QModelIndex& index) {
    if (const auto* task = m_model.taskAt(index))
      emit taskOpened(toQt(task->key));
    else
      setExpanded(index.siblingAtColumn(0), !isExpanded(index.siblingAtColumn(0)));
  });
}

void TimelineView::setDays(std::optional<base::DateRange> days) {
  m_days = days;
  setColumnHidden(TimelineModel::Chart, !days);
  fitColumns();
  viewport()->update();
  header()->viewport()->update();
}

DayAxis TimelineView::axis(double left, double width) const {
  if (!m_days) return {};
  return {m_days->from, static_cast<int>((m_days->to - m_days->from).count()) + 1, left, width};
}

void TimelineView::setNarrow(bool narrow) {
  m_narrow = narrow;
  fitColumns();
}

bool TimelineView::isNarrow() const {
  constexpr int kNarrowView = 860;
  return m_narrow || width() < scaled(kNarrowView);
}

void TimelineView::fitColumns() {
  const bool narrow = isNarrow();
  setColumnHidden(TimelineModel::Owner, narrow);
  setColumnHidden(TimelineModel::Due, narrow);
  const int room = viewport()->width();
  const int fixed = scaled(kState) + (narrow ? 0 : scaled(kOwner) + scaled(kDue));
  header()->resizeSection(TimelineModel::Owner, scaled(kOwner));
  header()->resizeSection(TimelineModel::Due, scaled(kDue));
  header()->resizeSection(TimelineModel::State, scaled(kState));
  const int forTitle = room - fixed - (m_days ? scaled(kChartLeast) : 0);
  const int least = scaled(kTitleLeast);
  const int title = std::clamp(forTitle, least, m_days ? scaled(kTitleMost) : std::max(least, forTitle));
  header()->resizeSection(TimelineModel::Title, title);
  if (m_days) header()->resizeSection(TimelineModel::Chart, std::max(kChartShortest, room - fixed - title));
}

void TimelineView::unfoldPhases() {
  for (int row = 0; row < m_model.rowCount(); ++row) {
    const auto index = m_model.index(row, 0);
    const auto* phase = m_model.phaseAt(index);
    const bool inView =
        !m_days || ((!phase->start || *phase->start <= m_days->to) && (!phase->end || *phase->end >= m_days->from));
    const bool reachesOut = m_days && (!phase->start || !phase->end) && phase->late == 0 &&
                            (phase->end ? *phase->end < m_days->from + std::chrono::days{7}
                                        : phase->start && *phase->start > m_days->to - std::chrono::days{7});
    setExpanded(index, inView && !reachesOut);
  }
}

void TimelineView::keepFolds() {
  m_open.clear();
  for (int row = 0; row < m_model.rowCount(); ++row) {
    const auto index = m_model.index(row, 0);
    if (isExpanded(index)) m_open.insert(m_model.phaseAt(index)->id);
  }
}

void TimelineView::restoreFolds() {
  for (int row = 0; row < m_model.rowCount(); ++row) {
    const auto index = m_model.index(row, 0);
    setExpanded(index, m_open.contains(m_model.phaseAt(index)->id));
  }
}

std::vector<base::Uuid> TimelineView::selectedTasks() const {
  std::vector<base::Uuid> ids;
  auto rows = selectionModel()->selectedRows();
  std::ranges::sort(rows, [](const QModelIndex& a, const QModelIndex& b) {
    return std::pair(a.parent().row(), a.row()) < std::pair(b.parent().row(), b.row());
  });
  for (const auto& index : rows)
    if (const auto* task = m_model.taskAt(index)) ids.push_back(taskUuid(*task));
  return ids;
}

void TimelineView::selectTasks(const std::vector<base::Uuid>& tasks) {
  QItemSelection rows;
  for (const auto& task : m_model.tasks()) {
    if (std::ranges::find(tasks, taskUuid(task)) == tasks.end()) continue;
    if (const auto index = m_model.indexOf(task.key); index.isValid())
      rows.select(index, index.siblingAtColumn(TimelineModel::ColumnCount - 1));
  }
  selectionModel()->select(rows, QItemSelectionModel::ClearAndSelect);
}

void TimelineView::keyPressEvent(QKeyEvent* event) {
  if (event->key() == Qt::Key_Escape && m_drag) {
    endDrag();
    return;
  }
  if (event->matches(QKeySequence::Copy)) {
    emit copyAsked();
    return;
  }
  const auto* task = m_model.taskAt(currentIndex());
  const bool sideways = event->key() == Qt::Key_Left || event->key() == Qt::Key_Right;
  if (task != nullptr && sideways && event->modifiers().testFlag(Qt::AltModifier)) {
    if (!task->due) return;
    const QString key = toQt(task->key);
    const auto direction = event->key() == Qt::Key_Right ? Direction::Later : Direction::Earlier;
    if (task->external || task->told)
      emit moveRefused(key);
    else
      emit moveWanted(key, nextWorkingDay(*task->due, direction, m_state.calendar()));
    return;
  }
  if (task != nullptr && event->key() == Qt::Key_Space) {
    emit stateCycled(toQt(task->key));
    return;
  }
  if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
    if (task != nullptr)
      emit taskOpened(toQt(task->key));
    else if (currentIndex().isValid())
      setExpanded(currentIndex().siblingAtColumn(0), !isExpanded(currentIndex().siblingAtColumn(0)));
    return;
  }
  QTreeView::keyPressEvent(event);
}

DayAxis TimelineView::axisOf(const QModelIndex& row) const {
  const QRect cell = visualRect(row.siblingAtColumn(TimelineModel::Chart));
  return axis(cell.left(), cell.width());
}

const PlanTask* TimelineView::barAt(const QPoint& position) const {
  const auto index = indexAt(position);
  const auto* task = index.column() == TimelineModel::Chart ? m_model.taskAt(index) : nullptr;
  if (task == nullptr || !task->due) return nullptr;
  const Bar bar = barFor(axisOf(index), {task->start, task->due, task->milestone, task->dueTime});
  constexpr int kReach = 4;
  const bool isThere = bar.kind == BarKind::Bar || bar.kind == BarKind::Diamond;
  return isThere && position.x() >= bar.left - kReach && position.x() <= bar.right + kReach ? task : nullptr;
}

void TimelineView::repaintRow(const QModelIndex& row) {
  const QRect cell = visualRect(row);
  viewport()->update(QRect(0, cell.top(), viewport()->width(), cell.height()));
}

void TimelineView::endDrag() {
  if (!m_drag) return;
  const QModelIndex row = m_drag->row;
  m_drag.reset();
  viewport()->unsetCursor();
  repaintRow(row);
}

void TimelineView::mousePressEvent(QMouseEvent* event) {
  const auto* task = event->button() == Qt::LeftButton ? barAt(event->pos()) : nullptr;
  // In the day view hours lie across; a day there is a key (Alt with an arrow) or typed.
  if (task != nullptr && m_days && m_days->from != m_days->to)
    m_drag = BarDrag{indexAt(event->pos()), task->key, event->pos().x(), *task->due, *task->due, false};
  QTreeView::mousePressEvent(event);
}

void TimelineView::mouseMoveEvent(QMouseEvent* event) {
  if (!m_drag) {
    hoverAt(event->pos());
    QTreeView::mouseMoveEvent(event);
    return;
  }
  const auto* task = m_model.find(m_drag->key);
  if (task == nullptr || !m_drag->row.isValid()) {
    endDrag();
    return;
  }
  const int across = event->pos().x() - m_drag->pressX;
  if (!m_drag->moving && std::abs(across) < QApplication::startDragDistance()) return;
  if (task->external || task->told) {
    const QString key = toQt(task->key);
    endDrag();
    emit moveRefused(key);
    return;
  }
  m_drag->moving = true;
  m_drag->to = draggedDay(m_drag->from, daysAcross(axisOf(m_drag->row), across), m_state.calendar());
  viewport()->setCursor(Qt::SizeHorCursor);
  repaintRow(m_drag->row);
}

void TimelineView::mouseReleaseEvent(QMouseEvent* event) {
  if (!m_drag || !m_drag->moving) {
    m_drag.reset();
    QTreeView::mouseReleaseEvent(event);
    return;
  }
  const BarDrag done = *m_drag;
  endDrag();
  setState(NoState);
  if (done.to != done.from) emit moveWanted(toQt(done.key), done.to);
}

void TimelineView::focusOutEvent(QFocusEvent* event) {
  endDrag();
  QTreeView::focusOutEvent(event);
}

void TimelineView::hoverAt(const QPoint& position) {
  const auto index = indexAt(position);
  const int before = m_hoverY;
  m_hoverY = position.y();
  if (index.isValid()) repaintRow(index);
  const auto left = before < 0 ? QModelIndex() : indexAt(QPoint(0, before));
  if (left.isValid()) repaintRow(left);
  const auto* task = barAt(position);
  if (task != nullptr && !task->external && !task->told)
    viewport()->setCursor(Qt::SizeHorCursor);
  else
    viewport()->unsetCursor();
}

void TimelineView::leaveEvent(QEvent* event) {
  m_hoverY = -1;
  viewport()->update();
  QTreeView::leaveEvent(event);
}

void TimelineView::resizeEvent(QResizeEvent* event) {
  QTreeView::resizeEvent(event);
  fitColumns();
}

void TimelineView::currentChanged(const QModelIndex& current, const QModelIndex& previous) {
  QTreeView::currentChanged(current, previous);
  const auto* task = m_model.taskAt(current);
  emit currentTaskChanged(task != nullptr ? toQt(task->key) : QString());
}

void TimelineView::drawBranches(QPainter* painter, const QRect& rect, const QModelIndex& index) const {
  // The delegate has painted only the cell; the room before it takes the row's background too.
  const Theme& theme = themeOf(this);
  const bool selected = selectionModel()->isSelected(index);
  const bool phase = m_model.phaseAt(index) != nullptr;
  if (selected)
    painter->fillRect(rect, theme.color(Role::Selected));
  else if (isHovered(rect))
    painter->fillRect(rect, theme.color(Role::Hover));
  else if (phase)
    painter->fillRect(rect, theme.color(Role::Window));
  painter->fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), theme.color(Role::Hairline));
  if (!phase) return;
  QStyleOption arrow;
  arrow.rect = QRect(rect.right() - indentation() + 1, rect.top(), indentation(), rect.height());
  arrow.state = QStyle::State_Children | (isExpanded(index) ? QStyle::State_Open : QStyle::State_None);
  style()->drawPrimitive(QStyle::PE_IndicatorBranch, &arrow, painter, this);
}

QString TimelineView::chartToolTip(const QPoint& position) const {
  const auto index = indexAt(position);
  if (!index.isValid() || index.column() != TimelineModel::Chart) return {};
  const QRect cell = visualRect(index);
  const auto day = axis(cell.left(), cell.width()).dayAt(position.x());
  if (!day) return {};
  QString text = longDate(day);
  if (const auto* holiday = m_state.calendar().holidayOn(*day))
    text += u'\n' + (holiday->computed ? tr("%1 (worked out, not on GOV.UK's list yet)").arg(toQt(holiday->name))
                                       : toQt(holiday->name));
  if (const auto* task = m_model.taskAt(index)) {
    text += u'\n' + toQt(task->title);
    if (task->due) text += u'\n' + tr("Due %1").arg(dueText(task->due, task->dueTime));
    if (const QString room = roomText(*task); !room.isEmpty()) text += u'\n' + room;
  }
  return text;
}

bool TimelineView::viewportEvent(QEvent* event) {
  if (event->type() == QEvent::ToolTip) {
    auto* help = static_cast<QHelpEvent*>(event);
    const QString text = chartToolTip(help->pos());
    if (!text.isEmpty()) {
      QToolTip::showText(help->globalPos(), text, this);
      return true;
    }
  }
  return QTreeView::viewportEvent(event);
}

}  // namespace waymark::ui
