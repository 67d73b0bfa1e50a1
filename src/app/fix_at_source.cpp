// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/fix_at_source.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <unordered_map>

#include "base/file.h"
#include "base/message.h"
#include "base/text.h"
#include "exchange/sheet_rows.h"
#include "lists/text_key.h"

namespace waymark::app {
namespace {

using base::Code;
using base::Result;
using lists::Definition;

constexpr const char* kReference = "Reference";
constexpr const char* kNow = "Now";
constexpr const char* kCorrection = "Correction";
constexpr const char* kNote = "Note";

std::string referenceOf(const std::string& list, const std::string& caseCode, const std::string& column) {
  return list + "/" + caseCode + "/" + column;
}

/// One cell to put right, of a child once however many rows it has.
struct Fault {
  std::size_t row = 0;
  std::size_t column = 0;
  std::string wrong;      // messages of rules, one after another
  std::string now;        // what the source says
  std::string corrected;  // what stands here instead; "" where nothing does
};

class FixMaker {
 public:
  FixMaker(const domain::Workspace& workspace, const Definition& definition, const KeptLists& kept,
           const lists::Checked& checked, const lists::SettingsRegister* settings, const FixWanted& wanted)
      : m_workspace(workspace),
        m_definition(definition),
        m_kept(kept),
        m_checked(checked),
        m_settings(settings),
        m_wanted(wanted) {
    for (std::size_t i = 0; i < definition.columns.size(); ++i)
      if (definition.columns[i].kind == lists::ColumnKind::Urn && !definition.columns[i].local && !m_urn) m_urn = i;
  }

  std::vector<FixSheet> run() {
    for (std::size_t i = 0; i < m_kept.tables.size(); ++i) addList(i);
    std::vector<FixSheet> sheets;
    for (auto& [group, sheet] : m_sheets) {
      sheet.children = m_children[group].size();
      sheets.push_back(std::move(sheet));
    }
    return sheets;
  }

 private:
  using FaultKey = std::pair<base::Uuid, std::size_t>;

  void addList(std::size_t at) {
    const auto& table = m_kept.tables[at];
    const auto& children = m_kept.lists[at].list.children;
    std::map<FaultKey, Fault> faults;
    std::unordered_map<base::Uuid, std::size_t> firstRow;
    for (std::size_t row = 0; row < children.size(); ++row) firstRow.emplace(children[row].uuid, row);
    for (const auto& one : m_kept.lists[at].corrections) {
      const auto row = firstRow.find(one.value.child.uuid);
      if (one.state != lists::CorrectionState::Standing || row == firstRow.end()) continue;
      if (!takes(one.value.column)) continue;
      faults[{one.value.child.uuid, one.value.column}] = {row->second, one.value.column, "", one.value.was,
                                                          one.value.corrected};
    }
    if (m_wanted.problems)
      for (const auto& run : m_checked.runs)
        if (run.table == at) addProblems(run, table, children, faults);
    if (m_wanted.problems)
      for (const auto& cell : table.unread) {
        const auto row = std::ranges::lower_bound(table.rows, cell.row);
        if (row == table.rows.end() || *row != cell.row || !takes(cell.column)) continue;
        const auto place = static_cast<std::size_t>(row - table.rows.begin());
        addFault(faults, table, children, place, cell.column, std::string(lists::unreadText(cell.reason)));
      }
    std::vector<const Fault*> ordered;
    for (const auto& [key, fault] : faults) ordered.push_back(&fault);
    std::ranges::sort(ordered, {}, [](const Fault* fault) { return std::pair(fault->row, fault->column); });
    for (const auto* fault : ordered) addRow(at, *fault);
  }

  [[nodiscard]] bool takes(std::size_t column) const {
    return m_wanted.identities || !m_definition.columns[column].identity;
  }

  void addProblems(const lists::RuleRun& run, const lists::Table& table, const std::vector<domain::ChildId>& children,
                   std::map<FaultKey, Fault>& faults) {
    const auto& rule = m_definition.rules[run.rule];
    const auto column = rule.columns.front();
    if (!takes(column)) return;
    const auto words = rule.places[run.place].code + ": " + rule.message;
    for (std::size_t i = run.first; i < run.first + run.rows; ++i)
      addFault(faults, table, children, m_checked.problems[i].row, column, words);
  }

