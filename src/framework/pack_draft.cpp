// SPDX-License-Identifier: GPL-3.0-or-later
#include "framework/pack_draft.h"

#include <algorithm>
#include <charconv>
#include <optional>

#include "base/json_reader.h"
#include "base/text.h"
#include "framework/draft_shape.h"

namespace waymark::framework {
namespace {

using base::Code;
using base::Result;
using Pointer = OrderedJson::json_pointer;

const std::string kEmptyText;

const std::string& textOf(const OrderedJson& row, const char* name) {
  if (!row.is_object()) return kEmptyText;
  const auto at = row.find(name);
  return at != row.end() && at->is_string() ? at->get_ref<const std::string&>() : kEmptyText;
}

/// The value at a path, or nullptr. Paths may come from a file that was edited elsewhere.
const OrderedJson* valueAt(const OrderedJson& pack, std::string_view path) {
  const auto* value = &pack;
  while (!path.empty()) {
    path.remove_prefix(1);
    const auto name = path.substr(0, path.find('/'));
    path.remove_prefix(name.size());
    if (value->is_array()) {
      std::size_t index = 0;
      const auto* end = name.data() + name.size();
      if (const auto read = std::from_chars(name.data(), end, index); read.ec != std::errc() || read.ptr != end)
        return nullptr;
      if (index >= value->size()) return nullptr;
      value = &(*value)[index];
    } else if (value->is_object()) {
      const auto at = value->find(std::string(name));
      if (at == value->end()) return nullptr;
      value = &*at;
    } else {
      return nullptr;
    }
  }
  return value;
}

/// "tasks/12" without "/tasks/12": what is of the list itself.
std::pair<std::string, std::size_t> listAndIndex(std::string_view path) {
  const auto slash = path.rfind('/');
  std::size_t index = 0;
  std::from_chars(path.data() + slash + 1, path.data() + path.size(), index);
  return {std::string(path.substr(0, slash)), index};
}

std::string titleOf(const OrderedJson& row) {
  for (const auto* name : {"title", "text", "term"})
    if (const auto& text = textOf(row, name); !text.empty()) return text;
  return {};
}

std::string idOf(const OrderedJson& row) {
  for (const auto* name : {"id", "code"})
    if (const auto& text = textOf(row, name); !text.empty()) return text;
  return {};
}

/// The list whose rows a field names, or "".
const char* namedList(std::string_view part, std::string_view field) {
  if (field == "owner") return "owner_roles";
  if (field == "phase") return "phases";
  if (field == "anchor" || field.ends_with("/anchor")) return "anchors";
  if (part == "anchors" && field == "from") return "anchors";
  if (part == "criteria" && field == "group") return "criteria_groups";
  if (part == "information" && field == "group") return "information_groups";
  return "";
}

bool isProvenance(std::string_view field) {
  return field == "source" || field == "certainty" || field == "verified_on";
}

}  // namespace

struct PackDraft::Impl {
  /// One row before and after; nothing before it was put in, nothing after it was taken out.
  struct Step {
    std::string name;
    std::string path;
    std::optional<OrderedJson> before;
    std::optional<OrderedJson> after;
  };

  OrderedJson pack;
  std::vector<Step> done;
  std::vector<Step> undone;

