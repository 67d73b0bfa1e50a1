// SPDX-License-Identifier: GPL-3.0-or-later
// What the page Children & plans says of corrections, of rules that are off, and of the settings where children are.
#pragma once

#include <QString>

#include "app/caseload.h"
#include "widgets/marks.h"

namespace waymark::ui {

/// A text as a column keeps it, as people read it: "2011-03-04" is a date with its weekday, a code its title.
QString keptWords(const lists::Definition& definition, std::size_t column, const std::string& text);
/// The same in quotes; "nothing" where it is empty.
QString quotedWords(const lists::Definition& definition, std::size_t column, const std::string& text);

/// "Stands", "Overtaken".
QString correctionStateWord(lists::CorrectionState state);
Mark correctionStateMark(lists::CorrectionState state);
/// What it means for somebody who looks at the child; "" where there is nothing to add.
QString correctionStateWords(const app::ShownCorrection& correction, const domain::ListExtract& extract);
/// "Priya Shah, Mon 8 Sep 2025, 09:40: from the plan’s first page".
QString correctedByWords(const domain::ListCorrection& correction);

/// The correction of a cell; nullptr for none. Of a child's several rows it may be laid over some alone.
const app::ShownCorrection* correctionOfCell(const lists::Definition& definition, const app::CaseloadList& list,
                                             std::size_t column, std::size_t row);

/// The codes of the rules that are switched off, each once: "101a, 102".
QString rulesOffWords(const app::Caseload& caseload);

/// "Oak Primary School, Community school, Primary, Preston", "… closed Sun 31 Aug 2025".
QString settingWords(const lists::Setting& setting);

}  // namespace waymark::ui
