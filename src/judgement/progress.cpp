// SPDX-License-Identifier: GPL-3.0-or-later
#include "judgement/progress.h"

#include <algorithm>
#include <array>
#include <bit>
#include <unordered_map>
#include <utility>

#include "base/message.h"
#include "judgement/positions.h"

namespace waymark::judgement {
namespace {

using domain::Finding;
using framework::Progress;

constexpr std::size_t kNamed = 3;  // findings each way

constexpr std::array<std::pair<std::string_view, std::string_view>, 13> kProgressTemplates{{
    {"progress_made",
     "What is newer than the letter speaks for it. Strengths: {strengths}, mixed: {mixed}, concerns: {concerns}."},
    {"progress_not_made",
     "What is newer than the letter speaks against it. Concerns: {concerns}, mixed: {mixed}, strengths: {strengths}."},
    {"progress_both_ways",
     "What is newer than the letter points both ways. Strengths: {strengths}, mixed: {mixed}, concerns: {concerns}."},
    {"progress_too_little", "Too little is newer than the letter. Findings: {count}."},
    {"progress_hangs_on_dates",
     "The verdict hangs on findings that don’t state the dates they cover. Such findings: {count}."},
    {"progress_no_letter_date",
     "The day on which the letter was published isn’t known, so no finding can be shown to be newer."},
    {"missing_findings", "More findings newer than the letter. There are: {count}, needed: {needed}."},
    {"missing_source_kinds", "A further kind of source. Stated kinds: {count}, needed: {needed}."},
    {"missing_dates", "The dates covered by findings that don’t state them. Such findings: {count}."},
    {"missing_letter_date", "The day on which the letter was published."},
    {"missing_child_voice", "What children and young people say of it."},
    {"missing_parent_voice", "What parents and carers say of it."},
    {"older_left_out", "Left out, since the dates they cover end before the letter was published: {count}."},
}};

/// The evidence on one area as it is gathered.
struct Gathered {
  const domain::EarlierFinding* area = nullptr;
  std::vector<Item> newer;
  std::vector<Item> undated;
  std::vector<std::uint32_t> older;
  base::EnumSet<domain::SourceKind> sources;  // of the newer
};

Item itemOf(const domain::Evidence& evidence, std::size_t row) {
  const auto place = [](const auto& code) { return static_cast<std::int8_t>(code ? static_cast<int>(*code) : kUnknown); };
  Item item;
  item.row = static_cast<std::uint32_t>(row);
  item.finding = static_cast<std::int8_t>(evidence.finding);
  item.reach = place(evidence.reach);
  item.impact = place(evidence.impact);
  return item;
}

std::vector<std::uint32_t> rowsOf(const std::vector<Item>& items) {
  std::vector<std::uint32_t> rows;
  for (const auto& item : items) rows.push_back(item.row);
  return rows;
}

class Judge {
 public:
  explicit Judge(const framework::Pack& pack) : m_areas(*pack.judgedAreas), m_weights(weightsOf(pack.judgement)) {
    m_weights.prior = m_areas.priorWeight;
  }

  [[nodiscard]] AreaProgress of(const Gathered& gathered) const {
    AreaProgress out;
    out.area = gathered.area->id;
    Tally tally(1);
    for (const auto& item : gathered.newer) tally.add(item);
    out.position = tally.balance(m_weights).position(0);
    out.strengths = tally.first(0, Finding::Strength);
    out.mixed = tally.first(0, Finding::Mixed);
    out.concerns = tally.first(0, Finding::Concern);
    out.older = static_cast<int>(gathered.older.size());
    out.undated = static_cast<int>(gathered.undated.size());
    out.sourceKinds = std::popcount(gathered.sources.bits());
    name(gathered, out);
    decide(gathered, tally, out);
    missing(gathered, out);
    return out;
  }

 private:
  [[nodiscard]] Progress reading(double position) const {
    if (position >= m_areas.madeFrom) return Progress::Made;
    if (position <= m_areas.notMadeTo) return Progress::NotMade;
    return Progress::NotEnoughEvidence;
  }

  void name(const Gathered& gathered, AreaProgress& out) const {
    TopRows up;
    TopRows down;
    for (std::uint32_t place = 0; place < gathered.newer.size(); ++place) {
      const auto& item = gathered.newer[place];
      const double pull = m_weights.of(item) * m_weights.signOf(item);
      if (pull > 0) up.offer(pull, place);
      if (pull < 0) down.offer(-pull, place);
    }
    const auto take = [&](const TopRows& top, std::vector<std::uint32_t>& rows) {
      for (const auto& entry : top.entries().first(std::min(kNamed, top.entries().size())))
        rows.push_back(gathered.newer[entry.place].row);
    };
    take(up, out.pullUp);
    take(down, out.pullDown);
  }

