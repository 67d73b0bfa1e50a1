// SPDX-License-Identifier: GPL-3.0-or-later
// A leader's different view of a criterion or of the outcome: who, why, when. Shown beside what is computed, never in
// its place. Used by the detail panel.
#pragma once

#include <QWidget>
#include <vector>

#include "domain/inspection.h"
#include "shell/app_state.h"

class QLabel;
class QLineEdit;
class QVBoxLayout;

namespace waymark::ui {

class Button;
class ChoiceStrip;
class FormRow;
class NotesField;

/// Views on a criterion (its id) or on the outcome (""), newest first.
std::vector<const domain::Stored<domain::Override>*> viewsOn(const AppState& state, domain::OverrideSubject subject,
                                                             const std::string& key);
/// "leaning to strength", or the outcome's title.
QString viewText(const AppState& state, const domain::Override& view);
/// "Different view: leaning to strength"; "" where there is none.
QString newestViewText(const AppState& state, domain::OverrideSubject subject, const std::string& key);

class DifferentView final : public QWidget {
  Q_OBJECT
 public:
  DifferentView(AppState& state, domain::OverrideSubject subject, std::string key, QWidget* parent = nullptr);
  /// After a change of the workspace.
  void refresh();
  /// Opens the form, with the focus in it. Nothing where no view can be recorded.
  void start();

 private:
  void record();

  AppState& m_state;
  domain::OverrideSubject m_subject;
  std::string m_key;
  QVBoxLayout* m_views;
  QString m_shown;
  Button* m_start;
  QWidget* m_form;
  ChoiceStrip* m_choice;
  NotesField* m_reason;
  QLineEdit* m_by;
  FormRow* m_choiceRow;
  FormRow* m_reasonRow;
  FormRow* m_byRow;
  QLabel* m_needsPlan;
};

}  // namespace waymark::ui
