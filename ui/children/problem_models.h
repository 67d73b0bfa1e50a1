// SPDX-License-Identifier: GPL-3.0-or-later
// What is wrong with the lists, twice: a row a rule, and a row a fault of a child. Clean rules and children are left
// out; rules that are switched off here are the last rows, with who did it, when and why.
#pragma once

#include <memory>

#include "children/caseload_source.h"
#include "widgets/table_model.h"

namespace waymark::ui {

/// A rule on one list, switched off or with rows that fail it, or the cells of a list that couldn't be read.
struct RuleRow {
  std::string code;  // app::kUnreadKey for cells
  QString list;
  lists::Severity severity = lists::Severity::Error;
  QString title;
  QString message;
  QString whatToDo;
  int rows = 0;
  QString off = {};  // "Switched off by Priya Shah, Mon 8 Sep 2025, 09:40: we have no such pupils"
};

class RuleModel final : public VectorModel<RuleRow> {
  Q_OBJECT
 public:
  enum ColumnId { Code, List, Severity, Wrong, Rows };
  explicit RuleModel(QObject* parent = nullptr);
  /// Errors before queries, most rows first.
  void show(const app::Caseload& caseload, const domain::Workspace& workspace);

 protected:
  [[nodiscard]] QVariant cell(int sourceRow, int column, int role) const override;
  [[nodiscard]] bool less(int sourceA, int sourceB, int column) const override;
  [[nodiscard]] std::string searchText(int sourceRow) const override;
  [[nodiscard]] base::Uuid rowId(const RuleRow& row) const override;
};

class FaultModel final : public TableModel {
  Q_OBJECT
 public:
  enum ColumnId { Child, List, Severity, Code, Wrong, Cell, Says };
  /// By child, in the order of the lists.
  explicit FaultModel(QObject* parent = nullptr);
  void show(std::shared_ptr<const ReadCaseload> read);
  [[nodiscard]] int sourceCount() const override { return static_cast<int>(m_faults.size()); }
  /// The caseload's row, and the cell to mend.
  [[nodiscard]] std::pair<std::size_t, std::size_t> cellOf(int sourceRow) const;
  /// The source row of an id, or -1.
  [[nodiscard]] int find(const base::Uuid& id) const;
  /// Children (rows of the lists) with a fault, of those that are shown.
  [[nodiscard]] int shownChildren() const;

 protected:
  [[nodiscard]] QVariant cell(int sourceRow, int column, int role) const override;
  [[nodiscard]] base::Uuid idOf(int sourceRow) const override;
  [[nodiscard]] bool less(int sourceA, int sourceB, int column) const override;
  [[nodiscard]] std::string searchText(int sourceRow) const override;

 private:
  static constexpr std::uint32_t kUnreadRun = static_cast<std::uint32_t>(-1);
  struct Fault {
    std::uint32_t row = 0;     // of the caseload
    std::uint32_t run = 0;     // or kUnreadRun
    std::uint32_t column = 0;  // of the definition: where to mend
  };
  [[nodiscard]] const lists::Rule* ruleOf(const Fault& fault) const;
  [[nodiscard]] lists::Severity severityOf(const Fault& fault) const;
  [[nodiscard]] std::string codeOf(const Fault& fault) const;
  [[nodiscard]] QString text(const Fault& fault, int column) const;

  std::shared_ptr<const ReadCaseload> m_read;
  std::vector<Fault> m_faults;
};

}  // namespace waymark::ui
