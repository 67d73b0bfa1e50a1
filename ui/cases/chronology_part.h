// SPDX-License-Identifier: GPL-3.0-or-later
// A tracked child's chronology across agencies: the days and agencies, and under the seal what happened.
#pragma once

#include <QWidget>

#include "cases/case_desk.h"
#include "cases/case_part_models.h"

namespace waymark::ui {

class Button;
class DataTable;
struct EventForm;

class ChronologyPart final : public QWidget, public CasePart {
  Q_OBJECT
 public:
  explicit ChronologyPart(CaseDesk& desk);
  void refresh(bool isOther) override;
  void empty() override;

 private:
  void open(const base::Uuid& id, bool isOther);
  void startNew();
  /// The line with what the form says; nothing where the day or the words are missing.
  [[nodiscard]] std::optional<domain::CaseEvent> taken(domain::CaseEvent before);
  void save();

  CaseDesk& m_desk;
  EventModel* m_model;
  DataTable* m_table;
  Button* m_new;
  EventForm* m_form;
  base::Uuid m_shown;
  base::Uuid m_awaited;
  bool m_quiet = false;
};

}  // namespace waymark::ui
