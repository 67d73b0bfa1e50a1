// SPDX-License-Identifier: GPL-3.0-or-later
// waymark-cli texts, text: the texts of the first hours and of every day, filled from a workspace.
#include "app/texts.h"

#include <fmt/format.h>

#include <filesystem>
#include <nlohmann/json.hpp>
#include <ostream>

#include "cli/workspace_state.h"

namespace waymark::cli {
namespace {

using base::Code;
using base::Result;
using Json = nlohmann::ordered_json;
using Kind = Option::Kind;

/// The day a text goes out: that of its task.
const app::PlannedTask* dueTask(const app::Plan& plan, const app::BuiltInText& text) {
  for (const auto& task : plan.tasks)
    if (task.key == text.dueWith) return &task;
  return nullptr;
}

app::Plan planOf(const ClockState& clock) {
  return app::planFor(clock.workspace, clock.inspection().value, clock.pack, clock.calendar);
}

Result<Exit> listTexts(const Arguments& arguments, Console& console) {
  auto session = openForReading(arguments, console);
  if (!session) return tl::make_unexpected(session.error());
  const auto clock = clockState(*session, console);
  if (!clock) return tl::make_unexpected(clock.error());
  const auto plan = planOf(*clock);
  auto json = Json::array();
  for (const auto& text : app::builtInTexts()) {
    const auto* task = dueTask(plan, text);
    const auto due = task != nullptr && task->due
                         ? base::shortText(*task->due) + (task->dueTime ? ", " + base::timeText(*task->dueTime) : "")
                         : std::string("no date yet");
    const bool isOwn = app::wordingOf(clock->workspace, text).own != nullptr;
    if (console.format == Format::Json)
      json.push_back(Json{{"id", text.id},
                          {"title", text.title},
                          {"audience", text.audience},
                          {"task", text.dueWith},
                          {"due", task != nullptr && task->due ? Json(base::isoText(*task->due)) : Json()},
                          {"due_time", task != nullptr && task->dueTime ? Json(base::timeText(*task->dueTime)) : Json()},
                          {"done", task != nullptr && task->state == domain::TaskState::Done},
                          {"edited", isOwn}});
    else
      console.out << fmt::format("{:<22} {:<18} {}{}\n", text.id, due, text.title, isOwn ? " (edited)" : "");
  }
  if (console.format == Format::Json) console.out << json.dump(2, ' ', false, Json::error_handler_t::replace) << '\n';
  return Exit::Done;
}

Result<Exit> oneText(const Arguments& arguments, Console& console) {
  const auto* text = app::builtInText(arguments.text("id"));
  if (text == nullptr) return base::fail(Code::NotFound, {{"what", "text"}, {"id", arguments.text("id")}});
  auto session = openForReading(arguments, console);
  if (!session) return tl::make_unexpected(session.error());
  const auto clock = clockState(*session, console);
  if (!clock) return tl::make_unexpected(clock.error());
  const auto wording = app::wordingOf(clock->workspace, *text);
  const auto filled = app::fillText(
      wording.subject, wording.body,
      app::fieldValues(clock->workspace, clock->inspection().value, clock->pack, clock->calendar, planOf(*clock),
                       clock->now));
  if (!filled) return tl::make_unexpected(filled.error());
  const auto file = arguments.text("out");
  if (!file.empty()) {
    if (std::filesystem::exists(file)) return base::fail(Code::FileExists, {{"file", file}});
    const bool isPdf = std::filesystem::path(file).extension() == ".pdf";
    if (isPdf && !console.printText)
      return base::fail(Code::BadUse, {{"problem", "This program was built without the libraries that lay out PDFs"}});
    const auto saved = isPdf ? console.printText({*filled, text->easyRead}, file)
                             : app::saveText(*filled, text->easyRead, file);
    if (!saved) return tl::make_unexpected(saved.error());
  }
  if (console.format == Format::Json) {
    console.out << Json{{"id", text->id},
                        {"subject", filled->subject},
                        {"body", filled->body},
                        {"missing", filled->missing},
                        {"edited", wording.own != nullptr},
                        {"file", file.empty() ? Json() : Json(file)}}
                       .dump(2, ' ', false, Json::error_handler_t::replace)
                << '\n';
    return Exit::Done;
  }
  if (file.empty())
    console.out << app::emailText(*filled);
  else
    console.out << fmt::format("Wrote “{}” to {}.\n", text->title, file);
  for (const auto& title : filled->missing)
    if (!file.empty()) console.out << "Not known yet: " << title << '\n';
  return Exit::Done;
}

}  // namespace

std::vector<Command> textsCommands() {
  return {{"texts", "The texts of the first hours and of every day, and when each goes out", {kWorkspace}, listTexts},
          {"text",
           "One of the texts, filled from the workspace",
           {kWorkspace,
            {"id", "which one (waymark-cli texts lists them)", Kind::Positional, Option::Need::Required},
            {"out", "write it to a file that must not exist: .txt, .html, .odt or .pdf"}},
           oneText}};
}

}  // namespace waymark::cli
