// SPDX-License-Identifier: GPL-3.0-or-later
// One row of what inspectors told us: what it is, what the framework says, and the fields that take its place.
#pragma once

#include <QWidget>
#include <functional>

#include "base/date.h"

class QLabel;
class QLineEdit;

namespace waymark::ui {

class Button;
class DateField;
class Pill;
class TimeField;

/// What was said on one row.
struct Said {
  std::optional<base::Day> day;
  std::optional<base::TimeOfDay> time;
  QString words;
  bool operator==(const Said&) const = default;
};

class ToldRow final : public QWidget {
  Q_OBJECT
 public:
  enum class Form { DayAndTime, Time, Words };
  ToldRow(const QString& title, Form form, base::Day today, QWidget* parent = nullptr);
  /// What the framework has, and whether that is assumed.
  void setPack(const QString& text, bool isAssumed);
  /// What was said so far, with who and when; "" where nothing was. Leaves a field alone that is being typed in.
  void setSaid(const Said& said, const QString& byWhom);
  [[nodiscard]] const QString& title() const { return m_title; }
  void focusFirst();

 signals:
  /// A field was left with something else in it. All empty takes it back.
  void said(const waymark::ui::Said& said);
  /// Enter in a field that is right.
  void finished();

 private:
  void commit();
  void finishSoon();

  QString m_title;
  Form m_form;
  DateField* m_day = nullptr;
  TimeField* m_time = nullptr;
  QLineEdit* m_words = nullptr;
  QLabel* m_pack;
  Pill* m_assumed;
  QLabel* m_note;
  Button* m_back;
  QString m_problem;
  Said m_said;
};

}  // namespace waymark::ui
