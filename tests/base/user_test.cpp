// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/user.h"

#include <pwd.h>
#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <cstdlib>

using waymark::base::userName;

TEST_CASE("who somebody is comes from the system, not from what the environment says") {
  const char* before = std::getenv("USER");
  const std::string kept = before == nullptr ? "" : before;
  for (const char* claimed : {"the director", ""}) {
    ::setenv("USER", claimed, 1);
    CHECK(userName() != claimed);
    CHECK(userName() == ::getpwuid(::getuid())->pw_name);
  }
  if (before == nullptr)
    ::unsetenv("USER");
  else
    ::setenv("USER", kept.c_str(), 1);
}

TEST_CASE("somebody whom the system has no name for is told apart by number") {
  constexpr uid_t kNobodyHas = 54'321;
  if (::getuid() != 0 || ::getpwuid(kNobodyHas) != nullptr) return;  // only root can become somebody else
  const pid_t child = ::fork();
  REQUIRE(child >= 0);
  if (child == 0) ::_exit(::setuid(kNobodyHas) == 0 && userName() == "user 54321" ? 0 : 1);
  int status = 0;
  REQUIRE(::waitpid(child, &status, 0) == child);
  CHECK(WEXITSTATUS(status) == 0);
}
