// SPDX-License-Identifier: GPL-3.0-or-later
// Opening, making, locking and copying workspace files: SQLite only.
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <fstream>

#include "base/file.h"
#include "storage/file_lock.h"
#include "storage/open.h"
#include "storage/schema.h"
#include "storage/support.h"
#include "storage/volume.h"

using namespace waymark;
using base::Code;
using storage::Mode;
using storage::OpenOptions;
using storage::Outcome;
using test::kNow;
using test::making;
using test::must;

namespace {

const OpenOptions kPriya{"Priya Shah", kNow};
namespace fs = std::filesystem;

/// A closed workspace file with some findings in it.
fs::path workspaceIn(const test::Folder& folder, std::size_t findings = 20) {
  auto opened = must(storage::create(folder / "a.waymark", kPriya));
  base::IdMaker ids(1);
  must(opened.store.apply(making("start", test::findings(findings, ids)), {"Priya"}, kNow));
  return folder / "a.waymark";
}

std::string bytesOf(const fs::path& file) {
  return must(base::readFile(file, 100'000'000));
}

void put(const fs::path& file, std::string_view bytes) {
  std::ofstream(file, std::ios::binary) << bytes;
}

Code refusalOf(const fs::path& file, Mode mode = Mode::ReadWrite) {
  const auto opened = storage::open(file, mode, kPriya);
  REQUIRE_FALSE(opened);
  CHECK_FALSE(opened.error().value("file").empty());
  return opened.error().code;
}

}  // namespace

TEST_CASE("a new workspace is readable by its owner only, and so is what SQLite keeps beside it") {
  const test::Folder folder;
  const auto old = ::umask(0);
  auto opened = must(storage::create(folder / "a.waymark", kPriya));
  base::IdMaker ids(1);
  must(opened.store.apply(making("log", test::findings(1, ids)), {"Priya"}, kNow));
  ::umask(old);
  std::size_t count = 0;
  for (const auto& entry : fs::directory_iterator(folder.path())) {
    CAPTURE(entry.path());
    CHECK((entry.status().permissions() & fs::perms::mask) == (fs::perms::owner_read | fs::perms::owner_write));
    ++count;
  }
  CHECK(count == 4);  // the file, -wal, -shm, .lock
}

TEST_CASE("a closed workspace is one file") {
  const test::Folder folder;
  workspaceIn(folder);
  CHECK(std::distance(fs::directory_iterator(folder.path()), fs::directory_iterator()) == 1);
}

TEST_CASE("a workspace is never made over a file that is there") {
  const test::Folder folder;
  put(folder / "a.waymark", "somebody's notes");
  const auto created = storage::create(folder / "a.waymark", kPriya);
  REQUIRE_FALSE(created);
  CHECK(created.error().code == Code::FileExists);
  CHECK(bytesOf(folder / "a.waymark") == "somebody's notes");
  CHECK(storage::create(folder / "none" / "a.waymark", kPriya).error().code == Code::FileMissing);
}

TEST_CASE("names with spaces, quotes, percent signs and other scripts work") {
  const test::Folder folder;
  for (const auto* name :
       {"our area.waymark", "it's \"ours\".waymark", "100% ?mode=ro#.waymark", "Åland 区域.waymark"}) {
    CAPTURE(name);
    base::IdMaker ids(1);
    {
      auto opened = must(storage::create(folder / name, kPriya));
      must(opened.store.apply(making("log", test::findings(1, ids)), {"Priya"}, kNow));
    }
    CHECK(fs::exists(folder / name));
    CHECK(
        must(must(storage::open(folder / name, Mode::ReadWrite, kPriya)).store.load()).all<domain::Evidence>().size() ==
        1);
  }
}

TEST_CASE("a missing file, a folder and a file that can't be read each say so") {
  const test::Folder folder;
  CHECK(refusalOf(folder / "none.waymark") == Code::FileMissing);
  CHECK(refusalOf(folder.path()) == Code::FileUnreadable);
  CHECK_FALSE(fs::exists(folder / "none.waymark"));
}

