// SPDX-License-Identifier: GPL-3.0-or-later
#include "children/correction_section.h"

#include <QVBoxLayout>

#include "bridge/text.h"
#include "children/correction_words.h"
#include "widgets/button.h"
#include "widgets/label.h"

namespace waymark::ui {

namespace {

constexpr int kCorrectionIndent = 24;  // beneath the mark

}  // namespace

CorrectionSection::CorrectionSection(AppState& state, Navigator& navigator, const ReadCaseload& read,
                                     const domain::ChildId& child, const QString& caseCode)
    : m_state(state), m_navigator(navigator), m_caseCode(caseCode) {
  auto* rows = new QVBoxLayout(this);
  rows->setContentsMargins(0, kInside, 0, 0);
  rows->setSpacing(2);
  rows->addWidget(makeLabel(tr("Corrected here"), {TextSize::Body, TextWeight::Strong}));
  for (const auto& list : read.caseload.lists)
    for (const auto& one : list.corrections)
      if (one.value.child == child) add(*rows, read.caseload, list, one);
}

void CorrectionSection::add(QVBoxLayout& rows, const app::Caseload& caseload, const app::CaseloadList& list,
                            const app::ShownCorrection& correction) {
  ++m_count;
  const auto& definition = caseload.definition;
  const auto column = correction.value.column;
  const QString title = toQt(definition.columns[column].title);
  const QString said = definition.columns[column].identity
                           ? tr("%1: what the source says and what stands here lie under the seal.").arg(title)
                           : tr("%1: the source says %2, corrected here to %3.")
                                 .arg(title, quotedWords(definition, column, correction.value.was),
                                      quotedWords(definition, column, correction.value.corrected));
  auto* line = new QHBoxLayout;
  line->setSpacing(4);
  auto* mark = new StateMark(correctionStateMark(correction.state));
  mark->setMark(correctionStateMark(correction.state), {});
  line->addWidget(mark, 0, Qt::AlignTop);
  line->addWidget(makeLabel(said), 1);
  rows.addLayout(line);
  auto* state = makeLabel(correctionStateWords(correction, list.extract));
  state->setContentsMargins(kCorrectionIndent, 0, 0, 0);
  rows.addWidget(state);
  auto* by = makeLabel(correctedByWords(correction.stored.value), {TextSize::Small, TextWeight::Regular, Role::Muted});
  by->setContentsMargins(kCorrectionIndent, 0, 0, 0);
  rows.addWidget(by);
  auto* back = new Button(ButtonKind::Quiet, tr("Take it back"));
  back->setAccessibleName(tr("Take the correction of %1 back").arg(title));
  back->setEnabled(!m_state.readOnlyWhy());
  connect(back, &QPushButton::clicked, this, [this, back, id = correction.stored.value.id, title] {
    const auto* stored = m_state.find<domain::ListCorrection>(id);
    if (stored == nullptr) return;
    back->setEnabled(false);
    m_state.apply(tr("take back the correction of %1 of %2").arg(title, m_caseCode), domain::removed(*stored));
    m_navigator.sayUndoable(tr("Took back the correction of %1 of %2: the source’s value is shown again.")
                                .arg(title, m_caseCode));
  });
  auto* under = new QHBoxLayout;
  under->setContentsMargins(kCorrectionIndent - kInside, 0, 0, kInside);
  under->addWidget(back);
  under->addStretch(1);
  rows.addLayout(under);
}

}  // namespace waymark::ui
