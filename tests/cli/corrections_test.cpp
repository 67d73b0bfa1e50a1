// SPDX-License-Identifier: GPL-3.0-or-later
// Cells put right here: laid over, listed, sent out to be fixed at source, taken back, closed by themselves.
#include "app/list_file.h"
#include "cli/sealed_place.h"
#include "exchange/sheet_rows.h"

using namespace waymark::cli;
namespace fs = std::filesystem;

namespace {

struct Listed : SealedPlace {
  Listed() {
    sealed();
    imported(list);
  }
  Ran with(std::vector<std::string> arguments) const {
    arguments.insert(arguments.end(), {"--passphrase-file", passphrase});
    return ran(arguments);
  }
  Json jsonWith(std::vector<std::string> arguments) const {
    arguments.insert(arguments.end(), {"--passphrase-file", passphrase});
    return json(arguments);
  }
  Ran correct(const std::string& caseCode, const std::string& column, const std::string& value) const {
    return ran({"correct", file, "--case", caseCode, "--column", column, "--value", value, "--note", "School says"});
  }
  Json needs() const {
    Json all = Json::array();
    for (const auto& child : json({"children", file})) all.push_back(child["columns"]["primary_need"]);
    return all;
  }
};

/// The sheet as rows of texts, as somebody's spreadsheet would show it.
std::vector<std::vector<std::string>> rowsOf(const std::string& file) {
  std::ifstream in(file, std::ios::binary);
  std::ostringstream bytes;
  bytes << in.rdbuf();
  std::vector<std::vector<std::string>> rows;
  const auto text = bytes.str();
  REQUIRE(waymark::exchange::eachSheetRow(text, file,
                                          {[](const auto&) { return true; },
                                           [&](const waymark::lists::SheetRow& row) {
                                             auto& out = rows.emplace_back();
                                             for (const auto& cell : row.cells) {
                                               if (out.size() <= cell.column) out.resize(cell.column + 1);
                                               out[cell.column] = std::string(cell.text);
                                             }
                                             return true;
                                           }}));
  return rows;
}

/// Fills the correction column of the rows with these references and writes the sheet as a workbook again.
std::string filled(const Listed& place, std::vector<std::vector<std::string>> rows,
                   const std::map<std::string, std::string>& corrections) {
  waymark::exchange::Sheet sheet{"Fix at source", {}, {}};
  for (const auto& title : rows.front()) sheet.columns.push_back({title, 100, false});
  const auto at = static_cast<std::size_t>(std::ranges::find(rows.front(), "Correction") - rows.front().begin());
  for (auto row = rows.begin() + 1; row != rows.end(); ++row) {
    row->resize(sheet.columns.size());
    if (const auto one = corrections.find(row->front()); one != corrections.end()) (*row)[at] = one->second;
    sheet.rows.push_back(*row);
  }
  const auto file = place.write("filled.xlsx", "");
  REQUIRE(waymark::app::writeList(file, sheet));
  return file;
}

}  // namespace

TEST_CASE("a corrected cell is read as a list's would be, laid over, and taken away by the source's own value") {
  const Listed place;
  REQUIRE(place.correct("C-00001", "primary_need", "Moderate learning difficulty").exit == 0);
  CHECK(place.needs() == Json::array({"MLD", "SLCN"}));
  const auto corrections = place.json({"corrections", place.file});
  REQUIRE(corrections.size() == 1);
  CHECK(corrections[0]["case"] == "C-00001");
  CHECK(corrections[0]["was"] == "ASD");
  CHECK(corrections[0]["corrected"] == "MLD");
  CHECK(corrections[0]["state"] == "standing");
  CHECK(corrections[0]["note"] == "School says");

  CHECK(place.correct("C-00001", "primary_need", "mld").out.find("says so already") != std::string::npos);
  REQUIRE(place.correct("C-00001", "primary_need", "PD").exit == 0);  // the same correction, another value
  CHECK(place.json({"corrections", place.file}).size() == 1);
  CHECK(place.needs()[0] == "PD");
  REQUIRE(ran({"undo", place.file}).exit == 0);
  CHECK(place.needs()[0] == "MLD");
  REQUIRE(place.correct("C-00001", "primary_need", "ASD").exit == 0);
  CHECK(place.json({"corrections", place.file}).empty());
  CHECK(place.needs()[0] == "ASD");
}

