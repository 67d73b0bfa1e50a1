// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "base/file.h"
#include "base/resources.h"
#include "framework/pack_loader.h"

namespace waymark::framework {
namespace {

constexpr std::size_t kLargestPack = 8'000'000;
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

base::Result<Pack> ownPack(const std::filesystem::path& path) {
  return base::readFile(path, kLargestPack).and_then([&](const std::string& bytes) {
    return parseForeignPack(bytes, path.filename().string());
  });
}

}  // namespace

Library::Library(std::filesystem::path ownFolder) : m_ownFolder(std::move(ownFolder)) {}

Library::Listing Library::list() const {
  Listing listing;
  const auto add = [&](const base::Result<Pack>& pack, std::string file) {
    if (!pack) {
      listing.problems.push_back(pack.error());
      return;
    }
    auto summary = summaryOf(*pack, std::move(file));
    const auto same = std::ranges::find_if(listing.packs, [&](const PackSummary& other) {
      return other.id == summary.id && other.version == summary.version;
    });
    if (same == listing.packs.end())
      listing.packs.push_back(std::move(summary));
    else
      *same = std::move(summary);
  };
  for (const auto& file : base::embeddedUnder("frameworks/"))
    if (file.name != kSchemaName) add(parsePack(file.bytes, file.name), std::string(file.name));
  for (const auto& path : ownFiles(m_ownFolder)) add(ownPack(path), path.string());
  std::ranges::stable_sort(listing.packs, [](const PackSummary& a, const PackSummary& b) {
    return a.effectiveFrom != b.effectiveFrom ? a.effectiveFrom > b.effectiveFrom : a.version > b.version;
  });
  return listing;
}

base::Result<Pack> Library::load(std::string_view id) const {
  const auto ownName = std::string(id) + ".json";
  for (const auto& path : ownFiles(m_ownFolder)) {
    auto pack = ownPack(path);
    // A pack that can't be read has no id: its file's name stands for it.
    if (pack ? pack->id == id : path.filename() == ownName) return pack;
  }
  const auto name = "frameworks/" + std::string(id) + ".json";
  if (const auto bytes = base::embeddedFile(name); bytes && name != kSchemaName) return parsePack(*bytes, name);
  return base::fail(base::Code::NotFound, {{"what", "framework"}, {"id", std::string(id)}});
}

}  // namespace waymark::framework
