// SPDX-License-Identifier: GPL-3.0-or-later
// waymark-cli frameworks
#include <fmt/format.h>

#include <nlohmann/json.hpp>
#include <ostream>

#include "base/message.h"
#include "cli/command.h"
#include "cli/json_values.h"

namespace waymark::cli {
namespace {

using Json = nlohmann::ordered_json;

base::Result<Exit> listFrameworks(const Arguments&, Console& console) {
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

}  // namespace

std::vector<Command> frameworkCommands() {
  return {{"frameworks", "List the framework packs that can be used", {}, listFrameworks}};
}

}  // namespace waymark::cli
