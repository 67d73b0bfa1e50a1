// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/codes.h"

namespace waymark::base {

std::string joinedCodes(std::span<const std::string_view> codes) {
  std::string out;
  for (const auto code : codes) {
    if (!out.empty()) out += ", ";
    out += code;
  }
  return out;
}

std::optional<ShortCode> ShortCode::make(std::string_view text) {
  if (text.empty() || text.size() > 8) return std::nullopt;
  ShortCode code;
  for (std::size_t i = 0; i < 8; ++i) {
    std::uint64_t byte = 0;
    if (i < text.size()) {
      const char c = text[i];
      if (!((c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))) return std::nullopt;
      byte = static_cast<unsigned char>(c);
    }
    code.m_word = code.m_word << 8U | byte;
  }
  return code;
}

std::string ShortCode::text() const {
  std::string out;
  for (unsigned shift = 64; shift > 0; shift -= 8) {
    const auto byte = static_cast<char>(m_word >> (shift - 8) & 0xFFU);
    if (byte == 0) break;
    out += byte;
  }
  return out;
}

}  // namespace waymark::base
