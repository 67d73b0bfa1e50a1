// SPDX-License-Identifier: GPL-3.0-or-later
// What only named people see (docs/decisions/0018-restricted.md): the sealed half of a record, who is named for which
// part, and which evidence is under the embargo. Pure; used wherever evidence is listed, found or sent out.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "domain/change.h"
#include "domain/workspace.h"
#include "seal/seal.h"

namespace waymark::app {

/// The named texts of a record's `sealed` field. Keys stand beside each record's use of them.
using SealedTexts = std::map<std::string, std::string>;

/// For the `sealed` field of the record with this id: what is sealed for one doesn't open in another. Empty texts are
/// left out; "" where nothing is left.
std::string sealTexts(const seal::Key& key, const base::Uuid& record, const SealedTexts& texts);
/// Nothing for "". Locked without a key; SealDamaged.
base::Result<SealedTexts> openTexts(const seal::Key* key, const base::Uuid& record, std::string_view sealed);

/// The people named for a part of an inspection, in the workspace's order.
std::vector<domain::PersonId> namedFor(const domain::Workspace& workspace, const domain::InspectionId& inspection,
                                       domain::RestrictedPart part);
bool isNamedFor(const domain::Workspace& workspace, const domain::InspectionId& inspection,
                domain::RestrictedPart part, const domain::PersonId& person);

/// The parts in which a set writes: their records and who is named, what the embargo keeps, and what lifts it. Whoever
/// applies records as they come (a script's `put`, an undo) asks here whose door that needs. BadUse for a day of
/// publication after `today`: the embargo has no other clock.
base::Result<std::vector<domain::RestrictedPart>> partsWritten(const domain::Workspace& before,
                                                               const domain::ChangeSet& set, base::Day today);

/// What is said of a day of publication that hasn't come.
base::Error stillToCome(base::Day publication);

/// From the first meeting to the day of publication, which is written down when it has come: what came from inspectors
/// in confidence stays out of lists, search, bundles, packs and the library. The outcome alone lifts nothing: areas
/// hear it at the feedback meeting, months before.
bool isUnderEmbargo(const domain::Workspace& workspace, const domain::InspectionId& inspection);
bool isUnderEmbargo(const domain::Workspace& workspace, const domain::Evidence& evidence);
/// With the evidence that they belong to.
bool isUnderEmbargo(const domain::Workspace& workspace, const domain::Attachment& attachment);
bool isUnderEmbargo(const domain::Workspace& workspace, const domain::FileLink& link);
/// Made of a point: their words, until then. That there is one, its days and its state are no secret.
bool isUnderEmbargo(const domain::Workspace& workspace, const domain::Request& request);
bool isUnderEmbargo(const domain::Workspace& workspace, const domain::RequestVersion& version);
bool isUnderEmbargo(const domain::Workspace& workspace, const domain::Task& task);
/// The point that an action under the embargo was made of; nullptr for any other.
const domain::InspectionPoint* confidentialPointOf(const domain::Workspace& workspace, const domain::Task& task);

}  // namespace waymark::app
