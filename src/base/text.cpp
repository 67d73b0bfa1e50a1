// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/text.h"

#include <cstdint>
#include <cstring>

namespace waymark::base {
namespace {

unsigned char byteAt(std::string_view text, std::size_t i) {
  return static_cast<unsigned char>(text[i]);
}

/// Length of the well-formed sequence that starts at `i`, or 0.
std::size_t sequenceLength(std::string_view text, std::size_t i) {
  const auto lead = byteAt(text, i);
  if (lead < 0x80) return lead == 0 ? 0 : 1;
  std::size_t length = 0;
  unsigned char low = 0x80;
  unsigned char high = 0xBF;
  if (lead >= 0xC2 && lead <= 0xDF) {
    length = 2;
  } else if (lead >= 0xE0 && lead <= 0xEF) {
    length = 3;
    if (lead == 0xE0) low = 0xA0;
    if (lead == 0xED) high = 0x9F;
  } else if (lead >= 0xF0 && lead <= 0xF4) {
    length = 4;
    if (lead == 0xF0) low = 0x90;
    if (lead == 0xF4) high = 0x8F;
  }
  if (length == 0 || i + length > text.size()) return 0;
  if (byteAt(text, i + 1) < low || byteAt(text, i + 1) > high) return 0;
  for (std::size_t k = 2; k < length; ++k)
    if (byteAt(text, i + k) < 0x80 || byteAt(text, i + k) > 0xBF) return 0;
  return length;
}

char asciiLower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

/// Latin-1 letters U+00C0 to U+00FF without their accent; '?' where there is none to take off.
constexpr std::string_view kLatin1Base = "aaaaaaaceeeeiiiidnooooo?ouuuuy?saaaaaaaceeeeiiiidnooooo?ouuuuy?y";
static_assert(kLatin1Base.size() == 64);

/// The same for U+0100 to U+017F: Welsh ŵ and ŷ, Polish, Czech, Turkish and Romanian names.
constexpr std::string_view kLatinExtendedBase =
    "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiii??jjkk?lllllll"
    "lllnnnnnn???oooooo??rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";
static_assert(kLatinExtendedBase.size() == 128);

/// The plain letter of a two-byte sequence, or '\0'.
char plainLetter(unsigned char lead, unsigned char next) {
  const auto index = static_cast<std::size_t>(next & 0x3F);
  const char base = lead == 0xC3   ? kLatin1Base[index]
                    : lead == 0xC4 ? kLatinExtendedBase[index]
                    : lead == 0xC5 ? kLatinExtendedBase[index + 64]
                                   : '?';
  return base == '?' ? '\0' : base;
}

}  // namespace

bool isCleanText(std::string_view bytes) {
  for (std::size_t i = 0; i < bytes.size();) {
    // Eight bytes at once while all are ASCII and none is NUL (a borrow out of a NUL reaches its top bit).
    std::uint64_t eight = 0;
    if (bytes.size() - i >= sizeof eight) {
      std::memcpy(&eight, bytes.data() + i, sizeof eight);
      if (((eight | (eight - 0x0101010101010101U)) & 0x8080808080808080U) == 0) {
        i += sizeof eight;
        continue;
      }
    }
    const auto length = sequenceLength(bytes, i);
    if (length == 0) return false;
    i += length;
  }
  return true;
}

Result<std::string> cleanText(std::string_view bytes, std::string_view where) {
  if (!isCleanText(bytes)) return fail(Code::BadText, {{"where", std::string(where)}});
  return std::string(bytes);
}

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view kSpace = " \t\r\n\f\v";
  const auto first = text.find_first_not_of(kSpace);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(kSpace) - first + 1);
}

std::vector<std::string_view> splitOn(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  for (;;) {
    const auto at = text.find(separator);
    parts.push_back(text.substr(0, at));
    if (at == std::string_view::npos) return parts;
    text.remove_prefix(at + 1);
  }
}

bool isDecimal(std::string_view text) {
  if (text.starts_with('-')) text.remove_prefix(1);
  const auto digits = [](std::string_view part) {
    return !part.empty() && part.find_first_not_of("0123456789") == std::string_view::npos;
  };
  const auto point = text.find('.');
  return digits(text.substr(0, point)) && (point == std::string_view::npos || digits(text.substr(point + 1)));
}

std::string folded(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    const auto lead = byteAt(text, i);
    if (lead < 0x80) {
      out += asciiLower(text[i++]);
      continue;
    }
    if (i + 1 < text.size()) {
      if (const char base = plainLetter(lead, byteAt(text, i + 1)); base != '\0') {
        out += base;
        i += 2;
        continue;
      }
    }
    if (lead == 0xE2 && i + 2 < text.size() && byteAt(text, i + 1) == 0x80) {
      const auto last = byteAt(text, i + 2);
      const char plain = last == 0x98 || last == 0x99 ? '\'' : last == 0x9C || last == 0x9D ? '"' : '\0';
      if (plain != '\0') {
        out += plain;
        i += 3;
        continue;
      }
    }
    out += text[i++];
  }
  return out;
}

std::string slug(std::string_view text) {
  std::string out;
  for (const char c : folded(text)) {
    const bool keep = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    if (keep)
      out += c;
    else if (!out.empty() && out.back() != '-')
      out += '-';
  }
  while (!out.empty() && out.back() == '-') out.pop_back();
  return out;
}

std::string elided(std::string_view text, std::size_t limit) {
  std::size_t i = 0;
  for (std::size_t count = 0; i < text.size(); ++count) {
    if (count == limit) return std::string(text.substr(0, i)) + "…";
    const auto length = sequenceLength(text, i);
    i += length == 0 ? 1 : length;
  }
  return std::string(text);
}

}  // namespace waymark::base
