// SPDX-License-Identifier: GPL-3.0-or-later
#include "children/correction_words.h"

#include <QCoreApplication>
#include <QStringList>
#include <algorithm>

#include "bridge/dates.h"
#include "bridge/text.h"

namespace waymark::ui {

namespace {

QString correctionTr(const char* text) {
  return QCoreApplication::translate("CorrectionWords", text);
}

}  // namespace

QString keptWords(const lists::Definition& definition, std::size_t column, const std::string& text) {
  const auto& shown = definition.columns[column];
  if (shown.kind == lists::ColumnKind::Date)
    if (const auto day = base::parseDay(text)) return longDate(*day);
  if (shown.kind == lists::ColumnKind::Code) {
    const auto& codes = definition.codeLists[shown.codeList].codes;
    const auto code = std::ranges::find(codes, text, &lists::CodeDefinition::code);
    if (code != codes.end() && !code->title.empty()) return toQt(code->title);
  }
  return toQt(text);
}

QString quotedWords(const lists::Definition& definition, std::size_t column, const std::string& text) {
  return text.empty() ? correctionTr("nothing") : correctionTr("“%1”").arg(keptWords(definition, column, text));
}

QString correctionStateWord(lists::CorrectionState state) {
  switch (state) {
    case lists::CorrectionState::Standing:
      return correctionTr("Stands");
    case lists::CorrectionState::Fixed:
      return correctionTr("Fixed at source");
    case lists::CorrectionState::Overtaken:
      return correctionTr("Overtaken");
    case lists::CorrectionState::ChildGone:
      return correctionTr("Child gone");
    case lists::CorrectionState::CannotTell:
      break;
  }
  return correctionTr("Can’t tell");
}

Mark correctionStateMark(lists::CorrectionState state) {
  switch (state) {
    case lists::CorrectionState::Standing:
      return Mark::Due;
    case lists::CorrectionState::Fixed:
      return Mark::Done;
    case lists::CorrectionState::Overtaken:
      return Mark::Late;
    default:
      return Mark::None;
  }
}

QString correctionStateWords(const app::ShownCorrection& correction, const domain::ListExtract& extract) {
  switch (correction.state) {
    case lists::CorrectionState::Standing:
      if (extract.importedAt > correction.stored.value.correctedAt)
        return correctionTr("The extract as at %1 came in later and still has the old value: to be fixed at source.")
            .arg(longDate(extract.asAt));
      return correctionTr("Laid over the list until its source has it.");
    case lists::CorrectionState::Fixed:
      return correctionTr("The list has the corrected value by now.");
    case lists::CorrectionState::Overtaken:
      return correctionTr("The list says something else by now, and that is what is shown: look at it, then correct it "
                          "again or take the correction back.");
    case lists::CorrectionState::ChildGone:
      return correctionTr("The child isn’t on the list any more.");
    case lists::CorrectionState::CannotTell:
      break;
  }
  return correctionTr("It lies under the seal, or the list hasn’t the column: unlock to see whether it stands.");
}

QString correctedByWords(const domain::ListCorrection& correction) {
  const QString by = correctionTr("%1, %2").arg(toQt(correction.correctedBy), stampText(correction.correctedAt));
  return correction.note.empty() ? by : correctionTr("%1: %2").arg(by, toQt(correction.note));
}

const app::ShownCorrection* correctionOfCell(const lists::Definition& definition, const app::CaseloadList& list,
                                             std::size_t column, std::size_t row) {
  const auto at = std::ranges::find_if(list.corrections, [&](const app::ShownCorrection& one) {
    return one.value.child == list.children[row] && one.value.column == column;
  });
  if (at == list.corrections.end()) return nullptr;
  const bool elsewhere = at->state == lists::CorrectionState::Standing &&
                         list.table.text(definition, column, row) != at->value.corrected;
  return elsewhere ? nullptr : &*at;
}

QString rulesOffWords(const app::Caseload& caseload) {
  QStringList codes;
  for (const auto& run : caseload.runs)
    if (run.off) codes << toQt(caseload.ruleCode(run));
  codes.removeDuplicates();
  return codes.join(QStringLiteral(", "));
}

QString settingWords(const lists::Setting& setting) {
  QStringList parts;
  for (const auto* text : {&setting.name, &setting.type, &setting.phase, &setting.locality})
    if (!text->empty()) parts << toQt(*text);
  if (setting.proposed)
    parts << correctionTr("proposed to open");
  else if (!setting.open)
    parts << (setting.closedOn ? correctionTr("closed %1").arg(longDate(*setting.closedOn)) : correctionTr("closed"));
  return parts.join(QStringLiteral(", "));
}

}  // namespace waymark::ui
