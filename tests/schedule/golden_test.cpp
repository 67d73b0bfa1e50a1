// SPDX-License-Identifier: GPL-3.0-or-later
// Whole plans against golden files. WAYMARK_WRITE_GOLDEN=1 writes them anew; read the difference before it is
// committed.
#include <catch2/catch.hpp>
#include <cstdlib>

#include "base/file.h"
#include "framework/pack_loader.h"
#include "schedule/timeline.h"

using namespace waymark;

namespace {

std::string asText(const schedule::Timeline& plan) {
  std::string text;
  for (const auto& anchor : plan.anchors)
    text += anchor.id + " " + (anchor.day ? base::isoText(*anchor.day) : anchor.label) + "\n";
  for (const auto& task : plan.tasks) {
    text += (task.due ? base::longText(*task.due) : "undated") + " " +
            (task.dueTime ? base::timeText(*task.dueTime) : "--:--") + " " + task.label + " " + task.id;
    if (task.start != task.due) text += " from " + base::isoText(*task.start);
    text += "\n";
  }
  for (const auto& warning : plan.warnings) text += "! " + schedule::warningText(warning) + "\n";
  return text;
}

}  // namespace

TEST_CASE("whole plans are as they were") {
  struct Case {
    const char* pack;
    base::Day notified;
  };
  for (const auto& [id, notified] :
       {Case{"area-send-2025", base::dayOf(2025, 9, 8)}, Case{"area-send-2025", base::dayOf(2026, 3, 23)},
        Case{"area-send-2023", base::dayOf(2023, 4, 27)}, Case{"area-send-2025", base::dayOf(2029, 11, 26)},
        Case{"area-send-monitoring", base::dayOf(2025, 10, 6)}, Case{"area-send-engagement", base::dayOf(2026, 3, 4)},
        Case{"area-send-thematic", base::dayOf(2025, 5, 12)}, Case{"local-area-2016", base::dayOf(2018, 10, 1)},
        Case{"wsoa-revisit", base::dayOf(2019, 4, 26)}}) {
    const auto pack = *framework::Library().load(id);
    const auto text = asText(schedule::compute(pack, calendar::england(), {notified, {}, {}}));
    const auto file =
        std::string(WAYMARK_TEST_DATA) + "/golden/timeline-" + id + "-" + base::isoText(notified) + ".txt";
    CAPTURE(file);
    if (std::getenv("WAYMARK_WRITE_GOLDEN") != nullptr) {
      REQUIRE(base::writeFileSafely(file, text));
    } else {
      const auto golden = base::readFile(file, 1'000'000);
      REQUIRE(golden);
      CHECK(text == *golden);
    }
  }
}
