// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/json_reader.h"

#include <cmath>
#include <set>

#include "base/text.h"

namespace waymark::base {
namespace {

constexpr int kDeepest = 32;

}  // namespace

Result<Json> parseJson(std::string_view text, std::string_view file) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  if (!isCleanText(text)) return fail(Code::BadText, {{"where", std::string(file)}});
  std::string problem;
  std::vector<std::set<std::string>> keys;
  const auto watch = [&](int depth, Json::parse_event_t event, Json& parsed) {
    if (depth > kDeepest && problem.empty()) problem = "it is nested too deeply";
    if (event == Json::parse_event_t::object_start) {
      keys.emplace_back();
    } else if (event == Json::parse_event_t::object_end) {
      if (!keys.empty()) keys.pop_back();
    } else if (event == Json::parse_event_t::key && !keys.empty()) {
      // nlohmann keeps the last of two equal keys without a word.
      const auto& key = parsed.get_ref<const std::string&>();
      if (!keys.back().insert(key).second && problem.empty()) problem = "“" + key + "” is there twice";
    }
    return problem.empty();
  };
  try {
    auto json = Json::parse(text, watch);
    if (problem.empty()) return json;
  } catch (const Json::exception& error) {
    // what() ends with the position; the first part is the library's own name for the error.
    problem = error.what();
    if (const auto at = problem.find("] "); at != std::string::npos) problem.erase(0, at + 2);
  }
  return fail(Code::BadJson, {{"where", std::string(file)}, {"problem", problem}});
}

void JsonReader::problem(std::string_view what) {
  if (m_error) return;
  m_error = Error{
      Code::BadSchema, {}, {{"file", m_file}, {"path", m_path.empty() ? "/" : m_path}, {"problem", std::string(what)}}};
}

bool JsonReader::expectObject(const Json& value) {
  if (!value.is_object()) problem("an object is expected");
  return ok();
}

void JsonReader::read(const Json& value, std::string& out) {
  if (!value.is_string()) return problem("a text is expected");
  out = value.get_ref<const std::string&>();
  if (!isCleanText(out)) problem("the text holds a NUL");
}

void JsonReader::read(const Json& value, int& out) {
  if (!value.is_number_integer()) return problem("a whole number is expected");
  const auto number = value.is_number_unsigned() ? value.get<std::uint64_t>() : 0;
  const auto whole = value.get<std::int64_t>();
  if (number > 1'000'000 || whole < -1'000'000 || whole > 1'000'000) return problem("the number is out of range");
  out = static_cast<int>(whole);
}

void JsonReader::read(const Json& value, bool& out) {
  if (!value.is_boolean()) return problem("true or false is expected");
  out = value.get<bool>();
}

void JsonReader::read(const Json& value, double& out) {
  if (!value.is_number()) return problem("a number is expected");
  out = value.get<double>();
  if (!std::isfinite(out)) problem("the number is out of range");
}

void JsonReader::read(const Json& value, Day& out) {
  std::string text;
  read(value, text);
  if (!ok()) return;
  if (const auto day = parseDay(text))
    out = *day;
  else
    problem("“" + text + "” is not a date such as 2025-09-08");
}

void JsonReader::read(const Json& value, TimeOfDay& out) {
  std::string text;
  read(value, text);
  if (!ok()) return;
  if (const auto time = parseTime(text))
    out = *time;
  else
    problem("“" + text + "” is not a time such as 09:30");
}

void JsonReader::read(const Json& value, ShortCode& out) {
  std::string text;
  read(value, text);
  if (!ok()) return;
  if (const auto code = ShortCode::make(text))
    out = *code;
  else
    problem("“" + text + "” is not a code of 1 to 8 letters and digits");
}

}  // namespace waymark::base
