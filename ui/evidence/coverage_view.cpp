// SPDX-License-Identifier: GPL-3.0-or-later
#include "evidence/coverage_view.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QTableView>
#include <QTimer>
#include <QVBoxLayout>
#include <algorithm>

#include "app/restricted.h"
#include "bridge/text.h"
#include "evidence/evidence_words.h"
#include "widgets/choice.h"
#include "widgets/label.h"
#include "widgets/style.h"

namespace waymark::ui {

namespace {

constexpr int kCriterionWidth = 248;
constexpr int kNarrowest = 58;

/// A cell is tinted by how much there is, hatched where there is a hole; the number or the word says the same.
class HeatDelegate final : public QStyledItemDelegate {
 public:
  using QStyledItemDelegate::QStyledItemDelegate;
  void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override {
    const auto& theme = themeOf(option.widget);
    const QRect room = option.rect.adjusted(1, 1, -1, -1);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const bool hole = index.data(CoverageModel::HoleRole).toBool();
    const double share = index.data(CoverageModel::ShareRole).toDouble();
    if (index.column() > 0) {
      QColor tint = theme.color(Role::Accent);
      tint.setAlphaF(static_cast<float>(share == 0 ? 0.0 : 0.08 + 0.30 * share));
      painter->setPen(Qt::NoPen);
      painter->setBrush(share == 0 ? theme.color(Role::Surface) : tint);
      painter->drawRoundedRect(room, 4, 4);
      if (hole) {
        painter->setBrush(QBrush(theme.color(Role::Hatch), Qt::BDiagPattern));
        painter->drawRoundedRect(room, 4, 4);
        painter->setBrush(Qt::NoBrush);
        painter->setPen(QPen(theme.color(Role::Late), 1, Qt::DashLine));
        painter->drawRoundedRect(QRectF(room).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
      }
    }
    const bool left = index.column() == 0;
    const QRect text = room.adjusted(left ? kInside - 1 : 4, 0, -4, 0);
    const bool strong = hole || index.column() == index.model()->columnCount() - 1;
    painter->setFont(
        textFont(hole ? TextSize::Small : TextSize::Body, strong ? TextWeight::Strong : TextWeight::Regular));
    painter->setPen(theme.color(hole ? Role::Late : !left && share == 0 ? Role::Muted : Role::Text));
    painter->drawText(
        text, static_cast<int>((left ? Qt::AlignLeft : Qt::AlignHCenter) | Qt::AlignVCenter) | Qt::TextSingleLine,
        painter->fontMetrics().elidedText(index.data().toString(), Qt::ElideRight, text.width()));
    if ((option.state & QStyle::State_HasFocus) != 0) paintFocusRing(*painter, option.rect, theme, 4);
    painter->restore();
  }
};

QString shortName(domain::SourceKind kind) {
  switch (kind) {
    case domain::SourceKind::Practice:
      return CoverageModel::tr("Practice");
    case domain::SourceKind::ChildVoice:
      return CoverageModel::tr("Child");
    case domain::SourceKind::ParentVoice:
      return CoverageModel::tr("Parent");
    case domain::SourceKind::PractitionerVoice:
      return CoverageModel::tr("Practitioner");
    case domain::SourceKind::ComplaintsTribunal:
      return CoverageModel::tr("Complaints");
    case domain::SourceKind::ExternalReview:
      return CoverageModel::tr("Review");
    default:
      return wordOf(kind);
  }
}

}  // namespace

CoverageModel::CoverageModel(AppState& state, QObject* parent) : QAbstractTableModel(parent), m_state(state) {}

void CoverageModel::setBy(By by) {
  beginResetModel();
  m_by = by;
  endResetModel();
  recompute();
}

void CoverageModel::recompute() {
  std::vector<domain::Evidence> evidence;
  evidence.reserve(m_state.workspace().all<domain::Evidence>().size());
  for (const auto& row : m_state.workspace().all<domain::Evidence>())
    if (!app::isUnderEmbargo(m_state.workspace(), row.value)) evidence.push_back(row.value);
  const bool sameShape = m_coverage.sources.rows.size() == m_state.pack().criteria.size();
  if (!sameShape) beginResetModel();
  m_coverage = judgement::coverage(evidence, m_state.pack());
  m_most = 1;
  for (const auto& row : grid().rows)
    for (const auto& cell : row) m_most = std::max(m_most, cell.all());
  if (!sameShape)
    endResetModel();
  else if (rowCount() > 0)
    emit dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
}

const judgement::CoverageGrid& CoverageModel::grid() const {
  switch (m_by) {
    case By::Service:
      return m_coverage.services;
    case By::AgePhase:
      return m_coverage.agePhases;
    case By::Source:
      break;
  }
  return m_coverage.sources;
}

int CoverageModel::kinds() const {
  switch (m_by) {
    case By::Service:
      return static_cast<int>(base::codeCount<domain::Service>());
    case By::AgePhase:
      return static_cast<int>(base::codeCount<domain::AgePhase>()) - 1;
    case By::Source:
      break;
  }
  return static_cast<int>(base::codeCount<domain::SourceKind>());
}

int CoverageModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(m_coverage.sources.rows.size());
}

// Criterion, the kinds, not stated, all.
int CoverageModel::columnCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : kinds() + 3;
}

