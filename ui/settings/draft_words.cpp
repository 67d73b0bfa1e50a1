// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/draft_words.h"

#include <QCoreApplication>
#include <array>
#include <utility>

#include "bridge/text.h"

namespace waymark::ui {

namespace {

struct Word {
  std::string_view name;
  const char* text;  // context "draft"
};

constexpr auto kParts = std::to_array<Word>({
    {"", QT_TRANSLATE_NOOP("draft", "Framework")},
    {"sources", QT_TRANSLATE_NOOP("draft", "Source")},
    {"owner_roles", QT_TRANSLATE_NOOP("draft", "Owner role")},
    {"criteria_groups", QT_TRANSLATE_NOOP("draft", "Criteria group")},
    {"criteria", QT_TRANSLATE_NOOP("draft", "Criterion")},
    {"outcomes", QT_TRANSLATE_NOOP("draft", "Outcome")},
    {"anchors", QT_TRANSLATE_NOOP("draft", "Date")},
    {"phases", QT_TRANSLATE_NOOP("draft", "Phase")},
    {"tasks", QT_TRANSLATE_NOOP("draft", "Task")},
    {"information", QT_TRANSLATE_NOOP("draft", "Information item")},
    {"information_groups", QT_TRANSLATE_NOOP("draft", "Information group")},
    {"survey_audiences", QT_TRANSLATE_NOOP("draft", "Survey")},
    {"tracked_children", QT_TRANSLATE_NOOP("draft", "Tracked children")},
    {"tracked_children/rules", QT_TRANSLATE_NOOP("draft", "Tracked children: rule")},
    {"tracked_children/documents", QT_TRANSLATE_NOOP("draft", "Tracked children: document")},
    {"judgement", QT_TRANSLATE_NOOP("draft", "Outcome model")},
    {"judged_areas", QT_TRANSLATE_NOOP("draft", "Judged areas")},
    {"judged_areas/verdicts", QT_TRANSLATE_NOOP("draft", "Judged areas: verdict")},
    {"glossary", QT_TRANSLATE_NOOP("draft", "Word")},
});

// Where the field's name alone doesn't say it; "verified_on" is Checked on, as in the table of rows.
constexpr auto kFields = std::to_array<Word>({
    {"verified_on", QT_TRANSLATE_NOOP("draft", "Checked on")},
    {"source", QT_TRANSLATE_NOOP("draft", "Source")},
    {"certainty", QT_TRANSLATE_NOOP("draft", "Certainty")},
    {"id", QT_TRANSLATE_NOOP("draft", "Id")},
    {"code", QT_TRANSLATE_NOOP("draft", "Code")},
    {"url", QT_TRANSLATE_NOOP("draft", "Web address")},
    {"about", QT_TRANSLATE_NOOP("draft", "About this framework")},
    {"effective_from", QT_TRANSLATE_NOOP("draft", "In force from")},
    {"effective_to", QT_TRANSLATE_NOOP("draft", "In force to")},
    {"good_looks_like", QT_TRANSLATE_NOOP("draft", "What good looks like")},
    {"prompts_certainty", QT_TRANSLATE_NOOP("draft", "Certainty of these two lists")},
    {"replaces", QT_TRANSLATE_NOOP("draft", "Takes the place of (ids)")},
    {"statement", QT_TRANSLATE_NOOP("draft", "In full")},
    {"rank", QT_TRANSLATE_NOOP("draft", "Rank (1 is best)")},
    {"follow_up", QT_TRANSLATE_NOOP("draft", "What follows")},
    {"usual_weekday", QT_TRANSLATE_NOOP("draft", "Usual weekday")},
    {"from", QT_TRANSLATE_NOOP("draft", "Counts from")},
    {"anchor", QT_TRANSLATE_NOOP("draft", "Counts from")},
    {"offset", QT_TRANSLATE_NOOP("draft", "How many")},
    {"unit", QT_TRANSLATE_NOOP("draft", "Of what")},
    {"time", QT_TRANSLATE_NOOP("draft", "Time of day")},
    {"duration_days", QT_TRANSLATE_NOOP("draft", "Working days it takes")},
    {"external", QT_TRANSLATE_NOOP("draft", "Set by inspectors or law")},
    {"after", QT_TRANSLATE_NOOP("draft", "Comes after (task ids)")},
    {"follows", QT_TRANSLATE_NOOP("draft", "Follows what inspectors say of")},
    {"criteria", QT_TRANSLATE_NOOP("draft", "Criteria (ids)")},
    {"outcomes", QT_TRANSLATE_NOOP("draft", "Only after these outcomes (ids)")},
    {"due", QT_TRANSLATE_NOOP("draft", "Due")},
    {"age_from", QT_TRANSLATE_NOOP("draft", "Age from")},
    {"usual", QT_TRANSLATE_NOOP("draft", "Usual number of children")},
    {"warn_above", QT_TRANSLATE_NOOP("draft", "Warn above")},
});

QString humanised(std::string_view name) {
  QString text = toQt(name).replace(u'_', u' ');
  if (!text.isEmpty()) text[0] = text[0].toUpper();
  return text;
}

template <std::size_t N>
QString wordOf(const std::array<Word, N>& words, std::string_view name) {
  for (const auto& word : words)
    if (word.name == name) return QCoreApplication::translate("draft", word.text);
  return humanised(name);
}

}  // namespace

QString partWord(std::string_view part) {
  return wordOf(kParts, part);
}

QString fieldWord(std::string_view field) {
  const auto slash = field.find('/');
  const QString first = wordOf(kFields, field.substr(0, slash));
  if (slash == std::string_view::npos) return first;
  QString second = fieldWord(field.substr(slash + 1));
  second[0] = second[0].toLower();
  return QCoreApplication::translate("draft", "%1: %2").arg(first, second);
}

QString codeWord(std::string_view code) {
  return humanised(code);
}

}  // namespace waymark::ui
