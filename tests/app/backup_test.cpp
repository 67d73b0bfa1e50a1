// SPDX-License-Identifier: GPL-3.0-or-later
// Putting a backup back: what is said before, what is kept, when it is refused; and what a workspace that is gone or
// damaged gets.
#include <catch2/catch.hpp>
#include <fstream>

#include "app/attachments.h"
#include "app/backup.h"
#include "app/session.h"
#include "storage/connection.h"
#include "storage/support.h"

using namespace waymark;
using base::Code;
using test::kNow;
using test::making;
using test::must;
namespace fs = std::filesystem;

namespace {

struct Area {
  explicit Area(std::uint64_t seed = 1) : ids(seed) {
    must(app::Session::create(file(), "Priya", kNow, making("start", test::findings(4, ids))));
  }
  [[nodiscard]] fs::path file() const { return folder / "area.waymark"; }
  [[nodiscard]] base::Stamp next() { return kNow + std::chrono::minutes(++minute); }
  void log(const std::string& name, std::size_t count) {
    auto session = must(app::Session::open(file(), "Tom", kNow));
    must(session.apply(making(name, test::findings(count, ids)), next()));
  }
  fs::path backup() {
    auto session = must(app::Session::openForReading(file(), "Tom", kNow));
    return must(app::backUp(session.store(), {}, next(), storage::BackupWhy::Asked)).backup.file;
  }
  app::Restored restore(const fs::path& from) { return must(app::restoreFile(file(), from, {}, "Tom", next())); }
  [[nodiscard]] std::string contents() const {
    auto session = must(app::Session::openForReading(file(), "Tom", kNow));
    return test::contents(must(session.load()));
  }

  test::Folder folder;
  base::IdMaker ids;
  int minute = 0;
};

std::vector<std::string> namesOf(const std::vector<storage::LoggedChange>& lines) {
  std::vector<std::string> names;
  for (const auto& line : lines) names.push_back(line.name);
  return names;
}

}  // namespace

TEST_CASE("the preview names the changes that would be lost, by whom, and counts records now and then") {
  Area area;
  const auto backup = area.backup();
  area.log("log the audit", 3);
  area.log("log the survey", 2);
  const auto before = area.contents();
  const auto preview = must(app::previewRestore(area.file(), backup));
  CHECK(namesOf(preview.lost) == std::vector<std::string>{"log the audit", "log the survey"});
  CHECK(preview.lost.front().author == "Tom");
  CHECK(preview.gained.empty());
  CHECK(preview.shared == 1);
  CHECK(preview.then.number == 1);
  CHECK(preview.now->number == 3);
  REQUIRE(preview.lastOfBackup);
  CHECK(preview.lastOfBackup->name == "start");
  const auto findings = std::ranges::find(preview.counts, "evidence", &app::RestorePreview::Count::kind);
  REQUIRE(findings != preview.counts.end());
  CHECK(findings->now == 9);
  CHECK(findings->then == 4);
  CHECK(area.contents() == before);
}

TEST_CASE("a restore keeps the present file as a backup, from which it is taken back") {
  Area area;
  const auto backup = area.backup();
  const auto old = area.contents();
  area.log("log the audit", 3);
  const auto present = area.contents();
  const auto restored = area.restore(backup);
  CHECK(area.contents() == old);
  CHECK(storage::readHeadOf(restored.keptAside)->why == storage::BackupWhy::BeforeRestore);
  area.restore(restored.keptAside);
  CHECK(area.contents() == present);
}

TEST_CASE("after a restore the logs part, and the preview says what each side has alone") {
  Area area;
  const auto first = area.backup();
  area.log("one way", 1);
  area.log("further", 1);
  const auto aside = area.restore(first).keptAside;
  area.log("another way", 2);
  const auto preview = must(app::previewRestore(area.file(), aside));
  CHECK(preview.shared == 1);
  CHECK(namesOf(preview.lost) == std::vector<std::string>{"another way"});
  CHECK(namesOf(preview.gained) == std::vector<std::string>{"one way", "further"});
}

TEST_CASE("a backup made after a restore is the newest, though its log is shorter") {
  Area area;
  const auto first = area.backup();
  area.log("one way", 1);
  area.log("further", 1);
  area.restore(first);
  area.log("another way", 2);
  const auto newest = area.backup();
  const auto list = storage::backupsIn(area.folder / "backups");
  CHECK(list.back().file == newest);
  CHECK(list.back().head.log.number == 2);
}

