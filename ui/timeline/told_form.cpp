// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/told_form.h"

#include <QLineEdit>
#include <QVBoxLayout>
#include <algorithm>

#include "app/inspector_surveys.h"
#include "base/text.h"
#include "bridge/dates.h"
#include "bridge/inspection_words.h"
#include "bridge/text.h"
#include "shell/app_state.h"
#include "timeline/team_rows.h"
#include "widgets/field.h"
#include "widgets/label.h"

namespace waymark::ui {

namespace {

using domain::ToldSubject;

QString titleOf(const app::TellableRow& row) {
  const QString title = toQt(row.title);
  if (row.subject == ToldSubject::SurveyOpens) return ToldForm::tr("%1: opens").arg(title);
  if (row.subject == ToldSubject::SurveyCloses) return ToldForm::tr("%1: closes").arg(title);
  return title;
}

QString packText(const app::TellableRow& row) {
  const QString due = row.packDay ? dueText(row.packDay, row.packTime) : timeOfDay(row.packTime);
  return due.isEmpty() ? QString() : ToldForm::tr("Framework: %1").arg(due);
}

}  // namespace

ToldForm::ToldForm(AppState& state, QWidget* parent)
    : QWidget(parent),
      m_state(state),
      m_by(new QLineEdit),
      m_filter(new QLineEdit),
      m_team(new TeamRows(state)),
      m_rows(new QVBoxLayout) {
  setAccessibleName(tr("What inspectors told us"));
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(kAround, 4, kAround, kAround);
  column->setSpacing(kInside);
  column->addWidget(makeLabel(tr("What is written here takes the place of the framework’s day, row by row. Enter saves "
                                 "and goes to the next row; an empty row goes back to the framework."),
                              {TextSize::Body, TextWeight::Regular, Role::Muted}));
  m_filter->setPlaceholderText(tr("Type to find a row, then Enter"));
  m_filter->setClearButtonEnabled(true);
  column->addWidget(new FormRow(tr("Find a row"), m_filter));
  m_by->setPlaceholderText(tr("the lead inspector"));
  m_by->setMaxLength(120);
  column->addWidget(new FormRow(tr("Told by"), m_by));
  column->addWidget(m_team);
  m_rows->setSpacing(0);
  column->addLayout(m_rows);
  column->addStretch(1);
  connect(m_filter, &QLineEdit::textChanged, this, &ToldForm::filter);
  connect(m_filter, &QLineEdit::returnPressed, this, [this] { goOn(nullptr); });
  connect(&m_state, &AppState::timelineChanged, this, &ToldForm::refresh);
  connect(&m_state, &AppState::applied, m_team, &TeamRows::refresh);  // the team dates nothing
  build();
  refresh();
}

void ToldForm::focusFilter() {
  m_filter->setFocus(Qt::OtherFocusReason);
}

SectionHeader* ToldForm::addSection(const QString& title, const QString& note) {
  auto* section = new SectionHeader(title, note);
  m_rows->addSpacing(kInside);
  m_rows->addWidget(section);
  return section;
}

void ToldForm::addLine(ToldSubject subject, std::vector<std::string> keys, const QString& title, ToldRow::Form form,
                       SectionHeader* section) {
  auto* row = new ToldRow(title, form, m_state.now().today);
  m_rows->addWidget(row);
  m_lines.push_back({subject, std::move(keys), row, section});
  const std::size_t place = m_lines.size() - 1;
  connect(row, &ToldRow::said, this, [this, place](const Said& said) { tell(m_lines[place], said); });
  connect(row, &ToldRow::finished, this, [this, row] { goOn(row); });
}

void ToldForm::build() {
  const auto* inspection = m_state.inspection();
  if (inspection == nullptr) return;
  const auto& pack = m_state.planPack();
  auto* section = addSection(tr("Facts"));
  for (const auto& fact : app::toldFacts(m_state.workspace(), inspection->value.id, pack))
    addLine(ToldSubject::Fact, {fact.key}, toQt(fact.title),
            fact.kind == app::ToldFact::Kind::Time ? ToldRow::Form::Time : ToldRow::Form::Words, section);
  const auto rows = app::tellableRows(m_state.workspace(), inspection->value, pack, m_state.calendar());
  const auto addAll = [&](ToldSubject subject, auto&& title) {
    for (const auto& row : rows)
      if (row.subject == subject) addLine(subject, {row.key}, title(row), ToldRow::Form::DayAndTime, section);
  };
  if (!pack.surveyAudiences.empty()) {
    section = addSection(tr("Surveys"), tr("the inspectors’ own"));
    std::vector<std::string> audiences;
    for (const auto& audience : pack.surveyAudiences) audiences.push_back(audience.id);
    if (audiences.size() > 1) {
      addLine(ToldSubject::SurveyOpens, audiences, tr("All surveys: open"), ToldRow::Form::DayAndTime, section);
      addLine(ToldSubject::SurveyCloses, audiences, tr("All surveys: close"), ToldRow::Form::DayAndTime, section);
    }
    for (const auto& row : rows)
      if (row.subject == ToldSubject::SurveyOpens || row.subject == ToldSubject::SurveyCloses)
        addLine(row.subject, {row.key}, titleOf(row), ToldRow::Form::DayAndTime, section);
  }
  if (std::ranges::any_of(rows, [](const auto& row) { return row.subject == ToldSubject::Task; })) {
    section = addSection(tr("Set by inspectors"), tr("tasks of the plan"));
    addAll(ToldSubject::Task, titleOf);
  }
  std::string group;
  for (const auto& row : rows) {
    if (row.subject != ToldSubject::Information) continue;
    if (row.group != group || section == nullptr) section = addSection(toQt(row.group), tr("information"));
    group = row.group;
    addLine(row.subject, {row.key}, toQt(row.title), ToldRow::Form::DayAndTime, section);
  }
}

void ToldForm::refresh() {
  const auto* inspection = m_state.inspection();
  setEnabled(inspection != nullptr && !m_state.readOnlyWhy());
  if (inspection == nullptr) return;
  m_team->refresh();
  const auto rows = app::tellableRows(m_state.workspace(), inspection->value, m_state.planPack(), m_state.calendar());
  const auto facts = app::toldRows(m_state.workspace(), inspection->value.id, ToldSubject::Fact);
  for (const auto& line : m_lines) {
    if (line.subject == ToldSubject::Fact) {
      const auto at = facts.find(line.keys.front());
      const auto* told = at == facts.end() ? nullptr : &at->second->value;
      line.row->setSaid(told == nullptr ? Said{} : Said{told->day, told->time, toQt(told->value)},
                        told == nullptr ? QString() : toldText(*told));
      continue;
    }
    // A row for all surveys shows what they have in common.
    const app::TellableRow* first = nullptr;
    bool same = true;
    for (const auto& row : rows) {
      if (row.subject != line.subject || std::ranges::find(line.keys, row.key) == line.keys.end()) continue;
      if (first == nullptr) first = &row;
      const auto saidOf = [](const app::TellableRow& one) {
        return one.told == nullptr ? schedule::ToldTime{}
                                   : schedule::ToldTime{one.told->value.day, one.told->value.time};
      };
      same = same && saidOf(row) == saidOf(*first);
    }
    if (first == nullptr) continue;
    line.row->setPack(packText(*first), first->provenance.certainty == framework::Certainty::Assumed);
    const auto* told = same && first->told != nullptr ? &first->told->value : nullptr;
    line.row->setSaid(told == nullptr ? Said{} : Said{told->day, told->time, {}},
                      told == nullptr ? QString() : toldText(*told));
  }
}

void ToldForm::filter(const QString& text) {
  const std::string folded = base::folded(fromQt(text));
  const auto words = base::splitOn(folded, ' ');
  m_team->setVisible(text.trimmed().isEmpty());
  std::vector<SectionHeader*> shown;
  for (const auto& line : m_lines) {
    const std::string title = base::folded(fromQt(line.row->title()));
    const bool fits =
        std::ranges::all_of(words, [&](std::string_view word) { return title.find(word) != std::string::npos; });
    line.row->setVisible(fits);
    if (fits) shown.push_back(line.section);
  }
  for (const auto& line : m_lines) line.section->setVisible(std::ranges::find(shown, line.section) != shown.end());
}

void ToldForm::goOn(const ToldRow* from) {
  bool isNext = from == nullptr;
  for (const auto& line : m_lines) {
    if (isNext && line.row->isVisibleTo(this)) {
      line.row->focusFirst();
      return;
    }
    isNext = isNext || line.row == from;
  }
  focusFilter();
}

void ToldForm::tell(const Line& line, const Said& said) {
  const auto* inspection = m_state.inspection();
  if (inspection == nullptr) return;
  const bool isTakenBack = said == Said{};
  domain::ChangeSet set{
      fromQt((isTakenBack ? tr("take back what was told on “%1”") : tr("told: “%1”")).arg(line.row->title())), {}};
  std::vector<domain::Told> telling;
  for (const auto& key : line.keys) {
    domain::Told told;
    told.id = m_state.newId<domain::ToldTag>();
    told.inspection = inspection->value.id;
    told.subject = line.subject;
    told.key = key;
    told.day = said.day;
    told.time = said.time;
    told.value = fromQt(said.words);
    if (line.subject == ToldSubject::Fact && said.time) told.value = base::timeText(*said.time);  // a fact is words
    told.by = fromQt(m_by->text().trimmed());
    told.at = m_state.now().utc;
    telling.push_back(std::move(told));
  }
  if (const auto ordered = app::checkTold(m_state.workspace(), m_state.planPack(), telling); !ordered) {
    emit refused(ordered.error());
    refresh();  // the row says again what counts
    return;
  }
  for (const auto& told : telling)
    if (auto change = app::tellChange(m_state.workspace(), told)) set.changes.push_back(*std::move(change));
  if (!set.changes.empty()) m_state.apply(std::move(set));
}

}  // namespace waymark::ui
