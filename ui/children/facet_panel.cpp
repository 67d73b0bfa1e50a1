// SPDX-License-Identifier: GPL-3.0-or-later
#include "children/facet_panel.h"

#include <QEvent>
#include <QHash>
#include <QHeaderView>
#include <QLineEdit>
#include <QTimer>
#include <QTreeView>
#include <QVBoxLayout>

#include "widgets/style.h"

namespace waymark::ui {

namespace {

constexpr int kUnfolded = 10;  // answers; a question with more stays folded until somebody asks it
constexpr int kFacetCountWidth = 72;
constexpr int kFindDelay = 120;  // ms

}  // namespace

FacetPanel::FacetPanel(QWidget* parent)
    : QWidget(parent), m_model(new FacetModel(this)), m_find(new QLineEdit), m_tree(new QTreeView) {
  setAccessibleName(tr("Filters"));
  m_find->setPlaceholderText(tr("Find a filter"));
  m_find->setAccessibleName(tr("Find a filter"));
  m_find->setClearButtonEnabled(true);
  m_tree->setAccessibleName(tr("Filters, with the number of children"));
  m_tree->setObjectName(QStringLiteral("facets"));
  m_tree->setModel(m_model);
  m_tree->setHeaderHidden(true);
  m_tree->setUniformRowHeights(true);
  m_tree->setRootIsDecorated(true);
  m_tree->setAllColumnsShowFocus(true);
  m_tree->setIndentation(16);
  m_tree->setTextElideMode(Qt::ElideRight);
  m_tree->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  m_tree->header()->setMinimumSectionSize(32);
  m_tree->header()->setStretchLastSection(false);
  m_tree->header()->setSectionResizeMode(FacetModel::Answer, QHeaderView::Stretch);
  m_tree->header()->setSectionResizeMode(FacetModel::Count, QHeaderView::Fixed);
  m_tree->setTabKeyNavigation(false);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, kInside, 0);
  column->setSpacing(kInside);
  column->addWidget(m_find);
  column->addWidget(m_tree, 1);
  auto* later = new QTimer(this);
  later->setSingleShot(true);
  later->setInterval(kFindDelay);
  connect(m_find, &QLineEdit::textChanged, later, qOverload<>(&QTimer::start));
  connect(later, &QTimer::timeout, this, [this] { m_model->setWords(m_find->text()); });
  connect(m_model, &QAbstractItemModel::modelReset, this, &FacetPanel::unfold);
  // Enter ticks as Space does; on a question it unfolds.
  connect(m_tree, &QTreeView::activated, this, [this](const QModelIndex& index) {
    const auto answer = index.siblingAtColumn(FacetModel::Answer);
    if (!answer.parent().isValid()) return m_tree->setExpanded(answer, !m_tree->isExpanded(answer));
    const bool on = answer.data(Qt::CheckStateRole).toInt() == Qt::Checked;
    m_model->setData(answer, static_cast<int>(on ? Qt::Unchecked : Qt::Checked), Qt::CheckStateRole);
  });
  fit();
}

void FacetPanel::setRead(std::shared_ptr<const ReadCaseload> read, SharedFacets facets) {
  QHash<QString, bool> unfolded;  // by question
  for (int row = 0; row < m_model->rowCount(); ++row) {
    const auto question = m_model->index(row, FacetModel::Answer);
    unfolded.insert(question.data().toString(), m_tree->isExpanded(question));
  }
  const auto current = m_tree->currentIndex().siblingAtColumn(FacetModel::Answer);
  const QString answer = current.parent().isValid() ? current.data().toString() : QString();
  const QString asked = (current.parent().isValid() ? current.parent() : current).data().toString();
  m_model->setRead(std::move(read), std::move(facets));
  for (int row = 0; row < m_model->rowCount(); ++row) {
    const auto question = m_model->index(row, FacetModel::Answer);
    const auto words = question.data().toString();
    if (const auto was = unfolded.constFind(words); was != unfolded.constEnd()) m_tree->setExpanded(question, *was);
    if (words != asked) continue;
    m_tree->setCurrentIndex(question);
    for (int i = 0; !answer.isEmpty() && i < m_model->rowCount(question); ++i)
      if (const auto at = m_model->index(i, FacetModel::Answer, question); at.data().toString() == answer)
        m_tree->setCurrentIndex(at);
  }
}

void FacetPanel::focusTree() {
  m_tree->setFocus(Qt::OtherFocusReason);
  if (!m_tree->currentIndex().isValid()) m_tree->setCurrentIndex(m_model->index(0, 0));
}

void FacetPanel::unfold() {
  const bool searching = !m_find->text().trimmed().isEmpty();
  for (int row = 0; row < m_model->rowCount(); ++row) {
    const auto question = m_model->index(row, FacetModel::Answer);
    m_tree->setFirstColumnSpanned(row, {}, true);
    const int answers = m_model->rowCount(question);
    m_tree->setRowHidden(row, {}, searching && answers == 0);
    m_tree->setExpanded(question, searching || answers <= kUnfolded);
  }
}

void FacetPanel::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (event->type() == QEvent::FontChange) fit();
}

void FacetPanel::fit() {
  m_tree->header()->resizeSection(FacetModel::Count, scaled(kFacetCountWidth));
}

}  // namespace waymark::ui
