// SPDX-License-Identifier: GPL-3.0-or-later
// The Fieldwork page's files: the lead inspector's grid in and out, invitations; and what is shown before anything of
// them or of Arrange is kept (fieldwork_page.h).
#include <QFileDialog>
#include <QFileInfo>
#include <QMenu>
#include <QStackedWidget>
#include <utility>

#include "app/list_file.h"
#include "base/file.h"
#include "bridge/messages.h"
#include "bridge/text.h"
#include "fieldwork/fieldwork_page.h"
#include "fieldwork/planned_view.h"
#include "fieldwork/timetable_view.h"
#include "widgets/button.h"
#include "widgets/choice.h"
#include "widgets/detail_panel.h"
#include "widgets/marks.h"

namespace waymark::ui {

namespace {

constexpr std::size_t kLargestGridFile = 50'000'000;
constexpr std::size_t kLargestInvitationFile = 16 * 1024 * 1024;

QStringList remarkWords(const std::vector<std::string>& remarks) {
  QStringList out;
  for (const auto& one : remarks) out << toQt(one);
  return out;
}

PlannedRow gridRow(const app::GridRow& row) {
  const QString session = toQt(row.code + " " + row.title).trimmed();
  QStringList changed;
  for (const auto& one : row.changed) changed << toQt(one);
  switch (row.fate) {
    case app::GridFate::New:
      return {FieldworkPage::tr("New"), Mark::Strength, session, toQt(row.when), toQt(row.where)};
    case app::GridFate::Changed:
      return {FieldworkPage::tr("Changed"), Mark::Mixed, session, toQt(row.when), changed.join(QStringLiteral("; "))};
    case app::GridFate::Gone:
      return {FieldworkPage::tr("Gone"), Mark::NotNeeded, session, toQt(row.when),
              FieldworkPage::tr("Not in the grid any more: it is cancelled, and keeps its names.")};
    case app::GridFate::Refused:
      return {FieldworkPage::tr("Left out"), Mark::Late, session, {}, toQt(row.problem)};
    case app::GridFate::Same:
      break;
  }
  return {FieldworkPage::tr("The same"), Mark::None, session, toQt(row.when), {}};
}

PlannedRow invitationRow(const app::InvitationRow& row) {
  const QString session = toQt(row.code + " " + row.title).trimmed();
  switch (row.fate) {
    case app::InvitationFate::New:
      return {FieldworkPage::tr("New"), Mark::Strength, session, toQt(row.when), {}};
    case app::InvitationFate::Changed:
      return {FieldworkPage::tr("Changed"), Mark::Mixed, session, toQt(row.when), {}};
    case app::InvitationFate::Cancelled:
      return {FieldworkPage::tr("Cancelled"), Mark::NotNeeded, session, toQt(row.when), {}};
    case app::InvitationFate::Refused:
      return {FieldworkPage::tr("Left out"), Mark::Late, session, toQt(row.when), toQt(row.problem)};
    case app::InvitationFate::Same:
      break;
  }
  return {FieldworkPage::tr("The same"), Mark::None, session, toQt(row.when), {}};
}

}  // namespace

void FieldworkPage::fillFiles() {
  if (m_files->menu() == nullptr) m_files->setMenu(new QMenu(m_files));
  auto* menu = m_files->menu();
  menu->clear();
  const bool canWrite = !state().readOnlyWhy().has_value();
  auto* grid = menu->addAction(tr("Bring in the inspectors’ grid…"));
  connect(grid, &QAction::triggered, this, [this] {
    askToRead(tr("The lead inspector’s grid"), tr("Sheets (*.xlsx *.ods *.csv);;All files (*)"), &FieldworkPage::readGrid);
  });
  auto* invitation = menu->addAction(tr("Bring in an invitation…"));
  connect(invitation, &QAction::triggered, this, [this] {
    askToRead(tr("An invitation"), tr("Calendar files (*.ics);;All files (*)"), &FieldworkPage::readInvitation);
  });
  for (auto* action : {grid, invitation}) action->setEnabled(canWrite);
  menu->addSeparator();
  connect(menu->addAction(tr("Save the grid with names…")), &QAction::triggered, this, &FieldworkPage::askToSaveGrid);
}

void FieldworkPage::askToRead(const QString& title, const QString& filter, void (FieldworkPage::*read)(const QString&)) {
  auto* dialog = new QFileDialog(this, title, {}, filter);
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setFileMode(QFileDialog::ExistingFile);
  connect(dialog, &QFileDialog::fileSelected, this, read);
  dialog->open();
}

void FieldworkPage::askToSaveGrid() {
  auto* dialog = new QFileDialog(this, tr("The grid with names"), {}, tr("Workbooks (*.xlsx);;Comma-separated text (*.csv)"));
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setAcceptMode(QFileDialog::AcceptSave);
  dialog->setDefaultSuffix(QStringLiteral("xlsx"));
  dialog->selectFile(QStringLiteral("fieldwork-grid.xlsx"));
  connect(dialog, &QFileDialog::fileSelected, this, &FieldworkPage::saveGrid);
  dialog->open();
}

void FieldworkPage::saveGrid(const QString& file) {
  const auto* current = inspection();
  if (current == nullptr) return;
  const auto sheet = app::gridSheet(state().workspace(), current->id);
  const auto saved = app::writeList(pathFrom(file), sheet);
  navigator().say(saved ? MessageKind::Done : MessageKind::Error,
                  saved ? tr("%L1 sessions are in the grid, in the columns it came in, with their names.").arg(sheet.rows.size())
                        : messageText(saved.error()));
}

void FieldworkPage::readGrid(const QString& file) {
  if (!m_view)
    return navigator().say(MessageKind::Warning,
                           tr("The days of fieldwork are known once there is a notification day. Set it on Timeline, then "
                              "bring the grid in."));
  m_background.run(
      "grid",
      [path = pathFrom(file)](const std::stop_token&) -> base::Result<app::GridFile> {
        const auto bytes = base::readFile(path, kLargestGridFile);
        if (!bytes) return tl::make_unexpected(bytes.error());
        return app::readGrid(*bytes, path.filename().string());
      },
      [this](base::Result<app::GridFile> read) {
        if (!read) return navigator().say(MessageKind::Error, messageText(read.error()));
        m_grid = *std::move(read);
        m_mapping = {};
        startPlan(Plan::Grid);
        showGrid();
        m_planned->focusFirst();
      });
}

void FieldworkPage::showGrid() {
  if (!m_view || inspection() == nullptr) return endPlan();
  const auto import = app::previewGrid(m_grid, state().workspace(), inspection()->id, m_view->window, m_mapping,
                                       state().ids(), state().author(), state().now());
  PlannedView::Content content;
  content.title = tr("The grid “%1”").arg(toQt(import.file));
  content.sentence = tr("%L1 new, %L2 changed, %L3 gone, %L4 the same, %L5 left out. Nothing is kept yet.")
                         .arg(import.added)
                         .arg(import.changed)
                         .arg(import.gone)
                         .arg(import.same)
                         .arg(import.refused);
  content.remarks = remarkWords(import.remarks);
  for (const auto fate : {app::GridFate::Refused, app::GridFate::Gone, app::GridFate::Changed, app::GridFate::New,
                          app::GridFate::Same})
    for (const auto& row : import.rows)
      if (row.fate == fate) content.rows.push_back(gridRow(row));
  const auto wanted = import.added + import.changed + import.gone;
  content.apply = wanted == 1 ? tr("Bring in 1 session") : tr("Bring in %L1 sessions").arg(wanted);
  content.canApply = !import.changes.changes.empty() && !state().readOnlyWhy();
  m_planned->showHeadings(import.columns);
  m_planned->show(content);
}

void FieldworkPage::readInvitation(const QString& file) {
  if (!m_view)
    return navigator().say(MessageKind::Warning,
                           tr("The days of fieldwork are known once there is a notification day. Set it on Timeline, then "
                              "bring the invitation in."));
  const auto bytes = base::readFile(pathFrom(file), kLargestInvitationFile);
  if (!bytes) return navigator().say(MessageKind::Error, messageText(bytes.error()));
  m_invitation = *bytes;
  m_invitationName = fromQt(QFileInfo(file).fileName());
  const auto import = app::previewInvitations(m_invitation, m_invitationName, state().workspace(), inspection()->id,
                                              m_view->window);
  if (!import) return navigator().say(MessageKind::Error, messageText(import.error()));
  startPlan(Plan::Invitation);
  showInvitation();
  m_planned->focusFirst();
}

void FieldworkPage::showInvitation() {
  if (!m_view || inspection() == nullptr) return endPlan();
  const auto import = app::previewInvitations(m_invitation, m_invitationName, state().workspace(), inspection()->id,
                                              m_view->window);
  if (!import) return endPlan();
  PlannedView::Content content;
  content.title = tr("The invitation “%1”").arg(toQt(import->file));
  content.sentence = tr("%L1 of %L2 would come in, as the inspectors’ own. Nothing is kept yet.")
                         .arg(import->wanted)
                         .arg(import->rows.size());
  content.remarks = remarkWords(import->remarks);
  for (const auto& row : import->rows) content.rows.push_back(invitationRow(row));
  content.apply = import->wanted == 1 ? tr("Bring in 1 session") : tr("Bring in %L1 sessions").arg(import->wanted);
  content.canApply = import->wanted > 0 && !state().readOnlyWhy();
  m_planned->showHeadings({});
  m_planned->show(content);
}

void FieldworkPage::startPlan(Plan plan) {
  m_plan = plan;
  m_splitter->shut();
  m_shownSession = {};
  m_shownPlace = {};
  m_arrange->hide();
  showView(Planned);
}

void FieldworkPage::endPlan() {
  if (std::exchange(m_plan, Plan::None) == Plan::None) return;
  m_grid = {};
  m_invitation.clear();
  refresh();
  if (m_views->currentIndex() == Timetable) m_timetable->setFocus();
}

void FieldworkPage::applyPlan() {
  if (state().readOnlyWhy()) return;
  if (m_plan == Plan::Arrange) return applyArranged();
  domain::ChangeSet set;
  QString done;
  if (m_plan == Plan::Grid) {
    // Against what is here now.
    auto import = app::previewGrid(m_grid, state().workspace(), inspection()->id, m_view->window, m_mapping, state().ids(),
                                   state().author(), state().now());
    done = tr("From the grid: %L1 new, %L2 changed, %L3 cancelled.").arg(import.added).arg(import.changed).arg(import.gone);
    if (import.refused > 0) done += tr(" %L1 rows were left out.").arg(import.refused);
    set = std::move(import.changes);
  } else if (m_plan == Plan::Invitation) {
    auto import = app::previewInvitations(m_invitation, m_invitationName, state().workspace(), inspection()->id,
                                          m_view->window);
    if (!import) return navigator().say(MessageKind::Error, messageText(import.error()));
    done = import->wanted == 1 ? tr("1 session came in from the invitation.")
                               : tr("%L1 sessions came in from the invitation.").arg(import->wanted);
    set = std::move(import->changes);
  }
  endPlan();
  if (set.changes.empty()) return;
  state().apply(std::move(set));
  navigator().sayUndoable(done);
}

}  // namespace waymark::ui
