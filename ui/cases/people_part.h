// SPDX-License-Identifier: GPL-3.0-or-later
// Who works with a tracked child, by agency, whether they come to the meeting, and the sessions of the fieldwork
// timetable that are this child's meeting.
#pragma once

#include <QWidget>

#include "cases/case_desk.h"
#include "cases/case_part_models.h"

class QVBoxLayout;

namespace waymark::ui {

class Button;
class DataTable;
class IdCombo;
struct PractitionerForm;

class PeoplePart final : public QWidget, public CasePart {
  Q_OBJECT
 public:
  explicit PeoplePart(CaseDesk& desk);
  void refresh(bool isOther) override;
  void empty() override;

 private:
  void refreshMeeting(bool isOther);
  void open(const base::Uuid& id, bool isOther);
  void startNew();
  /// The record with what the form says; nothing where a word holds a name or the role is missing.
  [[nodiscard]] std::optional<domain::CasePractitioner> taken(domain::CasePractitioner before);
  void save();
  void link(const base::Uuid& session, bool isLinked);

  CaseDesk& m_desk;
  PractitionerModel* m_model;
  DataTable* m_table;
  Button* m_new;
  PractitionerForm* m_form;
  QVBoxLayout* m_meetings;
  IdCombo* m_session;
  Button* m_link;
  base::Uuid m_shown;
  base::Uuid m_awaited;
  bool m_quiet = false;
};

}  // namespace waymark::ui
