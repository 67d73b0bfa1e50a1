// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/cell.h"

#include "base/text.h"

namespace waymark::domain {
namespace {

using base::Code;
using base::fail;
using base::Result;

tl::unexpected<base::Error> badDate(std::string_view field, std::string_view value) {
  return fail(Code::BadDate, {{"field", std::string(field)}, {"value", std::string(value)}});
}

tl::unexpected<base::Error> badNumber(std::string_view field, std::string_view value, std::string_view allowed) {
  return fail(Code::BadNumber,
              {{"field", std::string(field)}, {"value", std::string(value)}, {"allowed", std::string(allowed)}});
}

template <class T>
Result<void> taken(std::optional<T> parsed, std::string_view field, std::string_view text, T& out) {
  if (!parsed) return badDate(field, text);
  out = *parsed;
  return {};
}

}  // namespace

Result<void> fromText(std::string_view text, std::string_view field, std::string& out) {
  if (!base::isCleanText(text)) return fail(Code::BadText, {{"where", std::string(field)}});
  out = text;
  return {};
}

Result<void> fromText(std::string_view text, std::string_view field, base::Day& out) {
  return taken(base::parseDay(text), field, text, out);
}

Result<void> fromText(std::string_view text, std::string_view field, base::TimeOfDay& out) {
  return taken(base::parseTime(text), field, text, out);
}

Result<void> fromText(std::string_view text, std::string_view field, base::Stamp& out) {
  return taken(base::parseStamp(text), field, text, out);
}

Result<void> fromText(std::string_view text, std::string_view field, base::ShortCode& out) {
  const auto code = base::ShortCode::make(text);
  if (!code)
    return fail(Code::UnknownCode, {{"field", std::string(field)},
                                    {"value", std::string(text)},
                                    {"allowed", "up to 8 letters and digits, as the framework has them"}});
  out = *code;
  return {};
}

Result<void> fromText(std::string_view text, std::string_view field, base::DateRange& out) {
  const auto slash = text.find('/');
  if (slash == std::string_view::npos) return badDate(field, text);
  const auto from = base::parseDay(text.substr(0, slash));
  const auto to = base::parseDay(text.substr(slash + 1));
  if (!from || !to || *to < *from) return badDate(field, text);
  out = {*from, *to};
  return {};
}

Result<void> fromText(std::string_view text, std::string_view field, base::Uuid& out) {
  const auto id = base::parseUuid(text);
  if (!id) return badNumber(field, text, "an id of 36 characters");
  out = *id;
  return {};
}

Result<void> fromCell(const Cell& cell, std::string_view field, int& out) {
  if (const auto* number = std::get_if<std::int64_t>(&cell)) {
    if (*number < -1'000'000'000 || *number > 1'000'000'000)
      return badNumber(field, std::to_string(*number), "a whole number up to 1,000,000,000");
    out = static_cast<int>(*number);
    return {};
  }
  return badNumber(field, "", "a whole number");
}

Result<std::string_view> textOf(const Cell& cell, std::string_view field) {
  if (const auto* text = std::get_if<std::string>(&cell)) return std::string_view(*text);
  if (const auto* number = std::get_if<std::int64_t>(&cell)) return badNumber(field, std::to_string(*number), "a text");
  return fail(Code::MissingField, {{"field", std::string(field)}});
}

Result<std::vector<std::string>> wordsOf(const Cell& cell, std::string_view field) {
  if (const auto* words = std::get_if<std::vector<std::string>>(&cell)) return *words;
  std::vector<std::string> words;
  if (const auto* text = std::get_if<std::string>(&cell)) {
    for (const auto part : base::splitOn(*text, ' '))
      if (!part.empty()) words.emplace_back(part);
    return words;
  }
  if (std::holds_alternative<std::monostate>(cell)) return words;
  return badNumber(field, "", "a list");
}

}  // namespace waymark::domain
