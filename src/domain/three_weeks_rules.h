// SPDX-License-Identifier: GPL-3.0-or-later
// What the records of the three weeks must meet to be stored; domain::validate asks these. Errors: record.h.
#pragma once

#include "domain/record.h"

namespace waymark::domain {

base::Result<void> rulesOf(const Request& request);
base::Result<void> rulesOf(const RequestVersion& version);
base::Result<void> rulesOf(const ReturnRow& row);
base::Result<void> rulesOf(const SurveySending& sending);
base::Result<void> rulesOf(const SurveyTotal& total);
base::Result<void> rulesOf(const OwnSurvey& survey);
base::Result<void> rulesOf(const SurveyComment& comment);
base::Result<void> rulesOf(const YouSaid& item);
base::Result<void> rulesOf(const TrackedChild& child);
base::Result<void> rulesOf(const CaseDocument& document);
base::Result<void> rulesOf(const CasePractitioner& practitioner);
base::Result<void> rulesOf(const CaseEvent& event);
base::Result<void> rulesOf(const NamedPerson& named);
base::Result<void> rulesOf(const Concern& concern);
base::Result<void> rulesOf(const InspectionPoint& point);
base::Result<void> rulesOf(const Place& place);
base::Result<void> rulesOf(const Journey& journey);
base::Result<void> rulesOf(const FieldworkHours& hours);
base::Result<void> rulesOf(const Unavailable& span);
base::Result<void> rulesOf(const FieldworkSession& session);
base::Result<void> rulesOf(const SessionGuest& guest);
base::Result<void> rulesOf(const TextTemplate& text);

/// MissingField{field}.
base::Result<void> required(bool present, std::string_view field);

}  // namespace waymark::domain
