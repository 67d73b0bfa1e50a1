// SPDX-License-Identifier: GPL-3.0-or-later
#include "children/clock_figure.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPainter>
#include <QVBoxLayout>

#include "children/clock_words.h"
#include "widgets/button.h"
#include "widgets/clear_layout.h"
#include "widgets/label.h"
#include "widgets/theme.h"

namespace waymark::ui {

namespace {

constexpr int kBarHeight = 12;
constexpr int kBarGap = 10;
constexpr int kFigureWidth = 360;
constexpr double kWhole = 100.0;

QString plainCount(int count) {
  return QLocale().toString(count);
}

}  // namespace

std::vector<FigureBar> figureBars(const schedule::TwentyWeeks& figure) {
  return {{ClockFigure::tr("So far this year"), figure.soFar},
          {ClockFigure::tr("Year’s end, backlog untouched"), figure.untouched},
          {ClockFigure::tr("Year’s end, backlog cleared"), figure.cleared}};
}

ClockBars::ClockBars(QWidget* parent) : QWidget(parent) {
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
  setAccessibleName(tr("Plans issued within 20 weeks, as bars"));
}

void ClockBars::setBars(std::vector<FigureBar> bars) {
  m_bars = std::move(bars);
  QStringList words;
  for (const auto& bar : m_bars) words << tr("%1: %2").arg(bar.title, shareWords(bar.shares.excluding));
  setAccessibleDescription(words.join(QStringLiteral(". ")));
  updateGeometry();
  update();
}

int ClockBars::laneHeight() const {
  return QFontMetrics(textFont(TextSize::Small)).height() + 2 + kBarHeight + kBarGap;
}

QSize ClockBars::sizeHint() const {
  return {scaled(kFigureWidth), laneHeight() * static_cast<int>(m_bars.size())};
}

QSize ClockBars::minimumSizeHint() const {
  return {scaled(kFigureWidth) / 2, sizeHint().height()};
}

void ClockBars::paintEvent(QPaintEvent*) {
  const auto& theme = themeOf(this);
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setFont(textFont(TextSize::Small));
  const int lines = painter.fontMetrics().height();
  int y = 0;
  for (const auto& bar : m_bars) {
    const QString figure = shareWords(bar.shares.excluding);
    const int figureWidth = painter.fontMetrics().horizontalAdvance(figure);
    painter.setPen(theme.color(Role::Text));
    painter.drawText(QRect(width() - figureWidth, y, figureWidth, lines), Qt::AlignRight | Qt::TextSingleLine, figure);
    painter.setPen(theme.color(Role::Muted));
    const int room = std::max(0, width() - figureWidth - kInside);
    painter.drawText(QRect(0, y, room, lines), Qt::AlignLeft | Qt::TextSingleLine,
                     painter.fontMetrics().elidedText(bar.title, Qt::ElideRight, room));
    const QRectF ground(0.5, y + lines + 2.5, width() - 1.0, kBarHeight - 1.0);
    painter.setPen(QPen(theme.color(Role::Border), 1));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(ground);
    if (const auto percent = bar.shares.excluding.percent()) {
      painter.setPen(Qt::NoPen);
      painter.setBrush(theme.color(Role::Accent));
      painter.drawRect(QRectF(ground.left(), ground.top(), ground.width() * *percent / kWhole, ground.height()));
    }
    y += laneHeight();
  }
}

ClockFigure::ClockFigure(QWidget* parent)
    : QWidget(parent),
      m_sentence(makeLabel({}, {TextSize::Heading})),
      m_backlog(makeLabel({}, {TextSize::Body, TextWeight::Regular, Role::Muted})),
      m_bars(new ClockBars),
      m_table(new QWidget),
      m_grid(new QGridLayout(m_table)),
      m_tableButton(new Button(ButtonKind::Quiet, tr("As a table"))) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(kInside);
  column->addWidget(m_sentence);
  column->addWidget(m_backlog);
  auto* picture = new QHBoxLayout;
  picture->setSpacing(kBetween);
  auto* either = new QVBoxLayout;
  either->addWidget(m_bars);
  either->addWidget(m_table);
  picture->addLayout(either, 2);
  picture->addWidget(m_tableButton, 0, Qt::AlignTop);
  picture->addStretch(1);
  column->addLayout(picture);
  m_grid->setContentsMargins(0, 0, 0, 0);
  m_grid->setHorizontalSpacing(kBetween);
  m_grid->setVerticalSpacing(4);
  m_grid->setColumnStretch(0, 1);
  m_table->setAccessibleName(tr("Plans issued within 20 weeks, as a table"));
  m_table->hide();
  m_tableButton->setCheckable(true);
  connect(m_tableButton, &QPushButton::toggled, this, [this](bool asTable) {
    m_table->setVisible(asTable);
    m_bars->setVisible(!asTable);
    m_tableButton->setText(asTable ? tr("As a picture") : tr("As a table"));
  });
}

