// SPDX-License-Identifier: GPL-3.0-or-later
// The tables of the inspectors' surveys and of our own.
#include "storage/table_sql.h"

namespace waymark::storage {

constexpr std::string_view kSurveySendingColumns =
    "id, inspection, audience, recipient, urn, passed_by, passed_at, confirmed_by, confirmed_at, reminded, "
    "note, revision";
const RecordTable kSurveySendingTable = makeTable<domain::SurveySending>(kSurveySendingColumns);

constexpr std::string_view kSurveyTotalColumns =
    "id, inspection, audience, responses, told_by, told_at, note, revision";
const RecordTable kSurveyTotalTable = makeTable<domain::SurveyTotal>(kSurveyTotalColumns);

constexpr std::string_view kOwnSurveyColumns =
    "id, title, audience, opened, closed, invited, questions, file_name, answers, answers_sha256, imported_by, "
    "imported_at, revision";
const RecordTable kOwnSurveyTable = makeTable<domain::OwnSurvey>(kOwnSurveyColumns);

constexpr std::string_view kSurveyCommentColumns =
    "id, survey, answer, question, text, voice, criteria, may_quote, revision";
const RecordTable kSurveyCommentTable = makeTable<domain::SurveyComment>(kSurveyCommentColumns);

constexpr std::string_view kYouSaidColumns = "id, said, did, survey, partner, criteria, told_on, revision";
const RecordTable kYouSaidTable = makeTable<domain::YouSaid>(kYouSaidColumns);

}  // namespace waymark::storage
