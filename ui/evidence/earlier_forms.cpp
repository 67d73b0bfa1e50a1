// SPDX-License-Identifier: GPL-3.0-or-later
#include "evidence/earlier_forms.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>
#include <algorithm>

#include "bridge/dates.h"
#include "bridge/text.h"
#include "evidence/evidence_words.h"
#include "evidence/form_fields.h"
#include "widgets/button.h"
#include "widgets/choice.h"
#include "widgets/field.h"
#include "widgets/fill_field.h"
#include "widgets/id_combo.h"
#include "widgets/label.h"
#include "widgets/roving_keys.h"

namespace waymark::ui {

namespace {

/// One that can have written a letter: not a rehearsal, and called before today.
bool isPast(const domain::Inspection& inspection, base::Day today) {
  return inspection.kind != domain::InspectionKind::Rehearsal && inspection.notified && *inspection.notified < today;
}

/// "Area SEND inspection · Mon 8 Sep 2025": titles are often the same.
QString titleOf(const domain::Inspection& inspection) {
  return inspection.notified ? QStringLiteral("%1 · %2").arg(toQt(inspection.title), longDate(inspection.notified))
                             : toQt(inspection.title);
}

}  // namespace

LinkedForm::LinkedForm(AppState& state, const QString& name, const QString& removeText, QWidget* parent)
    : RecordForm(name, removeText, parent),
      m_state(state),
      m_linked(new QWidget),
      m_counts(makeLabel({})),
      m_list(new Button(ButtonKind::Secondary, tr("Show in the list"))),
      m_new(new Button(ButtonKind::Secondary, "add", tr("Log evidence for it"))) {
  m_list->setToolTip(tr("Show the evidence that is linked to it"));
  m_new->setToolTip(tr("Log one finding that is linked to it"));
  auto* buttons = new QHBoxLayout;
  buttons->setSpacing(kInside);
  buttons->addWidget(m_list);
  buttons->addWidget(m_new);
  buttons->addStretch(1);
  auto* column = new QVBoxLayout(m_linked);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(kInside);
  column->addWidget(makeLabel(tr("Evidence linked to it"), {TextSize::Small, TextWeight::Strong}));
  column->addWidget(m_counts);
  column->addLayout(buttons);
  addPart(m_linked);
  connect(m_list, &QPushButton::clicked, this, &LinkedForm::listAsked);
  connect(m_new, &QPushButton::clicked, this, &LinkedForm::newEvidenceAsked);
  connect(&m_state, &AppState::loaded, this, [this] { fillNames(); });
  connect(&m_state, &AppState::applied, this, [this](const domain::ChangeSet& changes) {
    const bool names = std::ranges::any_of(changes.changes, [](const domain::Change& change) {
      const auto kind = domain::kindOf(change.after ? *change.after : *change.before);
      return kind == "partner" || kind == "inspection";
    });
    if (names) fillNames();
  });
}

void LinkedForm::setLinked(const LinkedCounts& linked) {
  m_counts->setText(linkedSentence(linked));
  m_list->setEnabled(linked.all() > 0);
  m_list->setAccessibleDescription(linkedSentence(linked));
}

void LinkedForm::setReadOnly(const QString& reason) {
  setReadOnlyReason(reason);
  m_new->setEnabled(reason.isEmpty());
}

void LinkedForm::showAs(Mode mode) {
  m_linked->setVisible(mode == Mode::Edit);
  setMode(mode);
}

EarlierFindingForm::EarlierFindingForm(AppState& state, QWidget* parent)
    : LinkedForm(state, tr("Earlier finding"), tr("Delete"), parent),
      m_text(new NotesField(5)),
      m_kind(new FormCombo),
      m_inspection(new IdCombo(tr("None of those in this workspace"))),
      m_from(new QLineEdit),
      m_published(new DateField(state.now().today)),
      m_criterion(new FormCombo),
      m_responsible(new PickField(tr("Add a partner…"))) {
  for (std::size_t i = 0; i < base::codeCount<domain::EarlierFindingKind>(); ++i)
    m_kind->addItem(wordOf(static_cast<domain::EarlierFindingKind>(i)));
  m_textRow = add(tr("What the report said"), m_text, tr("One finding, in the report’s own words."));
  add(tr("Kind"), m_kind);
  add(tr("From inspection"), m_inspection,
      tr("Whose letter or report it stood in. Settings lists the inspections of this workspace."));
  add(tr("Which inspection, in words"), m_from,
      tr("Where it isn’t in the list, such as “Area SEND inspection, October 2023”."));
  add(tr("Published"), m_published);
  add(tr("Criterion"), m_criterion);
  add(tr("Responsible bodies"), m_responsible);
  connect(m_responsible, &PickField::changed, this, &EarlierFindingForm::onField);
  fillNames();
  showAs(Mode::New);
}

void EarlierFindingForm::fillNames() {
  const int criterion = m_criterion->currentIndex();
  m_criterion->clear();
  m_criterion->addItem(tr("None named"));
  for (const auto& each : m_state.pack().criteria) m_criterion->addItem(criterionLabel(m_state.pack(), each.id));
  m_criterion->setCurrentIndex(criterion < m_criterion->count() ? std::max(0, criterion) : 0);
  std::vector<PickField::Entry> partners;
  for (const auto& row : m_state.workspace().all<domain::Partner>())
    partners.push_back({row.value.id.uuid, {}, toQt(row.value.name)});
  m_responsible->setEntries(std::move(partners));
  const auto chosen = m_given.inspection;
  std::vector<std::pair<base::Uuid, QString>> inspections;
  for (const auto& [inspection, revision] : m_state.workspace().all<domain::Inspection>())
    if (inspection.id == chosen || isPast(inspection, m_state.now().today))
      inspections.emplace_back(inspection.id.uuid, titleOf(inspection));
  m_inspection->setEntries(std::move(inspections));
}

void EarlierFindingForm::show(Mode mode, const domain::EarlierFinding& finding) {
  const bool other = finding.id != m_given.id || mode != this->mode();
  const bool named = other || finding.inspection != m_given.inspection;
  m_given = finding;
  if (named) fillNames();  // what is past today, and the one it names
  fillNotes(m_text, finding.text, other);
  m_kind->setCurrentIndex(static_cast<int>(finding.kind));
  m_inspection->setId(finding.inspection ? std::optional(finding.inspection->uuid) : std::nullopt);
  fillLine(m_from, finding.fromInspection, other);
  m_published->setToday(m_state.now().today);
  if (other || m_published->isRight()) m_published->setDay(finding.publishedOn);
  m_criterion->setCurrentIndex(finding.criterion ? m_state.pack().criterionIndex(*finding.criterion) + 1 : 0);
  std::vector<base::Uuid> responsible;
  for (const auto& partner : finding.responsible) responsible.push_back(partner.uuid);
  m_responsible->setChosen(std::move(responsible));
  m_textRow->setError({});
  showAs(mode);
}

domain::EarlierFinding EarlierFindingForm::value() const {
  domain::EarlierFinding finding = m_given;
  finding.text = typed(m_text);
  finding.kind = static_cast<domain::EarlierFindingKind>(m_kind->currentIndex());
  const auto inspection = m_inspection->id();
  finding.inspection = inspection ? std::optional(domain::InspectionId{*inspection}) : std::nullopt;
  finding.fromInspection = typed(m_from);
  finding.publishedOn = m_published->day();
  const int criterion = m_criterion->currentIndex() - 1;
  const auto& criteria = m_state.pack().criteria;
  if (criterion >= 0)
    finding.criterion = criteria[static_cast<std::size_t>(criterion)].id;
  else if (finding.criterion && m_state.pack().criterionIndex(*finding.criterion) >= 0)
    finding.criterion.reset();  // one of another pack stays
  finding.responsible.clear();
  for (const auto& id : m_responsible->chosen()) finding.responsible.push_back({id});
  return finding;
}

bool EarlierFindingForm::check() {
  const bool said = !typed(m_text).empty();
  m_textRow->setError(said ? QString() : tr("Say what the report found, in its own words."));
  if (!said)
    m_text->setFocus(Qt::OtherFocusReason);
  else if (!m_published->isRight())
    m_published->setFocus(Qt::OtherFocusReason);
  return said && m_published->isRight();
}

void EarlierFindingForm::focusFirst() {
  m_text->setFocus(Qt::OtherFocusReason);
}

PriorityForm::PriorityForm(AppState& state, QWidget* parent)
    : LinkedForm(state, tr("Priority"), tr("Delete"), parent),
      m_title(new QLineEdit),
      m_detail(new NotesField(5)),
      m_lead(new IdCombo(tr("Nobody yet"))),
      m_criteria(new ChipSet(tr("Criteria"))) {
  m_titleRow = add(tr("Priority"), m_title, tr("As the partnership states it, in a few words."));
  add(tr("What is to change"), m_detail, tr("By how much and by when, if that is agreed."));
  add(tr("Lead"), m_lead);
  add(tr("Criteria"), m_criteria);
  fillNames();
  showAs(Mode::New);
}

void PriorityForm::fillNames() {
  std::vector<std::pair<base::Uuid, QString>> partners;
  for (const auto& row : m_state.workspace().all<domain::Partner>())
    partners.emplace_back(row.value.id.uuid, toQt(row.value.name));
  m_lead->setEntries(std::move(partners));
  const auto chosen = m_criteria->values();
  std::vector<Choice> criteria;
  for (const auto& each : m_state.pack().criteria)
    criteria.push_back({toQt(each.id.text()), static_cast<int>(criteria.size()), toQt(each.shortTitle)});
  m_criteria->setChoices(std::move(criteria));
  m_criteria->setValues(chosen);
  RovingKeys::install(m_criteria);
}

void PriorityForm::show(Mode mode, const domain::Priority& priority) {
  const bool other = priority.id != m_given.id || mode != this->mode();
  m_given = priority;
  fillLine(m_title, priority.title, other);
  fillNotes(m_detail, priority.detail, other);
  m_lead->setId(priority.lead ? std::optional(priority.lead->uuid) : std::nullopt);
  std::vector<int> criteria;
  for (const auto& code : priority.criteria)
    if (const int place = m_state.pack().criterionIndex(code); place >= 0) criteria.push_back(place);
  m_criteria->setValues(criteria);
  m_titleRow->setError({});
  showAs(mode);
}

domain::Priority PriorityForm::value() const {
  domain::Priority priority = m_given;
  priority.title = typed(m_title);
  priority.detail = typed(m_detail);
  const auto lead = m_lead->id();
  priority.lead = lead ? std::optional(domain::PartnerId{*lead}) : std::nullopt;
  // Codes of another pack, and the order they came in, stay as they were unless somebody chose otherwise.
  const auto chosen = m_criteria->values();
  const auto isChosen = [&](int place) { return std::ranges::find(chosen, place) != chosen.end(); };
  std::erase_if(priority.criteria, [&](base::ShortCode code) {
    const int place = m_state.pack().criterionIndex(code);
    return place >= 0 && !isChosen(place);
  });
  for (const int place : chosen) {
    const auto code = m_state.pack().criteria[static_cast<std::size_t>(place)].id;
    if (std::ranges::find(priority.criteria, code) == priority.criteria.end()) priority.criteria.push_back(code);
  }
  return priority;
}

bool PriorityForm::check() {
  const bool said = !typed(m_title).empty();
  m_titleRow->setError(said ? QString() : tr("Give the priority its title."));
  if (!said) m_title->setFocus(Qt::OtherFocusReason);
  return said;
}

void PriorityForm::focusFirst() {
  m_title->setFocus(Qt::OtherFocusReason);
}

}  // namespace waymark::ui
