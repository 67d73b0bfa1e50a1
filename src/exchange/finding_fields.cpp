// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/finding_fields.h"

#include <algorithm>
#include <optional>

#include "base/text.h"

namespace waymark::exchange {
namespace {

using domain::Evidence;

constexpr std::size_t kLongestText = 20'000;
constexpr std::size_t kLongestShown = 60;

std::string quoted(std::string_view text) {
  return "“" + base::elided(text, kLongestShown) + "”";
}

/// Fills an Evidence and keeps the first problem.
class Filler {
 public:
  Filler(const framework::Pack& pack, Evidence& out) : m_pack(pack), m_out(out) {}

  [[nodiscard]] const std::string& problem() const { return m_problem; }

  void fill(const RawFinding& raw, Words words) {
    m_out.reference = raw.id;
    for (const auto& [name, member] : kTextFields)
      if ((raw.*member).size() > kLongestText) say(name, "it is longer than 20,000 characters");
    m_out.criterion = criterion("criterion", raw.criterion);
    for (const auto& code : raw.also) {
      const auto id = criterion("also", code);
      if (id != m_out.criterion && std::ranges::find(m_out.also, id) == m_out.also.end()) m_out.also.push_back(id);
    }
    if (raw.finding.empty())
      say("finding", "a value is needed");
    else
      code("finding", raw.finding, m_out.finding);
    optionalCode("reach", raw.reach, m_out.reach);
    optionalCode("impact", raw.impact, m_out.impact);
    optionalCode("source", raw.source, m_out.source);
    if (!raw.review.empty()) code("review", raw.review, m_out.review);
    codes("services", raw.services, m_out.services);
    codes("phase", raw.phase, m_out.agePhase);
    codes("groups", raw.groups, m_out.groups);
    day("covers_from", raw.coversFrom, m_out.coversFrom);
    day("covers_to", raw.coversTo, m_out.coversTo);
    day("review_by", raw.reviewBy, m_out.reviewBy);
    if (m_out.coversFrom && m_out.coversTo && *m_out.coversTo < *m_out.coversFrom)
      say("covers_to", "it is before covers_from");
    text(raw, words);
  }

 private:
  void say(std::string_view field, std::string_view what) {
    if (m_problem.empty()) m_problem = std::string(field) + ": " + std::string(what);
  }

  base::ShortCode criterion(std::string_view field, const std::string& text) {
    const auto id = base::ShortCode::make(text);
    if (id && m_pack.criterion(*id) != nullptr) return *id;
    if (text.empty()) {
      say(field, "a value is needed");
      return {};
    }
    std::string known;
    for (const auto& one : m_pack.criteria) known += (known.empty() ? "" : ", ") + one.id.text();
    say(field, quoted(text) + " is not a criterion of this framework (" + known + ")");
    return {};
  }

  template <class E>
  void code(std::string_view field, const std::string& text, E& out) {
    if (const auto value = base::parseCode<E>(text))
      out = *value;
    else
      say(field, quoted(text) + " is not one of: " + base::joinedCodes(base::CodeSet<E>::kCodes));
  }
  template <class E>
  void optionalCode(std::string_view field, const std::string& text, std::optional<E>& out) {
    if (!text.empty()) code(field, text, out.emplace());
  }
  template <class E>
  void codes(std::string_view field, const std::vector<std::string>& texts, base::EnumSet<E>& out) {
    for (const auto& text : texts) {
      E value{};
      code(field, text, value);
      out.insert(value);
    }
  }
  void day(std::string_view field, const std::string& text, std::optional<base::Day>& out) {
    if (text.empty()) return;
    out = base::parseDay(text);
    if (!out) say(field, quoted(text) + " is not a date such as 2025-09-08");
  }

  /// The summary is what a list shows: the shortest words given. Longer ones become the detail.
  void text(const RawFinding& raw, Words words) {
    for (const auto* words_ : {&raw.summary, &raw.theme, &raw.text})
      if (m_out.summary.empty()) m_out.summary = *words_;
    m_out.detail = raw.detail;
    if (m_out.detail.empty() && raw.text != m_out.summary) m_out.detail = raw.text;
    if (m_out.summary.empty() && words == Words::Needed) say("summary", "a summary, theme or text is needed");
  }

  const framework::Pack& m_pack;
  Evidence& m_out;
  std::string m_problem;
};

template <class E>
std::vector<std::string> codeTexts(base::EnumSet<E> set) {
  std::vector<std::string> out;
  for (std::size_t i = 0; i < base::codeCount<E>(); ++i)
    if (const auto value = static_cast<E>(i); set.contains(value)) out.emplace_back(base::codeText(value));
  return out;
}
template <class E>
std::string codeTextOf(const std::optional<E>& value) {
  return value ? std::string(base::codeText(*value)) : std::string();
}
std::string dayTextOf(const std::optional<base::Day>& day) {
  return day ? base::isoText(*day) : std::string();
}

}  // namespace

void FindingsBuilder::take(const RawFinding& raw, std::size_t line) {
  FindingRow row;
  row.inspection = raw.inspection;
  row.line = line;
  Filler filler(m_pack, row.evidence);
  filler.fill(raw, m_words);
  if (!filler.problem().empty()) return refuse(line, filler.problem());
  if (!raw.id.empty() && !m_ids.emplace(raw.inspection, raw.id).second)
    return refuse(line, "id: " + quoted(raw.id) + " is there twice");
  m_read.rows.push_back(std::move(row));
}

void FindingsBuilder::refuse(std::size_t line, std::string problem) {
  if (m_read.problems.size() == kMostProblems) {
    ++m_read.unlisted;
    return;
  }
  m_read.problems.push_back(
      {base::Code::BadRow, {}, {{"file", m_file}, {"row", std::to_string(line)}, {"problem", std::move(problem)}}});
}

RawFinding rawFinding(const FindingRow& row) {
  const auto& from = row.evidence;
  RawFinding raw;
  raw.inspection = row.inspection;
  raw.id = from.reference;
  raw.criterion = from.criterion.text();
  raw.finding = std::string(base::codeText(from.finding));
  raw.reach = codeTextOf(from.reach);
  raw.impact = codeTextOf(from.impact);
  raw.source = codeTextOf(from.source);
  raw.summary = from.summary;
  raw.detail = from.detail;
  raw.coversFrom = dayTextOf(from.coversFrom);
  raw.coversTo = dayTextOf(from.coversTo);
  raw.review = std::string(base::codeText(from.review));
  raw.reviewBy = dayTextOf(from.reviewBy);
  for (const auto& id : from.also) raw.also.push_back(id.text());
  raw.services = codeTexts(from.services);
  raw.phase = codeTexts(from.agePhase);
  raw.groups = codeTexts(from.groups);
  return raw;
}

base::Result<std::vector<FindingRow>> allOrNothing(FindingsFile read) {
  if (!read.problems.empty()) return tl::make_unexpected(std::move(read.problems.front()));
  return std::move(read.rows);
}

FindingsFile readFindingsAs(std::string_view bytes, std::string_view file, const framework::Pack& pack, Words words) {
  const auto name = base::folded(file);
  for (const auto* ending : {".csv", ".tsv", ".txt"})
    if (name.ends_with(ending)) return readFindingsCsv(bytes, file, pack, words);
  return readFindings(bytes, file, pack, words);
}

}  // namespace waymark::exchange
