// SPDX-License-Identifier: GPL-3.0-or-later
// Settings: how it looks, the framework pack, the calendar, the workspace file.
#pragma once

#include "shell/page.h"

class QVBoxLayout;

namespace waymark::ui {

class SettingsPage final : public Page {
  Q_OBJECT
 public:
  explicit SettingsPage(const PageContext& context);
};

}  // namespace waymark::ui
