// SPDX-License-Identifier: GPL-3.0-or-later
// waymark-cli tracked sample: a practice sample over need, age and setting by the pack's rules, with why each was drawn.
#include "cli/practice_sample_command.h"

#include <fmt/format.h>

#include <charconv>
#include <nlohmann/json.hpp>
#include <ostream>

#include "app/tracked_children.h"
#include "cli/json_values.h"
#include "cli/restricted_access.h"

namespace waymark::cli {
namespace {

using base::Code;
using base::Result;
using Json = nlohmann::ordered_json;

Result<int> numberArgument(const Arguments& arguments, const char* option, int usual, int most) {
  const auto text = arguments.value(option);
  if (!text) return usual;
  int number = 0;
  const auto [end, error] = std::from_chars(text->data(), text->data() + text->size(), number);
  if (error != std::errc() || end != text->data() + text->size() || number < 1 || number > most)
    return base::fail(Code::BadNumber, {{"field", std::string("--") + option},
                                        {"value", *text},
                                        {"allowed", "1 to " + std::to_string(most)}});
  return number;
}

}  // namespace

Result<Exit> drawPracticeSample(const Arguments& arguments, Console& console) {
  const bool keeps = arguments.has("keep");
  auto session = keeps ? openForWriting(arguments, console) : openForReading(arguments, console);
  if (!session) return tl::make_unexpected(session.error());
  const auto clock = clockState(*session, console);
  if (!clock) return tl::make_unexpected(clock.error());
  const auto& rules = clock->pack.trackedChildren;
  const auto seed = numberArgument(arguments, "seed", 1, 999'999'999);
  if (!seed) return tl::make_unexpected(seed.error());
  const auto count = numberArgument(arguments, "children", rules.usual, 50);
  if (!count) return tl::make_unexpected(count.error());
  const auto pool = app::openSamplePool(*session, clock->workspace);
  if (!pool) return tl::make_unexpected(pool.error());
  if (pool->children.empty())
    return base::fail(Code::TooLittle, {{"problem", "There are no children to draw from. Import the lists first"}});
  const auto drawn = app::practiceSample(*pool, rules, static_cast<std::size_t>(*count),
                                         static_cast<std::uint64_t>(*seed));
  auto json = Json::array();
  for (std::size_t i = 0; i < drawn.children.size(); ++i) {
    const auto& child = pool->children[drawn.children[i].candidate];
    const auto why = app::whySampled(drawn, i, *pool, rules);
    json.push_back({{"case", child.caseCode}, {"why", why}});
    if (console.format == Format::Text) console.out << child.caseCode << "  " << why << '\n';
  }
  for (const auto& unmet : drawn.unmet)
    if (console.format == Format::Text)
      console.out << fmt::format("Not met: {}: the lists have {} such children that could be drawn.\n",
                                 rules.rules[unmet.rule].text, unmet.found);
  if (keeps) {
    const auto key = enter(*session, *clock, domain::RestrictedPart::TrackedChildren, arguments, console);
    if (!key) return tl::make_unexpected(key.error());
    base::IdMaker ids;
    const auto set = app::keepSample(clock->workspace, clock->id, rules, *pool, drawn, ids, clock->now);
    if (const auto done = apply(*session, set, console); !done) return tl::make_unexpected(done.error());
  }
  if (console.format == Format::Json)
    console.out << Json{{"seed", *seed}, {"from", pool->children.size()}, {"children", json}}.dump(2) << '\n';
  return drawn.unmet.empty() ? Exit::Done : Exit::HasFindings;
}

}  // namespace waymark::cli
