// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/fieldwork_grid_columns.h"
#include "app/fieldwork_grid_parts.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <nlohmann/json.hpp>
#include <set>

#include "app/sheet_table.h"
#include "base/message.h"
#include "base/text.h"
#include "lists/sheet_row.h"
#include "lists/text_key.h"

namespace waymark::app {
namespace {

using domain::FieldworkSession;
using lists::textKey;
using Columns = nlohmann::ordered_json;

constexpr const char* kGridList = "Grid";
constexpr const char* kGridSource = "lead inspector";

std::string placeWords(const std::string& sheet, std::uint32_t row) {
  return sheet.empty() ? fmt::format("Row {}", row) : fmt::format("Sheet “{}”, row {}", sheet, row);
}

class GridPreview {
 public:
  GridPreview(const GridFile& grid, const domain::Workspace& workspace, const domain::InspectionId& inspection,
              const base::DateRange& window, base::IdMaker& ids, const base::Now& now)
      : m_grid(grid), m_workspace(workspace), m_inspection(inspection), m_window(window), m_ids(ids), m_now(now) {
    m_out.file = grid.file;
    m_out.remarks = grid.remarks;
  }

  GridImport run(const GridMapping& mapping, const std::string& who) {
    readHeadings(mapping);
    if (!has(GridColumn::Title) && !has(GridColumn::OneInspector)) {
      m_out.remarks.insert(m_out.remarks.begin(),
                           "No heading is known as the session: say which column is, and nothing else is needed.");
      return std::move(m_out);
    }
    readEntries();
    for (const auto& entry : m_entries) take(entry);
    takeGone();
    tellWhoIsTwice();
    keepMapping(who, !mapping.given.empty());
    const auto count = m_out.added + m_out.changed + m_out.gone;
    m_out.changes.name = fmt::format("import the inspectors’ grid: {} session{}", count, count == 1 ? "" : "s");
    return std::move(m_out);
  }

 private:
  [[nodiscard]] bool has(GridColumn column) const {
    return std::ranges::any_of(m_out.columns, [&](const GridHeading& heading) { return heading.is == column; });
  }

  /// What somebody said, what was said of the last grid, what the heading's words are.
  void readHeadings(const GridMapping& mapping) {
    const auto kept = keptMapping();
    const auto said = [&](const std::string& header) -> std::optional<GridColumn> {
      for (const auto& [name, code] : mapping.given)
        if (textKey(name) == textKey(header)) return base::parseCode<GridColumn>(code);
      if (kept.is_object())
        for (const auto& [name, code] : kept.items())
          if (textKey(name) == textKey(header) && code.is_string())
            return base::parseCode<GridColumn>(code.get<std::string>());
      if (const auto named = gridColumnNamed(header)) return named;
      return gridInspectors(m_workspace, m_inspection, textKey(header)).size() == 1 ? std::optional(GridColumn::OneInspector)
                                                                                    : std::nullopt;
    };
    for (std::size_t sheet = 0; sheet < m_grid.sheets.size(); ++sheet) {
      auto& places = m_columns.emplace_back();
      std::set<GridColumn> taken;
      std::map<std::string, int> counts;
      std::uint32_t last = 0;
      const auto& header = m_grid.lines[m_grid.sheets[sheet].header];
      for (std::size_t i = m_grid.sheets[sheet].header; i < m_grid.lines.size() && m_grid.lines[i].sheet == sheet; ++i)
        if (!m_grid.lines[i].cells.empty()) last = std::max(last, m_grid.lines[i].cells.rbegin()->first);
      for (std::uint32_t column = 0; column <= last; ++column) {
        const auto cell = header.cells.find(column);
        const bool isUsed = cell != header.cells.end() || columnHoldsSomething(sheet, column);
        if (!isUsed) continue;
        std::string name = cell == header.cells.end() ? "Column " + lists::columnLetters(column) : cell->second.text;
        std::ranges::replace(name, '\n', ' ');
        for (auto colon = name.find(": "); colon != std::string::npos; colon = name.find(": ")) name.erase(colon, 1);
        if (const int times = ++counts[textKey(name)]; times > 1) name += fmt::format(" ({})", times);
        auto is = said(name).value_or(GridColumn::Keep);
        // The first of two columns for the same counts.
        const bool mayRepeat = is == GridColumn::Keep || is == GridColumn::LeaveOut || is == GridColumn::OneInspector;
        if (!mayRepeat && !taken.insert(is).second) is = GridColumn::Keep;
        places[column] = {name, is};
        if (std::ranges::find(m_out.columns, name, &GridHeading::header) == m_out.columns.end())
          m_out.columns.push_back({name, lists::columnLetters(column), is});
      }
      m_hasTitle.push_back(taken.contains(GridColumn::Title));
    }
  }

