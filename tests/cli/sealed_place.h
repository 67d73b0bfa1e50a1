// SPDX-License-Identifier: GPL-3.0-or-later
// A workspace with a list of children on the disk, and what scripts do with it. Every child here is made up.
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

inline constexpr const char* kHeader =
    "Unique ID,UPN,ULN,Date of birth,Gender,Ethnicity,SEN primary need,Main education establishment - URN,"
    "Main education establishment - phase,Suspensions,Permanent exclusions,Absence,Locality\r\n";
inline constexpr const char* kUpn = "H801200001001";
inline constexpr const char* kBirthday = "2014-03-09";

class SealedPlace {
 public:
  SealedPlace() {
    std::string name = (fs::temp_directory_path() / "waymark-cli-XXXXXX").string();
    m_folder = ::mkdtemp(name.data());
    file = (m_folder / "demo.waymark").string();
    REQUIRE(ran({"demo", file}).exit == 0);
    passphrase = write("passphrase", "four words are easy\r\n");
    list = write("support.csv", std::string(kHeader) + "A1," + kUpn + ",,09/03/2014,1,WBRI,ASD,123456,2,0,0,1.5,North\r\n" +
                                    "A2,,,31/02/2015,2,WBRI,SLCN,123456,2,0,0,2.5,\"=cmd,South\"\r\n");
  }
  ~SealedPlace() { fs::remove_all(m_folder); }
  SealedPlace(const SealedPlace&) = delete;
  SealedPlace& operator=(const SealedPlace&) = delete;

  std::string write(const std::string& name, const std::string& text) const {
    std::ofstream(m_folder / name, std::ios::binary) << text;
    return (m_folder / name).string();
  }
  Json json(std::vector<std::string> arguments) const {
    arguments.insert(arguments.end(), {"--format", "json"});
    const auto result = ran(arguments);
    CAPTURE(arguments, result.err);
    REQUIRE(result.exit == 0);
    return Json::parse(result.out);
  }
  std::string sealed() const { return json({"seal", file, "--passphrase-file", passphrase})["recovery_key"]; }
  Json imported(const std::string& sheet, const std::string& day = "2026-11-02") const {
    return json({"import-lists", file, sheet, "--source", "School census", "--as-at", day, "--passphrase-file",
                 passphrase});
  }
  /// Everything on the disk that belongs to the workspace.
  std::string bytes() const {
    std::ostringstream all;
    for (const auto& entry : fs::directory_iterator(m_folder))
      if (entry.path().filename().string().starts_with("demo.waymark"))
        all << std::ifstream(entry.path(), std::ios::binary).rdbuf();
    return all.str();
  }
  bool holds(const std::string& text) const { return bytes().find(text) != std::string::npos; }

  std::string file;
  std::string passphrase;
  std::string list;

 private:
  fs::path m_folder;
};

}  // namespace waymark::cli
