// SPDX-License-Identifier: GPL-3.0-or-later
#include "children/facet_model.h"

#include <algorithm>
#include <utility>

#include "children/children_words.h"

namespace waymark::ui {

namespace {

constexpr quintptr kQuestion = static_cast<quintptr>(-1);

/// Answers that have an order of their own.
bool keepsOrder(const app::Facet& facet) {
  return facet.kind == app::Facet::Kind::List || facet.kind == app::Facet::Kind::Problems ||
         facet.kind == app::Facet::Kind::Age || facet.kind == app::Facet::Kind::Clock;
}

}  // namespace

void FacetModel::setRead(std::shared_ptr<const ReadCaseload> read, SharedFacets facets) {
  beginResetModel();
  m_read = std::move(read);
  m_facets = std::move(facets);
  m_choice = app::FacetChoice(*m_facets);
  m_counts = m_choice.counts(*m_facets, m_read->caseload.size(), [](std::size_t) { return true; });
  m_answers.clear();
  for (const auto& counts : m_counts) {
    auto& answers = m_answers.emplace_back();
    for (std::uint32_t value = 0; value < counts.size(); ++value)
      if (counts[value] > 0) answers.push_back(value);
  }
  showAll();
  endResetModel();
}

void FacetModel::setChoice(const app::FacetChoice& choice) {
  m_choice = choice;
  arrange();
}

void FacetModel::setCounts(std::vector<std::vector<std::uint32_t>> counts) {
  m_counts = std::move(counts);
  arrange();
}

void FacetModel::setWords(const QString& words) {
  if (words.trimmed() == m_words) return;
  beginResetModel();
  m_words = words.trimmed();
  showAll();
  endResetModel();
}

void FacetModel::showAll() {
  m_shown.assign(m_answers.size(), {});
  for (std::size_t facet = 0; facet < m_answers.size(); ++facet) {
    for (const auto value : m_answers[facet])
      if (m_words.isEmpty() || m_choice.isChosen(facet, value) ||
          answer(facet, value).contains(m_words, Qt::CaseInsensitive))
        m_shown[facet].push_back(value);
    sortByCount(facet, m_shown[facet]);
  }
}

void FacetModel::sortByCount(std::size_t facet, std::vector<std::uint32_t>& values) const {
  if (keepsOrder((*m_facets)[facet])) return;
  const auto& counts = m_counts[facet];
  std::ranges::sort(values, [&](std::uint32_t a, std::uint32_t b) {
    return counts[a] != counts[b] ? counts[a] > counts[b] : a < b;
  });
}

/// Question by question, so that what is unfolded and where the focus is stay.
void FacetModel::arrange() {
  if (m_read == nullptr) return;
  for (std::size_t facet = 0; facet < m_shown.size(); ++facet) {
    auto now = m_shown[facet];
    sortByCount(facet, now);
    const auto question = index(static_cast<int>(facet), Answer);
    if (now != m_shown[facet]) {
      emit layoutAboutToBeChanged({question});
      const auto was = std::exchange(m_shown[facet], std::move(now));
      for (const auto& old : persistentIndexList()) {
        if (old.internalId() != facet) continue;
        const auto at = std::ranges::find(m_shown[facet], was[static_cast<std::size_t>(old.row())]);
        changePersistentIndex(old, index(static_cast<int>(at - m_shown[facet].begin()), old.column(), question));
      }
      emit layoutChanged({question});
    }
    emit dataChanged(question, index(static_cast<int>(facet), Count));
    if (!m_shown[facet].empty())
      emit dataChanged(index(0, Answer, question),
                       index(static_cast<int>(m_shown[facet].size()) - 1, Count, question));
  }
}

QString FacetModel::title(std::size_t facet) const {
  return facetTitle(m_read->caseload, (*m_facets)[facet]);
}

QString FacetModel::answer(std::size_t facet, std::uint32_t value) const {
  return facetAnswer(m_read->caseload, (*m_facets)[facet], value);
}

QModelIndex FacetModel::index(int row, int column, const QModelIndex& parent) const {
  if (row < 0 || column < 0 || column > Count || row >= rowCount(parent)) return {};
  return createIndex(row, column, parent.isValid() ? static_cast<quintptr>(parent.row()) : kQuestion);
}

QModelIndex FacetModel::parent(const QModelIndex& child) const {
  if (!child.isValid() || child.internalId() == kQuestion) return {};
  return createIndex(static_cast<int>(child.internalId()), 0, kQuestion);
}

int FacetModel::rowCount(const QModelIndex& parent) const {
  if (!parent.isValid()) return static_cast<int>(m_shown.size());
  if (parent.internalId() != kQuestion || parent.column() != Answer) return 0;
  return static_cast<int>(m_shown[static_cast<std::size_t>(parent.row())].size());
}

int FacetModel::columnCount(const QModelIndex&) const {
  return 2;
}

QVariant FacetModel::data(const QModelIndex& index, int role) const {
  if (!index.isValid()) return {};
  if (role == Qt::TextAlignmentRole && index.column() == Count)
    return QVariant::fromValue(Qt::AlignRight | Qt::AlignVCenter);
  if (index.internalId() == kQuestion) {
    const auto facet = static_cast<std::size_t>(index.row());
    if (index.column() != Answer) return {};
    if (role == Qt::DisplayRole || role == Qt::ToolTipRole) return title(facet);
    if (role == Qt::AccessibleTextRole && m_choice.asks(facet)) return tr("%1, filtered").arg(title(facet));
    if (role == Qt::FontRole) return textFont(TextSize::Body, TextWeight::Strong);
    return {};
  }
  const auto facet = static_cast<std::size_t>(index.internalId());
  const auto value = m_shown[facet][static_cast<std::size_t>(index.row())];
  const auto count = static_cast<qlonglong>(m_counts[facet][value]);
  switch (role) {
    case Qt::DisplayRole:
      return index.column() == Answer ? answer(facet, value) : tr("%L1").arg(count);
    case Qt::ToolTipRole:
      return index.column() == Answer ? answer(facet, value) : QVariant();
    case Qt::AccessibleTextRole:
      return index.column() == Answer ? tr("%1: %2, %L3").arg(title(facet), answer(facet, value)).arg(count)
                                      : QVariant();
    case Qt::CheckStateRole:
      if (index.column() != Answer) return {};
      return static_cast<int>(m_choice.isChosen(facet, value) ? Qt::Checked : Qt::Unchecked);
    default:
      return {};
  }
}

bool FacetModel::setData(const QModelIndex& index, const QVariant& value, int role) {
  if (role != Qt::CheckStateRole || !index.isValid() || index.internalId() == kQuestion) return false;
  const auto facet = static_cast<std::size_t>(index.internalId());
  m_choice.set(facet, m_shown[facet][static_cast<std::size_t>(index.row())],
               static_cast<Qt::CheckState>(value.toInt()) == Qt::Checked);
  emit ticked();
  return true;
}

Qt::ItemFlags FacetModel::flags(const QModelIndex& index) const {
  if (!index.isValid()) return {};
  auto flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable;
  if (index.internalId() != kQuestion && index.column() == Answer) flags |= Qt::ItemIsUserCheckable;
  return flags;
}

}  // namespace waymark::ui
