// SPDX-License-Identifier: GPL-3.0-or-later
// Looks through what somebody wrote for what could tell who a child or an adult is, before it enters a workspace. A help
// for the person who decides, not a proof: names are found by titles, by words that lead to one ("my son …") and by a
// list of common given names, and many aren't found.
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/codes.h"

namespace waymark::lists {

enum class PersonalData { Name, Email, Phone, Postcode, Upn, NhsNumber, Date, LongNumber };

struct PersonalDataHit {
  PersonalData kind = PersonalData::Name;
  std::size_t at = 0;  // in bytes
  std::size_t length = 0;
  bool operator==(const PersonalDataHit&) const = default;
};

/// In the text's order; none overlaps another.
std::vector<PersonalDataHit> findPersonalData(std::string_view text);
/// Each hit replaced by what it is: "[name]", "[postcode]".
std::string withoutPersonalData(std::string_view text, const std::vector<PersonalDataHit>& hits);

}  // namespace waymark::lists

template <>
struct waymark::base::CodeSet<waymark::lists::PersonalData> {
  static constexpr std::array<std::string_view, 8> kCodes{"name", "email", "phone",      "postcode",
                                                          "upn",  "nhs_number", "date", "long_number"};
};
