// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/record_form.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QScrollArea>
#include <QShortcut>
#include <QVBoxLayout>

#include "widgets/button.h"
#include "widgets/choice.h"
#include "widgets/field.h"
#include "widgets/label.h"

namespace waymark::ui {

RecordForm::RecordForm(const QString& name, const QString& removeText, QWidget* parent)
    : QWidget(parent),
      m_fields(new QWidget),
      m_column(new QVBoxLayout(m_fields)),
      m_readOnly(makeLabel({}, {TextSize::Small, TextWeight::Regular, Role::Muted})),
      m_save(new Button(ButtonKind::Primary, tr("Save"))),
      m_remove(new Button(ButtonKind::Quiet, "trash", removeText)),
      m_question(new QWidget),
      m_asked(makeLabel({})),
      m_keep(new Button(ButtonKind::Secondary, tr("Keep it"))),
      m_confirm(new Button(ButtonKind::Quiet, "trash", QString())) {
  setAccessibleName(name);
  setBackgroundRole(QPalette::Base);
  m_fields->setBackgroundRole(QPalette::Base);
  m_column->setContentsMargins(kAround, kInside, kAround, kAround);
  m_column->setSpacing(kBetween);
  m_column->addWidget(m_readOnly);
  m_column->addStretch(1);
  m_readOnly->hide();
  auto* scroll = new QScrollArea;
  scroll->setWidget(m_fields);
  scroll->setWidgetResizable(true);
  scroll->setFrameShape(QFrame::NoFrame);
  scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  scroll->setFocusPolicy(Qt::NoFocus);
  scroll->setBackgroundRole(QPalette::Base);
  scroll->setMinimumHeight(120);
  auto* answers = new QHBoxLayout;
  answers->addWidget(m_keep);
  answers->addWidget(m_confirm);
  answers->addStretch(1);
  auto* question = new QVBoxLayout(m_question);
  question->setContentsMargins(kAround, kBetween, kAround, kInside);
  question->setSpacing(kInside);
  question->addWidget(m_asked);
  question->addLayout(answers);
  m_question->hide();
  auto* footer = new QHBoxLayout;
  footer->setContentsMargins(kAround, kInside, kAround, kInside);
  footer->addWidget(m_save);
  footer->addStretch(1);
  footer->addWidget(m_remove);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  column->addWidget(scroll, 1);
  column->addWidget(makeHairline());
  column->addWidget(m_question);
  column->addLayout(footer);
  m_save->setToolTip(tr("Save (Ctrl+Enter)"));
  connect(m_save, &QPushButton::clicked, this, &RecordForm::saveAsked);
  connect(m_remove, &QPushButton::clicked, this, &RecordForm::removeAsked);
  connect(m_confirm, &QPushButton::clicked, this, &RecordForm::removeConfirmed);
  connect(m_keep, &QPushButton::clicked, this, [this] {
    m_question->hide();
    m_remove->show();
    m_remove->setFocus(Qt::OtherFocusReason);
  });
  auto* save = new QShortcut(QKeySequence(Qt::CTRL | Qt::Key_Return), this);
  save->setContext(Qt::WidgetWithChildrenShortcut);
  connect(save, &QShortcut::activated, this, [this] {
    if (m_mode == Mode::New) emit saveAsked();
  });
}

RecordForm::~RecordForm() {
  for (auto* child : findChildren<QObject*>()) child->disconnect(this);
}

FormRow* RecordForm::add(const QString& label, QWidget* field, const QString& hint) {
  auto* row = new FormRow(label, field, hint);
  addPart(row);
  if (auto* date = qobject_cast<DateField*>(field))
    connect(date, &DateField::dayChanged, this, &RecordForm::onField);
  else if (auto* line = qobject_cast<QLineEdit*>(field))
    connect(line, &QLineEdit::editingFinished, this, &RecordForm::onField);
  if (auto* notes = qobject_cast<NotesField*>(field))
    connect(notes, &NotesField::textCommitted, this, &RecordForm::onField);
  if (auto* combo = qobject_cast<QComboBox*>(field)) connect(combo, &QComboBox::activated, this, &RecordForm::onField);
  if (auto* chips = qobject_cast<ChipSet*>(field)) connect(chips, &ChipSet::changed, this, &RecordForm::onField);
  return row;
}

void RecordForm::addPart(QWidget* part) {
  m_column->insertWidget(m_column->count() - 1, part);
}

void RecordForm::setMode(Mode mode) {
  m_mode = mode;
  m_save->setVisible(mode == Mode::New);
  m_remove->setVisible(mode == Mode::Edit);
  m_question->hide();
}

void RecordForm::askBeforeRemoving(const QString& sentence, const QString& confirm) {
  m_asked->setText(sentence);
  m_confirm->setText(confirm);
  for (auto* button : {m_keep, m_confirm}) button->setAccessibleDescription(sentence);
  m_remove->hide();
  m_question->show();
  m_keep->setFocus(Qt::OtherFocusReason);
}

void RecordForm::onField() {
  if (m_mode == Mode::Edit) emit edited();
}

void RecordForm::setReadOnlyReason(const QString& reason) {
  m_readOnly->setText(reason);
  m_readOnly->setVisible(!reason.isEmpty());
  for (auto* row : m_fields->findChildren<FormRow*>()) row->setEnabled(reason.isEmpty());
  for (auto* button : {m_save, m_remove}) {
    button->setEnabled(reason.isEmpty());
    if (!reason.isEmpty()) button->setToolTip(reason);
  }
}

}  // namespace waymark::ui
