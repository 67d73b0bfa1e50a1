// SPDX-License-Identifier: GPL-3.0-or-later
// The parts of a zip file, unpacked piece by piece and never beyond their limits. For the workbook readers.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "exchange/sheet_rows.h"

struct zip;

namespace waymark::exchange {

class ZipArchive {
 public:
  /// `bytes` must outlive it.
  static base::Result<ZipArchive> open(std::string_view bytes, std::string_view file, const SheetLimits& limits);

  [[nodiscard]] bool has(const std::string& part) const;
  /// Of every part, folders among them left out.
  [[nodiscard]] std::vector<std::string> names() const;
  /// Whether a part's name starts so: macros lie in folders of their own.
  [[nodiscard]] bool hasFolder(std::string_view prefix) const;

  /// Gives the part in pieces; `piece` returns false to stop early. `what` names the part for people.
  [[nodiscard]] base::Result<void> stream(const std::string& part, std::string_view what,
                                          const std::function<bool(std::string_view)>& piece) const;

 private:
  struct Close {
    void operator()(zip* archive) const;
  };
  ZipArchive(zip* archive, std::string file, const SheetLimits& limits)
      : m_archive(archive), m_file(std::move(file)), m_limits(limits) {}
  std::unique_ptr<zip, Close> m_archive;
  std::string m_file;
  SheetLimits m_limits;
};

constexpr const char* kPassword = "it is protected with a password; save a copy without one";

/// FileUnreadable {file, problem}: what every workbook reader fails with.
tl::unexpected<base::Error> unreadable(std::string_view file, std::string problem);

}  // namespace waymark::exchange
