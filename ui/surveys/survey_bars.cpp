// SPDX-License-Identifier: GPL-3.0-or-later
#include "surveys/survey_bars.h"

#include <QPaintEvent>
#include <QPainter>
#include <algorithm>

#include "bridge/text.h"
#include "widgets/style.h"

namespace waymark::ui {

namespace {

constexpr int kSurveyBar = 14;
constexpr int kSurveyGap = 8;
constexpr int kSurveyTitle = 340;

QString figureWords(const app::SurveyReport::Figure& figure) {
  if (figure.cell.hidden) return SurveyBars::tr("%1 (hidden)").arg(QLatin1String(lists::kHiddenCount));
  const QString share = toQt(app::shareText(figure));
  return share.isEmpty() ? SurveyBars::tr("%L1").arg(figure.cell.count)
                         : SurveyBars::tr("%L1 (%2)").arg(figure.cell.count).arg(share);
}

}  // namespace

std::vector<SurveyLane> surveyLanes(const app::SurveyReport& report) {
  std::vector<std::int64_t> most(report.questions.size(), 1);
  for (const auto& figure : report.figures) most[figure.question] = std::max(most[figure.question], figure.cell.count);
  std::vector<SurveyLane> lanes;
  std::size_t headings = 0;
  for (const auto& figure : report.figures) {
    for (; headings <= figure.question; ++headings) {
      const auto& question = report.questions[headings];
      lanes.push_back({true, toQt(question.title),
                       question.answered > 0 ? SurveyBars::tr("%L1 answered").arg(question.answered) : QString(), 0});
    }
    const QString title = figure.group.empty() ? toQt(figure.answer)
                                               : SurveyBars::tr("%1: %2").arg(toQt(figure.answer), toQt(figure.group));
    const auto of = figure.of > 0 ? figure.of : most[figure.question];
    lanes.push_back({false, title, figureWords(figure), static_cast<double>(figure.cell.count) / static_cast<double>(of)});
  }
  return lanes;
}

SurveyBars::SurveyBars(QWidget* parent) : QWidget(parent) {
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
  setFocusPolicy(Qt::TabFocus);
  setAccessibleName(tr("Answers as bars"));
}

void SurveyBars::show(std::vector<SurveyLane> lanes) {
  m_lanes = std::move(lanes);
  QStringList words;
  for (const auto& lane : m_lanes) words << (lane.figure.isEmpty() ? lane.title : tr("%1: %2").arg(lane.title, lane.figure));
  setAccessibleDescription(words.join(QStringLiteral(". ")));
  updateGeometry();
  update();
}

int SurveyBars::laneHeight() const {
  return std::max(kSurveyBar, QFontMetrics(textFont(TextSize::Body)).height()) + kSurveyGap;
}

QSize SurveyBars::sizeHint() const {
  int height = kInside;
  for (const auto& lane : m_lanes) height += laneHeight() + (lane.isHeading ? kBetween : 0);
  return {scaled(640), height};
}

QSize SurveyBars::minimumSizeHint() const {
  return {scaled(320), sizeHint().height()};
}

void SurveyBars::paintEvent(QPaintEvent* event) {
  const auto& theme = themeOf(this);
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  const QFont body = textFont(TextSize::Body);
  const QFontMetrics metrics(body);
  int titleWidth = 0;
  int figureWidth = 0;
  for (const auto& lane : m_lanes) {
    if (lane.isHeading) continue;
    titleWidth = std::max(titleWidth, metrics.horizontalAdvance(lane.title));
    figureWidth = std::max(figureWidth, metrics.horizontalAdvance(lane.figure));
  }
  titleWidth = std::min({titleWidth, scaled(kSurveyTitle), width() / 2});
  const int left = titleWidth + kBetween;
  const double room = std::max(1, width() - left - figureWidth - 3 * kInside);
  const int lineHeight = laneHeight() - kSurveyGap;
  int y = 0;
  for (const auto& lane : m_lanes) {
    if (lane.isHeading) y += kBetween;
    const QRect line(0, y, width() - kInside, lineHeight);
    y += laneHeight();
    if (!event->rect().intersects(line)) continue;
    painter.setPen(theme.color(Role::Text));
    if (lane.isHeading) {
      painter.setFont(textFont(TextSize::Body, TextWeight::Strong));
      const int figure = painter.fontMetrics().horizontalAdvance(lane.figure);
      painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                       painter.fontMetrics().elidedText(lane.title, Qt::ElideRight, line.width() - figure - kBetween));
      painter.setFont(body);
      painter.setPen(theme.color(Role::Muted));
      painter.drawText(line, Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine, lane.figure);
      continue;
    }
    painter.setFont(body);
    painter.drawText(QRect(0, line.y(), titleWidth, lineHeight), Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                     metrics.elidedText(lane.title, Qt::ElideRight, titleWidth));
    const double length = room * std::min(1.0, lane.part);
    painter.fillRect(QRectF(left, line.y() + (lineHeight - kSurveyBar) / 2.0, length, kSurveyBar),
                     theme.color(Role::Accent));
    painter.drawText(QRectF(left + length + kInside, line.y(), width() - left - length - kInside, lineHeight),
                     static_cast<int>(Qt::AlignLeft | Qt::AlignVCenter) | Qt::TextSingleLine, lane.figure);
  }
  if (hasFocus()) paintFocusRing(painter, rect(), theme);
}

}  // namespace waymark::ui
