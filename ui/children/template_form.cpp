// SPDX-License-Identifier: GPL-3.0-or-later
#include "children/template_form.h"

#include <QCheckBox>
#include <QLabel>
#include <QVBoxLayout>
#include <algorithm>

#include "base/text.h"
#include "bridge/messages.h"
#include "bridge/text.h"
#include "widgets/button.h"
#include "widgets/choice.h"
#include "widgets/data_table.h"
#include "widgets/field.h"
#include "widgets/id_combo.h"
#include "widgets/label.h"
#include "widgets/marks.h"
#include "widgets/style.h"

namespace waymark::ui {

namespace {

constexpr int kTemplateFieldWidth = 480;
constexpr int kTemplateWordsWidth = 720;
constexpr int kTemplateTableHeight = 180;

using lists::ColumnKind;

/// In the order in which they are offered; codes stand between, one for each set.
constexpr ColumnKind kBeforeCodes[] = {ColumnKind::Identifier, ColumnKind::Upn, ColumnKind::Uln, ColumnKind::Urn,
                                       ColumnKind::Date};
constexpr ColumnKind kAfterCodes[] = {ColumnKind::Count, ColumnKind::Percent, ColumnKind::Text};

QString kindWords(ColumnKind kind) {
  switch (kind) {
    case ColumnKind::Identifier:
      return TemplateModel::tr("An id");
    case ColumnKind::Upn:
      return TemplateModel::tr("UPN");
    case ColumnKind::Uln:
      return TemplateModel::tr("ULN");
    case ColumnKind::Urn:
      return TemplateModel::tr("URN of a setting");
    case ColumnKind::Date:
      return TemplateModel::tr("A date");
    case ColumnKind::Code:
      return TemplateModel::tr("A code");
    case ColumnKind::Count:
      return TemplateModel::tr("A number");
    case ColumnKind::Percent:
      return TemplateModel::tr("A percentage");
    case ColumnKind::Text:
      return TemplateModel::tr("Text");
  }
  return {};
}

bool isAlwaysSealed(const lists::DraftColumn& column) {
  return column.kind == ColumnKind::Upn || column.kind == ColumnKind::Uln;
}

}  // namespace

TemplateModel::TemplateModel(QObject* parent)
    : VectorModel(named({{tr("Header in the template"), 300},
                         {tr("In"), 200},
                         {tr("What it is"), 220},
                         {tr("Under the seal"), 220, Qt::AlignLeft,
                          tr("It tells who the child is: encrypted, and left out of every list and export")}},
                        {"header", "in", "is", "seal"}),
                  parent) {}

void TemplateModel::show(std::vector<lists::DraftColumn> columns, std::vector<lists::DraftCodeSet> sets) {
  m_sets = std::move(sets);
  setRows(std::move(columns));
}

QString TemplateModel::words(const lists::DraftColumn& column) const {
  if (!column.kind) return {};
  if (column.kind != ColumnKind::Code) return kindWords(*column.kind);
  const auto set = std::ranges::find(m_sets, column.codes, &lists::DraftCodeSet::id);
  return tr("A code: %1").arg(toQt(set == m_sets.end() ? column.codes : set->title));
}

QVariant TemplateModel::cell(int sourceRow, int column, int role) const {
  const auto& row = at(sourceRow);
  if (role == MarkRole && column == Is)
    return static_cast<int>(!row.kind ? Mark::Due : row.suggested ? Mark::InProgress : Mark::Done);
  if (role == Qt::ToolTipRole && column == Header) return toQt(row.title);
  if (role != Qt::DisplayRole && role != Qt::AccessibleTextRole) return {};
  switch (column) {
    case Header:
      return toQt(row.title);
    case In: {
      QStringList lists;
      for (const auto& list : row.lists) lists << toQt(list);
      return lists.join(QStringLiteral(", "));
    }
    case Is:
      if (!row.kind) return tr("Not said yet");
      return row.suggested ? tr("%1, suggested").arg(words(row)) : words(row);
    default:
      return row.identity || isAlwaysSealed(row) ? tr("Yes, it tells who it is") : tr("No");
  }
}

TemplateForm::TemplateForm(base::Day today, QWidget* parent)
    : QWidget(parent),
      m_about(makeLabel({})),
      m_title(new QLineEdit),
      m_titleRow(new FormRow(tr("What the lists are called"), m_title,
                             tr("With the year, as in “Lists for inspectors, June 2025”."))),
      m_from(new DateField(today)),
      m_fromRow(new FormRow(tr("In force from"), m_from)),
      m_model(new TemplateModel(this)),
      m_table(new DataTable(tr("Columns of the template"))),
      m_kind(new FormCombo),
      m_kindRow(new FormRow(tr("It is"), m_kind)),
      m_identity(new QCheckBox(tr("It tells who the child is: keep it under the seal"))),
      m_trouble(makeLabel({}, {TextSize::Body, TextWeight::Regular, Role::Late})) {
  m_table->setTableModel(m_model, TemplateModel::Header);
  m_table->setMinimumHeight(kTemplateTableHeight);
  auto* save = new Button(ButtonKind::Primary, tr("Keep the definition"));
  auto* cancel = new Button(ButtonKind::Secondary, tr("Keep nothing"));
  auto* buttons = new FlowBox(kInside, kInside);
  buttons->add(save);
  buttons->add(cancel);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, kBetween);
  column->setSpacing(kInside);
  column->addWidget(makeLabel(tr("A list definition from a template"), {TextSize::Heading, TextWeight::Strong}));
  column->addWidget(m_about);
  column->addWidget(m_titleRow);
  column->addWidget(m_fromRow);
  column->addWidget(m_table, 1);
  column->addWidget(m_kindRow);
  column->addWidget(m_identity);
  column->addWidget(m_trouble);
  column->addWidget(buttons);
  m_about->setMaximumWidth(kTemplateWordsWidth);
  for (auto* row : {m_titleRow, m_fromRow, m_kindRow}) row->setMaximumWidth(kTemplateFieldWidth);
  m_trouble->hide();
  connect(m_table, &DataTable::currentIdChanged, this, &TemplateForm::showColumn);
  connect(m_table, &DataTable::opened, this, [this] { m_kind->setFocus(Qt::OtherFocusReason); });
  connect(m_kind, &QComboBox::activated, this, &TemplateForm::say);
  connect(m_identity, &QCheckBox::clicked, this, &TemplateForm::say);
  connect(m_title, &QLineEdit::textChanged, m_titleRow, [this] { m_titleRow->setError({}); });
  connect(save, &QPushButton::clicked, this, &TemplateForm::save);
  connect(cancel, &QPushButton::clicked, this, &TemplateForm::cancelled);
}

