// SPDX-License-Identifier: GPL-3.0-or-later
#include "evidence/column_button.h"

#include <QCoreApplication>
#include <QMenu>
#include <QResizeEvent>
#include <QSettings>

#include "widgets/button.h"
#include "widgets/data_table.h"
#include "widgets/icons.h"

namespace waymark::ui {

namespace {

/// What the stretched column keeps before another one is shown.
constexpr int kWords = 400;

}  // namespace

ColumnButton::ColumnButton(DataTable* table, std::vector<int> byImportance, const QString& settingsKey)
    : QObject(table),
      m_table(table),
      m_button(new Button(ButtonKind::Quiet, tr("Columns"))),
      m_columns(std::move(byImportance)),
      m_key(settingsKey) {
  m_button->setToolTip(tr("Choose the columns"));
  m_button->setMenu(new QMenu(m_button));
  const QSettings settings;
  if (settings.contains(m_key)) {
    m_fits = false;
    const QStringList shown = settings.value(m_key).toStringList();
    for (const int column : m_columns) m_table->setColumnHidden(column, !shown.contains(QString::number(column)));
  }
  m_table->installEventFilter(this);
  connect(m_button->menu(), &QMenu::aboutToShow, this, &ColumnButton::fillMenu);
}

bool ColumnButton::eventFilter(QObject* watched, QEvent* event) {
  // Before the table itself sees its new size and gives the rest to the stretched column.
  if (watched == m_table && event->type() == QEvent::Resize && m_fits)
    fit(static_cast<QResizeEvent*>(event)->size().width());
  return QObject::eventFilter(watched, event);
}

void ColumnButton::fit(int width) {
  int room = width - kWords;
  bool full = false;
  for (const int column : m_columns) {
    const int need = m_table->tableModel()->columns()[static_cast<std::size_t>(column)].width;
    full = full || room < need;
    m_table->setColumnHidden(column, full);
    if (!full) room -= need;
  }
}

void ColumnButton::fillMenu() {
  auto* menu = m_button->menu();
  menu->clear();
  auto* fitting = menu->addAction(tr("As many as fit"));
  fitting->setCheckable(true);
  fitting->setChecked(m_fits);
  connect(fitting, &QAction::triggered, this, &ColumnButton::chooseFit);
  menu->addSeparator();
  for (int column = 0; column < m_table->tableModel()->columnCount(); ++column) {
    if (std::find(m_columns.begin(), m_columns.end(), column) == m_columns.end()) continue;
    auto* action = menu->addAction(m_table->tableModel()->columns()[static_cast<std::size_t>(column)].title);
    action->setCheckable(true);
    action->setChecked(!m_table->isColumnHidden(column));
    connect(action, &QAction::triggered, this, [this, column](bool shown) { choose(column, shown); });
  }
}

void ColumnButton::choose(int column, bool shown) {
  m_fits = false;
  m_table->setColumnHidden(column, !shown);
  if (shown) m_table->setColumnWidth(column, m_table->tableModel()->columns()[static_cast<std::size_t>(column)].width);
  QStringList kept;
  for (const int each : m_columns)
    if (!m_table->isColumnHidden(each)) kept << QString::number(each);
  QSettings().setValue(m_key, kept);
  applyChoice();
}

void ColumnButton::chooseFit() {
  m_fits = true;
  QSettings().remove(m_key);
  applyChoice();
}

void ColumnButton::applyChoice() {
  QResizeEvent same(m_table->size(), m_table->size());
  QCoreApplication::sendEvent(m_table, &same);
}

}  // namespace waymark::ui
