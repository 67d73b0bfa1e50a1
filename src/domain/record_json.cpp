// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/record_json.h"

#include <nlohmann/json.hpp>
#include <set>

#include "base/text.h"

namespace waymark::domain {
namespace {

using base::Code;
using base::fail;
using base::Result;
using nlohmann::json;

constexpr std::size_t kDeepest = 6;

// Writing goes without the library: 20,000 findings are 16 MB of payload, and its tree would be most of the time.
void appendText(std::string& out, std::string_view text) {
  constexpr std::string_view kHex = "0123456789abcdef";
  out += '"';
  for (const char c : text) {
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (c == '\n') {
      out += "\\n";
    } else if (static_cast<unsigned char>(c) < 0x20) {
      out += "\\u00";
      out += kHex[static_cast<unsigned char>(c) >> 4U];
      out += kHex[static_cast<unsigned char>(c) & 0x0FU];
    } else {
      out += c;
    }
  }
  out += '"';
}

struct CellWriter {
  std::string& out;
  void operator()(std::monostate) const { out += "null"; }
  void operator()(std::int64_t number) const { out += std::to_string(number); }
  void operator()(const std::string& text) const { appendText(out, text); }
  void operator()(const std::vector<std::string>& words) const {
    out += '[';
    for (std::size_t i = 0; i < words.size(); ++i) {
      if (i != 0) out += ',';
      appendText(out, words[i]);
    }
    out += ']';
  }
};

/// Every field's default is the empty value of its kind, so what is left out comes back as it was.
bool isEmpty(const Cell& cell) {
  if (const auto* text = std::get_if<std::string>(&cell)) return text->empty();
  if (const auto* words = std::get_if<std::vector<std::string>>(&cell)) return words->empty();
  return std::holds_alternative<std::monostate>(cell);
}

void append(std::string& out, const Record& record) {
  out += R"({"kind":)";
  appendText(out, kindOf(record));
  const auto names = fieldNames(kindOf(record));
  const auto cells = cellsOf(record);
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (isEmpty(cells[i])) continue;
    out += ',';
    appendText(out, names[i]);
    out += ':';
    std::visit(CellWriter{out}, cells[i]);
  }
  out += '}';
}

/// Walks the text once without building anything: depth, keys that stand twice, numbers that don't fit.
class Inspector : public json::json_sax_t {
 public:
  [[nodiscard]] const std::string& problem() const { return m_problem; }

  bool null() override { return true; }
  bool boolean(bool) override { return true; }
  bool number_integer(number_integer_t) override { return true; }
  bool number_unsigned(number_unsigned_t) override { return true; }
  bool number_float(number_float_t, const string_t&) override { return true; }
  bool string(string_t&) override { return true; }
  bool binary(binary_t&) override { return true; }
  bool start_object(std::size_t) override { return deeper(); }
  bool end_object() override { return shallower(); }
  bool start_array(std::size_t) override { return deeper(); }
  bool end_array() override { return shallower(); }
  bool key(string_t& name) override {
    if (m_keys.back().insert(name).second) return true;
    m_problem = "a key stands there twice";  // the library would quietly take the last
    return false;
  }
  bool parse_error(std::size_t, const std::string&, const json::exception&) override { return false; }

