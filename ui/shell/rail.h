// SPDX-License-Identifier: GPL-3.0-or-later
// The navigation at the left: icon and word for each page; icons alone in a narrow window.
#pragma once

#include <QWidget>
#include <vector>

class QAction;
class QVBoxLayout;

namespace waymark::ui {

enum class RailForm { Words, Icons };

class Rail final : public QWidget {
  Q_OBJECT
 public:
  explicit Rail(QWidget* parent = nullptr);
  void addPage(QAction* action);
  /// What comes after it stands at the foot.
  void addStretch();
  void setForm(RailForm form);
  void setCurrent(int place);
  /// The current page's entry, for F6.
  [[nodiscard]] QWidget* currentEntry() const;

 protected:
  void paintEvent(QPaintEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;

 private:
  class Entry;
  QVBoxLayout* m_column;
  std::vector<Entry*> m_entries;
  RailForm m_form = RailForm::Words;
};

}  // namespace waymark::ui
