// SPDX-License-Identifier: GPL-3.0-or-later
// Between the form and the workspace: what a new form starts with, writing what was edited in order, giving back a
// draft whose saving failed, deleting. Used by the Evidence page.
#pragma once

#include <QObject>
#include <QString>
#include <functional>
#include <optional>
#include <vector>

#include "app/background.h"
#include "evidence/attachment_adder.h"
#include "evidence/evidence_form.h"
#include "evidence/evidence_model.h"
#include "shell/page.h"

namespace waymark::ui {

class AttachmentOpener;
struct Given;

class EvidenceEditor final : public QObject {
  Q_OBJECT
 public:
  EvidenceEditor(AppState& state, Navigator& navigator, EvidenceForm* form, QObject* parent = nullptr);

  /// An empty form with what the filter or a hole of the coverage map says already; the unsaved draft, if there is one
  /// and nothing is asked for.
  void startNew(const EvidenceFilter& preset = {});
  /// An empty form, whatever was begun: that is kept for the next startNew().
  void startBlank();
  /// Shows a stored finding; a draft that was being logged is kept for the next startNew().
  void show(const domain::EvidenceId& id);
  /// Another workspace was loaded: nothing is shown, kept or under way any more.
  void forget();
  /// Brings files into the finding that the form shows.
  void addFiles(std::vector<FileToAdd> files);
  /// The same of what was dropped or pasted: addresses become links, text and pictures files.
  void addGiven(const Given& given);
  [[nodiscard]] AttachmentOpener& opener() const { return *m_opener; }
  [[nodiscard]] bool isLogging() const { return m_form->mode() == EvidenceForm::Mode::Log; }
  [[nodiscard]] const domain::EvidenceId& shownId() const { return m_shown; }

  void remove(const std::vector<base::Uuid>& ids);

 protected:
  bool event(QEvent* event) override;

 signals:
  /// A new finding is stored. `next`: the form waits for another.
  void logged(const waymark::domain::EvidenceId& id, bool next);
  /// The finding that is shown was deleted.
  void gone();

 private:
  void startWith(const EvidenceFilter& preset);
  void save(bool next);
  void writeEdits();
  void follow(const domain::ChangeSet& changes);
  void onFailed();
  void keepDraft();
  void connectAttachments();
  void takeFiles(const AddedFiles& batch);
  enum class Attached { Now, Already, WhenSaved, Nowhere };
  Attached attach(const domain::EvidenceId& finding, std::vector<domain::Attachment> attachments);
  void applyAttached(std::vector<domain::Attachment> attachments);
  void writeAndAdd(const QString& name, std::function<bool(const QString&)> write);
  void removeAttachment(const domain::Attachment& attachment);
  [[nodiscard]] EvidenceDraft stored(const domain::Stored<domain::Evidence>& row) const;

  AppState& m_state;
  Navigator& m_navigator;
  EvidenceForm* m_form;
  AttachmentAdder* m_adder;
  AttachmentOpener* m_opener;
  domain::EvidenceId m_shown;  // null while logging
  std::optional<EvidenceDraft> m_unsaved;
  struct Submitted {
    EvidenceDraft draft;
    bool next = false;
    std::vector<domain::Attachment> late;  // they came in after it was sent
  };
  std::vector<Submitted> m_submitted;  // asked for, not answered yet
  bool m_writing = false;              // an edit is under way; the next waits for its revision
  bool m_editsWait = false;
  int m_pasted = 0;
  app::Background m_background;  // last, so that it ends first
};

}  // namespace waymark::ui
