// SPDX-License-Identifier: GPL-3.0-or-later
// Ids of the records of the three weeks: several of their headers name each other's.
#pragma once

#include "base/id.h"

namespace waymark::domain {

using RequestId = base::Id<struct RequestTag>;
using RequestVersionId = base::Id<struct RequestVersionTag>;
using ReturnRowId = base::Id<struct ReturnRowTag>;
using SurveySendingId = base::Id<struct SurveySendingTag>;
using SurveyTotalId = base::Id<struct SurveyTotalTag>;
using OwnSurveyId = base::Id<struct OwnSurveyTag>;
using SurveyCommentId = base::Id<struct SurveyCommentTag>;
using YouSaidId = base::Id<struct YouSaidTag>;
using TrackedChildId = base::Id<struct TrackedChildTag>;
using CaseDocumentId = base::Id<struct CaseDocumentTag>;
using CasePractitionerId = base::Id<struct CasePractitionerTag>;
using CaseEventId = base::Id<struct CaseEventTag>;
using NamedPersonId = base::Id<struct NamedPersonTag>;
using ConcernId = base::Id<struct ConcernTag>;
using InspectionPointId = base::Id<struct InspectionPointTag>;
using PlaceId = base::Id<struct PlaceTag>;
using JourneyId = base::Id<struct JourneyTag>;
using FieldworkHoursId = base::Id<struct FieldworkHoursTag>;
using UnavailableId = base::Id<struct UnavailableTag>;
using FieldworkSessionId = base::Id<struct FieldworkSessionTag>;
using SessionGuestId = base::Id<struct SessionGuestTag>;
using TextTemplateId = base::Id<struct TextTemplateTag>;

}  // namespace waymark::domain
