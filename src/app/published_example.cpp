// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/published_example.h"

#include <fmt/format.h>

#include <algorithm>

#include "calendar/calendar.h"
#include "exchange/published.h"
#include "judgement/calibrate.h"
#include "schedule/timeline.h"

namespace waymark::app {
namespace {

constexpr std::uint64_t kExampleSeed = 2024;
constexpr const char* kEarlierPack = "area-send-2023";

const exchange::PublishedInspection* found(const std::vector<exchange::PublishedInspection>& all,
                                           std::string_view code) {
  const auto at = std::ranges::find(all, code, &exchange::PublishedInspection::code);
  return at == all.end() ? nullptr : &*at;
}

tl::unexpected<base::Error> notPublished(std::string_view code) {
  return base::fail(base::Code::NotFound, {{"what", "published inspection"}, {"id", std::string(code)}});
}

std::string monthOfVisit(base::Day day) {
  const auto text = base::longText(day);      // "Mon 9 Dec 2024"
  return text.substr(text.find(' ', 4) + 1);  // "Dec 2024"
}

}  // namespace

base::Result<std::string> publishedFramework(std::string_view code, const framework::Library& library) {
  const auto pack = library.load(kEarlierPack);
  if (!pack) return tl::make_unexpected(pack.error());
  const auto all = exchange::publishedInspections(*pack);
  const auto* one = found(all, code);
  if (one == nullptr) return notPublished(code);
  for (const auto& summary : library.list().packs)
    if (one->onSite && summary.kind == framework::PackKind::FullInspection &&
        summary.effectiveFrom <= one->onSite->from)
      return summary.id;  // newest first
  return std::string(kEarlierPack);
}

base::Result<domain::ChangeSet> publishedExample(std::string_view code, const framework::Pack& pack) {
  const auto all = exchange::publishedInspections(pack);
  const auto* one = found(all, code);
  if (one == nullptr) return notPublished(code);
  domain::ChangeSet set{"show a published inspection", {}};
  base::IdMaker ids(kExampleSeed);
  const auto lastDay = one->onSite ? one->onSite->to : pack.effectiveFrom;
  const base::Stamp at{lastDay};
  const auto add = [&](auto entity) { set.changes.push_back(domain::made(domain::Record{std::move(entity)})); };

  domain::Area area;
  area.id = ids.makeId<domain::AreaTag>(at);
  area.name = one->area + " (published inspection)";
  area.frameworkId = pack.id;
  area.clockDay = lastDay;
  area.clockTime = base::TimeOfDay{17 * 60};
  add(area);

  domain::Inspection inspection;
  inspection.id = ids.makeId<domain::InspectionTag>(at);
  inspection.title = fmt::format("Area SEND inspection of {}, {}", one->area, monthOfVisit(lastDay));
  inspection.kind = domain::InspectionKind::Published;
  inspection.frameworkId = pack.id;
  inspection.frameworkVersion = pack.version;
  inspection.publishedOutcome = one->outcome;
  inspection.reference = one->code;
  if (one->onSite)
    if (const auto notified = schedule::notifiedFor(pack, calendar::england(), "on_site", one->onSite->from))
      inspection.notified = *notified;
  add(std::move(inspection));

  for (auto evidence : one->evidence) {
    evidence.id = ids.makeId<domain::EvidenceTag>(at);
    evidence.review = domain::ReviewState::Accepted;
    evidence.loggedOn = lastDay;
    add(std::move(evidence));
  }
  return set;
}

framework::Pack assessmentPack(const domain::Inspection* inspection, framework::Pack pack) {
  if (inspection == nullptr || inspection->kind != domain::InspectionKind::Published) return pack;
  const auto all = exchange::publishedInspections(pack);
  if (found(all, inspection->reference) == nullptr) return pack;
  std::vector<judgement::KnownInspection> others;
  for (const auto& one : all) {
    if (one.code == inspection->reference) continue;
    const auto* outcome = pack.outcome(one.outcome);
    if (outcome == nullptr) continue;
    others.push_back(
        {one.code, judgement::makeBank(one.evidence, pack), static_cast<int>(outcome - pack.outcomes.data())});
  }
  const auto fitted = judgement::calibrate(others, pack);
  return fitted ? judgement::withModel(std::move(pack), fitted->model) : pack;
}

}  // namespace waymark::app
