// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/draft_form.h"

#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QShortcut>
#include <QVBoxLayout>
#include <algorithm>

#include "bridge/messages.h"
#include "bridge/text.h"
#include "settings/draft_words.h"
#include "settings/pack_rows.h"
#include "widgets/button.h"
#include "widgets/field.h"
#include "widgets/id_combo.h"
#include "widgets/label.h"

namespace waymark::ui {

using framework::DraftField;
using framework::DraftKind;
using framework::SourceWord;

namespace {

constexpr int kLongLines = 3;
constexpr int kListLines = 4;

bool isProvenance(const std::string& field) {
  return field == "source" || field == "certainty" || field == "verified_on";
}

QString hintOf(const DraftField& field) {
  if (field.name == "verified_on") return DraftForm::tr("Left as it is, a changed row gets today");
  if (field.kind == DraftKind::Lines) return DraftForm::tr("One a line");
  if (field.kind == DraftKind::Numbers) return DraftForm::tr("One number a line");
  return {};
}

FormCombo* comboOf(const DraftField& field) {
  auto* combo = new FormCombo;
  const auto add = [&](const std::string& value, const QString& words) { combo->addItem(words, toQt(value)); };
  if (!field.isRequired || field.text.empty()) add("", DraftForm::tr("None"));
  if (field.kind == DraftKind::YesNo) {
    add("yes", DraftForm::tr("Yes"));
    add("no", DraftForm::tr("No"));
  }
  for (const auto& choice : field.choices) {
    const auto certainty = base::parseCode<framework::Certainty>(choice.value);
    add(choice.value, !choice.title.empty() ? DraftForm::tr("%1 (%2)").arg(toQt(choice.title), toQt(choice.value))
                      : certainty && field.name.ends_with("certainty") ? certaintyWord(*certainty)
                                                                       : codeWord(choice.value));
  }
  // What the file says stays to be seen, known or not.
  if (combo->findData(toQt(field.text)) < 0) add(field.text, toQt(field.text));
  combo->setCurrentIndex(combo->findData(toQt(field.text)));
  return combo;
}

}  // namespace

DraftForm::DraftForm(QString title, std::vector<DraftField> fields, base::Day today, Save save, QWidget* parent)
    : QWidget(parent),
      m_today(today),
      m_save(std::move(save)),
      m_holds(new QCheckBox(tr("The source named says this too"))),
      m_button(new Button(ButtonKind::Primary, tr("Save this row"))),
      m_note(makeLabel({}, {TextSize::Small, TextWeight::Regular, Role::Muted})) {
  setAccessibleName(title);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(kAround, kInside, kAround, kAround);
  column->setSpacing(kBetween);
  column->addWidget(makeLabel(title, {TextSize::Heading, TextWeight::Strong}));
  bool inProvenance = false;
  for (const auto& field : fields) {
    if (isProvenance(field.name) && !inProvenance)
      column->addWidget(makeLabel(tr("Where it comes from"), {TextSize::Body, TextWeight::Strong}));
    inProvenance = isProvenance(field.name);
    add(*column, field);
    if (field.name == "source") column->addWidget(m_holds);
  }
  column->addWidget(m_button, 0, Qt::AlignLeft);
  column->addWidget(m_note);
  column->addStretch(1);
  m_holds->setAccessibleDescription(tr("Tick it where what you changed is in the source that the row names already"));
  connect(m_button, &QPushButton::clicked, this, [this] { this->save(); });
  auto* keys = new QShortcut(QKeySequence(Qt::CTRL | Qt::Key_Return), this);
  keys->setContext(Qt::WidgetWithChildrenShortcut);
  connect(keys, &QShortcut::activated, this, [this] {
    m_button->setFocus(Qt::OtherFocusReason);  // a field takes what was typed when it is left
    this->save();
  });
  m_button->setToolTip(tr("Ctrl+Enter"));
  follow();
}

void DraftForm::add(QVBoxLayout& column, const DraftField& field) {
  Entry entry{field, nullptr, nullptr, {}};
  const QString text = toQt(field.text);
  const auto follows = [this] { follow(); };
  switch (field.kind) {
    case DraftKind::LongText:
    case DraftKind::Lines:
    case DraftKind::Numbers: {
      auto* notes = new NotesField(field.kind == DraftKind::LongText ? kLongLines : kListLines);
      notes->setText(text);
      connect(notes, &QPlainTextEdit::textChanged, this, follows);
      entry.widget = notes;
      entry.text = [notes] { return notes->toPlainText(); };
      break;
    }
    case DraftKind::YesNo:
    case DraftKind::Choice: {
      auto* combo = comboOf(field);
      connect(combo, &QComboBox::currentIndexChanged, this, follows);
      entry.widget = combo;
      entry.text = [combo] { return combo->currentData().toString(); };
      break;
    }
    case DraftKind::Day: {
      auto* day = new DateField(m_today);
      const auto present = base::parseDay(field.text);
      day->setDay(present);
      connect(day, &QLineEdit::textChanged, this, follows);
      connect(day, &DateField::dayChanged, this, follows);
      entry.widget = day;
      // A text that is no day stays what the file has until a day is typed.
      entry.text = [day, present, text] {
        return day->day() == present ? text : day->day() ? toQt(base::isoText(*day->day())) : QString();
      };
      break;
    }
    default: {
      auto* line = new QLineEdit(text);
      line->setCursorPosition(0);
      connect(line, &QLineEdit::textChanged, this, follows);
      entry.widget = line;
      entry.text = [line] { return line->text(); };
      break;
    }
  }
  entry.row = new FormRow(fieldWord(field.name), entry.widget, hintOf(field));
  if (auto* day = qobject_cast<DateField*>(entry.widget))
    connect(day, &DateField::problem, entry.row, &FormRow::setError);
  column.addWidget(entry.row);
  m_entries.push_back(std::move(entry));
}

framework::DraftValues DraftForm::changedValues() const {
  framework::DraftValues values;
  for (const auto& entry : m_entries)
    if (const QString text = entry.text(); text != toQt(entry.field.text))
      values.emplace_back(entry.field.name, fromQt(text));
  return values;
}

bool DraftForm::isChanged() const {
  return !changedValues().empty();
}

void DraftForm::follow() {
  const bool changed = isChanged();
  m_button->setEnabled(changed);
  m_note->setText(changed ? tr("Not saved yet. A changed row must name its source.") : QString());
}

bool DraftForm::save() {
  auto values = changedValues();
  if (values.empty()) return true;
  for (const auto& entry : m_entries) {
    entry.row->setError({});
    if (const auto* day = qobject_cast<DateField*>(entry.widget); day != nullptr && !day->isRight()) {
      entry.row->setError(tr("That is not a day. Write it as 8 Sep 2025."));
      entry.widget->setFocus(Qt::OtherFocusReason);
      return false;
    }
  }
  const auto has = [&](std::string_view name) {
    return std::ranges::any_of(values, [&](const auto& value) { return value.first == name; });
  };
  const bool isContent = std::ranges::any_of(values, [](const auto& value) { return !isProvenance(value.first); });
  if (isContent && !has("verified_on")) values.emplace_back("verified_on", base::isoText(m_today));
  const auto saved = m_save(values, m_holds->isChecked() ? SourceWord::StillHolds : SourceWord::Named);
  if (!saved) showError(saved.error());
  return saved.has_value();
}

void DraftForm::showError(const base::Error& error) {
  const auto field = error.value("field");
  for (auto& entry : m_entries) {
    if (entry.field.name != field) continue;
    if (error.code != base::Code::MissingField)
      entry.row->setError(entry.field.kind == DraftKind::Whole     ? tr("Write a whole number.")
                          : entry.field.kind == DraftKind::Numbers ? tr("Write one number a line.")
                          : entry.field.kind == DraftKind::Number  ? tr("Write a number.")
                          : entry.field.kind == DraftKind::Time    ? tr("Write a time as 09:30.")
                                                                   : messageText(error));
    else
      entry.row->setError(field == "source"
                              ? tr("Name the source of what you changed, or tick that the one named says this too.")
                              : tr("Say it: a row must say where it comes from."));
    entry.widget->setFocus(Qt::OtherFocusReason);
    return;
  }
  m_note->setText(messageText(error));
}

void DraftForm::focusField(const std::string& place) {
  const Entry* found = nullptr;
  for (const auto& entry : m_entries)
    if (place == entry.field.name || place.starts_with(entry.field.name + "/") ||
        entry.field.name.starts_with(place + "/"))
      if (found == nullptr) found = &entry;
  if (found == nullptr && !m_entries.empty()) found = &m_entries.front();
  if (found != nullptr) found->widget->setFocus(Qt::OtherFocusReason);
}

}  // namespace waymark::ui
