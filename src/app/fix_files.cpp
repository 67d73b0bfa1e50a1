// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/fix_files.h"

#include "app/attachments.h"
#include "app/identities.h"
#include "base/text.h"

namespace waymark::app {

using base::Code;
using base::Result;

Result<std::vector<FixFile>> writeFixSheets(Session& session, const domain::Workspace& workspace,
                                            const lists::Definition& definition, const seal::Key* key,
                                            const FixWanted& wanted, const std::filesystem::path& out,
                                            const std::string& why, base::Day asAt, base::Stamp at) {
  if (wanted.identities && base::trimmed(why).empty()) return base::fail(Code::MissingField, {{"field", "why"}});
  if (wanted.identities && key == nullptr) return base::fail(Code::Locked);
  const auto kept = openKeptLists(session, workspace, definition, key);
  if (!kept) return tl::make_unexpected(kept.error());
  const auto checked = checkKeptLists(session, workspace, definition, kept->tables, asAt);
  if (!checked) return tl::make_unexpected(checked.error());
  const auto settings = keptSettings(session, workspace);
  if (!settings) return tl::make_unexpected(settings.error());
  const auto sheets = fixSheets(workspace, definition, *kept, *checked, *settings ? &**settings : nullptr, wanted);
  if (wanted.each && !std::filesystem::is_directory(out)) return base::fail(Code::FileMissing, {{"file", out.string()}});
  std::vector<FixFile> files;
  std::size_t children = 0;
  for (const auto& one : sheets) {
    children += one.children;
    const auto file =
        !wanted.each ? out : out / (safeFileName(one.group.empty() ? "without" : one.sheet.name) + ".xlsx");
    if (std::filesystem::exists(file)) return base::fail(Code::FileExists, {{"file", file.string()}});
    files.push_back({file, one.group, one.sheet.rows.size(), one.children});
  }
  if (wanted.identities && !sheets.empty())
    if (auto noted = noteAccess(session, domain::IdentityAccessKind::Exported, why, children, at); !noted)
      return tl::make_unexpected(noted.error());
  for (std::size_t i = 0; i < sheets.size(); ++i)
    if (auto written = writeList(files[i].file, sheets[i].sheet); !written) return tl::make_unexpected(written.error());
  return files;
}

}  // namespace waymark::app
