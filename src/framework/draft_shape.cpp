// SPDX-License-Identifier: GPL-3.0-or-later
#include "framework/draft_shape.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <sstream>

#include "base/resources.h"
#include "base/text.h"

namespace waymark::framework {
namespace {

using base::Code;
using base::Result;

constexpr std::size_t kLong = 130;  // characters that a text of one line may have
// These stay as they are: the reader's own, and what Copy and Publish set.
constexpr std::array<std::string_view, 4> kFixed{"format", "id", "status", "copied_from"};
constexpr std::array<std::string_view, 3> kProvenance{"source", "certainty", "verified_on"};

const OrderedJson& schema() {
  static const OrderedJson kSchema =
      OrderedJson::parse(base::embeddedFile("frameworks/pack.schema.json").value_or("{}"));
  return kSchema;
}

const OrderedJson& resolved(const OrderedJson& node) {
  const auto at = node.find("$ref");
  if (at == node.end()) return node;
  constexpr std::string_view kDefinitions = "#/definitions/";
  return resolved(schema().at("definitions").at(at->get_ref<const std::string&>().substr(kDefinitions.size())));
}

bool isType(const OrderedJson& node, std::string_view type) {
  const auto at = node.find("type");
  return at != node.end() && *at == type;
}

struct Value {
  const OrderedJson* node;  // without a null beside it
  bool canBeNull = false;
};

/// "anyOf: something or null" as that something.
Value valueOf(const OrderedJson& unresolved) {
  const auto& node = resolved(unresolved);
  const auto any = node.find("anyOf");
  if (any == node.end() || node.contains("type")) return {&node};
  Value value{&node};
  for (const auto& alternative : *any) {
    const auto& one = resolved(alternative);
    if (isType(one, "null"))
      value.canBeNull = true;
    else
      value.node = &one;
  }
  return value;
}

bool isListOfRows(const OrderedJson& node) {
  return isType(node, "array") && isType(resolved(node.at("items")), "object");
}

bool isRequired(const OrderedJson& node, const std::string& name) {
  const auto required = node.find("required");
  return required != node.end() && std::find(required->begin(), required->end(), name) != required->end();
}

/// Objects with a source of their own are rows of their own; the others (a moment, weights) are fields of their row.
bool isRow(const OrderedJson& node) {
  return isType(node, "object") && node.contains("properties") && node["properties"].contains("source");
}

DraftKind kindOf(const OrderedJson& node) {
  if (isType(node, "array"))
    return isType(resolved(node.at("items")), "number") ? DraftKind::Numbers : DraftKind::Lines;
  if (isType(node, "boolean")) return DraftKind::YesNo;
  if (isType(node, "integer")) return DraftKind::Whole;
  if (isType(node, "number")) return DraftKind::Number;
  if (node.contains("enum")) return DraftKind::Choice;
  const auto& definitions = schema().at("definitions");
  if (const auto pattern = node.find("pattern"); pattern != node.end()) {
    if (*pattern == definitions.at("date").at("pattern")) return DraftKind::Day;
    if (*pattern == definitions.at("time").at("pattern")) return DraftKind::Time;
  }
  const auto longest = node.find("maxLength");
  return longest != node.end() && longest->get<std::size_t>() > kLong ? DraftKind::LongText : DraftKind::Text;
}

std::string numberText(const OrderedJson& value) {
  return value.is_number_float() ? fmt::format("{}", value.get<double>()) : value.dump();
}

std::string textOf(const OrderedJson& value) {
  if (value.is_string()) return value.get<std::string>();
  if (value.is_boolean()) return value.get<bool>() ? "yes" : "no";
  if (value.is_number()) return numberText(value);
  std::string lines;
  if (value.is_array())
    for (const auto& line : value)
      if (!line.is_structured()) lines += (lines.empty() ? "" : "\n") + textOf(line);
  return lines;
}

const OrderedJson& memberOf(const OrderedJson& object, const std::string& name) {
  static const OrderedJson kNothing;
  if (!object.is_object()) return kNothing;
  const auto at = object.find(name);
  return at == object.end() ? kNothing : *at;
}

void collect(const OrderedJson& node, const OrderedJson& row, const std::string& before, bool required,
             std::vector<DraftField>& fields) {
  for (const auto& [name, property] : node.at("properties").items()) {
    const auto value = valueOf(property);
    const auto& present = memberOf(row, name);
    const bool must = required && isRequired(node, name) && !value.canBeNull;
    if (isListOfRows(*value.node) || isRow(*value.node)) continue;
    if (isType(*value.node, "object")) {
      collect(*value.node, present, before + name + "/", must, fields);
      continue;
    }
    DraftField field{before + name, kindOf(*value.node), textOf(present), {}, must};
    if (const auto codes = value.node->find("enum"); codes != value.node->end() && field.kind == DraftKind::Choice)
      for (const auto& code : *codes) field.choices.push_back({code.get<std::string>(), {}});
    fields.push_back(std::move(field));
  }
}

base::Error badNumber(std::string_view name, const std::string& text) {
  return {Code::BadNumber, {}, {{"field", std::string(name)}, {"value", text}, {"allowed", "a number"}}};
}

template <class Number>
Result<OrderedJson> numberFrom(std::string_view name, const std::string& text) {
  const auto trimmed = std::string(base::trimmed(text));
  Number number{};
  const auto* end = trimmed.data() + trimmed.size();
  const auto read = std::from_chars(trimmed.data(), end, number);
  if (read.ec != std::errc() || read.ptr != end) return tl::make_unexpected(badNumber(name, text));
  return OrderedJson(number);
}

Result<OrderedJson> linesFrom(DraftKind kind, std::string_view name, const std::string& text) {
  auto list = OrderedJson::array();
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    const std::string entry(base::trimmed(line));
    if (entry.empty()) continue;
    if (kind == DraftKind::Lines) {
      list.push_back(entry);
      continue;
    }
    auto number = numberFrom<double>(name, entry);
    if (!number) return number;
    list.push_back(std::move(*number));
  }
  return list;
}

Result<OrderedJson> valueFrom(DraftKind kind, std::string_view name, const std::string& text) {
  const auto badDate = [&] { return base::fail(Code::BadDate, {{"field", std::string(name)}, {"value", text}}); };
  switch (kind) {
    case DraftKind::Whole:
      return numberFrom<std::int64_t>(name, text);
    case DraftKind::Number:
      return numberFrom<double>(name, text);
    case DraftKind::YesNo:
      return OrderedJson(text == "yes");
    case DraftKind::Day:
      if (!base::parseDay(text)) return badDate();
      break;
    case DraftKind::Time:
      if (!base::parseTime(text)) return badDate();
      break;
    default:
      break;
  }
  return OrderedJson(text);
}

/// Nothing was written: null, no member, or what must be there empty.
void clearField(OrderedJson& row, const std::string& name, const Value& value, bool required) {
  if (!required) {
    row.erase(name);
  } else if (value.canBeNull) {
    row[name] = nullptr;
  } else {
    const auto kind = kindOf(*value.node);
    const bool isText = kind == DraftKind::Text || kind == DraftKind::LongText || kind == DraftKind::Choice ||
                        kind == DraftKind::Day || kind == DraftKind::Time;
    row[name] = isText ? OrderedJson("") : OrderedJson();
  }
}

/// Of a moment: anchor, offset and unit are nothing without each other.
bool isEmptyObject(const OrderedJson& object) {
  return std::ranges::all_of(object, [](const OrderedJson& member) { return member.is_null() || member == ""; });
}

void collectShapes(const OrderedJson& node, const std::string& place, std::vector<RowShape>& shapes) {
  shapes.push_back({place, &node});
  for (const auto& [name, property] : node.at("properties").items()) {
    const auto value = valueOf(property);
    const auto inner = (place.ends_with("/*") ? place.substr(0, place.size() - 2) : place) + "/" + name;
    if (isListOfRows(*value.node))
      collectShapes(resolved(value.node->at("items")), inner + "/*", shapes);
    else if (isRow(*value.node))
      collectShapes(*value.node, inner, shapes);
  }
}

}  // namespace

