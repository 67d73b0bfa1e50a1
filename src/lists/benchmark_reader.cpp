// SPDX-License-Identifier: GPL-3.0-or-later
// Reads the measures and the table of statistical neighbours that are built in.
#include <algorithm>

#include "base/json_reader.h"
#include "base/resources.h"
#include "lists/benchmark.h"

namespace waymark::lists {

using base::Json;
using base::JsonReader;
namespace {

void benchmarkProvenance(JsonReader& in, const Json& row, Provenance& out) {
  in.field(row, "source", out.source);
  in.field(row, "certainty", out.certainty);
  in.field(row, "verified_on", out.verifiedOn);
}

template <class Row>
std::size_t placeNamed(JsonReader& in, const std::vector<Row>& rows, const std::string& id, const char* what) {
  const auto at = std::ranges::find(rows, id, &Row::id);
  if (at != rows.end()) return static_cast<std::size_t>(at - rows.begin());
  if (in.ok()) in.problem(std::string("there is no ") + what + " “" + id + "”");
  return 0;
}

template <class Row>
void idOnce(JsonReader& in, const std::vector<Row>& rows) {
  if (!in.ok()) return;
  const auto& id = rows.back().id;
  if (id.empty()) in.problem("the id is empty");
  if (std::ranges::count(rows, id, &Row::id) > 1) in.problem("the id “" + id + "” is there twice");
}

void readTable(JsonReader& in, const Json& row, BenchmarkDefinition& out) {
  auto& table = out.tables.emplace_back();
  in.field(row, "id", table.id);
  idOnce(in, out.tables);
  in.field(row, "files", table.files);
  if (in.ok() && table.files.empty()) in.problem("a table needs the name of its file");
  in.field(row, "layout", table.layout);
  in.field(row, "period", table.period);
  in.optionalMember(row, "only", [&](const Json& filters) {
    in.each(filters, [&](const Json& one) {
      auto& filter = table.only.emplace_back();
      in.field(one, "column", filter.column);
      in.field(one, "values", filter.values);
    });
  });
  if (table.layout == Layout::YearBlocks) in.field(row, "england", table.england);
}

void readMeasure(JsonReader& in, const Json& row, BenchmarkDefinition& out) {
  auto& measure = out.measures.emplace_back();
  in.field(row, "id", measure.id);
  idOnce(in, out.measures);
  in.field(row, "group", measure.group);
  placeNamed(in, out.groups, measure.group, "group");
  in.field(row, "title", measure.title);
  std::string table;
  in.field(row, "table", table);
  measure.table = placeNamed(in, out.tables, table, "table");
  in.optionalField(row, "value", measure.value);
  in.optionalField(row, "numerator", measure.numerator);
  in.optionalField(row, "denominator", measure.denominator);
  if (in.ok() && measure.numerator.empty() != measure.denominator.empty())
    in.problem("a numerator needs a denominator, and the other way round");
  if (in.ok() && measure.value.empty() && measure.numerator.empty())
    in.problem("say which column holds the value, or what is divided by what");
  in.optionalField(row, "better", measure.better);
  in.optionalMember(row, "breaks", [&](const Json& breaks) {
    in.each(breaks, [&](const Json& one) {
      auto& at = measure.breaks.emplace_back();
      in.field(one, "from", at.from);
      in.field(one, "about", at.about);
    });
  });
  in.optionalField(row, "about", measure.about);
  in.optionalMember(row, "own", [&](const Json& own) {
    in.field(own, "from", measure.own.from);
    in.optionalField(own, "list", measure.own.list);
    in.optionalField(own, "column", measure.own.column);
    in.optionalField(own, "code", measure.own.code);
  });
  in.optionalField(row, "no_own", measure.noOwn);
  if (in.ok() && measure.own.from.empty() == measure.noOwn.empty())
    in.problem("say where the area’s own figure comes from, or why there is none");
  benchmarkProvenance(in, row, measure.provenance);
}

void formatOne(JsonReader& in, const Json& json) {
  int format = 0;
  in.field(json, "format", format);
  if (in.ok() && format != 1) in.problem("format must be 1");
}

constexpr const char* kMeasuresFile = "benchmarks/ehc-plans-england.json";
constexpr const char* kNeighboursFile = "benchmarks/statistical-neighbours.json";

}  // namespace

base::Result<BenchmarkDefinition> parseBenchmarks(std::string_view text, std::string_view file) {
  const auto json = base::parseJson(text, file);
  if (!json) return tl::make_unexpected(json.error());
  JsonReader in{std::string(file)};
  BenchmarkDefinition out;
  formatOne(in, *json);
  in.field(*json, "id", out.id);
  in.field(*json, "title", out.title);
  in.optionalField(*json, "about", out.about);
  benchmarkProvenance(in, *json, out.provenance);
  in.member(*json, "marks", [&](const Json& marks) {
    in.each(marks, [&](const Json& one) {
      auto& mark = out.marks.emplace_back();
      in.field(one, "mark", mark.mark);
      in.field(one, "state", mark.state);
      if (in.ok() && mark.state == FigureState::Value) in.problem("a mark stands for no value");
    });
  });
  in.member(*json, "groups", [&](const Json& groups) {
    in.each(groups, [&](const Json& one) {
      auto& group = out.groups.emplace_back();
      in.field(one, "id", group.id);
      idOnce(in, out.groups);
      in.field(one, "title", group.title);
    });
  });
  in.member(*json, "tables", [&](const Json& rows) { in.each(rows, [&](const Json& one) { readTable(in, one, out); }); });
  in.member(*json, "measures",
            [&](const Json& rows) { in.each(rows, [&](const Json& one) { readMeasure(in, one, out); }); });
  if (in.error()) return tl::make_unexpected(*in.error());
  return out;
}

base::Result<BenchmarkDefinition> builtInBenchmarks() {
  const auto bytes = base::embeddedFile(kMeasuresFile);
  if (!bytes) return base::fail(base::Code::NotFound, {{"what", "file"}, {"id", kMeasuresFile}});
  return parseBenchmarks(*bytes, kMeasuresFile);
}

base::Result<Neighbours> builtInNeighbours() {
  const auto bytes = base::embeddedFile(kNeighboursFile);
  if (!bytes) return base::fail(base::Code::NotFound, {{"what", "file"}, {"id", kNeighboursFile}});
  const auto json = base::parseJson(*bytes, kNeighboursFile);
  if (!json) return tl::make_unexpected(json.error());
  JsonReader in{kNeighboursFile};
  Neighbours out;
  formatOne(in, *json);
  in.field(*json, "source", out.source);
  in.member(*json, "neighbours", [&](const Json& rows) {
    if (!rows.is_object()) return in.problem("an object is expected");
    for (const auto& [code, list] : rows.items()) in.field(rows, code.c_str(), out.of[code]);
  });
  if (in.error()) return tl::make_unexpected(*in.error());
  return out;
}

}  // namespace waymark::lists
