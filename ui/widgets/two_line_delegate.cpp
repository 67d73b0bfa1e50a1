// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/two_line_delegate.h"

#include <QPainter>

#include "widgets/label.h"

namespace waymark::ui {

void TwoLineDelegate::paintContent(QPainter& painter, const QRect& rect, const QModelIndex& index,
                                   const Theme& theme) const {
  const QFont body = textFont(TextSize::Body, m_firstLine);
  const QFont small = textFont(TextSize::Small);
  const QString pill = index.data(PillRole).toString();
  const QSize box = pill.isEmpty() ? QSize() : pillSize(pill);
  const int both = QFontMetrics(body).height() + QFontMetrics(small).height() + 2;
  const int top = rect.top() + (rect.height() - both) / 2;
  QRect first(rect.left(), top, rect.width(), QFontMetrics(body).height());
  QRect second(rect.left(), first.bottom() + 3, rect.width(), QFontMetrics(small).height());
  if (!pill.isEmpty()) {
    second.setRight(second.right() - box.width() - kInside);
    paintPill(painter,
              QRectF(rect.right() - box.width(), second.center().y() - box.height() / 2, box.width(), box.height()),
              pill, PillKind::Late, theme);
  }
  painter.setFont(body);
  painter.setPen(theme.color(Role::Text));
  painter.drawText(first, Qt::AlignVCenter | Qt::TextSingleLine,
                   painter.fontMetrics().elidedText(index.data().toString(), Qt::ElideRight, first.width()));
  painter.setFont(small);
  painter.setPen(theme.color(Role::Muted));
  painter.drawText(
      second, Qt::AlignVCenter | Qt::TextSingleLine,
      painter.fontMetrics().elidedText(index.data(SecondLineRole).toString(), Qt::ElideRight, second.width()));
}

}  // namespace waymark::ui