  bool columnHoldsSomething(std::size_t sheet, std::uint32_t column) const {
    return std::ranges::any_of(m_grid.lines, [&](const GridLine& line) {
      const auto cell = line.cells.find(column);
      return line.sheet == sheet && cell != line.cells.end() && !cell->second.text.empty();
    });
  }

  Columns keptMapping() const {
    const auto* row = gridMapping(m_workspace);
    return row == nullptr ? Columns() : Columns::parse(row->value.columns, nullptr, false);
  }

  void readEntries() {
    std::optional<base::Day> heading;
    std::optional<std::size_t> sheet;
    for (std::size_t i = 0; i < m_grid.lines.size(); ++i) {
      const auto& line = m_grid.lines[i];
      if (i == m_grid.sheets[line.sheet].header) continue;
      if (sheet != line.sheet) {
        sheet = line.sheet;
        m_byInspector.endSheet();
        heading = nearDay(gridDay({m_grid.sheets[line.sheet].name, {}, false, false}, m_window), m_window);
      }
      // A row with nothing but a day stands above those of that day.
      if (line.cells.size() == 1)
        if (const auto day = nearDay(gridDay(line.cells.begin()->second, m_window), m_window)) {
          heading = day;
          continue;
        }
      InspectorHeadings columns;
      GridEntry entry;
      entry.line = i;
      entry.where = placeWords(m_grid.sheets[line.sheet].name, line.number);
      for (const auto& [column, cell] : line.cells) {
        const auto place = m_columns[line.sheet].find(column);
        if (place == m_columns[line.sheet].end() || cell.text.empty()) continue;
        const auto& [name, is] = place->second;
        if (is == GridColumn::LeaveOut) continue;
        if (is == GridColumn::OneInspector && !m_hasTitle[line.sheet]) {
          columns.emplace_back(column, name);
          continue;
        }
        if (is == GridColumn::Keep || is == GridColumn::OneInspector) {
          entry.kept.emplace_back(name, cell.text);
          continue;
        }
        entry.cells[is] = &cell;
        entry.letters[is] = lists::columnLetters(column);
        if (cell.isBroken && entry.problem.empty())
          entry.problem = fmt::format("{}: the cell is an error of the spreadsheet.", entry.at(is));
      }
      readTime(entry, heading);
      if (!columns.empty()) {
        m_byInspector.read(line, entry, columns, headingsOf(line.sheet), m_workspace, m_entries);
        continue;
      }
      // A session whose title is merged downwards goes on in the rows below.
      if (const auto title = entry.cells.find(GridColumn::Title); title != entry.cells.end() && title->second->isBelow) {
        if (!m_entries.empty() && m_entries.back().start && entry.start)
          m_entries.back().end = entry.end ? entry.end : laterBy(*entry.start, minutesOf(m_entries.back()));
        continue;
      }
      if (entry.text(GridColumn::Title).empty()) {
        const bool isEmptySlot = std::ranges::all_of(entry.cells, [](const auto& cell) {
          return cell.first == GridColumn::Day || cell.first == GridColumn::Start || cell.first == GridColumn::End ||
                 cell.first == GridColumn::Minutes || cell.second->isBelow;
        });
        if (isEmptySlot && entry.kept.empty()) continue;
        entry.problem = fmt::format("{}: the row says something, and no session (column “{}” is empty).", entry.where,
                                    headerOf(GridColumn::Title));
      }
      m_entries.push_back(std::move(entry));
    }
  }

