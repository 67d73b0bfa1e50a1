// SPDX-License-Identifier: GPL-3.0-or-later
#include "evidence/filter_bar.h"

#include <QHBoxLayout>
#include <algorithm>

#include "base/text.h"
#include "bridge/text.h"
#include "evidence/evidence_words.h"
#include "widgets/button.h"
#include "widgets/choice.h"
#include "widgets/marks.h"
#include "widgets/style.h"

namespace waymark::ui {

namespace {

constexpr std::size_t kLongestLink = 80;  // characters of an earlier finding in the menu
constexpr int kNotStated = -1;
constexpr int kNarrowBar = 440;

template <class E>
std::vector<FilterChip::Entry> entriesOf() {
  std::vector<FilterChip::Entry> entries;
  for (std::size_t i = 0; i < base::codeCount<E>(); ++i)
    entries.push_back({wordOf(static_cast<E>(i)), static_cast<int>(i)});
  return entries;
}

template <class E>
void take(std::optional<E>& into, bool* without, const FilterChip* chip) {
  if (!chip->value()) return;
  if (without != nullptr && *chip->value() == kNotStated)
    *without = true;
  else
    into = static_cast<E>(*chip->value());
}

template <class E>
std::optional<int> valueFor(const std::optional<E>& chosen, bool without = false) {
  if (without) return kNotStated;
  return chosen ? std::optional(static_cast<int>(*chosen)) : std::nullopt;
}

template <class Id>
std::optional<int> placeOf(const std::vector<Id>& ids, const Id& id) {
  const auto at = std::ranges::find(ids, id);
  return at == ids.end() ? std::nullopt : std::optional(static_cast<int>(at - ids.begin()));
}

}  // namespace

EvidenceFilterBar::EvidenceFilterBar(AppState& state, QWidget* parent)
    : QWidget(parent),
      m_state(state),
      m_chips(new FlowBox(6, 6)),
      m_finding(add(tr("Finding"), tr("Any finding"))),
      m_criterion(add(tr("Criterion"), tr("Any criterion"))),
      m_source(add(tr("Source"), tr("Any source"))),
      m_review(add(tr("Review state"), tr("Any review state"))),
      m_partner(add(tr("Partner"), tr("Any partner"))),
      m_service(add(tr("Service"), tr("Any service"))),
      m_agePhase(add(tr("Age phase"), tr("Any age phase"))),
      m_linked(add(tr("Linked to"), tr("Linked or not"))),
      m_dates(add(tr("Review by"), tr("Any review-by date"))),
      m_clear(new Button(ButtonKind::Quiet, tr("Clear filters"))) {
  setAccessibleName(tr("Filters"));
  m_chips->add(m_clear);
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(0, 0, 0, 0);
  row->addWidget(m_chips);
  connect(m_clear, &QPushButton::clicked, this, [this] {
    setFilter({});
    m_finding->setFocus();
    emit changed();
  });
  refresh();
  setFilter({});
}

void EvidenceFilterBar::addTool(QWidget* tool) {
  m_chips->add(tool);
}

FilterChip* EvidenceFilterBar::add(const QString& name, const QString& any) {
  auto* chip = new FilterChip(name, any);
  m_chips->add(chip);
  connect(chip, &FilterChip::chosen, this, &EvidenceFilterBar::onChip);
  return chip;
}

void EvidenceFilterBar::onChip() {
  m_clear->setVisible(!filter().isEmpty());
  showChips(width());
  emit changed();
}

void EvidenceFilterBar::resizeEvent(QResizeEvent*) {
  showChips(width());
}

/// In a narrow place the list matters more: the first two questions, and whatever is set.
void EvidenceFilterBar::showChips(int width) {
  const bool narrow = width < scaled(kNarrowBar);
  for (auto* chip : {m_source, m_review, m_partner, m_service, m_agePhase, m_linked, m_dates})
    chip->setVisible(!narrow || chip->value().has_value());
  if (m_links.empty()) m_linked->hide();
}

void EvidenceFilterBar::refresh() {
  const auto kept = filter();
  std::vector<FilterChip::Entry> findings;
  for (const auto finding : {domain::Finding::Strength, domain::Finding::Mixed, domain::Finding::Concern})
    findings.push_back({wordOf(markOf(finding)), static_cast<int>(finding)});
  m_finding->setEntries(std::move(findings));
  std::vector<FilterChip::Entry> criteria;
  for (std::size_t i = 0; i < m_state.pack().criteria.size(); ++i)
    criteria.push_back({criterionLabel(m_state.pack(), m_state.pack().criteria[i].id), static_cast<int>(i)});
  m_criterion->setEntries(std::move(criteria));
  const auto withNotStated = [](std::vector<FilterChip::Entry> entries) {
    entries.push_back({tr("Not stated"), kNotStated});
    return entries;
  };
  m_source->setEntries(withNotStated(entriesOf<domain::SourceKind>()));
  m_review->setEntries(entriesOf<domain::ReviewState>());
  std::vector<FilterChip::Entry> partners;
  m_partners.clear();
  for (const auto& row : m_state.workspace().all<domain::Partner>()) {
    partners.push_back({toQt(row.value.name), static_cast<int>(partners.size())});
    m_partners.push_back(row.value.id);
  }
  m_partner->setEntries(std::move(partners));
  std::vector<FilterChip::Entry> links;
  m_links.clear();
  const auto offer = [&](const base::Uuid& id, const std::string& text) {
    links.push_back({toQt(base::elided(text, kLongestLink)), static_cast<int>(links.size())});
    m_links.push_back(id);
  };
  for (const auto& row : m_state.workspace().all<domain::EarlierFinding>()) offer(row.value.id.uuid, row.value.text);
  for (const auto& row : m_state.workspace().all<domain::Priority>()) offer(row.value.id.uuid, row.value.title);
  m_linked->setEntries(std::move(links));
  m_service->setEntries(withNotStated(entriesOf<domain::Service>()));
  auto phases = entriesOf<domain::AgePhase>();
  phases.pop_back();  // a finding for all ages is in each of the others
  m_agePhase->setEntries(withNotStated(std::move(phases)));
  m_dates->setEntries({{tr("Overdue for review"), 1}});
  setFilter(kept);
}

EvidenceFilter EvidenceFilterBar::filter() const {
  EvidenceFilter filter;
  take(filter.finding, nullptr, m_finding);
  take(filter.source, &filter.withoutSource, m_source);
  take(filter.review, nullptr, m_review);
  take(filter.service, &filter.withoutService, m_service);
  take(filter.agePhase, &filter.withoutAgePhase, m_agePhase);
  filter.overdue = m_dates->value().has_value();
  const auto& criteria = m_state.pack().criteria;
  if (const auto place = m_criterion->value(); place && static_cast<std::size_t>(*place) < criteria.size())
    filter.criterion = criteria[static_cast<std::size_t>(*place)].id;
  if (const auto place = m_partner->value()) filter.partner = m_partners[static_cast<std::size_t>(*place)];
  if (const auto place = m_linked->value()) {
    const auto& id = m_links[static_cast<std::size_t>(*place)];
    if (m_state.find<domain::Priority>({id}) != nullptr)
      filter.priority = domain::PriorityId{id};
    else
      filter.earlierFinding = domain::EarlierFindingId{id};
  }
  return filter;
}

void EvidenceFilterBar::setFilter(const EvidenceFilter& filter) {
  m_finding->setValue(valueFor(filter.finding));
  m_source->setValue(valueFor(filter.source, filter.withoutSource));
  m_review->setValue(valueFor(filter.review));
  m_service->setValue(valueFor(filter.service, filter.withoutService));
  m_agePhase->setValue(valueFor(filter.agePhase, filter.withoutAgePhase));
  m_dates->setValue(filter.overdue ? std::optional(1) : std::nullopt);
  const int criterion = filter.criterion ? m_state.pack().criterionIndex(*filter.criterion) : -1;
  m_criterion->setValue(criterion < 0 ? std::nullopt : std::optional(criterion));
  m_partner->setValue(filter.partner ? placeOf(m_partners, *filter.partner) : std::nullopt);
  m_linked->setValue(filter.earlierFinding ? placeOf(m_links, filter.earlierFinding->uuid)
                     : filter.priority     ? placeOf(m_links, filter.priority->uuid)
                                           : std::nullopt);
  m_clear->setVisible(!this->filter().isEmpty());
  showChips(width());
}

}  // namespace waymark::ui
