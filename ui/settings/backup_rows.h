// SPDX-License-Identifier: GPL-3.0-or-later
// The backups that are there, as a table: when, how much, whether each is whole.
#pragma once

#include "app/backup.h"
#include "widgets/table_model.h"

namespace waymark::ui {

class BackupModel final : public VectorModel<app::Backup> {
  Q_OBJECT
 public:
  enum Column { When, State, Changes, Size, Why, File };
  explicit BackupModel(QObject* parent = nullptr);

 protected:
  [[nodiscard]] QVariant cell(int sourceRow, int column, int role) const override;
  [[nodiscard]] bool less(int sourceA, int sourceB, int column) const override;
  [[nodiscard]] base::Uuid rowId(const app::Backup& row) const override;
};

}  // namespace waymark::ui
