// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/release_file.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <optional>

#include "base/message.h"
#include "base/text.h"
#include "exchange/csv.h"
#include "exchange/zip_archive.h"
#include "lists/release_table.h"
#include "lists/text_key.h"

namespace waymark::exchange {
namespace {

constexpr SheetLimits kReleaseLimits{.partBytes = 150'000'000};
constexpr CsvLimits kTableLimits{2'000, 10'000};

std::string_view baseName(std::string_view part) {
  return part.substr(part.rfind('/') + 1);  // npos + 1 is 0
}

struct FoundPart {
  std::string part;  // "" where it can't be told
  std::string why;
  bool there = false;  // though perhaps twice
};

/// The part whose name fits the first pattern that any does.
FoundPart partOf(const std::vector<std::string>& parts, const lists::ReleaseTable& table) {
  for (const auto& pattern : table.files) {
    std::vector<std::string> fitting;
    for (const auto& part : parts)
      if (lists::matchesPattern(pattern, baseName(part))) fitting.push_back(part);
    if (fitting.size() == 1) return {fitting.front(), "", true};
    if (fitting.size() > 1) return {"", fmt::format("the release has {} files like {}", fitting.size(), pattern), true};
  }
  return {"", fmt::format("the release has no file {}", table.files.front()), false};
}

/// The sentence as part of another.
std::string asReason(const base::Error& error) {
  auto text = base::sentence(error);
  if (text.ends_with('.')) text.pop_back();
  return text;
}

std::optional<std::string> readTable(const ZipArchive& archive, const std::string& part,
                                     lists::ReleaseTableReader& reader) {
  const std::string name(baseName(part));
  std::string bytes;
  const auto unpacked = archive.stream(part, name, [&](std::string_view piece) {
    bytes += piece;
    return true;
  });
  if (!unpacked) return asReason(unpacked.error());
  auto text = utf8From(bytes, name);
  if (!text) return asReason(text.error());
  bytes = {};
  const auto walked = eachCsvRow(
      *text, separatorOf(*text, 10), name, [&](const CsvRow& row) { return reader.row(row.line, row.cells); },
      kTableLimits);
  if (!walked) return asReason(walked.error());
  return std::nullopt;
}

}  // namespace

base::Result<lists::ReleaseFigures> readRelease(std::string_view bytes, std::string_view file,
                                                const lists::BenchmarkDefinition& definition) {
  if (!bytes.starts_with("PK"))
    return unreadable(file, "it is no zip file; choose the release as it was downloaded, “all files”, still zipped");
  const auto archive = ZipArchive::open(bytes, file, kReleaseLimits);
  if (!archive) return unreadable(file, "it is damaged: the end of the zip file is missing or broken");
  lists::ReleaseFigures out;
  out.file = file;
  const auto parts = archive->names();
  std::string firstFault;  // of a table that is there
  for (std::size_t i = 0; i < definition.tables.size(); ++i) {
    const auto found = partOf(parts, definition.tables[i]);
    lists::ReleaseTableReader reader(definition, i, std::string(baseName(found.part)), out);
    if (found.part.empty())
      reader.broken(found.why);
    else if (const auto problem = readTable(*archive, found.part, reader))
      reader.broken(*problem);
    reader.finish();
    if (found.there && firstFault.empty() && !out.missing.empty()) firstFault = out.missing.back().why;
  }
  if (!out.series.empty()) return out;
  if (firstFault.empty())
    return unreadable(file, "it holds none of the tables of DfE’s release on education, health and care plans");
  return unreadable(file, "none of its tables can be used: " + firstFault);
}

base::Result<lists::Neighbours> readNeighbours(std::string_view bytes, std::string_view file) {
  auto text = utf8From(bytes, file);
  if (!text) return tl::make_unexpected(text.error());
  lists::Neighbours out;
  out.source = file;
  std::optional<std::size_t> code;
  std::optional<std::size_t> list;
  std::optional<base::Error> problem;
  bool header = true;
  const auto walked = eachCsvRow(*text, separatorOf(*text, 4), file, [&](const CsvRow& row) {
    if (header) {
      header = false;
      for (std::size_t i = 0; i < row.cells.size(); ++i) {
        const auto key = lists::textKey(row.cells[i]);
        if (key == "lacode" && !code) code = i;
        if (key == "statisticalneighbours" && !list) list = i;
      }
      return code && list;
    }
    const auto fault = [&](std::string what) {
      problem = base::Error{base::Code::BadRow,
                            {},
                            {{"file", std::string(file)},
                             {"row", std::to_string(row.line)},
                             {"problem", std::move(what)}}};
      return false;
    };
    const auto cell = [&](std::size_t at) {
      return at < row.cells.size() ? base::trimmed(row.cells[at]) : std::string_view();
    };
    const auto isCode = [](std::string_view one) { return one.size() == 3 && std::ranges::all_of(one, lists::isDigit); };
    const auto area = cell(*code);
    if (!isCode(area)) return fault("the authority’s code is no number of three digits");
    std::vector<std::string> codes;
    for (const auto one : base::splitOn(cell(*list), ' ')) {
      if (one.empty()) continue;
      if (!isCode(one) || one == area || std::ranges::find(codes, one) != codes.end() || codes.size() == 50)
        return fault(fmt::format("“{}” is no neighbour: codes have three digits, and none comes twice",
                                 base::elided(one, 20)));
      codes.emplace_back(one);
    }
    if (!codes.empty() && !out.of.emplace(std::string(area), std::move(codes)).second)
      return fault(fmt::format("the authority {} is there twice", area));
    return true;
  });
  if (!walked) return tl::make_unexpected(walked.error());
  if (problem) return tl::make_unexpected(*problem);
  if (!code || !list) return unreadable(file, "its first row lacks la_code or statistical_neighbours");
  return out;
}

// A row a series: the file's name, the authorities, the regions, what is missing, then a row a measure and period with
// one cell a place. Numbers as they are shortest; marks behind their state: "suppressed:c".
namespace {

constexpr std::string_view kReleaseFormat = "waymark-release-1";

std::string figureCell(const lists::Figure& figure) {
  if (figure.known()) return fmt::format("{}", figure.value);
  if (figure.state == lists::FigureState::NoRow) return "";
  return fmt::format("{}:{}", base::codeText(figure.state), figure.mark);
}

std::optional<lists::Figure> figureFrom(std::string_view cell) {
  if (cell.empty()) return lists::Figure{};
  if (const auto colon = cell.find(':'); colon != std::string_view::npos) {
    const auto state = base::parseCode<lists::FigureState>(cell.substr(0, colon));
    if (!state || *state == lists::FigureState::Value) return std::nullopt;
    return lists::Figure{*state, 0, std::string(cell.substr(colon + 1))};
  }
  auto figure = lists::readFigure(cell, {});
  // What fmt writes shortest may have an exponent.
  if (!figure.known()) {
    const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), figure.value);
    if (error != std::errc() || end != cell.data() + cell.size()) return std::nullopt;
    figure = {lists::FigureState::Value, figure.value, ""};
  }
  return figure;
}

}  // namespace

