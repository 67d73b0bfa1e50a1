// SPDX-License-Identifier: GPL-3.0-or-later
// waymark-cli submit-lists and submissions: lists on their way to inspectors, and as they went out.
#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <ostream>

#include "app/submission.h"
#include "base/text.h"
#include "cli/list_arguments.h"
#include "cli/workspace_state.h"

namespace waymark::cli {
namespace {

using base::Code;
using base::Result;
using domain::ListSubmission;
using Json = nlohmann::ordered_json;
using Kind = Option::Kind;
using Need = Option::Need;

Json checksJson(const std::vector<std::pair<std::string, std::size_t>>& checks) {
  Json json = Json::object();
  for (const auto& [code, rows] : checks) json[code] = rows;
  return json;
}

Json submissionJson(const ListSubmission& one) {
  return {{"id", base::uuidText(one.id.uuid)},
          {"definition", one.definition},
          {"list", one.list},
          {"as_at", base::isoText(one.asAt)},
          {"rows", one.rows},
          {"file_name", one.fileName},
          {"file_sha256", one.fileSha256},
          {"checks", checksJson(app::submissionChecks(one))},
          {"sent_to", one.sentTo},
          {"note", one.note},
          {"submitted_by", one.submittedBy},
          {"submitted_at", base::stampText(one.submittedAt)}};
}

void submissionText(const ListSubmission& one, std::ostream& out) {
  std::string checks;
  for (const auto& [code, rows] : app::submissionChecks(one))
    checks += fmt::format("{}{}: {}", checks.empty() ? "" : ", ", code, rows);
  out << fmt::format("{}  {}, {} rows as at {}, in {}, by {}{}\n  SHA-256 {}\n  Rows failing: {}\n",
                     base::uuidText(one.id.uuid), one.list, one.rows, base::longText(one.asAt), one.fileName,
                     one.submittedBy, one.sentTo.empty() ? "" : ", to " + one.sentTo, one.fileSha256,
                     checks.empty() ? "none" : checks);
}

void draftText(const lists::Definition& definition, const app::SubmissionDraft& draft, std::ostream& out) {
  for (std::size_t i = 0; i < draft.kept.tables.size(); ++i) {
    const auto& extract = draft.kept.extracts[i];
    const auto laidOver = std::ranges::count(draft.kept.lists[i].corrections, lists::CorrectionState::Standing,
                                             &app::ShownCorrection::state);
    out << fmt::format("{}: {} rows of {} as at {}, {} corrections laid over\n",
                       definition.lists[draft.kept.tables[i].mapping.list].title, draft.kept.tables[i].size(),
                       extract.source, base::longText(extract.asAt), laidOver);
    for (const auto& run : draft.checked.runs) {
      if (run.table != i || run.rows == 0) continue;
      const auto& rule = definition.rules[run.rule];
      out << fmt::format("  {:<5} {:<6} {:>6} row{} {}\n", rule.places[run.place].code, base::codeText(rule.severity),
                         run.rows, run.rows == 1 ? " " : "s", rule.title);
    }
    for (const auto& run : draft.checked.runs)
      if (run.table == i && run.off)
        out << fmt::format("  {:<5} is switched off\n", definition.rules[run.rule].places[run.place].code);
    if (!draft.kept.tables[i].unread.empty())
      out << fmt::format("  {} cells can’t be read and go out as they stand\n", draft.kept.tables[i].unread.size());
  }
}

Json draftJson(const lists::Definition& definition, const app::SubmissionDraft& draft) {
  Json json = Json::array();
  for (std::size_t i = 0; i < draft.kept.tables.size(); ++i) {
    Json checks = Json::object();
    for (const auto& run : draft.checked.runs)
      if (run.table == i && run.rows > 0) checks[definition.rules[run.rule].places[run.place].code] = run.rows;
    json.push_back({{"list", draft.kept.extracts[i].list},
                    {"rows", draft.kept.tables[i].size()},
                    {"source", draft.kept.extracts[i].source},
                    {"extract_as_at", base::isoText(draft.kept.extracts[i].asAt)},
                    {"checks", std::move(checks)},
                    {"unread_cells", draft.kept.tables[i].unread.size()}});
  }
  return json;
}

Result<Exit> submitLists(const Arguments& arguments, Console& console) {
  const auto asAt = dayArgument(arguments, "as-at");
  if (!asAt) return tl::make_unexpected(asAt.error());
  const bool only = arguments.has("preview");
  if (!only && (!arguments.has("out") || !arguments.has("why")))
    return base::fail(Code::BadUse, {{"problem", "A submission needs --out and --why; --preview shows its checks"}});
  auto place = openListPlace(arguments, console, only ? Access::Reading : Access::Writing, SealNeed::Needed);
  if (!place) return tl::make_unexpected(place.error());
  auto* session = &place->session;
  const auto* definition = &place->definition;
  const auto* workspace = &place->workspace;
  const auto* key = &*place->key;
  const auto draft = app::draftSubmission(*session, *workspace, *definition, *key, *asAt, arguments.text("list"));
  if (!draft) return tl::make_unexpected(draft.error());
  if (only) {
    if (console.format == Format::Json) {
      console.out << draftJson(*definition, *draft).dump(2) << '\n';
    } else {
      draftText(*definition, *draft, console.out);
      console.out << "Nothing was written.\n";
    }
    return Exit::Done;
  }
  const auto made = app::submitLists(
      *session, *definition, *key, *draft,
      {arguments.text("out"), arguments.text("to"), arguments.text("note"), arguments.text("why")}, console.now.utc);
  if (!made) return tl::make_unexpected(made.error());
  Json json = Json::array();
  for (const auto& one : *made) json.push_back(submissionJson(one));
  if (console.format == Format::Json) {
    console.out << json.dump(2) << '\n';
    return Exit::Done;
  }
  draftText(*definition, *draft, console.out);
  for (const auto& one : *made) submissionText(one, console.out);
  return Exit::Done;
}

Result<ListSubmission> submissionArgument(const domain::Workspace& workspace, const std::string& id) {
  const ListSubmission* found = nullptr;
  for (const auto& row : workspace.all<ListSubmission>())
    if (base::uuidText(row.value.id.uuid) == id) found = &row.value;
  if (found == nullptr) return base::fail(Code::NotFound, {{"what", "submission"}, {"id", id}});
  return *found;
}

Result<Exit> compare(app::Session& session, const domain::Workspace& workspace, const lists::Definition& definition,
                     const ListSubmission& one, const seal::Key* key, Console& console) {
  const auto compared = app::compareSubmission(session, workspace, definition, one, key);
  if (!compared) return tl::make_unexpected(compared.error());
  const auto& changes = compared->changes;
  const auto columns = changes.byColumn(definition);
  if (console.format == Format::Json) {
    Json changed = Json::array();
    for (const auto& row : changes.changed) {
      Json fields = Json::array();
      for (const auto column : changes.columns(row)) {
        Json field{{"column", definition.columns[column].id}};
        if (!definition.columns[column].identity) {
          field["was"] = compared->then.table.text(definition, column, row.before);
          field["now"] = compared->now.table.text(definition, column, row.after);
        }
        fields.push_back(std::move(field));
      }
      changed.push_back({{"case", caseCodeOf(workspace, compared->now.children[row.after])}, {"fields", fields}});
    }
    const auto cases = [&](const std::vector<std::uint32_t>& rows, const std::vector<domain::ChildId>& children) {
      Json json = Json::array();
      for (const auto row : rows) json.push_back(caseCodeOf(workspace, children[row]));
      return json;
    };
    console.out << Json{{"submission", base::uuidText(one.id.uuid)},
                        {"extract_as_at", base::isoText(compared->extract.asAt)},
                        {"same", changes.same},
                        {"added", cases(changes.added, compared->now.children)},
                        {"gone", cases(changes.gone, compared->then.children)},
                        {"added_again", changes.addedAgain.size()},
                        {"gone_again", changes.goneAgain.size()},
                        {"changed", std::move(changed)}}
                       .dump(2)
                << '\n';
    return Exit::Done;
  }
  console.out << fmt::format("{} as it went out ({}) against {} as at {}, with its corrections: {} added, {} gone, {} "
                             "changed, {} the same.\n",
                             one.list, base::longText(one.asAt), compared->extract.source,
                             base::longText(compared->extract.asAt), changes.added.size(), changes.gone.size(),
                             changes.changed.size(), changes.same);
  for (std::size_t column = 0; column < columns.size(); ++column)
    if (columns[column] > 0)
      console.out << fmt::format("  {:>6} × {}\n", columns[column], definition.columns[column].title);
  if (key == nullptr) console.out << "  Without the passphrase what tells who a child is wasn’t compared.\n";
  return Exit::Done;
}

Result<Exit> submissions(const Arguments& arguments, Console& console) {
  const auto id = arguments.value("id");
  const bool again = arguments.has("out");
  if ((again || arguments.has("compare")) && !id)
    return base::fail(Code::BadUse, {{"problem", "--out and --compare need --id"}});
  if (again && !arguments.has("why"))
    return base::fail(Code::BadUse, {{"problem", "--out needs --why: identities leave the workspace"}});
  auto place = openListPlace(arguments, console, again ? Access::Writing : Access::Reading, SealNeed::WhereGiven);
  if (!place) return tl::make_unexpected(place.error());
  auto* session = &place->session;
  const auto* definition = &place->definition;
  const auto* workspace = &place->workspace;
  const auto* key = &place->key;
  if (again && !*key) return base::fail(Code::Locked);
  if (id) {
    const auto one = submissionArgument(*workspace, *id);
    if (!one) return tl::make_unexpected(one.error());
    if (arguments.has("compare"))
      return compare(*session, *workspace, *definition, *one, *key ? &**key : nullptr, console);
    if (again) {
      const auto written = app::writeSubmission(*session, *workspace, *definition, **key, *one,
                                                {arguments.text("out"), "", "", arguments.text("why")},
                                                console.now.utc);
      if (!written) return tl::make_unexpected(written.error());
      if (console.format == Format::Json)
        console.out << Json{{"rows", written->rows}, {"same_file", written->sameFile}}.dump(2) << '\n';
      else
        console.out << fmt::format("{} rows as they went out. {}\n", written->rows,
                                   written->sameFile ? "The file is byte for byte the one that went out."
                                                     : "Its bytes are not those of the file that went out.");
      return Exit::Done;
    }
  }
  Json json = Json::array();
  for (const auto& row : workspace->all<ListSubmission>()) {
    if (id && base::uuidText(row.value.id.uuid) != *id) continue;
    json.push_back(submissionJson(row.value));
    if (console.format == Format::Text) submissionText(row.value, console.out);
  }
  if (console.format == Format::Json) console.out << json.dump(2) << '\n';
  return Exit::Done;
}

}  // namespace

std::vector<Command> submissionCommands() {
  return {
      {"submit-lists",
       "Write the lists in the template's form and keep them as they went out",
       {kWorkspace,
        {"as-at", "the day they show", Kind::Value, Need::Required},
        {"out", "the file: .xlsx, or .csv for one list"},
        {"why", "the reason, kept in the workspace: identities leave it"},
        {"list", "only this list's id"},
        {"to", "who they go to"},
        {"note", "kept with the submission"},
        {"preview", "only show what the checks say", Kind::Flag},
        kListDefinition,
        kPassphrase,
        kRecoveryKey},
       submitLists},
      {"submissions",
       "The lists that went out; one again, or against today's",
       {kWorkspace,
        {"id", "one submission"},
        {"compare", "against today's list with its corrections", Kind::Flag},
        {"out", "write the file once more"},
        {"why", "with --out: the reason, kept in the workspace"},
        kListDefinition,
        kPassphrase,
        kRecoveryKey},
       submissions},
  };
}

}  // namespace waymark::cli
