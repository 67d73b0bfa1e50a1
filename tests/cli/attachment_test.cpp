// SPDX-License-Identifier: GPL-3.0-or-later
// waymark-cli attach, attachments, detach, extract and verify, as scripts use them.

#include "cli/demonstration.h"

using namespace waymark::cli;

namespace {

struct WithMinutes : Demonstration {
  std::string bytes = std::string("%PDF-1.4\0", 9) + std::string(2'500'000, 'm');
  std::string pdf = write("minutes.pdf", bytes);
};

}  // namespace

TEST_CASE("a file is attached to a finding, listed, extracted and taken out again") {
  const WithMinutes demo;
  std::istringstream findings(ran({"records", demo.file, "evidence"}).out);
  std::string line;
  REQUIRE(std::getline(findings, line));
  const std::string finding = Json::parse(line)["id"];
  const auto attached = demo.json({"attach", demo.file, demo.pdf, "--evidence", finding});
  CHECK(attached["name"] == "minutes.pdf");
  CHECK(attached["media_type"] == "application/pdf");
  CHECK(attached["bytes"] == demo.bytes.size());
  CHECK(attached["evidence"] == finding);
  const std::string id = attached["id"];
  CHECK(demo.json({"attachments", demo.file}).at(0) == attached);

  const auto out = (demo.folder / "out.pdf").string();
  demo.json({"extract", demo.file, id, "--out", out});
  CHECK(demo.read("out.pdf") == demo.bytes);
  std::ofstream(out) << "mine";
  CHECK(ran({"extract", demo.file, id, "--out", out}).exit == 3);
  CHECK(demo.read("out.pdf") == "mine");
  demo.json({"extract", demo.file, id, "--out", out, "--overwrite"});
  CHECK(demo.read("out.pdf") == demo.bytes);

  CHECK(ran({"verify", demo.file}).exit == 0);
  demo.json({"detach", demo.file, id});
  CHECK(demo.json({"attachments", demo.file}).empty());
  // The bytes wait for the undo, though the workspace was closed and opened in between.
  REQUIRE(ran({"undo", demo.file}).exit == 0);
  demo.json({"extract", demo.file, id, "--out", out, "--overwrite"});
  CHECK(demo.read("out.pdf") == demo.bytes);
}

TEST_CASE("what can't be attached or found gets a sentence and changes nothing") {
  const WithMinutes demo;
  const auto before = ran({"log", demo.file}).out;
  const auto folder = ran({"attach", demo.file, demo.folder.string()});
  CHECK(folder.exit == 3);
  CHECK(folder.err.find("it is a folder") != std::string::npos);
  CHECK(ran({"attach", demo.file, demo.file}).err.find("it is the workspace itself") != std::string::npos);
  CHECK(ran({"attach", demo.file, demo.pdf, "--evidence", "R99"}).err.find("There is no evidence “R99”") !=
        std::string::npos);
  CHECK(ran({"detach", demo.file, "nothing"}).exit == 3);
  CHECK(ran({"log", demo.file}).out == before);
  CHECK(ran({"attachments", demo.file}).out == "0 attachments, 0 bytes.\n");
}

TEST_CASE("verify and info say which attachment's bytes are missing") {
  const WithMinutes demo;
  const auto attached = demo.json({"attach", demo.file, demo.pdf});
  auto forged = attached;
  forged["kind"] = "attachment";
  forged["id"] = "01890a5d-ac96-774b-bcce-b302099a8057";
  forged["name"] = "forged.pdf";
  forged["sha256"] = std::string(64, 'b');
  forged.erase("evidence");
  std::ofstream(demo.folder / "records") << forged.dump() << "\n";
  REQUIRE(ran({"put", demo.file, (demo.folder / "records").string()}).exit == 0);
  const auto verified = ran({"verify", demo.file});
  CHECK(verified.exit == 3);
  CHECK(verified.err.find("the bytes of the attachment “forged.pdf” are missing") != std::string::npos);
  const auto info = ran({"info", demo.file});  // nor does it say that all is whole
  CHECK(info.exit == 3);
  CHECK(info.err == verified.err);
}

TEST_CASE("a backup holds the attachments") {
  const WithMinutes demo;
  const std::string id = demo.json({"attach", demo.file, demo.pdf})["id"];
  const auto backup = demo.json({"backup", demo.file});
  CHECK(backup["size"] > demo.bytes.size());
  demo.json({"extract", backup["file"], id, "--out", (demo.folder / "out").string()});
  CHECK(demo.read("out") == demo.bytes);
}
