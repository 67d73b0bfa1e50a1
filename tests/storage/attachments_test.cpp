// SPDX-License-Identifier: GPL-3.0-or-later
// The bytes of attachments, on both engines: in, out, once each, whole or not at all.
#include "storage/attachments.h"

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <csignal>
#include <fstream>
#include <random>
#include <sstream>

#include "base/message.h"
#include "storage/connection.h"
#include "storage/sha256.h"
#include "storage/support.h"

using namespace waymark;
using base::Code;
using storage::ContentWriting;
using storage::exportContent;
using storage::FileSource;
using storage::importFile;
using storage::Step;
using test::kNow;
using test::making;
using test::must;
namespace fs = std::filesystem;

namespace {

constexpr std::size_t kChunk = storage::kChunkBytes;

/// Bytes of every value, NULs too, the same for the same seed.
std::string someBytes(std::size_t count, unsigned seed = 1) {
  std::mt19937 random(seed);
  std::string bytes(count, '\0');
  for (auto& byte : bytes) byte = static_cast<char>(random());
  return bytes;
}

fs::path written(const fs::path& file, const std::string& bytes) {
  std::ofstream(file, std::ios::binary) << bytes;
  return file;
}

std::string read(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

/// Sizes of the two tables: rows of contents, of chunks.
std::pair<std::size_t, std::size_t> rowsIn(storage::Store& store) {
  auto& connection = store.connection();
  long long contents = 0;
  long long chunks = 0;
  storage::Query(connection, "SELECT COUNT(*) FROM attachment_content").out(contents).run();
  storage::Query(connection, "SELECT COUNT(*) FROM attachment_chunk").out(chunks).run();
  return {static_cast<std::size_t>(contents), static_cast<std::size_t>(chunks)};
}
using Rows = std::pair<std::size_t, std::size_t>;

domain::Attachment naming(const storage::Content& content, base::IdMaker& ids, const std::string& name = "a.pdf") {
  return {ids.makeId<domain::AttachmentTag>(kNow), std::nullopt,   name,    "application/pdf",
          static_cast<int>(content.bytes),         content.sha256, "Priya", kNow};
}

Code refusalOf(storage::Store& store, const fs::path& file) {
  const auto result = importFile(store, file);
  REQUIRE_FALSE(result);
  CHECK_FALSE(base::sentence(result.error()).empty());
  return result.error().code;
}

}  // namespace

TEST_CASE("a file comes out as it went in, whatever its size around the chunks' edges") {
  const auto kind = GENERATE(from_range(test::engines()));
  test::Engine engine(kind);
  auto store = engine.open();
  test::Folder folder;
  unsigned seed = 0;
  for (const std::size_t size : {std::size_t{1}, kChunk - 1, kChunk, kChunk + 1, 4 * kChunk - 1, 4 * kChunk,
                                 4 * kChunk + 1, 2 * kChunk + 77'777}) {
    CAPTURE(size);
    const auto bytes = someBytes(size, ++seed);
    const auto name = std::to_string(size);
    const auto content = must(importFile(store, written(folder / name, bytes)));
    CHECK(content.sha256 == storage::sha256Hex(bytes));
    CHECK(content.bytes == static_cast<std::int64_t>(size));
    must(exportContent(store, content.sha256, {folder / (name + ".out")}));
    CHECK(read(folder / (name + ".out")) == bytes);
  }
  CHECK(must(storage::verifyContents(store)).empty());
}

TEST_CASE("random sizes up to a few chunks come out as they went in") {
  const auto kind = GENERATE(from_range(test::engines()));
  test::Engine engine(kind);
  auto store = engine.open();
  test::Folder folder;
  std::mt19937 random(20'260'311);
  std::uniform_int_distribution<std::size_t> sizes(1, 3 * kChunk);
  for (unsigned i = 0; i < 12; ++i) {
    const auto bytes = someBytes(sizes(random), 100 + i);
    const auto content = must(importFile(store, written(folder / "in", bytes)));
    must(exportContent(store, content.sha256,
                       {folder / "out", storage::ExportTo::Existing::Replace, storage::ExportTo::Rights::Write}));
    CHECK(read(folder / "out") == bytes);
  }
}

TEST_CASE("the same content is stored once") {
  const auto kind = GENERATE(from_range(test::engines()));
  test::Engine engine(kind);
  auto store = engine.open();
  test::Folder folder;
  const auto bytes = someBytes(kChunk + 5);
  const auto one = must(importFile(store, written(folder / "one.pdf", bytes)));
  const auto rows = rowsIn(store);
  const auto two = must(importFile(store, written(folder / "two.pdf", bytes)));
  CHECK(one == two);
  CHECK(rowsIn(store) == rows);
  CHECK(rows == Rows{1, 2});
}

TEST_CASE("a file above the limit is refused before anything is written") {
  const auto kind = GENERATE(from_range(test::engines()));
  test::Engine engine(kind);
  auto store = engine.open();
  test::Folder folder;
  written(folder / "big", "x");
  fs::resize_file(folder / "big", 300'000'000);
  CHECK(refusalOf(store, folder / "big") == Code::FileTooBig);
  CHECK(rowsIn(store) == Rows{0, 0});
}

TEST_CASE("what is no file to keep gets a sentence, and nothing is kept") {
  const auto kind = GENERATE(from_range(test::engines()));
  test::Engine engine(kind);
  auto store = engine.open();
  test::Folder folder;
  CHECK(refusalOf(store, folder.path()) == Code::FileUnreadable);
  CHECK(refusalOf(store, folder / "none") == Code::FileMissing);
  CHECK(refusalOf(store, written(folder / "empty", "")) == Code::FileUnreadable);
  CHECK(refusalOf(store, "/dev/zero") == Code::FileUnreadable);
  REQUIRE(::mkfifo((folder / "pipe").c_str(), 0600) == 0);
  CHECK(refusalOf(store, folder / "pipe") == Code::FileUnreadable);
  fs::create_symlink("b", folder / "a");
  fs::create_symlink("a", folder / "b");
  CHECK(refusalOf(store, folder / "a") == Code::FileUnreadable);
  CHECK(rowsIn(store) == Rows{0, 0});
}

TEST_CASE("the workspace can't be put into itself, nor an attachment in its place") {
  test::Engine engine(test::Engine::Kind::Sqlite);
  auto store = engine.open();
  CHECK(refusalOf(store, engine.file()) == Code::FileUnreadable);
  test::Folder folder;
  fs::create_hard_link(engine.file(), engine.file().parent_path() / "link");
  CHECK(refusalOf(store, engine.file().parent_path() / "link") == Code::FileUnreadable);
  const auto content = must(importFile(store, written(folder / "in", "abc")));
  const auto over = exportContent(store, content.sha256, {engine.file(), storage::ExportTo::Existing::Replace});
  REQUIRE_FALSE(over);
  CHECK(over.error().code == Code::BadUse);
}

TEST_CASE("a file that changes or shrinks while it is read is refused, and nothing of it stays") {
  const auto kind = GENERATE(from_range(test::engines()));
  test::Engine engine(kind);
  auto store = engine.open();
  test::Folder folder;
  const auto file = written(folder / "in", someBytes(9 * kChunk));
  std::size_t read = 0;
  std::function<void()> meanwhile;  // once so many chunks were asked for
  std::size_t after = 0;
  const auto change = [&](std::size_t done, std::size_t) {
    read = done;
    if (read >= after * kChunk && meanwhile) std::exchange(meanwhile, nullptr)();
  };
  SECTION("during the first reading") {
    after = 1;
    meanwhile = [&] { written(file, someBytes(9 * kChunk, 2)); };
  }
  SECTION("between the chunks of the second") {
    after = 13;
    meanwhile = [&] {
      CHECK(rowsIn(store).second > 0);
      std::fstream(file, std::ios::in | std::ios::out | std::ios::binary).seekp(8 * kChunk + 3).put('!').put('?');
    };
  }
  SECTION("it is cut short") {
    after = 1;
    meanwhile = [&] { fs::resize_file(file, 10); };
  }
  const auto result = importFile(store, file, {{}, change});
  REQUIRE_FALSE(result);
  CHECK(result.error().code == Code::FileUnreadable);
  CHECK_FALSE(meanwhile);
  CHECK(rowsIn(store) == Rows{0, 0});
}

TEST_CASE("a cancelled import leaves no trace, and says how far it came") {
  const auto kind = GENERATE(from_range(test::engines()));
  test::Engine engine(kind);
  auto store = engine.open();
  test::Folder folder;
  const auto file = written(folder / "in", someBytes(20 * kChunk));
  std::stop_source stop;
  std::size_t most = 0;
  const storage::WorkControl control{stop.get_token(), [&](std::size_t done, std::size_t total) {
                                       CHECK(total == 40 * kChunk);
                                       CHECK(done >= most);
                                       most = done;
                                       if (done >= 30 * kChunk) stop.request_stop();
                                     }};
  const auto result = importFile(store, file, control);
  REQUIRE_FALSE(result);
  CHECK(result.error().code == Code::Cancelled);
  CHECK(most >= 30 * kChunk);
  CHECK(rowsIn(store) == Rows{0, 0});
}

TEST_CASE("the sweep takes what nothing names, and keeps what a record or the last change names") {
  const auto kind = GENERATE(from_range(test::engines()));
  test::Engine engine(kind);
  auto store = engine.open();
  test::Folder folder;
  base::IdMaker ids(7);
  const auto named = must(importFile(store, written(folder / "named", someBytes(kChunk + 1, 1))));
  const auto removed = must(importFile(store, written(folder / "removed", someBytes(kChunk + 1, 2))));
  const auto loose = must(importFile(store, written(folder / "loose", someBytes(kChunk + 1, 3))));
  const auto gone = naming(removed, ids);
  must(store.apply(making("attach", {naming(named, ids), gone}), {"Priya"}, kNow));
  must(store.apply({"detach", {domain::removed(domain::Stored<domain::Attachment>{gone, 1})}}, {"Priya"}, kNow));
  // A crash in the middle of an import.
  auto source = must(FileSource::open(written(folder / "half", someBytes(9 * kChunk, 4)), store.file()));
  while (must(source.readForName()) == Step::More) {
  }
  auto writing = must(ContentWriting::begin(store, source.content()));
  std::vector<storage::Chunk> chunks;
  for (int i = 0; i < 4; ++i) chunks.push_back(must(source.readChunk()));
  CHECK(must(writing.put(store, chunks)) == ContentWriting::Put::More);
  REQUIRE(rowsIn(store) == Rows{4, 10});

  CHECK(must(storage::sweepContents(store)) == 2);  // the loose one and the half
  CHECK(rowsIn(store) == Rows{2, 4});
  must(exportContent(store, removed.sha256, {folder / "back"}));
  must(store.apply(making("something else", test::findings(1, ids)), {"Priya"}, kNow));
  CHECK(must(storage::sweepContents(store)) == 1);
  must(exportContent(store, named.sha256, {folder / "still"}));
  const auto missing = exportContent(store, loose.sha256, {folder / "loose-out"});
  REQUIRE_FALSE(missing);
  CHECK(missing.error().code == Code::Damaged);
}

TEST_CASE("verifying names what is missing and what is damaged") {
  const auto kind = GENERATE(from_range(test::engines()));
  test::Engine engine(kind);
  auto store = engine.open();
  test::Folder folder;
  base::IdMaker ids(7);
  const auto whole = must(importFile(store, written(folder / "w", someBytes(kChunk + 1, 1))));
  const auto hurt = must(importFile(store, written(folder / "h", someBytes(2 * kChunk + 1, 2))));
  const storage::Content never{std::string(64, 'a'), 12};
  must(store.apply(making("attach", {naming(whole, ids, "whole.pdf"), naming(hurt, ids, "hurt.pdf"),
                                     naming(never, ids, "never.pdf")}),
                   {"Priya"}, kNow));
  engine.tamper("UPDATE attachment_chunk SET bytes = (SELECT bytes FROM attachment_chunk WHERE sha256 = '" +
                hurt.sha256 + "' AND number = 1) WHERE sha256 = '" + hurt.sha256 + "' AND number = 0");
  using Trouble = storage::ContentTrouble;
  CHECK(must(storage::verifyContents(store)) ==
        std::vector<Trouble>{{hurt.sha256, "hurt.pdf", Trouble::Kind::Damaged},
                             {never.sha256, "never.pdf", Trouble::Kind::Missing}});
  const auto checked = storage::checkContents(store);
  REQUIRE_FALSE(checked);
  CHECK(base::sentence(checked.error()).find("“hurt.pdf” are not what they were, and of 1 more") != std::string::npos);
  const auto out = exportContent(store, hurt.sha256, {folder / "out"});
  REQUIRE_FALSE(out);
  CHECK(out.error().code == Code::Damaged);
  CHECK_FALSE(fs::exists(folder / "out"));
  // Nor a part under a name of ours.
  CHECK(std::distance(fs::directory_iterator(folder.path()), fs::directory_iterator()) == 2);
}

TEST_CASE("an export never overwrites unless asked, and gives the rights that were asked for") {
  test::Engine engine(test::Engine::Kind::Sqlite);
  auto store = engine.open();
  test::Folder folder;
  const auto content = must(importFile(store, written(folder / "in", "abc")));
  written(folder / "there", "precious");
  const auto refused = exportContent(store, content.sha256, {folder / "there"});
  REQUIRE_FALSE(refused);
  CHECK(refused.error().code == Code::FileExists);
  CHECK(read(folder / "there") == "precious");
  must(exportContent(store, content.sha256,
                     {folder / "there", storage::ExportTo::Existing::Replace, storage::ExportTo::Rights::ReadOnly}));
  CHECK(read(folder / "there") == "abc");
  struct stat info {};
  REQUIRE(::stat((folder / "there").c_str(), &info) == 0);
  CHECK((info.st_mode & 0777U) == 0400);
  // The name is taken between the beginning and the end.
  auto late = must(storage::ContentExport::begin(store, content.sha256, {folder / "late"}));
  written(folder / "late", "other");
  const auto step = late.step(store);
  REQUIRE_FALSE(step);
  CHECK(step.error().code == Code::FileExists);
  CHECK(read(folder / "late") == "other");
}

TEST_CASE("a full disk keeps nothing of an import and everything else") {
  test::Engine engine(test::Engine::Kind::Sqlite);
  test::Folder folder;
  const auto file = written(folder / "in", someBytes(12 * kChunk));
  {
    auto store = engine.open();
    base::IdMaker ids(3);
    must(store.apply(making("start", test::findings(5, ids)), {"Priya"}, kNow));
  }
  const auto child = ::fork();
  REQUIRE(child >= 0);
  if (child == 0) {
    std::signal(SIGXFSZ, SIG_IGN);
    const rlimit limit{6 * kChunk, 6 * kChunk};
    ::setrlimit(RLIMIT_FSIZE, &limit);
    auto opened = storage::open(engine.file(), storage::Mode::ReadWrite, {"Priya", kNow});
    if (!opened) ::_exit(98);
    const auto result = importFile(opened->store, file);
    ::_exit(result ? 0 : result.error().code == Code::DiskFull ? 1 : 2);
  }
  int status = 0;
  REQUIRE(::waitpid(child, &status, 0) == child);
  REQUIRE(WIFEXITED(status));
  CHECK(WEXITSTATUS(status) == 1);
  auto store = engine.open();
  must(storage::sweepContents(store));
  CHECK(rowsIn(store) == Rows{0, 0});
  CHECK(must(store.load()).all<domain::Evidence>().size() == 5);
  must(store.verifyLog());
}

TEST_CASE("a killed import leaves bytes that the sweep takes, or that the next import goes on from") {
  test::Engine engine(test::Engine::Kind::Sqlite);
  test::Folder folder;
  const auto bytes = someBytes(12 * kChunk);
  const auto file = written(folder / "in", bytes);
  { engine.open(); }
  const auto child = ::fork();
  REQUIRE(child >= 0);
  if (child == 0) {
    auto opened = storage::open(engine.file(), storage::Mode::ReadWrite, {"Priya", kNow});
    if (!opened) ::_exit(98);
    (void)importFile(opened->store, file, {{}, [](std::size_t done, std::size_t total) {
                                             if (done > total * 3 / 4) ::raise(SIGKILL);
                                           }});
    ::_exit(0);
  }
  int status = 0;
  REQUIRE(::waitpid(child, &status, 0) == child);
  REQUIRE(WIFSIGNALED(status));
  auto store = engine.open();
  CHECK(rowsIn(store).first == 1);
  CHECK(rowsIn(store).second > 0);
  SECTION("the sweep") {
    CHECK(must(storage::sweepContents(store)) == 1);
    CHECK(rowsIn(store) == Rows{0, 0});
  }
  SECTION("the next import") {
    const auto content = must(importFile(store, file));
    must(exportContent(store, content.sha256, {folder / "out"}));
    CHECK(read(folder / "out") == bytes);
  }
}

TEST_CASE("a backup holds the attachments") {
  test::Engine engine(test::Engine::Kind::Sqlite);
  test::Folder folder;
  auto store = engine.open();
  const auto bytes = someBytes(2 * kChunk);
  const auto content = must(importFile(store, written(folder / "in", bytes)));
  must(store.backupTo(folder / "backup.waymark"));
  auto backup = must(storage::open(folder / "backup.waymark", storage::Mode::Frozen, {}));
  must(exportContent(backup.store, content.sha256, {folder / "out"}));
  CHECK(read(folder / "out") == bytes);
}
