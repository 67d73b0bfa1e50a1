// SPDX-License-Identifier: GPL-3.0-or-later
// One line of a return in the panel: a field for each column of the return's definition.
#pragma once

#include "app/return_forms.h"
#include "widgets/record_form.h"

namespace waymark::ui {

class ReturnLineForm final : public RecordForm {
  Q_OBJECT
 public:
  /// `definition` must outlive it.
  ReturnLineForm(const app::ReturnForm& definition, base::Day today, QWidget* parent = nullptr);
  void show(Mode mode, const app::ReturnLine& line);
  [[nodiscard]] const app::ReturnLine& line() const { return m_line; }
  /// By the definition's columns, as typed.
  [[nodiscard]] std::vector<std::string> cells() const;
  /// Beside the field it is about; nothing takes all of them away.
  void setProblem(const std::optional<base::Error>& error);
  void focusFirst() override;

 private:
  const app::ReturnForm& m_definition;
  app::ReturnLine m_line;
  std::vector<QWidget*> m_fields;  // by column
  std::vector<FormRow*> m_rows;
};

}  // namespace waymark::ui