  void addFault(std::map<FaultKey, Fault>& faults, const lists::Table& table,
                const std::vector<domain::ChildId>& children, std::size_t row, std::size_t column,
                const std::string& words) {
    const auto [at, isNew] = faults.try_emplace({children[row].uuid, column});
    auto& fault = at->second;
    if (isNew) fault = {row, column, "", table.text(m_definition, column, row), ""};
    if (fault.wrong.find(words) != std::string::npos) return;
    fault.wrong += fault.wrong.empty() ? words : "; " + words;
  }

  void addRow(std::size_t at, const Fault& fault) {
    const auto& table = m_kept.tables[at];
    const auto& extract = m_kept.extracts[at];
    const auto& child = m_kept.lists[at].list.children[fault.row];
    const auto* known = m_workspace.all<domain::Child>().find(child);
    const auto caseCode = known == nullptr ? std::string() : known->value.caseCode;
    const auto& column = m_definition.columns[fault.column];
    const auto urn = m_urn ? table.text(m_definition, *m_urn, fault.row) : std::string();
    const auto* setting = m_settings == nullptr ? nullptr : m_settings->find(urn);
    const auto group = !m_wanted.each                         ? std::string()
                       : *m_wanted.each == FixGroup::Source ? extract.source
                                                              : urn;
    std::vector<std::string> cells{referenceOf(extract.list, caseCode, column.id), caseCode};
    if (m_wanted.identities)
      for (const auto identity : identityColumns()) cells.push_back(table.text(m_definition, identity, fault.row));
    cells.insert(cells.end(), {m_definition.lists[table.mapping.list].title, extract.source, urn,
                               setting == nullptr ? std::string() : setting->name, column.title, fault.wrong,
                               fault.now, fault.corrected, "", ""});
    auto& sheet = sheetOf(group, setting);
    sheet.sheet.rows.push_back(std::move(cells));
    m_children[group].insert(child.uuid);
  }

  [[nodiscard]] std::vector<std::size_t> identityColumns() const {
    std::vector<std::size_t> columns;
    for (std::size_t i = 0; i < m_definition.columns.size(); ++i)
      if (m_definition.columns[i].identity) columns.push_back(i);
    return columns;
  }

  FixSheet& sheetOf(const std::string& group, const lists::Setting* setting) {
    const auto [at, isNew] = m_sheets.try_emplace(group);
    auto& made = at->second;
    if (!isNew) return made;
    made.group = group;
    const bool isSchool = m_wanted.each == FixGroup::School && setting != nullptr;
    made.sheet.name = group.empty() ? "Fix at source" : isSchool ? group + " " + setting->name : group;
    const auto column = [&](std::string title, int width) { made.sheet.columns.push_back({std::move(title), width, false}); };
    column(kReference, 220);
    column("Case", 80);
    if (m_wanted.identities)
      for (const auto identity : identityColumns()) column(m_definition.columns[identity].title, 110);
    column("List", 140);
    column("Source", 110);
    column("School URN", 80);
    column("School", 180);
    column("Column", 180);
    column("What is wrong", 320);
    column(kNow, 140);
    column("Corrected here to", 140);
    column(kCorrection, 160);
    column(kNote, 220);
    return made;
  }

  const domain::Workspace& m_workspace;
  const Definition& m_definition;
  const KeptLists& m_kept;
  const lists::Checked& m_checked;
  const lists::SettingsRegister* m_settings;
  const FixWanted& m_wanted;
  std::optional<std::size_t> m_urn;
  std::map<std::string, FixSheet> m_sheets;
  std::map<std::string, std::set<base::Uuid>> m_children;
};

/// What a filled sheet says in one of its rows.
struct FilledRow {
  std::uint32_t row = 0;
  std::string reference;
  std::optional<std::string> now;  // nothing where the sheet has no such column
  std::string correction;
  std::string note;
};

/// A spreadsheet may have made a date or a number of what somebody typed.
std::string typedText(const lists::SheetCell& cell) {
  if (cell.kind == lists::SheetCell::Kind::Date && cell.hasDay) return base::isoText(cell.day);
  return std::string(base::trimmed(cell.text));
}

class FilledReader {
 public:
  bool take(const lists::SheetRow& row) {
    if (!m_known) {
      m_known = header(row);
      return m_known || ++m_above < lists::kHeadRows;
    }
    FilledRow filled;
    filled.row = row.number;
    filled.reference = text(row, m_reference);
    filled.correction = text(row, m_correction);
    filled.note = text(row, m_note);
    if (m_now) filled.now = text(row, m_now);
    if (!filled.reference.empty() || !filled.correction.empty()) rows.push_back(std::move(filled));
    return true;
  }
  [[nodiscard]] bool known() const { return m_known; }

