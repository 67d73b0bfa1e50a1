// SPDX-License-Identifier: GPL-3.0-or-later
// The numbers that children and settings are known by: their shapes and check characters. Pure.
#pragma once

#include <string_view>

namespace waymark::lists {

/// Unique pupil number: a check letter and 12 digits; a temporary one ends in a letter instead of its last digit.
enum class UpnShape { Wrong, Permanent, Temporary };
UpnShape upnShape(std::string_view upn);

/// The check letter of a UPN: characters 2 to 13 weighted by their places, modulo 23, as a letter of an alphabet
/// without I, O and S; the last letter of a temporary one counts as its place there. Source: DfE, "Unique pupil
/// numbers: a guide for schools and local authorities"; school census error 1510. H801200001001 is right.
bool upnLetterFits(std::string_view upn);

/// Unique learner number: ten digits; the first nine weighted 10 to 2, modulo 11; the last is ten less the remainder.
/// A remainder of 0 gives no valid number. Source: Learning Records Service, ULN check digit. 1000000043 is right.
bool ulnFits(std::string_view uln);

/// Unique reference number of a setting (Get Information about Schools): six digits, the first not 0.
bool urnShapeFits(std::string_view urn);

}  // namespace waymark::lists
