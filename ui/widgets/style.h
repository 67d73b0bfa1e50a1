// SPDX-License-Identifier: GPL-3.0-or-later
// How controls look: a proxy over Fusion that paints from theme roles. No style sheets: they cost start-up time.
#pragma once

#include <QProxyStyle>

#include "widgets/theme.h"

class QApplication;

namespace waymark::ui {

class Style final : public QProxyStyle {
  Q_OBJECT
 public:
  explicit Style(ThemeKind kind);

  [[nodiscard]] const Theme& theme() const { return *m_theme; }
  void setTheme(ThemeKind kind) { m_theme = &Theme::of(kind); }
  /// In percent.
  [[nodiscard]] int textSize() const { return m_textSize; }
  void setTextSize(int percent) { m_textSize = percent; }

  void drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                     const QWidget* widget) const override;
  void drawControl(ControlElement element, const QStyleOption* option, QPainter* painter,
                   const QWidget* widget) const override;
  void drawComplexControl(ComplexControl control, const QStyleOptionComplex* option, QPainter* painter,
                          const QWidget* widget) const override;
  QRect subControlRect(ComplexControl control, const QStyleOptionComplex* option, SubControl subControl,
                       const QWidget* widget) const override;
  QRect subElementRect(SubElement element, const QStyleOption* option, const QWidget* widget) const override;
  QSize sizeFromContents(ContentsType type, const QStyleOption* option, const QSize& size,
                         const QWidget* widget) const override;
  int pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const override;
  int styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                QStyleHintReturn* returnData) const override;
  using QProxyStyle::polish;
  void polish(QWidget* widget) override;

 private:
  void drawPushButton(const QStyleOption* option, QPainter* painter, const QWidget* widget) const;
  void drawField(const QStyleOption* option, QPainter* painter, const QWidget* widget) const;
  void drawCheck(const QStyleOption* option, QPainter* painter, PrimitiveElement element) const;
  void drawHeaderSection(const QStyleOption* option, QPainter* painter) const;
  void drawHeaderLabel(const QStyleOption* option, QPainter* painter) const;
  void drawMenuItem(const QStyleOption* option, QPainter* painter) const;
  void drawProgress(const QStyleOption* option, QPainter* painter) const;
  void drawScrollBar(const QStyleOptionComplex* option, QPainter* painter) const;
  void drawComboBox(const QStyleOptionComplex* option, QPainter* painter, const QWidget* widget) const;
  [[nodiscard]] QColor color(Role role) const { return m_theme->color(role); }

  const Theme* m_theme;
  int m_textSize = 100;
};

/// Sets style, palette and font at start, and the theme later: everything repaints in the new one.
void applyTheme(QApplication& application, ThemeKind kind);
ThemeKind themeKindOf(const QApplication& application);

/// The text sizes there are, in percent.
inline constexpr std::array kTextSizes{100, 110, 125, 150, 175, 200};
/// After applyTheme(): all text from now on, and what is on the screen at once.
void applyTextSize(QApplication& application, int percent);
int textSizeOf(const QApplication& application);
/// setFixedWidth() and setFixedHeight() for what holds words: they grow with the text size, also when it changes.
void fixTextWidth(QWidget* widget, int pixels);
void fixTextHeight(QWidget* widget, int pixels);
/// Its width is no longer the text's.
void dropTextWidth(QWidget* widget);

/// A focus ring of 2 px inside `rect`.
void paintFocusRing(QPainter& painter, const QRectF& rect, const Theme& theme, qreal radius = kRadius);

}  // namespace waymark::ui
