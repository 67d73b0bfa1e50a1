// SPDX-License-Identifier: GPL-3.0-or-later
// Reads JSON into structs and remembers the path, so that an error says "/tasks/12/when/unit". The first problem is
// kept and everything after it is skipped. Heavy (nlohmann): for .cpp files only.
#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/codes.h"
#include "base/date.h"
#include "base/error.h"

namespace waymark::base {

using Json = nlohmann::json;

/// JSON text as a value: clean UTF-8, complete, no key twice, at most `kDeepest` levels. BadText, BadJson.
Result<Json> parseJson(std::string_view text, std::string_view file);

class JsonReader {
 public:
  explicit JsonReader(std::string file) : m_file(std::move(file)) {}

  [[nodiscard]] bool ok() const { return !m_error; }
  [[nodiscard]] const std::optional<Error>& error() const { return m_error; }
  void problem(std::string_view what);

  /// Visits object member `name`; a missing one is a problem.
  template <class F>
  void member(const Json& object, const char* name, F&& visit) {
    if (!ok()) return;
    const auto at = expectObject(object) ? object.find(name) : object.end();
    if (!ok()) return;
    if (at == object.end()) return problem(std::string("“") + name + "” is missing");
    const Step step(*this, name);
    visit(*at);
  }
  /// Visits it if it is there and not null.
  template <class F>
  void optionalMember(const Json& object, const char* name, F&& visit) {
    if (!ok() || !expectObject(object)) return;
    const auto at = object.find(name);
    if (at == object.end() || at->is_null()) return;
    const Step step(*this, name);
    visit(*at);
  }
  template <class F>
  void each(const Json& list, F&& visit) {
    if (!ok()) return;
    if (!list.is_array()) return problem("a list is expected");
    for (std::size_t i = 0; i < list.size() && ok(); ++i) {
      const Step step(*this, std::to_string(i));
      visit(list[i]);
    }
  }

  void read(const Json& value, std::string& out);
  void read(const Json& value, int& out);
  void read(const Json& value, bool& out);
  void read(const Json& value, double& out);
  void read(const Json& value, Day& out);
  void read(const Json& value, TimeOfDay& out);
  void read(const Json& value, ShortCode& out);
  template <Coded E>
  void read(const Json& value, E& out) {
    std::string text;
    read(value, text);
    if (!ok()) return;
    if (const auto code = parseCode<E>(text))
      out = *code;
    else
      problem("“" + text + "” is not one of: " + joinedCodes(CodeSet<E>::kCodes));
  }
  template <class T>
  void read(const Json& value, std::vector<T>& out) {
    each(value, [&](const Json& row) { read(row, out.emplace_back()); });
  }
  template <class T>
  void read(const Json& value, std::optional<T>& out) {
    read(value, out.emplace());
  }

  /// Any struct: by a `readRow(JsonReader&, const Json&, T&)` beside it.
  template <class T>
  void read(const Json& value, T& out) {
    readRow(*this, value, out);
  }

  template <class T>
  void field(const Json& object, const char* name, T& out) {
    member(object, name, [&](const Json& value) { read(value, out); });
  }
  template <class T>
  void optionalField(const Json& object, const char* name, T& out) {
    optionalMember(object, name, [&](const Json& value) { read(value, out); });
  }

 private:
  class Step {
   public:
    Step(JsonReader& reader, std::string_view name) : m_reader(reader), m_length(reader.m_path.size()) {
      m_reader.m_path.append("/").append(name);
    }
    ~Step() { m_reader.m_path.resize(m_length); }
    Step(const Step&) = delete;
    Step& operator=(const Step&) = delete;

   private:
    JsonReader& m_reader;
    std::size_t m_length;
  };
  bool expectObject(const Json& value);

  std::string m_file;
  std::string m_path;
  std::optional<Error> m_error;
};

}  // namespace waymark::base
