// SPDX-License-Identifier: GPL-3.0-or-later
#include "touch/sealed_list.h"

#include <QVBoxLayout>

#include "bridge/messages.h"
#include "bridge/text.h"
#include "shell/restricted_door.h"
#include "widgets/choice.h"
#include "widgets/data_table.h"
#include "widgets/label.h"

namespace waymark::ui {

namespace {

constexpr int kSealedListHeight = 160;

}  // namespace

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
  auto* top = new FlowBox(kInside, kInside);
  top->add(m_add);
  top->add(m_tools->button());
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(kInside);
  column->addWidget(m_door);
  column->addWidget(top);
  m_table->setMinimumHeight(scaled(kSealedListHeight));
  column->addWidget(m_table, 1);
  if (!many.empty()) {
    m_many = new ManyBar(
        state, m_table, [this] { return isOpen() ? m_table->selectedIds() : ManyIds(); }, std::move(many));
    column->addWidget(m_many);
  }
  column->addWidget(m_empty, 1);
  connect(m_add, &QPushButton::clicked, this, &SealedList::newAsked);
  connect(m_empty, &EmptyState::started, this, &SealedList::newAsked);
  RestrictedDoors::of(m_state).noteWhatLeaves(m_part, m_table, m_tools, m_navigator);
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

}  // namespace waymark::ui
