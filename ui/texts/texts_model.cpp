// SPDX-License-Identifier: GPL-3.0-or-later
#include "texts/texts_model.h"

#include "bridge/dates.h"
#include "bridge/text.h"
#include "widgets/marks.h"

namespace waymark::ui {

TextsModel::TextsModel(AppState& state, QObject* parent)
    : VectorModel(named({{tr("Goes out"), 150}, {tr("Text"), 250}, {tr("For"), 200}, {tr("State"), 110}},
                        {"due", "title", "audience", "state"}),
                  parent),
      m_state(state) {}

void TextsModel::reload() {
  std::vector<TextRow> rows;
  for (const auto& text : app::builtInTexts()) {
    TextRow row;
    row.text = &text;
    for (const auto& task : m_state.plan().tasks) {
      if (task.key != text.dueWith) continue;
      row.due = task.due;
      row.dueTime = task.dueTime;
      row.isOut = task.state == domain::TaskState::Done;
    }
    row.isOwn = app::wordingOf(m_state.workspace(), text).own != nullptr;
    rows.push_back(row);
  }
  setRows(std::move(rows));
}

QString TextsModel::stateWord(const TextRow& row) const {
  if (row.isOut) return tr("Sent");
  if (row.due && *row.due < m_state.now().today) return tr("Late");
  return row.due == m_state.now().today ? tr("Due today") : tr("To come");
}

QVariant TextsModel::cell(int sourceRow, int column, int role) const {
  const auto& row = at(sourceRow);
  switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole:
    case Qt::AccessibleTextRole:
      if (column == Due) return row.due ? dueText(row.due, row.dueTime) : tr("No date yet");
      if (column == Title)
        return role == Qt::AccessibleTextRole && row.isOwn ? tr("%1, edited").arg(toQt(row.text->title))
                                                           : toQt(row.text->title);
      if (column == Audience) return toQt(row.text->audience);
      return stateWord(row);
    case MarkRole: {
      if (column != State) return {};
      const bool isLate = !row.isOut && row.due && *row.due < m_state.now().today;
      const bool isDue = !row.isOut && row.due == m_state.now().today;
      return static_cast<int>(row.isOut ? Mark::Done : isLate ? Mark::Late : isDue ? Mark::Due : Mark::NotStarted);
    }
    case PillRole:
      return column == Title && row.isOwn ? tr("edited") : QVariant();
    case TextRole:
      return column == Title ? QVariant() : static_cast<int>(Role::Muted);
    default:
      return {};
  }
}

bool TextsModel::less(int sourceA, int sourceB, int column) const {
  if (column != Due) return VectorModel::less(sourceA, sourceB, column);
  const auto& a = at(sourceA);
  const auto& b = at(sourceB);
  if (a.due.has_value() != b.due.has_value()) return a.due.has_value();
  return a.due != b.due ? a.due < b.due : a.dueTime < b.dueTime;
}

}  // namespace waymark::ui
