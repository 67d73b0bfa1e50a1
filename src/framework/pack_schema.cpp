// SPDX-License-Identifier: GPL-3.0-or-later
// The JSON schema applied to a pack, with every mismatch and what to do about each.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <map>
#include <optional>
#include <regex>

#include "base/resources.h"
#include "framework/pack_checks.h"
#include "framework/pack_loader.h"

namespace waymark::framework {

using base::Json;
namespace {

// std::regex recurses with the text's length: no pattern of a pack needs more than this.
constexpr std::size_t kLongestPatterned = 1000;
constexpr std::size_t kQuoted = 60;

/// Characters, as the schema counts them.
std::size_t lengthOf(const std::string& text) {
  return static_cast<std::size_t>(
      std::ranges::count_if(text, [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U; }));
}

/// As much of a text as a sentence can take in.
std::string quoted(const std::string& text) {
  if (lengthOf(text) <= kQuoted) return "“" + text + "”";
  std::size_t end = kQuoted;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
  return "“" + text.substr(0, end) + "…”";
}

std::string shown(const Json& value) {
  if (value.is_string()) return quoted(value.get_ref<const std::string&>());
  if (value.is_structured()) return value.is_array() ? "a list" : "an object";
  return value.dump();
}

/// How many letters must change, up to a few: enough to know a slip of the finger.
std::size_t distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const auto above = row[j];
      row[j] = std::min({row[j] + 1, row[j - 1] + 1, diagonal + (a[i - 1] == b[j - 1] ? 0U : 1U)});
      diagonal = above;
    }
  }
  return row[b.size()];
}

std::string typeName(std::string_view type) {
  if (type == "object") return "an object";
  if (type == "array") return "a list";
  if (type == "string") return "a text";
  if (type == "integer") return "a whole number";
  if (type == "number") return "a number";
  if (type == "boolean") return "true or false";
  return "null";
}

bool isOfType(const Json& value, std::string_view type) {
  if (type == "object") return value.is_object();
  if (type == "array") return value.is_array();
  if (type == "string") return value.is_string();
  if (type == "number") return value.is_number();
  if (type == "boolean") return value.is_boolean();
  if (type == "null") return value.is_null();
  if (!value.is_number()) return false;
  return value.is_number_integer() || value.get<double>() == std::floor(value.get<double>());
}

/// What a pattern of the schema asks for, in words.
std::string patternWords(std::string_view pattern) {
  if (pattern.starts_with("^[a-z][a-z0-9_-]")) return "2 to 48 lower-case letters, digits, - and _, a letter first";
  if (pattern.starts_with("^[A-Z]")) return "a capital letter and up to seven letters and digits, as E1";
  if (pattern.starts_with("^https")) return "an address that begins with https://";
  if (pattern.starts_with("^[0-9]{4}")) return "a date as 2025-09-08";
  if (pattern.starts_with("^([01]")) return "a time as 09:30";
  if (pattern.starts_with("^(survey")) return "survey_opens, survey_closes, or information: and a group's id";
  return "numbers with up to two full stops, as 1.0";
}

using Patterns = std::map<std::string, std::regex, std::less<>>;

class Walk {
 public:
  Walk(const PackSchema& schema, Patterns& patterns, std::size_t most)
      : m_schema(schema), m_patterns(patterns), m_most(most) {}

  std::vector<PackProblem> problems;

  void visit(const Json& unresolved, const Json& value, const std::string& path) {
    if (isFull()) return;
    const auto& node = m_schema.get().resolved(unresolved);
    if (const auto type = node.find("type"); type != node.end() && !isOfType(value, type->get<std::string>()))
      return wrongKind(path, shown(value) + " stands where " + typeName(type->get<std::string>()) + " is expected",
                       "give " + typeName(type->get<std::string>()));
    if (const auto codes = node.find("enum"); codes != node.end() && std::ranges::find(*codes, value) == codes->end())
      return wrongKind(path, shown(value) + " is not known here", "give one of: " + joined(*codes));
    if (value.is_string()) text(node, value.get_ref<const std::string&>(), path);
    if (value.is_number()) number(node, value.get<double>(), path);
    if (value.is_object()) object(node, value, path);
    if (value.is_array()) list(node, value, path);
    if (const auto any = node.find("anyOf"); any != node.end()) oneOf(*any, value, path);
  }

