// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/column_scroll.h"

#include <QEvent>
#include <QLayout>
#include <QScrollBar>

namespace waymark::ui {

ColumnScroll::ColumnScroll(QWidget* parent) : QScrollArea(parent) {
  setWidgetResizable(true);
  setFrameShape(QFrame::NoFrame);
  setFocusPolicy(Qt::NoFocus);
  setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
}

void ColumnScroll::setColumn(QWidget* column) {
  if (auto* before = takeWidget()) before->deleteLater();
  column->installEventFilter(this);
  setWidget(column);
  verticalScrollBar()->setValue(0);
  fit();
}

void ColumnScroll::fit() {
  auto* column = widget();
  if (column == nullptr || column->layout() == nullptr) return;
  const int width = viewport()->width();
  const auto* layout = column->layout();
  const int needed =
      layout->hasHeightForWidth() ? layout->totalHeightForWidth(width) : layout->totalMinimumSize().height();
  if (column->minimumHeight() != needed) column->setMinimumHeight(needed);
}

void ColumnScroll::resizeEvent(QResizeEvent* event) {
  QScrollArea::resizeEvent(event);
  fit();
}

bool ColumnScroll::eventFilter(QObject* watched, QEvent* event) {
  const bool changed = watched == widget() && event->type() == QEvent::LayoutRequest;
  const bool handled = QScrollArea::eventFilter(watched, event);
  if (changed) fit();
  return handled;
}

}  // namespace waymark::ui
