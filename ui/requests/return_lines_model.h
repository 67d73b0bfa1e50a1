// SPDX-License-Identifier: GPL-3.0-or-later
// The lines of a return as a list, with the columns of its definition.
#pragma once

#include "app/return_forms.h"
#include "widgets/table_model.h"

namespace waymark::ui {

class ReturnLinesModel final : public VectorModel<app::ReturnLine> {
  Q_OBJECT
 public:
  enum ColumnId { Line, FirstCell };
  /// `definition` must outlive it.
  explicit ReturnLinesModel(const app::ReturnForm& definition, QObject* parent = nullptr);
  /// The first column that is words: it takes the room that is left.
  [[nodiscard]] int wordsColumn() const;

 protected:
  [[nodiscard]] QVariant cell(int sourceRow, int column, int role) const override;
  [[nodiscard]] base::Uuid rowId(const app::ReturnLine& line) const override { return line.row.id.uuid; }
  [[nodiscard]] bool less(int sourceA, int sourceB, int column) const override;
  [[nodiscard]] std::string searchText(int sourceRow) const override;

 private:
  const app::ReturnForm& m_definition;
};

}  // namespace waymark::ui
