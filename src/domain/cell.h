// SPDX-License-Identifier: GPL-3.0-or-later
// How each field type stands in a Cell. Overloads by type; every door (SQL, JSON, CSV) uses these and no other.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/codes.h"
#include "base/date.h"
#include "base/error.h"
#include "base/id.h"
#include "domain/record.h"

namespace waymark::domain {

// toText: the one text form of a single value. fromText: back, or the error with {field}.
inline std::string toText(const std::string& value) {
  return value;
}
inline std::string toText(base::Day value) {
  return base::isoText(value);
}
inline std::string toText(base::TimeOfDay value) {
  return base::timeText(value);
}
inline std::string toText(base::Stamp value) {
  return base::stampText(value);
}
inline std::string toText(const base::ShortCode& value) {
  return value.text();
}
inline std::string toText(const base::DateRange& value) {
  return base::isoText(value.from) + "/" + base::isoText(value.to);  // ISO 8601 interval
}
template <base::Coded E>
std::string toText(E value) {
  return std::string(base::codeText(value));
}
template <class Tag>
std::string toText(const base::Id<Tag>& value) {
  return base::uuidText(value.uuid);
}

base::Result<void> fromText(std::string_view text, std::string_view field, std::string& out);
base::Result<void> fromText(std::string_view text, std::string_view field, base::Day& out);
base::Result<void> fromText(std::string_view text, std::string_view field, base::TimeOfDay& out);
base::Result<void> fromText(std::string_view text, std::string_view field, base::Stamp& out);
base::Result<void> fromText(std::string_view text, std::string_view field, base::ShortCode& out);
base::Result<void> fromText(std::string_view text, std::string_view field, base::DateRange& out);
base::Result<void> fromText(std::string_view text, std::string_view field, base::Uuid& out);
template <base::Coded E>
base::Result<void> fromText(std::string_view text, std::string_view field, E& out) {
  if (const auto code = base::parseCode<E>(text)) {
    out = *code;
    return {};
  }
  return base::fail(base::Code::UnknownCode, {{"field", std::string(field)},
                                              {"value", std::string(text)},
                                              {"allowed", base::joinedCodes(base::CodeSet<E>::kCodes)}});
}
template <class Tag>
base::Result<void> fromText(std::string_view text, std::string_view field, base::Id<Tag>& out) {
  return fromText(text, field, out.uuid);
}

// toCell / fromCell: any field.
template <class T>
Cell toCell(const T& value) {
  return toText(value);
}
inline Cell toCell(int value) {
  return std::int64_t{value};
}
template <class T>
Cell toCell(const std::optional<T>& value) {
  return value ? toCell(*value) : Cell{};
}
template <class T>
Cell toCell(const std::vector<T>& values) {
  std::vector<std::string> words;
  words.reserve(values.size());
  for (const auto& value : values) words.push_back(toText(value));
  return words;
}
template <base::Coded E>
Cell toCell(const base::EnumSet<E>& values) {
  std::vector<std::string> words;
  for (std::size_t i = 0; i < base::codeCount<E>(); ++i)
    if (values.contains(static_cast<E>(i))) words.emplace_back(base::codeText(static_cast<E>(i)));
  return words;
}

base::Result<void> fromCell(const Cell& cell, std::string_view field, int& out);
/// The text of a cell that must be one text; MissingField for an empty cell, BadNumber never.
base::Result<std::string_view> textOf(const Cell& cell, std::string_view field);
/// The words of a list cell; a text counts as words parted by spaces, nothing as none.
base::Result<std::vector<std::string>> wordsOf(const Cell& cell, std::string_view field);

template <class T>
base::Result<void> fromCell(const Cell& cell, std::string_view field, T& out) {
  const auto text = textOf(cell, field);
  if (!text) return tl::make_unexpected(text.error());
  return fromText(*text, field, out);
}
inline base::Result<void> fromCell(const Cell& cell, std::string_view field, std::string& out) {
  if (std::holds_alternative<std::monostate>(cell)) {
    out.clear();
    return {};
  }
  const auto text = textOf(cell, field);
  if (!text) return tl::make_unexpected(text.error());
  return fromText(*text, field, out);
}
template <class T>
base::Result<void> fromCell(const Cell& cell, std::string_view field, std::optional<T>& out) {
  const auto* text = std::get_if<std::string>(&cell);
  if (std::holds_alternative<std::monostate>(cell) || (text != nullptr && text->empty())) {
    out.reset();
    return {};
  }
  return fromCell(cell, field, out.emplace());
}
template <class T>
base::Result<void> fromCell(const Cell& cell, std::string_view field, std::vector<T>& out) {
  const auto words = wordsOf(cell, field);
  if (!words) return tl::make_unexpected(words.error());
  out.clear();
  out.reserve(words->size());
  for (const auto& word : *words)
    if (auto done = fromText(word, field, out.emplace_back()); !done) return done;
  return {};
}
template <base::Coded E>
base::Result<void> fromCell(const Cell& cell, std::string_view field, base::EnumSet<E>& out) {
  const auto words = wordsOf(cell, field);
  if (!words) return tl::make_unexpected(words.error());
  out = {};
  for (const auto& word : *words) {
    E value{};
    if (auto done = fromText(word, field, value); !done) return done;
    out.insert(value);
  }
  return {};
}

}  // namespace waymark::domain