 private:
  [[nodiscard]] bool isFull() const { return problems.size() >= m_most; }

  void add(const std::string& path, std::string problem, std::string fix) {
    if (!isFull())
      problems.push_back({base::Code::BadSchema, path.empty() ? "/" : path, std::move(problem), std::move(fix)});
  }
  void wrongKind(const std::string& path, std::string problem, std::string fix) {
    ++m_wrongKinds;
    add(path, std::move(problem), std::move(fix));
  }

  static std::string joined(const Json& codes) {
    std::string all;
    for (const auto& code : codes)
      all += (all.empty() ? "" : ", ") + (code.is_string() ? code.get<std::string>() : code.dump());
    return all;
  }

  void text(const Json& node, const std::string& value, const std::string& path) {
    const auto length = lengthOf(value);
    if (const auto least = node.find("minLength"); least != node.end() && length < least->get<std::size_t>())
      return add(path, "the text is empty", "write it");
    if (const auto longest = node.find("maxLength"); longest != node.end() && length > longest->get<std::size_t>())
      return add(path, fmt::format("the text has {} characters", length),
                 fmt::format("shorten it to {}", longest->get<std::size_t>()));
    const auto pattern = node.find("pattern");
    if (pattern == node.end()) return;
    const auto& wanted = pattern->get_ref<const std::string&>();
    auto at = m_patterns.get().find(wanted);
    if (at == m_patterns.get().end()) at = m_patterns.get().emplace(wanted, std::regex(wanted)).first;
    if (value.size() > kLongestPatterned || !std::regex_search(value, at->second))
      add(path, quoted(value) + " is not of the right form", "give " + patternWords(wanted));
  }

  void number(const Json& node, double value, const std::string& path) {
    const auto least = node.find("minimum");
    const auto most = node.find("maximum");
    const bool low = least != node.end() && value < least->get<double>();
    const bool high = most != node.end() && value > most->get<double>();
    if (low || high)
      add(path, fmt::format("{} is out of range", value),
          "give a number from " + (least == node.end() ? "any" : least->dump()) + " to " +
              (most == node.end() ? "any" : most->dump()));
  }

  void object(const Json& node, const Json& value, const std::string& path) {
    const auto properties = node.find("properties");
    if (const auto required = node.find("required"); required != node.end())
      for (const auto& name : *required)
        if (!value.contains(name.get_ref<const std::string&>()))
          add(path, "“" + name.get<std::string>() + "” is missing", "add it");
    for (const auto& [name, member] : value.items()) {
      if (isFull()) return;
      if (properties != node.end() && properties->contains(name))
        visit((*properties)[name], member, path + "/" + name);
      else if (const auto others = node.find("additionalProperties"); others != node.end() && !others->get<bool>())
        add(path, quoted(name) + " is not a field here", unknownFix(properties, node, name));
    }
  }

  static std::string unknownFix(Json::const_iterator properties, const Json& node, const std::string& name) {
    std::string nearest;
    std::size_t least = 3;  // two slips at most
    if (properties != node.end() && name.size() < kQuoted)
      for (const auto& [known, ignored] : properties->items())
        if (const auto slips = distance(known, name); slips < least) {
          least = slips;
          nearest = known;
        }
    return nearest.empty() ? "take it out" : "take it out, or call it “" + nearest + "”";
  }

  void list(const Json& node, const Json& value, const std::string& path) {
    if (const auto least = node.find("minItems"); least != node.end() && value.size() < least->get<std::size_t>())
      add(path, fmt::format("the list has {} entries", value.size()),
          fmt::format("give at least {}", least->get<std::size_t>()));
    if (const auto most = node.find("maxItems"); most != node.end() && value.size() > most->get<std::size_t>())
      return add(path, fmt::format("the list has {} entries", value.size()),
                 fmt::format("keep to {} at most; they were not looked at", most->get<std::size_t>()));
    const auto items = node.find("items");
    if (items == node.end()) return;
    for (std::size_t i = 0; i < value.size() && !isFull(); ++i)
      visit(*items, value[i], path + "/" + std::to_string(i));
  }

