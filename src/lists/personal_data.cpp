// SPDX-License-Identifier: GPL-3.0-or-later
#include "lists/personal_data.h"

#include <algorithm>
#include <unordered_set>

#include "base/json_reader.h"
#include "base/resources.h"
#include "base/text.h"
#include "lists/text_key.h"

namespace waymark::lists {
namespace {

using Hits = std::vector<PersonalDataHit>;

constexpr std::size_t kLongNumber = 7;

bool isUpper(char c) { return c >= 'A' && c <= 'Z'; }
bool isLower(char c) { return c >= 'a' && c <= 'z'; }
bool isLetter(char c) { return isUpper(c) || isLower(c) || (static_cast<unsigned char>(c) & 0x80U) != 0; }
bool isWordPart(char c) { return isLetter(c) || isDigit(c); }
char asUpper(char c) { return isLower(c) ? static_cast<char>(c - 'a' + 'A') : c; }

struct GivenNames {
  std::unordered_set<std::string> sure;
  std::unordered_set<std::string> wordsToo;  // "Grace", "Will": not at the start of a sentence
};

const GivenNames& givenNames() {
  static const GivenNames names = [] {
    GivenNames out;
    const auto text = base::embeddedFile("surveys/given-names.json");
    WAYMARK_ASSERT(text.has_value());
    const auto json = base::parseJson(*text, "surveys/given-names.json");
    WAYMARK_ASSERT(json.has_value());
    for (const auto& one : json->at("names")) out.sure.insert(one.get<std::string>());
    for (const auto& one : json->at("words_too")) out.wordsToo.insert(one.get<std::string>());
    return out;
  }();
  return names;
}

/// A word of the text: letters, with apostrophes and hyphens inside.
struct Word {
  std::size_t at = 0;
  std::size_t length = 0;
  bool startsSentence = false;
};

std::vector<Word> wordsOf(std::string_view text) {
  std::vector<Word> words;
  bool starts = true;
  for (std::size_t i = 0; i < text.size();) {
    if (!isLetter(text[i])) {
      if (text[i] == '.' || text[i] == '!' || text[i] == '?' || text[i] == '\n') starts = true;
      ++i;
      continue;
    }
    std::size_t end = i;
    while (end < text.size()) {
      if (isWordPart(text[end])) {
        ++end;
        continue;
      }
      std::size_t next = end;
      while (next < text.size() && (text[next] == '\'' || text[next] == '-')) ++next;
      if (next == end || next == text.size() || !isLetter(text[next])) break;
      end = next;
    }
    words.push_back({i, end - i, starts});
    starts = false;
    i = end;
  }
  return words;
}

bool isOneOf(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::ranges::find(words, word) != words.end();
}

/// "Alfie's" is "Alfie".
std::string_view withoutGenitive(std::string_view word) {
  if (word.size() < 2 || !word.ends_with('s') || word[word.size() - 2] != '\'') return word;
  word.remove_suffix(1);
  while (word.ends_with('\'')) word.remove_suffix(1);
  return word;
}

/// Typographic marks as plain ones, at the same places: each takes three bytes (U+2010 to U+203F).
std::string plainMarks(std::string_view text) {
  std::string out(text);
  for (std::size_t i = 0; i + 2 < out.size(); ++i) {
    if (out.compare(i, 2, "\xE2\x80") != 0) continue;
    const auto last = static_cast<unsigned char>(out[i + 2]);
    out.replace(i, 3, 3, last == 0x98 || last == 0x99 ? '\'' : last == 0x90 || last == 0x91 ? '-' : ';');
  }
  return out;
}

bool isCapitalised(std::string_view word) { return word.size() > 1 && isUpper(word[0]) && isLower(word[1]); }

/// Between two words of one name: spaces, or a full stop after a title.
bool joins(std::string_view text, const Word& one, const Word& next) {
  const auto between = text.substr(one.at + one.length, next.at - one.at - one.length);
  return !between.empty() && between.find_first_not_of(" .") == std::string_view::npos && between.back() == ' ' &&
         between.size() <= 3;
}

void findNames(std::string_view text, Hits& hits) {
  const auto words = wordsOf(text);
  const auto wordAt = [&](std::size_t i) { return text.substr(words[i].at, words[i].length); };
  // The capitalised words that follow belong to the name: a surname.
  const auto hitFrom = [&](std::size_t first, std::size_t last) {
    while (last + 1 < words.size() && isCapitalised(withoutGenitive(wordAt(last + 1))) &&
           text.substr(words[last].at + words[last].length, words[last + 1].at - words[last].at - words[last].length) ==
               " ")
      ++last;
    const auto end = words[last].at + withoutGenitive(wordAt(last)).size();
    hits.push_back({PersonalData::Name, words[first].at, end - words[first].at});
    return last;
  };
  for (std::size_t i = 0; i < words.size(); ++i) {
    const auto word = withoutGenitive(wordAt(i));
    const bool hasNext = i + 1 < words.size() && joins(text, words[i], words[i + 1]);
    const bool isNameNext = hasNext && isCapitalised(withoutGenitive(wordAt(i + 1)));
    if (isNameNext && isOneOf(word, {"Mr", "Mrs", "Ms", "Miss", "Mx", "Dr", "Doctor", "Prof", "Professor", "Sir"})) {
      i = hitFrom(i, i + 1);
      continue;
    }
    const auto low = base::folded(word);
    if (isNameNext && isOneOf(low, {"son", "daughter", "child", "boy", "girl", "brother", "sister", "named", "called", "grandson",
                                    "granddaughter", "stepson", "stepdaughter"})) {
      const auto next = base::folded(withoutGenitive(wordAt(i + 1)));
      // "my daughter EHCP" isn't capitalised that way; "my son I think" and days of the week are no names.
      if (!isOneOf(next, {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "english"})) {
        i = hitFrom(i + 1, i + 1);
        continue;
      }
    }
    if (!isCapitalised(word)) continue;
    const std::string name(word);
    if (givenNames().sure.contains(name) || (!words[i].startsSentence && givenNames().wordsToo.contains(name)))
      i = hitFrom(i, i);
  }
}

void findEmails(std::string_view text, Hits& hits) {
  const auto isPart = [](char c) { return isWordPart(c) || c == '.' || c == '_' || c == '-' || c == '+'; };
  for (std::size_t at = text.find('@'); at != std::string_view::npos; at = text.find('@', at + 1)) {
    std::size_t from = at;
    while (from > 0 && isPart(text[from - 1])) --from;
    std::size_t to = at + 1;
    while (to < text.size() && isPart(text[to])) ++to;
    while (to > at && (text[to - 1] == '.' || text[to - 1] == '-')) --to;
    const auto domain = text.substr(at + 1, to - at - 1);
    // A handle ("@someone") names a person just as well.
    if (domain.empty()) continue;
    if (from < at && domain.find('.') == std::string_view::npos) continue;
    hits.push_back({PersonalData::Email, from, to - from});
  }
}

/// A run of digits with single spaces, hyphens and brackets in between, and a "+" before.
struct DigitRun {
  std::size_t at = 0;
  std::size_t length = 0;
  std::string digits;
  bool plus = false;
};

std::vector<DigitRun> digitRuns(std::string_view text) {
  std::vector<DigitRun> runs;
  for (std::size_t i = 0; i < text.size();) {
    const bool plus = text[i] == '+' && i + 1 < text.size() && isDigit(text[i + 1]);
    const bool opens = text[i] == '(' && i + 1 < text.size() && text[i + 1] == '0';
    if (!isDigit(text[i]) && !plus && !opens) {
      ++i;
      continue;
    }
    DigitRun run{i, 0, {}, plus};
    std::size_t end = i;
    std::size_t last = i;
    for (; end < text.size(); ++end) {
      if (isDigit(text[end])) {
        run.digits += text[end];
        last = end;
      } else if (!(text[end] == '+' && end == i) && text[end] != ' ' && text[end] != '-' && text[end] != '(' &&
                 text[end] != ')') {
        break;
      } else if (end > last + 2) {
        break;
      }
    }
    run.length = last + 1 - i;
    runs.push_back(std::move(run));
    i = last + 1;
  }
  return runs;
}

/// Modulus 11, as the NHS Data Dictionary has it.
bool isNhsNumber(std::string_view digits) {
  if (digits.size() != 10) return false;
  int sum = 0;
  for (std::size_t i = 0; i < 9; ++i) sum += (digits[i] - '0') * static_cast<int>(10 - i);
  const int check = (11 - sum % 11) % 11;
  return check != 10 && check == digits[9] - '0';
}

void findNumbers(std::string_view text, Hits& hits) {
  for (const auto& run : digitRuns(text)) {
    const auto count = run.digits.size();
    if (isNhsNumber(run.digits) && run.digits[0] != '0')
      hits.push_back({PersonalData::NhsNumber, run.at, run.length});
    else if ((run.digits[0] == '0' && (count == 10 || count == 11)) ||
             ((run.plus || run.digits.starts_with("0044")) && count >= 10 && count <= 14))
      hits.push_back({PersonalData::Phone, run.at, run.length});
    else if (count >= kLongNumber)
      hits.push_back({PersonalData::LongNumber, run.at, run.length});
  }
}

void findUpns(std::string_view text, Hits& hits) {
  constexpr std::size_t kUpnLength = 13;  // a letter, eleven digits, a digit or letter
  for (std::size_t i = 0; i + kUpnLength <= text.size(); ++i) {
    if (!isLetter(text[i]) || (i > 0 && isWordPart(text[i - 1]))) continue;
    const auto digits = text.substr(i + 1, kUpnLength - 2);
    const char last = text[i + kUpnLength - 1];
    const bool ends = i + kUpnLength == text.size() || !isWordPart(text[i + kUpnLength]);
    if (std::ranges::all_of(digits, isDigit) && isWordPart(last) && ends)
      hits.push_back({PersonalData::Upn, i, kUpnLength});
  }
}

/// "AB1 2CD", "AB12CD", "A1A 1AA", in any case.
void findPostcodes(std::string_view text, Hits& hits) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (!isLetter(text[i]) || (i > 0 && isWordPart(text[i - 1]))) continue;
    for (std::size_t outward = 4; outward >= 2; --outward) {
      if (i + outward + 3 > text.size()) continue;
      const auto out = text.substr(i, outward);
      const std::size_t letters = isUpper(asUpper(out[1])) ? 2 : 1;
      const auto rest = out.substr(letters);
      const bool fits = isUpper(asUpper(out[0])) && !rest.empty() && rest.size() <= 2 && isDigit(rest[0]) &&
                        (rest.size() == 1 || isDigit(rest[1]) || isUpper(asUpper(rest[1])));
      if (!fits) continue;
      const std::size_t in = i + outward + (text[i + outward] == ' ' ? 1 : 0);
      if (in + 3 > text.size() || !isDigit(text[in]) || !isUpper(asUpper(text[in + 1])) || !isUpper(asUpper(text[in + 2])))
        continue;
      if (in + 3 < text.size() && isWordPart(text[in + 3])) continue;
      hits.push_back({PersonalData::Postcode, i, in + 3 - i});
      break;
    }
  }
}

