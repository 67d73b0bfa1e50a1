// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/temporary_folder.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <fstream>

#include "storage/support.h"

using namespace waymark;
namespace fs = std::filesystem;

namespace {

mode_t modeOf(const fs::path& path) {
  struct stat info {};
  REQUIRE(::stat(path.c_str(), &info) == 0);
  return info.st_mode & 07777U;
}

std::size_t entriesIn(const fs::path& folder) {
  return static_cast<std::size_t>(std::distance(fs::directory_iterator(folder), fs::directory_iterator()));
}

}  // namespace

TEST_CASE("a temporary folder is private and goes with everything in it") {
  const test::Folder place;
  fs::path path;
  {
    auto folder = test::must(app::TemporaryFolder::make(place / "."));
    path = folder.path();
    CHECK(modeOf(path) == 0700);
    fs::create_directory(path / "a");
    std::ofstream(path / "a" / "minutes.pdf") << "%PDF";
    fs::permissions(path / "a" / "minutes.pdf", fs::perms::owner_read);
    const auto moved = std::move(folder);
    CHECK(moved.path() == path);
    CHECK(fs::exists(path / "a" / "minutes.pdf"));
  }
  CHECK_FALSE(fs::exists(path));
}

TEST_CASE("what a crashed run left goes, what a running one holds stays") {
  const test::Folder place;
  const auto held = test::must(app::TemporaryFolder::make(place / "."));
  // A run that ends without cleaning up.
  const auto child = ::fork();
  REQUIRE(child >= 0);
  if (child == 0) {
    const auto made = app::TemporaryFolder::make(place / ".");
    if (made) std::ofstream(made->path() / "left.pdf") << "%PDF";
    ::_exit(made ? 0 : 1);
  }
  int status = 0;
  REQUIRE(::waitpid(child, &status, 0) == child);
  REQUIRE(status == 0);
  fs::create_directory(place / "somebody-elses");
  fs::create_directory_symlink(place / "somebody-elses", place / "waymark-files-link");
  REQUIRE(entriesIn(place / ".") == 4);
  CHECK(app::removeLeftovers(place / ".") == 1);
  CHECK(fs::exists(held.path()));
  CHECK(fs::exists(place / "somebody-elses"));
  CHECK(entriesIn(place / ".") == 3);
  CHECK(app::removeLeftovers(place / ".") == 0);
}

TEST_CASE("where no temporary folder can be made, that is said") {
  const auto made = app::TemporaryFolder::make("/proc");
  REQUIRE_FALSE(made);
  CHECK(made.error().code == base::Code::NotWritable);
}
