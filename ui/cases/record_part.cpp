// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases/record_part.h"

#include <QVBoxLayout>
#include <string_view>
#include <utility>

#include "bridge/messages.h"
#include "shell/list_tools.h"
#include "shell/restricted_door.h"
#include "widgets/button.h"
#include "widgets/choice.h"
#include "widgets/data_table.h"
#include "widgets/record_form.h"
#include "widgets/theme.h"

namespace waymark::ui {

RecordPart::RecordPart(CaseDesk& desk, const Look& look, TableModel* model, RecordForm* form)
    : m_desk(desk),
      m_tableModel(model),
      m_table(new DataTable(look.title)),
      m_new(new Button(ButtonKind::Quiet, "add", look.addText)),
      m_tools(nullptr),
      m_recordForm(form),
      m_column(new QVBoxLayout(this)) {
  model->setParent(this);
  m_table->setObjectName(QLatin1String(look.id).mid(qsizetype(std::string_view("cases.").size())));
  m_table->setTableModel(model, look.stretchedColumn);
  m_table->setMinimumHeight(scaled(look.minimumHeight));
  ListSpec list{look.id, m_table};
  list.hasViews = false;
  m_tools = new ListTools(desk.state(), desk.navigator(), std::move(list));
  RestrictedDoors::of(desk.state())
      .noteWhatLeaves(domain::RestrictedPart::TrackedChildren, m_table, m_tools, desk.navigator());
  auto* under = new FlowBox(kInside, kInside);
  under->add(m_new);
  under->add(m_tools->button());
  m_column->setContentsMargins(0, 0, 0, 0);
  m_column->setSpacing(kInside);
  m_column->addWidget(m_table, 1);
  m_column->addWidget(under);
  m_column->addWidget(form, 1);
  form->hide();
  connect(m_table, &DataTable::currentIdChanged, this, [this](const base::Uuid& id) {
    if (!m_quiet && !id.isNull()) open(id, true);
  });
  connect(m_table, &DataTable::opened, this, [this](const base::Uuid& id) {
    open(id, true);
    m_recordForm->focusFirst();
  });
  connect(m_new, &QPushButton::clicked, this, &RecordPart::startNew);
  connect(form, &RecordForm::saveAsked, this, &RecordPart::save);
  connect(form, &RecordForm::removeAsked, this, &RecordPart::remove);
  connect(form, &RecordForm::edited, this, [this] {
    m_desk.write([this, id = m_shown]() -> std::optional<domain::ChangeSet> {
      return id == m_shown ? edit(id) : std::nullopt;
    });
  });
}

void RecordPart::empty() {
  m_recordForm->hide();
  m_shown = m_awaited = {};
}

void RecordPart::refresh(bool isOther) {
  m_quiet = true;
  fillRows();
  m_quiet = false;
  m_new->setEnabled(m_desk.canWrite());
  if (isOther) RecordPart::empty();
  if (!m_awaited.isNull() && openedWords(m_awaited)) {
    m_table->setCurrentId(m_awaited);
    open(std::exchange(m_awaited, {}), true);
  } else if (m_recordForm->isVisibleTo(this) && m_recordForm->mode() == RecordForm::Mode::Edit) {
    open(m_shown, false);
  }
}

void RecordPart::open(const base::Uuid& id, bool isOther) {
  const auto words = openedWords(id);
  m_shown = words ? id : base::Uuid{};
  m_recordForm->setVisible(words.has_value());
  if (!words) return;
  const auto& why = m_desk.state().readOnlyWhy();
  m_recordForm->setReadOnlyReason(!*words ? messageText(words->error()) : why ? messageText(*why) : QString());
  m_recordForm->setMode(RecordForm::Mode::Edit);
  fillForm(id, words->value_or(app::SealedTexts{}), isOther);
}

void RecordPart::startNew() {
  if (!m_desk.canWrite()) return;
  m_shown = {};
  m_recordForm->setReadOnlyReason({});
  m_recordForm->setMode(RecordForm::Mode::New);
  fillNew();
  m_recordForm->show();
  m_recordForm->focusFirst();
}

}  // namespace waymark::ui