TEST_CASE("what can't stand in a cell isn't a correction") {
  const Listed place;
  CHECK(place.correct("C-00001", "absence", "much").exit == 2);
  CHECK(place.correct("C-00001", "primary_need", "XYZ").exit == 2);
  CHECK(place.correct("C-00001", "last_review", "2026-01-01").exit == 2);  // the extract hasn't the column
  CHECK(place.correct("C-00099", "absence", "1").exit == 3);
  CHECK(place.correct("C-00001", "shoe_size", "1").exit == 3);
  CHECK(place.json({"corrections", place.file}).empty());
}

TEST_CASE("a child's numbers are corrected under the seal, and never said on the command line") {
  const Listed place;
  CHECK(place.with({"correct", place.file, "--case", "C-00001", "--column", "upn", "--value", "H801200001002"}).exit == 2);
  const auto value = place.write("value", "h801200001002\n");
  const std::vector<std::string> correct{"correct", place.file, "--case", "C-00001", "--column", "upn", "--value-file", value};
  CHECK(ran(correct).exit == 3);  // locked
  REQUIRE(place.with(correct).exit == 0);
  CHECK_FALSE(place.holds("H801200001002"));
  const auto shown = place.json({"corrections", place.file});
  REQUIRE(shown.size() == 1);
  CHECK(shown[0]["state"] == "cannot_tell");
  CHECK_FALSE(shown[0].contains("corrected"));
  CHECK(place.jsonWith({"corrections", place.file})[0]["state"] == "standing");
  CHECK(place.jsonWith({"identities", place.file, "--why", "Check"})[0]["identity"]["upn"] == "H801200001002");

  // The next extract has the right number: the same child, and the correction is done with.
  const auto later = place.write("later.csv", std::string(kHeader) + "77,H801200001002,,09/03/2014,1,WBRI,ASD,123456,2,0,0,1.5,\r\n");
  const auto rows = place.imported(later, "2026-12-02");
  CHECK(rows[0]["known_children"] == 1);
  CHECK(rows[0]["new_children"] == 0);
  CHECK(rows[0]["corrections"]["fixed"] == 1);
  CHECK(place.jsonWith({"corrections", place.file}).empty());
}

TEST_CASE("the next extract closes what it has put right and shows the rest again") {
  const Listed place;
  REQUIRE(place.correct("C-00001", "primary_need", "MLD").exit == 0);
  REQUIRE(place.correct("C-00001", "absence", "2").exit == 0);
  REQUIRE(place.correct("C-00002", "primary_need", "PD").exit == 0);
  REQUIRE(place.correct("C-00002", "gender", "1").exit == 0);
  const auto later = place.write("later.csv", std::string(kHeader) +
                                                  "A1,H801200001001,,09/03/2014,1,WBRI,MLD,123456,2,0,0,1.5,\r\n"
                                                  "A2,,,31/02/2015,9,WBRI,SLCN,123456,2,0,0,2.5,\r\n");
  const auto rows = place.imported(later, "2026-12-02");
  CHECK(rows[0]["corrections"]["fixed"] == 1);
  CHECK(rows[0]["corrections"]["standing"] == 2);
  CHECK(rows[0]["corrections"]["overtaken"] == 1);
  const auto left = place.json({"corrections", place.file});
  REQUIRE(left.size() == 3);
  std::map<std::string, std::string> states;
  for (const auto& one : left) states[one["case"].get<std::string>() + one["column"].get<std::string>()] = one["state"];
  CHECK(states == std::map<std::string, std::string>{
                      {"C-00001absence", "standing"}, {"C-00002primary_need", "standing"}, {"C-00002gender", "overtaken"}});
  const auto second = place.json({"children", place.file})[1]["columns"];
  CHECK(second["primary_need"] == "PD");
  CHECK(second["gender"] == "not_specified");  // the newest word, not the correction
  REQUIRE(ran({"undo", place.file}).exit == 0);  // one step: the list, and what it closed
  CHECK(place.json({"corrections", place.file}).size() == 4);
}

