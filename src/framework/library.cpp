// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <charconv>

#include "base/file.h"
#include "base/json_reader.h"
#include "base/resources.h"
#include "framework/pack_loader.h"

namespace waymark::framework {
namespace {

using base::Code;
using base::Result;

constexpr std::string_view kSchemaName = "frameworks/pack.schema.json";

PackSummary summaryOf(const Pack& pack, std::string file) {
  return {pack.id,   pack.version,       pack.title,       pack.shortTitle,
          pack.kind, pack.effectiveFrom, pack.effectiveTo, std::move(file)};
}

std::vector<std::filesystem::path> ownFiles(const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> files;
  std::error_code ignored;
  if (folder.empty()) return files;
  for (const auto& entry : std::filesystem::directory_iterator(folder, ignored))
    if (entry.path().extension() == ".json") files.push_back(entry.path());
  std::ranges::sort(files);
  return files;
}

Result<Pack> ownPack(const std::filesystem::path& path) {
  return readPackFile(path).and_then(
      [&](const std::string& bytes) { return parseForeignPack(bytes, path.filename().string()); });
}

/// Every published pack of an id, own ones after the built-in one; what can't be read of them is in `problems`.
std::vector<Pack> versionsOf(std::string_view id, const std::filesystem::path& folder,
                             std::vector<base::Error>& problems) {
  std::vector<Pack> packs;
  const auto name = "frameworks/" + std::string(id) + ".json";
  if (const auto bytes = base::embeddedFile(name); bytes && name != kSchemaName) {
    if (auto pack = parsePack(*bytes, name))
      packs.push_back(std::move(*pack));
    else
      problems.push_back(pack.error());
  }
  for (const auto& path : ownFiles(folder)) {
    auto pack = ownPack(path);
    if (pack && pack->id == id && pack->status == PackStatus::Published) packs.push_back(std::move(*pack));
    // A pack that can't be read has no id: its file's name stands for it.
    const auto stem = path.stem().string();
    if (!pack && (stem == id || stem.starts_with(std::string(id) + "@"))) problems.push_back(pack.error());
  }
  // Oldest first; of one version the user's own last.
  std::ranges::stable_sort(packs,
                           [](const Pack& a, const Pack& b) { return compareVersions(a.version, b.version) < 0; });
  return packs;
}

}  // namespace

int compareVersions(std::string_view a, std::string_view b) {
  const auto next = [](std::string_view& rest) {
    long number = 0;
    const auto dot = std::min(rest.find('.'), rest.size());
    std::from_chars(rest.data(), rest.data() + dot, number);
    rest.remove_prefix(std::min(dot + 1, rest.size()));
    return number;
  };
  while (!a.empty() || !b.empty()) {
    const auto left = next(a);
    const auto right = next(b);
    if (left != right) return left < right ? -1 : 1;
  }
  return 0;
}

Result<std::string> readPackFile(const std::filesystem::path& path) {
  std::error_code error;
  const auto status = std::filesystem::symlink_status(path, error);
  const auto refuse = [&](const char* problem) {
    return base::fail(Code::FileUnreadable, {{"file", path.string()}, {"problem", problem}});
  };
  if (std::filesystem::is_symlink(status)) return refuse("it is a link to another file; give that file itself");
  if (std::filesystem::exists(status) && !std::filesystem::is_regular_file(status))
    return refuse(std::filesystem::is_directory(status) ? "it is a folder" : "it is not an ordinary file");
  return base::readFile(path, kLargestPack);
}

Library::Library(std::filesystem::path ownFolder) : m_ownFolder(std::move(ownFolder)) {}

Library::Listing Library::list() const {
  Listing listing;
  const auto add = [&](const Result<Pack>& pack, std::string file) {
    if (!pack) {
      listing.problems.push_back(pack.error());
      return;
    }
    if (pack->status == PackStatus::Draft) return;
    auto summary = summaryOf(*pack, std::move(file));
    const auto same = std::ranges::find_if(listing.packs, [&](const PackSummary& other) {
      return other.id == summary.id && compareVersions(other.version, summary.version) == 0;
    });
    if (same == listing.packs.end())
      listing.packs.push_back(std::move(summary));
    else
      *same = std::move(summary);
  };
  // Read once: what is built in doesn't change while the program runs, and reading it takes some 10 ms.
  static const auto builtIn = [] {
    std::vector<std::pair<Result<Pack>, std::string>> packs;
    for (const auto& file : base::embeddedUnder("frameworks/"))
      if (file.name != kSchemaName) packs.emplace_back(parsePack(file.bytes, file.name), std::string(file.name));
    return packs;
  }();
  for (const auto& [pack, file] : builtIn) add(pack, file);
  for (const auto& path : ownFiles(m_ownFolder)) add(ownPack(path), path.string());
  std::ranges::stable_sort(listing.packs, [](const PackSummary& a, const PackSummary& b) {
    return a.effectiveFrom != b.effectiveFrom ? a.effectiveFrom > b.effectiveFrom
                                              : compareVersions(a.version, b.version) > 0;
  });
  return listing;
}

Result<Pack> Library::load(std::string_view id, std::string_view version) const {
  std::vector<base::Error> problems;
  auto packs = versionsOf(id, m_ownFolder, problems);
  const auto at = version.empty() ? packs.rbegin() : std::ranges::find_if(packs.rbegin(), packs.rend(), [&](const Pack& pack) {
    return compareVersions(pack.version, version) == 0;
  });
  if (at != packs.rend()) return std::move(*at);
  if (!problems.empty()) return tl::make_unexpected(problems.front());
  return base::fail(Code::NotFound,
                    {{"what", "framework"}, {"id", std::string(id) + (version.empty() ? "" : " " + std::string(version))}});
}

Result<Library::Found> Library::loadNearest(std::string_view id, std::string_view version) const {
  std::vector<base::Error> problems;
  auto packs = versionsOf(id, m_ownFolder, problems);
  if (packs.empty()) {
    if (!problems.empty()) return tl::make_unexpected(problems.front());
    return base::fail(Code::NotFound, {{"what", "framework"}, {"id", std::string(id)}});
  }
  if (version.empty()) return Found{std::move(packs.back()), std::nullopt};
  // The last that isn't newer than the one asked for, else the first.
  auto nearest = packs.begin();
  for (auto at = packs.begin(); at != packs.end(); ++at)
    if (compareVersions(at->version, version) <= 0) nearest = at;
  std::optional<base::Error> instead;
  if (compareVersions(nearest->version, version) != 0)
    instead = base::Error{Code::NotFound,
                          {},
                          {{"what", "framework"},
                           {"id", std::string(id) + " " + std::string(version)},
                           {"used", nearest->version},
                           {"instead", " Version " + nearest->version + " stands in for it; nothing was changed."}}};
  return Found{std::move(*nearest), std::move(instead)};
}

}  // namespace waymark::framework
