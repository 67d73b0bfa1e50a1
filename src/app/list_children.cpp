// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/list_children.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <unordered_map>
#include <unordered_set>

#include "app/list_links.h"
#include "base/text.h"
#include "domain/change.h"

namespace waymark::app {
namespace {

using domain::Child;

constexpr std::string_view kCasePrefix = "C-";

int caseNumber(const std::string& caseCode) {
  if (!caseCode.starts_with(kCasePrefix)) return 0;
  int number = 0;
  for (const char c : caseCode.substr(kCasePrefix.size())) {
    if (c < '0' || c > '9' || number > 100'000'000) return 0;
    number = number * 10 + (c - '0');
  }
  return number;
}

constexpr std::array<std::string Child::*, 3> kKeys{&Child::upnKey, &Child::ulnKey, &Child::localKey};
constexpr std::size_t kLocal = 2;
using Keys = std::array<std::string, kKeys.size()>;

class ChildFinder {
 public:
  ChildFinder(const domain::Workspace& workspace, const seal::Key& key, const lists::Definition& definition,
              const lists::Table& table, const std::string& source, const ListLinks* links,
              std::span<const lists::Correction> corrected)
      : m_workspace(workspace),
        m_key(key),
        m_definition(definition),
        m_list(definition.lists[table.mapping.list]),
        m_table(table),
        m_links(links),
        m_local("local " + base::folded(source)) {
    for (const auto& row : workspace.all<Child>()) {
      for (const auto field : kKeys)
        if (!(row.value.*field).empty()) m_known.emplace(row.value.*field, row.value.id);
      m_lastNumber = std::max(m_lastNumber, caseNumber(row.value.caseCode));
    }
    for (const auto column : lists::keyColumns(definition, table.mapping.list)) {
      if (!table.has(column)) continue;
      const auto kind = definition.columns[column].kind;
      // What numbers rows, or stands beside a name, is no id of the source's own.
      if (kind == lists::ColumnKind::Identifier && ownIdColumn(definition, table) != column) continue;
      const std::size_t place = kind == lists::ColumnKind::Upn ? 0 : kind == lists::ColumnKind::Uln ? 1 : kLocal;
      m_columns[place] = column;
      for (const auto& one : corrected)
        if (one.column == column && !one.corrected.empty()) m_known.emplace(digest(place, one.corrected), one.child);
    }
  }

  RowChildren run(base::IdMaker& ids, base::Stamp at) {
    out.children.reserve(m_table.size());
    for (std::size_t row = 0; row < m_table.size(); ++row) out.children.push_back(childOf(row, ids, at));
    out.known = m_met.size();
    return std::move(out);
  }

 private:
  [[nodiscard]] std::string digest(std::size_t place, std::string_view text) const {
    const std::array<const char*, kKeys.size()> kinds{"upn", "uln", m_local.c_str()};
    return m_key.digest(kinds[place], base::folded(base::trimmed(text)));
  }

  [[nodiscard]] Keys keysOf(std::size_t row) const {
    Keys keys;
    for (std::size_t i = 0; i < keys.size(); ++i)
      if (const auto& column = m_columns[i]; column && m_table.columns[*column].filled(row))
        keys[i] = digest(i, m_table.columns[*column].text(row));
    if (!m_list.knownBy.empty()) keys[kLocal] = standInOf(row);
    return keys;
  }

  /// Name and date of birth for a source without ids of its own; "" where one of them isn't there.
  [[nodiscard]] std::string standInOf(std::size_t row) const {
    std::string whole;
    for (const auto column : m_list.knownBy) {
      if (!m_table.has(column) || !m_table.columns[column].filled(row)) return {};
      whole += base::folded(base::trimmed(m_table.text(m_definition, column, row))) + '\x1f';
    }
    return m_key.digest(m_local.c_str(), whole);
  }

  /// The row of the list that this one belongs to; "" for a list of its own, and for a row that says none.
  [[nodiscard]] std::string linkOf(std::size_t row) const {
    if (!m_list.belongsTo) return {};
    const auto column = *m_definition.lists[*m_list.belongsTo].key;
    if (!m_table.has(column) || !m_table.columns[column].filled(row)) return {};
    return std::string(m_table.columns[column].text(row));
  }

  /// The child that other lists know this row's by.
  [[nodiscard]] std::optional<domain::ChildId> named(std::size_t row) const {
    const auto own = m_links == nullptr ? std::nullopt : ownIdColumn(m_definition, m_table);
    if (!own || !m_table.columns[*own].filled(row)) return std::nullopt;
    return m_links->childNamed(m_table.columns[*own].text(row));
  }

