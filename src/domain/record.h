// SPDX-License-Identifier: GPL-3.0-or-later
// Every kind of record in one variant, and the generic doors over the field lists: cells, JSON, differences.
// A new entity is added to Record and to the field lists; nothing here changes otherwise.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <type_traits>
#include <variant>
#include <vector>

#include "base/error.h"
#include "domain/child.h"
#include "domain/evidence.h"
#include "domain/fieldwork.h"
#include "domain/inspection.h"
#include "domain/measure.h"
#include "domain/partnership.h"
#include "domain/request.h"
#include "domain/restricted.h"
#include "domain/saved_view.h"
#include "domain/survey.h"
#include "domain/text_template.h"
#include "domain/tracked_child.h"

namespace waymark::domain {

/// In the order in which they are loaded and written: what others refer to comes first.
using Record = std::variant<Area, Partner, Person, CalendarEntry, Inspection, Inspector, Told, InspectionEvent,
                            EarlierFinding, Priority, Evidence, FileLink, Attachment, Task, Override, Snapshot,
                            SavedView, Child, ListExtract, IdentityAccess, ListMapping, ListCorrection, RuleSwitch,
                            ListSubmission, ClockNote, Measure, MeasureValue, Request, RequestVersion, ReturnRow,
                            SurveySending, SurveyTotal, OwnSurvey, SurveyComment, YouSaid, TrackedChild, CaseDocument,
                            CasePractitioner, CaseEvent, NamedPerson, Concern, InspectionPoint, Place, Journey,
                            FieldworkHours, Unavailable, FieldworkSession, SessionGuest, TextTemplate>;

template <class T>
struct Stored {
  T value;
  std::int64_t revision = 1;  // 1 when it was made, one more with each change
  bool operator==(const Stored&) const = default;
};

/// Calls visit.operator()<T>() for every entity type, in Record's order.
template <class F>
void forEachKind(F&& visit) {
  [&]<class... T>(std::type_identity<std::variant<T...>>) {
    (visit.template operator()<T>(), ...);
  }(std::type_identity<Record>{});
}

/// One value at a door: nothing, a number, a text, or a list of words (ids, codes; no spaces inside).
using Cell = std::variant<std::monostate, std::int64_t, std::string, std::vector<std::string>>;

std::string_view kindOf(const Record& record);
base::Uuid idOf(const Record& record);
std::vector<std::string_view> fieldNames(std::string_view kind);

/// The cells of a record, in the order of its field list.
std::vector<Cell> cellsOf(const Record& record);

/// A record from its cells. `cells` are named; a missing one keeps the default, an unknown name is UnknownCode.
/// Errors: UnknownCode, BadDate, BadNumber, MissingField (id, or what the entity can't be without), BadText.
base::Result<Record> recordFrom(std::string_view kind, const std::vector<std::pair<std::string, Cell>>& cells);

/// The rules an entity must meet to be stored (required text, dates in order, text lengths). Same errors.
base::Result<void> validate(const Record& record);

/// The names of the fields in which two records of one kind differ.
std::vector<std::string_view> changedFields(const Record& before, const Record& after);

}  // namespace waymark::domain
