// SPDX-License-Identifier: GPL-3.0-or-later
#include "lists/survey_mapping.h"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "base/json_reader.h"
#include "base/text.h"
#include "lists/personal_data.h"
#include "lists/text_key.h"

namespace waymark::lists {
namespace {

using base::Code;
using base::Json;
using base::JsonReader;

constexpr std::size_t kMostOptions = 40;
constexpr std::size_t kLongestOption = 120;
/// From this many characters on average, answers are sentences.
constexpr std::size_t kSentence = 30;

/// Scales from low to high; what says nothing either way comes last.
constexpr std::array<std::array<std::string_view, 6>, 8> kScales{{
    {"strongly disagree", "disagree", "neither agree nor disagree", "agree", "strongly agree", ""},
    {"very dissatisfied", "dissatisfied", "neither satisfied nor dissatisfied", "satisfied", "very satisfied", ""},
    {"never", "rarely", "sometimes", "often", "always", ""},
    {"never", "hardly ever", "some of the time", "most of the time", "all of the time", ""},
    {"very poor", "poor", "fair", "good", "very good", "excellent"},
    {"very difficult", "difficult", "neither easy nor difficult", "easy", "very easy", ""},
    {"not at all", "a little", "somewhat", "mostly", "completely", ""},
    {"much worse", "worse", "about the same", "better", "much better", ""},
}};
constexpr std::array<std::string_view, 8> kNoView{"don't know", "dont know",      "not sure",      "unsure",
                                                  "n/a",        "not applicable", "prefer not to say", "does not apply"};

/// Letters and digits of what people write over such columns (lists::textKey).
constexpr std::array<std::string_view, 19> kLeftOutNames{
    "email", "name", "phone", "telephone", "mobile", "postcode", "ipaddress", "timestamp", "starttime", "completiontime",
    "respondentid", "collectorid", "startdate", "enddate", "dateofbirth", "upn", "nhsnumber", "contact", "address"};
constexpr std::array<std::string_view, 14> kGroupNames{"age", "role", "locality", "area", "district", "town", "need",
                                                       "gender", "ethnic", "yeargroup", "typeofsetting", "phase",
                                                       "typeofschool", "plan"};

struct ColumnValues {
  std::size_t filled = 0;
  std::size_t characters = 0;
  std::map<std::string, std::pair<std::string, std::size_t>> counts;  // folded: as first written, how often
};

ColumnValues valuesOf(const SurveySheet& sheet, std::size_t column) {
  ColumnValues values;
  for (const auto& row : sheet.rows) {
    const auto cell = base::trimmed(row.cells[column]);
    if (cell.empty()) continue;
    ++values.filled;
    values.characters += cell.size();
    auto& count = values.counts[base::folded(cell)];
    if (count.second++ == 0) count.first = cell;
  }
  return values;
}

bool saysNothing(const std::string& folded) {
  return std::ranges::find(kNoView, std::string_view(folded)) != kNoView.end();
}

bool isWhole(const std::string& text) {
  return !text.empty() && text.size() <= 3 && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

/// The places of folded answers on a known scale, or as whole numbers from 0 to 100; nothing where one has none.
std::optional<std::map<std::string, int>> scalePlaces(const std::vector<std::string>& folded) {
  std::vector<std::string> views;
  for (const auto& one : folded)
    if (!saysNothing(one)) views.push_back(one);
  if (views.size() < 2) return std::nullopt;
  if (std::ranges::all_of(views, isWhole)) {
    std::map<std::string, int> places;
    for (const auto& one : views) places[one] = std::stoi(one);
    return places;
  }
  for (const auto& scale : kScales) {
    std::map<std::string, int> places;
    for (const auto& one : views) {
      const auto at = std::ranges::find(scale, std::string_view(one));
      if (at == scale.end()) break;
      places[one] = static_cast<int>(at - scale.begin());
    }
    if (places.size() == views.size()) return places;
  }
  return std::nullopt;
}

bool namesOneOf(const std::string& header, std::span<const std::string_view> names) {
  const auto key = textKey(header);
  return std::ranges::any_of(names, [&](std::string_view name) { return key.find(name) != std::string::npos; });
}

std::string separatorIn(const ColumnValues& values) {
  for (const std::string_view separator : {";", "|", "\n"}) {
    std::size_t with = 0;
    for (const auto& [folded, count] : values.counts)
      if (folded.find(separator) != std::string::npos) with += count.second;
    if (with * 10 >= values.filled && with > 0) return std::string(separator);
  }
  return {};
}

SurveyColumn suggestedUse(const std::string& header, const ColumnValues& values, std::string& separator) {
  if (values.filled == 0) return SurveyColumn::LeftOut;
  const auto key = textKey(header);
  const std::size_t distinct = values.counts.size();
  const std::size_t average = values.characters / values.filled;
  if (key.find("quot") != std::string::npos && distinct <= 4) return SurveyColumn::MayQuote;
  const bool isQuestion = header.find('?') != std::string::npos || header.size() > 40;
  if (!isQuestion && namesOneOf(header, kLeftOutNames)) return SurveyColumn::LeftOut;
  if (key == "id") return SurveyColumn::LeftOut;
  std::vector<std::string> folded;
  for (const auto& [text, count] : values.counts) folded.push_back(text);
  if (distinct <= 12 && scalePlaces(folded)) return SurveyColumn::Scale;
  separator = separatorIn(values);
  if (!separator.empty()) {
    std::set<std::string> parts;
    for (const auto& [text, count] : values.counts)
      for (const auto& part : choicesIn(text, separator)) parts.insert(part);
    if (parts.size() <= kMostOptions && parts.size() < values.filled) return SurveyColumn::MultipleChoice;
    separator.clear();
  }
  const bool repeats = distinct <= kMostOptions && distinct * 2 <= values.filled;
  if (!isQuestion && repeats && namesOneOf(header, kGroupNames)) return SurveyColumn::Group;
  if (distinct <= 12 && (repeats || distinct <= 2)) return SurveyColumn::SingleChoice;
  if (average >= kSentence || isQuestion) return SurveyColumn::FreeText;
  return repeats ? SurveyColumn::SingleChoice : SurveyColumn::LeftOut;
}

void readRow(JsonReader& in, const Json& row, SurveyQuestion& out) {
  in.field(row, "header", out.header);
  in.field(row, "use", out.use);
  in.optionalField(row, "id", out.id);
  in.optionalField(row, "title", out.title);
  in.optionalField(row, "separator", out.separator);
  in.optionalField(row, "options", out.options);
}

}  // namespace

const SurveyQuestion* SurveyMapping::find(std::string_view id) const {
  const auto at = std::ranges::find(questions, id, &SurveyQuestion::id);
  return at == questions.end() ? nullptr : &*at;
}

const SurveyQuestion* SurveyMapping::ofUse(SurveyColumn use) const {
  const auto at = std::ranges::find(questions, use, &SurveyQuestion::use);
  return at == questions.end() ? nullptr : &*at;
}

std::vector<std::string> choicesIn(std::string_view cell, std::string_view separator) {
  std::vector<std::string> parts;
  const auto take = [&](std::string_view part) {
    const std::string text(base::trimmed(part));
    if (!text.empty() && std::ranges::find(parts, text) == parts.end()) parts.push_back(text);
  };
  if (separator.empty()) {
    take(cell);
    return parts;
  }
  std::size_t at = 0;
  for (auto next = cell.find(separator); next != std::string_view::npos; next = cell.find(separator, at)) {
    take(cell.substr(at, next - at));
    at = next + separator.size();
  }
  take(cell.substr(at));
  return parts;
}

domain::Answer quoteAnswer(std::string_view cell) {
  const auto text = base::folded(base::trimmed(cell));
  if (text.starts_with("yes") || text == "y" || text == "true" || text == "1" || text.starts_with("i agree"))
    return domain::Answer::Yes;
  if (text.starts_with("no") || text == "n" || text == "false" || text == "0" || text.starts_with("i do not") ||
      text.starts_with("i don't"))
    return domain::Answer::No;
  return domain::Answer::NotSaid;
}

std::vector<std::string> optionsOf(const SurveySheet& sheet, std::size_t column, SurveyColumn use,
                                   std::string_view separator) {
  struct Option {
    std::string text;
    std::string folded;
    std::size_t count = 0;
  };
  std::vector<Option> options;
  std::map<std::string, std::size_t> places;
  const bool isMultiple = use == SurveyColumn::MultipleChoice;
  for (const auto& row : sheet.rows) {
    for (auto& part : choicesIn(row.cells[column], isMultiple ? separator : std::string_view())) {
      const auto folded = base::folded(part);
      const auto [at, isNew] = places.emplace(folded, options.size());
      if (isNew) options.push_back({std::move(part), folded, 0});
      ++options[at->second].count;
    }
  }
  // What one person wrote under "other" is no option, and may say who they are.
  std::erase_if(options, [](const Option& one) {
    return one.text.size() > kLongestOption || (one.count == 1 && one.text.size() >= kSentence) ||
           !findPersonalData(one.text).empty();
  });
  std::vector<std::string> folded;
  for (const auto& one : options) folded.push_back(one.folded);
  const auto scale = scalePlaces(folded);
  const auto place = [&](const Option& one) {
    if (saysNothing(one.folded)) return 1000;
    return scale ? scale->at(one.folded) : 0;
  };
  std::ranges::stable_sort(options, [&](const Option& a, const Option& b) {
    const int first = place(a);
    const int second = place(b);
    if (first != second) return first < second;
    // Groups read best by name: ages, places.
    return use == SurveyColumn::Group ? a.folded < b.folded : a.count > b.count;
  });
  if (options.size() > kMostOptions) options.resize(kMostOptions);
  std::vector<std::string> texts;
  for (auto& one : options) texts.push_back(std::move(one.text));
  return texts;
}

SurveyMapping suggestedMapping(const SurveySheet& sheet, const SurveyMapping* earlier) {
  SurveyMapping mapping;
  if (earlier != nullptr) mapping.voice = earlier->voice;
  for (std::size_t column = 0; column < sheet.headers.size(); ++column) {
    SurveyQuestion question;
    question.header = sheet.headers[column];
    question.title = question.header;
    question.id = "q" + std::to_string(column + 1);
    const SurveyQuestion* before = nullptr;
    if (earlier != nullptr)
      for (const auto& one : earlier->questions)
        if (textKey(one.header) == textKey(question.header)) before = &one;
    if (before != nullptr) {
      question.title = before->title;
      question.use = before->use;
      question.separator = before->separator;
      question.options = before->options;
    } else {
      question.use = suggestedUse(question.header, valuesOf(sheet, column), question.separator);
    }
    if (question.isClosed() || question.use == SurveyColumn::Group)
      for (auto& option : optionsOf(sheet, column, question.use, question.separator)) {
        const auto folded = base::folded(option);
        if (std::ranges::none_of(question.options, [&](const auto& one) { return base::folded(one) == folded; }))
          question.options.push_back(std::move(option));
      }
    mapping.questions.push_back(std::move(question));
  }
  return mapping;
}

bool hasSameColumns(const SurveySheet& sheet, const SurveyMapping& mapping) {
  std::multiset<std::string> there;
  std::multiset<std::string> known;
  for (const auto& header : sheet.headers) there.insert(textKey(header));
  for (const auto& question : mapping.questions) known.insert(textKey(question.header));
  return there == known;
}

base::Result<void> checkMapping(const SurveyMapping& mapping, const SurveySheet* sheet) {
  std::set<std::string> ids;
  bool asks = false;
  for (const auto& question : mapping.questions) {
    if (!ids.insert(question.id).second || question.id.empty())
      return base::fail(Code::BadUse, {{"problem", "two columns share the id “" + question.id + "”"}});
    if (sheet != nullptr && std::ranges::find(sheet->headers, question.header) == sheet->headers.end())
      return base::fail(Code::NotFound, {{"what", "column"}, {"id", question.header}});
    asks = asks || question.isClosed() || question.use == SurveyColumn::FreeText;
    if ((question.isClosed() || question.use == SurveyColumn::Group) && question.options.empty())
      return base::fail(Code::BadUse, {{"problem", "“" + base::elided(question.title, 60) + "” has no option to count"}});
    if (question.use == SurveyColumn::MultipleChoice && question.separator.empty())
      return base::fail(Code::BadUse, {{"problem", "“" + base::elided(question.title, 60) +
                                                       "” is a multiple choice without a separator"}});
  }
  if (!asks) return base::fail(Code::BadUse, {{"problem", "no column is a question"}});
  return {};
}

std::string mappingJson(const SurveyMapping& mapping) {
  using Ordered = nlohmann::ordered_json;
  Ordered json{{"version", 1}};
  if (mapping.voice) json["voice"] = base::codeText(*mapping.voice);
  json["comments"] = {{"kept", mapping.comments.kept},
                      {"redacted", mapping.comments.redacted},
                      {"dropped", mapping.comments.dropped},
                      {"too_short", mapping.comments.tooShort}};
  json["columns"] = Ordered::array();
  for (const auto& question : mapping.questions) {
    Ordered one{{"header", question.header}, {"id", question.id}, {"use", base::codeText(question.use)}};
    if (question.title != question.header) one["title"] = question.title;
    if (!question.separator.empty()) one["separator"] = question.separator;
    if (!question.options.empty()) one["options"] = question.options;
    json["columns"].push_back(std::move(one));
  }
  return json.dump(1, ' ', false, Ordered::error_handler_t::replace);
}

base::Result<SurveyMapping> readSurveyMapping(std::string_view text, std::string_view file) {
  const auto json = base::parseJson(text, file);
  if (!json) return tl::make_unexpected(json.error());
  JsonReader in{std::string(file)};
  SurveyMapping mapping;
  int version = 0;
  in.field(*json, "version", version);
  if (in.ok() && version != 1) in.problem("version 1 is expected");
  in.optionalField(*json, "voice", mapping.voice);
  in.optionalMember(*json, "comments", [&](const Json& row) {
    in.field(row, "kept", mapping.comments.kept);
    in.field(row, "redacted", mapping.comments.redacted);
    in.field(row, "dropped", mapping.comments.dropped);
    in.optionalField(row, "too_short", mapping.comments.tooShort);
  });
  in.member(*json, "columns", [&](const Json& rows) {
    in.each(rows, [&](const Json& row) { readRow(in, row, mapping.questions.emplace_back()); });
  });
  if (!in.ok()) return tl::make_unexpected(*in.error());
  for (std::size_t i = 0; i < mapping.questions.size(); ++i) {
    auto& question = mapping.questions[i];
    if (question.id.empty()) question.id = "q" + std::to_string(i + 1);
    if (question.title.empty()) question.title = question.header;
  }
  return mapping;
}

}  // namespace waymark::lists
