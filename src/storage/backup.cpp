// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/backup.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>

#include "base/file.h"
#include "storage/sha256.h"
#include "storage/sqlite_copy.h"

namespace waymark::storage {
namespace {

using base::Code;
using base::Error;
using base::fail;
using base::Result;
namespace fs = std::filesystem;

Error folderError(Code code, const fs::path& folder) {
  return {code, "", {{"folder", folder.string()}}};
}

/// What went wrong in the folder, as a sentence about the backup. The workspace's own damage stays what it is.
Error asBackupError(Error error, const fs::path& folder, const fs::path& workspace) {
  std::error_code ignored;
  if (error.code == Code::Cancelled || error.value("file") == workspace.string()) return error;
  if (error.code == Code::DiskFull) return folderError(Code::BackupNoRoom, folder);
  if (!fs::is_directory(folder, ignored)) return folderError(Code::BackupFolderMissing, folder);
  if (error.code == Code::NotWritable) return folderError(Code::BackupNotWritable, folder);
  std::string problem = "the disk gave an error";
  if (error.code == Code::Damaged || error.code == Code::BackupUnfit) problem = "the copy could not be read back whole";
  return {Code::BackupFailed, std::move(error.detail), {{"folder", folder.string()}, {"problem", std::move(problem)}}};
}

Result<void> checkFolder(const BackupRequest& request) {
  std::error_code error;
  const auto& folder = request.folder;
  if (request.missing == BackupRequest::Missing::Make && ::mkdir(folder.c_str(), 0700) != 0 && errno != EEXIST) {
    if (errno == ENOENT || errno == ENOTDIR) return tl::make_unexpected(folderError(Code::BackupFolderMissing, folder));
    return tl::make_unexpected(
        folderError(errno == ENOSPC || errno == EDQUOT ? Code::BackupNoRoom : Code::BackupNotWritable, folder));
  }
  if (!fs::is_directory(folder, error)) return tl::make_unexpected(folderError(Code::BackupFolderMissing, folder));
  if (::access(folder.c_str(), W_OK) != 0) return tl::make_unexpected(folderError(Code::BackupNotWritable, folder));
  return {};
}

/// "20261122T091500Z": sorts by time, and every file system takes it.
std::string compactStamp(base::Stamp at) {
  auto text = base::stampText(at);
  std::erase_if(text, [](char c) { return c == '-' || c == ':'; });
  return text;
}

fs::path freeName(const fs::path& folder, const std::string& workspace, base::Stamp at) {
  const auto plain = folder / (workspace + "-" + compactStamp(at));
  fs::path name = plain.string() + ".waymark";
  for (int n = 2; fs::exists(name) || fs::exists(headFileOf(name)); ++n)
    name = plain.string() + "-" + std::to_string(n) + ".waymark";
  return name;
}

/// Hidden, and no backup's name: what is half written is never taken for one.
fs::path partOf(const fs::path& name) {
  return name.parent_path() / ("." + name.filename().string() + ".part");
}

/// What a backup that was killed left behind, of this workspace's name and more than a day old.
void removeLeftovers(const fs::path& folder, const std::string& workspace) {
  std::vector<fs::path> old;
  std::error_code error;
  for (fs::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error)) {
    const auto name = entry->path().filename().string();
    std::error_code ignored;
    if (name.starts_with("." + workspace + "-") && name.ends_with("Z.waymark.part") &&
        fs::file_time_type::clock::now() - entry->last_write_time(ignored) > std::chrono::days{1})
      old.push_back(entry->path());
  }
  for (const auto& part : old) removeDatabase(part);
}

void syncFolder(const fs::path& folder) {
  const int fd = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (fd < 0) return;
  ::fsync(fd);  // some network shares can't; the files themselves are synced
  ::close(fd);
}

Result<std::string> originOf(Store& store) {
  return store.chainAt(1).map([](const auto& chain) { return chain.value_or(""); });
}

/// What the copy itself says, read from end to end.
Result<BackupHead> describe(const fs::path& copy, const WorkControl& control) {
  BackupHead head;
  {
    auto opened = open(copy, Mode::Frozen, {});
    if (!opened) return tl::make_unexpected(std::move(opened.error()));
    auto log = opened->store.verifyLog(control);
    if (!log) return tl::make_unexpected(std::move(log.error()));
    auto origin = originOf(opened->store);
    if (!origin) return tl::make_unexpected(std::move(origin.error()));
    head.log = *log;
    head.origin = std::move(*origin);
  }
  auto digest = sha256OfFile(copy, control.stop);
  if (!digest) return tl::make_unexpected(std::move(digest.error()));
  head.digest = std::move(*digest);
  std::error_code ignored;
  head.size = static_cast<std::int64_t>(fs::file_size(copy, ignored));
  return head;
}

Result<Backup> writeBackup(Store& source, const BackupRequest& request, std::int64_t sequence,
                           const WorkControl& control) {
  const auto workspace = source.file().stem().string();
  const auto name = freeName(request.folder, workspace, request.at);
  const auto part = partOf(name);
  if (auto copied = source.backupTo(part, control); !copied) return tl::make_unexpected(std::move(copied.error()));
  auto done = describe(part, control).and_then([&](BackupHead head) -> Result<Backup> {
    head.workspace = workspace;
    head.at = request.at;
    head.why = request.why;
    head.sequence = sequence;
    if (auto written = base::writeFileSafely(headFileOf(name), headText(head)); !written)
      return tl::make_unexpected(std::move(written.error()));
    if (::rename(part.c_str(), name.c_str()) != 0) {
      ::unlink(headFileOf(name).c_str());
      return fail(Code::NotWritable, {{"file", name.string()}});
    }
    syncFolder(request.folder);
    return Backup{name, std::move(head), Backup::State::Good};
  });
  if (!done) removeDatabase(part);
  return done;
}

Error unfit(const fs::path& file, std::string problem) {
  return {Code::BackupUnfit, "", {{"file", file.string()}, {"problem", std::move(problem)}}};
}

/// Why a file can't be opened, as the reason why it is no backup.
Error asUnfit(const Error& error, const fs::path& file) {
  switch (error.code) {
    case Code::NotAWorkspace:
      return unfit(file, "it isn't a Waymark workspace");
    case Code::TooNew:
      return unfit(file, "it was made by a newer Waymark (file version " + std::string(error.value("found")) +
                             ", this program knows " + std::string(error.value("known")) + ")");
    case Code::Damaged:
    case Code::FileUnreadable:
      return unfit(file, std::string(error.value("problem")));
    case Code::FileMissing:
    case Code::Cancelled:
    case Code::BackupUnfit:
      return error;
    default:
      return unfit(file, "it can't be read as a workspace");
  }
}

Result<void> checkBytes(const fs::path& file, const BackupHead& head, const WorkControl& control) {
  std::error_code error;
  const auto size = static_cast<std::int64_t>(fs::file_size(file, error));
  if (error || size != head.size)
    return tl::make_unexpected(unfit(file, "it was cut off or changed after it was made (" + std::to_string(size) +
                                               " bytes, " + std::to_string(head.size) + " when it was checked)"));
  const auto digest = sha256OfFile(file, control.stop);
  if (!digest) return tl::make_unexpected(asUnfit(digest.error(), file));
  if (*digest != head.digest) return tl::make_unexpected(unfit(file, "it was changed after it was made"));
  return {};
}

}  // namespace

