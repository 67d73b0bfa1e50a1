// SPDX-License-Identifier: GPL-3.0-or-later
// Backups as files: made, not made twice, refused when they aren't what they were, put back, rotated.
#include <sys/stat.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <fstream>

#include "storage/backup.h"
#include "storage/soci.h"
#include "storage/sqlite_backend.h"
#include "storage/support.h"
#include "storage/volume.h"

using namespace waymark;
using base::Code;
using storage::Backup;
using storage::BackupRequest;
using storage::BackupWhy;
using storage::Mode;
using test::kNow;
using test::making;
using test::must;
namespace fs = std::filesystem;

namespace {

const storage::OpenOptions kPriya{"Priya Shah", kNow};

/// A workspace that is open, and a folder for its backups.
struct Kept {
  explicit Kept(std::uint64_t seed = 1)
      : ids(seed), store(must(storage::create(folder / "area.waymark", kPriya)).store) {
    log(5);
  }
  void log(std::size_t count) {
    must(store.apply(making("log " + std::to_string(count), test::findings(count, ids)), {"Priya"}, kNow));
  }
  [[nodiscard]] BackupRequest request(int minute = 0, BackupWhy why = BackupWhy::Asked) const {
    return {folder / "backups", BackupRequest::Missing::Make, kNow + std::chrono::minutes(minute), why};
  }
  Backup backup(int minute = 0) { return must(storage::makeBackup(store, request(minute))).backup; }

  test::Folder folder;
  base::IdMaker ids;
  storage::Store store;
};

void tamper(const fs::path& file, const std::string& sql) {
  soci::session session(soci::sqlite3, "db=\"file:" + file.string() + "?mode=rw\"");
  session << sql;
}

/// Brings the head beside a file in step with its bytes, as somebody would who wants to be believed.
void forge(const Backup& backup) {
  auto head = backup.head;
  head.size = static_cast<std::int64_t>(fs::file_size(backup.file));
  std::ofstream(storage::headFileOf(backup.file)) << storage::headText(head);
}

base::Error refusalOf(const fs::path& file) {
  auto opened = storage::openBackup(file);
  REQUIRE_FALSE(opened);
  CHECK(opened.error().code == Code::BackupUnfit);
  return opened.error();
}

bool says(const base::Error& error, const std::string& words) {
  return std::string(error.value("problem")).find(words) != std::string::npos;
}

std::size_t filesIn(const fs::path& folder) {
  return static_cast<std::size_t>(std::distance(fs::directory_iterator(folder), fs::directory_iterator()));
}

}  // namespace

TEST_CASE("a backup is a whole workspace of mode 0600 whose name has its moment, with the log's head beside it") {
  Kept kept;
  const auto made = must(storage::makeBackup(kept.store, kept.request()));
  CHECK(made.isNew);
  CHECK(made.backup.file.filename() == "area-20250908T090000Z.waymark");
  struct stat info {};
  REQUIRE(::stat(made.backup.file.c_str(), &info) == 0);
  CHECK((info.st_mode & 0777) == 0600);
  CHECK(filesIn(kept.folder / "backups") == 2);

  auto checked = must(storage::openBackup(made.backup.file));
  CHECK(checked.head == made.backup.head);
  CHECK(checked.log == must(kept.store.logHead()));
  CHECK(test::contents(must(checked.store.load())) == test::contents(must(kept.store.load())));
  CHECK(filesIn(kept.folder / "backups") == 2);  // reading it leaves nothing beside it
}

TEST_CASE("nothing changed, nothing made; a change makes the next one, also in the same second") {
  Kept kept;
  const auto first = kept.backup();
  const auto again = must(storage::makeBackup(kept.store, kept.request(5)));
  CHECK_FALSE(again.isNew);
  CHECK(again.backup.file == first.file);
  kept.log(1);
  const auto second = kept.backup();
  CHECK(second.file.filename() == "area-20250908T090000Z-2.waymark");
  CHECK(second.head.sequence == 2);
  const auto list = storage::backupsIn(kept.folder / "backups");
  REQUIRE(list.size() == 2);
  CHECK(list.back().file == second.file);
}

