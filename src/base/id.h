// SPDX-License-Identifier: GPL-3.0-or-later
// UUIDv7 (RFC 9562, 5.7): 16 bytes in memory, text at the database's and JSON's door. Made by the program, so that
// records of several machines merge and sort by the time they were made.
#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <functional>
#include <optional>
#include <random>
#include <string>
#include <string_view>

#include "base/date.h"

namespace waymark::base {

struct Uuid {
  std::array<std::uint8_t, 16> bytes{};
  auto operator<=>(const Uuid&) const = default;
  [[nodiscard]] bool isNull() const { return *this == Uuid{}; }
};

/// "01890a5d-ac96-774b-bcce-b302099a8057", lower case.
std::string uuidText(const Uuid& id);
std::optional<Uuid> parseUuid(std::string_view text);

/// An id that can't be mixed up with another kind's.
template <class Tag>
struct Id {
  Uuid uuid;
  auto operator<=>(const Id&) const = default;
  [[nodiscard]] bool isNull() const { return uuid.isNull(); }
};

/// Makes ids. One a thread; with a seed it makes the same ids again (demonstration, tests).
class IdMaker {
 public:
  /// Seeded from the system's random device.
  IdMaker();
  explicit IdMaker(std::uint64_t seed);

  /// An id that sorts by `at` (milliseconds are taken from a counter, so ids of one second keep their order).
  Uuid make(Stamp at);
  template <class Tag>
  Id<Tag> makeId(Stamp at) {
    return Id<Tag>{make(at)};
  }

 private:
  std::mt19937_64 m_random;
  std::uint64_t m_lastMillisecond = 0;
  std::uint16_t m_counter = 0;
};

/// The same id for the same name, always (RFC 9562, 5.8: version 8): for rows that a pack or the demonstration names.
Uuid namedUuid(std::string_view name);

}  // namespace waymark::base

template <>
struct std::hash<waymark::base::Uuid> {
  std::size_t operator()(const waymark::base::Uuid& id) const noexcept {
    std::uint64_t low = 0;
    for (std::size_t i = 8; i < 16; ++i) low = low << 8U | id.bytes[i];
    return low;  // the last 62 bits are random in a UUIDv7
  }
};
template <class Tag>
struct std::hash<waymark::base::Id<Tag>> {
  std::size_t operator()(const waymark::base::Id<Tag>& id) const noexcept {
    return std::hash<waymark::base::Uuid>{}(id.uuid);
  }
};
