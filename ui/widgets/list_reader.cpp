// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/list_reader.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QEvent>
#include <QTimer>
#include <memory>

#include "bridge/text.h"
#include "widgets/data_table.h"

namespace waymark::ui {

namespace {

const auto kWake = static_cast<QEvent::Type>(QEvent::registerEventType());
constexpr qint64 kSliceMs = 6;
constexpr std::size_t kRowsBetweenLooks = 16;

void readRow(app::Sheet& sheet, const TableModel& model, int row, const std::vector<int>& columns) {
  auto& cells = sheet.rows.emplace_back();
  cells.reserve(columns.size());
  for (const int column : columns) cells.push_back(fromQt(model.index(row, column).data().toString().trimmed()));
}

}  // namespace

app::Sheet emptySheetOf(const DataTable& table) {
  app::Sheet sheet;
  sheet.name = fromQt(table.accessibleName());
  for (const int column : table.seenColumns()) {
    const auto& spec = table.tableModel()->columns()[static_cast<std::size_t>(column)];
    sheet.columns.push_back({fromQt(spec.title), table.columnWidth(column), spec.alignment.testFlag(Qt::AlignRight)});
  }
  return sheet;
}

app::Sheet sheetOf(const DataTable& table, const std::vector<int>& viewRows) {
  auto sheet = emptySheetOf(table);
  const auto columns = table.seenColumns();
  sheet.rows.reserve(viewRows.size());
  for (const int row : viewRows) readRow(sheet, *table.tableModel(), row, columns);
  return sheet;
}

ListReader::ListReader(DataTable* table)
    : QObject(table),
      m_table(table),
      m_timer(new QTimer(this)),
      m_background([this] { QCoreApplication::postEvent(this, new QEvent(kWake)); }) {
  m_timer->setInterval(0);
  connect(m_timer, &QTimer::timeout, this, &ListReader::readSome);
  // Half of one order and half of another would be a list that nobody saw.
  const auto* model = table->tableModel();
  connect(model, &QAbstractItemModel::modelReset, this, &ListReader::drop);
  connect(model, &QAbstractItemModel::layoutChanged, this, &ListReader::drop);
  connect(model, &QAbstractItemModel::rowsInserted, this, &ListReader::drop);
  connect(model, &QAbstractItemModel::rowsRemoved, this, &ListReader::drop);
  connect(model, &QAbstractItemModel::rowsMoved, this, &ListReader::drop);
  connect(model, &QAbstractItemModel::dataChanged, this, &ListReader::drop);
}

ListReader::ListReader(QObject* parent)
    : QObject(parent),
      m_timer(new QTimer(this)),
      m_background([this] { QCoreApplication::postEvent(this, new QEvent(kWake)); }) {}

void ListReader::run(app::Sheet sheet, Work work) {
  m_sheet = std::move(sheet);
  m_work = std::move(work);
  handOver();
}

void ListReader::run(std::vector<int> viewRows, Work work) {
  m_sheet = emptySheetOf(*m_table);
  m_rows = std::move(viewRows);
  m_columns = m_table->seenColumns();
  m_sheet.rows.reserve(m_rows.size());
  m_work = std::move(work);
  m_timer->start();
}

bool ListReader::isReading() const {
  return m_timer->isActive() || m_background.busy();
}

void ListReader::readSome() {
  QElapsedTimer clock;
  clock.start();
  while (m_sheet.rows.size() < m_rows.size()) {
    readRow(m_sheet, *m_table->tableModel(), m_rows[m_sheet.rows.size()], m_columns);
    if (m_sheet.rows.size() % kRowsBetweenLooks == 0 && clock.elapsed() >= kSliceMs) return;
  }
  m_timer->stop();
  handOver();
}

void ListReader::handOver() {
  m_background.run("list",
                   [sheet = std::make_shared<const app::Sheet>(std::exchange(m_sheet, {})),
                    work = std::exchange(m_work, {})](const std::stop_token& stop) { return work(*sheet, stop); });
}

void ListReader::drop() {
  if (!m_timer->isActive()) return;
  m_timer->stop();
  m_sheet = {};
  m_work = {};
  emit dropped();
}

bool ListReader::event(QEvent* event) {
  if (event->type() != kWake) return QObject::event(event);
  m_background.deliver();
  return true;
}

}  // namespace waymark::ui
