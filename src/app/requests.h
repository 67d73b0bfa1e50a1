// SPDX-License-Identifier: GPL-3.0-or-later
// The information list with what people know of each item, and what inspectors asked for beyond it: the readiness
// register before the call and the request log after it, the same rows. Pure; used by ui/requests, Today, search and
// `waymark-cli requests`.
#pragma once

#include <array>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "app/plan.h"
#include "base/codes.h"
#include "base/error.h"
#include "calendar/calendar.h"
#include "domain/workspace.h"
#include "framework/pack.h"

namespace waymark::app {

/// What makes an item ready before anybody asks for it. InTime: made new within the last kFreshMonths, or the working
/// days it takes fit between the call and the day it is due.
enum class ReadyCheck { Owner, Place, InTime, NoGap };
constexpr int kFreshMonths = 3;

/// Where a due day comes from, weakest first.
enum class DueFrom { Nothing, Pack, Told, Hand };

}  // namespace waymark::app

namespace waymark::base {

template <>
struct CodeSet<app::ReadyCheck> {
  static constexpr std::array<std::string_view, 4> kCodes{"owner", "place", "in_time", "no_gap"};
};
template <>
struct CodeSet<app::DueFrom> {
  static constexpr std::array<std::string_view, 4> kCodes{"nothing", "framework", "told", "by_hand"};
};

}  // namespace waymark::base

namespace waymark::app {

struct RequestRow {
  /// As it is kept, or as it would be: the same id each time for an item of the pack, so that what two people add to
  /// one item is one record.
  domain::Request request;
  std::int64_t revision = 0;  // 0: nothing is kept of it yet
  int packIndex = -1;         // place in Pack::information; -1: a further ask
  std::string code;           // the request's, or the item's place in the pack: "I-07"
  std::string title;
  std::string detail;     // the pack's
  std::string group;      // the title of its group; "" for a further ask
  std::string ownerRole;  // the pack's
  std::optional<domain::PersonId> owner;      // named, or the first person who has the role
  std::optional<domain::PartnerId> partner;   // named, or the owner's
  std::vector<base::ShortCode> criteria;      // named, or the pack's
  std::optional<base::Day> received;          // of an item of the pack: the notification
  std::optional<base::TimeOfDay> receivedTime;
  std::string label;  // "D+2" of an item of the pack; "" where the day isn't counted from the notification
  std::optional<base::Day> due;
  std::optional<base::TimeOfDay> dueTime;
  DueFrom dueFrom = DueFrom::Nothing;
  bool assumed = false;  // the due day is the pack's, and only assumed
  bool stopped = false;  // deferred, paused, closed, or another area's: nothing is late
  /// Made of what inspectors said in confidence: its words are on Keeping in touch, and it leaves nothing else.
  bool underEmbargo = false;
  base::EnumSet<ReadyCheck> met;
  std::vector<domain::RequestVersion> versions;  // oldest first

  [[nodiscard]] const domain::RequestId& id() const { return request.id; }
  [[nodiscard]] domain::RequestState state() const { return request.state; }
};

/// Every item of the pack's list in its order, then further asks by code.
std::vector<RequestRow> requestsFor(const domain::Workspace& workspace, const domain::Inspection& inspection,
                                    const framework::Pack& pack, const calendar::Calendar& calendar,
                                    const base::Now& now);

/// Not sent yet, or sent back.
bool isOpen(const RequestRow& row);
/// Open, and its day (or its hour today) has passed.
bool isLate(const RequestRow& row, const base::Now& now);
/// Open, not late, and due within so many hours. A day without an hour is due at 17:00.
bool isDueWithin(const RequestRow& row, const base::Now& now, int hours);
constexpr int kSoonHours = 4;
/// All checks met, or it went out already.
bool isReady(const RequestRow& row);

/// How ready the whole list is, and where the requests stand.
struct RequestCounts {
  std::size_t all = 0;
  std::size_t ready = 0;
  std::array<std::size_t, 4> unmet{};                                       // by ReadyCheck, among rows not sent
  std::array<std::size_t, base::codeCount<domain::RequestState>()> states{};  // by RequestState
  std::size_t open = 0;
  std::size_t late = 0;
  std::size_t soon = 0;  // due within kSoonHours
};
RequestCounts countRequests(std::span<const RequestRow> rows, const base::Now& now);
/// Where it stands in one English sentence; the window has its own.
std::string requestsSentence(const RequestCounts& counts, bool called);

/// "R-015": one more than the highest further ask of the inspection.
std::string nextRequestCode(const domain::Workspace& workspace, const domain::InspectionId& inspection);

/// WrongOrder where the days of a row as it would be, with what the framework and inspectors say of them, put the due
/// moment before the ask came. Only for what is changed: a day that was wrong before doesn't hold up another edit.
base::Result<void> checkDays(const RequestRow& row, const domain::Request& after);
/// What writes a row down as `after`, made or edited; nothing where that changes nothing.
std::optional<domain::Change> requestChange(const RequestRow& row, domain::Request after);
/// A new ask with the next code, received now. MissingField{title}; WrongOrder where it is due before now.
base::Result<domain::Request> newRequest(const domain::Workspace& workspace, const domain::Inspection& inspection,
                                         domain::RequestId id, const std::string& title, const std::string& askedBy,
                                         std::optional<base::Day> due, std::optional<base::TimeOfDay> dueTime,
                                         std::optional<domain::PersonId> owner, const base::Now& now);

/// The request after it moves to another state. MissingField: nobody is named to sign it off, no reason why it came
/// back, no version that was sent.
base::Result<domain::Request> inState(const RequestRow& row, domain::RequestState state,
                                      const std::string& returnedReason = {});

/// A version that went out, and the request as sent. Where an officer is named to sign it off, `signedOff` must say
/// that they have: MissingField. `version` has its id, file and hash.
struct Sending {
  domain::RequestVersion version;
  bool signedOff = false;
};
base::Result<domain::ChangeSet> sendChanges(const domain::Workspace& workspace, const RequestRow& row, Sending sending);

/// A row found by its code ("R-014", "I-07", any case), by its id, or by the pack item's; nullptr.
const RequestRow* findRequest(std::span<const RequestRow> rows, std::string_view wanted);

}  // namespace waymark::app
