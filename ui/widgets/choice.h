// SPDX-License-Identifier: GPL-3.0-or-later
// Choosing among a few: ChoiceStrip (one of them, arrow keys), ChipSet (any number of them). Both wrap.
#pragma once

#include <QWidget>
#include <optional>
#include <vector>

class QButtonGroup;
class QAbstractButton;

namespace waymark::ui {

enum class Mark;

struct Choice {
  QString text;
  int value = 0;
  QString hint = {};  // tooltip and accessible description
  std::optional<Mark> mark = {};
};

/// Laid out left to right and wrapped; children keep their size hints.
class FlowBox : public QWidget {
  Q_OBJECT
 public:
  FlowBox(int horizontalGap, int verticalGap, QWidget* parent = nullptr);
  void add(QWidget* item);
  void clear();
  [[nodiscard]] QSize sizeHint() const override;
  [[nodiscard]] QSize minimumSizeHint() const override;
  [[nodiscard]] bool hasHeightForWidth() const override { return true; }
  [[nodiscard]] int heightForWidth(int width) const override;

 protected:
  void resizeEvent(QResizeEvent* event) override;
  bool event(QEvent* event) override;

 private:
  enum class Placing { Measure, Place };
  int flow(int width, Placing placing) const;

  std::vector<QWidget*> m_items;
  int m_horizontalGap;
  int m_verticalGap;
};

/// Exactly one of a few, or none before the first choice. Left and Right move, Space chooses.
class ChoiceStrip final : public FlowBox {
  Q_OBJECT
 public:
  explicit ChoiceStrip(const QString& accessibleName, std::vector<Choice> choices, QWidget* parent = nullptr);
  [[nodiscard]] std::optional<int> value() const;
  /// Without a signal.
  void setValue(std::optional<int> value);

 signals:
  /// By the person, not by setValue().
  void chosen(int value);

 private:
  QButtonGroup* m_group;
};

/// Any number of a few.
class ChipSet final : public FlowBox {
  Q_OBJECT
 public:
  explicit ChipSet(const QString& accessibleName, std::vector<Choice> choices = {}, QWidget* parent = nullptr);
  void setChoices(std::vector<Choice> choices);
  [[nodiscard]] std::vector<int> values() const;
  /// Without a signal.
  void setValues(const std::vector<int>& values);

 signals:
  void changed();

 private:
  struct Chip {
    QAbstractButton* button;
    int value;
  };
  std::vector<Chip> m_chips;
};

}  // namespace waymark::ui
