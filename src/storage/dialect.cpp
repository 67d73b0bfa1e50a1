// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/dialect.h"

#include <algorithm>

namespace waymark::storage {
namespace {

/// What a %word% or %word(column)% stands for; "" if it isn't one of ours.
std::string meaning(Engine engine, std::string_view word, std::string_view column) {
  const bool sqlite = engine == Engine::Sqlite;
  const std::string c(column);
  if (word == "strict") return sqlite ? " STRICT" : " ";
  if (word == "int") return sqlite ? "INTEGER" : "BIGINT";
  if (word == "bytes") return sqlite ? "BLOB" : "BYTEA";
  // date(x) alone gives 2025-02-30 back as it is; with a modifier it is computed.
  if (word == "is_day")
    return sqlite ? "date(" + c + ", '+0 days') IS " + c : c + " = to_char(CAST(" + c + " AS date), 'YYYY-MM-DD')";
  if (word == "is_time")
    return sqlite ? "strftime('%H:%M', " + c + ", '+0 days') IS " + c : c + " ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'";
  if (word == "is_stamp")
    return sqlite
               ? "strftime('%Y-%m-%dT%H:%M:%SZ', " + c + ", '+0 days') IS " + c
               : c + " = to_char(CAST(" + c + " AS timestamptz) AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"')";
  return {};
}

}  // namespace

std::string ddlFor(Engine engine, std::string_view text) {
  std::string out;
  out.reserve(text.size() + text.size() / 4);
  for (std::size_t i = 0; i < text.size();) {
    if (text[i] == '%') {
      const auto close = text.find('%', i + 1);
      if (close != std::string_view::npos) {
        auto word = text.substr(i + 1, close - i - 1);
        std::string_view column;
        if (const auto open = word.find('('); open != std::string_view::npos && word.ends_with(')')) {
          column = word.substr(open + 1, word.size() - open - 2);
          word = word.substr(0, open);
        }
        if (const auto found = meaning(engine, word, column); !found.empty()) {
          out += found;
          i = close + 1;
          continue;
        }
      }
    }
    out += text[i++];
  }
  return out;
}

std::vector<std::string> statementsOf(std::string_view text) {
  std::vector<std::string> statements;
  std::string current;
  bool blank = true;
  const auto finish = [&] {
    if (!blank) statements.push_back(current);
    current.clear();
    blank = true;
  };
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '-' && text.substr(i).starts_with("--")) {
      const auto end = text.find('\n', i);
      if (end == std::string_view::npos) break;
      i = end - 1;
      continue;
    }
    if (c == '\'' || c == '"') {
      // A doubled quote inside reads as two quoted texts side by side: the same bytes come out.
      const auto end = std::min(text.find(c, i + 1), text.size() - 1);
      current += text.substr(i, end - i + 1);
      blank = false;
      i = end;
      continue;
    }
    if (c == ';') {
      finish();
      continue;
    }
    const bool space = c == ' ' || c == '\n' || c == '\t' || c == '\r';
    if (space && blank) continue;
    blank = blank && space;
    current += c;
  }
  finish();
  return statements;
}

std::string placeholder(Engine engine, std::size_t n) {
  return engine == Engine::Sqlite ? std::string("?") : ":v" + std::to_string(n);
}

std::string valuesRows(Engine engine, std::size_t rows, std::size_t columns) {
  std::string out;
  out.reserve(rows * columns * 4);
  std::size_t n = 0;
  for (std::size_t row = 0; row < rows; ++row) {
    out += row == 0 ? "(" : ", (";
    for (std::size_t column = 0; column < columns; ++column) {
      if (column != 0) out += ", ";
      out += placeholder(engine, n++);
    }
    out += ')';
  }
  return out;
}

std::size_t batchRows(Engine engine, std::size_t columns) {
  const std::size_t limit =
      engine == Engine::Sqlite ? 32'766 : 65'535;  // SQLITE_MAX_VARIABLE_NUMBER; int16 of the protocol
  return std::clamp<std::size_t>(limit / std::max<std::size_t>(columns, 1), 1, 500);
}

std::vector<std::string> beginWrite(Engine engine) {
  // A deferred transaction that reads first fails on SQLite as soon as another has written (SQLITE_BUSY_SNAPSHOT).
  if (engine == Engine::Sqlite) return {"BEGIN IMMEDIATE"};
  // A sequence would commit out of order, and followers would lose rows.
  return {"BEGIN", "LOCK TABLE change_log IN EXCLUSIVE MODE"};
}

std::string beginRead(Engine engine) {
  return engine == Engine::Sqlite ? "BEGIN" : "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";
}

}  // namespace waymark::storage
