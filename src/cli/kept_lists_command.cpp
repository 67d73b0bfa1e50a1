// SPDX-License-Identifier: GPL-3.0-or-later
// waymark-cli check-children, rule-off, rule-on, keep-settings, settings and list-mappings: what a workspace's own lists
// say. Children are named by case code.
#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <ostream>

#include "app/kept_lists.h"
#include "app/list_check.h"
#include "app/list_mapping.h"
#include "base/text.h"
#include "cli/list_arguments.h"
#include "cli/workspace_state.h"
#include "lists/returns.h"

namespace waymark::cli {
namespace {

using base::Result;
using Json = nlohmann::ordered_json;
using Kind = Option::Kind;
using Need = Option::Need;

constexpr std::size_t kMostCasesInText = 8;

struct CheckedLists {
  const lists::Definition& definition;
  const domain::Workspace& workspace;
  const app::KeptLists& kept;
  const lists::Checked& checked;
  base::Day asAt;
  [[nodiscard]] const lists::Rule& rule(const lists::RuleRun& run) const { return definition.rules[run.rule]; }
  [[nodiscard]] const std::string& code(const lists::RuleRun& run) const { return rule(run).places[run.place].code; }
  [[nodiscard]] std::vector<std::string> cases(const lists::RuleRun& run) const {
    std::vector<std::string> out;
    for (std::size_t i = run.first; i < run.first + run.rows; ++i)
      out.push_back(caseCodeOf(workspace, kept.lists[run.table].list.children[checked.problems[i].row]));
    return out;
  }
  [[nodiscard]] std::size_t unread() const {
    std::size_t count = 0;
    for (const auto& table : kept.tables) count += table.unread.size();
    return count;
  }
  [[nodiscard]] std::size_t corrections(lists::CorrectionState state) const {
    std::size_t count = 0;
    for (const auto& list : kept.lists)
      count += static_cast<std::size_t>(std::ranges::count(list.corrections, state, &app::ShownCorrection::state));
    return count;
  }
};

Json checkedJson(const CheckedLists& of) {
  Json json{{"definition", of.definition.id}, {"as_at", base::isoText(of.asAt)}};
  json["rows"] = Json::object();
  for (std::size_t i = 0; i < of.kept.tables.size(); ++i)
    json["rows"][of.kept.extracts[i].list] = of.kept.tables[i].size();
  json["rows_failing_per_rule"] = Json::object();
  json["unread_cells"] = of.unread();
  json["rows_failing_per_further_rule"] = Json::object();
  json["rules"] = Json::array();
  for (const auto& run : of.checked.runs) {
    const auto& rule = of.rule(run);
    if (run.rows > 0)
      json[rule.published ? "rows_failing_per_rule" : "rows_failing_per_further_rule"][of.code(run)] = run.rows;
    json["rules"].push_back({{"code", of.code(run)},
                             {"list", of.kept.extracts[run.table].list},
                             {"severity", base::codeText(rule.severity)},
                             {"title", rule.title},
                             {"ran", run.ran},
                             {"off", run.off},
                             {"rows", run.rows},
                             {"cases", of.cases(run)}});
  }
  json["switched_off"] = Json::array();
  for (const auto& row : of.workspace.all<domain::RuleSwitch>())
    if (row.value.definition == of.definition.id)
      json["switched_off"].push_back({{"rule", row.value.rule},
                                      {"reason", row.value.reason},
                                      {"author", row.value.author},
                                      {"at", base::stampText(row.value.at)}});
  for (std::size_t i = 0; i < base::codeCount<lists::CorrectionState>(); ++i) {
    const auto state = static_cast<lists::CorrectionState>(i);
    json["corrections"][std::string(base::codeText(state))] = of.corrections(state);
  }
  const auto* settings = app::settingsExtract(of.workspace);
  json["register"] = settings == nullptr ? Json() : Json(base::isoText(settings->asAt));
  return json;
}

void checkedText(const CheckedLists& of, std::ostream& out) {
  out << of.definition.title << ", as at " << base::longText(of.asAt) << "\n";
  for (std::size_t i = 0; i < of.kept.tables.size(); ++i) {
    const auto& extract = of.kept.extracts[i];
    out << fmt::format("\n{}: {} rows, {}, as at {}\n", of.definition.lists[of.kept.tables[i].mapping.list].title,
                       of.kept.tables[i].size(), extract.source, base::longText(extract.asAt));
    std::string idle;
    for (const auto& run : of.checked.runs) {
      if (run.table != i) continue;
      if (!run.ran && !run.off) idle += (idle.empty() ? "" : ", ") + of.code(run);
      if (run.rows == 0) continue;
      const auto& rule = of.rule(run);
      out << fmt::format("  {:<5} {:<6} {:>6} row{} {}\n", of.code(run), base::codeText(rule.severity), run.rows,
                         run.rows == 1 ? " " : "s", rule.title);
      const auto cases = of.cases(run);
      std::string shown;
      for (std::size_t j = 0; j < std::min(cases.size(), kMostCasesInText); ++j)
        shown += (shown.empty() ? "" : ", ") + cases[j];
      if (cases.size() > kMostCasesInText) shown += fmt::format(" and {} more", cases.size() - kMostCasesInText);
      out << "          " << shown << "\n          " << rule.whatToDo << "\n";
    }
    if (!idle.empty())
      out << "  Not run, for want of a column, the passphrase, a register or the other list: " << idle << "\n";
  }
  out << "\n";
  for (const auto& row : of.workspace.all<domain::RuleSwitch>())
    if (row.value.definition == of.definition.id)
      out << fmt::format("Rule {} is switched off ({}): {}\n", row.value.rule, row.value.author, row.value.reason);
  using State = lists::CorrectionState;
  out << fmt::format("Corrections laid over: {}; overtaken by the source: {}; under the seal: {}.\n",
                     of.corrections(State::Standing), of.corrections(State::Overtaken),
                     of.corrections(State::CannotTell));
  out << fmt::format("Errors: {}, queries: {}, cells not read: {}.\n",
                     of.checked.rows(lists::Severity::Error, of.definition),
                     of.checked.rows(lists::Severity::Query, of.definition), of.unread());
}

Result<Exit> checkChildren(const Arguments& arguments, Console& console) {
  auto asAt = console.now.today;
  if (arguments.has("as-at")) {
    const auto day = dayArgument(arguments, "as-at");
    if (!day) return tl::make_unexpected(day.error());
    asAt = *day;
  }
  auto place = openListPlace(arguments, console, Access::Reading, SealNeed::WhereGiven);
  if (!place) return tl::make_unexpected(place.error());
  const auto& definition = place->definition;
  const auto kept =
      app::openKeptLists(place->session, place->workspace, definition, place->key ? &*place->key : nullptr);
  if (!kept) return tl::make_unexpected(kept.error());
  const auto checked = app::checkKeptLists(place->session, place->workspace, definition, kept->tables, asAt);
  if (!checked) return tl::make_unexpected(checked.error());
  const CheckedLists of{definition, place->workspace, *kept, *checked, asAt};
  if (console.format == Format::Json)
    console.out << checkedJson(of).dump(2) << '\n';
  else
    checkedText(of, console.out);
  const bool bad = checked->rows(lists::Severity::Error, definition) > 0 || of.unread() > 0;
  return arguments.has("strict") && bad ? Exit::HasFindings : Exit::Done;
}

Result<Exit> switchRule(const Arguments& arguments, Console& console, bool off) {
  auto place = openListPlace(arguments, console, Access::Writing);
  if (!place) return tl::make_unexpected(place.error());
  base::IdMaker ids;
  const auto rule = arguments.text("rule");
  auto change = off ? app::ruleOff(place->workspace, place->definition, rule, arguments.text("why"),
                                   place->session.who(), ids, console.now.utc)
                    : app::ruleOn(place->workspace, place->definition, rule);
  if (!change) return tl::make_unexpected(change.error());
  const domain::ChangeSet set{fmt::format("switch rule {} {}", rule, off ? "off" : "on"), {std::move(*change)}};
  return saved(apply(place->session, set, console), console);
}

Result<Exit> switchOff(const Arguments& arguments, Console& console) {
  return switchRule(arguments, console, true);
}
Result<Exit> switchOn(const Arguments& arguments, Console& console) {
  return switchRule(arguments, console, false);
}

Result<Exit> keepSettings(const Arguments& arguments, Console& console) {
  const auto asAt = dayArgument(arguments, "as-at");
  if (!asAt) return tl::make_unexpected(asAt.error());
  const std::filesystem::path file = arguments.text("file");
  const auto settings = app::readSettings(file);
  if (!settings) return tl::make_unexpected(settings.error());
  auto session = openForWriting(arguments, console);
  if (!session) return tl::make_unexpected(session.error());
  const auto kept = app::keepSettings(*session, *settings, file.filename().string(), *asAt, console.now.utc);
  if (!kept) return tl::make_unexpected(kept.error());
  if (console.format == Format::Json)
    console.out << Json{{"settings", kept->rows}, {"as_at", base::isoText(kept->asAt)}}.dump(2) << '\n';
  else
    console.out << fmt::format("{} settings are kept, as at {}.\n", kept->rows, base::longText(kept->asAt));
  return Exit::Done;
}

Json settingJson(const lists::SettingReturn& one) {
  return {{"urn", one.setting->urn},           {"name", one.setting->name},   {"type", one.setting->type},
          {"phase", one.setting->phase},       {"locality", one.setting->locality},
          {"authority", one.setting->authority}, {"open", one.setting->open}, {"children", one.children}};
}

Result<Exit> settings(const Arguments& arguments, Console& console) {
  auto place = openListPlace(arguments, console, Access::Reading);
  if (!place) return tl::make_unexpected(place.error());
  const auto kept = app::keptSettings(place->session, place->workspace);
  if (!kept) return tl::make_unexpected(kept.error());
  if (!*kept)
    return base::fail(base::Code::NotFound, {{"what", "settings register in"}, {"id", arguments.text("workspace")}});
  const auto lists = app::openKeptLists(place->session, place->workspace, place->definition, nullptr);
  if (!lists) return tl::make_unexpected(lists.error());
  const auto authority = arguments.value("authority").value_or(place->workspace.area().laCode);
  const auto returns = lists::returnsOf(place->definition, lists->tables, **kept, authority);
  const bool nothing = arguments.has("returned-nothing");
  const auto& rows = nothing ? returns.nothing : returns.named;
  if (console.format == Format::Json) {
    Json json = Json::array();
    for (const auto& one : rows) json.push_back(settingJson(one));
    console.out << json.dump(2) << '\n';
    return Exit::Done;
  }
  for (const auto& one : rows)
    console.out << fmt::format("  {} {:<44} {:<22} {:<14} {}{}\n", one.setting->urn, base::elided(one.setting->name, 44),
                               base::elided(one.setting->phase.empty() ? one.setting->type : one.setting->phase, 22),
                               base::elided(one.setting->locality, 14), nothing ? "" : std::to_string(one.children),
                               one.setting->open ? "" : " (closed)");
  if (nothing)
    console.out << fmt::format("{} open settings of authority {} are named by no child of the lists.\n", rows.size(),
                               authority.empty() ? "(any)" : authority);
  else
    console.out << fmt::format("{} settings; {} children at settings that the register hasn’t, {} without a URN.\n",
                               rows.size(), returns.notInRegister, returns.without);
  return Exit::Done;
}

Result<Exit> mappings(const Arguments& arguments, Console& console) {
  auto session = openForReading(arguments, console);
  if (!session) return tl::make_unexpected(session.error());
  const auto workspace = session->load();
  if (!workspace) return tl::make_unexpected(workspace.error());
  Json json = Json::array();
  for (const auto& row : workspace->all<domain::ListMapping>()) {
    Json columns = Json::object();
    for (const auto& [header, column] : app::headersIn(row.value)) columns[header] = column;
    json.push_back({{"source", row.value.source},
                    {"definition", row.value.definition},
                    {"list", row.value.list},
                    {"columns", std::move(columns)},
                    {"said", app::saysWhatItIs(row.value)},
                    {"made_by", row.value.madeBy},
                    {"made_at", base::stampText(row.value.madeAt)}});
    if (console.format == Format::Json) continue;
    console.out << fmt::format("{}, {}{}:\n", row.value.source, row.value.list,
                               app::saysWhatItIs(row.value) ? ", as somebody said" : "");
    for (const auto& [header, column] : json.back()["columns"].items())
      console.out << fmt::format("  “{}” {}\n", base::elided(header, 60),
                                 column == "" ? "is left out" : "is " + column.get<std::string>());
  }
  if (console.format == Format::Json) console.out << json.dump(2) << '\n';
  return Exit::Done;
}

}  // namespace

std::vector<Command> keptListsCommands() {
  return {
      {"check-children",
       "Check the newest lists of a workspace, with their corrections",
       {kWorkspace,
        {"as-at", "the day that ages and dates are reckoned to; today by default"},
        {"strict", "exit with 1 where a row has an error or a cell can't be read", Kind::Flag},
        kListDefinition,
        kPassphrase,
        kRecoveryKey},
       checkChildren},
      {"rule-off",
       "Switch a rule off for this workspace",
       {kWorkspace,
        {"rule", "its code, as 101a", Kind::Value, Need::Required},
        {"why", "the reason, which is shown with the checks", Kind::Value, Need::Required},
        kListDefinition},
       switchOff},
      {"rule-on",
       "Switch a rule on again",
       {kWorkspace, {"rule", "its code, as 101a", Kind::Value, Need::Required}, kListDefinition},
       switchOn},
      {"keep-settings",
       "Keep the settings register in a workspace: URNs are checked against it",
       {kWorkspace,
        {"file", "Get Information about Schools' establishment file", Kind::Positional, Need::Required},
        {"as-at", "the day of the file", Kind::Value, Need::Required}},
       keepSettings},
      {"settings",
       "The settings of the children on the lists, and those that have returned nothing",
       {kWorkspace,
        {"returned-nothing", "open settings that no child of the lists is at", Kind::Flag},
        {"authority", "a local authority's code; the area's own by default, \"\" for all"},
        kListDefinition},
       settings},
      {"list-mappings", "What was said of the headers of each source", {kWorkspace}, mappings},
  };
}

}  // namespace waymark::cli
