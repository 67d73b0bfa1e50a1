// SPDX-License-Identifier: GPL-3.0-or-later
// How a command of waymark-cli is written: a name, its options as data, and a function. The contract (exit codes,
// field names) is docs/cli.md. Only cli.cpp knows the option parser.
#pragma once

#include <filesystem>
#include <functional>
#include <iosfwd>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/error.h"
#include "framework/pack_loader.h"

namespace waymark::app {
struct CaseloadReport;
struct FieldworkPaper;
struct PlanSheet;
struct PrintedText;
struct SubmissionLog;
}

namespace waymark::cli {

enum class Format { Text, Json };

/// Exit codes: 0 done, 1 the input has findings the caller asked to fail on, 2 bad use, 3 could not do it.
enum class Exit { Done = 0, HasFindings = 1, BadUse = 2, Failed = 3 };

struct Option {
  enum class Kind { Value, Flag, Positional, Positionals };
  const char* name;  // "framework" -> --framework; positionals are shown in capitals
  const char* help;
  Kind kind = Kind::Value;
  enum class Need { Optional, Required } need = Need::Optional;
};

/// What every command on a workspace takes first.
inline constexpr Option kWorkspace{"workspace", "the .waymark file", Option::Kind::Positional, Option::Need::Required};

/// What the user gave, by option name.
class Arguments {
 public:
  void add(const std::string& name, std::string value) { m_values[name].push_back(std::move(value)); }
  [[nodiscard]] std::optional<std::string> value(const std::string& name) const;
  /// "" where it wasn't given.
  [[nodiscard]] std::string text(const std::string& name) const { return value(name).value_or(""); }
  [[nodiscard]] std::vector<std::string> values(const std::string& name) const;
  [[nodiscard]] bool has(const std::string& name) const { return m_values.contains(name); }

 private:
  std::map<std::string, std::vector<std::string>> m_values;
};

/// What a command works with. JSON goes to `out` alone; people's remarks in text mode too; errors are returned.
struct Console {
  std::ostream& out;
  Format format = Format::Text;
  framework::Library library;
  base::Now now;
  std::string user;  // who changes are written as
  /// Lay pages out as a PDF; empty where the program was built without the window's libraries.
  std::function<base::Result<void>(const app::PlanSheet&, const std::filesystem::path&)> printPlan = {};
  std::function<base::Result<void>(const app::CaseloadReport&, const std::filesystem::path&)> printCaseload = {};
  std::function<base::Result<void>(const app::PrintedText&, const std::filesystem::path&)> printText = {};
  std::function<base::Result<void>(const app::SubmissionLog&, const std::filesystem::path&)> printSubmissions = {};
  std::function<base::Result<void>(const app::FieldworkPaper&, const std::filesystem::path&)> printFieldwork = {};
};

using Run = base::Result<Exit> (*)(const Arguments&, Console&);

struct Command {
  const char* name;  // "timeline", or of a group: "framework check"
  const char* help;
  std::vector<Option> options;
  Run run;
  const char* groupHelp = "";  // said once, by the first command of a group
};

/// A day given as an option: BadDate names the option.
base::Result<base::Day> dayArgument(const Arguments& arguments, const std::string& name);

/// Every command, in the order of the help. Each file of src/cli gives its own.
std::vector<Command> commands();

// One function a file; add yours here and in commands().
std::vector<Command> frameworkCommands();
std::vector<Command> moveCommands();
std::vector<Command> timelineCommands();
std::vector<Command> judgeCommands();
std::vector<Command> calibrateCommands();
std::vector<Command> calendarCommands();
std::vector<Command> textsCommands();
std::vector<Command> todayCommands();
std::vector<Command> workspaceCommands();
std::vector<Command> exchangeCommands();
std::vector<Command> progressCommands();
std::vector<Command> backupCommands();
std::vector<Command> searchCommands();
std::vector<Command> reportCommands();
std::vector<Command> attachmentCommands();
std::vector<Command> reanchorCommands();
std::vector<Command> rehearsalCommands();
std::vector<Command> toldCommands();
std::vector<Command> checkListsCommands();
std::vector<Command> childrenCommands();
std::vector<Command> importListsCommands();
std::vector<Command> clocksCommands();
std::vector<Command> keptListsCommands();
std::vector<Command> correctionsCommands();
std::vector<Command> submissionCommands();
std::vector<Command> surveyLinksCommands();
std::vector<Command> ownSurveyCommands();
std::vector<Command> listsCommands();
std::vector<Command> benchmarkCommands();
std::vector<Command> caseloadCommands();
std::vector<Command> measureCommands();
std::vector<Command> fieldworkCommands();
std::vector<Command> requestsCommands();
std::vector<Command> returnCommands();

/// Parses and runs. `arguments` without the program's name. Prints one sentence on `err` when it can't.
int run(std::span<const std::string> arguments, Console console, std::ostream& err);

}  // namespace waymark::cli
