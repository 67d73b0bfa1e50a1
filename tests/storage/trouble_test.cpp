// SPDX-License-Identifier: GPL-3.0-or-later
// A full disk, a read-only folder, a killed process. Each happens in a child process, which may be root's:
// root ignores modes, so the child becomes nobody.
#include <fcntl.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <functional>

#include "app/session.h"
#include "storage/backup.h"
#include "storage/open.h"
#include "storage/support.h"

using namespace waymark;
using base::Code;
using storage::Mode;
using storage::OpenOptions;
using test::kNow;
using test::making;
using test::must;

namespace {

const OpenOptions kPriya{"Priya Shah", kNow};
namespace fs = std::filesystem;

/// Runs `work` in a child and gives what it returned; 200 and more for a signal.
int inChild(const std::function<int()>& work) {
  const auto child = ::fork();
  REQUIRE(child >= 0);
  if (child == 0) {
    int code = 99;
    try {
      code = work();
    } catch (...) {
      code = 98;
    }
    ::_exit(code);
  }
  int status = 0;
  REQUIRE(::waitpid(child, &status, 0) == child);
  return WIFEXITED(status) ? WEXITSTATUS(status) : 200 + WTERMSIG(status);
}

/// The code of an error as an exit status; 0 for none.
int statusOf(Code code) {
  return 1 + static_cast<int>(code);
}

constexpr uid_t kNobody = 65534;
void becomeNobody() {
  if (::getuid() == 0 && ::setuid(kNobody) != 0) ::_exit(97);
}

fs::path workspaceIn(const test::Folder& folder) {
  auto opened = must(storage::create(folder / "a.waymark", kPriya));
  base::IdMaker ids(1);
  must(opened.store.apply(making("start", test::findings(5, ids)), {"Priya"}, kNow));
  return folder / "a.waymark";
}

void limitFileSize(rlim_t bytes) {
  ::signal(SIGXFSZ, SIG_IGN);
  const rlimit limit{bytes, bytes};
  if (::setrlimit(RLIMIT_FSIZE, &limit) != 0) ::_exit(97);
}

std::size_t findingsIn(const fs::path& file) {
  auto opened = must(storage::open(file, Mode::ReadWrite, kPriya));
  must(opened.store.verifyLog());
  return must(opened.store.load()).all<domain::Evidence>().size();
}

}  // namespace

