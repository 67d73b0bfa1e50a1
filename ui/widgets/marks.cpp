// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/marks.h"

#include <QCoreApplication>
#include <QPainter>

namespace waymark::ui {

Mark markOf(domain::Finding finding) {
  switch (finding) {
    case domain::Finding::Strength:
      return Mark::Strength;
    case domain::Finding::Mixed:
      return Mark::Mixed;
    case domain::Finding::Concern:
      return Mark::Concern;
  }
  return Mark::None;
}

Mark markOf(domain::TaskState state) {
  switch (state) {
    case domain::TaskState::NotStarted:
      return Mark::NotStarted;
    case domain::TaskState::InProgress:
      return Mark::InProgress;
    case domain::TaskState::Done:
      return Mark::Done;
    case domain::TaskState::NotNeeded:
      return Mark::NotNeeded;
  }
  return Mark::None;
}

Role roleOf(Mark mark) {
  switch (mark) {
    case Mark::Strength:
      return Role::Strength;
    case Mark::Mixed:
      return Role::Mixed;
    case Mark::Concern:
      return Role::Concern;
    case Mark::Late:
      return Role::Late;
    case Mark::Due:
    case Mark::InProgress:
      return Role::Due;
    case Mark::Done:
      return Role::Done;
    case Mark::None:
    case Mark::NotStarted:
    case Mark::NotNeeded:
      return Role::NotStarted;
  }
  return Role::Text;
}

QString wordOf(Mark mark) {
  const auto word = [](const char* text) { return QCoreApplication::translate("marks", text); };
  switch (mark) {
    case Mark::None:
      return {};
    case Mark::Strength:
      return word(QT_TRANSLATE_NOOP("marks", "Strength"));
    case Mark::Mixed:
      return word(QT_TRANSLATE_NOOP("marks", "Mixed"));
    case Mark::Concern:
      return word(QT_TRANSLATE_NOOP("marks", "Concern"));
    case Mark::Late:
      return word(QT_TRANSLATE_NOOP("marks", "Late"));
    case Mark::Due:
      return word(QT_TRANSLATE_NOOP("marks", "Due"));
    case Mark::Done:
      return word(QT_TRANSLATE_NOOP("marks", "Done"));
    case Mark::InProgress:
      return word(QT_TRANSLATE_NOOP("marks", "In progress"));
    case Mark::NotStarted:
      return word(QT_TRANSLATE_NOOP("marks", "Not started"));
    case Mark::NotNeeded:
      return word(QT_TRANSLATE_NOOP("marks", "Not needed"));
  }
  return {};
}

void paintMark(QPainter& painter, const QRectF& box, Mark mark, const Theme& theme) {
  const QPointF c = box.center();
  const qreal r = std::min({box.width(), box.height(), 12.0}) / 2;
  const QColor color = theme.color(roleOf(mark));
  painter.save();
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(Qt::NoPen);
  painter.setBrush(color);
  const QPen stroke(color, 1.75, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin);
  switch (mark) {
    case Mark::None:
      break;
    case Mark::Strength:
      painter.drawPolygon(QPolygonF{c + QPointF(-r, r * 0.8), c + QPointF(0, -r * 0.9), c + QPointF(r, r * 0.8)});
      break;
    case Mark::Mixed:
      painter.drawPolygon(QPolygonF{c + QPointF(-r, 0), c + QPointF(0, -r), c + QPointF(r, 0), c + QPointF(0, r)});
      break;
    case Mark::Concern:
      painter.drawPolygon(QPolygonF{c + QPointF(-r, -r * 0.8), c + QPointF(0, r * 0.9), c + QPointF(r, -r * 0.8)});
      break;
    case Mark::Late:
      painter.setPen(QPen(color, 2.5, Qt::SolidLine, Qt::RoundCap));
      painter.drawLine(c + QPointF(0, -r + 1), c + QPointF(0, r * 0.2));
      painter.drawPoint(c + QPointF(0, r - 1));
      break;
    case Mark::Due:
      painter.drawEllipse(c, r * 0.75, r * 0.75);
      break;
    case Mark::Done:
      painter.setBrush(Qt::NoBrush);
      painter.setPen(QPen(color, 2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
      painter.drawPolyline(
          QPolygonF{c + QPointF(-r * 0.8, 0.5), c + QPointF(-r * 0.2, r * 0.65), c + QPointF(r * 0.85, -r * 0.65)});
      break;
    case Mark::InProgress: {
      painter.setBrush(Qt::NoBrush);
      painter.setPen(stroke);
      const QRectF ring(c.x() - r * 0.8, c.y() - r * 0.8, r * 1.6, r * 1.6);
      painter.drawEllipse(ring);
      painter.setPen(Qt::NoPen);
      painter.setBrush(color);
      painter.drawPie(ring, 90 * 16, -180 * 16);
      break;
    }
    case Mark::NotStarted:
      painter.setBrush(Qt::NoBrush);
      painter.setPen(stroke);
      painter.drawEllipse(c, r * 0.75, r * 0.75);
      break;
    case Mark::NotNeeded:
      painter.setPen(stroke);
      painter.drawLine(c + QPointF(-r * 0.7, 0), c + QPointF(r * 0.7, 0));
      break;
  }
  painter.restore();
}

int paintMarkAndWord(QPainter& painter, const QRect& rect, Mark mark, const QString& word, const Theme& theme) {
  constexpr int kBox = 14;
  constexpr int kGap = 6;
  paintMark(painter, QRectF(rect.left(), rect.top(), kBox, rect.height()), mark, theme);
  const QRect textRect = rect.adjusted(kBox + kGap, 0, 0, 0);
  const QString shown = painter.fontMetrics().elidedText(word, Qt::ElideRight, textRect.width());
  painter.save();
  painter.setPen(theme.color(roleOf(mark)));
  painter.drawText(textRect, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine, shown);
  painter.restore();
  return kBox + kGap + painter.fontMetrics().horizontalAdvance(shown);
}

StateMark::StateMark(Mark mark, QWidget* parent) : QWidget(parent), m_mark(mark) {
  setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
  setMark(mark);
}

void StateMark::setMark(Mark mark) {
  setMark(mark, wordOf(mark));
}

void StateMark::setMark(Mark mark, const QString& word) {
  m_mark = mark;
  m_word = word;
  setAccessibleName(word);
  updateGeometry();
  update();
}

QSize StateMark::sizeHint() const {
  return {20 + fontMetrics().horizontalAdvance(m_word) + 2, std::max(20, fontMetrics().height())};
}

void StateMark::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  paintMarkAndWord(painter, rect(), m_mark, m_word, themeOf(this));
}

}  // namespace waymark::ui
