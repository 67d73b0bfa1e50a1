// SPDX-License-Identifier: GPL-3.0-or-later
// One row of a draft as a form: its fields as the format has them, then where the row comes from. Saving it whole, so
// that a change and its source go together.
#pragma once

#include <QWidget>
#include <functional>

#include "framework/pack_draft.h"

class QCheckBox;
class QLabel;
class QVBoxLayout;

namespace waymark::ui {

class Button;
class FormRow;

class DraftForm final : public QWidget {
  Q_OBJECT
 public:
  /// What saving does; an error is shown at its field.
  using Save = std::function<base::Result<void>(const framework::DraftValues&, framework::SourceWord)>;
  DraftForm(QString title, std::vector<framework::DraftField> fields, base::Day today, Save save,
            QWidget* parent = nullptr);

  /// True where it holds what isn't saved.
  [[nodiscard]] bool isChanged() const;
  /// Saves what was changed; false where it can't be, with the focus on the field that is wrong.
  bool save();
  /// The field that a place in the row lies in; else the first.
  void focusField(const std::string& place);

 private:
  struct Entry {
    framework::DraftField field;
    QWidget* widget;
    FormRow* row;
    std::function<QString()> text;
  };
  void add(QVBoxLayout& column, const framework::DraftField& field);
  [[nodiscard]] framework::DraftValues changedValues() const;
  void showError(const base::Error& error);
  void follow();

  base::Day m_today;
  Save m_save;
  std::vector<Entry> m_entries;
  QCheckBox* m_holds;
  Button* m_button;
  QLabel* m_note;
};

}  // namespace waymark::ui
