// SPDX-License-Identifier: GPL-3.0-or-later
// waymark-cli framework move
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <ostream>

#include "app/move_pack.h"
#include "app/plan.h"
#include "app/session.h"
#include "cli/command.h"
#include "cli/pack_argument.h"
#include "cli/workspace_state.h"

namespace waymark::cli {
namespace {

using base::Code;
using base::Result;
using Json = nlohmann::ordered_json;

Result<framework::IdMap> mapArgument(const Arguments& arguments) {
  framework::IdMap map;
  for (const auto& text : arguments.values("map")) {
    const auto equals = text.find('=');
    if (equals == std::string::npos || equals == 0 || equals + 1 == text.size())
      return base::fail(Code::BadUse, {{"problem", "--map is written OLD=NEW, as E9=E3; “" + text + "” isn't"}});
    map.insert_or_assign(text.substr(0, equals), text.substr(equals + 1));
  }
  return map;
}

struct List {
  const char* name;
  const std::vector<app::RowUse>* rows;
};

std::vector<List> listsOf(const app::PackMove& move) {
  return {{"criteria", &move.criteria},   {"tasks", &move.tasks},
          {"anchors", &move.anchors},     {"outcomes", &move.outcomes},
          {"information", &move.information}, {"survey_audiences", &move.surveyAudiences}};
}

void printJson(const app::PackMove& move, const framework::Pack& from, const framework::Pack& to, bool applied,
               std::ostream& out) {
  Json json{{"from", packName(from)},          {"to", packName(to)},
            {"applied", applied},              {"inspections", move.inspections},
            {"saved_views", move.savedViews},  {"undecided", move.undecided}};
  for (const auto& [name, rows] : listsOf(move)) {
    json[name] = Json::array();
    for (const auto& use : *rows)
      json[name].push_back({{"change", base::codeText(use.row.fate)},
                            {"old_id", use.row.oldId},
                            {"new_id", use.row.newId},
                            {"old_title", use.row.oldTitle},
                            {"new_title", use.row.newTitle},
                            {"findings", use.findings},
                            {"also_on", use.alsoOn},
                            {"earlier_findings", use.earlierFindings},
                            {"priorities", use.priorities},
                            {"views", use.overrides},
                            {"tasks", use.tasks},
                            {"told", use.told}});
  }
  out << json.dump(2) << '\n';
}

std::string usedBy(const app::RowUse& use) {
  std::string words;
  const auto add = [&](int count, const char* one, const char* many) {
    if (count > 0) words += fmt::format("{}{} {}", words.empty() ? "" : ", ", count, count == 1 ? one : many);
  };
  add(use.findings, "finding", "findings");
  add(use.alsoOn, "finding besides", "findings besides");
  add(use.earlierFindings, "earlier finding", "earlier findings");
  add(use.priorities, "priority", "priorities");
  add(use.overrides, "view or date set by hand", "views or dates set by hand");
  add(use.tasks, "task with notes of ours", "tasks with notes of ours");
  add(use.told, "word of the inspectors", "words of the inspectors");
  return words.empty() ? "nothing on it" : words;
}

void printText(const app::PackMove& move, const framework::Pack& from, const framework::Pack& to, std::ostream& out) {
  out << packName(from) << " -> " << packName(to) << '\n';
  if (move.isNothing) {
    out << "The workspace is on this version already. Nothing to do.\n";
    return;
  }
  for (const auto& [name, rows] : listsOf(move)) {
    std::array<int, 4> counts{};
    for (const auto& use : *rows) ++counts.at(static_cast<std::size_t>(use.row.fate));
    out << fmt::format("{}: {} kept, {} renamed, {} new, {} gone\n", name, counts[0], counts[1], counts[2], counts[3]);
    for (const auto& use : *rows) {
      if (use.row.fate == framework::RowFate::Renamed)
        out << fmt::format("  renamed  {} {} -> {} {} ({})\n", use.row.oldId, use.row.oldTitle, use.row.newId,
                           use.row.newTitle, usedBy(use));
      if (use.row.fate == framework::RowFate::Gone)
        out << fmt::format("  gone     {} {} ({})\n", use.row.oldId, use.row.oldTitle, usedBy(use));
      if (use.row.fate == framework::RowFate::New)
        out << fmt::format("  new      {} {}\n", use.row.newId, use.row.newTitle);
    }
  }
  out << fmt::format("{} inspections move with it; {} saved views follow.\n", move.inspections, move.savedViews);
  for (const auto& id : move.undecided) out << fmt::format("Say where {} goes: --map {}=NEW\n", id, id);
}

Result<Exit> moveWorkspace(const Arguments& arguments, Console& console) {
  const bool apply = arguments.has("apply");
  const auto map = mapArgument(arguments);
  if (!map) return tl::make_unexpected(map.error());
  // Not a file: the workspace must find it again when it is next opened.
  const auto name = arguments.text("to");
  const auto at = std::min(name.find('@'), name.size());
  const auto to = console.library.load(name.substr(0, at), name.substr(std::min(at + 1, name.size())));
  if (!to) return tl::make_unexpected(to.error());
  const auto file = arguments.text("workspace");
  auto session = apply ? app::Session::open(file, console.user, console.now.utc)
                       : app::Session::openForReading(file, console.user, console.now.utc);
  if (!session) return tl::make_unexpected(session.error());
  if (apply && session->readOnlyWhy()) return tl::make_unexpected(*session->readOnlyWhy());
  const auto workspace = session->load();
  if (!workspace) return tl::make_unexpected(workspace.error());
  const auto from = packOfArea(*workspace, console);
  if (!from) return tl::make_unexpected(from.error());
  const auto move = app::previewMove(*workspace, *from, *to, *map);
  if (apply) {
    const auto set = app::movePack(*workspace, *from, *to, *map, app::calendarFor(*workspace),
                                   "move to " + to->shortTitle + " " + to->version);
    if (!set) return tl::make_unexpected(set.error());
    if (!set->changes.empty())
      if (const auto applied = session->apply(*set, console.now.utc); !applied)
        return tl::make_unexpected(applied.error().error);
  }
  if (console.format == Format::Json) {
    printJson(move, *from, *to, apply && !move.isNothing, console.out);
  } else {
    printText(move, *from, *to, console.out);
    if (!move.isNothing)
      console.out << (apply ? "Moved. One undo takes it back.\n" : "Nothing was changed. Add --apply to move.\n");
  }
  return Exit::Done;
}

}  // namespace

std::vector<Command> moveCommands() {
  using Kind = Option::Kind;
  using Need = Option::Need;
  return {{"framework move",
           "What moving a workspace to another pack or version would touch; with --apply, the move",
           {{"workspace", "the .waymark file", Kind::Positional, Need::Required},
            {"to", "an id (its newest version) or id@version", Kind::Value, Need::Required},
            {"map", "where a row that is gone goes, as E9=E3; may be repeated"},
            {"apply", "do it", Kind::Flag}},
           moveWorkspace}};
}

}  // namespace waymark::cli
