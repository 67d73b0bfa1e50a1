// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/many_bar.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QItemSelectionModel>
#include <QKeyEvent>
#include <QTimer>
#include <QVBoxLayout>

#include "widgets/button.h"
#include "widgets/choice.h"
#include "widgets/filter_chip.h"
#include "widgets/label.h"

namespace waymark::ui {

ManyBar::ManyBar(AppState& state, QAbstractItemView* list, std::function<ManyIds()> selected,
                 std::vector<ManyField> fields)
    : m_state(state),
      m_list(list),
      m_selected(std::move(selected)),
      m_fields(std::move(fields)),
      m_row(new FlowBox(kInside, kInside)),
      m_count(makeLabel({}, {TextSize::Body, TextWeight::Strong})),
      m_soon(new QTimer(this)) {
  setAccessibleName(tr("Change those selected: %1").arg(list->accessibleName()));
  m_count->setWordWrap(false);
  m_row->add(m_count);
  for (std::size_t place = 0; place < m_fields.size(); ++place) {
    auto* chip = new FilterChip(m_fields[place].name, {});
    connect(chip, &FilterChip::chosen, this, [this, place](std::optional<int> value) {
      if (value) choose(place, *value);
    });
    m_chips.push_back(chip);
    m_row->add(chip);
  }
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, kInside, 0, kInside);
  column->addWidget(m_row);
  hide();
  // Once for a run of changes: selecting everything tells of each range.
  m_soon->setSingleShot(true);
  m_soon->setInterval(0);
  connect(m_soon, &QTimer::timeout, this, &ManyBar::follow);
  const auto soon = qOverload<>(&QTimer::start);
  connect(m_list->selectionModel(), &QItemSelectionModel::selectionChanged, m_soon, soon);
  connect(m_list->model(), &QAbstractItemModel::modelReset, m_soon, soon);
  connect(&m_state, &AppState::applied, m_soon, soon);
  connect(&m_state, &AppState::loaded, m_soon, soon);
  m_list->installEventFilter(this);
}

void ManyBar::addRemove(std::function<void(const ManyIds&)> remove) {
  auto* button = new Button(ButtonKind::Quiet, "trash", tr("Delete"));
  connect(button, &QPushButton::clicked, this, [this, remove = std::move(remove)] { remove(m_selected()); });
  m_row->add(button);
}

void ManyBar::follow() {
  m_ids = m_selected();
  const bool many = m_ids.size() > 1;
  if (many) refresh();
  // Where the last of them went while one of its buttons had the focus, the list takes it.
  if (!many && isAncestorOf(QApplication::focusWidget())) m_list->setFocus();
  setVisible(many);
}

void ManyBar::refresh() {
  m_count->setText(tr("%L1 selected").arg(m_ids.size()));
  m_row->updateGeometry();
  for (std::size_t place = 0; place < m_fields.size(); ++place) {
    const auto& field = m_fields[place];
    std::vector<FilterChip::Entry> entries;
    for (const auto& text : field.choices()) entries.push_back({text, static_cast<int>(entries.size())});
    const auto shared = field.shared(m_ids);
    const bool known = shared && *shared >= 0 && *shared < static_cast<int>(entries.size());
    m_chips[place]->setNow(!shared  ? tr("Mixed values")
                           : !known ? tr("none")
                                    : entries[static_cast<std::size_t>(*shared)].text);
    m_chips[place]->setEntries(std::move(entries));
  }
  setEnabled(m_state.isOpen() && !m_state.readOnlyWhy());
}

void ManyBar::choose(std::size_t field, int place) {
  auto set = m_fields[field].change(m_selected(), place);
  if (!set.changes.empty()) m_state.apply(std::move(set));
}

bool ManyBar::eventFilter(QObject* watched, QEvent* event) {
  if (watched != m_list || event->type() != QEvent::KeyPress) return QWidget::eventFilter(watched, event);
  if (static_cast<QKeyEvent*>(event)->key() != Qt::Key_F2) return QWidget::eventFilter(watched, event);
  if (m_soon->isActive()) {
    m_soon->stop();
    follow();
  }
  if (isVisible() && isEnabled() && !m_chips.empty()) m_chips.front()->setFocus(Qt::ShortcutFocusReason);
  return true;
}

void ManyBar::keyPressEvent(QKeyEvent* event) {
  if (event->key() == Qt::Key_Escape)
    m_list->setFocus(Qt::ShortcutFocusReason);
  else
    QWidget::keyPressEvent(event);
}

}  // namespace waymark::ui
