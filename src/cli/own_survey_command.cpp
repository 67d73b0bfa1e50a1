// SPDX-License-Identifier: GPL-3.0-or-later
// waymark-cli import-survey, survey-results, survey-comments, code-comment, you-said: the partnership's own surveys.
#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <ostream>

#include "app/list_file.h"
#include "app/own_survey.h"
#include "app/plan.h"
#include "app/you_said.h"
#include "base/file.h"
#include "base/text.h"
#include "cli/json_values.h"
#include "cli/workspace_state.h"
#include "exchange/sheet_rows.h"

namespace waymark::cli {
namespace {

using base::Code;
using base::Result;
using domain::OwnSurvey;
using domain::SurveyComment;
using Json = nlohmann::ordered_json;
using Kind = Option::Kind;
using Need = Option::Need;

constexpr std::size_t kLargestMapping = 4'000'000;

void printSurveyJson(const Json& json, Console& console) {
  console.out << json.dump(2, ' ', false, Json::error_handler_t::replace) << '\n';
}

/// By id, or by title where just one has it.
Result<const domain::Stored<OwnSurvey>*> surveyNamed(const domain::Workspace& workspace, const std::string& name) {
  if (const auto id = base::parseUuid(name))
    if (const auto* row = workspace.all<OwnSurvey>().find({*id})) return row;
  const domain::Stored<OwnSurvey>* found = nullptr;
  for (const auto& row : workspace.all<OwnSurvey>()) {
    if (base::folded(row.value.title) != base::folded(name)) continue;
    if (found != nullptr)
      return base::fail(Code::BadUse, {{"problem", "Several surveys are called “" + name + "”: give the id"}});
    found = &row;
  }
  if (found == nullptr) return base::fail(Code::NotFound, {{"what", "survey"}, {"id", name}});
  return found;
}

Result<int> surveyCount(const Arguments& arguments, const std::string& name) {
  const auto text = arguments.text(name);
  if (text.empty()) return 0;
  int count = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), count);
  if (error != std::errc() || end != text.data() + text.size() || count < 0)
    return base::fail(Code::BadNumber, {{"field", "--" + name}, {"value", text}, {"allowed", "0 and more"}});
  return count;
}

template <base::Coded E>
Result<std::optional<E>> codeArgument(const Arguments& arguments, const std::string& name) {
  const auto text = arguments.value(name);
  if (!text) return std::nullopt;
  const auto code = base::parseCode<E>(*text);
  if (!code)
    return base::fail(Code::UnknownCode, {{"field", "--" + name},
                                          {"value", *text},
                                          {"allowed", base::joinedCodes(base::CodeSet<E>::kCodes)}});
  return code;
}

std::string placeOf(const app::FoundComment& comment) {
  return std::to_string(comment.row) + ":" + comment.question;
}

Json flaggedJson(const app::FoundComment& comment) {
  Json kinds = Json::array();
  for (const auto& hit : comment.hits) kinds.push_back(base::codeText(hit.kind));
  return {{"comment", placeOf(comment)},
          {"kinds", kinds},
          {"text", comment.text},
          {"redacted", lists::withoutPersonalData(comment.text, comment.hits)}};
}

/// The mapping of --map, of an earlier survey with the same columns, or, where it was approved unseen, the suggestion.
Result<std::optional<lists::SurveyMapping>> approvedMapping(const Arguments& arguments,
                                                            const domain::Workspace& workspace,
                                                            const lists::SurveySheet& sheet) {
  if (const auto file = arguments.value("map")) {
    const auto text = base::readFile(*file, kLargestMapping);
    if (!text) return tl::make_unexpected(text.error());
    auto mapping = lists::readSurveyMapping(*text, *file);
    if (!mapping) return tl::make_unexpected(mapping.error());
    return std::optional(*std::move(mapping));
  }
  if (const auto* earlier = app::surveyWithColumns(workspace, sheet)) {
    const auto mapping = app::mappingOf(*earlier);
    if (!mapping) return tl::make_unexpected(mapping.error());
    return std::optional(lists::suggestedMapping(sheet, &*mapping));
  }
  if (arguments.has("suggested")) return std::optional(lists::suggestedMapping(sheet));
  return std::nullopt;
}

