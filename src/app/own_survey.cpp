// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/own_survey.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "base/text.h"
#include "exchange/csv.h"
#include "exchange/sheet_rows.h"
#include "storage/seal.h"

namespace waymark::app {
namespace {

using base::Code;
using base::Result;
using domain::OwnSurvey;
using domain::SurveyComment;
using lists::SurveyColumn;
using lists::SurveyMapping;
using lists::SurveySheet;

constexpr std::size_t kMostAnswers = 50'000;
constexpr std::size_t kMostColumns = 500;
constexpr std::size_t kShortestComment = 4;
constexpr std::size_t kLongestQuote = 300;
/// From this many words, what stands in a comment letter for letter is a quotation.
constexpr std::ptrdiff_t kQuotedWords = 5;
constexpr const char* kRowColumn = "row";

std::string surveyCellText(const lists::SheetCell& cell) {
  if (cell.kind == lists::SheetCell::Kind::Date && cell.hasDay) return base::isoText(cell.day);
  return std::string(base::trimmed(cell.text));
}

/// Headers that come twice are told apart by their column: "Comment (E)".
void addHeader(SurveySheet& sheet, std::vector<std::uint32_t>& places, const lists::SheetCell& cell) {
  std::string header = surveyCellText(cell);
  if (std::ranges::find(sheet.headers, header) != sheet.headers.end())
    header += " (" + lists::columnLetters(cell.column) + ")";
  sheet.headers.push_back(std::move(header));
  places.push_back(cell.column);
}

Result<void> refusedComments(std::size_t count) {
  return base::fail(Code::BadUse,
                    {{"problem", fmt::format("{} comments may say who somebody is: keep, redact or drop each of them first",
                                             count)}});
}

}  // namespace

Result<SurveySheet> readSurveySheet(std::string_view bytes, const std::string& file) {
  SurveySheet sheet;
  sheet.file = file;
  std::vector<std::uint32_t> places;
  bool tooMany = false;
  const auto read = exchange::eachSheetRow(
      bytes, file,
      {[&](const exchange::SheetHead& head) { return !head.hidden && sheet.rows.empty(); },
       [&](const lists::SheetRow& row) {
         if (places.empty()) {
           if (row.cells.size() < 2) return true;  // a title above the table
           for (const auto& cell : row.cells) addHeader(sheet, places, cell);
           tooMany = places.size() > kMostColumns;
           return !tooMany;
         }
         tooMany = sheet.rows.size() == kMostAnswers;
         if (tooMany) return false;
         SurveySheet::Row answer{row.number, std::vector<std::string>(places.size())};
         bool isEmpty = true;
         for (const auto& cell : row.cells) {
           const auto at = std::ranges::lower_bound(places, cell.column);
           if (at == places.end() || *at != cell.column) continue;
           auto& text = answer.cells[static_cast<std::size_t>(at - places.begin())];
           text = surveyCellText(cell);
           isEmpty = isEmpty && text.empty();
         }
         if (!isEmpty) sheet.rows.push_back(std::move(answer));
         return true;
       }});
  if (!read) return tl::make_unexpected(read.error());
  if (tooMany)
    return base::fail(Code::FileTooBig,
                      {{"file", file}, {"limit", fmt::format("{} answers and {} columns", kMostAnswers, kMostColumns)}});
  if (sheet.rows.empty())
    return base::fail(Code::FileUnreadable,
                      {{"file", file}, {"problem", "it has no table: a row of questions and under it one row an answer"}});
  return sheet;
}

const OwnSurvey* surveyWithColumns(const domain::Workspace& workspace, const SurveySheet& sheet) {
  const OwnSurvey* newest = nullptr;
  for (const auto& row : workspace.all<OwnSurvey>()) {
    const auto mapping = mappingOf(row.value);
    if (!mapping || !lists::hasSameColumns(sheet, *mapping)) continue;
    if (newest == nullptr || newest->importedAt <= row.value.importedAt) newest = &row.value;
  }
  return newest;
}

Result<SurveyMapping> mappingOf(const OwnSurvey& survey) {
  return lists::readSurveyMapping(survey.questions, survey.title);
}

namespace {

struct TextColumn {
  const lists::SurveyQuestion* question;
  std::size_t place;
};
std::vector<TextColumn> textColumns(const SurveySheet& sheet, const SurveyMapping& mapping) {
  std::vector<TextColumn> texts;
  for (const auto& question : mapping.questions)
    if (const auto at = std::ranges::find(sheet.headers, question.header);
        question.use == SurveyColumn::FreeText && at != sheet.headers.end())
      texts.push_back({&question, static_cast<std::size_t>(at - sheet.headers.begin())});
  return texts;
}

int shortComments(const SurveySheet& sheet, const SurveyMapping& mapping) {
  int count = 0;
  for (const auto& column : textColumns(sheet, mapping))
    for (const auto& row : sheet.rows)
      count += !row.cells[column.place].empty() && row.cells[column.place].size() < kShortestComment;
  return count;
}

}  // namespace

std::vector<FoundComment> commentsIn(const SurveySheet& sheet, const SurveyMapping& mapping) {
  const auto texts = textColumns(sheet, mapping);
  std::optional<std::size_t> quote;
  for (const auto& question : mapping.questions) {
    const auto at = std::ranges::find(sheet.headers, question.header);
    if (at == sheet.headers.end()) continue;
    const auto place = static_cast<std::size_t>(at - sheet.headers.begin());
    if (question.use == SurveyColumn::MayQuote && !quote) quote = place;
  }
  std::vector<FoundComment> comments;
  for (const auto& row : sheet.rows)
    for (const auto& column : texts) {
      const auto& text = row.cells[column.place];
      if (text.size() < kShortestComment) continue;
      FoundComment comment;
      comment.row = row.number;
      comment.question = column.question->id;
      comment.text = text;
      comment.hits = lists::findPersonalData(text);
      if (quote) comment.mayQuote = lists::quoteAnswer(row.cells[*quote]);
      if (comment.hits.empty()) comment.fate = CommentFate::Keep;
      comments.push_back(std::move(comment));
    }
  return comments;
}

std::size_t undecided(const std::vector<FoundComment>& comments) {
  return static_cast<std::size_t>(
      std::ranges::count_if(comments, [](const FoundComment& one) { return !one.fate.has_value(); }));
}

Result<domain::ChangeSet> surveyChanges(SurveyImport import, const std::string& answersSha256, const std::string& who,
                                        base::IdMaker& ids, base::Stamp at) {
  if (const auto fits = lists::checkMapping(import.mapping, &import.sheet); !fits)
    return tl::make_unexpected(fits.error());
  if (const auto open = undecided(import.comments); open > 0) return tl::make_unexpected(refusedComments(open).error());
  auto& survey = import.survey;
  if (survey.id.isNull()) survey.id = ids.makeId<domain::OwnSurveyTag>(at);
  survey.fileName = import.sheet.file;
  survey.answers = static_cast<int>(import.sheet.rows.size());
  survey.answersSha256 = answersSha256;
  survey.importedBy = who;
  survey.importedAt = at;
  if (survey.invited > 0 && survey.answers > survey.invited)
    return base::fail(Code::BadUse, {{"problem", fmt::format("{} answers can’t come from {} who were asked: put the "
                                                             "number of people asked right, or leave it empty",
                                                             survey.answers, survey.invited)}});
  lists::CommentCounts counts;
  counts.tooShort = shortComments(import.sheet, import.mapping);
  std::vector<SurveyComment> kept;
  for (const auto& found : import.comments) {
    if (*found.fate == CommentFate::Drop) {
      ++counts.dropped;
      continue;
    }
    SurveyComment comment;
    comment.id = ids.makeId<domain::SurveyCommentTag>(at);
    comment.survey = survey.id;
    comment.answer = static_cast<int>(found.row);
    comment.question = found.question;
    comment.text = *found.fate == CommentFate::Redact ? lists::withoutPersonalData(found.text, found.hits) : found.text;
    comment.voice = import.mapping.voice;
    comment.mayQuote = found.mayQuote;
    ++counts.kept;
    if (*found.fate == CommentFate::Redact) ++counts.redacted;
    kept.push_back(std::move(comment));
  }
  import.mapping.comments = counts;
  survey.questions = lists::mappingJson(import.mapping);
  domain::ChangeSet set{fmt::format("import the survey “{}”", base::elided(survey.title, 60)), {}};
  set.changes.push_back(domain::made(domain::Record{survey}));
  for (auto& comment : kept) set.changes.push_back(domain::made(domain::Record{std::move(comment)}));
  return set;
}

Result<OwnSurvey> keepSurvey(Session& session, SurveyImport import, base::IdMaker& ids, base::Stamp at) {
  // What can be refused is refused before anything is stored.
  const auto workspace = session.load();
  if (!workspace) return tl::make_unexpected(workspace.error());
  for (const auto& row : workspace->all<OwnSurvey>())
    if (base::folded(row.value.title) == base::folded(import.survey.title))
      return base::fail(Code::BadUse, {{"problem", "There is a survey called “" + row.value.title +
                                                       "”. Give this one a title of its own, such as the year"}});
  const auto answers = lists::keptAnswers(import.sheet, import.mapping);
  auto checked = surveyChanges(import, std::string(64, '0'), session.who(), ids, at);
  if (!checked) return tl::make_unexpected(checked.error());
  for (const auto& change : checked->changes)
    if (const auto valid = domain::validate(*change.after); !valid) return tl::make_unexpected(valid.error());
  const auto stored = storage::storeBytes(session.store(), answersCsv(answers));
  if (!stored) return tl::make_unexpected(stored.error());
  auto& survey = std::get<OwnSurvey>(*checked->changes.front().after);
  survey.answersSha256 = stored->sha256;
  const auto applied = session.apply(*checked, at);
  if (!applied) return tl::make_unexpected(applied.error().error);
  return survey;
}

domain::ChangeSet withoutSurvey(const domain::Workspace& workspace, const domain::Stored<OwnSurvey>& survey) {
  domain::ChangeSet set{fmt::format("delete the survey “{}”", base::elided(survey.value.title, 60)), {}};
  for (const auto& row : workspace.all<domain::Evidence>()) {
    const auto* comment =
        row.value.fromComment ? workspace.all<SurveyComment>().find(*row.value.fromComment) : nullptr;
    if (comment == nullptr || comment->value.survey != survey.value.id) continue;
    auto after = row.value;
    after.fromComment.reset();
    set.changes.push_back(domain::edited(row, std::move(after)));
  }
  for (const auto& row : workspace.all<domain::YouSaid>()) {
    if (row.value.survey != survey.value.id) continue;
    auto after = row.value;
    after.survey.reset();
    set.changes.push_back(domain::edited(row, std::move(after)));
  }
  for (const auto& row : workspace.all<SurveyComment>())
    if (row.value.survey == survey.value.id) set.changes.push_back(domain::removed(row));
  set.changes.push_back(domain::removed(survey));
  return set;
}

std::string answersCsv(const lists::SurveyAnswers& answers) {
  std::vector<std::string> line{kRowColumn};
  line.insert(line.end(), answers.columns.begin(), answers.columns.end());
  std::string csv = exchange::csvLine(line);
  for (std::size_t i = 0; i < answers.rows.size(); ++i) {
    line.assign({std::to_string(answers.rows[i])});
    line.insert(line.end(), answers.cells[i].begin(), answers.cells[i].end());
    csv += exchange::csvLine(line);
  }
  return csv;
}

Result<lists::SurveyAnswers> readAnswersCsv(std::string_view csv, const std::string& file) {
  lists::SurveyAnswers answers;
  bool isHeader = true;
  std::size_t bad = 0;
  const auto read = exchange::eachCsvRow(csv, ',', file, [&](const exchange::CsvRow& row) {
    if (isHeader) {
      isHeader = false;
      if (row.cells.empty() || row.cells.front() != kRowColumn)
        bad = row.line;
      else
        answers.columns.assign(row.cells.begin() + 1, row.cells.end());
      return bad == 0;
    }
    std::uint32_t number = 0;
    const auto& text = row.cells.front();
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size() || row.cells.size() != answers.columns.size() + 1) {
      bad = row.line;
      return false;
    }
    answers.rows.push_back(number);
    auto& cells = answers.cells.emplace_back();
    for (std::size_t i = 1; i < row.cells.size(); ++i) cells.push_back(exchange::csvCell(row.cells[i]));
    return true;
  });
  if (!read) return tl::make_unexpected(read.error());
  if (bad != 0 || isHeader)
    return base::fail(Code::BadRow, {{"file", file}, {"row", std::to_string(bad)}, {"problem", "these are no answers"}});
  return answers;
}

