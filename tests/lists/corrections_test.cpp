// SPDX-License-Identifier: GPL-3.0-or-later
#include "lists/corrections.h"

#include "lists/support.h"

using namespace waymark;
using namespace waymark::lists;

namespace {

domain::ChildId childNamed(const char* name) {
  return {base::namedUuid(name)};
}

struct Extract {
  Table table = tableOf("List_1", {{{"unique_id", "1"}, {"primary_need", "ASD"}, {"initial_plan", "04/03/2025"}},
                                   {{"unique_id", "2"}, {"primary_need", "MLD"}},
                                   {{"unique_id", "1"}, {"primary_need", "ASD"}, {"initial_plan", "05/03/2025"}},
                                   {{"unique_id", "3"}, {"gender", "Q"}}});
  std::vector<domain::ChildId> children{childNamed("a"), childNamed("b"), childNamed("a"), childNamed("c")};
  [[nodiscard]] Overlay overlay(const std::vector<Correction>& corrections) const {
    return overlayOf(standard(), {table, children}, corrections);
  }
};

using State = CorrectionState;

}  // namespace

TEST_CASE("a correction is laid over every row that still says the old value, and over no other") {
  const Extract extract;
  const auto overlay = extract.overlay({{childNamed("a"), col("primary_need"), "ASD", "SEMH"},
                                        {childNamed("a"), col("initial_plan"), "2025-03-05", "2025-03-06"},
                                        {childNamed("c"), col("gender"), "Q", "male"},
                                        {childNamed("b"), col("uln"), "", "1000000043"}});
  CHECK(overlay.states == std::vector(4, State::Standing));
  const auto after = withTexts(standard(), extract.table, overlay.cells);
  const auto text = [&](std::string_view column, std::size_t row) { return after.text(standard(), col(column), row); };
  CHECK(text("primary_need", 0) == "SEMH");
  CHECK(text("primary_need", 1) == "MLD");
  CHECK(text("primary_need", 2) == "SEMH");
  CHECK(text("initial_plan", 0) == "2025-03-04");
  CHECK(text("initial_plan", 2) == "2025-03-06");
  CHECK(text("gender", 3) == "male");
  CHECK(text("uln", 1) == "1000000043");
}

TEST_CASE("what the source has put right is fixed; a third value is somebody's to look at") {
  const Extract extract;
  const auto overlay = extract.overlay({{childNamed("b"), col("primary_need"), "PD", "MLD"},
                                        {childNamed("b"), col("primary_need"), "PD", "SLD"},
                                        {childNamed("z"), col("primary_need"), "PD", "SLD"},
                                        {childNamed("b"), col("locality"), "", "North"},
                                        // One row has it by now, the other says the old value still.
                                        {childNamed("a"), col("initial_plan"), "2025-03-05", "2025-03-04"}});
  CHECK(overlay.states ==
        std::vector{State::Fixed, State::Overtaken, State::ChildGone, State::CannotTell, State::Standing});
  REQUIRE(overlay.cells.size() == 1);
  CHECK(overlay.cells[0].row == 2);
}
