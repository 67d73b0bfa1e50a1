// SPDX-License-Identifier: GPL-3.0-or-later
// The seal's header as JSON.
#include <string>

#include "base/json_reader.h"
#include "seal/seal.h"

namespace waymark::seal {
namespace {

using base::Json;
using base::JsonReader;

constexpr int kVersion = 1;
constexpr const char* kName = "the seal's header";
// A header from a hostile hand must not hold up the machine: 1 GiB and 20 passes take seconds.
constexpr int kMostPasses = 20;
constexpr int kMostMebibytes = 1024;

Json asJson(const Wrapped& wrapped) {
  return {{"salt", wrapped.salt}, {"box", wrapped.box}};
}

void readWrapped(JsonReader& in, const Json& json, const char* name, Wrapped& out) {
  in.member(json, name, [&](const Json& value) {
    in.field(value, "salt", out.salt);
    in.field(value, "box", out.box);
  });
}

void readBetween(JsonReader& in, const Json& json, const char* name, int most, int& out) {
  in.field(json, name, out);
  if (in.ok() && (out < 1 || out > most))
    in.problem("“" + std::string(name) + "” must be from 1 to " + std::to_string(most));
}

/// The reader's own sentence is for whoever writes a file, and may repeat what it read last.
tl::unexpected<base::Error> damaged(const char* problem) {
  return base::fail(base::Code::Damaged, {{"file", "The seal of this workspace"}, {"problem", problem}});
}

}  // namespace

std::string headerText(const Header& header) {
  Json json{{"version", kVersion},
            {"kdf", "argon2id13"},
            {"passes", header.cost.passes},
            {"mebibytes", header.cost.bytes >> 20U},
            {"passphrase", asJson(header.passphrase)},
            {"recovery", asJson(header.recovery)},
            {"idle_minutes", header.idleMinutes}};
  if (header.purgeOn) json["purge_on"] = base::isoText(*header.purgeOn);
  return json.dump();
}

base::Result<Header> headerFrom(std::string_view text) {
  const auto json = base::parseJson(text, kName);
  if (!json) return damaged("its header is not complete");
  JsonReader in(kName);
  Header header;
  int version = 0;
  int passes = 0;
  int mebibytes = 0;
  in.field(*json, "version", version);
  if (in.ok() && version > kVersion)
    return base::fail(base::Code::TooNew, {{"file", "The seal of this workspace"},
                                           {"found", std::to_string(version)},
                                           {"known", std::to_string(kVersion)}});
  readBetween(in, *json, "version", kVersion, version);
  readBetween(in, *json, "passes", kMostPasses, passes);
  readBetween(in, *json, "mebibytes", kMostMebibytes, mebibytes);
  readBetween(in, *json, "idle_minutes", kLongestIdle, header.idleMinutes);
  readWrapped(in, *json, "passphrase", header.passphrase);
  readWrapped(in, *json, "recovery", header.recovery);
  in.optionalField(*json, "purge_on", header.purgeOn);
  if (!in.ok()) return damaged("its header says what no seal of Waymark’s says");
  header.cost = {static_cast<std::uint64_t>(passes), static_cast<std::uint64_t>(mebibytes) << 20U};
  return header;
}

}  // namespace waymark::seal
