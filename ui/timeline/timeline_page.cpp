// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/timeline_page.h"

#include <QVBoxLayout>

#include "widgets/label.h"

namespace waymark::ui {

TimelinePage::TimelinePage(const PageContext& context) : Page(context) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(kAround, kAround, kAround, 0);
  column->addWidget(new PageHeader(tr("Timeline")));
  column->addStretch(1);
}

}  // namespace waymark::ui
