// SPDX-License-Identifier: GPL-3.0-or-later
#include "requests/return_line_form.h"

#include <algorithm>

#include "app/sheet_table.h"
#include "bridge/dates.h"
#include "bridge/messages.h"
#include "bridge/text.h"
#include "widgets/field.h"
#include "widgets/id_combo.h"

namespace waymark::ui {

namespace {

constexpr int kLongCell = 200;  // columns as wide as this hold sentences

QWidget* fieldForColumn(const app::ReturnColumn& column, base::Day today) {
  switch (column.kind) {
    case app::ReturnCell::Choice: {
      auto* combo = new FormCombo;
      combo->addItem(QString());
      for (const auto& choice : column.choices) combo->addItem(toQt(choice));
      return combo;
    }
    case app::ReturnCell::Day:
      return new DateField(today);
    case app::ReturnCell::Text:
      if (column.width >= kLongCell) return new NotesField(2);
      return new QLineEdit;
    case app::ReturnCell::Number:
    case app::ReturnCell::CaseCode:
      break;
  }
  return new QLineEdit;
}

void fillCell(QWidget* field, const QString& text, bool isSame) {
  if (auto* combo = qobject_cast<QComboBox*>(field)) {
    combo->setCurrentIndex(std::max(0, combo->findText(text)));
  } else if (auto* date = qobject_cast<DateField*>(field)) {
    date->setDay(app::dayIn(fromQt(text)));
  } else if (auto* notes = qobject_cast<NotesField*>(field)) {
    if (!isSame || !notes->hasFocus()) notes->setText(text);
  } else if (auto* line = qobject_cast<QLineEdit*>(field); !isSame || !line->hasFocus() || !line->isModified()) {
    line->setText(text);
    line->setCursorPosition(0);
  }
}

QString cellIn(const QWidget* field) {
  if (const auto* combo = qobject_cast<const QComboBox*>(field)) return combo->currentText();
  if (const auto* date = qobject_cast<const DateField*>(field)) return longDate(date->day());
  if (const auto* notes = qobject_cast<const NotesField*>(field)) return notes->toPlainText().trimmed();
  return qobject_cast<const QLineEdit*>(field)->text().trimmed();
}

}  // namespace

ReturnLineForm::ReturnLineForm(const app::ReturnForm& definition, base::Day today, QWidget* parent)
    : RecordForm(tr("Line of the return"), tr("Take the line out"), parent), m_definition(definition) {
  for (const auto& column : m_definition.columns) {
    m_fields.push_back(fieldForColumn(column, today));
    m_rows.push_back(add(toQt(column.title), m_fields.back(), toQt(column.hint)));
  }
  setMode(Mode::New);
}

void ReturnLineForm::show(Mode mode, const app::ReturnLine& line) {
  const bool isSame = m_line.row.id == line.row.id;
  m_line = line;
  m_line.cells.resize(m_fields.size());
  for (std::size_t i = 0; i < m_fields.size(); ++i) fillCell(m_fields[i], toQt(m_line.cells[i]), isSame);
  setProblem(std::nullopt);
  setMode(mode);
}

std::vector<std::string> ReturnLineForm::cells() const {
  std::vector<std::string> cells;
  for (const auto* field : m_fields) cells.push_back(fromQt(cellIn(field)));
  return cells;
}

void ReturnLineForm::setProblem(const std::optional<base::Error>& error) {
  for (auto* row : m_rows) row->setError({});
  if (!error) return;
  const auto about = std::ranges::find(error->context, std::string("field"), &base::Context::value_type::first);
  for (std::size_t i = 0; i < m_rows.size(); ++i) {
    const auto& column = m_definition.columns[i];
    const bool isIt = about == error->context.end() ? column.kind == app::ReturnCell::CaseCode
                                                    : column.title == about->second;
    if (isIt) return m_rows[i]->setError(messageText(*error));
  }
}

void ReturnLineForm::focusFirst() {
  if (!m_fields.empty()) m_fields.front()->setFocus(Qt::OtherFocusReason);
}

}  // namespace waymark::ui
