// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/theme.h"

#include <QApplication>
#include <QWidget>
#include <cmath>

#include "widgets/style.h"

namespace waymark::ui {

namespace {

// In the order of Role.
constexpr std::array<QRgb, kRoleCount> kLight{
    0xFFFAFBFC, 0xFFFFFFFF, 0xFFF1F4F7, 0xFFF1F5F9, 0xFFE3ECF8, 0xFFFFFFFF, 0xFFDDE3E9, 0xFF74838F, 0xFFD3DAE1,
    0xFFF4F6F8, 0xFF16222D, 0xFF515F6C, 0xFF8E99A3, 0xFF1F4F93, 0xFFFFFFFF, 0xFF183F77, 0xFFE3ECF8, 0xFF1F4F93,
    0xFF006F66, 0xFFDFF2EF, 0xFF835300, 0xFFFBEFD5, 0xFFB0360E, 0xFFFCE8E0, 0xFFB0360E, 0xFFFCE8E0, 0xFF1F4F93,
    0xFF466558, 0xFFE6EFEA, 0xFF5A6975, 0xFF006F66, 0xFF835300, 0xFFB0360E};
constexpr std::array<QRgb, kRoleCount> kDark{
    0xFF12181D, 0xFF161D23, 0xFF0E1317, 0xFF1D262E, 0xFF1F3450, 0xFF11171C, 0xFF2A353E, 0xFF748592, 0xFF2C3740,
    0xFF131A1F, 0xFFE7EDF2, 0xFFA3B2BE, 0xFF667481, 0xFF86B4F4, 0xFF0C1A2B, 0xFFA6C8F7, 0xFF1F3450, 0xFF86B4F4,
    0xFF4CC7B6, 0xFF12322F, 0xFFE5B04A, 0xFF37290D, 0xFFFF9069, 0xFF40211A, 0xFFFF9069, 0xFF40211A, 0xFF86B4F4,
    0xFF9CC0AC, 0xFF1E2D26, 0xFF9AA9B5, 0xFF4CC7B6, 0xFFE5B04A, 0xFFFF9069};
constexpr std::array<QRgb, kRoleCount> kHighContrast{
    0xFF000000, 0xFF000000, 0xFF000000, 0xFF262626, 0xFF003A6B, 0xFF000000, 0xFFB0B0B0, 0xFFFFFFFF, 0xFF808080,
    0xFF1A1A1A, 0xFFFFFFFF, 0xFFF0F0F0, 0xFF9A9A9A, 0xFF6FD3FF, 0xFF000000, 0xFFB0E7FF, 0xFF003A6B, 0xFFFFE600,
    0xFF5BF0D8, 0xFF00302B, 0xFFFFD166, 0xFF332500, 0xFFFFA585, 0xFF401300, 0xFFFFA585, 0xFF401300, 0xFF6FD3FF,
    0xFFC5E8D3, 0xFF14281D, 0xFFD9D9D9, 0xFF5BF0D8, 0xFFFFD166, 0xFFFFA585};

constexpr double kText = 4.5;
constexpr double kGraphics = 3.0;

constexpr ContrastPair kPairs[] = {
    {Role::Text, Role::Window, kText},        {Role::Text, Role::Surface, kText},
    {Role::Text, Role::Rail, kText},          {Role::Text, Role::Hover, kText},
    {Role::Text, Role::Selected, kText},      {Role::Text, Role::Field, kText},
    {Role::Text, Role::Weekend, kText},       {Role::Muted, Role::Window, kText},
    {Role::Muted, Role::Surface, kText},      {Role::Muted, Role::Rail, kText},
    {Role::Muted, Role::Hover, kText},        {Role::Muted, Role::Selected, kText},
    {Role::Muted, Role::Field, kText},        {Role::Accent, Role::Window, kText},
    {Role::Muted, Role::Weekend, kText},      {Role::Accent, Role::Surface, kText},
    {Role::Accent, Role::Rail, kText},        {Role::Accent, Role::Selected, kText},
    {Role::Accent, Role::AccentSoft, kText},  {Role::Text, Role::AccentSoft, kText},
    {Role::OnAccent, Role::Accent, kText},    {Role::OnAccent, Role::AccentHover, kText},
    {Role::Strength, Role::Surface, kText},   {Role::Strength, Role::Hover, kText},
    {Role::Strength, Role::Selected, kText},  {Role::Strength, Role::StrengthSoft, kText},
    {Role::Mixed, Role::Surface, kText},      {Role::Mixed, Role::Hover, kText},
    {Role::Mixed, Role::Selected, kText},     {Role::Mixed, Role::MixedSoft, kText},
    {Role::Concern, Role::Surface, kText},    {Role::Concern, Role::Hover, kText},
    {Role::Concern, Role::Selected, kText},   {Role::Concern, Role::ConcernSoft, kText},
    {Role::Late, Role::Surface, kText},       {Role::Late, Role::Window, kText},
    {Role::Late, Role::Hover, kText},         {Role::Late, Role::Selected, kText},
    {Role::Late, Role::LateSoft, kText},      {Role::Text, Role::LateSoft, kText},
    {Role::Text, Role::MixedSoft, kText},     {Role::Text, Role::StrengthSoft, kText},
    {Role::Text, Role::ConcernSoft, kText},   {Role::Due, Role::Surface, kText},
    {Role::Due, Role::Hover, kText},          {Role::Due, Role::Selected, kText},
    {Role::Done, Role::Surface, kText},       {Role::Done, Role::Window, kText},
    {Role::Done, Role::Hover, kText},         {Role::Done, Role::Selected, kText},
    {Role::Done, Role::DoneSoft, kText},      {Role::NotStarted, Role::Surface, kText},
    {Role::NotStarted, Role::Hover, kText},   {Role::NotStarted, Role::Selected, kText},
    {Role::Outcome1, Role::Surface, kText},   {Role::Outcome2, Role::Surface, kText},
    {Role::Outcome3, Role::Surface, kText},   {Role::Border, Role::Window, kGraphics},
    {Role::Border, Role::Surface, kGraphics}, {Role::Border, Role::Field, kGraphics},
    {Role::Border, Role::Rail, kGraphics},    {Role::Border, Role::Selected, kGraphics},
    {Role::Focus, Role::Window, kGraphics},   {Role::Focus, Role::Surface, kGraphics},
    {Role::Focus, Role::Rail, kGraphics},     {Role::Focus, Role::Selected, kGraphics},
    {Role::Accent, Role::Weekend, kGraphics},
};

double linear(double channel) {
  return channel <= 0.03928 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

double luminance(const QColor& color) {
  return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
}

}  // namespace

std::span<const ContrastPair> contrastPairs() {
  return kPairs;
}

double contrast(const QColor& a, const QColor& b) {
  const double first = luminance(a);
  const double second = luminance(b);
  return (std::max(first, second) + 0.05) / (std::min(first, second) + 0.05);
}

const Theme& Theme::of(ThemeKind kind) {
  static const Theme light(ThemeKind::Light, kLight);
  static const Theme dark(ThemeKind::Dark, kDark);
  static const Theme highContrast(ThemeKind::HighContrast, kHighContrast);
  if (kind == ThemeKind::Dark) return dark;
  return kind == ThemeKind::HighContrast ? highContrast : light;
}

QPalette Theme::palette() const {
  QPalette out;
  const auto set = [&](QPalette::ColorRole role, Role ours) { out.setColor(role, color(ours)); };
  set(QPalette::Window, Role::Window);
  set(QPalette::WindowText, Role::Text);
  set(QPalette::Base, Role::Surface);
  set(QPalette::AlternateBase, Role::Rail);
  set(QPalette::Text, Role::Text);
  set(QPalette::Button, Role::Surface);
  set(QPalette::ButtonText, Role::Text);
  set(QPalette::BrightText, Role::Late);
  set(QPalette::Highlight, Role::Selected);
  set(QPalette::HighlightedText, Role::Text);
  set(QPalette::Link, Role::Accent);
  set(QPalette::LinkVisited, Role::Done);
  set(QPalette::PlaceholderText, Role::Muted);
  set(QPalette::ToolTipBase, Role::Surface);
  set(QPalette::ToolTipText, Role::Text);
  set(QPalette::Light, Role::Surface);
  set(QPalette::Midlight, Role::Hairline);
  set(QPalette::Mid, Role::Hairline);
  set(QPalette::Dark, Role::Border);
  set(QPalette::Shadow, Role::Border);
  for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::HighlightedText})
    out.setColor(QPalette::Disabled, role, color(Role::Disabled));
  return out;
}

