// SPDX-License-Identifier: GPL-3.0-or-later
// Between the form and the workspace: what a new form starts with, writing what was edited in order, giving back a
// draft whose saving failed, deleting. Used by the Evidence page.
#pragma once

#include <QObject>
#include <optional>
#include <vector>

#include "evidence/evidence_form.h"
#include "evidence/evidence_model.h"
#include "shell/page.h"

namespace waymark::ui {

class EvidenceEditor final : public QObject {
  Q_OBJECT
 public:
  EvidenceEditor(AppState& state, Navigator& navigator, EvidenceForm* form, QObject* parent = nullptr);

  /// An empty form with what the filter or a hole of the coverage map says already; the unsaved draft, if there is one
  /// and nothing is asked for.
  void startNew(const EvidenceFilter& preset = {});
  /// Shows a stored finding; a draft that was being logged is kept for the next startNew().
  void show(const domain::EvidenceId& id);
  /// Another workspace was loaded: nothing is shown, kept or under way any more.
  void forget();
  [[nodiscard]] bool isLogging() const { return m_form->mode() == EvidenceForm::Mode::Log; }
  [[nodiscard]] const domain::EvidenceId& shownId() const { return m_shown; }

  void remove(const std::vector<base::Uuid>& ids);

 signals:
  /// A new finding is stored. `next`: the form waits for another.
  void logged(const waymark::domain::EvidenceId& id, bool next);
  /// The finding that is shown was deleted.
  void gone();

 private:
  void save(bool next);
  void writeEdits();
  void follow(const domain::ChangeSet& changes);
  void onFailed();
  void keepDraft();
  [[nodiscard]] EvidenceDraft stored(const domain::Stored<domain::Evidence>& row) const;

  AppState& m_state;
  Navigator& m_navigator;
  EvidenceForm* m_form;
  domain::EvidenceId m_shown;  // null while logging
  std::optional<EvidenceDraft> m_unsaved;
  struct Submitted {
    EvidenceDraft draft;
    bool next = false;
  };
  std::vector<Submitted> m_submitted;  // asked for, not answered yet
  bool m_writing = false;              // an edit is under way; the next waits for its revision
  bool m_editsWait = false;
};

}  // namespace waymark::ui
