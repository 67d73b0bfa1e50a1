// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/caseload_words.h"

#include "base/text.h"

namespace waymark::app {

RowWords rowWordsOf(const Caseload& caseload) {
  using lists::ColumnKind;
  const auto& definition = caseload.definition;
  std::vector<std::vector<std::string>> codeWords;  // by code list, by code
  for (const auto& list : definition.codeLists) {
    auto& words = codeWords.emplace_back();
    for (const auto& code : list.codes) words.push_back(base::folded(code.code + " " + code.title));
  }
  std::vector<std::string> ruleWords;
  for (const auto& run : caseload.runs) ruleWords.push_back(base::folded(caseload.ruleCode(run)));

  std::vector<std::string> settingWords;  // by setting
  for (const auto& setting : caseload.settings.settings())
    settingWords.push_back(base::folded(setting.name + " " + setting.type + " " + setting.phase + " " + setting.locality));

  RowWords words;
  words.ends.reserve(caseload.size());
  for (std::size_t at = 0; at < caseload.size(); ++at) {
    const auto place = caseload.place(at);
    const auto& table = caseload.lists[place.list].table;
    const auto add = [&](std::string_view text) {
      words.all += text;
      words.all += ' ';
    };
    for (std::size_t i = 0; i < definition.columns.size(); ++i) {
      const auto& column = definition.columns[i];
      if (column.identity || table.state(i, place.row) != lists::CellState::Filled) continue;
      if (column.kind == ColumnKind::Date || column.kind == ColumnKind::Count || column.kind == ColumnKind::Percent)
        continue;
      if (column.kind != ColumnKind::Code) {
        add(base::folded(table.columns[i].text(place.row)));
        continue;
      }
      const auto& titles = codeWords[column.codeList];
      const auto code = static_cast<std::size_t>(table.columns[i].code(place.row));
      add(code < titles.size() ? titles[code] : base::folded(table.otherCodes[i][code - titles.size()]));
    }
    if (const auto* setting = caseload.setting(at))
      add(settingWords[static_cast<std::size_t>(setting - caseload.settings.settings().data())]);
    for (const auto run : caseload.failedRuns(at)) add(ruleWords[run]);
    words.ends.push_back(static_cast<std::uint32_t>(words.all.size()));
  }
  return words;
}

}  // namespace waymark::app
