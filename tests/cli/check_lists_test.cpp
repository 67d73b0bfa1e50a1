// SPDX-License-Identifier: GPL-3.0-or-later
// check-lists: on the made lists of all forms where they are here, and on lists of our own with each kind of trouble.
#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

#include "cli/run_cli.h"
#include "cli/temporary_file.h"
#include "lists/definition.h"
#include "support/made_workbook.h"

using namespace waymark;
using namespace waymark::cli;
using Json = nlohmann::json;

namespace {

const std::filesystem::path kMade = WAYMARK_SHARED_DATA "/person-lists";

Ran checked(const std::vector<std::string>& files, const std::vector<std::string>& more = {}) {
  std::vector<std::string> arguments{"check-lists"};
  arguments.insert(arguments.end(), files.begin(), files.end());
  arguments.insert(arguments.end(), {"--as-at", "2026-11-23"});
  arguments.insert(arguments.end(), more.begin(), more.end());
  return ran(arguments);
}

Json json(const std::vector<std::string>& files, const std::vector<std::string>& more = {}) {
  auto with = more;
  with.insert(with.end(), {"--format", "json"});
  const auto done = checked(files, with);
  CAPTURE(done.err);
  REQUIRE(done.exit == 0);
  return Json::parse(done.out);
}

bool has(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

std::vector<std::string> header(std::size_t list) {
  static const auto definition = lists::builtInDefinition(lists::kStandardDefinition).value();
  std::vector<std::string> titles;
  for (const auto column : definition.statutoryColumns(list)) titles.push_back(definition.columns[column].title);
  return titles;
}

std::string line(const std::vector<std::string>& cells, char separator = ',') {
  std::string out;
  for (const auto& cell : cells) out += (out.empty() ? "" : std::string(1, separator)) + cell;
  return out + "\n";
}

const std::string kChild = "E1,H801200001001,,04/03/2011,1,WBRI,01/02/2026,,,ASD,114488,4,,No,0,0,1.5,No,No,,Yes\n";

}  // namespace

TEST_CASE("the made lists give the counts of an independent validator, in each of their forms") {
  if (!std::filesystem::exists(kMade)) {
    WARN("skipped: " << kMade << " isn't here");
    return;
  }
  std::ifstream stream(kMade / "expected-small.json");
  const auto expected = Json::parse(stream);
  const auto in = [](const std::string& name) { return (kMade / name).string(); };
  const std::vector<std::vector<std::string>> forms{
      {in("person-lists-small.xlsx")},
      {in("person-lists-small-shared-strings.xlsx")},
      {in("person-lists-small.ods")},
      {in("person-lists-small-List_2.csv"), in("person-lists-small-List_1.csv")}};
  Json first;
  for (const auto& files : forms) {
    CAPTURE(files);
    const auto found = json(files);
    CHECK(found["rows"] == expected["rows"]);
    CHECK(found["rows_failing_per_rule"] == expected["rows_failing_per_rule"]);
    CHECK(found["unread_cells"] == 0);
    CHECK(found["remarks"].empty());
    if (first.is_null()) first = found["rows_failing_per_further_rule"];
    CHECK(found["rows_failing_per_further_rule"] == first);
  }
}

TEST_CASE("a list of our own has the contract's fields and a rule's cells by address") {
  const TemporaryFile file("one.csv", line(header(0)) + kChild + ",,,05/03/2011,1,WBRI,,,,ASD,114488,4,,No,0,0,1,No,No,,Yes\n");
  const auto found = json({file.path()});
  CHECK(found["rows"] == Json{{"List_1", 2}});
  CHECK(found["rows_failing_per_rule"] == Json{{"107", 1}});
  CHECK(found["unread_cells"] == 0);
  CHECK(found["mapping"][0]["columns"].size() == 21);
  const auto rule = *std::ranges::find_if(found["rules"], [](const Json& one) { return one["code"] == "107"; });
  CHECK(rule["severity"] == "error");
  CHECK(!rule["what_to_do"].get<std::string>().empty());
  CHECK(rule["problems"][0]["row"] == 3);
  CHECK(rule["problems"][0]["cells"][0] == Json{{"cell", "B3"}, {"column", "upn"}});
}

TEST_CASE("a child's data is printed with --with-values alone") {
  const TemporaryFile file("values.csv", line(header(0)) + "E1,Z999999999999,,31/02/2011,1,WBRI,01/02/2030,,,ASD,114488,4,,No,0,0,1,No,No,,Yes\n"
                                                      "E2,Z999999999999,,01/02/2031,1,WBRI,,,,ASD,114488,4,,No,0,0,1,No,No,,Yes\n");
  for (const auto* format : {"text", "json"}) {
    const auto without = checked({file.path()}, {"--format", format});
    CHECK(without.exit == 0);
    for (const auto* value : {"Z999999999999", "31/02/2011", "2031-02-01", "2030-02-01", "E2\""}) {
      CAPTURE(format, value);
      CHECK(!has(without.out, value));
    }
    const auto with = checked({file.path()}, {"--format", format, "--with-values"});
    for (const auto* value : {"Z999999999999", "31/02/2011", "2031-02-01"}) CHECK(has(with.out, value));
  }
  CHECK(has(checked({file.path()}).out, "D2: there is no such day in the calendar"));
}

TEST_CASE("every separator and encoding gives the same list") {
  for (const char separator : {',', ';', '\t'}) {
    auto text = line(header(0)) + kChild;
    std::ranges::replace(text, ',', separator);
    const TemporaryFile file("separated.csv", text);
    CHECK(json({file.path()})["rows"]["List_1"] == 1);
  }
  std::string wide = "\xFF\xFE";
  for (const char c : "UPN;" + line(header(1), ';')) {
    if (static_cast<unsigned char>(c) > 0x7F) continue;  // the dashes, which don't matter
    wide += c;
    wide += '\0';
  }
  const TemporaryFile file("wide.csv", wide);
  CHECK(json({file.path()})["rows"] == Json{{"List_2", 0}});
}

TEST_CASE("dates in four styles are read, cells that can't be are listed with address and reason") {
  std::string text = line(header(0));
  for (const auto* day : {"04/03/2011", "2011-03-04", "4 Mar 2011", "04.03.11", "03/25/2011", "soon"})
    text += std::string("E") + day + ",H801200001001,," + day + ",1,WBRI,,,,ASD,114488,4,,No,0,0,1,No,No,,Yes\n";
  text += "1.0E+12,,1.0E+12,,1,WBRI,,,,ASD,114488,4,,No,many,0,#N/A,No,No,,Yes\n";
  const TemporaryFile file("dates.csv", text);
  const auto found = json({file.path()});
  CHECK(found["unread_cells"] == 6);
  std::vector<std::string> cells;
  for (const auto& cell : found["unread"]) cells.push_back(cell["cell"]);
  CHECK(cells == std::vector<std::string>{"D6", "D7", "A8", "C8", "O8", "Q8"});
  CHECK(found["unread"][0]["reason"] == "this date has its month first; dates are read day first");
  CHECK(found["rows_failing_per_rule"]["101a"] == 1);
}

TEST_CASE("a list under another list's name is known by its header, and that is said") {
  std::string rows = "<row>";
  for (const auto& title : header(0)) rows += made::inlineCell(title);
  const TemporaryFile file("named.xlsx", made::xlsx({rows + "</row><row>" + made::inlineCell("E1") + "</row>", "", "", "", "", "List_2"}));
  const auto found = json({file.path()});
  CHECK(found["rows"] == Json{{"List_1", 1}});
  CHECK(found["remarks"][0]["kind"] == "other_name");
}

TEST_CASE("a file that holds none of the lists is refused with what comes nearest") {
  const TemporaryFile file("other.csv", "Surname,UPN,Gender,Year group\na,b,c,d\n");
  const auto done = checked({file.path()});
  CHECK(done.exit == 3);
  CHECK(done.out.empty());
  CHECK(has(done.err, "row 1 has only 2 of the"));
  const TemporaryFile empty("empty.csv", "");
  CHECK(checked({empty.path()}).exit == 3);
}

TEST_CASE("the same list twice is refused, not added up") {
  const TemporaryFile one("a.csv", line(header(0)) + kChild);
  const TemporaryFile two("b.csv", line(header(0)) + kChild);
  const auto done = checked({one.path(), two.path()});
  CHECK(done.exit == 3);
  CHECK(has(done.err, "the file holds List_1, and so does"));
}

TEST_CASE("unknown, missing, doubled and empty columns are told, and --column says what a header is") {
  auto titles = header(0);
  titles[3] = "Born";
  titles[5] = "Ethnicty";
  titles.push_back("UPN");
  titles.push_back("Shoe size");
  std::string row = kChild;
  row.pop_back();
  const TemporaryFile file("columns.csv", line(titles) + row + ",,\n");
  std::vector<std::string> kinds;
  std::string texts;
  const auto found = json({file.path()});
  for (const auto& remark : found["remarks"]) {
    kinds.push_back(remark["kind"]);
    texts += remark["text"].get<std::string>() + "\n";
  }
  for (const auto* kind : {"unknown_column", "missing_column", "column_twice", "empty_column"})
    CHECK(std::ranges::find(kinds, kind) != kinds.end());
  CHECK(has(texts, "Is it “Ethnicity”?"));
  CHECK(has(texts, "column V is a second “UPN”"));
  const auto given = json({file.path()}, {"--column", "Born=date_of_birth", "--column", "Ethnicty=ethnicity"});
  for (const auto& remark : given["remarks"]) CHECK(remark["kind"] != "missing_column");
  CHECK(has(checked({file.path()}, {"--column", "Born=date_of_birth"}).out, "Column D, “Born”, is read as “Date of birth”"));
  CHECK(checked({file.path()}, {"--column", "Born"}).exit == 2);
  CHECK(checked({file.path()}, {"--column", "Born=birthday"}).exit == 3);
}

TEST_CASE("--strict fails on errors and on cells that can't be read, not on queries") {
  const TemporaryFile query("query.csv", line(header(0)) + kChild);
  CHECK(checked({query.path()}, {"--strict"}).exit == 0);
  const TemporaryFile bad("bad.csv", line(header(0)) + kChild + "E2,,,,1,WBRI,,,,ASD,114488,4,,No,0,0,1,No,No,,Yes\n");
  CHECK(checked({bad.path()}, {"--strict"}).exit == 1);
  CHECK(checked({bad.path()}).exit == 0);
  const TemporaryFile unread("unread.csv", line(header(0)) + "E2,H801200001001,,soon,1,WBRI,,,,ASD,114488,4,,No,0,0,1,No,No,,Yes\n");
  CHECK(checked({unread.path()}, {"--strict"}).exit == 1);
}

TEST_CASE("use that makes no sense is refused before anything is read") {
  CHECK(ran({"check-lists", "--as-at", "2026-11-23"}).exit == 2);
  CHECK(ran({"check-lists", "x.csv"}).exit == 2);
  CHECK(ran({"check-lists", "x.csv", "--as-at", "23/11/2026"}).exit == 3);
  CHECK(ran({"check-lists", "/no/such.csv", "--as-at", "2026-11-23"}).exit == 3);
  const TemporaryFile file("fine.csv", line(header(0)) + kChild);
  CHECK(checked({file.path()}, {"--definition", "no-such"}).exit == 3);
}

TEST_CASE("a settings register says which URNs it doesn't have, and which settings are closed") {
  const TemporaryFile file("register-list.csv", line(header(0)) + kChild);
  const TemporaryFile settings("register.csv", "URN,EstablishmentName,EstablishmentStatus (name),CloseDate\n114488,Old,Closed,31-08-2025\n");
  const TemporaryFile other("other-register.csv", "URN,EstablishmentName,EstablishmentStatus (name)\n100001,New,Open\n");
  CHECK(json({file.path()}, {"--register", settings.path()})["rows_failing_per_further_rule"]["W107"] == 1);
  CHECK(json({file.path()}, {"--register", other.path()})["rows_failing_per_further_rule"]["W106"] == 1);
  CHECK(checked({file.path()}, {"--register", file.path()}).exit == 3);
}

TEST_CASE("a template becomes a draft, and the draft a definition that lists are checked by") {
  std::string cells = "<row>";
  for (const auto& title : header(1)) cells += made::inlineCell(title);
  const TemporaryFile form("template.xlsx", made::xlsx({cells + "</row>", "", "", "", "", "Children"}));
  const auto out = form.path() + ".json";
  const auto done = ran({"lists", "definition-from-template", form.path(), "--out", out});
  CAPTURE(done.err);
  REQUIRE(done.exit == 0);
  CHECK(ran({"lists", "definition-from-template", form.path(), "--out", out}).exit == 3);
  const auto refused = ran({"lists", "check-definition", out});
  CHECK(refused.exit == 3);
  CHECK(has(refused.err, "at /columns/0/kind: say what “Unique ID” is"));
  std::ifstream stream(out);
  auto draft = Json::parse(stream);
  for (auto& column : draft["columns"]) {
    column["kind"] = column["perhaps"]["kind"];
    if (column["perhaps"].contains("codes")) column["codes"] = column["perhaps"]["codes"];
    column.erase("perhaps");
  }
  std::ofstream(out) << draft;
  CHECK(has(ran({"lists", "check-definition", out}).out, "Children: 17 columns"));
  const TemporaryFile list("children.csv", line(header(1)) + "S1\n");
  const auto found = json({list.path()}, {"--definition", out});
  CHECK(found["rows"] == Json{{"children", 1}});
  CHECK(found["rows_failing_per_further_rule"]["L1-101a"] == 1);
  std::filesystem::remove(out);
  CHECK(ran({"lists", "check-definition", "annex-a-2023"}).exit == 0);
  CHECK(ran({"lists", "make-tea", form.path()}).exit == 2);
}

TEST_CASE("what stands under no header of its own is told by column and cell, and a merged header is called one") {
  const auto merged = [](const std::string& second, const std::string& after) {
    std::string cells;
    auto titles = header(0);
    titles[7] = second;
    std::string first = "<row r=\"1\">";
    for (const auto& title : titles) first += title.empty() ? "<c/>" : made::inlineCell(title);
    std::string child = "<row r=\"2\">";
    const auto texts = {"E1", "H801200001001", "", "04/03/2011", "1", "WBRI", "01/02/2026", "02/03/2026", "", "ASD"};
    for (const auto* text : texts) child += *text == '\0' ? std::string("<c/>") : made::inlineCell(text);
    made::XlsxText text;
    text.sheet = first + "</row>" + child + "</row>";
    text.after = after;
    return made::xlsx(text);
  };
  const auto remarkOf = [](const Json& found, const std::string& kind) {
    std::string text;
    for (const auto& remark : found["remarks"])
      if (remark["kind"] == kind) text += remark["text"].get<std::string>();
    return text;
  };
  const TemporaryFile split("merged.xlsx", merged("", "<mergeCells count=\"1\"><mergeCell ref=\"G1:H1\"/></mergeCells>"));
  const auto found = json({split.path()});
  CHECK(remarkOf(found, "merged_header") ==
        "Sheet “List_1”: G1:H1 are merged into one header. It is read as the first column’s; 1 cell in column H, H2, "
        "was not read. Split it and give each column its own.");
  CHECK(remarkOf(found, "stray_cells").empty());
  const TemporaryFile plain("plain.xlsx", merged("", ""));
  CHECK(remarkOf(json({plain.path()}), "stray_cells") ==
        "Sheet “List_1”, column H has no header: its 1 cell, H2, was not read.");
  const TemporaryFile whole("whole.xlsx", merged(header(0)[7], "<mergeCells count=\"1\"><mergeCell ref=\"A9:C9\"/></mergeCells>"));
  CHECK(remarkOf(json({whole.path()}), "merged_header").empty());
}

TEST_CASE("of several files each remark says which one it is about") {
  auto first = header(0);
  first[3] = "Born";
  auto second = header(1);
  second[3] = "Birth";
  const TemporaryFile plans("plans.csv", line(first) + kChild);
  const TemporaryFile support("support.csv", line(second));
  std::string texts;
  const auto found = json({plans.path(), support.path()});
  for (const auto& remark : found["remarks"]) texts += remark["text"].get<std::string>() + "\n";
  CAPTURE(texts);
  CHECK(has(texts, std::filesystem::path(plans.path()).filename().string() + ", column D (“Born”)"));
  CHECK(has(texts, std::filesystem::path(support.path()).filename().string() + ", column D (“Birth”)"));
  CHECK_FALSE(has(texts, "The file"));
}
