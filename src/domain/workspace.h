// SPDX-License-Identifier: GPL-3.0-or-later
// All records of a workspace as values: what is loaded at opening and kept in step by applied changes.
#pragma once

#include <tuple>
#include <unordered_map>
#include <vector>

#include "base/error.h"
#include "domain/change.h"

namespace waymark::domain {

/// The records of one kind in load order, found by id in constant time. Removing keeps the order of the rest.
template <class T>
class Table {
 public:
  [[nodiscard]] const std::vector<Stored<T>>& rows() const { return m_rows; }
  [[nodiscard]] std::size_t size() const { return m_rows.size(); }
  [[nodiscard]] bool empty() const { return m_rows.empty(); }
  [[nodiscard]] auto begin() const { return m_rows.begin(); }
  [[nodiscard]] auto end() const { return m_rows.end(); }

  [[nodiscard]] const Stored<T>* find(const decltype(T::id)& id) const {
    const auto at = m_index.find(id.uuid);
    return at == m_index.end() ? nullptr : &m_rows[at->second];
  }
  /// The row of an id, or -1.
  [[nodiscard]] int rowOf(const base::Uuid& id) const {
    const auto at = m_index.find(id);
    return at == m_index.end() ? -1 : static_cast<int>(at->second);
  }
  void reserve(std::size_t count) {
    m_rows.reserve(count);
    m_index.reserve(count);
  }
  void put(Stored<T> row) {
    const auto [at, isNew] = m_index.try_emplace(row.value.id.uuid, m_rows.size());
    if (isNew)
      m_rows.push_back(std::move(row));
    else
      m_rows[at->second] = std::move(row);
  }
  void remove(const base::Uuid& id) {
    const auto at = m_index.find(id);
    if (at == m_index.end()) return;
    const auto row = at->second;
    m_rows.erase(m_rows.begin() + static_cast<std::ptrdiff_t>(row));
    m_index.erase(at);
    if (row == m_rows.size()) return;  // it was the last: nothing moved (undoing an import takes rows off the end)
    for (auto& entry : m_index)
      if (entry.second > row) --entry.second;
  }

 private:
  std::vector<Stored<T>> m_rows;
  std::unordered_map<base::Uuid, std::size_t> m_index;
};

namespace detail {
template <class V>
struct Tables;
template <class... T>
struct Tables<std::variant<T...>> {
  using Type = std::tuple<Table<T>...>;
};
}  // namespace detail

class Workspace {
 public:
  // Made in workspace.cpp: here, every unit that holds one would make the code of all tables again.
  Workspace();
  ~Workspace();
  Workspace(const Workspace& other);
  Workspace(Workspace&& other) noexcept;
  Workspace& operator=(const Workspace& other);
  Workspace& operator=(Workspace&& other) noexcept;

  template <class T>
  [[nodiscard]] const Table<T>& all() const {
    return std::get<Table<T>>(m_tables);
  }
  template <class T>
  [[nodiscard]] Table<T>& table() {
    return std::get<Table<T>>(m_tables);
  }
  /// The workspace's area; a fresh default before one is made.
  [[nodiscard]] const Area& area() const;
  /// Brings the values in step with an applied change.
  void follow(const Change& applied);
  void follow(const ChangeSet& applied) {
    for (const auto& change : applied.changes) follow(change);
  }

 private:
  detail::Tables<Record>::Type m_tables;
};

/// Ids that name nothing: a task's owner who isn't there. UnknownReference, for packs and imports at the door.
base::Result<void> checkReferences(const Workspace& workspace, const Record& record);

}  // namespace waymark::domain