Result<void> decide(const Arguments& arguments, std::vector<app::FoundComment>& comments) {
  const auto flagged = codeArgument<app::CommentFate>(arguments, "flagged");
  if (!flagged) return tl::make_unexpected(flagged.error());
  if (*flagged == app::CommentFate::Keep)
    return base::fail(Code::BadUse, {{"problem", "Flagged comments are kept one by one, with --keep, by somebody who has read them"}});
  for (const auto& place : arguments.values("keep")) {
    const auto at = std::ranges::find(comments, place, placeOf);
    if (at == comments.end()) return base::fail(Code::NotFound, {{"what", "comment"}, {"id", place}});
    at->fate = app::CommentFate::Keep;
  }
  for (auto& comment : comments)
    if (!comment.fate) comment.fate = *flagged;
  return {};
}

Result<Exit> importSurvey(const Arguments& arguments, Console& console) {
  const std::filesystem::path file = arguments.text("file");
  const auto bytes = base::readFile(file, exchange::kLargestSheetFile);
  if (!bytes) return tl::make_unexpected(bytes.error());
  app::SurveyImport import;
  auto sheet = app::readSurveySheet(*bytes, file.filename().string());
  if (!sheet) return tl::make_unexpected(sheet.error());
  import.sheet = *std::move(sheet);
  import.survey.title = arguments.text("title");
  import.survey.audience = arguments.text("audience");
  for (const auto& [name, day] : {std::pair("opened", &import.survey.opened), std::pair("closed", &import.survey.closed)}) {
    if (!arguments.has(name)) continue;
    const auto given = dayArgument(arguments, name);
    if (!given) return tl::make_unexpected(given.error());
    *day = *given;
  }
  const auto invited = surveyCount(arguments, "invited");
  if (!invited) return tl::make_unexpected(invited.error());
  import.survey.invited = *invited;
  const auto voice = codeArgument<domain::SourceKind>(arguments, "voice");
  if (!voice) return tl::make_unexpected(voice.error());

  auto session = openForWriting(arguments, console);
  if (!session) return tl::make_unexpected(session.error());
  const auto workspace = session->load();
  if (!workspace) return tl::make_unexpected(workspace.error());
  auto mapping = approvedMapping(arguments, *workspace, import.sheet);
  if (!mapping) return tl::make_unexpected(mapping.error());
  if (!*mapping) {
    auto suggested = lists::suggestedMapping(import.sheet);
    suggested.voice = *voice;
    console.out << lists::mappingJson(suggested) << '\n';
    if (console.format == Format::Text)
      console.out << "Nothing was imported. Look this mapping through, save it and give it with --map, or take it as it "
                     "is with --suggested.\n";
    return Exit::HasFindings;
  }
  import.mapping = **std::move(mapping);
  if (*voice) import.mapping.voice = *voice;
  if (const auto fits = lists::checkMapping(import.mapping, &import.sheet); !fits)
    return tl::make_unexpected(fits.error());
  import.comments = app::commentsIn(import.sheet, import.mapping);
  if (const auto decided = decide(arguments, import.comments); !decided) return tl::make_unexpected(decided.error());
  if (const auto open = app::undecided(import.comments); open > 0) {
    Json flagged = Json::array();
    for (const auto& comment : import.comments) {
      if (comment.fate) continue;
      flagged.push_back(flaggedJson(comment));
      if (console.format == Format::Text)
        console.out << fmt::format("{}  {}\n    as redacted: {}\n", placeOf(comment), comment.text,
                                   lists::withoutPersonalData(comment.text, comment.hits));
    }
    if (console.format == Format::Json)
      printSurveyJson({{"imported", false}, {"flagged", flagged}}, console);
    else
      console.out << fmt::format("Nothing was imported. {} comments may say who somebody is: --flagged redact or "
                                 "--flagged drop, and --keep ROW:QUESTION for each that says nobody.\n",
                                 open);
    return Exit::HasFindings;
  }
  base::IdMaker ids;
  const auto kept = app::keepSurvey(*session, std::move(import), ids, console.now.utc);
  if (!kept) return tl::make_unexpected(kept.error());
  const auto counts = app::mappingOf(*kept);
  const auto comments = counts ? counts->comments : lists::CommentCounts{};
  if (console.format == Format::Json)
    printSurveyJson({{"imported", true},
               {"id", base::uuidText(kept->id.uuid)},
               {"answers", kept->answers},
               {"comments", comments.kept},
               {"redacted", comments.redacted},
               {"too_short", comments.tooShort},
               {"dropped", comments.dropped}},
              console);
  else
    console.out << fmt::format("“{}” is in: {} answers, {} comments ({} redacted, {} dropped, {} too short to code).\n", kept->title,
                               kept->answers, comments.kept, comments.redacted, comments.dropped, comments.tooShort);
  return Exit::Done;
}

