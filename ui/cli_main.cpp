// SPDX-License-Identifier: GPL-3.0-or-later
// waymark-cli: the second composition root.
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include <cstdlib>
#include <iostream>
#include <string>
#include <vector>

#include "base/date.h"
#include "base/user.h"
#include "cli/command.h"

#ifdef WAYMARK_PRINTS
#include <QGuiApplication>

#include "render/caseload_pdf.h"
#include "render/fieldwork_pdf.h"
#include "render/plan_pdf.h"
#include "render/submissions_pdf.h"
#include "render/text_pdf.h"
#endif

namespace {

/// $XDG_DATA_HOME/waymark/frameworks or ~/.local/share/waymark/frameworks: the user's own packs, as in the window.
std::filesystem::path ownPackFolder() {
  if (const char* data = std::getenv("XDG_DATA_HOME"); data != nullptr && *data != '\0')
    return std::filesystem::path(data) / "waymark" / "frameworks";
  if (const char* home = std::getenv("HOME"); home != nullptr)
    return std::filesystem::path(home) / ".local" / "share" / "waymark" / "frameworks";
  return {};
}

#ifdef WAYMARK_PRINTS
/// Qt is started here and not sooner: other commands don't pay for it. Needs no display.
template <class Value>
waymark::base::Result<void> print(waymark::base::Result<void> (*save)(const Value&, const std::filesystem::path&),
                                  const Value& value, const std::filesystem::path& file) {
  qputenv("QT_QPA_PLATFORM", "offscreen");
  int count = 1;
  char name[] = "waymark-cli";
  char* arguments[] = {name, nullptr};
  const QGuiApplication application(count, arguments);
  return save(value, file);
}
#endif

}  // namespace

int main(int argc, char** argv) {
  // spdlog's default logger writes to stdout, which belongs to the answer.
  spdlog::set_default_logger(spdlog::stderr_logger_st("waymark-cli"));
  spdlog::set_level(spdlog::level::warn);
  std::ios::sync_with_stdio(false);
  const std::vector<std::string> arguments(argv + 1, argv + argc);
  waymark::cli::Console console{std::cout, waymark::cli::Format::Text, waymark::framework::Library(ownPackFolder()),
                                waymark::base::systemNow(), waymark::base::userName()};
#ifdef WAYMARK_PRINTS
  console.printPlan = [](const waymark::app::PlanSheet& sheet, const std::filesystem::path& file) {
    return print(waymark::ui::savePlanPdf, sheet, file);
  };
  console.printCaseload = [](const waymark::app::CaseloadReport& report, const std::filesystem::path& file) {
    return print(waymark::ui::saveCaseloadPdf, report, file);
  };
  console.printText = [](const waymark::app::PrintedText& text, const std::filesystem::path& file) {
    return print(waymark::ui::saveTextPdf, text, file);
  };
  console.printSubmissions = [](const waymark::app::SubmissionLog& log, const std::filesystem::path& file) {
    return print(waymark::ui::saveSubmissionsPdf, log, file);
  };
  console.printFieldwork = [](const waymark::app::FieldworkPaper& paper, const std::filesystem::path& file) {
    return print(waymark::ui::saveFieldworkPdf, paper, file);
  };
#endif
  return waymark::cli::run(arguments, std::move(console), std::cerr);
}
