// SPDX-License-Identifier: GPL-3.0-or-later
// Every row of a framework pack with its certainty and source, as a table.
#pragma once

#include "framework/pack.h"
#include "widgets/table_model.h"

namespace waymark::ui {

struct PackRow {
  base::Uuid id;
  QString part;  // "Criterion", "Task" …
  QString title;
  framework::Provenance provenance;
};

std::vector<PackRow> packRows(const framework::Pack& pack);
/// "Assumed", "Stated" …
QString certaintyWord(framework::Certainty certainty);

class PackRowModel final : public VectorModel<PackRow> {
  Q_OBJECT
 public:
  enum Column { Part, Title, Certainty, Source, Checked };
  explicit PackRowModel(QObject* parent = nullptr);

 protected:
  [[nodiscard]] QVariant cell(int sourceRow, int column, int role) const override;
  [[nodiscard]] bool less(int sourceA, int sourceB, int column) const override;
  [[nodiscard]] base::Uuid rowId(const PackRow& row) const override { return row.id; }
};

}  // namespace waymark::ui