  std::vector<FilledRow> rows;

 private:
  bool header(const lists::SheetRow& row) {
    for (const auto& cell : row.cells) {
      const auto key = lists::textKey(cell.text);
      for (const auto& [title, place] : {std::pair{kReference, &m_reference}, std::pair{kNow, &m_now},
                                         std::pair{kCorrection, &m_correction}, std::pair{kNote, &m_note}})
        if (!*place && key == lists::textKey(title)) *place = cell.column;
    }
    if (m_reference && m_correction) return true;
    m_reference = m_correction = m_now = m_note = std::nullopt;
    return false;
  }

  static std::string text(const lists::SheetRow& row, const std::optional<std::uint32_t>& place) {
    if (!place) return {};
    const auto at = std::ranges::lower_bound(row.cells, *place, {}, &lists::SheetCell::column);
    return at != row.cells.end() && at->column == *place ? typedText(*at) : std::string();
  }

  std::optional<std::uint32_t> m_reference;
  std::optional<std::uint32_t> m_now;
  std::optional<std::uint32_t> m_correction;
  std::optional<std::uint32_t> m_note;
  std::size_t m_above = 0;
  bool m_known = false;
};

class TakerBack {
 public:
  TakerBack(Session& session, const domain::Workspace& workspace, const Definition& definition, const seal::Key* key,
            base::Stamp at)
      : m_session(session), m_workspace(workspace), m_definition(definition), m_key(key), m_at(at) {
    for (const auto& row : workspace.all<domain::Child>()) m_byCase.emplace(row.value.caseCode, row.value.id);
  }

  Result<void> take(const FilledRow& filled) {
    out.rows.push_back({filled.row, base::elided(filled.reference, 120), TakenFate::Refused, "", "", "", ""});
    auto& told = out.rows.back();
    if (filled.correction.empty()) {
      told.fate = TakenFate::Blank;
      return {};
    }
    const auto parts = base::splitOn(filled.reference, '/');
    const auto list = parts.size() == 3 ? m_definition.list(parts[0]) : std::nullopt;
    const auto column = parts.size() == 3 ? m_definition.column(parts[2]) : std::nullopt;
    const auto child = parts.size() == 3 ? m_byCase.find(std::string(parts[1])) : m_byCase.end();
    if (!list || !column || child == m_byCase.end())
      return refuse(told, "The reference names no list, child and column of this workspace");
    if (!m_definition.columns[*column].identity) {
      told.now = filled.now.value_or("");
      told.correction = filled.correction;
    }
    if (!m_seen.insert(filled.reference).second)
      return refuse(told, "The reference stands in an earlier row already; that one counts");
    auto opened = listAt(*list);
    if (!opened) return tl::make_unexpected(opened.error());
    if (*opened == nullptr) return refuse(told, "No extract of this list is in the workspace");
    const auto& rows = **opened;
    if (!filled.now && !m_definition.columns[*column].identity) told.now = saidNow(rows, child->second, *column);
    if (const auto problem = changedSince(rows, child->second, *column, filled)) return refuse(told, *problem);
    auto change = correction(m_workspace, m_key, m_definition, {rows.table, rows.children},
                             {child->second, *column, filled.correction, filled.note}, m_session.who(), m_ids, m_at);
    if (!change) return refuse(told, sentenceOf(change.error()));
    told.fate = *change ? TakenFate::Correct : TakenFate::Same;
    told.becomes = lists::keptText(m_definition, *column, told.correction).value_or(told.correction);
    if (*change) out.changes.changes.push_back(std::move(**change));
    return {};
  }

  TakenBack out;

 private:
  static Result<void> refuse(TakenRow& told, std::string problem) {
    told.problem = std::move(problem);
    return {};
  }

