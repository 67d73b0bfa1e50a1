// SPDX-License-Identifier: GPL-3.0-or-later
// What the window and waymark-cli make of a file that becomes an attachment: its name, its media type, its record; and
// which attachments may be opened. Bytes go through storage/attachments.h.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "base/date.h"
#include "domain/evidence.h"
#include "storage/attachments.h"

namespace waymark::app {

using storage::kLargestAttachment;

/// A file's name as it can stand in any folder: no path, no control or direction characters, not hidden, not one of a
/// device, at most 120 bytes; "file" if nothing is left.
std::string safeFileName(std::string_view name);

/// By the name's ending, "application/octet-stream" if that says nothing.
std::string mediaTypeOf(std::string_view name);

/// What the desktop would run, or that can make it run something: saved on request, never opened.
bool isExecutable(std::string_view name, std::string_view firstBytes = {});

/// What a text file's first bytes say, as UTF-8 without control characters: read as UTF-8, UTF-16 by its mark, else
/// Windows-1252. Nothing if it isn't text.
enum class TextEnd { Whole, Cut };  // Cut: the last character may be half there
std::optional<std::string> previewText(std::string_view bytes, TextEnd end);

domain::Attachment attachmentFor(domain::AttachmentId id, const std::filesystem::path& file, std::string sha256,
                                 std::int64_t bytes, std::string who, base::Stamp at,
                                 std::optional<domain::EvidenceId> evidence);

}  // namespace waymark::app
