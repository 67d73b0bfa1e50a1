// SPDX-License-Identifier: GPL-3.0-or-later
// An assessment as JSON: the payload of a Snapshot, and what waymark-cli judge prints (docs/cli.md).
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "base/error.h"
#include "judgement/assess.h"

namespace waymark::judgement {

/// What a row is called outside: a finding's id or reference.
using RowName = std::function<std::string(std::uint32_t row)>;

/// One object, two spaces a level. Outcomes and criteria by id, findings by `nameOf`. `inspection` is left out
/// unless it is given.
std::string assessmentJson(const Assessment& assessment, const framework::Pack& pack, const RowName& nameOf,
                           std::optional<std::string_view> inspection = {});

/// The assessment again, to compare with a later one. Rows mean nothing outside the bank they came from, so reasons
/// and criteria come back without them. Criteria and outcomes that the pack doesn't have are an error: BadJson,
/// BadSchema {file, path, problem}.
base::Result<Assessment> parseAssessment(std::string_view json, const framework::Pack& pack, std::string_view where);

}  // namespace waymark::judgement
