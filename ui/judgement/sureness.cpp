// SPDX-License-Identifier: GPL-3.0-or-later
#include "judgement/sureness.h"

#include <QCoreApplication>
#include <QPainter>
#include <algorithm>
#include <cmath>
#include <utility>

#include "bridge/text.h"
#include "widgets/theme.h"

namespace waymark::ui {

namespace {

constexpr double kBar = 10;
constexpr double kGap = 12;

int percent(double share) {
  return std::clamp(static_cast<int>(std::lround(share * 100)), 1, 99);
}

}  // namespace

QString surenessText(double probability, const std::array<double, 2>* range) {
  const auto words = [](const char* text) { return QCoreApplication::translate("outcome", text); };
  if (range == nullptr) return words("about %1%").arg(percent(probability));
  return words("about %1%, range %2% to %3%")
      .arg(percent(probability))
      .arg(percent((*range)[0]))
      .arg(percent((*range)[1]));
}

std::vector<SurenessBar> surenessGeometry(const std::vector<double>& probabilities,
                                          const std::vector<std::array<double, 2>>& ranges, double width,
                                          double lineHeight) {
  std::vector<SurenessBar> bars;
  double y = 0;
  for (std::size_t i = 0; i < probabilities.size(); ++i) {
    SurenessBar bar;
    bar.label = QRectF(0, y, width, lineHeight);
    bar.track = QRectF(0, y + lineHeight + 4, width, kBar);
    bar.bar = bar.track;
    bar.bar.setWidth(width * std::clamp(probabilities[i], 0.0, 1.0));
    bar.hasRange = i < ranges.size();
    if (bar.hasRange) {
      bar.rangeFrom = width * std::clamp(ranges[i][0], 0.0, 1.0);
      bar.rangeTo = width * std::clamp(ranges[i][1], 0.0, 1.0);
    }
    y = bar.track.bottom() + kGap;
    bars.push_back(bar);
  }
  return bars;
}

Sureness::Sureness(QWidget* parent) : QWidget(parent) {
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
  setAccessibleName(tr("How sure"));
}

void Sureness::set(const judgement::Assessment& assessment, const framework::Pack& pack) {
  m_probabilities = assessment.probabilities;
  m_ranges = assessment.ranges;
  m_titles.clear();
  QStringList parts;
  for (std::size_t i = 0; i < m_probabilities.size(); ++i) {
    m_titles.push_back(toQt(pack.outcomes[i].title));
    parts << m_titles.back() + QStringLiteral(": ") +
                 surenessText(m_probabilities[i], i < m_ranges.size() ? &m_ranges[i] : nullptr);
  }
  setAccessibleDescription(parts.isEmpty() ? tr("There is not enough evidence for percentages.")
                                           : parts.join(QStringLiteral("; ")));
  updateGeometry();
  update();
}

QSize Sureness::sizeHint() const {
  const double line = QFontMetrics(textFont(TextSize::Body)).height();
  return {
      480,
      std::max(1, static_cast<int>(std::ceil(static_cast<double>(m_probabilities.size()) * (line + 4 + kBar + kGap))))};
}

void Sureness::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  const auto& theme = themeOf(this);
  painter.setFont(textFont(TextSize::Body));
  const auto bars = surenessGeometry(m_probabilities, m_ranges, width(), painter.fontMetrics().height());
  constexpr Role kColors[] = {Role::Outcome1, Role::Outcome2, Role::Outcome3};
  for (std::size_t i = 0; i < bars.size(); ++i) {
    const auto& bar = bars[i];
    const QString number = surenessText(m_probabilities[i], bar.hasRange ? &m_ranges[i] : nullptr);
    const int numberWidth = painter.fontMetrics().horizontalAdvance(number) + 4;
    painter.setPen(theme.color(Role::Muted));
    painter.drawText(bar.label, Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine, number);
    painter.setPen(theme.color(Role::Text));
    const int room = static_cast<int>(bar.label.width()) - numberWidth - kBetween;
    painter.drawText(bar.label, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                     painter.fontMetrics().elidedText(m_titles[i], Qt::ElideRight, room));
    painter.setPen(QPen(theme.color(Role::Border), 1));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(bar.track.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.color(kColors[std::min<std::size_t>(i, 2)]));
    painter.drawRoundedRect(bar.bar, 3, 3);
    if (!bar.hasRange) continue;
    const double y = bar.track.center().y();
    // A wider line in the ground's colour keeps the whisker apart from the bar in every theme.
    for (const auto& [role, thickness] : {std::pair(Role::Window, 4.5), std::pair(Role::Text, 1.5)}) {
      painter.setPen(QPen(theme.color(role), thickness, Qt::SolidLine, Qt::FlatCap));
      painter.drawLine(QPointF(bar.rangeFrom, y), QPointF(bar.rangeTo, y));
      for (const double x : {bar.rangeFrom, bar.rangeTo}) painter.drawLine(QPointF(x, y - 6), QPointF(x, y + 6));
    }
  }
}

}  // namespace waymark::ui
