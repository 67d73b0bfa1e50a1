// SPDX-License-Identifier: GPL-3.0-or-later
// The log of committed changes: a chain of digests over payloads that retention may empty. Used by Store.
#pragma once

#include <string>
#include <vector>

#include "storage/connection.h"
#include "storage/store.h"

namespace waymark::storage {

LogHead readHead(Connection& connection);
std::optional<std::string> readChain(Connection& connection, std::int64_t number);
/// The line's digest with all before it: what makes an edited, dropped or swapped line show.
std::string chainOf(std::string_view before, const LoggedChange& line, std::string_view digest);
/// Appends inside the caller's transaction, which holds the write lock. Gives the line's number.
std::int64_t appendToLog(Connection& connection, const domain::ChangeSet& applied, const Author& author,
                         base::Stamp at);
std::vector<LoggedChange> readLogAfter(Connection& connection, std::int64_t number);
std::optional<domain::ChangeSet> readPayload(Connection& connection, std::int64_t number);
LogHead verifyChain(Connection& connection, const WorkControl& control);
void deletePayloadsUpTo(Connection& connection, std::int64_t number);

}  // namespace waymark::storage