Json sharedJson(const lists::SharedTable& table) {
  Json rows = Json::array();
  for (std::size_t row = 0; row < table.rows.size(); ++row) {
    Json cells = Json::object();
    for (std::size_t column = 0; column < table.columns.size(); ++column) {
      const auto& cell = table.cells[row][column];
      cells[table.columns[column]] = cell.hidden ? Json(lists::kHiddenCount) : Json(cell.count);
    }
    rows.push_back({{"answer", table.rows[row]}, {"counts", std::move(cells)}});
  }
  return rows;
}

/// True numbers are shown as a table with a threshold of 0.
void tableText(const lists::SharedTable& table, std::ostream& out) {
  out << table.title << "\n";
  for (std::size_t row = 0; row < table.rows.size(); ++row) {
    out << fmt::format("  {:<40}", base::elided(table.rows[row], 40));
    for (std::size_t column = 0; column < table.columns.size(); ++column)
      out << fmt::format("  {}: {}", table.columns[column], lists::sharedText(table.cells[row][column]));
    out << "\n";
  }
}

Result<Exit> results(const Arguments& arguments, Console& console) {
  auto session = openForReading(arguments, console);
  if (!session) return tl::make_unexpected(session.error());
  const auto workspace = session->load();
  if (!workspace) return tl::make_unexpected(workspace.error());
  const auto row = surveyNamed(*workspace, arguments.text("survey"));
  if (!row) return tl::make_unexpected(row.error());
  const auto& survey = (*row)->value;
  const auto mapping = app::mappingOf(survey);
  if (!mapping) return tl::make_unexpected(mapping.error());
  const auto answers = app::answersOf(*session, survey);
  if (!answers) return tl::make_unexpected(answers.error());
  const lists::SurveyQuestion* group = nullptr;
  if (const auto name = arguments.value("by")) {
    for (const auto& question : mapping->questions)
      if (question.use == lists::SurveyColumn::Group &&
          (question.id == *name || base::folded(question.title) == base::folded(*name)))
        group = &question;
    if (group == nullptr) return base::fail(Code::NotFound, {{"what", "group"}, {"id", *name}});
  }
  const bool isShared = arguments.has("for-sharing");
  const int below = isShared ? workspace->area().suppressBelow : 0;
  Json json{{"id", base::uuidText(survey.id.uuid)},
            {"title", survey.title},
            {"audience", survey.audience},
            {"opened", dayOrNull(survey.opened)},
            {"closed", dayOrNull(survey.closed)},
            {"answers", survey.answers},
            {"invited", survey.invited},
            {"rate", survey.invited > 0 ? Json(lists::percentText(survey.answers, survey.invited)) : Json()},
            {"comments", {{"kept", mapping->comments.kept},
                          {"redacted", mapping->comments.redacted},
                          {"dropped", mapping->comments.dropped},
                          {"too_short", mapping->comments.tooShort}}},
            {"hidden_below", below},
            {"questions", Json::array()}};
  const bool isText = console.format == Format::Text;
  if (isText) {
    const auto rate = app::responseRate(survey);
    console.out << fmt::format("{}: {} answers{}\n", survey.title, survey.answers, rate.empty() ? "" : ", " + rate);
  }
  for (const auto& result : lists::surveyResults(*mapping, *answers)) {
    const auto& question = *result.question;
    Json one{{"id", question.id}, {"question", question.title}, {"use", base::codeText(question.use)}};
    if (group == nullptr && !isShared) {
      one["answered"] = result.answered;
      one["options"] = Json::array();
      if (isText) console.out << fmt::format("\n{} ({} answered)\n", question.title, result.answered);
      for (const auto& option : result.options) {
        one["options"].push_back({{"answer", option.text}, {"count", option.count}});
        if (isText)
          console.out << fmt::format("  {:<40} {:>6} {:>5}\n", base::elided(option.text, 40), option.count,
                                     lists::percentText(option.count, result.answered));
      }
    } else {
      const auto table =
          group == nullptr
              ? lists::sharedTable(result, below)
              : lists::sharedTable(lists::surveyByGroup(*mapping, *answers, question, *group, below), below);
      one["by"] = group == nullptr ? Json() : Json(group->title);
      one["table"] = sharedJson(table);
      if (isText) {
        console.out << "\n";
        tableText(table, console.out);
      }
    }
    json["questions"].push_back(std::move(one));
  }
  if (!isText) printSurveyJson(json, console);
  if (isText && isShared)
    console.out << fmt::format("\nFor sharing: counts from 1 to {} are hidden (“{}”), and others where they would give them away.\n",
                               below - 1, lists::kHiddenCount);
  return Exit::Done;
}

