// SPDX-License-Identifier: GPL-3.0-or-later
// waymark-cli frameworks, framework check, framework diff
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <ostream>

#include "base/message.h"
#include "cli/command.h"
#include "cli/json_values.h"
#include "cli/pack_argument.h"
#include "framework/pack_diff.h"
#include "framework/pack_problems.h"

namespace waymark::cli {
namespace {

using base::Result;
using framework::RowFate;
using Json = nlohmann::ordered_json;

Result<Exit> listFrameworks(const Arguments&, Console& console) {
  const auto listing = console.library.list();
  if (console.format == Format::Json) {
    auto rows = Json::array();
    for (const auto& pack : listing.packs)
      rows.push_back({{"id", pack.id},
                      {"title", pack.title},
                      {"effective_from", base::isoText(pack.effectiveFrom)},
                      {"effective_to", dayOrNull(pack.effectiveTo)},
                      {"kind", base::codeText(pack.kind)},
                      {"version", pack.version},
                      {"file", pack.file}});
    console.out << rows.dump(2) << '\n';
  } else {
    for (const auto& pack : listing.packs)
      console.out << fmt::format("{:<20} {:<6} from {}  {}\n", pack.id, pack.version,
                                 base::longText(pack.effectiveFrom), pack.title);
    for (const auto& problem : listing.problems) console.out << "Not used: " << base::sentence(problem) << '\n';
  }
  return Exit::Done;
}

Result<Exit> checkFramework(const Arguments& arguments, Console& console) {
  const std::filesystem::path file = arguments.text("file");
  const auto bytes = framework::readPackFile(file);
  if (!bytes) return tl::make_unexpected(bytes.error());
  const auto check = framework::checkPackText(*bytes);
  const auto& problems = check.problems;
  if (console.format == Format::Json) {
    Json json{{"file", file.string()}, {"usable", problems.empty()}, {"more", check.isCutShort}};
    json["problems"] = Json::array();
    for (const auto& problem : problems)
      json["problems"].push_back({{"path", problem.path},
                                  {"code", base::codeName(problem.code)},
                                  {"problem", problem.problem},
                                  {"fix", problem.fix}});
    console.out << json.dump(2) << '\n';
  } else if (problems.empty()) {
    console.out << file.string() << ": nothing is wrong with it.\n";
  } else {
    for (const auto& problem : problems)
      console.out << file.string() << ": " << framework::problemText(problem) << '\n';
    console.out << (check.isCutShort       ? fmt::format("\nThe first {} problems; there are more.", problems.size())
                    : problems.size() == 1 ? std::string("\n1 problem.")
                                           : fmt::format("\n{} problems.", problems.size()))
                << " The pack is not used until they are mended.\n";
  }
  return problems.empty() || !arguments.has("strict") ? Exit::Done : Exit::HasFindings;
}

Json asJson(const std::vector<framework::RowChange>& rows) {
  const auto orNull = [](const std::string& text) { return text.empty() ? Json() : Json(text); };
  auto json = Json::array();
  for (const auto& row : rows)
    json.push_back({{"change", base::codeText(row.fate)},
                    {"old_id", orNull(row.oldId)},
                    {"old_title", orNull(row.oldTitle)},
                    {"new_id", orNull(row.newId)},
                    {"new_title", orNull(row.newTitle)},
                    {"edited", row.isEdited}});
  return json;
}

void printRows(const char* heading, const std::vector<framework::RowChange>& rows, std::ostream& out) {
  std::array<std::size_t, 4> counts{};
  std::size_t edited = 0;
  for (const auto& row : rows) {
    ++counts.at(static_cast<std::size_t>(row.fate));
    edited += row.isEdited ? 1U : 0U;
  }
  out << fmt::format("{}: {} kept, {} renamed, {} new, {} gone; {} edited\n", heading, counts[0], counts[1], counts[2],
                     counts[3], edited);
  for (const auto& row : rows) {
    if (row.fate == RowFate::Gone) out << fmt::format("  gone     {}  {}\n", row.oldId, row.oldTitle);
    if (row.fate == RowFate::New) out << fmt::format("  new      {}  {}\n", row.newId, row.newTitle);
    if (row.fate == RowFate::Renamed)
      out << fmt::format("  renamed  {}  {} -> {}  {}\n", row.oldId, row.oldTitle, row.newId, row.newTitle);
    if (row.fate == RowFate::Kept && row.isEdited) out << fmt::format("  edited   {}  {}\n", row.newId, row.newTitle);
  }
}

Result<Exit> diffFrameworks(const Arguments& arguments, Console& console) {
  const auto from = packArgument(arguments.text("old"), console.library);
  if (!from) return tl::make_unexpected(from.error());
  const auto to = packArgument(arguments.text("new"), console.library);
  if (!to) return tl::make_unexpected(to.error());
  const auto diff = framework::diffPacks(*from, *to);
  const std::vector<std::pair<const char*, const std::vector<framework::RowChange>*>> lists{
      {"criteria", &diff.criteria},
      {"tasks", &diff.tasks},
      {"anchors", &diff.anchors},
      {"phases", &diff.phases},
      {"outcomes", &diff.outcomes},
      {"information", &diff.information},
      {"survey_audiences", &diff.surveyAudiences}};
  if (console.format == Format::Json) {
    Json json{{"old", packName(*from)}, {"new", packName(*to)}};
    for (const auto& [name, rows] : lists) json[name] = asJson(*rows);
    console.out << json.dump(2) << '\n';
  } else {
    console.out << packName(*from) << " -> " << packName(*to) << '\n';
    for (const auto& [name, rows] : lists) {
      std::string heading = name;
      std::ranges::replace(heading, '_', ' ');
      heading[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(heading[0])));
      printRows(heading.c_str(), *rows, console.out);
    }
  }
  return Exit::Done;
}

}  // namespace

Result<framework::Pack> packArgument(const std::string& text, const framework::Library& library) {
  if (text.find('/') != std::string::npos || text.ends_with(".json"))
    return framework::readPackFile(text).and_then(
        [&](const std::string& bytes) { return framework::parseForeignPack(bytes, text); });
  const auto at = text.find('@');
  return library.load(text.substr(0, at), at == std::string::npos ? std::string() : text.substr(at + 1));
}

std::string packName(const framework::Pack& pack) {
  return pack.id + "@" + pack.version;
}

std::vector<Command> frameworkCommands() {
  using Kind = Option::Kind;
  using Need = Option::Need;
  const char* which = "a pack: an id, id@version, or a file";
  std::vector<Command> commands{
      {"frameworks", "List the framework packs that can be used", {}, listFrameworks},
      {"framework check",
       "Everything that is wrong with a pack's file, with the place and what to do",
       {{"file", "the pack", Kind::Positional, Need::Required},
        {"strict", "exit with 1 where anything is wrong", Kind::Flag}},
       checkFramework,
       "Check and compare framework packs, and move a workspace to one"},
      {"framework diff",
       "What was kept, renamed, added and taken out between two packs",
       {{"old", which, Kind::Positional, Need::Required}, {"new", which, Kind::Positional, Need::Required}},
       diffFrameworks}};
  for (auto& command : draftCommands()) commands.push_back(std::move(command));
  return commands;
}

}  // namespace waymark::cli
