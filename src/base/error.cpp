// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/error.h"

#include <array>
#include <cstdio>
#include <cstdlib>

namespace waymark::base {
namespace {

constexpr std::array<std::string_view, 46> kNames{"bad_text",
                                                  "bad_json",
                                                  "bad_schema",
                                                  "bad_row",
                                                  "missing_field",
                                                  "unknown_code",
                                                  "bad_date",
                                                  "bad_number",
                                                  "too_long",
                                                  "duplicate_id",
                                                  "unknown_reference",
                                                  "still_used",
                                                  "wrong_order",
                                                  "cyclic_order",
                                                  "too_little",
                                                  "beyond_calendar",
                                                  "not_found",
                                                  "bad_use",
                                                  "file_missing",
                                                  "file_exists",
                                                  "file_unreadable",
                                                  "file_too_big",
                                                  "not_writable",
                                                  "disk_full",
                                                  "not_a_workspace",
                                                  "damaged",
                                                  "too_new",
                                                  "moved",
                                                  "in_use",
                                                  "network_share",
                                                  "read_only",
                                                  "conflict",
                                                  "backup_no_room",
                                                  "backup_not_writable",
                                                  "backup_folder_missing",
                                                  "backup_failed",
                                                  "backup_unfit",
                                                  "backup_of_another",
                                                  "not_sealed",
                                                  "already_sealed",
                                                  "locked",
                                                  "wrong_passphrase",
                                                  "weak_passphrase",
                                                  "seal_damaged",
                                                  "storage_failed",
                                                  "cancelled"};
static_assert(kNames.size() == static_cast<std::size_t>(Code::Cancelled) + 1);

}  // namespace

std::string_view codeName(Code code) {
  return kNames.at(static_cast<std::size_t>(code));
}

std::string_view Error::value(std::string_view name) const {
  for (const auto& [key, text] : context)
    if (key == name) return text;
  return {};
}

tl::unexpected<Error> fail(Code code, Context context, std::string detail) {
  return tl::make_unexpected(Error{code, std::move(detail), std::move(context)});
}

void assertionFailed(const char* condition, const char* file, int line) {
  std::fprintf(stderr, "Waymark stopped on an error of its own: %s (%s:%d)\n", condition, file, line);
  std::abort();
}

}  // namespace waymark::base
