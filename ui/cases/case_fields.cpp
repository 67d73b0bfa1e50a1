// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases/case_fields.h"

#include <algorithm>

#include "app/tracked_children.h"
#include "bridge/text.h"
#include "shell/app_state.h"
#include "widgets/field.h"
#include "widgets/id_combo.h"

namespace waymark::ui {

FormCombo* makeAgencyCombo() {
  auto* combo = new FormCombo;
  for (const auto agency : app::kCaseAgencies)
    combo->addItem(toQt(app::agencyTitle(std::string(agency))), toQt(std::string(agency)));
  return combo;
}

void setAgency(FormCombo* combo, const std::string& agency) {
  const QString wanted = toQt(agency);
  int place = combo->findData(wanted);
  if (place < 0) {
    combo->addItem(agency.empty() ? QStringLiteral("–") : toQt(app::agencyTitle(agency)), wanted);
    place = combo->count() - 1;
  }
  combo->setCurrentIndex(place);
}

std::string agencyOf(const FormCombo* combo) {
  return fromQt(combo->currentData().toString());
}

void fillPeople(IdCombo* combo, const AppState& state, const std::optional<domain::PersonId>& chosen, bool isOther) {
  if (!isOther && (combo->hasFocus() || combo->lineEdit()->hasFocus())) return;  // a name is being typed
  std::vector<std::pair<base::Uuid, QString>> people;
  for (const auto& row : state.workspace().all<domain::Person>())
    people.emplace_back(row.value.id.uuid, toQt(row.value.name));
  std::ranges::sort(people, {}, &std::pair<base::Uuid, QString>::second);
  combo->setEntries(std::move(people));
  combo->setId(chosen ? std::optional(chosen->uuid) : std::nullopt);
}

std::optional<domain::PersonId> personOf(const IdCombo* combo) {
  const auto id = combo->id();
  return id ? std::optional(domain::PersonId{*id}) : std::nullopt;
}

}  // namespace waymark::ui
