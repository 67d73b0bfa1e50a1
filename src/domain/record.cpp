// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/record.h"

#include <algorithm>

#include "base/text.h"
#include "domain/cell.h"
#include "domain/three_weeks_rules.h"

namespace waymark::domain {
namespace {

using base::Code;
using base::fail;
using base::Result;

constexpr std::size_t kLongestText = 20'000;
constexpr std::size_t kLongestPayload = 4'000'000;

template <class T>
Result<Record> entityFrom(const std::vector<std::pair<std::string, Cell>>& cells) {
  T entity;
  for (const auto& [name, cell] : cells) {
    bool known = false;
    Result<void> done;
    forEachField<T>([&](const auto& field) {
      if (field.name != name) return;
      known = true;
      done = fromCell(cell, field.name, entity.*field.member);
    });
    if (!known)
      return fail(Code::UnknownCode, {{"field", "field name"}, {"value", name}, {"allowed", "the fields of the kind"}});
    if (!done) return tl::make_unexpected(done.error());
  }
  return Record{std::move(entity)};
}

bool isSha256(const std::string& text) {
  const auto isHex = [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); };
  return text.size() == 64 && std::ranges::all_of(text, isHex);
}

Result<void> rulesOf(const Area& area) {
  if (area.suppressBelow < 0)
    return fail(Code::BadNumber, {{"field", "suppress_below"}, {"value", std::to_string(area.suppressBelow)}});
  return required(!base::trimmed(area.name).empty(), "name");
}
Result<void> rulesOf(const Partner& partner) {
  return required(!base::trimmed(partner.name).empty(), "name");
}
Result<void> rulesOf(const Person& person) {
  if (person.deputy == person.id || person.calledBy == person.id)
    return fail(Code::CyclicOrder, {{"path", person.name + " → " + person.name}});
  return required(!base::trimmed(person.name).empty(), "name");
}
Result<void> rulesOf(const CalendarEntry& entry) {
  if (entry.lastDay < entry.firstDay)
    return fail(Code::BadDate, {{"field", "last_day"}, {"value", base::isoText(entry.lastDay)}});
  return required(!base::trimmed(entry.name).empty(), "name");
}
Result<void> rulesOf(const Inspection& inspection) {
  if (auto title = required(!base::trimmed(inspection.title).empty(), "title"); !title) return title;
  return required(!inspection.frameworkId.empty(), "framework_id");
}
Result<void> rulesOf(const Inspector& inspector) {
  if (auto inspection = required(!inspector.inspection.isNull(), "inspection"); !inspection) return inspection;
  return required(!base::trimmed(inspector.name).empty(), "name");
}
Result<void> rulesOf(const Told& told) {
  if (auto inspection = required(!told.inspection.isNull(), "inspection"); !inspection) return inspection;
  if (auto key = required(!base::trimmed(told.key).empty(), "item"); !key) return key;
  if (told.subject == ToldSubject::Fact) return required(!base::trimmed(told.value).empty(), "value");
  return required(told.day || told.time, "day");
}
Result<void> rulesOf(const InspectionEvent& event) {
  return required(!event.inspection.isNull(), "inspection");
}
Result<void> rulesOf(const EarlierFinding& finding) {
  return required(!base::trimmed(finding.text).empty(), "text");
}
Result<void> rulesOf(const Priority& priority) {
  return required(!base::trimmed(priority.title).empty(), "title");
}
Result<void> rulesOf(const Evidence& evidence) {
  if (auto summary = required(!base::trimmed(evidence.summary).empty(), "summary"); !summary) return summary;
  if (auto criterion = required(!evidence.criterion.empty(), "criterion"); !criterion) return criterion;
  if (evidence.coversFrom && evidence.coversTo && *evidence.coversTo < *evidence.coversFrom)
    return fail(Code::BadDate, {{"field", "covers_to"}, {"value", base::isoText(*evidence.coversTo)}});
  return {};
}
Result<void> rulesOf(const FileLink& link) {
  if (auto evidence = required(!link.evidence.isNull(), "evidence"); !evidence) return evidence;
  return required(!base::trimmed(link.location).empty(), "location");
}
Result<void> rulesOf(const Attachment& attachment) {
  if (auto name = required(!base::trimmed(attachment.name).empty(), "name"); !name) return name;
  if (!isSha256(attachment.sha256)) return fail(Code::BadText, {{"where", "sha256"}});
  if (attachment.bytes < 0)
    return fail(Code::BadNumber, {{"field", "bytes"}, {"value", std::to_string(attachment.bytes)}});
  return {};
}
Result<void> rulesOf(const SavedView& view) {
  if (auto list = required(!view.list.empty(), "list"); !list) return list;
  return required(!base::trimmed(view.name).empty(), "name");
}
Result<void> rulesOf(const Child& child) {
  return required(!child.caseCode.empty(), "case_code");
}
Result<void> rowsRule(int rows) {
  if (rows >= 0) return {};
  return fail(Code::BadNumber, {{"field", "row_count"}, {"value", std::to_string(rows)}});
}
Result<void> rulesOf(const ListExtract& extract) {
  if (auto list = required(!extract.list.empty(), "list"); !list) return list;
  if (!isSha256(extract.openSha256) || (!extract.sealedSha256.empty() && !isSha256(extract.sealedSha256)))
    return fail(Code::BadText, {{"where", "sha256"}});
  return rowsRule(extract.rows);
}
Result<void> rulesOf(const ListMapping& mapping) {
  if (auto list = required(!mapping.list.empty(), "list"); !list) return list;
  return required(!mapping.columns.empty(), "columns");
}
Result<void> rulesOf(const ListCorrection& correction) {
  if (auto child = required(!correction.child.isNull(), "child"); !child) return child;
  if (auto list = required(!correction.list.empty(), "list"); !list) return list;
  return required(!correction.column.empty(), "column_id");
}
Result<void> rulesOf(const RuleSwitch& off) {
  if (auto rule = required(!off.rule.empty(), "rule"); !rule) return rule;
  return required(!base::trimmed(off.reason).empty(), "reason");
}
Result<void> rulesOf(const ListSubmission& submission) {
  if (auto list = required(!submission.list.empty(), "list"); !list) return list;
  for (const auto* sha256 : {&submission.openSha256, &submission.sealedSha256, &submission.fileSha256})
    if (!isSha256(*sha256)) return fail(Code::BadText, {{"where", "sha256"}});
  return rowsRule(submission.rows);
}
Result<void> rulesOf(const ClockNote& note) {
  if (auto child = required(!note.child.isNull(), "child"); !child) return child;
  if (auto clock = required(!note.clock.empty(), "clock"); !clock) return clock;
  return required(!base::trimmed(note.reason).empty(), "reason");
}
Result<void> decimalRule(const std::string& text, const char* field) {
  if (text.empty() || base::isDecimal(text)) return {};
  return fail(Code::BadNumber, {{"field", field}, {"value", text}});
}
Result<void> rulesOf(const Measure& measure) {
  if (auto title = required(!base::trimmed(measure.title).empty(), "title"); !title) return title;
  return decimalRule(measure.target, "target");
}
Result<void> rulesOf(const MeasureValue& value) {
  if (auto measure = required(!value.measure.isNull(), "measure"); !measure) return measure;
  if (base::isoText(value.month).substr(8) != "01")
    return fail(Code::BadDate, {{"field", "month"}, {"value", base::isoText(value.month)}});
  return decimalRule(value.value, "value");
}
Result<void> rulesOf(const IdentityAccess& access) {
  if (auto who = required(!base::trimmed(access.who).empty(), "who"); !who) return who;
  return required(!base::trimmed(access.reason).empty(), "reason");
}
Result<void> rulesOf(const Task& task) {
  if (auto inspection = required(!task.inspection.isNull(), "inspection"); !inspection) return inspection;
  return required(!task.packTask.empty() || !base::trimmed(task.title).empty(), "title");
}
Result<void> rulesOf(const Override& item) {
  if (auto inspection = required(!item.inspection.isNull(), "inspection"); !inspection) return inspection;
  return required(!base::trimmed(item.reason).empty() || item.subject == OverrideSubject::Anchor, "reason");
}
Result<void> rulesOf(const Snapshot& snapshot) {
  return required(!base::trimmed(snapshot.name).empty(), "name");
}

}  // namespace

