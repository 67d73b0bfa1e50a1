// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/volume.h"

#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <sys/vfs.h>

#include <array>
#include <fstream>
#include <sstream>

namespace waymark::storage {
namespace {

// statfs(2); linux/magic.h has some of them only.
constexpr unsigned long kFuse = 0x65735546;
struct Kind {
  unsigned long magic;
  const char* name;
};
constexpr std::array<Kind, 8> kKinds{{{0x6969, "NFS"},
                                      {0x517B, "SMB"},
                                      {0xFF534D42, "SMB"},
                                      {0xFE534D42, "SMB"},
                                      {0x5346414F, "AFS"},
                                      {0x73757245, "Coda"},
                                      {0x00C36400, "Ceph"},
                                      {0x01021997, "9P"}}};
constexpr std::array<std::string_view, 7> kFuseShares{
    "fuse.sshfs", "fuse.smbnetfs", "fuse.rclone", "fuse.gvfsd-fuse", "fuse.davfs2", "fuse.s3fs", "fuse.glusterfs"};

/// The type of the mount a device number belongs to (proc(5), mountinfo: third field, and first after " - ").
std::string mountType(const std::filesystem::path& path) {
  struct stat info {};
  if (::stat(path.c_str(), &info) != 0) return {};
  const auto device = std::to_string(major(info.st_dev)) + ":" + std::to_string(minor(info.st_dev));
  std::ifstream mounts("/proc/self/mountinfo");
  for (std::string line; std::getline(mounts, line);) {
    std::istringstream words(line);
    std::string id;
    std::string parent;
    std::string number;
    words >> id >> parent >> number;
    const auto dash = line.find(" - ");
    if (number != device || dash == std::string::npos) continue;
    std::istringstream rest(line.substr(dash + 3));
    std::string type;
    rest >> type;
    return type;
  }
  return {};
}

/// The names of folders that programs synchronise: a whole name, or followed by " - " and the organisation's.
constexpr std::array<const char*, 14> kSyncedNames{
    "OneDrive",     "Dropbox", "Google Drive", "GoogleDrive", "My Drive",      "Nextcloud", "ownCloud",
    "iCloud Drive", "Box",     "Box Sync",     "pCloudDrive", "SynologyDrive", "MEGA",      "Sync"};
struct SyncMark {
  const char* start;
  const char* end;
  const char* program;
};
/// What such programs leave in the top folder.
constexpr std::array<SyncMark, 7> kSyncMarks{{{".sync_", ".db", "Nextcloud"},
                                              {"._sync_", ".db", "Nextcloud"},
                                              {".owncloudsync.log", "", "ownCloud"},
                                              {".nextcloudsync.log", "", "Nextcloud"},
                                              {".dropbox", "", "Dropbox"},
                                              {".stfolder", "", "Syncthing"},
                                              {".tmp.drivedownload", "", "Google Drive"}}};

std::optional<std::string> markIn(const std::filesystem::path& folder) {
  std::error_code error;
  for (std::filesystem::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error)) {
    const auto name = entry->path().filename().string();
    for (const auto& mark : kSyncMarks)
      if (name.starts_with(mark.start) && name.ends_with(mark.end)) return mark.program;
  }
  return std::nullopt;
}

std::filesystem::path nearestThere(std::filesystem::path path) {
  std::error_code ignored;
  path = std::filesystem::absolute(path, ignored);
  while (!std::filesystem::exists(path, ignored) && path.has_relative_path()) path = path.parent_path();
  return path;
}

}  // namespace

std::optional<std::string> networkKind(unsigned long magic, std::string_view fuseType) {
  for (const auto& kind : kKinds)
    if (kind.magic == magic) return kind.name;
  if (magic == kFuse)
    for (const auto share : kFuseShares)
      if (share == fuseType) return std::string(share);
  return std::nullopt;
}

std::optional<std::string> networkKindOf(const std::filesystem::path& path) {
  struct statfs info {};
  if (::statfs(path.c_str(), &info) != 0) return std::nullopt;
  const auto magic = static_cast<unsigned long>(static_cast<unsigned int>(info.f_type));
  return networkKind(magic, magic == kFuse ? mountType(path) : std::string());
}

std::optional<std::string> syncedBy(const std::filesystem::path& folder) {
  std::error_code ignored;
  auto at = std::filesystem::weakly_canonical(folder, ignored);
  if (ignored) at = folder;
  for (const auto& part : at)
    for (const std::string name : kSyncedNames)
      if (part == name || part.string().starts_with(name + " - ")) return name;
  for (; at.has_relative_path(); at = at.parent_path())
    if (auto program = markIn(at)) return program;
  return std::nullopt;
}

bool onSameDisk(const std::filesystem::path& a, const std::filesystem::path& b) {
  struct stat first {};
  struct stat second {};
  return ::stat(nearestThere(a).c_str(), &first) == 0 && ::stat(nearestThere(b).c_str(), &second) == 0 &&
         first.st_dev == second.st_dev;
}

}  // namespace waymark::storage
