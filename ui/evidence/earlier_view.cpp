// SPDX-License-Identifier: GPL-3.0-or-later
#include "evidence/earlier_view.h"

#include <QAction>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QItemSelectionModel>
#include <QMenu>
#include <QStackedWidget>
#include <QTimer>
#include <QVBoxLayout>
#include <algorithm>

#include "bridge/messages.h"
#include "bridge/text.h"
#include "evidence/many_fields.h"
#include "shell/list_tools.h"
#include "widgets/data_table.h"
#include "widgets/label.h"
#include "widgets/two_line_delegate.h"

namespace waymark::ui {

namespace {

constexpr int kTwoLines = 46;

/// Row by row, so that the current one stays what it is.
template <class Row, class IdOf>
void follow(VectorModel<Row>& model, const std::vector<Row>& now, IdOf idOf) {
  std::vector<base::Uuid> gone;
  for (const auto& row : model.rows())
    if (std::ranges::find(now, idOf(row), idOf) == now.end()) gone.push_back(idOf(row));
  for (const auto& id : gone) model.remove(id);
  for (const auto& row : now)
    if (const int place = model.find(idOf(row)); place < 0 || model.at(place) != row) model.put(row);
}

}  // namespace

EarlierView::EarlierView(AppState& state, Navigator& navigator, QWidget* parent)
    : QWidget(parent),
      m_state(state),
      m_editor(new EarlierEditor(state, navigator, this)),
      m_findings(new EarlierFindingModel(state, this)),
      m_priorities(new PriorityModel(state, this)),
      m_soon(new QTimer(this)) {
  m_findingPart.table = new DataTable(tr("Earlier findings"));
  m_findingPart.table->setObjectName(QStringLiteral("earlier"));
  m_findingPart.table->setTableModel(m_findings, EarlierFindingModel::Text);
  m_findingPart.table->setItemDelegateForColumn(EarlierFindingModel::Text,
                                                new TwoLineDelegate(TextWeight::Regular, m_findingPart.table));
  m_findingPart.table->setLines(2, kTwoLines);
  m_findingPart.empty = new EmptyState(
      "evidence", tr("No earlier findings yet"),
      tr("The areas for priority action and for improvement in the last reports, with who must act on each. Inspectors "
         "begin by asking what became of them."),
      tr("Add an earlier finding"));
  m_priorityPart.table = new DataTable(tr("Priorities"));
  m_priorityPart.table->setObjectName(QStringLiteral("priorities"));
  m_priorityPart.table->setTableModel(m_priorities, PriorityModel::Title);
  m_priorityPart.empty = new EmptyState("outcome", tr("No priorities yet"),
                                        tr("What the partnership has set out to change, with who leads it. Evidence "
                                           "linked to a priority shows whether it "
                                           "makes a difference."),
                                        tr("Add a priority"));
  using Finding = EarlierFindingModel;
  using Priority = PriorityModel;
  ListSpec findings{"evidence.earlier",
                    m_findingPart.table,
                    {Finding::Strengths, Finding::Mixed, Finding::Concerns, Finding::Kind, Finding::Responsible,
                     Finding::Criterion, Finding::From, Finding::Published}};
  ListSpec priorities{"evidence.priorities",
                      m_priorityPart.table,
                      {Priority::Strengths, Priority::Mixed, Priority::Concerns, Priority::Lead, Priority::Criteria}};
  findings.rowActions = [this](QMenu& menu) { offerForRow(menu, m_findingPart.table); };
  priorities.rowActions = [this](QMenu& menu) { offerForRow(menu, m_priorityPart.table); };
  m_findingPart.tools = new ListTools(state, navigator, std::move(findings));
  m_findingPart.columns = m_findingPart.tools->button();
  m_priorityPart.tools = new ListTools(state, navigator, std::move(priorities));
  m_priorityPart.columns = m_priorityPart.tools->button();
  const auto selected = [](const DataTable* table) { return [table] { return table->selectedIds(); }; };
  m_findingPart.many =
      new ManyBar(state, m_findingPart.table, selected(m_findingPart.table), earlierFindingFields(state));
  m_priorityPart.many = new ManyBar(state, m_priorityPart.table, selected(m_priorityPart.table), priorityFields(state));
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, kBetween);
  column->setSpacing(kBetween);
  column->addWidget(makePart(m_findingPart, tr("Earlier findings"), tr("New earlier finding")), 7);
  column->addWidget(makePart(m_priorityPart, tr("Priorities"), tr("New priority")), 5);
  connectPart(m_findingPart, m_priorityPart.table);
  connectPart(m_priorityPart, m_findingPart.table);
  for (auto* button : {m_findingPart.add, m_findingPart.empty->button()})
    connect(button, &QPushButton::clicked, m_editor, &EarlierEditor::startFinding);
  for (auto* button : {m_priorityPart.add, m_priorityPart.empty->button()})
    connect(button, &QPushButton::clicked, m_editor, &EarlierEditor::startPriority);
  m_soon->setSingleShot(true);
  m_soon->setInterval(0);
  connect(m_soon, &QTimer::timeout, this, [this] {
    m_stale = true;
    if (isVisible()) refresh();
  });
  connect(&m_state, &AppState::applied, m_soon, qOverload<>(&QTimer::start));
  connect(&m_state, &AppState::loaded, this, &EarlierView::onLoaded);
  connect(m_editor, &EarlierEditor::panelAsked, this, &EarlierView::panelAsked);
  connect(m_editor, &EarlierEditor::gone, this, &EarlierView::panelDone);
  connect(m_editor, &EarlierEditor::findingsAsked, this, &EarlierView::findingsAsked);
  connect(m_editor, &EarlierEditor::newAsked, this, &EarlierView::newAsked);
  connect(m_editor, &EarlierEditor::added, this, [this](const base::Uuid& id) {
    refresh();
    open(id);
  });
  onLoaded();
}

