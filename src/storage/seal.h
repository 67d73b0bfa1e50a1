// SPDX-License-Identifier: GPL-3.0-or-later
// The seal's header in its table, outside the change log, where an old one would go on opening with an old passphrase;
// and bytes that no file holds, put into the store of attachments. Used by app/identities.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "storage/attachments.h"
#include "storage/store.h"

namespace waymark::storage {

/// As seal::headerText wrote it; nothing where no seal was set up.
base::Result<std::optional<std::string>> sealHeader(Store& store);
/// Puts it in place of what is there, whose pages are overwritten. ReadOnly, Moved, DiskFull.
base::Result<void> setSealHeader(Store& store, const std::string& header);

/// Takes away the header, every content that nothing names, and what the log's lines held; pages are overwritten and the
/// file is rewritten, so that nothing of it is left on the disk's pages of this file. The log's chain stays whole.
base::Result<void> purgeSealed(Store& store);

/// Bytes under their SHA-256, up to kLargestAttachment; nothing is written where they are there already.
base::Result<Content> storeBytes(Store& store, std::string_view bytes, const WorkControl& control = {});
/// All of a content. NotFound; Damaged where bytes are missing or don't fit their name.
base::Result<std::string> readBytes(Store& store, const std::string& sha256, const WorkControl& control = {});

}  // namespace waymark::storage
