// SPDX-License-Identifier: GPL-3.0-or-later
// waymark-cli progress: each of the area's own earlier findings that the pack judges, with its verdict and why.
#include <fmt/format.h>

#include <nlohmann/json.hpp>
#include <ostream>

#include "app/followed_letter.h"
#include "app/plan.h"
#include "app/restricted.h"
#include "app/session.h"
#include "cli/command.h"
#include "cli/json_values.h"
#include "cli/workspace_state.h"
#include "judgement/progress.h"

namespace waymark::cli {
namespace {

using base::Result;
using Json = nlohmann::ordered_json;
using Kind = Option::Kind;

std::vector<domain::Evidence> evidenceOf(const domain::Workspace& workspace) {
  std::vector<domain::Evidence> values;
  values.reserve(workspace.all<domain::Evidence>().size());
  for (const auto& row : workspace.all<domain::Evidence>())
    if (!app::isUnderEmbargo(workspace, row.value)) values.push_back(row.value);
  return values;
}

/// The verdicts, and what their rows mean.
struct Judged {
  std::vector<domain::Evidence> evidence;
  app::FollowedLetter letter;
  std::vector<judgement::AreaProgress> areas;

  Judged(const domain::Workspace& workspace, const framework::Pack& pack, const framework::Library& library)
      : evidence(evidenceOf(workspace)),
        letter(letterFor(workspace, pack, library)),
        areas(judgement::judgeAreas(letter.findings, evidence, pack)) {}

  /// Under a framework that isn't the inspection's own: as of a follow-up still to come.
  static app::FollowedLetter letterFor(const domain::Workspace& workspace, const framework::Pack& pack,
                                       const framework::Library& library) {
    const auto* inspection = app::currentInspection(workspace);
    const bool own = inspection != nullptr && inspection->value.frameworkId == pack.id;
    return app::followedLetter(workspace, own ? &inspection->value : nullptr, pack, [&](const std::string& id) {
      const auto other = library.load(id);
      return other ? std::optional(other->kind) : std::nullopt;
    });
  }

  [[nodiscard]] Json ids(const std::vector<std::uint32_t>& rows) const {
    auto out = Json::array();
    for (const auto row : rows) out.push_back(base::uuidText(evidence[row].id.uuid));
    return out;
  }
  [[nodiscard]] Json reason(const judgement::Reason& why) const {
    auto parameters = Json::object();
    for (const auto& [name, value] : why.parameters) parameters[name] = value;
    return {{"rule", why.rule},
            {"text", judgement::progressText(why)},
            {"findings", ids(why.rows)},
            {"parameters", parameters}};
  }
};

Json asJson(const domain::Workspace& workspace, const framework::Pack& pack, const framework::Library& library) {
  const Judged judged(workspace, pack, library);
  Json json{{"framework", pack.id},
            {"judges", pack.judgedAreas ? Json(base::codeText(pack.judgedAreas->kind)) : Json()},
            {"letter_of", judged.letter.inspection ? Json(base::uuidText(judged.letter.inspection->uuid)) : Json()},
            {"unplaced", judged.letter.unplaced},
            {"areas", Json::array()}};
  for (const auto& area : judged.areas) {
    const auto& finding = workspace.all<domain::EarlierFinding>().find(area.area)->value;
    auto missing = Json::array();
    for (const auto& one : area.missing) missing.push_back(judged.reason(one));
    json["areas"].push_back({{"id", base::uuidText(finding.id.uuid)},
                             {"text", finding.text},
                             {"published_on", dayOrNull(finding.publishedOn)},
                             {"verdict", pack.judgedAreas->verdict(area.verdict).id},
                             {"position", area.position},
                             {"strengths", area.strengths},
                             {"mixed", area.mixed},
                             {"concerns", area.concerns},
                             {"older", area.older},
                             {"undated", area.undated},
                             {"source_kinds", area.sourceKinds},
                             {"why", judged.reason(area.why)},
                             {"pull_up", judged.ids(area.pullUp)},
                             {"pull_down", judged.ids(area.pullDown)},
                             {"missing", missing}});
  }
  return json;
}

Result<Exit> progress(const Arguments& arguments, Console& console) {
  auto session = app::Session::openForReading(arguments.text("workspace"), console.user, console.now.utc);
  if (!session) return tl::make_unexpected(session.error());
  const auto workspace = session->load();
  if (!workspace) return tl::make_unexpected(workspace.error());
  const auto* inspection = app::currentInspection(*workspace);
  const auto pack = console.library.load(arguments.value("framework").value_or(
      inspection == nullptr ? workspace->area().frameworkId : inspection->value.frameworkId));
  if (!pack) return tl::make_unexpected(pack.error());
  if (console.format == Format::Json)
    console.out << asJson(*workspace, *pack, console.library).dump(2, ' ', false, Json::error_handler_t::replace) << '\n';
  else if (!pack->judgedAreas)
    console.out << pack->title << " doesn’t judge earlier findings one by one; monitoring inspections and revisits do "
                << "(--framework area-send-monitoring).\n";
  else
    printAreaProgress(*workspace, *pack, console);
  return Exit::Done;
}

}  // namespace

void printAreaProgress(const domain::Workspace& workspace, const framework::Pack& pack, const Console& console) {
  if (!pack.judgedAreas) return;
  auto& out = console.out;
  const Judged judged(workspace, pack, console.library);
  out << pack.judgedAreas->title << " (the partnership's own view; inspectors decide otherwise)\n";
  if (judged.letter.inspection)
    out << fmt::format("  Of the letter or report on: {}\n",
                       workspace.all<domain::Inspection>().find(*judged.letter.inspection)->value.title);
  if (judged.letter.unplaced > 0)
    out << fmt::format("  Left out, since they name no inspection and several could be meant: {}\n",
                       judged.letter.unplaced);
  if (judged.areas.empty()) out << "  No earlier finding of this kind is logged.\n";
  const auto named = [&](const char* mark, const std::vector<std::uint32_t>& rows) {
    for (const auto row : rows) out << "      " << mark << " " << judged.evidence[row].summary << "\n";
  };
  for (const auto& area : judged.areas) {
    const auto& finding = workspace.all<domain::EarlierFinding>().find(area.area)->value;
    out << fmt::format("\n  {}\n    {}. {}\n", finding.text, pack.judgedAreas->verdict(area.verdict).title,
                       judgement::progressText(area.why));
    named("+", area.pullUp);
    named("-", area.pullDown);
    for (const auto& one : area.missing)
      out << fmt::format("    {}{}\n", one.rule.starts_with("missing_") ? "Missing: " : "",
                         judgement::progressText(one));
  }
}

std::vector<Command> progressCommands() {
  return {{"progress",
           "Each area for priority action or significant concern: has it been acted on, why, what is missing",
           {kWorkspace,
            {"framework", "judge as inspections under this framework would; the inspection's own by default"}},
           progress}};
}

}  // namespace waymark::cli
