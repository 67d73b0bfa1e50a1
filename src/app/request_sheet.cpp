// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/request_sheet.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <set>
#include <unordered_map>

#include "app/sheet_table.h"
#include "base/message.h"
#include "base/text.h"
#include "lists/text_key.h"

namespace waymark::app {
namespace {

using base::Result;
using domain::Request;
using domain::RequestState;

/// The columns of the sheet, in its order. Those after Notes are read by people only.
enum class SheetField {
  Id, Code, Title, Group, Why, AskedBy, Received, ReceivedAt, Due, DueAt, Owner, Deputy, Partner, Criteria, State,
  Officer, ReturnedReason, Place, WorkingDays, Refreshed, Gap, Notes, DueFrom, Versions, LastSent
};
constexpr std::size_t kSheetFields = 25;
constexpr std::size_t kReadFields = static_cast<std::size_t>(SheetField::DueFrom);

struct FieldNames {
  const char* title;
  int width;
  std::array<const char*, 3> others;
};
constexpr std::array<FieldNames, kSheetFields> kFields{{
    {"Id", 90, {"Identifier", "Request id", ""}},
    {"Code", 70, {"Ref", "Reference", "No"}},
    {"What is asked", 320, {"Title", "Request", "Item"}},
    {"Group", 160, {"", "", ""}},
    {"Why", 200, {"Reason", "Purpose", ""}},
    {"Asked by", 130, {"Requested by", "Inspector", ""}},
    {"Received", 120, {"Date received", "Requested on", ""}},
    {"Received at", 80, {"Time received", "", ""}},
    {"Due", 120, {"Due date", "Deadline", "Date due"}},
    {"Due at", 80, {"Due time", "Due hour", ""}},
    {"Owner", 150, {"Lead", "Person responsible", ""}},
    {"Deputy", 150, {"", "", ""}},
    {"Organisation", 170, {"Partner", "Agency", ""}},
    {"Criteria", 90, {"Criterion", "", ""}},
    {"State", 140, {"Status", "", ""}},
    {"Signed off by", 150, {"Named officer", "Sign-off", ""}},
    {"Returned because", 200, {"Returned reason", "Returned: why", ""}},
    {"Where it is", 220, {"Location", "Where it sits", ""}},
    {"Working days", 90, {"Working days to produce", "Days", ""}},
    {"Last refreshed", 120, {"Refreshed", "Updated", ""}},
    {"Gap", 220, {"Gaps", "What is missing", ""}},
    {"Notes", 240, {"Note", "Comments", ""}},
    {"Day comes from", 120, {"", "", ""}},
    {"Versions sent", 90, {"", "", ""}},
    {"Last sent", 150, {"", "", ""}},
}};

std::size_t at(SheetField field) {
  return static_cast<std::size_t>(field);
}

std::string dayWords(const std::optional<base::Day>& day) {
  return day ? base::longText(*day) : "";
}
std::string timeWords(const std::optional<base::TimeOfDay>& time) {
  return time ? base::timeText(*time) : "";
}

template <class T>
std::string nameOf(const domain::Workspace& workspace, const std::optional<decltype(T::id)>& id) {
  const auto* row = id ? workspace.all<T>().find(*id) : nullptr;
  return row == nullptr ? "" : row->value.name;
}

std::string criteriaText(const std::vector<base::ShortCode>& criteria) {
  std::string text;
  for (const auto code : criteria) text += (text.empty() ? "" : ", ") + code.text();
  return text;
}

std::string dueFromWords(const RequestRow& row) {
  switch (row.dueFrom) {
    case DueFrom::Nothing:
      return "";
    case DueFrom::Pack:
      return row.assumed ? "framework (assumed)" : "framework";
    case DueFrom::Told:
      return "told by inspectors";
    case DueFrom::Hand:
      return "set here";
  }
  return {};
}

std::vector<std::string> cellsOf(const domain::Workspace& workspace, const RequestRow& row) {
  const auto& request = row.request;
  std::vector<std::string> cells(kSheetFields);
  const auto set = [&cells](SheetField field, std::string text) { cells[at(field)] = std::move(text); };
  set(SheetField::Id, base::uuidText(request.id.uuid));
  set(SheetField::Code, row.code);
  set(SheetField::Title, row.title);
  set(SheetField::Group, row.group);
  set(SheetField::Why, request.why);
  set(SheetField::AskedBy, request.askedBy);
  set(SheetField::Received, dayWords(row.received));
  set(SheetField::ReceivedAt, timeWords(row.receivedTime));
  set(SheetField::Due, dayWords(row.due));
  set(SheetField::DueAt, timeWords(row.dueTime));
  set(SheetField::Owner, nameOf<domain::Person>(workspace, row.owner));
  set(SheetField::Deputy, nameOf<domain::Person>(workspace, request.deputy));
  set(SheetField::Partner, nameOf<domain::Partner>(workspace, row.partner));
  set(SheetField::Criteria, criteriaText(row.criteria));
  set(SheetField::State, std::string(requestStateWords(request.state)));
  set(SheetField::Officer, nameOf<domain::Person>(workspace, request.signOff));
  set(SheetField::ReturnedReason, request.returnedReason);
  set(SheetField::Place, request.location);
  set(SheetField::WorkingDays, request.workingDays > 0 ? std::to_string(request.workingDays) : "");
  set(SheetField::Refreshed, dayWords(request.refreshed));
  set(SheetField::Gap, request.gap);
  set(SheetField::Notes, request.notes);
  set(SheetField::DueFrom, dueFromWords(row));
  set(SheetField::Versions, row.versions.empty() ? "" : std::to_string(row.versions.size()));
  set(SheetField::LastSent, row.versions.empty() ? "" : stampWords(row.versions.back().sentAt));
  return cells;
}

/// One row of the sheet over the request as it stands.
class RowReader {
 public:
  RowReader(const domain::Workspace& workspace, const framework::Pack& pack) : m_workspace(workspace), m_pack(pack) {}

