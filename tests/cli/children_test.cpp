// SPDX-License-Identifier: GPL-3.0-or-later
// The seal and the person-level lists in a workspace, as scripts use them. Every child here is made up.
#include "cli/sealed_place.h"

using namespace waymark::cli;

TEST_CASE("children come in by case code, and nothing that names one lies open in the file") {
  const SealedPlace place;
  place.sealed();
  const auto rows = place.imported(place.list);
  REQUIRE(rows.size() == 1);
  CHECK(rows[0]["list"] == "List_2");
  CHECK(rows[0]["rows"] == 2);
  CHECK(rows[0]["new_children"] == 2);
  CHECK(rows[0]["unread_cells"] == 1);

  const auto children = place.json({"children", place.file});
  REQUIRE(children.size() == 2);
  CHECK(children[0]["case"] == "C-00001");
  CHECK(children[0]["age"] == 12);
  CHECK(children[0]["columns"]["primary_need"] == "ASD");
  CHECK(children[1]["age"].is_null());  // its birthday is no day of the calendar
  CHECK(children[1]["columns"]["locality"] == "=cmd,South");
  for (const auto* column : {"unique_id", "upn", "uln", "date_of_birth"})
    CHECK_FALSE(children[0]["columns"].contains(column));

  CHECK(place.holds("SLCN"));
  CHECK_FALSE(place.holds(kUpn));
  CHECK_FALSE(place.holds(kBirthday));
  CHECK_FALSE(place.holds("09/03/2014"));
  CHECK_FALSE(place.holds("four words"));
}

TEST_CASE("identities are shown with the passphrase and a reason only, and it is written down") {
  const SealedPlace place;
  const auto recovery = place.sealed();
  place.imported(place.list);
  CHECK(ran({"identities", place.file, "--why", " ", "--passphrase-file", place.passphrase}).exit == 3);
  const auto wrong = ran({"identities", place.file, "--why", "A check", "--passphrase-file", place.write("w", "wrong one")});
  CHECK(wrong.exit == 3);
  CHECK(wrong.out.empty());
  CHECK(wrong.err.find("That is not the passphrase of this workspace") != std::string::npos);
  CHECK(place.json({"records", place.file, "identity_access"}).is_object());  // only the setting up so far

  const auto one = place.json({"identities", place.file, "--why", "Duty team asked", "--case", "C-00001",
                               "--recovery-key-file", place.write("key", recovery)});
  REQUIRE(one.size() == 1);
  CHECK(one[0]["identity"]["upn"] == kUpn);
  CHECK(one[0]["identity"]["date_of_birth"] == kBirthday);
  const auto all = place.json({"identities", place.file, "--why", "Quality check", "--passphrase-file", place.passphrase});
  CHECK(all[1]["identity"]["date_of_birth"] == "31/02/2015");  // kept as it stands

  const auto log = ran({"records", place.file, "identity_access"}).out;
  CHECK(log.find("Duty team asked") != std::string::npos);
  CHECK(log.find("Quality check") != std::string::npos);
  CHECK(log.find("\"who\":\"tester\"") != std::string::npos);
  CHECK(log.find("A check") == std::string::npos);
  const auto removed = ran({"remove", place.file, place.records("identity_access")[0]["id"].get<std::string>()});
  CHECK(removed.exit == 2);
  CHECK(removed.err.find("never changed or taken back") != std::string::npos);
  REQUIRE(ran({"undo", place.file}).exit == 0);  // the import: who saw identities is no step of anybody's
  CHECK(ran({"records", place.file, "identity_access"}).out == log);
}

TEST_CASE("a later extract finds the same children by UPN, whatever else changed") {
  const SealedPlace place;
  place.sealed();
  place.imported(place.list);
  const auto later = place.write("later.csv", std::string(kHeader) + "B7,,,,1,WBRI,SEMH,123456,4,0,0,1.5,\r\n" + "A1, h801200001001 ,,09/03/2014,1,WBRI,SEMH,123456,4,1,0,1.5,North\r\n");
  const auto rows = place.imported(later, "2026-12-02");
  CHECK(rows[0]["new_children"] == 1);
  CHECK(rows[0]["known_children"] == 1);
  const auto children = place.json({"children", place.file});
  REQUIRE(children.size() == 2);
  CHECK(children[0]["case"] == "C-00003");
  CHECK(children[1]["case"] == "C-00001");
  CHECK(children[1]["columns"]["primary_need"] == "SEMH");

  // The import is one step.
  CHECK(ran({"undo", place.file}).exit == 0);
  CHECK(place.json({"children", place.file})[0]["columns"]["primary_need"] == "ASD");
}

