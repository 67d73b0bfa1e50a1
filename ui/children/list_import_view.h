// SPDX-License-Identifier: GPL-3.0-or-later
// Importing person-level lists, a view of Children & plans: choose or drop files, look at which column is which and at
// what couldn't be read, then at what would change, then one button and one undo step. Nothing is kept before it.
#pragma once

#include <atomic>
#include <filesystem>
#include <memory>

#include "app/background.h"
#include "app/kept_join.h"
#include "app/list_import.h"
#include "app/list_join.h"
#include "children/caseload_view.h"
#include "children/import_rows.h"
#include "children/join_form.h"

class QLabel;
class QStackedWidget;
class QTimer;

namespace waymark::ui {

class Button;
class ByHandForm;
class ChoiceStrip;
class DataTable;
class DateField;
class FormCombo;
class FormRow;
class TemplateForm;

class ListImportView final : public CaseloadView {
  Q_OBJECT
 public:
  explicit ListImportView(const ViewContext& context);
  ~ListImportView() override;

  void activated() override;
  void setFilter(const QString& text) override;
  [[nodiscard]] QString summary() const override;
  /// Reads them, once the seal is unlocked.
  void take(std::vector<std::filesystem::path> files);
  /// Columns of another file onto a list that was read, or onto those that are here; they may be said only now.
  void addJoin(app::JoinFile join);
  /// Its headers, to be said what they are.
  void takeTemplate(const std::filesystem::path& file);

 protected:
  bool event(QEvent* event) override;
  void dragEnterEvent(QDragEnterEvent* event) override;
  void dropEvent(QDropEvent* event) override;

 private:
  enum class Part { Columns, Notes, Added, Gone, Changed };
  enum { kStartPage, kResultPage, kByHandPage, kJoinFormPage, kTemplatePage };
  QWidget* makeStart();
  QWidget* makeResult();
  void showStart();
  void showSources();
  // Which definition (list_import_template.cpp).
  void fillDefinitions();
  void chooseDefinition();
  void chooseTemplate();
  void keepTemplate(const QString& file, const lists::FilledDraft& filled);
  void showSeal();
  void chooseFiles();
  /// Reads the files that wait, once everything is there that reading them needs.
  void goOn();
  void read();
  void cancelReading();
  void showProgress();
  void onRead(base::Result<app::ReadJoined> read);
  void showResult();
  void addSideWays();
  // Onto lists that are here (list_import_onto.cpp).
  [[nodiscard]] std::vector<std::size_t> keptListPlaces() const;
  void askJoin(const std::vector<std::size_t>& lists, JoinForm::To to);
  void openKept();
  void compareKept();
  void importKept();
  bool askWhatItIs(const base::Error& error);
  [[nodiscard]] std::vector<app::SaidSheet> saidSheets() const;
  [[nodiscard]] bool isJoinOnly(const std::string& file) const;
  [[nodiscard]] QString joinWords(const app::JoinedFile& joined) const;
  void compare();
  void showCompared(ListPreviews previews);
  void showPart(Part part);
  void showColumn();
  void assignColumn(int index);
  void import();
  void imported(const QString& sentence);
  void readRegister();
  void onRegister(base::Result<lists::SettingsRegister> settings);
  void importRegister();
  [[nodiscard]] bool isRegister() const { return m_definition == nullptr; }
  void forget();
  [[nodiscard]] QString sourceName() const;
  [[nodiscard]] QString listWords(std::size_t table) const;

  std::shared_ptr<const lists::Definition> m_definition;  // nullptr: the settings register, which tells of no child
  std::shared_ptr<const lists::SettingsRegister> m_settings;
  std::vector<std::filesystem::path> m_files;
  lists::GivenHeaders m_given;
  std::vector<app::SaidSheet> m_said;  // by hand, of these files
  std::vector<app::JoinFile> m_joins;
  std::shared_ptr<const std::vector<app::KeptList>> m_kept;  // that columns are added to, instead of files that are read
  bool m_joinIsNew = false;  // the last of them is being read for the first time
  std::shared_ptr<const app::ReadJoined> m_all;
  std::shared_ptr<const app::ReadLists> m_read;  // of m_all
  std::shared_ptr<const ListPreviews> m_previews;
  std::shared_ptr<std::atomic<std::size_t>> m_rowsRead;
  unsigned m_definitionNumber = 0;
  bool m_opensDefinition = false;  // one that the workspace keeps: nothing is read before it is there
  unsigned m_number = 0;  // of what is read and compared: an answer about an earlier one is dropped
  std::vector<std::size_t> m_choices;  // columns that the combo offers, behind its first two entries

  QStackedWidget* m_stack;
  ColumnModel* m_columns;
  NoteModel* m_notes;
  ChangeModel* m_changes;
  FormCombo* m_what;
  FormCombo* m_source;
  FormRow* m_sourceRow;
  DateField* m_asAt;
  FormRow* m_asAtRow;
  QLabel* m_chosen;
  Button* m_choose;
  Button* m_onto;  // columns for the lists that are here
  Button* m_template;
  QLabel* m_sealWords;
  Button* m_unlock;
  QWidget* m_reading;
  QLabel* m_readingWords;
  QTimer* m_ticker;
  QTimer* m_delay;
  QTimer* m_assigning;  // arrow keys pass over columns that aren't meant
  QLabel* m_title;
  QLabel* m_words;
  ChoiceStrip* m_parts;
  QStackedWidget* m_tables;
  DataTable* m_columnTable;
  DataTable* m_noteTable;
  DataTable* m_changeTable;
  QWidget* m_assign;
  FormCombo* m_goesTo;
  FormRow* m_goesToRow;
  ByHandForm* m_byHand = nullptr;
  JoinForm* m_joinForm = nullptr;
  TemplateForm* m_templateForm = nullptr;
  Button* m_addColumns;
  Button* m_dropColumns;
  Button* m_import;
  Button* m_others;
  Button* m_cancel;
  app::Background m_background;  // last: it ends before what its results go to
};

}  // namespace waymark::ui
