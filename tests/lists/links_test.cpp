// SPDX-License-Identifier: GPL-3.0-or-later
// Lists that belong to another list: what a definition must say, and what isn't a child's id.
#include <nlohmann/json.hpp>

#include "base/message.h"
#include "base/resources.h"
#include "lists/mapping.h"
#include "lists/support.h"

using namespace waymark;
using namespace waymark::lists;
using LinkJson = nlohmann::json;

namespace {

std::string refusedLink(const std::string& pointer, const LinkJson& value) {
  auto json = LinkJson::parse(base::embeddedFile("lists/sen2-2025.json").value());
  json[LinkJson::json_pointer(pointer)] = value;
  const auto parsed = parseDefinition(json.dump(), "own.json");
  return parsed ? "accepted" : base::sentence(parsed.error());
}

}  // namespace

TEST_CASE("a list belongs to an earlier list whose key it has as a column") {
  CHECK(refusedLink("/lists/1/belongs_to", "sen_need").find("no earlier list “sen_need”") != std::string::npos);
  CHECK(refusedLink("/lists/1/belongs_to", "requests").find("no earlier list “requests”") != std::string::npos);
  CHECK(refusedLink("/lists/2/belongs_to", "person").find("no key that is a column of this list") != std::string::npos);
  CHECK(refusedLink("/lists/0/key", "upn").find("a key is an identifier") != std::string::npos);
  CHECK(refusedLink("/lists/0/key", "need").find("is not a column of this list") != std::string::npos);
  CHECK(refusedLink("/lists/0/known_by/0", "sex").find("only columns under the seal") != std::string::npos);
  CHECK(refusedLink("/lists/0/known_by", LinkJson::array({"surname"})) == "accepted");
}

TEST_CASE("a row's number is nothing to know a child by, and what names a child is sealed") {
  const auto sen2 = builtInDefinition("sen2-2025").value();
  CHECK(keyColumns(sen2, 0) == std::vector<std::size_t>{*sen2.column("upn"), *sen2.column("uln")});
  CHECK(keyColumns(sen2, 1).empty());
  for (const auto* id : {"surname", "forename", "birth_date", "postcode", "upn", "uln", "person_row", "native_id"})
    CHECK(sen2.columns[*sen2.column(id)].identity);
  const auto cases = builtInDefinition("ehc-cases").value();
  for (const auto* id : {"unique_id", "upn", "uln", "birth_date"}) CHECK(cases.columns[*cases.column(id)].identity);
  CHECK(keyColumns(cases, 0).size() == 3);
}
