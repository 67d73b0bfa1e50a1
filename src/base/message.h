// SPDX-License-Identifier: GPL-3.0-or-later
// English sentences for errors: what happened, what was kept, what to do. The command line prints them;
// the window translates the template first and fills it in afterwards (ui/bridge/messages.h).
#pragma once

#include <string>
#include <string_view>

#include "base/error.h"

namespace waymark::base {

/// The template for a code, with {names} that the error's context fills. Ends in a full stop.
const char* messageTemplate(Code code);

/// A template with its {names} filled; an unknown name becomes "".
std::string filled(std::string_view text, const Context& context);

/// The whole sentence for an error, in English.
std::string sentence(const Error& error);

}  // namespace waymark::base