std::string RowShape::part() const {
  if (place.empty()) return {};
  return place.substr(1, place.size() - (isList() ? 3 : 1));
}

const std::vector<RowShape>& rowShapes() {
  static const std::vector<RowShape> kShapes = [] {
    std::vector<RowShape> shapes;
    collectShapes(schema(), "", shapes);
    return shapes;
  }();
  return kShapes;
}

const RowShape* shapeAt(std::string_view path) {
  const auto& shapes = rowShapes();
  const auto slash = path.rfind('/');
  const auto last = slash == std::string_view::npos ? path : path.substr(slash + 1);
  const bool isNumber = !last.empty() && std::ranges::all_of(last, [](char c) { return c >= '0' && c <= '9'; });
  const auto place = isNumber ? std::string(path.substr(0, slash)) + "/*" : std::string(path);
  const auto at = std::ranges::find(shapes, place, &RowShape::place);
  return at == shapes.end() ? nullptr : &*at;
}

std::vector<DraftField> fieldsOf(const OrderedJson& node, const OrderedJson& row) {
  std::vector<DraftField> fields;
  collect(node, row, "", true, fields);
  if (&node == &schema())
    std::erase_if(fields,
                  [](const DraftField& field) { return std::ranges::find(kFixed, field.name) != kFixed.end(); });
  // Where it comes from is asked last, when it is known what was changed.
  std::ranges::stable_partition(
      fields, [](const DraftField& field) { return std::ranges::find(kProvenance, field.name) == kProvenance.end(); });
  return fields;
}