int CoverageModel::count(int row, int column) const {
  if (column <= 0) return 0;
  if (column <= kinds() + 1)
    return grid().at(static_cast<std::size_t>(row), static_cast<std::size_t>(column - 1)).all();
  int all = 0;  // by source each finding stands once in a row
  for (const auto& cell : m_coverage.sources.rows[static_cast<std::size_t>(row)]) all += cell.all();
  return all;
}

bool CoverageModel::isHole(const QModelIndex& index) const {
  const auto criterion = m_state.pack().criteria[static_cast<std::size_t>(index.row())].id;
  const int kind = index.column() - 1;
  return std::ranges::any_of(m_coverage.holes, [&](const judgement::Hole& hole) {
    if (hole.criterion != criterion) return false;
    switch (hole.kind) {
      case judgement::HoleKind::NoFindings:
        return index.column() == columnCount() - 1;
      case judgement::HoleKind::NoChildVoice:
        return m_by == By::Source && kind == static_cast<int>(domain::SourceKind::ChildVoice);
      case judgement::HoleKind::NoParentVoice:
        return m_by == By::Source && kind == static_cast<int>(domain::SourceKind::ParentVoice);
      case judgement::HoleKind::NoService:
        return m_by == By::Service && kind == hole.column;
      case judgement::HoleKind::NoAgePhase:
        return m_by == By::AgePhase && kind == hole.column;
      case judgement::HoleKind::OneSourceKind:
        return false;
    }
    return false;
  });
}

EvidenceFilter CoverageModel::filterOf(const QModelIndex& index) const {
  EvidenceFilter filter;
  filter.criterion = m_state.pack().criteria[static_cast<std::size_t>(index.row())].id;
  const int kind = index.column() - 1;
  if (kind < 0 || kind > kinds()) return filter;
  const bool notStated = kind == kinds();
  switch (m_by) {
    case By::Source:
      filter.withoutSource = notStated;
      if (!notStated) filter.source = static_cast<domain::SourceKind>(kind);
      break;
    case By::Service:
      filter.withoutService = notStated;
      if (!notStated) filter.service = static_cast<domain::Service>(kind);
      break;
    case By::AgePhase:
      filter.withoutAgePhase = notStated;
      if (!notStated) filter.agePhase = static_cast<domain::AgePhase>(kind);
      break;
  }
  return filter;
}

QString CoverageModel::columnName(int column) const {
  if (column == 0) return tr("Criterion");
  if (column == kinds() + 1) return tr("Not stated");
  if (column > kinds() + 1) return tr("All");
  switch (m_by) {
    case By::Service:
      return wordOf(static_cast<domain::Service>(column - 1));
    case By::AgePhase:
      return wordOf(static_cast<domain::AgePhase>(column - 1));
    case By::Source:
      break;
  }
  return wordOf(static_cast<domain::SourceKind>(column - 1));
}

QVariant CoverageModel::data(const QModelIndex& index, int role) const {
  if (!index.isValid()) return {};
  const QString criterion =
      criterionLabel(m_state.pack(), m_state.pack().criteria[static_cast<std::size_t>(index.row())].id);
  const int findings = count(index.row(), index.column());
  const bool hole = index.column() > 0 && isHole(index);
  switch (role) {
    case Qt::DisplayRole:
      if (index.column() == 0) return criterion;
      if (hole && findings == 0) return tr("none");
      return findings == 0 ? QStringLiteral("–") : QString::number(findings);
    case Qt::AccessibleTextRole:
    case Qt::ToolTipRole:
      if (index.column() == 0) return criterion;
      if (hole) return tr("%1, %2: a hole. Enter opens the form for it.").arg(criterion, columnName(index.column()));
      return tr("%1, %2: %3").arg(criterion, columnName(index.column()), countedFindings(findings));
    case HoleRole:
      return hole;
    case ShareRole:
      return index.column() == columnCount() - 1 ? 0.0 : std::min(1.0, static_cast<double>(findings) / m_most);
    default:
      return {};
  }
}

QVariant CoverageModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal) return {};
  if (role == Qt::ToolTipRole || role == Qt::AccessibleTextRole) return columnName(section);
  if (role == Qt::TextAlignmentRole) return static_cast<int>(section == 0 ? Qt::AlignLeft : Qt::AlignHCenter);
  if (role != Qt::DisplayRole) return {};
  if (m_by == By::Source && section > 0 && section <= kinds())
    return shortName(static_cast<domain::SourceKind>(section - 1));
  return columnName(section);
}

