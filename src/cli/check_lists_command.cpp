// SPDX-License-Identifier: GPL-3.0-or-later
// waymark-cli check-lists. Children's data stays out of what is printed unless --with-values asks for it: by default
// rules, counts and the addresses of cells.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <limits>
#include <nlohmann/json.hpp>
#include <optional>
#include <ostream>
#include <span>

#include "app/list_check.h"
#include "base/text.h"
#include "cli/list_arguments.h"
#include "cli/list_preview.h"
#include "lists/check.h"

namespace waymark::cli {
namespace {

using base::Result;
using Json = nlohmann::ordered_json;

constexpr std::size_t kMostListed = 1000;  // of one rule, and of cells that couldn't be read
constexpr std::size_t kEvery = std::numeric_limits<std::size_t>::max();
constexpr std::size_t kMostInText = 8;
constexpr std::size_t kMostUnread = 20;  // in text

struct Report {
  const lists::Definition& definition;
  const app::ReadLists& read;
  const lists::Checked& checked;
  base::Day asAt;
  bool values;
  bool all;  // list every cell
  [[nodiscard]] const lists::Rule& rule(std::size_t at) const { return definition.rules[at]; }
  [[nodiscard]] const lists::Table& table(std::size_t at) const { return read.tables[at]; }
  [[nodiscard]] const std::string& list(std::size_t table) const {
    return definition.lists[read.tables[table].mapping.list].id;
  }
  [[nodiscard]] const std::string& code(const lists::RuleRun& run) const {
    return rule(run.rule).places[run.place].code;
  }
  [[nodiscard]] std::size_t unread() const {
    std::size_t count = 0;
    for (const auto& one : read.tables) count += one.unread.size();
    return count;
  }
};

/// "D12", with its value behind it where values were asked for.
std::string cellText(const Report& report, const lists::Table& table, std::size_t column, std::size_t row) {
  const auto place = table.place(column);
  if (!place) return "";
  auto text = lists::cellAddress(*place, table.rows[row]);
  if (report.values) text += " “" + table.text(report.definition, column, row) + "”";
  return text;
}

std::span<const lists::Problem> problemsOf(const Report& report, const lists::RuleRun& run) {
  return std::span(report.checked.problems).subspan(run.first, run.rows);
}

Json cellsOf(const Report& report, const lists::Problem& problem) {
  Json cells = Json::array();
  const auto& table = report.table(problem.table);
  for (const auto column : report.rule(problem.rule).columns) {
    const auto place = table.place(column);
    if (!place) continue;
    Json cell{{"cell", lists::cellAddress(*place, table.rows[problem.row])},
              {"column", report.definition.columns[column].id}};
    if (report.values) cell["value"] = table.text(report.definition, column, problem.row);
    cells.push_back(std::move(cell));
  }
  return cells;
}

Json rulesJson(const Report& report) {
  Json rules = Json::array();
  for (const auto& run : report.checked.runs) {
    const auto& rule = report.rule(run.rule);
    Json row{{"code", report.code(run)},
             {"list", report.list(run.table)},
             {"published", rule.published},
             {"severity", base::codeText(rule.severity)},
             {"title", rule.title},
             {"message", rule.message},
             {"what_to_do", rule.whatToDo},
             {"ran", run.ran},
             {"rows", run.rows},
             {"problems", Json::array()}};
    const auto problems = problemsOf(report, run);
    for (const auto& problem : problems.first(report.all ? run.rows : std::min(run.rows, kMostListed)))
      row["problems"].push_back(
          {{"row", report.table(problem.table).rows[problem.row]}, {"cells", cellsOf(report, problem)}});
    rules.push_back(std::move(row));
  }
  return rules;
}

std::string_view matchName(lists::Match match) {
  constexpr std::array<std::string_view, 5> kNames{"exact", "tolerant", "known", "given", "none"};
  return kNames[static_cast<std::size_t>(match)];
}

Json mappingJson(const Report& report) {
  Json sheets = Json::array();
  for (std::size_t i = 0; i < report.read.tables.size(); ++i) {
    const auto& table = report.table(i);
    Json columns = Json::array();
    for (const auto& mapped : table.mapping.columns)
      columns.push_back({{"place", lists::columnLetters(mapped.place)},
                         {"header", mapped.header},
                         {"column", mapped.column ? Json(report.definition.columns[*mapped.column].id) : Json()},
                         {"match", matchName(mapped.match)}});
    sheets.push_back({{"list", report.list(i)},
                      {"file", table.file},
                      {"sheet", table.sheet},
                      {"header_row", table.mapping.headerRow},
                      {"columns", std::move(columns)}});
  }
  return sheets;
}

void asJson(const Report& report, std::ostream& out) {
  Json json{{"definition", report.definition.id}, {"as_at", base::isoText(report.asAt)}};
  for (std::size_t i = 0; i < report.read.tables.size(); ++i) json["rows"][report.list(i)] = report.table(i).size();
  json["rows_failing_per_rule"] = Json::object();
  json["unread_cells"] = report.unread();
  json["rows_failing_per_further_rule"] = Json::object();
  for (const auto& run : report.checked.runs)
    if (run.rows > 0)
      json[report.rule(run.rule).published ? "rows_failing_per_rule" : "rows_failing_per_further_rule"]
          [report.code(run)] = run.rows;
  json["rules"] = rulesJson(report);
  json["unread"] = unreadJson(report.definition, report.read.tables, {report.all ? kEvery : kMostListed, report.values});
  json["mapping"] = mappingJson(report);
  json["remarks"] = Json::array();
  for (const auto& remark : report.read.remarks)
    json["remarks"].push_back(
        {{"kind", remark.kind}, {"file", remark.file}, {"sheet", remark.sheet}, {"text", app::remarkText(remark)}});
  out << json.dump(2) << '\n';
}

void ruleText(const Report& report, const lists::RuleRun& run, std::ostream& out) {
  const auto& rule = report.rule(run.rule);
  out << fmt::format("  {:<5} {:<6} {:>6} row{} {}\n", report.code(run), base::codeText(rule.severity), run.rows,
                     run.rows == 1 ? " " : "s", rule.title);
  const auto& table = report.table(run.table);
  const auto shown = report.all ? run.rows : std::min(run.rows, kMostInText);
  std::string cells;
  for (const auto& problem : problemsOf(report, run).first(shown)) {
    cells += cells.empty() ? "" : ", ";
    cells += cellText(report, table, rule.columns.front(), problem.row);
  }
  if (shown < run.rows) cells += fmt::format(" and {} more", run.rows - shown);
  out << "          " << cells << "\n          " << rule.whatToDo << "\n";
}

void asText(const Report& report, std::ostream& out) {
  out << report.definition.title << ", as at " << base::longText(report.asAt) << "\n";
  for (std::size_t i = 0; i < report.read.tables.size(); ++i) {
    const auto& table = report.table(i);
    const auto mapped = std::ranges::count_if(table.mapping.columns, [](const auto& one) { return one.column.has_value(); });
    out << fmt::format("\n{}: {} rows, {} columns, from {}{}{}\n", report.definition.lists[table.mapping.list].title,
                       table.size(), mapped, table.file, table.sheet.empty() ? "" : ", sheet ", table.sheet);
    for (const auto& one : table.mapping.columns)
      if (one.column && one.match != lists::Match::Exact)
        out << fmt::format("  Column {}, “{}”, is read as “{}”\n", lists::columnLetters(one.place),
                           base::elided(one.header, 60), report.definition.columns[*one.column].title);
    std::string idle;
    for (const auto& run : report.checked.runs) {
      if (run.table != i) continue;
      if (!run.ran) idle += (idle.empty() ? "" : ", ") + report.code(run);
      if (run.rows > 0) ruleText(report, run, out);
    }
    if (!idle.empty()) out << "  Not run, for want of a column, a register or the other list: " << idle << "\n";
  }
  out << "\n";
  unreadText(report.definition, report.read.tables, {report.all ? kEvery : kMostUnread, report.values},
             "--all lists every one", out);
  for (const auto& remark : report.read.remarks) out << app::remarkText(remark) << "\n";
  out << fmt::format("Errors: {}, queries: {}, cells not read: {}.\n",
                     report.checked.rows(lists::Severity::Error, report.definition),
                     report.checked.rows(lists::Severity::Query, report.definition), report.unread());
}

Result<Exit> checkLists(const Arguments& arguments, Console& console) {
  const auto asAt = dayArgument(arguments, "as-at");
  if (!asAt) return tl::make_unexpected(asAt.error());
  const auto definition = definitionArgument(arguments);
  if (!definition) return tl::make_unexpected(definition.error());
  const auto given = headersArgument(arguments, *definition);
  if (!given) return tl::make_unexpected(given.error());
  const auto read = app::readLists(*definition, filesArgument(arguments), *given);
  if (!read) return tl::make_unexpected(read.error());
  std::optional<lists::SettingsRegister> settings;
  if (const auto file = arguments.value("register")) {
    auto loaded = app::readSettings(*file);
    if (!loaded) return tl::make_unexpected(loaded.error());
    settings = *std::move(loaded);
  }
  const auto checked = lists::checkLists(*definition, read->tables, *asAt, settings ? &*settings : nullptr);
  const Report report{*definition, *read, checked, *asAt, arguments.has("with-values"), arguments.has("all")};
  if (console.format == Format::Json)
    asJson(report, console.out);
  else
    asText(report, console.out);
  const bool bad = checked.rows(lists::Severity::Error, *definition) + report.unread() > 0;
  return arguments.has("strict") && bad ? Exit::HasFindings : Exit::Done;
}

}  // namespace

std::vector<Command> checkListsCommands() {
  using Kind = Option::Kind;
  using Need = Option::Need;
  return {{"check-lists",
           "Reads person-level lists and says which rows fail which rule",
           {{"file", "one workbook, or several .csv; a list is known by its header", Kind::Positionals, Need::Required},
            {"as-at", "the day that ages and dates are reckoned to", Kind::Value, Need::Required},
            kListDefinition,
            kListColumn,
            {"register", "the settings register: Get Information about Schools' establishment file", Kind::Value,
             Need::Optional},
            {"with-values", "print the cells' values, which are children's data", Kind::Flag, Need::Optional},
            {"all", "list every cell", Kind::Flag, Need::Optional},
            {"strict", "exit with 1 where a row has an error or a cell can't be read", Kind::Flag, Need::Optional}},
           checkLists}};
}

}  // namespace waymark::cli
