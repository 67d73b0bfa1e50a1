// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/zip_archive.h"

#include <zip.h>

#include <array>

namespace waymark::exchange {
namespace {

struct CloseFile {
  void operator()(zip_file_t* file) const { zip_fclose(file); }
};

}  // namespace

tl::unexpected<base::Error> unreadable(std::string_view file, std::string problem) {
  return base::fail(base::Code::FileUnreadable, {{"file", std::string(file)}, {"problem", std::move(problem)}});
}

void ZipArchive::Close::operator()(zip* archive) const {
  zip_discard(archive);
}

base::Result<ZipArchive> ZipArchive::open(std::string_view bytes, std::string_view file, const SheetLimits& limits) {
  zip_error_t error;
  zip_error_init(&error);
  auto* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
  auto* archive = source == nullptr ? nullptr : zip_open_from_source(source, ZIP_RDONLY, &error);
  zip_error_fini(&error);
  if (archive == nullptr) {
    if (source != nullptr) zip_source_free(source);
    return unreadable(file, "it is damaged: the end of the workbook is missing or broken");
  }
  return ZipArchive(archive, std::string(file), limits);
}

bool ZipArchive::has(const std::string& part) const {
  return zip_name_locate(m_archive.get(), part.c_str(), 0) >= 0;
}

std::vector<std::string> ZipArchive::names() const {
  std::vector<std::string> out;
  const auto count = zip_get_num_entries(m_archive.get(), 0);
  for (zip_int64_t i = 0; i < count; ++i) {
    const char* name = zip_get_name(m_archive.get(), static_cast<zip_uint64_t>(i), 0);
    if (name != nullptr && !std::string_view(name).ends_with('/')) out.emplace_back(name);
  }
  return out;
}

bool ZipArchive::hasFolder(std::string_view prefix) const {
  const auto count = zip_get_num_entries(m_archive.get(), 0);
  for (zip_int64_t i = 0; i < count; ++i) {
    const char* name = zip_get_name(m_archive.get(), static_cast<zip_uint64_t>(i), 0);
    if (name != nullptr && std::string_view(name).starts_with(prefix)) return true;
  }
  return false;
}

base::Result<void> ZipArchive::stream(const std::string& part, std::string_view what,
                                      const std::function<bool(std::string_view)>& piece) const {
  const auto named = [&](const char* problem) { return unreadable(m_file, std::string(what) + " " + problem); };
  const auto tooBig = [&] {
    return base::fail(base::Code::FileTooBig,
                      {{"file", m_file + ": " + std::string(what)},
                       {"limit", std::to_string(m_limits.partBytes / 1'000'000) + " MB when unpacked"}});
  };
  zip_stat_t about;
  zip_stat_init(&about);
  if (zip_stat(m_archive.get(), part.c_str(), 0, &about) != 0) return named("is missing");
  // The size that the file states may be a lie; it is counted again below.
  if ((about.valid & ZIP_STAT_SIZE) != 0 && about.size > m_limits.partBytes) return tooBig();
  if ((about.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && about.encryption_method != ZIP_EM_NONE)
    return unreadable(m_file, kPassword);
  const std::unique_ptr<zip_file_t, CloseFile> entry(zip_fopen(m_archive.get(), part.c_str(), 0));
  if (entry == nullptr) return named("can't be unpacked");
  const std::size_t packed = (about.valid & ZIP_STAT_COMP_SIZE) != 0 ? about.comp_size : 0;
  std::size_t unpacked = 0;
  std::array<char, 65536> buffer;  // NOLINT: filled by zip_fread
  for (;;) {
    const auto count = zip_fread(entry.get(), buffer.data(), buffer.size());
    if (count < 0) return named("is damaged: it can't be unpacked to its end");
    if (count == 0) return {};
    unpacked += static_cast<std::size_t>(count);
    if (unpacked > m_limits.partBytes) return tooBig();
    if (unpacked > m_limits.freeBytes && unpacked / m_limits.ratio > packed)
      return named("unpacks to hundreds of times its size, as only a damaged or harmful file does");
    if (!piece({buffer.data(), static_cast<std::size_t>(count)})) return {};
  }
}

}  // namespace waymark::exchange
