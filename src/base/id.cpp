// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/id.h"

namespace waymark::base {
namespace {

int hexValue(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

void stampVersion(Uuid& id, std::uint8_t version) {
  id.bytes[6] = static_cast<std::uint8_t>((id.bytes[6] & 0x0FU) | unsigned{version} << 4U);
  id.bytes[8] = static_cast<std::uint8_t>((id.bytes[8] & 0x3FU) | 0x80U);
}

/// FNV-1a, 64 bit: spreads names over ids; not a security measure.
std::uint64_t fnv1a(std::string_view text, std::uint64_t hash) {
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3ULL;
  return hash;
}

}  // namespace

std::string uuidText(const Uuid& id) {
  constexpr std::string_view kHex = "0123456789abcdef";
  std::string out;
  out.reserve(36);
  for (std::size_t i = 0; i < 16; ++i) {
    if (i == 4 || i == 6 || i == 8 || i == 10) out += '-';
    out += kHex[id.bytes[i] >> 4U];
    out += kHex[id.bytes[i] & 0x0FU];
  }
  return out;
}

std::optional<Uuid> parseUuid(std::string_view text) {
  if (text.size() != 36) return std::nullopt;
  Uuid id;
  std::size_t at = 0;
  for (std::size_t i = 0; i < 16; ++i) {
    if (i == 4 || i == 6 || i == 8 || i == 10)
      if (text[at++] != '-') return std::nullopt;
    const int high = hexValue(text[at]);
    const int low = hexValue(text[at + 1]);
    if (high < 0 || low < 0) return std::nullopt;
    id.bytes[i] = static_cast<std::uint8_t>(high << 4 | low);
    at += 2;
  }
  return id;
}

IdMaker::IdMaker() {
  std::random_device device;
  std::seed_seq seed{device(), device(), device(), device()};
  m_random.seed(seed);
}

IdMaker::IdMaker(std::uint64_t seed) : m_random(seed) {}

Uuid IdMaker::make(Stamp at) {
  auto millisecond = static_cast<std::uint64_t>(at.time_since_epoch().count()) * 1000;
  if (millisecond <= m_lastMillisecond) millisecond = m_lastMillisecond;
  if (millisecond == m_lastMillisecond) {
    // rand_a as a counter (RFC 9562, 6.2, method 1); a full counter moves on to the next millisecond.
    if (++m_counter > 0x0FFF) {
      m_counter = 0;
      ++millisecond;
    }
  } else {
    m_counter = 0;
  }
  m_lastMillisecond = millisecond;
  Uuid id;
  for (std::size_t i = 0; i < 6; ++i) id.bytes[i] = static_cast<std::uint8_t>(millisecond >> (40 - 8 * i));
  id.bytes[6] = static_cast<std::uint8_t>(m_counter >> 8U);
  id.bytes[7] = static_cast<std::uint8_t>(m_counter);
  const std::uint64_t random = m_random();
  for (std::size_t i = 0; i < 8; ++i) id.bytes[8 + i] = static_cast<std::uint8_t>(random >> (8 * i));
  stampVersion(id, 7);
  return id;
}

Uuid namedUuid(std::string_view name) {
  const std::uint64_t high = fnv1a(name, 0xCBF29CE484222325ULL);
  const std::uint64_t low = fnv1a(name, high ^ 0x9E3779B97F4A7C15ULL);
  Uuid id;
  for (std::size_t i = 0; i < 8; ++i) {
    id.bytes[i] = static_cast<std::uint8_t>(high >> (8 * i));
    id.bytes[8 + i] = static_cast<std::uint8_t>(low >> (8 * i));
  }
  stampVersion(id, 8);
  return id;
}

}  // namespace waymark::base
