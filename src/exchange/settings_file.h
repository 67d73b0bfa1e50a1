// SPDX-License-Identifier: GPL-3.0-or-later
// Reads the settings register: the establishment file that Get Information about Schools gives to everybody
// (edubasealldata….csv), or a workbook with the same headers.
#pragma once

#include <string>
#include <string_view>

#include "base/error.h"
#include "lists/settings_register.h"

namespace waymark::exchange {

/// Needed columns: URN, EstablishmentName, EstablishmentStatus (name). Taken where they are there:
/// TypeOfEstablishment (name), PhaseOfEducation (name), DistrictAdministrative (name) or Town, LA (code), CloseDate.
/// Errors: as
/// eachSheetRow; FileUnreadable {file, problem} without these headers; BadRow where a URN is no number.
base::Result<lists::SettingsRegister> readSettings(std::string_view bytes, std::string_view file);

/// The same headers with what a register holds; readSettings gives it back.
std::string settingsCsv(const lists::SettingsRegister& settings);

}  // namespace waymark::exchange