  /// The columns of a sheet that are inspectors', with their headings.
  InspectorHeadings headingsOf(std::size_t sheet) const {
    InspectorHeadings headings;
    for (const auto& [column, place] : m_columns[sheet])
      if (place.is == GridColumn::OneInspector) headings.emplace_back(column, place.header);
    return headings;
  }

  std::string headerOf(GridColumn column) const {
    const auto at = std::ranges::find(m_out.columns, column, &GridHeading::is);
    return at == m_out.columns.end() ? gridColumnWords(column) : at->header;
  }

  static std::optional<base::TimeOfDay> laterBy(base::TimeOfDay time, int minutes) {
    return base::TimeOfDay{std::min(time.minutes + minutes, schedule::kMinutesInDay - 1)};
  }
  static int minutesOf(const GridEntry& entry) {
    constexpr int kSlot = 30;
    return entry.start && entry.end ? std::max(entry.end->minutes - entry.start->minutes, 0) : kSlot;
  }

  void readTime(GridEntry& entry, const std::optional<base::Day>& heading) {
    const auto refuse = [&](GridColumn column, const char* what) {
      if (entry.problem.empty())
        entry.problem = fmt::format("{}: “{}” is no {}.", entry.at(column), base::elided(entry.text(column), 40), what);
    };
    entry.day = heading;
    if (const auto cell = entry.cells.find(GridColumn::Day); cell != entry.cells.end()) {
      entry.day = gridDay(*cell->second, m_window);
      if (!entry.day) refuse(GridColumn::Day, "day (Thu 19 Nov, 19/11/2026)");
    }
    if (const auto text = entry.text(GridColumn::Start); !text.empty()) {
      const auto [from, to] = gridHalves(text);
      entry.start = gridTime(from);
      if (!entry.start) refuse(GridColumn::Start, "time of day (09:30, or 09:30 to 10:30)");
      if (!to.empty()) {
        entry.end = gridTime(to);
        if (!entry.end) refuse(GridColumn::Start, "time of day (09:30, or 09:30 to 10:30)");
      }
    }
    if (const auto text = entry.text(GridColumn::End); !text.empty()) {
      entry.end = gridTime(text);
      if (!entry.end) refuse(GridColumn::End, "time of day (10:30)");
    }
    if (entry.problem.empty() && entry.start && entry.end && *entry.end <= *entry.start)
      entry.problem = fmt::format("{}: it ends at {}, before it starts at {}.",
                                  entry.at(entry.cells.contains(GridColumn::End) ? GridColumn::End : GridColumn::Start),
                                  base::timeText(*entry.end), base::timeText(*entry.start));
  }

  /// The session a row is about; nothing for a new one. A problem where it can't be told.
  const domain::Stored<FieldworkSession>* find(GridEntry& entry) {
    const auto& all = m_workspace.all<FieldworkSession>();
    const auto open = [&](const domain::Stored<FieldworkSession>& row) {
      return row.value.inspection == m_inspection && !m_met.contains(row.value.id.uuid);
    };
    if (const auto text = entry.text(GridColumn::Id); !text.empty()) {
      const auto id = base::parseUuid(text);
      const auto* row = id ? all.find({*id}) : nullptr;
      if (!id)
        entry.problem = fmt::format("{}: “{}” is no id of Waymark’s. Empty the cell to bring the session in as a new one.",
                                    entry.at(GridColumn::Id), base::elided(text, 40));
      else if (row == nullptr || row->value.inspection != m_inspection)
        entry.problem = fmt::format("{}: the id is of another workspace, so it can’t be told which session is meant. Empty "
                                    "the cell to bring it in as a new one.",
                                    entry.at(GridColumn::Id));
      else if (m_met.contains(*id))
        entry.problem = fmt::format("{}: the id is there twice. The first row counts.", entry.at(GridColumn::Id));
      else
        return row;
      return nullptr;
    }
    if (const auto code = entry.text(GridColumn::Code); !code.empty()) {
      for (const auto& row : all) {
        if (row.value.inspection != m_inspection || textKey(row.value.code) != textKey(code)) continue;
        if (!m_met.contains(row.value.id.uuid)) return &row;
        entry.problem = fmt::format("{}: the code {} is there twice. The first row counts.", entry.at(GridColumn::Code), code);
        return nullptr;
      }
      if (m_codes.contains(textKey(code)))
        entry.problem = fmt::format("{}: the code {} is there twice. The first row counts.", entry.at(GridColumn::Code), code);
      return nullptr;
    }
    const auto title = textKey(entry.text(GridColumn::Title));
    for (const auto& row : all)
      if (open(row) && textKey(row.value.title) == title && row.value.day == entry.day && row.value.start == entry.start)
        return &row;
    const domain::Stored<FieldworkSession>* found = nullptr;
    for (const auto& row : all) {
      if (row.value.inspection != m_inspection || textKey(row.value.title) != title) continue;
      if (found != nullptr || !open(row)) return nullptr;
      found = &row;
    }
    const auto sameHere = std::ranges::count_if(
        m_entries, [&](const GridEntry& other) { return textKey(other.text(GridColumn::Title)) == title; });
    return sameHere == 1 ? found : nullptr;
  }

