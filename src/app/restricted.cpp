// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/restricted.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "seal/seal_text.h"

namespace waymark::app {
namespace {

constexpr std::string_view kSealedAs = "restricted:";

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

bool isUnderEmbargo(const domain::Workspace& workspace, const domain::InspectionId& inspection) {
  const auto* found = workspace.all<domain::Inspection>().find(inspection);
  return found != nullptr && !found->value.publishedOn && found->value.publishedOutcome.empty();
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
