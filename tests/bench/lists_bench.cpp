// SPDX-License-Identifier: GPL-3.0-or-later
// bench_lists: a person-level list of 38,000 rows by 21 columns, made here, read from .xlsx with inline and with shared
// texts and from .csv, checked, taken into a new workspace under the seal, compared, corrected and written in the
// template's form.   usage: bench_lists [ROWS]
#include <sys/resource.h>
#include <unistd.h>
#include <xlsxwriter.h>

#include <array>
#include <cstdlib>
#include <filesystem>
#include <random>

#include "app/identities.h"
#include "app/list_check.h"
#include "app/list_compare.h"
#include "app/submission.h"
#include "base/file.h"
#include "bench/measure.h"
#include "exchange/csv.h"
#include "exchange/list_form.h"
#include "lists/join.h"

using namespace waymark;

namespace {

constexpr base::Day kAsAt = base::dayOf(2026, 11, 23);

struct Value {
  enum class Kind { Text, Number, Day } kind = Kind::Text;
  std::string text;
  double number = 0;
  base::Day day{};
};
using Rows = std::vector<std::vector<Value>>;

Value text(std::string words) {
  return {Value::Kind::Text, std::move(words), 0, {}};
}
Value number(double value) {
  return {Value::Kind::Number, std::to_string(value), value, {}};
}

/// Fictional children: identifiers of the right shape, dates that fit together, some cells empty.
Rows madeRows(std::size_t count) {
  constexpr std::array kEthnicities{"WBRI", "WBRI", "WBRI", "APKN", "ABAN", "MOTH", "BAFR", "WOTH"};
  constexpr std::array kNeeds{"ASD", "SEMH", "SLCN", "MLD", "SPLD", "PD"};
  std::mt19937 random(11);
  const auto below = [&](unsigned limit) { return static_cast<unsigned>(random() % limit); };
  const auto digits = [&](int length) {
    std::string out;
    for (int i = 0; i < length; ++i) out += static_cast<char>('0' + below(10));
    return out;
  };
  Rows rows;
  for (std::size_t i = 0; i < count; ++i) {
    const auto birthday = kAsAt - std::chrono::days{700 + below(8000)};
    const auto plan = kAsAt - std::chrono::days{below(1500)};
    const auto day = [](base::Day at) { return Value{Value::Kind::Day, {}, 0, at}; };
    std::vector<Value> row{text("E" + std::to_string(100'000 + i)),
                           text(std::string(1, static_cast<char>('A' + below(8))) + digits(12)),
                           below(2) == 0 ? text("") : text("1" + digits(9)),
                           day(birthday),
                           number(1 + below(2)),
                           text(kEthnicities[below(kEthnicities.size())]),
                           day(plan),
                           below(3) == 0 ? text("") : day(plan + std::chrono::days{200}),
                           below(4) == 0 ? text("") : day(plan + std::chrono::days{350}),
                           text(kNeeds[below(kNeeds.size())]),
                           number(100'000 + below(50'000)),
                           number(std::array{1, 2, 4, 6}[below(4)]),
                           below(40) == 0 ? number(4) : text(""),
                           text(below(50) == 0 ? "Yes" : "No"),
                           number(below(3)),
                           number(below(50) == 0 ? 1 : 0),
                           number(below(400) / 10.0),
                           text(below(2) == 0 ? "Yes" : "No"),
                           text(below(8) == 0 ? "Yes" : "No"),
                           text(below(8) == 0 ? "CIN" : ""),
                           text(below(2) == 0 ? "Yes" : "No")};
    rows.push_back(std::move(row));
  }
  return rows;
}

std::vector<std::string> titles(const lists::Definition& definition) {
  std::vector<std::string> out;
  for (const auto column : definition.statutoryColumns(0)) out.push_back(definition.columns[column].title);
  return out;
}

/// Inline texts in constant memory, shared ones else.
std::string workbook(const Rows& rows, const std::vector<std::string>& header, bool inlineTexts) {
  const auto path = std::filesystem::temp_directory_path() / ("bench-lists-" + std::to_string(::getpid()) + ".xlsx");
  lxw_workbook_options options{};
  options.constant_memory = inlineTexts ? LXW_TRUE : LXW_FALSE;
  auto* book = workbook_new_opt(path.c_str(), &options);
  auto* sheet = workbook_add_worksheet(book, "List_1");
  auto* date = workbook_add_format(book);
  format_set_num_format(date, "dd/mm/yyyy");
  for (std::size_t i = 0; i < header.size(); ++i)
    worksheet_write_string(sheet, 0, static_cast<lxw_col_t>(i), header[i].c_str(), nullptr);
  for (std::size_t i = 0; i < rows.size(); ++i)
    for (std::size_t j = 0; j < rows[i].size(); ++j) {
      const auto at = static_cast<lxw_row_t>(i + 1);
      const auto column = static_cast<lxw_col_t>(j);
      const auto& value = rows[i][j];
      if (value.kind == Value::Kind::Number)
        worksheet_write_number(sheet, at, column, value.number, nullptr);
      else if (value.kind == Value::Kind::Day)
        worksheet_write_number(sheet, at, column, static_cast<double>((value.day - base::dayOf(1899, 12, 30)).count()),
                               date);
      else if (!value.text.empty())
        worksheet_write_string(sheet, at, column, value.text.c_str(), nullptr);
    }
  workbook_close(book);
  auto bytes = base::readFile(path, 500'000'000).value();
  std::filesystem::remove(path);
  return bytes;
}

std::string delimited(const Rows& rows, const std::vector<std::string>& header) {
  auto out = exchange::csvLine(header);
  for (const auto& row : rows) {
    std::vector<std::string> cells;
    for (const auto& value : row)
      cells.push_back(value.kind == Value::Kind::Day ? base::isoText(value.day) : value.text);
    out += exchange::csvLine(cells);
  }
  return out;
}

long peakMegabytes() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return usage.ru_maxrss / 1024;
}

}  // namespace

