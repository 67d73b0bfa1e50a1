// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/column_scroll.h"

#include <QApplication>
#include <QEvent>
#include <QLayout>
#include <QScrollBar>

#include "widgets/theme.h"

namespace waymark::ui {

ColumnScroll::ColumnScroll(QWidget* parent) : QScrollArea(parent) {
  setWidgetResizable(true);
  setFrameShape(QFrame::NoFrame);
  setFocusPolicy(Qt::NoFocus);
  setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  // Qt does this for Tab only, not where a page gives the keyboard to something below. What is higher than the view
  // scrolls by itself.
  connect(qApp, &QApplication::focusChanged, this, [this](QWidget*, QWidget* now) {
    if (now != nullptr && widget() != nullptr && widget()->isAncestorOf(now) && now->height() < viewport()->height())
      ensureWidgetVisible(now, 0, kInside);
  });
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
