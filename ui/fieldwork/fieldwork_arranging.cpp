// SPDX-License-Identifier: GPL-3.0-or-later
// The Fieldwork page's Arrange: worked out on a second thread, shown, and applied as one undo step (fieldwork_page.h).
#include <QTimer>
#include <algorithm>

#include "bridge/text.h"
#include "fieldwork/fieldwork_page.h"
#include "fieldwork/planned_view.h"
#include "widgets/button.h"
#include "widgets/label.h"
#include "widgets/marks.h"

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
        m_arrangement = done;
        m_arrangedFor = problem;
        startPlan(Plan::Arrange);
        showArranged();
        m_planned->focusFirst();
      });
}

void FieldworkPage::showArranged() {
  const auto set = app::arrangedChanges(state().workspace(), *m_view, m_arrangement);
  PlannedView::Content content;
  content.title = tr("What Arrange would do");
  for (const auto& change : set.changes) {
    const auto& after = std::get<domain::FieldworkSession>(*change.after);
    const auto* place = after.place ? state().find<domain::Place>(*after.place) : nullptr;
    content.rows.push_back({tr("Placed"), Mark::Done, toQt(after.code + " " + after.title), toQt(app::sessionTime(after)),
                            place == nullptr ? QString() : toQt(place->value.name)});
  }
  for (const auto& one : m_arrangement.unplaced) {
    const auto* row = state().find<domain::FieldworkSession>(m_view->sessions[static_cast<std::size_t>(one.slot)]);
    if (row == nullptr) continue;
    content.rows.push_back({tr("Not placed"), Mark::Late, toQt(row->value.code + " " + row->value.title), QString(),
                            toQt(app::notPlacedSentence(state().workspace(), *m_view, one))});
  }
  const auto placed = std::ssize(set.changes);
  content.sentence = tr("%1 Nothing else moves, and nothing is kept yet.")
                         .arg(m_arrangement.unplaced.empty()
                                  ? tr("Every session finds its place.")
                                  : tr("%L1 can’t be placed; each says what stands in the way.").arg(m_arrangement.unplaced.size()));
  content.apply = placed == 1 ? tr("Place 1 session") : tr("Place %L1 sessions").arg(placed);
  content.canApply = placed > 0;
  m_planned->showHeadings({});
  m_planned->show(content);
}

void FieldworkPage::applyArranged() {
  endPlan();
  if (!m_view || m_view->problem != m_arrangedFor)
    return navigator().say(MessageKind::Warning,
                           tr("The timetable was changed while it was arranged. Nothing was moved; arrange again."));
  const auto set = app::arrangedChanges(state().workspace(), *m_view, m_arrangement);
  for (const auto& one : m_arrangement.unplaced)
    m_left.emplace_back(toQt(app::notPlacedSentence(state().workspace(), *m_view, one)),
                        m_view->sessions[static_cast<std::size_t>(one.slot)].uuid);
  const auto placed = std::ssize(set.changes);
  if (placed > 0) state().apply(set);
  const QString what = placed == 1 ? tr("1 session was placed.") : tr("%L1 sessions were placed.").arg(placed);
  const auto unplaced = m_arrangement.unplaced.size();
  const QString left = unplaced == 0   ? QString()
                       : unplaced == 1 ? tr(" 1 couldn’t be: the reason stands above the timetable.")
                                       : tr(" %L1 couldn’t be: the reasons stand above the timetable.").arg(unplaced);
  navigator().sayUndoable(what + left);
  refreshProblems();
}

void FieldworkPage::showArranging(bool running) {
  m_progress->setVisible(running);
  m_progress->clear();
  m_cancel->setVisible(running);
  m_arrange->setVisible(!running && m_view.has_value() && m_sessions->sourceCount() > 0 && m_plan == Plan::None);
  if (running)
    m_ticker->start();
  else
    m_ticker->stop();
  if (running) m_cancel->setFocus();
}

}  // namespace waymark::ui