void TemplateForm::show(const std::string& file, const lists::Draft& draft, base::Day today) {
  m_file = file;
  m_json = draft.json;
  m_columns = lists::draftColumns(m_json).value_or(std::vector<lists::DraftColumn>());
  m_sets = lists::draftCodeSets(m_json);
  m_about->setText(tr("%1 has %2 lists with %L3 different columns; %L4 of them are known, and what they are is suggested. "
                      "Say of each of the others what it is, and look through what is suggested. The rules whose columns "
                      "are all there are taken over.")
                       .arg(toQt(file))
                       .arg(draft.lists.size())
                       .arg(draft.columns)
                       .arg(draft.known));
  m_title->clear();
  m_titleRow->setError({});
  m_from->setToday(today);
  m_from->setDay(today);
  m_trouble->hide();
  m_kind->clear();
  m_kind->addItem(tr("Not said yet"));
  const auto offer = [&](ColumnKind kind, const std::string& codes, const QString& words) {
    m_kind->addItem(words, QStringList{QString::number(static_cast<int>(kind)), toQt(codes)});
  };
  for (const auto kind : kBeforeCodes) offer(kind, {}, kindWords(kind));
  for (const auto& set : m_sets) offer(ColumnKind::Code, set.id, tr("A code: %1").arg(toQt(set.title)));
  for (const auto kind : kAfterCodes) offer(kind, {}, kindWords(kind));
  m_model->show(m_columns, m_sets);
  if (!m_columns.empty()) m_table->setCurrentId(base::namedUuid(m_columns.front().id));
  showColumn();
}

void TemplateForm::focusFirst() {
  m_title->setFocus(Qt::OtherFocusReason);
}

void TemplateForm::showColumn() {
  const auto at = std::ranges::find_if(m_columns, [&](const lists::DraftColumn& one) {
    return base::namedUuid(one.id) == m_table->currentId();
  });
  const bool has = at != m_columns.end();
  m_kind->setEnabled(has);
  m_identity->setEnabled(has && !isAlwaysSealed(*at));
  m_kindRow->setCaption(has ? tr("“%1” is").arg(toQt(base::elided(at->title, 60)))
                            : tr("Choose a column of the template to say what it is"));
  if (!has) return;
  const QStringList wanted =
      at->kind ? QStringList{QString::number(static_cast<int>(*at->kind)), toQt(at->codes)} : QStringList();
  int current = 0;
  for (int i = 1; i < m_kind->count(); ++i)
    if (m_kind->itemData(i).toStringList() == wanted) current = i;
  m_kind->setCurrentIndex(current);
  m_identity->setChecked(at->identity || isAlwaysSealed(*at));
}

void TemplateForm::say() {
  const auto at = std::ranges::find_if(m_columns, [&](const lists::DraftColumn& one) {
    return base::namedUuid(one.id) == m_table->currentId();
  });
  if (at == m_columns.end()) return;
  const auto said = m_kind->currentData().toStringList();
  at->kind = said.isEmpty() ? std::nullopt : std::optional(static_cast<ColumnKind>(said[0].toInt()));
  at->codes = said.isEmpty() ? std::string() : fromQt(said[1]);
  at->identity = m_identity->isChecked() || isAlwaysSealed(*at);
  at->suggested = false;
  m_trouble->hide();
  m_model->put(*at);
  showColumn();
}

void TemplateForm::save() {
  m_fromRow->setError({});
  m_trouble->hide();
  if (base::trimmed(fromQt(m_title->text())).empty()) {
    m_titleRow->setError(tr("Say what the lists are called."));
    m_title->setFocus(Qt::OtherFocusReason);
    return;
  }
  if (!m_from->day()) {
    m_fromRow->setError(tr("Say from which day the template is in force."));
    m_from->setFocus(Qt::OtherFocusReason);
    return;
  }
  const auto unsaid = std::ranges::find_if(m_columns, [](const lists::DraftColumn& one) { return !one.kind; });
  if (unsaid != m_columns.end()) {
    const auto left = std::ranges::count_if(m_columns, [](const lists::DraftColumn& one) { return !one.kind; });
    m_trouble->setText(left == 1 ? tr("Say what “%1” is first.").arg(toQt(unsaid->title))
                                 : tr("Say what “%1” is first: %L2 columns aren’t said yet.").arg(toQt(unsaid->title)).arg(left));
    m_trouble->show();
    m_table->setCurrentId(base::namedUuid(unsaid->id));
    m_kind->setFocus(Qt::OtherFocusReason);
    return;
  }
  const auto filled = lists::filledDraft(m_json, fromQt(m_title->text()), *m_from->day(), m_columns);
  if (!filled) {
    m_trouble->setText(messageText(filled.error()));
    m_trouble->show();
    return;
  }
  emit made(toQt(m_file), *filled);
}

}  // namespace waymark::ui