std::string_view kindOf(const Record& record) {
  return std::visit([]<class T>(const T&) { return Fields<T>::kKind; }, record);
}

base::Uuid idOf(const Record& record) {
  return std::visit([](const auto& entity) { return entity.id.uuid; }, record);
}

std::vector<std::string_view> fieldNames(std::string_view kind) {
  std::vector<std::string_view> names;
  forEachKind([&]<class T>() {
    if (Fields<T>::kKind != kind) return;
    forEachField<T>([&](const auto& field) { names.push_back(field.name); });
  });
  return names;
}

std::vector<Cell> cellsOf(const Record& record) {
  std::vector<Cell> cells;
  std::visit(
      [&]<class T>(const T& entity) {
        cells.reserve(fieldCount<T>());
        forEachField<T>([&](const auto& field) { cells.push_back(toCell(entity.*field.member)); });
      },
      record);
  return cells;
}

Result<Record> recordFrom(std::string_view kind, const std::vector<std::pair<std::string, Cell>>& cells) {
  Result<Record> made =
      fail(Code::UnknownCode, {{"field", "kind"}, {"value", std::string(kind)}, {"allowed", [] {
                                                                                   std::vector<std::string_view> kinds;
                                                                                   forEachKind([&]<class T>() {
                                                                                     kinds.push_back(Fields<T>::kKind);
                                                                                   });
                                                                                   return base::joinedCodes(kinds);
                                                                                 }()}});
  forEachKind([&]<class T>() {
    if (Fields<T>::kKind == kind) made = entityFrom<T>(cells);
  });
  if (made && idOf(*made).isNull()) return fail(Code::MissingField, {{"field", "id"}});
  return made;
}

Result<void> validate(const Record& record) {
  const auto kind = kindOf(record);
  const auto names = fieldNames(kind);
  const auto cells = cellsOf(record);
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const bool isDocument = names[i] == "payload" || names[i] == "questions";  // JSON of many rows
    const auto limit = isDocument ? kLongestPayload : kLongestText;
    if (const auto* text = std::get_if<std::string>(&cells[i])) {
      if (!base::isCleanText(*text)) return fail(Code::BadText, {{"where", std::string(names[i])}});
      if (text->size() > limit)
        return fail(Code::TooLong, {{"field", std::string(names[i])}, {"limit", std::to_string(limit)}});
    }
    if (const auto* words = std::get_if<std::vector<std::string>>(&cells[i]))
      for (const auto& word : *words)
        if (word.empty() || word.find(' ') != std::string::npos || !base::isCleanText(word))
          return fail(Code::BadText, {{"where", std::string(names[i])}});
  }
  return std::visit([](const auto& entity) { return rulesOf(entity); }, record);
}

std::vector<std::string_view> changedFields(const Record& before, const Record& after) {
  std::vector<std::string_view> changed;
  const auto names = fieldNames(kindOf(after));
  const auto old = cellsOf(before);
  const auto now = cellsOf(after);
  for (std::size_t i = 0; i < now.size(); ++i)
    if (i >= old.size() || old[i] != now[i]) changed.push_back(names[i]);
  return changed;
}

}  // namespace waymark::domain
