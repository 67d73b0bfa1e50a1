// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/corrections.h"

#include <algorithm>

#include "base/text.h"
#include "seal/seal_text.h"

namespace waymark::app {
namespace {

using base::Code;
using base::Result;
using domain::ListCorrection;
using lists::Definition;

/// What a sealed value is bound to, so that it can't be moved to another child or column.
std::string cellBound(const domain::ChildId& child, const std::string& column) {
  return "correction " + base::uuidText(child.uuid) + " " + column;
}

bool isOfList(const ListCorrection& one, const std::string& definition, const std::string& list) {
  return one.definition == definition && one.list == list;
}

Result<lists::Correction> openedCorrection(const ListCorrection& one, std::size_t column, bool identity,
                                           const seal::Key* key) {
  lists::Correction out{one.child, column, one.was, one.corrected};
  if (!identity) return out;
  if (key == nullptr) {
    out.was.clear();
    out.corrected.clear();
    return out;
  }
  for (auto* text : {&out.was, &out.corrected}) {
    auto plain = seal::openedText(*key, *text, cellBound(one.child, one.column));
    if (!plain) return tl::make_unexpected(plain.error());
    *text = std::move(*plain);
  }
  return out;
}

/// A correction puts a code of the set in; extracts may hold others.
bool isKnownCode(const Definition& definition, const lists::ColumnDefinition& column, const std::string& value) {
  if (column.kind != lists::ColumnKind::Code || value.empty()) return true;
  const auto& codes = definition.codeLists[column.codeList].codes;
  return std::ranges::find(codes, value, &lists::CodeDefinition::code) != codes.end();
}

/// The row that is meant, where it is still the child's; else the child's first.
std::optional<std::size_t> placeOf(const lists::KnownRows& rows, const NewCorrection& wanted) {
  if (wanted.row && *wanted.row < rows.children.size() && rows.children[*wanted.row] == wanted.child) return wanted.row;
  const auto first = std::ranges::find(rows.children, wanted.child);
  if (first == rows.children.end()) return std::nullopt;
  return static_cast<std::size_t>(first - rows.children.begin());
}

bool otherRowSays(const Definition& definition, const lists::KnownRows& rows, const NewCorrection& wanted,
                  std::size_t but, const std::string& text) {
  for (std::size_t row = 0; row < rows.children.size(); ++row)
    if (row != but && rows.children[row] == wanted.child && rows.table.text(definition, wanted.column, row) == text)
      return true;
  return false;
}

tl::unexpected<base::Error> badUse(std::string problem) {
  return base::fail(Code::BadUse, {{"problem", std::move(problem)}});
}

}  // namespace

Result<std::vector<ShownCorrection>> correctionsOf(const domain::Workspace& workspace, const seal::Key* key,
                                                   const Definition& definition, const lists::KnownRows& rows) {
  const auto& list = definition.lists[rows.table.mapping.list].id;
  std::vector<ShownCorrection> shown;
  std::vector<lists::Correction> tellable;
  std::vector<std::size_t> places;
  for (const auto& row : workspace.all<ListCorrection>()) {
    if (!isOfList(row.value, definition.id, list)) continue;
    const auto column = definition.column(row.value.column);
    if (!column) continue;  // of an older edition of the definition
    const bool identity = definition.columns[*column].identity;
    auto opened = openedCorrection(row.value, *column, identity, key);
    if (!opened) return tl::make_unexpected(opened.error());
    if (!identity || key != nullptr) {
      places.push_back(shown.size());
      tellable.push_back(*opened);
    }
    shown.push_back({row, std::move(*opened), lists::CorrectionState::CannotTell});
  }
  const auto overlay = lists::overlayOf(definition, rows, tellable);
  for (std::size_t i = 0; i < places.size(); ++i) shown[places[i]].state = overlay.states[i];
  return shown;
}

Result<CorrectedList> openCorrectedList(Session& session, const domain::Workspace& workspace,
                                        const Definition& definition, const domain::ListExtract& extract,
                                        const seal::Key* key) {
  auto opened = openList(session, definition, extract, key);
  if (!opened) return tl::make_unexpected(opened.error());
  CorrectedList out{std::move(*opened), {}};
  auto corrections = correctionsOf(workspace, key, definition, {out.list.table, out.list.children});
  if (!corrections) return tl::make_unexpected(corrections.error());
  out.corrections = std::move(*corrections);
  std::vector<lists::Correction> standing;
  for (const auto& one : out.corrections)
    if (one.state == lists::CorrectionState::Standing) standing.push_back(one.value);
  if (standing.empty()) return out;
  auto overlay = lists::overlayOf(definition, {out.list.table, out.list.children}, standing);
  const bool identity = std::ranges::any_of(standing, [&](const lists::Correction& one) {
    return definition.columns[one.column].identity;
  });
  out.list.table = lists::withTexts(definition, std::move(out.list.table), std::move(overlay.cells));
  if (identity) out.list.ages = agesOf(definition, out.list.table, extract.asAt);
  return out;
}

Result<std::vector<lists::Correction>> keyCorrections(const domain::Workspace& workspace, const seal::Key& key,
                                                      const Definition& definition, std::size_t list) {
  std::vector<lists::Correction> out;
  const auto keys = lists::keyColumns(definition, list);
  for (const auto& row : workspace.all<ListCorrection>()) {
    const auto column = definition.column(row.value.column);
    if (!isOfList(row.value, definition.id, definition.lists[list].id) || !column) continue;
    if (std::ranges::find(keys, *column) == keys.end()) continue;
    auto opened = openedCorrection(row.value, *column, true, &key);
    if (!opened) return tl::make_unexpected(opened.error());
    out.push_back(std::move(*opened));
  }
  return out;
}

const domain::Stored<ListCorrection>* correctionAt(const domain::Workspace& workspace, const std::string& definition,
                                                   const std::string& list, const domain::ChildId& child,
                                                   const std::string& column) {
  for (const auto& row : workspace.all<ListCorrection>())
    if (row.value.child == child && row.value.column == column && isOfList(row.value, definition, list)) return &row;
  return nullptr;
}

Result<std::optional<domain::Change>> correction(const domain::Workspace& workspace, const seal::Key* key,
                                                 const Definition& definition, const lists::KnownRows& rows,
                                                 const NewCorrection& wanted, const std::string& who,
                                                 base::IdMaker& ids, base::Stamp at) {
  const auto& column = definition.columns[wanted.column];
  const auto& list = definition.lists[rows.table.mapping.list];
  const auto row = placeOf(rows, wanted);
  if (!row)
    return base::fail(Code::NotFound, {{"what", "child on " + list.title}, {"id", base::uuidText(wanted.child.uuid)}});
  if (column.identity && key == nullptr) return base::fail(Code::Locked);
  if (!rows.table.has(wanted.column)) return badUse("The extract of “" + list.title + "” has no column “" + column.title + "”");
  const auto value = lists::keptText(definition, wanted.column, wanted.value);
  if (!value || !isKnownCode(definition, column, *value))
    return badUse("“" + column.title + "” can’t be " +
                  (column.identity ? "what was given" : "“" + base::elided(wanted.value, 60) + "”") +
                  "; nothing was corrected");
  const auto was = rows.table.text(definition, wanted.column, *row);
  const auto* there = correctionAt(workspace, definition.id, list.id, wanted.child, column.id);
  if (*value == was) {
    if (there == nullptr) return std::nullopt;
    return domain::removed(*there);
  }
  const auto kept = [&](const std::string& text) {
    return column.identity ? seal::sealedText(*key, text, cellBound(wanted.child, column.id)) : text;
  };
  if (there != nullptr) {
    auto now = openedCorrection(there->value, wanted.column, column.identity, key);
    if (!now) return tl::make_unexpected(now.error());
    if (now->was == was && now->corrected == *value && there->value.note == wanted.note) return std::nullopt;
    // One correction a child and column: it is laid over the rows that say what it is of.
    if (now->was != was && otherRowSays(definition, rows, wanted, *row, now->was))
      return badUse("Another row of this child is corrected in “" + column.title +
                    "”: take that correction back first; nothing was corrected");
  }
  ListCorrection made;
  made.id = there != nullptr ? there->value.id : domain::ListCorrectionId{ids.make(at)};
  made.definition = definition.id;
  made.list = list.id;
  made.child = wanted.child;
  made.column = column.id;
  made.was = kept(was);
  made.corrected = kept(*value);
  made.note = wanted.note;
  made.correctedBy = who;
  made.correctedAt = at;
  if (there != nullptr) return domain::edited(*there, std::move(made));
  return domain::made(std::move(made));
}

}  // namespace waymark::app
