// SPDX-License-Identifier: GPL-3.0-or-later
// Words and counts for organisations and people, and the changes that take one out without leaving loose ends.
// Used by the Partners page.
#pragma once

#include <QString>
#include <vector>

#include "domain/change.h"
#include "domain/workspace.h"
#include "shell/app_state.h"

namespace waymark::ui {

QString partnerKindWord(domain::PartnerKind kind);
/// "Health lead, Data and performance lead"; a role the pack doesn't know stands as its id.
QString rolesText(const framework::Pack& pack, const std::vector<std::string>& roles);
/// "Mon 16 Nov – Fri 20 Nov", the next one that isn't over; "" for none.
QString leaveText(const domain::Person& person, base::Day today);
QString personName(const domain::Workspace& workspace, const std::optional<domain::PersonId>& person);

/// What an organisation has to do with the inspection, in numbers.
struct PartnerCounts {
  int people = 0;
  int findings = 0;
  int criteria = 0;
  int openTasks = 0;
  int lateTasks = 0;
  bool operator==(const PartnerCounts&) const = default;
};
PartnerCounts countsOf(const AppState& state, const domain::PartnerId& partner);

/// The person whom a planned task falls to, if that is somebody of this organisation.
bool isOwnedBy(const AppState& state, const app::PlannedTask& task, const domain::PartnerId& partner);

/// Taking a person or an organisation out: what names them is cleared first, in one undo step.
domain::ChangeSet withoutPerson(const AppState& state, const domain::PersonId& person);
domain::ChangeSet withoutPartner(const AppState& state, const domain::PartnerId& partner);

}  // namespace waymark::ui
