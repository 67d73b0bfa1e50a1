// SPDX-License-Identifier: GPL-3.0-or-later
// A list with a detail panel at its right, which never covers it: it takes its own room and gives it back.
#pragma once

#include <QSplitter>

class QVBoxLayout;

namespace waymark::ui {

class ColumnScroll;
class ElidedLabel;

/// Title, close button, and content that scrolls.
class DetailPanel final : public QWidget {
  Q_OBJECT
 public:
  explicit DetailPanel(const QString& accessibleName, QWidget* parent = nullptr);
  void setTitle(const QString& title);
  /// Owned by the panel from now on; the one before is deleted later.
  void setContent(QWidget* content);
  [[nodiscard]] QWidget* content() const;

 signals:
  void closed();

 private:
  ElidedLabel* m_title;
  ColumnScroll* m_scroll;
};

/// `main` at the left, the panel at the right, shut at first. Esc inside the panel shuts it.
class DetailSplitter final : public QSplitter {
  Q_OBJECT
 public:
  DetailSplitter(QWidget* main, const QString& panelName, QWidget* parent = nullptr);
  [[nodiscard]] DetailPanel* panel() const { return m_panel; }
  [[nodiscard]] bool isOpen() const;
  void open();
  /// The panel's width to open with until a person drags it; what they drag it to is kept under `key` for next time.
  void setWidth(int width, const QString& key);
  /// Gives the focus back to the list.
  void shut();

 signals:
  void opened();
  void shutByPerson();

 protected:
  void keyPressEvent(QKeyEvent* event) override;

 private:
  QWidget* m_main;
  DetailPanel* m_panel;
  int m_width = 380;
  QString m_key;
};

}  // namespace waymark::ui