EarlierView::~EarlierView() {
  // Children end after this class does and lose their focus then: nothing of it may come here.
  for (auto* child : findChildren<QObject*>()) child->disconnect(this);
}

QWidget* EarlierView::makePart(Part& part, const QString& title, const QString& addText) {
  part.header = new SectionHeader(title);
  part.add = new Button(ButtonKind::Secondary, "add", addText);
  part.stack = new QStackedWidget;
  part.stack->addWidget(part.table);
  part.stack->addWidget(part.empty);
  auto* top = new QHBoxLayout;
  top->setContentsMargins(0, 0, 0, 0);
  top->setSpacing(kInside);
  top->addWidget(part.header, 1);
  top->addWidget(part.columns, 0, Qt::AlignBottom);
  top->addWidget(part.add, 0, Qt::AlignBottom);
  auto* all = new QWidget;
  auto* column = new QVBoxLayout(all);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(kInside);
  column->addLayout(top);
  column->addWidget(part.stack, 1);
  column->addWidget(part.many);
  return all;
}

void EarlierView::connectPart(Part& part, DataTable* other) {
  auto* table = part.table;
  const auto choose = [this, table, other](const base::Uuid& id) {
    if (m_quiet || id.isNull()) return;
    m_quiet = true;  // one record is shown, so one row is chosen in both lists together
    other->clearSelection();
    m_quiet = false;
    show(id);
  };
  connect(table, &DataTable::currentIdChanged, this, choose);
  connect(table, &QTableView::clicked, this, [choose, table] { choose(table->currentId()); });
  connect(table, &DataTable::opened, this, [this, choose, table](const base::Uuid& id) {
    choose(id);
    if (table == m_findingPart.table)
      m_editor->findingForm()->focusFirst();
    else
      m_editor->priorityForm()->focusFirst();
  });
}

void EarlierView::offerForRow(QMenu& menu, const DataTable* table) {
  const auto id = table->currentId();
  const bool mayWrite = !m_state.readOnlyWhy();
  const auto offer = [&](const QString& text, bool enabled, auto doing) {
    auto* action = menu.addAction(text);
    action->setEnabled(enabled);
    connect(action, &QAction::triggered, this, doing);
  };
  offer(tr("Show the evidence linked to it"), true, [this, id] { emit findingsAsked(m_editor->linkedTo(id)); });
  offer(tr("Log evidence for it"), mayWrite, [this, id] { emit newAsked(m_editor->presetFor(id)); });
  offer(tr("Delete"), mayWrite, [this, id] {
    show(id);
    m_editor->remove();
  });
}

std::array<QWidget*, 2> EarlierView::forms() const {
  return {m_editor->findingForm(), m_editor->priorityForm()};
}

