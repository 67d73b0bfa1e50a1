// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/requests.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <limits>
#include <set>
#include <tuple>
#include <unordered_map>

#include "app/restricted.h"
#include "app/standing.h"
#include "app/told.h"
#include "base/text.h"

namespace waymark::app {
namespace {

using base::Code;
using base::fail;
using base::Result;
using domain::Request;
using domain::RequestState;

constexpr int kDayMinutes = 24 * 60;
constexpr base::TimeOfDay kEndOfWork{17 * 60};  // what "due today" means where no hour was said

domain::RequestId packRowId(const domain::InspectionId& inspection, const std::string& item) {
  return {base::namedUuid("request." + base::uuidText(inspection.uuid) + "." + item)};
}

std::string itemCode(std::size_t place) {
  return fmt::format("I-{:02}", place + 1);
}

/// The number of "R-014"; nothing for a code of another form.
std::optional<int> askNumber(std::string_view code) {
  if (!code.starts_with("R-") && !code.starts_with("r-")) return std::nullopt;
  int number = 0;
  const auto digits = code.substr(2);
  const auto [end, problem] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  if (problem != std::errc{} || end != digits.data() + digits.size() || number < 0) return std::nullopt;
  return number;
}

/// Working days between the call and the due day of an item, as far as the pack says without a date.
std::optional<int> daysGiven(const RequestRow& row, const framework::InformationItem& item,
                             const std::optional<base::Day>& notified, const calendar::Calendar& calendar) {
  if (notified && row.due) {
    const auto days = calendar.workingDaysBetween(*notified, *row.due);
    return days ? std::optional(*days) : std::nullopt;
  }
  if (item.due.anchor == "notified" && item.due.unit == framework::Unit::WorkingDays) return item.due.offset;
  return std::nullopt;
}

/// What the rows are worked out from, found once.
class RowMaker {
 public:
  RowMaker(const domain::Workspace& workspace, const domain::Inspection& inspection, const framework::Pack& pack,
           const calendar::Calendar& calendar, const base::Now& now)
      : m_workspace(workspace),
        m_inspection(inspection),
        m_pack(pack),
        m_calendar(calendar),
        m_now(now),
        m_timeline(schedule::compute(pack, calendar, planInputs(workspace, inspection))),
        m_told(toldRows(workspace, inspection.id, domain::ToldSubject::Information)),
        m_stopped(isStopped(standingOf(workspace, inspection.id)) ||
                  inspection.kind == domain::InspectionKind::Published) {
    for (const auto& row : workspace.all<domain::RequestVersion>()) 
      m_versions[row.value.request.uuid].push_back(row.value);
    for (auto& [id, versions] : m_versions)
      std::ranges::stable_sort(versions, {}, &domain::RequestVersion::sentAt);
    if (isUnderEmbargo(workspace, inspection.id))
      for (const auto& point : workspace.all<domain::InspectionPoint>())
        if (point.value.request) m_confidential.insert(point.value.request->uuid);
  }

  std::vector<RequestRow> all() {
    std::unordered_map<std::string, const domain::Stored<Request>*> kept;
    std::vector<const domain::Stored<Request>*> asks;
    for (const auto& row : m_workspace.all<Request>()) {
      if (row.value.inspection != m_inspection.id) continue;
      // An item that the pack has no longer stays as an ask of its own.
      if (row.value.packItem.empty() || !hasItem(row.value.packItem) || !kept.emplace(row.value.packItem, &row).second)
        asks.push_back(&row);
    }
    std::vector<RequestRow> rows;
    rows.reserve(m_pack.information.size() + asks.size());
    for (std::size_t i = 0; i < m_pack.information.size(); ++i) {
      const auto found = kept.find(m_pack.information[i].id);
      rows.push_back(packRow(i, found == kept.end() ? nullptr : found->second));
    }
    std::ranges::stable_sort(asks, {}, [](const domain::Stored<Request>* row) {
      return std::pair(askNumber(row->value.code).value_or(std::numeric_limits<int>::max()), row->value.code);
    });
    for (const auto* ask : asks) rows.push_back(furtherRow(*ask));
    return rows;
  }

