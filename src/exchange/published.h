// SPDX-License-Identifier: GPL-3.0-or-later
// The published inspections that came with the program (resources/models), and files of the same shape.
// Used by the second example, "the same picture for published inspections" and waymark-cli calibrate.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/error.h"
#include "domain/evidence.h"
#include "framework/pack.h"

namespace waymark::exchange {

struct PublishedInspection {
  std::string code;  // "R02"
  std::string area;
  std::optional<base::DateRange> onSite;
  std::string outcome;                     // the pack's outcome id
  std::vector<domain::Evidence> evidence;  // summary is the coder's own words for the theme
};

/// Those that came with the program, by code. Empty only where a pack shares none of their criteria or outcomes.
std::vector<PublishedInspection> publishedInspections(const framework::Pack& pack);

/// Findings and known outcomes from two files: JSON lines, and a list of {"inspection", "outcome", "area"} (or an
/// object with "inspections"). An inspection without findings, or findings without a known outcome, are left out.
/// BadJson, BadSchema, BadRow, UnknownCode {field, value, allowed}, DuplicateId.
base::Result<std::vector<PublishedInspection>> knownInspections(std::string_view findings,
                                                                std::string_view findingsFile,
                                                                std::string_view inspections,
                                                                std::string_view inspectionsFile,
                                                                const framework::Pack& pack);

}  // namespace waymark::exchange