TEST_CASE("a backup that was altered doesn't count, so the next one is made although nothing changed") {
  Kept kept;
  const auto first = kept.backup();
  fs::resize_file(first.file, 8'000);
  const auto again = must(storage::makeBackup(kept.store, kept.request(5)));
  CHECK(again.isNew);
  const auto list = storage::backupsIn(kept.folder / "backups");
  REQUIRE(list.size() == 2);
  CHECK(list.front().state == Backup::State::Altered);
  CHECK(list.back().state == Backup::State::Good);
}

TEST_CASE("what is half written has no backup's name") {
  Kept kept;
  fs::create_directory(kept.folder / "backups");
  std::ofstream(kept.folder / "backups/.area-20250908T080000Z.waymark.part") << "half";
  kept.backup();
  CHECK(storage::backupsIn(kept.folder / "backups").size() == 1);
  CHECK(fs::exists(kept.folder / "backups/.area-20250908T080000Z.waymark.part"));  // somebody may be writing it
  fs::last_write_time(kept.folder / "backups/.area-20250908T080000Z.waymark.part",
                      fs::file_time_type::clock::now() - std::chrono::hours(30));
  kept.log(1);
  kept.backup(1);
  CHECK_FALSE(fs::exists(kept.folder / "backups/.area-20250908T080000Z.waymark.part"));
}

TEST_CASE("a backup that is stopped leaves nothing") {
  Kept kept;
  kept.log(5'000);
  std::stop_source stop;
  const storage::WorkControl control{stop.get_token(), [&](std::size_t done, std::size_t total) {
                                       CHECK(done <= total);
                                       stop.request_stop();
                                     }};
  const auto made = storage::makeBackup(kept.store, kept.request(), control);
  REQUIRE_FALSE(made);
  CHECK(made.error().code == Code::Cancelled);
  CHECK(fs::is_empty(kept.folder / "backups"));
}

TEST_CASE("a reader of its own copies what was committed when it began, while the writer goes on") {
  Kept kept;
  kept.log(5'000);
  const auto before = must(kept.store.logHead());
  auto reader = std::move(must(storage::open(kept.folder / "area.waymark", Mode::ReadOnly, kPriya)).store);
  bool wrote = false;
  const storage::WorkControl control{{}, [&](std::size_t, std::size_t) {
                                       if (!wrote) kept.log(3);
                                       wrote = true;
                                     }};
  const auto made = must(storage::makeBackup(reader, kept.request(), control));
  CHECK(wrote);
  CHECK(made.backup.head.log == before);
  CHECK(must(kept.store.logHead()).number == before.number + 1);
  must(storage::openBackup(made.backup.file));
}

TEST_CASE("a hostile backup is refused with the reason") {
  Kept kept;
  const auto made = kept.backup();
  SECTION("cut off") {
    fs::resize_file(made.file, 30'000);
    CHECK(says(refusalOf(made.file), "30000 bytes"));
    forge(made);
    CHECK(says(refusalOf(made.file), "changed after it was made"));
    fs::remove(storage::headFileOf(made.file));
    CHECK(says(refusalOf(made.file), "pages"));
  }
  SECTION("one byte of another value") {
    std::fstream file(made.file, std::ios::in | std::ios::out | std::ios::binary);
    file.seekp(60'000);
    file.put('\x7F');
    file.close();
    CHECK(says(refusalOf(made.file), "changed after it was made"));
  }
  SECTION("another program's database") {
    tamper(made.file, "PRAGMA application_id = 12345");
    CHECK(says(refusalOf(made.file), "changed"));
    fs::remove(storage::headFileOf(made.file));
    CHECK(says(refusalOf(made.file), "isn't a Waymark workspace"));
  }
  SECTION("a newer version") {
    tamper(made.file, "UPDATE waymark_schema SET version = 999, readable_from = 1");
    fs::remove(storage::headFileOf(made.file));
    CHECK(says(refusalOf(made.file), "newer Waymark (file version 999"));
  }
  SECTION("a broken chain") {
    tamper(made.file, "UPDATE change_log SET author = 'Somebody else' WHERE number = 1");
    fs::remove(storage::headFileOf(made.file));
    CHECK(says(refusalOf(made.file), "line 1 of its change log"));
  }
  SECTION("a head that names another end of the log") {
    auto head = made.head;
    head.log.number = 7;
    std::ofstream(storage::headFileOf(made.file)) << storage::headText(head);
    CHECK(says(refusalOf(made.file), "change log doesn't end"));
  }
  SECTION("a head that isn't one") {
    std::ofstream(storage::headFileOf(made.file)) << "{\"waymark_backup\": 1";
    CHECK(says(refusalOf(made.file), "head written beside it"));
    CHECK(storage::backupsIn(kept.folder / "backups").front().state == Backup::State::NoHead);
  }
  SECTION("text") {
    std::ofstream(made.file) << "not a database";
    fs::remove(storage::headFileOf(made.file));
    CHECK(says(refusalOf(made.file), "isn't a Waymark workspace"));
  }
}

TEST_CASE("a workspace is replaced by a backup as a whole, and undone by what was kept") {
  Kept kept;
  const auto first = kept.backup();
  const auto old = test::contents(must(kept.store.load()));
  kept.log(2'000);
  const auto present = test::contents(must(kept.store.load()));
  const auto second = kept.backup(1);
  auto source = must(storage::openBackup(first.file));
  must(kept.store.replaceWith(source.store));
  CHECK(test::contents(must(kept.store.load())) == old);
  CHECK(must(kept.store.verifyLog()) == first.head.log);
  kept.log(1);  // it can be written at once
  auto back = must(storage::openBackup(second.file));
  must(kept.store.replaceWith(back.store));
  CHECK(test::contents(must(kept.store.load())) == present);
}

TEST_CASE("a replacing that is stopped changes nothing") {
  Kept kept;
  kept.log(5'000);
  const auto big = kept.backup();
  auto source = must(storage::openBackup(big.file));
  Kept other(2);
  const auto present = test::contents(must(other.store.load()));
  std::stop_source stop;
  const storage::WorkControl control{stop.get_token(), [&](std::size_t, std::size_t) { stop.request_stop(); }};
  const auto done = other.store.replaceWith(source.store, control);
  REQUIRE_FALSE(done);
  CHECK(done.error().code == Code::Cancelled);
  CHECK(test::contents(must(other.store.load())) == present);
  must(other.store.verifyLog());
}

TEST_CASE("rotation removes old backups of this workspace with their heads, and nothing else") {
  Kept kept;
  Kept neighbour(2);
  const auto folder = kept.folder / "backups";
  const auto foreign = must(storage::makeBackup(neighbour.store, {folder, BackupRequest::Missing::Make, kNow})).backup;
  std::vector<Backup> made;
  for (int i = 0; i < 5; ++i) {
    kept.log(1);
    made.push_back(kept.backup(i + 1));
  }
  std::ofstream(folder / "notes.txt") << "mine";
  fs::copy_file(made[0].file, folder / "copy of area.waymark");
  fs::copy_file(made[0].file, folder / "area-20240101T000000Z.waymark");  // a backup's name, without a head
  fs::resize_file(made[1].file, 10);                                      // it doesn't count, and it is left alone
  CHECK(storage::rotateBackups(folder, made[0].head.origin, {2, 0, 0, 0}) == 2);
  CHECK_FALSE(fs::exists(made[0].file));
  CHECK_FALSE(fs::exists(storage::headFileOf(made[0].file)));
  CHECK(fs::exists(made[1].file));
  CHECK_FALSE(fs::exists(made[2].file));
  CHECK(fs::exists(made[3].file));
  CHECK(fs::exists(made[4].file));
  CHECK(fs::exists(foreign.file));
  CHECK(fs::exists(folder / "notes.txt"));
  CHECK(fs::exists(folder / "copy of area.waymark"));
  CHECK(fs::exists(folder / "area-20240101T000000Z.waymark"));
}

TEST_CASE("a folder that somebody chose and that isn't there is not made") {
  Kept kept;
  auto request = kept.request();
  request.missing = BackupRequest::Missing::Refuse;
  const auto made = storage::makeBackup(kept.store, request);
  REQUIRE_FALSE(made);
  CHECK(made.error().code == Code::BackupFolderMissing);
  CHECK_FALSE(fs::exists(kept.folder / "backups"));
}

TEST_CASE("a folder of a synchronised cloud is known by its name or by what the program leaves in it") {
  const test::Folder folder;
  fs::create_directories(folder / "OneDrive - Harrowmere/Waymark");
  fs::create_directories(folder / "plain/deep/er");
  std::ofstream(folder / "plain/.sync_0a1b.db") << "";
  CHECK(storage::syncedBy(folder / "OneDrive - Harrowmere/Waymark/backups") == "OneDrive");
  CHECK(storage::syncedBy(folder / "plain/deep/er") == "Nextcloud");
  fs::remove(folder / "plain/.sync_0a1b.db");
  CHECK_FALSE(storage::syncedBy(folder / "plain/deep/er"));
  CHECK_FALSE(storage::syncedBy(folder / "Onedriver"));
}
