// SPDX-License-Identifier: GPL-3.0-or-later
// The one unit that includes CLI11: it is slow to compile, and its exit codes (106 on bad use) aren't ours.
#include <CLI/CLI.hpp>
#include <algorithm>
#include <deque>
#include <map>
#include <ostream>

#include "app/backup.h"
#include "base/message.h"
#include "base/text.h"
#include "cli/command.h"

namespace waymark::cli {
namespace {

/// Where CLI11 writes a given option's values; stable addresses.
struct Slot {
  const Option* option;
  std::vector<std::string> values;
  std::string single;  // a positional's one value: a vector would take its neighbour's too
  bool flag = false;
};

struct Parsed {
  const Command* command;
  CLI::App* app;
  std::deque<Slot> slots;
};

void addOption(CLI::App& app, Parsed& parsed, const Option& option) {
  auto& slot = parsed.slots.emplace_back(Slot{&option, {}, {}, false});
  CLI::Option* added = nullptr;
  const std::string name = option.name;
  switch (option.kind) {
    case Option::Kind::Flag:
      added = app.add_flag("--" + name, slot.flag, option.help);
      break;
    case Option::Kind::Value:
      added = app.add_option("--" + name, slot.values, option.help)->allow_extra_args(false);
      break;
    case Option::Kind::Positional:
      added = app.add_option(name, slot.single, option.help);
      break;
    case Option::Kind::Positionals:
      added = app.add_option(name, slot.values, option.help)->expected(1, 1000);
      break;
  }
  if (option.need == Option::Need::Required) added->required();
}

/// "framework check" is a command of the group "framework".
CLI::App* addCommand(CLI::App& app, const Command& command, std::map<std::string, CLI::App*>& groups) {
  const std::string name = command.name;
  const auto space = name.find(' ');
  if (space == std::string::npos) return app.add_subcommand(name, command.help);
  auto& group = groups[name.substr(0, space)];
  if (group == nullptr) {
    group = app.add_subcommand(name.substr(0, space), command.groupHelp);
    group->require_subcommand(1);
  }
  return group->add_subcommand(name.substr(space + 1), command.help);
}

std::string helpOf(const CLI::App& app) {
  const auto subs = app.get_subcommands();
  return subs.empty() ? app.help() : helpOf(*subs.front());
}

/// On stderr, as what a script reads is the answer alone.
void warnOfCloud(const Arguments& arguments, std::ostream& err) {
  std::error_code none;
  const std::filesystem::path file = arguments.text(kWorkspace.name);
  if (file.empty() || !std::filesystem::exists(file, none)) return;
  if (const auto program = app::syncedBy(std::filesystem::absolute(file).parent_path()))
    err << file.string() << " lies in a folder that " << *program
        << " copies to its cloud, with what it holds of children. It can also be damaged there while it is being "
           "changed. Keep it in a folder that isn’t synchronised.\n";
}

int exitCode(Exit exit) {
  return static_cast<int>(exit);
}

}  // namespace

std::optional<std::string> Arguments::value(const std::string& name) const {
  const auto at = m_values.find(name);
  if (at == m_values.end() || at->second.empty()) return std::nullopt;
  return at->second.back();
}

std::vector<std::string> Arguments::values(const std::string& name) const {
  const auto at = m_values.find(name);
  return at == m_values.end() ? std::vector<std::string>{} : at->second;
}

base::Result<base::Day> dayArgument(const Arguments& arguments, const std::string& name) {
  const auto text = arguments.text(name);
  if (const auto day = base::parseDay(text)) return *day;
  return base::fail(base::Code::BadDate, {{"field", "--" + name}, {"value", text}});
}

int run(std::span<const std::string> arguments, Console console, std::ostream& err) {
  for (const auto& argument : arguments)
    if (!base::isCleanText(argument)) {
      err << base::sentence({base::Code::BadText, {}, {{"where", "The command line"}}}) << '\n';
      return exitCode(Exit::BadUse);
    }
  const auto all = commands();
  CLI::App app{"Waymark on the command line: plans, evidence and the provisional outcome of an area SEND inspection",
               "waymark-cli"};
  app.require_subcommand(1);
  std::string format = "text";
  std::deque<Parsed> parsed;
  std::map<std::string, CLI::App*> groups;
  for (const auto& command : all) {
    auto* sub = addCommand(app, command, groups);
    auto& entry = parsed.emplace_back(Parsed{&command, sub, {}});
    sub->add_option("--format", format, "text (for people) or json")->check(CLI::IsMember({"text", "json"}));
    for (const auto& option : command.options) addOption(*sub, entry, option);
  }
  std::vector<std::string> reversed(arguments.rbegin(), arguments.rend());  // CLI11 reads a vector from its end
  try {
    app.parse(reversed);
  } catch (const CLI::CallForHelp&) {
    // CLI11 sees --help before it sees that there is no such command.
    const auto word = std::ranges::find_if(arguments, [](const std::string& text) { return !text.starts_with('-'); });
    if (app.get_subcommands().empty() && word != arguments.end()) {
      err << "There is no command “" << *word << "”.\nRun with --help for what is possible.\n";
      return exitCode(Exit::BadUse);
    }
    console.out << helpOf(app);
    return exitCode(Exit::Done);
  } catch (const CLI::ParseError& error) {
    err << error.what() << "\nRun with --help for what is possible.\n";
    return exitCode(Exit::BadUse);
  }
  console.format = format == "json" ? Format::Json : Format::Text;

  const auto chosen = std::ranges::find_if(parsed, [](const Parsed& entry) { return entry.app->parsed(); });
  Arguments given;
  for (auto& slot : chosen->slots) {
    if (slot.flag) given.add(slot.option->name, "yes");
    if (!slot.single.empty()) given.add(slot.option->name, std::move(slot.single));
    for (auto& value : slot.values) given.add(slot.option->name, std::move(value));
  }
  const auto result = chosen->command->run(given, console);
  warnOfCloud(given, err);
  if (result) {
    console.out.flush();
    return exitCode(*result);
  }
  err << base::sentence(result.error()) << '\n';
  return exitCode(result.error().code == base::Code::BadUse ? Exit::BadUse : Exit::Failed);
}

}  // namespace waymark::cli
