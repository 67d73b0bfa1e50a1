// SPDX-License-Identifier: GPL-3.0-or-later
// waymark-cli framework copy, framework publish
#include <algorithm>
#include <nlohmann/json.hpp>
#include <ostream>

#include "cli/command.h"
#include "framework/draft_folder.h"

namespace waymark::cli {
namespace {

using base::Result;
using Json = nlohmann::ordered_json;

Result<Exit> copyFramework(const Arguments& arguments, Console& console) {
  const auto name = arguments.text("pack");
  const auto at = std::min(name.find('@'), name.size());
  const auto pack = console.library.load(name.substr(0, at), name.substr(std::min(at + 1, name.size())));
  if (!pack) return tl::make_unexpected(pack.error());
  const auto listing = console.library.list();
  const auto from = std::ranges::find_if(listing.packs, [&](const framework::PackSummary& one) {
    return one.id == pack->id && one.version == pack->version;
  });
  if (from == listing.packs.end()) return base::fail(base::Code::NotFound, {{"what", "framework"}, {"id", name}});
  const auto id = arguments.has("id") ? arguments.text("id") : pack->id;
  const auto version = arguments.has("as") ? arguments.text("as") : framework::versionAfter(pack->version);
  const auto file = framework::DraftFolder(console.library).copy(*from, id, version);
  if (!file) return tl::make_unexpected(file.error());
  if (console.format == Format::Json)
    console.out << Json{{"file", file->string()}, {"id", id}, {"version", version}}.dump(2) << '\n';
  else
    console.out << "Made a draft of " << id << " " << version << ": " << file->string()
                << "\nEdit it in Settings or as text, check it, then publish it.\n";
  return Exit::Done;
}

Result<Exit> publishFramework(const Arguments& arguments, Console& console) {
  const auto file = framework::DraftFolder(console.library).publish(arguments.text("file"));
  if (!file) return tl::make_unexpected(file.error());
  if (console.format == Format::Json)
    console.out << Json{{"file", file->string()}}.dump(2) << '\n';
  else
    console.out << "Published as " << file->string() << ". The draft is gone.\n";
  return Exit::Done;
}

}  // namespace

std::vector<Command> draftCommands() {
  using Kind = Option::Kind;
  using Need = Option::Need;
  return {{"framework copy",
           "Make a draft of a new version, as a copy of a pack",
           {{"pack", "an id (its newest version) or id@version", Kind::Positional, Need::Required},
            {"as", "the new version; without it the number after"},
            {"id", "another id, for a framework of its own"}},
           copyFramework},
          {"framework publish",
           "Make a version of a draft that workspaces can use; never over one that is there",
           {{"file", "the draft", Kind::Positional, Need::Required}},
           publishFramework}};
}

}  // namespace waymark::cli
