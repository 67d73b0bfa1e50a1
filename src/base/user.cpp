// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/user.h"

#include <pwd.h>
#include <unistd.h>

#include <array>

#include "base/text.h"

namespace waymark::base {

std::string userName() {
  const auto id = ::getuid();
  passwd entry{};
  passwd* found = nullptr;
  std::array<char, 16384> memory{};  // what the system advises is 1024
  if (::getpwuid_r(id, &entry, memory.data(), memory.size(), &found) == 0 && found != nullptr && *found->pw_name != '\0' &&
      isCleanText(found->pw_name))
    return found->pw_name;
  return "user " + std::to_string(id);
}

}  // namespace waymark::base
