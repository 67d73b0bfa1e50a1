// SPDX-License-Identifier: GPL-3.0-or-later
// The Fieldwork page's Arrange: worked out on a second thread, applied as one undo step (fieldwork_page.h).
#include <QTimer>
#include <algorithm>

#include "bridge/text.h"
#include "fieldwork/fieldwork_page.h"
#include "widgets/button.h"
#include "widgets/label.h"

namespace waymark::ui {

void FieldworkPage::arrange() {
  if (!m_view || state().readOnlyWhy()) return;
  m_left.clear();
  m_toPlace = static_cast<int>(std::ranges::count_if(m_view->problem.sessions, [](const auto& slot) { return !slot.fixed; }));
  if (m_toPlace == 0) return navigator().say(MessageKind::Info, tr("Every session has its time already."));
  m_placed->store(0);
  showArranging(true);
  m_background.run(
      "arrange",
      [problem = m_view->problem, placed = m_placed](const std::stop_token& stop) {
        return schedule::arrange(problem, {}, stop, [&placed](int done, int) { placed->store(done); });
      },
      [this, problem = m_view->problem](const schedule::Arrangement& done) {
        showArranging(false);
        if (done.cancelled) return;
        // Somebody moved something meanwhile: what was worked out may clash with it.
        if (!m_view || m_view->problem != problem)
          return navigator().say(MessageKind::Warning,
                                 tr("The timetable was changed while it was arranged. Nothing was moved; arrange again."));
        arranged(done);
      });
}

void FieldworkPage::arranged(const schedule::Arrangement& done) {
  const auto set = app::arrangedChanges(state().workspace(), *m_view, done);
  for (const auto& one : done.unplaced)
    m_left.emplace_back(toQt(app::notPlacedSentence(state().workspace(), *m_view, one)),
                        m_view->sessions[static_cast<std::size_t>(one.slot)].uuid);
  const auto placed = std::ssize(set.changes);
  if (placed > 0) state().apply(set);
  const QString what = placed == 1 ? tr("1 session was placed.") : tr("%L1 sessions were placed.").arg(placed);
  const QString left = done.unplaced.empty() ? QString()
                       : done.unplaced.size() == 1
                           ? tr(" 1 couldn’t be: the reason stands above the timetable.")
                           : tr(" %L1 couldn’t be: the reasons stand above the timetable.").arg(done.unplaced.size());
  if (placed > 0)
    navigator().sayUndoable(what + left);
  else
    navigator().say(MessageKind::Warning, what + left);
  refreshProblems();
}

void FieldworkPage::showArranging(bool running) {
  m_progress->setVisible(running);
  m_progress->clear();
  m_cancel->setVisible(running);
  m_arrange->setVisible(!running && m_view.has_value() && m_sessions->sourceCount() > 0);
  if (running)
    m_ticker->start();
  else
    m_ticker->stop();
  if (running) m_cancel->setFocus();
}

}  // namespace waymark::ui
