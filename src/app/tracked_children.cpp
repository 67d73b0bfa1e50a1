// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/tracked_children.h"

#include <algorithm>
#include <map>
#include <set>

#include "app/told.h"
#include "base/text.h"
#include "storage/seal.h"
#include "storage/sha256.h"

namespace waymark::app {
namespace {

using base::Code;
using base::Result;
using domain::Agreement;
using domain::CaseDocument;
using domain::Group;
using domain::TrackedChild;
using domain::TrackedState;

/// The pack's task whose told day is that of every child's documents.
constexpr std::string_view kDocumentsTask = "tracked-documents";
constexpr std::string_view kOriginalAs = "original:";
constexpr int kOwnAgreementFrom = 16;

bool applies(const framework::TrackedDocument& document, const base::EnumSet<Group>& groups) {
  if (groups.empty() || document.appliesTo.empty() || document.appliesTo == "all") return true;
  const auto group = base::parseCode<Group>(document.appliesTo);
  return !group || groups.contains(*group);
}

/// Which of the pack's documents apply, from what was written down for the child.
base::EnumSet<Group> groupsByRecords(const domain::Workspace& workspace, const domain::TrackedChildId& child,
                                     const framework::TrackedChildren& rules) {
  base::EnumSet<Group> groups;
  for (const auto& row : workspace.all<CaseDocument>()) {
    if (row.value.trackedChild != child) continue;
    const auto document = std::ranges::find(rules.documents, row.value.packDocument, &framework::TrackedDocument::id);
    if (document == rules.documents.end()) continue;
    if (const auto group = base::parseCode<Group>(document->appliesTo)) groups.insert(*group);
  }
  return groups;
}

struct DueDay {
  std::optional<base::Day> day;
  std::optional<base::TimeOfDay> time;
  DocumentsDue from = DocumentsDue::None;
};

DueDay childDue(const domain::Workspace& workspace, const TrackedChild& child, const framework::Pack& pack,
                const calendar::Calendar& calendar) {
  if (child.documentsDue) return {child.documentsDue, child.documentsDueTime, DocumentsDue::Child};
  const auto told = toldRows(workspace, child.inspection, domain::ToldSubject::Task);
  if (const auto at = told.find(kDocumentsTask); at != told.end() && at->second->value.day)
    return {at->second->value.day, at->second->value.time, DocumentsDue::Told};
  if (!child.chosenOn) return {};
  const auto day = calendar.addWorkingDays(*child.chosenOn, pack.trackedChildren.documentsDueAfter);
  if (!day) return {};
  return {*day, {}, DocumentsDue::PackDefault};
}

template <class T>
void removeOf(const domain::Workspace& workspace, const domain::TrackedChildId& child, domain::ChangeSet& set) {
  for (const auto& row : workspace.all<T>())
    if (row.value.trackedChild == child) set.changes.push_back(domain::removed(row));
}

}  // namespace

std::vector<const StoredTracked*> trackedChildren(const domain::Workspace& workspace,
                                                  const domain::InspectionId& inspection) {
  std::vector<const StoredTracked*> found;
  for (const auto& row : workspace.all<TrackedChild>())
    if (row.value.inspection == inspection && row.value.state != TrackedState::Practice) found.push_back(&row);
  std::ranges::stable_sort(found, {}, [](const StoredTracked* row) {
    return std::tuple(row->value.place, row->value.state == TrackedState::Replaced);
  });
  return found;
}

std::vector<const StoredTracked*> practiceChildren(const domain::Workspace& workspace,
                                                   const domain::InspectionId& inspection) {
  std::vector<const StoredTracked*> found;
  for (const auto& row : workspace.all<TrackedChild>())
    if (row.value.inspection == inspection && row.value.state == TrackedState::Practice) found.push_back(&row);
  std::ranges::stable_sort(found, {}, [](const StoredTracked* row) { return row->value.place; });
  return found;
}

const StoredTracked* trackedByCode(const domain::Workspace& workspace, const domain::InspectionId& inspection,
                                   const std::string& caseCode) {
  const StoredTracked* found = nullptr;
  for (const auto& row : workspace.all<TrackedChild>()) {
    if (row.value.inspection != inspection || row.value.caseCode != caseCode) continue;
    if (found == nullptr || row.value.state == TrackedState::Chosen) found = &row;
  }
  return found;
}

int freePlace(const domain::Workspace& workspace, const domain::InspectionId& inspection) {
  std::set<int> taken;
  for (const auto& row : workspace.all<TrackedChild>())
    if (row.value.inspection == inspection && row.value.state == TrackedState::Chosen) taken.insert(row.value.place);
  int place = 1;
  while (taken.contains(place)) ++place;
  return place;
}

bool isBeyondPlaces(const framework::Pack& pack, int place) {
  return place > pack.trackedChildren.warnAbove;
}

domain::AgreementGiver usualGiver(const std::optional<int>& age, bool isLookedAfter) {
  if (age && *age >= kOwnAgreementFrom) return domain::AgreementGiver::YoungPerson;
  return isLookedAfter ? domain::AgreementGiver::LocalAuthority : domain::AgreementGiver::ParentalResponsibility;
}

TrackedChild withAgreement(TrackedChild child, Agreement agreement, base::Day day) {
  child.agreement = agreement;
  const bool isAnswered =
      agreement == Agreement::Given || agreement == Agreement::Refused || agreement == Agreement::Withdrawn;
  const auto isAt = [&](Agreement one) { return agreement == one; };
  const auto set = [&](std::optional<base::Day>& moment, bool isPassed, bool isNow) {
    if (!isPassed)
      moment.reset();
    else if (isNow || !moment)
      moment = day;
  };
  set(child.askedOn, !isAt(Agreement::NotAsked), isAt(Agreement::Asked));
  set(child.answeredOn, isAnswered, isAt(Agreement::Given) || isAt(Agreement::Refused));
  set(child.withdrawnOn, isAt(Agreement::Withdrawn), true);
  return child;
}

std::vector<CaseDocumentLine> documentsOf(const domain::Workspace& workspace, const StoredTracked& child,
                                          const base::EnumSet<Group>& groups, const framework::Pack& pack,
                                          const calendar::Calendar& calendar) {
  const auto& rules = pack.trackedChildren;
  const auto known = groups.empty() ? groupsByRecords(workspace, child.value.id, rules) : groups;
  const auto due = childDue(workspace, child.value, pack, calendar);
  const bool waits = child.value.recordsWait == domain::Answer::Yes && child.value.agreement != Agreement::Given;
  std::map<std::string, const domain::Stored<CaseDocument>*, std::less<>> byPack;
  std::vector<const domain::Stored<CaseDocument>*> further;
  for (const auto& row : workspace.all<CaseDocument>()) {
    if (row.value.trackedChild != child.value.id) continue;
    const bool isOfPack = std::ranges::count(rules.documents, row.value.packDocument, &framework::TrackedDocument::id) > 0;
    if (!isOfPack || !byPack.emplace(row.value.packDocument, &row).second) further.push_back(&row);
  }
  std::vector<CaseDocumentLine> lines;
  const auto add = [&](const domain::Stored<CaseDocument>* record, const std::string& id, const std::string& title,
                       const std::string& agency) {
    CaseDocumentLine line{record, id, title, agency, domain::CaseDocumentState::Wanted, due.day, due.time, due.from,
                          due.from == DocumentsDue::PackDefault, waits};
    if (record != nullptr) {
      line.state = record->value.state;
      if (!record->value.title.empty()) line.title = record->value.title;
      if (!record->value.agency.empty()) line.agency = record->value.agency;
      if (record->value.due) {
        line.due = record->value.due;
        line.dueTime.reset();
        line.dueFrom = DocumentsDue::Own;
        line.assumed = false;
      }
    }
    lines.push_back(std::move(line));
  };
  for (const auto& document : rules.documents) {
    const auto at = byPack.find(document.id);
    if (at != byPack.end())
      add(at->second, document.id, document.title, document.agency);
    else if (applies(document, known))
      add(nullptr, document.id, document.title, document.agency);
  }
  for (const auto* row : further) add(row, "", row->value.packDocument, row->value.agency);
  std::vector<std::string> agencies;
  for (const auto& line : lines)
    if (std::ranges::count(agencies, line.agency) == 0) agencies.push_back(line.agency);
  std::ranges::stable_sort(lines, {}, [&](const CaseDocumentLine& line) { return std::ranges::find(agencies, line.agency); });
  return lines;
}

std::string agencyTitle(const std::string& agency) {
  if (agency == "all") return "All agencies";
  auto title = agency;
  std::ranges::replace(title, '_', ' ');
  if (!title.empty() && title.front() >= 'a' && title.front() <= 'z') title.front() = static_cast<char>(title.front() - 'a' + 'A');
  return title;
}

std::vector<const domain::Stored<domain::CasePractitioner>*> practitionersOf(const domain::Workspace& workspace,
                                                                             const domain::TrackedChildId& child) {
  std::vector<const domain::Stored<domain::CasePractitioner>*> found;
  for (const auto& row : workspace.all<domain::CasePractitioner>())
    if (row.value.trackedChild == child) found.push_back(&row);
  std::ranges::stable_sort(found, {}, [](const auto* row) { return row->value.agency; });
  return found;
}

std::vector<const domain::Stored<domain::CaseEvent>*> chronologyOf(const domain::Workspace& workspace,
                                                                   const domain::TrackedChildId& child) {
  std::vector<const domain::Stored<domain::CaseEvent>*> found;
  for (const auto& row : workspace.all<domain::CaseEvent>())
    if (row.value.trackedChild == child) found.push_back(&row);
  std::ranges::stable_sort(found, {}, [](const auto* row) { return row->value.day; });
  return found;
}

TrackedCounts trackedCounts(const domain::Workspace& workspace, const domain::InspectionId& inspection,
                            const framework::Pack& pack, const calendar::Calendar& calendar, const base::Now& now) {
  TrackedCounts counts;
  for (const auto* row : trackedChildren(workspace, inspection)) {
    if (row->value.state != TrackedState::Chosen) continue;
    ++counts.children;
    counts.agreed += row->value.agreement == Agreement::Given;
    counts.agreementAsked += row->value.agreement == Agreement::Asked;
    counts.refused += row->value.agreement == Agreement::Refused || row->value.agreement == Agreement::Withdrawn;
    for (const auto& line : documentsOf(workspace, *row, {}, pack, calendar)) {
      counts.documentsOutstanding += line.isOutstanding();
      counts.documentsLate += line.isLate(now);
    }
  }
  return counts;
}

std::vector<CaseDocument> checklistFor(const domain::TrackedChildId& child, const base::EnumSet<Group>& groups,
                                       const framework::TrackedChildren& rules, base::IdMaker& ids, base::Stamp at) {
  std::vector<CaseDocument> documents;
  for (const auto& document : rules.documents) {
    if (!applies(document, groups)) continue;
    CaseDocument made;
    made.id = ids.makeId<domain::CaseDocumentTag>(at);
    made.trackedChild = child;
    made.packDocument = document.id;
    made.agency = document.agency;
    documents.push_back(std::move(made));
  }
  return documents;
}

Result<domain::ChangeSet> trackChild(const domain::Workspace& workspace, const domain::InspectionId& inspection,
                                     const framework::TrackedChildren& rules, const SamplePool& pool,
                                     const ChosenChild& chosen, const StoredTracked* replaced, const std::string& why,
                                     base::IdMaker& ids, base::Stamp at) {
  const std::string code(base::trimmed(chosen.caseCode));
  const auto isDigit = [](char c) { return c >= '0' && c <= '9'; };
  if (std::ranges::none_of(code, isDigit) || code.find(' ') != std::string::npos)
    return base::fail(Code::BadUse, {{"problem", "A case code has a number and no space, such as C-00421. A child’s "
                                                 "name never stands here; nothing was saved"}});
  const auto* there = trackedByCode(workspace, inspection, code);
  if (there != nullptr && there->value.state != TrackedState::Practice)
    return base::fail(Code::DuplicateId, {{"what", "tracked child"}, {"id", code}});
  TrackedChild made;
  made.id = ids.makeId<domain::TrackedChildTag>(at);
  made.inspection = inspection;
  made.caseCode = code;
  made.state = TrackedState::Chosen;
  made.place = freePlace(workspace, inspection);
  made.chosenOn = chosen.on;
  made.why = chosen.why;
  made.documentsDue = chosen.documentsDue;
  made.documentsDueTime = chosen.documentsDueTime;
  base::EnumSet<Group> groups;
  const auto known = std::ranges::find(pool.children, code, &SampleCandidate::caseCode);
  if (known != pool.children.end()) {
    made.child = known->child;
    groups = known->groups;
    made.giver = usualGiver(known->age, groups.contains(Group::LookedAfter));
  }
  if (known == pool.children.end() && !pool.children.empty())
    return base::fail(Code::NotFound, {{"what", "child on the lists"}, {"id", code}});
  const auto id = made.id;
  domain::ChangeSet set{"track " + code, {}};
  if (replaced == nullptr) {
    set.changes.push_back(domain::made(domain::Record{std::move(made)}));
  } else {
    auto swapped = replaceTracked(*replaced, std::move(made), why);
    if (!swapped) return swapped;
    set = std::move(*swapped);
  }
  for (auto& document : checklistFor(id, groups, rules, ids, at))
    set.changes.push_back(domain::made(domain::Record{std::move(document)}));
  return set;
}

domain::ChangeSet keepSample(const domain::Workspace& workspace, const domain::InspectionId& inspection,
                             const framework::TrackedChildren& rules, const SamplePool& pool,
                             const PracticeSample& sample, base::IdMaker& ids, const base::Now& now) {
  domain::ChangeSet set{"draw a practice sample with seed " + std::to_string(sample.seed), {}};
  for (const auto* old : practiceChildren(workspace, inspection))
    for (auto& change : removeTracked(workspace, *old).changes) set.changes.push_back(std::move(change));
  for (std::size_t i = 0; i < sample.children.size(); ++i) {
    const auto& drawn = pool.children[sample.children[i].candidate];
    TrackedChild made;
    made.id = ids.makeId<domain::TrackedChildTag>(now.utc);
    made.inspection = inspection;
    made.child = drawn.child;
    made.caseCode = drawn.caseCode;
    made.state = TrackedState::Practice;
    made.place = static_cast<int>(i) + 1;
    made.chosenOn = now.today;
    made.why = whySampled(sample, i, pool, rules);
    made.giver = usualGiver(drawn.age, drawn.groups.contains(Group::LookedAfter));
    set.changes.push_back(domain::made(domain::Record{std::move(made)}));
  }
  return set;
}

CaseDocument withState(CaseDocument document, domain::CaseDocumentState state, base::Stamp at) {
  document.state = state;
  if (state == domain::CaseDocumentState::Received && !document.receivedAt) document.receivedAt = at;
  if (state == domain::CaseDocumentState::Sent && !document.sentAt) document.sentAt = at;
  return document;
}

CaseDocument documentOf(const domain::TrackedChildId& child, const CaseDocumentLine& line, base::IdMaker& ids,
                        base::Stamp at) {
  if (line.record != nullptr) return line.record->value;
  CaseDocument made;
  made.id = ids.makeId<domain::CaseDocumentTag>(at);
  made.trackedChild = child;
  made.packDocument = line.packDocument;
  made.agency = line.agency;
  return made;
}

Result<domain::ChangeSet> replaceTracked(const StoredTracked& old, TrackedChild with, const std::string& why) {
  if (base::trimmed(why).empty()) return base::fail(Code::MissingField, {{"field", "replaced_why"}});
  auto before = old.value;
  before.state = TrackedState::Replaced;
  before.replacedWhy = std::string(base::trimmed(why));
  with.state = TrackedState::Chosen;
  with.place = before.place;
  with.replaces = before.id;
  return domain::ChangeSet{"replace " + before.caseCode + " by " + with.caseCode,
                           {domain::edited(old, std::move(before)), domain::made(domain::Record{std::move(with)})}};
}

domain::ChangeSet removeTracked(const domain::Workspace& workspace, const StoredTracked& child) {
  domain::ChangeSet set{"take out " + child.value.caseCode, {}};
  const auto id = child.value.id;
  for (const auto& row : workspace.all<TrackedChild>()) {
    if (row.value.replaces != id) continue;
    auto open = row.value;
    open.replaces.reset();
    set.changes.push_back(domain::edited(row, std::move(open)));
  }
  for (const auto& row : workspace.all<domain::Evidence>()) {
    if (row.value.fromCase != id) continue;
    auto open = row.value;
    open.fromCase.reset();
    set.changes.push_back(domain::edited(row, std::move(open)));
  }
  for (const auto& row : workspace.all<domain::FieldworkSession>()) {
    if (row.value.trackedChild != id) continue;
    auto open = row.value;
    open.trackedChild.reset();
    set.changes.push_back(domain::edited(row, std::move(open)));
  }
  removeOf<domain::CaseEvent>(workspace, id, set);
  removeOf<domain::CasePractitioner>(workspace, id, set);
  removeOf<CaseDocument>(workspace, id, set);
  set.changes.push_back(domain::removed(child));
  return set;
}

bool holdsName(const std::string& words, const std::string& names) {
  const auto folded = " " + base::folded(words) + " ";
  std::string word;
  const auto isLetter = [](char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || (c & 0x80) != 0; };
  for (const char c : base::folded(names) + " ") {
    if (isLetter(c)) {
      word += c;
      continue;
    }
    for (auto at = folded.find(word, 1); word.size() > 2 && at != std::string::npos; at = folded.find(word, at + 1))
      if (!isLetter(folded[at - 1]) && !isLetter(folded[at + word.size()])) return true;
    word.clear();
  }
  return false;
}

Result<void> namesNobody(const seal::Key& key, const TrackedChild& child, std::string_view what, const std::string& words) {
  const auto opened = openTexts(&key, child.id.uuid, child.sealed);
  if (!opened) return tl::make_unexpected(opened.error());
  const auto names = opened->find("names");
  if (names == opened->end() || !holdsName(words, names->second)) return {};
  return base::fail(Code::BadUse, {{"problem", std::string(what) + " holds a name of this child. Say " +
                                                   child.caseCode + " instead; nothing was saved"}});
}

Result<domain::Evidence> evidenceFromCase(const TrackedChild& child, const std::string& names,
                                          const std::string& summary, domain::Finding finding,
                                          base::ShortCode criterion, base::Day loggedOn) {
  if (base::trimmed(summary).empty()) return base::fail(Code::MissingField, {{"field", "summary"}});
  if (holdsName(summary, names))
    return base::fail(Code::BadUse, {{"problem", "The finding holds a name of this child. Say " + child.caseCode +
                                                     " instead; nothing was saved"}});
  domain::Evidence made;
  made.summary = std::string(base::trimmed(summary));
  if (made.summary.find(child.caseCode) == std::string::npos) made.detail = "Case " + child.caseCode;
  made.finding = finding;
  made.criterion = criterion;
  made.source = domain::SourceKind::Practice;
  made.loggedOn = loggedOn;
  made.fromCase = child.id;
  return made;
}

Result<SealedOriginal> sealOriginal(Session& session, const seal::Key& key, const base::Uuid& record,
                                    const std::string& bytes) {
  const auto stored =
      storage::storeBytes(session.store(), key.sealed(bytes, std::string(kOriginalAs) + base::uuidText(record)));
  if (!stored) return tl::make_unexpected(stored.error());
  return SealedOriginal{stored->sha256, storage::sha256Hex(bytes)};
}

Result<std::string> openOriginal(Session& session, const seal::Key& key, const base::Uuid& record,
                                 const std::string& sealedSha256, const std::string& sha256) {
  const auto sealed = storage::readBytes(session.store(), sealedSha256);
  if (!sealed) return tl::make_unexpected(sealed.error());
  auto plain = key.opened(*sealed, std::string(kOriginalAs) + base::uuidText(record));
  if (!plain) return plain;
  if (storage::sha256Hex(*plain) != sha256)
    return base::fail(Code::Damaged, {{"file", "an original"}, {"problem", "its bytes differ from what came in"}});
  return plain;
}

}  // namespace waymark::app
