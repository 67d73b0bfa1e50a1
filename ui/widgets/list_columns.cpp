// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/list_columns.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QJsonDocument>
#include <QJsonObject>
#include <QKeyEvent>
#include <QListWidget>
#include <QResizeEvent>
#include <QScrollBar>
#include <QSettings>
#include <QSignalBlocker>
#include <algorithm>

#include "widgets/button.h"
#include "widgets/data_table.h"
#include "widgets/label.h"
#include "widgets/style.h"

namespace waymark::ui {

namespace {

constexpr int kWords = 340;  // what the stretched column keeps before another one is shown …
constexpr std::size_t kNeeded = 3;  // … but for the columns without which a row says too little
constexpr int kNarrowest = 48;
constexpr int kWidest = 1'000;
constexpr int kStep = 16;

}  // namespace

ListColumns::ListColumns(DataTable* table, QString list, std::vector<int> byImportance)
    : QObject(table),
      m_table(table),
      m_key(QStringLiteral("lists/%1/columns").arg(list)),
      m_byImportance(std::move(byImportance)) {
  const auto kept = QJsonDocument::fromJson(QSettings().value(m_key).toByteArray()).array();
  if (!kept.isEmpty()) {
    m_usual = false;
    show(kept);
  }
  m_table->installEventFilter(this);
  m_table->horizontalHeader()->viewport()->installEventFilter(this);
}

bool ListColumns::canHide(int column) const {
  return column != m_table->stretchedColumn();
}

bool ListColumns::eventFilter(QObject* watched, QEvent* event) {
  // Before the table itself sees its new size and gives the rest to the stretched column.
  if (watched == m_table && event->type() == QEvent::Resize && m_usual)
    fit(static_cast<QResizeEvent*>(event)->size().width());
  if (watched != m_table && event->type() == QEvent::MouseButtonPress) m_pressed = seen();
  if (watched != m_table && event->type() == QEvent::MouseButtonRelease)
    QMetaObject::invokeMethod(
        this,
        [this] {
          if (seen() != m_pressed) keep();
        },
        Qt::QueuedConnection);
  return QObject::eventFilter(watched, event);
}

void ListColumns::fit(int width) {
  if (m_byImportance.empty()) return;
  const auto widthOf = [this](int column) {
    return scaled(m_table->tableModel()->columns()[static_cast<std::size_t>(column)].width);
  };
  const int stretched = m_table->stretchedColumn();
  const int least = stretched < 0 ? 0 : widthOf(stretched);
  int room = width - m_table->verticalScrollBar()->sizeHint().width();
  for (int column = 0; column < m_table->tableModel()->columnCount(); ++column)
    if (column != stretched && std::ranges::find(m_byImportance, column) == m_byImportance.end())
      room -= widthOf(column);
  bool full = false;
  for (std::size_t i = 0; i < m_byImportance.size(); ++i) {
    const int column = m_byImportance[i];
    const int need = widthOf(column);
    // The first says whose row it is: it stays, however little room there is.
    full = i > 0 && (full || room - need < (i < kNeeded ? least : std::max(least, scaled(kWords))));
    m_table->setColumnHidden(column, full);
    if (!full) room -= need;
  }
}

void ListColumns::setSeen(int column, bool seen) {
  if (!canHide(column)) return;
  m_table->setColumnHidden(column, !seen);
  if (seen && m_table->columnWidth(column) < kNarrowest)
    m_table->setColumnWidth(column, scaled(m_table->tableModel()->columns()[static_cast<std::size_t>(column)].width));
  keep();
}

void ListColumns::move(int column, int by) {
  auto* header = m_table->horizontalHeader();
  const int from = header->visualIndex(column);
  const int to = from + by;
  if (to < 0 || to >= header->count()) return;
  header->moveSection(from, to);
  keep();
}

void ListColumns::widen(int column, int byPixels) {
  if (m_table->isColumnHidden(column)) return;
  m_table->setColumnWidth(column, std::clamp(m_table->columnWidth(column) + byPixels, kNarrowest, kWidest));
  keep();
}

void ListColumns::reset() {
  QSettings().remove(m_key);
  m_usual = true;
  auto* header = m_table->horizontalHeader();
  for (int column = 0; column < header->count(); ++column) {
    header->moveSection(header->visualIndex(column), column);
    m_table->setColumnHidden(column, false);
    m_table->setColumnWidth(column, scaled(m_table->tableModel()->columns()[static_cast<std::size_t>(column)].width));
  }
  fit(m_table->width());
  m_table->fitColumns();
  emit changed();
}

QJsonArray ListColumns::seen() const {
  QJsonArray columns;
  for (const int column : m_table->seenColumns())
    columns.append(QJsonObject{
        {QStringLiteral("id"), QLatin1String(m_table->tableModel()->columns()[static_cast<std::size_t>(column)].id)},
        {QStringLiteral("width"), m_table->columnWidth(column)}});
  return columns;
}

QJsonArray ListColumns::state() const {
  return m_usual ? QJsonArray() : seen();
}

void ListColumns::keep() {
  m_usual = false;
  m_table->fitColumns();
  QSettings().setValue(m_key, QJsonDocument(seen()).toJson(QJsonDocument::Compact));
  emit changed();
}

QStringList ListColumns::apply(const QJsonArray& columns) {
  if (columns.isEmpty()) {
    reset();
    return {};
  }
  const auto unknown = show(columns);
  keep();
  return unknown;
}

QStringList ListColumns::show(const QJsonArray& columns) {
  const auto& specs = m_table->tableModel()->columns();
  auto* header = m_table->horizontalHeader();
  QStringList unknown;
  std::vector<int> order;
  for (const auto& entry : columns) {
    const QString id = entry.toObject().value(QLatin1String("id")).toString();
    const auto at = std::ranges::find_if(specs, [&](const Column& spec) { return id == QLatin1String(spec.id); });
    const int column = static_cast<int>(at - specs.begin());
    if (at == specs.end() || std::ranges::find(order, column) != order.end()) {
      unknown.append(id);
      continue;
    }
    const int width = entry.toObject().value(QLatin1String("width")).toInt(at->width);
    m_table->setColumnHidden(column, false);
    m_table->setColumnWidth(column, std::clamp(width, kNarrowest, kWidest));
    header->moveSection(header->visualIndex(column), static_cast<int>(order.size()));
    order.push_back(column);
  }
  for (int column = 0; column < header->count(); ++column)
    if (std::ranges::find(order, column) == order.end()) m_table->setColumnHidden(column, canHide(column));
  return unknown;
}

ColumnsDialog::ColumnsDialog(ListColumns* columns, QWidget* parent)
    : QDialog(parent), m_columns(columns), m_list(new QListWidget) {
  setWindowTitle(tr("Columns of %1").arg(columns->table()->accessibleName()));
  setAttribute(Qt::WA_DeleteOnClose);
  m_list->setAccessibleName(tr("Columns"));
  m_list->installEventFilter(this);
  auto* row = new QHBoxLayout;
  row->setSpacing(kBetween);
  row->addWidget(m_list, 1);
  auto* buttons = new QVBoxLayout;
  buttons->setSpacing(kInside);
  const auto offer = [&](const QString& text, const QString& keys, auto doing) {
    auto* button = new Button(ButtonKind::Secondary, text);
    button->setAutoDefault(false);
    button->setToolTip(keys);
    buttons->addWidget(button);
    connect(button, &QPushButton::clicked, this, doing);
  };
  offer(tr("Move up"), tr("Ctrl+Up"), [this] { move(-1); });
  offer(tr("Move down"), tr("Ctrl+Down"), [this] { move(1); });
  offer(tr("Wider"), tr("Ctrl+Right"), [this] { m_columns->widen(currentColumn(), kStep); });
  offer(tr("Narrower"), tr("Ctrl+Left"), [this] { m_columns->widen(currentColumn(), -kStep); });
  offer(tr("As usual"), tr("All of it as it was at first"), [this] {
    m_columns->reset();
    fill(0);
  });
  buttons->addStretch(1);
  auto* done = new Button(ButtonKind::Primary, tr("Done"));
  done->setDefault(true);
  buttons->addWidget(done);
  connect(done, &QPushButton::clicked, this, &QDialog::accept);
  row->addLayout(buttons);
  auto* all = new QVBoxLayout(this);
  all->setContentsMargins(kAround, kAround, kAround, kAround);
  all->setSpacing(kBetween);
  all->addWidget(makeLabel(tr("Space shows or hides a column. Ctrl with an arrow key moves it, or makes it wider or "
                              "narrower."),
                           {TextSize::Body, TextWeight::Regular, Role::Muted}));
  all->addLayout(row, 1);
  setMinimumSize(fontMetrics().averageCharWidth() * 70, fontMetrics().height() * 20);
  connect(m_list, &QListWidget::itemChanged, this, [this](QListWidgetItem* item) {
    m_columns->setSeen(item->data(Qt::UserRole).toInt(), item->checkState() == Qt::Checked);
  });
  fill(0);
  m_list->setFocus();
}

void ColumnsDialog::fill(int current) {
  const QSignalBlocker quiet(m_list);
  m_list->clear();
  auto* table = m_columns->table();
  for (int place = 0; place < table->horizontalHeader()->count(); ++place) {
    const int column = table->horizontalHeader()->logicalIndex(place);
    auto* item = new QListWidgetItem(table->tableModel()->columns()[static_cast<std::size_t>(column)].title, m_list);
    item->setData(Qt::UserRole, column);
    item->setFlags(m_columns->canHide(column) ? Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable
                                              : Qt::ItemIsEnabled | Qt::ItemIsSelectable);
    item->setCheckState(table->isColumnHidden(column) ? Qt::Unchecked : Qt::Checked);
  }
  m_list->setCurrentRow(current);
}

int ColumnsDialog::currentColumn() const {
  const auto* item = m_list->currentItem();
  return item == nullptr ? 0 : item->data(Qt::UserRole).toInt();
}

void ColumnsDialog::move(int by) {
  const int to = std::clamp(m_list->currentRow() + by, 0, m_list->count() - 1);
  m_columns->move(currentColumn(), by);
  fill(to);
}

bool ColumnsDialog::eventFilter(QObject* watched, QEvent* event) {
  if (event->type() != QEvent::KeyPress) return QDialog::eventFilter(watched, event);
  const auto* key = static_cast<QKeyEvent*>(event);
  if (key->modifiers() != Qt::ControlModifier) return QDialog::eventFilter(watched, event);
  switch (key->key()) {
    case Qt::Key_Up:
      move(-1);
      return true;
    case Qt::Key_Down:
      move(1);
      return true;
    case Qt::Key_Right:
      m_columns->widen(currentColumn(), kStep);
      return true;
    case Qt::Key_Left:
      m_columns->widen(currentColumn(), -kStep);
      return true;
    default:
      return QDialog::eventFilter(watched, event);
  }
}

}  // namespace waymark::ui
