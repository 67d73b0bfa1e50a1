// SPDX-License-Identifier: GPL-3.0-or-later
// What was sent to inspectors as one ZIP: the files as they went out, an index and their checksums. Nothing under the
// embargo is in it. Used by the Requests page and `waymark-cli bundle`.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "app/request_sheet.h"
#include "app/session.h"
#include "storage/store.h"

namespace waymark::app {

struct BundleFile {
  SubmissionLine line;
  std::string path;  // in the ZIP: "files/R-014 v1 Charts.pdf", each once
};
struct Bundle {
  SubmissionLog log;
  std::vector<BundleFile> files;  // by code and version
};
Bundle bundleOf(const domain::Workspace& workspace, const domain::Inspection& inspection,
                std::span<const RequestRow> rows, const base::Now& now);

/// The texts beside the files: index.csv, index.html, checksums-sha256.txt (as `sha256sum --check` reads it).
std::string bundleIndexCsv(const Bundle& bundle);
std::string bundleIndexHtml(const Bundle& bundle);
std::string bundleChecksums(const Bundle& bundle);

/// Each file is compared with its checksum on its way. BadUse where nothing was sent; Damaged; exchange::writeZip's.
base::Result<void> writeBundle(Session& session, const Bundle& bundle, const std::filesystem::path& target,
                               const storage::WorkControl& control = {});

}  // namespace waymark::app
