// SPDX-License-Identifier: GPL-3.0-or-later
// Reads list definitions. References are looked up where they are read, so that a fault is told with its path.
#include <algorithm>
#include <set>

#include "framework/row_reader.h"
#include "lists/definition.h"
#include "lists/text_key.h"

namespace waymark::lists {

using base::Json;
using base::JsonReader;
namespace {

constexpr int kMostMonths = 1200;

std::size_t columnNamed(JsonReader& in, const Json& value, const Definition& out) {
  std::string id;
  in.read(value, id);
  if (!in.ok()) return 0;
  if (const auto at = out.column(id)) return *at;
  in.problem("there is no column “" + id + "”");
  return 0;
}

void readCodes(JsonReader& in, const Json& row, CodeList& out) {
  std::set<std::string> keys;
  in.member(row, "codes", [&](const Json& codes) {
    in.each(codes, [&](const Json& one) {
      auto& code = out.codes.emplace_back();
      in.field(one, "code", code.code);
      in.field(one, "title", code.title);
      in.optionalField(one, "form", code.form);
      in.optionalField(one, "also", code.also);
      if (!in.ok()) return;
      if (code.form.empty()) code.form = code.code;
      // What goes out is read as the same code when it comes back.
      std::set<std::string> own{codeKey(code.code), codeKey(code.title), codeKey(code.form)};
      for (const auto& text : code.also) own.insert(codeKey(text));
      for (const auto& key : own)
        if (!keys.insert(key).second) return in.problem("“" + key + "” stands for two codes");
    });
  });
}

void readColumn(JsonReader& in, const Json& row, Definition& out) {
  auto& column = out.columns.emplace_back();
  in.field(row, "id", column.id);
  framework::expectOwnId(in, out.columns, column.id);
  in.field(row, "title", column.title);
  in.member(row, "kind", [&](const Json& kind) {
    if (kind.is_string() && kind.get_ref<const std::string&>() == "fill_in")
      return in.problem("say what “" + column.title +
                        "” is, one of: " + base::joinedCodes(base::CodeSet<ColumnKind>::kCodes));
    in.read(kind, column.kind);
  });
  if (in.ok() && column.kind == ColumnKind::Code)
    in.member(row, "codes", [&](const Json& value) {
      std::string id;
      in.read(value, id);
      const auto at = std::ranges::find(out.codeLists, id, &CodeList::id);
      if (in.ok() && at == out.codeLists.end()) return in.problem("there is no code set “" + id + "”");
      column.codeList = static_cast<std::size_t>(at - out.codeLists.begin());
    });
  in.optionalField(row, "also", column.also);
  in.optionalField(row, "local", column.local);
  in.optionalField(row, "identity", column.identity);
  // Whatever a definition says: these name a child.
  if (column.kind == ColumnKind::Upn || column.kind == ColumnKind::Uln) column.identity = true;
  in.optionalField(row, "about", column.about);
  framework::readProvenance(in, row, column.provenance);
}

/// How a list's rows find their children where no column of theirs says it.
void readLinks(JsonReader& in, const Json& row, const Definition& out, ListDefinition& list) {
  const auto ownColumn = [&](const Json& value) {
    const auto at = columnNamed(in, value, out);
    if (in.ok() && std::ranges::find(list.columns, at) == list.columns.end())
      in.problem("“" + out.columns[at].id + "” is not a column of this list");
    return at;
  };
  in.optionalMember(row, "key", [&](const Json& value) {
    list.key = ownColumn(value);
    if (in.ok() && out.columns[*list.key].kind != ColumnKind::Identifier) in.problem("a key is an identifier");
  });
  in.optionalMember(row, "known_by", [&](const Json& values) {
    in.each(values, [&](const Json& value) {
      list.knownBy.push_back(ownColumn(value));
      if (in.ok() && !out.columns[list.knownBy.back()].identity) in.problem("only columns under the seal can be that");
    });
  });
  in.optionalMember(row, "belongs_to", [&](const Json& value) {
    std::string id;
    in.read(value, id);
    if (!in.ok()) return;
    const auto at = out.list(id);
    if (!at || &out.lists[*at] == &list) return in.problem("there is no earlier list “" + id + "”");
    const auto& key = out.lists[*at].key;
    if (!key || std::ranges::find(list.columns, *key) == list.columns.end())
      return in.problem("“" + id + "” has no key that is a column of this list");
    list.belongsTo = at;
  });
}

void readList(JsonReader& in, const Json& row, Definition& out) {
  auto& list = out.lists.emplace_back();
  in.field(row, "id", list.id);
  framework::expectOwnId(in, out.lists, list.id);
  in.field(row, "title", list.title);
  std::set<std::string> headers;
  const auto take = [&](const char* name, bool local) {
    return [&, name, local](const Json& ids) {
      in.each(ids, [&](const Json& value) {
        const auto at = columnNamed(in, value, out);
        if (!in.ok()) return;
        const auto& column = out.columns[at];
        if (column.local != local)
          return in.problem("“" + column.id + "” is " + (column.local ? "" : "not ") + "local, so it is not one of " +
                            name);
        std::set<std::string> own{textKey(column.title)};
        for (const auto& header : column.also) own.insert(textKey(header));
        for (const auto& key : own)
          if (!headers.insert(key).second) return in.problem("two columns of this list are headed “" + key + "”");
        list.columns.push_back(at);
      });
    };
  };
  in.member(row, "columns", take("columns", false));
  in.optionalMember(row, "local_columns", take("local_columns", true));
  readLinks(in, row, out, list);
  framework::readProvenance(in, row, list.provenance);
}

struct Shape {
  Check check;
  std::vector<ColumnKind> kinds;  // none: any
};

/// Which kinds of column a check can look at.
const std::vector<Shape>& shapes() {
  using K = ColumnKind;
  static const std::vector<Shape> kShapes{{Check::After, {K::Date}},
                                          {Check::OlderThan, {K::Date}},
                                          {Check::AgeAtLeast, {K::Date}},
                                          {Check::AgeUnder, {K::Date}},
                                          {Check::CodeIs, {K::Code}},
                                          {Check::CodeUnknown, {K::Code}},
                                          {Check::NumberOutside, {K::Count, K::Percent}},
                                          {Check::NearDuplicate, {K::Identifier, K::Upn, K::Uln}},
                                          {Check::OnAnotherList, {K::Identifier, K::Upn, K::Uln}},
                                          {Check::UpnShapeWrong, {K::Upn}},
                                          {Check::UpnLetterWrong, {K::Upn}},
                                          {Check::UpnTemporary, {K::Upn}},
                                          {Check::UlnDigitWrong, {K::Uln}},
                                          {Check::UrnShapeWrong, {K::Urn}},
                                          {Check::NotInRegister, {K::Urn}},
                                          {Check::ClosedInRegister, {K::Urn}}};
  return kShapes;
}

void needsKind(JsonReader& in, const Definition& out, Check check, std::size_t column) {
  const auto shape = std::ranges::find(shapes(), check, &Shape::check);
  if (!in.ok() || shape == shapes().end()) return;
  if (std::ranges::find(shape->kinds, out.columns[column].kind) == shape->kinds.end())
    in.problem("“" + std::string(base::codeText(check)) + "” can't look at “" + out.columns[column].id +
               "”, which is of kind “" + std::string(base::codeText(out.columns[column].kind)) + "”");
}

void readAmount(JsonReader& in, const Json& row, const char* name, int& out) {
  in.field(row, name, out);
  if (in.ok() && (out < 0 || out > kMostMonths)) in.problem(std::string(name) + " must be 0 to 1200");
}

void readCondition(JsonReader& in, const Json& row, Definition& out, Condition& condition) {
  in.field(row, "check", condition.check);
  const bool several = in.ok() && condition.check == Check::Duplicate;
  const auto take = [&](const Json& value) {
    condition.columns.push_back(columnNamed(in, value, out));
    needsKind(in, out, condition.check, condition.columns.back());
  };
  if (several)
    in.member(row, "columns", [&](const Json& values) {
      in.each(values, take);
      if (in.ok() && condition.columns.empty()) in.problem("at least one column is needed");
    });
  else
    in.member(row, "column", take);
  if (!in.ok()) return;
  switch (condition.check) {
    case Check::After:
      in.member(row, "than", [&](const Json& value) {
        if (value == "as_at") return;
        condition.than = columnNamed(in, value, out);
        needsKind(in, out, Check::After, condition.than);
      });
      break;
    case Check::OlderThan:
      readAmount(in, row, "months", condition.amount);
      break;
    case Check::AgeAtLeast:
    case Check::AgeUnder:
      readAmount(in, row, "years", condition.amount);
      break;
    case Check::CodeIs:
      in.member(row, "codes", [&](const Json& values) {
        const auto& codes = out.codeLists[out.columns[condition.columns.front()].codeList].codes;
        in.each(values, [&](const Json& value) {
          std::string code;
          in.read(value, code);
          const auto at = std::ranges::find(codes, code, &CodeDefinition::code);
          if (in.ok() && at == codes.end()) return in.problem("there is no code “" + code + "” in that column's set");
          condition.codes.push_back(static_cast<std::int32_t>(at - codes.begin()));
        });
      });
      break;
    case Check::NumberOutside:
      in.field(row, "from", condition.from);
      in.field(row, "to", condition.to);
      break;
    case Check::NearDuplicate:
      in.member(row, "same", [&](const Json& value) {
        condition.than = columnNamed(in, value, out);
        needsKind(in, out, Check::After, condition.than);
      });
      break;
    default:
      break;
  }
}

/// Every column that a rule looks at must be one of each list that the rule is for.
void checkPlaces(JsonReader& in, const Definition& out, const Rule& rule) {
  std::vector<std::size_t> used = rule.columns;
  for (const auto& condition : rule.when) {
    used.insert(used.end(), condition.columns.begin(), condition.columns.end());
    if (condition.than != kAsAt) used.push_back(condition.than);
  }
  for (const auto& place : rule.places)
    for (const auto column : used)
      if (std::ranges::find(out.lists[place.list].columns, column) == out.lists[place.list].columns.end())
        return in.problem("“" + out.columns[column].id + "” is not a column of “" + out.lists[place.list].id + "”");
}

void readRule(JsonReader& in, const Json& row, Definition& out, std::set<std::string>& codes) {
  auto& rule = out.rules.emplace_back();
  in.member(row, "codes", [&](const Json& places) {
    if (!places.is_object() || places.empty()) return in.problem("an object of list and code is expected");
    for (const auto& [list, value] : places.items()) {
      Rule::Place place{};
      in.field(places, list.c_str(), place.code);
      if (!in.ok()) return;
      const auto at = out.list(list);
      if (!at) return in.problem("there is no list “" + list + "”");
      if (!codes.insert(place.code).second) return in.problem("the code “" + place.code + "” is there twice");
      place.list = *at;
      rule.places.push_back(std::move(place));
    }
  });
  in.field(row, "severity", rule.severity);
  in.field(row, "title", rule.title);
  in.field(row, "message", rule.message);
  in.field(row, "what_to_do", rule.whatToDo);
  in.optionalField(row, "published", rule.published);
  in.member(row, "when", [&](const Json& conditions) {
    in.each(conditions,
            [&](const Json& condition) { readCondition(in, condition, out, rule.when.emplace_back()); });
    if (in.ok() && rule.when.empty()) in.problem("a rule without a condition would fail every row");
  });
  in.member(row, "columns", [&](const Json& columns) {
    in.each(columns, [&](const Json& value) { rule.columns.push_back(columnNamed(in, value, out)); });
    if (in.ok() && rule.columns.empty()) in.problem("at least one column is needed");
  });
  framework::readProvenance(in, row, rule.provenance);
  if (in.ok()) checkPlaces(in, out, rule);
}

void readDefinition(JsonReader& in, const Json& file, Definition& out) {
  int format = 0;
  in.field(file, "format", format);
  if (in.ok() && format != 1)
    in.problem("format " + std::to_string(format) + " is not known; this Waymark reads format 1");
  in.field(file, "id", out.id);
  in.field(file, "version", out.version);
  in.field(file, "title", out.title);
  in.field(file, "about", out.about);
  in.field(file, "effective_from", out.effectiveFrom);
  in.optionalField(file, "effective_to", out.effectiveTo);
  in.field(file, "look_back_months", out.lookBackMonths);
  in.optionalField(file, "date_style", out.dateStyle);
  in.optionalField(file, "empty_words", out.emptyWords);
  framework::readProvenance(in, file, out.provenance);
  in.member(file, "code_sets", [&](const Json& sets) {
    in.each(sets, [&](const Json& row) {
      auto& set = out.codeLists.emplace_back();
      in.field(row, "id", set.id);
      framework::expectOwnId(in, out.codeLists, set.id);
      in.field(row, "title", set.title);
      readCodes(in, row, set);
      framework::readProvenance(in, row, set.provenance);
    });
  });
  in.member(file, "columns", [&](const Json& rows) { in.each(rows, [&](const Json& row) { readColumn(in, row, out); }); });
  in.member(file, "lists", [&](const Json& rows) {
    in.each(rows, [&](const Json& row) { readList(in, row, out); });
    if (in.ok() && out.lists.empty()) in.problem("at least one list is needed");
  });
  std::set<std::string> codes;
  in.member(file, "rules",
            [&](const Json& rows) { in.each(rows, [&](const Json& row) { readRule(in, row, out, codes); }); });
}

}  // namespace

base::Result<Definition> parseDefinition(std::string_view json, std::string_view file) {
  const auto value = base::parseJson(json, file);
  if (!value) return tl::make_unexpected(value.error());
  JsonReader in{std::string(file)};
  Definition out;
  readDefinition(in, *value, out);
  if (!in.ok()) return tl::make_unexpected(*in.error());
  return out;
}

}  // namespace waymark::lists
