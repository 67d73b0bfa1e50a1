// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/backups_section.h"

#include <QFileDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>
#include <algorithm>

#include "bridge/dates.h"
#include "bridge/messages.h"
#include "bridge/text.h"
#include "settings/backup_rows.h"
#include "shell/backups.h"
#include "shell/list_tools.h"
#include "shell/restore_view.h"
#include "widgets/button.h"
#include "widgets/choice.h"
#include "widgets/data_table.h"
#include "widgets/label.h"
#include "widgets/style.h"

namespace waymark::ui {

namespace {

constexpr int kBackupsShown = 6;
constexpr int kReadingWidth = 720;

/// What “Fewer”, “Usual” and “More” mean.
constexpr app::KeepRules kKeeping[] = {{5, 7, 4, 3}, {10, 14, 12, 3}, {20, 30, 52, 3}};

QString keepHint(const app::KeepRules& rules) {
  return BackupsSection::tr("The last %1, one a day for %2 days, one a week for %3 weeks")
      .arg(rules.last)
      .arg(rules.days)
      .arg(rules.weeks);
}

}  // namespace

BackupsSection::BackupsSection(AppState& state, Navigator& navigator, QWidget* parent)
    : QWidget(parent),
      m_state(state),
      m_navigator(navigator),
      m_model(new BackupModel(this)),
      m_words(makeLabel({})),
      m_place(makeLabel({}, {TextSize::Body, TextWeight::Regular, Role::Muted})),
      m_now(new Button(ButtonKind::Secondary, "copy", tr("Back up now"))),
      m_usual(new Button(ButtonKind::Quiet, tr("Use the folder beside the workspace"))),
      m_often(new ChoiceStrip(tr("How often"), {{tr("Every 15 minutes"), 15},
                                                {tr("Every 30 minutes"), 30},
                                                {tr("Every hour"), 60},
                                                {tr("Only on closing"), 0}})),
      m_keep(new ChoiceStrip(tr("How many stay"), {{tr("Fewer"), 0, keepHint(kKeeping[0])},
                                                   {tr("Usual"), 1, keepHint(kKeeping[1])},
                                                   {tr("More"), 2, keepHint(kKeeping[2])}})),
      m_table(new DataTable(tr("Backups of this workspace"))),
      m_preview(new Button(ButtonKind::Secondary, "undo", tr("Restore…"))),
      m_other(new Button(ButtonKind::Quiet, tr("Restore from another file…"))),
      m_restore(new RestoreView) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(kInside);
  for (auto* label : {m_words, m_place}) {
    label->setMaximumWidth(kReadingWidth);
    column->addWidget(label);
  }
  addSettings(*column);
  m_table->setTableModel(m_model, BackupModel::File);
  fixTextHeight(m_table, (kBackupsShown + 1) * kRowHeight);
  auto* tools = new ListTools(m_state, m_navigator, {"settings.backups", m_table, {}, false});
  column->addWidget(tools->button(), 0, Qt::AlignRight);
  column->addWidget(m_table);
  auto* buttons = new QHBoxLayout;
  buttons->addWidget(m_preview);
  buttons->addWidget(m_other);
  buttons->addStretch(1);
  column->addLayout(buttons);
  column->addWidget(m_restore);

  auto& backups = m_state.backups();
  connect(m_now, &QPushButton::clicked, &backups, &Backups::backUpNow);
  connect(m_preview, &QPushButton::clicked, this, &BackupsSection::previewCurrent);
  connect(m_table, &DataTable::opened, this, &BackupsSection::previewCurrent);
  connect(m_table, &DataTable::currentIdChanged, this, &BackupsSection::refresh);
  connect(m_other, &QPushButton::clicked, this, &BackupsSection::chooseBackup);
  connect(m_restore, &RestoreView::confirmed, this,
          [this](const QString& backup) { m_state.backups().restore(pathFrom(backup)); });
  connect(m_restore, &RestoreView::cancelled, m_table, [this] { m_table->setFocus(); });
  connect(&backups, &Backups::previewed, m_restore, &RestoreView::show);
  connect(&backups, &Backups::made, this, [this](const app::BackUpDone& done) {
    m_navigator.say(MessageKind::Done, done.isNew ? tr("A backup was made and checked.")
                                                  : tr("Nothing has changed since the last backup, so none was made."));
  });
  connect(&backups, &Backups::restored, this, [this](const app::Restored& done) {
    m_restore->hide();
    m_navigator.say(MessageKind::Done,
                    tr("The backup is in place. The workspace as it was is kept as %1; restore that to go back.")
                        .arg(pathText(done.keptAside.filename())));
  });
  connect(&backups, &Backups::changed, this, &BackupsSection::refresh);
  connect(&m_state, &AppState::loaded, this, [this] {
    m_restore->hide();
    refresh();
  });
  refresh();
}

