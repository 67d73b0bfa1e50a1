// SPDX-License-Identifier: GPL-3.0-or-later
// A tracked child's chronology across agencies: the days and agencies, and under the seal what happened.
#pragma once

#include "cases/case_part_models.h"
#include "cases/record_part.h"

namespace waymark::ui {

struct EventForm;

class ChronologyPart final : public RecordPart {
  Q_OBJECT
 public:
  explicit ChronologyPart(CaseDesk& desk);
  void empty() override;

 protected:
  void fillRows() override;
  [[nodiscard]] std::optional<base::Result<app::SealedTexts>> openedWords(const base::Uuid& id) const override;
  void fillForm(const base::Uuid& id, const app::SealedTexts& words, bool isOther) override;
  void fillNew() override;
  [[nodiscard]] std::optional<domain::ChangeSet> edit(const base::Uuid& id) override;
  void save() override;
  void remove() override;

 private:
  ChronologyPart(CaseDesk& desk, EventModel* model, EventForm* form);
  void fillCriteria(const std::vector<base::ShortCode>& chosen, bool isOther);
  /// The line with what the form says; nothing where the day or the words are missing.
  [[nodiscard]] std::optional<domain::CaseEvent> taken(domain::CaseEvent before);

  EventModel* m_model;
  EventForm* m_form;
};

}  // namespace waymark::ui
