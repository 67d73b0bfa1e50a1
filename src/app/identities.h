// SPDX-License-Identifier: GPL-3.0-or-later
// The seal of an open workspace: setting it up, opening it, changing what opens it, and deleting all it holds. Each is
// logged with who and why, and none can be taken back. For waymark-cli and the storage thread.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "app/backup.h"
#include "app/session.h"
#include "seal/seal.h"

namespace waymark::app {

/// NotSealed where none was set up; the codes of seal::headerFrom.
base::Result<seal::Header> sealOf(Session& session);

/// Gives the recovery key, which is kept nowhere. AlreadySealed, WeakPassphrase.
base::Result<std::string> setUpSeal(Session& session, std::string_view passphrase, base::Stamp at,
                                    const seal::Cost& cost = {});

/// What somebody has to open the seal with.
struct Opener {
  std::string passphrase;
  std::string recoveryKey;  // used where it isn't empty
};
/// Opens and logs nothing: follow it with noteAccess before anything is shown. NotSealed, WrongPassphrase.
base::Result<seal::Key> openSeal(Session& session, const Opener& opener);

/// Who saw what, and why, as a record that stands in a change set with what it is about.
domain::IdentityAccess accessRecord(const Session& session, domain::IdentityAccessKind kind, const std::string& reason,
                                    std::size_t children, base::Stamp at);
/// Who saw what, and why; MissingField without a reason.
base::Result<void> noteAccess(Session& session, domain::IdentityAccessKind kind, const std::string& reason,
                              std::size_t children, base::Stamp at);

base::Result<void> changePassphrase(Session& session, const Opener& opener, std::string_view passphrase,
                                    base::Stamp at);
/// Gives the new recovery key; the old one opens nothing from here on.
base::Result<std::string> renewRecoveryKey(Session& session, const Opener& opener, base::Stamp at);

/// When identities are due to be deleted, and after how many minutes without use the window locks them. Logged with what
/// differs, where something does. Locked where it loosens (locks later, deletes later or on no day) without the `key`;
/// BadNumber; BadUse for a day that is over.
base::Result<void> setSealTerms(Session& session, const seal::Key* key, std::optional<base::Day> purgeOn,
                                int idleMinutes, base::Stamp at);

/// Whether a purge takes it: the settings register and DfE's releases are kept as extracts too, and tell of no child.
bool holdsChildren(const domain::Stored<domain::ListExtract>& extract);

struct Purged {
  std::size_t children = 0;
  std::size_t lists = 0;
};
/// Deletes every child, list and sealed byte, each line of a return that is about one child, the key to them and what the
/// change log's lines held, overwrites the pages and rewrites the file. Sessions about a child keep their time alone. Backups made before still hold them: app::backupFolder says which there are.
base::Result<Purged> purgeChildren(Session& session, const std::string& reason, base::Stamp at);

/// Those backups in which children's data lies: made while there was a seal, as the log of accesses has it. One without
/// a head counts, because nothing is known of it.
std::vector<Backup> backupsHolding(const domain::Workspace& workspace, std::span<const Backup> backups);

}  // namespace waymark::app
