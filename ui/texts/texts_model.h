// SPDX-License-Identifier: GPL-3.0-or-later
// The texts as a list: when each goes out, what it is, for whom. Used by the Texts page.
#pragma once

#include "app/texts.h"
#include "shell/app_state.h"
#include "widgets/table_model.h"

namespace waymark::ui {

struct TextRow {
  const app::BuiltInText* text = nullptr;
  std::optional<base::Day> due;
  std::optional<base::TimeOfDay> dueTime;
  bool isOut = false;  // its task is done
  bool isOwn = false;  // people here have worded it
};

class TextsModel final : public VectorModel<TextRow> {
  Q_OBJECT
 public:
  enum ColumnPlace { Due, Title, Audience, State };
  explicit TextsModel(AppState& state, QObject* parent = nullptr);
  void reload();
  [[nodiscard]] static base::Uuid idOfText(const std::string& id) { return base::namedUuid("text " + id); }

 protected:
  [[nodiscard]] QVariant cell(int sourceRow, int column, int role) const override;
  [[nodiscard]] base::Uuid rowId(const TextRow& row) const override { return idOfText(row.text->id); }
  [[nodiscard]] bool less(int sourceA, int sourceB, int column) const override;

 private:
  [[nodiscard]] QString stateWord(const TextRow& row) const;
  AppState& m_state;
};

}  // namespace waymark::ui
