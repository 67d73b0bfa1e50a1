// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "base/json_reader.h"
#include "base/text.h"
#include "exchange/finding_fields.h"

namespace waymark::exchange {
namespace {

using base::Json;

constexpr std::size_t kLongestLine = 1'000'000;

std::string readableProblem(const base::Error& error) {
  if (error.code == base::Code::BadText)
    return "it holds characters that are not valid text (broken UTF-8 or a NUL byte)";
  const auto problem = error.value("problem");
  // nlohmann: "parse error at line 1, column 23: syntax error while parsing object - unexpected …"
  constexpr std::string_view kColumn = ", column ";
  const auto column = problem.find(kColumn);
  if (!problem.starts_with("parse error") || column == std::string_view::npos)
    return "it is not complete JSON: " + std::string(problem);
  const auto number = problem.substr(column + kColumn.size());
  return "it is not complete JSON: it breaks at character " + std::string(number.substr(0, number.find(':')));
}

/// One line's texts; the first wrong type is in the reader's error.
RawFinding rawFrom(base::JsonReader& in, const Json& row) {
  RawFinding raw;
  for (const auto& [name, member] : kTextFields) in.optionalField(row, name.data(), raw.*member);
  for (const auto& [name, member] : kListFields)
    in.optionalMember(row, name.data(), [&](const Json& value) {
      if (value.is_string())  // "phase": "all" for ["all"]
        in.read(value, (raw.*member).emplace_back());
      else
        in.read(value, raw.*member);
    });
  return raw;
}

std::string asLine(const RawFinding& raw) {
  nlohmann::ordered_json row;
  for (const auto& [name, member] : kTextFields)
    if (!(raw.*member).empty()) row[std::string(name)] = raw.*member;
  for (const auto& [name, member] : kListFields)
    if (!(raw.*member).empty()) row[std::string(name)] = raw.*member;
  // Texts that reach us are valid UTF-8; "replace" keeps a bug of ours from throwing here.
  return row.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

}  // namespace

FindingsFile readFindings(std::string_view bytes, std::string_view file, const framework::Pack& pack, Words words) {
  FindingsBuilder builder(file, pack, words);
  std::size_t number = 0;
  while (!bytes.empty()) {
    const auto end = bytes.find('\n');
    auto line = bytes.substr(0, end);
    bytes.remove_prefix(end == std::string_view::npos ? bytes.size() : end + 1);
    ++number;
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (number == 1 && line.starts_with("\xEF\xBB\xBF")) line.remove_prefix(3);
    if (line.find_first_not_of(" \t") == std::string_view::npos) continue;
    if (line.size() > kLongestLine) {
      builder.refuse(number, "it is longer than 1,000,000 bytes");
      continue;
    }
    const auto json = base::parseJson(line, file);
    if (!json) {
      builder.refuse(number, readableProblem(json.error()));
      continue;
    }
    base::JsonReader in{std::string(file)};
    const auto raw = rawFrom(in, *json);
    if (!in.ok()) {
      auto path = in.error()->value("path");
      if (path.starts_with('/')) path.remove_prefix(1);
      builder.refuse(number,
                     (path.empty() ? "" : std::string(path) + ": ") + std::string(in.error()->value("problem")));
      continue;
    }
    builder.take(raw, number);
  }
  return builder.finished();
}

std::string findingsJsonl(const std::vector<FindingRow>& rows) {
  std::string out;
  for (const auto& row : rows) out += asLine(rawFinding(row)) + "\n";
  return out;
}

}  // namespace waymark::exchange
