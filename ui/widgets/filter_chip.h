// SPDX-License-Identifier: GPL-3.0-or-later
// A button with a menu of one choice: the filters above a list, and what is set on many records at once.
#pragma once

#include <QPushButton>
#include <optional>
#include <vector>

namespace waymark::ui {

/// "Criterion ▾", or the chosen one's words on the accent. Space, Enter and Down open it; Delete takes it back.
class FilterChip final : public QPushButton {
  Q_OBJECT
 public:
  struct Entry {
    QString text;
    int value = 0;
  };
  /// `any`: the menu's first entry, which takes the choice back; "" for a chip that only asks (bulk changes).
  FilterChip(const QString& name, const QString& any, QWidget* parent = nullptr);
  void setEntries(std::vector<Entry> entries);
  [[nodiscard]] std::optional<int> value() const { return m_value; }
  /// Without a signal.
  void setValue(std::optional<int> value);
  /// Of one that only asks: how things stand now, after its name ("Owner: Mixed values").
  void setNow(const QString& now);
  [[nodiscard]] QSize sizeHint() const override;
  [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

 signals:
  void chosen(std::optional<int> value);

 protected:
  void paintEvent(QPaintEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;

 private:
  void choose(std::optional<int> value);
  [[nodiscard]] QString words() const;

  QString m_name;
  QString m_any;
  QString m_now;
  std::vector<Entry> m_entries;
  std::optional<int> m_value;
};

}  // namespace waymark::ui