 private:
  bool hasItem(const std::string& id) {
    if (m_items.empty())
      for (const auto& item : m_pack.information) m_items.insert(item.id);
    return m_items.contains(id);
  }

  RequestRow packRow(std::size_t place, const domain::Stored<Request>* kept) {
    const auto& item = m_pack.information[place];
    RequestRow row;
    row.packIndex = static_cast<int>(place);
    if (kept != nullptr) {
      row.request = kept->value;
      row.revision = kept->revision;
    } else {
      row.request.id = packRowId(m_inspection.id, item.id);
      row.request.inspection = m_inspection.id;
      row.request.packItem = item.id;
      row.request.code = itemCode(place);
    }
    row.code = row.request.code.empty() ? itemCode(place) : row.request.code;
    row.title = row.request.title.empty() ? item.title : row.request.title;
    row.detail = item.detail;
    const auto group = std::ranges::find(m_pack.informationGroups, item.group, &framework::InformationGroup::id);
    if (group != m_pack.informationGroups.end()) row.group = group->title;
    row.ownerRole = item.owner;
    if (row.request.criteria.empty()) row.criteria = item.criteria;
    row.received = m_inspection.notified;
    row.receivedTime = m_inspection.notifiedTime;
    if (item.due.anchor == "notified")
      row.label = item.due.offset == 0 ? std::string("D0") : fmt::format("D{:+}", item.due.offset);
    row.due = schedule::dayOf(m_timeline, m_calendar, item.due);
    row.dueTime = item.due.time;
    row.dueFrom = row.due ? DueFrom::Pack : DueFrom::Nothing;
    if (const auto told = m_told.find(item.id); told != m_told.end()) {
      const auto& said = told->second->value;
      if (said.day) row.due = said.day;
      if (said.time) row.dueTime = said.time;
      if (said.day || said.time) row.dueFrom = DueFrom::Told;
    }
    row.assumed = row.dueFrom == DueFrom::Pack && item.provenance.certainty == framework::Certainty::Assumed;
    finish(row);
    // After the due day is known: whether the work fits in the days that are given.
    const auto given = daysGiven(row, item, m_inspection.notified, m_calendar);
    if (row.request.workingDays > 0 && given && row.request.workingDays <= *given) row.met.insert(ReadyCheck::InTime);
    return row;
  }

  RequestRow furtherRow(const domain::Stored<Request>& kept) {
    RequestRow row;
    row.request = kept.value;
    row.revision = kept.revision;
    row.code = kept.value.code;
    row.title = kept.value.title.empty() ? kept.value.packItem : kept.value.title;
    finish(row);
    if (row.request.workingDays > 0 && row.received && row.due)
      if (const auto given = m_calendar.workingDaysBetween(*row.received, *row.due);
          given && row.request.workingDays <= *given)
        row.met.insert(ReadyCheck::InTime);
    return row;
  }

  void finish(RequestRow& row) {
    const auto& request = row.request;
    row.stopped = m_stopped;
    row.owner = request.owner ? request.owner : forRole(row.ownerRole);
    row.partner = request.partner;
    if (!row.partner && row.owner)
      if (const auto* person = m_workspace.all<domain::Person>().find(*row.owner)) row.partner = person->value.partner;
    if (!request.criteria.empty()) row.criteria = request.criteria;
    if (request.received) {
      row.received = request.received;
      row.receivedTime = request.receivedTime;
    }
    if (request.due) {
      row.due = request.due;
      row.dueTime = request.dueTime;
      row.dueFrom = DueFrom::Hand;
      row.assumed = false;
    }
    if (const auto found = m_versions.find(request.id.uuid); found != m_versions.end()) row.versions = found->second;
    row.underEmbargo = m_confidential.contains(request.id.uuid);
    if (row.owner) row.met.insert(ReadyCheck::Owner);
    if (!base::trimmed(request.location).empty()) row.met.insert(ReadyCheck::Place);
    if (request.refreshed && base::addMonths(*request.refreshed, kFreshMonths) >= m_now.today)
      row.met.insert(ReadyCheck::InTime);
    if (base::trimmed(request.gap).empty()) row.met.insert(ReadyCheck::NoGap);
  }

