// SPDX-License-Identifier: GPL-3.0-or-later
// The worklist of statutory clocks: a line a clock, worst first.
#pragma once

#include <memory>

#include "app/clock_report.h"
#include "shell/app_state.h"
#include "widgets/table_model.h"

namespace waymark::ui {

struct ClockLine {
  base::Uuid id;  // the child's, with the clock's place in it
  app::ClockRow at;
  QString caseCode;
};

class ClocksModel final : public VectorModel<ClockLine> {
  Q_OBJECT
 public:
  enum ColumnId { Case, Clock, State, HowLate, Due, Why, Note };
  explicit ClocksModel(const AppState& state, QObject* parent = nullptr);
  void set(std::shared_ptr<const app::ClockReport> report, const app::ClockFilter& filter);
  /// A note was made, edited or taken away.
  void notesChanged();

  [[nodiscard]] const app::ChildClocks* child(const base::Uuid& id) const;
  [[nodiscard]] const schedule::ChildClock* clock(const base::Uuid& id) const;
  /// The line of a child's worst clock; null where none is shown.
  [[nodiscard]] base::Uuid lineOf(const QString& caseCode) const;

 protected:
  [[nodiscard]] QVariant cell(int sourceRow, int column, int role) const override;
  [[nodiscard]] base::Uuid rowId(const ClockLine& line) const override { return line.id; }
  [[nodiscard]] bool less(int sourceA, int sourceB, int column) const override;
  [[nodiscard]] std::string searchText(int sourceRow) const override;

 private:
  [[nodiscard]] const schedule::ChildClock& clockAt(int sourceRow) const;
  [[nodiscard]] QString noteText(int sourceRow) const;
  [[nodiscard]] QString text(int sourceRow, int column) const;
  void indexNotes();

  const AppState& m_state;
  std::shared_ptr<const app::ClockReport> m_report;
  std::unordered_map<std::string, QString> m_notes;  // by noteKey
};

}  // namespace waymark::ui
