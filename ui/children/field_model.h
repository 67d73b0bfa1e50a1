// SPDX-License-Identifier: GPL-3.0-or-later
// What one list says of one child, field by field, with what is wrong beside it; and a plan's dates by extract.
#pragma once

#include "app/plan_history.h"
#include "children/caseload_source.h"
#include "widgets/table_model.h"

namespace waymark::ui {

struct FieldRow {
  std::size_t column = 0;  // in Definition::columns
  QString title;
  QString value;
  QString problems;  // what is wrong with it, "" for nothing
  bool isError = false;
  QString correction = {};       // "corrected here; the source says “SLCN”", "" for none
  bool isOvertaken = false;  // the source has a third value, which is shown
};

class FieldModel final : public VectorModel<FieldRow> {
  Q_OBJECT
 public:
  enum ColumnId { Name, Value };
  explicit FieldModel(QObject* parent = nullptr);
  void show(const app::Caseload& caseload, std::size_t row);
  static base::Uuid idOfColumn(std::size_t column);
  static std::size_t columnOfId(const base::Uuid& id);

 private:
  static void showCorrection(FieldRow& row, const lists::Definition& definition, const app::ShownCorrection* correction);

 protected:
  [[nodiscard]] QVariant cell(int sourceRow, int column, int role) const override;
  [[nodiscard]] base::Uuid rowId(const FieldRow& row) const override { return idOfColumn(row.column); }
};

struct DatesRow {
  base::Uuid id;  // the extract's
  QString extract;
  std::vector<std::optional<base::Day>> dates;
  std::vector<bool> isNew;  // not what the extract before said
};

class DatesModel final : public VectorModel<DatesRow> {
  Q_OBJECT
 public:
  /// The extract, and a column for each of the history's dates.
  DatesModel(const lists::Definition& definition, const std::vector<std::size_t>& dates, QObject* parent = nullptr);
  void show(const app::PlanHistory& history, const domain::ChildId& child);

 protected:
  [[nodiscard]] QVariant cell(int sourceRow, int column, int role) const override;
  [[nodiscard]] base::Uuid rowId(const DatesRow& row) const override { return row.id; }
};

}  // namespace waymark::ui
