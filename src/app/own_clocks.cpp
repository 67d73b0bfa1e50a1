// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/own_clocks.h"

#include <fmt/format.h>

namespace waymark::app {

base::Result<ClocksInUse> clocksInUse(const framework::Library& library) {
  const auto builtIn = [] {
    return schedule::builtInClockRules(schedule::kStandardClocks).map([](schedule::ClockRules rules) {
      return ClocksInUse{std::move(rules), {}};
    });
  };
  if (library.ownFolder().empty()) return builtIn();
  const std::string id(schedule::kStandardClocks);
  const auto file = library.ownFolder().parent_path() / "clocks" / (id + ".json");
  const auto text = framework::readPackFile(file);
  if (!text && text.error().code == base::Code::FileMissing) return builtIn();
  if (!text) return tl::make_unexpected(text.error());
  auto rules = schedule::parseClockRules(*text, file.string());
  if (!rules) return tl::make_unexpected(std::move(rules.error()));
  if (rules->id != id)
    return base::fail(base::Code::BadSchema,
                      {{"file", file.string()}, {"path", "/id"}, {"problem", "it must be “" + id + "”, as the file’s name"}});
  return ClocksInUse{std::move(*rules), file};
}

base::Result<ClockReport> clockReport(Session& session, const domain::Workspace& workspace, ClocksInUse clocks,
                                      base::Day today, const storage::WorkControl& control) {
  auto report = clockReport(session, workspace, std::move(clocks.rules), today, control);
  if (report && !clocks.ownFile.empty())
    report->remarks.push_back(fmt::format("The clocks are your own: version {}, from {}.", report->rules.version,
                                          clocks.ownFile.string()));
  return report;
}

}  // namespace waymark::app
