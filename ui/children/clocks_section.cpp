// SPDX-License-Identifier: GPL-3.0-or-later
#include "children/clocks_section.h"

#include <QLabel>
#include <QVBoxLayout>
#include <algorithm>

#include "bridge/dates.h"
#include "bridge/messages.h"
#include "bridge/text.h"
#include "children/caseload_source.h"
#include "children/clock_reader.h"
#include "children/clock_words.h"
#include "widgets/clear_layout.h"
#include "widgets/label.h"
#include "widgets/marks.h"

namespace waymark::ui {

namespace {

constexpr TextStyle kClockStrong{TextSize::Body, TextWeight::Strong};
constexpr TextStyle kClockMuted{TextSize::Body, TextWeight::Regular, Role::Muted};
constexpr TextStyle kClockSmall{TextSize::Small, TextWeight::Regular, Role::Muted};
constexpr int kUnderMark = 24;

void addLine(QVBoxLayout& column, const QString& text, TextStyle style = {}) {
  if (text.isEmpty()) return;
  auto* label = makeLabel(text, style);
  label->setContentsMargins(kUnderMark, 0, 0, 0);
  column.addWidget(label);
}

void addHead(QVBoxLayout& column, Mark mark, const QString& words, TextStyle style = {}) {
  auto* line = new QHBoxLayout;
  line->setSpacing(4);
  auto* shape = new StateMark(mark);
  shape->setMark(mark, {});
  line->addWidget(shape, 0, Qt::AlignTop);
  line->addWidget(makeLabel(words, style), 1);
  column.addLayout(line);
}

void addOpen(QVBoxLayout& column, const app::ClockReport& report, const schedule::ChildClock& clock) {
  const auto& rule = report.rule(clock);
  addHead(column, clockMark(clock.state),
          QStringLiteral("%1: %2").arg(toQt(app::clockName(report, clock)), clockPressing(clock)), kClockStrong);
  if (clock.due)
    addLine(column, ClocksSection::tr("Due %1, %2").arg(longDate(clock.due), toQt(schedule::startedText(clock, report.rules))));
  auto why = toQt(app::clockWhy(report, clock));
  if (!why.isEmpty()) why[0] = why[0].toUpper();
  addLine(column, why);
  QString law = toQt(rule.regulation);
  if (rule.provenance.certainty == framework::Certainty::Assumed)
    law += u' ' + ClocksSection::tr("From general knowledge: check against the regulations.");
  addLine(column, law, kClockSmall);
  column.addSpacing(kInside);
}

void addEnded(QVBoxLayout& column, const app::ClockReport& report, const schedule::ChildClock& clock) {
  QString words = QStringLiteral("%1: %2").arg(toQt(app::clockName(report, clock)), toQt(app::clockHowLate(clock)));
  if (clock.stopped) words += ClocksSection::tr(", done %1").arg(longDate(clock.stopped));
  addHead(column, clockMark(clock.state), words, kClockMuted);
}

}  // namespace

ClocksSection::ClocksSection(const ViewContext& context, const domain::ChildId& child, QString caseCode, QWidget* parent)
    : QWidget(parent),
      m_navigator(context.navigator),
      m_reader(context.caseload.clocks()),
      m_child(child),
      m_caseCode(std::move(caseCode)),
      m_column(new QVBoxLayout(this)) {
  m_column->setContentsMargins(0, kInside, 0, 0);
  m_column->setSpacing(2);
  connect(&m_reader, &ClockReader::changed, this, &ClocksSection::build);
  build();
}

void ClocksSection::build() {
  clearLayout(m_column);
  auto* box = new QWidget;  // of its own: lines inside go with it
  auto* lines = new QVBoxLayout(box);
  lines->setContentsMargins(0, 0, 0, 0);
  lines->setSpacing(2);
  m_column->addWidget(box);
  if (isVisible()) box->show();
  lines->addWidget(makeLabel(tr("Statutory clocks"), kClockStrong));
  const auto& read = m_reader.read();
  if (read == nullptr) {
    QString words = tr("Reading clocks…");
    if (m_reader.error()) words = messageText(*m_reader.error());
    lines->addWidget(makeLabel(words, kClockMuted));
    return;
  }
  const auto* child = read->find(m_child);
  std::vector<const schedule::ChildClock*> open;
  std::vector<const schedule::ChildClock*> ended;
  if (child != nullptr)
    for (const auto& clock : child->clocks) (app::isOpen(clock) ? open : ended).push_back(&clock);
  std::ranges::stable_sort(open, [](const auto* a, const auto* b) { return app::isMorePressing(*a, *b); });
  if (open.empty()) lines->addWidget(makeLabel(tr("None runs, as far as the extracts tell."), kClockMuted));
  for (const auto* clock : open) addOpen(*lines, read->report, *clock);
  for (const auto* clock : ended) addEnded(*lines, read->report, *clock);
  if (child != nullptr && !child->faults.empty()) {
    lines->addWidget(makeLabel(tr("Dates to put right"), kClockStrong));
    for (const auto& fault : child->faults) addLine(*lines, toQt(schedule::faultText(fault)));
  }
  if (open.empty()) return;
  auto* link = new Button(ButtonKind::Quiet, "timeline", tr("Show in Clocks"));
  link->setAccessibleName(tr("Show %1 in Clocks").arg(m_caseCode));
  connect(link, &QPushButton::clicked, this, [this] {
    m_navigator.go(QStringLiteral("children"), QStringLiteral("clocks:") + m_caseCode);
  });
  lines->addWidget(link, 0, Qt::AlignLeft);
}

}  // namespace waymark::ui
