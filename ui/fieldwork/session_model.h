// SPDX-License-Identifier: GPL-3.0-or-later
// The lists of the Fieldwork page: sessions and places.
#pragma once

#include "domain/fieldwork.h"
#include "widgets/table_model.h"

namespace waymark::ui {

class AppState;

struct SessionRow {
  domain::FieldworkSession session;
  int clashes = 0;
};

class SessionModel final : public VectorModel<SessionRow> {
  Q_OBJECT
 public:
  enum ColumnId { Code, Title, When, Place, Inspectors, People, Kind, State, Pin, Clashes };
  explicit SessionModel(AppState& state, QObject* parent = nullptr);

 protected:
  [[nodiscard]] QVariant cell(int sourceRow, int column, int role) const override;
  [[nodiscard]] base::Uuid rowId(const SessionRow& row) const override { return row.session.id.uuid; }
  [[nodiscard]] bool less(int sourceA, int sourceB, int column) const override;
  [[nodiscard]] std::string searchText(int sourceRow) const override;

 private:
  [[nodiscard]] QString text(const SessionRow& row, int column) const;
  AppState& m_state;
};

class PlaceModel final : public VectorModel<domain::Place> {
  Q_OBJECT
 public:
  enum ColumnId { Name, Kind, Seats, Minutes, Access };
  explicit PlaceModel(QObject* parent = nullptr);

 protected:
  [[nodiscard]] QVariant cell(int sourceRow, int column, int role) const override;
  [[nodiscard]] base::Uuid rowId(const domain::Place& row) const override { return row.id.uuid; }
  [[nodiscard]] bool less(int sourceA, int sourceB, int column) const override;
};

}  // namespace waymark::ui
