// SPDX-License-Identifier: GPL-3.0-or-later
// The fieldwork timetable, painted. Arrow keys choose a session, with Alt they move it (15 minutes, a day), Enter opens
// it; the mouse drags. The list beside it says the same as a table.
#pragma once

#include <QScrollArea>
#include <QWidget>
#include <optional>
#include <set>

#include "fieldwork/timetable_geometry.h"

namespace waymark::ui {

class AppState;

class TimetableView final : public QWidget {
  Q_OBJECT
 public:
  explicit TimetableView(AppState& state, QWidget* parent = nullptr);
  /// `view` must stay alive and in step until the next call.
  void show(const app::FieldworkView* view, TimetableLanes lanes, std::set<int> clashing);
  [[nodiscard]] const TimetableGeometry& shownGeometry() const { return m_geometry; }
  [[nodiscard]] domain::FieldworkSessionId current() const { return m_current; }
  void setCurrent(const domain::FieldworkSessionId& session);
  [[nodiscard]] QSize sizeHint() const override;
  [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

 signals:
  void currentChanged(const waymark::domain::FieldworkSessionId& session);
  void openedSession(const waymark::domain::FieldworkSessionId& session);
  /// To lie on another day (from the window's first) or at another minute.
  void moveWanted(const waymark::domain::FieldworkSessionId& session, int day, int minute);

 protected:
  void paintEvent(QPaintEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mouseReleaseEvent(QMouseEvent* event) override;
  void mouseDoubleClickEvent(QMouseEvent* event) override;
  void focusInEvent(QFocusEvent* event) override;
  void focusOutEvent(QFocusEvent* event) override;
  void changeEvent(QEvent* event) override;
  bool event(QEvent* event) override;

 private:
  struct Drag {
    int slot = 0;
    QPointF pressed;
    double offset = 0;  // of the press below the box's top
    bool moving = false;
    int day = 0;
    int minute = 0;
  };
  void relay();
  void choose(int slot);
  void step(int key);
  void moveByKey(int key);
  [[nodiscard]] int currentSlot() const;
  [[nodiscard]] const domain::FieldworkSession* sessionOf(int slot) const;
  [[nodiscard]] QString wordsOf(int slot) const;
  void paintHead(QPainter& painter);
  void paintBox(QPainter& painter, const TimetableBox& box);

  AppState& m_state;
  const app::FieldworkView* m_view = nullptr;
  TimetableLanes m_lanes = TimetableLanes::Inspectors;
  std::set<int> m_clashing;
  TimetableGeometry m_geometry;
  domain::FieldworkSessionId m_current;
  std::optional<Drag> m_drag;
};

}  // namespace waymark::ui