std::size_t digitsAt(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (end < text.size() && isDigit(text[end])) ++end;
  return end - at;
}

/// "4/3/2014", "04.03.14", "2014-03-04", "4 March 2014", "4th Mar 14".
void findDates(std::string_view text, Hits& hits) {
  constexpr std::array<std::string_view, 12> kMonths{"jan", "feb", "mar", "apr", "may", "jun",
                                                     "jul", "aug", "sep", "oct", "nov", "dec"};
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (!isDigit(text[i]) || (i > 0 && isWordPart(text[i - 1]))) continue;
    const auto first = digitsAt(text, i);
    std::size_t at = i + first;
    if (first == 1 || first == 2 || first == 4) {
      const char separator = at < text.size() ? text[at] : ' ';
      if (separator == '/' || separator == '.' || separator == '-') {
        const auto second = digitsAt(text, at + 1);
        const auto after = at + 1 + second;
        if ((second == 1 || second == 2) && after < text.size() && text[after] == separator) {
          const auto third = digitsAt(text, after + 1);
          if ((first == 4 && third >= 1 && third <= 2) || (first != 4 && (third == 2 || third == 4))) {
            const auto end = after + 1 + third;
            hits.push_back({PersonalData::Date, i, end - i});
            i = end - 1;
            continue;
          }
        }
      }
    }
    if (first > 2) continue;
    if (at + 2 <= text.size() && isOneOf(text.substr(at, 2), {"st", "nd", "rd", "th"})) at += 2;
    while (at < text.size() && text[at] == ' ') ++at;
    std::size_t word = at;
    while (word < text.size() && isLetter(text[word])) ++word;
    const auto month = base::folded(text.substr(at, word - at));
    if (month.size() < 3 || std::ranges::none_of(kMonths, [&](auto name) { return month.starts_with(name); })) continue;
    while (word < text.size() && (text[word] == ' ' || text[word] == ',')) ++word;
    const auto year = digitsAt(text, word);
    if (year != 2 && year != 4) continue;
    hits.push_back({PersonalData::Date, i, word + year - i});
    i = word + year - 1;
  }
}

}  // namespace

std::vector<PersonalDataHit> findPersonalData(std::string_view written) {
  const auto text = plainMarks(written);
  Hits found;
  // What comes first wins where two overlap: a date isn't a long number.
  findEmails(text, found);
  findUpns(text, found);
  findDates(text, found);
  findPostcodes(text, found);
  findNumbers(text, found);
  findNames(text, found);
  Hits hits;
  for (const auto& one : found) {
    const bool overlaps = std::ranges::any_of(
        hits, [&](const PersonalDataHit& hit) { return one.at < hit.at + hit.length && hit.at < one.at + one.length; });
    if (!overlaps) hits.push_back(one);
  }
  std::ranges::sort(hits, {}, &PersonalDataHit::at);
  return hits;
}

std::string withoutPersonalData(std::string_view text, const std::vector<PersonalDataHit>& hits) {
  std::string out;
  std::size_t at = 0;
  for (const auto& hit : hits) {
    out += text.substr(at, hit.at - at);
    std::string word(base::codeText(hit.kind));
    std::ranges::replace(word, '_', ' ');
    out += "[" + word + "]";
    at = hit.at + hit.length;
  }
  out += text.substr(at);
  return out;
}

}  // namespace waymark::lists