  void decide(const Gathered& gathered, const Tally& newer, AreaProgress& out) const {
    const auto say = [&](const char* rule, base::Context parameters) {
      out.why = {rule, std::move(parameters), rowsOf(gathered.newer)};
    };
    if (!gathered.area->publishedOn) {
      out.why = {"progress_no_letter_date", {}, rowsOf(gathered.undated)};
      return;
    }
    if (out.newer() < m_areas.enoughFindings || out.sourceKinds < m_areas.enoughSourceKinds)
      return say("progress_too_little", {{"count", std::to_string(out.newer())}});
    const auto verdict = reading(out.position);
    // A finding without dates may be older than the letter or newer: a verdict that it could turn is none.
    auto withUndated = newer;
    for (const auto& item : gathered.undated) withUndated.add(item);
    if (verdict != Progress::NotEnoughEvidence && reading(withUndated.balance(m_weights).position(0)) != verdict)
      return say("progress_hangs_on_dates", {{"count", std::to_string(out.undated)}});
    out.verdict = verdict;
    say(verdict == Progress::Made      ? "progress_made"
        : verdict == Progress::NotMade ? "progress_not_made"
                                       : "progress_both_ways",
        {{"strengths", std::to_string(out.strengths)},
         {"mixed", std::to_string(out.mixed)},
         {"concerns", std::to_string(out.concerns)}});
  }

  void missing(const Gathered& gathered, AreaProgress& out) const {
    const auto say = [&](const char* rule, base::Context parameters = {}, std::vector<std::uint32_t> rows = {}) {
      out.missing.push_back({rule, std::move(parameters), std::move(rows)});
    };
    if (!gathered.area->publishedOn) say("missing_letter_date");
    if (out.newer() < m_areas.enoughFindings)
      say("missing_findings",
          {{"count", std::to_string(out.newer())}, {"needed", std::to_string(m_areas.enoughFindings)}});
    if (out.sourceKinds < m_areas.enoughSourceKinds)
      say("missing_source_kinds",
          {{"count", std::to_string(out.sourceKinds)}, {"needed", std::to_string(m_areas.enoughSourceKinds)}});
    if (gathered.area->publishedOn && out.undated > 0)
      say("missing_dates", {{"count", std::to_string(out.undated)}}, rowsOf(gathered.undated));
    if (!gathered.sources.contains(domain::SourceKind::ChildVoice)) say("missing_child_voice");
    if (!gathered.sources.contains(domain::SourceKind::ParentVoice)) say("missing_parent_voice");
    if (out.older > 0) say("older_left_out", {{"count", std::to_string(out.older)}}, gathered.older);
  }

  const framework::JudgedAreas& m_areas;
  Weights m_weights;
};

}  // namespace

std::optional<base::Day> lastDayCovered(const domain::Evidence& evidence) {
  if (evidence.coversTo) return evidence.coversTo;
  if (evidence.coversFrom) return std::max(*evidence.coversFrom, evidence.loggedOn);
  return std::nullopt;
}

std::vector<AreaProgress> judgeAreas(std::span<const domain::EarlierFinding> findings,
                                     std::span<const domain::Evidence> evidence, const framework::Pack& pack) {
  if (!pack.judgedAreas) return {};
  std::vector<Gathered> areas;
  std::unordered_map<base::Uuid, std::size_t> places;
  for (const auto& finding : findings)
    if (finding.kind == pack.judgedAreas->kind && places.emplace(finding.id.uuid, areas.size()).second)
      areas.push_back({&finding, {}, {}, {}, {}});
  for (std::size_t row = 0; row < evidence.size(); ++row) {
    const auto& one = evidence[row];
    if (one.review == domain::ReviewState::Rejected) continue;
    const auto last = lastDayCovered(one);
    for (std::size_t link = 0; link < one.earlierFindings.size(); ++link) {
      const auto& id = one.earlierFindings[link];
      const auto at = places.find(id.uuid);
      const auto upToHere = std::span(one.earlierFindings).first(link);
      if (at == places.end() || std::ranges::find(upToHere, id) != upToHere.end()) continue;
      auto& area = areas[at->second];
      if (!last || !area.area->publishedOn) {
        area.undated.push_back(itemOf(one, row));
      } else if (*last < *area.area->publishedOn) {
        area.older.push_back(static_cast<std::uint32_t>(row));
      } else {
        area.newer.push_back(itemOf(one, row));
        if (one.source) area.sources.insert(*one.source);
      }
    }
  }
  const Judge judge(pack);
  std::vector<AreaProgress> out;
  for (const auto& area : areas) out.push_back(judge.of(area));
  return out;
}

std::string_view progressTemplate(std::string_view rule) {
  for (const auto& [name, text] : kProgressTemplates)
    if (name == rule) return text;
  return "";
}

std::vector<std::string_view> progressRules() {
  std::vector<std::string_view> names;
  for (const auto& [name, text] : kProgressTemplates) names.push_back(name);
  return names;
}

std::string progressText(const Reason& reason) {
  return base::filled(progressTemplate(reason.rule), reason.parameters);
}

}  // namespace waymark::judgement
