// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/fieldwork_grid_parts.h"

#include <fmt/format.h>

#include <algorithm>

#include "app/sheet_table.h"
#include "base/text.h"
#include "lists/text_key.h"

namespace waymark::app {

using lists::textKey;

namespace {

/// The first line of what the grid put into a session's notes; with a comma and a heading behind it, what a column said.
constexpr std::size_t kLeastKey = 5;  // shorter beginnings say too little
constexpr std::string_view kFromGrid = "From the lead inspector’s grid";

/// By GridColumn.
constexpr std::array<GridNames, base::codeCount<GridColumn>()> kGridNames{{
    {"Kept as it stands", "", 160, {}},
    {"Left out", "", 160, {}},
    {"Waymark’s id", "Id", 90, {"Waymark id"}},
    {"Code", "Code", 60, {"Ref", "Reference", "No", "Number", "Session no", "Session number"}},
    {"Day", "Day", 110, {"Date", "Session date", "Day and date"}},
    {"Start, or from and to", "Start", 80, {"Time", "From", "Start time", "Starts", "Slot", "Times"}},
    {"End", "End", 80, {"To", "Finish", "End time", "Ends", "Until"}},
    {"Minutes", "Minutes", 70, {"Length", "Duration", "Mins", "Duration minutes"}},
    {"Session", "Session", 260, {"Title", "Activity", "Meeting", "Subject", "What", "Event", "Focus"}},
    {"Kind", "Kind", 160, {"Type", "Session type", "Type of session", "Type of activity"}},
    {"Inspectors", "Inspectors", 170, {"Inspector", "Led by", "Inspection team", "Inspector s", "HMI", "Team"}},
    {"People", "People", 260, {"Attendees", "Names", "Who", "Participants", "Invitees", "Names of attendees", "Attending"}},
    {"Place", "Place", 180, {"Room", "Venue", "Location", "Where"}},
    {"Link", "Link", 180, {"Meeting link", "Teams link", "Online link", "URL"}},
    {"Organisation", "Organisation", 150, {"Partner", "Agency", "Setting", "Service"}},
    {"Needs", "Needs", 180, {"Papers", "Requirements", "Equipment", "What is needed"}},
    {"Fixed", "Fixed", 60, {"Pinned", "Fixed slot", "Movable"}},
    {"One inspector’s sessions", "", 200, {}},
}};

bool isGridNote(std::string_view line) {
  return line.starts_with(kFromGrid);
}

/// "Header" of what a column said; nothing for the line that only says where the session came from.
std::optional<std::pair<std::string, std::string>> keptIn(std::string_view line) {
  if (!isGridNote(line)) return std::nullopt;
  auto rest = line.substr(kFromGrid.size());
  if (!rest.starts_with(", ")) return std::nullopt;
  rest.remove_prefix(2);
  const auto colon = rest.find(": ");
  if (colon == std::string_view::npos) return std::nullopt;
  return std::pair(std::string(rest.substr(0, colon)), std::string(rest.substr(colon + 2)));
}

}  // namespace

const GridNames& gridNames(GridColumn column) {
  return kGridNames[static_cast<std::size_t>(column)];
}

const domain::Stored<domain::ListMapping>* gridMapping(const domain::Workspace& workspace) {
  for (const auto& row : workspace.all<domain::ListMapping>())
    if (row.value.definition == kGridDefinition) return &row;
  return nullptr;
}

std::string gridColumnWords(GridColumn column) {
  return gridNames(column).words;
}

std::optional<GridColumn> gridColumnNamed(std::string_view header) {
  const auto key = textKey(header);
  if (key.empty()) return std::nullopt;
  for (std::size_t i = 0; i < kGridNames.size(); ++i) {
    const auto& names = kGridNames[i];
    if (*names.header != '\0' && textKey(names.header) == key) return static_cast<GridColumn>(i);
    for (const char* other : names.others)
      if (other != nullptr && textKey(other) == key) return static_cast<GridColumn>(i);
  }
  return std::nullopt;
}

bool cameFromGrid(const domain::FieldworkSession& session) {
  return std::ranges::any_of(base::splitOn(session.notes, '\n'), isGridNote);
}

std::string keptText(const domain::FieldworkSession& session, const std::string& header) {
  for (const auto line : base::splitOn(session.notes, '\n'))
    if (const auto kept = keptIn(line); kept && kept->first == header) return kept->second;
  return {};
}

std::optional<base::Day> nearDay(const std::optional<base::Day>& day, const base::DateRange& window) {
  constexpr auto kFar = std::chrono::days(366);
  return day && *day > window.from - kFar && *day < window.to + kFar ? day : std::nullopt;
}

std::string withGridNotes(const std::string& notes, const GridKept& kept) {
  std::string out;
  for (const auto line : base::splitOn(notes, '\n'))
    if (!isGridNote(line)) out += (out.empty() ? "" : "\n") + std::string(line);
  while (out.ends_with('\n')) out.pop_back();
  out += (out.empty() ? "" : "\n") + std::string(kFromGrid);
  for (const auto& [header, text] : kept) {
    std::string oneLine = text;
    std::ranges::replace(oneLine, '\n', ' ');
    out += fmt::format("\n{}, {}: {}", kFromGrid, header, oneLine);
  }
  return out;
}

std::pair<std::string, std::string> gridHalves(std::string_view text) {
  for (const std::string_view between : {"–", "—", " to ", " until ", "-"})
    if (const auto at = text.find(between); at != std::string_view::npos)
      return {std::string(base::trimmed(text.substr(0, at))), std::string(base::trimmed(text.substr(at + between.size())))};
  return {std::string(base::trimmed(text)), {}};
}

std::optional<base::TimeOfDay> gridTime(std::string_view text) {
  auto folded = base::folded(base::trimmed(text));
  std::erase(folded, ' ');
  const bool isMorning = folded.ends_with("am");
  const bool isAfternoon = folded.ends_with("pm");
  if (isMorning || isAfternoon) folded.resize(folded.size() - 2);
  if (folded.find_first_not_of("0123456789") == std::string::npos && !folded.empty() && folded.size() <= 2) folded += ":00";
  auto time = timeIn(folded);
  constexpr int kNoon = 12 * 60;
  if (time && isAfternoon && time->minutes < kNoon) time->minutes += kNoon;
  if (time && isMorning && time->minutes >= kNoon) time->minutes -= kNoon;
  return time;
}

std::optional<base::Day> gridDay(const GridCell& cell, const base::DateRange& window) {
  if (cell.day) return cell.day;
  if (const auto day = dayIn(cell.text)) return day;
  std::string rest = cell.text;
  std::ranges::replace(rest, ',', ' ');
  static constexpr std::array<std::string_view, 7> kDays{"mon", "tue", "wed", "thu", "fri", "sat", "sun"};
  const auto space = rest.find(' ');
  const bool hasName = space != std::string::npos && std::ranges::any_of(kDays, [&](std::string_view day) {
                         return base::folded(rest).starts_with(day);
                       });
  if (hasName) rest = std::string(base::trimmed(std::string_view(rest).substr(space)));
  for (const std::string_view ending : {"st ", "nd ", "rd ", "th "})  // "19th November"
    if (const auto at = rest.find(ending); at != std::string::npos && at > 0 && lists::isDigit(rest[at - 1]))
      rest.erase(at, 2);
  if (const auto day = dayIn(rest)) return day;
  const auto year = static_cast<int>(std::chrono::year_month_day{window.from}.year());
  return dayIn(rest + " " + std::to_string(year));
}

std::vector<std::string> gridListed(std::string text) {
  for (const std::string_view word : {" and ", " & "})
    for (auto at = text.find(word); at != std::string::npos; at = text.find(word)) text.replace(at, word.size(), ";");
  for (char& c : text)
    if (c == ',' || c == '\n' || c == '/') c = ';';
  std::vector<std::string> out;
  for (const auto part : base::splitOn(text, ';'))
    if (const auto word = base::trimmed(part); !word.empty()) out.emplace_back(word);
  return out;
}

std::string gridKind(const std::string& text) {
  const auto key = textKey(text);
  if (key.empty()) return {};
  for (const auto& kind : schedule::sessionKinds())
    if (textKey(kind.id) == key || textKey(kind.title) == key) return kind.id;
  struct Word {
    const char* word;
    const char* kind;
  };
  static constexpr std::array<Word, 14> kWords{{{"feedback", "feedback"},
                                                {"keepintouch", "keep_in_touch"},
                                                {"keepingintouch", "keep_in_touch"},
                                                {"kitmeeting", "keep_in_touch"},
                                                {"inspectorsown", "team"},
                                                {"teammeeting", "team"},
                                                {"inspectorteam", "team"},
                                                {"casesampling", "case_sampling"},
                                                {"focusgroup", "focus_group"},
                                                {"parentcarerforum", "parent_forum"},
                                                {"openmeeting", "open_meeting"},
                                                {"youngpeople", "young_people"},
                                                {"visit", "visit"},
                                                {"selfevaluation", "leaders"}}};
  for (const auto& [word, kind] : kWords)
    if (key.find(word) != std::string::npos) return kind;
  return {};
}

std::optional<domain::PlaceId> gridPlace(const domain::Workspace& workspace, const std::string& name) {
  const auto key = textKey(name);
  std::optional<domain::PlaceId> begun;
  int count = 0;
  for (const auto& row : workspace.all<domain::Place>()) {
    const auto full = textKey(row.value.name);
    if (full == key) return row.value.id;
    if (key.size() < kLeastKey || (!full.starts_with(key) && !key.starts_with(full))) continue;
    begun = row.value.id;
    ++count;
  }
  return count == 1 ? begun : std::nullopt;
}

std::vector<domain::InspectorId> gridInspectors(const domain::Workspace& workspace, const domain::InspectionId& inspection,
                                                const std::string& key) {
  // "Rosalind Thackray HMI" is who Rosalind Thackray is: letters after a whole name don't make another person.
  const auto isNameOf = [&](const std::string& name) {
    const auto full = textKey(name);
    return name.find(' ') != std::string::npos && (key.starts_with(full) || (key.size() >= kLeastKey && full.starts_with(key)));
  };
  const bool isAll = key == "all" || key == "team" || key == "allinspectors" || key == "wholeteam";
  std::vector<domain::InspectorId> found;
  for (const auto& row : workspace.all<domain::Inspector>()) {
    if (row.value.inspection != inspection) continue;
    const auto words = base::splitOn(row.value.name, ' ');
    std::string initials;
    for (const auto word : words)
      if (!word.empty()) initials += word.front();
    if (isAll || textKey(row.value.name) == key || textKey(words.back()) == key || textKey(words.front()) == key ||
        textKey(initials) == key || isNameOf(row.value.name))
      found.push_back(row.value.id);
  }
  if (found.size() > 1 && !isAll) found.clear();
  return found;
}

std::optional<domain::PersonId> gridPerson(const domain::Workspace& workspace, const std::string& name) {
  std::optional<domain::PersonId> found;
  for (const auto& row : workspace.all<domain::Person>()) {
    const bool isMail = !row.value.email.empty() && base::folded(row.value.email) == base::folded(name);
    if (textKey(row.value.name) != textKey(name) && !isMail) continue;
    if (found) return std::nullopt;
    found = row.value.id;
  }
  return found;
}

std::vector<std::string> gridDifferences(const domain::FieldworkSession& before, const domain::FieldworkSession& after) {
  std::vector<std::string> out;
  const auto said = [&](const char* what, bool differs) {
    if (differs) out.emplace_back(what);
  };
  if (sessionTime(before) != sessionTime(after))
    out.push_back(fmt::format("time: {} (was {})", sessionTime(after), sessionTime(before)));
  else
    said("length", before.minutes != after.minutes);
  said("code", before.code != after.code);
  said("title", before.title != after.title);
  said("kind", before.kind != after.kind);
  said("inspectors", before.inspectors != after.inspectors);
  said("people", before.people != after.people);
  said("place", before.place != after.place);
  said("link", before.link != after.link);
  said("organisation", before.partner != after.partner);
  said("needs", before.needs != after.needs);
  said("fixed", before.pin != after.pin);
  said("no longer cancelled", before.state == domain::SessionState::Cancelled && after.state != before.state);
  said("notes", before.notes != after.notes);
  return out;
}

}  // namespace waymark::app