Result<BackupMade> makeBackup(Store& source, const BackupRequest& request, const WorkControl& control) {
  const auto asOurs = [&](Error error) { return asBackupError(std::move(error), request.folder, source.file()); };
  if (auto folder = checkFolder(request); !folder) return tl::make_unexpected(std::move(folder.error()));
  const auto now = source.logHead();
  if (!now) return tl::make_unexpected(now.error());
  const auto origin = originOf(source);
  if (!origin) return tl::make_unexpected(origin.error());
  removeLeftovers(request.folder, source.file().stem().string());
  std::int64_t sequence = 0;
  const Backup* newest = nullptr;
  const auto before = backupsIn(request.folder, *origin);
  for (const auto& backup : before) {
    if (backup.state == Backup::State::NoHead) continue;
    sequence = std::max(sequence, backup.head.sequence);
    if (backup.state == Backup::State::Good) newest = &backup;
  }
  if (newest != nullptr && newest->head.log == *now) return BackupMade{*newest, false};
  return writeBackup(source, request, sequence + 1, control)
      .map([](Backup backup) {
        return BackupMade{std::move(backup), true};
      })
      .map_error(asOurs);
}

Result<CheckedBackup> openBackup(const fs::path& file, const WorkControl& control) {
  std::optional<BackupHead> head;
  if (auto found = readHeadOf(file))
    head = std::move(*found);
  else if (found.error().code != Code::FileMissing)
    return tl::make_unexpected(std::move(found.error()));
  std::error_code ignored;
  if (head && fs::exists(file, ignored))
    if (auto bytes = checkBytes(file, *head, control); !bytes) return tl::make_unexpected(std::move(bytes.error()));
  const auto because = [&](const Error& error) { return tl::make_unexpected(asUnfit(error, file)); };
  auto opened = open(file, Mode::Frozen, {});
  if (!opened) return because(opened.error());
  if (opened->outcome == Outcome::NewerButReadable) return because(*opened->store.readOnlyWhy());
  if (const auto pages = opened->store.checkPages(control); !pages) return because(pages.error());
  const auto log = opened->store.verifyLog(control);
  if (!log) return because(log.error());
  const auto origin = originOf(opened->store);
  if (!origin) return because(origin.error());
  if (head && (!(head->log == *log) || head->origin != *origin))
    return tl::make_unexpected(unfit(file, "its change log doesn't end where the head beside it says"));
  return CheckedBackup{std::move(opened->store), std::move(head), *log, *origin};
}

}  // namespace waymark::storage
