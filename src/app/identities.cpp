// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/identities.h"

#include <algorithm>
#include <chrono>
#include <set>
#include <type_traits>

#include "app/restricted.h"
#include "app/return_forms.h"
#include "storage/seal.h"

namespace waymark::app {
namespace {

using base::Code;
using base::Result;
using domain::IdentityAccessKind;

constexpr const char* kDeletedSession = "Meeting about a child (deleted)";
constexpr const char* kDeletedPlace = "A child’s meeting place (deleted)";

Result<void> putHeader(Session& session, const seal::Header& header) {
  return storage::setSealHeader(session.store(), seal::headerText(header));
}

/// What is different from now on, for the log; "" where nothing is.
std::string termsText(const seal::Header& before, const std::optional<base::Day>& purgeOn, int idleMinutes) {
  std::string text;
  if (purgeOn != before.purgeOn)
    text = purgeOn ? "Children’s data is to be deleted on " + base::isoText(*purgeOn)
                   : std::string("No day is set any more to delete children’s data");
  if (idleMinutes != before.idleMinutes)
    text += (text.empty() ? "L" : "; l") + ("ocks after " + std::to_string(idleMinutes)) +
            (idleMinutes == 1 ? " minute" : " minutes") + " without use, before after " +
            std::to_string(before.idleMinutes);
  return text;
}

/// Whether each line of such a form is about one child. Of a form that this version doesn't have nobody knows.
bool isOfChildren(const domain::ReturnRow& row) {
  const auto* form = returnForm(row.form);
  return form == nullptr || std::ranges::count(form->columns, ReturnCell::CaseCode, &ReturnColumn::kind) > 0;
}

/// Takes what tells of a child out of the sessions about one. Their times stay: others' hang on them. Where they alone
/// are held outside settings and rooms, it may be a child's home.
void emptySessions(const domain::Workspace& workspace, domain::ChangeSet& set) {
  std::set<base::Uuid> theirs;
  std::set<base::Uuid> others;
  for (const auto& row : workspace.all<domain::FieldworkSession>()) {
    if (row.value.place) (row.value.trackedChild ? theirs : others).insert(row.value.place->uuid);
    if (!row.value.trackedChild) continue;
    auto open = row.value;
    open.trackedChild.reset();
    open.title = kDeletedSession;
    open.link.clear();
    open.needs.clear();
    open.notes.clear();
    set.changes.push_back(domain::edited(row, std::move(open)));
  }
  for (const auto& row : workspace.all<domain::Place>()) {
    if (row.value.kind != domain::PlaceKind::Other || !theirs.contains(row.value.id.uuid) ||
        others.contains(row.value.id.uuid))
      continue;
    auto open = row.value;
    open.name = kDeletedPlace;
    open.address.clear();
    open.urn.clear();
    open.access.clear();
    set.changes.push_back(domain::edited(row, std::move(open)));
  }
}

}  // namespace

domain::IdentityAccess accessRecord(const Session& session, IdentityAccessKind kind, const std::string& reason,
                                    std::size_t children, base::Stamp at) {
  base::IdMaker ids;
  domain::IdentityAccess made;
  made.id = domain::IdentityAccessId{ids.make(at)};
  made.kind = kind;
  made.who = session.who();
  made.reason = reason;
  made.children = static_cast<int>(children);
  made.at = at;
  return made;
}

Result<seal::Header> sealOf(Session& session) {
  const auto text = storage::sealHeader(session.store());
  if (!text) return tl::make_unexpected(text.error());
  if (!*text) return base::fail(Code::NotSealed);
  return seal::headerFrom(**text);
}

Result<std::string> setUpSeal(Session& session, std::string_view passphrase, base::Stamp at, const seal::Cost& cost) {
  const auto there = storage::sealHeader(session.store());
  if (!there) return tl::make_unexpected(there.error());
  if (*there) return base::fail(Code::AlreadySealed);
  const auto made = seal::make(passphrase, cost);
  if (!made) return tl::make_unexpected(made.error());
  if (auto noted = noteAccess(session, IdentityAccessKind::Sealed, "The seal was set up", 0, at); !noted)
    return tl::make_unexpected(noted.error());
  if (auto put = putHeader(session, made->header); !put) return tl::make_unexpected(put.error());
  return made->recoveryKey;
}

Result<seal::Key> openSeal(Session& session, const Opener& opener) {
  const auto header = sealOf(session);
  if (!header) return tl::make_unexpected(header.error());
  return opener.recoveryKey.empty() ? seal::unlocked(*header, opener.passphrase)
                                    : seal::recovered(*header, opener.recoveryKey);
}

Result<void> noteAccess(Session& session, IdentityAccessKind kind, const std::string& reason, std::size_t children,
                        base::Stamp at) {
  const domain::ChangeSet set{"note who saw identities", {domain::made(accessRecord(session, kind, reason, children, at))}};
  const auto noted = session.note(set, at);
  if (!noted) return tl::make_unexpected(noted.error().error);
  return {};
}

Result<void> changePassphrase(Session& session, const Opener& opener, std::string_view passphrase, base::Stamp at) {
  const auto key = openSeal(session, opener);
  if (!key) return tl::make_unexpected(key.error());
  const auto header = sealOf(session);
  if (!header) return tl::make_unexpected(header.error());
  const auto changed = seal::withPassphrase(*header, *key, passphrase);
  if (!changed) return tl::make_unexpected(changed.error());
  const auto kind = opener.recoveryKey.empty() ? IdentityAccessKind::PassphraseChanged : IdentityAccessKind::Recovered;
  if (auto noted = noteAccess(session, kind, "The passphrase was changed", 0, at); !noted) return noted;
  return putHeader(session, *changed);
}

Result<std::string> renewRecoveryKey(Session& session, const Opener& opener, base::Stamp at) {
  const auto key = openSeal(session, opener);
  if (!key) return tl::make_unexpected(key.error());
  const auto header = sealOf(session);
  if (!header) return tl::make_unexpected(header.error());
  const auto renewed = seal::withNewRecovery(*header, *key);
  if (!renewed) return tl::make_unexpected(renewed.error());
  if (auto noted = noteAccess(session, IdentityAccessKind::PassphraseChanged, "The recovery key was renewed", 0, at);
      !noted)
    return tl::make_unexpected(noted.error());
  if (auto put = putHeader(session, renewed->header); !put) return tl::make_unexpected(put.error());
  return renewed->recoveryKey;
}

Result<void> setSealTerms(Session& session, const seal::Key* key, std::optional<base::Day> purgeOn, int idleMinutes,
                          base::Stamp at) {
  auto header = sealOf(session);
  if (!header) return tl::make_unexpected(header.error());
  if (idleMinutes < 1 || idleMinutes > seal::kLongestIdle)
    return base::fail(Code::BadNumber, {{"field", "the minutes until it locks"},
                                        {"value", std::to_string(idleMinutes)},
                                        {"allowed", "1 to " + std::to_string(seal::kLongestIdle)}});
  // London is never behind UTC: what is over by UTC is over here.
  if (purgeOn && purgeOn != header->purgeOn && *purgeOn < std::chrono::floor<std::chrono::days>(at))
    return base::fail(Code::BadUse, {{"problem", base::longText(*purgeOn) +
                                                     " is over, so children’s data can’t be deleted on it. Nothing was "
                                                     "changed; give a day to come"}});
  const bool deletesLater = header->purgeOn && (!purgeOn || *purgeOn > *header->purgeOn);
  if (key == nullptr && (deletesLater || idleMinutes > header->idleMinutes)) return base::fail(Code::Locked);
  const auto reason = termsText(*header, purgeOn, idleMinutes);
  if (reason.empty()) return {};
  header->purgeOn = purgeOn;
  header->idleMinutes = idleMinutes;
  if (auto noted = noteAccess(session, IdentityAccessKind::Sealed, reason, 0, at); !noted) return noted;
  return putHeader(session, *header);
}

bool holdsChildren(const domain::Stored<domain::ListExtract>& extract) {
  return !extract.value.sealedSha256.empty();
}

Result<Purged> purgeChildren(Session& session, const std::string& reason, base::Stamp at) {
  const auto workspace = session.load();
  if (!workspace) return tl::make_unexpected(workspace.error());
  domain::ChangeSet set{"delete all children’s data", {}};
  const auto remove = [&]<class T>(const domain::Table<T>& table) {
    // The last first: whoever follows takes rows off the end of its own.
    for (auto row = table.rows().rbegin(); row != table.rows().rend(); ++row)
      set.changes.push_back(domain::removed(*row));
  };
  Purged purged;
  purged.children = workspace->all<domain::Child>().size();
  remove(workspace->all<domain::ListCorrection>());
  remove(workspace->all<domain::ListSubmission>());
  remove(workspace->all<domain::ClockNote>());
  remove(workspace->all<domain::Child>());
  // What has a sealed half is about children, or can't be read any more without the key. A point that evidence under the
  // embargo was made from stays without its words: the embargo ends with publication, not with this.
  std::vector<domain::InspectionPointId> held;
  for (const auto& row : workspace->all<domain::Evidence>()) {
    auto open = row.value;
    open.fromCase.reset();
    if (open.fromPoint && isUnderEmbargo(*workspace, row.value))
      held.push_back(*open.fromPoint);
    else
      open.fromPoint.reset();
    if (open != row.value) set.changes.push_back(domain::edited(row, std::move(open)));
  }
  emptySessions(*workspace, set);
  const auto& lines = workspace->all<domain::ReturnRow>().rows();
  for (auto row = lines.rbegin(); row != lines.rend(); ++row)
    if (isOfChildren(row->value)) set.changes.push_back(domain::removed(*row));
  domain::forEachKind([&]<class T>() {
    if constexpr (requires(const T& entity) { entity.sealed; } && !std::is_same_v<T, domain::InspectionPoint>)
      remove(workspace->all<T>());
  });
  const auto& points = workspace->all<domain::InspectionPoint>().rows();
  for (auto row = points.rbegin(); row != points.rend(); ++row) {
    auto empty = row->value;
    empty.sealed.clear();
    empty.sealedSha256.clear();
    if (std::ranges::count(held, row->value.id) == 0)
      set.changes.push_back(domain::removed(*row));
    else if (empty != row->value)
      set.changes.push_back(domain::edited(*row, std::move(empty)));
  }
  for (const auto& row : workspace->all<domain::ListExtract>()) {
    if (!holdsChildren(row)) continue;
    set.changes.push_back(domain::removed(row));
    ++purged.lists;
  }
  set.changes.push_back(domain::made(accessRecord(session, IdentityAccessKind::Purged, reason, purged.children, at)));
  const auto removed = session.note(set, at);
  if (!removed) return tl::make_unexpected(removed.error().error);
  session.forgetHistory();
  if (auto gone = storage::purgeSealed(session.store()); !gone) return tl::make_unexpected(gone.error());
  return purged;
}

std::vector<Backup> backupsHolding(const domain::Workspace& workspace, std::span<const Backup> backups) {
  const auto held = [&](base::Stamp at) {
    std::optional<std::pair<base::Stamp, bool>> last;  // the last line up to then, and whether it was a purge
    for (const auto& row : workspace.all<domain::IdentityAccess>()) {
      // Of what lies in one second nobody knows the order: in doubt the backup holds them.
      const bool isPurge = row.value.kind == IdentityAccessKind::Purged;
      const bool isBefore = isPurge ? row.value.at < at : row.value.at <= at;
      if (isBefore && (!last || row.value.at >= last->first)) last = {row.value.at, isPurge};
    }
    return last && !last->second;
  };
  std::vector<Backup> found;
  for (const auto& backup : backups)
    if (backup.state == Backup::State::NoHead || held(backup.head.at)) found.push_back(backup);
  return found;
}

}  // namespace waymark::app
