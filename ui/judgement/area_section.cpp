// SPDX-License-Identifier: GPL-3.0-or-later
#include "judgement/area_section.h"

#include <QCoreApplication>
#include <QLabel>
#include <QVBoxLayout>

#include "base/message.h"
#include "bridge/text.h"
#include "judgement/finding_link.h"
#include "judgement/reason_section.h"
#include "widgets/button.h"
#include "widgets/clear_layout.h"
#include "widgets/label.h"

namespace waymark::ui {

namespace {

constexpr int kIndent = 26;
constexpr std::size_t kPullsShown = 2;  // each way

QVBoxLayout* emptyColumn(QWidget* holder, int spacing) {
  auto* column = new QVBoxLayout(holder);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(spacing);
  return column;
}

/// Everything a row shows, to know whether it must be made again.
QString fingerprint(const domain::EarlierFinding& finding, const judgement::AreaProgress& area,
                    const OutcomeModel& model) {
  QString text = toQt(finding.text) + progressSentence(area.why) + QString::number(static_cast<int>(area.verdict));
  for (const auto& one : area.missing) text += progressSentence(one);
  for (const auto* rows : {&area.pullUp, &area.pullDown})
    for (const auto row : *rows)
      if (const auto* evidence = model.finding(row)) text += toQt(base::uuidText(evidence->id.uuid) + evidence->summary);
  return text + QLatin1Char('\n');
}

}  // namespace

Mark progressMark(framework::Progress verdict) {
  switch (verdict) {
    case framework::Progress::Made:
      return Mark::Strength;
    case framework::Progress::NotMade:
      return Mark::Concern;
    case framework::Progress::NotEnoughEvidence:
      return Mark::NotStarted;
  }
  return Mark::None;
}

QString progressSentence(const judgement::Reason& reason) {
  const std::string english(judgement::progressTemplate(reason.rule));
  return toQt(base::filled(fromQt(QCoreApplication::translate("progress", english.c_str())), reason.parameters));
}

AreaSection::AreaSection(QWidget* parent)
    : QWidget(parent),
      m_title(makeLabel({}, {TextSize::Heading, TextWeight::Strong})),
      m_question(makeLabel({}, {TextSize::Body, TextWeight::Regular, Role::Muted})),
      m_rows(new QVBoxLayout) {
  auto* column = emptyColumn(this, kInside);
  column->addWidget(m_title);
  column->addWidget(m_question);
  m_rows->setContentsMargins(0, kInside, 0, 0);
  m_rows->setSpacing(kAround);
  column->addLayout(m_rows);
}

void AreaSection::set(const AppState& state, const OutcomeModel& model) {
  const auto& rules = state.planPack().judgedAreas;
  setVisible(rules.has_value());
  m_summary.clear();
  if (!rules) return;
  m_title->setText(toQt(rules->title));
  QStringList about{toQt(rules->question)};
  const auto& letter = model.letter();
  const auto* from = letter.inspection ? state.find<domain::Inspection>(*letter.inspection) : nullptr;
  if (from != nullptr) about << tr("Of the letter or report on: %1.").arg(toQt(from->value.title));
  if (letter.unplaced > 0)
    about << (letter.unplaced == 1
                  ? tr("1 earlier finding is left out: it doesn’t say which of several inspections it is from.")
                  : tr("%L1 earlier findings are left out: they don’t say which of several inspections they are from.")
                        .arg(letter.unplaced));
  m_question->setText(about.join(QLatin1Char(' ')));
  setAccessibleName(toQt(rules->title));
  QString shown;
  std::array<int, 3> counts{};
  for (const auto& area : model.areas()) {
    ++counts.at(static_cast<std::size_t>(area.verdict));
    if (const auto* finding = state.find<domain::EarlierFinding>(area.area))
      shown += fingerprint(finding->value, area, model);
  }
  QStringList parts;
  for (std::size_t i = 0; i < counts.size(); ++i)
    if (counts[i] > 0) parts << tr("%1: %2").arg(toQt(rules->verdicts[i].title)).arg(counts[i]);
  m_summary = parts.isEmpty() ? tr("%1: none is logged.").arg(toQt(rules->title))
                              : tr("%1. %2.").arg(toQt(rules->title), parts.join(QStringLiteral(", ")));
  setAccessibleDescription(m_summary);
  if (shown == m_shown && m_rows->count() > 0) return;  // nothing to rebuild; the focus stays where it is
  m_shown = shown;
  clearLayout(m_rows);
  for (const auto& area : model.areas())
    if (const auto* finding = state.find<domain::EarlierFinding>(area.area))
      m_rows->addWidget(makeRow(finding->value, area, *rules, model));
  if (!model.areas().empty()) return;
  m_rows->addWidget(makeLabel(tr("No earlier finding of this kind is in the workspace. Log what the letter or report "
                                 "named, then link evidence to it."),
                              {TextSize::Body, TextWeight::Regular, Role::Muted}));
  auto* log = new Button(ButtonKind::Secondary, tr("Log an earlier finding"));
  connect(log, &QPushButton::clicked, this, &AreaSection::newAreaAsked);
  m_rows->addWidget(log, 0, Qt::AlignLeft);
}

QWidget* AreaSection::makeRow(const domain::EarlierFinding& finding, const judgement::AreaProgress& area,
                              const framework::JudgedAreas& rules, const OutcomeModel& model) {
  const QString verdict = toQt(rules.verdict(area.verdict).title);
  auto* row = new QWidget;
  row->setAccessibleName(tr("%1: %2").arg(verdict, toQt(finding.text)));
  auto* column = emptyColumn(row, 4);
  column->addWidget(makeLabel(toQt(finding.text), {TextSize::Body, TextWeight::Strong}));
  column->addWidget(makeSentence(progressMark(area.verdict), tr("%1. %2").arg(verdict, progressSentence(area.why))));
  auto* below = new QVBoxLayout;
  below->setContentsMargins(kIndent, 0, 0, 0);
  below->setSpacing(2);
  column->addLayout(below);
  for (const auto* rows : {&area.pullUp, &area.pullDown})
    for (std::size_t i = 0; i < std::min(kPullsShown, rows->size()); ++i) {
      const auto* evidence = model.finding((*rows)[i]);
      if (evidence == nullptr) continue;
      auto* link = new FindingLink;
      link->set(evidence);
      connect(link, &FindingLink::opened, this, &AreaSection::findingOpened);
      below->addWidget(link);
    }
  QStringList missing;
  QStringList notes;
  for (const auto& one : area.missing)
    (one.rule.starts_with("missing_") ? missing : notes) << progressSentence(one);
  if (!missing.isEmpty())
    below->addWidget(makeLabel(tr("Missing: %1").arg(missing.join(QLatin1Char(' '))),
                               {TextSize::Body, TextWeight::Regular, Role::Muted}));
  for (const auto& note : notes)
    below->addWidget(makeLabel(note, {TextSize::Body, TextWeight::Regular, Role::Muted}));
  const int linked = area.newer() + area.older + area.undated;
  if (linked > 0) {
    auto* open = new Button(ButtonKind::Quiet, tr("Show its evidence (%1)").arg(linked));
    open->setAccessibleName(tr("Show the evidence linked to: %1").arg(toQt(finding.text)));
    connect(open, &QPushButton::clicked, this, [this, id = area.area] { emit evidenceAsked(id); });
    below->addWidget(open, 0, Qt::AlignLeft);
  }
  return row;
}

}  // namespace waymark::ui
