// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/settings_page.h"

#include <QVBoxLayout>

#include "widgets/label.h"

namespace waymark::ui {

SettingsPage::SettingsPage(const PageContext& context) : Page(context) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(kAround, kAround, kAround, kAround);
  column->addWidget(new PageHeader(tr("Settings")));
  column->addStretch(1);
}

}  // namespace waymark::ui
