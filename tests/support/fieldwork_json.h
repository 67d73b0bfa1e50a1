// SPDX-License-Identifier: GPL-3.0-or-later
// Fieldwork problems as JSON, for the instances of tests/data/fieldwork. Heavy: one test only.
#pragma once

#include <nlohmann/json.hpp>

#include "schedule/fieldwork_problem.h"

namespace waymark::samples {

inline nlohmann::json awayJson(const std::vector<schedule::FieldworkAway>& spans) {
  auto out = nlohmann::json::array();
  for (const auto& one : spans) out.push_back({one.day, one.from, one.to});
  return out;
}
inline std::vector<schedule::FieldworkAway> awayOf(const nlohmann::json& json) {
  std::vector<schedule::FieldworkAway> out;
  for (const auto& one : json) out.push_back({one.at(0), one.at(1), one.at(2)});
  return out;
}

inline nlohmann::json problemJson(const schedule::FieldworkProblem& problem) {
  nlohmann::json out;
  for (const auto& day : problem.days)
    out["days"].push_back({base::isoText(day.day), day.isOpen, day.opens, day.closes, day.breakFrom, day.breakTo});
  out["places"] = nlohmann::json::array();
  for (const auto& place : problem.places)
    out["places"].push_back({{"seats", place.seats}, {"room", place.isRoom}, {"away", awayJson(place.away)}});
  out["travel"] = problem.travel;
  out["people"] = nlohmann::json::array();
  for (const auto& one : problem.people) out["people"].push_back(awayJson(one));
  out["inspectors"] = nlohmann::json::array();
  for (const auto& one : problem.inspectors) out["inspectors"].push_back(awayJson(one));
  for (const auto& slot : problem.sessions) {
    nlohmann::json row{{"minutes", slot.minutes}, {"inspectors", slot.inspectors}, {"people", slot.people}};
    if (slot.at) row["at"] = {slot.at->day, slot.at->start, slot.at->place};
    if (slot.fixed) row["fixed"] = true;
    if (slot.pause > 0) row["pause"] = slot.pause;
    if (slot.online) row["online"] = true;
    if (slot.place >= 0) row["place"] = slot.place;
    if (slot.seats > 0) row["seats"] = slot.seats;
    if (!slot.barred.empty()) row["barred"] = slot.barred;
    if (!slot.after.empty()) row["after"] = slot.after;
    if (slot.partner >= 0) row["partner"] = slot.partner;
    if (slot.earliestDay > 0) row["earliest"] = slot.earliestDay;
    if (slot.latestDay < schedule::kMinutesInDay) row["latest"] = slot.latestDay;
    out["sessions"].push_back(row);
  }
  return out;
}

inline schedule::FieldworkProblem problemOf(const nlohmann::json& json) {
  schedule::FieldworkProblem out;
  for (const auto& day : json.at("days"))
    out.days.push_back({*base::parseDay(day.at(0).get<std::string>()), day.at(1), day.at(2), day.at(3), day.at(4), day.at(5)});
  for (const auto& place : json.at("places"))
    out.places.push_back({place.at("seats"), place.at("room"), awayOf(place.at("away"))});
  out.travel = json.at("travel").get<std::vector<int>>();
  for (const auto& one : json.at("people")) out.people.push_back(awayOf(one));
  for (const auto& one : json.at("inspectors")) out.inspectors.push_back(awayOf(one));
  for (const auto& row : json.at("sessions")) {
    schedule::FieldworkSlot slot;
    slot.minutes = row.at("minutes");
    slot.inspectors = row.at("inspectors").get<std::vector<int>>();
    slot.people = row.at("people").get<std::vector<int>>();
    if (row.contains("at")) slot.at = schedule::FieldworkAt{row["at"].at(0), row["at"].at(1), row["at"].at(2)};
    slot.fixed = row.value("fixed", false);
    slot.pause = row.value("pause", 0);
    slot.online = row.value("online", false);
    slot.place = row.value("place", -1);
    slot.seats = row.value("seats", 0);
    slot.barred = row.value("barred", std::vector<int>{});
    slot.after = row.value("after", std::vector<int>{});
    slot.partner = row.value("partner", -1);
    slot.earliestDay = row.value("earliest", 0);
    slot.latestDay = row.value("latest", schedule::kMinutesInDay);
    out.sessions.push_back(std::move(slot));
  }
  return out;
}

}  // namespace waymark::samples
