// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/file.h"

#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>
#include <catch2/catch.hpp>
#include <csignal>

#include <filesystem>

using namespace waymark::base;
namespace fs = std::filesystem;

namespace {

struct Folder {
  Folder() {
    std::string name = (fs::temp_directory_path() / "waymark-file-XXXXXX").string();
    path = ::mkdtemp(name.data());
  }
  ~Folder() { fs::remove_all(path); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  fs::path path;
};

/// Runs `work` in a child of its own, so that limits and user ids end with it; its exit code comes back.
template <class F>
int inChild(F work) {
  const pid_t child = ::fork();
  if (child == 0) ::_exit(work());
  int status = 0;
  ::waitpid(child, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : 100;
}

}  // namespace

TEST_CASE("a file written reads back, and only its owner may read it") {
  const Folder folder;
  const auto file = folder.path / "a.json";
  REQUIRE(writeFileSafely(file, "one"));
  REQUIRE(writeFileSafely(file, "two"));
  CHECK(readFile(file, 100) == "two");
  CHECK((fs::status(file).permissions() & fs::perms::all) == (fs::perms::owner_read | fs::perms::owner_write));
  CHECK(std::distance(fs::directory_iterator(folder.path), fs::directory_iterator()) == 1);
}

TEST_CASE("what can't be read says why") {
  const Folder folder;
  CHECK(readFile(folder.path / "none", 10).error().code == Code::FileMissing);
  CHECK(readFile(folder.path, 10).error().code == Code::FileUnreadable);
  REQUIRE(writeFileSafely(folder.path / "big", std::string(2'000'000, 'x')));
  CHECK(readFile(folder.path / "big", 1'000'000).error().code == Code::FileTooBig);
}

TEST_CASE("a full disk leaves the old file whole and no scraps") {
  const Folder folder;
  const auto file = folder.path / "a.json";
  REQUIRE(writeFileSafely(file, "old"));
  const int code = inChild([&] {
    ::signal(SIGXFSZ, SIG_IGN);
    const rlimit limit{4096, 4096};
    ::setrlimit(RLIMIT_FSIZE, &limit);
    const auto done = writeFileSafely(file, std::string(100'000, 'x'));
    return !done && done.error().code == Code::DiskFull ? 0 : 1;
  });
  CHECK(code == 0);
  CHECK(readFile(file, 100) == "old");
  CHECK(std::distance(fs::directory_iterator(folder.path), fs::directory_iterator()) == 1);
}

TEST_CASE("a read-only folder is not written to, not even as root") {
  const Folder folder;
  fs::permissions(folder.path,
                  fs::perms::owner_read | fs::perms::owner_exec | fs::perms::others_read | fs::perms::others_exec);
  const int code = inChild([&] {
    constexpr uid_t kNobody = 65534;
    if (::geteuid() == 0 && ::setuid(kNobody) != 0) return 2;
    const auto done = writeFileSafely(folder.path / "a.json", "x");
    return !done && done.error().code == Code::NotWritable ? 0 : 1;
  });
  CHECK(code == 0);
}