std::string releaseText(const lists::ReleaseFigures& figures) {
  std::string out = csvLine({std::string(kReleaseFormat), figures.file});
  for (const auto& area : figures.areas)
    out += csvLine({"area", area.code, area.newCode, area.name, area.region, area.lastPeriod});
  for (const auto& region : figures.regions) out += csvLine({"region", region.code, region.name});
  for (const auto& missing : figures.missing) out += csvLine({"missing", missing.measure, missing.why});
  for (const auto& series : figures.series) {
    std::vector<std::string> cells{"series", series.measure, series.period, figureCell(series.england)};
    for (std::size_t i = 0; i < figures.regions.size(); ++i)
      cells.push_back(i < series.regions.size() ? figureCell(series.regions[i]) : "");
    for (std::size_t i = 0; i < figures.areas.size(); ++i)
      cells.push_back(i < series.areas.size() ? figureCell(series.areas[i]) : "");
    out += csvLine(cells);
  }
  return out;
}

base::Result<lists::ReleaseFigures> parseReleaseText(std::string_view text, std::string_view file) {
  lists::ReleaseFigures out;
  bool first = true;
  bool good = true;
  const auto walked = eachCsvRow(
      text, ',', file,
      [&](const CsvRow& row) {
        std::vector<std::string> cells;
        for (const auto& cell : row.cells) cells.push_back(csvCell(cell));
        const auto& kind = cells[0];
        if (first) {
          first = false;
          if (kind != kReleaseFormat || cells.size() != 2) return good = false;
          out.file = cells[1];
        } else if (kind == "area" && cells.size() == 6) {
          out.areas.push_back({cells[1], cells[2], cells[3], cells[4], cells[5]});
        } else if (kind == "region" && cells.size() == 3) {
          out.regions.push_back({cells[1], cells[2]});
        } else if (kind == "missing" && cells.size() == 3) {
          out.missing.push_back({cells[1], cells[2]});
        } else if (kind == "series" && cells.size() == 4 + out.regions.size() + out.areas.size()) {
          lists::FigureSeries series{cells[1], cells[2], {}, {}, {}};
          for (std::size_t i = 3; good && i < cells.size(); ++i) {
            auto figure = figureFrom(cells[i]);
            if (!figure) return good = false;
            if (i == 3)
              series.england = std::move(*figure);
            else if (i < 4 + out.regions.size())
              series.regions.push_back(std::move(*figure));
            else
              series.areas.push_back(std::move(*figure));
          }
          out.series.push_back(std::move(series));
        } else {
          good = false;
        }
        return good;
      },
      {4'000, 10'000});
  if (!walked) return tl::make_unexpected(walked.error());
  if (!good || first) return base::fail(base::Code::Damaged, {{"file", std::string(file)}, {"problem", "the figures kept of a release"}});
  return out;
}

}  // namespace waymark::exchange
