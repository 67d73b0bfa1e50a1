// SPDX-License-Identifier: GPL-3.0-or-later
#include "fieldwork/id_list_field.h"

#include <QHBoxLayout>
#include <QVBoxLayout>
#include <algorithm>

#include "widgets/button.h"
#include "widgets/id_combo.h"
#include "widgets/label.h"

namespace waymark::ui {

IdListField::IdListField(const QString& name, const QString& add, QWidget* parent)
    : QWidget(parent), m_name(name), m_rows(new QVBoxLayout), m_add(new IdCombo(add)) {
  m_add->setAccessibleName(add);
  m_rows->setSpacing(2);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(4);
  column->addLayout(m_rows);
  column->addWidget(m_add);
  setFocusProxy(m_add);
  connect(m_add, &QComboBox::activated, this, [this] {
    const auto id = m_add->id();
    m_add->setId(std::nullopt);
    if (!id || std::ranges::find(m_ids, *id) != m_ids.end()) return;
    m_ids.push_back(*id);
    rebuild();
    emit changed();
  });
}

void IdListField::setEntries(Entries entries) {
  if (entries == m_entries) return;
  m_entries = std::move(entries);
  m_add->setEntries(m_entries);
  rebuild();
}

void IdListField::setIds(std::vector<base::Uuid> ids) {
  if (ids == m_ids) return;
  m_ids = std::move(ids);
  rebuild();
}

QString IdListField::nameOf(const base::Uuid& id) const {
  const auto at = std::ranges::find(m_entries, id, &Entries::value_type::first);
  return at == m_entries.end() ? tr("Taken out of the workspace") : at->second;
}

void IdListField::rebuild() {
  while (auto* item = m_rows->takeAt(0)) {
    item->widget()->hide();
    item->widget()->deleteLater();
    delete item;
  }
  for (std::size_t i = 0; i < m_ids.size(); ++i) {
    const QString name = nameOf(m_ids[i]);
    auto* row = new QWidget;
    auto* line = new QHBoxLayout(row);
    line->setContentsMargins(0, 0, 0, 0);
    auto* remove = makeIconButton("close", tr("Take out %1").arg(name));
    connect(remove, &QPushButton::clicked, this, [this, i] {
      m_ids.erase(m_ids.begin() + static_cast<std::ptrdiff_t>(i));
      rebuild();
      m_add->setFocus();
      emit changed();
    });
    line->addWidget(makeLabel(name), 1);
    line->addWidget(remove);
    m_rows->addWidget(row);
  }
}

}  // namespace waymark::ui
