// SPDX-License-Identifier: GPL-3.0-or-later
#include "evidence/evidence_model.h"

#include <QTimer>
#include <algorithm>
#include <utility>

#include "app/restricted.h"
#include "base/text.h"
#include "bridge/dates.h"
#include "bridge/text.h"
#include "evidence/evidence_words.h"
#include "widgets/marks.h"

namespace waymark::ui {

namespace {

constexpr int kWarmedAtOnce = 250;  // rows; about a millisecond

std::vector<Column> evidenceColumns() {
  return named(
      {{EvidenceModel::tr("What we found"), 280},
       {EvidenceModel::tr("Finding"), 104},
       {EvidenceModel::tr("Criterion"), 232},
       {EvidenceModel::tr("Source"), 178},
       {EvidenceModel::tr("Reach · impact"), 134, Qt::AlignLeft,
        EvidenceModel::tr("How far it reaches, and what it means for children")},
       {EvidenceModel::tr("Partner"), 124},
       {EvidenceModel::tr("Given by"), 138},
       {EvidenceModel::tr("Covers"), 196},
       {EvidenceModel::tr("Review"), 92},
       {EvidenceModel::tr("Review by"), 150, Qt::AlignRight}},
      {"summary", "finding", "criterion", "source", "weight", "partner", "given_by", "covers", "review", "review_by"});
}

/// Nothing comes last.
template <class T>
bool lessWithNone(const std::optional<T>& a, const std::optional<T>& b) {
  if (a.has_value() != b.has_value()) return a.has_value();
  return a.has_value() && *a < *b;
}

}  // namespace

bool EvidenceFilter::passes(const domain::Evidence& evidence, base::Day today) const {
  if (criterion && evidence.criterion != *criterion &&
      std::ranges::find(evidence.also, *criterion) == evidence.also.end())
    return false;
  if (finding && evidence.finding != *finding) return false;
  if (source && evidence.source != source) return false;
  if (review && evidence.review != *review) return false;
  if (partner && evidence.partner != partner) return false;
  if (service && !evidence.services.contains(*service)) return false;
  if (agePhase && !evidence.agePhase.contains(*agePhase) &&
      (*agePhase == domain::AgePhase::All || !evidence.agePhase.contains(domain::AgePhase::All)))
    return false;
  if (earlierFinding && std::ranges::find(evidence.earlierFindings, *earlierFinding) == evidence.earlierFindings.end())
    return false;
  if (priority && std::ranges::find(evidence.priorities, *priority) == evidence.priorities.end()) return false;
  if (withoutSource && evidence.source) return false;
  if (withoutService && !evidence.services.empty()) return false;
  if (withoutAgePhase && !evidence.agePhase.empty()) return false;
  return !overdue || isOverdue(evidence, today);
}

EvidenceModel::EvidenceModel(AppState& state, QObject* parent)
    : VectorModel(evidenceColumns(), parent), m_state(state), m_warmer(new QTimer(this)) {
  m_warmer->setInterval(0);
  connect(m_warmer, &QTimer::timeout, this, &EvidenceModel::warm);
  connect(&m_state, &AppState::loaded, this, &EvidenceModel::load);
  connect(&m_state, &AppState::applied, this, &EvidenceModel::follow);
  load();
}

void EvidenceModel::load() {
  m_folded.clear();
  m_warmed = 0;
  auto rows = m_state.workspace().all<domain::Evidence>().rows();
  std::erase_if(rows, [this](const auto& row) { return app::isUnderEmbargo(m_state.workspace(), row.value); });
  setRows(std::move(rows));
  m_folded.resize(static_cast<std::size_t>(sourceCount()));
  if (sourceCount() > 0) m_warmer->start();
  emit countsChanged();
}

void EvidenceModel::follow(const domain::ChangeSet& changes) {
  bool namesChanged = false;
  bool rowsChanged = false;
  for (const auto& change : changes.changes) {
    const domain::Record& record = change.after ? *change.after : *change.before;
    if (std::holds_alternative<domain::Inspection>(record)) return load();  // published: the embargo is over
    namesChanged = namesChanged || std::holds_alternative<domain::Partner>(record) ||
                   std::holds_alternative<domain::Person>(record);
    const auto* evidence = std::get_if<domain::Evidence>(&record);
    if (evidence == nullptr) continue;
    rowsChanged = true;
    const int row = find(evidence->id.uuid);
    if (row >= 0 && static_cast<std::size_t>(row) < m_folded.size()) m_folded[static_cast<std::size_t>(row)].clear();
    if (change.after && !app::isUnderEmbargo(m_state.workspace(), *evidence)) {
      put({*evidence, change.revision});
      m_folded.resize(static_cast<std::size_t>(sourceCount()));
    } else if (row >= 0) {
      m_folded.erase(m_folded.begin() + row);
      remove(evidence->id.uuid);
    }
  }
  if (namesChanged) {
    std::ranges::for_each(m_folded, [](std::string& text) { text.clear(); });
    if (shownCount() > 0) emit dataChanged(index(0, 0), index(shownCount() - 1, columnCount() - 1));
  }
  if (rowsChanged) emit countsChanged();
}

void EvidenceModel::setFilter(const EvidenceFilter& filter) {
  m_filter = filter;
  if (filter.isEmpty())
    setCondition({});
  else
    setCondition([this](int row) { return m_filter.passes(at(row).value, m_state.now().today); });
  emit countsChanged();
}

int EvidenceModel::acceptedCount() const {
  int count = 0;
  for (int row = 0; row < shownCount(); ++row) count += shown(row).value.review == domain::ReviewState::Accepted;
  return count;
}

void EvidenceModel::warm() {
  const int end = std::min(m_warmed + kWarmedAtOnce, sourceCount());
  for (; m_warmed < end; ++m_warmed) {
    auto& text = m_folded[static_cast<std::size_t>(m_warmed)];
    if (text.empty()) text = madeSearchText(m_warmed);
  }
  if (m_warmed >= sourceCount()) m_warmer->stop();
}

std::string EvidenceModel::searchText(int sourceRow) const {
  // The table model keeps what it gets until the row changes: handed over, not copied.
  const auto row = static_cast<std::size_t>(sourceRow);
  if (row < m_folded.size() && !m_folded[row].empty()) return std::exchange(m_folded[row], {});
  return madeSearchText(sourceRow);
}

std::string EvidenceModel::madeSearchText(int sourceRow) const {
  const auto& evidence = at(sourceRow).value;
  std::string all = evidence.summary;
  all += ' ';
  all += evidence.detail;
  all += ' ';
  all += evidence.reference;
  for (const int column : {Finding, Criterion, Source, Partner, GivenBy, Review}) {
    all += ' ';
    all += fromQt(text(evidence, column));
  }
  for (const auto& also : evidence.also) {
    all += ' ';
    all += also.text();
  }
  return base::folded(all);
}

QString EvidenceModel::text(const domain::Evidence& evidence, int column) const {
  switch (column) {
    case Summary:
      return toQt(evidence.summary);
    case Finding:
      return wordOf(markOf(evidence.finding));
    case Criterion:
      return criterionLabel(m_state.pack(), evidence.criterion);
    case Source:
      return evidence.source ? wordOf(*evidence.source) : QString();
    case Weight:
      return weightText(evidence);
    case Partner:
      return partnerText(m_state.workspace(), evidence.partner);
    case GivenBy:
      return personText(m_state.workspace(), evidence.givenBy);
    case Covers:
      return coversText(evidence);
    case Review:
      return wordOf(evidence.review);
    default:
      return longDate(evidence.reviewBy);
  }
}

QVariant EvidenceModel::cell(int sourceRow, int column, int role) const {
  const auto& evidence = at(sourceRow).value;
  const bool late = column == ReviewBy && isOverdue(evidence, m_state.now().today);
  switch (role) {
    case Qt::DisplayRole:
      return text(evidence, column);
    case Qt::ToolTipRole:
      return column == Summary || column == Criterion ? text(evidence, column) : QVariant();
    case Qt::AccessibleTextRole:
      if (late) return tr("%1, overdue").arg(text(evidence, column));
      return column == Summary ? tr("%1: %2").arg(text(evidence, Finding), text(evidence, Summary))
                               : text(evidence, column);
    case MarkRole:
      if (column == Finding) return static_cast<int>(markOf(evidence.finding));
      return late ? QVariant(static_cast<int>(Mark::Late)) : QVariant();
    case TextRole:
      if (late) return static_cast<int>(Role::Late);
      if (column == Review && evidence.review == domain::ReviewState::Rejected) return static_cast<int>(Role::Muted);
      return column == Summary || column == Finding ? QVariant() : QVariant(static_cast<int>(Role::Muted));
    default:
      return {};
  }
}

bool EvidenceModel::less(int sourceA, int sourceB, int column) const {
  const auto& a = at(sourceA).value;
  const auto& b = at(sourceB).value;
  switch (column) {
    case Summary:
      return a.summary < b.summary;
    case Finding:
      return a.finding < b.finding;
    case Criterion:
      return m_state.pack().criterionIndex(a.criterion) < m_state.pack().criterionIndex(b.criterion);
    case Source:
      return lessWithNone(a.source, b.source);
    case Weight:
      if (a.reach != b.reach) return lessWithNone(a.reach, b.reach);
      return lessWithNone(a.impact, b.impact);
    case Covers:
      return lessWithNone(a.coversFrom, b.coversFrom);
    case Review:
      return a.review < b.review;
    case ReviewBy:
      return lessWithNone(a.reviewBy, b.reviewBy);
    default:
      return VectorModel::less(sourceA, sourceB, column);
  }
}

}  // namespace waymark::ui
