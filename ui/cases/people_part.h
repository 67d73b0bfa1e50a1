// SPDX-License-Identifier: GPL-3.0-or-later
// Who works with a tracked child, by agency, whether they come to the meeting, and the sessions of the fieldwork
// timetable that are this child's meeting.
#pragma once

#include "cases/case_part_models.h"
#include "cases/record_part.h"

namespace waymark::ui {

class IdCombo;
struct PractitionerForm;

class PeoplePart final : public RecordPart {
  Q_OBJECT
 public:
  explicit PeoplePart(CaseDesk& desk);
  void empty() override;

 protected:
  void fillRows() override;
  [[nodiscard]] std::optional<base::Result<app::SealedTexts>> openedWords(const base::Uuid& id) const override;
  void fillForm(const base::Uuid& id, const app::SealedTexts& words, bool isOther) override;
  void fillNew() override;
  [[nodiscard]] std::optional<domain::ChangeSet> edit(const base::Uuid& id) override;
  void save() override;
  void remove() override;

 private:
  PeoplePart(CaseDesk& desk, PractitionerModel* model, PractitionerForm* form);
  QWidget* makeMeeting();
  void refreshMeeting();
  /// The record with what the form says; nothing where a word holds a name or the role is missing.
  [[nodiscard]] std::optional<domain::CasePractitioner> taken(domain::CasePractitioner before);
  void link(const base::Uuid& session, bool isLinked);

  PractitionerModel* m_model;
  PractitionerForm* m_form;
  QVBoxLayout* m_meetings;
  IdCombo* m_session;
  Button* m_link;
  domain::TrackedChildId m_meetingsOf;
};

}  // namespace waymark::ui
