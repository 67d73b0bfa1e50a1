// SPDX-License-Identifier: GPL-3.0-or-later
// The requests as a list (register and log are two sets of columns of it), and the rows of a sheet before they come in.
#pragma once

#include "app/request_sheet.h"
#include "requests/request_words.h"
#include "widgets/table_model.h"

namespace waymark::ui {

class RequestsModel final : public VectorModel<app::RequestRow> {
  Q_OBJECT
 public:
  enum ColumnId {
    Code, Title, Standing, Due, Owner, Deputy, Partner, Ready, Place, Days, Refreshed, Gap, Group, Received, AskedBy,
    Officer, Criteria, Versions
  };
  explicit RequestsModel(AppState& state, QObject* parent = nullptr);

 protected:
  [[nodiscard]] QVariant cell(int sourceRow, int column, int role) const override;
  [[nodiscard]] base::Uuid rowId(const app::RequestRow& row) const override { return row.id().uuid; }
  [[nodiscard]] bool less(int sourceA, int sourceB, int column) const override;
  [[nodiscard]] std::string searchText(int sourceRow) const override;

 private:
  [[nodiscard]] QString text(const app::RequestRow& row, int column) const;
  AppState& m_state;
};

class RequestImportModel final : public VectorModel<app::RequestImportRow> {
  Q_OBJECT
 public:
  enum ColumnId { Row, Fate, Code, Title, Words };
  explicit RequestImportModel(QObject* parent = nullptr);

 protected:
  [[nodiscard]] QVariant cell(int sourceRow, int column, int role) const override;
  [[nodiscard]] base::Uuid rowId(const app::RequestImportRow& row) const override;
};

}  // namespace waymark::ui
