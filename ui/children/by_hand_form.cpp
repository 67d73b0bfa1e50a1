// SPDX-License-Identifier: GPL-3.0-or-later
#include "children/by_hand_form.h"

#include <QLabel>
#include <QVBoxLayout>
#include <algorithm>

#include "base/text.h"
#include "bridge/text.h"
#include "widgets/button.h"
#include "widgets/choice.h"
#include "widgets/field.h"
#include "widgets/id_combo.h"
#include "widgets/label.h"

namespace waymark::ui {

namespace {

constexpr std::size_t kLongestRow = 90;
constexpr int kByHandWidth = 640;

QString rowWords(const lists::HeadRow& row) {
  std::string texts;
  for (const auto& cell : row.cells) texts += (texts.empty() ? "" : ", ") + base::elided(cell.second, 30);
  return ByHandForm::tr("Row %1: %2").arg(row.number).arg(toQt(base::elided(texts, kLongestRow)));
}

}  // namespace

ByHandForm::ByHandForm(QWidget* parent)
    : QWidget(parent), m_why(makeLabel({})), m_sheet(new FormCombo), m_row(new FormCombo), m_list(new FormCombo) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(16);
  column->addWidget(makeLabel(tr("Which list is it?"), {TextSize::Heading, TextWeight::Strong}));
  column->addWidget(m_why);
  column->addWidget(makeLabel(
      tr("You can say what the file is. In the next step you say what each column is; nothing is kept before you import "
         "it. What you say is kept for this source, and its next files are known by it.")));
  column->addWidget(new FormRow(tr("Sheet"), m_sheet));
  column->addWidget(new FormRow(tr("Row with the headers"), m_row));
  column->addWidget(new FormRow(tr("It is"), m_list));
  column->addWidget(makeLabel(
      tr("Does it only add columns to a list, such as care status or absence? Then choose the list first, and this file "
         "with “Add columns from another file…”. Is it a new template from the inspectorates? Then go back and choose “Make a "
         "list definition from a template…”."),
      {TextSize::Small, TextWeight::Regular, Role::Muted}));
  auto* goOn = new Button(ButtonKind::Primary, tr("Say what its columns are"));
  auto* others = new Button(ButtonKind::Secondary, tr("Choose other files…"));
  auto* cancel = new Button(ButtonKind::Secondary, tr("Import nothing"));
  auto* buttons = new FlowBox(8, 8);
  for (auto* button : {goOn, cancel, others}) buttons->add(button);
  column->addWidget(buttons);
  column->addStretch(1);
  setMaximumWidth(kByHandWidth);
  connect(m_sheet, &QComboBox::activated, this, &ByHandForm::fillRows);
  connect(others, &QPushButton::clicked, this, &ByHandForm::otherFilesAsked);
  connect(cancel, &QPushButton::clicked, this, &ByHandForm::cancelled);
  connect(goOn, &QPushButton::clicked, this, [this] {
    const auto& place = m_places[static_cast<std::size_t>(m_sheet->currentIndex())];
    const auto& heads = m_heads[place.file];
    app::SaidSheet said;
    said.file = heads.file.string();
    said.sheet = heads.sheets[place.sheet].name;
    said.list = static_cast<std::size_t>(m_list->currentIndex());
    said.headerRow = m_row->currentData().toUInt();
    emit chosen(said);
  });
}

void ByHandForm::show(const lists::Definition& definition, std::vector<FileHeads> heads, const QString& why) {
  m_heads = std::move(heads);
  m_why->setText(why);
  m_places.clear();
  m_sheet->clear();
  m_list->clear();
  for (std::size_t file = 0; file < m_heads.size(); ++file)
    for (std::size_t sheet = 0; sheet < m_heads[file].sheets.size(); ++sheet) {
      const auto& one = m_heads[file].sheets[sheet];
      if (std::ranges::none_of(one.rows, lists::canBeHeader)) continue;
      m_places.push_back({file, sheet});
      const QString name = pathText(m_heads[file].file.filename());
      m_sheet->addItem(one.name.empty() ? name : tr("%1, sheet “%2”").arg(name, toQt(base::elided(one.name, 60))));
    }
  for (const auto& list : definition.lists) m_list->addItem(toQt(list.title));
  fillRows();
}

void ByHandForm::fillRows() {
  m_row->clear();
  if (m_sheet->currentIndex() < 0) return;
  const auto& place = m_places[static_cast<std::size_t>(m_sheet->currentIndex())];
  const auto& rows = m_heads[place.file].sheets[place.sheet].rows;
  int most = 0;
  std::size_t texts = 0;
  for (const auto& row : rows) {
    if (!lists::canBeHeader(row)) continue;
    if (row.cells.size() > texts) {
      texts = row.cells.size();
      most = m_row->count();
    }
    m_row->addItem(rowWords(row), row.number);
  }
  m_row->setCurrentIndex(most);  // the first of those with most texts
}

void ByHandForm::clear() {
  m_heads.clear();
  m_places.clear();
  for (auto* combo : {m_sheet, m_row, m_list}) combo->clear();
}

void ByHandForm::focusFirst() {
  m_sheet->setFocus(Qt::OtherFocusReason);
}

}  // namespace waymark::ui
