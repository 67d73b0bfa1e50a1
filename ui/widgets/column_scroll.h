// SPDX-License-Identifier: GPL-3.0-or-later
// A column that scrolls up and down and is as high as its wrapped text needs at this width. QScrollArea alone asks
// only for the height of unwrapped text, and what stands below is painted over.
#pragma once

#include <QScrollArea>

namespace waymark::ui {

class ColumnScroll final : public QScrollArea {
  Q_OBJECT
 public:
  explicit ColumnScroll(QWidget* parent = nullptr);
  /// Use instead of setWidget(); the one before is deleted later.
  void setColumn(QWidget* column);

 protected:
  void resizeEvent(QResizeEvent* event) override;
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  void fit();
};

}  // namespace waymark::ui
