// SPDX-License-Identifier: GPL-3.0-or-later
// caseload, measures, import-measures and log-measure, as scripts use them. Every child here is made up.
#include <algorithm>

#include "cli/sealed_place.h"

using namespace waymark::cli;

namespace {

bool holdsText(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

/// 2 children with ASD of 9 and 20 of 14 years, 30 with SLCN of each age.
std::string manyChildren() {
  std::string text = kHeader;
  int number = 100;
  const auto add = [&](int count, const std::string& born, const std::string& need) {
    for (int i = 0; i < count; ++i)
      text += "A" + std::to_string(number++) + ",,," + born + ",1,WBRI," + need + ",123456,2,0,0,1.5,North\r\n";
  };
  add(2, "09/03/2017", "ASD");
  add(20, "09/03/2012", "ASD");
  add(30, "09/03/2017", "SLCN");
  add(31, "09/03/2012", "SLCN");
  return text;
}

}  // namespace

TEST_CASE("a caseload for sharing hides small counts and what would give them away; the working one is true") {
  const SealedPlace place;
  place.sealed();
  place.imported(place.write("many.csv", manyChildren()));
  const auto rows = [](const Json& json, const char* need) {
    for (std::size_t row = 0; row < json["rows"].size(); ++row)
      if (json["rows"][row] == need) return json["cells"][row];
    FAIL("no row " << need);
    return json;
  };
  const auto working = place.json({"caseload", place.file});
  CHECK(rows(working, "Autistic spectrum disorder") == Json({0, 2, 20, 0, 0, 22}));
  CHECK(working["for_sharing"] == false);
  const auto shared = place.json({"caseload", place.file, "--for-sharing"});
  CHECK(rows(shared, "Autistic spectrum disorder") == Json({0, nullptr, nullptr, 0, 0, 22}));
  CHECK(rows(shared, "Speech, language and communication needs") == Json({0, nullptr, nullptr, 0, 0, 61}));
  CHECK(rows(shared, "Total") == Json({0, 32, 51, 0, 0, 83}));
  CHECK(shared["below"] == 5);
  const auto text = ran({"caseload", place.file, "--for-sharing"}).out;
  CHECK(holdsText(text, "“c” stands for a count that is hidden"));
  CHECK(!holdsText(text, "case C-"));

  const auto sheet = place.file + ".csv";
  REQUIRE(ran({"caseload", place.file, "--for-sharing", "--out", sheet}).exit == 0);
  std::ostringstream written;
  written << std::ifstream(sheet, std::ios::binary).rdbuf();
  CHECK(holdsText(written.str(), "Autistic spectrum disorder,0,c,c,0,0,22"));
  CHECK(holdsText(written.str(), "For sharing, small numbers suppressed."));
  CHECK(ran({"caseload", place.file, "--out", sheet}).exit == 3);  // it is there
  CHECK(place.json({"caseload", place.file, "--by", "list", "--for-sharing"})["cells"].back() == Json({83, 83}));
}

TEST_CASE("a caseload is broken down by any two columns or by one, and a correction counts") {
  const SealedPlace place;
  place.sealed();
  place.imported(place.write("many.csv", manyChildren()));
  const auto one = place.json({"caseload", place.file, "--rows", "gender", "--by", "none"});
  CHECK(one["columns"] == Json({"Children"}));
  CHECK(one["cells"].back() == Json({83}));
  CHECK(one["mark"] == "True numbers, for working; not for sharing");
  const auto two = place.json({"caseload", place.file, "--rows", "locality", "--by", "gender", "--for-sharing"});
  CHECK(two["rows"] == Json({"North", "Total"}));
  CHECK(two["mark"] == "For sharing, small numbers suppressed");
  // This program has no Qt to lay pages out with.
  CHECK(holdsText(ran({"caseload", place.file, "--out", place.file + ".pdf"}).err, "lay out PDFs"));
}

TEST_CASE("a caseload without lists, or by what isn't there, is refused with a sentence") {
  const SealedPlace place;
  CHECK(holdsText(ran({"caseload", place.file}).err, "No list of children has been taken in yet"));
  CHECK(holdsText(ran({"caseload", place.file, "--by", "colour"}).err, "primary_need, age, main_phase, list, gender"));
  CHECK(holdsText(ran({"caseload", place.file, "--rows", "upn"}).err, "“upn”"));
  CHECK(holdsText(ran({"caseload", place.file, "--list", "List_9"}).err, "no list “List_9”"));
}

TEST_CASE("a release's figures are kept in a workspace, as one undo step") {
  const SealedPlace place;
  const std::string seed = WAYMARK_SOURCE_DIR "/tests/fuzz/seeds/release/packed.zip";
  const auto kept = place.json({"import-release", place.file, seed});
  CHECK(kept["areas"] == 2);
  CHECK(holdsText(ran({"records", place.file, "list_extract"}).out, "packed.zip"));
  CHECK(ran({"undo", place.file}).exit == 0);
  CHECK(!holdsText(ran({"records", place.file, "list_extract"}).out, "packed.zip"));
  CHECK(holdsText(ran({"import-release", place.file, place.list}).err, "it is no zip file"));
}

TEST_CASE("measures come in from a sheet, are listed, and one is logged as evidence, each one undo step") {
  const SealedPlace place;
  const auto sheet = place.write("waits.csv",
                                 "Measure,Month,Value,Unit\nWait for autism assessment,2026-09,31.50,weeks\n"
                                 "Wait for autism assessment,2026-10,30,weeks\nAttendance,soon,91,%\n");
  const auto before = place.json({"measures", place.file}).size();
  const auto check = place.json({"import-measures", place.file, sheet, "--check"});
  CHECK(check["added"] == 2);
  CHECK(place.json({"measures", place.file}).size() == before);
  CHECK(ran({"import-measures", place.file, sheet, "--strict"}).exit == 1);
  const auto listed = place.json({"measures", place.file});
  REQUIRE(listed.size() == before + 1);
  const auto made = std::ranges::find(listed, "Wait for autism assessment", [](const Json& row) { return row["title"]; });
  REQUIRE(made != listed.end());
  CHECK((*made)["values"][0]["value"] == "31.50");
  CHECK((*made)["unit"] == "weeks");
  REQUIRE(ran({"undo", place.file}).exit == 0);
  CHECK(place.json({"measures", place.file}).size() == before);
  REQUIRE(ran({"import-measures", place.file, sheet}).exit == 0);
  const auto again = place.json({"import-measures", place.file, sheet});
  CHECK(again["already_there"] == 2);
  CHECK(again["rows"][2]["problem"].get<std::string>().starts_with("“soon” is no month"));

  CHECK(ran({"log-measure", place.file, "--measure", "Wait for autism assessment"}).exit == 3);  // no criterion yet
  REQUIRE(ran({"log-measure", place.file, "--measure", "wait for autism assessment", "--criterion", "E1", "--month",
               "2026-09"})
              .exit == 0);
  CHECK(holdsText(ran({"records", place.file, "evidence"}).out,
                  "Wait for autism assessment: 31.50 weeks in September 2026."));
  CHECK(ran({"undo", place.file}).exit == 0);
  CHECK(!holdsText(ran({"records", place.file, "evidence"}).out, "31.50 weeks"));
}
