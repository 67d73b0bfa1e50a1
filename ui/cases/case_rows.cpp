// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases/case_rows.h"

#include "bridge/dates.h"
#include "bridge/text.h"
#include "cases/case_words.h"
#include "widgets/marks.h"

namespace waymark::ui {

std::vector<CaseRow> caseRows(const AppState& state, CaseList list) {
  std::vector<CaseRow> rows;
  const auto* inspection = state.realInspection();
  if (inspection == nullptr) return rows;
  const auto id = inspection->value.id;
  const auto children = list == CaseList::Tracked ? app::trackedChildren(state.workspace(), id)
                                                  : app::practiceChildren(state.workspace(), id);
  const auto now = state.now();
  for (const auto* child : children) {
    CaseRow row{*child, 0, 0, {}, false};
    if (list == CaseList::Tracked && child->value.state == domain::TrackedState::Chosen)
      for (const auto& line : app::documentsOf(state.workspace(), *child, {}, state.planPack(), state.calendar())) {
        row.outstanding += line.isOutstanding();
        row.late += line.isLate(now);
        if (!line.isOutstanding() || !line.due || line.waits || (row.due && *row.due <= *line.due)) continue;
        row.due = line.due;
        row.assumed = line.assumed;
      }
    rows.push_back(std::move(row));
  }
  return rows;
}

CaseModel::CaseModel(const AppState& state, QObject* parent)
    : VectorModel(named({{tr("Place"), 72, Qt::AlignRight},
                         {tr("Case"), 112},
                         {tr("State"), 112},
                         {tr("Agreement"), 128},
                         {tr("Outstanding"), 112, Qt::AlignRight, tr("Documents that are wanted or asked for")},
                         {tr("Documents due"), 160},
                         {tr("Case lead"), 150},
                         {tr("Why this child"), 320}},
                        {"place", "code", "state", "agreement", "outstanding", "due", "lead", "why"}),
                  parent),
      m_state(state) {}

QVariant CaseModel::cell(int sourceRow, int column, int role) const {
  const auto& row = at(sourceRow);
  const auto& child = row.child.value;
  const bool isReplaced = child.state == domain::TrackedState::Replaced;
  if (role == MarkRole && column == Agreement && child.state == domain::TrackedState::Chosen) {
    switch (child.agreement) {
      case domain::Agreement::Given:
        return static_cast<int>(Mark::Done);
      case domain::Agreement::Refused:
      case domain::Agreement::Withdrawn:
        return static_cast<int>(Mark::Late);
      case domain::Agreement::Asked:
        return static_cast<int>(Mark::InProgress);
      case domain::Agreement::NotAsked:
        return static_cast<int>(Mark::NotStarted);
    }
  }
  if (role == MarkRole && column == Due && row.late > 0) return static_cast<int>(Mark::Late);
  if (role == PillRole && column == Due && row.assumed) return tr("assumed");
  if (role == TextRole && isReplaced) return static_cast<int>(Role::Muted);
  if (role == Qt::ToolTipRole && column == Why) return toQt(isReplaced ? child.replacedWhy : child.why);
  if (role != Qt::DisplayRole && role != Qt::AccessibleTextRole) return {};
  switch (column) {
    case Place:
      return QString::number(child.place);
    case Code:
      return toQt(child.caseCode);
    case State:
      return isReplaced                                             ? tr("Replaced")
             : child.state == domain::TrackedState::Practice        ? tr("Practice")
             : app::isBeyondPlaces(m_state.planPack(), child.place) ? tr("Chosen, more than usual")
                                                                    : tr("Chosen");
    case Agreement:
      return agreementWord(child.agreement);
    case Outstanding:
      return QString::number(row.outstanding);
    case Due: {
      const QString day = longDate(row.due);
      return role == Qt::AccessibleTextRole && row.late > 0 ? tr("%1, late").arg(day) : day;
    }
    case Lead: {
      const auto* lead = child.lead ? m_state.find<domain::Person>(*child.lead) : nullptr;
      return lead == nullptr ? QString() : toQt(lead->value.name);
    }
    default:
      return toQt(isReplaced ? child.replacedWhy : child.why);
  }
}

bool CaseModel::less(int sourceA, int sourceB, int column) const {
  const auto& a = at(sourceA);
  const auto& b = at(sourceB);
  if (column == Place) return a.child.value.place < b.child.value.place;
  if (column == Outstanding) return a.outstanding < b.outstanding;
  if (column == Due) return a.due.value_or(base::Day::max()) < b.due.value_or(base::Day::max());
  if (column == Agreement) return a.child.value.agreement < b.child.value.agreement;
  return TableModel::less(sourceA, sourceB, column);
}

}  // namespace waymark::ui