  void take(GridEntry entry) {
    const auto* stored = entry.problem.empty() ? find(entry) : nullptr;
    const bool isNew = stored == nullptr;
    FieldworkSession session;
    if (!isNew)
      session = stored->value;
    else
      session.inspection = m_inspection;
    GridRow row{entry.where, GridFate::Same, entry.text(GridColumn::Code), entry.text(GridColumn::Title), {}, {}, {}};
    if (entry.problem.empty()) fill(entry, session, isNew);
    if (entry.problem.empty() && isNew) {
      session.id = m_ids.makeId<domain::FieldworkSessionTag>(m_now.utc);
      if (session.code.empty()) session.code = freeCode();
    }
    if (entry.problem.empty())
      if (auto fine = domain::validate(domain::Record{session}); !fine)
        entry.problem = fmt::format("{}: {}", entry.where, base::sentence(fine.error()));
    if (!entry.problem.empty()) {
      row.fate = GridFate::Refused;
      row.problem = entry.problem;
      ++m_out.refused;
      m_out.rows.push_back(std::move(row));
      // What the row is of isn't gone: it is there, and can't be read.
      if (const auto id = base::parseUuid(entry.text(GridColumn::Id))) m_met.insert(*id);
      for (const auto& other : m_workspace.all<FieldworkSession>())
        if (!row.code.empty() && textKey(other.value.code) == textKey(row.code)) m_met.insert(other.value.id.uuid);
      return;
    }
    m_met.insert(session.id.uuid);
    m_codes.insert(textKey(session.code));
    row.code = session.code;
    row.title = session.title;
    row.when = sessionTime(session);
    tellDay(entry, session);
    m_after.push_back({entry, session});
    if (isNew) {
      row.fate = GridFate::New;
      ++m_out.added;
      m_out.changes.changes.push_back(domain::made(domain::Record{session}));
    } else if (session != stored->value) {
      row.fate = GridFate::Changed;
      row.changed = gridDifferences(stored->value, session);
      ++m_out.changed;
      m_out.changes.changes.push_back(domain::edited(*stored, session));
    } else {
      ++m_out.same;
    }
    m_out.rows.push_back(std::move(row));
  }

  std::string freeCode() {
    auto code = nextSessionCode(m_workspace, m_inspection);
    int number = 1;
    std::from_chars(code.data() + 2, code.data() + code.size(), number);
    while (m_codes.contains(textKey(code)) || isCodeInGrid(code)) code = fmt::format("S-{:02}", ++number);
    return code;
  }
  bool isCodeInGrid(const std::string& code) const {
    return std::ranges::any_of(
        m_entries, [&](const GridEntry& one) { return textKey(one.text(GridColumn::Code)) == textKey(code); });
  }

  void remark(const GridEntry& entry, GridColumn column, const std::string& sentence) {
    m_out.remarks.push_back(entry.at(column) + ": " + sentence);
  }

