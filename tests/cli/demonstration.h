// SPDX-License-Identifier: GPL-3.0-or-later
// The demonstration workspace on the disk, in a folder of its own, and what scripts do with it: notified on Mon 9 Nov
// 2026, without its children, which take seconds under the sanitizers.
#pragma once

#include <unistd.h>

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "cli/run_cli.h"

namespace waymark::cli {

namespace fs = std::filesystem;
using Json = nlohmann::json;

struct Demonstration {
  Demonstration() {
    std::string name = (fs::temp_directory_path() / "waymark-cli-XXXXXX").string();
    folder = ::mkdtemp(name.data());
    file = (folder / "demo.waymark").string();
    REQUIRE(ran({"demo", file, "--without-children"}).exit == 0);
  }
  ~Demonstration() { fs::remove_all(folder); }
  Demonstration(const Demonstration&) = delete;
  Demonstration& operator=(const Demonstration&) = delete;

  std::string write(const std::string& name, const std::string& text) const {
    std::ofstream(folder / name, std::ios::binary) << text;
    return (folder / name).string();
  }
  [[nodiscard]] std::string read(const std::string& name) const {
    std::ifstream in(folder / name, std::ios::binary);
    std::ostringstream text;
    text << in.rdbuf();
    return text.str();
  }
  Json json(std::vector<std::string> arguments) const {
    arguments.insert(arguments.end(), {"--format", "json"});
    const auto result = ran(arguments);
    CAPTURE(arguments, result.err);
    REQUIRE(result.exit == 0);
    return Json::parse(result.out);
  }
  [[nodiscard]] std::string recordLines(const std::string& kind) const { return ran({"records", file, kind}).out; }
  [[nodiscard]] std::vector<Json> records(const std::string& kind) const {
    std::vector<Json> rows;
    std::istringstream lines(recordLines(kind));
    for (std::string line; std::getline(lines, line);) rows.push_back(Json::parse(line));
    return rows;
  }

  fs::path folder;
  std::string file;
};

}  // namespace waymark::cli
