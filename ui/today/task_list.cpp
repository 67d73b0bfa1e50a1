// SPDX-License-Identifier: GPL-3.0-or-later
#include "today/task_list.h"

#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QPainter>
#include <QScrollBar>
#include <QStyledItemDelegate>

#include "bridge/text.h"
#include "widgets/style.h"

namespace waymark::ui {

namespace {

constexpr int kNarrow = 620;  // below it a row has two lines
constexpr int kMarkWidth = 24;
constexpr int kStateWidth = 112;

int whenWidth() {
  static const QString kLongest = QStringLiteral("Wed 30 Sep, 12:00");
  return QFontMetrics(textFont(TextSize::Body)).horizontalAdvance(kLongest) + kBetween;
}

}  // namespace

void TaskListModel::setRows(std::vector<TaskRow> rows) {
  beginResetModel();
  m_rows = std::move(rows);
  endResetModel();
}

int TaskListModel::find(const std::string& key) const {
  for (std::size_t i = 0; i < m_rows.size(); ++i)
    if (!m_rows[i].isHeading && m_rows[i].key == key) return static_cast<int>(i);
  return -1;
}

int TaskListModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant TaskListModel::data(const QModelIndex& index, int role) const {
  if (!index.isValid()) return {};
  const auto& at = row(index.row());
  switch (role) {
    case Qt::DisplayRole:
      return at.text;
    case Qt::ToolTipRole:
      return at.isHeading ? QVariant() : QVariant(at.text);
    case Qt::AccessibleTextRole:
      if (at.isHeading) return at.note.isEmpty() ? at.text : at.text + QStringLiteral(", ") + at.note;
      return QStringList{at.urgencyWord, at.text, at.when, tr("owner: %1").arg(at.owner), at.stateWord}
          .join(QStringLiteral(", "));
    default:
      return {};
  }
}

Qt::ItemFlags TaskListModel::flags(const QModelIndex& index) const {
  if (!index.isValid() || row(index.row()).isHeading) return Qt::NoItemFlags;
  return Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
}

class TaskDelegate final : public QStyledItemDelegate {
 public:
  explicit TaskDelegate(TaskList* list) : QStyledItemDelegate(list), m_list(list) {}

  [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex& index) const override {
    const auto& row = m_list->taskModel()->row(index.row());
    const int line = QFontMetrics(textFont(TextSize::Body)).height();
    if (row.isHeading) {
      const int heading = QFontMetrics(textFont(TextSize::Heading, TextWeight::Strong)).height();
      return {100, heading + kInside + (index.row() == 0 ? kInside : kAround)};
    }
    if (m_list->viewport()->width() < scaled(kNarrow)) return {100, 2 * line + 18};
    return {100, std::max(kRowHeight + 4, line + 18)};
  }

  void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override {
    const auto& row = m_list->taskModel()->row(index.row());
    const auto& theme = themeOf(m_list);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    if (row.isHeading)
      paintHeading(*painter, option.rect, row, theme);
    else
      paintTask(*painter, option.rect, index.row(), row, theme);
    painter->restore();
  }

 private:
  static void paintHeading(QPainter& painter, const QRect& rect, const TaskRow& row, const Theme& theme) {
    const QFont strong = textFont(TextSize::Heading, TextWeight::Strong);
    const QFontMetrics metrics(strong);
    const QRect line(rect.left(), rect.bottom() - kInside - metrics.height() + 1, rect.width(), metrics.height());
    painter.setFont(strong);
    painter.setPen(theme.color(row.urgency == Mark::Late ? Role::Late : Role::Text));
    painter.drawText(line, Qt::AlignLeft | Qt::AlignBottom, row.text);
    painter.setFont(textFont(TextSize::Small));
    painter.setPen(theme.color(Role::Muted));
    painter.drawText(line.adjusted(metrics.horizontalAdvance(row.text) + kInside, 0, 0, -2),
                     Qt::AlignLeft | Qt::AlignBottom, row.note);
  }

