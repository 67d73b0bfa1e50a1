// SPDX-License-Identifier: GPL-3.0-or-later
#include "children/standing_words.h"

#include <QCoreApplication>
#include <algorithm>

#include "bridge/dates.h"
#include "bridge/text.h"

namespace waymark::ui {

namespace {

QString standingWords(const char* text) {
  return QCoreApplication::translate("standing", text);
}

QString percent(double value) {
  return standingWords("%1%").arg(value, 0, 'f', 1);
}

QString ordinal(int number) {
  const int tens = number % 100;
  const int ones = number % 10;
  const char* ending = tens >= 11 && tens <= 13 ? "th" : ones == 1 ? "st" : ones == 2 ? "nd" : ones == 3 ? "rd" : "th";
  return QString::number(number) + QLatin1String(ending);
}

const lists::BenchmarkMeasure& measureAt(const app::AreaStandingReport& report, std::size_t place) {
  return report.definition.measures[place];
}

}  // namespace

QString figureWords(const lists::Figure& figure) {
  if (figure.known()) return percent(figure.value);
  return QCoreApplication::translate("figures", lists::figureText(figure).c_str());
}

QString rankWords(const lists::BenchmarkMeasure& measure, const lists::PeriodStanding& period) {
  if (measure.better == lists::Better::None) return standingWords("no rank: neither more nor less is better");
  if (!period.rank) return standingWords("no rank");
  return (measure.better == lists::Better::Higher ? standingWords("%1 of %2; higher is better")
                                                  : standingWords("%1 of %2; lower is better"))
      .arg(ordinal(period.rank->place))
      .arg(period.rank->of);
}

const lists::PeriodStanding* newestPeriod(const lists::MeasureStanding& standing) {
  const auto any = [](const lists::PeriodStanding& period) {
    return period.area.known() || period.neighbourMean || period.region.known() || period.england.known();
  };
  const auto at = std::find_if(standing.periods.rbegin(), standing.periods.rend(), any);
  return at == standing.periods.rend() ? nullptr : &*at;
}

QString ownWords(const app::AreaStandingReport& report, std::size_t place) {
  const auto& measure = measureAt(report, place);
  const auto& own = place < report.own.size() ? report.own[place] : std::nullopt;
  if (own)
    return standingWords("Today, from your own data: %1 (%2, %3).")
        .arg(percent(own->value), toQt(own->from), longDate(own->asAt));
  if (!measure.noOwn.empty()) return standingWords("No figure of today: %1").arg(toQt(measure.noOwn));
  return standingWords("No figure of today: nothing that it is worked out from has been taken in.");
}

QString measureSentence(const app::AreaStandingReport& report, std::size_t place) {
  const auto& measure = measureAt(report, place);
  const auto& standing = report.standing->measures[place];
  if (!standing.missing.empty())
    return standingWords("Not in this release: %1.").arg(toQt(standing.missing));
  const auto* period = newestPeriod(standing);
  if (period == nullptr) return standingWords("Nobody has a figure in this release.");
  const QString year = toQt(lists::periodText(report.definition, measure, period->period));
  QStringList parts;
  if (!report.isBeside) parts << standingWords("%1: this area %2").arg(year, figureWords(period->area));
  if (period->neighbourMean)
    parts << (report.isBeside ? year + standingWords(": mean of the chosen areas %1 (%2 of %3 have a figure)")
              : !report.comparedWith.empty() ? standingWords("mean of the chosen areas %1 (%2 of %3)")
                              : standingWords("neighbours’ mean %1 (%2 of %3)"))
                 .arg(percent(*period->neighbourMean))
                 .arg(period->neighboursKnown)
                 .arg(period->neighbours.size());
  if (period->region.known()) parts << standingWords("region %1").arg(figureWords(period->region));
  parts << standingWords("England %1").arg(figureWords(period->england));
  const QString sentence = parts.join(QStringLiteral(", ")) + u'.';
  if (report.isBeside) return period->neighbourMean ? sentence : year + QStringLiteral(": ") + sentence;
  return sentence + u' ' + rankWords(measure, *period) + u'.';
}

StandingModel::StandingModel(QObject* parent)
    : VectorModel(named({{tr("Measure"), 320},
                         {tr("Year"), 112},
                         {tr("This area"), 112, Qt::AlignRight},
                         {tr("Today"), 88, Qt::AlignRight, tr("From your own data, where they hold it as DfE counts it")},
                         {tr("Neighbours’ mean"), 136, Qt::AlignRight},
                         {tr("Neighbours with a figure"), 112, Qt::AlignRight},
                         {tr("Region"), 112, Qt::AlignRight},
                         {tr("England"), 112, Qt::AlignRight},
                         {tr("Rank"), 200}},
                        {"measure", "year", "area", "today", "neighbours", "known", "region", "england", "rank"}),
                  parent) {}

void StandingModel::setReport(std::shared_ptr<const app::AreaStandingReport> report) {
  m_report = std::move(report);
  std::vector<StandingCells> rows;
  if (m_report && m_report->standing)
    for (std::size_t i = 0; i < m_report->standing->measures.size(); ++i)
      for (std::size_t j = m_report->standing->measures[i].periods.size(); j-- > 0;) rows.push_back({i, j});
  setRows(std::move(rows));
}

QVariant StandingModel::cell(int sourceRow, int column, int role) const {
  const auto& row = at(sourceRow);
  const auto& measure = m_report->definition.measures[row.measure];
  const auto& standing = m_report->standing->measures[row.measure];
  const auto& period = standing.periods[row.period];
  if (role == Qt::ToolTipRole && column == Measure) return toQt(measure.about);
  if (role == Qt::ToolTipRole && column == Today) return ownWords(*m_report, row.measure);
  if (role != Qt::DisplayRole && role != Qt::AccessibleTextRole) return {};
  switch (column) {
    case Measure:
      return toQt(measure.title);
    case Period:
      return toQt(lists::periodText(m_report->definition, measure, period.period));
    case Area:
      return figureWords(period.area);
    case Today: {
      const auto& own = m_report->own[row.measure];
      return own && row.period + 1 == standing.periods.size() ? percent(own->value) : QString();
    }
    case Neighbours:
      return period.neighbourMean ? percent(*period.neighbourMean) : standingWords("no figure");
    case Known:
      return tr("%1 of %2").arg(period.neighboursKnown).arg(period.neighbours.size());
    case Region:
      return figureWords(period.region);
    case England:
      return figureWords(period.england);
    case Ranked:
      return rankWords(measure, period);
    default:
      return {};
  }
}

base::Uuid StandingModel::rowId(const StandingCells& row) const {
  base::Uuid id;
  id.bytes[15] = static_cast<std::uint8_t>(row.period + 1);
  id.bytes[14] = static_cast<std::uint8_t>(row.measure);
  id.bytes[13] = static_cast<std::uint8_t>(row.measure >> 8);
  return id;
}

bool StandingModel::less(int sourceA, int sourceB, int column) const {
  const auto& a = at(sourceA);
  const auto& b = at(sourceB);
  const auto period = [&](const StandingCells& row) -> const lists::PeriodStanding& {
    return m_report->standing->measures[row.measure].periods[row.period];
  };
  const auto figures = [](const lists::Figure& x, const lists::Figure& y) {
    return x.known() != y.known() ? y.known() : x.value < y.value;
  };
  switch (column) {
    case Measure:
      return a.measure < b.measure;
    case Period:
      return period(a).period < period(b).period;
    case Area:
      return figures(period(a).area, period(b).area);
    case Neighbours:
      return period(a).neighbourMean < period(b).neighbourMean;
    case Known:
      return period(a).neighboursKnown < period(b).neighboursKnown;
    case Region:
      return figures(period(a).region, period(b).region);
    case England:
      return figures(period(a).england, period(b).england);
    case Ranked:
      return (period(a).rank ? period(a).rank->place : 0) < (period(b).rank ? period(b).rank->place : 0);
    default:
      return TableModel::less(sourceA, sourceB, column);
  }
}

}  // namespace waymark::ui