  /// "" where all cells could be read.
  std::string read(const TableRow& sheet, const RequestRow& before, Request& after, std::vector<std::string>& changed) {
    m_problem.clear();
    const auto was = cellsOf(m_workspace, before);
    m_after = &after;
    m_before = &before;
    for (std::size_t i = at(SheetField::Code); i < kReadFields && m_problem.empty(); ++i) {
      const auto field = static_cast<SheetField>(i);
      if (!sheet.cells[i] || field == SheetField::Group) continue;
      const auto& cell = *sheet.cells[i];
      if (cell.text.empty() && (field == SheetField::Code || isNewAsk(before))) continue;
      if (cell.isBroken)
        m_problem = fmt::format("“{}” is an error of the spreadsheet", kFields[i].title);
      else if (!says(cell, was[i], field) && take(field, cell))
        changed.emplace_back(kFields[i].title);
    }
    // Another day keeps the hour that was shown, another hour the day.
    const bool dayMoved = after.due && after.due != before.request.due;
    if (dayMoved && std::ranges::find(changed, kFields[at(SheetField::DueAt)].title) == changed.end())
      after.dueTime = before.dueTime;
    return m_problem;
  }

 private:
  static bool isNewAsk(const RequestRow& row) { return row.revision == 0 && row.request.packItem.empty(); }

  /// Whether the cell is what the sheet held when it went out.
  static bool says(const TableCell& cell, const std::string& was, SheetField field) {
    if (cell.text == base::trimmed(was)) return true;
    const bool isDay = field == SheetField::Due || field == SheetField::Received || field == SheetField::Refreshed;
    if (isDay) return cell.day && dayIn(was) == cell.day;
    const bool isTime = field == SheetField::DueAt || field == SheetField::ReceivedAt;
    return isTime && timeIn(cell.text) && timeIn(cell.text) == timeIn(was);
  }