const Theme& themeOf(const QWidget* widget) {
  const auto* style = qobject_cast<const Style*>(widget->style());
  return style != nullptr ? style->theme() : Theme::of(ThemeKind::Light);
}

QPalette::ColorRole paletteRole(Role role) {
  switch (role) {
    case Role::Muted:
      return QPalette::PlaceholderText;
    case Role::Accent:
      return QPalette::Link;
    case Role::Late:
    case Role::Concern:
      return QPalette::BrightText;
    case Role::Done:
      return QPalette::LinkVisited;
    case Role::Rail:
      return QPalette::AlternateBase;
    case Role::Surface:
      return QPalette::Base;
    case Role::Window:
      return QPalette::Window;
    default:
      return QPalette::WindowText;
  }
}

double textScale() {
  const auto* style = qobject_cast<const Style*>(QApplication::style());
  return style != nullptr ? style->textSize() / 100.0 : 1.0;
}

int scaled(int pixels) {
  return static_cast<int>(std::lround(pixels * textScale()));
}

QFont textFont(TextSize size, TextWeight weight) {
  // 12, 14, 18 and 24 pixels at 96 dots an inch; in points, so that the system's text scale counts.
  constexpr std::array kPoints{9.0, 10.5, 13.5, 18.0};
  QFont font(QStringLiteral("Inter"));
  font.setPointSizeF(kPoints[static_cast<std::size_t>(size)] * textScale());
  font.setWeight(weight == TextWeight::Strong ? QFont::DemiBold : QFont::Normal);
  // In running text and tables Inter needs no shaping; its many OpenType lookups cost a quarter of the start-up time.
  // Headings keep their kerning. Scripts that need shaping get it all the same.
  if (size == TextSize::Small || size == TextSize::Body) font.setStyleStrategy(QFont::PreferNoShaping);
  font.setHintingPreference(QFont::PreferVerticalHinting);
  return font;
}

}  // namespace waymark::ui
