// SPDX-License-Identifier: GPL-3.0-or-later
// Words on a page: labels in the type scale, the page's and a section's header, pills, an empty page's text.
#pragma once

#include <QLabel>
#include <QWidget>

#include "widgets/button.h"
#include "widgets/theme.h"


namespace waymark::ui {

class FlowBox;

struct TextStyle {
  TextSize size = TextSize::Body;
  TextWeight weight = TextWeight::Regular;
  Role role = Role::Text;  // Text, Muted, Accent, Late, Done (Theme::palette)
};

/// Plain text, wrapping; follows the theme.
QLabel* makeLabel(const QString& text, TextStyle style = {}, QWidget* parent = nullptr);
/// The same on one line, cut with "…" where there is no room; the whole text is the tooltip then.
class ElidedLabel final : public QWidget {
  Q_OBJECT
 public:
  explicit ElidedLabel(TextStyle style, QWidget* parent = nullptr);
  void setText(const QString& text);
  void setRole(Role role);
  [[nodiscard]] QString text() const { return m_text; }
  [[nodiscard]] QSize sizeHint() const override;
  [[nodiscard]] QSize minimumSizeHint() const override;

 protected:
  void paintEvent(QPaintEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  void changeEvent(QEvent* event) override;

 private:
  QString m_text;
  Role m_role;
  int m_textWidth = 0;  // measured once: shaping is what start-up time goes into
};

/// A page's first line: its title (24), a line of summary, and its buttons at the right, in more rows where the page is
/// narrow or the text large.
class PageHeader final : public QWidget {
  Q_OBJECT
 public:
  explicit PageHeader(const QString& title, QWidget* parent = nullptr);
  void setTitle(const QString& title);
  void setSummary(const QString& summary);
  /// Takes the button; left to right.
  void addAction(QWidget* button);

 private:
  QLabel* m_title;
  QLabel* m_summary;
  FlowBox* m_actions;
};

/// 18 px, semi-bold, with room above; a note in muted text after it.
class SectionHeader final : public QWidget {
  Q_OBJECT
 public:
  explicit SectionHeader(const QString& title, const QString& note = {}, QWidget* parent = nullptr);
  void setTitle(const QString& title);
  void setNote(const QString& note);

 private:
  QLabel* m_title;
  QLabel* m_note;
};

enum class PillKind {
  Plain,   // hairline
  Dotted,  // "assumed"
  Accent,  // the demonstration's clock
  Late,
  Strength,
  Mixed,
  Concern,
  Done,
};

void paintPill(QPainter& painter, const QRectF& rect, const QString& text, PillKind kind, const Theme& theme);
/// Width and height of a pill in the small font.
QSize pillSize(const QString& text);

class Pill final : public QWidget {
  Q_OBJECT
 public:
  explicit Pill(const QString& text, PillKind kind = PillKind::Plain, QWidget* parent = nullptr);
  void setText(const QString& text);
  void setKind(PillKind kind);
  [[nodiscard]] QSize sizeHint() const override { return pillSize(m_text); }
  [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  QString m_text;
  PillKind m_kind;
};

/// What a page that has nothing to show says: what it is for, and the one button that starts it.
class EmptyState final : public QWidget {
  Q_OBJECT
 public:
  EmptyState(const char* icon, const QString& title, const QString& text, const QString& button,
             QWidget* parent = nullptr);
  void setTexts(const QString& title, const QString& text);
  [[nodiscard]] Button* button() const { return m_button; }

 signals:
  void started();

 private:
  QLabel* m_title;
  QLabel* m_text;
  Button* m_button;
};

/// A number and what it counts, without a box.
class Stat final : public QWidget {
  Q_OBJECT
 public:
  Stat(const QString& value, const QString& caption, QWidget* parent = nullptr);
  void set(const QString& value, const QString& caption, Role role = Role::Text);

 private:
  QLabel* m_value;
  QLabel* m_caption;
};

/// A hairline across.
QWidget* makeHairline(QWidget* parent = nullptr);

}  // namespace waymark::ui