  /// Of a child by its case code, where the error names an id.
  static std::string sentenceOf(const base::Error& error) {
    if (error.code == Code::NotFound) return "The child isn’t on this list any more";
    auto words = base::sentence(error);
    if (words.ends_with('.')) words.pop_back();
    return words;
  }

  [[nodiscard]] std::string saidNow(const OpenedList& rows, const domain::ChildId& child, std::size_t column) const {
    const auto row = std::ranges::find(rows.children, child);
    if (row == rows.children.end() || !rows.table.has(column)) return {};
    return rows.table.text(m_definition, column, static_cast<std::size_t>(row - rows.children.begin()));
  }

  [[nodiscard]] std::optional<std::string> changedSince(const OpenedList& rows, const domain::ChildId& child,
                                                        std::size_t column, const FilledRow& filled) const {
    if (!filled.now || !rows.table.has(column)) return std::nullopt;
    if (std::ranges::find(rows.children, child) == rows.children.end()) return std::nullopt;  // said by correction()
    const auto says = saidNow(rows, child, column);
    const auto kept = lists::keptText(m_definition, column, *filled.now);
    if (says == *filled.now || (kept && says == *kept)) return std::nullopt;
    return "The extract says something else by now; look at the cell again";
  }

  /// As it came in; null where no extract is there.
  Result<const OpenedList*> listAt(std::size_t list) {
    if (const auto at = m_lists.find(list); at != m_lists.end()) return at->second ? &*at->second : nullptr;
    auto& place = m_lists[list];
    const auto* extract = latestExtract(m_workspace, m_definition.id, m_definition.lists[list].id);
    if (extract == nullptr) return nullptr;
    auto opened = openList(m_session, m_definition, *extract, m_key);
    if (!opened) return tl::make_unexpected(opened.error());
    place = std::move(*opened);
    return &*place;
  }

  Session& m_session;
  const domain::Workspace& m_workspace;
  const Definition& m_definition;
  const seal::Key* m_key;
  base::Stamp m_at;
  base::IdMaker m_ids;
  std::unordered_map<std::string, domain::ChildId> m_byCase;
  std::map<std::size_t, std::optional<OpenedList>> m_lists;
  std::set<std::string> m_seen;
};

}  // namespace

std::vector<FixSheet> fixSheets(const domain::Workspace& workspace, const Definition& definition, const KeptLists& kept,
                                const lists::Checked& checked, const lists::SettingsRegister* settings,
                                const FixWanted& wanted) {
  return FixMaker(workspace, definition, kept, checked, settings, wanted).run();
}

std::size_t TakenBack::count(TakenFate fate) const {
  return static_cast<std::size_t>(std::ranges::count(rows, fate, &TakenRow::fate));
}

Result<TakenBack> takeBack(Session& session, const domain::Workspace& workspace, const Definition& definition,
                           const seal::Key* key, std::string_view bytes, const std::string& file, base::Stamp at) {
  FilledReader reader;
  const auto read = exchange::eachSheetRow(bytes, file,
                                           {[&](const exchange::SheetHead&) { return !reader.known(); },
                                            [&](const lists::SheetRow& row) { return reader.take(row); }});
  if (!read) return tl::make_unexpected(read.error());
  if (!reader.known())
    return base::fail(Code::FileUnreadable,
                      {{"file", file},
                       {"problem", "none of its first rows has “Reference” and “Correction”; is it a sheet that "
                                   "fix-at-source wrote?"}});
  TakerBack taker(session, workspace, definition, key, at);
  for (const auto& filled : reader.rows)
    if (auto taken = taker.take(filled); !taken) return tl::make_unexpected(taken.error());
  taker.out.changes.name = fmt::format("take {} corrections back", taker.out.changes.changes.size());
  return std::move(taker.out);
}

Result<TakenBack> takeBackFile(Session& session, const domain::Workspace& workspace, const Definition& definition,
                               const seal::Key* key, const std::filesystem::path& file, base::Stamp at) {
  const auto bytes = base::readFile(file, exchange::kLargestSheetFile);
  if (!bytes) return tl::make_unexpected(bytes.error());
  return takeBack(session, workspace, definition, key, *bytes, file.string(), at);
}

}  // namespace waymark::app
