// SPDX-License-Identifier: GPL-3.0-or-later
#include "children/compare_bar.h"

#include <QTimer>
#include <QVBoxLayout>
#include <algorithm>

#include "widgets/button.h"
#include "widgets/choice.h"
#include "widgets/field.h"
#include "widgets/id_combo.h"
#include "widgets/theme.h"

namespace waymark::ui {

namespace {

constexpr int kCompareWidth = 420;

}  // namespace

CompareBar::CompareBar(QWidget* parent)
    : QWidget(parent), m_add(new IdCombo(tr("Type an authority’s name"))), m_buttons(new FlowBox(kInside, kInside)) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(kInside);
  auto* row = new FormRow(tr("Add an area to compare with"), m_add);
  row->setMaximumWidth(kCompareWidth);
  column->addWidget(row);
  column->addWidget(m_buttons);
  connect(m_add, &QComboBox::activated, this, [this] {
    const auto id = m_add->id();
    const auto at = std::ranges::find_if(m_authorities, [&](const Authority& one) {
      return id && base::namedUuid(one.code) == *id;
    });
    if (at == m_authorities.end() || std::ranges::find(m_chosen, at->code) != m_chosen.end()) return;
    m_chosen.push_back(at->code);
    // Not inside the combo's own signal: it is filled anew.
    QTimer::singleShot(0, this, [this] {
      fill();
      emit changed();
    });
  });
}

void CompareBar::set(std::vector<Authority> authorities, std::vector<std::string> chosen) {
  m_authorities = std::move(authorities);
  m_chosen = std::move(chosen);
  fill();
}

void CompareBar::fill() {
  std::vector<std::pair<base::Uuid, QString>> entries;
  m_buttons->clear();
  for (const auto& one : m_authorities) {
    if (std::ranges::find(m_chosen, one.code) == m_chosen.end()) {
      entries.emplace_back(base::namedUuid(one.code), one.name);
      continue;
    }
    auto* button = new Button(ButtonKind::Secondary, tr("%1 ✕").arg(one.name));
    button->setAccessibleName(tr("Take %1 out of the comparison").arg(one.name));
    connect(button, &QPushButton::clicked, this, [this, code = one.code] {
      std::erase(m_chosen, code);
      m_add->setFocus(Qt::OtherFocusReason);
      QTimer::singleShot(0, this, [this] {
        fill();
        emit changed();
      });
    });
    m_buttons->add(button);
  }
  m_add->setEntries(std::move(entries));
  m_buttons->setVisible(!m_chosen.empty());
}

void CompareBar::focusFirst() {
  m_add->setFocus(Qt::OtherFocusReason);
}

}  // namespace waymark::ui
