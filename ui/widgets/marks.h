// SPDX-License-Identifier: GPL-3.0-or-later
// Meaning as shape, word and colour together: strength ▲, mixed ◆, concern ▼, late !, due ●, done ✓, not started ○.
#pragma once

#include <QRectF>
#include <QString>
#include <QWidget>

#include "domain/codes.h"
#include "widgets/theme.h"

class QPainter;

namespace waymark::ui {

enum class Mark { None, Strength, Mixed, Concern, Late, Due, Done, InProgress, NotStarted, NotNeeded };

Mark markOf(domain::Finding finding);
Mark markOf(domain::TaskState state);
Role roleOf(Mark mark);
/// "Strength", "Done" …
QString wordOf(Mark mark);

/// The shape, centred in `box`, 12 px across at most.
void paintMark(QPainter& painter, const QRectF& box, Mark mark, const Theme& theme);
/// Shape and word in a row, in `rect`, vertically centred; elided. Returns the width used.
int paintMarkAndWord(QPainter& painter, const QRect& rect, Mark mark, const QString& word, const Theme& theme);

/// Shape and word as a widget.
class StateMark final : public QWidget {
  Q_OBJECT
 public:
  explicit StateMark(Mark mark, QWidget* parent = nullptr);
  void setMark(Mark mark);
  void setMark(Mark mark, const QString& word);
  [[nodiscard]] QSize sizeHint() const override;
  [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  Mark m_mark;
  QString m_word;
};

}  // namespace waymark::ui
