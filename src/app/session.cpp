// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session.h"

#include <algorithm>

#include "domain/rebase.h"
#include "storage/attachments.h"

namespace waymark::app {
namespace {

using base::Code;
using base::Result;
using domain::ChangeSet;
using storage::Mode;
using storage::Refused;

constexpr std::size_t kLongestHistory = 500;

base::Uuid idOf(const domain::Change& change) {
  return domain::idOf(change.after ? *change.after : *change.before);
}

}  // namespace

Session::Session(storage::Store store, Outcome outcome, std::string who)
    : m_store(std::move(store)), m_outcome(outcome), m_who(std::move(who)) {}

Result<Session> Session::open(const std::filesystem::path& file, const std::string& who, base::Stamp now) {
  auto opened = storage::open(file, Mode::ReadWrite, {who, now});
  if (opened) {
    // Nobody else has it and nothing can be undone yet: bytes that a crash or a removal left are nobody's. If they
    // can't be taken away now, the next opening does.
    (void)storage::sweepContents(opened->store);
    return Session(std::move(opened->store), opened->outcome, who);
  }
  auto why = std::move(opened.error());
  if (why.code != Code::InUse && why.code != Code::NotWritable) return tl::make_unexpected(std::move(why));
  auto reading = storage::open(file, Mode::ReadOnly, {who, now});
  if (!reading) return tl::make_unexpected(std::move(reading.error()));
  // A newer file's reason outweighs: it stays one when the other window has gone.
  if (reading->outcome != Outcome::NewerButReadable) reading->store.setReadOnlyWhy(std::move(why));
  return Session(std::move(reading->store), reading->outcome, who);
}

Result<Session> Session::openForReading(const std::filesystem::path& file, const std::string& who, base::Stamp now) {
  auto opened = storage::open(file, Mode::ReadOnly, {who, now});
  if (!opened) return tl::make_unexpected(std::move(opened.error()));
  return Session(std::move(opened->store), opened->outcome, who);
}

Result<Session> Session::create(const std::filesystem::path& file, const std::string& who, base::Stamp now,
                                const ChangeSet& first) {
  auto opened = storage::create(file, {who, now});
  if (!opened) return tl::make_unexpected(std::move(opened.error()));
  if (!first.changes.empty()) {
    // Not by Session::apply: making the workspace isn't something to undo.
    if (auto applied = opened->store.apply(first, {who}, now); !applied) {
      std::move(opened->store).discard();
      return tl::make_unexpected(std::move(applied.error().error));
    }
  }
  return Session(std::move(opened->store), opened->outcome, who);
}

Result<domain::Workspace> Session::load(const storage::WorkControl& control) {
  return m_store.load(control);
}

tl::expected<storage::Applied, Refused> Session::apply(const ChangeSet& set, base::Stamp at,
                                                       const storage::WorkControl& control) {
  auto applied = m_store.apply(set, {m_who}, at, control);
  if (!applied && applied.error().conflict) {
    auto onTop = set;
    // Each round puts the change that was refused on top of what is stored; the next may refuse another one.
    for (std::size_t round = 0; round < set.changes.size(); ++round) {
      if (applied || !applied.error().conflict || !isOurs(*applied.error().conflict)) break;
      const auto& conflict = *applied.error().conflict;
      const auto late = std::ranges::find(onTop.changes, conflict.asked);
      if (late == onTop.changes.end()) break;
      *late = domain::rebased(*late, *conflict.stored, conflict.revision);
      applied = m_store.apply(onTop, {m_who}, at, control);
    }
  }
  if (!applied) return applied;
  m_undo.push_back(applied->changes);
  if (m_undo.size() > kLongestHistory) m_undo.erase(m_undo.begin());
  m_redo.clear();
  remember(*applied);
  return applied;
}

tl::expected<storage::Applied, Refused> Session::note(const ChangeSet& set, base::Stamp at) {
  auto applied = m_store.apply(set, {m_who}, at);
  if (applied) remember(*applied);
  return applied;
}

tl::expected<storage::Applied, Refused> Session::undo(base::Stamp at, const storage::WorkControl& control) {
  return step(m_undo, m_redo, "change to undo", at, control);
}

tl::expected<storage::Applied, Refused> Session::redo(base::Stamp at, const storage::WorkControl& control) {
  return step(m_redo, m_undo, "change to redo", at, control);
}

tl::expected<storage::Applied, Refused> Session::step(std::vector<ChangeSet>& from, std::vector<ChangeSet>& to,
                                                      std::string_view nothing, base::Stamp at,
                                                      const storage::WorkControl& control) {
  if (from.empty()) {
    base::Error none{Code::NotFound, "", {{"what", std::string(nothing)}, {"id", ""}}};
    return tl::make_unexpected(Refused{std::move(none), std::nullopt});
  }
  auto back = domain::inverse(from.back());
  for (auto& change : back.changes)
    if (const auto known = m_ours.find(idOf(change)); known != m_ours.end()) change.revision = known->second.to;
  auto applied = m_store.apply(back, {m_who}, at, control);
  if (!applied) return applied;
  from.pop_back();
  to.push_back(applied->changes);
  remember(*applied);
  return applied;
}

void Session::remember(const storage::Applied& applied) {
  for (const auto& change : applied.changes.changes) {
    const auto [at, isNew] = m_ours.try_emplace(idOf(change));
    if (isNew || at->second.to != change.revision - 1) at->second.from = change.revision - 1;
    at->second.to = change.revision;
  }
  if (m_follower) m_follower(applied);
}

bool Session::isOurs(const domain::Conflict& conflict) const {
  const auto known = m_ours.find(idOf(conflict.asked));
  return conflict.stored && known != m_ours.end() && known->second.to == conflict.revision &&
         known->second.from <= conflict.asked.revision && conflict.asked.revision < conflict.revision;
}

void Session::forgetHistory() {
  m_undo.clear();
  m_redo.clear();
}

History Session::history() const {
  History history;
  if (!m_undo.empty()) history.undoName = m_undo.back().name;
  if (!m_redo.empty()) history.redoName = m_redo.back().name;
  return history;
}

}  // namespace waymark::app
