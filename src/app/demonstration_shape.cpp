// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demonstration_shape.h"

#include "base/json_reader.h"
#include "base/resources.h"

namespace waymark::app {
namespace {

using base::Json;
using base::JsonReader;

void readWeights(JsonReader& in, const Json& file, const char* name, Weighted<std::string>& out) {
  in.member(file, name, [&](const Json& part) {
    in.member(part, "weights", [&](const Json& weights) {
      for (const auto& [value, weight] : weights.items()) {
        int read = 0;
        in.read(weight, read);
        out.add(value, read);
      }
    });
  });
}

void readRows(JsonReader& in, const Json& file, const char* name, Weighted<int>& out) {
  in.member(file, name, [&](const Json& part) {
    std::vector<std::vector<int>> rows;
    in.field(part, "rows", rows);
    for (const auto& row : rows)
      if (row.size() == 2)
        out.add(row[0], row[1]);
      else
        in.problem("a value and its weight are expected");
  });
}

void readPlanAges(JsonReader& in, const Json& file, Weighted<AgeAndPlace>& out) {
  in.member(file, "plan_ages", [&](const Json& part) {
    std::vector<std::string> places;
    in.field(part, "places", places);
    std::vector<std::vector<int>> rows;
    in.field(part, "rows", rows);
    for (const auto& row : rows) {
      if (row.size() != places.size() + 1) return in.problem("an age and a number for each place are expected");
      for (std::size_t i = 0; i < places.size(); ++i) out.add({row[0], places[i]}, row[i + 1]);
    }
  });
}

void readNumbers(JsonReader& in, const Json& object, std::map<std::string, int, std::less<>>& out) {
  for (const auto& [name, value] : object.items())
    if (value.is_number_integer()) in.read(value, out[name]);
}

}  // namespace

base::Result<DemonstrationShape> demonstrationShape() {
  constexpr const char* kFile = "demo/children.json";
  const auto text = base::embeddedFile(kFile);
  WAYMARK_ASSERT(text.has_value());
  const auto file = base::parseJson(*text, kFile);
  if (!file) return tl::make_unexpected(file.error());
  DemonstrationShape shape;
  JsonReader in{kFile};
  int seed = 0;
  in.field(*file, "seed", seed);
  shape.seed = static_cast<std::uint64_t>(seed);
  in.field(*file, "as_at", shape.asAt);
  in.field(*file, "source_name", shape.sourceName);
  in.field(*file, "plans", shape.plans);
  in.field(*file, "support", shape.support);
  in.field(*file, "authority", shape.authority);
  readWeights(in, *file, "plan_need", shape.planNeed);
  readWeights(in, *file, "support_need", shape.supportNeed);
  readPlanAges(in, *file, shape.planAges);
  readRows(in, *file, "support_ages", shape.supportAges);
  readRows(in, *file, "years_in_place", shape.yearsInPlace);
  readWeights(in, *file, "ethnicity", shape.ethnicity);
  in.member(*file, "male_percent", [&](const Json& part) { in.field(part, "value", shape.malePercent); });
  in.member(*file, "reviews", [&](const Json& part) {
    in.field(part, "held_in_year", shape.reviewsHeld);
    in.field(part, "decision_in_4_weeks", shape.decisionsInFourWeeks);
  });
  in.field(*file, "localities", shape.localities);
  in.member(*file, "settings", [&](const Json& part) {
    in.field(part, "first_words", shape.settingWords);
    readNumbers(in, part, shape.settings);
  });
  in.member(*file, "faults", [&](const Json& part) {
    in.field(part, "on_both_lists", shape.onBothLists);
    in.member(part, "per_10000", [&](const Json& rates) { readNumbers(in, rates, shape.faults); });
  });
  in.member(*file, "clocks", [&](const Json& part) {
    in.field(part, "plans_in_20_weeks", shape.clocks.plansIn20Weeks);
    in.field(part, "decided_in_6_weeks", shape.clocks.decidedIn6Weeks);
    in.field(part, "refused", shape.clocks.refused);
    in.field(part, "exceptions", shape.clocks.exceptions);
    in.field(part, "waiting", shape.clocks.waiting);
    in.field(part, "longest_wait_days", shape.clocks.longestWaitDays);
    in.field(part, "agencies", shape.clocks.agencies);
  });
  if (!in.ok()) return tl::make_unexpected(*in.error());
  return shape;
}

}  // namespace waymark::app
