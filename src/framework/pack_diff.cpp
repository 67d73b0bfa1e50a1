// SPDX-License-Identifier: GPL-3.0-or-later
#include "framework/pack_diff.h"

#include <algorithm>
#include <tuple>

namespace waymark::framework {
namespace {

const std::string& idText(const std::string& id) {
  return id;
}
std::string idText(const base::ShortCode& id) {
  return id.text();
}

// What a row says beside its id and title; a changed source alone is no change of the row.
auto contentOf(const Criterion& row) {
  return std::tie(row.group, row.number, row.shortTitle, row.goodLooksLike, row.typicalEvidence);
}
auto contentOf(const PackTask& row) {
  return std::tie(row.detail, row.phase, row.when, row.durationDays, row.milestone, row.external, row.owner,
                  row.produces, row.after, row.criteria, row.outcomes, row.note);
}
auto contentOf(const Anchor& row) {
  return std::tie(row.usualWeekday, row.from, row.note);
}
auto contentOf(const Phase& row) {
  return std::tie(row.shortTitle, row.start, row.end);
}
auto contentOf(const Outcome& row) {
  return std::tie(row.statement, row.rank, row.followUp);
}
auto contentOf(const InformationItem& row) {
  return std::tie(row.group, row.detail, row.owner, row.due, row.criteria);
}
auto contentOf(const SurveyAudience& row) {
  return std::tie(row.ageFrom, row.distributors, row.note, row.opens, row.closes);
}

template <class Row>
bool replaces(const Row& row, const std::string& old) {
  if constexpr (requires { row.replaces; })
    return std::ranges::any_of(row.replaces, [&](const auto& id) { return idText(id) == old; });
  else
    return false;
}

template <class Row>
std::vector<RowChange> diffRows(const std::vector<Row>& from, const std::vector<Row>& to, const IdMap& map) {
  std::map<std::string, const Row*, std::less<>> byId;
  for (const auto& row : to) byId.try_emplace(idText(row.id), &row);
  const auto partner = [&](const std::string& old) -> const Row* {
    if (const auto asked = map.find(old); asked != map.end())
      if (const auto at = byId.find(asked->second); at != byId.end()) return at->second;
    if (const auto at = byId.find(old); at != byId.end()) return at->second;
    const auto at = std::ranges::find_if(to, [&](const Row& row) { return replaces(row, old); });
    return at == to.end() ? nullptr : &*at;
  };
  std::vector<RowChange> changes;
  std::map<const Row*, bool> met;
  for (const auto& row : from) {
    const std::string old = idText(row.id);
    const auto* next = partner(old);
    if (next == nullptr) {
      changes.push_back({RowFate::Gone, old, row.title, {}, {}, false});
      continue;
    }
    met[next] = true;
    const std::string id = idText(next->id);
    changes.push_back({id == old && next->title == row.title ? RowFate::Kept : RowFate::Renamed, old, row.title, id,
                       next->title, contentOf(row) != contentOf(*next)});
  }
  for (const auto& row : to)
    if (!met.contains(&row)) changes.push_back({RowFate::New, {}, {}, idText(row.id), row.title, false});
  return changes;
}

}  // namespace

PackDiff diffPacks(const Pack& from, const Pack& to, const IdMap& map) {
  return {diffRows(from.criteria, to.criteria, map),       diffRows(from.tasks, to.tasks, map),
          diffRows(from.anchors, to.anchors, map),         diffRows(from.phases, to.phases, map),
          diffRows(from.outcomes, to.outcomes, map),       diffRows(from.information, to.information, map),
          diffRows(from.surveyAudiences, to.surveyAudiences, map)};
}

}  // namespace waymark::framework
