// SPDX-License-Identifier: GPL-3.0-or-later
#include "schedule/fieldwork_kinds.h"

#include <algorithm>

#include "base/json_reader.h"
#include "base/resources.h"

namespace waymark::schedule {

using base::Json;
using base::JsonReader;

namespace {

constexpr int kLongestSession = 600;
constexpr std::string_view kKindsFile = "fieldwork/session-kinds.json";

void readSessionKind(JsonReader& in, const Json& json, base::Day verifiedOn, std::vector<SessionKind>& out) {
  auto& kind = out.emplace_back();
  in.field(json, "id", kind.id);
  in.field(json, "title", kind.title);
  in.field(json, "minutes", kind.minutes);
  in.field(json, "pause", kind.pauseMinutes);
  in.optionalField(json, "from", kind.from);
  in.optionalField(json, "to", kind.to);
  in.optionalField(json, "in_breaks", kind.inBreaks);
  in.optionalField(json, "needs_place", kind.needsPlace);
  in.optionalField(json, "restricted", kind.isRestricted);
  in.optionalField(json, "excluded_roles", kind.excludedRoles);
  in.field(json, "source", kind.provenance.source);
  in.field(json, "certainty", kind.provenance.certainty);
  kind.provenance.verifiedOn = verifiedOn;
  if (!in.ok()) return;
  if (kind.id.empty()) return in.problem("the id is empty");
  if (std::ranges::count(out, kind.id, &SessionKind::id) > 1)
    return in.problem("the id “" + kind.id + "” is there twice");
  if (kind.minutes < 5 || kind.minutes > kLongestSession) return in.problem("minutes must be 5 to 600");
  if (kind.pauseMinutes < 0 || kind.pauseMinutes > kLongestSession) return in.problem("pause must be 0 to 600");
  if (kind.from && kind.to && *kind.to <= *kind.from) in.problem("it ends before it begins");
}

}  // namespace

base::Result<std::vector<SessionKind>> parseSessionKinds(std::string_view json, std::string_view file) {
  const auto value = base::parseJson(json, file);
  if (!value) return tl::make_unexpected(value.error());
  JsonReader in{std::string(file)};
  std::vector<SessionKind> out;
  int format = 0;
  base::Day verifiedOn{};
  in.field(*value, "format", format);
  if (in.ok() && format != 1)
    in.problem("format " + std::to_string(format) + " is not known; this Waymark reads format 1");
  in.field(*value, "verified_on", verifiedOn);
  in.member(*value, "kinds", [&](const Json& rows) {
    in.each(rows, [&](const Json& row) { readSessionKind(in, row, verifiedOn, out); });
    if (in.ok() && out.empty()) in.problem("at least one kind is needed");
  });
  if (!in.ok()) return tl::make_unexpected(*in.error());
  return out;
}

const std::vector<SessionKind>& sessionKinds() {
  static const std::vector<SessionKind> kinds = [] {
    const auto bytes = base::embeddedFile(kKindsFile);
    WAYMARK_ASSERT(bytes.has_value());
    auto read = parseSessionKinds(*bytes, kKindsFile);
    WAYMARK_ASSERT(read.has_value());  // a test reads it
    return std::move(*read);
  }();
  return kinds;
}

const SessionKind* sessionKind(std::string_view id) {
  const auto at = std::ranges::find(sessionKinds(), id, &SessionKind::id);
  return at == sessionKinds().end() ? nullptr : &*at;
}

}  // namespace waymark::schedule
