// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/data_table.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMimeData>
#include <QPainter>
#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

#include "app/list_file.h"
#include "bridge/text.h"
#include "widgets/label.h"
#include "widgets/list_reader.h"
#include "widgets/marks.h"

namespace waymark::ui {

namespace {

/// Its height is one line's. Qt's own hint measures titles in a bold font that nothing else needs: two milliseconds.
class TableHeader final : public QHeaderView {
 public:
  explicit TableHeader(QWidget* parent) : QHeaderView(Qt::Horizontal, parent) { setSectionsClickable(true); }
  [[nodiscard]] QSize sizeHint() const override {
    return {length(), std::max(kRowHeight, fontMetrics().height() + 2 * kInside)};
  }
};

}  // namespace

void CellDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
  const auto* table = qobject_cast<const DataTable*>(option.widget);
  const Theme& theme = themeOf(option.widget);
  const bool selected = (option.state & QStyle::State_Selected) != 0;
  painter->save();
  painter->setRenderHint(QPainter::Antialiasing);
  if (selected)
    painter->fillRect(option.rect, theme.color(Role::Selected));
  else if (table != nullptr && table->m_hoverRow == index.row())
    painter->fillRect(option.rect, theme.color(Role::Hover));
  painter->fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1),
                    theme.color(Role::Hairline));
  const bool current = table != nullptr && table->currentIndex().row() == index.row();
  if (current && table->hasFocus() && table->columnViewportPosition(index.column()) <= 0)
    painter->fillRect(QRect(option.rect.left(), option.rect.top(), 3, option.rect.height()), theme.color(Role::Focus));
  paintContent(*painter, option.rect.adjusted(kInside, 0, -kInside, -1), index, theme);
  painter->restore();
}

void CellDelegate::paintContent(QPainter& painter, const QRect& rect, const QModelIndex& index,
                                const Theme& theme) const {
  QRect room = rect;
  const QVariant mark = index.data(MarkRole);
  if (mark.isValid()) {
    paintMark(painter, QRectF(room.left(), room.top(), 14, room.height()), static_cast<Mark>(mark.toInt()), theme);
    room.adjust(20, 0, 0, 0);
  }
  const QString text = index.data(Qt::DisplayRole).toString();
  const QVariant role = index.data(TextRole);
  painter.setPen(theme.color(role.isValid() ? static_cast<Role>(role.toInt()) : Role::Text));
  const QString pill = index.data(PillRole).toString();
  const QSize pillBox = pill.isEmpty() ? QSize(0, 0) : pillSize(pill);
  const int textRoom = room.width() - (pill.isEmpty() ? 0 : pillBox.width() + kInside);
  const QString shown = painter.fontMetrics().elidedText(text, Qt::ElideRight, textRoom);
  const auto alignment = static_cast<Qt::Alignment>(index.data(Qt::TextAlignmentRole).toInt());
  painter.drawText(room.adjusted(0, 0, textRoom - room.width(), 0),
                   static_cast<int>(alignment) | Qt::AlignVCenter | Qt::TextSingleLine, shown);
  if (!pill.isEmpty() && textRoom > 0) {
    const int x = room.left() + painter.fontMetrics().horizontalAdvance(shown) + (shown.isEmpty() ? 0 : kInside);
    paintPill(painter, QRectF(x, room.center().y() - pillBox.height() / 2, pillBox.width(), pillBox.height()), pill,
              PillKind::Dotted, theme);
  }
}

DataTable::DataTable(const QString& accessibleName, QWidget* parent) : QTableView(parent) {
  setAccessibleName(accessibleName);
  setSelectionBehavior(SelectRows);
  setSelectionMode(ExtendedSelection);
  setEditTriggers(NoEditTriggers);
  setShowGrid(false);
  setWordWrap(false);
  setTabKeyNavigation(false);
  setCornerButtonEnabled(false);
  setMouseTracking(true);
  setHorizontalScrollMode(ScrollPerPixel);
  setVerticalScrollMode(ScrollPerPixel);
  setItemDelegate(new CellDelegate(this));
  setHorizontalHeader(new TableHeader(this));
  verticalHeader()->hide();
  verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
  setLines(1, kRowHeight);
  horizontalHeader()->setSectionResizeMode(QHeaderView::Interactive);
  horizontalHeader()->setHighlightSections(false);
  horizontalHeader()->setSectionsMovable(true);
  horizontalHeader()->setMinimumSectionSize(48);
  horizontalHeader()->setFocusPolicy(Qt::NoFocus);
  horizontalHeader()->setAccessibleName(accessibleName);
  connect(this, &QTableView::activated, this, [this] { emit opened(currentId()); });
}

void DataTable::setLines(int lines, int atLeast) {
  m_lines = lines;
  m_rowHeight = atLeast;
  verticalHeader()->setDefaultSectionSize(std::max(atLeast, fontMetrics().height() * lines + 16));
}

void DataTable::changeEvent(QEvent* event) {
  QTableView::changeEvent(event);
  if (event->type() != QEvent::FontChange || m_model == nullptr) return;
  setLines(m_lines, m_rowHeight);
  const double factor = textScale() / std::exchange(m_scale, textScale());
  for (int i = 0; i < m_model->columnCount(); ++i)
    if (i != m_stretched) horizontalHeader()->resizeSection(i, static_cast<int>(std::lround(columnWidth(i) * factor)));
  fitColumns();
}

