// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/inspector_surveys.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "base/text.h"

namespace waymark::app {
namespace {

using domain::Stored;
using domain::SurveySending;
using domain::SurveyTotal;
using domain::Told;
using domain::ToldSubject;

using DayAndTime = std::pair<std::optional<base::Day>, std::optional<base::TimeOfDay>>;

/// Without a time, a day holds its whole length.
bool liesBefore(const DayAndTime& one, const DayAndTime& other) {
  if (!one.first || !other.first) return false;
  if (*one.first != *other.first) return *one.first < *other.first;
  return one.second && other.second && *one.second < *other.second;
}

std::string momentText(const DayAndTime& moment) {
  return base::longText(*moment.first) + (moment.second ? " " + base::timeText(*moment.second) : "");
}

/// What tells one place from another on a list.
std::string placeKey(const std::string& name, const std::string& urn) {
  return urn.empty() ? "name " + base::folded(base::trimmed(name)) : "urn " + urn;
}

bool isAmong(const std::vector<std::string>& wanted, const std::string& value) {
  return wanted.empty() || std::ranges::find(wanted, value) != wanted.end();
}

}  // namespace

SendingState stateOf(const SurveySending& sending) {
  if (sending.confirmedAt) return SendingState::Confirmed;
  return sending.passedAt ? SendingState::PassedOn : SendingState::ToPassOn;
}

bool InspectorSurvey::closesBeforeItOpens() const {
  return liesBefore({closes.day, closes.time}, {opens.day, opens.time});
}

bool InspectorSurvey::isClosed(const base::Now& now) const {
  if (!closes.day) return false;
  if (*closes.day != now.today) return *closes.day < now.today;
  return closes.time && *closes.time <= now.time;
}

std::vector<InspectorSurvey> inspectorSurveys(const domain::Workspace& workspace, const domain::Inspection& inspection,
                                              const framework::Pack& pack, const calendar::Calendar& calendar) {
  std::vector<InspectorSurvey> surveys;
  if (pack.surveyAudiences.empty()) return surveys;
  const auto rows = tellableRows(workspace, inspection, pack, calendar);
  const auto momentOf = [&](ToldSubject subject, const std::string& audience) {
    SurveyMoment moment;
    for (const auto& row : rows)
      if (row.subject == subject && row.key == audience)
        moment = {row.day(), row.time(), row.told,
                  row.told == nullptr && row.provenance.certainty == framework::Certainty::Assumed};
    return moment;
  };
  const auto facts = toldRows(workspace, inspection.id, ToldSubject::Fact);
  std::map<std::string, std::size_t, std::less<>> places;
  for (const auto& audience : pack.surveyAudiences) {
    places.emplace(audience.id, surveys.size());
    auto& survey = surveys.emplace_back();
    survey.audience = &audience;
    survey.opens = momentOf(ToldSubject::SurveyOpens, audience.id);
    survey.closes = momentOf(ToldSubject::SurveyCloses, audience.id);
    if (const auto link = facts.find("survey_link:" + audience.id); link != facts.end()) survey.link = link->second;
  }
  const auto surveyOf = [&](const auto& record) -> InspectorSurvey* {
    if (record.inspection != inspection.id) return nullptr;
    const auto at = places.find(record.audience);
    return at == places.end() ? nullptr : &surveys[at->second];
  };
  for (const auto& row : workspace.all<SurveySending>()) {
    auto* survey = surveyOf(row.value);
    if (survey == nullptr) continue;
    survey->sendings.push_back(&row);
    const auto state = stateOf(row.value);
    survey->toPassOn += state == SendingState::ToPassOn;
    survey->unconfirmed += state == SendingState::PassedOn;
    survey->confirmed += state == SendingState::Confirmed;
    survey->reminded += state == SendingState::PassedOn && !row.value.reminded.empty();
  }
  for (const auto& row : workspace.all<SurveyTotal>())
    if (auto* survey = surveyOf(row.value)) survey->totals.push_back(&row);
  for (auto& survey : surveys)
    std::ranges::stable_sort(survey.totals, [](const auto* a, const auto* b) { return a->value.toldAt > b->value.toldAt; });
  return surveys;
}

base::Result<void> checkTold(const domain::Workspace& workspace, const framework::Pack& pack,
                             std::span<const Told> telling) {
  for (const auto& one : telling) {
    const auto* inspection = workspace.all<domain::Inspection>().find(one.inspection);
    const DayAndTime call = inspection == nullptr
                                ? DayAndTime{}
                                : DayAndTime{inspection->value.notified, inspection->value.notifiedTime};
    if (liesBefore({one.day, one.time}, call))
      return base::fail(base::Code::WrongOrder, {{"earlier", "the call (" + momentText(call) + ")"},
                                                 {"later", "What was told (" + momentText({one.day, one.time}) + ")"}});
    if (one.subject != ToldSubject::SurveyOpens && one.subject != ToldSubject::SurveyCloses) continue;
    const auto momentOf = [&](ToldSubject subject) -> DayAndTime {
      const auto said = std::ranges::find_if(
          telling, [&](const Told& told) { return told.subject == subject && told.key == one.key; });
      if (said != telling.end()) return {said->day, said->time};
      const auto told = toldRows(workspace, one.inspection, subject);
      const auto at = told.find(one.key);
      return at == told.end() ? DayAndTime{} : DayAndTime{at->second->value.day, at->second->value.time};
    };
    const auto opens = momentOf(ToldSubject::SurveyOpens);
    const auto closes = momentOf(ToldSubject::SurveyCloses);
    if (!liesBefore(closes, opens)) continue;
    const auto audience = std::ranges::find(pack.surveyAudiences, one.key, &framework::SurveyAudience::id);
    const auto title = audience == pack.surveyAudiences.end() ? one.key : audience->title;
    return base::fail(base::Code::WrongOrder,
                      {{"earlier", "its opening (" + momentText(opens) + ")"},
                       {"later", "The closing of the survey “" + title + "” (" + momentText(closes) + ")"}});
  }
  return {};
}

std::vector<SurveyRecipient> chosenSettings(const lists::SettingsRegister& settings, const SettingChoice& choice) {
  std::vector<SurveyRecipient> chosen;
  for (const auto& one : settings.settings()) {
    if (!one.open || one.proposed) continue;
    if (!choice.authority.empty() && !one.authority.empty() && one.authority != choice.authority) continue;
    if (isAmong(choice.phases, one.phase) && isAmong(choice.types, one.type) && isAmong(choice.localities, one.locality))
      chosen.push_back({one.name, one.urn});
  }
  return chosen;
}

std::vector<domain::Change> addRecipients(const domain::Workspace& workspace, const domain::InspectionId& inspection,
                                          const std::string& audience, std::span<const SurveyRecipient> recipients,
                                          base::IdMaker& ids, base::Stamp at) {
  std::set<std::string> there;
  for (const auto& row : workspace.all<SurveySending>())
    if (row.value.inspection == inspection && row.value.audience == audience)
      there.insert(placeKey(row.value.recipient, row.value.urn));
  std::vector<domain::Change> changes;
  for (const auto& one : recipients) {
    if (base::trimmed(one.name).empty() || !there.insert(placeKey(one.name, one.urn)).second) continue;
    SurveySending sending;
    sending.id = ids.makeId<domain::SurveySendingTag>(at);
    sending.inspection = inspection;
    sending.audience = audience;
    sending.recipient = base::trimmed(one.name);
    sending.urn = one.urn;
    changes.push_back(domain::made(domain::Record{std::move(sending)}));
  }
  return changes;
}

std::vector<domain::Change> passOnChanges(Sendings sendings, std::optional<domain::PersonId> by, base::Stamp at) {
  std::vector<domain::Change> changes;
  for (const auto* row : sendings) {
    if (row->value.passedAt) continue;
    auto after = row->value;
    after.passedBy = by;
    // Who confirmed first had it from somebody before that.
    after.passedAt = after.confirmedAt ? std::min(at, *after.confirmedAt) : at;
    changes.push_back(domain::edited(*row, std::move(after)));
  }
  return changes;
}

std::vector<domain::Change> confirmChanges(Sendings sendings, const std::string& by, base::Stamp at) {
  std::vector<domain::Change> changes;
  for (const auto* row : sendings) {
    if (row->value.confirmedAt) continue;
    auto after = row->value;
    after.confirmedBy = by;
    after.confirmedAt = at;
    changes.push_back(domain::edited(*row, std::move(after)));
  }
  return changes;
}

std::vector<domain::Change> remindChanges(Sendings sendings, base::Day day) {
  std::vector<domain::Change> changes;
  for (const auto* row : sendings) {
    if (row->value.confirmedAt || std::ranges::find(row->value.reminded, day) != row->value.reminded.end()) continue;
    auto after = row->value;
    after.reminded.push_back(day);
    changes.push_back(domain::edited(*row, std::move(after)));
  }
  return changes;
}

}  // namespace waymark::app
