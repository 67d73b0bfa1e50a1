// SPDX-License-Identifier: GPL-3.0-or-later
// waymark-cli timeline
#include <fmt/format.h>

#include <nlohmann/json.hpp>
#include <ostream>

#include "base/file.h"
#include "cli/command.h"
#include "cli/json_values.h"
#include "schedule/timeline.h"

namespace waymark::cli {
namespace {

using base::Result;
using Json = nlohmann::ordered_json;

constexpr std::size_t kLargestHolidays = 4'000'000;

Json asJson(const schedule::Timeline& plan) {
  Json json;
  json["framework"] = plan.framework;
  json["notified"] = dayOrNull(plan.notified);
  json["anchors"] = Json::object();
  for (const auto& anchor : plan.anchors) json["anchors"][anchor.id] = dayOrNull(anchor.day);
  json["anchor_notes"] = Json::object();
  for (const auto& anchor : plan.anchors)
    if (!anchor.note.empty()) json["anchor_notes"][anchor.id] = anchor.note;
  json["phases"] = Json::array();
  for (const auto& phase : plan.phases)
    json["phases"].push_back(
        {{"id", phase.id}, {"title", phase.title}, {"start", dayOrNull(phase.start)}, {"end", dayOrNull(phase.end)}});
  json["tasks"] = Json::array();
  for (const auto& task : plan.tasks)
    json["tasks"].push_back({{"id", task.id},
                             {"title", task.title},
                             {"phase", task.phase},
                             {"label", task.label},
                             {"start", dayOrNull(task.start)},
                             {"due", dayOrNull(task.due)},
                             {"due_time", task.dueTime ? Json(base::timeText(*task.dueTime)) : Json()},
                             {"owner", task.owner},
                             {"external", task.external},
                             {"conditional", task.conditional},
                             {"note", task.note.empty() ? Json() : Json(task.note)},
                             {"source", task.provenance.source},
                             {"certainty", base::codeText(task.provenance.certainty)}});
  json["warnings"] = Json::array();
  for (const auto& warning : plan.warnings) json["warnings"].push_back(schedule::warningText(warning));
  return json;
}

void asText(const schedule::Timeline& plan, const framework::Pack& pack, std::ostream& out) {
  out << pack.title << "\n\n";
  for (const auto& anchor : plan.anchors)
    out << fmt::format("{:<34} {}\n", anchor.title, anchor.day ? base::longText(*anchor.day) : anchor.label);
  for (const auto& anchor : plan.anchors)
    if (!anchor.note.empty()) out << fmt::format("Note on “{}”: {}\n", anchor.title, anchor.note);
  std::string phase;
  for (const auto& task : plan.tasks) {
    if (task.phase != phase) {
      phase = task.phase;
      out << "\n" << pack.phase(phase)->title << "\n";
    }
    const auto when = task.due ? base::longText(*task.due) : task.label;
    const auto* owner = pack.ownerRole(task.owner);
    out << fmt::format("  {:<24} {:<6} {:<62} {}{}\n", when, task.dueTime ? base::timeText(*task.dueTime) : "",
                       task.title, owner == nullptr ? task.owner : owner->title,
                       task.provenance.certainty == framework::Certainty::Assumed ? "  (assumed)" : "");
    if (!task.note.empty()) out << fmt::format("{:34}Note: {}\n", "", task.note);
  }
  if (!plan.warnings.empty()) out << "\nTo check\n";
  for (const auto& warning : plan.warnings) out << "  " << schedule::warningText(warning) << "\n";
}

/// "anchor=2025-09-22" of --anchor.
Result<std::pair<std::string, base::Day>> anchorArgument(const std::string& text, const framework::Pack& pack) {
  const auto equals = text.find('=');
  const auto id = text.substr(0, equals);
  if (pack.anchor(id) == nullptr) return base::fail(base::Code::NotFound, {{"what", "anchor"}, {"id", id}});
  const auto day = equals == std::string::npos ? std::nullopt : base::parseDay(text.substr(equals + 1));
  if (!day) return base::fail(base::Code::BadDate, {{"field", "--anchor"}, {"value", text}});
  return std::pair{id, *day};
}

Result<Exit> timeline(const Arguments& arguments, Console& console) {
  const auto pack = console.library.load(arguments.text("framework"));
  if (!pack) return tl::make_unexpected(pack.error());
  auto calendar = calendar::england();
  if (const auto file = arguments.value("holidays")) {
    auto imported = base::readFile(*file, kLargestHolidays).and_then([&](const std::string& bytes) {
      return calendar::withGovUkHolidays(calendar, bytes, *file);
    });
    if (!imported) return tl::make_unexpected(imported.error());
    calendar = *std::move(imported);
  }
  schedule::Inputs inputs;
  if (arguments.has("notified") && arguments.has("on-site"))
    return base::fail(base::Code::BadUse, {{"problem", "Give --notified or --on-site, not both"}});
  if (arguments.has("notified")) {
    const auto day = dayArgument(arguments, "notified");
    if (!day) return tl::make_unexpected(day.error());
    inputs.notified = *day;
  } else if (arguments.has("on-site")) {
    const auto notified = dayArgument(arguments, "on-site").and_then([&](base::Day day) {
      return schedule::notifiedFor(*pack, calendar, "on_site", day);
    });
    if (!notified) return tl::make_unexpected(notified.error());
    inputs.notified = *notified;
  }
  for (const auto& text : arguments.values("anchor")) {
    const auto anchor = anchorArgument(text, *pack);
    if (!anchor) return tl::make_unexpected(anchor.error());
    inputs.anchors.insert(*anchor);
  }
  inputs.outcome = arguments.text("outcome");
  if (!inputs.outcome.empty() && pack->outcome(inputs.outcome) == nullptr)
    return base::fail(base::Code::NotFound, {{"what", "outcome"}, {"id", inputs.outcome}});
  const auto plan = schedule::compute(*pack, calendar, inputs);
  if (console.format == Format::Json)
    console.out << asJson(plan).dump(2) << '\n';
  else
    asText(plan, *pack, console.out);
  return Exit::Done;
}

}  // namespace

std::vector<Command> timelineCommands() {
  using Kind = Option::Kind;
  return {{"timeline",
           "The dated plan of a framework; D-labels without a date",
           {{"framework", "the framework's id, as `frameworks` lists it", Kind::Value, Option::Need::Required},
            {"notified", "the notification day, as 2025-09-08"},
            {"on-site", "count back from the first day on site instead"},
            {"anchor", "set one anchor by hand, as on_site=2025-09-23"},
            {"outcome", "the published outcome; leaves out what belongs to others"},
            {"holidays", "GOV.UK's bank-holidays JSON, to use in place of the built-in years it lists"}},
           timeline}};
}

}  // namespace waymark::cli
