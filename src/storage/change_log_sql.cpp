// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/record_json.h"
#include "storage/change_log.h"
#include "storage/sha256.h"

namespace waymark::storage {
namespace {

using base::Code;

[[noreturn]] void abortOnBadLine(const Connection& connection, long long number) {
  abortWith(Code::Damaged, {{"file", connection.file.string()},
                            {"problem", "line " + std::to_string(number) + " of its change log was tampered with"}});
}

base::Stamp stampOf(const Connection& connection, const std::string& text, long long number) {
  const auto stamp = base::parseStamp(text);
  if (!stamp) abortOnBadLine(connection, number);
  return *stamp;
}

}  // namespace

constexpr const char* kSelectHead =
    "SELECT number, chain FROM change_log WHERE number = (SELECT max(number) FROM change_log)";
LogHead readHead(Connection& connection) {
  long long number = 0;
  std::string chain;
  Query query(connection, kSelectHead);
  query.out(number).out(chain);
  if (!query.run()) return {};
  return {number, chain};
}

constexpr const char* kSelectOneChain = "SELECT chain FROM change_log WHERE number = :number";
std::optional<std::string> readChain(Connection& connection, std::int64_t number) {
  const long long wanted = number;
  std::string chain;
  Query query(connection, kSelectOneChain);
  query.out(chain).in(wanted);
  if (!query.run()) return std::nullopt;
  return chain;
}

std::string chainOf(std::string_view before, const LoggedChange& line, std::string_view digest) {
  // NUL parts the fields: no clean text holds one, so no two lines read the same.
  std::string text(before);
  for (const auto& part : {std::to_string(line.number), base::stampText(line.at), line.author, line.name,
                           std::to_string(line.count), std::string(digest)}) {
    text += '\0';
    text += part;
  }
  return sha256Hex(text);
}

constexpr const char* kInsertLine =
    "INSERT INTO change_log (number, at, author, name, changes, digest, chain) "
    "VALUES (:number, :at, :author, :name, :changes, :digest, :chain)";
constexpr const char* kInsertPayload = "INSERT INTO change_payload (number, payload) VALUES (:number, :payload)";
std::int64_t appendToLog(Connection& connection, const domain::ChangeSet& applied, const Author& author,
                         base::Stamp at) {
  const auto head = readHead(connection);
  const LoggedChange line{head.number + 1, at, author.name, applied.name,
                          static_cast<std::int64_t>(applied.changes.size())};
  const auto payload = domain::jsonText(applied);
  const auto digest = sha256Hex(payload);
  const auto chain = chainOf(head.chain, line, digest);
  const auto atText = base::stampText(at);
  const long long number = line.number;
  const long long count = line.count;
  Query insertLine(connection, kInsertLine);
  insertLine.in(number).in(atText).in(line.author).in(line.name).in(count).in(digest).in(chain).run();
  Query insertPayload(connection, kInsertPayload);
  insertPayload.in(number).in(payload).run();
  return number;
}

constexpr const char* kSelectLinesAfter =
    "SELECT number, at, author, name, changes FROM change_log WHERE number > :number ORDER BY number";
std::vector<LoggedChange> readLogAfter(Connection& connection, std::int64_t after) {
  std::vector<LoggedChange> lines;
  const long long from = after;
  long long number = 0;
  long long count = 0;
  std::string at;
  LoggedChange line;
  Query query(connection, kSelectLinesAfter);
  query.out(number).out(at).out(line.author).out(line.name).out(count).in(from);
  for (bool more = query.run(); more; more = query.next()) {
    line.number = number;
    line.at = stampOf(connection, at, number);
    line.count = count;
    lines.push_back(line);
  }
  return lines;
}

constexpr const char* kSelectPayload =
    "SELECT p.payload FROM change_log l LEFT JOIN change_payload p ON p.number = l.number WHERE l.number = :number";
std::optional<domain::ChangeSet> readPayload(Connection& connection, std::int64_t number) {
  const long long wanted = number;
  std::string payload;
  soci::indicator present = soci::i_null;
  Query query(connection, kSelectPayload);
  query.out(payload, present).in(wanted);
  if (!query.run()) abortWith(Code::NotFound, {{"what", "change"}, {"id", std::to_string(number)}});
  if (present == soci::i_null) return std::nullopt;
  auto set = domain::changeSetFromJson(payload);
  if (!set) abortOnBadLine(connection, number);
  return std::move(*set);
}

constexpr const char* kSelectChain =
    "SELECT l.number, l.at, l.author, l.name, l.changes, l.digest, l.chain, p.payload "
    "FROM change_log l LEFT JOIN change_payload p ON p.number = l.number ORDER BY l.number";
LogHead verifyChain(Connection& connection, const WorkControl& control) {
  LogHead head;
  long long number = 0;
  long long count = 0;
  std::string at;
  std::string digest;
  std::string chain;
  std::string payload;
  soci::indicator present = soci::i_null;
  LoggedChange line;
  Query query(connection, kSelectChain);
  query.out(number).out(at).out(line.author).out(line.name).out(count).out(digest).out(chain).out(payload, present);
  for (bool more = query.run(); more; more = query.next()) {
    checkStop(control);
    line.number = number;
    line.at = stampOf(connection, at, number);
    line.count = count;
    const bool follows = number == head.number + 1 && chain == chainOf(head.chain, line, digest);
    if (!follows || (present == soci::i_ok && sha256Hex(payload) != digest)) abortOnBadLine(connection, number);
    head = {number, chain};
  }
  return head;
}

constexpr const char* kDeletePayloads = "DELETE FROM change_payload WHERE number <= :number";
void deletePayloadsUpTo(Connection& connection, std::int64_t number) {
  const long long last = number;
  Query(connection, kDeletePayloads).in(last).run();
}

}  // namespace waymark::storage