int main(int count, char** arguments) {
  const std::size_t wanted = count > 1 ? std::strtoul(arguments[1], nullptr, 10) : 38'000;
  const auto definition = lists::builtInDefinition(lists::kStandardDefinition).value();
  const auto header = titles(definition);
  std::array<std::string, 3> files;
  {
    const auto rows = madeRows(wanted);
    files = {workbook(rows, header, true), workbook(rows, header, false), delimited(rows, header)};
  }
  const std::array names{"read .xlsx, inline texts", "read .xlsx, shared texts", "read .csv"};
  std::printf("%zu rows; files of %.1f, %.1f and %.1f MB; peak memory so far %ld MB\n", wanted,
              static_cast<double>(files[0].size()) / 1e6, static_cast<double>(files[1].size()) / 1e6,
              static_cast<double>(files[2].size()) / 1e6, peakMegabytes());
  std::size_t sink = 0;
  app::ReadLists read;
  for (std::size_t i = 0; i < files.size(); ++i)
    bench::measure(names[i], 7, [&] { read = app::readListBytes(definition, files[i], "bench").value(); });
  bench::measure("check them by every rule", 15,
                 [&] { sink += lists::checkLists(definition, read.tables, kAsAt).problems.size(); });
  bench::measure("read .xlsx, inline texts, and check", 7, [&] {
    const auto lists = app::readListBytes(definition, files[0], "bench").value();
    sink += lists::checkLists(definition, lists.tables, kAsAt).problems.size();
  });
  const auto folder = std::filesystem::temp_directory_path() / ("bench-lists-" + std::to_string(::getpid()));
  std::filesystem::create_directory(folder);
  int made = 0;
  const app::Opener opener{"four words are easy", ""};
  constexpr base::Stamp kNow{};
  const auto fresh = [&] {
    auto session = app::Session::create(folder / (std::to_string(++made) + ".waymark"), "bench", kNow, {}).value();
    app::setUpSeal(session, opener.passphrase, kNow).value();
    return session;
  };
  auto session = fresh();
  auto key = app::openSeal(session, opener).value();
  domain::ListExtract extract;
  bench::measure("open the seal", 5, [&] { key = app::openSeal(session, opener).value(); });
  bench::measure("make a workspace and its seal", 5, [&] { session = fresh(); });
  bench::measure("make a workspace and its seal, store the list", 5, [&] {
    session = fresh();
    key = app::openSeal(session, opener).value();
    extract = app::importList(session, session.load().value(), key, definition, read.tables.at(0), {"bench", kAsAt}, kNow)
                  .value()
                  .extract;
  });
  bench::measure("open the list again, unsealed", 5, [&] {
    sink += app::openList(session, definition, extract, &key).value().table.size();
  });
  {
    const auto workspace = session.load().value();
    const app::ListSource source{"bench", kAsAt};
    bench::measure("preview the next extract of it", 5, [&] {
      sink += app::previewList(session, workspace, key, definition, read.tables.at(0), source).value().changes.same;
    });
    const auto opened = app::openList(session, definition, extract, &key).value();
    const lists::KnownRows rows{opened.table, opened.children};
    bench::measure("compare two extracts, all the same", 15,
                   [&] { sink += lists::compareLists(definition, rows, rows).same; });
    std::vector<lists::Correction> corrections;
    const auto need = definition.column("primary_need").value();
    const auto team = definition.column("social_care_team").value();
    for (std::size_t row = 0; row < opened.table.size(); row += 20)
      for (const auto column : {need, team})
        corrections.push_back({opened.children[row], column, opened.table.text(definition, column, row), "PD"});
    lists::Table corrected;
    bench::measure("lay 5% corrections of two columns over it", 15, [&] {
      corrected = lists::withTexts(definition, opened.table, lists::overlayOf(definition, rows, corrections).cells);
    });
    const lists::KnownRows later{corrected, opened.children};
    bench::measure("compare it with that", 15,
                   [&] { sink += lists::compareLists(definition, rows, later).changed.size(); });
    bench::measure("draft a submission, with its checks", 5, [&] {
      sink += app::draftSubmission(session, workspace, definition, key, kAsAt).value().checked.problems.size();
    });
    const std::vector<const lists::Table*> tables{&opened.table};
    bench::measure("write the form as .xlsx", 5, [&] {
      sink += exchange::listFormXlsx(definition, tables, kNow).value().size();
    });
    bench::measure("write the form as .csv", 5,
                   [&] { sink += exchange::listFormCsv(definition, opened.table).size(); });
    bench::measure("join the list onto itself by UPN", 5, [&] {
      sink += lists::joinLists(definition, opened.table, std::span(&opened.table, 1)).parts[0].byKey[0];
    });
  }
  bench::measure("load the workspace", 5, [&] { sink += session.load().value().all<domain::Child>().size(); });
  std::printf("peak memory %ld MB, workspace %.1f MB\n", peakMegabytes(),
              static_cast<double>(std::filesystem::file_size(session.file())) / 1e6);
  std::filesystem::remove_all(folder);
  return sink == 0 ? 1 : 0;
}
