// SPDX-License-Identifier: GPL-3.0-or-later
#include "judgement/moves_section.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>
#include <algorithm>

#include "bridge/dates.h"
#include "bridge/messages.h"
#include "bridge/text.h"
#include "judgement/assessment_json.h"
#include "judgement/compare.h"
#include "judgement/outcome_words.h"
#include "judgement/reason_section.h"
#include "widgets/clear_layout.h"
#include "widgets/label.h"

namespace waymark::ui {

namespace {
constexpr qsizetype kMostLines = 6;
}

MovesSection::MovesSection(AppState& state, QWidget* parent)
    : QWidget(parent), m_state(state), m_choice(new QComboBox), m_rows(new QVBoxLayout) {
  setAccessibleName(tr("Why it moved"));
  m_choice->setAccessibleName(tr("The snapshot to compare with"));
  m_choice->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
  m_choice->setMinimumContentsLength(24);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(kInside);
  column->addWidget(new SectionHeader(tr("Why it moved")));
  column->addWidget(m_choice, 0, Qt::AlignLeft);
  m_rows->setContentsMargins(0, 0, 0, 0);
  m_rows->setSpacing(kInside);
  column->addLayout(m_rows);
  column->addStretch(1);
  connect(m_choice, &QComboBox::activated, this, &MovesSection::showMoves);
}

void MovesSection::set(const OutcomeModel& model) {
  m_now = model.assessment();
  fillSnapshots();
  showMoves();
}

void MovesSection::fillSnapshots() {
  const QVariant before = m_choice->currentData();
  std::vector<const domain::Snapshot*> snapshots;
  for (const auto& row : m_state.workspace().all<domain::Snapshot>()) snapshots.push_back(&row.value);
  std::ranges::stable_sort(snapshots, std::greater{}, &domain::Snapshot::takenAt);
  const bool hasNew = static_cast<int>(snapshots.size()) > m_choice->count();
  m_choice->clear();
  for (const auto* snapshot : snapshots)
    m_choice->addItem(tr("Since %1").arg(toQt(snapshot->name)), toQt(base::uuidText(snapshot->id.uuid)));
  const int place = hasNew ? 0 : m_choice->findData(before);
  m_choice->setCurrentIndex(place < 0 ? 0 : place);
  m_choice->setVisible(!snapshots.empty());
}

void MovesSection::showMoves() {
  clearLayout(m_rows);
  const auto say = [this](const QString& text) {
    m_rows->addWidget(makeLabel(text, {TextSize::Body, TextWeight::Regular, Role::Muted}));
  };
  const auto id = base::parseUuid(fromQt(m_choice->currentData().toString()));
  const auto* snapshot = id ? m_state.find<domain::Snapshot>(domain::SnapshotId{*id}) : nullptr;
  if (snapshot == nullptr) {
    say(tr("Take a snapshot before a board or at the end of a week; what moves afterwards is said here."));
    return;
  }
  const auto before = judgement::parseAssessment(snapshot->value.payload, m_state.pack(), snapshot->value.name);
  if (!before) {
    say(messageText(before.error()));
    return;
  }
  const auto comparison = judgement::compare(*before, m_now);
  QStringList lines = moveSentences(comparison, m_state.pack());
  say(lines.takeFirst());
  qsizetype place = 0;
  for (const auto& move : comparison.moves) {
    if (place >= std::min(kMostLines, lines.size())) break;
    m_rows->addWidget(makeSentence(move.after > move.before ? Mark::Strength : Mark::Concern, lines[place]));
    ++place;
  }
  if (lines.size() > kMostLines) say(tr("%1 more moved a little.").arg(lines.size() - kMostLines));
}

}  // namespace waymark::ui
