// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/list_children.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <unordered_map>

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
              const lists::Table& table, const std::string& source)
      : m_workspace(workspace), m_key(key), m_table(table), m_local("local " + base::folded(source)) {
    for (const auto& row : workspace.all<Child>()) {
      for (const auto field : kKeys)
        if (!(row.value.*field).empty()) m_known.emplace(row.value.*field, row.value.id);
      m_lastNumber = std::max(m_lastNumber, caseNumber(row.value.caseCode));
    }
    for (const auto column : lists::keyColumns(definition, table.mapping.list)) {
      if (!table.has(column)) continue;
      const auto kind = definition.columns[column].kind;
      m_columns[kind == lists::ColumnKind::Upn ? 0 : kind == lists::ColumnKind::Uln ? 1 : kLocal] = column;
    }
  }

  RowChildren run(base::IdMaker& ids, base::Stamp at) {
    out.children.reserve(m_table.size());
    for (std::size_t row = 0; row < m_table.size(); ++row) out.children.push_back(childOf(keysOf(row), ids, at));
    return std::move(out);
  }

 private:
  [[nodiscard]] Keys keysOf(std::size_t row) const {
    Keys keys;
    const std::array<const char*, kKeys.size()> kinds{"upn", "uln", m_local.c_str()};
    for (std::size_t i = 0; i < keys.size(); ++i) {
      const auto& column = m_columns[i];
      if (!column || !m_table.columns[*column].filled(row)) continue;
      keys[i] = m_key.digest(kinds[i], base::folded(base::trimmed(m_table.columns[*column].text(row))));
    }
    return keys;
  }

  domain::ChildId childOf(const Keys& keys, base::IdMaker& ids, base::Stamp at) {
    for (std::size_t i = 0; i < keys.size(); ++i) {
      const auto found = keys[i].empty() ? m_known.end() : m_known.find(keys[i]);
      if (found == m_known.end()) continue;
      // Twice in one list is for the checks to say; here it is the same child.
      ++out.known;
      const auto id = found->second;
      complete(id, keys, i);
      return id;
    }
    Child child;
    child.id = domain::ChildId{ids.make(at)};
    child.caseCode = fmt::format("{}{:05}", kCasePrefix, ++m_lastNumber);
    for (std::size_t i = 0; i < keys.size(); ++i) {
      child.*kKeys[i] = keys[i];
      if (!keys[i].empty()) m_known.emplace(keys[i], child.id);
    }
    const auto id = child.id;
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
  const lists::Table& m_table;
  std::string m_local;  // ids of two systems are of two kinds
  std::array<std::optional<std::size_t>, kKeys.size()> m_columns;
  std::unordered_map<std::string, domain::ChildId> m_known;
  std::unordered_map<base::Uuid, std::size_t> m_changeOf;
  int m_lastNumber = 0;
  RowChildren out;
};

}  // namespace

RowChildren rowChildren(const domain::Workspace& workspace, const seal::Key& key, const lists::Definition& definition,
                        const lists::Table& table, const std::string& source, base::IdMaker& ids, base::Stamp at) {
  return ChildFinder(workspace, key, definition, table, source).run(ids, at);
}

}  // namespace waymark::app
