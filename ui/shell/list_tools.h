// SPDX-License-Identifier: GPL-3.0-or-later
// What every list offers, behind one button and the Menu key: its columns, views under a name, copying and exporting
// what is seen. A page makes one for each of its lists.
#pragma once

#include <QJsonObject>
#include <functional>
#include <vector>

#include "app/list_file.h"
#include "domain/saved_view.h"
#include "shell/page.h"

class QAbstractItemView;
class QMenu;

namespace waymark::ui {

class Button;
class DataTable;
class ListColumns;
class ListReader;

/// A list that isn't a DataTable: what is seen of it, asked for when it is wanted.
struct OtherList {
  enum class Rows { All, Selected };
  QAbstractItemView* view = nullptr;
  std::function<app::Sheet(Rows rows)> sheet = {};
  std::function<QString()> words = {};  // of the filter field
};

/// What a list says about itself.
struct ListSpec {
  const char* id;  // SavedView::list; up to a dot it is the page's id: "evidence.earlier"
  DataTable* table = nullptr;
  std::vector<int> byImportance = {};  // ListColumns
  bool hasViews = true;                // false for a list that doesn't filter
  /// What is asked for beyond the words of the filter field; and making it so, which gives what isn't known here.
  std::function<QJsonObject()> filter = {};
  std::function<QStringList(const QJsonObject&)> setFilter = {};
  /// What can be done to the row the Menu key is pressed on: stands first in its menu.
  std::function<void(QMenu& menu)> rowActions = {};
  OtherList other = {};  // instead of a table
};

class ListTools final : public QObject {
  Q_OBJECT
 public:
  ListTools(AppState& state, Navigator& navigator, ListSpec spec);
  [[nodiscard]] Button* button() const { return m_button; }
  [[nodiscard]] QMenu* menu() const { return m_menu; }
  /// Shows the list as a saved view has it; false if the view isn't one of this list's.
  bool open(const domain::SavedViewId& id);
  /// What is selected, or all of it, to the clipboard.
  void copy();
  /// Everything that is shown, to a file that is asked for.
  void askExport();
  /// To this file; the name's end decides between a workbook and CSV.
  void exportTo(const QString& file);

 signals:
  /// The file is written, or the sentence says why not.
  void exported(bool written);

 private:
  void fillMenu();
  void popUpForRow(const QPoint& at);
  void offerViews();
  void askName(const QString& title, const QString& name, const std::function<void(const QString&)>& named);
  void saveAs(const QString& name);
  void update();
  void rename(const QString& name);
  void remove();
  [[nodiscard]] bool isTaken(const QString& name, const domain::SavedViewId& but = {}) const;
  [[nodiscard]] std::string stateText() const;
  [[nodiscard]] QStringList applyState(const std::string& text);
  void showName();
  void sayCopied(qsizetype rows);
  [[nodiscard]] QAbstractItemView* listView() const;
  [[nodiscard]] qsizetype shownCount() const;

  AppState& m_state;
  Navigator& m_navigator;
  ListSpec m_spec;
  ListColumns* m_columns = nullptr;  // of a table
  Button* m_button;
  QMenu* m_menu;
  bool m_forRow = false;           // the menu is opened on a row
  ListReader* m_reader = nullptr;  // made with the first export
  domain::SavedViewId m_view;      // the one that is open, or null
};

/// The page and the argument that opens a saved view.
std::pair<QString, QString> placeOfView(const domain::SavedView& view);

}  // namespace waymark::ui
