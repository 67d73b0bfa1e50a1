// SPDX-License-Identifier: GPL-3.0-or-later
// Closed code sets: an enum in memory, its code as text at every door. A set of them is one word of bits.
#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace waymark::base {

/// Specialised beside each enum: `static constexpr std::array<std::string_view, N> kCodes` in the enum's order.
template <class E>
struct CodeSet;

template <class E>
concept Coded = requires {
  CodeSet<E>::kCodes.size();
};

template <Coded E>
constexpr std::string_view codeText(E value) {
  return CodeSet<E>::kCodes[static_cast<std::size_t>(value)];
}

template <Coded E>
constexpr std::optional<E> parseCode(std::string_view text) {
  for (std::size_t i = 0; i < CodeSet<E>::kCodes.size(); ++i)
    if (CodeSet<E>::kCodes[i] == text) return static_cast<E>(i);
  return std::nullopt;
}

template <Coded E>
constexpr std::size_t codeCount() {
  return CodeSet<E>::kCodes.size();
}

/// "few, some, many, most": for the sentence about an unknown code.
std::string joinedCodes(std::span<const std::string_view> codes);

template <Coded E>
class EnumSet {
 public:
  constexpr EnumSet() = default;
  constexpr EnumSet(std::initializer_list<E> values) {
    for (const E value : values) insert(value);
  }
  constexpr void insert(E value) { m_bits |= bit(value); }
  constexpr void remove(E value) { m_bits &= ~bit(value); }
  [[nodiscard]] constexpr bool contains(E value) const { return (m_bits & bit(value)) != 0; }
  [[nodiscard]] constexpr bool empty() const { return m_bits == 0; }
  [[nodiscard]] constexpr std::uint32_t bits() const { return m_bits; }
  constexpr bool operator==(const EnumSet&) const = default;

 private:
  static_assert(CodeSet<E>::kCodes.size() <= 32);
  static constexpr std::uint32_t bit(E value) { return 1U << static_cast<unsigned>(value); }
  std::uint32_t m_bits = 0;
};

/// A short id that data defines, not code: a criterion's "E1". At most 8 bytes, so it compares as one word.
class ShortCode {
 public:
  constexpr ShortCode() = default;
  /// Nothing for an empty text, more than 8 bytes, or anything but A-Z a-z 0-9.
  static std::optional<ShortCode> make(std::string_view text);
  [[nodiscard]] std::string text() const;
  [[nodiscard]] constexpr bool empty() const { return m_word == 0; }
  constexpr auto operator<=>(const ShortCode&) const = default;

 private:
  std::uint64_t m_word = 0;  // first character in the highest byte, so that order is alphabetical
};

}  // namespace waymark::base
