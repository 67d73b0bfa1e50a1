// SPDX-License-Identifier: GPL-3.0-or-later
#include "children/join_form.h"

#include <QCheckBox>
#include <QFileDialog>
#include <QLineEdit>
#include <QVBoxLayout>

#include "bridge/text.h"
#include "widgets/button.h"
#include "widgets/choice.h"
#include "widgets/field.h"
#include "widgets/id_combo.h"
#include "widgets/label.h"

namespace waymark::ui {

namespace {

constexpr int kJoinFormWidth = 640;

}  // namespace

JoinForm::JoinForm(QWidget* parent)
    : QWidget(parent),
      m_list(new FormCombo),
      m_listRow(new FormRow(tr("Add columns to"), m_list)),
      m_source(new FormCombo),
      m_sourceRow(new FormRow(tr("Where the file comes from"), m_source,
                              tr("In your own words, the same each time: “social care”. What you say of its columns is "
                                 "kept for it."))),
      m_replaces(new QCheckBox(tr("Where both say something else, take what the file says"))),
      m_cancel(new Button(ButtonKind::Secondary, QString())) {
  m_source->setEditable(true);
  m_source->setInsertPolicy(QComboBox::NoInsert);
  auto* choose = new Button(ButtonKind::Primary, "open", tr("Choose the file…"));
  auto* buttons = new FlowBox(8, 8);
  buttons->add(choose);
  buttons->add(m_cancel);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(16);
  column->addWidget(makeLabel(tr("Columns from another file"), {TextSize::Heading, TextWeight::Strong}));
  column->addWidget(makeLabel(
      tr("For what another system knows of the same children: care status, absence, suspensions. Children are found by "
         "UPN, then ULN, then the source’s own id. The file fills what the list leaves empty; where both say something "
         "else, the list’s own value stays unless you say otherwise. Rows that fit no child are shown before anything "
         "is kept.")));
  column->addWidget(m_listRow);
  column->addWidget(m_sourceRow);
  column->addWidget(m_replaces);
  column->addWidget(buttons);
  column->addStretch(1);
  setMaximumWidth(kJoinFormWidth);
  connect(m_source, &QComboBox::editTextChanged, m_sourceRow, [this] { m_sourceRow->setError({}); });
  connect(choose, &QPushButton::clicked, this, &JoinForm::askFile);
  connect(m_cancel, &QPushButton::clicked, this, &JoinForm::cancelled);
}

void JoinForm::show(const lists::Definition& definition, const std::vector<std::size_t>& lists, const QStringList& sources,
                    To to) {
  m_list->clear();
  if (to == To::Kept && lists.size() > 1) m_list->addItem(tr("All lists that are here"), QString());
  for (const auto at : lists) m_list->addItem(toQt(definition.lists[at].title), toQt(definition.lists[at].id));
  m_listRow->setVisible(lists.size() > 1);
  m_replaces->setChecked(false);
  m_cancel->setText(to == To::Kept ? tr("Add nothing") : tr("Back to the import"));
  const QString typed = m_source->currentText();
  m_source->clear();
  m_source->addItems(sources);
  m_source->setEditText(typed);
  m_sourceRow->setError({});
}

void JoinForm::focusFirst() {
  (m_listRow->isVisible() ? static_cast<QWidget*>(m_list) : m_source)->setFocus(Qt::OtherFocusReason);
}

void JoinForm::askFile() {
  if (m_source->currentText().simplified().isEmpty()) return take({});
  auto* dialog = new QFileDialog(this, tr("Columns from another file"), {},
                                 tr("Lists (*.xlsx *.xlsm *.ods *.csv *.tsv *.txt);;All files (*)"));
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setFileMode(QFileDialog::ExistingFile);
  connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& name) { take(pathFrom(name)); });
  dialog->open();
}

void JoinForm::take(const std::filesystem::path& file) {
  const QString source = m_source->currentText().simplified();
  if (source.isEmpty()) {
    m_sourceRow->setError(tr("Say where the file comes from."));
    m_source->setFocus(Qt::OtherFocusReason);
    return;
  }
  if (file.empty()) return;
  emit chosen({file, fromQt(m_list->currentData().toString()), fromQt(source), {},
               m_replaces->isChecked() ? lists::JoinRule::PartCounts : lists::JoinRule::ListCounts});
}

}  // namespace waymark::ui
