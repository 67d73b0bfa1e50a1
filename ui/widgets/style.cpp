// SPDX-License-Identifier: GPL-3.0-or-later
// Metrics, hints and dispatch; the painting is in style_paint.cpp.
#include "widgets/style.h"

#include <QAbstractItemView>
#include <QAbstractScrollArea>
#include <QApplication>
#include <QComboBox>
#include <QPainter>
#include <QPainterPath>
#include <QPushButton>
#include <QResizeEvent>
#include <QStyleOption>
#include <QToolTip>

#include "widgets/accessible_roles.h"
#include "widgets/button.h"

namespace waymark::ui {

namespace {

constexpr char kTextWidth[] = "textWidth";
constexpr char kTextHeight[] = "textHeight";

}  // namespace

Style::Style(ThemeKind kind) : QProxyStyle(QStringLiteral("fusion")), m_theme(&Theme::of(kind)) {}

void Style::drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                          const QWidget* widget) const {
  painter->setRenderHint(QPainter::Antialiasing);
  switch (element) {
    case PE_FrameFocusRect:
      if (option->state & State_KeyboardFocusChange) paintFocusRing(*painter, option->rect, *m_theme);
      return;
    case PE_PanelLineEdit:
    case PE_FrameLineEdit:
      if (qobject_cast<const QComboBox*>(widget == nullptr ? nullptr : widget->parentWidget()) != nullptr) return;
      if (element == PE_PanelLineEdit) {
        const auto* frame = qstyleoption_cast<const QStyleOptionFrame*>(option);
        if (frame != nullptr && frame->lineWidth > 0) drawField(option, painter, widget);
      }
      return;
    case PE_Frame:
      // Multi-line fields have a field's frame; lists have none.
      if (widget != nullptr && widget->inherits("QPlainTextEdit")) drawField(option, painter, widget);
      return;
    case PE_IndicatorCheckBox:
    case PE_IndicatorRadioButton:
    case PE_IndicatorItemViewItemCheck:
      drawCheck(option, painter, element);
      return;
    case PE_PanelButtonTool: {
      const bool on = (option->state & State_On) != 0;
      const bool hover = (option->state & State_MouseOver) && (option->state & State_Enabled);
      if (on || hover || (option->state & State_Sunken)) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(color(on || (option->state & State_Sunken) ? Role::Selected : Role::Hover));
        painter->drawRoundedRect(option->rect, kRadius, kRadius);
      }
      return;
    }
    case PE_PanelItemViewItem:
    case PE_PanelItemViewRow:
      if (element == PE_PanelItemViewRow) return;
      if (option->state & State_Selected)
        painter->fillRect(option->rect, color(Role::Selected));
      else if (option->state & State_MouseOver)
        painter->fillRect(option->rect, color(Role::Hover));
      return;
    case PE_PanelTipLabel:
    case PE_PanelMenu:
      painter->fillRect(option->rect, color(Role::Surface));
      painter->setPen(color(Role::Hairline));
      painter->setBrush(Qt::NoBrush);
      painter->setRenderHint(QPainter::Antialiasing, false);
      painter->drawRect(option->rect.adjusted(0, 0, -1, -1));
      return;
    case PE_FrameMenu:
    case PE_IndicatorHeaderArrow:
    case PE_PanelScrollAreaCorner:
      return;
    case PE_IndicatorBranch: {
      if (!(option->state & State_Children)) return;
      const QPointF centre = QRectF(option->rect).center();
      QPainterPath arrow;
      if (option->state & State_Open) {
        arrow.moveTo(centre + QPointF(-4, -2));
        arrow.lineTo(centre + QPointF(0, 2));
        arrow.lineTo(centre + QPointF(4, -2));
      } else {
        arrow.moveTo(centre + QPointF(-2, -4));
        arrow.lineTo(centre + QPointF(2, 0));
        arrow.lineTo(centre + QPointF(-2, 4));
      }
      painter->setPen(QPen(color(Role::Muted), 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
      painter->setBrush(Qt::NoBrush);
      painter->drawPath(arrow);
      return;
    }
    default:
      QProxyStyle::drawPrimitive(element, option, painter, widget);
  }
}

void Style::drawControl(ControlElement element, const QStyleOption* option, QPainter* painter,
                        const QWidget* widget) const {
  switch (element) {
    case CE_PushButton:
      drawPushButton(option, painter, widget);
      return;
    case CE_HeaderSection:
    case CE_HeaderEmptyArea:
      drawHeaderSection(option, painter);
      return;
    case CE_HeaderLabel:
      drawHeaderLabel(option, painter);
      return;
    case CE_MenuItem:
      drawMenuItem(option, painter);
      return;
    case CE_MenuEmptyArea:
      return;
    case CE_ProgressBarGroove:
    case CE_ProgressBarContents:
      if (element == CE_ProgressBarGroove) drawProgress(option, painter);
      return;
    case CE_ProgressBarLabel:
      return;
    case CE_Splitter: {
      const QRect rect = option->rect;
      const bool active = (option->state & (State_MouseOver | State_Sunken)) != 0;
      const int x = rect.center().x();
      painter->fillRect(active ? QRect(x - 1, rect.top(), 2, rect.height()) : QRect(x, rect.top(), 1, rect.height()),
                        color(active ? Role::Accent : Role::Hairline));
      return;
    }
    case CE_ShapedFrame: {
      const auto* frame = qstyleoption_cast<const QStyleOptionFrame*>(option);
      if (frame != nullptr && (frame->frameShape == QFrame::HLine || frame->frameShape == QFrame::VLine)) {
        const QRect rect = option->rect;
        painter->fillRect(frame->frameShape == QFrame::HLine ? QRect(rect.left(), rect.center().y(), rect.width(), 1)
                                                             : QRect(rect.center().x(), rect.top(), 1, rect.height()),
                          color(Role::Hairline));
        return;
      }
      QProxyStyle::drawControl(element, option, painter, widget);
      return;
    }
    default:
      QProxyStyle::drawControl(element, option, painter, widget);
  }
}

void Style::drawComplexControl(ComplexControl control, const QStyleOptionComplex* option, QPainter* painter,
                               const QWidget* widget) const {
  if (control == CC_ScrollBar) {
    drawScrollBar(option, painter);
  } else if (control == CC_ComboBox) {
    drawComboBox(option, painter, widget);
  } else {
    QProxyStyle::drawComplexControl(control, option, painter, widget);
  }
}

QRect Style::subControlRect(ComplexControl control, const QStyleOptionComplex* option, SubControl subControl,
                            const QWidget* widget) const {
  if (control == CC_ScrollBar) {
    const auto* bar = qstyleoption_cast<const QStyleOptionSlider*>(option);
    if (bar == nullptr) return {};
    if (subControl == SC_ScrollBarAddLine || subControl == SC_ScrollBarSubLine) return {};
    const bool lying = bar->orientation == Qt::Horizontal;
    const int length = lying ? bar->rect.width() : bar->rect.height();
    const int thickness = lying ? bar->rect.height() : bar->rect.width();
    const auto strip = [&](int from, int size) {
      return visualRect(bar->direction, bar->rect,
                        lying ? QRect(bar->rect.left() + from, bar->rect.top(), size, thickness)
                              : QRect(bar->rect.left(), bar->rect.top() + from, thickness, size));
    };
    if (subControl == SC_ScrollBarGroove) return strip(0, length);
    const qint64 range = qint64{bar->maximum} - bar->minimum;
    int handle = length;
    if (range > 0) {
      handle = static_cast<int>(qint64{bar->pageStep} * length / (range + bar->pageStep));
      handle = std::clamp(handle, std::min(32, length), length);
    }
    const int start =
        sliderPositionFromValue(bar->minimum, bar->maximum, bar->sliderPosition, length - handle, bar->upsideDown);
    if (subControl == SC_ScrollBarSlider) return strip(start, handle);
    if (subControl == SC_ScrollBarSubPage) return strip(0, start);
    if (subControl == SC_ScrollBarAddPage) return strip(start + handle, length - start - handle);
    return {};
  }
  if (control == CC_ComboBox) {
    const QRect rect = option->rect;
    if (subControl == SC_ComboBoxArrow)
      return visualRect(option->direction, rect, QRect(rect.right() - 27, rect.top(), 28, rect.height()));
    if (subControl == SC_ComboBoxEditField) return visualRect(option->direction, rect, rect.adjusted(8, 1, -28, -1));
  }
  return QProxyStyle::subControlRect(control, option, subControl, widget);
}

QRect Style::subElementRect(SubElement element, const QStyleOption* option, const QWidget* widget) const {
  switch (element) {
    case SE_LineEditContents: {
      const auto* frame = qstyleoption_cast<const QStyleOptionFrame*>(option);
      if (frame != nullptr && frame->lineWidth > 0) return option->rect.adjusted(8, 2, -8, -2);
      return option->rect;
    }
    case SE_PushButtonFocusRect:
    case SE_CheckBoxFocusRect:
    case SE_RadioButtonFocusRect:
      return option->rect;
    case SE_HeaderLabel:
      return option->rect.adjusted(8, 0, -8, 0);
    default:
      return QProxyStyle::subElementRect(element, option, widget);
  }
}

QSize Style::sizeFromContents(ContentsType type, const QStyleOption* option, const QSize& size,
                              const QWidget* widget) const {
  switch (type) {
    case CT_PushButton: {
      const auto* button = qstyleoption_cast<const QStyleOptionButton*>(option);
      int width = size.width() + 2 * 12;
      if (button != nullptr && !button->icon.isNull() && !button->text.isEmpty()) width += 4;
      if (button != nullptr && button->text.isEmpty()) width = kControlHeight;
      return {std::max(width, kControlHeight), std::max(kControlHeight, size.height() + 8)};
    }
    case CT_LineEdit:
      return {size.width() + 2 * 8, std::max(kControlHeight, size.height() + 8)};
    case CT_ComboBox:
      return {size.width() + 8 + 28 + 8, std::max(kControlHeight, size.height() + 8)};
    case CT_ToolButton:
      return {std::max(size.width() + 12, kControlHeight), std::max(kControlHeight, size.height() + 8)};
    case CT_CheckBox:
    case CT_RadioButton: {
      const QSize base = QProxyStyle::sizeFromContents(type, option, size, widget);
      return {base.width() + 4, std::max(24, base.height())};
    }
    case CT_MenuItem: {
      const auto* item = qstyleoption_cast<const QStyleOptionMenuItem*>(option);
      if (item != nullptr && item->menuItemType == QStyleOptionMenuItem::Separator) return {size.width(), 9};
      return {size.width() + 32 + 32 + 24, std::max(kControlHeight, size.height() + 10)};
    }
    case CT_HeaderSection: {
      const QSize base = QProxyStyle::sizeFromContents(type, option, size, widget);
      return {base.width(), std::max(kRowHeight, base.height())};
    }
    case CT_ItemViewItem: {
      const QSize base = QProxyStyle::sizeFromContents(type, option, size, widget);
      return {base.width(), std::max(kControlHeight, base.height())};
    }
    default:
      return QProxyStyle::sizeFromContents(type, option, size, widget);
  }
}

int Style::pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const {
  switch (metric) {
    case PM_DefaultFrameWidth:
      if (widget != nullptr && widget->inherits("QPlainTextEdit")) return 2;
      return widget != nullptr && qobject_cast<const QAbstractScrollArea*>(widget) != nullptr ? 0 : 1;
    case PM_ScrollBarExtent:
      return 12;
    case PM_ScrollBarSliderMin:
      return 32;
    case PM_ScrollView_ScrollBarSpacing:
      return 0;
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight:
      return 18;
    case PM_CheckBoxLabelSpacing:
    case PM_RadioButtonLabelSpacing:
      return 8;
    case PM_SmallIconSize:
    case PM_ButtonIconSize:
    case PM_ToolBarIconSize:
    case PM_ListViewIconSize:
      return 20;
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical:
    case PM_MenuBarPanelWidth:
    case PM_FocusFrameHMargin:
      return 0;
    case PM_MenuPanelWidth:
      return 1;
    case PM_MenuHMargin:
    case PM_MenuVMargin:
      return 4;
    case PM_SplitterWidth:
      return 9;
    case PM_LayoutLeftMargin:
    case PM_LayoutTopMargin:
    case PM_LayoutRightMargin:
    case PM_LayoutBottomMargin:
      return kBetween;
    case PM_LayoutHorizontalSpacing:
    case PM_LayoutVerticalSpacing:
      return kInside;
    case PM_TreeViewIndentation:
      return 20;
    case PM_HeaderMargin:
      return kInside;
    case PM_ToolTipLabelFrameWidth:
      return 8;
    case PM_TextCursorWidth:
      return 2;
    default:
      return QProxyStyle::pixelMetric(metric, option, widget);
  }
}

int Style::styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                     QStyleHintReturn* returnData) const {
  switch (hint) {
    case SH_EtchDisabledText:
    case SH_ItemView_ActivateItemOnSingleClick:
    case SH_ComboBox_Popup:
    case SH_Menu_SloppySubMenus:
    case SH_Widget_Animation_Duration:
    case SH_ScrollBar_Transient:
      return 0;
    case SH_ItemView_ShowDecorationSelected:
    case SH_ComboBox_ListMouseTracking:
    case SH_Menu_MouseTracking:
      return 1;
    case SH_ToolTip_WakeUpDelay:
      return 400;
    case SH_Table_GridLineColor:
      return static_cast<int>(color(Role::Hairline).rgba());
    case SH_ToolTipLabel_Opacity:
      return 255;
    default:
      return QProxyStyle::styleHint(hint, option, widget, returnData);
  }
}

