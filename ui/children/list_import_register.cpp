// SPDX-License-Identifier: GPL-3.0-or-later
// The settings register through the same view: it tells of no child, so that it needs no key and no columns to approve.
#include <QLabel>
#include <QStackedWidget>
#include <QTimer>

#include "app/kept_lists.h"
#include "app/session.h"
#include "bridge/dates.h"
#include "bridge/messages.h"
#include "children/list_import_view.h"
#include "widgets/button.h"
#include "widgets/choice.h"
#include "widgets/field.h"

namespace waymark::ui {

void ListImportView::readRegister() {
  m_choose->setEnabled(false);
  m_rowsRead.reset();
  m_delay->start();
  m_background.run(
      "read", [file = m_files.front()](const std::stop_token&) { return app::readSettings(file); },
      [this](base::Result<lists::SettingsRegister> settings) { onRegister(std::move(settings)); });
}

void ListImportView::onRegister(base::Result<lists::SettingsRegister> settings) {
  m_delay->stop();
  m_ticker->stop();
  m_reading->hide();
  if (!settings) {
    navigator().say(MessageKind::Error, messageText(settings.error()));
    m_files.clear();
    showStart();
    m_choose->setFocus(Qt::OtherFocusReason);
    return;
  }
  m_settings = std::make_shared<const lists::SettingsRegister>(std::move(*settings));
  for (QWidget* part : {static_cast<QWidget*>(m_parts), static_cast<QWidget*>(m_tables), m_assign,
                        static_cast<QWidget*>(m_addColumns), static_cast<QWidget*>(m_dropColumns)})
    part->hide();
  m_title->setText(tr("Settings register of %1").arg(longDate(m_asAt->day())));
  m_words->setText(tr("%L1 schools, early years settings and colleges. The lists’ URNs are checked against the register "
                      "of the latest day; earlier ones stay.")
                       .arg(m_settings->size()));
  m_import->setText(tr("Import the register"));
  m_import->setEnabled(true);
  m_stack->setCurrentIndex(kResultPage);
  m_import->setFocus(Qt::OtherFocusReason);
}

void ListImportView::importRegister() {
  m_import->setEnabled(false);  // once
  state().use<domain::ListExtract>(
      tr("Importing"), app::SessionUse::Writing,
      [settings = m_settings, file = m_files.front().filename().string(), day = *m_asAt->day()](
          app::Session& session, base::Stamp now, const app::WorkControl&) {
        return app::keepSettings(session, *settings, file, day, now);
      },
      this, [this](base::Result<domain::ListExtract> kept) {
        if (kept)
          return imported(tr("Imported a register of %L1 settings. Ctrl+Z takes it out again.").arg(kept->rows));
        navigator().say(MessageKind::Error, messageText(kept.error()));
        m_import->setEnabled(true);
      });
}

}  // namespace waymark::ui
