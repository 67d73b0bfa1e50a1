// SPDX-License-Identifier: GPL-3.0-or-later
// waymark-cli import, export: findings in and out of a workspace.
#include <fmt/format.h>

#include <filesystem>
#include <nlohmann/json.hpp>
#include <ostream>

#include "app/findings_import.h"
#include "app/restricted.h"
#include "app/session.h"
#include "base/file.h"
#include "base/message.h"
#include "cli/command.h"
#include "cli/workspace_state.h"
#include "exchange/findings.h"

namespace waymark::cli {
namespace {

using app::ImportFate;
using base::Result;
using Json = nlohmann::ordered_json;
using Kind = Option::Kind;
using Need = Option::Need;

/// What an import came to, or would.
void printImport(const app::ImportPreview& preview, const char* verb, Console& console) {
  if (console.format == Format::Json) {
    Json json{{"added", preview.toAdd}, {"already_there", preview.alreadyThere}, {"refused", preview.refused}};
    json["problems"] = Json::array();
    for (const auto& row : preview.rows)
      if (row.error) json["problems"].push_back({{"line", row.line}, {"problem", base::sentence(*row.error)}});
    console.out << json.dump(2) << '\n';
    return;
  }
  console.out << fmt::format("{} {}; {} there already; {} refused.\n", verb, preview.toAdd, preview.alreadyThere,
                             preview.refused);
  for (const auto& row : preview.rows)
    if (row.error) console.out << "  " << base::sentence(*row.error) << '\n';
}

Result<Exit> importFindings(const Arguments& arguments, Console& console) {
  const bool check = arguments.has("check");
  const auto file = arguments.text("workspace");
  auto session = check ? app::Session::openForReading(file, console.user, console.now.utc)
                       : app::Session::open(file, console.user, console.now.utc);
  if (!session) return tl::make_unexpected(session.error());
  if (!check && session->readOnlyWhy()) return tl::make_unexpected(*session->readOnlyWhy());
  const auto workspace = session->load();
  if (!workspace) return tl::make_unexpected(workspace.error());
  const auto pack = packOfArea(*workspace, console);
  if (!pack) return tl::make_unexpected(pack.error());
  const auto preview =
      app::previewFindingsFile(arguments.text("file"), *pack, workspace->all<domain::Evidence>().rows());
  if (!preview) return tl::make_unexpected(preview.error());

  domain::ChangeSet set{fmt::format("import {} findings", preview->toAdd), {}};
  base::IdMaker ids;
  for (const auto& row : preview->rows) {
    if (row.fate != ImportFate::Add) continue;
    auto evidence = row.evidence;
    evidence.id = ids.makeId<domain::EvidenceTag>(console.now.utc);
    evidence.loggedOn = console.now.today;
    set.changes.push_back(domain::made(domain::Record{std::move(evidence)}));
  }
  if (!check && !set.changes.empty()) {
    const auto applied = session->apply(set, console.now.utc);
    if (!applied) return tl::make_unexpected(applied.error().error);
  }
  printImport(*preview, check ? "Would add" : "Added", console);
  return arguments.has("strict") && preview->refused > 0 ? Exit::HasFindings : Exit::Done;
}

Result<Exit> exportFindings(const Arguments& arguments, Console& console) {
  auto session = app::Session::openForReading(arguments.text("workspace"), console.user, console.now.utc);
  if (!session) return tl::make_unexpected(session.error());
  const auto workspace = session->load();
  if (!workspace) return tl::make_unexpected(workspace.error());
  const std::filesystem::path file = arguments.text("out");
  std::vector<domain::Evidence> findings;
  std::vector<exchange::FindingRow> rows;
  for (const auto& row : workspace->all<domain::Evidence>()) {
    if (app::isUnderEmbargo(*workspace, row.value)) continue;
    findings.push_back(row.value);
    rows.push_back({});
    rows.back().evidence = row.value;
  }
  const auto type = file.extension();
  if (type != ".csv" && type != ".jsonl")
    return base::fail(base::Code::BadUse, {{"problem", "--out must end in .csv or .jsonl"}});
  if (std::filesystem::exists(file)) return base::fail(base::Code::FileExists, {{"file", file.string()}});
  const auto written =
      base::writeFileSafely(file, type == ".csv" ? app::findingsCsv(findings) : exchange::findingsJsonl(rows));
  if (!written) return tl::make_unexpected(written.error());
  if (console.format == Format::Json)
    console.out << Json{{"file", file.string()}, {"findings", findings.size()}}.dump(2) << '\n';
  else
    console.out << fmt::format("Wrote {} findings to {}.\n", findings.size(), file.string());
  return Exit::Done;
}

}  // namespace

std::vector<Command> exchangeCommands() {
  return {{"import",
           "Bring findings from .jsonl or .csv into a workspace; refused rows are listed and left out",
           {kWorkspace,
            {"file", "the findings", Kind::Positional, Need::Required},
            {"check", "say what would happen, change nothing", Kind::Flag},
            {"strict", "exit 1 if a row is refused", Kind::Flag}},
           importFindings},
          {"export",
           "Write a workspace's findings as .csv or .jsonl",
           {kWorkspace, {"out", "the file to write; it must not exist", Kind::Value, Need::Required}},
           exportFindings}};
}

}  // namespace waymark::cli