  void fill(GridEntry& entry, FieldworkSession& session, bool isNew) {
    const auto before = session;
    if (const auto code = entry.text(GridColumn::Code); !code.empty()) session.code = code;
    session.title = entry.text(GridColumn::Title);
    fillKind(entry, session, isNew);
    fillTime(entry, session, isNew, before);
    if (const auto names = entry.text(GridColumn::Inspectors); !names.empty() && names != inspectorsText(session))
      fillInspectors(entry, session, names);
    else if (!names.empty())
      keepUnknown(entry, session, GridColumn::Inspectors);
    if (const auto names = entry.text(GridColumn::People); !names.empty() && names != peopleText(session))
      fillPeople(entry, session, names);
    else if (!names.empty())
      keepUnknown(entry, session, GridColumn::People);
    fillPlace(entry, session);
    if (const auto link = entry.text(GridColumn::Link); !link.empty()) session.link = link;
    if (const auto needs = entry.text(GridColumn::Needs); !needs.empty()) session.needs = needs;
    if (const auto name = entry.text(GridColumn::Partner); !name.empty()) {
      std::optional<domain::PartnerId> found;
      for (const auto& row : m_workspace.all<domain::Partner>())
        if (textKey(row.value.name) == textKey(name) || textKey(row.value.shortName) == textKey(name)) found = row.value.id;
      if (found)
        session.partner = found;
      else
        keep(entry, GridColumn::Partner, name, "no organisation under Partners is called");
    }
    if (session.state == domain::SessionState::Cancelled)
      session.state = session.start ? domain::SessionState::Agreed : domain::SessionState::Proposed;
    // A row that we sent out and that says nothing else is ours, not the inspectors'.
    const bool isOurs = entry.cells.contains(GridColumn::Id) && entry.kept.empty() && !cameFromGrid(before);
    if (!isOurs) session.notes = withGridNotes(session.notes, entry.kept);
  }

  void fillKind(GridEntry& entry, FieldworkSession& session, bool isNew) {
    const auto text = entry.text(GridColumn::Kind);
    const auto said = gridKind(text);
    if (said.empty() && !text.empty() && text != session.kind)
      keep(entry, GridColumn::Kind, text, "no kind of session is called");
    if (!said.empty())
      session.kind = said;
    else if (const auto guessed = gridKind(session.title); isNew && !guessed.empty())
      session.kind = guessed;
    if (const auto* kind = schedule::sessionKind(session.kind); isNew && kind != nullptr) session.minutes = kind->minutes;
  }

  void fillTime(GridEntry& entry, FieldworkSession& session, bool isNew, const FieldworkSession& before) {
    if (const auto text = entry.text(GridColumn::Minutes); !text.empty()) {
      int minutes = 0;
      const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), minutes);
      const auto rest = textKey(std::string_view(end, static_cast<std::size_t>(text.data() + text.size() - end)));
      if (problem != std::errc{} || minutes <= 0 || (!rest.empty() && !rest.starts_with("min"))) {
        entry.problem = fmt::format("{}: “{}” is no number of minutes.", entry.at(GridColumn::Minutes), base::elided(text, 40));
        return;
      }
      session.minutes = minutes;
    } else if (entry.start && entry.end) {
      session.minutes = entry.end->minutes - entry.start->minutes;
    }
    if (entry.day && entry.start) {
      session.day = entry.day;
      session.start = entry.start;
    } else if (entry.start) {
      remark(entry, GridColumn::Start, "there is a time and no day, so the session waits for its place.");
    } else if (entry.day && isNew) {
      session.earliest = session.latest = entry.day;  // that day, at whatever hour
    }
    const auto fixed = textKey(entry.text(GridColumn::Fixed));
    const bool mayMove = fixed == "no" || fixed == "n" || fixed == "false" || fixed == "maybemoved";
    // What the lead inspector gave a time is theirs; of ours that went out and came back as it was, nothing changes.
    const bool moved = session.start && (session.day != before.day || session.start != before.start);
    if (moved && (!isNew || !mayMove)) {
      session.pin = domain::SessionPin::Inspectors;
      session.state = domain::SessionState::Agreed;
    } else if (mayMove) {
      session.pin = domain::SessionPin::Free;
    } else if (!fixed.empty() && session.pin == domain::SessionPin::Free) {
      session.pin = domain::SessionPin::Inspectors;
    }
  }