void ClockFigure::set(const schedule::TwentyWeeks& figure, bool told) {
  m_bars->setVisible(told && !m_tableButton->isChecked());
  m_table->setVisible(told && m_tableButton->isChecked());
  m_tableButton->setVisible(told);
  if (!told) {
    m_sentence->setText(tr("Plans within 20 weeks: no extract holds the days of requests and of final plans."));
    m_backlog->setText(tr("Take in a SEN2 return or a case system’s extract of requests."));
    return;
  }
  const auto& so = figure.soFar;
  m_sentence->setText(so.including.issued == 0
                          ? tr("No plan was issued in %1 so far.").arg(figure.year)
                          : tr("%1 of the plans issued in %2 so far were within 20 weeks; with excused cases, %3.")
                                .arg(shareWords(so.excluding))
                                .arg(figure.year)
                                .arg(shareWords(so.including)));
  QStringList backlog;
  backlog << (figure.openLate == 0 ? tr("No open case is past 20 weeks without an exception.")
                                   : tr("%1 open past 20 weeks, the longest by %2 days; %3 more excused.")
                                         .arg(plainCount(figure.openLate), plainCount(figure.longestOverdueDays),
                                              plainCount(figure.openLateExempt)));
  if (figure.openLate > 0)
    backlog << tr("Plans that are issued late lower the figure: clearing the backlog takes the year’s end from %1 to %2, "
                  "if the %3 cases still in time are issued in time.")
                   .arg(shareWords(figure.untouched.excluding), shareWords(figure.cleared.excluding),
                        plainCount(figure.openInTime));
  if (figure.notCounted > 0)
    backlog << tr("%1 plans of the year aren’t counted: their request has no day, or comes after the plan.")
                   .arg(plainCount(figure.notCounted));
  m_backlog->setText(backlog.join(u' '));
  auto bars = figureBars(figure);
  fillTable(bars);
  m_bars->setBars(std::move(bars));
}

void ClockFigure::fillTable(const std::vector<FigureBar>& bars) {
  clearLayout(m_grid);
  const auto cell = [&](int row, int column, const QString& text, TextWeight weight) {
    auto* label = makeLabel(text, {TextSize::Body, weight});
    label->setWordWrap(column == 0);
    m_grid->addWidget(label, row, column, column == 0 ? Qt::AlignLeft : Qt::AlignRight);
  };
  cell(0, 0, tr("Figure"), TextWeight::Strong);
  cell(0, 1, tr("Without excused cases"), TextWeight::Strong);
  cell(0, 2, tr("With them"), TextWeight::Strong);
  int row = 1;
  for (const auto& bar : bars) {
    cell(row, 0, bar.title, TextWeight::Regular);
    cell(row, 1, shareWords(bar.shares.excluding), TextWeight::Regular);
    cell(row, 2, shareWords(bar.shares.including), TextWeight::Regular);
    ++row;
  }
}

QString ClockFigure::words() const {
  return m_sentence->text() + u' ' + m_backlog->text();
}

}  // namespace waymark::ui
