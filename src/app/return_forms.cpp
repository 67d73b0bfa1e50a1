// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/return_forms.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <unordered_map>

#include "app/sheet_table.h"
#include "base/json_reader.h"
#include "base/message.h"
#include "base/resources.h"
#include "base/text.h"
#include "lists/text_key.h"

namespace waymark::app {
namespace {

using base::Code;
using base::fail;
using base::Json;
using base::JsonReader;
using base::Result;

constexpr int kIdWidth = 90;

bool isReturnDigit(char c) {
  return c >= '0' && c <= '9';
}

ReturnForm readForm(JsonReader& in, const Json& file) {
  ReturnForm form;
  in.field(file, "id", form.id);
  in.field(file, "title", form.title);
  in.field(file, "about", form.about);
  in.field(file, "item", form.item);
  in.field(file, "source", form.provenance.source);
  in.field(file, "certainty", form.provenance.certainty);
  in.field(file, "verified_on", form.provenance.verifiedOn);
  in.member(file, "columns", [&](const Json& columns) {
    in.each(columns, [&](const Json& row) {
      ReturnColumn column;
      in.field(row, "id", column.id);
      in.field(row, "title", column.title);
      in.field(row, "kind", column.kind);
      in.optionalField(row, "hint", column.hint);
      in.optionalField(row, "choices", column.choices);
      in.optionalField(row, "required", column.required);
      in.optionalField(row, "width", column.width);
      if (column.choices.empty() == (column.kind == ReturnCell::Choice)) in.problem("choices belong to a choice");
      form.columns.push_back(std::move(column));
    });
  });
  return form;
}

/// "C-00421": letters, a hyphen, digits.
bool isCaseCode(std::string_view text) {
  const auto hyphen = text.find('-');
  if (hyphen == std::string_view::npos || hyphen < 1 || hyphen > 3) return false;
  const auto letters = text.substr(0, hyphen);
  const auto digits = text.substr(hyphen + 1);
  return std::ranges::all_of(letters, [](char c) { return c >= 'A' && c <= 'Z'; }) && digits.size() >= 2 &&
         digits.size() <= 6 && std::ranges::all_of(digits, isReturnDigit);
}

bool isAmount(std::string_view text) {
  const auto point = text.find('.');
  const auto whole = text.substr(0, point);
  const auto part = point == std::string_view::npos ? std::string_view() : text.substr(point + 1);
  const bool isRight = !whole.empty() && std::ranges::all_of(whole, isReturnDigit) && std::ranges::all_of(part, isReturnDigit);
  return isRight && (point == std::string_view::npos || !part.empty());
}

/// As it is kept; "" is empty.
Result<std::string> readCell(const ReturnColumn& column, std::string_view typed) {
  const std::string text(base::trimmed(typed));
  if (text.empty()) {
    if (column.required) return fail(Code::MissingField, {{"field", column.title}});
    return text;
  }
  switch (column.kind) {
    case ReturnCell::Text:
      return text;
    case ReturnCell::Choice: {
      for (const auto& choice : column.choices)
        if (lists::textKey(choice) == lists::textKey(text)) return choice;
      return fail(Code::UnknownCode, {{"field", column.title},
                                      {"value", base::elided(text, 40)},
                                      {"allowed", fmt::format("{}", fmt::join(column.choices, ", "))}});
    }
    case ReturnCell::Number:
      if (isAmount(text)) return text;
      return fail(Code::BadNumber,
                  {{"field", column.title}, {"value", base::elided(text, 40)}, {"allowed", "0 and more"}});
    case ReturnCell::Day: {
      const auto day = dayIn(text);
      if (!day) return fail(Code::BadDate, {{"field", column.title}, {"value", base::elided(text, 40)}});
      return base::isoText(*day);
    }
    case ReturnCell::CaseCode: {
      std::string code = text;
      for (char& c : code)
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
      if (isCaseCode(code)) return code;
      return fail(Code::BadUse, {{"problem", fmt::format("“{}” takes a case code such as C-00421, never a name",
                                                         column.title)}});
    }
  }
  return text;
}

/// As people read it.
std::string shownCell(const ReturnColumn& column, const std::string& kept) {
  if (column.kind != ReturnCell::Day) return kept;
  const auto day = base::parseDay(kept);
  return day ? base::longText(*day) : kept;
}

Json keptCells(const domain::ReturnRow& row) {
  const auto json = base::parseJson(row.cells, "cells");
  return json && json->is_object() ? *json : Json::object();
}

/// What columns of another version of the form held stays.
std::string cellsText(const ReturnForm& form, Json cells, const std::vector<std::string>& read) {
  for (std::size_t i = 0; i < form.columns.size(); ++i)
    if (read[i].empty())
      cells.erase(form.columns[i].id);
    else
      cells[form.columns[i].id] = read[i];
  return cells.dump();
}

std::string lineName(int position) {
  return fmt::format("Line {}", position);
}

std::string returnProblem(const base::Error& error) {
  auto sentence = base::sentence(error);
  if (const auto end = sentence.find(". Nothing was saved"); end != std::string::npos) sentence.resize(end);
  while (sentence.ends_with('.')) sentence.pop_back();
  return sentence;
}

}  // namespace

const std::vector<ReturnForm>& returnForms() {
  static const std::vector<ReturnForm> forms = [] {
    std::vector<ReturnForm> all;
    for (const auto& file : base::embeddedUnder("returns/")) {
      const std::string name(file.name);
      const auto json = base::parseJson(file.bytes, name);
      WAYMARK_ASSERT(json.has_value());
      JsonReader in{name};
      all.push_back(readForm(in, *json));
      WAYMARK_ASSERT(in.ok());
    }
    return all;
  }();
  return forms;
}

const ReturnForm* returnForm(std::string_view id) {
  const auto& all = returnForms();
  const auto at = std::ranges::find(all, id, &ReturnForm::id);
  return at == all.end() ? nullptr : &*at;
}

std::vector<ReturnLine> returnLines(const domain::Workspace& workspace, const domain::InspectionId& inspection,
                                    const ReturnForm& form) {
  std::vector<ReturnLine> lines;
  for (const auto& row : workspace.all<domain::ReturnRow>()) {
    if (row.value.inspection != inspection || row.value.form != form.id) continue;
    const auto kept = keptCells(row.value);
    ReturnLine line{row.value, row.revision, {}};
    for (const auto& column : form.columns) {
      const auto at = kept.find(column.id);
      line.cells.push_back(at != kept.end() && at->is_string() ? shownCell(column, at->get<std::string>()) : "");
    }
    lines.push_back(std::move(line));
  }
  std::ranges::stable_sort(lines, {}, [](const ReturnLine& line) { return line.row.position; });
  return lines;
}

Result<std::vector<std::string>> readReturnCells(const ReturnForm& form, std::span<const std::string> cells) {
  std::vector<std::string> read;
  for (std::size_t i = 0; i < form.columns.size(); ++i) {
    auto cell = readCell(form.columns[i], i < cells.size() ? cells[i] : std::string_view());
    if (!cell) return tl::make_unexpected(cell.error());
    read.push_back(*std::move(cell));
  }
  return read;
}

Result<domain::Change> newReturnLine(const domain::Workspace& workspace, const domain::InspectionId& inspection,
                                     const ReturnForm& form, domain::ReturnRowId id,
                                     std::span<const std::string> cells, const std::string& author, base::Stamp at) {
  const auto read = readReturnCells(form, cells);
  if (!read) return tl::make_unexpected(read.error());
  domain::ReturnRow row;
  row.id = id;
  row.inspection = inspection;
  row.form = form.id;
  row.position = 1;
  for (const auto& other : workspace.all<domain::ReturnRow>())
    if (other.value.inspection == inspection && other.value.form == form.id)
      row.position = std::max(row.position, other.value.position + 1);
  row.cells = cellsText(form, Json::object(), *read);
  row.author = author;
  row.at = at;
  return domain::made(domain::Record{std::move(row)});
}

Result<std::optional<domain::Change>> changedReturnLine(const ReturnForm& form, const ReturnLine& line,
                                                        std::span<const std::string> cells, const std::string& author,
                                                        base::Stamp at) {
  const auto read = readReturnCells(form, cells);
  if (!read) return tl::make_unexpected(read.error());
  auto after = line.row;
  auto kept = keptCells(line.row);
  const auto before = kept.dump();
  after.cells = cellsText(form, std::move(kept), *read);
  if (after.cells == before) return std::optional<domain::Change>();
  after.author = author;
  after.at = at;
  return std::optional(domain::edited(domain::Stored<domain::ReturnRow>{line.row, line.revision}, std::move(after)));
}

domain::Change removedReturnLine(const ReturnLine& line) {
  return domain::removed(domain::Stored<domain::ReturnRow>{line.row, line.revision});
}

exchange::Sheet returnSheet(const ReturnForm& form, std::span<const ReturnLine> lines) {
  exchange::Sheet sheet{form.title, {{"Id", kIdWidth}}, {}};
  for (const auto& column : form.columns)
    sheet.columns.push_back({column.title, column.width, column.kind == ReturnCell::Number});
  for (const auto& line : lines) {
    auto& cells = sheet.rows.emplace_back(std::vector<std::string>{base::uuidText(line.row.id.uuid)});
    cells.insert(cells.end(), line.cells.begin(), line.cells.end());
  }
  return sheet;
}

Result<RequestImport> previewReturn(std::string_view bytes, const std::string& file, const domain::Workspace& workspace,
                                    const domain::InspectionId& inspection, const ReturnForm& form, base::IdMaker& ids,
                                    const std::string& author, base::Stamp at) {
  std::vector<ColumnNames> columns{{"Id"}};
  std::vector<std::size_t> needed;
  for (const auto& column : form.columns) {
    if (column.required) needed.push_back(columns.size());
    columns.push_back({column.title, column.id});
  }
  const auto table = readSheetTable(bytes, file, columns, needed);
  if (!table) return tl::make_unexpected(table.error());
  const auto lines = returnLines(workspace, inspection, form);
  std::unordered_map<base::Uuid, const ReturnLine*> known;
  int position = 0;
  for (const auto& line : lines) {
    known.emplace(line.row.id.uuid, &line);
    position = std::max(position, line.row.position);
  }
  std::set<base::Uuid> met;
  RequestImport out;
  out.file = file;
  for (const auto& name : table->unknown)
    if (!name.empty()) out.unknownColumns.push_back(name);
  for (const auto& sheetRow : table->rows) {
    RequestImportRow one;
    one.row = sheetRow.number;
    const std::string idText = sheetRow.cells[0] ? sheetRow.cells[0]->text : "";
    const ReturnLine* line = nullptr;
    std::string problem;
    if (!idText.empty()) {
      const auto uuid = base::parseUuid(idText);
      const auto found = uuid ? known.find(*uuid) : known.end();
      if (!uuid)
        problem = fmt::format("“{}” is no id; leave the cell empty for a new line", base::elided(idText, 40));
      else if (found == known.end())
        problem = "its id is of another workspace, so it can’t be told which line is meant; empty the cell to add it as "
                  "a new line";
      else if (!met.insert(*uuid).second)
        problem = "its id is there twice; the first row counts";
      else
        line = found->second;
    }
    std::vector<std::string> cells = line == nullptr ? std::vector<std::string>(form.columns.size()) : line->cells;
    for (std::size_t i = 0; i < form.columns.size(); ++i) {
      const auto& cell = sheetRow.cells[i + 1];
      if (!cell) continue;
      if (cell->isBroken && problem.empty())
        problem = fmt::format("“{}” is an error of the spreadsheet", form.columns[i].title);
      if (line != nullptr && cell->text != line->cells[i]) one.changed.push_back(form.columns[i].title);
      cells[i] = cell->text;
    }
    one.title = cells.empty() ? "" : cells.front();
    std::optional<domain::Change> change;
    if (problem.empty() && line == nullptr) {
      auto made = newReturnLine(workspace, inspection, form, ids.makeId<domain::ReturnRowTag>(at), cells, author, at);
      if (made) {
        auto& row = std::get<domain::ReturnRow>(*made->after);
        row.position = ++position;
        one.code = lineName(row.position);
        change = *std::move(made);
      } else {
        problem = returnProblem(made.error());
      }
    } else if (problem.empty()) {
      one.code = lineName(line->row.position);
      auto edited = changedReturnLine(form, *line, cells, author, at);
      if (edited)
        change = *std::move(edited);
      else
        problem = returnProblem(edited.error());
    }
    if (!problem.empty()) {
      one.fate = RequestFate::Refused;
      one.problem = std::move(problem);
      ++out.refused;
    } else if (!change) {
      one.changed.clear();
      ++out.same;
    } else {
      one.fate = line == nullptr ? RequestFate::New : RequestFate::Changed;
      ++(line == nullptr ? out.added : out.changed);
      out.changes.changes.push_back(*std::move(change));
    }
    out.rows.push_back(std::move(one));
  }
  out.changes.name = fmt::format("import {} lines of {}", out.added + out.changed, form.title);
  return out;
}

}  // namespace waymark::app
