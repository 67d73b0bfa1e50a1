// SPDX-License-Identifier: GPL-3.0-or-later
// Fields that check what is typed and say what is wrong beside themselves, and the row that carries label and error.
#pragma once

#include <QLineEdit>
#include <QPlainTextEdit>
#include <optional>

#include "base/date.h"

class QLabel;

namespace waymark::ui {

/// Label above, field, then a hint or an error beneath. Names the field for screen readers.
class FormRow final : public QWidget {
  Q_OBJECT
 public:
  FormRow(const QString& label, QWidget* field, const QString& hint = {}, QWidget* parent = nullptr);
  /// "" takes the error away. The field gets a red frame and the sentence as its description.
  void setError(const QString& sentence);
  void setHint(const QString& hint);
  void setCaption(const QString& caption);
  [[nodiscard]] QWidget* field() const { return m_field; }

 private:
  void showNote();

  QWidget* m_field;
  QLabel* m_caption;
  QLabel* m_note;
  QString m_hint;
  QString m_error;
};

/// A day, typed in any form of typedDate(); Up and Down move it by a day. Shows "Mon 8 Sep 2025" once left.
class DateField final : public QLineEdit {
  Q_OBJECT
 public:
  explicit DateField(base::Day today, QWidget* parent = nullptr);
  [[nodiscard]] std::optional<base::Day> day() const { return m_day; }
  /// Without a signal.
  void setDay(std::optional<base::Day> day);
  void setToday(base::Day today) { m_today = today; }
  /// False while the text is neither empty nor a day.
  [[nodiscard]] bool isRight() const { return m_isRight; }

 signals:
  /// On leaving the field or Enter, if the day differs from the one before. Empty text is no day.
  void dayChanged(std::optional<waymark::base::Day> day);
  /// "" when it is right again.
  void problem(const QString& sentence);

 protected:
  void keyPressEvent(QKeyEvent* event) override;

 private:
  void commit();

  base::Day m_today;
  std::optional<base::Day> m_day;
  bool m_isRight = true;
};

/// A time of day, "9.40" or "2pm"; shows "09:40".
class TimeField final : public QLineEdit {
  Q_OBJECT
 public:
  explicit TimeField(QWidget* parent = nullptr);
  [[nodiscard]] std::optional<base::TimeOfDay> time() const { return m_time; }
  void setTime(std::optional<base::TimeOfDay> time);

 signals:
  void timeChanged(std::optional<waymark::base::TimeOfDay> time);
  void problem(const QString& sentence);

 private:
  void commit();
  std::optional<base::TimeOfDay> m_time;
};

/// Several lines of plain text; says when it is left with another text. Tab leaves it.
class NotesField final : public QPlainTextEdit {
  Q_OBJECT
 public:
  explicit NotesField(int lines, QWidget* parent = nullptr);
  /// Without a signal.
  void setText(const QString& text);

 signals:
  void textCommitted(const QString& text);

 protected:
  void focusOutEvent(QFocusEvent* event) override;
  void focusInEvent(QFocusEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void changeEvent(QEvent* event) override;

 private:
  void commit();
  void fit();
  QString m_committed;
  int m_lines;
};

}  // namespace waymark::ui