  std::optional<domain::PersonId> forRole(const std::string& role) {
    if (role.empty()) return std::nullopt;
    const auto [at, isNew] = m_byRole.try_emplace(role);
    if (isNew) at->second = personWithRole(m_workspace, role);
    return at->second;
  }

  const domain::Workspace& m_workspace;
  const domain::Inspection& m_inspection;
  const framework::Pack& m_pack;
  const calendar::Calendar& m_calendar;
  const base::Now& m_now;
  schedule::Timeline m_timeline;
  ToldByKey m_told;
  bool m_stopped;
  std::unordered_map<base::Uuid, std::vector<domain::RequestVersion>> m_versions;
  std::set<base::Uuid> m_confidential;
  std::set<std::string, std::less<>> m_items;
  std::unordered_map<std::string, std::optional<domain::PersonId>> m_byRole;
};

}  // namespace

std::vector<RequestRow> requestsFor(const domain::Workspace& workspace, const domain::Inspection& inspection,
                                    const framework::Pack& pack, const calendar::Calendar& calendar,
                                    const base::Now& now) {
  return RowMaker(workspace, inspection, pack, calendar, now).all();
}

bool isOpen(const RequestRow& row) {
  return row.state() != RequestState::Sent && row.state() != RequestState::NoFurtherQuery;
}

bool isLate(const RequestRow& row, const base::Now& now) {
  if (!isOpen(row) || row.stopped || !row.due) return false;
  return *row.due < now.today || (*row.due == now.today && row.dueTime && *row.dueTime < now.time);
}

bool isDueWithin(const RequestRow& row, const base::Now& now, int hours) {
  if (!isOpen(row) || row.stopped || !row.due || isLate(row, now)) return false;
  const auto days = static_cast<int>((*row.due - now.today).count());
  const int due = days * kDayMinutes + row.dueTime.value_or(kEndOfWork).minutes;
  return due <= now.time.minutes + hours * 60;
}

bool isReady(const RequestRow& row) {
  return !isOpen(row) || row.met.bits() == (1U << base::codeCount<ReadyCheck>()) - 1;
}

RequestCounts countRequests(std::span<const RequestRow> rows, const base::Now& now) {
  RequestCounts counts;
  counts.all = rows.size();
  for (const auto& row : rows) {
    ++counts.states[static_cast<std::size_t>(row.state())];
    counts.ready += isReady(row);
    counts.open += isOpen(row);
    counts.late += isLate(row, now);
    counts.soon += isDueWithin(row, now, kSoonHours);
    for (std::size_t i = 0; isOpen(row) && i < counts.unmet.size(); ++i)
      counts.unmet[i] += !row.met.contains(static_cast<ReadyCheck>(i));
  }
  return counts;
}

std::string requestsSentence(const RequestCounts& counts, bool called) {
  if (called) {
    const auto sent = counts.all - counts.open;
    return fmt::format("{} of {} requests answered, {} late, {} due in the next {} hours.", sent, counts.all,
                       counts.late, counts.soon, kSoonHours);
  }
  const auto lacking = [&](ReadyCheck check, const char* words) {
    const auto count = counts.unmet[static_cast<std::size_t>(check)];
    return count == 0 ? std::string() : fmt::format("{} {}", count, words);
  };
  std::string missing;
  for (const auto& part :
       {lacking(ReadyCheck::Owner, "without an owner"), lacking(ReadyCheck::Place, "without a known place"),
        lacking(ReadyCheck::InTime, "that can’t be there in time"), lacking(ReadyCheck::NoGap, "with a gap")})
    if (!part.empty()) missing += (missing.empty() ? "" : ", ") + part;
  return fmt::format("{} of {} items are ready{}.", counts.ready, counts.all, missing.empty() ? "" : ": " + missing);
}

std::string nextRequestCode(const domain::Workspace& workspace, const domain::InspectionId& inspection) {
  int highest = 0;
  for (const auto& row : workspace.all<Request>())
    if (row.value.inspection == inspection) highest = std::max(highest, askNumber(row.value.code).value_or(0));
  return fmt::format("R-{:03}", highest + 1);
}

Result<void> checkDays(const RequestRow& row, const Request& after) {
  const auto days = [](const Request& of) { return std::tuple(of.received, of.receivedTime, of.due, of.dueTime); };
  if (days(after) == days(row.request)) return {};
  auto whole = after;
  // What the record doesn't say is the framework's or the inspectors' word, unless the record said it until now.
  if (!whole.received && !row.request.received) {
    whole.received = row.received;
    whole.receivedTime = row.receivedTime;
  }
  if (!whole.due && !row.request.due) {
    whole.due = row.due;
    whole.dueTime = row.dueTime;
  }
  return domain::validate(domain::Record{std::move(whole)});
}

std::optional<domain::Change> requestChange(const RequestRow& row, Request after) {
  after.id = row.request.id;
  after.inspection = row.request.inspection;
  after.packItem = row.request.packItem;
  if (after == row.request) return std::nullopt;
  if (row.revision == 0) return domain::made(domain::Record{std::move(after)});
  return domain::edited(domain::Stored<Request>{row.request, row.revision}, std::move(after));
}

Result<Request> newRequest(const domain::Workspace& workspace, const domain::Inspection& inspection,
                           domain::RequestId id, const std::string& title, const std::string& askedBy,
                           std::optional<base::Day> due, std::optional<base::TimeOfDay> dueTime,
                           std::optional<domain::PersonId> owner, const base::Now& now) {
  Request request;
  request.id = id;
  request.inspection = inspection.id;
  request.code = nextRequestCode(workspace, inspection.id);
  request.title = std::string(base::trimmed(title));
  request.askedBy = std::string(base::trimmed(askedBy));
  request.received = now.today;
  request.receivedTime = now.time;
  request.due = due;
  if (dueTime && !due) request.due = now.today;  // "by three o'clock" is today's
  request.dueTime = dueTime;
  request.owner = owner;
  if (auto fine = domain::validate(domain::Record{request}); !fine) return tl::make_unexpected(std::move(fine.error()));
  return request;
}

Result<Request> inState(const RequestRow& row, RequestState state, const std::string& returnedReason) {
  auto after = row.request;
  after.state = state;
  if (!base::trimmed(returnedReason).empty()) after.returnedReason = std::string(base::trimmed(returnedReason));
  if (state == RequestState::AwaitingSignOff && !after.signOff) return fail(Code::MissingField, {{"field", "named officer"}});
  if (state == RequestState::Returned && base::trimmed(returnedReason).empty() && row.state() != RequestState::Returned)
    return fail(Code::MissingField, {{"field", "why it came back"}});
  const bool wasSent = state == RequestState::Sent || state == RequestState::Returned;
  if (wasSent && row.versions.empty()) return fail(Code::MissingField, {{"field", "version sent"}});
  return after;
}

Result<domain::ChangeSet> sendChanges(const domain::Workspace& workspace, const RequestRow& row, Sending sending) {
  if (row.request.signOff && !sending.signedOff) return fail(Code::MissingField, {{"field", "sign-off by the named officer"}});
  if (base::trimmed(sending.version.sentTo).empty()) return fail(Code::MissingField, {{"field", "sent to"}});
  auto& version = sending.version;
  version.request = row.request.id;
  // A clock that stands still, or was put back, doesn't change which came last.
  if (!row.versions.empty())
    version.sentAt = std::max(version.sentAt, row.versions.back().sentAt + std::chrono::seconds{1});
  if (row.request.signOff)
    if (const auto* officer = workspace.all<domain::Person>().find(*row.request.signOff)) {
      const auto words = "Signed off by " + officer->value.name;
      version.note = version.note.empty() ? words : words + ". " + version.note;
    }
  auto after = row.request;
  after.state = RequestState::Sent;
  domain::ChangeSet set{"send " + row.code, {}};
  if (auto change = requestChange(row, std::move(after))) set.changes.push_back(*std::move(change));
  set.changes.push_back(domain::made(domain::Record{std::move(version)}));
  return set;
}

const RequestRow* findRequest(std::span<const RequestRow> rows, std::string_view wanted) {
  const auto folded = base::folded(base::trimmed(wanted));
  const auto id = base::parseUuid(folded);
  for (const auto& row : rows)
    if (base::folded(row.code) == folded || (id && row.request.id.uuid == *id) ||
        (!row.request.packItem.empty() && row.request.packItem == base::trimmed(wanted)))
      return &row;
  return nullptr;
}

}  // namespace waymark::app