  bool take(SheetField field, const TableCell& cell) {
    auto& after = *m_after;
    const auto before = after;
    switch (field) {
      case SheetField::Code: after.code = cell.text; break;
      case SheetField::Title: after.title = cell.text; break;
      case SheetField::Why: after.why = cell.text; break;
      case SheetField::AskedBy: after.askedBy = cell.text; break;
      case SheetField::Received: day(field, cell, after.received); break;
      case SheetField::ReceivedAt: time(field, cell, after.receivedTime); break;
      case SheetField::Due:
        day(field, cell, after.due);
        if (!after.due) after.dueTime.reset();
        break;
      case SheetField::DueAt:
        time(field, cell, after.dueTime);
        if (!after.due) after.due = m_before->due;
        if (m_problem.empty() && after.dueTime && !after.due)
          m_problem = "“Due at” was given without a day; fill in “Due” too";
        break;
      case SheetField::Owner: person(field, cell, after.owner); break;
      case SheetField::Deputy: person(field, cell, after.deputy); break;
      case SheetField::Partner: partner(cell, after.partner); break;
      case SheetField::Criteria: criteria(cell, after.criteria); break;
      case SheetField::State: state(cell, after.state); break;
      case SheetField::Officer: person(field, cell, after.signOff); break;
      case SheetField::ReturnedReason: after.returnedReason = cell.text; break;
      case SheetField::Place: after.location = cell.text; break;
      case SheetField::WorkingDays: number(cell, after.workingDays); break;
      case SheetField::Refreshed: day(field, cell, after.refreshed); break;
      case SheetField::Gap: after.gap = cell.text; break;
      case SheetField::Notes: after.notes = cell.text; break;
      default: break;
    }
    return m_problem.empty() && after != before;
  }

  void day(SheetField field, const TableCell& cell, std::optional<base::Day>& out) {
    out = cell.day;
    if (!cell.text.empty() && !cell.day)
      m_problem = fmt::format("“{}” is no day for “{}” (8 Sep 2025 or 08/09/2025)", base::elided(cell.text, 40),
                              kFields[at(field)].title);
  }
  void time(SheetField field, const TableCell& cell, std::optional<base::TimeOfDay>& out) {
    out = timeIn(cell.text);
    if (!cell.text.empty() && !out)
      m_problem = fmt::format("“{}” is no time of day for “{}” (14:30)", base::elided(cell.text, 40),
                              kFields[at(field)].title);
  }
  void person(SheetField field, const TableCell& cell, std::optional<domain::PersonId>& out) {
    out.reset();
    if (cell.text.empty()) return;
    const auto name = lists::textKey(cell.text);
    std::size_t found = 0;
    for (const auto& row : m_workspace.all<domain::Person>()) {
      const bool isMail = !row.value.email.empty() && base::folded(row.value.email) == base::folded(cell.text);
      if (lists::textKey(row.value.name) != name && !isMail) continue;
      out = row.value.id;
      ++found;
    }
    if (found == 0)
      m_problem = fmt::format("nobody under Partners is called “{}” (column “{}”)", base::elided(cell.text, 60),
                              kFields[at(field)].title);
    if (found > 1)
      m_problem = fmt::format("{} people are called “{}”; write the email address instead", found, cell.text);
  }
  void partner(const TableCell& cell, std::optional<domain::PartnerId>& out) {
    out.reset();
    if (cell.text.empty()) return;
    const auto name = lists::textKey(cell.text);
    for (const auto& row : m_workspace.all<domain::Partner>())
      if (lists::textKey(row.value.name) == name || lists::textKey(row.value.shortName) == name) out = row.value.id;
    if (!out) m_problem = fmt::format("no organisation is called “{}”", base::elided(cell.text, 60));
  }
  void criteria(const TableCell& cell, std::vector<base::ShortCode>& out) {
    out.clear();
    std::string text = cell.text;
    std::ranges::replace(text, ';', ',');
    for (const auto part : base::splitOn(text, ',')) {
      const auto word = base::trimmed(part);
      if (word.empty()) continue;
      const auto code = base::ShortCode::make(word);
      if (!code || m_pack.criterion(*code) == nullptr) {
        m_problem = fmt::format("“{}” is no criterion of {}", base::elided(word, 20), m_pack.shortTitle);
        return;
      }
      out.push_back(*code);
    }
  }
  void state(const TableCell& cell, RequestState& out) {
    const auto wanted = lists::textKey(cell.text);
    std::string known;
    for (std::size_t i = 0; i < base::codeCount<RequestState>(); ++i) {
      const auto one = static_cast<RequestState>(i);
      known += (known.empty() ? "" : ", ") + std::string(requestStateWords(one));
      if (lists::textKey(requestStateWords(one)) == wanted || lists::textKey(base::codeText(one)) == wanted) {
        out = one;
        return;
      }
    }
    m_problem = fmt::format("“{}” is no state; use one of: {}", base::elided(cell.text, 40), known);
  }
  void number(const TableCell& cell, int& out) {
    out = 0;
    if (cell.text.empty()) return;
    const auto [end, problem] = std::from_chars(cell.text.data(), cell.text.data() + cell.text.size(), out);
    if (problem != std::errc{} || end != cell.text.data() + cell.text.size() || out < 0)
      m_problem = fmt::format("“{}” is no number of working days", base::elided(cell.text, 40));
  }

