// SPDX-License-Identifier: GPL-3.0-or-later
// The form of one finding, in the detail panel: for logging (nothing is written until it is saved) and for editing in
// place (each field is written when it is left). Under a minute by keyboard: one Tab stop a field, letters choose.
#pragma once

#include <QWidget>
#include <vector>

#include "domain/evidence.h"
#include "shell/app_state.h"

class QLabel;
class QPushButton;
class QScrollArea;

namespace waymark::ui {

class AttachmentsField;
class ChipSet;
class ChoiceStrip;
class DateField;
class FileLinksField;
class FormCombo;
class FormRow;
class IdCombo;
class NotesField;
class PickField;
class PromptBox;

/// What the form holds: a finding, its links and its files. Links that aren't stored yet have null ids; files have
/// theirs from when their bytes came in.
struct EvidenceDraft {
  domain::Evidence evidence;
  std::vector<domain::FileLink> links;
  std::vector<domain::Attachment> attachments;
  bool operator==(const EvidenceDraft&) const = default;
};

class EvidenceForm final : public QWidget {
  Q_OBJECT
 public:
  enum class Mode { Log, Edit };

  explicit EvidenceForm(AppState& state, QWidget* parent = nullptr);
  ~EvidenceForm() override;

  /// Fills every field without a signal. In Edit a text that is being typed stays as it is.
  void show(Mode mode, const EvidenceDraft& draft);
  [[nodiscard]] Mode mode() const { return m_mode; }
  /// What the fields hold now; what isn't shown (id, reference, logged on) is as it was given.
  [[nodiscard]] EvidenceDraft draft() const;
  /// Logging: something was typed or chosen that would be lost.
  [[nodiscard]] bool hasInput() const;
  /// What is shown is a draft that nobody has saved.
  void markTouched() { m_blank = {}; }
  /// Says at the fields what is missing and goes to the first; true if it can be saved.
  bool check();
  /// Editable, or the sentence why not.
  void setReadOnlyReason(const QString& reason);
  void focusFirst();
  /// Logging: files that came in, to be stored with the finding. Editing shows them when their records are stored.
  void setAttachments(std::vector<domain::Attachment> attachments);
  [[nodiscard]] AttachmentsField* attachments() const { return m_attachments; }
  [[nodiscard]] FileLinksField* links() const { return m_links; }

 signals:
  /// Edit: a field was left with another value.
  void edited();
  /// Log: Save.
  void saveAsked();
  /// Log: Ctrl+Enter, Save and next.
  void saveAndNextAsked();
  void removeAsked();

 private:
  QWidget* makeFields();
  QWidget* makeAttachments();
  QWidget* makeFooter();
  void connectFields();
  void scrollTo(QWidget* field);
  void fillCriteria();
  void fillNames();
  void follow(const domain::ChangeSet& changes);
  void onField();
  void showMode();
  void showPrompts();
  void choosePerson();

  AppState& m_state;
  Mode m_mode = Mode::Log;
  EvidenceDraft m_given;
  EvidenceDraft m_blank;  // what an untouched form holds

  QScrollArea* m_scroll;
  QLabel* m_readOnly;
  QWidget* m_fields = nullptr;
  NotesField* m_summary;
  ChoiceStrip* m_finding;
  ChoiceStrip* m_reach;
  ChoiceStrip* m_impact;
  FormCombo* m_criterion;
  PromptBox* m_prompts;
  ChipSet* m_also;
  FormCombo* m_source;
  ChipSet* m_services;
  ChipSet* m_agePhase;
  ChipSet* m_groups;
  DateField* m_coversFrom;
  DateField* m_coversTo;
  IdCombo* m_givenBy;
  IdCombo* m_partner;
  FileLinksField* m_links;
  AttachmentsField* m_attachments;
  NotesField* m_detail;
  PickField* m_linked;
  ChoiceStrip* m_review;
  DateField* m_reviewBy;
  FormRow* m_summaryRow = nullptr;
  FormRow* m_findingRow = nullptr;
  FormRow* m_criterionRow = nullptr;
  FormRow* m_coversToRow = nullptr;
  QLabel* m_about;
  QPushButton* m_save;
  QPushButton* m_next;
  QPushButton* m_remove;
};

}  // namespace waymark::ui
