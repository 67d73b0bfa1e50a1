// SPDX-License-Identifier: GPL-3.0-or-later
// Lists of fictional children in a workspace on disk, for a MemoryPort's use(): pages read them there.
#pragma once

#include <QTemporaryDir>
#include <memory>

#include "app/identities.h"
#include "app/list_check.h"
#include "app/list_import.h"
#include "app/session.h"
#include "bridge/text.h"
#include "memory_port.h"

namespace waymark::ui {

inline const app::Opener kListWords{"four words are easy", ""};
inline const seal::Cost kCheapCost{1, std::uint64_t{1} << 20U};

/// Six plans: one clean, the others with a fault each or two; one child twice.
inline constexpr const char* kPlanRows =
    "Unique ID,UPN,ULN,Date of birth,Gender,Ethnicity,Date initial EHC plan issued,Date updated EHC plan issued,"
    "Date EHC plan last reviewed,SEN primary need,Main education establishment - URN,"
    "Main education establishment - phase,Locality,Disability\r\n"
    "Q1,H801200001001,,09/03/2014,1,WBRI,01/02/2026,,,ASD,123456,primary,North,Yes\r\n"
    "Q2,,1000000043,09/03/2009,1,,01/02/2026,,,ASD,123457,secondary,South,Yes\r\n"
    "Q3,A123456789012,,31/02/2016,2,WBRI,01/02/2026,,,SLCN,123456,primary,South,No\r\n"
    "Q4,,1000000043,01/09/2002,2,WBRI,01/02/2027,,,QQQ,123456,further_education,,Yes\r\n"
    "Q5,,,01/09/2023,1,WBRI,01/02/2026,,,SEMH,123456,nursery,North,No\r\n"
    "Q6,,,02/09/2023,1,WBRI,01/02/2026,,,,123456,nursery,North,No\r\n";

struct MadeLists {
  static constexpr base::Stamp kAt{base::dayOf(2026, 11, 24)};
  static constexpr base::Day kAsAt = base::dayOf(2026, 11, 23);
  QTemporaryDir folder;
  lists::Definition definition = lists::builtInDefinition(lists::kStandardDefinition).value();
  std::unique_ptr<app::Session> session;

  MadeLists() {
    auto made = app::Session::create(pathFrom(folder.filePath(QStringLiteral("lists.waymark"))), "Priya Shah", kAt, {});
    session = std::make_unique<app::Session>(std::move(made.value()));
    app::setUpSeal(*session, kListWords.passphrase, kAt, kCheapCost).value();
  }
  void import(const app::ReadLists& read, base::Day asAt = kAsAt) {
    const auto key = app::openSeal(*session, kListWords).value();
    for (const auto& table : read.tables)
      app::importList(*session, session->load().value(), key, definition, table, {"case system", asAt}, kAt).value();
  }
  void import(const std::string& rows, base::Day asAt = kAsAt) {
    import(app::readListBytes(definition, rows, "plans.csv").value(), asAt);
  }
  /// What a workspace in memory has to know of them.
  void addTo(domain::ChangeSet& changes) const {
    const auto kept = session->load().value();
    for (const auto& row : kept.all<domain::Child>()) changes.changes.push_back(domain::made(row.value));
    for (const auto& row : kept.all<domain::ListExtract>()) changes.changes.push_back(domain::made(row.value));
  }
};

}  // namespace waymark::ui