  domain::ChildId meet(const domain::ChildId& id) {
    if (m_workspace.all<Child>().find(id) != nullptr) m_met.insert(id.uuid);
    return id;
  }

  domain::ChildId childOf(std::size_t row, base::IdMaker& ids, base::Stamp at) {
    const auto link = linkOf(row);
    if (!link.empty() && m_links != nullptr)
      if (const auto linked = m_links->childOf(*m_list.belongsTo, link)) return meet(*linked);
    const auto keys = keysOf(row);
    for (std::size_t i = 0; i < keys.size(); ++i) {
      const auto found = keys[i].empty() ? m_known.end() : m_known.find(keys[i]);
      if (found == m_known.end()) continue;
      // Twice in one list is for the checks to say; here it is the same child.
      const auto id = found->second;
      complete(id, keys, i);
      return meet(id);
    }
    if (const auto id = named(row)) {
      complete(*id, keys, kLocal);
      return meet(*id);
    }
    if (m_list.belongsTo) {
      ++out.unlinked;
      // Rows that name the same missing row are one child's all the same.
      if (const auto same = m_orphans.find(link); same != m_orphans.end()) return same->second;
    }
    Child child;
    child.id = domain::ChildId{ids.make(at)};
    child.caseCode = fmt::format("{}{:05}", kCasePrefix, ++m_lastNumber);
    for (std::size_t i = 0; i < keys.size(); ++i) {
      child.*kKeys[i] = keys[i];
      if (!keys[i].empty()) m_known.emplace(keys[i], child.id);
    }
    const auto id = child.id;
    if (!link.empty()) m_orphans.emplace(link, id);
    m_changeOf.emplace(id.uuid, out.changes.size());
    out.changes.push_back(domain::made(std::move(child)));
    ++out.made;
    return id;
  }

  /// The keys that the row has and the child hasn't. Where the source's own id found it, the source's word on the
  /// numbers is the newest: a temporary UPN became a permanent one.
  void complete(const domain::ChildId& id, const Keys& keys, std::size_t by) {
    for (std::size_t i = 0; i < keys.size(); ++i) {
      if (keys[i].empty() || m_known.contains(keys[i])) continue;
      const auto* now = childNow(id);
      if (now == nullptr || (!(now->*kKeys[i]).empty() && by != kLocal)) continue;
      changing(id).*kKeys[i] = keys[i];
      m_known.emplace(keys[i], id);
    }
  }

  [[nodiscard]] const Child* childNow(const domain::ChildId& id) const {
    if (const auto at = m_changeOf.find(id.uuid); at != m_changeOf.end())
      return &std::get<Child>(*out.changes[at->second].after);
    const auto* row = m_workspace.all<Child>().find(id);
    return row == nullptr ? nullptr : &row->value;
  }

  Child& changing(const domain::ChildId& id) {
    const auto [at, isNew] = m_changeOf.try_emplace(id.uuid, out.changes.size());
    if (isNew) {
      const auto& row = *m_workspace.all<Child>().find(id);
      out.changes.push_back(domain::edited(row, row.value));
    }
    return std::get<Child>(*out.changes[at->second].after);
  }

  const domain::Workspace& m_workspace;
  const seal::Key& m_key;
  const lists::Definition& m_definition;
  const lists::ListDefinition& m_list;
  const lists::Table& m_table;
  const ListLinks* m_links;
  std::string m_local;  // ids of two systems are of two kinds
  std::array<std::optional<std::size_t>, kKeys.size()> m_columns;
  std::unordered_map<std::string, domain::ChildId> m_known;
  std::unordered_map<std::string, domain::ChildId> m_orphans;  // by the row that isn't there
  std::unordered_set<base::Uuid> m_met;
  std::unordered_map<base::Uuid, std::size_t> m_changeOf;
  int m_lastNumber = 0;
  RowChildren out;
};

}  // namespace

RowChildren rowChildren(const domain::Workspace& workspace, const seal::Key& key, const lists::Definition& definition,
                        const lists::Table& table, const std::string& source, base::IdMaker& ids, base::Stamp at,
                        const ListLinks* links, std::span<const lists::Correction> corrected) {
  return ChildFinder(workspace, key, definition, table, source, links, corrected).run(ids, at);
}

}  // namespace waymark::app
