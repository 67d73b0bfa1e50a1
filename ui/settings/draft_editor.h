// SPDX-License-Identifier: GPL-3.0-or-later
// A draft of a framework pack in Settings: its rows, each edited in a form beside the list; what is wrong with it, said
// after each edit; publishing it as a version. Each edit is written to the draft's file at once and can be undone.
#pragma once

#include <QWidget>
#include <filesystem>
#include <optional>

#include "app/background.h"
#include "framework/draft_folder.h"
#include "framework/pack_problems.h"
#include "shell/page.h"

class QComboBox;
class QLabel;

namespace waymark::ui {

class Button;
class DataTable;
class DetailSplitter;
class DraftFaultModel;
class DraftForm;
class DraftRowModel;
class PageHeader;

class DraftEditor final : public QWidget {
  Q_OBJECT
 public:
  DraftEditor(AppState& state, Navigator& navigator, QWidget* parent = nullptr);
  ~DraftEditor() override;
  /// False, with a sentence in the message bar, where it can't be read.
  bool open(const std::filesystem::path& file);
  void setFilter(const QString& text);
  /// Back to Settings, unless the form holds what can't be saved.
  void leave();

 signals:
  /// Back to Settings; a version was published, or not.
  void finished(bool published);

 protected:
  bool event(QEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;

 private:
  void connectParts();
  [[nodiscard]] QWidget* makeMain();
  void showRow(const base::Uuid& id);
  void openForm(const std::string& path, const std::string& field);
  void goTo(const std::string& path, const std::string& field);
  void goToFault(const base::Uuid& id);
  /// False where the form holds what can't be saved: the focus is on it then.
  bool settle();
  base::Result<void> save(const std::string& path, const framework::DraftValues& values, framework::SourceWord word);
  /// After an edit: writes the file, shows the rows, checks again.
  void took(const std::string& path);
  void fillRows();
  void fillParts();
  void showHistory();
  void check();
  void take(framework::PackCheck check);
  void showFaults();
  void addRow();
  void removeRow();
  enum class Direction { Back, Forth };
  void step(Direction direction);
  void publish();

  AppState& m_state;
  Navigator& m_navigator;
  framework::DraftFolder m_folder;
  std::filesystem::path m_file;
  std::optional<framework::PackDraft> m_draft;
  std::string m_path;  // of the row in the form
  /// What waits for a check that is under way.
  enum class Then { Nothing, ShowFaults, Publish };
  Then m_then = Then::Nothing;
  bool m_isChecking = false;
  bool m_isSound = false;
  DraftRowModel* m_rows;
  DraftFaultModel* m_faults;
  PageHeader* m_header;
  QLabel* m_words;
  Button* m_undo;
  Button* m_redo;
  Button* m_check;
  Button* m_publish;
  Button* m_back;
  DataTable* m_faultTable;
  QComboBox* m_part;
  Button* m_add;
  Button* m_remove;
  DataTable* m_table;
  DetailSplitter* m_splitter;
  DraftForm* m_form = nullptr;
  app::Background m_background;  // last: it ends before what its results go to
};

}  // namespace waymark::ui
