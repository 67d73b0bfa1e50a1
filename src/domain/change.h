// SPDX-License-Identifier: GPL-3.0-or-later
// The one way to write. A Change is the write, the undo step, the audit row, the refresh and the unit of sharing.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "domain/record.h"

namespace waymark::domain {

struct Change {
  // Made in change.cpp: here, every unit that holds one would make the code of all records again.
  Change();
  Change(std::optional<Record> was, std::optional<Record> becomes, std::int64_t readAt);
  ~Change();
  Change(const Change& other);
  Change(Change&& other) noexcept;
  Change& operator=(const Change& other);
  Change& operator=(Change&& other) noexcept;
  bool operator==(const Change& other) const;

  std::optional<Record> before;  // nothing: it is made
  std::optional<Record> after;   // nothing: it is deleted
  /// The revision `before` was read at; 0 when it is made. After Store::apply: the revision `after` has now.
  std::int64_t revision = 0;
};

/// Changes that belong together: one transaction, one undo step, one line in the log.
struct ChangeSet {
  std::string name;  // what the undo menu says: "log evidence", "move “Survey links sent”"
  std::vector<Change> changes;
  bool operator==(const ChangeSet&) const = default;
};

/// A change that came too late: what was asked for, and how the record stands now.
struct Conflict {
  Change asked;
  std::optional<Record> stored;  // nothing: somebody deleted it
  std::int64_t revision = 0;     // of `stored`
  bool operator==(const Conflict&) const = default;
};

Change made(Record after);
template <class T>
Change edited(const Stored<T>& before, T after) {
  return {Record{before.value}, Record{std::move(after)}, before.revision};
}
template <class T>
Change removed(const Stored<T>& before) {
  return {Record{before.value}, std::nullopt, before.revision};
}

/// The set that takes an applied set back, in reverse order. `applied` holds the revisions Store::apply gave.
ChangeSet inverse(const ChangeSet& applied);

}  // namespace waymark::domain
