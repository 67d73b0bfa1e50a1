// SPDX-License-Identifier: GPL-3.0-or-later
// One database connection and what the rest of this folder does with it. Inside this folder errors are exceptions;
// guarded() at the door makes values of them.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>

#include "base/error.h"
#include "storage/dialect.h"
#include "storage/file_lock.h"
#include "storage/soci.h"
#include "storage/store.h"

namespace waymark::storage {

/// What the engines do differently beyond SQL text. One constant each: sqlite_backend.cpp, postgres.cpp.
struct Backend {
  Engine engine;
  /// Codes only: what() of either engine prints bound values or keys.
  base::Error (*errorOf)(Connection& connection, const std::exception& thrown);
  /// True if the file behind an open connection is gone or another one. Writes would "succeed".
  bool (*hasMoved)(Connection& connection);
  /// Ends what runs soon after the stop; nullptr ends the watching.
  void (*watch)(Connection& connection, const std::stop_token* stop);
  /// A chunk of an attachment's bytes, in (one that is there stays) and out (false: there is none). Not by SOCI, whose
  /// bytes neither STRICT tables nor BYTEA take.
  void (*putChunk)(Connection& connection, const std::string& sha256, long long number, std::string_view bytes);
  bool (*getChunk)(Connection& connection, const std::string& sha256, long long number, std::string& bytes);
};

struct Connection {
  const Backend& backend;
  std::filesystem::path file;
  std::optional<base::Error> readOnlyWhy;
  std::optional<FileLock> lock;  // outlives the session: declared before it
  soci::session session;

  [[nodiscard]] Engine engine() const { return backend.engine; }
  /// Says goodbye to a file that has moved by folding the log into it (Backend::hasMoved).
  ~Connection();
};

/// Ends what is under way inside this folder; nothing of it is kept. An engine's error becomes one where it is
/// thrown: a roll-back on the way out would overwrite what the engine knows of it.
struct Abort : std::exception {
  explicit Abort(Refused refused) : why(std::move(refused)) {}
  Refused why;
};
[[noreturn]] void abortWith(base::Code code, base::Context context = {}, std::string detail = {});

void execute(Connection& connection, const std::string& sql);

/// A statement with bound values and columns, by position. What is given must outlive it: no temporaries.
class Query {
 public:
  Query(Connection& connection, const std::string& sql);
  Query& in(const std::string& value);
  Query& in(const long long& value);
  Query& in(const std::string& value, const soci::indicator& present);
  Query& in(const long long& value, const soci::indicator& present);
  Query& in(const std::string&&) = delete;
  Query& in(const long long&&) = delete;
  Query& out(std::string& value);
  Query& out(long long& value);  // never int: SOCI wraps it
  Query& out(std::string& value, soci::indicator& present);
  Query& out(long long& value, soci::indicator& present);
  /// Runs it (again, with what the bound values are now). True if there is a first row.
  bool run();
  bool next();

 private:
  Connection& m_connection;
  soci::statement m_statement;
  bool m_bound = false;
};

/// One transaction. Rolled back unless committed.
class Transaction {
 public:
  enum class Kind { Read, Write };
  Transaction(Connection& connection, Kind kind);
  ~Transaction();
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;
  void commit();

 private:
  Connection& m_connection;
  bool m_open = true;
};

/// Watches a stop token for as long as it lives.
class Watched {
 public:
  Watched(Connection& connection, const WorkControl& control);
  ~Watched();
  Watched(const Watched&) = delete;
  Watched& operator=(const Watched&) = delete;

 private:
  Connection& m_connection;
};

/// Aborts with Cancelled if the stop has come.
void checkStop(const WorkControl& control);

/// Runs `work` with everything it throws as a value.
template <class Work>
auto guardedOr(Connection& connection, Work&& work) -> tl::expected<decltype(work()), Refused> {
  try {
    if constexpr (std::is_void_v<decltype(work())>) {
      work();
      return {};
    } else {
      return work();
    }
  } catch (Abort& abort) {
    return tl::make_unexpected(std::move(abort.why));
  } catch (const std::exception& thrown) {
    return tl::make_unexpected(Refused{connection.backend.errorOf(connection, thrown), std::nullopt});
  }
}
template <class Work>
auto guarded(Connection& connection, Work&& work) -> base::Result<decltype(work())> {
  auto done = guardedOr(connection, std::forward<Work>(work));
  if (!done) return tl::make_unexpected(std::move(done.error().error));
  if constexpr (std::is_void_v<decltype(work())>)
    return {};
  else
    return std::move(*done);
}

}  // namespace waymark::storage
