// SPDX-License-Identifier: GPL-3.0-or-later
#include "lists/draft.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "base/resources.h"
#include "base/text.h"
#include "lists/text_key.h"

namespace waymark::lists {
namespace {

using Ordered = nlohmann::ordered_json;

constexpr std::size_t kFewestHeaders = 3;

const HeadRow* headerOf(const TemplateSheet& sheet) {
  const auto most = std::ranges::max_element(sheet.rows, {}, [](const HeadRow& row) { return row.cells.size(); });
  return most == sheet.rows.end() || most->cells.size() < kFewestHeaders ? nullptr : &*most;
}

std::string idFrom(std::string_view text, std::string_view otherwise) {
  auto id = base::slug(base::elided(text, 60));
  std::ranges::replace(id, '-', '_');
  return id.empty() ? std::string(otherwise) : id;
}

template <class Taken>
std::string unusedId(std::string id, const Taken& taken) {
  const auto stem = id;
  for (int i = 2; taken.contains(id); ++i) id = stem + "_" + std::to_string(i);
  return id;
}

/// Headers that name a child. Nobody is asked too often: what is under the seal can be put beside it, not the other way.
bool soundsLikeIdentity(std::string_view key) {
  constexpr std::array<std::string_view, 10> kWords{"name", "birth",    "dob",   "address", "postcode",
                                                    "nhs",  "child id", "pupil", "learner", "parent"};
  return std::ranges::any_of(kWords, [&](std::string_view word) { return key.find(word) != std::string_view::npos; });
}

/// The standard definition's rows by the keys of their headers.
std::map<std::string, Ordered> knownColumns(const Ordered& standard) {
  std::map<std::string, Ordered> known;
  for (const auto& column : standard["columns"]) {
    known.emplace(textKey(column["title"].get<std::string>()), column);
    if (!column.contains("also")) continue;
    for (const auto& other : column["also"]) known.emplace(textKey(other.get<std::string>()), column);
  }
  return known;
}

/// All column ids that a rule names.
std::set<std::string> columnsOf(const Ordered& rule) {
  std::set<std::string> ids;
  for (const auto& id : rule["columns"]) ids.insert(id.get<std::string>());
  for (const auto& condition : rule["when"]) {
    if (condition.contains("column")) ids.insert(condition["column"].get<std::string>());
    if (condition.contains("columns"))
      for (const auto& id : condition["columns"]) ids.insert(id.get<std::string>());
    for (const auto* other : {"than", "same"})
      if (condition.contains(other) && condition[other] != "as_at") ids.insert(condition[other].get<std::string>());
  }
  return ids;
}

class Drafter {
 public:
  Drafter(std::string_view file, base::Day today)
      : m_standard(Ordered::parse(*base::embeddedFile("lists/annex-a-2023.json"))),
        m_known(knownColumns(m_standard)),
        m_provenance{{"source", "the template " + std::string(file)},
                     {"certainty", "stated"},
                     {"verified_on", base::isoText(today)}} {}

  void add(const TemplateSheet& sheet, const HeadRow& header) {
    auto id = unusedId(idFrom(sheet.name, "list"), m_columnsOfList);
    Ordered columns = Ordered::array();
    auto& own = m_columnsOfList[id];
    for (const auto& [place, title] : header.cells) {
      const auto column = columnFor(title);
      if (!own.insert(column).second) continue;
      columns.push_back(column);
    }
    Ordered list{{"id", id}, {"title", sheet.name.empty() ? "List" : sheet.name}, {"columns", columns}};
    list.update(m_provenance);
    m_lists.push_back(std::move(list));
  }

  [[nodiscard]] Ordered whole() const {
    Ordered json{{"format", 1},
              {"id", "fill-in"},
              {"version", "1.0"},
              {"title", "fill in"},
              {"about", "A draft. Say of each column what it is (kind), take “perhaps” out, and fill in the top."},
              {"effective_from", m_provenance["verified_on"]},
              {"look_back_months", m_standard["look_back_months"]},
              {"empty_words", m_standard["empty_words"]}};
    json.update(m_provenance);
    json["code_sets"] = m_standard["code_sets"];
    json["columns"] = m_columns;
    json["lists"] = m_lists;
    json["rules"] = rules();
    return json;
  }
  [[nodiscard]] std::size_t columns() const { return m_columns.size(); }
  [[nodiscard]] std::size_t known() const { return m_knownCount; }

 private:
  /// The id of a header's column, made if it is the first of its kind.
  std::string columnFor(const std::string& title) {
    const auto key = textKey(title);
    if (const auto at = m_idOfHeader.find(key); at != m_idOfHeader.end()) return at->second;
    const auto known = m_known.find(key);
    Ordered column{{"id", ""}, {"title", title}, {"kind", "fill_in"}};
    std::string id = known == m_known.end() ? idFrom(title, "column") : known->second["id"].get<std::string>();
    id = unusedId(std::move(id), m_ids);
    column["id"] = id;
    if (known != m_known.end()) {
      ++m_knownCount;
      column["perhaps"] = {{"kind", known->second["kind"]}};
      if (known->second.contains("codes")) column["perhaps"]["codes"] = known->second["codes"];
    }
    const bool tells = known == m_known.end() ? soundsLikeIdentity(key) : known->second.value("identity", false);
    if (tells) column["identity"] = true;
    column.update(m_provenance);
    m_columns.push_back(std::move(column));
    m_ids.insert(id);
    m_idOfHeader[key] = id;
    return id;
  }