Result<lists::SurveyAnswers> answersOf(Session& session, const OwnSurvey& survey) {
  const auto bytes = storage::readBytes(session.store(), survey.answersSha256);
  if (!bytes) return tl::make_unexpected(bytes.error());
  return readAnswersCsv(*bytes, survey.title);
}

Result<domain::ChangeSet> codeComment(const domain::Workspace& workspace, const framework::Pack& pack,
                                      const domain::Stored<SurveyComment>& comment, const CommentCoding& coding,
                                      base::IdMaker& ids, const base::Now& now) {
  if (coding.criteria.empty()) return base::fail(Code::MissingField, {{"field", "criterion"}});
  for (const auto& code : coding.criteria)
    if (pack.criterion(code) == nullptr)
      return base::fail(Code::UnknownReference, {{"field", "criterion"}, {"value", std::string(code.text())}});
  const auto& said = comment.value;
  const bool mayQuote = said.mayQuote == domain::Answer::Yes;
  std::string summary(base::trimmed(coding.summary));
  if (summary.empty() && mayQuote) summary = base::elided(said.text, kLongestQuote);
  if (summary.empty()) return base::fail(Code::MissingField, {{"field", "summary"}});
  const auto text = base::folded(said.text);
  const auto ours = base::folded(summary);
  const bool isLong = std::ranges::count(ours, ' ') + 1 >= kQuotedWords;
  if (!mayQuote && (ours.find(text) != std::string::npos || (isLong && text.find(ours) != std::string::npos)))
    return base::fail(Code::BadUse, {{"problem", "Whoever wrote this hasn’t agreed to be quoted: say it in words of your own"}});

  const auto* survey = workspace.all<OwnSurvey>().find(said.survey);
  domain::Evidence evidence;
  evidence.id = ids.makeId<domain::EvidenceTag>(now.utc);
  evidence.summary = std::move(summary);
  if (mayQuote) evidence.detail = "“" + said.text + "”";
  if (survey != nullptr) {
    if (!evidence.detail.empty()) evidence.detail += "\n";
    evidence.detail += fmt::format("From the survey “{}”, answer {}.", survey->value.title, said.answer);
    evidence.coversFrom = survey->value.opened;
    evidence.coversTo = survey->value.closed;
  }
  evidence.finding = coding.finding;
  evidence.criterion = coding.criteria.front();
  evidence.also.assign(coding.criteria.begin() + 1, coding.criteria.end());
  evidence.source = said.voice;
  evidence.loggedOn = now.today;
  evidence.fromComment = said.id;

  domain::ChangeSet set{"code a comment as evidence", {}};
  auto after = said;
  for (const auto& code : coding.criteria)
    if (std::ranges::find(after.criteria, code) == after.criteria.end()) after.criteria.push_back(code);
  if (after != said) set.changes.push_back(domain::edited(comment, std::move(after)));
  set.changes.push_back(domain::made(domain::Record{std::move(evidence)}));
  return set;
}

std::vector<const domain::Evidence*> evidenceFrom(const domain::Workspace& workspace, const domain::SurveyCommentId& id) {
  std::vector<const domain::Evidence*> made;
  for (const auto& row : workspace.all<domain::Evidence>())
    if (row.value.fromComment == id) made.push_back(&row.value);
  return made;
}

std::string responseRate(const OwnSurvey& survey) {
  if (survey.invited <= 0) return {};
  return fmt::format("{} ({} of {} invited)", lists::percentText(survey.answers, survey.invited), survey.answers,
                     survey.invited);
}

}  // namespace waymark::app
