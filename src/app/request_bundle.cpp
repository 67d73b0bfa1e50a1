// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/request_bundle.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "app/attachments.h"
#include "app/temporary_folder.h"
#include "base/text.h"
#include "exchange/zip_writer.h"
#include "storage/attachments.h"

namespace waymark::app {
namespace {

constexpr const char* kChecksumsFile = "checksums-sha256.txt";

std::string markedUp(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '&')
      out += "&amp;";
    else if (c == '<')
      out += "&lt;";
    else if (c == '>')
      out += "&gt;";
    else if (c == '"')
      out += "&quot;";
    else
      out += c;
  }
  return out;
}

/// A link inside the ZIP: what isn't plain is written as %XX.
std::string linkTo(std::string_view path) {
  std::string out;
  for (const char c : path) {
    const auto byte = static_cast<unsigned char>(c);
    const bool isPlain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '/' ||
                         c == '-' || c == '.' || c == '_';
    out += isPlain ? std::string(1, c) : fmt::format("%{:02X}", byte);
  }
  return out;
}

std::vector<std::string> indexCells(const BundleFile& file) {
  const auto& version = file.line.version;
  return {file.line.code,       file.line.title,       std::to_string(file.line.number), file.path,
          stampWords(version.sentAt), version.sentTo,  version.sentBy,                   version.note,
          file.line.state,      std::to_string(version.bytes), version.sha256};
}
constexpr std::array<const char*, 11> kIndexTitles{"Code", "What was asked", "Version", "File", "Sent", "To",
                                                   "By",   "Note",           "State today", "Bytes", "SHA-256"};

}  // namespace

Bundle bundleOf(const domain::Workspace& workspace, const domain::Inspection& inspection,
                std::span<const RequestRow> rows, const base::Now& now) {
  Bundle bundle{submissionLog(workspace, inspection, rows, now), {}};
  std::set<std::string> taken;
  for (const auto& line : bundle.log.lines) {
    const auto name = safeFileName(fmt::format("{} v{} {}", line.code, line.number, line.version.name));
    std::string path = "files/" + name;
    for (int copy = 2; !taken.insert(base::folded(path)).second; ++copy) path = fmt::format("files/{} {}", copy, name);
    bundle.files.push_back({line, std::move(path)});
  }
  std::ranges::stable_sort(bundle.files, {},
                           [](const BundleFile& file) { return std::pair(file.line.code, file.line.number); });
  return bundle;
}

std::string bundleIndexCsv(const Bundle& bundle) {
  exchange::Sheet sheet;
  for (const char* title : kIndexTitles) sheet.columns.push_back({title});
  for (const auto& file : bundle.files) sheet.rows.push_back(indexCells(file));
  return exchange::sheetCsv(sheet);
}

std::string bundleIndexHtml(const Bundle& bundle) {
  const auto title = markedUp(bundle.log.area + ": " + bundle.log.inspection);
  std::string html = fmt::format(
      "<!DOCTYPE html>\n<html lang=\"en-GB\">\n<head><meta charset=\"utf-8\"><title>{0}</title>\n<style>body{{font-family:"
      "sans-serif;margin:2em}}table{{border-collapse:collapse}}th,td{{border:1px solid #999;padding:4px 8px;text-align:"
      "left;vertical-align:top}}code{{font-size:85%;word-break:break-all}}</style></head>\n<body>\n<h1>{0}</h1>\n"
      "<p>What was sent to inspectors, as it stood on {1} at {2}: {3} {4}. {5} has the checksums.</p>\n<table>\n<thead><tr>",
      title, base::longText(bundle.log.printed.today), base::timeText(bundle.log.printed.time), bundle.files.size(),
      bundle.files.size() == 1 ? "file" : "files", kChecksumsFile);
  for (const char* heading : kIndexTitles) html += fmt::format("<th scope=\"col\">{}</th>", heading);
  html += "</tr></thead>\n<tbody>\n";
  for (const auto& file : bundle.files) {
    const auto cells = indexCells(file);
    html += "<tr>";
    for (std::size_t i = 0; i < cells.size(); ++i) {
      if (i == 3)
        html += fmt::format("<td><a href=\"{}\">{}</a></td>", linkTo(file.path), markedUp(file.line.version.name));
      else if (i + 1 == cells.size())
        html += "<td><code>" + markedUp(cells[i]) + "</code></td>";
      else
        html += "<td>" + markedUp(cells[i]) + "</td>";
    }
    html += "</tr>\n";
  }
  return html + "</tbody>\n</table>\n</body>\n</html>\n";
}

std::string bundleChecksums(const Bundle& bundle) {
  std::string text;
  for (const auto& file : bundle.files) text += file.line.version.sha256 + "  " + file.path + "\n";
  return text;
}

base::Result<void> writeBundle(Session& session, const Bundle& bundle, const std::filesystem::path& target,
                               const storage::WorkControl& control) {
  if (bundle.files.empty())
    return base::fail(base::Code::BadUse, {{"problem", "Nothing has been sent yet, so there is nothing to bundle"}});
  if (std::error_code ignored; std::filesystem::exists(target, ignored))
    return base::fail(base::Code::FileExists, {{"file", target.string()}});
  const auto parent = target.has_parent_path() ? target.parent_path() : std::filesystem::path(".");
  // Beside the target: there is room for it, and it is where the person wants it to lie.
  const auto folder = TemporaryFolder::make(parent);
  if (!folder) return tl::make_unexpected(folder.error());
  std::vector<exchange::ZipPart> parts{{"index.html", {}, bundleIndexHtml(bundle), bundle.log.printed.utc},
                                       {"index.csv", {}, bundleIndexCsv(bundle), bundle.log.printed.utc},
                                       {kChecksumsFile, {}, bundleChecksums(bundle), bundle.log.printed.utc}};
  std::set<std::string> there;
  for (const auto& file : bundle.files) {
    const auto& version = file.line.version;
    const auto copy = folder->path() / version.sha256;
    if (there.insert(version.sha256).second)
      if (auto written = storage::exportContent(session.store(), version.sha256, storage::ExportTo{copy}, control); !written)
        return tl::make_unexpected(std::move(written.error()));
    parts.push_back({file.path, copy, {}, version.sentAt});
  }
  return exchange::writeZip(target, parts, control.stop);
}

}  // namespace waymark::app
