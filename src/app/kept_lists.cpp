// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/kept_lists.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "exchange/settings_file.h"
#include "storage/seal.h"

namespace waymark::app {
namespace {

using base::Code;
using base::Result;
using domain::ListExtract;
using domain::RuleSwitch;

constexpr const char* kSettingsDefinition = "settings-register";
constexpr const char* kSettingsList = "settings";

const ListExtract* newestOf(const domain::Workspace& workspace, const std::string& definition, const std::string& list,
                            const std::optional<base::Day>& asAt) {
  const ListExtract* latest = nullptr;
  for (const auto& row : workspace.all<ListExtract>()) {
    const auto& one = row.value;
    if (one.definition != definition || one.list != list || (asAt && one.asAt > *asAt)) continue;
    if (latest == nullptr || std::pair(latest->asAt, latest->importedAt) <= std::pair(one.asAt, one.importedAt))
      latest = &one;
  }
  return latest;
}

const domain::Stored<RuleSwitch>* switchOf(const domain::Workspace& workspace, const std::string& definition,
                                           const std::string& rule) {
  for (const auto& row : workspace.all<RuleSwitch>())
    if (row.value.definition == definition && row.value.rule == rule) return &row;
  return nullptr;
}

}  // namespace

Result<KeptLists> openKeptLists(Session& session, const domain::Workspace& workspace,
                                const lists::Definition& definition, const seal::Key* key,
                                const std::optional<base::Day>& asAt) {
  KeptLists kept;
  for (const auto& list : definition.lists) {
    const auto* extract = newestOf(workspace, definition.id, list.id, asAt);
    if (extract == nullptr) continue;
    auto opened = openCorrectedList(session, workspace, definition, *extract, key);
    if (!opened) return tl::make_unexpected(opened.error());
    kept.extracts.push_back(*extract);
    kept.tables.push_back(std::move(opened->list.table));
    kept.lists.push_back(std::move(*opened));
  }
  return kept;
}

std::vector<std::string> rulesOff(const domain::Workspace& workspace, const std::string& definition) {
  std::vector<std::string> codes;
  for (const auto& row : workspace.all<RuleSwitch>())
    if (row.value.definition == definition) codes.push_back(row.value.rule);
  return codes;
}

Result<domain::Change> ruleOff(const domain::Workspace& workspace, const lists::Definition& definition,
                               const std::string& rule, const std::string& reason, const std::string& who,
                               base::IdMaker& ids, base::Stamp at) {
  const bool known = std::ranges::any_of(definition.rules, [&](const lists::Rule& one) {
    return std::ranges::find(one.places, rule, &lists::Rule::Place::code) != one.places.end();
  });
  if (!known) return base::fail(Code::NotFound, {{"what", "rule"}, {"id", rule}});
  if (base::trimmed(reason).empty()) return base::fail(Code::MissingField, {{"field", "reason"}});
  const auto* there = switchOf(workspace, definition.id, rule);
  RuleSwitch off;
  off.id = there == nullptr ? domain::RuleSwitchId{ids.make(at)} : there->value.id;
  off.definition = definition.id;
  off.rule = rule;
  off.reason = reason;
  off.author = who;
  off.at = at;
  if (there != nullptr) return domain::edited(*there, std::move(off));
  return domain::made(std::move(off));
}

Result<domain::Change> ruleOn(const domain::Workspace& workspace, const lists::Definition& definition,
                              const std::string& rule) {
  const auto* there = switchOf(workspace, definition.id, rule);
  if (there == nullptr) return base::fail(Code::NotFound, {{"what", "rule that is off"}, {"id", rule}});
  return domain::removed(*there);
}

const ListExtract* settingsExtract(const domain::Workspace& workspace) {
  return newestOf(workspace, kSettingsDefinition, kSettingsList, {});
}

Result<std::optional<lists::SettingsRegister>> keptSettings(Session& session, const domain::Workspace& workspace) {
  const auto* extract = settingsExtract(workspace);
  if (extract == nullptr) return std::nullopt;
  const auto bytes = storage::readBytes(session.store(), extract->openSha256);
  if (!bytes) return tl::make_unexpected(bytes.error());
  auto settings = exchange::readSettings(*bytes, extract->fileName);
  if (!settings) return tl::make_unexpected(settings.error());
  return std::optional(std::move(*settings));
}

Result<ListExtract> keepSettings(Session& session, const lists::SettingsRegister& settings, const std::string& fileName,
                                 base::Day asAt, base::Stamp at) {
  const auto stored = storage::storeBytes(session.store(), exchange::settingsCsv(settings));
  if (!stored) return tl::make_unexpected(stored.error());
  base::IdMaker ids;
  ListExtract extract;
  extract.id = domain::ListExtractId{ids.make(at)};
  extract.definition = kSettingsDefinition;
  extract.list = kSettingsList;
  extract.source = "Get Information about Schools";
  extract.fileName = fileName;
  extract.asAt = asAt;
  extract.rows = static_cast<int>(settings.size());
  extract.openSha256 = stored->sha256;
  extract.importedBy = session.who();
  extract.importedAt = at;
  const domain::ChangeSet set{fmt::format("keep the settings register ({} settings)", settings.size()),
                              {domain::made(extract)}};
  const auto applied = session.apply(set, at);
  if (!applied) return tl::make_unexpected(applied.error().error);
  return extract;
}

Result<lists::Checked> checkKeptLists(Session& session, const domain::Workspace& workspace,
                                      const lists::Definition& definition, std::span<const lists::Table> tables,
                                      base::Day asAt) {
  const auto settings = keptSettings(session, workspace);
  if (!settings) return tl::make_unexpected(settings.error());
  const auto off = rulesOff(workspace, definition.id);
  return lists::checkLists(definition, tables, asAt, *settings ? &**settings : nullptr, off);
}

}  // namespace waymark::app
