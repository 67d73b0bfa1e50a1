// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/submission.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "app/identities.h"
#include "base/file.h"
#include "base/text.h"
#include "exchange/list_form.h"
#include "storage/sha256.h"

namespace waymark::app {
namespace {

using base::Code;
using base::Result;
using domain::ListSubmission;
using lists::Definition;
using lists::Table;
using ChecksJson = nlohmann::ordered_json;

/// What the form may hold: the area's own columns go no further.
void takeLocalColumnsAway(const Definition& definition, Table& table) {
  const auto isLocal = [&](std::size_t column) { return definition.columns[column].local; };
  for (std::size_t column = 0; column < table.columns.size(); ++column)
    if (isLocal(column)) table.columns[column] = {};
  std::erase_if(table.mapping.columns, [&](const lists::MappedColumn& one) { return !one.column || isLocal(*one.column); });
  std::erase_if(table.unread, [&](const lists::UnreadCell& cell) { return isLocal(cell.column); });
}

/// The form has every column of the template: one that the extract lacks goes out empty, and is checked as that.
void giveEveryColumn(const Definition& definition, Table& table) {
  for (const auto column : definition.statutoryColumns(table.mapping.list)) {
    if (table.place(column)) continue;
    lists::MappedColumn added;
    for (const auto& one : table.mapping.columns) added.place = std::max(added.place, one.place + 1);
    added.header = definition.columns[column].title;
    added.match = lists::Match::Known;
    added.column = column;
    table.mapping.columns.push_back(added);
    lists::Mapping one;
    one.columns.push_back(added);
    lists::TableBuilder builder(definition, std::move(one), "", "");
    for (std::size_t row = 0; row < table.size(); ++row) builder.takeEmpty(column);
    auto made = builder.finish();
    table.columns[column] = std::move(made.columns[column]);
  }
  table.mapping.missing.clear();
}

std::string checksText(const Definition& definition, const lists::Checked& checked, std::size_t table) {
  ChecksJson json = ChecksJson::object();
  for (const auto& run : checked.runs)
    if (run.table == table && run.rows > 0) json[definition.rules[run.rule].places[run.place].code] = run.rows;
  return json.dump();
}

bool isCsv(const std::filesystem::path& file) {
  return base::folded(file.extension().string()) == ".csv";
}

Result<std::string> formBytes(const Definition& definition, const std::filesystem::path& file,
                              const std::vector<const Table*>& tables, base::Stamp made) {
  if (isCsv(file)) {
    if (tables.size() == 1) return exchange::listFormCsv(definition, *tables.front());
    return base::fail(Code::BadUse, {{"problem", "A .csv file holds one list; say which, or write .xlsx"}});
  }
  if (base::folded(file.extension().string()) == ".xlsx") return exchange::listFormXlsx(definition, tables, made);
  return base::fail(Code::BadUse, {{"problem", "A submission is written as .xlsx or .csv"}});
}

HalvesAt halvesOf(const ListSubmission& one) {
  return {one.definition, one.list, one.fileName, one.openSha256, one.sealedSha256};
}

}  // namespace

Result<SubmissionDraft> draftSubmission(Session& session, const domain::Workspace& workspace,
                                        const Definition& definition, const seal::Key& key, base::Day asAt,
                                        const std::string& list) {
  if (!list.empty() && !definition.list(list)) return base::fail(Code::NotFound, {{"what", "list"}, {"id", list}});
  auto kept = openKeptLists(session, workspace, definition, &key, asAt);
  if (!kept) return tl::make_unexpected(kept.error());
  SubmissionDraft draft{std::move(*kept), {}, asAt};
  for (auto& table : draft.kept.tables) giveEveryColumn(definition, table);
  // The checks see both lists and the local columns: a child on both is to be told also where one goes out.
  auto checked = checkKeptLists(session, workspace, definition, draft.kept.tables, asAt);
  if (!checked) return tl::make_unexpected(checked.error());
  draft.checked = std::move(*checked);
  for (auto& table : draft.kept.tables) takeLocalColumnsAway(definition, table);
  for (std::size_t i = draft.kept.tables.size(); i-- > 0;) {
    if (list.empty() || draft.kept.extracts[i].list == list) continue;
    const auto at = static_cast<std::ptrdiff_t>(i);
    draft.kept.tables.erase(draft.kept.tables.begin() + at);
    draft.kept.extracts.erase(draft.kept.extracts.begin() + at);
    draft.kept.lists.erase(draft.kept.lists.begin() + at);
    std::erase_if(draft.checked.runs, [&](const lists::RuleRun& run) { return run.table == i; });
    for (auto& run : draft.checked.runs) run.table -= run.table > i ? 1 : 0;
  }
  if (draft.kept.tables.empty())
    return base::fail(Code::NotFound, {{"what", "list as at"}, {"id", base::isoText(asAt)}});
  return draft;
}

Result<std::vector<ListSubmission>> submitLists(Session& session, const Definition& definition, const seal::Key& key,
                                                const SubmissionDraft& draft, const SubmissionDetails& details,
                                                base::Stamp at) {
  if (base::trimmed(details.reason).empty()) return base::fail(Code::MissingField, {{"field", "reason"}});
  std::vector<const Table*> tables;
  std::size_t rows = 0;
  for (const auto& table : draft.kept.tables) {
    tables.push_back(&table);
    rows += table.size();
  }
  const auto bytes = formBytes(definition, details.file, tables, at);
  if (!bytes) return tl::make_unexpected(bytes.error());
  if (std::filesystem::exists(details.file)) return base::fail(Code::FileExists, {{"file", details.file.string()}});

  base::IdMaker ids;
  std::vector<ListSubmission> made;
  // With who took identities out, in one line of the log: what went out is never taken back.
  domain::ChangeSet set{fmt::format("submit “{}”", details.file.filename().string()),
                        {domain::made(accessRecord(session, domain::IdentityAccessKind::Exported, details.reason, rows, at))}};
  for (std::size_t i = 0; i < tables.size(); ++i) {
    const auto stored =
        storeHalves(session, key, definition, *tables[i], draft.kept.lists[i].list.children, draft.asAt);
    if (!stored) return tl::make_unexpected(stored.error());
    ListSubmission one;
    one.id = domain::ListSubmissionId{ids.make(at)};
    one.definition = definition.id;
    one.list = stored->list;
    one.asAt = draft.asAt;
    one.rows = static_cast<int>(tables[i]->size());
    one.openSha256 = stored->openSha256;
    one.sealedSha256 = stored->sealedSha256;
    one.fileName = details.file.filename().string();
    one.fileSha256 = storage::sha256Hex(*bytes);
    one.checks = checksText(definition, draft.checked, i);
    one.sentTo = details.sentTo;
    one.note = details.note;
    one.submittedBy = session.who();
    one.submittedAt = at;
    made.push_back(one);
    set.changes.push_back(domain::made(std::move(one)));
  }
  if (auto noted = session.note(set, at); !noted) return tl::make_unexpected(noted.error().error);
  if (auto written = base::writeFileSafely(details.file, *bytes); !written) {
    // It didn't go out. That somebody tried stays in the log.
    domain::ChangeSet back{"take a submission away that wasn’t written", {}};
    for (const auto& one : made) back.changes.push_back(domain::removed(domain::Stored<ListSubmission>{one, 1}));
    if (auto noted = session.note(back, at); !noted) return tl::make_unexpected(noted.error().error);
    return tl::make_unexpected(written.error());
  }
  return made;
}

Result<OpenedList> openSubmission(Session& session, const Definition& definition, const ListSubmission& submission,
                                  const seal::Key* key) {
  return openHalves(session, definition, halvesOf(submission), key);
}

Result<WrittenAgain> writeSubmission(Session& session, const domain::Workspace& workspace, const Definition& definition,
                                     const seal::Key& key, const ListSubmission& submission,
                                     const SubmissionDetails& details, base::Stamp at) {
  // One workbook may hold several lists: all that went out in this file.
  std::vector<OpenedList> opened;
  for (const auto& row : workspace.all<ListSubmission>()) {
    if (row.value.fileSha256 != submission.fileSha256 || row.value.submittedAt != submission.submittedAt) continue;
    auto one = openSubmission(session, definition, row.value, &key);
    if (!one) return tl::make_unexpected(one.error());
    opened.push_back(std::move(*one));
  }
  std::ranges::sort(opened, {}, [](const OpenedList& one) { return one.table.mapping.list; });
  std::vector<const Table*> tables;
  WrittenAgain again;
  for (const auto& one : opened) {
    tables.push_back(&one.table);
    again.rows += one.table.size();
  }
  const auto bytes = formBytes(definition, details.file, tables, submission.submittedAt);
  if (!bytes) return tl::make_unexpected(bytes.error());
  if (std::filesystem::exists(details.file)) return base::fail(Code::FileExists, {{"file", details.file.string()}});
  if (auto noted = noteAccess(session, domain::IdentityAccessKind::Exported, details.reason, again.rows, at); !noted)
    return tl::make_unexpected(noted.error());
  if (auto written = base::writeFileSafely(details.file, *bytes); !written)
    return tl::make_unexpected(written.error());
  again.sameFile = storage::sha256Hex(*bytes) == submission.fileSha256;
  return again;
}

Result<SubmissionComparison> compareSubmission(Session& session, const domain::Workspace& workspace,
                                               const Definition& definition, const ListSubmission& submission,
                                               const seal::Key* key) {
  const auto* extract = latestExtract(workspace, submission.definition, submission.list);
  if (extract == nullptr) return base::fail(Code::NotFound, {{"what", "list"}, {"id", submission.list}});
  auto then = openSubmission(session, definition, submission, key);
  if (!then) return tl::make_unexpected(then.error());
  auto now = openCorrectedList(session, workspace, definition, *extract, key);
  if (!now) return tl::make_unexpected(now.error());
  SubmissionComparison out{std::move(*then), std::move(now->list), *extract, {}};
  takeLocalColumnsAway(definition, out.now.table);
  giveEveryColumn(definition, out.now.table);
  out.changes = lists::compareLists(definition, {out.then.table, out.then.children}, {out.now.table, out.now.children});
  return out;
}

std::vector<std::pair<std::string, std::size_t>> submissionChecks(const ListSubmission& submission) {
  std::vector<std::pair<std::string, std::size_t>> checks;
  const auto json = ChecksJson::parse(submission.checks, nullptr, false);
  if (!json.is_object()) return checks;
  for (const auto& [code, rows] : json.items())
    if (rows.is_number_unsigned()) checks.emplace_back(code, rows.get<std::size_t>());
  return checks;
}

}  // namespace waymark::app
