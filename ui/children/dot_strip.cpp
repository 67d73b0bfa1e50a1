// SPDX-License-Identifier: GPL-3.0-or-later
#include "children/dot_strip.h"

#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>
#include <algorithm>
#include <cmath>

#include "bridge/text.h"
#include "widgets/theme.h"

namespace waymark::ui {

namespace {

constexpr double kStripDot = 4;
constexpr double kStripShift = 7;
constexpr double kStripMargin = 8;
constexpr double kTrendShare = 0.3;

QFont stripFont() {
  return textFont(TextSize::Small);
}

}  // namespace

double niceEnd(double most) {
  if (!(most > 0)) return 1;
  const double ten = std::pow(10, std::floor(std::log10(most)));
  for (const double step : {1.0, 2.0, 5.0, 10.0})
    if (most <= step * ten * (1 + 1e-9)) return step * ten;
  return 10 * ten;
}

DotStripGeometry dotStripGeometry(const lists::PeriodStanding& period, QSizeF size) {
  DotStripGeometry g;
  const double y = size.height() / 2;
  g.axis = QRectF(kStripMargin, y, std::max(1.0, size.width() - 2 * kStripMargin), 0);
  double most = period.neighbourMean.value_or(0);
  const auto consider = [&](const lists::Figure& figure) {
    if (figure.known()) most = std::max(most, figure.value);
  };
  for (const auto* figure : {&period.area, &period.region, &period.england}) consider(*figure);
  for (const auto& neighbour : period.neighbours) consider(neighbour.figure);
  g.to = niceEnd(most);
  const auto x = [&](double value) { return g.axis.left() + std::clamp(value / g.to, 0.0, 1.0) * g.axis.width(); };
  for (const auto& neighbour : period.neighbours) {
    if (!neighbour.figure.known()) continue;
    QPointF at(x(neighbour.figure.value), y);
    double best = -1;
    double bestShift = 0;
    for (const double shift : {0.0, -kStripShift, kStripShift}) {
      double nearest = 1e9;
      for (const auto& mark : g.marks)
        nearest = std::min(nearest, std::hypot(mark.at.x() - at.x(), mark.at.y() - y - shift));
      if (nearest <= best) continue;
      best = nearest;
      bestShift = shift;
      if (nearest >= 2 * kStripDot) break;
    }
    at.setY(y + bestShift);
    g.marks.push_back({at, StandingMark::Kind::Neighbour, toQt(neighbour.name), neighbour.figure.value});
  }
  const auto add = [&](const lists::Figure& figure, StandingMark::Kind kind) {
    if (figure.known()) g.marks.push_back({QPointF(x(figure.value), y), kind, {}, figure.value});
  };
  if (period.neighbourMean)
    g.marks.push_back({QPointF(x(*period.neighbourMean), y), StandingMark::Kind::Mean, {}, *period.neighbourMean});
  add(period.region, StandingMark::Kind::Region);
  add(period.england, StandingMark::Kind::England);
  add(period.area, StandingMark::Kind::Area);
  return g;
}

TrendGeometry trendGeometry(const std::vector<lists::PeriodStanding>& periods,
                            const std::vector<lists::SeriesBreak>& breaks, QSizeF size) {
  TrendGeometry g;
  double most = 0;
  for (const auto& period : periods)
    for (const auto* figure : {&period.area, &period.england})
      if (figure->known()) most = std::max(most, figure->value);
  g.to = niceEnd(most);
  const double step = periods.size() > 1
                          ? (size.width() - 2 * kStripMargin) / static_cast<double>(periods.size() - 1)
                          : 0;
  const auto at = [&](std::size_t place, double value) {
    return QPointF(kStripMargin + step * static_cast<double>(place),
                   kStripDot + (1 - value / g.to) * (size.height() - 2 * kStripDot));
  };
  bool areaGap = true;
  bool englandGap = true;
  for (std::size_t i = 0; i < periods.size(); ++i) {
    const bool broken =
        i > 0 && std::ranges::any_of(breaks, [&](const auto& one) { return one.from == periods[i].period; });
    if (broken) {
      g.breaks.push_back(kStripMargin + step * (static_cast<double>(i) - 0.5));
      areaGap = englandGap = true;
    }
    const auto follow = [&](const lists::Figure& figure, bool& gap, std::vector<std::vector<QPointF>>& lines) {
      if (!figure.known()) {
        gap = true;
        return;
      }
      if (gap) lines.emplace_back();
      gap = false;
      lines.back().push_back(at(i, figure.value));
    };
    follow(periods[i].area, areaGap, g.area);
    follow(periods[i].england, englandGap, g.england);
  }
  return g;
}

void paintStandingMark(QPainter& painter, QPointF at, StandingMark::Kind kind, const QWidget* widget) {
  const auto& theme = themeOf(widget);
  const auto fill = [&](Role role) {
    painter.setPen(QPen(theme.color(Role::Window), 1));
    painter.setBrush(theme.color(role));
  };
  switch (kind) {
    case StandingMark::Kind::Neighbour:
      painter.setPen(QPen(theme.color(Role::Muted), 1.5));
      painter.setBrush(Qt::NoBrush);
      painter.drawEllipse(at, kStripDot - 0.5, kStripDot - 0.5);
      break;
    case StandingMark::Kind::Mean:
      painter.setPen(QPen(theme.color(Role::Text), 2));
      painter.drawLine(QPointF(at.x(), at.y() - 11), QPointF(at.x(), at.y() + 11));
      break;
    case StandingMark::Kind::Region:
      fill(Role::Text);
      painter.drawRect(QRectF(at.x() - 4, at.y() - 4, 8, 8));
      break;
    case StandingMark::Kind::England:
      fill(Role::Text);
      painter.drawPolygon(QPolygonF{at + QPointF(-5, 5), at + QPointF(5, 5), at + QPointF(0, -5)});
      break;
    case StandingMark::Kind::Area:
      fill(Role::Accent);
      painter.drawPolygon(
          QPolygonF{at + QPointF(-7, 0), at + QPointF(0, -7), at + QPointF(7, 0), at + QPointF(0, 7)});
      break;
  }
}

DotStrip::DotStrip(QWidget* parent) : QWidget(parent) {
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void DotStrip::set(lists::PeriodStanding period, std::vector<lists::PeriodStanding> periods,
                   std::vector<lists::SeriesBreak> breaks) {
  m_period = std::move(period);
  m_periods = std::move(periods);
  m_breaks = std::move(breaks);
  update();
}

QSize DotStrip::sizeHint() const {
  return {560, 36 + QFontMetrics(stripFont()).height()};
}

QRectF DotStrip::trendRect() const {
  if (m_periods.size() < 2) return {};
  const double width = this->width() * kTrendShare;
  return {this->width() - width, 0, width, 36};
}

QRectF DotStrip::stripRect() const {
  return {0, 0, m_periods.size() < 2 ? static_cast<double>(width()) : width() * (1 - kTrendShare) - kBetween, 36};
}

bool DotStrip::event(QEvent* event) {
  if (event->type() != QEvent::ToolTip) return QWidget::event(event);
  const auto* help = static_cast<QHelpEvent*>(event);
  const auto g = dotStripGeometry(m_period, stripRect().size());
  for (auto mark = g.marks.rbegin(); mark != g.marks.rend(); ++mark) {
    if (std::hypot(mark->at.x() - help->pos().x(), mark->at.y() - help->pos().y()) > kStripDot + 4) continue;
    const QString what = mark->kind == StandingMark::Kind::Neighbour ? mark->name
                         : mark->kind == StandingMark::Kind::Mean    ? tr("Mean of the neighbours")
                         : mark->kind == StandingMark::Kind::Region  ? tr("Region")
                         : mark->kind == StandingMark::Kind::England ? tr("England")
                                                                  : tr("This area");
    QToolTip::showText(help->globalPos(), tr("%1: %2%").arg(what).arg(mark->value, 0, 'f', 1), this);
    return true;
  }
  QToolTip::hideText();
  return true;
}

void DotStrip::paintEvent(QPaintEvent*) {
  const auto& theme = themeOf(this);
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setFont(stripFont());
  const auto strip = stripRect();
  const auto g = dotStripGeometry(m_period, strip.size());
  painter.setPen(QPen(theme.color(Role::Hairline), 1));
  painter.drawLine(g.axis.topLeft(), g.axis.topRight());
  for (const auto& mark : g.marks) paintStandingMark(painter, mark.at, mark.kind, this);
  painter.setPen(theme.color(Role::Muted));
  const QRectF labels(g.axis.left(), strip.bottom(), g.axis.width(), height() - strip.bottom());
  painter.drawText(labels, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, QStringLiteral("0"));
  painter.drawText(labels, Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine, tr("%1%").arg(g.to));

  const auto trend = trendRect();
  if (trend.isEmpty()) return;
  const auto t = trendGeometry(m_periods, m_breaks, trend.size());
  painter.translate(trend.topLeft());
  painter.setPen(QPen(theme.color(Role::Muted), 1, Qt::DashLine));
  for (const double x : t.breaks) painter.drawLine(QPointF(x, 0), QPointF(x, trend.height()));
  const auto draw = [&](const std::vector<std::vector<QPointF>>& lines, Role role, double width) {
    painter.setPen(QPen(theme.color(role), width));
    painter.setBrush(theme.color(role));
    for (const auto& line : lines) {
      painter.drawPolyline(line.data(), static_cast<int>(line.size()));
      for (const auto& point : line) painter.drawEllipse(point, width, width);
    }
  };
  draw(t.england, Role::Muted, 1);
  draw(t.area, Role::Accent, 2);
  painter.setPen(theme.color(Role::Muted));
  const QRectF years(kStripMargin, trend.height(), trend.width() - 2 * kStripMargin, height() - trend.height());
  painter.drawText(years, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                   toQt(m_periods.front().period.substr(0, 4)));
  painter.drawText(years, Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine,
                   toQt(m_periods.back().period.substr(0, 4)));
}

}  // namespace waymark::ui
