// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/status_bar.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QProgressBar>
#include <QTimer>

#include "bridge/text.h"
#include "shell/app_state.h"
#include "shell/backups.h"
#include "shell/seal_keeper.h"
#include "widgets/button.h"
#include "widgets/icons.h"
#include "widgets/label.h"
#include "widgets/marks.h"
#include "widgets/style.h"

namespace waymark::ui {

namespace {
constexpr int kShowAfter = 300;
constexpr int kSteps = 1000;
}  // namespace

StatusBar::StatusBar(AppState& state, QWidget* parent)
    : QWidget(parent),
      m_state(state),
      m_saved(new StateMark(Mark::Done)),
      m_backups(new StateMark(Mark::Late)),
      m_seal(new Button(ButtonKind::Quiet, QString())),
      m_file(new ElidedLabel({TextSize::Small, TextWeight::Regular, Role::Muted})),
      m_job(makeLabel({}, {TextSize::Small, TextWeight::Regular, Role::Muted})),
      m_progress(new QProgressBar),
      m_cancel(new Button(ButtonKind::Quiet, tr("Cancel"))),
      m_delay(new QTimer(this)) {
  fixTextHeight(this, 32);
  setAccessibleName(tr("State of the workspace"));
  m_saved->setFont(textFont(TextSize::Small));
  m_saved->setMark(Mark::Done);
  m_backups->setFont(textFont(TextSize::Small));
  m_backups->setMark(Mark::Late, tr("No backup was made"));
  m_job->setWordWrap(false);
  m_progress->setFixedSize(160, 12);
  m_progress->setTextVisible(false);
  m_progress->setAccessibleName(tr("Progress"));
  for (auto* button : {m_cancel, m_seal}) fixTextHeight(button, 26);
  m_seal->setFont(textFont(TextSize::Small));
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(kAround, 1, kBetween, 0);
  row->setSpacing(kBetween);
  row->addWidget(m_saved);
  row->addWidget(m_backups);
  row->addWidget(m_seal);
  row->addWidget(m_file, 1);
  row->addWidget(m_job);
  row->addWidget(m_progress);
  row->addWidget(m_cancel);
  m_delay->setSingleShot(true);
  m_delay->setInterval(kShowAfter);
  connect(m_delay, &QTimer::timeout, this, &StatusBar::showJobs);
  connect(m_cancel, &QPushButton::clicked, this, [this] {
    if (!m_state.jobs().empty()) m_state.cancel(m_state.jobs().front().id);
  });
  connect(&state, &AppState::savingChanged, this, &StatusBar::showSaved);
  connect(&state, &AppState::loaded, this, &StatusBar::showSaved);
  connect(&state.backups(), &Backups::changed, this, &StatusBar::showBackups);
  connect(m_seal, &QPushButton::clicked, this, [this] {
    if (m_state.seal().standing() == SealKeeper::Standing::Unlocked)
      m_state.seal().lock();
    else
      m_state.seal().ask();
  });
  connect(&state.seal(), &SealKeeper::changed, this, &StatusBar::showSeal);
  connect(&state.seal(), &SealKeeper::minutesChanged, this, &StatusBar::showSeal);
  connect(&state, &AppState::jobsChanged, this, [this] {
    if (m_state.jobs().empty() || m_progress->isVisible())
      showJobs();
    else if (!m_delay->isActive())
      m_delay->start();
  });
  showSaved();
  showSeal();
  showJobs();
}

void StatusBar::showSaved() {
  m_saved->setVisible(m_state.isOpen());
  if (m_state.readOnlyWhy())
    m_saved->setMark(Mark::NotNeeded, tr("Open for reading only"));
  else if (m_state.isSaving())
    m_saved->setMark(Mark::InProgress, tr("Saving…"));
  else
    m_saved->setMark(Mark::Done, tr("All changes saved"));
  m_file->setText(pathText(m_state.file()));
  showBackups();
}

void StatusBar::showBackups() {
  const QString words = m_state.backups().words();
  m_backups->setVisible(m_state.backups().trouble().has_value());
  for (QWidget* part : {static_cast<QWidget*>(m_saved), static_cast<QWidget*>(m_backups)}) {
    part->setToolTip(words);
    part->setAccessibleDescription(words);
  }
}

void StatusBar::showSeal() {
  const auto& seal = m_state.seal();
  const bool isUnlocked = seal.standing() == SealKeeper::Standing::Unlocked;
  m_seal->setVisible(isUnlocked || seal.standing() == SealKeeper::Standing::Locked);
  m_seal->setIcon(themedIcon(isUnlocked ? "unlock" : "lock"));
  m_seal->setText(isUnlocked ? tr("Unlocked, locks in %1 min").arg(seal.minutesLeft()) : tr("Locked"));
  const QString what = isUnlocked ? tr("Who the children are can be seen. Lock it at once (Ctrl+L).")
                                  : tr("Who the children are is locked. Unlock it (Ctrl+Shift+L).");
  m_seal->setToolTip(what);
  m_seal->setAccessibleDescription(what);
}

void StatusBar::showJobs() {
  const auto& jobs = m_state.jobs();
  const bool any = !jobs.empty();
  if (!any) m_delay->stop();
  for (QWidget* part :
       {static_cast<QWidget*>(m_job), static_cast<QWidget*>(m_progress), static_cast<QWidget*>(m_cancel)})
    part->setVisible(any);
  if (!any) return;
  const auto& job = jobs.front();
  m_job->setText(job.name);
  m_progress->setRange(0, job.total == 0 ? 0 : kSteps);
  if (job.total > 0) m_progress->setValue(static_cast<int>(job.done * kSteps / job.total));
}

void StatusBar::paintEvent(QPaintEvent*) {
  const Theme& theme = themeOf(this);
  QPainter painter(this);
  painter.fillRect(rect(), theme.color(Role::Surface));
  painter.fillRect(QRect(0, 0, width(), 1), theme.color(Role::Hairline));
}

}  // namespace waymark::ui
