// SPDX-License-Identifier: GPL-3.0-or-later
#include "children/wrapped_rows.h"

#include <QHeaderView>
#include <QPainter>
#include <QResizeEvent>
#include <algorithm>

#include "widgets/label.h"
#include "widgets/marks.h"

namespace waymark::ui {

namespace {

constexpr int kRowPadding = 8;  // above and below the words
constexpr int kMarkRoom = 20;
constexpr int kWrapFlags = static_cast<int>(Qt::AlignLeft | Qt::AlignTop) | Qt::TextWordWrap;

/// The words and, behind them or where there is no room beneath them, the pill.
struct WrappedParts {
  QSize words;
  QSize pill;
  bool isBehind = true;
  [[nodiscard]] int height() const {
    if (pill.isEmpty()) return words.height();
    return isBehind ? std::max(words.height(), pill.height()) : words.height() + 4 + pill.height();
  }
};

WrappedParts partsOf(const QFontMetrics& metrics, const QString& words, const QString& pill, int width) {
  WrappedParts parts;
  const int advance = metrics.horizontalAdvance(words);
  parts.words = advance <= width ? QSize(advance, metrics.height())
                                 : metrics.boundingRect(QRect(0, 0, width, 10'000), kWrapFlags, words).size();
  if (!pill.isEmpty()) parts.pill = pillSize(pill);
  parts.isBehind = advance + kInside + parts.pill.width() <= width;
  return parts;
}

}  // namespace

void fitTableHeight(DataTable& table) {
  table.setFixedHeight(table.horizontalHeader()->sizeHint().height() + table.verticalHeader()->length() + 14);
}

WrappedRows::WrappedRows(DataTable* table) : CellDelegate(table), m_table(table) {
  table->setItemDelegate(this);
  table->installEventFilter(this);
  connect(table->horizontalHeader(), &QHeaderView::sectionResized, this, &WrappedRows::fit);
}

void WrappedRows::fit() {
  if (m_isFitting) return;
  m_isFitting = true;
  auto* rows = m_table->verticalHeader();
  for (int row = 0; row < m_table->model()->rowCount(); ++row) {
    int needed = rows->defaultSectionSize();
    for (int column = 0; column < m_table->model()->columnCount(); ++column)
      needed = std::max(needed, heightOf(m_table->model()->index(row, column)));
    rows->resizeSection(row, needed);
  }
  fitTableHeight(*m_table);
  m_isFitting = false;
}

int WrappedRows::heightOf(const QModelIndex& index) const {
  const int width = m_table->columnWidth(index.column()) - 2 * kInside - (index.data(MarkRole).isValid() ? kMarkRoom : 0);
  return partsOf(m_table->fontMetrics(), index.data().toString(), index.data(PillRole).toString(), width).height() +
         2 * kRowPadding;
}

bool WrappedRows::eventFilter(QObject* watched, QEvent* event) {
  // Before the table gives the rest to its stretched column.
  if (watched != m_table) return CellDelegate::eventFilter(watched, event);
  if (event->type() == QEvent::Resize) {
    const int width = static_cast<QResizeEvent*>(event)->size().width();
    const int usual = scaled(m_table->tableModel()->columns().front().width);
    m_table->horizontalHeader()->resizeSection(0, std::min(usual, width / 2));
  }
  return false;  // the table is no editor: Tab, Enter and Esc are its own
}

void WrappedRows::paintContent(QPainter& painter, const QRect& rect, const QModelIndex& index,
                               const Theme& theme) const {
  QRect room = rect;
  if (const QVariant mark = index.data(MarkRole); mark.isValid()) {
    paintMark(painter, QRectF(room.left(), room.top(), 14, room.height()), static_cast<Mark>(mark.toInt()), theme);
    room.adjust(kMarkRoom, 0, 0, 0);
  }
  const QString words = index.data().toString();
  const QString pill = index.data(PillRole).toString();
  const auto parts = partsOf(painter.fontMetrics(), words, pill, room.width());
  const int top = room.top() + std::max(0, (room.height() - parts.height()) / 2);
  const bool beneath = !pill.isEmpty() && !parts.isBehind;
  const QVariant role = index.data(TextRole);
  painter.setPen(theme.color(role.isValid() ? static_cast<Role>(role.toInt()) : Role::Text));
  const int wordsTop = beneath ? top : room.top() + (room.height() - parts.words.height()) / 2;
  painter.drawText(QRect(room.left(), wordsTop, room.width(), parts.words.height()), kWrapFlags, words);
  if (pill.isEmpty()) return;
  const QPointF at = beneath ? QPointF(room.left(), top + parts.words.height() + 4)
                             : QPointF(room.left() + parts.words.width() + (words.isEmpty() ? 0 : kInside),
                                       room.center().y() - parts.pill.height() / 2);
  paintPill(painter, QRectF(at, parts.pill), pill, PillKind::Dotted, theme);
}

}  // namespace waymark::ui