  /// Nothing where one of the alternatives fits; else the problems of the nearest, by kind first.
  void oneOf(const Json& alternatives, const Json& value, const std::string& path) {
    std::optional<Walk> nearest;
    for (const auto& alternative : alternatives) {
      Walk walk(m_schema, m_patterns, m_most);
      walk.visit(alternative, value, path);
      if (walk.problems.empty()) return;
      if (!nearest || std::pair(walk.m_wrongKinds, walk.problems.size()) <
                          std::pair(nearest->m_wrongKinds, nearest->problems.size()))
        nearest.emplace(std::move(walk));
    }
    if (!nearest) return;
    m_wrongKinds += nearest->m_wrongKinds;
    for (auto& problem : nearest->problems)
      if (!isFull() && std::ranges::find(problems, problem) == problems.end()) problems.push_back(std::move(problem));
  }

  std::reference_wrapper<const PackSchema> m_schema;
  std::reference_wrapper<Patterns> m_patterns;  // each is made once: making one takes longer than using it
  std::size_t m_most;
  std::size_t m_wrongKinds = 0;
};

}  // namespace

PackSchema::PackSchema() {
  const auto text = base::embeddedFile("frameworks/pack.schema.json");
  WAYMARK_ASSERT(text.has_value());
  m_root = Json::parse(*text);
}

const Json& PackSchema::resolved(const Json& node) const {
  const auto at = node.find("$ref");
  if (at == node.end()) return node;
  constexpr std::string_view kDefinitions = "#/definitions/";
  return resolved(m_root.at("definitions").at(at->get<std::string>().substr(kDefinitions.size())));
}

std::vector<PackProblem> PackSchema::mismatches(const Json& value, std::size_t most) const {
  return mismatchesAt(m_root, value, "", most);
}

std::vector<PackProblem> PackSchema::mismatchesAt(const Json& node, const Json& value, const std::string& path,
                                                  std::size_t most) const {
  Patterns patterns;
  Walk walk(*this, patterns, most);
  walk.visit(node, value, path);
  return std::move(walk.problems);
}

PackCheck checkPackText(std::string_view json, std::size_t most) {
  const auto value = base::parseJson(json, "the file");
  if (!value) {
    const bool isText = value.error().code == base::Code::BadText;
    return {{{value.error().code, "/",
              isText ? "it holds characters that are not valid text (broken UTF-8 or a NUL byte)"
                     : "it is not complete JSON: " + std::string(value.error().value("problem")),
              isText ? "save it again as UTF-8" : "mend that place; nothing else could be looked at"}},
            false};
  }
  PackCheck check{PackSchema().mismatches(*value, most + 1), false};
  for (auto& problem : unsound(*value, most + 1)) {
    // What the schema says of the same place is enough.
    const bool isKnown = std::ranges::any_of(
        check.problems, [&](const PackProblem& known) { return known.path == problem.path; });
    if (!isKnown && check.problems.size() <= most) check.problems.push_back(std::move(problem));
  }
  // What only the reader knows: 2025-02-30 has the form of a date.
  if (check.problems.empty())
    if (const auto pack = parsePack(json, "the file"); !pack)
      check.problems.push_back({pack.error().code, std::string(pack.error().value("path")),
                                std::string(pack.error().value("problem")), "mend that place"});
  check.isCutShort = check.problems.size() > most;
  if (check.isCutShort) check.problems.resize(most);
  return check;
}

std::string problemText(const PackProblem& problem) {
  auto fix = problem.fix;
  if (!fix.empty()) fix[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(fix[0])));
  return fmt::format("at {}: {}. {}.", problem.path, problem.problem, fix);
}

base::Result<Pack> parseForeignPack(std::string_view json, std::string_view file) {
  const auto value = base::parseJson(json, file);
  if (!value) return tl::make_unexpected(value.error());
  if (const auto problems = PackSchema().mismatches(*value, 1); !problems.empty())
    return tl::make_unexpected(asError(problems[0], file));
  return parsePack(json, file);
}

}  // namespace waymark::framework
