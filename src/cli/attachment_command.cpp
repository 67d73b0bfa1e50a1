// SPDX-License-Identifier: GPL-3.0-or-later
// waymark-cli attach, attachments, detach, extract: files inside a workspace.
#include <fmt/format.h>

#include <nlohmann/json.hpp>
#include <ostream>

#include "app/attachments.h"
#include "app/restricted.h"
#include "app/session.h"
#include "cli/command.h"
#include "cli/workspace_state.h"
#include "storage/attachments.h"

namespace waymark::cli {
namespace {

using app::Session;
using base::Code;
using base::Result;
using Json = nlohmann::ordered_json;
using Kind = Option::Kind;
using Need = Option::Need;

const Option kAttachment{"id", "the attachment's id, as `attachments` lists it", Kind::Positional, Need::Required};

/// A row of an entity by the id that was given; NotFound says what there is none of.
template <class T>
Result<domain::Stored<T>> rowOf(const domain::Workspace& workspace, const std::string& id, const char* what) {
  if (const auto uuid = base::parseUuid(id))
    if (const auto* row = workspace.all<T>().find({*uuid})) return *row;
  return base::fail(Code::NotFound, {{"what", what}, {"id", id}});
}

Json jsonOf(const domain::Attachment& attachment) {
  Json json;
  json["id"] = base::uuidText(attachment.id.uuid);
  json["evidence"] = attachment.evidence ? Json(base::uuidText(attachment.evidence->uuid)) : Json();
  json["name"] = attachment.name;
  json["media_type"] = attachment.mediaType;
  json["bytes"] = attachment.bytes;
  json["sha256"] = attachment.sha256;
  json["added_by"] = attachment.addedBy;
  json["added_at"] = base::stampText(attachment.addedAt);
  return json;
}

Result<void> save(Session& session, const domain::ChangeSet& set, const Console& console) {
  const auto applied = session.apply(set, console.now.utc);
  if (!applied) return tl::make_unexpected(applied.error().error);
  return {};
}

Result<Exit> attach(const Arguments& arguments, Console& console) {
  const std::filesystem::path file = arguments.text("file");
  auto session = openForWriting(arguments, console);
  if (!session) return tl::make_unexpected(session.error());
  const auto workspace = session->load();
  if (!workspace) return tl::make_unexpected(workspace.error());
  std::optional<domain::EvidenceId> evidence;
  if (const auto id = arguments.value("evidence")) {
    const auto row = rowOf<domain::Evidence>(*workspace, *id, "evidence");
    if (!row) return tl::make_unexpected(row.error());
    evidence = row->value.id;
  }
  // The bytes first, the record after: a crash in between leaves bytes that the next opening takes away.
  const auto content = storage::importFile(session->store(), file);
  if (!content) return tl::make_unexpected(content.error());
  base::IdMaker ids;
  const auto attachment = app::attachmentFor(ids.makeId<domain::AttachmentTag>(console.now.utc), file, content->sha256,
                                             content->bytes, console.user, console.now.utc, evidence);
  if (auto saved = save(*session, {"attach " + attachment.name, {domain::made(attachment)}}, console); !saved)
    return tl::make_unexpected(std::move(saved.error()));
  if (console.format == Format::Json)
    console.out << jsonOf(attachment).dump(2) << '\n';
  else
    console.out << fmt::format("Attached {} ({} bytes) as {}.\n", attachment.name, attachment.bytes,
                               base::uuidText(attachment.id.uuid));
  return Exit::Done;
}

Result<Exit> list(const Arguments& arguments, Console& console) {
  auto session = Session::openForReading(arguments.text("workspace"), console.user, console.now.utc);
  if (!session) return tl::make_unexpected(session.error());
  const auto workspace = session->load();
  if (!workspace) return tl::make_unexpected(workspace.error());
  auto json = Json::array();
  long long bytes = 0;
  for (const auto& row : workspace->all<domain::Attachment>()) {
    if (app::isUnderEmbargo(*workspace, row.value)) continue;
    json.push_back(jsonOf(row.value));
    bytes += row.value.bytes;
    if (console.format == Format::Text)
      console.out << fmt::format("{}  {:>11} bytes  {}  {}\n", base::uuidText(row.value.id.uuid), row.value.bytes,
                                 base::stampText(row.value.addedAt), row.value.name);
  }
  if (console.format == Format::Json)
    console.out << json.dump(2) << '\n';
  else
    console.out << fmt::format("{} {}, {} bytes.\n", json.size(), json.size() == 1 ? "attachment" : "attachments",
                               bytes);
  return Exit::Done;
}

Result<Exit> detach(const Arguments& arguments, Console& console) {
  auto session = openForWriting(arguments, console);
  if (!session) return tl::make_unexpected(session.error());
  const auto workspace = session->load();
  if (!workspace) return tl::make_unexpected(workspace.error());
  const auto row = rowOf<domain::Attachment>(*workspace, arguments.text("id"), "attachment");
  if (!row) return tl::make_unexpected(row.error());
  if (auto saved = save(*session, {"detach " + row->value.name, {domain::removed(*row)}}, console); !saved)
    return tl::make_unexpected(std::move(saved.error()));
  if (console.format == Format::Json)
    console.out << jsonOf(row->value).dump(2) << '\n';
  else
    console.out << fmt::format("Took {} out. `undo` brings it back, until something else is changed.\n",
                               row->value.name);
  return Exit::Done;
}

Result<Exit> extract(const Arguments& arguments, Console& console) {
  auto session = Session::openForReading(arguments.text("workspace"), console.user, console.now.utc);
  if (!session) return tl::make_unexpected(session.error());
  const auto workspace = session->load();
  if (!workspace) return tl::make_unexpected(workspace.error());
  const auto row = rowOf<domain::Attachment>(*workspace, arguments.text("id"), "attachment");
  if (!row) return tl::make_unexpected(row.error());
  if (app::isUnderEmbargo(*workspace, row->value))
    return base::fail(Code::BadUse, {{"problem", "That file is under the embargo until the report is published"}});
  storage::ExportTo to{arguments.text("out")};
  if (arguments.has("overwrite")) to.existing = storage::ExportTo::Existing::Replace;
  const auto file = to.file;
  if (auto done = storage::exportContent(session->store(), row->value.sha256, std::move(to)); !done)
    return tl::make_unexpected(std::move(done.error()));
  if (console.format == Format::Json)
    console.out << Json{{"file", file.string()}, {"bytes", row->value.bytes}, {"sha256", row->value.sha256}}.dump(2)
                << '\n';
  else
    console.out << fmt::format("Wrote {} ({} bytes).\n", file.string(), row->value.bytes);
  return Exit::Done;
}

}  // namespace

std::vector<Command> attachmentCommands() {
  return {
      {"attach",
       "Put a file into a workspace (up to 250 MB)",
       {kWorkspace,
        {"file", "the file", Kind::Positional, Need::Required},
        {"evidence", "the id of the finding it belongs to"}},
       attach},
      {"attachments", "The files inside a workspace", {kWorkspace}, list},
      {"detach", "Take a file out of a workspace", {kWorkspace, kAttachment}, detach},
      {"extract",
       "Write an attachment to a file; one that is there stays as it is",
       {kWorkspace,
        kAttachment,
        {"out", "the file to write", Kind::Value, Need::Required},
        {"overwrite", "replace a file that is there", Kind::Flag}},
       extract},
  };
}

}  // namespace waymark::cli
