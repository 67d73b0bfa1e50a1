// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/draft_rows.h"

#include <algorithm>

#include "bridge/dates.h"
#include "bridge/text.h"
#include "settings/draft_words.h"
#include "settings/pack_rows.h"
#include "widgets/marks.h"

namespace waymark::ui {

using framework::DraftRow;

base::Uuid draftRowId(std::string_view path) {
  return base::namedUuid("draft row" + std::string(path));
}

DraftRowModel::DraftRowModel(QObject* parent)
    : VectorModel(named({{tr("Part"), 170},
                         {tr("Id"), 150},
                         {tr("Row"), 300},
                         {tr("Certainty"), 120},
                         {tr("Source"), 200},
                         {tr("Checked on"), 150}},
                        {"part", "id", "title", "certainty", "source", "checked_on"}),
                  parent) {}

void DraftRowModel::showPart(const std::optional<std::string>& part) {
  if (part)
    setCondition([this, part](int sourceRow) { return at(sourceRow).part == *part; });
  else
    setCondition({});
}

void DraftRowModel::setFaulty(std::vector<std::string> paths) {
  std::ranges::sort(paths);
  const auto before = std::exchange(m_faulty, std::move(paths));
  for (const auto* list : {&before, &std::as_const(m_faulty)})
    for (const auto& path : *list)
      if (const int row = find(draftRowId(path)); row >= 0) sourceChanged(row);
}

QVariant DraftRowModel::cell(int sourceRow, int column, int role) const {
  const auto& row = at(sourceRow);
  const bool isFaulty = std::ranges::binary_search(m_faulty, row.path);
  if (role == MarkRole && column == Part && isFaulty) return static_cast<int>(Mark::Late);
  if (role == TextRole && column != Title) return static_cast<int>(Role::Muted);
  if (role == Qt::AccessibleTextRole && column == Part && isFaulty)
    return tr("%1, something is wrong with it").arg(partWord(row.part));
  if (role != Qt::DisplayRole && role != Qt::AccessibleTextRole && role != Qt::ToolTipRole) return {};
  switch (column) {
    case Part:
      return partWord(row.part);
    case Id:
      return toQt(row.id);
    case Title:
      return toQt(row.title);
    case Certainty: {
      const auto certainty = base::parseCode<framework::Certainty>(row.certainty);
      return certainty ? certaintyWord(*certainty) : toQt(row.certainty);
    }
    case Source:
      return toQt(row.source);
    default: {
      const auto day = base::parseDay(row.verifiedOn);
      return day ? longDate(*day) : toQt(row.verifiedOn);
    }
  }
}

DraftFaultModel::DraftFaultModel(QObject* parent)
    : VectorModel(named({{tr("Where"), 260}, {tr("What is wrong, and what to do"), 400}}, {"where", "sentence"}),
                  parent) {}

QVariant DraftFaultModel::cell(int sourceRow, int column, int role) const {
  const auto& fault = at(sourceRow);
  if (role == MarkRole && column == Where) return static_cast<int>(Mark::Late);
  if (role != Qt::DisplayRole && role != Qt::AccessibleTextRole && role != Qt::ToolTipRole) return {};
  return column == Where ? fault.where : fault.sentence;
}

base::Uuid DraftFaultModel::rowId(const DraftFault& fault) const {
  return base::namedUuid("draft fault" + std::to_string(fault.number));
}

std::vector<DraftFault> faultsOf(const framework::PackDraft& draft,
                                 const std::vector<framework::PackProblem>& problems) {
  const auto rows = draft.rows();
  std::vector<DraftFault> faults;
  for (const auto& problem : problems) {
    DraftFault fault;
    fault.number = static_cast<int>(faults.size());
    fault.row = draft.rowOf(problem.path);
    if (problem.path.size() > fault.row.size() + 1) fault.field = problem.path.substr(fault.row.size() + 1);
    const auto at = std::ranges::find(rows, fault.row, &DraftRow::path);
    if (at != rows.end())
      fault.where = at->id.empty() || at->part.empty() ? partWord(at->part)
                                                       : QStringLiteral("%1 %2").arg(partWord(at->part), toQt(at->id));
    if (!fault.field.empty()) fault.where += QStringLiteral(" · ") + fieldWord(fault.field);
    // The core's own two sentences: what is wrong, what to do.
    fault.sentence = toQt(framework::problemText(problem)).section(QStringLiteral(": "), 1);
    if (!fault.sentence.isEmpty()) fault.sentence[0] = fault.sentence[0].toUpper();
    faults.push_back(std::move(fault));
  }
  return faults;
}

}  // namespace waymark::ui
