// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/change.h"

namespace waymark::domain {

Change::Change() = default;
Change::Change(std::optional<Record> was, std::optional<Record> becomes, std::int64_t readAt)
    : before(std::move(was)), after(std::move(becomes)), revision(readAt) {}
Change::~Change() = default;
Change::Change(const Change& other) = default;
Change::Change(Change&& other) noexcept = default;
Change& Change::operator=(const Change& other) = default;
Change& Change::operator=(Change&& other) noexcept = default;
bool Change::operator==(const Change& other) const = default;

Change made(Record after) {
  return {std::nullopt, std::move(after), 0};
}

ChangeSet inverse(const ChangeSet& applied) {
  ChangeSet back{applied.name, {}};
  back.changes.reserve(applied.changes.size());
  for (auto change = applied.changes.rbegin(); change != applied.changes.rend(); ++change)
    back.changes.push_back({change->after, change->before, change->after ? change->revision : 0});
  return back;
}

}  // namespace waymark::domain
