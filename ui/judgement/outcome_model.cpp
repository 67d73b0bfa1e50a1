// SPDX-License-Identifier: GPL-3.0-or-later
#include "judgement/outcome_model.h"

#include <QCoreApplication>
#include <QEvent>
#include <algorithm>
#include <cmath>

#include "app/restricted.h"
#include "judgement/assess.h"
#include "judgement/assessment_json.h"

namespace waymark::ui {

namespace {

const auto kWake = static_cast<QEvent::Type>(QEvent::registerEventType());
/// Beyond it, assessing may take more than a frame and moves to the second thread.
constexpr std::size_t kQuick = 20'000;
constexpr int kRounds = 400;
constexpr double kFurthest = 0.95;
const std::string kAssessJob = "outcome.assess";
const std::string kRangesJob = "outcome.ranges";
const std::string kPublishedJob = "outcome.published";

/// What the arithmetic reads; the words stay where they are.
domain::Evidence slim(const domain::Evidence& whole) {
  domain::Evidence evidence;
  evidence.finding = whole.finding;
  evidence.reach = whole.reach;
  evidence.impact = whole.impact;
  evidence.criterion = whole.criterion;
  evidence.also = whole.also;
  evidence.source = whole.source;
  evidence.review = whole.review;
  evidence.coversFrom = whole.coversFrom;
  evidence.coversTo = whole.coversTo;
  evidence.loggedOn = whole.loggedOn;
  evidence.earlierFindings = whole.earlierFindings;
  return evidence;
}

/// Evidence, what it is linked to, or whose pack it is judged by.
bool touchesPicture(const domain::ChangeSet& changes) {
  return std::ranges::any_of(changes.changes, [](const domain::Change& change) {
    const auto kind = domain::kindOf(change.after ? *change.after : *change.before);
    return kind == "evidence" || kind == "earlier_finding" || kind == "inspection" || kind == "area";
  });
}

template <class E, std::size_t N>
double levelWeight(const std::optional<E>& level, const std::array<double, N>& weights) {
  if (level) return weights[static_cast<std::size_t>(*level)];
  double sum = 0;
  for (const double weight : weights) sum += weight;
  return sum / N;
}

}  // namespace

OutcomeModel::OutcomeModel(AppState& state, QObject* parent)
    : QObject(parent),
      m_state(state),
      m_bank(std::make_shared<judgement::Bank>()),
      m_background([this] { QCoreApplication::postEvent(this, new QEvent(kWake)); }) {
  connect(&m_state, &AppState::loaded, this, [this] {
    m_isStale = true;
    m_whatIf.reset();
    m_off.clear();
    emit changed();
  });
  connect(&m_state, &AppState::applied, this,
          [this](const domain::ChangeSet& changes) { m_isStale = m_isStale || touchesPicture(changes); });
}

bool OutcomeModel::event(QEvent* event) {
  if (event->type() != kWake) return QObject::event(event);
  m_background.deliver();
  return true;
}

void OutcomeModel::setBasis(Basis basis) {
  if (basis == m_basis) return;
  m_basis = basis;
  m_isStale = true;
  refresh();
}

void OutcomeModel::refresh() {
  if (!m_isStale) return;
  m_isStale = false;
  collect();
  compute();
}

void OutcomeModel::collect() {
  std::vector<domain::Evidence> evidence;
  m_rows.clear();
  for (const auto& row : m_state.workspace().all<domain::Evidence>()) {
    if (app::isUnderEmbargo(m_state.workspace(), row.value)) continue;
    if (m_basis == Basis::AcceptedOnly && row.value.review != domain::ReviewState::Accepted) continue;
    evidence.push_back(slim(row.value));
    m_rows.push_back(row.value.id);
  }
  m_bank = std::make_shared<judgement::Bank>(judgement::makeBank(evidence, m_state.pack()));
  const auto* inspection = m_state.inspection();
  m_letter = app::followedLetter(m_state.workspace(), inspection == nullptr ? nullptr : &inspection->value,
                                 m_state.planPack(), [this](const std::string& id) {
                                   const auto [known, isNew] = m_kinds.try_emplace(id);
                                   if (isNew)
                                     if (const auto pack = m_state.library().load(id)) known->second = pack->kind;
                                   return known->second;
                                 });
  m_areas = judgement::judgeAreas(m_letter.findings, evidence, m_state.planPack());
}

void OutcomeModel::compute() {
  const auto take = [this](judgement::Assessment assessment) {
    m_computed = std::move(assessment);
    if (m_wantsRanges) askForRanges();
    if (m_whatIf) suppose();
    emit changed();
  };
  m_background.cancel(kRangesJob);
  if (m_bank->items.size() <= kQuick) {
    take(judgement::assess(*m_bank, m_state.pack()));
    return;
  }
  m_background.run(
      kAssessJob,
      [bank = m_bank, pack = m_state.sharedPack()](std::stop_token) { return judgement::assess(*bank, *pack); }, take);
}

void OutcomeModel::askForRanges() {
  m_wantsRanges = true;
  m_background.run(
      kRangesJob,
      [bank = m_bank, pack = m_state.sharedPack()](std::stop_token) {
        return judgement::ranges(*bank, *pack, kRounds);
      },
      [this](std::vector<std::array<double, 2>> ranges) {
        m_computed.ranges = std::move(ranges);
        emit changed();
      });
}

const domain::Evidence* OutcomeModel::finding(std::uint32_t row) const {
  if (row >= m_rows.size()) return nullptr;
  const auto* stored = m_state.find<domain::Evidence>(m_rows[row]);
  return stored == nullptr ? nullptr : &stored->value;
}

std::vector<Pull> OutcomeModel::findingsOn(base::ShortCode criterion) const {
  const auto& pack = m_state.pack();
  const int place = pack.criterionIndex(criterion);
  std::vector<Pull> pulls;
  if (place < 0) return pulls;
  for (const auto& item : m_bank->items) {
    const bool isFirst = item.criterion == place;
    const bool isAlso = !isFirst && place < 32 && (item.also >> static_cast<unsigned>(place) & 1U) != 0;
    if (!isFirst && !isAlso) continue;
    const auto* evidence = finding(item.row);
    if (evidence == nullptr) continue;
    const double sign = evidence->finding == domain::Finding::Strength ? 1.0
                        : evidence->finding == domain::Finding::Mixed  ? pack.judgement.mixed
                                                                       : -1.0;
    const double weight = levelWeight(evidence->reach, pack.judgement.reach) *
                          levelWeight(evidence->impact, pack.judgement.impact) *
                          (isAlso ? pack.judgement.alsoWeight : 1.0);
    pulls.push_back({m_rows[item.row], sign * weight, isAlso});
  }
  std::ranges::stable_sort(pulls, std::greater{}, [](const Pull& pull) { return std::abs(pull.pull); });
  return pulls;
}

base::EnumSet<domain::SourceKind> OutcomeModel::sourcesOn(base::ShortCode criterion) const {
  base::EnumSet<domain::SourceKind> sources;
  for (const auto& pull : findingsOn(criterion))
    if (const auto* stored = m_state.find<domain::Evidence>(pull.id))
      if (stored->value.source) sources.insert(*stored->value.source);
  return sources;
}

const std::vector<app::PublishedScore>& OutcomeModel::published() {
  if (m_publishedFor != m_state.pack().id) {
    m_publishedFor = m_state.pack().id;
    m_published.clear();
    m_background.run(
        kPublishedJob,
        [pack = m_state.sharedPack()](std::stop_token) { return app::publishedScores(*pack); },
        [this](std::vector<app::PublishedScore> scores) {
          m_published = std::move(scores);
          emit changed();
        });
  }
  return m_published;
}

std::string OutcomeModel::payload() const {
  return judgement::assessmentJson(assessment(), m_state.pack(), [this](std::uint32_t row) {
    return row < m_rows.size() ? base::uuidText(m_rows[row].uuid) : std::string();
  });
}

void OutcomeModel::startWhatIf() {
  if (m_whatIf) return;
  m_whatIf.emplace();
  m_off.clear();
  suppose();
  emit changed();
}

void OutcomeModel::leaveWhatIf() {
  if (!m_whatIf) return;
  m_whatIf.reset();
  m_off.clear();
  emit changed();
}

void OutcomeModel::setOff(domain::EvidenceId id, bool off) {
  if (!m_whatIf) return;
  if (off)
    m_off.insert(id.uuid);
  else
    m_off.erase(id.uuid);
  suppose();
  emit changed();
}

std::optional<double> OutcomeModel::setPosition(base::ShortCode criterion) const {
  if (m_whatIf)
    for (const auto& set : m_whatIf->positions)
      if (set.criterion == criterion) return set.position;
  return std::nullopt;
}

void OutcomeModel::supposePosition(base::ShortCode criterion, std::optional<double> position) {
  if (!m_whatIf) return;
  std::erase_if(m_whatIf->positions, [&](const auto& set) { return set.criterion == criterion; });
  if (position) m_whatIf->positions.push_back({criterion, std::clamp(*position, -kFurthest, kFurthest)});
  suppose();
  emit changed();
}

std::size_t OutcomeModel::supposals() const {
  return m_off.size() + (m_whatIf ? m_whatIf->positions.size() : 0);
}

void OutcomeModel::suppose() {
  m_whatIf->off.clear();
  for (std::size_t row = 0; row < m_rows.size(); ++row)
    if (m_off.contains(m_rows[row].uuid)) m_whatIf->off.push_back(static_cast<std::uint32_t>(row));
  m_supposed = judgement::assessIf(*m_bank, m_state.pack(), *m_whatIf);
}

}  // namespace waymark::ui
