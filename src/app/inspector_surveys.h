// SPDX-License-Identifier: GPL-3.0-or-later
// The inspectors' own surveys: who passes which link on to whom, who has confirmed it, and how many answers there are,
// which only the lead inspector can say. Used by the Surveys page, Today and waymark-cli survey-links.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "app/told.h"
#include "domain/survey.h"
#include "lists/settings_register.h"

namespace waymark::app {

/// When a survey opens or closes: what was told, else the framework's.
struct SurveyMoment {
  std::optional<base::Day> day;
  std::optional<base::TimeOfDay> time;
  const domain::Stored<domain::Told>* told = nullptr;
  bool assumed = false;  // the framework's guess
};

enum class SendingState { ToPassOn, PassedOn, Confirmed };
/// Who confirmed without having been noted as passed to has had the link.
SendingState stateOf(const domain::SurveySending& sending);

struct InspectorSurvey {
  const framework::SurveyAudience* audience = nullptr;
  const domain::Stored<domain::Told>* link = nullptr;  // its value is the address; nullptr: not received
  SurveyMoment opens;
  SurveyMoment closes;
  std::vector<const domain::Stored<domain::SurveySending>*> sendings;  // as they were added
  std::vector<const domain::Stored<domain::SurveyTotal>*> totals;      // newest first
  std::size_t toPassOn = 0;
  std::size_t unconfirmed = 0;  // passed on, not confirmed
  std::size_t confirmed = 0;
  std::size_t reminded = 0;  // at least once, and not confirmed
  /// Both were found, and it closes first.
  [[nodiscard]] bool closesBeforeItOpens() const;
  /// Its closing is past.
  [[nodiscard]] bool isClosed(const base::Now& now) const;
};

/// One an audience of the pack, in its order. Pointers live as long as workspace and pack stay as they are.
std::vector<InspectorSurvey> inspectorSurveys(const domain::Workspace& workspace, const domain::Inspection& inspection,
                                              const framework::Pack& pack, const calendar::Calendar& calendar);

/// WrongOrder where something would be due before the call, or a survey would close before it opens, by what inspectors
/// said: `telling` laid over what was told before. The framework's guesses don't count: they give way.
base::Result<void> checkTold(const domain::Workspace& workspace, const framework::Pack& pack,
                             std::span<const domain::Told> telling);

/// A place that gives a link out.
struct SurveyRecipient {
  std::string name;
  std::string urn;  // "" for one that isn't in the settings register
  bool operator==(const SurveyRecipient&) const = default;
};

/// Which settings of the register: an empty list takes all. Only those that are open.
struct SettingChoice {
  std::string authority;  // "" for all
  std::vector<std::string> phases;
  std::vector<std::string> types;
  std::vector<std::string> localities;
};
std::vector<SurveyRecipient> chosenSettings(const lists::SettingsRegister& settings, const SettingChoice& choice);

/// The lists are told apart by URN, else by name: who is there already isn't added twice.
std::vector<domain::Change> addRecipients(const domain::Workspace& workspace, const domain::InspectionId& inspection,
                                          const std::string& audience, std::span<const SurveyRecipient> recipients,
                                          base::IdMaker& ids, base::Stamp at);

using Sendings = std::span<const domain::Stored<domain::SurveySending>* const>;
/// Those that were passed on already keep their moment.
std::vector<domain::Change> passOnChanges(Sendings sendings, std::optional<domain::PersonId> by, base::Stamp at);
/// Those that were confirmed already keep it.
std::vector<domain::Change> confirmChanges(Sendings sendings, const std::string& by, base::Stamp at);
/// Those that have confirmed, or were reminded that day, aren't reminded.
std::vector<domain::Change> remindChanges(Sendings sendings, base::Day day);

}  // namespace waymark::app
