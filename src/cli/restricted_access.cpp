// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/restricted_access.h"

#include <chrono>
#include <ctime>

#include "base/text.h"

namespace waymark::cli {

using base::Code;
using base::Result;

Result<seal::Key> enter(app::Session& session, const ClockState& clock, domain::RestrictedPart part,
                        const Arguments& arguments, const Console& console) {
  const auto name = arguments.text("as");
  if (name.empty())
    return base::fail(Code::BadUse,
                      {{"problem", "--as is needed: " + app::partTitle(part) + " is for named people only"}});
  const auto person = personArgument(clock.workspace, name);
  if (!person) return tl::make_unexpected(person.error());
  const auto by = openerArgument(arguments);
  if (!by) return tl::make_unexpected(by.error());
  auto key = app::openSeal(session, *by);
  if (!key) return key;
  if (auto let = app::enterPart(session, clock.workspace, clock.id, part, *person,
                                arguments.value("reason").value_or("waymark-cli"), console.now.utc);
      !let)
    return tl::make_unexpected(let.error());
  return key;
}

Result<void> enterWritten(app::Session& session, const domain::Workspace& workspace, const domain::ChangeSet& set,
                          const Arguments& arguments, const Console& console) {
  const auto parts = app::partsWritten(workspace, set, console.now.today);
  if (!parts) return tl::make_unexpected(parts.error());
  // Without a seal nothing is behind a door: nothing could be sealed, or it is all deleted.
  if (parts->empty() || !app::sealOf(session)) return {};
  const auto clock = clockState(session, console);
  if (!clock) return tl::make_unexpected(clock.error());
  for (const auto part : *parts)
    if (const auto key = enter(session, *clock, part, arguments, console); !key) return tl::make_unexpected(key.error());
  return {};
}

Result<domain::PersonId> personArgument(const domain::Workspace& workspace, const std::string& name) {
  if (const auto person = app::personCalled(workspace, name)) return *person;
  return base::fail(Code::NotFound, {{"what", "one person called"}, {"id", name}});
}

Result<std::optional<base::Day>> optionalDay(const Arguments& arguments, const char* option) {
  if (!arguments.has(option)) return std::optional<base::Day>();
  const auto day = dayArgument(arguments, option);
  if (!day) return tl::make_unexpected(day.error());
  return std::optional(*day);
}

Result<DayAndTime> dayAndTime(const Arguments& arguments, const char* option) {
  const auto text = arguments.text(option);
  if (text.empty()) return DayAndTime{};
  const auto t = text.find('T');
  DayAndTime found{base::parseDay(text.substr(0, t)), {}};
  if (t != std::string::npos) found.time = base::parseTime(text.substr(t + 1));
  if (!found.day || (t != std::string::npos && !found.time))
    return base::fail(Code::BadDate, {{"field", std::string("--") + option}, {"value", text}});
  return found;
}

Result<base::Stamp> momentArgument(const Arguments& arguments, const base::Now& now) {
  const auto given = dayAndTime(arguments, "at");
  if (!given) return tl::make_unexpected(given.error());
  if (!given->day) return now.utc;
  const std::chrono::year_month_day date{*given->day};
  std::tm local{};
  local.tm_year = static_cast<int>(date.year()) - 1900;
  local.tm_mon = static_cast<int>(static_cast<unsigned>(date.month())) - 1;
  local.tm_mday = static_cast<int>(static_cast<unsigned>(date.day()));
  local.tm_min = given->time.value_or(base::TimeOfDay{}).minutes;
  local.tm_isdst = -1;
  const base::Stamp moment{std::chrono::seconds{std::mktime(&local)}};
  if (moment > now.utc)
    return base::fail(Code::BadUse, {{"problem", base::longText(*given->day) + " is still to come. Nothing was saved"}});
  return moment;
}

Result<std::vector<base::ShortCode>> criteriaArgument(const Arguments& arguments, const framework::Pack& pack,
                                                      const char* option) {
  std::vector<base::ShortCode> criteria;
  const auto text = arguments.text(option);
  for (const auto part : base::splitOn(text, ',')) {
    const auto word = base::trimmed(part);
    if (word.empty()) continue;
    const auto code = base::ShortCode::make(word);
    if (!code || pack.criterion(*code) == nullptr) {
      std::string allowed;
      for (const auto& criterion : pack.criteria) allowed += (allowed.empty() ? "" : ", ") + criterion.id.text();
      return base::fail(Code::UnknownCode,
                        {{"field", std::string("--") + option}, {"value", std::string(word)}, {"allowed", allowed}});
    }
    criteria.push_back(*code);
  }
  return criteria;
}

}  // namespace waymark::cli