TEST_CASE("faults go out as a sheet with an empty column and come back row by row, in one step") {
  const Listed place;
  REQUIRE(place.correct("C-00001", "primary_need", "MLD").exit == 0);
  const auto out = (fs::path(place.file).parent_path() / "fix.xlsx").string();
  const auto sent = place.json({"fix-at-source", place.file, "--out", out});
  REQUIRE(sent.size() == 1);
  auto rows = rowsOf(out);
  REQUIRE(rows.front().front() == "Reference");
  CHECK(std::ranges::find(rows.front(), "UPN") == rows.front().end());
  std::vector<std::string> references;
  for (auto row = rows.begin() + 1; row != rows.end(); ++row) references.push_back(row->front());
  CHECK(std::ranges::find(references, "List_2/C-00001/primary_need") != references.end());
  for (const auto& reference : references) CHECK(reference.find("date_of_birth") == std::string::npos);
  CHECK(ran({"fix-at-source", place.file, "--out", out}).exit == 3);  // there already

  rows.push_back(rows[1]);
  rows.back()[0] = "List_2/C-00002/primary_need";
  rows.back()[static_cast<std::size_t>(std::ranges::find(rows[0], "Now") - rows[0].begin())] = "SLCN";
  rows.push_back(rows.back());  // the same reference again
  for (const auto* strange : {"List_2/C-00077/absence", "List_9/C-00001/absence", "nonsense"}) {
    rows.push_back(rows[1]);
    rows.back()[0] = strange;
  }
  rows.push_back(rows[1]);
  rows.back()[0] = "List_2/C-00002/absence";
  rows.back()[static_cast<std::size_t>(std::ranges::find(rows[0], "Now") - rows[0].begin())] = "77";
  const auto back = filled(place, rows,
                           {{"List_2/C-00002/primary_need", "Physical disability"}, {"List_2/C-00077/absence", "1"},
                            {"List_9/C-00001/absence", "1"}, {"nonsense", "1"}, {"List_2/C-00002/absence", "3"}});
  const auto before = place.json({"corrections", place.file});
  const auto seen = place.json({"take-corrections", place.file, back, "--preview"});
  CHECK(seen["corrected"] == 1);
  const auto becomes = std::ranges::find(seen["rows"], "correct", [](const Json& row) { return row["fate"]; });
  REQUIRE(becomes != seen["rows"].end());
  CHECK((*becomes)["reference"] == "List_2/C-00002/primary_need");
  CHECK((*becomes)["now"] == "SLCN");
  CHECK((*becomes)["becomes"] == "PD");
  const auto shown = ran({"take-corrections", place.file, back, "--preview"}).out;
  CHECK(shown.find(", List_2/C-00002/primary_need: SLCN → PD.") != std::string::npos);
  CHECK(seen["refused"] == 5);  // a strange reference each, the repeated one, and what has changed since
  CHECK(place.json({"corrections", place.file}) == before);
  const auto taken = place.json({"take-corrections", place.file, back});
  CHECK(taken["rows"] == seen["rows"]);
  CHECK(place.needs() == Json::array({"MLD", "PD"}));
  const auto words = ran({"take-corrections", place.file, back, "--preview", "--strict"});
  CHECK(words.exit == 1);
  CHECK(words.out.find("The extract says something else by now") != std::string::npos);
  CHECK(words.out.find("names no list, child and column") != std::string::npos);
  REQUIRE(ran({"undo", place.file}).exit == 0);
  CHECK(place.needs() == Json::array({"MLD", "SLCN"}));
}