CoverageView::CoverageView(AppState& state, QWidget* parent)
    : QWidget(parent),
      m_state(state),
      m_model(new CoverageModel(state, this)),
      m_by(new ChoiceStrip(tr("Coverage"), {{tr("By source"), static_cast<int>(CoverageModel::By::Source)},
                                            {tr("By service"), static_cast<int>(CoverageModel::By::Service)},
                                            {tr("By age phase"), static_cast<int>(CoverageModel::By::AgePhase)}})),
      m_sentence(makeLabel({}, {TextSize::Body, TextWeight::Regular, Role::Muted})),
      m_map(new QTableView),
      m_soon(new QTimer(this)) {
  m_by->setValue(static_cast<int>(CoverageModel::By::Source));
  m_map->setAccessibleName(tr("Coverage map"));
  m_map->setModel(m_model);
  m_map->setItemDelegate(new HeatDelegate(m_map));
  m_map->setShowGrid(false);
  m_map->setTabKeyNavigation(false);
  m_map->setSelectionMode(QAbstractItemView::NoSelection);
  m_map->setCornerButtonEnabled(false);
  m_map->setFrameShape(QFrame::NoFrame);
  m_map->verticalHeader()->hide();
  m_map->horizontalHeader()->setHighlightSections(false);
  m_map->horizontalHeader()->setSectionsClickable(false);
  m_map->horizontalHeader()->setMinimumSectionSize(kNarrowest);
  m_map->horizontalHeader()->setSectionResizeMode(QHeaderView::Fixed);
  m_map->installEventFilter(this);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, kInside);
  column->setSpacing(kInside);
  column->addWidget(m_by);
  column->addWidget(m_sentence);
  column->addWidget(m_map, 1);
  m_soon->setSingleShot(true);
  m_soon->setInterval(0);
  connect(m_soon, &QTimer::timeout, this, &CoverageView::refresh);
  connect(m_by, &ChoiceStrip::chosen, this, [this](int by) {
    m_model->setBy(static_cast<CoverageModel::By>(by));
    refresh();
  });
  connect(m_map, &QTableView::clicked, this, &CoverageView::open);
  const auto later = [this] {
    if (isVisible()) m_soon->start();
  };
  connect(&m_state, &AppState::applied, this, later);
  connect(&m_state, &AppState::loaded, this, later);
}

void CoverageView::focusMap() {
  m_map->setFocus();
  if (!m_map->currentIndex().isValid() && m_model->rowCount() > 0) m_map->setCurrentIndex(m_model->index(0, 1));
}

void CoverageView::showEvent(QShowEvent*) {
  refresh();
}

void CoverageView::resizeEvent(QResizeEvent*) {
  fitColumns();
}

void CoverageView::refresh() {
  m_model->recompute();
  int holes = 0;
  for (int row = 0; row < m_model->rowCount(); ++row)
    for (int column = 1; column < m_model->columnCount(); ++column)
      holes += m_model->isHole(m_model->index(row, column));
  const auto oneKind =
      std::ranges::count(m_model->coverage().holes, judgement::HoleKind::OneSourceKind, &judgement::Hole::kind);
  QString text = holes == 0   ? tr("No holes here.")
                 : holes == 1 ? tr("One hole, hatched. Open it to log what is missing.")
                              : tr("%L1 holes, hatched. Open one to log what is missing.").arg(holes);
  if (oneKind > 0 && m_by->value() == static_cast<int>(CoverageModel::By::Source))
    text += u' ' + (oneKind == 1 ? tr("One criterion rests on a single kind of source.")
                                 : tr("%L1 criteria rest on a single kind of source.").arg(oneKind));
  text += u' ' + tr("A finding that bears on several criteria counts for each.");
  m_sentence->setText(text);
  fitColumns();
}

void CoverageView::fitColumns() {
  const int columns = m_model->columnCount();
  if (columns < 2) return;
  m_map->verticalHeader()->setDefaultSectionSize(std::max(40, fontMetrics().height() + 20));
  const int width = m_map->viewport()->width();
  const int first = std::min(scaled(kCriterionWidth), std::max(120, width / 4));
  const int each = std::clamp((width - first) / (columns - 1), kNarrowest, 160);
  m_map->setColumnWidth(0, first);
  for (int column = 1; column < columns; ++column) m_map->setColumnWidth(column, each);
}

void CoverageView::open(const QModelIndex& index) {
  if (!index.isValid()) return;
  if (m_model->isHole(index) && index.column() > 0)
    emit newAsked(m_model->filterOf(index));
  else
    emit findingsAsked(m_model->filterOf(index));
}

bool CoverageView::eventFilter(QObject* watched, QEvent* event) {
  if (watched == m_map && event->type() == QEvent::KeyPress) {
    const int key = static_cast<QKeyEvent*>(event)->key();
    if (key == Qt::Key_Return || key == Qt::Key_Enter || key == Qt::Key_Space) {
      open(m_map->currentIndex());
      return true;
    }
  }
  return QWidget::eventFilter(watched, event);
}

}  // namespace waymark::ui
