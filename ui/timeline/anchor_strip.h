// SPDX-License-Identifier: GPL-3.0-or-later
// The dates everything hangs on: when the call came, fieldwork, on site, last day on site; each can be set by hand.
#pragma once

#include <QWidget>
#include <optional>
#include <string>
#include <vector>

#include "base/date.h"

class QHBoxLayout;
class QLabel;
class QVBoxLayout;

namespace waymark::ui {

class AppState;
class Button;
class DateField;
class FormRow;
class TimeField;

class AnchorStrip final : public QWidget {
  Q_OBJECT
 public:
  explicit AnchorStrip(AppState& state, QWidget* parent = nullptr);
  void refresh();
  /// Puts the caret where the date of the call is typed.
  void focusNotified();

 private:
  struct Part {
    std::string anchor;
    DateField* date;
    FormRow* row;
    Button* reset;
  };
  void addAnchor(const std::string& anchor, const QString& caption);
  void setNotified();
  void setAnchor(const std::string& anchor, std::optional<base::Day> day);

  AppState& m_state;
  QHBoxLayout* m_row;
  DateField* m_notified;
  TimeField* m_time;
  FormRow* m_notifiedRow;
  std::vector<Part> m_parts;
  QVBoxLayout* m_warnings;
  QLabel* m_note;
};

}  // namespace waymark::ui