  void keep(GridEntry& entry, GridColumn column, const std::string& text, const char* why) {
    entry.kept.emplace_back(headerOf(column), text);
    remark(entry, column, fmt::format("{} “{}”. It stands in the session’s notes.", why, base::elided(text, 60)));
  }
  /// Names that weren't known when the sheet came in stand in the notes, and are written out beside the others.
  void keepUnknown(GridEntry& entry, const FieldworkSession& session, GridColumn column) {
    if (const auto text = keptText(session, headerOf(column)); !text.empty()) entry.kept.emplace_back(headerOf(column), text);
  }

  void fillInspectors(GridEntry& entry, FieldworkSession& session, const std::string& names) {
    session.inspectors.clear();
    std::string unknown;
    for (const auto& name : gridListed(names)) {
      const auto found = gridInspectors(m_workspace, m_inspection, textKey(name));
      if (found.empty()) unknown += (unknown.empty() ? "" : "; ") + name;
      for (const auto& id : found)
        if (std::ranges::find(session.inspectors, id) == session.inspectors.end()) session.inspectors.push_back(id);
    }
    if (!unknown.empty()) keep(entry, GridColumn::Inspectors, unknown, "no one inspector of the team is called");
  }

  void fillPeople(GridEntry& entry, FieldworkSession& session, const std::string& names) {
    session.people.clear();
    std::string unknown;
    for (const auto& name : gridListed(names)) {
      const auto found = gridPerson(m_workspace, name);
      if (!found)
        unknown += (unknown.empty() ? "" : "; ") + name;
      else if (std::ranges::find(session.people, *found) == session.people.end())
        session.people.push_back(*found);
    }
    if (!unknown.empty()) keep(entry, GridColumn::People, unknown, "no one person under Partners is called");
  }

  void fillPlace(GridEntry& entry, FieldworkSession& session) {
    const auto name = entry.text(GridColumn::Place);
    if (name.empty()) return;
    if (const auto found = gridPlace(m_workspace, name)) {
      session.place = found;
      return;
    }
    keep(entry, GridColumn::Place, name, "no place of this workspace is called");
  }

 public:
  [[nodiscard]] std::string inspectorsText(const FieldworkSession& session) const {
    std::string text;
    for (const auto& id : session.inspectors)
      if (const auto* row = m_workspace.all<domain::Inspector>().find(id)) text += (text.empty() ? "" : "; ") + row->value.name;
    return withUnknown(text, session, GridColumn::Inspectors);
  }
  [[nodiscard]] std::string peopleText(const FieldworkSession& session) const {
    std::string text;
    for (const auto& id : session.people)
      if (const auto* row = m_workspace.all<domain::Person>().find(id)) text += (text.empty() ? "" : "; ") + row->value.name;
    return withUnknown(text, session, GridColumn::People);
  }

 private:
  std::string withUnknown(std::string text, const FieldworkSession& session, GridColumn column) const {
    if (const auto unknown = keptText(session, headerOf(column)); !unknown.empty())
      text += (text.empty() ? "" : "; ") + unknown;
    return text;
  }

  void tellDay(const GridEntry& entry, const FieldworkSession& session) {
    if (!session.day || (*session.day >= m_window.from && *session.day <= m_window.to)) return;
    remark(entry, GridColumn::Day,
           fmt::format("{} on {} lies outside fieldwork ({} to {}). It comes in as it is, and the timetable shows it as a "
                       "clash.",
                       sessionLabel(session), base::longText(*session.day), base::shortText(m_window.from),
                       base::shortText(m_window.to)));
  }

  void takeGone() {
    for (const auto& row : m_workspace.all<FieldworkSession>()) {
      const auto& session = row.value;
      if (session.inspection != m_inspection || m_met.contains(session.id.uuid) || !cameFromGrid(session) ||
          session.state == domain::SessionState::Cancelled)
        continue;
      auto after = session;
      after.state = domain::SessionState::Cancelled;
      m_out.rows.push_back({{}, GridFate::Gone, session.code, session.title, sessionTime(session), {}, {}});
      ++m_out.gone;
      m_out.changes.changes.push_back(domain::edited(row, std::move(after)));
    }
  }

