// SPDX-License-Identifier: GPL-3.0-or-later
// One text: subject and body with their fields, beside them what they come to now. Used by the Texts page.
#pragma once

#include <QWidget>

#include "app/texts.h"
#include "shell/app_state.h"

class QLabel;
class QLineEdit;
class QMenu;
class QPlainTextEdit;
class QTextBrowser;
class QTimer;

namespace waymark::ui {

class Button;
class FormRow;

class TextEditor final : public QWidget {
  Q_OBJECT
 public:
  explicit TextEditor(AppState& state, QWidget* parent = nullptr);
  /// Shows a text as it is worded now. Of the same text, what is being written stays.
  void show(const app::BuiltInText& text);
  [[nodiscard]] const app::BuiltInText* text() const { return m_text; }
  /// What would go out now; nothing while a field is wrong.
  [[nodiscard]] const std::optional<app::FilledText>& filled() const { return m_filled; }
  /// Keeps what was written, as one change. Nothing happens while a field is wrong.
  void save();
  void reset();
  [[nodiscard]] bool isChanged() const;

 signals:
  void copyAsked();
  void documentAsked();

 private:
  void fillFields(QMenu& menu);
  void preview();
  void showState();

  AppState& m_state;
  const app::BuiltInText* m_text = nullptr;
  app::Wording m_shown;
  std::optional<app::FilledText> m_filled;
  QLabel* m_about;
  QLineEdit* m_subject;
  QPlainTextEdit* m_body;
  FormRow* m_subjectRow;
  FormRow* m_bodyRow;
  QTextBrowser* m_preview;
  QLabel* m_missing;
  Button* m_fields;
  Button* m_save;
  Button* m_reset;
  Button* m_copy;
  Button* m_document;
  QTimer* m_soon;
};

}  // namespace waymark::ui