TEST_CASE("a file that isn't a workspace is refused and left as it is") {
  const test::Folder folder;
  const auto file = folder / "a.waymark";
  const auto whole = bytesOf(workspaceIn(folder));
  const auto bytes = GENERATE_REF(std::string(), std::string("x"), std::string(50'000, 'x'), std::string(5000, '\0'),
                                  "PK\x03\x04 a spreadsheet" + std::string(3000, 'y'), whole.substr(0, 60));
  put(file, bytes);
  for (const auto mode : {Mode::ReadWrite, Mode::ReadOnly}) CHECK(refusalOf(file, mode) == Code::NotAWorkspace);
  CHECK(bytesOf(file) == bytes);
  CHECK(std::distance(fs::directory_iterator(folder.path()), fs::directory_iterator()) == 1);
}

TEST_CASE("another program's SQLite file is refused") {
  test::Engine engine(test::Engine::Kind::Sqlite);
  engine.open();
  engine.tamper("PRAGMA application_id = 7");
  CHECK(refusalOf(engine.file()) == Code::NotAWorkspace);
}

TEST_CASE("a truncated or scribbled workspace is Damaged and never written to") {
  const test::Folder folder;
  const auto file = workspaceIn(folder, 2000);
  const auto whole = bytesOf(file);
  auto scribbled = whole;
  for (std::size_t page = 4096; page < scribbled.size(); page += 4096)
    for (std::size_t i = 0; i < 200; ++i) scribbled[page + i] = static_cast<char>(i * 37);
  const auto bytes = GENERATE_COPY(whole.substr(0, whole.size() / 2), whole.substr(0, 4096),
                                   whole.substr(0, whole.size() - 4096), scribbled);
  put(file, bytes);
  for (const auto mode : {Mode::ReadWrite, Mode::ReadOnly}) CHECK(refusalOf(file, mode) == Code::Damaged);
  CHECK(bytesOf(file) == bytes);
}

TEST_CASE("a workspace without its tables is Damaged") {
  test::Engine engine(test::Engine::Kind::Sqlite);
  engine.open();
  engine.tamper("DROP TABLE waymark_schema");
  CHECK(refusalOf(engine.file()) == Code::Damaged);
}

TEST_CASE("a newer file that we can still read opens for reading, others are refused with both versions") {
  test::Engine engine(test::Engine::Kind::Sqlite);
  base::IdMaker ids(1);
  {
    auto store = engine.open();
    must(store.apply(making("log", test::findings(2, ids)), {"Priya"}, kNow));
  }
  engine.tamper("UPDATE waymark_schema SET version = 900, readable_from = 1");
  engine.tamper("ALTER TABLE evidence ADD COLUMN mood TEXT");
  const auto before = bytesOf(engine.file());
  for (const auto mode : {Mode::ReadWrite, Mode::ReadOnly}) {
    auto opened = must(storage::open(engine.file(), mode, kPriya));
    CHECK(opened.outcome == Outcome::NewerButReadable);
    REQUIRE(opened.store.readOnlyWhy());
    CHECK(opened.store.readOnlyWhy()->code == Code::TooNew);
    CHECK(must(opened.store.load()).all<domain::Evidence>().size() == 2);
    const auto refused = opened.store.apply(making("log", test::findings(1, ids)), {"Priya"}, kNow);
    CHECK(refused.error().error.code == Code::ReadOnly);
  }
  CHECK(bytesOf(engine.file()) == before);

  engine.tamper("UPDATE waymark_schema SET readable_from = 800");
  for (const auto mode : {Mode::ReadWrite, Mode::ReadOnly}) {
    const auto opened = storage::open(engine.file(), mode, kPriya);
    REQUIRE_FALSE(opened);
    CHECK(opened.error().code == Code::TooNew);
    CHECK(opened.error().value("found") == "900");
    CHECK(opened.error().value("known") == std::to_string(storage::knownVersion()));
  }
}

TEST_CASE("a second opener is told who has the file, through a link to it too") {
  const test::Folder folder;
  const auto file = workspaceIn(folder);
  fs::create_symlink(file, folder / "link.waymark");
  const auto first = must(storage::open(file, Mode::ReadWrite, kPriya));
  for (const auto& name : {file, folder / "link.waymark"}) {
    const auto second = storage::open(name, Mode::ReadWrite, {"Tom", kNow});
    REQUIRE_FALSE(second);
    CHECK(second.error().code == Code::InUse);
    CHECK(second.error().value("who").find("Priya Shah (") == 0);
    CHECK(second.error().value("who").find("since ") != std::string_view::npos);
  }
  CHECK(storage::open(file, Mode::ReadOnly, {"Tom", kNow}));
}

TEST_CASE("the hour since which a file is open is the reader's own, with its day unless it is today") {
  const char* before = std::getenv("TZ");
  const std::string kept = before == nullptr ? "" : before;
  ::setenv("TZ", "GMT0BST,M3.5.0/1,M10.5.0", 1);  // England, without a time zone database
  ::tzset();
  const test::Folder folder;
  const auto lock = must(storage::FileLock::take(folder / "a", "Priya", kNow));
  const auto whoAt = [&](base::Stamp now) {
    const auto second = storage::FileLock::take(folder / "a", "Tom", now);
    REQUIRE_FALSE(second);
    return std::string(second.error().value("who"));
  };
  CHECK(whoAt(kNow + std::chrono::hours(3)).ends_with(", since 10:00)"));  // 09:00 UTC in summer
  CHECK(whoAt(kNow + std::chrono::hours(24)).ends_with(", since Mon 8 Sep 2025 10:00)"));
  put(folder / "a.lock", "Ann (her-pc, since yesterday)");
  CHECK(whoAt(kNow) == "Ann (her-pc, since yesterday)");
  if (before == nullptr)
    ::unsetenv("TZ");
  else
    ::setenv("TZ", kept.c_str(), 1);
  ::tzset();
}

TEST_CASE("the lock goes with its owner, and a lock file left behind isn't in the way") {
  const test::Folder folder;
  const auto file = workspaceIn(folder);
  put(folder / "a.waymark.lock", "Somebody killed (their-pc, since 2020)");
  { const auto opened = must(storage::open(file, Mode::ReadWrite, kPriya)); }
  CHECK_FALSE(fs::exists(folder / "a.waymark.lock"));
  CHECK(storage::open(file, Mode::ReadWrite, kPriya));
}

TEST_CASE("a lock file with odd bytes in it doesn't reach a sentence") {
  const test::Folder folder;
  const auto lock = must(storage::FileLock::take(folder / "a", "Priya", kNow));
  put(folder / "a.lock", "\xFF\xFE bad");
  const auto second = storage::FileLock::take(folder / "a", "Tom", kNow);
  REQUIRE_FALSE(second);
  CHECK(second.error().value("who") == "Another window");
}

TEST_CASE("a workspace moved while it is open refuses changes, and what was committed is in the moved file") {
  const test::Folder folder;
  const auto file = workspaceIn(folder, 2);
  base::IdMaker ids(2);
  {
    auto opened = must(storage::open(file, Mode::ReadWrite, kPriya));
    must(opened.store.apply(making("before", test::findings(3, ids)), {"Priya"}, kNow));
    fs::rename(file, folder / "b.waymark");
    const auto refused = opened.store.apply(making("after", test::findings(1, ids)), {"Priya"}, kNow);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().error.code == Code::Moved);
    CHECK(must(opened.store.load()).all<domain::Evidence>().size() == 5);
    CHECK_FALSE(fs::exists(file));
    // Put back, it goes on.
    fs::rename(folder / "b.waymark", file);
    must(opened.store.apply(making("again", test::findings(1, ids)), {"Priya"}, kNow));
    fs::rename(file, folder / "b.waymark");
  }
  CHECK(must(must(storage::open(folder / "b.waymark", Mode::ReadWrite, kPriya)).store.load())
            .all<domain::Evidence>()
            .size() == 6);
}