void EarlierView::show(const base::Uuid& id) {
  if (m_state.find<domain::EarlierFinding>({id}) != nullptr)
    m_editor->show(domain::EarlierFindingId{id});
  else
    m_editor->show(domain::PriorityId{id});
}

void EarlierView::onLoaded() {
  const auto& why = m_state.readOnlyWhy();
  const QString reason = why ? messageText(*why) : QString();
  for (const auto* part : {&m_findingPart, &m_priorityPart}) {
    for (auto* button : {part->add, part->empty->button()}) {
      button->setEnabled(!why);
      button->setToolTip(reason);
    }
  }
  m_stale = true;
  refresh();
}

void EarlierView::showEvent(QShowEvent* event) {
  QWidget::showEvent(event);
  if (m_stale) refresh();
}

void EarlierView::refresh() {
  m_stale = false;
  auto linked = linkedEvidence(m_state.workspace());
  std::vector<EarlierFindingRow> findings;
  for (const auto& row : m_state.workspace().all<domain::EarlierFinding>())
    findings.push_back({row.value, linked[row.value.id.uuid]});
  std::vector<PriorityRow> priorities;
  for (const auto& row : m_state.workspace().all<domain::Priority>())
    priorities.push_back({row.value, linked[row.value.id.uuid]});
  m_quiet = true;
  follow(*m_findings, findings, [](const EarlierFindingRow& row) { return row.finding.id.uuid; });
  follow(*m_priorities, priorities, [](const PriorityRow& row) { return row.priority.id.uuid; });
  // Arriving in a list chooses nothing: Enter opens the first row, an arrow key goes on.
  for (const auto* part : {&m_findingPart, &m_priorityPart})
    if (auto* table = part->table; !table->currentIndex().isValid() && table->tableModel()->shownCount() > 0)
      table->selectionModel()->setCurrentIndex(table->model()->index(0, 0), QItemSelectionModel::NoUpdate);
  m_quiet = false;
  m_editor->setLinked(std::move(linked));
  showPart(m_findingPart, m_findings->sourceCount());
  showPart(m_priorityPart, m_priorities->sourceCount());
  emit summaryChanged();
}

void EarlierView::showPart(Part& part, int all) {
  part.stack->setCurrentIndex(all == 0 ? 1 : 0);
  part.columns->setVisible(all > 0);
  part.add->setVisible(all > 0);
}

QString EarlierView::summary() const {
  const auto counted = [](const TableModel& model, const QString& one, const QString& many, const QString& some) {
    const int all = model.sourceCount();
    if (model.isFiltered() && all > 0) return some.arg(model.shownCount()).arg(all);
    return all == 1 ? one : many.arg(all);
  };
  return tr("%1, %2").arg(
      counted(*m_findings, tr("1 earlier finding"), tr("%L1 earlier findings"), tr("%L1 of %L2 earlier findings")),
      counted(*m_priorities, tr("1 priority"), tr("%L1 priorities"), tr("%L1 of %L2 priorities")));
}

void EarlierView::setFilterText(const QString& text) {
  m_quiet = true;
  m_findings->setFilterText(text);
  m_priorities->setFilterText(text);
  m_quiet = false;
  emit summaryChanged();
}

void EarlierView::focusLists() {
  const Part* wanted = nullptr;
  for (const auto* part : {&m_priorityPart, &m_findingPart}) {
    if (part->table->tableModel()->shownCount() == 0) continue;
    if (wanted == nullptr || !wanted->table->selectionModel()->hasSelection()) wanted = part;
  }
  if (wanted == nullptr) {
    m_findingPart.empty->button()->setFocus();
    return;
  }
  wanted->table->setFocus();
}

bool EarlierView::openView(const domain::SavedViewId& id) {
  return m_findingPart.tools->open(id) || m_priorityPart.tools->open(id);
}

bool EarlierView::open(const base::Uuid& id) {
  const bool isFinding = m_state.find<domain::EarlierFinding>({id}) != nullptr;
  if (!isFinding && m_state.find<domain::Priority>({id}) == nullptr) return false;
  auto* table = isFinding ? m_findingPart.table : m_priorityPart.table;
  if (table->tableModel()->viewRowOf(id) < 0) setFilterText({});
  m_quiet = true;
  (isFinding ? m_priorityPart.table : m_findingPart.table)->clearSelection();
  table->setCurrentId(id);
  table->setFocus();
  m_quiet = false;
  show(id);
  return true;
}

}  // namespace waymark::ui
