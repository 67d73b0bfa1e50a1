// SPDX-License-Identifier: GPL-3.0-or-later
// Where the area stands, in words and as a table: what the pictures show, for reading and copying.
#pragma once

#include <QString>

#include "app/area_standing.h"
#include "widgets/table_model.h"

namespace waymark::ui {

/// "46.4%", or the state in words: "not available".
QString figureWords(const lists::Figure& figure);
/// "130th of 151; higher is better", "no rank: neither more nor fewer is better"; "no rank" where there is no figure.
QString rankWords(const lists::BenchmarkMeasure& measure, const lists::PeriodStanding& period);
/// The newest period in which anybody has a figure; nullptr where none is.
const lists::PeriodStanding* newestPeriod(const lists::MeasureStanding& standing);
/// All that a measure's row shows, in sentences.
QString measureSentence(const app::AreaStandingReport& report, std::size_t place);
/// "Today, from your own lists: 33.0% (List 1: EHC plans, case system, Mon 2 Nov 2026)", or why there is none.
QString ownWords(const app::AreaStandingReport& report, std::size_t place);

struct StandingCells {
  std::size_t measure = 0;
  std::size_t period = 0;
};

/// A row a measure and year, newest first.
class StandingModel final : public VectorModel<StandingCells> {
  Q_OBJECT
 public:
  enum ColumnPlace { Measure, Period, Area, Today, Neighbours, Known, Region, England, Ranked };
  explicit StandingModel(QObject* parent = nullptr);
  void setReport(std::shared_ptr<const app::AreaStandingReport> report);

 protected:
  [[nodiscard]] QVariant cell(int sourceRow, int column, int role) const override;
  [[nodiscard]] base::Uuid rowId(const StandingCells& row) const override;
  [[nodiscard]] bool less(int sourceA, int sourceB, int column) const override;

 private:
  std::shared_ptr<const app::AreaStandingReport> m_report;
};

}  // namespace waymark::ui
