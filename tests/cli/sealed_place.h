// SPDX-License-Identifier: GPL-3.0-or-later
// A workspace with a list of children on the disk, and what scripts do with it. Every child here is made up.
#pragma once

#include "cli/demonstration.h"

namespace waymark::cli {

inline constexpr const char* kHeader =
    "Unique ID,UPN,ULN,Date of birth,Gender,Ethnicity,SEN primary need,Main education establishment - URN,"
    "Main education establishment - phase,Suspensions,Permanent exclusions,Absence,Locality\r\n";
inline constexpr const char* kUpn = "H801200001001";
inline constexpr const char* kBirthday = "2014-03-09";

class SealedPlace : public Demonstration {
 public:
  std::string sealed() const { return json({"seal", file, "--passphrase-file", passphrase})["recovery_key"]; }
  Json imported(const std::string& sheet, const std::string& day = "2026-11-02") const {
    return json({"import-lists", file, sheet, "--source", "School census", "--as-at", day, "--passphrase-file",
                 passphrase});
  }
  /// Everything on the disk that belongs to the workspace.
  std::string bytes() const {
    std::ostringstream all;
    for (const auto& entry : fs::directory_iterator(folder))
      if (entry.path().filename().string().starts_with("demo.waymark"))
        all << std::ifstream(entry.path(), std::ios::binary).rdbuf();
    return all.str();
  }
  bool holds(const std::string& text) const { return bytes().find(text) != std::string::npos; }

  std::string passphrase = write("passphrase", "four words are easy\r\n");
  std::string list =
      write("support.csv", std::string(kHeader) + "A1," + kUpn + ",,09/03/2014,1,WBRI,ASD,123456,2,0,0,1.5,North\r\n" +
                               "A2,,,31/02/2015,2,WBRI,SLCN,123456,2,0,0,2.5,\"=cmd,South\"\r\n");
};

}  // namespace waymark::cli