  void paintTask(QPainter& painter, const QRect& rect, int place, const TaskRow& row, const Theme& theme) const {
    const bool isCurrent = m_list->currentIndex().row() == place;
    if (isCurrent && m_list->hasFocus())
      painter.fillRect(rect, theme.color(Role::Selected));
    else if (m_list->m_hoverRow == place)
      painter.fillRect(rect, theme.color(Role::Hover));
    painter.setPen(QPen(theme.color(Role::Hairline), 1));
    painter.drawLine(rect.bottomLeft(), rect.bottomRight());
    if (isCurrent && m_list->hasFocus()) paintFocusRing(painter, rect.adjusted(0, 0, 0, -1), theme);
    const QRect inside = rect.adjusted(4, 0, -4, -1);
    paintMark(painter, QRectF(inside.left(), inside.top(), 14, inside.height()), row.urgency, theme);
    const QRect rest = inside.adjusted(kMarkWidth, 0, 0, 0);
    if (rect.width() < scaled(kNarrow))
      paintTwoLines(painter, rest, row, theme);
    else
      paintOneLine(painter, rest, row, theme);
  }

  static void paintText(QPainter& painter, const QRect& rect, const QString& text, const QColor& color, int flags) {
    painter.setPen(color);
    painter.drawText(rect, flags | Qt::TextSingleLine,
                     painter.fontMetrics().elidedText(text, Qt::ElideRight, rect.width()));
  }

  static void paintOneLine(QPainter& painter, const QRect& rect, const TaskRow& row, const Theme& theme) {
    const int ownerWidth = std::clamp(rect.width() / 5, scaled(110), scaled(220));
    const int when = whenWidth();
    const int stateWidth = scaled(kStateWidth);
    const QRect state(rect.right() - stateWidth, rect.top(), stateWidth, rect.height());
    const QRect owner(state.left() - ownerWidth - kBetween, rect.top(), ownerWidth, rect.height());
    const QRect title(rect.left() + when, rect.top(), owner.left() - rect.left() - when - kBetween, rect.height());
    painter.setFont(textFont(TextSize::Body));
    paintText(painter, QRect(rect.left(), rect.top(), when - kInside, rect.height()), row.when,
              theme.color(row.urgency == Mark::Late ? Role::Late : Role::Muted), Qt::AlignVCenter | Qt::AlignLeft);
    paintText(painter, title, row.text, theme.color(Role::Text), Qt::AlignVCenter | Qt::AlignLeft);
    paintText(painter, owner, row.owner, theme.color(row.hasOwner ? Role::Muted : Role::Late),
              Qt::AlignVCenter | Qt::AlignLeft);
    paintMarkAndWord(painter, state, row.state, row.stateWord, theme);
  }

  static void paintTwoLines(QPainter& painter, const QRect& rect, const TaskRow& row, const Theme& theme) {
    const int half = rect.height() / 2;
    painter.setFont(textFont(TextSize::Body));
    paintText(painter, QRect(rect.left(), rect.top() + 4, rect.width(), half - 4), row.text, theme.color(Role::Text),
              Qt::AlignVCenter | Qt::AlignLeft);
    const QString second = QStringList{row.when, row.owner, row.stateWord}.join(QStringLiteral(" · "));
    paintText(painter, QRect(rect.left(), rect.top() + half, rect.width(), half - 4), second,
              theme.color(row.urgency == Mark::Late ? Role::Late : Role::Muted), Qt::AlignVCenter | Qt::AlignLeft);
  }

