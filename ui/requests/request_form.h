// SPDX-License-Identifier: GPL-3.0-or-later
// One request in the panel: what is asked and by when, who does it, where it stands, what was sent and what came of it.
#pragma once

#include <functional>

#include "requests/request_words.h"
#include "widgets/record_form.h"

class QCheckBox;
class QLabel;
class QLineEdit;
class QVBoxLayout;

namespace waymark::ui {

class Button;
class DateField;
class FormCombo;
class IdCombo;
class NotesField;
class TimeField;

class RequestForm final : public RecordForm {
  Q_OBJECT
 public:
  explicit RequestForm(AppState& state, QWidget* parent = nullptr);
  void show(const app::RequestRow& row);
  [[nodiscard]] const app::RequestRow& row() const { return m_row; }
  [[nodiscard]] domain::Request value() const;
  /// The request as typed, in the state that is chosen; nothing, and a sentence beside the field, where something is
  /// missing.
  std::optional<domain::Request> checked();
  void focusFirst() override;
  /// Whether another request has this code.
  void setCodeCheck(std::function<bool(const std::string& code)> isTaken) { m_isTaken = std::move(isTaken); }
  /// Opens the part that asks to whom and shows what is missing.
  void askSending(const QString& file);

 signals:
  /// A file was chosen to be sent.
  void fileWanted();
  void sendAsked(const QString& file, const QString& to, const QString& note, bool signedOff);
  /// A version is to be written to a file.
  void saveVersionAsked(const waymark::domain::RequestVersion& version);

 private:
  void fillChoices();
  void showVersions();
  void endSending();

  AppState& m_state;
  app::RequestRow m_row;
  QLabel* m_about;
  QLabel* m_lacks;
  QLineEdit* m_title;
  QLineEdit* m_code;
  FormCombo* m_requestState;
  NotesField* m_returned;
  IdCombo* m_owner;
  IdCombo* m_deputy;
  IdCombo* m_partner;
  DateField* m_due;
  TimeField* m_dueTime;
  IdCombo* m_officer;
  NotesField* m_location;
  QLineEdit* m_days;
  DateField* m_refreshed;
  NotesField* m_gap;
  NotesField* m_why;
  QLineEdit* m_askedBy;
  DateField* m_received;
  TimeField* m_receivedTime;
  QLineEdit* m_criteria;
  NotesField* m_notes;
  FormRow* m_titleRow;
  FormRow* m_stateRow;
  FormRow* m_returnedRow;
  FormRow* m_dueRow;
  FormRow* m_criteriaRow;
  FormRow* m_codeRow;
  QWidget* m_versions;
  QVBoxLayout* m_versionLines;
  Button* m_send;
  QWidget* m_sending;
  QLabel* m_sendFile;
  QLineEdit* m_sendTo;
  QLineEdit* m_sendNote;
  QCheckBox* m_signedOff;
  QLabel* m_sendProblem;
  Button* m_sendNow;
  Button* m_sendCancel;
  QString m_file;
  std::function<bool(const std::string&)> m_isTaken;
};

}  // namespace waymark::ui
