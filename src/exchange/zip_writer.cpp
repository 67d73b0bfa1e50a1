// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/zip_writer.h"

#include <zip.h>

#include <cerrno>
#include <memory>
#include <system_error>

namespace waymark::exchange {
namespace {

using base::Code;
using base::fail;

struct DiscardZip {
  void operator()(zip_t* archive) const { zip_discard(archive); }
};

int isCancelled(zip_t*, void* stop) {
  return static_cast<const std::stop_token*>(stop)->stop_requested() ? 1 : 0;
}

tl::unexpected<base::Error> cantWrite(const std::filesystem::path& target, int systemError) {
  return fail(systemError == ENOSPC || systemError == EDQUOT ? Code::DiskFull : Code::NotWritable,
              {{"file", target.string()}});
}

/// Takes the unfinished file away.
class Unfinished {
 public:
  explicit Unfinished(std::filesystem::path path) : m_path(std::move(path)) {}
  ~Unfinished() {
    std::error_code ignored;
    if (!m_path.empty()) std::filesystem::remove(m_path, ignored);
  }
  Unfinished(const Unfinished&) = delete;
  Unfinished& operator=(const Unfinished&) = delete;
  void keep() { m_path.clear(); }

 private:
  std::filesystem::path m_path;
};

}  // namespace

base::Result<void> writeZip(const std::filesystem::path& target, const std::vector<ZipPart>& parts,
                            const std::stop_token& stop) {
  std::error_code error;
  if (std::filesystem::exists(target, error)) return fail(Code::FileExists, {{"file", target.string()}});
  auto beside = target;
  beside += ".part";
  Unfinished unfinished(beside);
  int zipError = 0;
  std::unique_ptr<zip_t, DiscardZip> archive(zip_open(beside.c_str(), ZIP_CREATE | ZIP_TRUNCATE, &zipError));
  if (archive == nullptr) return cantWrite(target, errno);
  zip_register_cancel_callback_with_state(archive.get(), isCancelled, nullptr, const_cast<std::stop_token*>(&stop));
  for (const auto& part : parts) {
    auto* source = part.file.empty() ? zip_source_buffer(archive.get(), part.text.data(), part.text.size(), 0)
                                     : zip_source_file(archive.get(), part.file.c_str(), 0, -1);
    const auto place =
        source == nullptr ? -1 : zip_file_add(archive.get(), part.name.c_str(), source, ZIP_FL_ENC_UTF_8);
    if (place < 0) {
      if (source != nullptr) zip_source_free(source);
      return fail(Code::NotWritable, {{"file", target.string()}}, zip_strerror(archive.get()));
    }
    if (part.modified != base::Stamp{})
      zip_file_set_mtime(archive.get(), static_cast<zip_uint64_t>(place), part.modified.time_since_epoch().count(), 0);
  }
  if (zip_close(archive.get()) != 0) {
    const auto* problem = zip_get_error(archive.get());
    const int code = zip_error_code_zip(problem);
    if (code == ZIP_ER_CANCELLED) return fail(Code::Cancelled);
    return cantWrite(target, zip_error_code_system(problem));
  }
  static_cast<void>(archive.release());  // closed
  using std::filesystem::perms;
  std::filesystem::permissions(beside, perms::owner_read | perms::owner_write, error);
  std::filesystem::rename(beside, target, error);
  if (error) return cantWrite(target, error.value());
  unfinished.keep();
  return {};
}

}  // namespace waymark::exchange
