// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/store.h"

#include "storage/apply.h"
#include "storage/change_log.h"
#include "storage/connection.h"
#include "storage/table_sql.h"

namespace waymark::storage {
namespace {

using base::Code;
using base::Result;

/// A short clause for "… is open for reading only: {why}".
std::string clauseFor(const base::Error& why) {
  switch (why.code) {
    case Code::InUse:
      return std::string(why.value("who")) + " has it open for writing";
    case Code::NotWritable:
      return "the file or its folder can't be written";
    case Code::TooNew:
      return "it was made by a newer Waymark";
    default:
      return "it was opened for reading";
  }
}

}  // namespace

Store::Store(std::unique_ptr<Connection> connection) : m_connection(std::move(connection)) {}
Store::~Store() = default;
Store::Store(Store&&) noexcept = default;
Store& Store::operator=(Store&&) noexcept = default;

Result<void> Store::checkWritable() {
  const auto& why = m_connection->readOnlyWhy;
  if (why) return base::fail(Code::ReadOnly, {{"file", file().string()}, {"why", clauseFor(*why)}});
  if (m_connection->backend.hasMoved(*m_connection)) return base::fail(Code::Moved, {{"file", file().string()}});
  return {};
}

Result<domain::Workspace> Store::load(const WorkControl& control) {
  return guarded(*m_connection, [&] {
    const Watched watched(*m_connection, control);
    Transaction transaction(*m_connection, Transaction::Kind::Read);
    domain::Workspace workspace;
    for (const auto* table : recordTables()) table->load(*m_connection, *table, workspace, control);
    transaction.commit();
    return workspace;
  });
}

tl::expected<Applied, Refused> Store::apply(const domain::ChangeSet& set, const Author& author, base::Stamp at,
                                            const WorkControl& control) {
  if (auto sound = checkSet(set, author); !sound) return tl::make_unexpected(Refused{std::move(sound.error()), {}});
  if (auto writable = checkWritable(); !writable) return tl::make_unexpected(Refused{std::move(writable.error()), {}});
  return guardedOr(*m_connection, [&] {
    const Watched watched(*m_connection, control);
    checkStop(control);
    Transaction transaction(*m_connection, Transaction::Kind::Write);
    auto applied = applyInside(*m_connection, set, author, at, control);
    checkStop(control);
    transaction.commit();
    return applied;
  });
}

Result<std::vector<LoggedChange>> Store::changesAfter(std::int64_t number) {
  return guarded(*m_connection, [&] { return readLogAfter(*m_connection, number); });
}

Result<std::optional<domain::ChangeSet>> Store::payload(std::int64_t number) {
  return guarded(*m_connection, [&] { return readPayload(*m_connection, number); });
}

Result<LogHead> Store::logHead() {
  return guarded(*m_connection, [&] { return readHead(*m_connection); });
}

Result<std::optional<std::string>> Store::chainAt(std::int64_t number) {
  return guarded(*m_connection, [&] { return readChain(*m_connection, number); });
}

Result<LogHead> Store::verifyLog(const WorkControl& control) {
  return guarded(*m_connection, [&] {
    const Watched watched(*m_connection, control);
    return verifyChain(*m_connection, control);
  });
}

Result<void> Store::forgetPayloadsUpTo(std::int64_t number) {
  if (auto writable = checkWritable(); !writable) return writable;
  return guarded(*m_connection, [&] {
    Transaction transaction(*m_connection, Transaction::Kind::Write);
    deletePayloadsUpTo(*m_connection, number);
    transaction.commit();
  });
}

const std::filesystem::path& Store::file() const {
  return m_connection->file;
}
const std::optional<base::Error>& Store::readOnlyWhy() const {
  return m_connection->readOnlyWhy;
}
void Store::setReadOnlyWhy(base::Error why) {
  m_connection->readOnlyWhy = std::move(why);
}

}  // namespace waymark::storage
