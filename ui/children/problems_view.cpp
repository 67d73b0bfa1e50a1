// SPDX-License-Identifier: GPL-3.0-or-later
#include "children/problems_view.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QShortcut>
#include <QStackedWidget>
#include <QVBoxLayout>
#include <algorithm>

#include "bridge/dates.h"
#include "bridge/text.h"
#include "children/caseload_standing.h"
#include "children/correction_words.h"
#include "children/fix_view.h"
#include "children/problem_models.h"
#include "children/returns_view.h"
#include "children/rule_switch.h"
#include "children/unlock_offer.h"
#include "shell/list_tools.h"
#include "widgets/choice.h"
#include "widgets/column_scroll.h"
#include "widgets/data_table.h"
#include "widgets/label.h"
#include "widgets/two_line_delegate.h"

namespace waymark::ui {

namespace {

constexpr int kRuleLines = 60;
constexpr int kLeastList = 240;
// The children's view's arguments.
const QString kGoToCell = QStringLiteral("cell");
const QString kCorrectCell = QStringLiteral("correct");

}  // namespace

ProblemsView::ProblemsView(const ViewContext& context)
    : CaseloadView(context),
      m_stack(new QStackedWidget),
      m_scroll(new ColumnScroll),
      m_standing(new CaseloadStanding(context.state, context.caseload)),
      m_content(new QWidget),
      m_part(new ChoiceStrip(tr("Problems"), {{tr("By rule"), ByRule},
                                               {tr("By child"), ByChild},
                                               {tr("To fix at source"), ToFix},
                                               {tr("Returned nothing"), Returns}})),
      m_parts(new QStackedWidget),
      m_note(new ElidedLabel({TextSize::Small, TextWeight::Regular, Role::Muted})),
      m_rules(new RuleModel(this)),
      m_faults(new FaultModel(this)),
      m_ruleTable(new DataTable(tr("Problems by rule"))),
      m_faultTable(new DataTable(tr("Problems by child"))),
      m_rule(makeLabel({}, {TextSize::Body, TextWeight::Regular, Role::Muted})),
      m_switch(new RuleSwitchBar(context.state, context.navigator, context.caseload)),
      m_fix(new FixView(context)),
      m_returns(new ReturnsView(context)) {
  m_ruleTable->setObjectName(QStringLiteral("rules"));
  m_ruleTable->setTableModel(m_rules, RuleModel::Wrong);
  m_ruleTable->setItemDelegateForColumn(RuleModel::Wrong, new TwoLineDelegate(TextWeight::Regular, m_ruleTable));
  m_ruleTable->setLines(2, kRuleLines);
  m_faultTable->setObjectName(QStringLiteral("faults"));
  m_faultTable->setTableModel(m_faults, FaultModel::Wrong);
  ListSpec rules{"children.problems", m_ruleTable, {RuleModel::Code, RuleModel::Rows, RuleModel::Severity, RuleModel::List}};
  rules.rowActions = [this](QMenu& menu) {
    connect(menu.addAction(tr("Show the children")), &QAction::triggered, this,
            [this] { openRule(m_ruleTable->currentId()); });
    if (const QString words = m_switch->actionWords(); m_switch->isVisible())
      connect(menu.addAction(words), &QAction::triggered, m_switch, &RuleSwitchBar::ask);
  };
  ListSpec faults{"children.problems.child",
                  m_faultTable,
                  {FaultModel::Child, FaultModel::Severity, FaultModel::Code, FaultModel::Cell, FaultModel::Says,
                   FaultModel::List}};
  faults.rowActions = [this](QMenu& menu) {
    connect(menu.addAction(tr("Go to the cell")), &QAction::triggered, this,
            [this] { openFault(m_faultTable->currentId(), kGoToCell); });
    connect(menu.addAction(tr("Correct the cell…\tF2")), &QAction::triggered, this, [this] { openFault(m_faultTable->currentId(), kCorrectCell); });
  };
  m_ruleTools = new ListTools(state(), navigator(), std::move(rules));
  m_faultTools = new ListTools(state(), navigator(), std::move(faults));
  m_tools = {m_ruleTools->button(), m_faultTools->button(), m_fix->tools().button(), m_returns->tools().button()};
  m_parts->addWidget(m_ruleTable);
  m_parts->addWidget(m_faultTable);
  m_parts->addWidget(m_fix);
  m_parts->addWidget(m_returns);
  m_part->setValue(ByRule);
  auto* top = new QHBoxLayout;
  top->setContentsMargins(0, 0, 0, 0);
  top->addWidget(m_part, 1);
  for (auto* button : m_tools) top->addWidget(button, 0, Qt::AlignTop);
  auto* inside = new QVBoxLayout(m_content);
  inside->setContentsMargins(kAround, 0, kAround, kInside);
  inside->setSpacing(kInside);
  inside->addLayout(top);
  auto* notes = new QHBoxLayout;
  notes->addWidget(m_note, 1);
  notes->addWidget(makeUnlockOffer(context.state, context.caseload, m_content));
  inside->addLayout(notes);
  inside->addWidget(m_parts, 1);
  inside->addWidget(m_rule);
  inside->addWidget(m_switch);
  m_stack->addWidget(m_standing);
  // Where text is large the list keeps a few rows, and what is beside it scrolls.
  m_parts->setMinimumHeight(scaled(kLeastList));
  m_scroll->setColumn(m_content);
  m_stack->addWidget(m_scroll);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->addWidget(m_stack);
  connect(m_part, &ChoiceStrip::chosen, this, [this](int part) { showPart(static_cast<Part>(part)); });
  connect(m_standing, &CaseloadStanding::importAsked, this, &CaseloadView::askImport);
  connect(m_ruleTable, &DataTable::currentIdChanged, this, &ProblemsView::showRule);
  connect(m_ruleTable, &DataTable::opened, this, &ProblemsView::openRule);
  connect(m_faultTable, &DataTable::opened, this, [this](const base::Uuid& id) { openFault(id, kGoToCell); });
  connect(new QShortcut(QKeySequence(Qt::Key_F2), m_faultTable, nullptr, nullptr, Qt::WidgetShortcut),
          &QShortcut::activated, this, [this] { openFault(m_faultTable->currentId(), kCorrectCell); });
  connect(m_fix, &FixView::cellAsked, this, [this](std::size_t row, std::size_t at, bool toCorrect) {
    openCell(row, at, toCorrect ? kCorrectCell : kGoToCell);
  });
  connect(m_fix, &FixView::problemsAsked, this, [this] {
    showPart(ByChild);
    m_faultTable->setFocus(Qt::OtherFocusReason);
  });
  connect(m_fix, &FixView::summaryChanged, this, &CaseloadView::summaryChanged);
  connect(m_returns, &ReturnsView::importAsked, this, &CaseloadView::askImport);
  connect(m_switch, &RuleSwitchBar::done, this, [this] { m_ruleTable->setFocus(Qt::OtherFocusReason); });
  for (QAbstractItemModel* model : {static_cast<QAbstractItemModel*>(m_rules), static_cast<QAbstractItemModel*>(m_faults)})
    connect(model, &QAbstractItemModel::modelReset, this, &CaseloadView::summaryChanged);
  connect(&context.caseload, &CaseloadSource::changed, this, &ProblemsView::onSource);
  onSource();
}

void ProblemsView::activated() {
  context().caseload.want();
}

void ProblemsView::onSource() {
  const auto& read = context().caseload.read();
  m_stack->setCurrentWidget(read == nullptr ? static_cast<QWidget*>(m_standing) : m_scroll);
  if (read == nullptr) {
    emit summaryChanged();
    return;
  }
  const auto& caseload = read->caseload;
  m_rules->show(caseload, state().workspace());
  m_faultsAreStale = true;
  m_fix->show(read);
  m_returns->show(caseload);
  QStringList idle;
  for (const auto& run : caseload.runs)
    if (!run.ran && !run.off) idle << toQt(caseload.ruleCode(run));
  QStringList parts{tr("As at %1").arg(longDate(caseload.asAt))};
  if (!idle.isEmpty())
    parts << (caseload.withIdentities
                  ? tr("not checked, for want of a column, a register or the other list: %1").arg(idle.join(QStringLiteral(", ")))
                  : tr("not checked while the identities are sealed, or for want of a column or register: %1")
                        .arg(idle.join(QStringLiteral(", "))));
  if (const QString off = rulesOffWords(caseload); !off.isEmpty()) parts << tr("switched off: %1").arg(off);
  m_note->setText(parts.join(QStringLiteral(" · ")));
  showPart(m_shown);
  showRule();
  emit summaryChanged();
}

void ProblemsView::showPart(Part part) {
  m_shown = part;
  m_part->setValue(part);
  m_parts->setCurrentIndex(part);
  for (std::size_t i = 0; i < m_tools.size(); ++i) m_tools[i]->setVisible(static_cast<int>(i) == part);
  m_rule->setVisible(part == ByRule);
  m_switch->setVisible(part == ByRule);
  if (part == ByChild && m_faultsAreStale && context().caseload.read() != nullptr) {
    m_faultsAreStale = false;
    m_faults->show(context().caseload.read());
  }
  emit summaryChanged();
}

void ProblemsView::showRule() {
  const int row = m_rules->find(m_ruleTable->currentId());
  const auto* rule = row < 0 ? nullptr : &m_rules->at(row);
  m_switch->show(rule);
  if (rule == nullptr)
    m_rule->setText(tr("Enter on a rule shows its children."));
  else if (rule->off.isEmpty())
    m_rule->setText(tr("%1 %2 Enter shows the children.").arg(rule->message, rule->whatToDo));
  else
    m_rule->setText(tr("%1 %2").arg(rule->message, rule->off));
}

void ProblemsView::openRule(const base::Uuid& id) {
  const int row = m_rules->find(id);
  if (row < 0 || !m_rules->at(row).off.isEmpty()) return;
  // A cell that couldn't be read may be on either list; a rule's code is one list's own.
  emit viewAsked(QStringLiteral("children"), QStringLiteral("rule:") + toQt(m_rules->at(row).code));
}

void ProblemsView::openFault(const base::Uuid& id, const QString& how) {
  const int fault = m_faults->find(id);
  if (fault < 0) return;
  const auto [row, column] = m_faults->cellOf(fault);
  openCell(row, column, how);
}

void ProblemsView::openCell(std::size_t row, std::size_t column, const QString& how) {
  const auto& caseload = context().caseload.read()->caseload;
  emit viewAsked(QStringLiteral("children"),
                 QStringLiteral("%1:%2:%3").arg(how, toQt(base::uuidText(caseload.rowId(row))),
                                                toQt(caseload.definition.columns[column].id)));
}

void ProblemsView::setFilter(const QString& text) {
  m_rules->setFilterText(text);
  m_faults->setFilterText(text);
  m_fix->setFilter(text);
  m_returns->setFilter(text);
}

void ProblemsView::openArgument(const QString& argument) {
  if (argument == QLatin1String("child")) {
    showPart(ByChild);
  } else if (argument == QLatin1String("fix")) {
    showPart(ToFix);
  } else if (argument == QLatin1String("returns")) {
    showPart(Returns);
  } else if (argument.startsWith(QLatin1String("view:"))) {
    const auto id = base::parseUuid(fromQt(argument.mid(5)));
    if (!id) return;
    const auto* saved = state().find<domain::SavedView>({*id});
    if (saved == nullptr) return;
    const bool byRule = saved->value.list == "children.problems";
    showPart(byRule ? ByRule : ByChild);
    (byRule ? m_ruleTools : m_faultTools)->open({*id});
  }
}

QString ProblemsView::place() const {
  switch (m_shown) {
    case ByChild:
      return QStringLiteral("child");
    case ToFix:
      return QStringLiteral("fix");
    case Returns:
      return QStringLiteral("returns");
    case ByRule:
      break;
  }
  return {};
}

QString ProblemsView::summary() const {
  if (context().caseload.read() == nullptr) return {};
  if (m_shown == ByChild)
    return tr("%L1 problems of %L2 rows").arg(m_faults->shownCount()).arg(m_faults->shownChildren());
  if (m_shown == ToFix) return m_fix->summary();
  if (m_shown == Returns) return m_returns->summary();
  int errors = 0;
  int queries = 0;
  int off = 0;
  for (int row = 0; row < m_rules->shownCount(); ++row) {
    const auto& rule = m_rules->shown(row);
    (rule.severity == lists::Severity::Error ? errors : queries) += rule.rows;
    off += rule.off.isEmpty() ? 0 : 1;
  }
  const QString failed =
      tr("%L1 rules failed: %L2 errors, %L3 queries").arg(m_rules->shownCount() - off).arg(errors).arg(queries);
  return off == 0 ? failed : tr("%1; %L2 switched off").arg(failed).arg(off);
}

}  // namespace waymark::ui