TEST_CASE("a workspace that is open elsewhere is not replaced") {
  Area area;
  const auto backup = area.backup();
  area.log("log the audit", 3);
  const auto before = area.contents();
  {
    const auto open = must(app::Session::open(area.file(), "Priya", kNow));
    const auto refused = app::restoreFile(area.file(), backup, {}, "Tom", kNow);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == Code::InUse);
  }
  CHECK(area.contents() == before);
}

TEST_CASE("a backup of another workspace, a hostile one and the workspace itself are refused, nothing changed") {
  Area area;
  Area other(2);
  other.log("log", 1);
  const auto foreign = other.backup();
  const auto own = area.backup();
  area.log("log the audit", 3);
  const auto before = area.contents();
  const auto refusal = [&](const fs::path& from) {
    const auto preview = app::previewRestore(area.file(), from);
    REQUIRE_FALSE(preview);
    const auto refused = app::restoreFile(area.file(), from, {}, "Tom", kNow);
    REQUIRE_FALSE(refused);
    CHECK(refused.error() == preview.error());
    CHECK(area.contents() == before);
    CHECK(storage::backupsIn(area.folder / "backups").size() == 1);
    return refused.error().code;
  };
  CHECK(refusal(foreign) == Code::BackupOfAnother);
  CHECK(refusal(area.file()) == Code::BackupUnfit);
  CHECK(refusal(area.folder / "missing.waymark") == Code::FileMissing);
  fs::resize_file(own, 30'000);
  CHECK(refusal(own) == Code::BackupUnfit);
}

TEST_CASE("a workspace that is gone is made again, whatever log its file left behind") {
  Area area;
  area.log("log the audit", 3);
  const auto backup = area.backup();
  const auto before = area.contents();
  fs::remove(area.file());
  std::ofstream(area.file().string() + "-wal") << "an old log";
  const auto preview = must(app::previewRestore(area.file(), backup));
  REQUIRE(preview.presentTrouble);
  CHECK(preview.presentTrouble->code == Code::FileMissing);
  area.restore(backup);
  CHECK(area.contents() == before);
}

TEST_CASE("a damaged workspace is kept aside under another name and the backup takes its place") {
  Area area;
  const auto backup = area.backup();
  const auto before = area.contents();
  std::ofstream(area.file()) << "torn to pieces";
  const auto restored = area.restore(backup);
  CHECK(area.contents() == before);
  std::string kept;
  std::getline(std::ifstream(restored.keptAside) >> std::ws, kept);
  CHECK(kept == "torn to pieces");
}

TEST_CASE("a restore whose folder for keeping the present aside is missing changes nothing") {
  Area area;
  const auto backup = area.backup();
  area.log("log the audit", 3);
  const auto before = area.contents();
  app::BackupSettings settings;
  settings.folder = area.folder / "unplugged";
  const auto refused = app::restoreFile(area.file(), backup, settings, "Tom", kNow);
  REQUIRE_FALSE(refused);
  CHECK(refused.error().code == Code::BackupFolderMissing);
  CHECK(area.contents() == before);
}

TEST_CASE("a backup whose attachment is damaged is refused, one whose bytes were never there is not") {
  Area area;
  const auto minutes = area.folder / "minutes.pdf";
  std::ofstream(minutes) << "Minutes";
  {
    auto session = must(app::Session::open(area.file(), "Tom", kNow));
    const auto content = must(storage::importFile(session.store(), minutes));
    const auto whole = app::attachmentFor(area.ids.makeId<domain::AttachmentTag>(kNow), minutes, content.sha256,
                                          content.bytes, "Tom", kNow, std::nullopt);
    auto never = whole;
    never.id = area.ids.makeId<domain::AttachmentTag>(kNow);
    never.sha256 = std::string(64, 'a');
    must(session.apply(making("attach", {whole, never}), area.next()));
  }
  const auto good = area.backup();
  must(app::previewRestore(area.file(), good));
  area.restore(good);
  {
    auto session = must(app::Session::open(area.file(), "Tom", kNow));
    storage::Query(session.store().connection(), "UPDATE attachment_chunk SET bytes = CAST('minutes' AS BLOB)").run();
  }
  area.log("log the audit", 1);
  const auto hurt = area.backup();
  const auto before = area.contents();
  const auto preview = app::previewRestore(area.file(), hurt);
  REQUIRE_FALSE(preview);
  CHECK(preview.error().code == Code::BackupUnfit);
  CHECK(preview.error().value("problem") == "the attachment “minutes.pdf” is damaged");
  const auto refused = app::restoreFile(area.file(), hurt, {}, "Tom", kNow);
  REQUIRE_FALSE(refused);
  CHECK(refused.error() == preview.error());
  CHECK(area.contents() == before);
}
