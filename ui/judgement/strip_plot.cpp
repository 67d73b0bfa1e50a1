// SPDX-License-Identifier: GPL-3.0-or-later
#include "judgement/strip_plot.h"

#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>
#include <algorithm>
#include <cmath>

#include "bridge/text.h"
#include "widgets/theme.h"

namespace waymark::ui {

namespace {

constexpr double kLane = 24;
constexpr double kLaneGap = 6;
constexpr double kShift = 8;
constexpr double kOwnHeight = 20;
constexpr double kMargin = 8;

QFont smallFont() {
  return textFont(TextSize::Small);
}
double labelHeightNow() {
  return QFontMetrics(smallFont()).height() + 1;
}

}  // namespace

StripPlotGeometry stripPlotGeometry(const std::vector<app::PublishedScore>& scores, std::optional<double> own,
                                    std::size_t outcomes, QSizeF size, double labelHeight) {
  StripPlotGeometry g;
  g.from = own.value_or(0);
  g.to = g.from;
  for (const auto& score : scores) {
    g.from = std::min(g.from, score.score);
    g.to = std::max(g.to, score.score);
  }
  const double pad = std::max(0.05, (g.to - g.from) * 0.05);
  g.from -= pad;
  g.to += pad;
  const auto xOf = [&](double score) {
    return kMargin + (score - g.from) / (g.to - g.from) * (size.width() - 2 * kMargin);
  };
  double y = kOwnHeight;
  for (std::size_t i = 0; i < outcomes; ++i) {
    StripLane lane;
    lane.outcome = static_cast<int>(i);
    lane.label = QRectF(kMargin, y, size.width() - 2 * kMargin, labelHeight);
    lane.rect = QRectF(kMargin, y + labelHeight, size.width() - 2 * kMargin, kLane);
    y = lane.rect.bottom() + kLaneGap;
    g.lanes.push_back(lane);
  }
  g.axis = QRectF(kMargin, y, size.width() - 2 * kMargin, labelHeight);
  for (std::size_t i = 0; i < scores.size(); ++i) {
    if (scores[i].outcome < 0 || static_cast<std::size_t>(scores[i].outcome) >= outcomes) continue;
    const auto& lane = g.lanes[static_cast<std::size_t>(scores[i].outcome)].rect;
    QPointF at(xOf(scores[i].score), lane.center().y());
    // The first place that touches no other dot; where there is none, the one that is furthest from its neighbours.
    double best = -1;
    double bestShift = 0;
    for (const double shift : {0.0, -kShift, kShift}) {
      double nearest = 1e9;
      for (const auto& dot : g.dots)
        nearest = std::min(nearest, std::hypot(dot.at.x() - at.x(), dot.at.y() - lane.center().y() - shift));
      if (nearest <= best) continue;
      best = nearest;
      bestShift = shift;
      if (nearest >= 2 * kDotRadius) break;
    }
    at.setY(lane.center().y() + bestShift);
    g.dots.push_back({at, static_cast<int>(i)});
  }
  if (own) g.own = xOf(*own);
  return g;
}

StripPlot::StripPlot(QWidget* parent) : QWidget(parent) {
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
  setAccessibleName(tr("Published inspections and this area on one line"));
}

void StripPlot::set(std::vector<app::PublishedScore> scores, std::optional<double> own, const framework::Pack& pack) {
  m_scores = std::move(scores);
  m_own = own;
  m_outcomes.clear();
  for (const auto& outcome : pack.outcomes) m_outcomes.push_back(toQt(outcome.title));
  // In words, where the area lies among each outcome's inspections.
  QStringList parts;
  for (std::size_t i = 0; i < m_outcomes.size(); ++i) {
    int all = 0;
    int below = 0;
    for (const auto& score : m_scores) {
      if (score.outcome != static_cast<int>(i)) continue;
      ++all;
      below += m_own && score.score < *m_own ? 1 : 0;
    }
    parts
        << (m_own
                ? tr("%1: %2 inspections, %3 of them score lower than this area").arg(m_outcomes[i]).arg(all).arg(below)
                : tr("%1: %2 inspections").arg(m_outcomes[i]).arg(all));
  }
  setAccessibleDescription(parts.join(QStringLiteral(". ")));
  updateGeometry();
  QWidget::update();
}

StripPlotGeometry StripPlot::geometryNow() const {
  return stripPlotGeometry(m_scores, m_own, m_outcomes.size(), size(), labelHeightNow());
}

QSize StripPlot::sizeHint() const {
  const double lanes = static_cast<double>(m_outcomes.size()) * (labelHeightNow() + kLane + kLaneGap);
  return {380, static_cast<int>(std::ceil(kOwnHeight + lanes + labelHeightNow())) + 2};
}

bool StripPlot::event(QEvent* event) {
  if (event->type() != QEvent::ToolTip) return QWidget::event(event);
  const auto* help = static_cast<QHelpEvent*>(event);
  for (const auto& dot : geometryNow().dots) {
    if (std::hypot(dot.at.x() - help->pos().x(), dot.at.y() - help->pos().y()) > kDotRadius + 3) continue;
    const auto& score = m_scores[static_cast<std::size_t>(dot.place)];
    QToolTip::showText(
        help->globalPos(),
        tr("%1 (%2): %3").arg(toQt(score.area), toQt(score.code), m_outcomes[static_cast<std::size_t>(score.outcome)]),
        this);
    return true;
  }
  QToolTip::hideText();
  return true;
}

void StripPlot::paintEvent(QPaintEvent*) {
  const auto g = geometryNow();
  const auto& theme = themeOf(this);
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setFont(smallFont());
  if (g.own) {
    painter.setPen(QPen(theme.color(Role::Accent), 2));
    painter.drawLine(QPointF(*g.own, kOwnHeight - 2), QPointF(*g.own, g.axis.top() - 2));
    const QString label = tr("This area");
    const double width = painter.fontMetrics().horizontalAdvance(label) + 2;
    const double x = std::clamp(*g.own - width / 2, 0.0, std::max(0.0, this->width() - width));
    painter.drawText(QRectF(x, 0, width, kOwnHeight - 2), Qt::AlignCenter | Qt::TextSingleLine, label);
  }
  constexpr Role kLanes[] = {Role::Outcome1, Role::Outcome2, Role::Outcome3};
  for (const auto& lane : g.lanes) {
    const QColor color = theme.color(kLanes[std::min<std::size_t>(static_cast<std::size_t>(lane.outcome), 2)]);
    const QString name = painter.fontMetrics().elidedText(m_outcomes[static_cast<std::size_t>(lane.outcome)],
                                                          Qt::ElideRight, static_cast<int>(lane.label.width()));
    QRectF ground = lane.label;
    ground.setWidth(painter.fontMetrics().horizontalAdvance(name) + 4);
    painter.fillRect(ground, theme.color(Role::Window));  // the area's line doesn't cross the words
    painter.setPen(theme.color(Role::Muted));
    painter.drawText(lane.label, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, name);
    painter.setPen(QPen(theme.color(Role::Hairline), 1));
    painter.drawLine(QPointF(lane.rect.left(), lane.rect.center().y()),
                     QPointF(lane.rect.right(), lane.rect.center().y()));
    painter.setPen(QPen(theme.color(Role::Window), 1));
    painter.setBrush(color);
    for (const auto& dot : g.dots)
      if (m_scores[static_cast<std::size_t>(dot.place)].outcome == lane.outcome)
        painter.drawEllipse(dot.at, kDotRadius, kDotRadius);
  }
  painter.setPen(theme.color(Role::Muted));
  painter.drawText(g.axis, Qt::AlignLeft | Qt::AlignVCenter, tr("← more concern"));
  painter.drawText(g.axis, Qt::AlignRight | Qt::AlignVCenter, tr("more strength →"));
}

}  // namespace waymark::ui
