// SPDX-License-Identifier: GPL-3.0-or-later
// The dates everything hangs on: when the call came, fieldwork, on site, last day on site; each can be set by hand.
#pragma once

#include <QWidget>
#include <optional>
#include <string>
#include <vector>

#include "app/reanchor.h"

class QLabel;
class QVBoxLayout;

namespace waymark::ui {

class AppState;
class Button;
class DateField;
class ElidedLabel;
class FlowBox;
class FormRow;
class TimeField;

class AnchorStrip final : public QWidget {
  Q_OBJECT
 public:
  explicit AnchorStrip(AppState& state, QWidget* parent = nullptr);
  void refresh();
  /// In a low window the dates stand in one line, with a button that opens the fields.
  enum class Form { Fields, Line };
  void setForm(Form form);
  /// Puts the caret where the date of the call is typed.
  void focusNotified();
  /// Forgets what was typed and isn't decided on.
  void dropProposal();

 signals:
  /// Dates were typed that move a dated plan: nothing is changed before somebody has seen what moves.
  void proposed(const waymark::app::Proposal& proposal);
  /// What was typed is the plan as it is.
  void withdrawn();
  void toldAsked();
  void historyAsked();
  void rehearsalsAsked();

 private:
  struct Part {
    std::string anchor;
    DateField* date;
    FormRow* row;
    Button* reset;
  };
  void addAnchor(const std::string& anchor, const QString& caption);
  void showForm();
  void setNotified();
  void setAnchor(const std::string& anchor, std::optional<base::Day> day);
  /// What is typed so far, or the plan as it is.
  [[nodiscard]] app::Proposal pending() const;
  void propose(app::Proposal proposal, FormRow* row);

  AppState& m_state;
  FlowBox* m_row;
  FlowBox* m_asks;
  DateField* m_notified;
  TimeField* m_time;
  FormRow* m_notifiedRow;
  std::vector<Part> m_parts;
  QVBoxLayout* m_warnings;
  QLabel* m_note;
  QWidget* m_line;
  ElidedLabel* m_lineText;
  Button* m_change;
  Form m_form = Form::Fields;
  std::optional<app::Proposal> m_proposal;
  std::optional<domain::InspectionId> m_proposalFor;
};

}  // namespace waymark::ui
