// SPDX-License-Identifier: GPL-3.0-or-later
#include "children/caseload_standing.h"

#include <QProgressBar>
#include <QTimer>
#include <QVBoxLayout>

#include "bridge/messages.h"
#include "widgets/label.h"

namespace waymark::ui {

namespace {

constexpr int kReadingMoment = 300;  // ms

}  // namespace

CaseloadStanding::CaseloadStanding(AppState& state, CaseloadSource& source, QWidget* parent)
    : QStackedWidget(parent),
      m_state(state),
      m_source(source),
      m_empty(new EmptyState("children", tr("No lists yet"),
                             tr("Inspectors ask for two lists in week 1: everybody with an EHC plan and everybody on "
                                "SEN support. Here they are checked, mended and kept by case code. Who the children "
                                "are stays under the seal."),
                             tr("Bring lists in"))),
      m_reading(new QWidget),
      m_failed(new EmptyState("warning", tr("The lists couldn’t be read"), {}, tr("Try again"))),
      m_soon(new QTimer(this)) {
  auto* column = new QVBoxLayout(m_reading);
  column->setContentsMargins(kAround, kAround, kAround, kAround);
  column->addWidget(makeLabel(tr("Reading and checking the lists…")));
  auto* bar = new QProgressBar;
  bar->setRange(0, 0);
  bar->setTextVisible(false);
  bar->setAccessibleName(tr("Reading and checking the lists"));
  column->addWidget(bar);
  column->addStretch(1);
  addWidget(new QWidget);  // the first moment
  addWidget(m_empty);
  addWidget(m_reading);
  addWidget(m_failed);
  m_soon->setSingleShot(true);
  m_soon->setInterval(kReadingMoment);
  connect(m_soon, &QTimer::timeout, this, [this] { setCurrentWidget(m_reading); });
  connect(m_empty, &EmptyState::started, this, &CaseloadStanding::importAsked);
  connect(m_failed, &EmptyState::started, &m_source, &CaseloadSource::readAgain);
  connect(&m_source, &CaseloadSource::changed, this, &CaseloadStanding::follow);
  connect(&m_state, &AppState::loaded, this, &CaseloadStanding::follow);
  follow();
}

void CaseloadStanding::follow() {
  m_soon->stop();
  switch (m_source.standing()) {
    case CaseloadSource::Standing::NoLists:
      setCurrentWidget(m_source.newest().extracts.empty() ? m_empty : widget(0));
      break;
    case CaseloadSource::Standing::Reading:
      setCurrentIndex(0);
      m_soon->start();
      break;
    case CaseloadSource::Standing::Failed:
      m_failed->setTexts(tr("The lists couldn’t be read"),
                         tr("%1 Nothing was changed.").arg(messageText(*m_source.error())));
      setCurrentWidget(m_failed);
      break;
    case CaseloadSource::Standing::Ready:
      setCurrentIndex(0);
      break;
  }
}

}  // namespace waymark::ui
