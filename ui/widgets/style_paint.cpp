// SPDX-License-Identifier: GPL-3.0-or-later
// The painting of single controls.
#include <QAbstractItemView>
#include <QApplication>
#include <QComboBox>
#include <QPainter>
#include <QPainterPath>
#include <QStyleOption>

#include "widgets/button.h"
#include "widgets/style.h"

namespace waymark::ui {

void paintFocusRing(QPainter& painter, const QRectF& rect, const Theme& theme, qreal radius) {
  painter.save();
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setBrush(Qt::NoBrush);
  painter.setPen(QPen(theme.color(Role::Focus), 2));
  painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), radius, radius);
  painter.restore();
}

void Style::drawPushButton(const QStyleOption* option, QPainter* painter, const QWidget* widget) const {
  const auto* button = qstyleoption_cast<const QStyleOptionButton*>(option);
  if (button == nullptr) return;
  const auto* ours = qobject_cast<const Button*>(widget);
  const ButtonKind kind = ours != nullptr ? ours->kind() : ButtonKind::Secondary;
  const bool enabled = (option->state & State_Enabled) != 0;
  const bool hover = enabled && (option->state & State_MouseOver) != 0;
  const bool down = enabled && (option->state & State_Sunken) != 0;
  const bool on = (option->state & State_On) != 0;

  QColor fill = Qt::transparent;
  QColor line = Qt::transparent;
  QColor text = color(enabled ? Role::Text : Role::Disabled);
  if (kind == ButtonKind::Primary) {
    fill = color(!enabled ? Role::Hairline : hover || down ? Role::AccentHover : Role::Accent);
    if (enabled) text = color(Role::OnAccent);
  } else if (kind == ButtonKind::Secondary) {
    fill = color(down || on ? Role::Selected : hover ? Role::Hover : Role::Surface);
    line = color(enabled ? Role::Border : Role::Hairline);
  } else if (down || on) {
    fill = color(Role::Selected);
  } else if (hover) {
    fill = color(Role::Hover);
  }

  painter->save();
  painter->setRenderHint(QPainter::Antialiasing);
  const QRectF frame = QRectF(option->rect).adjusted(0.5, 0.5, -0.5, -0.5);
  painter->setBrush(fill);
  painter->setPen(line.alpha() == 0 ? QPen(Qt::NoPen) : QPen(line, 1));
  painter->drawRoundedRect(frame, kRadius, kRadius);

  const bool hasMenu = (button->features & QStyleOptionButton::HasMenu) != 0;
  QRect content = option->rect.adjusted(0, 0, hasMenu ? -16 : 0, 0);
  const QSize iconSize = button->icon.isNull() ? QSize() : button->iconSize;
  const int gap = button->icon.isNull() || button->text.isEmpty() ? 0 : kInside;
  const int textWidth = button->fontMetrics.size(Qt::TextShowMnemonic, button->text).width();
  const int room = content.width() - 8 - iconSize.width() - gap;
  const QString label = textWidth > room
                            ? button->fontMetrics.elidedText(button->text, Qt::ElideRight, room, Qt::TextShowMnemonic)
                            : button->text;
  const int shownWidth = std::min(textWidth, room);
  int left = content.left() + (content.width() - (std::max(0, iconSize.width()) + gap + shownWidth)) / 2;
  if (!button->icon.isNull()) {
    const QRect iconRect(left, content.top() + (content.height() - iconSize.height()) / 2, iconSize.width(),
                         iconSize.height());
    button->icon.paint(painter, visualRect(option->direction, option->rect, iconRect), Qt::AlignCenter,
                       enabled ? QIcon::Normal : QIcon::Disabled);
    left += iconSize.width() + gap;
  }
  painter->setPen(text);
  painter->drawText(
      visualRect(option->direction, option->rect, QRect(left, content.top(), shownWidth + 1, content.height())),
      Qt::AlignVCenter | Qt::AlignLeft | Qt::TextShowMnemonic | Qt::TextSingleLine, label);
  if (hasMenu) {
    const QPointF centre(option->rect.right() - 14, option->rect.center().y() + 0.5);
    painter->setPen(QPen(text, 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter->drawPolyline(QPolygonF{centre + QPointF(-4, -2), centre + QPointF(0, 2), centre + QPointF(4, -2)});
  }
  painter->restore();
  if ((option->state & State_HasFocus) && (option->state & State_KeyboardFocusChange)) {
    const bool filled = kind == ButtonKind::Primary && enabled;
    paintFocusRing(*painter, option->rect, *m_theme);
    if (filled) {  // a gap between ring and fill, so that the ring shows on its own colour
      painter->save();
      painter->setRenderHint(QPainter::Antialiasing);
      painter->setBrush(Qt::NoBrush);
      painter->setPen(QPen(color(Role::Surface), 1));
      painter->drawRoundedRect(QRectF(option->rect).adjusted(2.5, 2.5, -2.5, -2.5), kRadius - 2, kRadius - 2);
      painter->restore();
    }
  }
}

void Style::drawField(const QStyleOption* option, QPainter* painter, const QWidget* widget) const {
  const bool enabled = (option->state & State_Enabled) != 0;
  const bool readOnly = (option->state & State_ReadOnly) != 0;
  bool focused = (option->state & State_HasFocus) != 0;
  if (widget != nullptr && widget->hasFocus()) focused = true;
  const bool wrong = widget != nullptr && widget->property("invalid").toBool();
  QColor line = color(!enabled || readOnly ? Role::Hairline : Role::Border);
  if (wrong) line = color(Role::Late);
  if (focused) line = color(wrong ? Role::Late : Role::Focus);
  painter->save();
  painter->setRenderHint(QPainter::Antialiasing);
  painter->setBrush(color(enabled ? Role::Field : Role::Window));
  const qreal width = focused || wrong ? 2 : 1;
  painter->setPen(QPen(line, width));
  const qreal inset = width / 2;
  painter->drawRoundedRect(QRectF(option->rect).adjusted(inset, inset, -inset, -inset), kRadius, kRadius);
  painter->restore();
}

void Style::drawCheck(const QStyleOption* option, QPainter* painter, PrimitiveElement element) const {
  const bool enabled = (option->state & State_Enabled) != 0;
  const bool on = (option->state & State_On) != 0;
  const bool partly = (option->state & State_NoChange) != 0;
  const qreal side = std::min({option->rect.width(), option->rect.height(), 18});
  QRectF box(0, 0, side, side);
  box.moveCenter(QRectF(option->rect).center());
  box.adjust(0.75, 0.75, -0.75, -0.75);
  painter->save();
  painter->setRenderHint(QPainter::Antialiasing);
  const QColor line = color(!enabled ? Role::Hairline : on || partly ? Role::Accent : Role::Border);
  painter->setPen(QPen(line, 1.5));
  if (element == PE_IndicatorRadioButton) {
    painter->setBrush(color(Role::Field));
    painter->drawEllipse(box);
    if (on) {
      painter->setPen(Qt::NoPen);
      painter->setBrush(line);
      painter->drawEllipse(box.center(), 4, 4);
    }
  } else {
    painter->setBrush(on || partly ? line : color(Role::Field));
    painter->drawRoundedRect(box, 4, 4);
    painter->setPen(QPen(color(Role::OnAccent), 2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    const QPointF centre = box.center();
    if (on)
      painter->drawPolyline(QPolygonF{centre + QPointF(-4, 0), centre + QPointF(-1, 3), centre + QPointF(4, -3.5)});
    else if (partly)
      painter->drawLine(centre + QPointF(-4, 0), centre + QPointF(4, 0));
  }
  painter->restore();
}

void Style::drawHeaderSection(const QStyleOption* option, QPainter* painter) const {
  painter->fillRect(option->rect, color(Role::Window));
  painter->fillRect(QRect(option->rect.left(), option->rect.bottom(), option->rect.width(), 1), color(Role::Hairline));
}

void Style::drawHeaderLabel(const QStyleOption* option, QPainter* painter) const {
  const auto* header = qstyleoption_cast<const QStyleOptionHeader*>(option);
  if (header == nullptr) return;
  painter->save();
  painter->setFont(textFont(TextSize::Small, TextWeight::Strong));
  const QFontMetrics metrics = painter->fontMetrics();
  QRect rect = option->rect;
  const bool sorted = header->sortIndicator != QStyleOptionHeader::None;
  const bool right = (header->textAlignment & Qt::AlignRight) != 0;
  const bool centred = !sorted && (header->textAlignment & Qt::AlignHCenter) != 0;
  const int arrowRoom = sorted ? 14 : 0;
  const QString text = metrics.elidedText(header->text, Qt::ElideRight, rect.width() - arrowRoom);
  painter->setPen(color(sorted ? Role::Text : Role::Muted));
  const QRect textRect = right ? rect : rect.adjusted(0, 0, -arrowRoom, 0);
  const auto across = right ? Qt::AlignRight : centred ? Qt::AlignHCenter : Qt::AlignLeft;
  painter->drawText(textRect, static_cast<int>(Qt::AlignVCenter | across) | Qt::TextSingleLine, text);
  if (sorted) {
    const int textWidth = metrics.horizontalAdvance(text);
    const qreal x = right ? rect.right() - textWidth - 9 : rect.left() + textWidth + 9;
    const qreal y = rect.center().y() + 0.5;
    const qreal tip = header->sortIndicator == QStyleOptionHeader::SortUp ? 2.5 : -2.5;
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(color(Role::Text), 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter->drawPolyline(QPolygonF{QPointF(x - 4, y - tip), QPointF(x, y + tip), QPointF(x + 4, y - tip)});
  }
  painter->restore();
}

void Style::drawMenuItem(const QStyleOption* option, QPainter* painter) const {
  const auto* item = qstyleoption_cast<const QStyleOptionMenuItem*>(option);
  if (item == nullptr) return;
  const QRect rect = option->rect;
  if (item->menuItemType == QStyleOptionMenuItem::Separator) {
    painter->fillRect(QRect(rect.left(), rect.center().y(), rect.width(), 1), color(Role::Hairline));
    return;
  }
  painter->save();
  painter->setRenderHint(QPainter::Antialiasing);
  const bool enabled = (option->state & State_Enabled) != 0;
  if (enabled && (option->state & State_Selected)) {
    painter->setPen(Qt::NoPen);
    painter->setBrush(color(Role::Selected));
    painter->drawRoundedRect(rect, 4, 4);
  }
  const QRect mark(rect.left() + 8, rect.center().y() - 9, 20, 20);
  if (item->checked) {
    painter->setPen(QPen(color(Role::Accent), 2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    const QPointF centre = QRectF(mark).center();
    painter->drawPolyline(QPolygonF{centre + QPointF(-5, 0), centre + QPointF(-1.5, 4), centre + QPointF(5, -4)});
  } else if (!item->icon.isNull()) {
    item->icon.paint(painter, mark, Qt::AlignCenter, enabled ? QIcon::Normal : QIcon::Disabled);
  }
  const auto parts = item->text.split(u'\t');
  painter->setPen(color(enabled ? Role::Text : Role::Disabled));
  const QRect textRect = rect.adjusted(36, 0, -12, 0);
  painter->drawText(textRect, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextShowMnemonic | Qt::TextSingleLine, parts[0]);
  if (parts.size() > 1) {
    painter->setPen(color(enabled ? Role::Muted : Role::Disabled));
    painter->drawText(textRect, Qt::AlignVCenter | Qt::AlignRight | Qt::TextSingleLine, parts[1]);
  }
  painter->restore();
}

void Style::drawProgress(const QStyleOption* option, QPainter* painter) const {
  const auto* bar = qstyleoption_cast<const QStyleOptionProgressBar*>(option);
  if (bar == nullptr) return;
  QRectF groove(option->rect);
  groove.setHeight(6);
  groove.moveCenter(QRectF(option->rect).center());
  painter->save();
  painter->setRenderHint(QPainter::Antialiasing);
  painter->setPen(Qt::NoPen);
  painter->setBrush(color(Role::Hairline));
  painter->drawRoundedRect(groove, 3, 3);
  const int range = bar->maximum - bar->minimum;
  if (range > 0) {
    groove.setWidth(groove.width() * (bar->progress - bar->minimum) / range);
    painter->setBrush(color(Role::Accent));
    painter->drawRoundedRect(groove, 3, 3);
  }
  painter->restore();
}

void Style::drawScrollBar(const QStyleOptionComplex* option, QPainter* painter) const {
  const auto* bar = qstyleoption_cast<const QStyleOptionSlider*>(option);
  if (bar == nullptr || bar->maximum <= bar->minimum) return;
  QRectF handle = proxy()->subControlRect(CC_ScrollBar, option, SC_ScrollBarSlider, nullptr);
  const bool active = (option->state & (State_MouseOver | State_Sunken)) != 0;
  const qreal inset = active ? 2 : 3;
  handle.adjust(inset, inset, -inset, -inset);
  painter->save();
  painter->setRenderHint(QPainter::Antialiasing);
  painter->setPen(Qt::NoPen);
  QColor fill = color(Role::Border);
  if (!active && m_theme->kind() != ThemeKind::HighContrast) fill.setAlphaF(0.55F);
  painter->setBrush(fill);
  const qreal radius = std::min(handle.width(), handle.height()) / 2;
  painter->drawRoundedRect(handle, radius, radius);
  painter->restore();
}

void Style::drawComboBox(const QStyleOptionComplex* option, QPainter* painter, const QWidget* widget) const {
  drawField(option, painter, widget);
  const QRect arrow = proxy()->subControlRect(CC_ComboBox, option, SC_ComboBoxArrow, widget);
  const QPointF centre = QRectF(arrow).center();
  painter->save();
  painter->setRenderHint(QPainter::Antialiasing);
  painter->setPen(QPen(color((option->state & State_Enabled) ? Role::Muted : Role::Disabled), 1.5, Qt::SolidLine,
                       Qt::RoundCap, Qt::RoundJoin));
  painter->drawPolyline(QPolygonF{centre + QPointF(-4, -2), centre + QPointF(0, 2), centre + QPointF(4, -2)});
  painter->restore();
}

}  // namespace waymark::ui