void Style::polish(QWidget* widget) {
  QProxyStyle::polish(widget);
  if (widget->inherits("QAbstractButton") || widget->inherits("QLineEdit") || widget->inherits("QComboBox") ||
      widget->inherits("QScrollBar") || widget->inherits("QHeaderView") || widget->inherits("QSplitterHandle"))
    widget->setAttribute(Qt::WA_Hover);
}

void applyTheme(QApplication& application, ThemeKind kind) {
  installAccessibleRoles();
  auto* style = qobject_cast<Style*>(application.style());
  if (style == nullptr) {
    style = new Style(kind);
    QApplication::setStyle(style);  // the application owns it
    QApplication::setFont(textFont(TextSize::Body));
  }
  style->setTheme(kind);
  const QPalette palette = style->theme().palette();
  QApplication::setPalette(palette);
  QToolTip::setPalette(palette);
  QToolTip::setFont(textFont(TextSize::Small));
}

void applyTextSize(QApplication& application, int percent) {
  auto* style = qobject_cast<Style*>(application.style());
  if (style == nullptr || style->textSize() == percent) return;
  const double factor = static_cast<double>(percent) / style->textSize();
  style->setTextSize(percent);
  QApplication::setFont(textFont(TextSize::Body));
  QToolTip::setFont(textFont(TextSize::Small));
  for (auto* widget : QApplication::allWidgets()) {
    if (widget->testAttribute(Qt::WA_SetFont) && widget->font().pointSizeF() > 0) {
      QFont font = widget->font();
      font.setPointSizeF(font.pointSizeF() * factor);
      widget->setFont(font);
    }
    if (const auto width = widget->property(kTextWidth); width.isValid()) widget->setFixedWidth(scaled(width.toInt()));
    if (const auto height = widget->property(kTextHeight); height.isValid())
      widget->setFixedHeight(scaled(height.toInt()));
  }
  // Widgets choose how they lie by their width, held against scaled lengths: those that aren't seen now, too.
  for (auto* widget : QApplication::allWidgets()) {
    QResizeEvent same(widget->size(), widget->size());
    QApplication::sendEvent(widget, &same);
    widget->update();
  }
}

int textSizeOf(const QApplication& application) {
  const auto* style = qobject_cast<const Style*>(application.style());
  return style != nullptr ? style->textSize() : kTextSizes.front();
}

void fixTextWidth(QWidget* widget, int pixels) {
  widget->setProperty(kTextWidth, pixels);
  widget->setFixedWidth(scaled(pixels));
}

void dropTextWidth(QWidget* widget) {
  widget->setProperty(kTextWidth, {});
}

void fixTextHeight(QWidget* widget, int pixels) {
  widget->setProperty(kTextHeight, pixels);
  widget->setFixedHeight(scaled(pixels));
}

ThemeKind themeKindOf(const QApplication& application) {
  const auto* style = qobject_cast<const Style*>(application.style());
  return style != nullptr ? style->theme().kind() : ThemeKind::Light;
}

}  // namespace waymark::ui
