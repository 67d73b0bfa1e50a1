// SPDX-License-Identifier: GPL-3.0-or-later
// The tables attachment_content and attachment_chunk. Inside a guard, like the other *_sql files.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "storage/attachments.h"
#include "storage/connection.h"

namespace waymark::storage {

struct StoredContent {
  std::string sha256;
  long long bytes = 0;
  long long chunks = 0;
};

/// Whole ones only; one that is being written (or was, when the power went) doesn't count.
std::optional<StoredContent> findContent(Connection& connection, const std::string& sha256);
std::vector<StoredContent> allContents(Connection& connection);

/// Makes the row of a content that isn't whole yet, unless it is there.
void beginContent(Connection& connection, const std::string& sha256);
long long countChunks(Connection& connection, const std::string& sha256);
/// From now on it counts.
void finishContent(Connection& connection, const StoredContent& content);

/// Deletes up to `most` chunks of a content; true if it, its row included, is gone.
bool deleteSome(Connection& connection, const std::string& sha256, long long most);
/// Whether it is a content that never became whole.
bool isPart(Connection& connection, const std::string& sha256);

/// The contents that no attachment names, whole or not.
std::vector<std::string> unnamedContents(Connection& connection);

struct NamedContent {
  std::string sha256;
  std::string name;
  long long bytes = 0;  // -1: the record that names it doesn't say
};
/// What attachments and list extracts name, one row a content, ordered by name.
std::vector<NamedContent> namedContents(Connection& connection);

}  // namespace waymark::storage
