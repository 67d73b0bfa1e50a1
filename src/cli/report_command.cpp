// SPDX-License-Identifier: GPL-3.0-or-later
// waymark-cli report: documents and files made from a workspace.
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <ostream>

#include "app/plan_calendar.h"
#include "app/plan_sheet.h"
#include "app/session.h"
#include "base/file.h"
#include "base/text.h"
#include "cli/command.h"
#include "cli/workspace_state.h"

namespace waymark::cli {
namespace {

using base::Code;
using base::Result;
using Json = nlohmann::ordered_json;
using Kind = Option::Kind;
using Need = Option::Need;

/// The record that `wanted` names, by id or by name; capitals don't matter.
template <class T>
Result<decltype(T::id)> named(const domain::Workspace& workspace, const std::string& wanted, const char* what) {
  const auto id = base::parseUuid(wanted);
  for (const auto& row : workspace.all<T>())
    if (id ? row.value.id.uuid == *id : base::folded(row.value.name) == base::folded(wanted)) return row.value.id;
  return base::fail(Code::NotFound, {{"what", what}, {"id", wanted}});
}

Result<app::PlanAudience> audienceOf(const Arguments& arguments, const domain::Workspace& workspace) {
  if (arguments.has("person") && arguments.has("partner"))
    return base::fail(Code::BadUse, {{"problem", "Give --person or --partner, not both"}});
  app::PlanAudience audience;
  if (arguments.has("person")) {
    const auto id = named<domain::Person>(workspace, arguments.text("person"), "person");
    if (!id) return tl::make_unexpected(id.error());
    audience.person = *id;
  }
  if (arguments.has("partner")) {
    const auto id = named<domain::Partner>(workspace, arguments.text("partner"), "partner");
    if (!id) return tl::make_unexpected(id.error());
    audience.partner = *id;
  }
  return audience;
}

Result<void> writeNew(const std::filesystem::path& file, std::string_view bytes) {
  if (std::filesystem::exists(file)) return base::fail(Code::FileExists, {{"file", file.string()}});
  return base::writeFileSafely(file, bytes);
}

/// What the kinds work on: the workspace's plan, as the window has it.
struct Material {
  domain::Workspace workspace;
  domain::Inspection inspection;
  framework::Pack pack;
  calendar::Calendar calendar;
  app::Plan plan;
};

Result<Material> read(const Arguments& arguments, Console& console) {
  auto session = app::Session::openForReading(arguments.text("workspace"), console.user, console.now.utc);
  if (!session) return tl::make_unexpected(session.error());
  auto workspace = session->load();
  if (!workspace) return tl::make_unexpected(workspace.error());
  const auto pack = packOfArea(*workspace, console);
  if (!pack) return tl::make_unexpected(pack.error());
  const auto* inspection = app::currentInspection(*workspace);
  if (inspection == nullptr)
    return base::fail(Code::TooLittle, {{"problem", "The workspace has no inspection, so there is no plan"}});
  Material material{
      {}, inspection->value, packOf(inspection, *pack, console.library), app::calendarFor(*workspace), {}};
  material.plan = app::planFor(*workspace, material.inspection, material.pack, material.calendar);
  material.workspace = *std::move(workspace);
  return material;
}

Result<Exit> writeCalendar(const Arguments& arguments, const Material& material, Console& console) {
  const auto audience = audienceOf(arguments, material.workspace);
  if (!audience) return tl::make_unexpected(audience.error());
  const auto& inspection = material.inspection;
  const auto events = app::planEvents(material.workspace, inspection, material.pack, material.plan, *audience);
  const std::filesystem::path file = arguments.text("out");
  const auto written =
      app::planCalendar(material.workspace, inspection, material.pack, material.plan, *audience, console.now.utc)
          .and_then([&](const std::string& text) { return writeNew(file, text); });
  if (!written) return tl::make_unexpected(written.error());
  if (console.format == Format::Json)
    console.out << Json{{"file", file.string()}, {"events", events.size()}}.dump(2) << '\n';
  else
    console.out << fmt::format("Wrote {} tasks to {}.\n", events.size(), file.string());
  return Exit::Done;
}

/// The days that --span and --day ask for: the day, its week, or the three weeks from the call's.
Result<base::DateRange> daysOf(const Arguments& arguments, const Material& material, const base::Now& now) {
  using std::chrono::days;
  const auto& notified = material.plan.timeline.notified;
  if (!notified)
    return base::fail(Code::TooLittle,
                      {{"problem", "The plan has no dates before the call, so there are no days to print"}});
  const auto monday = [](base::Day day) { return day - (std::chrono::weekday{day} - std::chrono::Monday); };
  const auto span = arguments.value("span").value_or("three-weeks");
  base::Day day = span == "three-weeks" ? *notified : now.today;
  if (arguments.has("day")) {
    const auto given = dayArgument(arguments, "day");
    if (!given) return tl::make_unexpected(given.error());
    day = *given;
  }
  if (span == "day") return base::DateRange{day, day};
  if (span == "week") return base::DateRange{monday(day), monday(day) + days{6}};
  if (span == "three-weeks") return base::DateRange{monday(day), monday(day) + days{20}};
  return base::fail(Code::UnknownCode, {{"field", "--span"}, {"value", span}, {"allowed", "day, week, three-weeks"}});
}

Result<Exit> printTimeline(const Arguments& arguments, const Material& material, Console& console) {
  if (!console.printPlan)
    return base::fail(Code::BadUse, {{"problem", "This program was built without the libraries that lay out PDFs"}});
  const auto now = app::nowFor(material.workspace, console.now);
  const auto days = daysOf(arguments, material, now);
  if (!days) return tl::make_unexpected(days.error());
  const auto given = arguments.value("group").value_or("phase");
  const auto groups = base::parseCode<app::SheetGroups>(given);
  if (!groups)
    return base::fail(Code::UnknownCode,
                      {{"field", "--group"}, {"value", given}, {"allowed", "phase, owner, partner, state"}});
  const auto sheet = app::planSheet(material.workspace, material.inspection, material.pack, material.plan,
                                    material.calendar, *days, now, *groups);
  const std::filesystem::path file = arguments.text("out");
  if (std::filesystem::exists(file)) return base::fail(Code::FileExists, {{"file", file.string()}});
  const auto written = console.printPlan(sheet, file);
  if (!written) return tl::make_unexpected(written.error());
  const auto tasks = std::ranges::count(sheet.rows, false, &app::SheetRow::isGroup);
  if (console.format == Format::Json)
    console.out << Json{{"file", file.string()},
                        {"from", base::isoText(days->from)},
                        {"to", base::isoText(days->to)},
                        {"tasks", tasks}}
                       .dump(2)
                << '\n';
  else
    console.out << fmt::format("Wrote {} tasks, {}, to {}.\n", tasks, sheet.span, file.string());
  return Exit::Done;
}

Result<Exit> report(const Arguments& arguments, Console& console) {
  const auto kind = arguments.text("kind");
  if (kind != "plan" && kind != "timeline")
    return base::fail(Code::UnknownCode, {{"field", "--kind"}, {"value", kind}, {"allowed", "plan, timeline"}});
  const std::string type = kind == "plan" ? ".ics" : ".pdf";
  if (std::filesystem::path(arguments.text("out")).extension() != type)
    return base::fail(Code::BadUse, {{"problem", "--out must end in " + type + " for the kind " + kind}});
  const auto material = read(arguments, console);
  if (!material) return tl::make_unexpected(material.error());
  return kind == "plan" ? writeCalendar(arguments, *material, console) : printTimeline(arguments, *material, console);
}

}  // namespace

std::vector<Command> reportCommands() {
  return {{"report",
           "Write a file made from a workspace: the plan as a calendar file, or some days of it as a page",
           {kWorkspace,
            {"kind", "plan: the dated tasks, as .ics; timeline: a page of days, as .pdf", Kind::Value, Need::Required},
            {"out", "the file to write; it must not exist", Kind::Value, Need::Required},
            {"span", "timeline: day, week or three-weeks (which it is without)"},
            {"day", "timeline: a day of the span, as 2025-09-08; today without"},
            {"group", "timeline: by phase (which it is without), owner, partner or state"},
            {"person", "plan: only this person's tasks: a name or an id"},
            {"partner", "plan: only this organisation's tasks: a name or an id"}},
           report}};
}

}  // namespace waymark::cli
