// SPDX-License-Identifier: GPL-3.0-or-later
#include "children/measures_model.h"

#include <QPainter>
#include <algorithm>
#include <chrono>

#include "base/text.h"
#include "bridge/text.h"
#include "widgets/marks.h"

namespace waymark::ui {

namespace {

constexpr double kLineMargin = 3;

int monthNumber(base::Day day) {
  const std::chrono::year_month_day at{day};
  return static_cast<int>(at.year()) * 12 + static_cast<int>(static_cast<unsigned>(at.month()));
}

double latestNumber(const app::MeasureSeries& series) {
  const auto* latest = app::latestValue(series);
  return latest == nullptr ? -1e300 : app::decimalNumber(latest->value).value_or(-1e300);
}

}  // namespace

SparklineGeometry sparklineGeometry(const app::MeasureSeries& series, QSizeF size) {
  SparklineGeometry g;
  double least = 1e300;
  double most = -1e300;
  for (const auto& row : series.values)
    if (const auto number = app::decimalNumber(row.value.value)) {
      least = std::min(least, *number);
      most = std::max(most, *number);
    }
  if (least > most) return g;
  const double spread = most > least ? most - least : 1;
  const int first = monthNumber(series.values.front().value.month);
  const int last = monthNumber(series.values.back().value.month);
  const double step = last > first ? (size.width() - 2 * kLineMargin) / (last - first) : 0;
  const auto y = [&](double number) {
    const double room = size.height() - 2 * kLineMargin;
    return most > least ? kLineMargin + (most - number) / spread * room : size.height() / 2;
  };
  int before = first - 2;
  for (const auto& row : series.values) {
    const auto number = app::decimalNumber(row.value.value);
    if (!number) continue;
    const int month = monthNumber(row.value.month);
    if (month != before + 1) g.pieces.emplace_back();
    before = month;
    g.pieces.back().emplace_back(kLineMargin + step * (month - first), y(*number));
  }
  if (const auto target = app::decimalNumber(series.measure.value.target); target && *target >= least && *target <= most)
    g.target = y(*target);
  return g;
}

QString seriesWords(const app::MeasureSeries& series) {
  const domain::MeasureValue* first = nullptr;
  const domain::MeasureValue* last = nullptr;
  const domain::MeasureValue* least = nullptr;
  const domain::MeasureValue* most = nullptr;
  int months = 0;
  for (const auto& row : series.values) {
    const auto number = app::decimalNumber(row.value.value);
    if (!number) continue;
    ++months;
    if (first == nullptr) first = &row.value;
    last = &row.value;
    if (least == nullptr || *number < *app::decimalNumber(least->value)) least = &row.value;
    if (most == nullptr || *number > *app::decimalNumber(most->value)) most = &row.value;
  }
  if (first == nullptr) return MeasuresModel::tr("No figure yet");
  if (months == 1)
    return MeasuresModel::tr("%1 in %2").arg(toQt(first->value), toQt(app::monthText(first->month)));
  return MeasuresModel::tr("From %1 in %2 to %3 in %4, lowest %5, highest %6; %L7 months")
      .arg(toQt(first->value), toQt(app::monthText(first->month)), toQt(last->value), toQt(app::monthText(last->month)),
           toQt(least->value), toQt(most->value))
      .arg(months);
}

QString directionWords(domain::MeasureDirection better) {
  switch (better) {
    case domain::MeasureDirection::Higher:
      return MeasuresModel::tr("Higher is better");
    case domain::MeasureDirection::Lower:
      return MeasuresModel::tr("Lower is better");
    case domain::MeasureDirection::Neither:
      break;
  }
  return MeasuresModel::tr("Neither");
}

MeasuresModel::MeasuresModel(const AppState& state, QObject* parent)
    : VectorModel(named({{tr("Measure"), 280},
                         {tr("By month"), 160},
                         {tr("Latest"), 112, Qt::AlignRight},
                         {tr("Month"), 136},
                         {tr("Target"), 112, Qt::AlignRight},
                         {tr("Direction"), 136},
                         {tr("Owner"), 136},
                         {tr("Provider"), 160},
                         {tr("Pathway"), 160},
                         {tr("Criteria"), 112}},
                        {"title", "line", "latest", "month", "target", "better", "owner", "provider", "pathway",
                         "criteria"}),
                  parent),
      m_state(state) {}

QVariant MeasuresModel::cell(int sourceRow, int column, int role) const {
  const auto& series = at(sourceRow);
  const auto& measure = series.measure.value;
  const auto* latest = app::latestValue(series);
  const auto against = latest == nullptr ? app::AgainstTarget::CannotSay : app::againstTarget(measure, latest->value);
  if (role == MarkRole && column == Target && against != app::AgainstTarget::CannotSay)
    return static_cast<int>(against == app::AgainstTarget::Met ? Mark::Done : Mark::Late);
  if (role == Qt::ToolTipRole) return column == Title ? toQt(measure.definition) : column == Line ? seriesWords(series) : QVariant();
  if (role != Qt::DisplayRole && role != Qt::AccessibleTextRole) return {};
  switch (column) {
    case Title:
      return toQt(measure.title);
    case Line:
      return role == Qt::AccessibleTextRole ? seriesWords(series) : QString();
    case Latest:
      return latest == nullptr ? tr("no figure") : toQt(app::valueWithUnit(measure, latest->value));
    case Month:
      return latest == nullptr ? QString() : toQt(app::monthText(latest->month));
    case Target: {
      const QString target = toQt(app::valueWithUnit(measure, measure.target));
      if (role == Qt::DisplayRole || against == app::AgainstTarget::CannotSay) return target;
      return against == app::AgainstTarget::Met ? tr("%1, met").arg(target) : tr("%1, not met").arg(target);
    }
    case Better:
      return directionWords(measure.better);
    case Owner: {
      const auto* row = measure.owner ? m_state.find<domain::Person>(*measure.owner) : nullptr;
      return row == nullptr ? QString() : toQt(row->value.name);
    }
    case Provider: {
      const auto* row = measure.provider ? m_state.find<domain::Partner>(*measure.provider) : nullptr;
      return row == nullptr ? QString() : toQt(row->value.name);
    }
    case Pathway:
      return toQt(measure.pathway);
    case Criteria: {
      QStringList ids;
      for (const auto& id : measure.criteria) ids << toQt(id);
      return ids.join(QStringLiteral(", "));
    }
    default:
      return {};
  }
}

bool MeasuresModel::less(int sourceA, int sourceB, int column) const {
  if (column == Latest) return latestNumber(at(sourceA)) < latestNumber(at(sourceB));
  if (column == Month) {
    const auto* a = app::latestValue(at(sourceA));
    const auto* b = app::latestValue(at(sourceB));
    return (a == nullptr ? base::Day{} : a->month) < (b == nullptr ? base::Day{} : b->month);
  }
  return TableModel::less(sourceA, sourceB, column);
}

std::string MeasuresModel::searchText(int sourceRow) const {
  const auto& measure = at(sourceRow).measure.value;
  return base::folded(TableModel::searchText(sourceRow) + "\n" + measure.definition + "\n" + measure.note);
}

void SparklineDelegate::paintContent(QPainter& painter, const QRect& rect, const QModelIndex& index,
                                     const Theme& theme) const {
  const auto* model = qobject_cast<const MeasuresModel*>(index.model());
  if (model == nullptr) return;
  const QRectF box = QRectF(rect).adjusted(0, 6, 0, -6);
  const auto g = sparklineGeometry(model->shown(index.row()), box.size());
  painter.save();
  painter.setRenderHint(QPainter::Antialiasing);
  painter.translate(box.topLeft());
  if (g.target) {
    painter.setPen(QPen(theme.color(Role::Muted), 1, Qt::DashLine));
    painter.drawLine(QPointF(0, *g.target), QPointF(box.width(), *g.target));
  }
  painter.setPen(QPen(theme.color(Role::Accent), 1.5));
  painter.setBrush(theme.color(Role::Accent));
  for (const auto& piece : g.pieces) {
    painter.drawPolyline(piece.data(), static_cast<int>(piece.size()));
    if (piece.size() == 1) painter.drawEllipse(piece.front(), 1.5, 1.5);
  }
  if (!g.pieces.empty()) painter.drawEllipse(g.pieces.back().back(), 2.5, 2.5);
  painter.restore();
}

MeasureImportModel::MeasureImportModel(QObject* parent)
    : VectorModel(named({{tr("Row"), 72, Qt::AlignRight},
                         {tr("What happens"), 136},
                         {tr("Measure"), 240},
                         {tr("Month"), 136},
                         {tr("Value"), 96, Qt::AlignRight},
                         {tr("Further"), 280}},
                        {"row", "fate", "measure", "month", "value", "words"}),
                  parent) {}

QVariant MeasureImportModel::cell(int sourceRow, int column, int role) const {
  const auto& row = at(sourceRow);
  const bool refused = row.fate == app::FigureFate::Refused;
  if (role == MarkRole && column == Fate) {
    constexpr Mark kMarks[] = {Mark::Done, Mark::InProgress, Mark::NotNeeded, Mark::Late};
    return static_cast<int>(kMarks[static_cast<std::size_t>(row.fate)]);
  }
  if (role == TextRole && refused && column == Words) return static_cast<int>(Role::Late);
  if (role == Qt::ToolTipRole) return column == Words ? cell(sourceRow, column, Qt::DisplayRole) : QVariant();
  if (role != Qt::DisplayRole && role != Qt::AccessibleTextRole) return {};
  switch (column) {
    case Row:
      return tr("%L1").arg(row.row);
    case Fate: {
      const QString words[] = {tr("Added"), tr("Changed"), tr("Already here"), tr("Left out")};
      return words[static_cast<std::size_t>(row.fate)];
    }
    case Measure:
      return toQt(row.measure);
    case Month:
      return refused ? QString() : toQt(app::monthText(row.month));
    case Value:
      return refused ? QString() : row.value.empty() ? tr("none") : toQt(row.value);
    default:
      if (refused) return toQt(row.problem);
      if (row.fate == app::FigureFate::Changed) return tr("was %1").arg(row.was.empty() ? tr("none") : toQt(row.was));
      return row.newMeasure ? tr("a new measure") : toQt(row.note);
  }
}

base::Uuid MeasureImportModel::rowId(const app::MeasureImportRow& row) const {
  base::Uuid id;
  for (unsigned i = 0; i < 4; ++i) id.bytes[15 - i] = static_cast<std::uint8_t>(row.row >> (8 * i));
  return id;
}

}  // namespace waymark::ui
