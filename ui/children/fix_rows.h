// SPDX-License-Identifier: GPL-3.0-or-later
// Corrections as a list, by source and school; what becomes of the rows of a filled sheet; settings that no child of the
// lists is at.
#pragma once

#include "app/fix_at_source.h"
#include "children/caseload_source.h"
#include "widgets/table_model.h"

namespace waymark::ui {

struct CorrectionRow {
  domain::ListCorrectionId id;
  QString caseCode;
  QString list;
  QString source;
  QString school;
  QString column;
  QString was;        // "Sealed" where the column tells who a child is
  QString corrected;
  lists::CorrectionState state = lists::CorrectionState::CannotTell;
  QString by;
  QString note;
  std::optional<std::size_t> row;  // of the caseload: the child's first on the list
  std::size_t at = 0;              // in Definition::columns
};

class CorrectionModel final : public VectorModel<CorrectionRow> {
  Q_OBJECT
 public:
  enum ColumnId { Child, Source, School, Field, Was, Corrected, State, By, Note, List };
  explicit CorrectionModel(QObject* parent = nullptr);
  /// Those that somebody has to look at first, then by source and child.
  void show(const ReadCaseload& read);
  [[nodiscard]] int count(lists::CorrectionState state) const;

 protected:
  [[nodiscard]] QVariant cell(int sourceRow, int column, int role) const override;
  [[nodiscard]] base::Uuid rowId(const CorrectionRow& row) const override { return row.id.uuid; }
};

struct TakenLine {
  std::uint32_t row = 0;  // of the sheet
  QString caseCode;
  QString column;
  QString now;
  QString correction;
  app::TakenFate fate = app::TakenFate::Refused;
  QString problem;
};

class TakenModel final : public VectorModel<TakenLine> {
  Q_OBJECT
 public:
  enum ColumnId { Row, Fate, Child, Field, Now, Becomes, Why };
  explicit TakenModel(QObject* parent = nullptr);
  /// What is refused and what is corrected; rows that were left blank are counted alone.
  void show(const app::TakenBack& taken, const lists::Definition& definition);

 protected:
  [[nodiscard]] QVariant cell(int sourceRow, int column, int role) const override;
  [[nodiscard]] bool less(int sourceA, int sourceB, int column) const override;
  [[nodiscard]] base::Uuid rowId(const TakenLine& row) const override;
};

class ReturnsModel final : public VectorModel<lists::Setting> {
  Q_OBJECT
 public:
  enum ColumnId { Name, Urn, Type, Phase, Locality };
  explicit ReturnsModel(QObject* parent = nullptr);

 protected:
  [[nodiscard]] QVariant cell(int sourceRow, int column, int role) const override;
  [[nodiscard]] base::Uuid rowId(const lists::Setting& row) const override { return base::namedUuid(row.urn); }
};

}  // namespace waymark::ui
