// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/team_rows.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QVBoxLayout>
#include <algorithm>

#include "bridge/text.h"
#include "shell/app_state.h"
#include "widgets/button.h"
#include "widgets/id_combo.h"
#include "widgets/label.h"

namespace waymark::ui {

namespace {

using domain::InspectorBody;
using domain::InspectorRole;
using domain::Service;

template <class Code>
void addCode(QComboBox* combo, const QString& word, Code code) {
  combo->addItem(word, static_cast<int>(code));
}

}  // namespace

TeamRows::TeamRows(AppState& state, QWidget* parent)
    : QWidget(parent), m_state(state), m_column(new QVBoxLayout(this)) {
  setAccessibleName(tr("The inspection team"));
  m_column->setContentsMargins(0, 0, 0, 0);
  m_column->setSpacing(kInside);
  m_column->addWidget(new SectionHeader(tr("The team")));
  refresh();
}

TeamRows::Row TeamRows::makeRow(std::optional<domain::InspectorId> id) {
  Row row{id, new QWidget, new QLineEdit, new FormCombo, new FormCombo, new FormCombo};
  row.name->setPlaceholderText(id ? QString() : tr("Name of the next inspector, then Enter"));
  row.name->setAccessibleName(id ? tr("Name") : tr("Name of the next inspector"));
  row.name->setMaxLength(120);
  row.body->setAccessibleName(tr("Ofsted or CQC"));
  addCode(row.body, tr("Ofsted"), InspectorBody::Ofsted);
  addCode(row.body, tr("CQC"), InspectorBody::Cqc);
  row.role->setAccessibleName(tr("Role"));
  addCode(row.role, tr("Lead inspector"), InspectorRole::LeadInspector);
  addCode(row.role, tr("Discipline lead"), InspectorRole::DisciplineLead);
  addCode(row.role, tr("Team inspector"), InspectorRole::TeamInspector);
  row.discipline->setAccessibleName(tr("Discipline"));
  row.discipline->addItem(tr("No discipline"));
  addCode(row.discipline, tr("Education"), Service::Education);
  addCode(row.discipline, tr("Health"), Service::Health);
  addCode(row.discipline, tr("Social care"), Service::SocialCare);

  auto* column = new QVBoxLayout(row.widget);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(4);
  auto* upper = new QHBoxLayout;
  upper->addWidget(row.name, 1);
  auto* lower = new QHBoxLayout;
  for (auto* combo : {row.body, row.role, row.discipline}) lower->addWidget(combo, 1);
  column->addLayout(upper);
  column->addLayout(lower);
  connect(row.name, &QLineEdit::editingFinished, this, [this, row] { save(row); });
  if (id) {
    for (auto* combo : {row.body, row.role, row.discipline})
      connect(combo, &QComboBox::activated, this, [this, row] { save(row); });
    const auto* stored = m_state.find<domain::Inspector>(*id);
    auto* remove =
        makeIconButton("trash", tr("Remove %1").arg(stored != nullptr ? toQt(stored->value.name) : QString()));
    upper->addWidget(remove);
    connect(remove, &QPushButton::clicked, this, [this, id] {
      if (const auto* inspector = m_state.find<domain::Inspector>(*id))
        m_state.apply(tr("remove %1 from the inspection team").arg(toQt(inspector->value.name)),
                      domain::removed(*inspector));
    });
  }
  m_column->addWidget(row.widget);
  return row;
}

void TeamRows::fill(const Row& row) {
  const auto* stored = row.id ? m_state.find<domain::Inspector>(*row.id) : nullptr;
  if (stored == nullptr) return;
  const auto& inspector = stored->value;
  if (!row.name->hasFocus()) row.name->setText(toQt(inspector.name));
  row.body->setCurrentIndex(row.body->findData(static_cast<int>(inspector.body)));
  row.role->setCurrentIndex(row.role->findData(static_cast<int>(inspector.role)));
  row.discipline->setCurrentIndex(
      inspector.discipline ? row.discipline->findData(static_cast<int>(*inspector.discipline)) : 0);
}

void TeamRows::refresh() {
  const auto* inspection = m_state.inspection();
  std::vector<std::optional<domain::InspectorId>> wanted;
  if (inspection != nullptr)
    for (const auto& row : m_state.workspace().all<domain::Inspector>())
      if (row.value.inspection == inspection->value.id) wanted.emplace_back(row.value.id);
  const bool isFirst = wanted.empty();
  wanted.emplace_back(std::nullopt);
  if (!std::ranges::equal(wanted, m_rows, {}, {}, &Row::id)) {
    const bool hadFocus = !m_rows.empty() && m_rows.back().name->hasFocus();
    for (const auto& row : m_rows) {
      row.name->disconnect(this);  // going away is not leaving the field
      row.widget->hide();
      row.widget->deleteLater();
    }
    m_rows.clear();
    for (const auto& id : wanted) m_rows.push_back(makeRow(id));
    const auto& next = m_rows.back();
    next.role->setCurrentIndex(
        next.role->findData(static_cast<int>(isFirst ? InspectorRole::LeadInspector : InspectorRole::TeamInspector)));
    if (hadFocus) next.name->setFocus(Qt::OtherFocusReason);
  }
  for (const auto& row : m_rows) fill(row);
}

void TeamRows::save(const Row& row) {
  const auto* inspection = m_state.inspection();
  if (inspection == nullptr) return;
  const auto* stored = row.id ? m_state.find<domain::Inspector>(*row.id) : nullptr;
  domain::Inspector inspector = stored != nullptr ? stored->value : domain::Inspector{};
  inspector.name = fromQt(row.name->text().trimmed());
  inspector.body = static_cast<InspectorBody>(row.body->currentData().toInt());
  inspector.role = static_cast<InspectorRole>(row.role->currentData().toInt());
  inspector.discipline.reset();
  if (row.discipline->currentIndex() > 0)
    inspector.discipline = static_cast<Service>(row.discipline->currentData().toInt());
  if (inspector.name.empty()) {
    if (stored != nullptr) row.name->setText(toQt(stored->value.name));  // the bin removes; an empty name doesn't
    return;
  }
  if (stored != nullptr) {
    if (inspector != stored->value)
      m_state.apply(tr("change %1 in the inspection team").arg(toQt(inspector.name)),
                    domain::edited(*stored, std::move(inspector)));
    return;
  }
  inspector.id = m_state.newId<domain::InspectorTag>();
  inspector.inspection = inspection->value.id;
  {
    const QSignalBlocker quiet(row.name);
    row.name->clear();
  }
  const QString name = tr("add %1 to the inspection team").arg(toQt(inspector.name));
  m_state.apply(name, domain::made(std::move(inspector)));
}

}  // namespace waymark::ui
