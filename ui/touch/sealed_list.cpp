// SPDX-License-Identifier: GPL-3.0-or-later
#include "touch/sealed_list.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

#include "app/confidential.h"
#include "app/identities.h"
#include "bridge/messages.h"
#include "bridge/text.h"
#include "shell/restricted_door.h"
#include "widgets/data_table.h"
#include "widgets/label.h"

namespace waymark::ui {

SealedList::SealedList(AppState& state, Navigator& navigator, domain::RestrictedPart part, const Texts& texts,
                       DataTable* table, EmptyState* empty, ListSpec spec, std::vector<ManyField> many)
    : m_state(state),
      m_navigator(navigator),
      m_part(part),
      m_door(new RestrictedDoor(state, navigator, part, texts.what)),
      m_table(table),
      m_empty(empty),
      m_tools(new ListTools(state, navigator, std::move(spec))),
      m_add(new Button(ButtonKind::Primary, "add", texts.add)) {
  auto* top = new QHBoxLayout;
  top->setSpacing(kInside);
  top->addWidget(m_add);
  top->addStretch(1);
  top->addWidget(m_tools->button());
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(kInside);
  column->addWidget(m_door);
  column->addLayout(top);
  column->addWidget(m_table, 1);
  if (!many.empty()) {
    m_many = new ManyBar(
        state, m_table, [this] { return isOpen() ? m_table->selectedIds() : ManyIds(); }, std::move(many));
    column->addWidget(m_many);
  }
  column->addWidget(m_empty, 1);
  connect(m_add, &QPushButton::clicked, this, &SealedList::newAsked);
  connect(m_empty, &EmptyState::started, this, &SealedList::newAsked);
  connect(m_table, &DataTable::copied, this,
          [this](int rows) { note(std::to_string(rows) + (rows == 1 ? " row copied" : " rows copied")); });
  connect(m_tools, &ListTools::exported, this, [this](bool written) {
    if (written) note("the list written to a file");
  });
}

bool SealedList::isOpen() const {
  return RestrictedDoors::of(m_state).isOpen(m_part);
}

void SealedList::refresh() {
  const bool any = m_table->tableModel()->sourceCount() > 0;
  const bool open = isOpen();
  const auto& why = m_state.readOnlyWhy();
  for (auto* button : {m_add, m_empty->button()}) {
    button->setEnabled(open && !why);
    button->setToolTip(why ? messageText(*why) : open ? QString() : tr("Open this part first."));
  }
  m_add->setVisible(any);
  m_tools->button()->setVisible(any);
  m_table->setVisible(any);
  m_empty->setVisible(!any && open);
}

void SealedList::focusFirst() {
  if (!isOpen())
    m_door->focusFirst();
  else if (m_table->isVisibleTo(this))
    m_table->setFocus(Qt::OtherFocusReason);
  else
    m_empty->button()->setFocus(Qt::OtherFocusReason);
}

void SealedList::note(const std::string& words) {
  if (!isOpen()) return;  // codes, states and days only
  const auto as = RestrictedDoors::of(m_state).openAs(m_part);
  m_state.use<bool>(
      {}, app::SessionUse::Writing,
      [reason = app::entryReason(m_part, fromQt(as), words)](app::Session& session, base::Stamp now,
                                                             const app::WorkControl&) -> base::Result<bool> {
        const auto noted = app::noteAccess(session, domain::IdentityAccessKind::Exported, reason, 0, now);
        if (!noted) return tl::make_unexpected(noted.error());
        return true;
      },
      this,
      [this](const base::Result<bool>& noted) {
        if (!noted) m_navigator.say(MessageKind::Error, messageText(noted.error()));
      });
}

}  // namespace waymark::ui
