// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/restore_view.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

#include "bridge/dates.h"
#include "bridge/messages.h"
#include "bridge/text.h"
#include "widgets/button.h"
#include "widgets/label.h"

namespace waymark::ui {

namespace {

constexpr std::size_t kChangesNamed = 12;

/// The newest first, as many as can be taken in.
QString named(const std::vector<storage::LoggedChange>& lines) {
  QStringList rows;
  for (auto line = lines.rbegin(); line != lines.rend() && rows.size() < static_cast<qsizetype>(kChangesNamed); ++line)
    rows.append(RestoreView::tr("  • %1: %2, %3").arg(stampText(line->at), toQt(line->name), toQt(line->author)));
  if (lines.size() > kChangesNamed)
    rows.append(RestoreView::tr("  and %1 before them").arg(lines.size() - kChangesNamed));
  return rows.join(u'\n');
}

/// As the command line has it: "file link".
QString kindWord(std::string_view kind) {
  return toQt(kind).replace(u'_', u' ');
}

QString counts(const app::RestorePreview& preview) {
  QStringList rows;
  for (const auto& count : preview.counts)
    if (count.now != count.then)
      rows.append(
          RestoreView::tr("%1: %2 now, %3 in the backup").arg(kindWord(count.kind)).arg(count.now).arg(count.then));
  return rows.isEmpty() ? RestoreView::tr("As many records of each kind as now.")
                        : rows.join(QStringLiteral("; ")) + u'.';
}

}  // namespace

QString restoreWords(const app::RestorePreview& preview) {
  QStringList parts;
  if (preview.lastOfBackup)
    parts.append(RestoreView::tr("The backup ends with change %1, “%2”, by %3, %4.")
                     .arg(preview.then.number)
                     .arg(toQt(preview.lastOfBackup->name), toQt(preview.lastOfBackup->author),
                          stampText(preview.lastOfBackup->at)));
  if (!preview.head) parts.append(RestoreView::tr("No head lies beside it, so only the file itself could be checked."));
  if (preview.presentTrouble)
    parts.append(RestoreView::tr("The workspace there can’t be read: %1").arg(messageText(*preview.presentTrouble)));
  else if (!preview.now)
    parts.append(RestoreView::tr("There is no workspace there now."));
  if (preview.now) parts.append(RestoreView::tr("The workspace is at change %1 now.").arg(preview.now->number));
  if (preview.now && preview.lost.empty() && preview.gained.empty())
    parts.append(RestoreView::tr("Nothing would be lost and nothing would come back: both hold the same changes."));
  if (!preview.lost.empty())
    parts.append((preview.lost.size() == 1 ? RestoreView::tr("1 change would be lost:")
                                           : RestoreView::tr("%1 changes would be lost:").arg(preview.lost.size())) +
                 u'\n' + named(preview.lost));
  if (!preview.gained.empty())
    parts.append((preview.gained.size() == 1
                      ? RestoreView::tr("1 change would come back:")
                      : RestoreView::tr("%1 changes would come back:").arg(preview.gained.size())) +
                 u'\n' + named(preview.gained));
  if (!preview.now) {
    if (preview.presentTrouble) parts.append(RestoreView::tr("It is kept aside under another name first."));
    return parts.join(QStringLiteral("\n\n"));
  }
  parts.append(counts(preview));
  parts.append(RestoreView::tr(
      "The workspace as it is now is kept as a backup first. To go back, restore that one: it is the newest in "
      "the list, made “Before a restore”. Undo doesn’t reach behind a restore."));
  return parts.join(QStringLiteral("\n\n"));
}

RestoreView::RestoreView(QWidget* parent)
    : QWidget(parent),
      m_words(makeLabel({})),
      m_restore(new Button(ButtonKind::Secondary, "undo", tr("Put this backup in place"))),
      m_cancel(new Button(ButtonKind::Secondary, tr("Keep the workspace as it is"))) {
  setAccessibleName(tr("What restoring would change"));
  m_words->setTextInteractionFlags(Qt::TextSelectableByMouse);
  m_words->setMaximumWidth(720);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, kInside, 0, kInside);
  column->setSpacing(kInside);
  column->addWidget(m_words);
  auto* buttons = new QHBoxLayout;
  buttons->addWidget(m_cancel);
  buttons->addWidget(m_restore);
  buttons->addStretch(1);
  column->addLayout(buttons);
  connect(m_cancel, &QPushButton::clicked, this, [this] {
    hide();
    emit cancelled();
  });
  connect(m_restore, &QPushButton::clicked, this, [this] {
    hide();
    emit confirmed(m_backup);
  });
  hide();
}

void RestoreView::show(const app::RestorePreview& preview) {
  m_backup = pathText(preview.backup);
  m_words->setText(restoreWords(preview));
  m_restore->setAccessibleDescription(m_words->text());
  QWidget::show();
  m_cancel->setFocus(Qt::OtherFocusReason);
}

}  // namespace waymark::ui
