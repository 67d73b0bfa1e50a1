// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demonstration_cases.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>

#include "exchange/csv.h"

namespace waymark::app {
namespace {

using base::Day;
using std::chrono::days;

constexpr int kWeek = 7;
/// Requests of the year before last are in no one's extract.
constexpr days kCaseYears{680};

class CaseMaker {
 public:
  CaseMaker(const DemonstrationShape& shape, Dice& dice) : m_shape(shape), m_dice(dice) {}

  void addPlan(const DemonstrationPlan& plan) {
    if (plan.reviewed)
      reviews += exchange::csvLine({plan.id, demonstrationDate(*plan.reviewed), text(plan.decided),
                                    plan.amended ? "A" : plan.decided ? "M" : "", text(plan.amended)});
    if (m_shape.asAt - plan.initial > kCaseYears) return;
    const bool isInTime = percent(m_shape.clocks.plansIn20Weeks);
    const int took = isInTime ? m_dice.between(14 * kWeek, 20 * kWeek) : m_dice.between(20 * kWeek + 1, 62 * kWeek);
    const Day received = plan.initial - days(took);
    const Day decided = received + days(decisionDays());
    const Day draft = std::max(decided + days(1), plan.initial - days(m_dice.between(16, 45)));
    const bool isExcused = !isInTime && percent(m_shape.clocks.exceptions);
    request(plan.id, received, decided, "Y", {"Y", demonstrationDate(draft), demonstrationDate(draft),
                                              isExcused ? "absence" : "", demonstrationDate(plan.initial)});
  }

  void addWaiting(const std::string& id) {
    const Day received = m_shape.asAt - days(m_dice.between(3, m_shape.clocks.longestWaitDays));
    const Day decided = received + days(decisionDays());
    if (decided > m_shape.asAt) return request(id, received, std::nullopt, "A", {});
    if (percent(m_shape.clocks.refused)) return request(id, received, decided, "N", {});
    request(id, received, decided, "Y", {"A", "", "", "", ""});
    for (const auto& agency : m_shape.clocks.agencies) {
      const Day asked = decided + days(m_dice.between(0, 6));
      if (asked > m_shape.asAt) continue;
      const Day given = asked + days(m_dice.between(2 * kWeek, 14 * kWeek));
      advice += exchange::csvLine(
          {id, agency, demonstrationDate(asked), given > m_shape.asAt ? "" : demonstrationDate(given)});
    }
  }

  std::string cases = exchange::csvLine({"Unique ID", "Request received", "Decision to assess", "Request outcome",
                                         "Assessment outcome", "Assessment decision", "Draft plan issued", "Exception",
                                         "Final plan issued"});
  std::string advice = exchange::csvLine({"Unique ID", "Agency", "Asked", "Received"});
  std::string reviews =
      exchange::csvLine({"Unique ID", "Review meeting", "Review decision", "Review outcome", "Amended plan issued"});

 private:
  static std::string text(const std::optional<Day>& day) { return day ? demonstrationDate(*day) : std::string(); }
  bool percent(double of) { return m_dice.below(1000) < static_cast<int>(of * 10); }
  int decisionDays() {
    return percent(m_shape.clocks.decidedIn6Weeks) ? m_dice.between(3 * kWeek, 6 * kWeek)
                                                   : m_dice.between(6 * kWeek + 1, 10 * kWeek);
  }
  void request(const std::string& id, Day received, std::optional<Day> decided, const char* outcome,
               std::vector<std::string> rest) {
    rest.resize(5);
    std::vector<std::string> cells{id, demonstrationDate(received), text(decided), outcome};
    cells.insert(cells.end(), rest.begin(), rest.end());
    cases += exchange::csvLine(cells);
  }

  const DemonstrationShape& m_shape;
  Dice& m_dice;
};

}  // namespace

DemonstrationCases demonstrationCases(const DemonstrationShape& shape, const std::vector<DemonstrationPlan>& plans,
                                      const std::vector<std::string>& waiting, Dice& dice) {
  CaseMaker maker(shape, dice);
  for (const auto& plan : plans) maker.addPlan(plan);
  for (const auto& id : waiting) maker.addWaiting(id);
  return {std::move(maker.cases), std::move(maker.advice), std::move(maker.reviews)};
}

std::string demonstrationDate(Day day) {
  const std::chrono::year_month_day parts(day);
  return fmt::format("{:02}/{:02}/{}", static_cast<unsigned>(parts.day()), static_cast<unsigned>(parts.month()),
                     static_cast<int>(parts.year()));
}

}  // namespace waymark::app