TEST_CASE("a workspace deleted or replaced while it is open refuses changes") {
  const test::Folder folder;
  const auto file = workspaceIn(folder, 2);
  base::IdMaker ids(2);
  auto opened = must(storage::open(file, Mode::ReadWrite, kPriya));
  fs::remove(file);
  const auto deleted = opened.store.apply(making("after", test::findings(1, ids)), {"Priya"}, kNow);
  REQUIRE_FALSE(deleted);
  CHECK(deleted.error().error.code == Code::Moved);
  put(file, "another file of the same name");
  const auto replaced = opened.store.apply(making("after", test::findings(1, ids)), {"Priya"}, kNow);
  REQUIRE_FALSE(replaced);
  CHECK(replaced.error().error.code == Code::Moved);
  CHECK(bytesOf(file) == "another file of the same name");
}

TEST_CASE("a backup holds everything, is private, and is never put over a file") {
  const test::Folder folder;
  auto opened = must(storage::open(workspaceIn(folder), Mode::ReadWrite, kPriya));
  must(opened.store.backupTo(folder / "copy.waymark"));
  CHECK((fs::status(folder / "copy.waymark").permissions() & fs::perms::mask) ==
        (fs::perms::owner_read | fs::perms::owner_write));
  auto copy = must(storage::open(folder / "copy.waymark", Mode::ReadWrite, kPriya));
  CHECK(test::contents(must(copy.store.load())) == test::contents(must(opened.store.load())));
  CHECK(must(copy.store.verifyLog()) == must(opened.store.logHead()));
  CHECK(opened.store.backupTo(folder / "copy.waymark").error().code == Code::FileExists);
  CHECK(opened.store.backupTo(folder / "none" / "copy.waymark").error().code == Code::FileMissing);
}

TEST_CASE("network shares are known by their file system") {
  CHECK(storage::networkKind(0x6969, "") == "NFS");
  CHECK(storage::networkKind(0xFF534D42, "") == "SMB");
  CHECK(storage::networkKind(0x65735546, "fuse.sshfs") == "fuse.sshfs");
  CHECK_FALSE(storage::networkKind(0x65735546, "fuseblk"));  // an NTFS disk
  CHECK_FALSE(storage::networkKind(0xEF53, ""));             // ext4
  CHECK_FALSE(storage::networkKind(0x01021994, ""));         // tmpfs
}
