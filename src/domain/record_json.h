// SPDX-License-Identifier: GPL-3.0-or-later
// Records and change sets as JSON text: the change log's payload, packs, waymark-cli's output. Empty fields are left
// out. Reading takes hostile text: every fault is a value.
#pragma once

#include <string>
#include <string_view>

#include "base/error.h"
#include "domain/change.h"
#include "domain/record.h"

namespace waymark::domain {

/// {"kind":"evidence","id":"…","summary":"…",…}
std::string jsonText(const Record& record);
/// {"name":"…","changes":[{"revision":2,"before":{…},"after":{…}},…]}
std::string jsonText(const ChangeSet& set);

/// BadText (broken UTF-8, NUL), BadJson (truncated, not JSON), BadSchema (a key twice, too deep, another shape),
/// and what recordFrom says of the fields.
base::Result<Record> recordFromJson(std::string_view text);
base::Result<ChangeSet> changeSetFromJson(std::string_view text);

}  // namespace waymark::domain
