// SPDX-License-Identifier: GPL-3.0-or-later
#include "children/measure_form.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>
#include <algorithm>
#include <chrono>

#include "base/text.h"
#include "bridge/text.h"
#include "widgets/button.h"
#include "widgets/choice.h"
#include "widgets/field.h"
#include "widgets/id_combo.h"
#include "widgets/label.h"
#include "widgets/roving_keys.h"

namespace waymark::ui {

namespace {

constexpr std::size_t kMonthsListed = 24;

base::Day thisMonth(base::Day today) {
  const std::chrono::year_month_day at{today};
  return base::Day{at.year() / at.month() / 1};
}

std::string lineOf(const QLineEdit* field) {
  return fromQt(field->text().trimmed());
}

void putLine(QLineEdit* field, const std::string& text, bool other) {
  if (other || (!field->hasFocus() && field->text() != toQt(text))) field->setText(toQt(text));
}

}  // namespace

MeasureForm::MeasureForm(AppState& state, QWidget* parent)
    : RecordForm(tr("Measure"), tr("Delete"), parent),
      m_state(state),
      m_figures(new QWidget),
      m_series(makeLabel({})),
      m_month(new QLineEdit),
      m_value(new QLineEdit),
      m_valueNote(new QLineEdit),
      m_monthRow(new FormRow(tr("Month"), m_month)),
      m_valueRow(new FormRow(tr("Figure"), m_value)),
      m_keep(new Button(ButtonKind::Secondary, tr("Keep this figure"))),
      m_criterion(new FormCombo),
      m_log(new Button(ButtonKind::Secondary, tr("Log as evidence"))),
      m_title(new QLineEdit),
      m_definition(new NotesField(3)),
      m_unit(new QLineEdit),
      m_better(new FormCombo),
      m_target(new QLineEdit),
      m_pathway(new QLineEdit),
      m_provider(new IdCombo(tr("Nobody yet"))),
      m_owner(new IdCombo(tr("Nobody yet"))),
      m_criteria(new ChipSet(tr("Criteria"))),
      m_note(new NotesField(3)) {
  auto* column = new QVBoxLayout(m_figures);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(kInside);
  column->addWidget(makeLabel(tr("Figures by month"), {TextSize::Body, TextWeight::Strong}));
  column->addWidget(m_series);
  auto* fields = new QHBoxLayout;
  fields->setSpacing(kInside);
  fields->addWidget(m_monthRow, 3);
  fields->addWidget(m_valueRow, 2);
  column->addLayout(fields);
  column->addWidget(new FormRow(tr("Note on it"), m_valueNote));
  column->addWidget(m_keep, 0, Qt::AlignLeft);
  m_criterion->setAccessibleName(tr("Criterion that the figure bears on"));
  column->addWidget(m_criterion);
  column->addWidget(m_log, 0, Qt::AlignLeft);
  column->addWidget(makeHairline());
  addPart(m_figures);

  m_titleRow = add(tr("Measure"), m_title, tr("As “Median wait for autism assessment”."));
  add(tr("Definition"), m_definition, tr("Who and what is counted, on which day."));
  add(tr("Unit"), m_unit, tr("weeks, %, children"));
  for (const auto better :
       {domain::MeasureDirection::Higher, domain::MeasureDirection::Lower, domain::MeasureDirection::Neither})
    m_better->addItem(better == domain::MeasureDirection::Higher  ? tr("Higher is better")
                      : better == domain::MeasureDirection::Lower ? tr("Lower is better")
                                                                  : tr("Neither is better in itself"));
  add(tr("Direction"), m_better);
  m_targetRow = add(tr("Target"), m_target, tr("A number, in the same unit; empty for none."));
  add(tr("Pathway"), m_pathway);
  add(tr("Provider"), m_provider);
  add(tr("Owner"), m_owner);
  add(tr("Criteria"), m_criteria);
  add(tr("Note"), m_note);

  connect(m_keep, &QPushButton::clicked, this, &MeasureForm::giveFigure);
  for (auto* field : {m_month, m_value, m_valueNote})
    connect(field, &QLineEdit::returnPressed, this, &MeasureForm::giveFigure);
  connect(m_month, &QLineEdit::editingFinished, this, &MeasureForm::showMonth);
  connect(m_log, &QPushButton::clicked, this, [this] {
    const int place = m_criterion->currentIndex();
    const auto& criteria = m_state.pack().criteria;
    if (place >= 0 && place < static_cast<int>(criteria.size()))
      emit evidenceAsked(toQt(criteria[static_cast<std::size_t>(place)].id.text()));
  });
  fillNames();
  setMode(Mode::New);
}

void MeasureForm::fillNames() {
  std::vector<std::pair<base::Uuid, QString>> partners;
  for (const auto& row : m_state.workspace().all<domain::Partner>())
    partners.emplace_back(row.value.id.uuid, toQt(row.value.name));
  m_provider->setEntries(std::move(partners));
  std::vector<std::pair<base::Uuid, QString>> people;
  for (const auto& row : m_state.workspace().all<domain::Person>())
    people.emplace_back(row.value.id.uuid, toQt(row.value.name));
  m_owner->setEntries(std::move(people));
  std::vector<Choice> criteria;
  m_criterion->clear();
  for (const auto& each : m_state.pack().criteria) {
    criteria.push_back({toQt(each.id.text()), static_cast<int>(criteria.size()), toQt(each.shortTitle)});
    m_criterion->addItem(toQt(each.id.text() + " " + each.shortTitle));
  }
  m_criteria->setChoices(std::move(criteria));
  RovingKeys::install(m_criteria);
}

void MeasureForm::show(Mode mode, const app::MeasureSeries& series) {
  const auto& measure = series.measure.value;
  const bool other = measure.id != m_given.measure.value.id || mode != this->mode();
  m_given = series;
  if (other) fillNames();
  putLine(m_title, measure.title, other);
  if (other || !m_definition->hasFocus()) m_definition->setText(toQt(measure.definition));
  putLine(m_unit, measure.unit, other);
  m_better->setCurrentIndex(static_cast<int>(measure.better));
  putLine(m_target, measure.target, other);
  putLine(m_pathway, measure.pathway, other);
  m_provider->setId(measure.provider ? std::optional(measure.provider->uuid) : std::nullopt);
  m_owner->setId(measure.owner ? std::optional(measure.owner->uuid) : std::nullopt);
  std::vector<int> criteria;
  for (const auto& id : measure.criteria)
    if (const auto code = base::ShortCode::make(id))
      if (const int place = m_state.pack().criterionIndex(*code); place >= 0) criteria.push_back(place);
  m_criteria->setValues(criteria);
  if (other && !criteria.empty()) m_criterion->setCurrentIndex(criteria.front());
  if (other || !m_note->hasFocus()) m_note->setText(toQt(measure.note));
  m_titleRow->setError({});
  m_targetRow->setError({});
  setMode(mode);
  m_figures->setVisible(mode == Mode::Edit);
  if (other) {
    m_month->setText(toQt(app::monthText(thisMonth(m_state.now().today))));
    m_value->clear();
    m_valueNote->clear();
    m_monthRow->setError({});
    m_valueRow->setError({});
  }
  showSeries();
  if (other) showMonth();
}

void MeasureForm::showSeries() {
  QStringList lines;
  const auto& values = m_given.values;
  for (std::size_t i = values.size(); i-- > 0 && lines.size() < static_cast<qsizetype>(kMonthsListed);) {
    const auto& value = values[i].value;
    QString line = tr("%1: %2").arg(toQt(app::monthText(value.month)),
                                    value.value.empty() ? tr("none")
                                                        : toQt(app::valueWithUnit(m_given.measure.value, value.value)));
    if (!value.note.empty()) line += QStringLiteral(" (") + toQt(value.note) + u')';
    lines << line;
  }
  if (values.size() > kMonthsListed) lines << tr("and %L1 earlier months").arg(values.size() - kMonthsListed);
  m_series->setText(lines.isEmpty() ? tr("No figure yet.") : lines.join(u'\n'));
  m_log->setEnabled(app::latestValue(m_given) != nullptr && !m_state.readOnlyWhy());
}

void MeasureForm::showMonth() {
  // What is kept of the month stands in the fields, so that it can be put right.
  const auto month = app::monthFrom(fromQt(m_month->text()));
  const auto at = std::ranges::find_if(m_given.values, [&](const auto& row) { return month && row.value.month == *month; });
  if (at == m_given.values.end()) return;
  if (m_value->text().isEmpty()) m_value->setText(toQt(at->value.value));
  if (m_valueNote->text().isEmpty()) m_valueNote->setText(toQt(at->value.note));
}

void MeasureForm::giveFigure() {
  const auto month = app::monthFrom(lineOf(m_month));
  m_monthRow->setError(month ? QString() : tr("Write the month as “September 2026” or 2026-09."));
  const auto value = lineOf(m_value);
  const bool right = value.empty() || base::isDecimal(value);
  m_valueRow->setError(right ? QString() : tr("Write a number, as 31.5; empty if there is none."));
  if (!month) return m_month->setFocus(Qt::OtherFocusReason);
  if (!right) return m_value->setFocus(Qt::OtherFocusReason);
  emit figureGiven(*month, toQt(value), m_valueNote->text().trimmed());
}

domain::Measure MeasureForm::value() const {
  auto measure = m_given.measure.value;
  measure.title = lineOf(m_title);
  measure.definition = fromQt(m_definition->toPlainText().trimmed());
  measure.unit = lineOf(m_unit);
  measure.better = static_cast<domain::MeasureDirection>(std::max(0, m_better->currentIndex()));
  measure.target = lineOf(m_target);
  measure.pathway = lineOf(m_pathway);
  const auto provider = m_provider->id();
  measure.provider = provider ? std::optional(domain::PartnerId{*provider}) : std::nullopt;
  const auto owner = m_owner->id();
  measure.owner = owner ? std::optional(domain::PersonId{*owner}) : std::nullopt;
  measure.note = fromQt(m_note->toPlainText().trimmed());
  // Criteria of another pack, and the order they came in, stay as they were unless somebody chose otherwise.
  const auto chosen = m_criteria->values();
  std::erase_if(measure.criteria, [&](const std::string& id) {
    const auto code = base::ShortCode::make(id);
    const int place = code ? m_state.pack().criterionIndex(*code) : -1;
    return place >= 0 && std::ranges::find(chosen, place) == chosen.end();
  });
  for (const int place : chosen) {
    const auto id = m_state.pack().criteria[static_cast<std::size_t>(place)].id.text();
    if (std::ranges::find(measure.criteria, id) == measure.criteria.end()) measure.criteria.push_back(id);
  }
  return measure;
}

bool MeasureForm::check() {
  const bool titled = !lineOf(m_title).empty();
  m_titleRow->setError(titled ? QString() : tr("Give the measure its name."));
  const auto target = lineOf(m_target);
  const bool right = target.empty() || base::isDecimal(target);
  m_targetRow->setError(right ? QString() : tr("Write a number, as 18; empty for none."));
  if (!titled)
    m_title->setFocus(Qt::OtherFocusReason);
  else if (!right)
    m_target->setFocus(Qt::OtherFocusReason);
  return titled && right;
}

void MeasureForm::focusFirst() {
  if (mode() == Mode::New)
    m_title->setFocus(Qt::OtherFocusReason);
  else
    m_value->setFocus(Qt::OtherFocusReason);
}

void MeasureForm::setReadOnly(const QString& reason) {
  setReadOnlyReason(reason);
  m_keep->setEnabled(reason.isEmpty());
  m_log->setEnabled(reason.isEmpty() && app::latestValue(m_given) != nullptr);
}

}  // namespace waymark::ui
