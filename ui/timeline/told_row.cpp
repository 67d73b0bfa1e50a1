// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/told_row.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QTimer>
#include <QVBoxLayout>

#include "bridge/dates.h"
#include "widgets/button.h"
#include "widgets/field.h"
#include "widgets/label.h"
#include "widgets/style.h"

namespace waymark::ui {

namespace {

constexpr int kToldDateWidth = 140;
constexpr int kToldTimeWidth = 64;

}  // namespace

ToldRow::ToldRow(const QString& title, Form form, base::Day today, QWidget* parent)
    : QWidget(parent),
      m_title(title),
      m_form(form),
      m_pack(makeLabel({}, {TextSize::Small, TextWeight::Regular, Role::Muted})),
      m_assumed(new Pill(tr("assumed"), PillKind::Dotted)),
      m_note(makeLabel({}, {TextSize::Small})),
      m_back(makeIconButton("undo", tr("Take back what was told on “%1”").arg(title))) {
  setAccessibleName(title);
  auto* words = new QVBoxLayout;
  words->setSpacing(2);
  words->addWidget(makeLabel(title));
  auto* pack = new QHBoxLayout;
  pack->setSpacing(kInside);
  pack->addWidget(m_pack);
  pack->addWidget(m_assumed, 0, Qt::AlignVCenter);
  pack->addStretch(1);
  words->addLayout(pack);
  words->addWidget(m_note);
  m_pack->setWordWrap(false);
  m_pack->hide();
  m_assumed->hide();
  m_assumed->setToolTip(tr("Assumed, not stated by inspectors: ask the lead inspector."));

  // The fields beneath the words: the panel stays as narrow as a task's, and the plan beside it wide.
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 4, 0, kInside);
  column->setSpacing(4);
  column->addLayout(words);
  auto* row = new QHBoxLayout;
  row->setSpacing(kInside);
  column->addLayout(row);
  const auto problem = [this](const QString& sentence) {
    m_problem = sentence;
    m_note->setText(sentence);
    m_note->setVisible(!sentence.isEmpty());
  };
  if (form == Form::DayAndTime) {
    m_day = new DateField(today);
    fixTextWidth(m_day, kToldDateWidth);
    // Not the framework's own day: that stands at the left, and in the field it would look like something told.
    m_day->setPlaceholderText(tr("Day"));
    m_day->setAccessibleName(tr("%1: day").arg(title));
    row->addWidget(m_day, 0, Qt::AlignTop);
    connect(m_day, &DateField::problem, this, problem);
    connect(m_day, &DateField::dayChanged, this, &ToldRow::commit);
    connect(m_day, &QLineEdit::returnPressed, this, &ToldRow::finishSoon);
  }
  if (form != Form::Words) {
    m_time = new TimeField;
    fixTextWidth(m_time, kToldTimeWidth);
    m_time->setPlaceholderText(tr("Hour"));
    m_time->setAccessibleName(tr("%1: hour").arg(title));
    row->addWidget(m_time, 0, Qt::AlignTop);
    connect(m_time, &TimeField::problem, this, problem);
    connect(m_time, &TimeField::timeChanged, this, &ToldRow::commit);
    connect(m_time, &QLineEdit::returnPressed, this, &ToldRow::finishSoon);
  } else {
    m_words = new QLineEdit;
    m_words->setMaxLength(500);
    m_words->setAccessibleName(title);
    row->addWidget(m_words, 1);
    connect(m_words, &QLineEdit::editingFinished, this, &ToldRow::commit);
    connect(m_words, &QLineEdit::returnPressed, this, &ToldRow::finishSoon);
  }
  row->addWidget(m_back, 0, Qt::AlignTop);
  if (form != Form::Words) row->addStretch(1);
  auto keepsRoom = m_back->sizePolicy();
  keepsRoom.setRetainSizeWhenHidden(true);
  m_back->setSizePolicy(keepsRoom);
  connect(m_back, &QPushButton::clicked, this, [this] { emit said({}); });
  setSaid({}, {});
}

void ToldRow::setPack(const QString& text, bool isAssumed) {
  m_pack->setText(text);
  m_pack->setVisible(!text.isEmpty());
  m_assumed->setVisible(isAssumed);
}

void ToldRow::setSaid(const Said& said, const QString& byWhom) {
  m_said = said;
  if (m_words == nullptr) m_said.words.clear();
  if (m_day != nullptr && !m_day->hasFocus()) m_day->setDay(said.day);
  if (m_time != nullptr && !m_time->hasFocus()) m_time->setTime(said.time);
  if (m_words != nullptr && !m_words->hasFocus()) m_words->setText(said.words);
  if (m_problem.isEmpty()) {
    m_note->setText(byWhom);
    m_note->setVisible(!byWhom.isEmpty());
  }
  m_back->setVisible(!byWhom.isEmpty());
}

void ToldRow::focusFirst() {
  QLineEdit* first = m_words;
  if (m_time != nullptr) first = m_time;
  if (m_day != nullptr) first = m_day;
  first->setFocus(Qt::TabFocusReason);
  first->selectAll();
}

void ToldRow::commit() {
  const Said now{m_day != nullptr ? m_day->day() : std::nullopt, m_time != nullptr ? m_time->time() : std::nullopt,
                 m_words != nullptr ? m_words->text().trimmed() : QString()};
  if (now == m_said) return;
  m_said = now;
  emit said(now);
}

void ToldRow::finishSoon() {
  // The field itself hears Enter after this: what it makes of the text is known then.
  QTimer::singleShot(0, this, [this] {
    if (m_problem.isEmpty()) emit finished();
  });
}

}  // namespace waymark::ui
