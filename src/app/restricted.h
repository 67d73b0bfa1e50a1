// SPDX-License-Identifier: GPL-3.0-or-later
// What only named people see (docs/decisions/0018-restricted.md): the sealed half of a record, who is named for which
// part, and which evidence is under the embargo. Pure; used wherever evidence is listed, found or sent out.
#pragma once

#include <map>
#include <string>
#include <string_view>

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

/// From the first meeting to publication: what came from inspectors in confidence stays out of lists, search, bundles,
/// packs and the library.
bool isUnderEmbargo(const domain::Workspace& workspace, const domain::InspectionId& inspection);
bool isUnderEmbargo(const domain::Workspace& workspace, const domain::Evidence& evidence);
/// With the evidence that they belong to.
bool isUnderEmbargo(const domain::Workspace& workspace, const domain::Attachment& attachment);
bool isUnderEmbargo(const domain::Workspace& workspace, const domain::FileLink& link);

}  // namespace waymark::app
