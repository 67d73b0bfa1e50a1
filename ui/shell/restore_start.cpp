// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/restore_start.h"

#include <QCoreApplication>
#include <QEvent>
#include <QFileDialog>
#include <QLabel>
#include <QVBoxLayout>

#include "base/user.h"
#include "bridge/messages.h"
#include "bridge/text.h"
#include "shell/app_state.h"
#include "shell/backups.h"
#include "shell/restore_view.h"
#include "widgets/button.h"
#include "widgets/label.h"

namespace waymark::ui {

namespace {

const auto kRestoreWake = static_cast<QEvent::Type>(QEvent::registerEventType());

/// Backups lie in a folder beside their workspace; the head beside each knows its name.
std::filesystem::path usualTarget(const std::filesystem::path& backup) {
  const auto head = storage::readHeadOf(backup);
  const auto name = head ? head->workspace : backup.stem().string();
  return backup.parent_path().parent_path() / (name + ".waymark");
}

}  // namespace

RestoreStart::RestoreStart(AppState& state, QWidget* parent)
    : QWidget(parent),
      m_state(state),
      m_where(makeLabel({})),
      m_progress(makeLabel({}, {TextSize::Body, TextWeight::Regular, Role::Muted})),
      m_other(new Button(ButtonKind::Secondary, tr("Another place…"))),
      m_view(new RestoreView),
      m_background([this] { QCoreApplication::postEvent(this, new QEvent(kRestoreWake)); }) {
  setAccessibleName(tr("Restore a backup"));
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(kInside);
  column->addWidget(makeLabel(tr("Restore a backup"), {TextSize::Title, TextWeight::Strong}));
  column->addWidget(m_where);
  column->addWidget(m_other);
  column->addWidget(m_progress);
  column->addWidget(m_view);
  connect(m_other, &QPushButton::clicked, this, [this] {
    auto* dialog = new QFileDialog(this, tr("Put the backup in place as"), {}, tr("Workspaces (*.waymark)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setOption(QFileDialog::DontConfirmOverwrite);  // what is there is kept aside, and the preview says so
    dialog->setDefaultSuffix(QStringLiteral("waymark"));
    dialog->selectFile(target());
    connect(dialog, &QFileDialog::fileSelected, this, &RestoreStart::setTarget);
    dialog->open();
  });
  connect(m_view, &RestoreView::confirmed, this, &RestoreStart::restore);
  connect(m_view, &RestoreView::cancelled, this, &RestoreStart::left);
}

bool RestoreStart::event(QEvent* event) {
  if (event->type() != kRestoreWake) return QWidget::event(event);
  m_background.deliver();
  return true;
}

void RestoreStart::askBackup(const QString& folder) {
  auto* dialog = new QFileDialog(this, tr("Choose a backup"), folder, tr("Workspaces (*.waymark)"));
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setFileMode(QFileDialog::ExistingFile);
  connect(dialog, &QFileDialog::fileSelected, this, &RestoreStart::take);
  connect(dialog, &QDialog::rejected, this, &RestoreStart::left);
  dialog->open();
}

void RestoreStart::take(const QString& backup) {
  m_backup = pathFrom(backup);
  m_target = usualTarget(m_backup);
  preview();
}

void RestoreStart::setTarget(const QString& file) {
  m_target = pathFrom(file);
  preview();
}

QString RestoreStart::target() const {
  return pathText(m_target);
}

void RestoreStart::preview() {
  m_where->setText(tr("Backup: %1\nIt is put in place as: %2").arg(pathText(m_backup), target()));
  m_progress->setText(tr("Reading the backup from end to end…"));
  m_progress->show();
  m_view->hide();
  m_background.run(
      "preview",
      [backup = m_backup, target = m_target](const std::stop_token& stop) {
        return app::previewRestore(target, backup, {stop, {}});
      },
      [this](const base::Result<app::RestorePreview>& read) {
        m_progress->hide();
        if (read) {
          m_view->show(*read);
          return;
        }
        emit failed(messageText(read.error()));
        emit left();
      });
}

void RestoreStart::restore() {
  m_progress->setText(tr("Putting the backup in place…"));
  m_progress->show();
  m_background.run(
      "restore",
      [backup = m_backup, target = m_target, settings = m_state.backups().settings(), who = base::userName(),
       at = m_state.now().utc](const std::stop_token& stop) {
        return app::restoreFile(target, backup, settings, who, at, {stop, {}});
      },
      [this](const base::Result<app::Restored>& done) {
        m_progress->hide();
        if (!done) {
          emit failed(messageText(done.error()));
          emit left();
          return;
        }
        emit restored(target());
      });
}

}  // namespace waymark::ui
