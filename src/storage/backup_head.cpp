// SPDX-License-Identifier: GPL-3.0-or-later
// The small file beside a backup, and which files of a folder are backups.
#include <algorithm>
#include <tuple>

#include "base/file.h"
#include "base/json_reader.h"
#include "storage/backup.h"

namespace waymark::storage {
namespace {

using base::Code;
using base::Result;
namespace fs = std::filesystem;

constexpr int kFormat = 1;
constexpr std::size_t kLargestHead = 10'000;
constexpr std::uint64_t kLargestNumber = 1'000'000'000'000'000;  // one more is always a number too
constexpr std::string_view kEnding = ".waymark";

bool isNumber(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

/// "harrowmere-20261122T091500Z.waymark", or "…Z-2.waymark" for a second one in that second: its stamp.
std::optional<base::Stamp> stampIn(std::string name) {
  constexpr std::size_t kStamp = 16;
  if (!name.ends_with(kEnding)) return std::nullopt;
  name.resize(name.size() - kEnding.size());
  if (const auto dash = name.rfind('-'); dash != std::string::npos && name.size() - dash < kStamp)
    if (isNumber(name.substr(dash + 1))) name.resize(dash);
  if (name.size() < kStamp + 2 || name[name.size() - kStamp - 1] != '-') return std::nullopt;
  const auto t = name.substr(name.size() - kStamp);
  return base::parseStamp(t.substr(0, 4) + "-" + t.substr(4, 2) + "-" + t.substr(6, 2) + t.substr(8, 1) +
                          t.substr(9, 2) + ":" + t.substr(11, 2) + ":" + t.substr(13));
}

Result<BackupHead> headUnfit(const fs::path& backup, const std::string& problem) {
  return base::fail(Code::BackupUnfit,
                    {{"file", backup.string()}, {"problem", "the head written beside it can't be read: " + problem}});
}

/// JsonReader's int has 32 bits.
void readLong(base::JsonReader& reader, const base::Json& json, const char* name, std::int64_t& out) {
  reader.member(json, name, [&](const base::Json& value) {
    if (!value.is_number_unsigned() || value.get<std::uint64_t>() > kLargestNumber)
      return reader.problem("a whole number is expected");
    out = value.get<std::int64_t>();
  });
}

}  // namespace

fs::path headFileOf(const fs::path& backup) {
  return backup.string() + ".head";
}

std::string headText(const BackupHead& head) {
  nlohmann::ordered_json json;
  json["waymark_backup"] = kFormat;
  json["workspace"] = head.workspace;
  json["made_at"] = base::stampText(head.at);
  json["why"] = base::codeText(head.why);
  json["sequence"] = head.sequence;
  json["changes"] = head.log.number;
  json["log_head"] = head.log.chain;
  json["origin"] = head.origin;
  json["size"] = head.size;
  json["sha256"] = head.digest;
  return json.dump(2) + "\n";
}

Result<BackupHead> readHeadOf(const fs::path& backup) {
  const auto file = headFileOf(backup);
  const auto text = base::readFile(file, kLargestHead);
  if (!text && text.error().code == Code::FileMissing) return tl::make_unexpected(text.error());
  if (!text) return headUnfit(backup, std::string(text.error().value("problem")));
  const auto json = base::parseJson(*text, file.string());
  if (!json) return headUnfit(backup, "it isn't whole");
  base::JsonReader reader(file.string());
  BackupHead head;
  int format = 0;
  std::string at;
  reader.field(*json, "waymark_backup", format);
  reader.field(*json, "workspace", head.workspace);
  reader.field(*json, "made_at", at);
  reader.field(*json, "why", head.why);
  readLong(reader, *json, "sequence", head.sequence);
  readLong(reader, *json, "changes", head.log.number);
  reader.field(*json, "log_head", head.log.chain);
  reader.field(*json, "origin", head.origin);
  readLong(reader, *json, "size", head.size);
  reader.field(*json, "sha256", head.digest);
  if (!reader.ok()) return headUnfit(backup, std::string(reader.error()->value("problem")));
  const auto stamp = base::parseStamp(at);
  if (format != kFormat || !stamp) return headUnfit(backup, "it is of another kind");
  head.at = *stamp;
  return head;
}

std::vector<Backup> backupsIn(const fs::path& folder, const std::optional<std::string>& origin) {
  std::vector<Backup> found;
  std::error_code error;
  for (fs::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error)) {
    const auto stamp = stampIn(entry->path().filename().string());
    std::error_code ignored;
    if (!stamp || entry->is_symlink(ignored) || !entry->is_regular_file(ignored)) continue;
    const auto size = static_cast<std::int64_t>(entry->file_size(ignored));
    auto head = readHeadOf(entry->path());
    if (!head) {
      BackupHead guessed;
      guessed.at = *stamp;
      guessed.size = size;
      found.push_back({entry->path(), guessed, Backup::State::NoHead});
    } else if (!origin || head->origin == *origin) {
      const auto state = head->size == size ? Backup::State::Good : Backup::State::Altered;
      found.push_back({entry->path(), std::move(*head), state});
    }
  }
  std::ranges::sort(found, {}, [](const Backup& backup) {
    return std::tuple(backup.head.sequence, backup.head.log.number, backup.head.at, backup.file);
  });
  return found;
}

}  // namespace waymark::storage
