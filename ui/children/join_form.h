// SPDX-License-Identifier: GPL-3.0-or-later
// Columns from another system for a list that is being imported: which list, where they come from, which file.
#pragma once

#include <QWidget>

#include "app/list_join.h"

class QLabel;

namespace waymark::ui {

class Button;
class FormCombo;
class FormRow;

class JoinForm final : public QWidget {
  Q_OBJECT
 public:
  explicit JoinForm(QWidget* parent = nullptr);
  /// The lists that were read, and the sources that are known.
  void show(const lists::Definition& definition, const app::ReadLists& read, const QStringList& sources);
  void focusFirst();
  /// A file, as the dialog gives it. Asks for the source where it isn't said.
  void take(const std::filesystem::path& file);

 signals:
  /// Without what is kept of the source's headers.
  void chosen(const waymark::app::JoinFile& file);
  void cancelled();

 private:
  void askFile();

  FormCombo* m_list;
  FormRow* m_listRow;
  FormCombo* m_source;
  FormRow* m_sourceRow;
};

}  // namespace waymark::ui
