// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/table_model.h"

#include <algorithm>

#include "base/error.h"
#include "base/text.h"
#include "bridge/text.h"

namespace waymark::ui {

std::vector<Column> named(std::vector<Column> columns, std::initializer_list<const char*> ids) {
  WAYMARK_ASSERT(columns.size() == ids.size());
  std::transform(columns.begin(), columns.end(), ids.begin(), columns.begin(), [](Column column, const char* id) {
    column.id = id;
    return column;
  });
  return columns;
}

TableModel::TableModel(std::vector<Column> columns, QObject* parent)
    : QAbstractTableModel(parent), m_columns(std::move(columns)) {}

int TableModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : shownCount();
}

int TableModel::columnCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(m_columns.size());
}

QVariant TableModel::data(const QModelIndex& index, int role) const {
  if (!index.isValid() || index.row() >= shownCount()) return {};
  if (role == Qt::TextAlignmentRole)
    return QVariant::fromValue(m_columns[static_cast<std::size_t>(index.column())].alignment | Qt::AlignVCenter);
  const int source = sourceRow(index.row());
  if (role == IdRole) {
    const auto id = idOf(source);
    return QByteArray(reinterpret_cast<const char*>(id.bytes.data()), 16);
  }
  return cell(source, index.column(), role);
}

QVariant TableModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal || section < 0 || section >= columnCount()) return {};
  const auto& column = m_columns[static_cast<std::size_t>(section)];
  if (role == Qt::DisplayRole) return column.title;
  if (role == Qt::ToolTipRole && !column.tooltip.isEmpty()) return column.tooltip;
  if (role == Qt::TextAlignmentRole) return QVariant::fromValue(column.alignment | Qt::AlignVCenter);
  return {};
}

bool TableModel::less(int sourceA, int sourceB, int column) const {
  return QString::localeAwareCompare(cell(sourceA, column, Qt::DisplayRole).toString(),
                                     cell(sourceB, column, Qt::DisplayRole).toString()) < 0;
}

std::string TableModel::searchText(int sourceRow) const {
  QString text;
  for (int column = 0; column < columnCount(); ++column) {
    text += cell(sourceRow, column, Qt::DisplayRole).toString();
    text += u' ';
  }
  return base::folded(fromQt(text));
}

const std::string& TableModel::cachedSearchText(int sourceRow) const {
  if (m_search.size() != static_cast<std::size_t>(sourceCount()))
    m_search.resize(static_cast<std::size_t>(sourceCount()));
  auto& text = m_search[static_cast<std::size_t>(sourceRow)];
  if (text.empty()) text = searchText(sourceRow);
  return text;
}

bool TableModel::passes(int sourceRow) const {
  return (!m_condition || m_condition(sourceRow)) && matchesWords(sourceRow);
}

bool TableModel::matchesWords(int sourceRow) const {
  if (m_words.empty()) return true;
  const auto& text = cachedSearchText(sourceRow);
  return std::ranges::all_of(m_words, [&](const std::string& word) { return text.find(word) != std::string::npos; });
}

bool TableModel::before(int sourceA, int sourceB) const {
  if (m_sortColumn >= 0) {
    const bool forwards = m_sortOrder == Qt::AscendingOrder;
    if (less(sourceA, sourceB, m_sortColumn)) return forwards;
    if (less(sourceB, sourceA, m_sortColumn)) return !forwards;
  }
  return sourceA < sourceB;
}

int TableModel::placeFor(int sourceRow) const {
  const auto at =
      std::lower_bound(m_shown.begin(), m_shown.end(), sourceRow, [this](int a, int b) { return before(a, b); });
  return static_cast<int>(at - m_shown.begin());
}

void TableModel::rebuild() {
  m_shown.clear();
  const int count = sourceCount();
  m_shown.reserve(static_cast<std::size_t>(count));
  for (int i = 0; i < count; ++i)
    if (passes(i)) m_shown.push_back(i);
  if (m_sortColumn >= 0) std::sort(m_shown.begin(), m_shown.end(), [this](int a, int b) { return before(a, b); });
}

