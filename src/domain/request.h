// SPDX-License-Identifier: GPL-3.0-or-later
// What inspectors ask for: the readiness register that becomes the request log, what was sent, returns with forms of
// their own.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/codes.h"
#include "base/date.h"
#include "domain/codes.h"
#include "domain/field.h"
#include "domain/ids.h"
#include "domain/inspection.h"
#include "domain/partnership.h"

namespace waymark::domain {

/// A thing inspectors ask for: before the call a row of the readiness register, from the call on the same row of the
/// request log.
struct Request {
  RequestId id;
  InspectionId inspection;
  std::string packItem;  // the row of Pack::information; "" for a further ask
  std::string code;      // "R-014": what people say on the telephone
  std::string title;     // what is asked; "" takes the pack's
  std::string why;
  std::string askedBy;  // a name; "" for the lead inspector
  std::optional<base::Day> received;
  std::optional<base::TimeOfDay> receivedTime;
  std::optional<base::Day> due;  // set by hand; none: what inspectors told us, else the pack's
  std::optional<base::TimeOfDay> dueTime;
  std::optional<PersonId> owner;
  std::optional<PersonId> deputy;
  std::optional<PartnerId> partner;
  std::vector<base::ShortCode> criteria;  // "" takes the pack's
  RequestState state = RequestState::ToDo;
  std::optional<PersonId> signOff;  // the named officer
  std::string returnedReason;
  std::string location;                // where it sits today
  int workingDays = 0;                 // to produce it; 0 is not known
  std::optional<base::Day> refreshed;  // when what lies there was last made new
  std::string gap;                     // what is missing of it
  std::string notes;
  bool operator==(const Request&) const = default;
};

/// A file as it went out in answer to a request. Its bytes lie in the store of attachments.
struct RequestVersion {
  RequestVersionId id;
  RequestId request;
  std::string name;  // the file's, with its ending
  int bytes = 0;
  std::string sha256;  // 64 hex digits
  std::string sentTo;
  std::string sentBy;
  base::Stamp sentAt;
  std::string note;
  bool operator==(const RequestVersion&) const = default;
};

/// A line of a return that has a form of its own: health commissioning, residential special schools.
struct ReturnRow {
  ReturnRowId id;
  InspectionId inspection;
  std::string form;   // its id in resources/returns
  int position = 0;   // among the form's lines
  std::string cells;  // JSON: {"column id": "value", …}
  std::string author;
  base::Stamp at;
  bool operator==(const ReturnRow&) const = default;
};

template <>
struct Fields<Request> {
  static constexpr std::string_view kKind = "request";
  static constexpr std::tuple kList{Field{"id", &Request::id},
                                    Field{"inspection", &Request::inspection},
                                    Field{"pack_item", &Request::packItem},
                                    Field{"code", &Request::code},
                                    Field{"title", &Request::title},
                                    Field{"why", &Request::why},
                                    Field{"asked_by", &Request::askedBy},
                                    Field{"received", &Request::received},
                                    Field{"received_time", &Request::receivedTime},
                                    Field{"due", &Request::due},
                                    Field{"due_time", &Request::dueTime},
                                    Field{"owner", &Request::owner},
                                    Field{"deputy", &Request::deputy},
                                    Field{"partner", &Request::partner},
                                    Field{"criteria", &Request::criteria},
                                    Field{"state", &Request::state},
                                    Field{"sign_off", &Request::signOff},
                                    Field{"returned_reason", &Request::returnedReason},
                                    Field{"location", &Request::location},
                                    Field{"working_days", &Request::workingDays},
                                    Field{"refreshed", &Request::refreshed},
                                    Field{"gap", &Request::gap},
                                    Field{"notes", &Request::notes}};
};

template <>
struct Fields<RequestVersion> {
  static constexpr std::string_view kKind = "request_version";
  static constexpr std::tuple kList{
      Field{"id", &RequestVersion::id},          Field{"request", &RequestVersion::request},
      Field{"name", &RequestVersion::name},      Field{"bytes", &RequestVersion::bytes},
      Field{"sha256", &RequestVersion::sha256},  Field{"sent_to", &RequestVersion::sentTo},
      Field{"sent_by", &RequestVersion::sentBy}, Field{"sent_at", &RequestVersion::sentAt},
      Field{"note", &RequestVersion::note}};
};

template <>
struct Fields<ReturnRow> {
  static constexpr std::string_view kKind = "return_row";
  static constexpr std::tuple kList{Field{"id", &ReturnRow::id},       Field{"inspection", &ReturnRow::inspection},
                                    Field{"form", &ReturnRow::form},   Field{"position", &ReturnRow::position},
                                    Field{"cells", &ReturnRow::cells}, Field{"author", &ReturnRow::author},
                                    Field{"at", &ReturnRow::at}};
};

}  // namespace waymark::domain
