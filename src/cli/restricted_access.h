// SPDX-License-Identifier: GPL-3.0-or-later
// What the commands on restricted parts share: letting somebody in by passphrase and name, which is logged, and
// arguments that records are made of.
#pragma once

#include <string>

#include "app/confidential.h"
#include "cli/list_arguments.h"
#include "cli/workspace_state.h"
#include "seal/seal.h"

namespace waymark::cli {

/// `named`, `concerns` and `points`; `tracked` (see commands() in commands.cpp).
std::vector<Command> confidentialCommands();
std::vector<Command> trackedCommands();

inline constexpr Option kAs{"as", "who you are: a person of the workspace who is named for this part"};
inline constexpr Option kReason{"reason", "why it is opened: it is written to the log"};
inline constexpr Option kCase{"case", "the child's case code", Option::Kind::Value, Option::Need::Required};

/// The key, after who and why were logged. BadUse without --as or for somebody who isn't named.
base::Result<seal::Key> enter(app::Session& session, const ClockState& clock, domain::RestrictedPart part,
                              const Arguments& arguments, const Console& console);

/// Before records are applied as they come: enters every part that they write in. Without one, nothing is asked.
base::Result<void> enterWritten(app::Session& session, const domain::Workspace& workspace, const domain::ChangeSet& set,
                                const Arguments& arguments, const Console& console);

/// NotFound where nobody, or more than one, has that name.
base::Result<domain::PersonId> personArgument(const domain::Workspace& workspace, const std::string& name);
/// Nothing where it isn't given; BadDate.
base::Result<std::optional<base::Day>> optionalDay(const Arguments& arguments, const char* option);
/// "2025-09-12T12:00" or "2025-09-12".
struct DayAndTime {
  std::optional<base::Day> day;
  std::optional<base::TimeOfDay> time;
};
base::Result<DayAndTime> dayAndTime(const Arguments& arguments, const char* option);
inline constexpr Option kAt{"at", "when, in local time, as 2025-09-12T12:00; now without it"};
/// --at; `now` without it. BadDate; BadUse for a moment that is still to come.
base::Result<base::Stamp> momentArgument(const Arguments& arguments, const base::Now& now);
/// Criteria, as "E1, L2". UnknownCode.
base::Result<std::vector<base::ShortCode>> criteriaArgument(const Arguments& arguments, const framework::Pack& pack,
                                                            const char* option);

template <base::Coded E>
base::Result<E> codeArgument(const Arguments& arguments, const char* option) {
  const auto text = arguments.text(option);
  if (const auto code = base::parseCode<E>(text)) return *code;
  return base::fail(base::Code::UnknownCode, {{"field", std::string("--") + option},
                                              {"value", text},
                                              {"allowed", base::joinedCodes(base::CodeSet<E>::kCodes)}});
}

}  // namespace waymark::cli
