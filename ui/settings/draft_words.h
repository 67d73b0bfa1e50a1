// SPDX-License-Identifier: GPL-3.0-or-later
// The words for the parts and fields of a pack's draft, and for the codes that a field can have.
#pragma once

#include <QString>
#include <string_view>

namespace waymark::ui {

/// "tasks" as "Task": what one row of it is. "" is the pack's own line.
QString partWord(std::string_view part);
/// "when/offset" as "When: offset".
QString fieldWord(std::string_view field);
/// "working_days" as "Working days".
QString codeWord(std::string_view code);

}  // namespace waymark::ui