  /// A rule goes to each list of the draft that has all its columns, under a code of the draft's own.
  [[nodiscard]] Ordered rules() const {
    Ordered out = Ordered::array();
    for (const auto& rule : m_standard["rules"]) {
      const auto needed = columnsOf(rule);
      Ordered codes = Ordered::object();
      const auto stem = rule["codes"].begin().value().get<std::string>();
      int number = 0;
      for (const auto& [list, columns] : m_columnsOfList) {
        ++number;
        if (std::ranges::includes(columns, needed)) codes[list] = "L" + std::to_string(number) + "-" + stem;
      }
      if (codes.empty()) continue;
      auto copy = rule;
      copy["codes"] = codes;
      copy.erase("published");
      out.push_back(std::move(copy));
    }
    return out;
  }

  Ordered m_standard;
  std::map<std::string, Ordered> m_known;
  Ordered m_provenance;
  Ordered m_columns = Ordered::array();
  Ordered m_lists = Ordered::array();
  std::set<std::string> m_ids;
  std::map<std::string, std::string> m_idOfHeader;
  std::map<std::string, std::set<std::string>> m_columnsOfList;
  std::size_t m_knownCount = 0;
};

/// A draft's JSON, or nothing.
std::optional<Ordered> draftJson(std::string_view json) {
  auto draft = Ordered::parse(json, nullptr, false);
  const bool isDraft = draft.is_object() && draft.contains("columns") && draft["columns"].is_array() &&
                       draft.contains("lists") && draft["lists"].is_array() && draft.contains("rules") &&
                       draft["rules"].is_array();
  return isDraft ? std::optional(std::move(draft)) : std::nullopt;
}

/// The place of the rule that a definition is refused for, or nothing.
std::optional<std::size_t> refusedRule(const base::Error& error) {
  constexpr std::string_view kRules = "/rules/";
  const std::string path(error.value("path"));
  if (!path.starts_with(kRules)) return std::nullopt;
  std::size_t at = 0;
  const auto* begin = path.data() + kRules.size();
  if (std::from_chars(begin, path.data() + path.size(), at).ec != std::errc()) return std::nullopt;
  return at;
}

}  // namespace

base::Result<std::vector<DraftColumn>> draftColumns(std::string_view json) {
  const auto draft = draftJson(json);
  if (!draft) return base::fail(base::Code::BadUse, {{"problem", "That is no draft of a list definition"}});
  std::vector<DraftColumn> columns;
  for (const auto& row : (*draft)["columns"]) {
    DraftColumn column{row.value("id", ""), row.value("title", ""), {}, {}, "", row.value("identity", false), false};
    if (const auto perhaps = row.find("perhaps"); perhaps != row.end()) {
      column.kind = base::parseCode<ColumnKind>(perhaps->value("kind", ""));
      column.codes = perhaps->value("codes", "");
      column.suggested = column.kind.has_value();
    }
    for (const auto& list : (*draft)["lists"])
      if (std::ranges::find(list["columns"], Ordered(column.id)) != list["columns"].end())
        column.lists.push_back(list.value("title", ""));
    columns.push_back(std::move(column));
  }
  return columns;
}

std::vector<DraftCodeSet> draftCodeSets(std::string_view json) {
  std::vector<DraftCodeSet> sets;
  const auto draft = draftJson(json);
  if (!draft || !draft->contains("code_sets")) return sets;
  for (const auto& set : (*draft)["code_sets"]) sets.push_back({set.value("id", ""), set.value("title", "")});
  return sets;
}

base::Result<FilledDraft> filledDraft(std::string_view json, const std::string& title, base::Day from,
                                      std::span<const DraftColumn> columns) {
  auto draft = draftJson(json);
  if (!draft) return base::fail(base::Code::BadUse, {{"problem", "That is no draft of a list definition"}});
  auto& file = *draft;
  const auto id = base::slug(base::elided(base::trimmed(title), 60));
  if (id.empty()) return base::fail(base::Code::MissingField, {{"field", "title"}});
  file["id"] = id;
  file["title"] = base::trimmed(title);
  file["about"] = "Made from " + file.value("source", "a template") + ".";
  file["effective_from"] = base::isoText(from);
  for (auto& row : file["columns"]) {
    const auto said = std::ranges::find(columns, row.value("id", ""), &DraftColumn::id);
    if (said == columns.end() || !said->kind)
      return base::fail(base::Code::MissingField, {{"field", "what “" + row.value("title", "") + "” is"}});
    row["kind"] = base::codeText(*said->kind);
    row.erase("perhaps");
    row.erase("codes");
    row.erase("identity");
    if (*said->kind == ColumnKind::Code) row["codes"] = said->codes;
    if (said->identity) row["identity"] = true;
  }
  FilledDraft out;
  for (;;) {
    out.json = file.dump(1) + "\n";
    auto parsed = parseDefinition(out.json, id + ".json");
    if (parsed) {
      out.definition = std::move(*parsed);
      return out;
    }
    const auto rule = refusedRule(parsed.error());
    if (!rule || *rule >= file["rules"].size()) return tl::make_unexpected(parsed.error());
    out.dropped.push_back(file["rules"][*rule].value("title", ""));
    file["rules"].erase(*rule);
  }
}

base::Result<Draft> draftDefinition(std::span<const TemplateSheet> sheets, std::string_view file, base::Day today) {
  Draft draft;
  Drafter drafter(file, today);
  for (const auto& sheet : sheets) {
    const auto* header = headerOf(sheet);
    if (header == nullptr) continue;
    drafter.add(sheet, *header);
    draft.lists.push_back(sheet.name);
  }
  if (draft.lists.empty())
    return base::fail(base::Code::BadUse, {{"problem", "No sheet of " + std::string(file) +
                                                           " has a row of headers among its first rows"}});
  draft.json = drafter.whole().dump(1) + "\n";
  draft.columns = drafter.columns();
  draft.known = drafter.known();
  return draft;
}

}  // namespace waymark::lists
