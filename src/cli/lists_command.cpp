// SPDX-License-Identifier: GPL-3.0-or-later
// waymark-cli lists: definitions of person-level lists, made from a template and checked.
#include <fmt/format.h>

#include <nlohmann/json.hpp>
#include <ostream>

#include "app/list_check.h"
#include "base/file.h"
#include "base/text.h"
#include "cli/command.h"
#include "lists/draft.h"

namespace waymark::cli {
namespace {

using base::Result;
using Json = nlohmann::ordered_json;

Result<Exit> fromTemplate(const std::string& file, const Arguments& arguments, Console& console) {
  const auto sheets = app::readHeads(file);
  if (!sheets) return tl::make_unexpected(sheets.error());
  const auto name = std::filesystem::path(file).filename().string();
  const auto draft = lists::draftDefinition(*sheets, name, console.now.today);
  if (!draft) return tl::make_unexpected(draft.error());
  const auto out = arguments.value("out");
  if (!out) {
    console.out << draft->json;
    return Exit::Done;
  }
  if (std::filesystem::exists(*out)) return base::fail(base::Code::FileExists, {{"file", *out}});
  if (auto written = base::writeFileSafely(*out, draft->json); !written) return tl::make_unexpected(written.error());
  if (console.format == Format::Json) {
    console.out << Json{{"file", *out}, {"lists", draft->lists}, {"columns", draft->columns}, {"known", draft->known}}
                       .dump(2)
                << '\n';
    return Exit::Done;
  }
  console.out << fmt::format(
      "Wrote {} with {} list{} and {} columns, {} of which annex-a-2023 has as well.\n"
      "Say of each column what it is (kind), then run lists check-definition {}.\n",
      *out, draft->lists.size(), draft->lists.size() == 1 ? "" : "s", draft->columns, draft->known, *out);
  return Exit::Done;
}

Result<Exit> checkDefinition(const std::string& file, Console& console) {
  const auto definition = app::listDefinition(file);
  if (!definition) return tl::make_unexpected(definition.error());
  if (console.format == Format::Json) {
    Json lists = Json::array();
    for (std::size_t i = 0; i < definition->lists.size(); ++i)
      lists.push_back({{"id", definition->lists[i].id},
                       {"title", definition->lists[i].title},
                       {"columns", definition->statutoryColumns(i).size()},
                       {"local_columns", definition->lists[i].columns.size() - definition->statutoryColumns(i).size()}});
    console.out << Json{{"id", definition->id},
                        {"version", definition->version},
                        {"title", definition->title},
                        {"lists", lists},
                        {"rules", definition->rules.size()}}
                       .dump(2)
                << '\n';
    return Exit::Done;
  }
  console.out << fmt::format("{} {}: {}\n", definition->id, definition->version, definition->title);
  for (std::size_t i = 0; i < definition->lists.size(); ++i) {
    const auto columns = definition->statutoryColumns(i).size();
    console.out << fmt::format("  {}: {} columns and {} local ones\n", definition->lists[i].title, columns,
                               definition->lists[i].columns.size() - columns);
  }
  console.out << fmt::format("  {} rules\nThe definition is sound.\n", definition->rules.size());
  return Exit::Done;
}

Result<Exit> runLists(const Arguments& arguments, Console& console) {
  const auto action = arguments.text("action");
  const auto file = arguments.text("file");
  if (action == "definition-from-template") return fromTemplate(file, arguments, console);
  if (action == "check-definition") return checkDefinition(file, console);
  return base::fail(base::Code::BadUse,
                    {{"problem", "“" + base::elided(action, 60) +
                                     "” is neither definition-from-template nor check-definition"}});
}

}  // namespace

std::vector<Command> listsCommands() {
  using Kind = Option::Kind;
  using Need = Option::Need;
  return {{"lists",
           "Makes a list definition from a template, or checks one",
           {{"action", "definition-from-template or check-definition", Kind::Positional, Need::Required},
            {"file", "an .ods or .xlsx template; a definition's file or built-in id", Kind::Positional, Need::Required},
            {"out", "of definition-from-template: the file to write; standard output by default", Kind::Value,
             Need::Optional}},
           runLists}};
}

}  // namespace waymark::cli
