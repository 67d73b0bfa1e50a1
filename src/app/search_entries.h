// SPDX-License-Identifier: GPL-3.0-or-later
// What of a workspace, its packs and its plan can be found (app/search_index.h). Pure; used by the window's Ctrl+K,
// which adds pages, actions and settings, and by `waymark-cli search`.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "app/plan.h"
#include "app/requests.h"
#include "app/search_index.h"
#include "domain/workspace.h"
#include "framework/pack.h"
#include "framework/pack_loader.h"
#include "seal/seal.h"

namespace waymark::app {

/// Ids: a criterion's code, a planned task's key, a record's uuid, a term as it is written, a pack's id.
SearchEntry evidenceEntry(const domain::Evidence& evidence, const domain::Workspace& workspace,
                          const framework::Pack& pack);
/// A free text of a survey of our own, as it was kept after the look through for personal data.
SearchEntry commentEntry(const domain::SurveyComment& comment, const domain::Workspace& workspace);
/// The other records: people, organisations, priorities, earlier findings, surveys and what was said.
void addRecords(std::vector<SearchEntry>& entries, const domain::Workspace& workspace, const framework::Pack& pack);
/// Criteria and terms.
void addPack(std::vector<SearchEntry>& entries, const framework::Pack& pack);
void addPlan(std::vector<SearchEntry>& entries, const Plan& plan, const framework::Pack& planPack,
             const domain::Workspace& workspace);
/// All but those under the embargo. `workspace` names their owners.
void addRequests(std::vector<SearchEntry>& entries, std::span<const RequestRow> rows, const domain::Workspace& workspace);
/// Concerns about a child or points of keeping in touch with their words, only for somebody who was let into that part:
/// nothing of them is found otherwise. Those that don't open are left out.
void addRestricted(std::vector<SearchEntry>& entries, const domain::Workspace& workspace,
                   const domain::InspectionId& inspection, domain::RestrictedPart part, const seal::Key& key);
void addPacks(std::vector<SearchEntry>& entries, const std::vector<framework::PackSummary>& packs);

}  // namespace waymark::app