Result<Exit> comments(const Arguments& arguments, Console& console) {
  auto session = openForReading(arguments, console);
  if (!session) return tl::make_unexpected(session.error());
  const auto workspace = session->load();
  if (!workspace) return tl::make_unexpected(workspace.error());
  const auto row = surveyNamed(*workspace, arguments.text("survey"));
  if (!row) return tl::make_unexpected(row.error());
  Json json = Json::array();
  for (const auto& comment : workspace->all<SurveyComment>()) {
    const auto& one = comment.value;
    if (one.survey != (*row)->value.id) continue;
    Json criteria = Json::array();
    std::string codes;
    for (const auto& code : one.criteria) {
      criteria.push_back(code.text());
      codes += (codes.empty() ? "" : " ") + code.text();
    }
    const auto made = app::evidenceFrom(*workspace, one.id).size();
    json.push_back({{"id", base::uuidText(one.id.uuid)},
                    {"answer", one.answer},
                    {"question", one.question},
                    {"text", one.text},
                    {"voice", one.voice ? Json(base::codeText(*one.voice)) : Json()},
                    {"may_quote", base::codeText(one.mayQuote)},
                    {"criteria", criteria},
                    {"evidence", made}});
    if (console.format == Format::Text)
      console.out << fmt::format("{} {}{}\n  {}\n", base::uuidText(one.id.uuid),
                                 one.mayQuote == domain::Answer::Yes ? "may be quoted" : "not to be quoted",
                                 codes.empty() ? "" : ", coded " + codes, one.text);
  }
  if (console.format == Format::Json) printSurveyJson(json, console);
  return Exit::Done;
}

Result<Exit> codeOne(const Arguments& arguments, Console& console) {
  app::CommentCoding coding;
  for (const auto& text : arguments.values("criterion")) {
    const auto code = base::ShortCode::make(text);
    if (!code) return base::fail(Code::UnknownReference, {{"field", "criterion"}, {"value", text}});
    coding.criteria.push_back(*code);
  }
  const auto finding = codeArgument<domain::Finding>(arguments, "finding");
  if (!finding) return tl::make_unexpected(finding.error());
  if (*finding) coding.finding = **finding;
  coding.summary = arguments.text("summary");
  auto session = openForWriting(arguments, console);
  if (!session) return tl::make_unexpected(session.error());
  const auto workspace = session->load();
  if (!workspace) return tl::make_unexpected(workspace.error());
  const auto pack = packOfArea(*workspace, console);
  if (!pack) return tl::make_unexpected(pack.error());
  const auto id = base::parseUuid(arguments.text("comment"));
  const auto* comment = id ? workspace->all<SurveyComment>().find({*id}) : nullptr;
  if (comment == nullptr) return base::fail(Code::NotFound, {{"what", "comment"}, {"id", arguments.text("comment")}});
  base::IdMaker ids;
  const auto set = app::codeComment(*workspace, *pack, *comment, coding, ids, app::nowFor(*workspace, console.now));
  if (!set) return tl::make_unexpected(set.error());
  return saved(apply(*session, *set, console), console);
}

