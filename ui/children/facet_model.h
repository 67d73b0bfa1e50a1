// SPDX-License-Identifier: GPL-3.0-or-later
// Facets as a tree of two levels: a question, and its answers with a box to tick and the number of children. Answers
// with many children come first.
#pragma once

#include <QAbstractItemModel>
#include <memory>
#include <vector>

#include "app/facets.h"
#include "children/caseload_source.h"

namespace waymark::ui {

class FacetModel final : public QAbstractItemModel {
  Q_OBJECT
 public:
  enum ColumnId { Answer, Count };
  using QAbstractItemModel::QAbstractItemModel;

  /// Other facets, or those of another caseload; nothing is ticked.
  void setRead(std::shared_ptr<const ReadCaseload> read, SharedFacets facets);
  [[nodiscard]] const SharedFacets& facets() const { return m_facets; }
  void setChoice(const app::FacetChoice& choice);
  [[nodiscard]] const app::FacetChoice& choice() const { return m_choice; }
  /// As app::FacetChoice::counts gives them.
  void setCounts(std::vector<std::vector<std::uint32_t>> counts);
  /// Answers whose words hold this; "" for all.
  void setWords(const QString& words);
  [[nodiscard]] QString title(std::size_t facet) const;
  [[nodiscard]] QString answer(std::size_t facet, std::uint32_t value) const;

  [[nodiscard]] QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
  [[nodiscard]] QModelIndex parent(const QModelIndex& child) const override;
  [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
  bool setData(const QModelIndex& index, const QVariant& value, int role) override;
  [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;

 signals:
  void ticked();

 private:
  void showAll();
  void arrange();
  void sortByCount(std::size_t facet, std::vector<std::uint32_t>& values) const;

  std::shared_ptr<const ReadCaseload> m_read;
  SharedFacets m_facets;
  app::FacetChoice m_choice;
  std::vector<std::vector<std::uint32_t>> m_counts;
  std::vector<std::vector<std::uint32_t>> m_answers;  // by facet: values that some child has
  std::vector<std::vector<std::uint32_t>> m_shown;    // by facet: in the order in which they stand
  QString m_words;
};

}  // namespace waymark::ui
