// SPDX-License-Identifier: GPL-3.0-or-later
// A workspace in a PostgreSQL schema. A library of its own, so that libpq isn't loaded where nobody asks for it.
#pragma once

#include <string>

#include "base/error.h"
#include "storage/open.h"

namespace waymark::storage {

/// `connectString` is libpq's: "dbname=… options=--search_path=…". Makes the tables where there are none.
/// TooNew, StorageFailed{engine_code: SQLSTATE}.
base::Result<Opened> openPostgres(const std::string& connectString);

}  // namespace waymark::storage
