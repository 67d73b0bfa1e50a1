// SPDX-License-Identifier: GPL-3.0-or-later
// Person-level lists as inspectors' template has them, on their way out: one workbook with a sheet a list, or one list
// as comma-separated text.
#pragma once

#include <span>
#include <stop_token>
#include <string>

#include "base/error.h"
#include "lists/statutory_form.h"

namespace waymark::exchange {

/// Days are dates of the template's style, numbers are numbers, identifiers stay text. The same lists made at the same
/// moment give the same bytes. NotWritable where the temporary
/// folder is; FileTooBig beyond 1,048,575 rows; Cancelled.
base::Result<std::string> listFormXlsx(const lists::Definition& definition, std::span<const lists::Table* const> tables,
                                       base::Stamp created, const std::stop_token& stop = {});

/// UTF-8 with a mark (BOM), one header row; formulas are made harmless as csvLine does.
std::string listFormCsv(const lists::Definition& definition, const lists::Table& table);

}  // namespace waymark::exchange