 private:
  bool deeper() {
    m_keys.emplace_back();
    if (m_keys.size() <= kDeepest) return true;
    m_problem = "it is nested too deep";
    return false;
  }
  bool shallower() {
    m_keys.pop_back();
    return true;
  }
  std::vector<std::set<std::string>> m_keys;
  std::string m_problem;
};

tl::unexpected<base::Error> badShape(std::string path, std::string problem) {
  return fail(Code::BadSchema, {{"file", "the JSON"}, {"path", std::move(path)}, {"problem", std::move(problem)}});
}

Result<json> parsed(std::string_view text) {
  if (!base::isCleanText(text)) return fail(Code::BadText, {{"where", "the JSON"}});
  Inspector inspector;
  if (!json::sax_parse(text, &inspector)) {
    if (!inspector.problem().empty()) return badShape("/", inspector.problem());
    return fail(Code::BadJson, {{"where", "the text"}, {"problem", "it stops or breaks off in the middle"}});
  }
  auto value = json::parse(text, nullptr, false);
  if (value.is_discarded()) return fail(Code::BadJson, {{"where", "the text"}, {"problem", "it can't be parsed"}});
  return value;
}

Result<Cell> cellOf(const json& value, const std::string& path) {
  if (value.is_null()) return Cell{};
  if (value.is_string()) return Cell{value.get_ref<const std::string&>()};
  if (value.is_number_integer() && (!value.is_number_unsigned() || value.get<std::uint64_t>() <= INT64_MAX))
    return Cell{value.get<std::int64_t>()};
  if (value.is_array()) {
    std::vector<std::string> words;
    for (const auto& word : value) {
      if (!word.is_string()) return badShape(path, "a list of texts is wanted");
      words.push_back(word.get_ref<const std::string&>());
    }
    return Cell{std::move(words)};
  }
  return badShape(path, "a text, a whole number or a list of texts is wanted");
}

Result<Record> recordOf(const json& value, const std::string& path) {
  if (!value.is_object()) return badShape(path, "an object is wanted");
  const auto kind = value.find("kind");
  if (kind == value.end() || !kind->is_string()) return badShape(path + "/kind", "a text is wanted");
  std::vector<std::pair<std::string, Cell>> cells;
  for (const auto& [name, item] : value.items()) {
    if (name == "kind") continue;
    auto cell = cellOf(item, path + "/" + name);
    if (!cell) return tl::make_unexpected(std::move(cell.error()));
    cells.emplace_back(name, std::move(*cell));
  }
  return recordFrom(kind->get_ref<const std::string&>(), cells);
}

Result<std::optional<Record>> sideOf(const json& change, const char* side, const std::string& path) {
  const auto found = change.find(side);
  if (found == change.end() || found->is_null()) return std::optional<Record>{};
  auto record = recordOf(*found, path + "/" + side);
  if (!record) return tl::make_unexpected(std::move(record.error()));
  return std::optional<Record>{std::move(*record)};
}

Result<Change> changeOf(const json& value, const std::string& path) {
  if (!value.is_object()) return badShape(path, "an object is wanted");
  const auto revision = value.find("revision");
  if (revision == value.end() || !revision->is_number_unsigned() || revision->get<std::uint64_t>() > INT64_MAX)
    return badShape(path + "/revision", "a whole number is wanted");
  auto before = sideOf(value, "before", path);
  if (!before) return tl::make_unexpected(std::move(before.error()));
  auto after = sideOf(value, "after", path);
  if (!after) return tl::make_unexpected(std::move(after.error()));
  if (!*before && !*after) return badShape(path, "a record before or after is wanted");
  return Change{std::move(*before), std::move(*after), revision->get<std::int64_t>()};
}

}  // namespace

std::string jsonText(const Record& record) {
  std::string out;
  append(out, record);
  return out;
}

std::string jsonText(const ChangeSet& set) {
  std::string out = R"({"name":)";
  appendText(out, set.name);
  out += R"(,"changes":[)";
  for (std::size_t i = 0; i < set.changes.size(); ++i) {
    const auto& change = set.changes[i];
    out += i == 0 ? R"({"revision":)" : R"(,{"revision":)";
    out += std::to_string(change.revision);
    if (change.before) {
      out += R"(,"before":)";
      append(out, *change.before);
    }
    if (change.after) {
      out += R"(,"after":)";
      append(out, *change.after);
    }
    out += '}';
  }
  out += "]}";
  return out;
}

Result<Record> recordFromJson(std::string_view text) {
  const auto value = parsed(text);
  if (!value) return tl::make_unexpected(value.error());
  return recordOf(*value, "");
}

Result<ChangeSet> changeSetFromJson(std::string_view text) {
  const auto value = parsed(text);
  if (!value) return tl::make_unexpected(value.error());
  if (!value->is_object()) return badShape("/", "an object is wanted");
  const auto name = value->find("name");
  const auto changes = value->find("changes");
  if (name == value->end() || !name->is_string()) return badShape("/name", "a text is wanted");
  if (changes == value->end() || !changes->is_array()) return badShape("/changes", "a list is wanted");
  ChangeSet set{name->get_ref<const std::string&>(), {}};
  for (std::size_t i = 0; i < changes->size(); ++i) {
    auto change = changeOf((*changes)[i], "/changes/" + std::to_string(i));
    if (!change) return tl::make_unexpected(std::move(change.error()));
    set.changes.push_back(std::move(*change));
  }
  return set;
}

}  // namespace waymark::domain