  TaskList* m_list;
};

TaskList::TaskList(QWidget* parent) : QListView(parent), m_model(new TaskListModel(this)) {
  setModel(m_model);
  setItemDelegate(new TaskDelegate(this));
  setFrameShape(QFrame::NoFrame);
  setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  setSelectionMode(QAbstractItemView::SingleSelection);
  setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
  setMouseTracking(true);
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
  viewport()->setBackgroundRole(QPalette::Window);
  setAccessibleName(tr("What is due: concerns, late, today and next"));
  setAccessibleDescription(tr("Enter opens it where it belongs, Space marks it done."));
  connect(this, &QListView::clicked, this, [this](const QModelIndex& index) {
    if (!m_model->row(index.row()).isHeading) emit opened(toQt(m_model->row(index.row()).key));
  });
}

void TaskList::setRows(std::vector<TaskRow> rows) {
  const auto* before = currentTask();
  const std::string key = before != nullptr ? before->key : std::string();
  int place = currentIndex().row();
  m_model->setRows(std::move(rows));
  if (before != nullptr) {
    if (const int same = m_model->find(key); same >= 0) place = same;
    const auto isTask = [this](int at) { return at >= 0 && at < m_model->rowCount() && !m_model->row(at).isHeading; };
    for (int away = 0; away < m_model->rowCount() + 1; ++away) {
      if (isTask(place + away)) {
        place += away;
        break;
      }
      if (isTask(place - away)) {
        place -= away;
        break;
      }
    }
    if (isTask(place)) setCurrentIndex(m_model->index(place));
  }
  m_hoverRow = -1;
  fitHeight();
}

const TaskRow* TaskList::currentTask() const {
  const auto index = currentIndex();
  return index.isValid() && !m_model->row(index.row()).isHeading ? &m_model->row(index.row()) : nullptr;
}

void TaskList::fitHeight() {
  int height = 0;
  for (int i = 0; i < m_model->rowCount(); ++i) height += sizeHintForRow(i);
  setFixedHeight(std::max(height, 1));
  scheduleDelayedItemsLayout();
}

void TaskList::toggleDone() {
  const auto* row = currentTask();
  if (row == nullptr) return;
  const bool done = row->state == Mark::Done;
  emit stateChosen(toQt(row->key), done ? domain::TaskState::InProgress : domain::TaskState::Done);
}

void TaskList::keyPressEvent(QKeyEvent* event) {
  const auto* row = currentTask();
  if (row != nullptr && (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)) {
    emit opened(toQt(row->key));
    return;
  }
  if (row != nullptr && event->key() == Qt::Key_Space && event->modifiers() == Qt::NoModifier) {
    toggleDone();
    return;
  }
  QListView::keyPressEvent(event);
}

void TaskList::contextMenuEvent(QContextMenuEvent* event) {
  const QPoint at = event->reason() == QContextMenuEvent::Keyboard ? visualRect(currentIndex()).center() : event->pos();
  const auto index = event->reason() == QContextMenuEvent::Keyboard ? currentIndex() : indexAt(at);
  if (!index.isValid() || m_model->row(index.row()).isHeading) return;
  setCurrentIndex(index);
  const QString key = toQt(m_model->row(index.row()).key);
  auto* menu = new QMenu(this);
  menu->setAttribute(Qt::WA_DeleteOnClose);
  const bool isTask = m_model->row(index.row()).due.kind == app::DueKind::Task;
  menu->addAction(isTask ? tr("Open in the timeline") : tr("Open"), this, [this, key] { emit opened(key); });
  menu->addSeparator();
  if (!isTask) {
    menu->addAction(tr("Mark done"), this, [this, key] { emit stateChosen(key, domain::TaskState::Done); });
    menu->popup(viewport()->mapToGlobal(at));
    return;
  }
  for (const auto state : {domain::TaskState::Done, domain::TaskState::InProgress, domain::TaskState::NotStarted,
                           domain::TaskState::NotNeeded})
    menu->addAction(wordOf(markOf(state)), this, [this, key, state] { emit stateChosen(key, state); });
  menu->popup(viewport()->mapToGlobal(at));
}

void TaskList::mouseMoveEvent(QMouseEvent* event) {
  const auto index = indexAt(event->pos());
  const int row = index.isValid() && !m_model->row(index.row()).isHeading ? index.row() : -1;
  if (row != m_hoverRow) {
    m_hoverRow = row;
    viewport()->setCursor(row >= 0 ? Qt::PointingHandCursor : Qt::ArrowCursor);
    viewport()->update();
  }
  QListView::mouseMoveEvent(event);
}

void TaskList::leaveEvent(QEvent* event) {
  m_hoverRow = -1;
  viewport()->update();
  QListView::leaveEvent(event);
}

void TaskList::resizeEvent(QResizeEvent* event) {
  QListView::resizeEvent(event);
  if (event->oldSize().width() != event->size().width()) fitHeight();
}

void TaskList::currentChanged(const QModelIndex& current, const QModelIndex& previous) {
  QListView::currentChanged(current, previous);
  viewport()->update();
  if (current.isValid() && hasFocus()) emit rowShown(visualRect(current));
}

void TaskList::focusInEvent(QFocusEvent* event) {
  QListView::focusInEvent(event);
  if (currentTask() == nullptr)
    for (int i = 0; i < m_model->rowCount(); ++i)
      if (!m_model->row(i).isHeading) {
        setCurrentIndex(m_model->index(i));
        break;
      }
  viewport()->update();
}

}  // namespace waymark::ui
