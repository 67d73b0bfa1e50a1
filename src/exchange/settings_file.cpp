// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/settings_file.h"

#include <algorithm>
#include <array>
#include <optional>

#include "base/text.h"
#include "exchange/csv.h"
#include "exchange/zip_archive.h"
#include "lists/cell_reading.h"
#include "lists/text_key.h"

namespace waymark::exchange {
namespace {

struct Field {
  enum At : std::size_t { Urn, Name, Status, Type, Phase, District, Town, Authority, Closed, Count };
};
constexpr std::array<std::string_view, Field::Count> kHeaders{
    "URN",
    "EstablishmentName",
    "EstablishmentStatus (name)",
    "TypeOfEstablishment (name)",
    "PhaseOfEducation (name)",
    "DistrictAdministrative (name)",
    "Town",
    "LA (code)",
    "CloseDate"};
constexpr std::size_t kNeeded = 3;

class Reader {
 public:
  explicit Reader(std::string_view file) : m_file(file) {}

  /// False where the first row lacks a needed header.
  bool header(const lists::SheetRow& row) {
    for (const auto& cell : row.cells)
      for (std::size_t field = 0; field < Field::Count; ++field)
        if (!m_columns[field] && lists::textKey(cell.text) == lists::textKey(kHeaders[field]))
          m_columns[field] = cell.column;
    return std::all_of(m_columns.begin(), m_columns.begin() + kNeeded, [](const auto& one) { return one.has_value(); });
  }

  bool take(const lists::SheetRow& row) {
    const auto* urnCell = cellOf(row, Field::Urn);
    lists::Setting setting;
    if (urnCell != nullptr) setting.urn = lists::readIdentifier(*urnCell, lists::ColumnKind::Urn).text;
    const bool digits = std::ranges::all_of(setting.urn, [](char c) { return c >= '0' && c <= '9'; });
    if (setting.urn.empty() || !digits) {
      m_problem = base::Error{base::Code::BadRow,
                              {},
                              {{"file", std::string(m_file)},
                               {"row", std::to_string(row.number)},
                               {"problem", "the URN is missing or no number"}}};
      return false;
    }
    setting.name = text(row, Field::Name);
    setting.type = text(row, Field::Type);
    setting.phase = text(row, Field::Phase);
    setting.locality = text(row, Field::District).empty() ? text(row, Field::Town) : text(row, Field::District);
    setting.authority = text(row, Field::Authority);
    const auto status = lists::textKey(text(row, Field::Status));
    setting.open = status != "closed";
    setting.proposed = status == "proposedtoopen";
    if (const auto* closed = cellOf(row, Field::Closed)) setting.closedOn = lists::readDay(*closed).day;
    m_settings.push_back(std::move(setting));
    return true;
  }

  [[nodiscard]] const std::optional<base::Error>& problem() const { return m_problem; }
  std::vector<lists::Setting> settings() { return std::move(m_settings); }

 private:
  [[nodiscard]] const lists::SheetCell* cellOf(const lists::SheetRow& row, Field::At field) const {
    if (!m_columns[field]) return nullptr;
    const auto at = std::ranges::lower_bound(row.cells, *m_columns[field], {}, &lists::SheetCell::column);
    return at != row.cells.end() && at->column == *m_columns[field] ? &*at : nullptr;
  }
  [[nodiscard]] std::string text(const lists::SheetRow& row, Field::At field) const {
    const auto* cell = cellOf(row, field);
    return cell == nullptr ? "" : csvCell(base::trimmed(cell->text));
  }

  std::string_view m_file;
  std::array<std::optional<std::uint32_t>, Field::Count> m_columns{};
  std::vector<lists::Setting> m_settings;
  std::optional<base::Error> m_problem;
};

}  // namespace

base::Result<lists::SettingsRegister> readSettings(std::string_view bytes, std::string_view file) {
  Reader reader(file);
  bool first = true;
  bool known = false;
  bool taken = false;
  SheetLimits limits;
  limits.cells = 20'000'000;  // 52,000 settings, 135 columns
  const auto read = eachSheetRow(bytes, file,
                                 {[&](const SheetHead&) {
                                    const bool wanted = !taken;
                                    taken = true;
                                    return wanted;
                                  },
                                  [&](const lists::SheetRow& row) {
                                    if (!first) return reader.take(row);
                                    first = false;
                                    return known = reader.header(row);
                                  }},
                                 limits);
  if (!read) return tl::make_unexpected(read.error());
  if (reader.problem()) return tl::make_unexpected(*reader.problem());
  if (!known)
    return unreadable(file,
                      "its first row lacks URN, EstablishmentName or EstablishmentStatus (name); is it the "
                      "establishment file of Get Information about Schools?");
  return lists::SettingsRegister(reader.settings());
}

std::string settingsCsv(const lists::SettingsRegister& settings) {
  std::vector<std::string> cells(kHeaders.begin(), kHeaders.end());
  auto out = csvLine(cells);
  for (const auto& setting : settings.settings()) {
    cells.assign(Field::Count, {});
    cells[Field::Urn] = setting.urn;
    cells[Field::Name] = setting.name;
    cells[Field::Status] = setting.proposed ? "Proposed to open" : setting.open ? "Open" : "Closed";
    cells[Field::Type] = setting.type;
    cells[Field::Phase] = setting.phase;
    cells[Field::District] = setting.locality;
    cells[Field::Authority] = setting.authority;
    if (setting.closedOn) cells[Field::Closed] = base::isoText(*setting.closedOn);
    out += csvLine(cells);
  }
  return out;
}

}  // namespace waymark::exchange
