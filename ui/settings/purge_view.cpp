// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/purge_view.h"

#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QVBoxLayout>
#include <algorithm>

#include "app/identities.h"
#include "bridge/dates.h"
#include "bridge/text.h"
#include "shell/app_state.h"
#include "shell/backups.h"
#include "widgets/choice.h"
#include "widgets/field.h"
#include "widgets/label.h"

namespace waymark::ui {

namespace {

constexpr int kPurgeWidth = 720;
constexpr int kLongestPurgeReason = 300;

QString goesText(const domain::Workspace& workspace) {
  const auto count = [](std::size_t number) { return QLocale().toString(static_cast<qlonglong>(number)); };
  const auto children = workspace.all<domain::Child>().size();
  const auto lists = std::ranges::count_if(workspace.all<domain::ListExtract>(), app::holdsChildren);
  QStringList lines;
  lines << (children == 1 ? PurgeView::tr("1 child or young person, with everything that is kept of them")
                          : PurgeView::tr("%1 children and young people, with everything that is kept of them")
                                .arg(count(children)));
  lines << (lists == 1 ? PurgeView::tr("1 list that was imported, the open and the sealed half")
                       : PurgeView::tr("%1 lists that were imported, the open and the sealed halves").arg(count(static_cast<std::size_t>(lists))));
  lines << PurgeView::tr("lines of returns that are about one child, and what a meeting about a child is called, its "
                         "link, needs and notes; its time stays in the timetable")
        << PurgeView::tr("the seal: its key, the passphrase’s and the recovery key’s way in")
        << PurgeView::tr("what the change log holds of every change in this workspace, so that earlier states of "
                         "anything can no longer be brought back, and what Undo could take back");
  return PurgeView::tr("This deletes for good, and no Undo brings it back:") + QStringLiteral("\n•  ") +
         lines.join(QStringLiteral("\n•  ")) + u'\n' +
         PurgeView::tr("Everything else stays: evidence, the plan, partners, files attached to them and to requests, and "
                       "the list of who saw identities. Look through the files yourself. The pages of the workspace are "
                       "overwritten and it is written anew.");
}

}  // namespace

QString backupsHoldingText(const AppState& state) {
  const auto& list = state.backups().list();
  if (!list) return {};
  const auto holding = app::backupsHolding(state.workspace(), list->backups);
  if (holding.empty())
    return PurgeView::tr("No backup in %1 holds children’s data. Copies that were made in another way aren’t known here.")
        .arg(pathText(list->place.folder));
  QStringList lines;
  for (auto backup = holding.rbegin(); backup != holding.rend(); ++backup) {
    const QString name = pathText(backup->file.filename());
    lines << (backup->state == app::Backup::State::NoHead
                  ? PurgeView::tr("%1 (not checked)").arg(name)
                  : PurgeView::tr("%1, %2").arg(stampText(backup->head.at), name));
  }
  const QString folder = pathText(list->place.folder);
  const QString head = holding.size() == 1
                           ? PurgeView::tr("1 backup in %1 still holds children’s data. Delete it too:").arg(folder)
                           : PurgeView::tr("%1 backups in %2 still hold children’s data. Delete them too:")
                                 .arg(QLocale().toString(static_cast<int>(holding.size())), folder);
  return head + QStringLiteral("\n•  ") + lines.join(QStringLiteral("\n•  ")) + u'\n' +
         PurgeView::tr("Copies that were made in another way aren’t known here.");
}

PurgeView::PurgeView(AppState& state, QWidget* parent)
    : QWidget(parent),
      m_state(state),
      m_goes(makeLabel({})),
      m_backups(makeLabel({})),
      m_name(new QLineEdit),
      m_nameRow(new FormRow(tr("Type the name of the workspace"), m_name)),
      m_reason(new QLineEdit),
      m_reasonRow(new FormRow(tr("Why"), m_reason, tr("Kept in the workspace with your name and the time."))) {
  setAccessibleName(tr("Delete all children’s data"));
  m_reason->setMaxLength(kLongestPurgeReason);
  auto* keep = new Button(ButtonKind::Secondary, tr("Keep everything"));
  auto* remove = new Button(ButtonKind::Secondary, "trash", tr("Delete it for good"));
  auto* buttons = new FlowBox(kInside, kInside);
  for (auto* button : {keep, remove}) buttons->add(button);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, kInside, 0, kInside);
  column->setSpacing(kInside);
  for (QWidget* part : {static_cast<QWidget*>(m_goes), static_cast<QWidget*>(m_backups),
                        static_cast<QWidget*>(m_nameRow), static_cast<QWidget*>(m_reasonRow)}) {
    part->setMaximumWidth(kPurgeWidth);
    column->addWidget(part);
  }
  column->addWidget(buttons);
  hide();
  connect(keep, &QPushButton::clicked, this, [this] {
    hide();
    emit cancelled();
  });
  connect(remove, &QPushButton::clicked, this, &PurgeView::confirm);
  connect(m_name, &QLineEdit::textEdited, m_nameRow, [this] { m_nameRow->setError({}); });
  connect(m_reason, &QLineEdit::textEdited, m_reasonRow, [this] { m_reasonRow->setError({}); });
  connect(&state.backups(), &Backups::changed, this, [this] {
    if (isVisible()) showWords();
  });
}

void PurgeView::open() {
  m_name->clear();
  m_reason->clear();
  m_nameRow->setError({});
  m_reasonRow->setError({});
  m_nameRow->setHint(tr("It is “%1”.").arg(toQt(m_state.area().name)));
  m_state.backups().refresh();
  showWords();
  show();
  m_name->setFocus(Qt::OtherFocusReason);
}

void PurgeView::showWords() {
  m_goes->setText(goesText(m_state.workspace()));
  m_backups->setText(backupsHoldingText(m_state));
}

void PurgeView::confirm() {
  if (m_name->text().trimmed() != toQt(m_state.area().name)) {
    m_nameRow->setError(tr("Type the name as it stands: %1. Nothing was deleted.").arg(toQt(m_state.area().name)));
    m_name->setFocus(Qt::OtherFocusReason);
    return;
  }
  if (m_reason->text().trimmed().isEmpty()) {
    m_reasonRow->setError(tr("Say why, for those who look for the data later. Nothing was deleted."));
    m_reason->setFocus(Qt::OtherFocusReason);
    return;
  }
  hide();
  emit confirmed(m_reason->text().trimmed());
}

}  // namespace waymark::ui
