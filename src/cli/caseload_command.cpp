// SPDX-License-Identifier: GPL-3.0-or-later
// waymark-cli caseload: how many children the newest lists have, by one thing or by two; with small counts hidden where
// it is for sharing.
#include <fmt/format.h>

#include <filesystem>
#include <nlohmann/json.hpp>
#include <ostream>

#include "app/caseload_report.h"
#include "app/list_check.h"
#include "app/list_file.h"
#include "base/text.h"
#include "cli/command.h"
#include "cli/workspace_state.h"

namespace waymark::cli {
namespace {

using base::Result;
using Json = nlohmann::ordered_json;
using Kind = Option::Kind;

void printReport(const app::CaseloadReport& report, std::ostream& out) {
  out << report.area << ": " << report.about << "\n" << report.mark << ".\n\n";
  std::size_t first = report.table.rowTitle.size();
  for (const auto& row : report.table.rows) first = std::max(first, row.size());
  out << fmt::format("{:<{}}", report.table.rowTitle, first);
  for (const auto& column : report.table.columns) out << fmt::format("  {:>12}", column);
  out << "\n";
  for (std::size_t row = 0; row < report.table.rows.size(); ++row) {
    out << fmt::format("{:<{}}", report.table.rows[row], first);
    for (std::size_t i = 0; i < report.table.cells[row].size(); ++i)
      out << fmt::format("  {:>{}}", lists::sharedText(report.table.cells[row][i]),
                         std::max<std::size_t>(12, report.table.columns[i].size()));
    out << "\n";
  }
  out << "\n" << report.note << "\n";
}

/// A hidden count is null: the number itself never leaves.
Json reportJson(const app::CaseloadReport& report) {
  Json json{{"area", report.area},
            {"about", report.about},
            {"mark", report.mark},
            {"for_sharing", report.shown == app::Shown::Sharing},
            {"below", report.table.below},
            {"rows", report.table.rows},
            {"columns", report.table.columns},
            {"cells", Json::array()},
            {"note", report.note}};
  for (const auto& row : report.table.cells) {
    auto cells = Json::array();
    for (const auto& cell : row) cells.push_back(cell.hidden ? Json() : Json(cell.count));
    json["cells"].push_back(std::move(cells));
  }
  return json;
}

/// "phase" is what this option had before it took any column.
std::string partOf(const std::string& text) {
  return text == "phase" ? "main_phase" : text == "none" ? "" : text;
}

Result<void> writeReport(const app::CaseloadReport& report, const std::filesystem::path& file, const Console& console) {
  if (base::folded(file.extension().string()) != ".pdf") return app::writeList(file, app::caseloadSheet(report));
  if (!console.printCaseload)
    return base::fail(base::Code::BadUse, {{"problem", "This program was built without the libraries that lay out PDFs"}});
  return console.printCaseload(report, file);
}

Result<Exit> caseload(const Arguments& arguments, Console& console) {
  const lists::Breakdown by{arguments.value("rows").value_or("primary_need"),
                            partOf(arguments.value("by").value_or("age"))};
  const auto definition =
      app::listDefinition(arguments.value("definition").value_or(std::string(lists::kStandardDefinition)));
  if (!definition) return tl::make_unexpected(definition.error());
  const std::filesystem::path file = arguments.text("out");
  if (!file.empty() && std::filesystem::exists(file))
    return base::fail(base::Code::FileExists, {{"file", file.string()}});
  auto session = openForReading(arguments, console);
  if (!session) return tl::make_unexpected(session.error());
  const auto workspace = session->load();
  if (!workspace) return tl::make_unexpected(workspace.error());
  const auto report = app::caseloadReport(*session, *workspace, *definition, by, arguments.text("list"),
                                          arguments.has("for-sharing") ? app::Shown::Sharing : app::Shown::Working);
  if (!report) return tl::make_unexpected(report.error());
  if (!file.empty()) {
    if (auto written = writeReport(*report, file, console); !written) return tl::make_unexpected(written.error());
    if (console.format == Format::Text)
      console.out << "Written: " << file.string() << "\n" << report->mark << ". " << report->note << "\n";
  } else if (console.format == Format::Text) {
    printReport(*report, console.out);
  }
  if (console.format == Format::Json) console.out << reportJson(*report).dump(2) << '\n';
  return Exit::Done;
}

}  // namespace

std::vector<Command> caseloadCommands() {
  return {{"caseload",
           "How many children the newest lists have, by need and age or by any columns of codes or text",
           {kWorkspace,
            {"by", "across: age (by default), phase, list, none, or a column’s id, as gender or locality"},
            {"rows", "down: primary_need (by default), age, list or a column’s id"},
            {"list", "one list only, as List_2; the first that came in without it"},
            {"for-sharing", "hide small counts, and those that would give them away", Kind::Flag},
            {"out", "write a .pdf, .xlsx or .csv instead of printing"},
            {"definition", "a built-in list definition's id, or a .json file; annex-a-2023 by default"}},
           caseload}};
}

}  // namespace waymark::cli