void DataTable::setTableModel(TableModel* model, int stretchedColumn) {
  m_model = model;
  m_stretched = stretchedColumn;
  setModel(model);
  for (int i = 0; i < model->columnCount(); ++i)
    horizontalHeader()->resizeSection(i, scaled(model->columns()[static_cast<std::size_t>(i)].width));
  // No setSortingEnabled(): it sorts at once by column 0.
  horizontalHeader()->setSectionsClickable(true);
  horizontalHeader()->setSortIndicatorShown(true);
  horizontalHeader()->setSortIndicator(-1, Qt::AscendingOrder);
  connect(horizontalHeader(), &QHeaderView::sortIndicatorChanged, model,
          [model](int column, Qt::SortOrder order) { model->sort(column, order); });
  connect(model, &QAbstractItemModel::modelAboutToBeReset, this, [this] { m_kept = currentId(); });
  connect(model, &QAbstractItemModel::modelReset, this, [this] {
    if (!m_kept.isNull()) setCurrentId(m_kept);
    emit currentIdChanged(currentId());
  });
  fitColumns();
}

base::Uuid DataTable::currentId() const {
  const auto index = currentIndex();
  return index.isValid() && m_model != nullptr ? m_model->idAt(index.row()) : base::Uuid{};
}

std::vector<base::Uuid> DataTable::selectedIds() const {
  std::vector<base::Uuid> ids;
  if (m_model == nullptr || selectionModel() == nullptr) return ids;
  for (const auto& index : selectionModel()->selectedRows()) ids.push_back(m_model->idAt(index.row()));
  return ids;
}

void DataTable::setCurrentId(const base::Uuid& id) {
  const int row = m_model == nullptr ? -1 : m_model->viewRowOf(id);
  if (row < 0) return;
  setCurrentIndex(m_model->index(row, std::max(0, currentIndex().column())));
  scrollTo(currentIndex());
}

std::vector<int> DataTable::seenColumns() const {
  std::vector<int> columns;
  for (int place = 0; place < horizontalHeader()->count(); ++place)
    if (const int column = horizontalHeader()->logicalIndex(place); !isColumnHidden(column)) columns.push_back(column);
  return columns;
}

std::vector<int> DataTable::chosenRows() const {
  std::vector<int> rows;
  if (m_model == nullptr) return rows;
  for (const auto& index : selectionModel()->selectedRows()) rows.push_back(index.row());
  std::ranges::sort(rows);
  if (!rows.empty()) return rows;
  rows.resize(static_cast<std::size_t>(m_model->rowCount()));
  std::iota(rows.begin(), rows.end(), 0);
  return rows;
}

void DataTable::copy() {
  const auto put = [this](const std::string& text, const std::string& html, std::size_t rows) {
    auto* both = new QMimeData;
    both->setText(toQt(text));
    both->setHtml(toQt(html));
    QGuiApplication::clipboard()->setMimeData(both);
    emit copied(static_cast<int>(rows));
  };
  auto rows = chosenRows();
  if (rows.size() <= kReadAtOnce) {
    const auto sheet = sheetOf(*this, rows);
    put(app::sheetText(sheet), app::sheetHtml(sheet), rows.size());
    return;
  }
  if (m_reader == nullptr) {
    m_reader = new ListReader(this);
    connect(m_reader, &ListReader::dropped, this, &DataTable::copyDropped);
  }
  m_reader->run(std::move(rows), [put](const app::Sheet& sheet, const std::stop_token&) {
    return [put, text = app::sheetText(sheet), html = app::sheetHtml(sheet), count = sheet.rows.size()] {
      put(text, html, count);
    };
  });
}

void DataTable::keyPressEvent(QKeyEvent* event) {
  if (event->matches(QKeySequence::Copy)) {
    copy();
    return;
  }
  if (event->key() == Qt::Key_Home || event->key() == Qt::Key_End) {  // rows, not columns
    const int row = event->key() == Qt::Key_Home ? 0 : m_model->rowCount() - 1;
    if (row >= 0) setCurrentIndex(m_model->index(row, 0));
    return;
  }
  if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && currentIndex().isValid()) {
    emit opened(currentId());
    return;
  }
  QTableView::keyPressEvent(event);
}

void DataTable::setHoverRow(int row) {
  if (row == m_hoverRow) return;
  m_hoverRow = row;
  viewport()->update();
}

void DataTable::mouseMoveEvent(QMouseEvent* event) {
  setHoverRow(rowAt(event->pos().y()));
  QTableView::mouseMoveEvent(event);
}

void DataTable::leaveEvent(QEvent* event) {
  setHoverRow(-1);
  QTableView::leaveEvent(event);
}

void DataTable::resizeEvent(QResizeEvent* event) {
  QTableView::resizeEvent(event);
  fitColumns();
}

void DataTable::fitColumns() {
  if (m_model == nullptr || m_stretched < 0) return;
  int others = 0;
  for (int i = 0; i < m_model->columnCount(); ++i)
    if (i != m_stretched) others += columnWidth(i);
  const int least = scaled(m_model->columns()[static_cast<std::size_t>(m_stretched)].width);
  horizontalHeader()->resizeSection(m_stretched, std::max(least, viewport()->width() - others));
}

void DataTable::currentChanged(const QModelIndex& current, const QModelIndex& previous) {
  QTableView::currentChanged(current, previous);
  viewport()->update();
  if (current.row() != previous.row()) emit currentIdChanged(currentId());
}

}  // namespace waymark::ui