TEST_CASE("a full disk refuses the change, keeps all before it, and lets the next one through when there is room") {
  const test::Folder folder;
  const auto file = workspaceIn(folder);
  const auto status = inChild([&] {
    base::IdMaker ids(2);
    auto opened = storage::open(file, Mode::ReadWrite, kPriya);
    if (!opened) return statusOf(opened.error().code);
    if (!opened->store.apply(making("small", test::findings(2, ids)), {"Priya"}, kNow)) return 90;
    limitFileSize(400'000);
    const auto refused = opened->store.apply(making("big", test::findings(5000, ids)), {"Priya"}, kNow);
    if (refused) return 91;
    const auto loaded = opened->store.load();
    if (!loaded || loaded->all<domain::Evidence>().size() != 7) return 92;
    if (!opened->store.apply(making("small again", test::findings(1, ids)), {"Priya"}, kNow)) return 93;
    return statusOf(refused.error().error.code);
  });
  CHECK(status == statusOf(Code::DiskFull));
  CHECK(findingsIn(file) == 8);
}

TEST_CASE("a workspace that the disk has no room for leaves nothing behind") {
  const test::Folder folder;
  const auto status = inChild([&] {
    limitFileSize(20'000);
    const auto created = storage::create(folder / "b.waymark", kPriya);
    return created ? 0 : statusOf(created.error().code);
  });
  CHECK(status == statusOf(Code::DiskFull));
  CHECK(fs::is_empty(folder.path()));
}

TEST_CASE("a backup that the disk has no room for leaves nothing behind") {
  const test::Folder folder;
  const auto file = workspaceIn(folder);
  const auto status = inChild([&] {
    auto opened = storage::open(file, Mode::ReadWrite, kPriya);
    if (!opened) return statusOf(opened.error().code);
    limitFileSize(40'000);
    const auto done = opened->store.backupTo(folder / "copy.waymark");
    return done ? 0 : statusOf(done.error().code);
  });
  CHECK(status == statusOf(Code::DiskFull));
  CHECK_FALSE(fs::exists(folder / "copy.waymark"));
}

TEST_CASE("a backup folder that fills up, is read-only or is gone says so and keeps the last good backup") {
  const test::Folder folder;
  const auto file = workspaceIn(folder);
  const auto backups = folder / "backups";
  const auto requestAt = [&](int minute) {
    return storage::BackupRequest{backups, storage::BackupRequest::Missing::Refuse, kNow + std::chrono::minutes(minute),
                                  storage::BackupWhy::Timer};
  };
  fs::create_directory(backups);
  storage::Backup good;
  {
    auto opened = must(storage::open(file, Mode::ReadWrite, kPriya));
    good = must(storage::makeBackup(opened.store, requestAt(0))).backup;
    base::IdMaker ids(2);
    must(opened.store.apply(making("more", test::findings(3, ids)), {"Priya"}, kNow));
  }
  std::uint64_t seed = 2;
  const auto refusedWith = [&](const std::function<void()>& before) {
    ++seed;
    return inChild([&] {
      auto opened = storage::open(file, Mode::ReadWrite, kPriya);
      if (!opened) return 90;
      before();
      const auto made = storage::makeBackup(opened->store, requestAt(1));
      if (made) return 91;
      base::IdMaker ids(seed);
      if (!opened->store.apply(making("on", test::findings(1, ids)), {"Priya"}, kNow)) return 92;  // saving goes on
      return statusOf(made.error().code);
    });
  };
  CHECK(refusedWith([] { limitFileSize(60'000); }) == statusOf(Code::BackupNoRoom));
  fs::permissions(backups, fs::perms(0555));
  fs::permissions(folder.path(), fs::perms(0777));
  fs::permissions(file, fs::perms(0666));
  const auto readOnly = refusedWith([&] {
    becomeNobody();
    if (::access(backups.c_str(), W_OK) == 0) ::_exit(96);
  });
  CHECK(readOnly == statusOf(Code::BackupNotWritable));
  fs::permissions(backups, fs::perms(0700));
  CHECK(storage::backupsIn(backups).size() == 1);
  must(storage::openBackup(good.file));
  CHECK(std::distance(fs::directory_iterator(backups), fs::directory_iterator()) == 2);  // it, and its head
  CHECK(refusedWith([&] { fs::rename(backups, folder / "gone"); }) == statusOf(Code::BackupFolderMissing));
}

TEST_CASE("a workspace in a read-only folder opens for reading and says why") {
  const test::Folder folder;
  const auto file = workspaceIn(folder);
  fs::permissions(file, fs::perms(0444));
  fs::permissions(folder.path(), fs::perms(0555));
  const auto status = inChild([&] {
    becomeNobody();
    if (::access(folder.path().c_str(), W_OK) == 0) return 96;  // the test would show nothing
    const auto writing = storage::open(file, Mode::ReadWrite, kPriya);
    if (writing || writing.error().code != Code::NotWritable) return 90;
    auto session = app::Session::open(file, "Priya", kNow);
    if (!session) return statusOf(session.error().code);
    if (!session->readOnlyWhy() || session->readOnlyWhy()->code != Code::NotWritable) return 91;
    const auto loaded = session->load();
    if (!loaded || loaded->all<domain::Evidence>().size() != 5) return 92;
    base::IdMaker ids(2);
    const auto refused = session->apply(making("log", test::findings(1, ids)), kNow);
    if (refused || refused.error().error.code != Code::ReadOnly) return 93;
    const auto created = storage::create(folder / "b.waymark", kPriya);
    if (created || created.error().code != Code::NotWritable) return 94;
    return 0;
  });
  CHECK(status == 0);
}

TEST_CASE("a read-only file in a folder that can be written opens for reading and says why") {
  const test::Folder folder;
  const auto file = workspaceIn(folder);
  fs::permissions(file, fs::perms(0444));
  fs::permissions(folder.path(), fs::perms(0777));
  const auto status = inChild([&] {
    becomeNobody();
    if (::access(file.c_str(), W_OK) == 0) return 96;
    auto session = app::Session::open(file, "Priya", kNow);
    if (!session) return statusOf(session.error().code);
    if (!session->readOnlyWhy() || session->readOnlyWhy()->code != Code::NotWritable) return 91;
    return session->load() ? 0 : 92;
  });
  CHECK(status == 0);
}

TEST_CASE("a file that this user may not read says so") {
  const test::Folder folder;
  const auto file = workspaceIn(folder);
  fs::permissions(file, fs::perms(0000));
  fs::permissions(folder.path(), fs::perms(0755));
  const auto status = inChild([&] {
    becomeNobody();
    const auto opened = storage::open(file, Mode::ReadOnly, kPriya);
    return opened ? 0 : statusOf(opened.error().code);
  });
  CHECK(status == statusOf(Code::FileUnreadable));
}

TEST_CASE("a process killed while it writes loses nothing that was committed, and its lock isn't in the way") {
  const test::Folder folder;
  const auto file = workspaceIn(folder);
  auto kept = findingsIn(file);
  for (int round = 0; round < 5; ++round) {
    int ends[2];
    REQUIRE(::pipe(ends) == 0);
    const auto child = ::fork();
    REQUIRE(child >= 0);
    if (child == 0) {
      ::close(ends[0]);
      auto opened = storage::open(file, Mode::ReadWrite, kPriya);
      if (!opened) ::_exit(90);
      base::IdMaker ids(static_cast<std::uint64_t>(100 + round));
      for (;;) {
        if (!opened->store.apply(making("log", test::findings(50, ids)), {"Priya"}, kNow)) ::_exit(91);
        if (::write(ends[1], "x", 1) != 1) ::_exit(92);  // said only after the commit
      }
    }
    ::close(ends[1]);
    // Let some commits through, then kill it in the middle of whatever it does.
    std::size_t told = 0;
    char byte = 0;
    while (told < 20 && ::read(ends[0], &byte, 1) == 1) ++told;
    ::usleep(static_cast<useconds_t>(700 * round));
    REQUIRE(::kill(child, SIGKILL) == 0);
    int status = 0;
    REQUIRE(::waitpid(child, &status, 0) == child);
    REQUIRE(WIFSIGNALED(status));
    while (::read(ends[0], &byte, 1) == 1) ++told;
    ::close(ends[0]);
    const auto now = findingsIn(file);
    // All that was said to be saved is there; at most one more set was committed before the word got out.
    CHECK((now - kept) % 50 == 0);
    CHECK(now >= kept + 50 * told);
    CHECK(now <= kept + 50 * (told + 1));
    kept = now;
  }
}
