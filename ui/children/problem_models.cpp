// SPDX-License-Identifier: GPL-3.0-or-later
#include "children/problem_models.h"

#include <algorithm>
#include <cstring>

#include "base/text.h"
#include "bridge/dates.h"
#include "bridge/text.h"
#include "children/children_words.h"
#include "widgets/two_line_delegate.h"

namespace waymark::ui {

namespace {

std::vector<Column> ruleColumns() {
  return named({{RuleModel::tr("Rule"), 80},
                {RuleModel::tr("List"), 170},
                {RuleModel::tr("Kind"), 96},
                {RuleModel::tr("What is wrong, and what to do"), 320},
                {RuleModel::tr("Rows"), 80, Qt::AlignRight, RuleModel::tr("Rows of the list that fail the rule")}},
               {"rule", "list", "kind", "wrong", "rows"});
}

std::vector<Column> faultColumns() {
  return named({{FaultModel::tr("Case code"), 112},
                {FaultModel::tr("List"), 160},
                {FaultModel::tr("Kind"), 96},
                {FaultModel::tr("Rule"), 80},
                {FaultModel::tr("What is wrong"), 280},
                {FaultModel::tr("Cell"), 200},
                {FaultModel::tr("What the cell says"), 160}},
               {"case", "list", "kind", "rule", "wrong", "cell", "says"});
}

QString offWords(const domain::Workspace& workspace, const std::string& definition, const std::string& rule) {
  for (const auto& row : workspace.all<domain::RuleSwitch>())
    if (row.value.definition == definition && row.value.rule == rule)
      return RuleModel::tr("Switched off by %1, %2: %3")
          .arg(toQt(row.value.author), stampText(row.value.at), toQt(row.value.reason));
  return RuleModel::tr("Was switched off when the lists were read.");
}

}  // namespace

RuleModel::RuleModel(QObject* parent) : VectorModel(ruleColumns(), parent) {}

void RuleModel::show(const app::Caseload& caseload, const domain::Workspace& workspace) {
  std::vector<RuleRow> rows;
  for (const auto& run : caseload.runs) {
    if (run.rows == 0 && !run.off) continue;
    const auto& rule = caseload.definition.rules[run.rule];
    rows.push_back({caseload.ruleCode(run), listWords(caseload, run.table), rule.severity, toQt(rule.title),
                    toQt(rule.message), toQt(rule.whatToDo), static_cast<int>(run.rows),
                    run.off ? offWords(workspace, caseload.definition.id, caseload.ruleCode(run)) : QString()});
  }
  for (std::size_t list = 0; list < caseload.lists.size(); ++list) {
    std::vector<std::uint32_t> unread;
    for (const auto& cell : caseload.lists[list].table.unread) unread.push_back(cell.row);
    unread.erase(std::unique(unread.begin(), unread.end()), unread.end());
    if (unread.empty()) continue;
    rows.push_back({std::string(app::kUnreadKey), listWords(caseload, list), lists::Severity::Error,
                    tr("Cells that couldn’t be read"), tr("A cell holds what its column can’t be: 31/02/2015 as a date."),
                    tr("Mend the cell in the system that the list is drawn from."), static_cast<int>(unread.size())});
  }
  std::ranges::stable_sort(rows, [](const RuleRow& a, const RuleRow& b) {
    if (a.off.isEmpty() != b.off.isEmpty()) return a.off.isEmpty();
    if (a.severity != b.severity) return a.severity == lists::Severity::Error;
    return a.rows > b.rows;
  });
  setRows(std::move(rows));
}

base::Uuid RuleModel::rowId(const RuleRow& row) const {
  return base::namedUuid(row.code + fromQt(row.list));
}

QVariant RuleModel::cell(int sourceRow, int column, int role) const {
  const auto& row = at(sourceRow);
  switch (role) {
    case Qt::DisplayRole:
      switch (column) {
        case Code:
          return row.code == app::kUnreadKey ? tr("Not read") : toQt(row.code);
        case List:
          return row.list;
        case Severity:
          return row.off.isEmpty() ? severityWord(row.severity) : tr("Off");
        case Wrong:
          return row.title;
        default:
          return row.off.isEmpty() ? tr("%L1").arg(row.rows) : tr("–");
      }
    case SecondLineRole:
      return column == Wrong ? QVariant(row.off.isEmpty() ? row.whatToDo : row.off) : QVariant();
    case Qt::ToolTipRole:
      return column == Wrong ? QVariant(tr("%1 %2").arg(row.message, row.off.isEmpty() ? row.whatToDo : row.off))
                             : QVariant();
    case Qt::AccessibleTextRole:
      if (column == Wrong) return tr("%1. %2 %3").arg(row.title, row.message, row.off.isEmpty() ? row.whatToDo : row.off);
      if (column == Rows && !row.off.isEmpty()) return tr("Not checked");
      return cell(sourceRow, column, Qt::DisplayRole);
    case MarkRole:
      if (column != Severity) return {};
      return static_cast<int>(row.off.isEmpty() ? severityMark(row.severity) : Mark::NotNeeded);
    case TextRole:
      return column == List || !row.off.isEmpty() ? QVariant(static_cast<int>(Role::Muted)) : QVariant();
    default:
      return {};
  }
}

bool RuleModel::less(int sourceA, int sourceB, int column) const {
  const auto& a = at(sourceA);
  const auto& b = at(sourceB);
  if (column == Rows) return a.rows < b.rows;
  if (column == Severity) return a.severity < b.severity;
  return TableModel::less(sourceA, sourceB, column);
}

std::string RuleModel::searchText(int sourceRow) const {
  const auto& row = at(sourceRow);
  return base::folded(row.code + ' ' +
                      fromQt(row.list + u' ' + row.title + u' ' + row.message + u' ' + row.whatToDo + u' ' + row.off));
}

FaultModel::FaultModel(QObject* parent) : TableModel(faultColumns(), parent) {}

void FaultModel::show(std::shared_ptr<const ReadCaseload> read) {
  sourceAboutToBeReset();
  m_read = std::move(read);
  m_faults.clear();
  const auto& caseload = m_read->caseload;
  for (std::size_t row = 0; row < caseload.size(); ++row) {
    const auto at = static_cast<std::uint32_t>(row);
    for (const auto& cell : caseload.unread(row))
      m_faults.push_back({at, kUnreadRun, static_cast<std::uint32_t>(cell.column)});
    const auto failed = caseload.failedRuns(row);
    if (failed.empty()) continue;
    const auto& table = caseload.lists[caseload.place(row).list].table;
    for (const auto run : failed) m_faults.push_back({at, run, static_cast<std::uint32_t>(cellToMend(caseload, table, run))});
  }
  sourceReset();
}

std::pair<std::size_t, std::size_t> FaultModel::cellOf(int sourceRow) const {
  const auto& fault = m_faults[static_cast<std::size_t>(sourceRow)];
  return {fault.row, fault.column};
}

base::Uuid FaultModel::idOf(int sourceRow) const {
  base::Uuid id;
  const auto number = static_cast<std::uint32_t>(sourceRow + 1);
  std::memcpy(id.bytes.data(), &number, sizeof number);
  return id;
}

int FaultModel::find(const base::Uuid& id) const {
  std::uint32_t number = 0;
  std::memcpy(&number, id.bytes.data(), sizeof number);
  return static_cast<int>(number) > sourceCount() ? -1 : static_cast<int>(number) - 1;
}

int FaultModel::shownChildren() const {
  std::vector<std::uint32_t> rows;
  for (int row = 0; row < shownCount(); ++row) rows.push_back(m_faults[static_cast<std::size_t>(sourceRow(row))].row);
  std::ranges::sort(rows);
  return static_cast<int>(std::unique(rows.begin(), rows.end()) - rows.begin());
}

const lists::Rule* FaultModel::ruleOf(const Fault& fault) const {
  if (fault.run == kUnreadRun) return nullptr;
  return &m_read->caseload.definition.rules[m_read->caseload.runs[fault.run].rule];
}

lists::Severity FaultModel::severityOf(const Fault& fault) const {
  const auto* rule = ruleOf(fault);
  return rule == nullptr ? lists::Severity::Error : rule->severity;
}

std::string FaultModel::codeOf(const Fault& fault) const {
  return fault.run == kUnreadRun ? std::string() : m_read->caseload.ruleCode(m_read->caseload.runs[fault.run]);
}

QString FaultModel::text(const Fault& fault, int column) const {
  const auto& caseload = m_read->caseload;
  const auto place = caseload.place(fault.row);
  const auto* rule = ruleOf(fault);
  switch (column) {
    case Child:
      return toQt(m_read->caseCodes[fault.row]);
    case List:
      return listWords(caseload, place.list);
    case Severity:
      return severityWord(severityOf(fault));
    case Code:
      return rule == nullptr ? tr("Not read") : toQt(codeOf(fault));
    case Wrong:
      return rule == nullptr ? tr("The cell couldn’t be read") : toQt(rule->title);
    case Cell:
      return toQt(caseload.definition.columns[fault.column].title);
    default:
      if (caseload.definition.columns[fault.column].identity) return tr("Sealed");
      return cellWords(caseload, caseload.lists[place.list].table, fault.column, place.row);
  }
}

QVariant FaultModel::cell(int sourceRow, int column, int role) const {
  const auto& fault = m_faults[static_cast<std::size_t>(sourceRow)];
  switch (role) {
    case Qt::DisplayRole:
      return text(fault, column);
    case Qt::ToolTipRole: {
      const auto* rule = ruleOf(fault);
      if (column == Wrong && rule != nullptr) return tr("%1 %2").arg(toQt(rule->message), toQt(rule->whatToDo));
      return column == Cell ? QVariant(text(fault, column)) : QVariant();
    }
    case Qt::AccessibleTextRole:
      if (column == Child) return tr("%1: %2").arg(text(fault, Child), text(fault, Wrong));
      return text(fault, column);
    case MarkRole:
      return column == Severity ? QVariant(static_cast<int>(severityMark(severityOf(fault)))) : QVariant();
    case TextRole:
      return column == List ? QVariant(static_cast<int>(Role::Muted)) : QVariant();
    default:
      return {};
  }
}

bool FaultModel::less(int sourceA, int sourceB, int column) const {
  const auto& a = m_faults[static_cast<std::size_t>(sourceA)];
  const auto& b = m_faults[static_cast<std::size_t>(sourceB)];
  switch (column) {
    case Child:
      return m_read->caseCodes[a.row] < m_read->caseCodes[b.row];
    case List:
      return m_read->caseload.place(a.row).list < m_read->caseload.place(b.row).list;
    case Severity:
      return severityOf(a) < severityOf(b);
    case Code:
      return codeOf(a) < codeOf(b);
    case Cell:
      return a.column < b.column;
    default:
      return text(a, column) < text(b, column);
  }
}

std::string FaultModel::searchText(int sourceRow) const {
  const auto& fault = m_faults[static_cast<std::size_t>(sourceRow)];
  const auto* rule = ruleOf(fault);
  std::string all = m_read->caseCodes[fault.row] + ' ' + codeOf(fault) + ' ';
  all += rule == nullptr ? fromQt(text(fault, Wrong)) : rule->title;
  all += ' ';
  all += m_read->caseload.definition.columns[fault.column].title;
  return base::folded(all);
}

}  // namespace waymark::ui
