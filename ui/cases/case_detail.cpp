// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases/case_detail.h"

#include <QStackedWidget>
#include <QVBoxLayout>

#include "cases/child_form.h"
#include "cases/chronology_part.h"
#include "cases/documents_part.h"
#include "cases/findings_part.h"
#include "cases/people_part.h"
#include "cases/replacing_part.h"
#include "widgets/choice.h"
#include "widgets/theme.h"

namespace waymark::ui {

CaseDetail::CaseDetail(CaseDesk& desk)
    : m_desk(desk),
      m_strip(new ChoiceStrip(tr("What of this child"), {{tr("Child and agreement"), Child},
                                                         {tr("Documents"), Documents},
                                                         {tr("People and meeting"), People},
                                                         {tr("Chronology"), Chronology},
                                                         {tr("Findings"), Findings},
                                                         {tr("Replacement"), Replacing}})),
      m_stack(new QStackedWidget),
      m_child(new ChildForm(desk)),
      m_documents(new DocumentsPart(desk)),
      m_people(new PeoplePart(desk)),
      m_chronology(new ChronologyPart(desk)),
      m_findings(new FindingsPart(desk)),
      m_replacing(new ReplacingPart(desk)) {
  for (QWidget* part :
       std::initializer_list<QWidget*>{m_child, m_documents, m_people, m_chronology, m_findings, m_replacing})
    m_stack->addWidget(part);
  auto* strip = new QVBoxLayout;
  strip->setContentsMargins(kBetween, 0, kBetween, 0);
  strip->addWidget(m_strip);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(kInside);
  column->addLayout(strip);
  column->addWidget(m_stack, 1);
  m_strip->setObjectName(QStringLiteral("case-parts"));
  connect(m_strip, &ChoiceStrip::chosen, this, [this](int part) { showPart(static_cast<Part>(part)); });
  connect(m_replacing, &ReplacingPart::replaced, this, &CaseDetail::replaced);
  showPart(Child);
}

CaseDetail::~CaseDetail() {
  for (auto* child : findChildren<QObject*>()) child->disconnect(this);
}

void CaseDetail::show(const domain::TrackedChildId& id) {
  const bool isOther = id != m_desk.id();
  m_desk.setChild(id);
  refresh(isOther);
}

void CaseDetail::showPart(Part part) {
  m_strip->setValue(part);
  m_stack->setCurrentIndex(part);
}

void CaseDetail::follow() {
  if (m_desk.child() != nullptr) refresh(false);
}

std::vector<CasePart*> CaseDetail::parts() const {
  return {m_child, m_documents, m_people, m_chronology, m_findings, m_replacing};
}

void CaseDetail::refresh(bool isOther) {
  for (auto* part : parts()) part->refresh(isOther);
}

void CaseDetail::empty() {
  m_desk.setChild({});
  for (auto* part : parts()) part->empty();
  showPart(Child);
}

void CaseDetail::focusFirst() {
  if (m_stack->currentIndex() == Child) return m_child->focusFirst();
  m_stack->currentWidget()->setFocus(Qt::OtherFocusReason);
  if (auto* first = m_stack->currentWidget()->nextInFocusChain()) first->setFocus(Qt::TabFocusReason);
}

}  // namespace waymark::ui