void BackupsSection::addSettings(QVBoxLayout& column) {
  auto* choose = new Button(ButtonKind::Secondary, "open", tr("Choose a folder…"));
  auto* place = new FlowBox(kInside, kInside);
  for (auto* button : {m_now, choose, m_usual}) place->add(button);
  column.addWidget(place);
  const TextStyle caption{TextSize::Small, TextWeight::Regular, Role::Muted};
  column.addWidget(makeLabel(tr("How often, if something changed"), caption));
  column.addWidget(m_often);
  column.addWidget(makeLabel(tr("How many stay"), caption));
  column.addWidget(m_keep);
  const auto change = [this](auto set) {
    auto settings = m_state.backups().settings();
    set(settings);
    m_state.backups().setSettings(settings);
  };
  connect(choose, &QPushButton::clicked, this, &BackupsSection::chooseFolder);
  connect(m_usual, &QPushButton::clicked, this,
          [change] { change([](app::BackupSettings& settings) { settings.folder.clear(); }); });
  connect(m_often, &ChoiceStrip::chosen, this, [change](int minutes) {
    change([minutes](app::BackupSettings& settings) { settings.everyMinutes = minutes; });
  });
  connect(m_keep, &ChoiceStrip::chosen, this,
          [change](int which) { change([which](app::BackupSettings& settings) { settings.keep = kKeeping[which]; }); });
}

void BackupsSection::refresh() {
  const auto& backups = m_state.backups();
  const auto& settings = backups.settings();
  m_words->setText(backups.words());
  m_now->setEnabled(backups.canWrite());
  m_usual->setVisible(!settings.folder.empty());
  m_often->setValue(settings.everyMinutes);
  const auto* keep = std::ranges::find(kKeeping, settings.keep);
  m_keep->setValue(keep == std::end(kKeeping) ? std::nullopt
                                              : std::optional(static_cast<int>(keep - std::begin(kKeeping))));
  if (backups.list()) {
    auto rows = backups.list()->backups;
    std::ranges::reverse(rows);
    const auto same = [](const app::Backup& a, const app::Backup& b) { return a.file == b.file && a.state == b.state; };
    if (!std::ranges::equal(rows, m_model->rows(), same)) m_model->setRows(std::move(rows));
  }
  m_preview->setEnabled(backups.canWrite() && !m_table->currentId().isNull());
  m_other->setEnabled(backups.canWrite());
  showPlace();
}

void BackupsSection::showPlace() {
  const auto& list = m_state.backups().list();
  if (!list) return;
  QStringList words{tr("They lie in %1.").arg(pathText(list->place.folder))};
  if (list->place.sameDisk)
    words.append(
        tr("That is the same disk as the workspace: it helps against mistakes, not against a lost or broken "
           "computer. Choose a folder on another disk for that."));
  if (list->place.syncedBy)
    words.append(tr("%1 copies this folder to its cloud, with everything the workspace holds about people. Ask your "
                    "data protection lead first, or choose another folder.")
                     .arg(toQt(*list->place.syncedBy)));
  if (list->place.network)
    words.append(tr("It is a network share (%1): backups wait for it, and fail while it is away.")
                     .arg(toQt(*list->place.network)));
  m_place->setText(words.join(u' '));
}

void BackupsSection::previewCurrent() {
  const int row = m_model->find(m_table->currentId());
  if (row >= 0 && m_state.backups().canWrite()) m_state.backups().preview(m_model->at(row).file);
}

void BackupsSection::chooseFolder() {
  auto* dialog = new QFileDialog(this, tr("Folder for backups"));
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setFileMode(QFileDialog::Directory);
  connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& folder) {
    auto settings = m_state.backups().settings();
    settings.folder = pathFrom(folder);
    m_state.backups().setSettings(settings);
  });
  dialog->open();
}

void BackupsSection::chooseBackup() {
  auto* dialog = new QFileDialog(this, tr("Restore from a backup"), {}, tr("Backups (*.waymark);;All files (*)"));
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setFileMode(QFileDialog::ExistingFile);
  connect(dialog, &QFileDialog::fileSelected, &m_state.backups(),
          [this](const QString& file) { m_state.backups().preview(pathFrom(file)); });
  dialog->open();
}

}  // namespace waymark::ui
