// SPDX-License-Identifier: GPL-3.0-or-later
#include "framework/draft_folder.h"

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <cstdio>
#include <tuple>

#include "base/file.h"
#include "base/resources.h"
#include "framework/pack_problems.h"

namespace waymark::framework {
namespace {

using base::Code;
using base::Result;
namespace fs = std::filesystem;

std::string fileName(std::string_view id, std::string_view version) {
  return std::string(id) + "@" + std::string(version) + ".json";
}

base::Error thereAlready(std::string_view id, std::string_view version) {
  return {Code::DuplicateId, {}, {{"what", "framework version"}, {"id", std::string(id) + " " + std::string(version)}}};
}

tl::unexpected<base::Error> noFolder() {
  return base::fail(Code::NotFound, {{"what", "folder"}, {"id", "of your own packs"}});
}

/// An empty file of this name, if there was none: from now on nobody else gets it.
Result<void> reserve(const fs::path& file) {
  std::FILE* made = std::fopen(file.c_str(), "wx");
  if (made != nullptr) {
    std::fclose(made);
    return {};
  }
  if (errno == EEXIST) return base::fail(Code::FileExists, {{"file", file.string()}});
  return base::fail(Code::NotWritable, {{"file", file.string()}});
}

Result<void> writeNew(const fs::path& file, const std::string& text) {
  std::error_code error;
  fs::create_directories(file.parent_path(), error);
  if (error) return base::fail(Code::NotWritable, {{"file", file.parent_path().string()}});
  if (auto reserved = reserve(file); !reserved) return reserved;
  auto written = base::writeFileSafely(file, text);
  if (!written) fs::remove(file, error);
  return written;
}

}  // namespace

Result<std::string> packText(const PackSummary& pack) {
  if (const auto bytes = base::embeddedFile(pack.file)) return std::string(*bytes);
  return readPackFile(pack.file);
}

std::string versionAfter(std::string_view version) {
  const auto dot = version.find('.');
  const auto second = dot == std::string_view::npos ? std::string_view() : version.substr(dot + 1);
  int number = 0;
  std::from_chars(second.data(), second.data() + second.size(), number);
  return std::string(version.substr(0, dot)) + "." + std::to_string(number + 1);
}

DraftFolder::DraftFolder(const Library& library)
    : m_library(library), m_folder(library.ownFolder().empty() ? fs::path() : library.ownFolder() / "drafts") {}

DraftFolder::Listing DraftFolder::list() const {
  Listing listing;
  std::error_code ignored;
  for (const auto& entry : fs::directory_iterator(m_folder, ignored)) {
    if (entry.path().extension() != ".json") continue;
    if (const auto draft = open(entry.path()))
      listing.drafts.push_back({entry.path(), draft->id(), draft->version(), draft->title(), draft->copiedFrom()});
    else
      listing.problems.push_back(draft.error());
  }
  std::ranges::sort(listing.drafts, [](const DraftSummary& a, const DraftSummary& b) {
    return a.id != b.id ? a.id < b.id : compareVersions(a.version, b.version) < 0;
  });
  return listing;
}

bool DraftFolder::isPublished(std::string_view id, std::string_view version) const {
  const auto listing = m_library.list();
  return std::ranges::any_of(listing.packs, [&](const PackSummary& pack) {
    return pack.id == id && compareVersions(pack.version, version) == 0;
  });
}

Result<fs::path> DraftFolder::copy(const PackSummary& from, const std::string& id, const std::string& version) const {
  if (m_folder.empty()) return noFolder();
  const auto json = packText(from);
  if (!json) return tl::make_unexpected(json.error());
  const auto draft = PackDraft::copyOf(*json, from.file, id, version);
  if (!draft) return tl::make_unexpected(draft.error());
  // They become a file's name: nothing is made of an id such as "../x".
  const auto text = draft->text();
  for (const auto& problem : checkPackText(text).problems)
    if (problem.path == "/id" || problem.path == "/version")
      return tl::make_unexpected(asError(problem, id + " " + version));
  if (isPublished(id, version)) return tl::make_unexpected(thereAlready(id, version));
  const auto file = m_folder / fileName(id, version);
  auto written = writeNew(file, text);
  if (!written && written.error().code == Code::FileExists) return tl::make_unexpected(thereAlready(id, version));
  if (!written) return tl::make_unexpected(written.error());
  return file;
}

Result<PackDraft> DraftFolder::open(const fs::path& file) const {
  return readPackFile(file).and_then(
      [&](const std::string& bytes) { return PackDraft::read(bytes, file.filename().string()); });
}

Result<void> DraftFolder::save(const fs::path& file, const PackDraft& draft) const {
  return base::writeFileSafely(file, draft.text());
}

Result<fs::path> DraftFolder::publish(const fs::path& file) const {
  if (m_folder.empty()) return noFolder();
  const auto draft = open(file);
  if (!draft) return tl::make_unexpected(draft.error());
  const auto text = draft->publishedText();
  if (const auto check = checkPackText(text, 1); !check.problems.empty())
    return tl::make_unexpected(asError(check.problems.front(), file.filename().string()));
  if (isPublished(draft->id(), draft->version()))
    return tl::make_unexpected(thereAlready(draft->id(), draft->version()));
  const auto target = m_library.ownFolder() / fileName(draft->id(), draft->version());
  if (auto written = writeNew(target, text); !written) return tl::make_unexpected(written.error());
  // A file that lies elsewhere is its owner's.
  std::error_code ignored;
  if (fs::equivalent(file.parent_path(), m_folder, ignored)) fs::remove(file, ignored);
  return target;
}

Result<void> DraftFolder::remove(const fs::path& file) const {
  std::error_code error;
  if (fs::remove(file, error)) return {};
  return error ? base::fail(Code::NotWritable, {{"file", file.string()}})
               : base::fail(Code::FileMissing, {{"file", file.string()}});
}

}  // namespace waymark::framework
