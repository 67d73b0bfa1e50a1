// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/connection.h"

namespace waymark::storage {
namespace {

/// Runs a call into SOCI; what it throws is read at once.
template <class Call>
auto translated(Connection& connection, const Call& call) {
  try {
    return call();
  } catch (const std::exception& thrown) {
    throw Abort{{connection.backend.errorOf(connection, thrown), std::nullopt}};
  }
}

}  // namespace

Connection::~Connection() {
  if (session.get_backend() != nullptr) backend.hasMoved(*this);
}

void abortWith(base::Code code, base::Context context, std::string detail) {
  throw Abort{{base::Error{code, std::move(detail), std::move(context)}, std::nullopt}};
}

void execute(Connection& connection, const std::string& sql) {
  translated(connection, [&] { connection.session << sql; });
}

Query::Query(Connection& connection, const std::string& sql)
    : m_connection(connection), m_statement(connection.session) {
  translated(connection, [&] {
    m_statement.alloc();
    m_statement.prepare(sql);
  });
}

Query& Query::in(const std::string& value) {
  m_statement.exchange(soci::use(value));
  return *this;
}
Query& Query::in(const long long& value) {
  m_statement.exchange(soci::use(value));
  return *this;
}
// SOCI takes the indicator by reference without const, and only reads it for a const value.
Query& Query::in(const std::string& value, const soci::indicator& present) {
  m_statement.exchange(soci::use(value, const_cast<soci::indicator&>(present)));
  return *this;
}
Query& Query::in(const long long& value, const soci::indicator& present) {
  m_statement.exchange(soci::use(value, const_cast<soci::indicator&>(present)));
  return *this;
}
Query& Query::out(std::string& value) {
  m_statement.exchange(soci::into(value));
  return *this;
}
Query& Query::out(long long& value) {
  m_statement.exchange(soci::into(value));
  return *this;
}
Query& Query::out(std::string& value, soci::indicator& present) {
  m_statement.exchange(soci::into(value, present));
  return *this;
}
Query& Query::out(long long& value, soci::indicator& present) {
  m_statement.exchange(soci::into(value, present));
  return *this;
}

bool Query::run() {
  return translated(m_connection, [&] {
    if (!m_bound) m_statement.define_and_bind();
    m_bound = true;
    return m_statement.execute(true);
  });
}

bool Query::next() {
  return translated(m_connection, [&] { return m_statement.fetch(); });
}

Transaction::Transaction(Connection& connection, Kind kind) : m_connection(connection) {
  if (kind == Kind::Read) {
    execute(connection, beginRead(connection.engine()));
    return;
  }
  bool begun = false;
  try {
    for (const auto& sql : beginWrite(connection.engine())) {
      execute(connection, sql);
      begun = true;
    }
  } catch (...) {
    if (begun) execute(connection, "ROLLBACK");
    throw;
  }
}

Transaction::~Transaction() {
  if (!m_open) return;
  try {
    execute(m_connection, "ROLLBACK");
  } catch (const std::exception&) {
    // A full disk or a stop has ended the transaction already; there is nothing left to take back.
  }
}

void Transaction::commit() {
  execute(m_connection, "COMMIT");
  m_open = false;
}

Watched::Watched(Connection& connection, const WorkControl& control) : m_connection(connection) {
  m_connection.backend.watch(m_connection, control.stop.stop_possible() ? &control.stop : nullptr);
}
Watched::~Watched() {
  m_connection.backend.watch(m_connection, nullptr);
}

void checkStop(const WorkControl& control) {
  if (control.stop.stop_requested()) abortWith(base::Code::Cancelled);
}

}  // namespace waymark::storage