void TableModel::sort(int column, Qt::SortOrder order) {
  if (column >= columnCount()) return;
  m_sortColumn = column;
  m_sortOrder = order;
  emit layoutAboutToBeChanged({}, QAbstractItemModel::VerticalSortHint);
  const auto oldIndexes = persistentIndexList();
  std::vector<int> oldSources;
  for (const auto& index : oldIndexes) oldSources.push_back(sourceRow(index.row()));
  std::sort(m_shown.begin(), m_shown.end(), [this](int a, int b) { return before(a, b); });
  if (!oldIndexes.isEmpty()) {
    std::vector<int> viewOf(static_cast<std::size_t>(sourceCount()), -1);
    for (std::size_t i = 0; i < m_shown.size(); ++i) viewOf[static_cast<std::size_t>(m_shown[i])] = static_cast<int>(i);
    QModelIndexList newIndexes;
    for (qsizetype i = 0; i < oldIndexes.size(); ++i) {
      const int source = oldSources[static_cast<std::size_t>(i)];
      newIndexes.append(index(viewOf[static_cast<std::size_t>(source)], oldIndexes[i].column()));
    }
    changePersistentIndexList(oldIndexes, newIndexes);
  }
  emit layoutChanged({}, QAbstractItemModel::VerticalSortHint);
}

void TableModel::setFilterText(const QString& text) {
  m_filterText = text;
  std::vector<std::string> words;
  const std::string folded = base::folded(fromQt(text));
  for (const auto word : base::splitOn(folded, ' '))
    if (!word.empty()) words.emplace_back(word);
  if (words == m_words) return;
  beginResetModel();
  m_words = std::move(words);
  rebuild();
  endResetModel();
}

void TableModel::setCondition(std::function<bool(int)> condition) {
  beginResetModel();
  m_condition = std::move(condition);
  rebuild();
  endResetModel();
}

int TableModel::viewRowOf(const base::Uuid& id) const {
  for (int row = 0; row < shownCount(); ++row)
    if (idOf(sourceRow(row)) == id) return row;
  return -1;
}

base::Uuid TableModel::idAt(int viewRow) const {
  return idOf(sourceRow(viewRow));
}

void TableModel::sourceAboutToBeReset() {
  beginResetModel();
}

void TableModel::sourceReset() {
  m_search.clear();
  rebuild();
  endResetModel();
}

void TableModel::sourceChanged(int sourceRow) {
  if (static_cast<std::size_t>(sourceRow) < m_search.size()) m_search[static_cast<std::size_t>(sourceRow)].clear();
  const auto at = std::ranges::find(m_shown, sourceRow);
  const bool wasShown = at != m_shown.end();
  const bool isShown = passes(sourceRow);
  const int from = static_cast<int>(at - m_shown.begin());
  if (wasShown && isShown) {
    const bool leftFits = from == 0 || !before(sourceRow, m_shown[static_cast<std::size_t>(from - 1)]);
    const bool rightFits = from + 1 == shownCount() || !before(m_shown[static_cast<std::size_t>(from + 1)], sourceRow);
    if (!leftFits || !rightFits) {
      std::vector<int> others = m_shown;
      others.erase(others.begin() + from);
      const auto place =
          std::lower_bound(others.begin(), others.end(), sourceRow, [this](int a, int b) { return before(a, b); });
      const int to = static_cast<int>(place - others.begin());
      beginMoveRows({}, from, from, {}, to > from ? to + 1 : to);
      others.insert(place, sourceRow);
      m_shown = std::move(others);
      endMoveRows();
      emit dataChanged(index(to, 0), index(to, columnCount() - 1));
      return;
    }
    emit dataChanged(index(from, 0), index(from, columnCount() - 1));
  } else if (wasShown) {
    beginRemoveRows({}, from, from);
    m_shown.erase(at);
    endRemoveRows();
  } else if (isShown) {
    const int to = placeFor(sourceRow);
    beginInsertRows({}, to, to);
    m_shown.insert(m_shown.begin() + to, sourceRow);
    endInsertRows();
  }
}

void TableModel::sourceAppended() {
  const int source = sourceCount() - 1;
  if (!m_search.empty()) m_search.resize(static_cast<std::size_t>(sourceCount()));
  if (!passes(source)) return;
  const int to = placeFor(source);
  beginInsertRows({}, to, to);
  m_shown.insert(m_shown.begin() + to, source);
  endInsertRows();
}

void TableModel::sourceAboutToBeRemoved(int sourceRow) {
  const auto at = std::ranges::find(m_shown, sourceRow);
  if (at == m_shown.end()) return;
  const int row = static_cast<int>(at - m_shown.begin());
  beginRemoveRows({}, row, row);
  m_shown.erase(at);
  endRemoveRows();
}

void TableModel::sourceRemoved(int sourceRow) {
  if (static_cast<std::size_t>(sourceRow) < m_search.size()) m_search.erase(m_search.begin() + sourceRow);
  for (auto& shown : m_shown)
    if (shown > sourceRow) --shown;
}

}  // namespace waymark::ui