  struct After {
    GridEntry entry;
    FieldworkSession session;
  };

  template <class T, class Ids>
  void tellTwice(const After& one, const FieldworkSession& other, const std::string& otherWhere, const Ids& mine,
                 const Ids& theirs, GridColumn column) {
    for (const auto& id : mine) {
      if (std::ranges::find(theirs, id) == theirs.end()) continue;
      const auto* row = m_workspace.all<T>().find(id);
      remark(one.entry, column,
             fmt::format("{} is in {} and {} at once ({}{}). Both come in, and the timetable shows the clash.",
                         row == nullptr ? "somebody" : row->value.name, sessionLabel(one.session), sessionLabel(other),
                         sessionTime(one.session), otherWhere.empty() ? "" : "; " + otherWhere));
    }
  }

  void tellPair(const After& one, const FieldworkSession& other, const std::string& otherWhere) {
    if (one.session.day != other.day || !one.session.start || !other.start) return;
    const int from = one.session.start->minutes;
    const int otherFrom = other.start->minutes;
    if (from >= otherFrom + other.minutes || otherFrom >= from + one.session.minutes) return;
    tellTwice<domain::Person>(one, other, otherWhere, one.session.people, other.people, GridColumn::People);
    tellTwice<domain::Inspector>(one, other, otherWhere, one.session.inspectors, other.inspectors, GridColumn::Inspectors);
  }

  void tellWhoIsTwice() {
    for (std::size_t i = 0; i < m_after.size(); ++i)
      for (std::size_t j = 0; j < i; ++j)
        tellPair(m_after[i], m_after[j].session, "the other in " + base::folded(m_after[j].entry.where.substr(0, 1)) +
                                                     m_after[j].entry.where.substr(1));
    for (const auto& one : m_after)
      for (const auto& row : m_workspace.all<FieldworkSession>())
        if (row.value.inspection == m_inspection && !m_met.contains(row.value.id.uuid) &&
            row.value.state != domain::SessionState::Cancelled && !cameFromGrid(row.value))
          tellPair(one, row.value, {});
  }

  void keepMapping(const std::string& who, bool isGiven) {
    if (m_out.changes.changes.empty() && !isGiven) return;  // it came back as it went out
    Columns columns = Columns::object();
    for (const auto& heading : m_out.columns) columns[heading.header] = base::codeText(heading.is);
    domain::ListMapping mapping;
    mapping.definition = kGridDefinition;
    mapping.list = kGridList;
    mapping.source = kGridSource;
    mapping.columns = columns.dump();
    mapping.madeBy = who;
    mapping.madeAt = m_now.utc;
    const auto* known = gridMapping(m_workspace);
    if (known == nullptr) {
      mapping.id = domain::ListMappingId{m_ids.make(m_now.utc)};
      m_out.changes.changes.push_back(domain::made(domain::Record{std::move(mapping)}));
    } else if (known->value.columns != mapping.columns) {
      mapping.id = known->value.id;
      m_out.changes.changes.push_back(domain::edited(*known, std::move(mapping)));
    }
  }

  const GridFile& m_grid;
  const domain::Workspace& m_workspace;
  domain::InspectionId m_inspection;
  base::DateRange m_window;
  base::IdMaker& m_ids;
  base::Now m_now;
  GridImport m_out;
  struct Place {
    std::string header;
    GridColumn is = GridColumn::Keep;
  };
  std::vector<std::map<std::uint32_t, Place>> m_columns;  // by sheet
  std::vector<bool> m_hasTitle;                           // by sheet
  InspectorColumns m_byInspector;
  std::vector<GridEntry> m_entries;
  std::vector<After> m_after;
  std::set<base::Uuid> m_met;
  std::set<std::string> m_codes;
};

}  // namespace

GridImport previewGrid(const GridFile& grid, const domain::Workspace& workspace, const domain::InspectionId& inspection,
                       const base::DateRange& window, const GridMapping& mapping, base::IdMaker& ids,
                       const std::string& who, const base::Now& now) {
  return GridPreview(grid, workspace, inspection, window, ids, now).run(mapping, who);
}

}  // namespace waymark::app
