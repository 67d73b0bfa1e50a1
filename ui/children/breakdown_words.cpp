// SPDX-License-Identifier: GPL-3.0-or-later
#include "children/breakdown_words.h"

#include <QLocale>
#include <QPainter>
#include <QStringList>
#include <algorithm>

#include "bridge/text.h"
#include "widgets/style.h"

namespace waymark::ui {

namespace {

constexpr int kCountWidth = 112;
constexpr int kBreakdownBar = 12;
constexpr int kBreakdownGap = 8;
constexpr int kMostTitle = 320;

std::vector<Column> breakdownColumns(const lists::SharedTable& table) {
  std::vector<Column> columns{{toQt(table.rowTitle), 300, Qt::AlignLeft, {}, "row"}};
  for (const auto& title : table.columns)
    columns.push_back({toQt(title), kCountWidth, Qt::AlignRight, toQt(title), ""});
  return columns;
}

}  // namespace

QString sharedWords(const lists::SharedCell& cell) {
  return cell.hidden ? toQt(lists::sharedText(cell)) : QLocale().toString(static_cast<qlonglong>(cell.count));
}

BreakdownModel::BreakdownModel(lists::SharedTable table, QObject* parent)
    : TableModel(breakdownColumns(table), parent), m_table(std::move(table)) {
  sourceReset();
}

const lists::SharedCell& BreakdownModel::count(int sourceRow, int column) const {
  return m_table.cells[static_cast<std::size_t>(sourceRow)][static_cast<std::size_t>(column - 1)];
}

QVariant BreakdownModel::cell(int sourceRow, int column, int role) const {
  const bool isTotal = sourceRow + 1 == sourceCount();
  if (column == 0) {
    if (role == Qt::DisplayRole || role == Qt::AccessibleTextRole || role == Qt::ToolTipRole)
      return toQt(m_table.rows[static_cast<std::size_t>(sourceRow)]);
    return role == TextRole && isTotal ? QVariant(static_cast<int>(Role::Accent)) : QVariant();
  }
  const auto& shared = count(sourceRow, column);
  if (role == Qt::DisplayRole) return sharedWords(shared);
  if (role == Qt::AccessibleTextRole) return shared.hidden ? tr("hidden") : sharedWords(shared);
  if (role == Qt::ToolTipRole && shared.hidden)
    return tr("Hidden: below %1, or it would give a count away that is").arg(m_table.below);
  if (role == TextRole && shared.hidden) return static_cast<int>(Role::Late);
  if (role == TextRole && isTotal) return static_cast<int>(Role::Accent);
  if (role == TextRole && shared.count == 0) return static_cast<int>(Role::Muted);
  return {};
}

base::Uuid BreakdownModel::idOf(int sourceRow) const {
  return base::namedUuid(m_table.rows[static_cast<std::size_t>(sourceRow)]);
}

bool BreakdownModel::less(int sourceA, int sourceB, int column) const {
  const int total = sourceCount() - 1;
  const bool isDescending = sortOrder() == Qt::DescendingOrder;
  if (sourceA == total || sourceB == total) return sourceA != sourceB && (sourceB == total) != isDescending;
  if (column == 0) return TableModel::less(sourceA, sourceB, column);
  // What is hidden stands in no order: that would tell of it.
  const auto shown = [&](int row) { return count(row, column).hidden ? -1 : count(row, column).count; };
  return shown(sourceA) < shown(sourceB);
}

BreakdownBars::BreakdownBars(QWidget* parent) : QWidget(parent) {
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
  setFocusPolicy(Qt::TabFocus);
  setAccessibleName(tr("Children by row, as bars"));
}

void BreakdownBars::show(const lists::SharedTable& table) {
  m_bars.clear();
  QStringList words;
  for (std::size_t row = 0; row + 1 < table.rows.size(); ++row) {
    m_bars.push_back({toQt(table.rows[row]), table.cells[row].back()});
    words << tr("%1: %2").arg(m_bars.back().title,
                              m_bars.back().count.hidden ? tr("hidden") : sharedWords(m_bars.back().count));
  }
  setAccessibleDescription(words.join(QStringLiteral(". ")));
  updateGeometry();
  update();
}

int BreakdownBars::laneHeight() const {
  return std::max(kBreakdownBar, QFontMetrics(textFont(TextSize::Body)).height()) + kBreakdownGap;
}

QSize BreakdownBars::sizeHint() const {
  return {scaled(560), laneHeight() * static_cast<int>(m_bars.size()) + kInside};
}

QSize BreakdownBars::minimumSizeHint() const {
  return {scaled(280), sizeHint().height()};
}

void BreakdownBars::paintEvent(QPaintEvent*) {
  const auto& theme = themeOf(this);
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setFont(textFont(TextSize::Body));
  const auto metrics = painter.fontMetrics();
  int titleWidth = 0;
  int figureWidth = 0;
  std::int64_t most = 1;
  for (const auto& bar : m_bars) {
    titleWidth = std::max(titleWidth, metrics.horizontalAdvance(bar.title));
    figureWidth = std::max(figureWidth, metrics.horizontalAdvance(sharedWords(bar.count)));
    if (!bar.count.hidden) most = std::max(most, bar.count.count);
  }
  titleWidth = std::min({titleWidth, scaled(kMostTitle), width() / 2});
  const int left = titleWidth + kBetween;
  const double room = std::max(1, width() - left - figureWidth - 2 * kInside);
  int y = kInside / 2;
  for (const auto& bar : m_bars) {
    const int lane = laneHeight() - kBreakdownGap;
    painter.setPen(theme.color(Role::Text));
    painter.drawText(QRect(0, y, titleWidth, lane), Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                     metrics.elidedText(bar.title, Qt::ElideRight, titleWidth));
    const double length = bar.count.hidden ? 0 : room * static_cast<double>(bar.count.count) / static_cast<double>(most);
    painter.fillRect(QRectF(left, y + (lane - kBreakdownBar) / 2.0, length, kBreakdownBar), theme.color(Role::Accent));
    painter.setPen(theme.color(bar.count.hidden ? Role::Late : Role::Text));
    painter.drawText(QRectF(left + length + kInside, y, width() - left - length - kInside, lane),
                     static_cast<int>(Qt::AlignLeft | Qt::AlignVCenter) | Qt::TextSingleLine,
                     bar.count.hidden ? tr("%1 (hidden)").arg(sharedWords(bar.count)) : sharedWords(bar.count));
    y += laneHeight();
  }
  if (hasFocus()) paintFocusRing(painter, rect(), theme);
}

}  // namespace waymark::ui
