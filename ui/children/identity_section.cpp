// SPDX-License-Identifier: GPL-3.0-or-later
#include "children/identity_section.h"

#include <QLabel>
#include <QVBoxLayout>
#include <algorithm>

#include "bridge/dates.h"
#include "bridge/messages.h"
#include "bridge/text.h"
#include "shell/seal_keeper.h"
#include "widgets/button.h"
#include "widgets/clear_layout.h"
#include "widgets/label.h"

namespace waymark::ui {

IdentitySection::IdentitySection(AppState& state, std::shared_ptr<const ReadCaseload> read, app::NewestExtracts newest,
                                 const domain::ChildId& child, QString caseCode)
    : m_state(state),
      m_read(std::move(read)),
      m_newest(std::move(newest)),
      m_child(child),
      m_caseCode(std::move(caseCode)),
      m_words(makeLabel({}, {TextSize::Body, TextWeight::Regular, Role::Muted})),
      m_button(new Button(ButtonKind::Secondary, {})),
      m_cells(new QVBoxLayout) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, kInside);
  column->setSpacing(4);
  column->addWidget(makeLabel(tr("Who it is"), {TextSize::Body, TextWeight::Strong}));
  column->addWidget(m_words);
  m_cells->setSpacing(2);
  column->addLayout(m_cells);
  column->addWidget(m_button, 0, Qt::AlignLeft);
  setFocusProxy(m_button);
  connect(m_button, &QPushButton::clicked, this, &IdentitySection::ask);
  connect(&m_state.seal(), &SealKeeper::changed, this, &IdentitySection::follow);
  follow();
}

void IdentitySection::follow() {
  const auto standing = m_state.seal().standing();
  const bool open = standing == SealKeeper::Standing::Unlocked;
  if (!open || !m_isShown) {
    m_isShown = false;
    clearLayout(m_cells);
  }
  m_words->setText(open ? tr("The seal is open. Showing a child is written to the log.")
                   : standing == SealKeeper::Standing::Locked ? tr("Sealed: unlock to see.")
                                                              : tr("Sealed. This workspace has no seal that could be "
                                                                   "opened here."));
  m_words->setVisible(!m_isShown);
  m_button->setText(open ? tr("Show who this is") : tr("Unlock to see…"));
  m_button->setAccessibleName(open ? tr("Show who %1 is").arg(m_caseCode) : tr("Unlock to see who %1 is").arg(m_caseCode));
  m_button->setVisible(!m_isShown && (open || standing == SealKeeper::Standing::Locked));
}

void IdentitySection::ask() {
  if (m_state.seal().standing() == SealKeeper::Standing::Unlocked)
    read();
  else
    m_state.seal().ask(tr("to see who %1 is").arg(m_caseCode));
}

void IdentitySection::read() {
  const auto key = m_state.seal().key();
  if (key == nullptr) return;
  m_button->setEnabled(false);
  m_state.use<std::vector<app::ListedIdentity>>(
      {}, app::SessionUse::Writing,
      [key, newest = m_newest, child = m_child, reason = fromQt(tr("%1 was shown").arg(m_caseCode))](
          app::Session& session, base::Stamp now,
          const app::WorkControl&) -> base::Result<std::vector<app::ListedIdentity>> {
        auto found = app::identityOf(session, newest, child, *key);
        if (!found) return found;
        // Written down before anything is shown.
        if (auto noted = app::noteAccess(session, domain::IdentityAccessKind::Unsealed, reason, 1, now); !noted)
          return tl::make_unexpected(noted.error());
        return found;
      },
      this, [this](base::Result<std::vector<app::ListedIdentity>> found) {
        m_button->setEnabled(true);
        if (m_state.seal().standing() != SealKeeper::Standing::Unlocked) return;  // shut meanwhile
        if (found)
          show(*found);
        else
          m_words->setText(messageText(found.error()));
      });
}

void IdentitySection::show(const std::vector<app::ListedIdentity>& found) {
  clearLayout(m_cells);
  const auto& definition = m_read->caseload.definition;
  QStringList said;
  for (const auto& identity : found)
    for (const auto& [column, text] : identity.cells) {
      if (text.empty()) continue;
      QString value = toQt(text);
      if (definition.columns[column].kind == lists::ColumnKind::Date)
        if (const auto day = base::parseDay(text)) value = longDate(*day);
      const QString line = tr("%1: %2").arg(toQt(definition.columns[column].title), value);
      if (said.contains(line)) continue;
      said << line;
      m_cells->addWidget(makeLabel(line));
    }
  if (said.isEmpty()) m_cells->addWidget(makeLabel(tr("The lists say nothing of who this child is.")));
  m_isShown = true;
  follow();
}

}  // namespace waymark::ui
