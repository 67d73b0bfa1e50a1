// SPDX-License-Identifier: GPL-3.0-or-later
// Which fields of which tables name a record of another. Drawn from the field lists; used by Store::apply to say
// what the engine's foreign keys only refuse.
#pragma once

#include <string_view>
#include <vector>

#include "base/id.h"
#include "domain/record.h"

namespace waymark::storage {

/// A field with a single id: it has a foreign key. Lists of ids have none.
struct ReferenceField {
  std::string_view table;
  std::string_view field;
  std::string_view target;
};

const std::vector<ReferenceField>& referenceFields();

struct Reference {
  std::string_view field;
  std::string_view target;
  base::Uuid id;
};

/// What a record names in such fields.
std::vector<Reference> referencesOf(const domain::Record& record);

}  // namespace waymark::storage
