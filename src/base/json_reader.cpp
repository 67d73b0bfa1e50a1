// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/json_reader.h"

#include <cmath>
#include <set>

#include "base/text.h"

namespace waymark::base {
namespace {

constexpr std::size_t kDeepest = 32;
constexpr std::size_t kMostValues = 1'000'000;

/// Reads the text once without keeping it, and stops at the first thing that the parser wouldn't mind: a key that is
/// there twice (nlohmann keeps the last without a word), nesting or values without end. (Its own callback for this
/// takes time with the square of a list's length.)
class Watch final : public nlohmann::json_sax<Json> {
 public:
  std::string problem;

  bool null() override { return value(); }
  bool boolean(bool) override { return value(); }
  bool number_integer(number_integer_t) override { return value(); }
  bool number_unsigned(number_unsigned_t) override { return value(); }
  bool number_float(number_float_t, const string_t&) override { return value(); }
  bool string(string_t&) override { return value(); }
  bool binary(binary_t&) override { return value(); }
  bool start_object(std::size_t) override { return enter(); }
  bool start_array(std::size_t) override { return enter(); }
  bool end_object() override { return leave(); }
  bool end_array() override { return leave(); }
  bool key(string_t& name) override {
    return m_keys.back().insert(name).second || refuse("“" + name + "” is there twice");
  }
  bool parse_error(std::size_t, const std::string&, const nlohmann::detail::exception& error) override {
    // what() ends with the position; the first part is the library's own name for the error.
    problem = error.what();
    if (const auto at = problem.find("] "); at != std::string::npos) problem.erase(0, at + 2);
    return false;
  }

 private:
  bool refuse(std::string what) {
    problem = std::move(what);
    return false;
  }
  bool value() {
    return ++m_values <= kMostValues || refuse("it holds more than " + std::to_string(kMostValues) + " values");
  }
  bool enter() {
    if (m_keys.size() >= kDeepest) return refuse("it is nested too deeply");
    m_keys.emplace_back();
    return value();
  }
  bool leave() {
    m_keys.pop_back();
    return true;
  }

  std::vector<std::set<std::string>> m_keys;  // of each level; a list has none
  std::size_t m_values = 0;
};

}  // namespace

Result<Json> parseJson(std::string_view text, std::string_view file) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  if (!isCleanText(text)) return fail(Code::BadText, {{"where", std::string(file)}});
  Watch watch;
  if (Json::sax_parse(text, &watch))
    if (auto json = Json::parse(text, nullptr, false); !json.is_discarded()) return json;
  return fail(Code::BadJson, {{"where", std::string(file)}, {"problem", watch.problem}});
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
