// SPDX-License-Identifier: GPL-3.0-or-later
// waymark-cli today: one list of what is due, whatever it is, with how far it all is.
#include "cli/demonstration.h"

using namespace waymark::cli;

namespace {

/// A concern nobody has told the duty team of, and a point of which the answer is late: by code, with words nowhere.
std::string inConfidence(const std::string& inspection) {
  return R"({"kind": "concern", "id": "0197a1b2-0000-7000-8000-000000000001", "inspection": ")" + inspection +
         R"(", "code": "SC-7", "case_code": "C-0421", "received_at": "2026-11-11T08:00:00Z", "sealed": "QUILLFEATHER"})"
         "\n"
         R"({"kind": "inspection_point", "id": "0197a1b2-0000-7000-8000-000000000002", "inspection": ")" +
         inspection + R"(", "code": "K-44", "day": "2026-11-09", "due": "2026-11-10", "sealed": "QUILLFEATHER"})";
}

std::vector<std::string> kindsOf(const Json& rows) {
  std::vector<std::string> kinds;
  for (const auto& row : rows) kinds.push_back(row["kind"]);
  return kinds;
}

}  // namespace

TEST_CASE("today lists concerns first, then what is late and due, by code where it was said in confidence") {
  const Demonstration at;
  const std::string inspection = at.records("inspection")[0]["id"];
  const auto before = at.json({"today", at.file});
  REQUIRE(ran({"put", at.file, at.write("more.jsonl", inConfidence(inspection))}).exit == 0);
  const auto shown = at.json({"today", at.file});
  CHECK(shown["day"] == "2026-11-11");
  CHECK(shown["time"] == before["time"]);
  REQUIRE(shown["concerns"].size() == 1);
  const auto& concern = shown["concerns"][0];
  CHECK(concern["code"] == "SC-7");
  CHECK(concern["text"] == "SC-7: tell the duty team now (C-0421)");
  CHECK(concern["kind"] == "concern");
  CHECK(shown["late"].size() == before["late"].size() + 1);
  const auto point = std::ranges::find_if(shown["late"], [](const Json& row) { return row["code"] == "K-44"; });
  REQUIRE(point != shown["late"].end());
  CHECK((*point)["kind"] == "point");
  CHECK((*point)["due"] == "2026-11-10");
  CHECK((*point)["late"] == true);
  CHECK((*point)["owner"].is_null());
  CHECK(shown["counts"]["concerns_open"] == 1);
  CHECK(shown["counts"]["points_open"] == before["counts"]["points_open"].get<int>() + 1);
  CHECK(shown["counts"]["requests"].get<int>() > 0);
  // Tasks stand among the others, and each row says what it is.
  CHECK(std::ranges::count(kindsOf(shown["late"]), "task") > 0);
  for (const char* list : {"late", "due_today", "next"})
    for (const auto& row : shown[list]) {
      CHECK(!row["text"].get<std::string>().empty());
      CHECK(!row["id"].get<std::string>().empty());
    }

  const auto text = ran({"today", at.file}).out;
  CHECK(text.starts_with("Wed 11 Nov 2026, "));
  CHECK(text.find("1 concern open · ") != std::string::npos);
  const auto first = text.find("Concerns about a child\n");
  REQUIRE(first != std::string::npos);
  CHECK(text.find("SC-7: tell the duty team now (C-0421)") > first);
  CHECK(first < text.find("\nLate\n"));
  CHECK(text.find("\nLate\n") < text.find("\nDue today\n"));
  CHECK(text.find("\nDue today\n") < text.find("\nNext\n"));
  CHECK(text.find("QUILLFEATHER") == std::string::npos);
  CHECK(shown.dump().find("QUILLFEATHER") == std::string::npos);
}

TEST_CASE("today is refused where there is no workspace") {
  const Demonstration at;
  const auto nowhere = ran({"today", (at.folder / "nowhere.waymark").string()});
  CHECK(nowhere.exit == 3);
  CHECK(nowhere.out.empty());
  CHECK(nowhere.err.find("nowhere.waymark isn't there") != std::string::npos);
  CHECK(ran({"today", at.write("list.csv", "name,day\n"), "--format", "json"}).exit == 3);
  CHECK(ran({"today"}).exit == 2);
}