Result<void> setField(const OrderedJson& node, OrderedJson& row, std::string_view name, const std::string& text) {
  const auto slash = name.find('/');
  const std::string first(name.substr(0, slash));
  const auto property = node.at("properties").find(first);
  if (property == node.at("properties").end())
    return base::fail(Code::NotFound, {{"what", "field"}, {"id", std::string(name)}});
  const auto value = valueOf(*property);
  const bool required = isRequired(node, first);
  if (slash != std::string_view::npos) {
    OrderedJson inner = memberOf(row, first).is_object() ? row[first] : OrderedJson::object();
    if (auto set = setField(*value.node, inner, name.substr(slash + 1), text); !set) return set;
    if (isEmptyObject(inner) && (value.canBeNull || !required))
      clearField(row, first, value, required);
    else
      row[first] = std::move(inner);
    return {};
  }
  const auto kind = kindOf(*value.node);
  if (kind == DraftKind::Lines || kind == DraftKind::Numbers) {
    auto list = linesFrom(kind, name, text);
    if (!list) return tl::make_unexpected(list.error());
    if (list->empty() && !required)
      row.erase(first);
    else
      row[first] = std::move(*list);
    return {};
  }
  if (base::trimmed(text).empty()) {
    clearField(row, first, value, required);
    return {};
  }
  auto made = valueFrom(kind, name, std::string(base::trimmed(text)));
  if (!made) return tl::make_unexpected(made.error());
  row[first] = std::move(*made);
  return {};
}

OrderedJson emptyRow(const OrderedJson& node) {
  auto row = OrderedJson::object();
  for (const auto& [name, property] : node.at("properties").items()) {
    if (!isRequired(node, name)) continue;
    const auto value = valueOf(property);
    if (value.canBeNull)
      row[name] = nullptr;
    else if (isType(*value.node, "object"))
      row[name] = emptyRow(*value.node);
    else if (isType(*value.node, "array"))
      row[name] = OrderedJson::array();
    else if (isType(*value.node, "boolean"))
      row[name] = false;
    else if (const auto codes = value.node->find("enum"); codes != value.node->end())
      row[name] = codes->front();
    else if (isType(*value.node, "integer") || isType(*value.node, "number"))
      row[name] = std::max(0, value.node->value("minimum", 0));
    else
      row[name] = "";
  }
  return row;
}

}  // namespace waymark::framework
