// SPDX-License-Identifier: GPL-3.0-or-later
// The few places where SQLite and PostgreSQL want different SQL text. Everything else is one text for both.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace waymark::storage {

enum class Engine { Sqlite, Postgres };

/// Migration text with its %words% replaced: %strict%, %int%, %bytes%, %is_day(column)%, %is_time(column)%,
/// %is_stamp(column)%. Any other % stays.
std::string ddlFor(Engine engine, std::string_view text);

/// The single statements of a text: SQLite runs only the first of a string, in silence. Comments are left out.
std::vector<std::string> statementsOf(std::string_view text);

/// The n-th bound value (from 0). SQLite looks names up one by one, which is quadratic in a batch of thousands.
std::string placeholder(Engine engine, std::size_t n);

/// "(…, …), (…, …)": placeholders for a multi-row VALUES.
std::string valuesRows(Engine engine, std::size_t rows, std::size_t columns);

/// Rows of a batch: up to 500, or what the engine's limit of bound values lets through.
std::size_t batchRows(Engine engine, std::size_t columns);

/// Starts a transaction that writes; other writers wait from here on.
std::vector<std::string> beginWrite(Engine engine);
/// Starts one that reads a single state of everything.
std::string beginRead(Engine engine);

}  // namespace waymark::storage
