// SPDX-License-Identifier: GPL-3.0-or-later
// Colours by role, in three themes, and the type scale. Nothing in the window names a colour in any other way.
#pragma once

#include <QColor>
#include <QFont>
#include <QPalette>
#include <array>
#include <span>

class QWidget;

namespace waymark::ui {

enum class ThemeKind { Light, Dark, HighContrast };

enum class Role {
  // Ground
  Window,
  Surface,
  Rail,
  Hover,
  Selected,
  Field,
  Hairline,
  Border,
  Hatch,
  Weekend,
  // Text
  Text,
  Muted,
  Disabled,
  // The one accent
  Accent,
  OnAccent,
  AccentHover,
  AccentSoft,
  Focus,
  // Meaning: always with a word and a shape (marks.h)
  Strength,
  StrengthSoft,
  Mixed,
  MixedSoft,
  Concern,
  ConcernSoft,
  Late,
  LateSoft,
  Due,
  Done,
  DoneSoft,
  NotStarted,
  // Outcomes, best first
  Outcome1,
  Outcome2,
  Outcome3,
};
constexpr std::size_t kRoleCount = static_cast<std::size_t>(Role::Outcome3) + 1;

/// A pair that stands together on the screen, and the contrast it must have (4.5 text, 3 graphics).
struct ContrastPair {
  Role foreground;
  Role background;
  double atLeast;
};
std::span<const ContrastPair> contrastPairs();
/// WCAG 2 contrast of two opaque colours, 1 to 21.
double contrast(const QColor& a, const QColor& b);

class Theme {
 public:
  static const Theme& of(ThemeKind kind);

  [[nodiscard]] ThemeKind kind() const { return m_kind; }
  [[nodiscard]] QColor color(Role role) const { return QColor::fromRgb(m_colors[static_cast<std::size_t>(role)]); }
  /// Qt's roles from ours. PlaceholderText carries Muted, Link Accent, BrightText Late, LinkVisited Done,
  /// AlternateBase Rail: a plain QLabel takes a role of ours with setForegroundRole and follows a change of theme.
  [[nodiscard]] QPalette palette() const;

 private:
  Theme(ThemeKind kind, const std::array<QRgb, kRoleCount>& colors) : m_kind(kind), m_colors(colors) {}
  ThemeKind m_kind;
  std::array<QRgb, kRoleCount> m_colors;
};

/// The theme a widget is painted in: the application style's.
const Theme& themeOf(const QWidget* widget);

/// The palette role that carries one of ours for labels; only for those named at Theme::palette().
QPalette::ColorRole paletteRole(Role role);

// The type scale: four sizes, two weights.
enum class TextSize { Small, Body, Heading, Title };
enum class TextWeight { Regular, Strong };
QFont textFont(TextSize size, TextWeight weight = TextWeight::Regular);
/// The text size that was chosen, 1 to 2.
double textScale();
/// A length at 100% that grows with the text: what holds words, and the widths from which there is room for more.
int scaled(int pixels);

// The grid.
constexpr int kInside = 8;
constexpr int kBetween = 16;
constexpr int kAround = 24;
constexpr int kRadius = 6;
constexpr int kControlHeight = 32;
constexpr int kRowHeight = 36;

}  // namespace waymark::ui
