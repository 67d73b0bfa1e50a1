// SPDX-License-Identifier: GPL-3.0-or-later
// waymark-cli texts and text: when each goes out, filled from the workspace, as an email and as a document that really
// holds the words.
#include <zip.h>

#include "app/texts.h"
#include "cli/demonstration.h"

using namespace waymark;
using namespace waymark::cli;

namespace {

/// A part of an OpenDocument file, unpacked.
std::string partOf(const std::string& file, const char* name) {
  int error = 0;
  auto* archive = zip_open(file.c_str(), ZIP_RDONLY | ZIP_CHECKCONS, &error);
  REQUIRE(archive != nullptr);
  std::string bytes;
  if (auto* part = zip_fopen(archive, name, 0); part != nullptr) {
    char some[4096];
    for (zip_int64_t got = 0; (got = zip_fread(part, some, sizeof some)) > 0;)
      bytes.append(some, static_cast<std::size_t>(got));
    zip_fclose(part);
  }
  zip_discard(archive);
  return bytes;
}

/// What a reader sees of XML: paragraphs as lines, tags gone, the five entities back.
std::string wordsOf(const std::string& xml) {
  std::string text;
  bool inTag = false;
  std::string tag;
  for (const char c : xml.substr(xml.find("<office:text"))) {
    if (c == '<') {
      inTag = true;
      tag.clear();
    } else if (c == '>') {
      inTag = false;
      if (tag == "/text:p" || tag == "/text:h" || tag.starts_with("text:line-break")) text += '\n';
    } else if (inTag) {
      tag += c;
    } else {
      text += c;
    }
  }
  for (const auto& [entity, letter] : {std::pair{"&lt;", "<"}, std::pair{"&gt;", ">"}, std::pair{"&quot;", "\""},
                                       std::pair{"&apos;", "'"}, std::pair{"&amp;", "&"}})
    for (std::size_t at = 0; (at = text.find(entity, at)) != std::string::npos; ++at)
      text.replace(at, std::string_view(entity).size(), letter);
  return text;
}

std::vector<std::string> linesOf(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with("# ") || line.starts_with("- ")) line.erase(0, 2);
    if (!line.empty()) lines.push_back(line);
  }
  return lines;
}

}  // namespace

TEST_CASE("texts are listed with the day and hour of the task they go out with") {
  const Demonstration at;
  const auto rows = at.json({"texts", at.file});
  REQUIRE(rows.size() == app::builtInTexts().size());
  const auto& first = rows[0];
  CHECK(first["id"] == "partners");
  CHECK(first["due"] == "2026-11-09");
  CHECK(first["due_time"] == "13:00");
  CHECK(first["edited"] == false);
  const auto text = ran({"texts", at.file});
  CHECK(text.exit == 0);
  CHECK(text.out.find("partners               Mon 9 Nov, 13:00   ") != std::string::npos);
  CHECK(text.out.find("bulletin") != std::string::npos);
}

TEST_CASE("a text is printed as an email, filled from the workspace, in people's own words where they have some") {
  const Demonstration at;
  const auto printed = ran({"text", at.file, "partners"});
  REQUIRE(printed.exit == 0);
  CHECK(printed.out.starts_with("Area SEND inspection of Harrowmere: notified Mon 9 Nov 2026\n\n"));
  CHECK(printed.out.find("{{") == std::string::npos);
  auto filled = at.json({"text", at.file, "partners"});
  CHECK(filled["subject"] == "Area SEND inspection of Harrowmere: notified Mon 9 Nov 2026");
  CHECK(filled["missing"].empty());
  CHECK(filled["edited"] == false);
  CHECK(filled["file"].is_null());

  // What isn't known yet stands in its place and is listed.
  const auto publication = at.json({"text", at.file, "publication"});
  CHECK(publication["body"].get<std::string>().find("[not known yet: the published outcome]") != std::string::npos);
  CHECK(std::ranges::count(publication["missing"], Json("the published outcome")) == 1);

  REQUIRE(ran({"put", at.file,
               at.write("own.jsonl",
                        R"({"kind": "text_template", "id": "0197a1b2-0000-7000-8000-000000000001", "text": "partners",)"
                        R"( "subject": "Ours of {{area}}", "body": "By {{lano_name}}.", "author": "Jo",)"
                        R"( "at": "2026-11-10T09:00:00Z"})")})
              .exit == 0);
  filled = at.json({"text", at.file, "partners"});
  CHECK(filled["subject"] == "Ours of Harrowmere");
  CHECK(filled["body"] == "By Miriam Hale.\n");
  CHECK(filled["edited"] == true);
  CHECK(ran({"texts", at.file}).out.find("(edited)") != std::string::npos);
}

TEST_CASE("a text that there isn't, a field that there isn't, or a file that is there is refused") {
  const Demonstration at;
  const auto unknown = ran({"text", at.file, "poem"});
  CHECK(unknown.exit == 3);
  CHECK(unknown.err.find("There is no text “poem”") != std::string::npos);
  CHECK(ran({"text", at.file}).exit == 2);
  const auto there = at.write("there.txt", "kept");
  const auto over = ran({"text", at.file, "partners", "--out", there});
  CHECK(over.exit == 3);
  CHECK(at.read("there.txt") == "kept");
  CHECK(ran({"text", at.file, "partners", "--out", (at.folder / "text.docx").string()}).exit == 2);
  CHECK_FALSE(fs::exists(at.folder / "text.docx"));
  // This program is made without what lays out PDFs: it says so and writes nothing.
  CHECK(ran({"text", at.file, "partners", "--out", (at.folder / "text.pdf").string()}).exit == 2);
  CHECK_FALSE(fs::exists(at.folder / "text.pdf"));
  CHECK(ran({"text", at.write("nothing.waymark", "no workspace"), "partners"}).exit == 3);
}

TEST_CASE("a document holds every line of the text, as headings, paragraphs and bullets") {
  const Demonstration at;
  for (const auto& text : app::builtInTexts()) {
    INFO(text.id);
    const auto odt = (at.folder / (text.id + ".odt")).string();
    REQUIRE(ran({"text", at.file, text.id, "--out", odt}).exit == 0);
    const auto filled = at.json({"text", at.file, text.id});
    const auto xml = partOf(odt, "content.xml");
    REQUIRE(xml.find("<office:text") != std::string::npos);
    const auto words = wordsOf(xml);
    for (const auto& line : linesOf(filled["subject"].get<std::string>() + "\n" + filled["body"].get<std::string>())) {
      INFO(line);
      CHECK(words.find(line) != std::string::npos);
    }
    CHECK(xml.find("{{") == std::string::npos);
    CHECK(partOf(odt, "mimetype") == "application/vnd.oasis.opendocument.text");
  }
  const auto html = (at.folder / "schools.html").string();
  const auto txt = (at.folder / "schools.txt").string();
  REQUIRE(ran({"text", at.file, "schools", "--out", html}).out.find("Wrote “") == 0);
  REQUIRE(ran({"text", at.file, "schools", "--out", txt}).exit == 0);
  CHECK(at.read("schools.txt") == ran({"text", at.file, "schools"}).out);
  CHECK(at.read("schools.html").find("They close on Fri 13 Nov 2026, 17:00") != std::string::npos);
}
