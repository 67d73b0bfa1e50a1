// SPDX-License-Identifier: GPL-3.0-or-later
#include "touch/point_form.h"

#include <QLineEdit>
#include <QVBoxLayout>
#include <algorithm>

#include "base/text.h"
#include "bridge/messages.h"
#include "bridge/text.h"
#include "shell/restricted_door.h"
#include "touch/touch_rows.h"
#include "widgets/button.h"
#include "widgets/choice.h"
#include "widgets/clear_layout.h"
#include "widgets/field.h"
#include "widgets/fill_field.h"
#include "widgets/id_combo.h"
#include "widgets/label.h"
#include "widgets/marks.h"

namespace waymark::ui {

namespace {

std::vector<int> criteriaPlaces(const std::string& text, const framework::Pack& pack) {
  std::vector<int> places;
  for (const auto part : base::splitOn(text, ','))
    if (const auto code = base::ShortCode::make(base::trimmed(part)))
      if (const int place = pack.criterionIndex(*code); place >= 0) places.push_back(place);
  return places;
}

}  // namespace

PointForm::PointForm(AppState& state, QWidget* parent)
    : RecordForm(tr("Point"), tr("Take out the point"), parent),
      m_state(state),
      m_what(new NotesField(4)),
      m_by(new QLineEdit),
      m_kind(new FormCombo),
      m_day(new DateField(state.now().today)),
      m_criteria(new ChipSet(tr("Criteria"))),
      m_owner(new IdCombo(tr("Nobody yet"))),
      m_due(new DateField(state.now().today)),
      m_dueTime(new TimeField),
      m_answer(new NotesField(4)),
      m_stateOf(new FormCombo),
      m_turns(new QWidget),
      m_words(new QLineEdit),
      m_request(new Button(ButtonKind::Secondary, tr("Make a request"))),
      m_action(new Button(ButtonKind::Secondary, tr("Make an action"))),
      m_finding(new FormCombo),
      m_criterion(new FormCombo),
      m_evidence(new Button(ButtonKind::Secondary, tr("Log as evidence"))) {
  m_what->setObjectName(QStringLiteral("point-what"));
  m_answer->setObjectName(QStringLiteral("point-answer"));
  for (std::size_t i = 0; i < base::codeCount<domain::PointKind>(); ++i)
    m_kind->addItem(pointKindWord(static_cast<domain::PointKind>(i)));
  for (std::size_t i = 0; i < base::codeCount<domain::PointState>(); ++i)
    m_stateOf->addItem(pointStateWord(static_cast<domain::PointState>(i)));
  m_whatRow = add(tr("What was raised"), m_what, tr("Sealed: only for people who are named."));
  add(tr("By whom"), m_by, tr("Sealed."));
  add(tr("Owner"), m_owner);
  m_dueRow = add(tr("Answer due"), m_due);
  add(tr("At"), m_dueTime);
  m_answerRow = add(tr("Answer"), m_answer, tr("Sealed. With an answer, an open point is answered."));
  m_stateRow = add(tr("State"), m_stateOf);
  add(tr("Criteria"), m_criteria, tr("Sealed."));
  m_dayRow = add(tr("Meeting"), m_day);
  add(tr("Kind"), m_kind);
  connect(m_dueTime, &TimeField::timeChanged, this, &PointForm::onField);
  makeTurns();
  setMode(Mode::New);
}

void PointForm::makeTurns() {
  m_words->setObjectName(QStringLiteral("point-words"));
  m_request->setObjectName(QStringLiteral("point-request"));
  m_action->setObjectName(QStringLiteral("point-action"));
  m_evidence->setObjectName(QStringLiteral("point-evidence"));
  for (const auto finding : {domain::Finding::Strength, domain::Finding::Mixed, domain::Finding::Concern})
    m_finding->addItem(wordOf(markOf(finding)), static_cast<int>(finding));
  auto* column = new QVBoxLayout(m_turns);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(kInside);
  column->addWidget(new SectionHeader(tr("What it becomes")));
  m_became = new QVBoxLayout;
  m_became->setSpacing(kInside);
  column->addLayout(m_became);
  column->addWidget(makeLabel(tr("In words of your own: none of the point’s go along. Until publication a request and "
                                 "an action stand on everybody’s lists without their words, and evidence in none."),
                              {TextSize::Small, TextWeight::Regular, Role::Muted}));
  m_wordsRow = new FormRow(tr("Words"), m_words);
  column->addWidget(m_wordsRow);
  auto* buttons = new FlowBox(kInside, kInside);
  buttons->add(m_request);
  buttons->add(m_action);
  column->addWidget(buttons);
  column->addWidget(new FormRow(tr("As evidence it is a"), m_finding));
  column->addWidget(new FormRow(tr("For the criterion"), m_criterion));
  column->addWidget(m_evidence, 0, Qt::AlignLeft);
  addPart(m_turns);
  connect(m_request, &QPushButton::clicked, this, [this] {
    if (const auto words = turnWords(); !words.isEmpty()) emit requestAsked(words);
  });
  connect(m_action, &QPushButton::clicked, this, [this] {
    if (const auto words = turnWords(); !words.isEmpty()) emit actionAsked(words);
  });
  connect(m_evidence, &QPushButton::clicked, this, [this] {
    if (const auto words = turnWords(); !words.isEmpty())
      emit evidenceAsked(words, static_cast<domain::Finding>(m_finding->currentData().toInt()),
                         m_criterion->currentIndex());
  });
}

QString PointForm::turnWords() {
  const QString words = m_words->text().trimmed();
  m_wordsRow->setError(words.isEmpty() ? tr("Say it in words of your own.") : QString());
  if (words.isEmpty()) m_words->setFocus(Qt::OtherFocusReason);
  return words;
}

void PointForm::fillNames() {
  std::vector<std::pair<base::Uuid, QString>> people;
  for (const auto& row : m_state.workspace().all<domain::Person>())
    people.emplace_back(row.value.id.uuid, toQt(row.value.name));
  std::ranges::sort(people, {}, &std::pair<base::Uuid, QString>::second);
  m_owner->setEntries(std::move(people));
  const auto& criteria = m_state.pack().criteria;
  if (m_criterion->count() == static_cast<int>(criteria.size()) &&
      (criteria.empty() || m_criterion->itemData(0).toString() == toQt(criteria.front().id.text())))
    return;
  std::vector<Choice> chips;
  m_criterion->clear();
  for (std::size_t i = 0; i < criteria.size(); ++i) {
    const QString code = toQt(criteria[i].id.text());
    chips.push_back({code, static_cast<int>(i), toQt(criteria[i].shortTitle)});
    m_criterion->addItem(code + u' ' + toQt(criteria[i].shortTitle), code);
  }
  m_criteria->setChoices(std::move(chips));
}

void PointForm::show(Mode mode, const domain::InspectionPoint& point, const app::SealedTexts& texts) {
  const bool isOther = point.id != m_given.id;
  m_given = point;
  m_givenTexts = texts;
  fillNames();
  fillNotes(m_what, sealedText(texts, "what"));
  fillLine(m_by, sealedText(texts, "by"));
  m_kind->setCurrentIndex(static_cast<int>(point.kind));
  for (auto* field : {m_day, m_due}) field->setToday(m_state.now().today);
  m_day->setDay(point.day);
  m_criteria->setValues(criteriaPlaces(fromQt(touchText(texts, "criteria")), m_state.pack()));
  m_owner->setId(point.owner ? std::optional(point.owner->uuid) : std::nullopt);
  m_due->setDay(point.due);
  m_dueTime->setTime(point.dueTime);
  fillNotes(m_answer, sealedText(texts, "answer"));
  m_stateOf->setCurrentIndex(static_cast<int>(point.state));
  for (auto* row : {m_whatRow, m_dayRow, m_dueRow, m_wordsRow}) row->setError({});
  for (QWidget* part : {static_cast<QWidget*>(m_answerRow), static_cast<QWidget*>(m_stateRow), m_turns})
    part->setVisible(mode == Mode::Edit);
  if (isOther) m_words->clear();
  showTurns();
  setMode(mode);
}

void PointForm::showTurns() {
  for (auto* part : m_turns->findChildren<QPushButton*>(QStringLiteral("point-became"))) part->disconnect(this);
  clearLayout(m_became);
  const auto became = [this](const QString& sentence, const QString& button, const QString& page,
                             const base::Uuid& id) {
    m_became->addWidget(makeLabel(sentence));
    if (button.isEmpty()) return;
    auto* open = new Button(ButtonKind::Secondary, button);
    open->setObjectName(QStringLiteral("point-became"));
    open->setAccessibleDescription(sentence);
    connect(open, &QPushButton::clicked, this, [this, page, id] { emit becameAsked(page, toQt(base::uuidText(id))); });
    m_became->addWidget(open, 0, Qt::AlignLeft);
  };
  if (const auto* request = m_given.request ? m_state.find<domain::Request>(*m_given.request) : nullptr)
    became(tr("It became the request %1: %2").arg(toQt(request->value.code), toQt(request->value.title)),
           tr("Show the request"), QStringLiteral("requests"), request->value.id.uuid);
  if (const auto* task = m_given.task ? m_state.find<domain::Task>(*m_given.task) : nullptr)
    became(tr("It became the action: %1").arg(toQt(task->value.title)), tr("Show the action"),
           QStringLiteral("timeline"), task->value.id.uuid);
  for (const auto* row : app::evidenceOf(m_state.workspace(), m_given.id)) {
    const bool held = app::isUnderEmbargo(m_state.workspace(), row->value);
    became((held ? tr("It became evidence for %1, held back by the embargo: %2") : tr("It became evidence for %1: %2"))
               .arg(toQt(row->value.criterion.text()), toQt(row->value.summary)),
           held ? QString() : tr("Show the evidence"), QStringLiteral("evidence"), row->value.id.uuid);
  }
  const bool isFree = !m_given.request && !m_given.task;
  for (auto* button : {m_request, m_action}) {
    button->setEnabled(isFree && !m_state.readOnlyWhy());
    button->setToolTip(isFree ? QString() : tr("It became a request or an action already."));
  }
  m_evidence->setEnabled(!m_state.readOnlyWhy());
  m_words->setEnabled(!m_state.readOnlyWhy());
}

domain::InspectionPoint PointForm::value() const {
  auto point = m_given;
  point.kind = static_cast<domain::PointKind>(m_kind->currentIndex());
  point.day = m_day->day().value_or(m_given.day);
  point.owner.reset();
  if (const auto owner = m_owner->id()) point.owner = domain::PersonId{*owner};
  point.due = m_due->day();
  point.dueTime = point.due ? m_dueTime->time() : std::nullopt;
  point.state = static_cast<domain::PointState>(m_stateOf->currentIndex());
  // The first words of an answer answer it; who opens it again after that means it.
  const bool isFirstAnswer = touchText(m_givenTexts, "answer").isEmpty() && !m_answer->toPlainText().trimmed().isEmpty();
  if (isFirstAnswer && point.state == domain::PointState::Open) point.state = domain::PointState::Answered;
  return point;
}

app::SealedTexts PointForm::texts() const {
  auto texts = m_givenTexts;  // a file's name and hash go along
  texts["what"] = fromQt(m_what->toPlainText().trimmed());
  texts["by"] = fromQt(m_by->text().trimmed());
  texts["answer"] = fromQt(m_answer->toPlainText().trimmed());
  auto before = criteriaPlaces(texts["criteria"], m_state.pack());
  auto now = m_criteria->values();
  std::ranges::sort(before);
  std::ranges::sort(now);
  if (now == before) return texts;  // in the order they were written in
  std::string criteria;
  for (const int place : now)
    criteria += (criteria.empty() ? "" : ", ") +
                std::string(m_state.pack().criteria[static_cast<std::size_t>(place)].id.text());
  texts["criteria"] = criteria;
  return texts;
}

bool PointForm::check() {
  const bool said = !m_what->toPlainText().trimmed().isEmpty();
  m_whatRow->setError(said ? QString() : tr("Write what was raised."));
  m_dayRow->setError({});
  m_dueRow->setError({});
  if (!said) m_what->setFocus(Qt::OtherFocusReason);
  return said && m_day->isRight() && m_due->isRight();
}

bool PointForm::place(const base::Error& error) {
  if (error.code != base::Code::WrongOrder) return false;
  m_dueRow->setError(tr("The answer is due before the meeting. Put one of the two days right."));
  return true;
}

bool PointForm::holdsNew() const {
  return mode() == Mode::New && !m_what->toPlainText().trimmed().isEmpty();
}

void PointForm::wipe() {
  m_given = {};
  m_givenTexts.clear();
  for (auto* line : {m_by, m_words}) line->clear();
  for (auto* notes : {m_what, m_answer}) notes->setText({});
  m_criteria->setValues({});
  clearLayout(m_became);
}

void PointForm::focusFirst() {
  auto* first = mode() == Mode::New ? static_cast<QWidget*>(m_what) : m_answer;
  first->setFocus(Qt::OtherFocusReason);
}

}  // namespace waymark::ui
