// SPDX-License-Identifier: GPL-3.0-or-later
// Between the two forms and the workspace: adding, writing what was edited in the order of revisions, and deleting
// without losing links in silence. Used by the view "Earlier findings and priorities".
#pragma once

#include <QObject>
#include <optional>

#include "evidence/earlier_forms.h"
#include "evidence/evidence_model.h"
#include "shell/page.h"

namespace waymark::ui {

class EarlierEditor final : public QObject {
  Q_OBJECT
 public:
  /// The forms belong to whoever shows them.
  EarlierEditor(AppState& state, Navigator& navigator, QObject* parent = nullptr);
  [[nodiscard]] EarlierFindingForm* findingForm() const { return m_findingForm; }
  [[nodiscard]] PriorityForm* priorityForm() const { return m_priorityForm; }

  void show(const domain::EarlierFindingId& id);
  void show(const domain::PriorityId& id);
  /// An empty form, or the one that was begun and left.
  void startFinding();
  void startPriority();
  /// The record that is shown; null while a new one is made.
  [[nodiscard]] const base::Uuid& shown() const { return m_shown; }
  void setLinked(LinkedById linked);
  /// Deletes it; asks first, in the form, if evidence is linked to it.
  void remove();

  [[nodiscard]] EvidenceFilter linkedTo(const base::Uuid& id) const;
  /// What a form for evidence on it starts with.
  [[nodiscard]] EvidenceFilter presetFor(const base::Uuid& id) const;

 signals:
  /// A form has something to show.
  void panelAsked(waymark::ui::LinkedForm* form, const QString& title);
  /// A new one is stored.
  void added(const waymark::base::Uuid& id);
  /// What was shown is no longer there.
  void gone();
  void findingsAsked(const waymark::ui::EvidenceFilter& filter);
  void newAsked(const waymark::ui::EvidenceFilter& preset);

 private:
  template <class T, class Form>
  void save(Form* form, const QString& name);
  template <class T, class Form>
  void writeEdit(Form* form, const QString& name);
  template <class T, class Form>
  void keepUp(Form* form, const QString& name);
  void writeEdits();
  void keepBegun();
  void removeNow();
  void follow(const domain::ChangeSet& changes);
  void onLoaded();
  [[nodiscard]] LinkedCounts linkedNow(const base::Uuid& id) const;

  AppState& m_state;
  Navigator& m_navigator;
  EarlierFindingForm* m_findingForm;
  PriorityForm* m_priorityForm;
  LinkedById m_linked;
  base::Uuid m_shown;
  std::optional<domain::EarlierFinding> m_begunFinding;  // typed, left, not saved
  std::optional<domain::Priority> m_begunPriority;
  base::Uuid m_awaited;  // made, and to be shown once it is stored
  base::Uuid m_removing;
  QString m_farewell;  // said once it is gone
  bool m_writing = false;
  bool m_editWaits = false;
};

}  // namespace waymark::ui
