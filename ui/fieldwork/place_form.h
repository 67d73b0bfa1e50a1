// SPDX-License-Identifier: GPL-3.0-or-later
// The form of a place where sessions are held.
#pragma once

#include "domain/fieldwork.h"
#include "widgets/record_form.h"

class QLineEdit;

namespace waymark::ui {

class FormCombo;

class PlaceForm final : public RecordForm {
  Q_OBJECT
 public:
  explicit PlaceForm(QWidget* parent = nullptr);
  void show(Mode mode, const domain::Place& place);
  [[nodiscard]] domain::Place value() const;
  bool check();
  void focusFirst() override;

 private:
  domain::Place m_given;
  QLineEdit* m_name;
  FormCombo* m_kind;
  QLineEdit* m_address;
  QLineEdit* m_seats;
  QLineEdit* m_minutes;
  QLineEdit* m_access;
  FormRow* m_nameRow = nullptr;
};

}  // namespace waymark::ui
