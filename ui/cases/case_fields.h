// SPDX-License-Identifier: GPL-3.0-or-later
// Filling the fields of a tracked child's forms without taking away what somebody is typing, and choosing an agency.
#pragma once

#include <optional>
#include <string>

#include "app/restricted.h"
#include "base/date.h"
#include "domain/ids.h"
#include "widgets/fill_field.h"

namespace waymark::ui {

class AppState;
class FormCombo;
class IdCombo;

/// Education, health, social care; and one that a record has beside these.
FormCombo* makeAgencyCombo();
void setAgency(FormCombo* combo, const std::string& agency);
[[nodiscard]] std::string agencyOf(const FormCombo* combo);
/// Everybody of the workspace, by name.
void fillPeople(IdCombo* combo, const AppState& state, const std::optional<domain::PersonId>& chosen, bool isOther);
[[nodiscard]] std::optional<domain::PersonId> personOf(const IdCombo* combo);

}  // namespace waymark::ui