  void put(const std::string& path, const std::optional<OrderedJson>& before, const std::optional<OrderedJson>& after) {
    if (before && after) {
      pack[Pointer(path)] = *after;
      return;
    }
    const auto [list, index] = listAndIndex(path);
    auto& rows = pack[Pointer(list)];
    if (!rows.is_array()) rows = OrderedJson::array();
    const auto at = rows.begin() + static_cast<std::ptrdiff_t>(std::min(index, rows.size()));
    if (after)
      rows.insert(at, *after);
    else
      rows.erase(at);
  }
  void take(Step step) {
    put(step.path, step.before, step.after);
    done.push_back(std::move(step));
    undone.clear();
  }
};

PackDraft::PackDraft(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}
PackDraft::~PackDraft() = default;
PackDraft::PackDraft(PackDraft&&) noexcept = default;
PackDraft& PackDraft::operator=(PackDraft&&) noexcept = default;

Result<PackDraft> PackDraft::read(std::string_view json, std::string_view file) {
  // Keys, depth and number of values are looked at first: what is parsed below is of a bounded size.
  const auto checked = base::parseJson(json, file);
  if (!checked) return tl::make_unexpected(checked.error());
  if (!checked->is_object())
    return base::fail(Code::BadSchema,
                      {{"file", std::string(file)}, {"path", "/"}, {"problem", "an object is expected"}});
  if (json.starts_with("\xEF\xBB\xBF")) json.remove_prefix(3);
  auto impl = std::make_unique<Impl>();
  impl->pack = OrderedJson::parse(json);
  return PackDraft(std::move(impl));
}

Result<PackDraft> PackDraft::copyOf(std::string_view json, std::string_view file, const std::string& id,
                                    const std::string& version) {
  auto copy = read(json, file);
  if (!copy) return copy;
  const auto from = copy->id() + " " + copy->version();
  auto next = OrderedJson::object();
  for (const auto& [name, value] : copy->m_impl->pack.items()) {
    if (name == "status" || name == "copied_from") continue;
    next[name] = name == "id" ? OrderedJson(id) : name == "version" ? OrderedJson(version) : value;
    if (name != "version") continue;
    next["status"] = "draft";
    next["copied_from"] = from;
  }
  copy->m_impl->pack = std::move(next);
  return copy;
}

std::string PackDraft::id() const {
  return textOf(m_impl->pack, "id");
}
std::string PackDraft::version() const {
  return textOf(m_impl->pack, "version");
}
std::string PackDraft::title() const {
  return textOf(m_impl->pack, "title");
}
std::string PackDraft::copiedFrom() const {
  return textOf(m_impl->pack, "copied_from");
}
bool PackDraft::isDraft() const {
  return textOf(m_impl->pack, "status") == "draft";
}

std::vector<DraftRow> PackDraft::rows() const {
  std::vector<DraftRow> rows;
  const auto add = [&](const RowShape& shape, std::string path, const OrderedJson& row) {
    rows.push_back({std::move(path), shape.part(), idOf(row), titleOf(row), textOf(row, "source"),
                    textOf(row, "certainty"), textOf(row, "verified_on"), shape.isList()});
  };
  for (const auto& shape : rowShapes()) {
    if (!shape.isList()) {
      if (const auto* row = valueAt(m_impl->pack, shape.place); row != nullptr && row->is_object())
        add(shape, shape.place, *row);
      continue;
    }
    const auto list = shape.place.substr(0, shape.place.size() - 2);
    const auto* all = valueAt(m_impl->pack, list);
    if (all == nullptr || !all->is_array()) continue;
    for (std::size_t i = 0; i < all->size(); ++i) add(shape, list + "/" + std::to_string(i), (*all)[i]);
  }
  return rows;
}

std::vector<DraftField> PackDraft::fields(std::string_view path) const {
  const auto* shape = shapeAt(path);
  const auto* row = valueAt(m_impl->pack, path);
  if (shape == nullptr || row == nullptr) return {};
  auto fields = fieldsOf(*shape->node, *row);
  for (auto& field : fields) {
    const std::string list = namedList(shape->part(), field.name);
    if (list.empty()) continue;
    field.kind = DraftKind::Choice;
    if (const auto* all = valueAt(m_impl->pack, "/" + list); all != nullptr && all->is_array())
      for (const auto& one : *all) field.choices.push_back({idOf(one), titleOf(one)});
  }
  return fields;
}

std::string PackDraft::rowOf(std::string_view place) const {
  // The longest beginning of the place that is a row and is there.
  for (std::string_view path = place; !path.empty(); path = path.substr(0, path.rfind('/')))
    if (shapeAt(path) != nullptr && valueAt(m_impl->pack, path) != nullptr) return std::string(path);
  return {};
}

Result<void> PackDraft::edit(std::string_view path, const DraftValues& values, SourceWord word, std::string name) {
  const auto* shape = shapeAt(path);
  const auto* present = valueAt(m_impl->pack, path);
  if (shape == nullptr || present == nullptr)
    return base::fail(Code::NotFound, {{"what", "row of the draft"}, {"id", std::string(path)}});
  auto row = present->is_object() ? *present : OrderedJson::object();
  const auto before = fieldsOf(*shape->node, row);
  const auto textBefore = [&](std::string_view field) {
    const auto at = std::ranges::find(before, field, &DraftField::name);
    return at == before.end() ? std::string() : at->text;
  };
  bool changed = false;
  bool changedSource = false;
  for (const auto& [field, text] : values) {
    if (!base::isCleanText(text)) return base::fail(Code::BadText, {{"where", field}});
    if (text == textBefore(field)) continue;
    if (auto set = setField(*shape->node, row, field, text); !set) return set;
    if (!isProvenance(field)) changed = true;
    if (field == "source") changedSource = true;
  }
  if (row == *present) return {};
  for (const auto* field : {"source", "certainty", "verified_on"})
    if (base::trimmed(textOf(row, field)).empty()) return base::fail(Code::MissingField, {{"field", field}});
  if (changed && !changedSource && word == SourceWord::Named)
    return base::fail(Code::MissingField, {{"field", "source"}});
  m_impl->take({std::move(name), std::string(path), *present, std::move(row)});
  return {};
}

Result<std::string> PackDraft::addRow(std::string_view part, base::Day today, std::string name) {
  const auto list = "/" + std::string(part);
  const auto& shapes = rowShapes();
  const auto shape = std::ranges::find(shapes, list + "/*", &RowShape::place);
  const auto within = list.substr(0, list.rfind('/'));
  if (shape == shapes.end() || valueAt(m_impl->pack, within) == nullptr || !valueAt(m_impl->pack, within)->is_object())
    return base::fail(Code::NotFound, {{"what", "list of the draft"}, {"id", std::string(part)}});
  const auto* all = valueAt(m_impl->pack, list);
  auto row = emptyRow(*shape->node);
  row["certainty"] = "assumed";
  row["verified_on"] = base::isoText(today);
  auto path = list + "/" + std::to_string(all != nullptr && all->is_array() ? all->size() : 0);
  m_impl->take({std::move(name), path, std::nullopt, std::move(row)});
  return path;
}

Result<void> PackDraft::removeRow(std::string_view path, std::string name) {
  const auto* shape = shapeAt(path);
  const auto* row = valueAt(m_impl->pack, path);
  if (shape == nullptr || row == nullptr || !shape->isList())
    return base::fail(Code::NotFound, {{"what", "row of the draft"}, {"id", std::string(path)}});
  m_impl->take({std::move(name), std::string(path), *row, std::nullopt});
  return {};
}

std::string PackDraft::undoName() const {
  return m_impl->done.empty() ? std::string() : m_impl->done.back().name;
}
std::string PackDraft::redoName() const {
  return m_impl->undone.empty() ? std::string() : m_impl->undone.back().name;
}

std::string PackDraft::undo() {
  if (m_impl->done.empty()) return {};
  auto step = std::move(m_impl->done.back());
  m_impl->done.pop_back();
  m_impl->put(step.path, step.after, step.before);
  m_impl->undone.push_back(std::move(step));
  return m_impl->undone.back().path;
}

std::string PackDraft::redo() {
  if (m_impl->undone.empty()) return {};
  auto step = std::move(m_impl->undone.back());
  m_impl->undone.pop_back();
  m_impl->put(step.path, step.before, step.after);
  m_impl->done.push_back(std::move(step));
  return m_impl->done.back().path;
}

std::string PackDraft::text() const {
  return m_impl->pack.dump(1) + "\n";
}

std::string PackDraft::publishedText() const {
  auto pack = m_impl->pack;
  pack.erase("status");
  return pack.dump(1) + "\n";
}

}  // namespace waymark::framework