TEST_CASE("without a seal nothing that names a child is taken in") {
  const SealedPlace place;
  const auto refused = ran({"import-lists", place.file, place.list, "--source", "Census", "--as-at", "2026-11-02",
                            "--passphrase-file", place.passphrase});
  CHECK(refused.exit == 3);
  CHECK(refused.err.find("choose a passphrase first") != std::string::npos);
  CHECK_FALSE(place.holds("SLCN"));
}

TEST_CASE("a changed passphrase shuts out the old one, and the old way in is gone from the file") {
  const SealedPlace place;
  const auto recovery = place.sealed();
  place.imported(place.list);
  const auto fresh = place.write("new", "another four words");
  CHECK(ran({"seal-change", place.file, "--passphrase-file", place.passphrase, "--new-passphrase-file", fresh}).exit == 0);
  CHECK(ran({"identities", place.file, "--why", "w", "--passphrase-file", place.passphrase}).exit == 3);
  CHECK(ran({"identities", place.file, "--why", "w", "--passphrase-file", fresh}).exit == 0);
  CHECK(ran({"seal-change", place.file, "--recovery-key-file", place.write("key", recovery), "--new-passphrase-file",
             place.write("short", "short")}).exit == 3);
  CHECK(ran({"seal", place.file, "--passphrase-file", fresh}).exit == 3);
}

TEST_CASE("a purge leaves no case code, need or key in the file, and the log still verifies") {
  const SealedPlace place;
  place.sealed();
  place.imported(place.list);
  REQUIRE(place.holds("C-00001"));
  const auto half = ran({"purge-children", place.file, "--why", "Retention"});
  CHECK(half.exit == 2);
  CHECK(place.holds("C-00001"));
  const auto purged = place.json({"purge-children", place.file, "--why", "Retention is over", "--yes"});
  CHECK(purged["children"] == 2);
  CHECK_FALSE(place.holds("C-00001"));
  CHECK_FALSE(place.holds("SLCN"));
  CHECK_FALSE(place.holds("argon2id13"));
  CHECK(place.json({"children", place.file}).empty());
  CHECK(ran({"verify", place.file}).exit == 0);
  CHECK(ran({"records", place.file, "identity_access"}).out.find("Retention is over") != std::string::npos);
  CHECK(ran({"records", place.file, "evidence"}).out.find("\"summary\"") != std::string::npos);
}

TEST_CASE("a purge names each backup that still holds what was deleted") {
  const SealedPlace place;
  place.sealed();
  place.imported(place.list);
  REQUIRE(ran({"backup", place.file}).exit == 0);
  const auto made = fs::directory_iterator(place.folder / "backups")->path().filename().string();
  const auto name = made.substr(0, made.rfind(".waymark") + 8);
  const SealedPlace other;
  other.sealed();
  const auto none = ran({"purge-children", other.file, "--why", "Retention", "--yes"});
  CHECK(none.out.find("No backup in ") != std::string::npos);

  const auto purged = ran({"purge-children", place.file, "--why", "Retention", "--yes"});
  CAPTURE(purged.out);
  CHECK(purged.out.find("that still hold them; delete them too:\n  " + name + "  2026-11-11T") != std::string::npos);
  const auto again = place.json({"purge-children", place.file, "--why", "Once more", "--yes"});
  REQUIRE(again["backups"].size() == 1);
  CHECK(fs::path(again["backups"][0]["file"].get<std::string>()).filename() == name);
  const auto elsewhere = place.json({"purge-children", place.file, "--why", "Once more", "--yes", "--folder",
                                     (place.folder / "elsewhere").string()});
  CHECK(elsewhere["backups"].empty());
}

TEST_CASE("the seal’s terms take no day that is over and no time that nobody could keep") {
  const SealedPlace place;
  place.sealed();
  const auto changed = [&](const char* option, const char* value) {
    return ran({"seal-change", place.file, "--passphrase-file", place.passphrase, option, value});
  };
  const auto past = changed("--purge-on", "2020-01-01");
  CHECK(past.exit == 2);
  CHECK(past.err == "Wed 1 Jan 2020 is over, so children’s data can’t be deleted on it. Nothing was changed; give a day "
                    "to come.\n");
  const auto never = changed("--idle-minutes", "0");
  CHECK(never.exit == 3);
  CHECK(never.err == "“0” is not a number that the minutes until it locks can have (1 to 1440).\n");
  CHECK(changed("--purge-on", "2027-03-31").exit == 0);
  CHECK(changed("--idle-minutes", "60").exit == 0);
  const auto log = ran({"records", place.file, "identity_access"}).out;
  CHECK(log.find("Locks after 60 minutes without use, before after 10") != std::string::npos);
  CHECK(log.find("Children’s data is to be deleted on 2027-03-31") != std::string::npos);
  CHECK(log.find("No day is set") == std::string::npos);
}
