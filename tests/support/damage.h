// SPDX-License-Identifier: GPL-3.0-or-later
// Damages bytes a little, always the same way for the same generator.
#pragma once

#include <random>
#include <string>
#include <string_view>

namespace waymark {

inline std::string damaged(std::string text, std::mt19937& random) {
  using namespace std::string_view_literals;
  constexpr std::string_view kHard = "\0\"\\{}[],:;\n\r\xFF\xC3\xED\xA0\x80'=\t<>&/"sv;
  for (auto times = 1 + random() % 4; times > 0 && !text.empty(); --times) {
    const auto at = random() % text.size();
    switch (random() % 6) {
      case 0:
        text[at] = kHard[random() % kHard.size()];
        break;
      case 1:
        text.insert(at, 1, kHard[random() % kHard.size()]);
        break;
      case 2:
        text.erase(at, 1 + random() % 20);
        break;
      case 3:
        text.resize(at);
        break;
      case 4:
        text.insert(at, text.substr(random() % text.size(), random() % 60));
        break;
      default:
        text[at] = static_cast<char>(random() % 256);
        break;
    }
  }
  return text;
}

}  // namespace waymark
