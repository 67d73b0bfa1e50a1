// SPDX-License-Identifier: GPL-3.0-or-later
#include "children/clocks_model.h"

#include "base/text.h"
#include "bridge/dates.h"
#include "bridge/text.h"
#include "children/clock_words.h"

namespace waymark::ui {

namespace {

std::string noteKey(const domain::ChildId& child, const std::string& rule, base::Day due) {
  return base::uuidText(child.uuid) + ' ' + rule + ' ' + base::isoText(due);
}

/// A child's id with a clock's place worked into it: one id a line, the same with every reading.
base::Uuid lineId(base::Uuid child, std::size_t clock) {
  constexpr std::size_t kByte = 256;
  child.bytes[14] = static_cast<std::uint8_t>(child.bytes[14] ^ (clock / kByte + 1));
  child.bytes[15] = static_cast<std::uint8_t>(child.bytes[15] ^ (clock % kByte));
  return child;
}

}  // namespace

ClocksModel::ClocksModel(const AppState& state, QObject* parent)
    : VectorModel(named({{tr("Case"), 96},
                         {tr("Clock"), 176},
                         {tr("State"), 112},
                         {tr("How late"), 128},
                         {tr("Due"), 148},
                         {tr("Why"), 240},
                         {tr("Note"), 160}},
                        {"case", "clock", "state", "how_late", "due", "why", "note"}),
                  parent),
      m_state(state) {}

void ClocksModel::set(std::shared_ptr<const app::ClockReport> report, const app::ClockFilter& filter) {
  std::vector<ClockLine> lines;
  if (report) {
    const auto& children = m_state.workspace().all<domain::Child>();
    const auto rows = app::clockRows(*report, filter);
    lines.reserve(rows.size());
    for (const auto& row : rows) {
      const auto& id = report->children[row.child].child;
      const auto* child = children.find(id);
      lines.push_back({lineId(id.uuid, row.clock), row, child == nullptr ? QString() : toQt(child->value.caseCode)});
    }
  }
  // Lines read from their own report: a view asks for what it shows until they are gone.
  if (report != m_report) setRows({});
  m_report = std::move(report);
  indexNotes();
  setRows(std::move(lines));
}

void ClocksModel::indexNotes() {
  m_notes.clear();
  for (const auto& row : m_state.workspace().all<domain::ClockNote>())
    m_notes.emplace(noteKey(row.value.child, row.value.clock, row.value.due), toQt(row.value.reason));
}

void ClocksModel::notesChanged() {
  indexNotes();
  if (rowCount() > 0) emit dataChanged(index(0, Note), index(rowCount() - 1, Note));
}

const schedule::ChildClock& ClocksModel::clockAt(int sourceRow) const {
  const auto& row = at(sourceRow).at;
  return m_report->children[row.child].clocks[row.clock];
}

const app::ChildClocks* ClocksModel::child(const base::Uuid& id) const {
  const int row = find(id);
  return row < 0 ? nullptr : &m_report->children[at(row).at.child];
}

const schedule::ChildClock* ClocksModel::clock(const base::Uuid& id) const {
  const int row = find(id);
  return row < 0 ? nullptr : &clockAt(row);
}

base::Uuid ClocksModel::lineOf(const QString& caseCode) const {
  for (const auto& line : rows())
    if (line.caseCode == caseCode) return line.id;
  return {};
}

QString ClocksModel::noteText(int sourceRow) const {
  const auto& clock = clockAt(sourceRow);
  if (!clock.due || m_notes.empty()) return {};
  const auto& child = m_report->children[at(sourceRow).at.child].child;
  const auto found = m_notes.find(noteKey(child, m_report->rule(clock).id, *clock.due));
  return found == m_notes.end() ? QString() : found->second;
}

QString ClocksModel::text(int sourceRow, int column) const {
  const auto& clock = clockAt(sourceRow);
  switch (column) {
    case Case:
      return at(sourceRow).caseCode;
    case Clock:
      return toQt(app::clockName(*m_report, clock));
    case State:
      return clockStateWord(clock.state);
    case HowLate:
      return toQt(app::clockHowLate(clock));
    case Due:
      return longDate(clock.due);
    case Why:
      return toQt(app::clockWhy(*m_report, clock));
    default:
      return noteText(sourceRow);
  }
}

QVariant ClocksModel::cell(int sourceRow, int column, int role) const {
  switch (role) {
    case Qt::DisplayRole:
      return text(sourceRow, column);
    case MarkRole:
      return column == State ? QVariant(static_cast<int>(clockMark(clockAt(sourceRow).state))) : QVariant();
    case TextRole:
      return column == HowLate && clockAt(sourceRow).state == schedule::ClockState::Late
                 ? QVariant(static_cast<int>(Role::Late))
                 : QVariant();
    case PillRole: {
      const auto& rule = m_report->rule(clockAt(sourceRow));
      return column == Clock && rule.provenance.certainty == framework::Certainty::Assumed ? QVariant(tr("assumed"))
                                                                                           : QVariant();
    }
    case Qt::ToolTipRole: {
      if (column == Clock) return toQt(m_report->rule(clockAt(sourceRow)).title);
      if (column == Due) return toQt(schedule::startedText(clockAt(sourceRow), m_report->rules));
      return column == Why || column == Note ? QVariant(text(sourceRow, column)) : QVariant();
    }
    default:
      return {};
  }
}

bool ClocksModel::less(int sourceA, int sourceB, int column) const {
  const auto& a = clockAt(sourceA);
  const auto& b = clockAt(sourceB);
  switch (column) {
    case Case:
      return at(sourceA).caseCode < at(sourceB).caseCode;
    case Clock:
      return a.rule != b.rule ? a.rule < b.rule : a.subject < b.subject;
    case State:
      return schedule::urgency(a.state) < schedule::urgency(b.state);
    case HowLate: {
      // From the most days late to the most that are left.
      const auto over = [](const schedule::ChildClock& clock) {
        const bool isLeft = clock.state == schedule::ClockState::Running || clock.state == schedule::ClockState::DueSoon;
        return isLeft ? clock.days : -clock.days;
      };
      return over(a) < over(b);
    }
    case Due:
      return a.due < b.due;
    default:
      return text(sourceA, column) < text(sourceB, column);
  }
}

std::string ClocksModel::searchText(int sourceRow) const {
  const auto& clock = clockAt(sourceRow);
  return base::folded(fromQt(at(sourceRow).caseCode) + ' ' + app::clockName(*m_report, clock) + ' ' +
                      app::clockWhy(*m_report, clock));
}

}  // namespace waymark::ui
