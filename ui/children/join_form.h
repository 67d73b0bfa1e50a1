// SPDX-License-Identifier: GPL-3.0-or-later
// Columns from another system for a list that is being imported or is here already: which list, where they come from,
// which file, and what counts where both say something.
#pragma once

#include <QWidget>

#include "app/list_join.h"

class QCheckBox;
class QLabel;

namespace waymark::ui {

class Button;
class FormCombo;
class FormRow;

class JoinForm final : public QWidget {
  Q_OBJECT
 public:
  explicit JoinForm(QWidget* parent = nullptr);
  enum class To { Import, Kept };
  /// Lists by their places in the definition, and the sources that are known. Kept ones can be taken all at once.
  void show(const lists::Definition& definition, const std::vector<std::size_t>& lists, const QStringList& sources, To to);
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
  QCheckBox* m_replaces;
  Button* m_cancel;
};

}  // namespace waymark::ui
