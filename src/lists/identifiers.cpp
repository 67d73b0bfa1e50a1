// SPDX-License-Identifier: GPL-3.0-or-later
#include "lists/identifiers.h"

#include <algorithm>
#include <cstddef>

#include "lists/text_key.h"

namespace waymark::lists {
namespace {

constexpr std::string_view kCheckLetters = "ABCDEFGHJKLMNPQRTUVWXYZ";
static_assert(kCheckLetters.size() == 23);

}  // namespace

UpnShape upnShape(std::string_view upn) {
  if (upn.size() != 13 || kCheckLetters.find(upn.front()) == std::string_view::npos) return UpnShape::Wrong;
  if (!std::ranges::all_of(upn.substr(1, 11), isDigit)) return UpnShape::Wrong;
  if (isDigit(upn.back())) return UpnShape::Permanent;
  return kCheckLetters.find(upn.back()) == std::string_view::npos ? UpnShape::Wrong : UpnShape::Temporary;
}

bool upnLetterFits(std::string_view upn) {
  if (upnShape(upn) == UpnShape::Wrong) return false;
  std::size_t sum = 0;
  for (std::size_t i = 1; i < 13; ++i) {
    const auto value = isDigit(upn[i]) ? static_cast<std::size_t>(upn[i] - '0') : kCheckLetters.find(upn[i]);
    sum += value * (i + 1);
  }
  return kCheckLetters[sum % 23] == upn.front();
}

bool ulnFits(std::string_view uln) {
  if (uln.size() != 10 || !std::ranges::all_of(uln, isDigit)) return false;
  std::size_t sum = 0;
  for (std::size_t i = 0; i < 9; ++i) sum += static_cast<std::size_t>(uln[i] - '0') * (10 - i);
  const auto remainder = sum % 11;
  return remainder != 0 && 10 - remainder == static_cast<std::size_t>(uln[9] - '0');
}

bool urnShapeFits(std::string_view urn) {
  return urn.size() == 6 && urn.front() != '0' && std::ranges::all_of(urn, isDigit);
}

}  // namespace waymark::lists
