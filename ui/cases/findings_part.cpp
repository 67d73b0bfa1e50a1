// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases/findings_part.h"

#include <QVBoxLayout>

#include "bridge/messages.h"
#include "bridge/text.h"
#include "cases/case_fields.h"
#include "shell/restricted_door.h"
#include "widgets/clear_layout.h"
#include "widgets/field.h"
#include "widgets/id_combo.h"
#include "widgets/label.h"

namespace waymark::ui {

FindingsPart::FindingsPart(CaseDesk& desk)
    : m_desk(desk),
      m_rows(new QVBoxLayout),
      m_summary(new NotesField(2)),
      m_summaryRow(new FormRow(tr("What was found"), m_summary, tr("By case code only: never a name."))),
      m_finding(new FormCombo),
      m_criterion(new FormCombo),
      m_log(new Button(ButtonKind::Primary, tr("Log as evidence"))) {
  m_summary->setObjectName(QStringLiteral("finding-summary"));
  m_log->setObjectName(QStringLiteral("finding-log"));
  m_finding->setObjectName(QStringLiteral("finding-kind"));
  m_finding->addItems({tr("Strength"), tr("Mixed"), tr("Concern")});
  m_rows->setContentsMargins(0, 0, 0, 0);
  m_rows->setSpacing(0);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(kAround, kInside, kAround, kAround);
  column->setSpacing(kBetween);
  column->addWidget(new SectionHeader(tr("A finding of this case")));
  column->addWidget(m_summaryRow);
  column->addWidget(new FormRow(tr("Strength, mixed or concern"), m_finding));
  column->addWidget(new FormRow(tr("Criterion"), m_criterion));
  column->addWidget(m_log, 0, Qt::AlignLeft);
  column->addWidget(new SectionHeader(tr("Logged from this case")));
  column->addLayout(m_rows);
  column->addStretch(1);
  connect(m_log, &QPushButton::clicked, this, &FindingsPart::log);
}

void FindingsPart::empty() {
  m_summary->setText({});
  for (auto* button : findChildren<Button*>(QStringLiteral("finding-open"))) button->disconnect(this);
  clearLayout(m_rows);
}

void FindingsPart::refresh(bool isOther) {
  auto& state = m_desk.state();
  if (isOther) {
    m_summary->setText({});
    m_summaryRow->setError({});
    m_criterion->clear();
    for (const auto& criterion : state.pack().criteria)
      m_criterion->addItem(toQt(criterion.id.text() + " " + criterion.shortTitle));
  }
  m_log->setEnabled(m_desk.canWrite());
  for (auto* button : findChildren<Button*>(QStringLiteral("finding-open"))) button->disconnect(this);
  clearLayout(m_rows);
  for (const auto& row : state.workspace().all<domain::Evidence>()) {
    if (m_desk.child() == nullptr || row.value.fromCase != m_desk.id()) continue;
    auto* open = new Button(ButtonKind::Quiet, "evidence", toQt(row.value.criterion.text() + "  " + row.value.summary));
    open->setObjectName(QStringLiteral("finding-open"));
    open->setStyleSheet(QStringLiteral("text-align: left"));
    open->setAccessibleName(tr("Open on Evidence: %1").arg(toQt(row.value.summary)));
    open->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    open->setToolTip(toQt(row.value.summary));
    connect(open, &QPushButton::clicked, this, [this, id = row.value.id.uuid] {
      m_desk.navigator().go(QStringLiteral("evidence"), toQt(base::uuidText(id)));
    });
    m_rows->addWidget(open);
  }
  if (m_rows->count() == 0)
    m_rows->addWidget(makeLabel(tr("Nothing yet."), {TextSize::Body, TextWeight::Regular, Role::Muted}));
}

void FindingsPart::log() {
  const auto* row = m_desk.child();
  const int place = m_criterion->currentIndex();
  if (row == nullptr || place < 0 || !m_desk.canWrite()) return;
  const auto texts = m_desk.texts(row->value.id.uuid, row->value.sealed);
  if (!texts) return m_desk.navigator().say(MessageKind::Error, messageText(texts.error()));
  auto& state = m_desk.state();
  auto made = app::evidenceFromCase(row->value, sealedText(*texts, "names"), typed(m_summary),
                                    static_cast<domain::Finding>(m_finding->currentIndex()),
                                    state.pack().criteria[static_cast<std::size_t>(place)].id, state.now().today);
  m_summaryRow->setError(made ? QString() : messageText(made.error()));
  if (!made) return m_summary->setFocus(Qt::OtherFocusReason);
  made->id = state.newId<domain::EvidenceTag>();
  m_desk.write([this, evidence = *made]() -> std::optional<domain::ChangeSet> {
    return domain::ChangeSet{fromQt(tr("log evidence from %1").arg(m_desk.code())),
                             {domain::made(domain::Record{evidence})}};
  });
  m_summary->setText({});
  m_summary->setFocus(Qt::OtherFocusReason);
  m_desk.navigator().sayUndoable(tr("Logged as evidence from %1, as a draft.").arg(m_desk.code()));
}

}  // namespace waymark::ui
