// SPDX-License-Identifier: GPL-3.0-or-later
// The rows of all lists as one table, by case code: read from the caseload's columns as they are asked for, sorted by
// what they are, filtered by words and facets.
#pragma once

#include <functional>
#include <memory>

#include "app/facets.h"
#include "children/caseload_source.h"
#include "children/clock_reader.h"
#include "widgets/table_model.h"

namespace waymark::ui {

class ChildrenModel final : public TableModel {
  Q_OBJECT
 public:
  enum ColumnId {
    Code, List, Age, Year, Need, Phase, Setting, SettingName, SettingPhase, SettingType, SettingLocality,
    Clock, Problems, Wrong, FirstFurther
  };

  /// The columns are those of the caseload's definition.
  explicit ChildrenModel(std::shared_ptr<const ReadCaseload> read, QObject* parent = nullptr);

  [[nodiscard]] const ReadCaseload& read() const { return *m_read; }
  /// What is chosen among facets that came anew.
  using Chooser = std::function<app::FacetChoice(const std::vector<app::Facet>&)>;
  /// Another state of the same definition's lists, in one reset with what is chosen among its facets: a view never
  /// shows all rows in between. False if it is of another definition, or a register came or went.
  bool setRead(std::shared_ptr<const ReadCaseload> read, const Chooser& choose);
  /// The children's clocks, null while there are none; in one reset too.
  void setClocks(std::shared_ptr<const ReadClocks> clocks, const Chooser& choose);
  [[nodiscard]] const SharedFacets& facets() const { return m_facets; }
  void setChoice(app::FacetChoice choice);
  [[nodiscard]] const app::FacetChoice& choice() const { return m_choice; }
  /// By facet, by value, while the words and the other choices are as they are.
  [[nodiscard]] std::vector<std::vector<std::uint32_t>> counts() const;
  [[nodiscard]] int sourceCount() const override { return static_cast<int>(m_read->caseload.size()); }
  /// The source row of a row's id or a case code's first; -1 for none.
  [[nodiscard]] int find(const base::Uuid& id) const;
  [[nodiscard]] int find(const std::string& caseCode) const;
  [[nodiscard]] int shownProblems() const;
  /// Columns in the order in which they matter where there is little room; without the one that takes what is left.
  [[nodiscard]] std::vector<int> byImportance() const;

 protected:
  [[nodiscard]] QVariant cell(int sourceRow, int column, int role) const override;
  [[nodiscard]] base::Uuid idOf(int sourceRow) const override {
    return m_read->caseload.rowId(static_cast<std::size_t>(sourceRow));
  }
  [[nodiscard]] bool less(int sourceA, int sourceB, int column) const override;
  [[nodiscard]] std::string searchText(int sourceRow) const override;

 private:
  [[nodiscard]] QString text(std::size_t row, int column) const;
  [[nodiscard]] QString wrong(std::size_t row) const;
  /// What the settings register says; nullptr where it says nothing, or the column is another one.
  [[nodiscard]] const std::string* ofSetting(std::size_t row, int column) const;
  [[nodiscard]] const schedule::ChildClock* clockOf(std::size_t row) const;
  void join();
  /// The rows follow the choice, where there is or was one.
  void applyChoice(bool hadChoice);
  /// The definition's column that a column shows, or nothing.
  [[nodiscard]] std::optional<std::size_t> shownColumn(int column) const;

  std::shared_ptr<const ReadCaseload> m_read;
  std::shared_ptr<const ReadCaseload> m_first;  // that the columns were made from, where it is another one
  std::vector<std::optional<std::size_t>> m_columns;  // of the definition, by column of ours
  std::shared_ptr<const ReadClocks> m_clocks;
  std::vector<const schedule::ChildClock*> m_pressing;  // by row, of m_clocks; empty without them
  SharedFacets m_facets;
  app::FacetChoice m_choice;
};

}  // namespace waymark::ui
