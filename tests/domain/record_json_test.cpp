// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/record_json.h"

#include <catch2/catch.hpp>

#include "support/one_of_each.h"

using namespace waymark;
using base::Code;

namespace {

Code refusalOf(std::string_view text) {
  const auto set = domain::changeSetFromJson(text);
  REQUIRE_FALSE(set);
  return set.error().code;
}

domain::ChangeSet everything() {
  domain::ChangeSet set{"“everything”\n\x01\\", {}};
  for (const auto& record : samples::oneOfEach()) {
    set.changes.push_back({std::nullopt, record, 1});
    set.changes.push_back({record, record, 2});
    set.changes.push_back({record, std::nullopt, 3});
  }
  return set;
}

}  // namespace

TEST_CASE("records and change sets come back from their JSON as they were") {
  for (const auto& record : samples::oneOfEach()) {
    const auto back = domain::recordFromJson(domain::jsonText(record));
    REQUIRE(back);
    CHECK(*back == record);
  }
  const auto set = everything();
  const auto back = domain::changeSetFromJson(domain::jsonText(set));
  REQUIRE(back);
  CHECK(*back == set);
}

TEST_CASE("empty fields aren't written") {
  domain::Partner partner = samples::partner();
  partner.notes = "";
  CHECK(domain::jsonText(domain::Record{partner}).find("notes") == std::string::npos);
}

TEST_CASE("JSON cut off anywhere is an error, never a crash or a smaller set") {
  const auto whole = domain::jsonText(domain::ChangeSet{"x", {domain::made(samples::evidence())}});
  for (std::size_t length = 0; length < whole.size(); ++length) {
    const auto cut = std::string_view(whole).substr(0, length);
    CAPTURE(length);
    const auto code = refusalOf(cut);
    REQUIRE((code == Code::BadJson || code == Code::BadText));
  }
  CHECK(refusalOf(whole + "x") == Code::BadJson);
}

TEST_CASE("one byte changed anywhere gives a set or an error, never a crash") {
  const auto whole = domain::jsonText(domain::ChangeSet{"x", {domain::made(samples::evidence())}});
  for (std::size_t at = 0; at < whole.size(); ++at)
    for (const char byte : {'\0', '"', '{', ']', '9', '\xFF', '\\'}) {
      auto changed = whole;
      changed[at] = byte;
      const auto set = domain::changeSetFromJson(changed);
      if (set) CHECK(set->changes.size() == 1);
    }
}

TEST_CASE("hostile JSON is refused with what is wrong") {
  const auto record = [](const std::string& fields) {
    return R"({"name":"x","changes":[{"revision":0,"after":{"kind":"partner",)"
           R"("id":"01890a5d-ac96-774b-bcce-b302099a8057","name":"Trust")" +
           fields + "}}]}";
  };
  REQUIRE(domain::changeSetFromJson(record("")));
  CHECK(refusalOf(record(R"(,"name":"again")")) == Code::BadSchema);
  CHECK(refusalOf(R"({"name":"x","name":"y","changes":[]})") == Code::BadSchema);
  CHECK(refusalOf(record(R"(,"notes":{"deep":1})")) == Code::BadSchema);
  CHECK(refusalOf(record(R"(,"notes":[1])")) == Code::BadSchema);
  CHECK(refusalOf(record(R"(,"notes":1.5)")) == Code::BadSchema);
  CHECK(refusalOf(record(R"(,"notes":true)")) == Code::BadSchema);
  CHECK(refusalOf(record(R"(,"notes":99999999999999999999999)")) == Code::BadSchema);
  CHECK(refusalOf(record(R"(,"notes":18446744073709551615)")) == Code::BadSchema);
  CHECK(refusalOf(record(R"(,"notes":1e999)")) == Code::BadJson);
  CHECK(refusalOf(record(R"(,"notes":5)")) == Code::BadNumber);
  CHECK(refusalOf(record(R"(,"notes":"a\u0000b")")) == Code::BadText);
  CHECK(refusalOf(record(R"(,"notes":"\ud800")")) == Code::BadJson);
  CHECK(refusalOf(record(",\"notes\":\"a\xC3\"")) == Code::BadText);
  CHECK(refusalOf(record(R"(,"partner_kind":"bank")")) == Code::UnknownCode);
  CHECK(refusalOf(record(R"(,"mood":"good")")) == Code::UnknownCode);
  CHECK(refusalOf(R"({"name":"x","changes":[{"revision":0,"after":{"kind":"ghost","id":"x"}}]})") == Code::UnknownCode);
  CHECK(refusalOf(R"({"name":"x","changes":[{"revision":0,"after":{"kind":"partner","name":"Trust"}}]})") ==
        Code::MissingField);
  CHECK(refusalOf(R"({"name":"x","changes":[{"revision":-1,"after":null}]})") == Code::BadSchema);
  CHECK(refusalOf(R"({"name":"x","changes":[{"revision":1}]})") == Code::BadSchema);
  CHECK(refusalOf(R"({"name":"x","changes":[7]})") == Code::BadSchema);
  CHECK(refusalOf(R"({"name":"x","changes":{}})") == Code::BadSchema);
  CHECK(refusalOf(R"({"name":7,"changes":[]})") == Code::BadSchema);
  CHECK(refusalOf("[]") == Code::BadSchema);
  CHECK(refusalOf("7") == Code::BadSchema);
  CHECK(refusalOf(std::string(100'000, '[')) == Code::BadSchema);
  std::string nested;
  for (int i = 0; i < 100'000; ++i) nested += R"({"a":)";
  CHECK(refusalOf(nested) == Code::BadSchema);
}

TEST_CASE("an attachment of the largest size comes back from its JSON") {
  auto attachment = samples::attachment();
  attachment.bytes = 250 << 20;
  const auto back = domain::recordFromJson(domain::jsonText(domain::Record{attachment}));
  REQUIRE(back);
  CHECK(std::get<domain::Attachment>(*back) == attachment);
}
