// SPDX-License-Identifier: GPL-3.0-or-later
// Clashes and what couldn't be placed, as sentences (app/fieldwork.h).
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "app/fieldwork.h"

namespace waymark::app {
namespace {

using schedule::Clash;
using schedule::ClashRule;
using schedule::ClashWho;

constexpr std::array<std::string_view, base::codeCount<ClashRule>()> kRuleWords{
    "the days of fieldwork", "its own days",        "working hours",      "the break",    "who must not be there",
    "room size",             "a person’s leave",    "an inspector’s time", "a place being shut", "a person elsewhere",
    "an inspector elsewhere", "a room in use",      "travel time",        "a pause",      "order"};

const domain::FieldworkSession* sessionAt(const domain::Workspace& workspace, const FieldworkView& view, int slot) {
  if (slot < 0) return nullptr;
  const auto* row = workspace.all<domain::FieldworkSession>().find(view.sessions[static_cast<std::size_t>(slot)]);
  return row == nullptr ? nullptr : &row->value;
}

std::string labelAt(const domain::Workspace& workspace, const FieldworkView& view, int slot) {
  const auto* session = sessionAt(workspace, view, slot);
  return session == nullptr ? "a session" : sessionLabel(*session);
}

template <class T, class Ids>
std::string nameIn(const domain::Workspace& workspace, const Ids& ids, int index, std::string_view unnamed) {
  const auto* row = workspace.all<T>().find(ids[static_cast<std::size_t>(index)]);
  return row == nullptr || row->value.name.empty() ? std::string(unnamed) : row->value.name;
}

std::string whoText(const domain::Workspace& workspace, const FieldworkView& view, const ClashWho& who) {
  if (who.index < 0) return "somebody";
  switch (who.kind) {
    case ClashWho::Kind::Person:
      return nameIn<domain::Person>(workspace, view.people, who.index, "a person");
    case ClashWho::Kind::Inspector:
      return nameIn<domain::Inspector>(workspace, view.inspectors, who.index, "an inspector");
    case ClashWho::Kind::Place:
      return nameIn<domain::Place>(workspace, view.places, who.index, "a place");
    case ClashWho::Kind::Nobody:
      break;
  }
  return "somebody";
}

bool isEstimate(const domain::Workspace& workspace, const FieldworkView& view, int slot, int other) {
  const auto placeOf = [&](int index) {
    const auto* session = sessionAt(workspace, view, index);
    return session == nullptr ? std::nullopt : session->place;
  };
  const auto from = placeOf(slot);
  const auto to = placeOf(other);
  return std::ranges::none_of(workspace.all<domain::Journey>(), [&](const auto& row) {
    return (row.value.from == from && row.value.to == to) || (row.value.from == to && row.value.to == from);
  });
}

}  // namespace

std::string ruleWords(ClashRule rule) {
  return std::string(kRuleWords[static_cast<std::size_t>(rule)]);
}

std::string sessionLabel(const domain::FieldworkSession& session) {
  return session.code.empty() ? "“" + session.title + "”" : session.code;
}

std::string sessionTime(const domain::FieldworkSession& session) {
  if (!session.day || !session.start) return "not placed";
  return fmt::format("{}, {} to {}", base::shortText(*session.day), base::timeText(*session.start),
                     base::timeText({std::min(session.start->minutes + session.minutes, schedule::kMinutesInDay - 1)}));
}

std::string clashSentence(const domain::Workspace& workspace, const FieldworkView& view, const Clash& clash) {
  const auto label = labelAt(workspace, view, clash.slot);
  const auto other = labelAt(workspace, view, clash.other);
  const auto who = whoText(workspace, view, clash.who);
  switch (clash.rule) {
    case ClashRule::Window:
      return fmt::format("{} lies on a day without fieldwork (it runs {} to {}, working days).", label,
                         base::shortText(view.window.from), base::shortText(view.window.to));
    case ClashRule::OwnDays:
      return fmt::format("{} lies outside the days it may be held on.", label);
    case ClashRule::Hours:
      return fmt::format("{} goes beyond the day’s working hours.", label);
    case ClashRule::Break:
      return fmt::format("{} runs over the break.", label);
    case ClashRule::KeptOut:
      return fmt::format("{} must not be in {}.", who, label);
    case ClashRule::Seats:
      return fmt::format("{} seats {}; {} needs {}.", who, clash.have, label, clash.needed);
    case ClashRule::PersonAway:
    case ClashRule::InspectorAway:
      return fmt::format("{} is away at the time of {}.", who, label);
    case ClashRule::PlaceAway:
      return fmt::format("{} can’t be had at the time of {}.", who, label);
    case ClashRule::Person:
    case ClashRule::Inspector:
      return fmt::format("{} is in {} and {} at once.", who, label, other);
    case ClashRule::Place:
      return fmt::format("{} holds {} and {} at once.", who, label, other);
    case ClashRule::Travel:
      return fmt::format("{} needs {} minutes from {} to {}{} and has {}.", who, clash.needed, other, label,
                         isEstimate(workspace, view, clash.slot, clash.other) ? " (an estimate)" : "", clash.have);
    case ClashRule::Pause:
      return fmt::format("{} and {} need a pause of {} minutes between them for {}; there are {}.", label, other,
                         clash.needed, who, clash.have);
    case ClashRule::Order: {
      if (clash.other < 0) return fmt::format("{} waits for itself through other sessions.", label);
      const auto* session = sessionAt(workspace, view, clash.slot);
      const auto* second = sessionAt(workspace, view, clash.other);
      const bool isAfter = session != nullptr && second != nullptr &&
                           std::ranges::find(session->after, second->id) != session->after.end();
      return fmt::format("{} must be over before {} begins.", isAfter ? other : label, isAfter ? label : other);
    }
  }
  return {};
}

std::string notPlacedSentence(const domain::Workspace& workspace, const FieldworkView& view,
                              const schedule::NotPlaced& notPlaced) {
  const auto label = labelAt(workspace, view, notPlaced.slot);
  if (notPlaced.reasons.empty()) return fmt::format("{} couldn’t be placed.", label);
  const auto& first = notPlaced.reasons.front();
  std::string out = fmt::format("{} couldn’t be placed: ", label);
  if (notPlaced.together) {
    std::string rules;
    for (std::size_t i = 0; i < std::min<std::size_t>(notPlaced.reasons.size(), 3); ++i)
      rules += (i == 0 ? "" : ", ") + ruleWords(notPlaced.reasons[i].rule);
    return out + "several rules stand in the way together (" + rules + ").";
  }
  const auto who = whoText(workspace, view, first.who);
  const auto other = labelAt(workspace, view, first.other);
  switch (first.rule) {
    case ClashRule::Window:
      return out + "no day of fieldwork is open.";
    case ClashRule::OwnDays:
      return out + "the days it may be held on lie outside fieldwork or have no room for it.";
    case ClashRule::Hours:
      return out + "it is longer than the working hours allow.";
    case ClashRule::Break:
      return out + "the break splits the day, and it fits neither half.";
    case ClashRule::KeptOut:
      return out + fmt::format("{} must not be in it.", who);
    case ClashRule::Seats:
      return out + fmt::format("no room seats {}; {} seats {}.", first.needed, who, first.have);
    case ClashRule::PersonAway:
    case ClashRule::InspectorAway:
      return out + fmt::format("{} is away.", who);
    case ClashRule::PlaceAway:
      return out + fmt::format("{} can’t be had.", who);
    case ClashRule::Person:
    case ClashRule::Inspector:
      return out + fmt::format("{} has no time left beside {}.", who, other);
    case ClashRule::Place:
      return out + fmt::format("{} is in use, by {} most often.", who, other);
    case ClashRule::Travel:
      return out + fmt::format("{} has no time for the way between it and {}.", who, other);
    case ClashRule::Pause:
      return out + fmt::format("there is no pause of {} minutes between it and {}.", first.needed, other);
    case ClashRule::Order:
      return out + (first.other < 0 ? "it waits for itself through other sessions."
                                    : fmt::format("its order with {} leaves no time for it.", other));
  }
  return out;
}

}  // namespace waymark::app