  const domain::Workspace& m_workspace;
  const framework::Pack& m_pack;
  Request* m_after = nullptr;
  const RequestRow* m_before = nullptr;
  std::string m_problem;
};

std::string sentenceWithoutStop(const base::Error& error) {
  auto sentence = base::sentence(error);
  if (const auto end = sentence.find(". Nothing was saved"); end != std::string::npos) sentence.resize(end);
  while (sentence.ends_with('.')) sentence.pop_back();
  return sentence;
}

}  // namespace

std::string_view requestStateWords(RequestState state) {
  constexpr std::array<std::string_view, base::codeCount<RequestState>()> kWords{
      "To do", "Drafting", "Awaiting sign-off", "Sent", "No further query", "Returned"};
  return kWords[static_cast<std::size_t>(state)];
}

std::string stampWords(base::Stamp stamp) {
  const auto local = base::nowAt(stamp);
  return base::longText(local.today) + ", " + base::timeText(local.time);
}

exchange::Sheet requestSheet(const domain::Workspace& workspace, std::span<const RequestRow> rows) {
  exchange::Sheet sheet{"Requests", {}, {}};
  for (std::size_t i = 0; i < kSheetFields; ++i)
    sheet.columns.push_back({kFields[i].title, kFields[i].width,
                             i == at(SheetField::WorkingDays) || i == at(SheetField::Versions)});
  for (const auto& row : rows)
    if (!row.underEmbargo) sheet.rows.push_back(cellsOf(workspace, row));
  return sheet;
}

Result<RequestImport> previewRequests(std::string_view bytes, const std::string& file,
                                      const domain::Workspace& workspace, const domain::Inspection& inspection,
                                      const framework::Pack& pack, std::span<const RequestRow> rows,
                                      base::IdMaker& ids, const base::Now& now) {
  std::vector<ColumnNames> columns;
  for (std::size_t i = 0; i < kReadFields; ++i) {
    columns.push_back({kFields[i].title});
    for (const char* other : kFields[i].others)
      if (*other != '\0') columns.back().emplace_back(other);
  }
  const auto table = readSheetTable(bytes, file, columns, {at(SheetField::Id), at(SheetField::Title)});
  if (!table) return tl::make_unexpected(table.error());
  RequestImport out;
  out.file = file;
  for (const auto& name : table->unknown) {
    const bool isOurs = std::ranges::any_of(kFields, [&](const FieldNames& field) { return field.title == name; });
    if (!isOurs && !name.empty()) out.unknownColumns.push_back(name);
  }
  std::unordered_map<base::Uuid, const RequestRow*> known;
  std::set<std::string> codes;
  for (const auto& row : rows) {
    if (!row.underEmbargo) known.emplace(row.id().uuid, &row);
    codes.insert(base::folded(row.code));
  }
  std::set<base::Uuid> met;
  const auto firstCode = nextRequestCode(workspace, inspection.id);
  int nextNumber = 0;  // new asks are numbered on, one after the other
  std::from_chars(firstCode.data() + 2, firstCode.data() + firstCode.size(), nextNumber);
  RowReader reader(workspace, pack);
  for (const auto& sheetRow : table->rows) {
    RequestImportRow one;
    one.row = sheetRow.number;
    const auto text = [&](SheetField field) {
      const auto& cell = sheetRow.cells[at(field)];
      return cell ? cell->text : std::string();
    };
    const auto idText = text(SheetField::Id);
    RequestRow before;
    std::string problem;
    bool isNew = false;
    if (!idText.empty()) {
      const auto uuid = base::parseUuid(idText);
      const auto found = uuid ? known.find(*uuid) : known.end();
      if (!uuid)
        problem = fmt::format("“{}” is no id; leave the cell empty for a new ask", base::elided(idText, 40));
      else if (found == known.end())
        problem = "its id is of another workspace, so it can’t be told which request is meant; empty the cell to add it "
                  "as a new ask";
      else if (!met.insert(*uuid).second)
        problem = "its id is there twice; the first row counts";
      else
        before = *found->second;
    } else {
      isNew = true;
      before.request.id = ids.makeId<domain::RequestTag>(now.utc);
      before.request.inspection = inspection.id;
      while (codes.contains(base::folded(fmt::format("R-{:03}", nextNumber)))) ++nextNumber;
      before.request.code = before.code = fmt::format("R-{:03}", nextNumber);
      before.request.received = before.received = now.today;
    }
    Request after = before.request;
    one.title = before.title.empty() ? text(SheetField::Title) : before.title;
    one.code = before.code;
    if (problem.empty()) problem = reader.read(sheetRow, before, after, one.changed);
    if (problem.empty() && isNew && after.title.empty()) problem = "it has neither an id nor anything that is asked";
    if (problem.empty() && after.code != before.request.code && !codes.insert(base::folded(after.code)).second)
      problem = fmt::format("the code {} is taken", after.code);
    if (problem.empty() && !isNew && after.state != before.state())
      if (auto moved = inState(
              [&] {
                auto with = before;
                with.request.signOff = after.signOff;
                return with;
              }(),
              after.state, after.returnedReason);
          !moved)
        problem = sentenceWithoutStop(moved.error());
    if (problem.empty() && isNew && (after.state == RequestState::Sent || after.state == RequestState::Returned))
      problem = "a new ask can’t have been sent: no file of it is kept here";
    if (problem.empty())
      if (auto fine = domain::validate(domain::Record{after}); !fine) problem = sentenceWithoutStop(fine.error());
    if (problem.empty())
      if (auto ordered = checkDays(before, after); !ordered) problem = sentenceWithoutStop(ordered.error());
    if (!problem.empty()) {
      one.fate = RequestFate::Refused;
      one.problem = std::move(problem);
      ++out.refused;
    } else if (isNew) {
      one.fate = RequestFate::New;
      one.code = after.code;
      ++out.added;
      codes.insert(base::folded(after.code));
      out.changes.changes.push_back(domain::made(domain::Record{std::move(after)}));
    } else if (auto change = requestChange(before, std::move(after))) {
      one.fate = RequestFate::Changed;
      ++out.changed;
      out.changes.changes.push_back(*std::move(change));
    } else {
      one.changed.clear();
      ++out.same;
    }
    out.rows.push_back(std::move(one));
  }
  out.changes.name = fmt::format("import {} requests", out.added + out.changed);
  return out;
}

SubmissionLog submissionLog(const domain::Workspace& workspace, const domain::Inspection& inspection,
                            std::span<const RequestRow> rows, const base::Now& now) {
  SubmissionLog log{workspace.area().name, inspection.title, now, {}, 0};
  for (const auto& row : rows) {
    if (row.underEmbargo) {
      log.leftOut += row.versions.size();
      continue;
    }
    int number = 0;
    for (const auto& version : row.versions)
      log.lines.push_back({row.code, row.title, ++number, version, std::string(requestStateWords(row.state()))});
  }
  std::ranges::stable_sort(log.lines, {}, [](const SubmissionLine& line) { return line.version.sentAt; });
  return log;
}

exchange::Sheet submissionSheet(const SubmissionLog& log) {
  exchange::Sheet sheet{"Submission log",
                        {{"Sent", 150},
                         {"Code", 70},
                         {"What was asked", 320},
                         {"Version", 60, true},
                         {"File", 240},
                         {"Bytes", 80, true},
                         {"To", 160},
                         {"By", 130},
                         {"Note", 240},
                         {"State today", 120},
                         {"SHA-256", 460}},
                        {}};
  for (const auto& line : log.lines) {
    const auto& version = line.version;
    sheet.rows.push_back({stampWords(version.sentAt), line.code, line.title, std::to_string(line.number), version.name,
                          std::to_string(version.bytes), version.sentTo, version.sentBy, version.note, line.state,
                          version.sha256});
  }
  return sheet;
}

}  // namespace waymark::app
