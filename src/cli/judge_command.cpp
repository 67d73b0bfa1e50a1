// SPDX-License-Identifier: GPL-3.0-or-later
// waymark-cli judge
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <ostream>

#include "base/file.h"
#include "cli/command.h"
#include "exchange/findings.h"
#include "judgement/assess.h"
#include "judgement/assessment_json.h"

namespace waymark::cli {
namespace {

using base::Result;

struct Inspection {
  std::string name;
  std::vector<domain::Evidence> evidence;
  std::vector<std::string> names;  // of the findings, by row
};

/// The file's inspections in the order in which they first appear.
std::vector<Inspection> byInspection(std::vector<exchange::FindingRow> rows) {
  std::vector<Inspection> out;
  std::map<std::string, std::size_t> places;
  for (auto& row : rows) {
    const auto [at, isNew] = places.emplace(row.inspection, out.size());
    if (isNew) out.push_back({row.inspection, {}, {}});
    auto& inspection = out[at->second];
    inspection.names.push_back(row.evidence.reference.empty() ? fmt::format("line {}", row.line)
                                                              : row.evidence.reference);
    inspection.evidence.push_back(std::move(row.evidence));
  }
  return out;
}

void asText(const Inspection& inspection, const judgement::Assessment& assessment, const framework::Pack& pack,
            std::ostream& out) {
  out << (inspection.name.empty() ? "Findings" : inspection.name) << ": ";
  if (assessment.outcome == judgement::kUnknown)
    out << (pack.givesOutcome() ? "no provisional outcome\n"
                                : "no provisional outcome, since inspections under this framework give no grade\n");
  else
    out << "provisional outcome: " << pack.outcomes[static_cast<std::size_t>(assessment.outcome)].title << "\n";
  for (std::size_t i = 0; i < assessment.probabilities.size(); ++i)
    out << fmt::format("  {:>3.0f}%  {}\n", 100 * assessment.probabilities[i], pack.outcomes[i].title);
  for (const auto& at : assessment.criteria) {
    const auto* criterion = pack.criterion(at.id);
    out << fmt::format("  {:<3} {:<32} {:>+6.2f}  {:>3} finding{}{}\n", at.id.text(), criterion->shortTitle,
                       at.position, at.findings, at.findings == 1 ? "" : "s", at.enough ? "" : "  (too few)");
  }
  for (const auto& reason : assessment.reasons) {
    out << "  - " << judgement::reasonText(reason);
    for (std::size_t i = 0; i < reason.rows.size(); ++i)
      out << (i == 0 ? " [" : ", ") << inspection.names[reason.rows[i]] << (i + 1 == reason.rows.size() ? "]" : "");
    out << "\n";
  }
  out << "\n";
}

Result<Exit> judge(const Arguments& arguments, Console& console) {
  const auto pack = console.library.load(arguments.text("framework"));
  if (!pack) return tl::make_unexpected(pack.error());
  const auto file = arguments.text("findings");
  auto rows = base::readFile(file, exchange::kLargestFindingsFile).and_then([&](const std::string& bytes) {
    return exchange::allOrNothing(exchange::readFindingsAs(bytes, file, *pack, exchange::Words::Optional));
  });
  if (!rows) return tl::make_unexpected(rows.error());
  std::string json;
  for (const auto& inspection : byInspection(*std::move(rows))) {
    const auto assessment = judgement::assess(judgement::makeBank(inspection.evidence, *pack), *pack);
    if (console.format == Format::Text) {
      asText(inspection, assessment, *pack, console.out);
      continue;
    }
    json += json.empty() ? "" : ",\n";
    json += judgement::assessmentJson(
        assessment, *pack, [&](std::uint32_t row) { return inspection.names[row]; }, inspection.name);
  }
  if (console.format == Format::Json) console.out << "[" << json << "]\n";
  return Exit::Done;
}

}  // namespace

std::vector<Command> judgeCommands() {
  using Kind = Option::Kind;
  return {{"judge",
           "The provisional outcome of each inspection in a findings file, with reasons",
           {{"framework", "the framework's id, as `frameworks` lists it", Kind::Value, Option::Need::Required},
            {"findings", "JSON lines, or CSV by its name", Kind::Value, Option::Need::Required}},
           judge}};
}

}  // namespace waymark::cli
