// SPDX-License-Identifier: GPL-3.0-or-later
// Lists as models: values in a vector, filtered and sorted by an index vector of our own (a proxy model takes 52 ms a
// key at 20,000 rows, this 1 to 3). Rows are updated one by one from changes; a reset happens on loading and filtering.
#pragma once

#include <QAbstractTableModel>
#include <functional>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/id.h"
#include "widgets/theme.h"

namespace waymark::ui {

struct Column {
  QString title;
  int width = 120;                          // device-independent pixels, set once
  Qt::Alignment alignment = Qt::AlignLeft;  // AlignRight for numbers
  QString tooltip = {};
  const char* id = "";  // what views and widths are kept under: never translated, never used again for another
};
/// Gives each column its id, in order.
std::vector<Column> named(std::vector<Column> columns, std::initializer_list<const char*> ids);

/// Roles beside Qt's own, for every model here.
enum ModelRole {
  IdRole = Qt::UserRole + 1,  // QByteArray of 16 bytes
  MarkRole,                   // int(Mark): DataTable paints the shape before the text
  TextRole,                   // int(Role): the text's colour
  PillRole,                   // QString: a pill after the text
};

class TableModel : public QAbstractTableModel {
  Q_OBJECT
 public:
  explicit TableModel(std::vector<Column> columns, QObject* parent = nullptr);

  [[nodiscard]] const std::vector<Column>& columns() const { return m_columns; }
  [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
  [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
  void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;

  /// Every word must be in a row's search text (case and accents folded). "" shows all.
  void setFilterText(const QString& text);
  [[nodiscard]] const QString& filterText() const { return m_filterText; }
  /// The column that rows are sorted by, or -1 for their own order.
  [[nodiscard]] int sortColumn() const { return m_sortColumn; }
  [[nodiscard]] Qt::SortOrder sortOrder() const { return m_sortOrder; }
  /// A further condition on source rows; an empty function takes it away.
  void setCondition(std::function<bool(int sourceRow)> condition);
  [[nodiscard]] bool isFiltered() const { return !m_words.empty() || m_condition; }

  [[nodiscard]] int sourceRow(int viewRow) const { return m_shown[static_cast<std::size_t>(viewRow)]; }
  /// The place of an id among the shown rows, or -1.
  [[nodiscard]] int viewRowOf(const base::Uuid& id) const;
  [[nodiscard]] base::Uuid idAt(int viewRow) const;
  [[nodiscard]] virtual int sourceCount() const = 0;
  /// How many rows hold a search text that matches now.
  [[nodiscard]] int shownCount() const { return static_cast<int>(m_shown.size()); }

 protected:
  /// What a cell says. Roles: DisplayRole, ToolTipRole, MarkRole, TextRole, PillRole, AccessibleTextRole.
  [[nodiscard]] virtual QVariant cell(int sourceRow, int column, int role) const = 0;
  [[nodiscard]] virtual base::Uuid idOf(int sourceRow) const = 0;
  /// On typed values. Ties are broken by source order.
  [[nodiscard]] virtual bool less(int sourceA, int sourceB, int column) const;
  /// Folded text (base::folded) that a filter looks in; made when first needed and after a change.
  [[nodiscard]] virtual std::string searchText(int sourceRow) const;
  /// The filter field's words alone, whatever else is asked for: for counts beside a list.
  [[nodiscard]] bool matchesWords(int sourceRow) const;

  // For the holder of the values, around each change:
  void sourceAboutToBeReset();        // before all values are replaced: a view asks once more for what it shows
  void sourceReset();                 // after they were
  void sourceChanged(int sourceRow);  // after one was replaced
  void sourceAppended();              // after one was put at the end
  void sourceAboutToBeRemoved(int sourceRow);
  void sourceRemoved(int sourceRow);

 private:
  [[nodiscard]] bool passes(int sourceRow) const;
  [[nodiscard]] bool before(int sourceA, int sourceB) const;
  [[nodiscard]] int placeFor(int sourceRow) const;
  void rebuild();
  const std::string& cachedSearchText(int sourceRow) const;

  std::vector<Column> m_columns;
  std::vector<int> m_shown;  // view row -> source row
  mutable std::vector<std::string> m_search;
  QString m_filterText;
  std::vector<std::string> m_words;
  std::function<bool(int)> m_condition;
  int m_sortColumn = -1;
  Qt::SortOrder m_sortOrder = Qt::AscendingOrder;
};

/// The usual holder: a vector of T, found by id. T needs nothing; the derived class says what its id is.
template <class T>
class VectorModel : public TableModel {
 public:
  using TableModel::TableModel;

  [[nodiscard]] const std::vector<T>& rows() const { return m_rows; }
  [[nodiscard]] int sourceCount() const override { return static_cast<int>(m_rows.size()); }
  [[nodiscard]] const T& at(int sourceRow) const { return m_rows[static_cast<std::size_t>(sourceRow)]; }
  [[nodiscard]] const T& shown(int viewRow) const { return at(sourceRow(viewRow)); }

  void setRows(std::vector<T> rows) {
    sourceAboutToBeReset();
    m_rows = std::move(rows);
    m_index.clear();
    m_index.reserve(m_rows.size());
    for (int i = 0; i < sourceCount(); ++i) m_index.emplace(rowId(at(i)), i);
    sourceReset();
  }
  /// Replaces the row of the same id, or appends.
  void put(T row) {
    const auto [entry, isNew] = m_index.try_emplace(rowId(row), sourceCount());
    if (isNew) {
      m_rows.push_back(std::move(row));
      sourceAppended();
    } else {
      m_rows[static_cast<std::size_t>(entry->second)] = std::move(row);
      sourceChanged(entry->second);
    }
  }
  void remove(const base::Uuid& id) {
    const auto entry = m_index.find(id);
    if (entry == m_index.end()) return;
    const int row = entry->second;
    sourceAboutToBeRemoved(row);
    m_rows.erase(m_rows.begin() + row);
    m_index.erase(entry);
    for (auto& [key, place] : m_index)
      if (place > row) --place;
    sourceRemoved(row);
  }
  /// The source row of an id, or -1.
  [[nodiscard]] int find(const base::Uuid& id) const {
    const auto entry = m_index.find(id);
    return entry == m_index.end() ? -1 : entry->second;
  }

 protected:
  [[nodiscard]] virtual base::Uuid rowId(const T& row) const = 0;
  [[nodiscard]] base::Uuid idOf(int sourceRow) const override { return rowId(at(sourceRow)); }

 private:
  std::vector<T> m_rows;
  std::unordered_map<base::Uuid, int> m_index;
};

}  // namespace waymark::ui
