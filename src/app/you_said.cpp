// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/you_said.h"

namespace waymark::app {

exchange::Sheet youSaidSheet(const domain::Workspace& workspace) {
  exchange::Sheet sheet{"You said, we did", {{"You said", 320}, {"We did", 320}, {"Who acts", 160}, {"Told on", 110}}, {}};
  for (const auto& [item, revision] : workspace.all<domain::YouSaid>()) {
    const auto* partner = item.partner ? workspace.all<domain::Partner>().find(*item.partner) : nullptr;
    sheet.rows.push_back({item.said, item.did, partner == nullptr ? "" : partner->value.name,
                          item.toldOn ? base::isoText(*item.toldOn) : ""});
  }
  return sheet;
}

}  // namespace waymark::app