Result<Exit> youSaid(const Arguments& arguments, Console& console) {
  auto session = openForReading(arguments, console);
  if (!session) return tl::make_unexpected(session.error());
  const auto workspace = session->load();
  if (!workspace) return tl::make_unexpected(workspace.error());
  const auto sheet = app::youSaidSheet(*workspace);
  if (const auto file = arguments.value("out")) {
    const auto written = app::writeList(*file, sheet);
    if (!written) return tl::make_unexpected(written.error());
  }
  Json json = Json::array();
  for (const auto& row : workspace->all<domain::YouSaid>()) {
    const auto* partner = row.value.partner ? workspace->all<domain::Partner>().find(*row.value.partner) : nullptr;
    Json criteria = Json::array();
    for (const auto& code : row.value.criteria) criteria.push_back(code.text());
    json.push_back({{"id", base::uuidText(row.value.id.uuid)},
                    {"said", row.value.said},
                    {"did", row.value.did},
                    {"who_acts", partner == nullptr ? "" : partner->value.name},
                    {"told_on", dayOrNull(row.value.toldOn)},
                    {"criteria", criteria}});
    if (console.format == Format::Text)
      console.out << fmt::format("You said: {}\n  We did: {}{}{}\n", row.value.said,
                                 row.value.did.empty() ? "nothing yet" : row.value.did,
                                 partner == nullptr ? "" : " (" + partner->value.name + ")",
                                 row.value.toldOn ? ", told on " + base::longText(*row.value.toldOn) : ", not told yet");
  }
  if (console.format == Format::Json) printSurveyJson(json, console);
  return Exit::Done;
}

Result<Exit> removeSurvey(const Arguments& arguments, Console& console) {
  auto session = openForWriting(arguments, console);
  if (!session) return tl::make_unexpected(session.error());
  const auto workspace = session->load();
  if (!workspace) return tl::make_unexpected(workspace.error());
  const auto survey = surveyNamed(*workspace, arguments.text("survey"));
  if (!survey) return tl::make_unexpected(survey.error());
  return saved(apply(*session, app::withoutSurvey(*workspace, **survey), console), console);
}

}  // namespace

std::vector<Command> ownSurveyCommands() {
  const Option survey{"survey", "its id or title", Kind::Positional, Need::Required};
  return {{"import-survey",
           "Take in the answers of a survey of the partnership's own",
           {kWorkspace,
            {"file", "its answers: .xlsx, .ods or .csv, one row an answer", Kind::Positional, Need::Required},
            {"title", "what the survey is called", Kind::Value, Need::Required},
            {"audience", "who was asked, in words"},
            {"opened", "the first day"},
            {"closed", "the last day"},
            {"invited", "how many were asked: gives a rate"},
            {"voice", "whose the free texts are: child_voice, parent_voice, practitioner_voice"},
            {"map", "a file that says what each column is; an earlier survey's with the same columns by default"},
            {"suggested", "take the suggested mapping as it is", Kind::Flag},
            {"flagged", "comments that may say who somebody is: redact or drop"},
            {"keep", "a flagged comment that says nobody, as ROW:QUESTION; several times for several"}},
           importSurvey},
          {"remove-survey",
           "Delete a survey that came in wrongly, with its comments; evidence made of them stays. `undo` brings it back",
           {kWorkspace, survey},
           removeSurvey},
          {"survey-results",
           "Answers by question, and by group",
           {kWorkspace,
            survey,
            {"by", "a group column, by id or title"},
            {"for-sharing", "hide small counts", Kind::Flag}},
           results},
          {"survey-comments", "The free texts of a survey, and what they were coded to", {kWorkspace, survey}, comments},
          {"code-comment",
           "Make a comment evidence for a criterion",
           {kWorkspace,
            {"comment", "its id", Kind::Positional, Need::Required},
            {"criterion", "the criterion; given again, those it bears on too", Kind::Value, Need::Required},
            {"finding", "strength, mixed or concern; mixed by default"},
            {"summary", "in words of our own; where it may be quoted, its words by default"}},
           codeOne},
          {"you-said",
           "You said, we did",
           {kWorkspace, {"out", "write the list to this .xlsx or .csv file"}},
           youSaid}};
}

}  // namespace waymark::cli
