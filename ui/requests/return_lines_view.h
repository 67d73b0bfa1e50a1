// SPDX-License-Identifier: GPL-3.0-or-later
// The returns with a form of their own: which return, its lines as a list, and the line in the panel beside it. The
// page lends the panel.
#pragma once

#include <QStackedWidget>

#include "requests/request_files.h"
#include "requests/return_line_form.h"
#include "requests/return_lines_model.h"

class QLabel;

namespace waymark::ui {

class Button;
class ChoiceStrip;
class DataTable;
class EmptyState;
class ListTools;

class ReturnLinesView final : public QWidget {
  Q_OBJECT
 public:
  ReturnLinesView(AppState& state, Navigator& navigator, RequestFiles& files);

  /// The forms of a line, for the page's panel.
  [[nodiscard]] QStackedWidget* panel() const { return m_panel; }
  void refresh();
  /// Another workspace.
  void reset();
  void setWords(const QString& text);
  /// A return's id; false if there is none.
  bool openReturn(const QString& id);
  bool openView(const domain::SavedViewId& id);
  [[nodiscard]] QString current() const;
  [[nodiscard]] QString summary() const;
  void follow(const domain::ChangeSet& changes);
  void failed();
  void focusList(Qt::FocusReason reason);

 signals:
  /// The panel shows a line: open it under this title.
  void panelWanted(const QString& title);
  void panelDone();

 private:
  struct Part {
    const app::ReturnForm* definition = nullptr;
    std::string listId;
    ReturnLinesModel* model = nullptr;
    DataTable* table = nullptr;
    EmptyState* empty = nullptr;
    QStackedWidget* stack = nullptr;  // the table, or that it is empty
    ListTools* tools = nullptr;
    ReturnLineForm* form = nullptr;
  };
  void makePart(const app::ReturnForm& definition);
  [[nodiscard]] Part& part() { return *m_parts[static_cast<std::size_t>(m_pages->currentIndex())]; }
  [[nodiscard]] const Part& part() const { return *m_parts[static_cast<std::size_t>(m_pages->currentIndex())]; }
  void showPart(int place);
  void showLine(const base::Uuid& id);
  void newLine();
  void save();
  void writeEdit();
  void remove();

  AppState& m_state;
  Navigator& m_navigator;
  RequestFiles& m_files;
  ChoiceStrip* m_which;
  QLabel* m_about;
  Button* m_new;
  Button* m_sheet;
  QStackedWidget* m_buttons;
  QStackedWidget* m_pages;
  QStackedWidget* m_panel;
  std::vector<std::unique_ptr<Part>> m_parts;
  base::Uuid m_shown;
  base::Uuid m_awaited;
  bool m_quiet = false;
  bool m_writing = false;
  bool m_editWaits = false;
};

}  // namespace waymark::ui