TEST_CASE("a sheet with identities needs the key and a reason, and is in the log; a file for each school") {
  const Listed place;
  const auto out = (fs::path(place.file).parent_path() / "fix.xlsx").string();
  CHECK(place.with({"fix-at-source", place.file, "--out", out, "--with-identities"}).exit == 2);
  CHECK(ran({"fix-at-source", place.file, "--out", out, "--with-identities", "--why", "To schools"}).exit == 3);
  CHECK_FALSE(fs::exists(out));
  REQUIRE(place.with({"fix-at-source", place.file, "--out", out, "--with-identities", "--why", "To schools"}).exit == 0);
  const auto rows = rowsOf(out);
  REQUIRE(rows.size() == 2);
  CHECK(std::ranges::find(rows.front(), "UPN") != rows.front().end());
  const bool birthday = std::ranges::any_of(rows, [](const auto& row) { return row.front().ends_with("date_of_birth"); });
  CHECK(birthday);
  CHECK(ran({"records", place.file, "identity_access"}).out.find("To schools") != std::string::npos);

  const auto folder = fs::path(place.file).parent_path() / "schools";
  fs::create_directory(folder);
  REQUIRE(place.correct("C-00001", "primary_need", "MLD").exit == 0);
  const auto sent = place.json({"fix-at-source", place.file, "--out", folder.string(), "--each", "school", "--corrections-only"});
  REQUIRE(sent.size() == 1);
  CHECK(sent[0]["group"] == "123456");
  CHECK(fs::exists(folder / "123456.xlsx"));
}

TEST_CASE("a sheet for a source has the source’s name, one for a school the school’s too") {
  const Listed place;
  REQUIRE(place.correct("C-00001", "primary_need", "MLD").exit == 0);
  const auto settings = place.write("gias.csv", "URN,EstablishmentName,TypeOfEstablishment (name),PhaseOfEducation (name),"
                                                "EstablishmentStatus (name),LA (code)\r\n"
                                                "123456,Park Marlby Primary School,Community school,Primary,Open,888\r\n");
  REQUIRE(ran({"keep-settings", place.file, settings, "--as-at", "2026-11-01"}).exit == 0);
  for (const auto& [each, name] : {std::pair{"source", "School census.xlsx"},
                                   std::pair{"school", "123456 Park Marlby Primary School.xlsx"}}) {
    const auto folder = fs::path(place.file).parent_path() / each;
    fs::create_directory(folder);
    REQUIRE(place.json({"fix-at-source", place.file, "--out", folder.string(), "--each", each, "--corrections-only"}).size() == 1);
    CHECK(fs::exists(folder / name));
  }
}

TEST_CASE("what a row with a number that tells who a child is becomes, isn’t said") {
  const Listed place;
  const auto out = (fs::path(place.file).parent_path() / "who.xlsx").string();
  REQUIRE(place.with({"fix-at-source", place.file, "--out", out, "--with-identities", "--why", "To schools"}).exit == 0);
  const std::string reference = rowsOf(out)[1].front();
  REQUIRE(reference.ends_with("date_of_birth"));
  const auto back = filled(place, rowsOf(out), {{reference, "03/02/2015"}});
  const auto words = place.with({"take-corrections", place.file, back, "--preview"});
  CHECK(words.out.find(reference + ": changed under the seal.") != std::string::npos);
  CHECK(words.out.find("2015") == std::string::npos);
  const auto row = place.jsonWith({"take-corrections", place.file, back, "--preview"})["rows"][0];
  CHECK(row["fate"] == "correct");
  CHECK_FALSE(row.contains("becomes"));
}

TEST_CASE("a file that is no filled sheet is refused whole") {
  const Listed place;
  const auto refused = ran({"take-corrections", place.file, place.list});
  CHECK(refused.exit == 3);
  CHECK(refused.err.find("“Reference” and “Correction”") != std::string::npos);
  CHECK(ran({"take-corrections", place.file, place.write("e.csv", "")}).exit == 3);
}
