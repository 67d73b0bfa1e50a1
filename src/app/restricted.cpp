// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/restricted.h"

#include <algorithm>
#include <set>
#include <nlohmann/json.hpp>

#include "seal/seal_text.h"

namespace waymark::app {

using domain::RestrictedPart;

namespace {

constexpr std::string_view kSealedAs = "restricted:";

/// Where a record of one of the parts is in one; nothing for all others.
std::optional<RestrictedPart> partOf(const domain::Record& record) {
  return std::visit(
      []<class T>(const T& value) -> std::optional<RestrictedPart> {
        if constexpr (std::is_same_v<T, domain::NamedPerson>) return value.part;
        if constexpr (std::is_same_v<T, domain::Concern>) return RestrictedPart::Concerns;
        if constexpr (std::is_same_v<T, domain::InspectionPoint>) return RestrictedPart::KeepingInTouch;
        if constexpr (std::is_same_v<T, domain::TrackedChild> || std::is_same_v<T, domain::CaseDocument> ||
                      std::is_same_v<T, domain::CasePractitioner> || std::is_same_v<T, domain::CaseEvent>)
          return RestrictedPart::TrackedChildren;
        return std::nullopt;
      },
      record);
}

/// Evidence, a file or a link that the embargo keeps. Of a request or an action it keeps the words only: whoever has it
/// to do moves it on.
bool isHeld(const domain::Workspace& workspace, const domain::Record& record) {
  return std::visit(
      [&]<class T>(const T& value) {
        constexpr bool kIsKept = std::is_same_v<T, domain::Evidence> || std::is_same_v<T, domain::Attachment> ||
                                 std::is_same_v<T, domain::FileLink>;
        if constexpr (kIsKept) return isUnderEmbargo(workspace, value);
        return false;
      },
      record);
}

template <class Made, class Id>
const domain::InspectionPoint* heldByPoint(const domain::Workspace& workspace, Made made, const Id& id) {
  for (const auto& row : workspace.all<domain::InspectionPoint>())
    if (row.value.*made == id && isUnderEmbargo(workspace, row.value.inspection)) return &row.value;
  return nullptr;
}

std::optional<base::Day> publicationOf(const std::optional<domain::Record>& record) {
  const auto* inspection = record ? std::get_if<domain::Inspection>(&*record) : nullptr;
  return inspection == nullptr ? std::nullopt : inspection->publishedOn;
}

}  // namespace

std::string sealTexts(const seal::Key& key, const base::Uuid& record, const SealedTexts& texts) {
  auto json = nlohmann::json::object();
  for (const auto& [name, text] : texts)
    if (!text.empty()) json[name] = text;
  if (json.empty()) return {};
  auto plain = json.dump();
  auto sealed = seal::sealedText(key, plain, std::string(kSealedAs) + base::uuidText(record));
  seal::wipe(plain);
  return sealed;
}

base::Result<SealedTexts> openTexts(const seal::Key* key, const base::Uuid& record, std::string_view sealed) {
  if (sealed.empty()) return SealedTexts{};
  if (key == nullptr) return base::fail(base::Code::Locked);
  auto plain = seal::openedText(*key, sealed, std::string(kSealedAs) + base::uuidText(record));
  if (!plain) return tl::make_unexpected(plain.error());
  const auto json = nlohmann::json::parse(*plain, nullptr, false);
  seal::wipe(*plain);
  if (!json.is_object()) return base::fail(base::Code::SealDamaged, {{"what", "a restricted note"}});
  SealedTexts texts;
  for (const auto& [name, text] : json.items())
    if (text.is_string()) texts[name] = text.get<std::string>();
  return texts;
}

std::vector<domain::PersonId> namedFor(const domain::Workspace& workspace, const domain::InspectionId& inspection,
                                       domain::RestrictedPart part) {
  std::vector<domain::PersonId> named;
  for (const auto& row : workspace.all<domain::NamedPerson>())
    if (row.value.inspection == inspection && row.value.part == part) named.push_back(row.value.person);
  return named;
}

bool isNamedFor(const domain::Workspace& workspace, const domain::InspectionId& inspection,
                domain::RestrictedPart part, const domain::PersonId& person) {
  return std::ranges::count(namedFor(workspace, inspection, part), person) > 0;
}

bool isUnderEmbargo(const domain::Workspace& workspace, const domain::Request& request) {
  return heldByPoint(workspace, &domain::InspectionPoint::request, request.id) != nullptr;
}
bool isUnderEmbargo(const domain::Workspace& workspace, const domain::RequestVersion& version) {
  return heldByPoint(workspace, &domain::InspectionPoint::request, version.request) != nullptr;
}
bool isUnderEmbargo(const domain::Workspace& workspace, const domain::Task& task) {
  return confidentialPointOf(workspace, task) != nullptr;
}
const domain::InspectionPoint* confidentialPointOf(const domain::Workspace& workspace, const domain::Task& task) {
  return heldByPoint(workspace, &domain::InspectionPoint::task, task.id);
}

base::Result<std::vector<RestrictedPart>> partsWritten(const domain::Workspace& before, const domain::ChangeSet& set,
                                                       base::Day today) {
  std::set<RestrictedPart> parts;
  for (const auto& change : set.changes) {
    for (const auto* record : {&change.before, &change.after}) {
      if (!*record) continue;
      if (const auto part = partOf(**record)) parts.insert(*part);
      if (isHeld(before, **record)) parts.insert(RestrictedPart::KeepingInTouch);
    }
    const auto published = publicationOf(change.after);
    if (published == publicationOf(change.before)) continue;
    if (published && *published > today) return tl::make_unexpected(stillToCome(*published));
    if (change.before) parts.insert(RestrictedPart::KeepingInTouch);
  }
  return std::vector(parts.begin(), parts.end());
}

base::Error stillToCome(base::Day publication) {
  return {base::Code::BadUse, "", {{"problem", base::longText(publication) + " is still to come. The embargo holds until "
                                                                             "the report is out; come back on that day"}}};
}

bool isUnderEmbargo(const domain::Workspace& workspace, const domain::InspectionId& inspection) {
  const auto* found = workspace.all<domain::Inspection>().find(inspection);
  return found != nullptr && !found->value.publishedOn;
}

bool isUnderEmbargo(const domain::Workspace& workspace, const domain::Evidence& evidence) {
  if (!evidence.fromPoint) return false;
  const auto* point = workspace.all<domain::InspectionPoint>().find(*evidence.fromPoint);
  return point == nullptr || isUnderEmbargo(workspace, point->value.inspection);  // in doubt it holds
}

bool isUnderEmbargo(const domain::Workspace& workspace, const domain::Attachment& attachment) {
  const auto* evidence = attachment.evidence ? workspace.all<domain::Evidence>().find(*attachment.evidence) : nullptr;
  return evidence != nullptr && isUnderEmbargo(workspace, evidence->value);
}

bool isUnderEmbargo(const domain::Workspace& workspace, const domain::FileLink& link) {
  const auto* evidence = workspace.all<domain::Evidence>().find(link.evidence);
  return evidence != nullptr && isUnderEmbargo(workspace, evidence->value);
}

}  // namespace waymark::app
